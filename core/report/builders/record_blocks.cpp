// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/builders/record_blocks.h"

namespace dossier {

namespace {

bool hasRows(const AnswerText& text, const Question& question)
{
    if (question.isMatrixOverTable())
        return !matrixRows(question, text.answers()).empty();
    return question.isTabular() && !text.answers().at(question.id).rows.empty();
}

/// Helps to fill in, and says nothing to a reader: the entry of a catalogue that a record was made of.
bool isUnprinted(const Question& question)
{
    return question.print.is_object() && question.print.value("hide", false);
}

} // namespace

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
    first.minimum = matrix ? 0 : 9; // its head in one line
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
    const auto addRow = [&](const Row& row, const Paragraph& name, const QString& detail = {}) {
        TableRow out;
        TableCell label;
        label.lines.push_back(name);
        if (!detail.isEmpty())
            label.second.push_back({textSpan(detail, language)});
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
            // Said in words where nothing was chosen: the words take its place.
            const Question* instead = nullptr;
            for (const Question& stacked : question.columns) {
                if (instead == nullptr && !head->required && row.cell(head->id).isBlank() && stacked.stack == head->id && columnShown(stacked, row) && row.cell(stacked.id).hasValue())
                    instead = &stacked;
            }
            if (instead != nullptr)
                cell.lines = {text.cell(*instead, row.cell(instead->id))};
            const bool details = row.cell(head->id).hasValue() || row.cell(head->id).isBlank();
            for (const Question& stacked : question.columns) {
                if (&stacked == instead)
                    continue;
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
        for (const Row& row : matrixRows(question, text.answers()))
            addRow(row, {textSpan(text.rowName(question, row), language)}, text.rowDetail(question, row));
    } else {
        for (const Row& row : text.answers().at(question.id).rows)
            addRow(row, {{row.label, Language::English, SpanRole::Bold, {}}});
    }
    return table;
}

std::vector<Block> sectionBlocks(const AnswerText& text, const Section& section, Language language)
{
    std::vector<Block> blocks;
    for (const Question& question : section.questions) {
        if (text.shown(question.id) && question.type == QuestionType::Generated && !isUnprinted(question)) {
            if (QuestionBlock block = text.generated(question); !block.answer.empty())
                blocks.push_back(std::move(block));
            continue;
        }
        if (!text.shown(question.id) || isUnprinted(question))
            continue;
        if (!hasRows(text, question)) {
            blocks.push_back(text.block(question));
            continue;
        }
        QuestionBlock head = text.block(question);
        head.answer.clear();
        head.frame = AnswerFrame::None;
        blocks.push_back(head);
        blocks.push_back(tableOf(text, question, language));
    }
    return blocks;
}

} // namespace dossier
