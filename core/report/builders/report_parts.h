// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/reports.h"
#include "core/rules/obligations.h"

namespace dossier {

/// What builders share: texts of a record as spans in the report's language, with what is missing shown as such.
class ReportParts
{
public:
    ReportParts(const Workspace& workspace, const ReportOptions& options) : m_workspace(workspace), m_language(options.language) {}

    Language language() const { return m_language; }
    const Workspace& workspace() const { return m_workspace; }
    QString word(const LocalizedText& text) const { return text.in(m_language); }
    Span span(const LocalizedText& text, SpanRole role = SpanRole::Plain, const QString& link = {}) const;
    Span span(const QString& text, SpanRole role = SpanRole::Plain) const { return {text, m_language, role, {}}; }
    Paragraph paragraph(const LocalizedText& text, SpanRole role = SpanRole::Plain) const { return {span(text, role)}; }
    Paragraph label(const LocalizedText& text) const { return {span(text, SpanRole::Bold)}; }
    Paragraph citations(const QStringList& ids) const;
    QString separator() const { return m_language == Language::Chinese ? u"、"_qs : QStringLiteral(", "); }
    QString colon() const { return m_language == Language::Chinese ? u"："_qs : QStringLiteral(": "); }
    QString dot() const { return m_language == Language::Chinese ? u"·"_qs : u" · "_qs; }

    /// An answer in words; a blank one says so when it is required, else it is empty.
    Paragraph answer(const Record& record, const Question& question, const Answer& answer) const;
    std::vector<Paragraph> lines(const Record& record, const Question& question, const Answer& answer) const;
    Paragraph notAnswered() const;
    QString shown(const Record& record, const Question& question, const Answer& answer) const;
    /// "24 months, last contact, deleted"
    Paragraph retention(const Record& record, const Question& table, const Row& row) const;
    QString date(const QString& iso) const { return displayDate(iso, m_language); }

private:
    const Workspace& m_workspace;
    Language m_language;
};

} // namespace dossier
