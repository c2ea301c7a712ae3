// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/facts.h"
#include "core/report/reports.h"

namespace dossier {

/// The language in which a text is set: what it is written in, seen from a report in `report`.
Language textLanguage(const QString& text, Language report);
/// A span in the language the text is written in.
Span textSpan(const QString& text, Language report, SpanRole role = SpanRole::Plain, const QString& link = {});
/// Words of the program, in the report's language.
Span wordSpan(const LocalizedText& text, Language report, SpanRole role = SpanRole::Plain);
Paragraph words(const LocalizedText& text, Language report, SpanRole role = SpanRole::Plain);
/// "Not answered", in bold.
Paragraph notAnswered(Language report);
/// Lines of a longer text, each its own paragraph.
std::vector<Paragraph> textParagraphs(const QString& text, Language report);
/// "a, b" in English; 、 between Chinese items, ； where the items have marks of their own.
QString listed(const QStringList& items, Language language);
/// "GDPR Art. 30(1)(d), PIPL Art. 55".
QString citationsOf(const QStringList& cite, Language language);
/// The part of the register's law that a column answers: "30(1)(b)"; empty when the question cites none.
QString registerArticle(const QStringList& cite, const QString& prefix, Language language);

/// The answers of one record as they stand in a report.
class AnswerText
{
public:
    AnswerText(const Workspace& workspace, const Record& record, Language language);

    const Record& record() const { return m_record; }
    const Form& form() const { return m_form; }
    const Answers& answers() const { return m_record.answers; }
    bool shown(const QString& question) const;
    bool sectionShown(const QString& section) const { return m_visibility.sectionShown(section); }
    /// The value in a few words, empty if there is none.
    QString value(const Question& question, const Answer& answer) const;
    QString value(const QString& question) const;
    /// A state in bold with its reason: None. Not applicable. Not known yet. Not answered.
    Paragraph state(const Answer& answer) const;
    /// A cell's content: the value, or its state.
    Paragraph cell(const Question& question, const Answer& answer) const;
    /// A question with its answer, framed where something is missing.
    QuestionBlock block(const Question& question) const;
    /// A generated question with what the rules say there; without an answer if nothing is generated.
    QuestionBlock generated(const Question& question) const;
    QString rowName(const Question& table, const Row& row) const;
    QString rowDetail(const Question& matrix, const Row& row) const;
    QString recordTitle(const QString& reference) const;

private:
    const Workspace& m_workspace;
    const Record& m_record;
    const Form& m_form;
    Language m_language;
    DisplayContext m_context;
    Visibility m_visibility;
};

/// Parts that all reports share.
QString organisationName(const Workspace& workspace, Language language);
/// "State of 21 November 2026, audit entry 41, 3f9a1c02".
Paragraph auditFooter(const Workspace& workspace, Language language, const QString& reference = {});
/// State of the assessments of an activity: "DPIA-0001, approved", "DPIA required, none exists".
std::vector<Paragraph> assessmentStates(const Workspace& workspace, const QString& reference, Language language);
QString statusWord(const Workspace& workspace, const RecordSummary& summary, Language language);

} // namespace dossier
