// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/builders/answer_text.h"

namespace dossier {

namespace {

/// A table or matrix as a table of the report: stacked columns go to a second line with their label.
TableBlock tableOf(const AnswerText& text, const Question& question, Language language)
{
    const bool english = language == Language::English;
    TableBlock table;
    table.numbered = false;
    const bool matrix = question.type == QuestionType::Matrix;
    TableColumn first;
    first.head = words(matrix ? question.label : LocalizedText{QStringLiteral("No."), u"序号"_qs}, language);
    first.unbroken = !matrix;
    first.weight = matrix ? 2 : 0.7;
    table.columns.push_back(first);
    std::vector<const Question*> heads;
    for (const Question& column : question.columns) {
        if (!column.stack.isEmpty())
            continue;
        heads.push_back(&column);
        TableColumn head;
        head.head = words(column.label, language);
        head.weight = column.width;
        table.columns.push_back(head);
    }
    const auto addRow = [&](const Row& row, const Paragraph& name) {
        TableRow out;
        TableCell label;
        label.lines.push_back(name);
        out.cells.push_back(label);
        for (const Question* head : heads) {
            TableCell cell;
            const QString unit = head->type == QuestionType::Number ? head->id.left(head->id.lastIndexOf(u'-')) + QStringLiteral("-unit") : QString();
            if (columnShown(*head, row)) {
                Paragraph value = text.cell(*head, row.cell(head->id));
                // "24" and "months" are one thing.
                if (const Question* named = unit.isEmpty() ? nullptr : question.column(unit); named != nullptr && row.cell(head->id).hasValue() && row.cell(unit).hasValue())
                    value.push_back({u' ' + (english ? text.value(*named, row.cell(unit)).toLower() : text.value(*named, row.cell(unit))), language, SpanRole::Plain, {}});
                cell.lines.push_back(value);
            }
            const bool details = row.cell(head->id).hasValue() || row.cell(head->id).isBlank();
            for (const Question& stacked : question.columns) {
                if (stacked.id == unit && row.cell(head->id).hasValue() && row.cell(unit).hasValue())
                    continue;
                if (row.cell(stacked.id).isBlank() && !details) // not asked then
                    continue;
                const Answer& answer = row.cell(stacked.id);
                if (stacked.stack != head->id || !columnShown(stacked, row) || (answer.isBlank() && !stacked.required))
                    continue;
                Paragraph line{{stacked.label.in(language) + (english ? QStringLiteral(": ") : u"："_qs), language, SpanRole::Plain, {}}};
                for (Span span : text.cell(stacked, answer)) {
                    if (span.role == SpanRole::State)
                        span.role = SpanRole::Bold;
                    line.push_back(span);
                }
                cell.second.push_back(line);
            }
            out.cells.push_back(cell);
        }
        table.rows.push_back(std::move(out));
    };
    if (matrix) {
        static const Row blank;
        for (const MatrixRow& prescribed : question.rows) {
            const Row* row = text.answers().at(question.id).row(prescribed.id);
            addRow(row == nullptr ? blank : *row, words(prescribed.label, language));
        }
    } else {
        for (const Row& row : text.answers().at(question.id).rows)
            addRow(row, {{row.label, Language::English, SpanRole::Bold, {}}});
    }
    return table;
}

bool hasRows(const AnswerText& text, const Question& question)
{
    return question.isTabular() && !text.answers().at(question.id).rows.empty();
}

FactsBlock factsOfRecord(const Workspace& workspace, const AnswerText& text, Language language)
{
    FactsBlock facts;
    const RecordSummary& summary = text.record().summary;
    const auto add = [&](const LocalizedText& label, std::vector<Paragraph> value) { facts.facts.push_back({words(label, language), std::move(value)}); };
    add({QStringLiteral("Reference"), u"编号"_qs}, {{{summary.reference, Language::English, SpanRole::Bold, {}}}});
    add({QStringLiteral("Status"), u"状态"_qs}, {{{statusWord(workspace, summary, language), language, SpanRole::Plain, {}}}});
    for (const char* id : {"owner", "review"}) {
        const Question* question = text.form().question(QString::fromLatin1(id));
        if (question != nullptr)
            add(question->label, {text.cell(*question, text.answers().own(question->id))});
    }
    const std::vector<Paragraph> states = assessmentStates(workspace, summary.reference, language);
    if (!states.empty()) {
        std::vector<Paragraph> lines;
        for (Paragraph line : states) {
            for (Span& span : line)
                span.role = SpanRole::Plain;
            lines.push_back(std::move(line));
        }
        add({QStringLiteral("Impact assessment"), u"影响评估"_qs}, lines);
    }
    return facts;
}

} // namespace

ReportDocument activityReport(const Workspace& workspace, const QString& reference, const ReportOptions& options)
{
    const Language language = options.language;
    const bool english = language == Language::English;
    ReportDocument document;
    document.language = language;
    document.pageSize = options.pageSize;
    const Record* record = workspace.record(reference);
    if (record == nullptr) {
        document.title = reference;
        document.blocks.push_back(ParagraphBlock{words({QStringLiteral("This entry does not exist."), u"此记录不存在。"_qs}, language)});
        return document;
    }
    const AnswerText text(workspace, *record, language);
    const QString organisation = organisationName(workspace, language);
    const QString title = text.recordTitle(reference);
    document.title = title == reference ? reference : reference + u' ' + title;
    document.author = organisation;
    document.subject = text.form().title.in(language);
    document.headerLeft = {textSpan(organisation, language, SpanRole::Bold), textSpan(QString(QChar(0x2002)) + document.title, language)};
    document.footerLeft = auditFooter(workspace, language, reference);

    document.blocks.push_back(HeadingBlock{1, {}, {textSpan(title, language)}, reference});
    const LocalizedText& formTitle = text.form().title;
    document.blocks.push_back(ParagraphBlock{{{formTitle.in(language), language, SpanRole::Plain, {}},
                                                 {english ? QStringLiteral(", entry of the record of processing activities") : u"，处理活动记录条目"_qs, language, SpanRole::Plain, {}}},
        false, true});
    const QString other = workspace.titleOf(reference).of(otherLanguage(language));
    if (!other.isEmpty() && other != title)
        document.blocks.push_back(ParagraphBlock{{{other, otherLanguage(language), SpanRole::Plain, {}}}, false, true});
    document.blocks.push_back(factsOfRecord(workspace, text, language));

    int number = 0;
    for (const Section& section : text.form().sections) {
        std::vector<Block> blocks;
        for (const Question& question : section.questions) {
            if (!text.shown(question.id))
                continue;
            if (hasRows(text, question)) {
                QuestionBlock head = text.block(question);
                head.answer.clear();
                head.frame = AnswerFrame::None;
                blocks.push_back(head);
                blocks.push_back(tableOf(text, question, language));
            } else if (question.type != QuestionType::Generated) {
                blocks.push_back(text.block(question));
            }
        }
        if (blocks.empty())
            continue;
        document.blocks.push_back(HeadingBlock{2, QString::number(++number), words(section.title, language), reference + u'/' + section.id});
        document.blocks.insert(document.blocks.end(), blocks.begin(), blocks.end());
    }
    return document;
}

} // namespace dossier
