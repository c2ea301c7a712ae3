// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/builders/answer_text.h"

#include "core/rules/routes.h"
#include "core/rules/obligations.h"
#include "core/text/fold.h"

#include <algorithm>

namespace dossier {

namespace {

constexpr ushort enSpace = 0x2002;

LocalizedText sentence(const LocalizedText& word)
{
    return {word.en + u'.', word.zh + u'。'};
}

} // namespace

Language textLanguage(const QString& text, Language report)
{
    qsizetype han = 0, letters = 0;
    for (const uint c : text.toUcs4()) {
        if (isHan(c))
            ++han;
        else if (QChar::isLetterOrNumber(c))
            ++letters;
    }
    if (han == 0 && letters == 0)
        return report;
    if (report == Language::Chinese)
        return han > 0 ? Language::Chinese : Language::English;
    return han * 2 > letters ? Language::Chinese : Language::English;
}

Span textSpan(const QString& text, Language report, SpanRole role, const QString& link)
{
    return {text, textLanguage(text, report), role, link};
}

Span wordSpan(const LocalizedText& text, Language report, SpanRole role)
{
    return {text.in(report), report, role, {}};
}

Paragraph words(const LocalizedText& text, Language report, SpanRole role)
{
    return {wordSpan(text, report, role)};
}

Paragraph notAnswered(Language report)
{
    return words(stateWord(AnswerState::Blank), report, SpanRole::State);
}

std::vector<Paragraph> textParagraphs(const QString& text, Language report)
{
    std::vector<Paragraph> paragraphs;
    for (const QString& line : text.split(u'\n')) {
        if (!line.trimmed().isEmpty())
            paragraphs.push_back({textSpan(line.trimmed(), report)});
    }
    return paragraphs;
}

QString listed(const QStringList& items, Language language)
{
    const bool chinese = language == Language::Chinese;
    const bool nested = std::any_of(items.begin(), items.end(), [](const QString& item) {
        return item.contains(QStringLiteral(", ")) || item.contains(u'，') || item.contains(u'、') || item.contains(u'；');
    });
    if (nested)
        return items.join(chinese ? u"；"_qs : QStringLiteral("; "));
    return items.join(chinese ? u"、"_qs : QStringLiteral(", "));
}

QString citationsOf(const QStringList& cite, Language language)
{
    QStringList briefs;
    for (const QString& id : cite) {
        const Citation* citation = Regimes::builtIn().citation(id);
        if (citation != nullptr && !briefs.contains(citation->brief.in(language)))
            briefs.append(citation->brief.in(language));
    }
    return listed(briefs, language);
}

QString registerArticle(const QStringList& cite, const QString& prefix, Language language)
{
    for (const QString& id : cite) {
        const Citation* citation = id.startsWith(prefix) ? Regimes::builtIn().citation(id) : nullptr;
        if (citation == nullptr)
            continue;
        // The law is named above the table; the column has the article alone.
        QString article = citation->brief.in(language);
        for (const QString& law : {QStringLiteral("GDPR Art. "), QStringLiteral("GDPR ")}) {
            if (article.startsWith(law))
                article = article.mid(law.size());
        }
        return article;
    }
    return {};
}

AnswerText::AnswerText(const Workspace& workspace, const Record& record, Language language)
    : m_workspace(workspace), m_record(record), m_form(workspace.formOf(record.reference())), m_language(language),
      m_context{workspace.library(), [&workspace](const QString& reference) { return workspace.titleOf(reference); }, &record.answers, &m_form,
                [&workspace](const QString& reference) { return workspace.statusNote(reference); }},
      m_visibility(visibility(m_form, record.answers, workspace.library()))
{
}

bool AnswerText::shown(const QString& question) const
{
    const Section* section = m_form.sectionOf(question);
    return section != nullptr && m_visibility.sectionShown(section->id) && m_visibility.questionShown(question);
}

QString AnswerText::value(const Question& question, const Answer& answer) const
{
    return answer.hasValue() ? displayAnswer(question, answer, m_language, m_context) : QString();
}

QString AnswerText::value(const QString& question) const
{
    const Question* found = m_form.question(question);
    return found == nullptr ? QString() : value(*found, answers().own(question));
}

QString AnswerText::rowName(const Question& table, const Row& row) const
{
    return dossier::rowName(table, row, m_language, m_context);
}

QString AnswerText::rowDetail(const Question& matrix, const Row& row) const
{
    return dossier::rowDetail(matrix, row, m_language, m_context);
}

QString AnswerText::recordTitle(const QString& reference) const
{
    const QString title = m_workspace.titleOf(reference).in(m_language);
    return title.isEmpty() ? reference : title;
}

Paragraph AnswerText::state(const Answer& answer) const
{
    const bool english = m_language == Language::English;
    if (answer.isBlank())
        return notAnswered(m_language);
    Paragraph paragraph = words(sentence(stateWord(answer.state)), m_language, SpanRole::State);
    const QString space = english ? QStringLiteral(" ") : QString();
    if (!answer.reason.isEmpty())
        paragraph.push_back(textSpan(space + answer.reason.in(m_language), m_language));
    if (answer.state != AnswerState::Unknown || (answer.ask.isEmpty() && answer.due.isEmpty()))
        return paragraph;
    const QString whom = answer.ask.isEmpty() ? QString() : recordTitle(answer.ask);
    const QString when = answer.due.isEmpty() ? QString() : displayDate(answer.due, m_language, true);
    QString text;
    if (english)
        text = when.isEmpty() ? QStringLiteral(" To be asked of %1.").arg(whom)
            : whom.isEmpty()  ? QStringLiteral(" To be known by %1.").arg(when)
                              : QStringLiteral(" To be known by %1 (%2).").arg(when, whom);
    else
        text = when.isEmpty() ? u"向%1询问。"_qs.arg(whom) : whom.isEmpty() ? u"应于%1前明确。"_qs.arg(when) : u"应于%1前明确（%2）。"_qs.arg(when, whom);
    paragraph.push_back({text, m_language, SpanRole::Plain, {}});
    return paragraph;
}

Paragraph AnswerText::cell(const Question& question, const Answer& answer) const
{
    const QString text = value(question, answer);
    if (text.isEmpty())
        return answer.isBlank() && !question.required ? Paragraph{{u"–"_qs, m_language, SpanRole::Small, {}}} : state(answer);
    if (question.type == QuestionType::Record && answer.v.is_string())
        return {textSpan(text, m_language, SpanRole::Plain, u'#' + fromStd(answer.v.get<std::string>()))};
    return {textSpan(text, m_language)};
}

QuestionBlock AnswerText::generated(const Question& question) const
{
    QuestionBlock out;
    out.label = words(question.label, m_language);
    out.citation = {{citationsOf(question.cite, m_language), m_language, SpanRole::Plain, {}}};
    out.anchor = m_record.reference() + u'/' + question.id;
    for (const LocalizedText& line : generatedWords(m_workspace, m_record.reference(), question.id))
        out.answer.push_back(words(line, m_language));
    return out;
}

QuestionBlock AnswerText::block(const Question& question) const
{
    const Answer& answer = answers().own(question.id);
    QuestionBlock out;
    out.label = words(question.label, m_language);
    const QString cited = citationsOf(question.cite, m_language);
    if (!cited.isEmpty())
        out.citation = {{cited, m_language, SpanRole::Plain, {}}};
    out.anchor = m_record.reference() + u'/' + question.id;
    if (answer.isBlank()) {
        out.frame = question.required ? AnswerFrame::Missing : AnswerFrame::MissingOptional;
        Paragraph paragraph = notAnswered(m_language);
        const LocalizedText why = question.required ? LocalizedText{QStringLiteral("This question is required."), u"此题为必答题。"_qs}
                                                    : LocalizedText{QStringLiteral("Optional."), u"选答题。"_qs};
        paragraph.push_back({QString(QChar(enSpace)) + why.in(m_language), m_language, SpanRole::Plain, {}});
        out.answer = {paragraph};
        return out;
    }
    if (!answer.hasValue()) {
        out.answer = {state(answer)};
        return out;
    }
    if (question.isText() && question.localized) {
        const LocalizedText text = answer.text();
        if (!text.has(m_language)) {
            out.frame = AnswerFrame::OtherLanguage;
            out.tag = words({QStringLiteral("Available in Chinese only"), u"仅有英文"_qs}, m_language);
        }
        out.answer = textParagraphs(text.in(m_language), m_language);
        if (text.has(m_language) && isOlder(answer, m_language))
            out.answer.push_back(words({QStringLiteral("The Chinese text is newer than this one."), u"英文文本比本文本更新。"_qs}, m_language, SpanRole::Small));
        return out;
    }
    if (question.type == QuestionType::YesNo) {
        const bool yes = answer.v.is_boolean() && answer.v.get<bool>();
        const LocalizedText word = yes ? LocalizedText{QStringLiteral("Yes."), u"是。"_qs} : LocalizedText{QStringLiteral("No."), u"否。"_qs};
        Paragraph paragraph = words(word, m_language, SpanRole::State);
        if (!answer.note.isEmpty())
            paragraph.push_back(textSpan((m_language == Language::English ? QStringLiteral(" ") : QString()) + answer.note.in(m_language), m_language));
        out.answer = {paragraph};
        return out;
    }
    if (question.type == QuestionType::Record || question.type == QuestionType::Records) {
        for (const Json& one : answer.v.is_array() ? answer.v : Json::array({answer.v})) {
            const QString reference = one.is_string() ? fromStd(one.get<std::string>()) : QString();
            out.answer.push_back({{reference + QChar(enSpace), Language::English, SpanRole::Plain, u'#' + reference}, textSpan(recordTitle(reference), m_language)});
        }
        return out;
    }
    if (question.type == QuestionType::Date && answer.v.is_string())
        out.answer = {{{displayDate(fromStd(answer.v.get<std::string>()), m_language, true), m_language, SpanRole::Plain, {}}}};
    else
        out.answer = textParagraphs(value(question, answer), m_language);
    return out;
}

QString organisationName(const Workspace& workspace, Language language)
{
    const Record* organisation = workspace.mainOrganisation();
    return organisation == nullptr ? QString() : workspace.titleOf(organisation->reference()).in(language);
}

Paragraph auditFooter(const Workspace& workspace, Language language, const QString& reference)
{
    const QString date = displayDate(workspace.clock().today().toString(Qt::ISODate), language, true);
    const QString number = QString::number(workspace.auditCount());
    const QString hash = workspace.auditHead().left(8);
    const QString text = language == Language::English
        ? QStringLiteral("State of %1, audit entry %2, %3").arg(date, number, hash)
        : u"截至%1，审计记录第%2条，%3"_qs.arg(date, number, hash);
    const QString before = reference.isEmpty() ? QString() : reference + QChar(enSpace);
    return {{before + text, language, SpanRole::Plain, {}}};
}

QString statusWord(const Workspace& workspace, const RecordSummary& summary, Language language)
{
    const KindInfo* kind = workspace.library().kinds().kind(summary.kind);
    const StatusInfo* status = kind == nullptr ? nullptr : kind->status(summary.status);
    return status == nullptr ? summary.status : status->label.in(language);
}

std::vector<Paragraph> assessmentStates(const Workspace& workspace, const QString& reference, Language language)
{
    const bool english = language == Language::English;
    std::vector<Paragraph> out;
    for (const RecordSummary& assessment : workspace.assessmentsOf(reference)) {
        const QString status = statusWord(workspace, assessment, language);
        out.push_back({{assessment.reference, Language::English, SpanRole::Small, {}}, {(english ? QStringLiteral(", ") + status.toLower() : u"，"_qs + status), language, SpanRole::Small, {}}});
    }
    for (const Obligation& obligation : obligations(workspace, reference)) {
        if (!obligation.existing.isEmpty() || obligation.level == Level::Consider)
            continue;
        const AssessmentType* type = Regimes::builtIn().assessment(obligation.assessment);
        const QString name = type == nullptr ? obligation.assessment : type->brief.in(language);
        const LocalizedText text = obligation.level == Level::Undetermined
            ? LocalizedText{QStringLiteral("%1: cannot be determined yet"), u"%1：尚无法判定"_qs}
            : obligation.level == Level::Presumed ? LocalizedText{QStringLiteral("%1 presumed necessary, none exists"), u"推定需要%1，尚未开展"_qs}
                                                  : LocalizedText{QStringLiteral("%1 required, none exists"), u"应开展%1，尚未开展"_qs};
        out.push_back({{text.arg(name).in(language), language, SpanRole::Small, {}}});
    }
    return out;
}

} // namespace dossier
