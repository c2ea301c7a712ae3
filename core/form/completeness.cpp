// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/completeness.h"

#include "core/form/answer_check.h"

#include <algorithm>
#include <utility>

namespace dossier {

namespace {

/// Rows whose cells are asked.
std::vector<Row> askedRows(const Question& question, const Answers& answers)
{
    return question.type == QuestionType::Matrix ? matrixRows(question, answers) : answers.at(question.id).rows;
}

/// What details another column is not asked where that one is answered without a value: no unit of a period that is not known yet.
bool isAsked(const Question& column, const Row& row)
{
    if (!column.required || !columnShown(column, row))
        return false;
    const Answer& main = row.cell(column.stack);
    return column.stack.isEmpty() || main.isBlank() || main.hasValue();
}

bool anyCell(const std::vector<Row>& rows)
{
    return std::any_of(rows.begin(), rows.end(), [](const Row& row) {
        return std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return !cell.second.isBlank(); });
    });
}

class Counter
{
public:
    Counter(const Form& form, const Answers& answers, const FormLibrary& library)
        : m_form(form), m_answers(answers), m_visibility(visibility(form, answers, library)) {}

    Completeness run()
    {
        for (const Section& section : m_form.sections) {
            if (!m_visibility.sectionShown(section.id))
                continue;
            for (const Question& question : section.questions) {
                if (question.type == QuestionType::Generated || !m_visibility.questionShown(question.id))
                    continue;
                const QuestionAnswer& answer = m_answers.at(question.id);
                m_result.states[question.id] = questionState(question, m_answers);
                countQuestion(section, question, answer);
            }
        }
        return std::move(m_result);
    }

private:
    void count(const Answer& answer, const Missing& place)
    {
        ++m_result.required;
        if (answer.isBlank()) {
            m_result.missing.push_back(place);
            return;
        }
        ++m_result.answered;
        noteUnknown(answer, place);
    }

    /// What somebody has said is not known yet stays open, also where no answer was required.
    void noteUnknown(const Answer& answer, const Missing& place)
    {
        if (answer.state != AnswerState::Unknown)
            return;
        ++m_result.unknown;
        m_result.unknowns.push_back(place);
        m_result.unknowns.back().unknown = true;
    }

    void countQuestion(const Section& section, const Question& question, const QuestionAnswer& answer)
    {
        const bool hasRows = question.type == QuestionType::Table ? !answer.rows.empty()
                                                                  : question.type == QuestionType::Matrix && question.required && answer.own.isBlank();
        if (!hasRows) {
            if (question.required)
                count(answer.own, {section.id, question.id, {}, {}});
            else
                noteUnknown(answer.own, {section.id, question.id, {}, {}});
            return;
        }
        int cells = 0;
        const std::vector<Row> rows = askedRows(question, m_answers);
        if (question.isMatrixOverTable() && rows.empty()) // nothing to ask about; the table itself says whether its rows are missing
            return;
        for (const Row& row : rows) {
            for (const Question& column : question.columns) {
                if (!isAsked(column, row)) {
                    if (columnShown(column, row))
                        noteUnknown(row.cell(column.id), {section.id, question.id, row.id, column.id});
                    continue;
                }
                ++cells;
                count(row.cell(column.id), {section.id, question.id, row.id, column.id});
            }
        }
        if (cells == 0 && question.required) { // nothing in its rows is required, so the rows themselves are the answer
            if (question.type == QuestionType::Table || anyCell(rows)) {
                ++m_result.required;
                ++m_result.answered;
            } else {
                count(answer.own, {section.id, question.id, {}, {}});
            }
        }
    }

    const Form& m_form;
    const Answers& m_answers;
    Visibility m_visibility;
    Completeness m_result;
};

QuestionState answerState(const Question& question, const Answer& answer)
{
    switch (answer.state) {
    case AnswerState::Blank: return QuestionState::Empty;
    case AnswerState::None:
    case AnswerState::NotApplicable: return QuestionState::NoneOrNotApplicable;
    case AnswerState::Unknown: return QuestionState::Unknown;
    case AnswerState::Value: return valueFits(question, answer.v) ? QuestionState::Answered : QuestionState::Invalid;
    }
    Q_UNREACHABLE();
}

} // namespace

int Completeness::open(const QString& section) const
{
    std::set<QString> questions;
    for (const Missing& place : missing) {
        if (section.isEmpty() || place.section == section)
            questions.insert(place.question);
    }
    return static_cast<int>(questions.size());
}

Completeness completeness(const Form& form, const Answers& answers, const FormLibrary& library)
{
    return Counter(form, answers, library).run();
}

QuestionState questionState(const Question& question, const Answers& answers)
{
    const QuestionAnswer& answer = answers.at(question.id);
    const std::vector<Row> rows = question.isTabular() ? askedRows(question, answers) : std::vector<Row>();
    if (question.isMatrixOverTable() && rows.empty())
        return QuestionState::NoneOrNotApplicable;
    if (rows.empty() || (question.type == QuestionType::Matrix && !anyCell(rows)))
        return question.isTabular() && answer.own.hasValue() ? QuestionState::Invalid : answerState(question, answer.own);
    bool open = false;
    bool unknown = false;
    for (const Row& row : rows) {
        for (const Question& column : question.columns) {
            const Answer& cell = row.cell(column.id);
            if (!columnShown(column, row))
                continue;
            if (answerState(column, cell) == QuestionState::Invalid)
                return QuestionState::Invalid;
            open = open || (isAsked(column, row) && cell.isBlank());
            unknown = unknown || cell.state == AnswerState::Unknown;
        }
    }
    if (open)
        return QuestionState::Partly;
    return unknown ? QuestionState::Unknown : QuestionState::Answered;
}

} // namespace dossier
