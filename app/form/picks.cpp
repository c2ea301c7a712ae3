// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/picks.h"

#include "core/text/fold.h"


#include <QCoreApplication>
#include <algorithm>

namespace dossier {

namespace {

QString keywordsOf(const LocalizedText& label, const QString& id)
{
    return foldForSearch(label.en + u' ' + label.zh + u' ' + id);
}

/// What matters about a country for transfers, from the tags of the list of countries.
QString countryDetail(const QStringList& tags)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("dossier::Picks", text); };
    if (tags.contains(QStringLiteral("eea")) || tags.contains(QStringLiteral("eu")))
        return say(QT_TRANSLATE_NOOP("dossier::Picks", "EEA"));
    if (tags.contains(QStringLiteral("adequate")))
        return say(QT_TRANSLATE_NOOP("dossier::Picks", "adequacy decision"));
    if (tags.contains(QStringLiteral("dpf")))
        return say(QT_TRANSLATE_NOOP("dossier::Picks", "DPF certificate or transfer tool"));
    return say(QT_TRANSLATE_NOOP("dossier::Picks", "transfer tool needed"));
}

QList<Pick> rowPicks(const Question& question, const FormContext& context, Language language)
{
    QList<Pick> picks;
    const Record* record = context.current();
    const Question* table = record != nullptr ? context.workspace->formOf(context.record).question(question.rowsOf) : nullptr;
    if (table == nullptr)
        return picks;
    const DisplayContext display = context.display();
    for (const Row& row : record->answers.at(question.rowsOf).rows) {
        Pick pick;
        pick.id = row.id;
        pick.label = rowName(*table, row, language, display);
        pick.keywords = foldForSearch(rowName(*table, row, Language::English, display) + u' ' + rowName(*table, row, Language::Chinese, display));
        picks.append(pick);
    }
    return picks;
}

QList<Pick> recordPicks(const Question& question, const FormContext& context, Language language)
{
    QList<Pick> picks;
    for (const QString& kind : question.kinds) {
        const KindInfo* info = context.library().kinds().kind(kind);
        for (const RecordSummary& summary : context.workspace->records(kind)) {
            if (summary.reference == context.record)
                continue;
            Pick pick = recordPick(context, summary, language);
            if (question.kinds.size() > 1 && info != nullptr)
                pick.group = info->plural.in(language);
            picks.append(pick);
        }
    }
    return picks;
}

} // namespace

Pick recordPick(const FormContext& context, const RecordSummary& summary, Language language)
{
    Pick pick;
    pick.id = summary.reference;
    pick.label = summary.title.isEmpty() ? summary.reference : summary.title.in(language);
    pick.detail = summary.reference;
    pick.keywords = keywordsOf(summary.title, summary.reference);
    const KindInfo* kind = context.library().kinds().kind(summary.kind);
    if (const StatusInfo* status = kind != nullptr ? kind->status(summary.status) : nullptr) {
        pick.glyph = glyphFromWord(status->shape);
        pick.colour = toneColour(status->tone);
        pick.tint = toneTint(status->tone);
    }
    return pick;
}

QList<Pick> picksOf(const Question& question, const FormContext& context, Language language)
{
    if (!question.rowsOf.isEmpty())
        return rowPicks(question, context, language);
    if (question.type == QuestionType::Record || question.type == QuestionType::Records)
        return recordPicks(question, context, language);
    const bool country = question.type == QuestionType::Country || question.type == QuestionType::Countries;
    QList<Pick> picks;
    for (const Option& option : context.library().optionsOf(question)) {
        Pick pick;
        pick.id = option.id;
        pick.label = option.label.in(language);
        pick.group = option.group.in(language);
        pick.detail = country ? countryDetail(option.tags) : QString();
        pick.keywords = keywordsOf(option.label, option.id);
        picks.append(pick);
    }
    if (country)
        std::sort(picks.begin(), picks.end(), [language](const Pick& a, const Pick& b) { return sortsBefore(a.label, b.label, language); });
    return picks;
}

QList<Pick> suggestionsOf(const Question& question, const FormContext& context, Language language)
{
    QList<Pick> picks;
    if (question.catalogue.isEmpty())
        return picks;
    for (const Option& option : context.library().optionsOf(question)) {
        Pick pick;
        pick.id = option.id;
        pick.label = option.label.in(language);
        pick.detail = option.label.of(otherLanguage(language));
        pick.keywords = keywordsOf(option.label, {});
        picks.append(pick);
    }
    return picks;
}

bool matches(const Pick& pick, const QString& typed)
{
    const QStringList words = foldForSearch(typed).split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&pick](const QString& word) { return pick.keywords.contains(word); });
}

} // namespace dossier
