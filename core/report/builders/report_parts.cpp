// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/builders/report_parts.h"

#include "core/form/completeness.h"

namespace dossier {

Span ReportParts::span(const LocalizedText& text, SpanRole role, const QString& link) const
{
    return {text.in(m_language), text.has(m_language) || text.isEmpty() ? m_language : otherLanguage(m_language), role, link};
}

Paragraph ReportParts::citations(const QStringList& ids) const
{
    QStringList names;
    for (const QString& id : ids) {
        const Citation* citation = Regimes::builtIn().citation(id);
        names.append(citation ? citation->brief.in(m_language) : id);
    }
    return names.isEmpty() ? Paragraph() : Paragraph{span(names.join(separator()), SpanRole::Citation)};
}

Paragraph ReportParts::notAnswered() const
{
    return {span(stateWord(AnswerState::Blank), SpanRole::State)};
}

QString ReportParts::shown(const Record& record, const Question& question, const Answer& answer) const
{
    return displayAnswer(question, answer, m_language, m_workspace.displayContext(&record));
}

Paragraph ReportParts::answer(const Record& record, const Question& question, const Answer& answer) const
{
    if (answer.isBlank())
        return question.required ? notAnswered() : Paragraph();
    if (!answer.hasValue()) {
        Paragraph result{span(word(stateWord(answer.state)) + (m_language == Language::Chinese ? u"。"_qs : QStringLiteral(".")), SpanRole::State)};
        QStringList more;
        if (!answer.reason.isEmpty())
            result.push_back(span({u" "_qs + answer.reason.en, answer.reason.zh}));
        if (!answer.ask.isEmpty()) {
            const LocalizedText person = m_workspace.titleOf(answer.ask);
            more.append((m_language == Language::Chinese ? u"询问："_qs : u" Ask: "_qs) + (person.isEmpty() ? answer.ask : person.in(m_language)));
        }
        if (!answer.due.isEmpty())
            more.append((m_language == Language::Chinese ? u"期限："_qs : u" by "_qs) + date(answer.due));
        if (!more.isEmpty())
            result.push_back(span((m_language == Language::Chinese ? u""_qs : u" "_qs) + more.join(m_language == Language::Chinese ? u"，"_qs : QString())));
        return result;
    }
    if (question.isText() && question.localized) {
        const LocalizedText text = answer.text();
        Paragraph result{span(text)};
        if (!text.has(m_language) && !text.isEmpty())
            result.push_back(span(m_language == Language::Chinese ? u"（仅有英文）"_qs : u" (available in Chinese only)"_qs, SpanRole::Small));
        return result;
    }
    return {span(shown(record, question, answer))};
}

std::vector<Paragraph> ReportParts::lines(const Record& record, const Question& question, const Answer& given) const
{
    std::vector<Paragraph> result;
    for (const Span& part : answer(record, question, given)) {
        const QStringList texts = part.text.split(u'\n');
        for (qsizetype i = 0; i < texts.size(); ++i) {
            if (i > 0 || result.empty())
                result.emplace_back();
            if (!texts[i].isEmpty())
                result.back().push_back({texts[i], part.language, part.role, part.link});
        }
    }
    std::erase_if(result, [](const Paragraph& paragraph) { return paragraph.empty(); });
    return result;
}

Paragraph ReportParts::retention(const Record& record, const Question& table, const Row& row) const
{
    const auto cell = [&](const char* id) {
        const Question* column = table.column(QString::fromLatin1(id));
        return column ? shown(record, *column, row.cell(column->id)) : QString();
    };
    QStringList parts;
    const QString number = cell("retention-number");
    const QString unit = cell("retention-unit");
    const QString trigger = cell("retention-trigger");
    const QString fate = cell("fate");
    if (!number.isEmpty() || !unit.isEmpty())
        parts.append(number.isEmpty() ? unit : unit.isEmpty() ? number : m_language == Language::Chinese ? number + u' ' + unit : number + u' ' + unit);
    for (const QString& part : {trigger, fate}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    if (parts.isEmpty())
        return notAnswered();
    return {span(parts.join(m_language == Language::Chinese ? u"，"_qs : QStringLiteral(", ")))};
}

std::vector<ReportFinding> reportFindings(const Workspace& workspace, const QStringList& records, Language language)
{
    std::vector<ReportFinding> findings;
    for (const QString& reference : records) {
        const Record* record = workspace.record(reference);
        if (!record)
            continue;
        const Form& form = workspace.formOf(reference);
        const Completeness done = completeness(form, record->answers, workspace.library());
        QStringList named;
        const auto add = [&](const Missing& missing, const LocalizedText& text) {
            if (named.contains(missing.question + text.en))
                return;
            named.append(missing.question + text.en);
            findings.push_back({text.arg(form.question(missing.question)->label), reference, missing.question});
        };
        for (const Missing& missing : done.missing)
            add(missing, {u"Not answered: %1"_qs, u"未作答：%1"_qs});
        for (const Missing& unknown : done.unknowns)
            add(unknown, {u"Not known yet: %1"_qs, u"尚不明确：%1"_qs});
        for (const Section& section : form.sections) {
            for (const Question& question : section.questions) {
                const Answer& answer = record->answers.own(question.id);
                if (question.isText() && question.localized && answer.hasValue() && !answer.text().has(language) && done.states.contains(question.id))
                    add({section.id, question.id, {}, {}, false}, language == Language::English ? LocalizedText{u"Available in Chinese only: %1"_qs, u"仅有中文：%1"_qs}
                                                                                                : LocalizedText{u"Available in English only: %1"_qs, u"仅有英文：%1"_qs});
            }
        }
    }
    return findings;
}

} // namespace dossier
