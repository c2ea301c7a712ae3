// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/prefill.h"

namespace dossier {

QString valueHash(const Json& value)
{
    return sha256Hex(canonicalJson(value));
}

QString answerHash(const Answer& answer)
{
    switch (answer.state) {
    case AnswerState::Blank: return QString();
    case AnswerState::Value: return valueHash(answer.v);
    case AnswerState::None:
    case AnswerState::NotApplicable:
    case AnswerState::Unknown: return valueHash(Json{{"state", toStd(answerStateWord(answer.state))}});
    }
    Q_UNREACHABLE();
}

PrefillState prefillState(const Answer& answer, const Answer& atSource)
{
    if (!answer.source)
        return PrefillState::Own;
    const QString here = answerHash(answer);
    const QString there = answerHash(atSource);
    if (here == there)
        return PrefillState::Follows;
    const bool changedHere = here != answer.source->hash;
    const bool changedThere = there != answer.source->hash;
    if (changedHere)
        return changedThere ? PrefillState::Differs : PrefillState::Own;
    return PrefillState::SourceChanged;
}

std::vector<Row> rowsOfList(const Answer& list, const QString& column)
{
    std::vector<Row> rows;
    if (!list.hasValue() || !list.v.is_array())
        return rows;
    for (const Json& item : list.v) {
        if (!item.is_string())
            continue;
        Row row;
        row.id = fromStd(item.get_ref<const std::string&>());
        row.cells[column].state = AnswerState::Value;
        row.cells[column].v = item;
        rows.push_back(std::move(row));
    }
    return rows;
}

Answer answerAtSource(const QuestionAnswer& there, const QString& row, const QString& column)
{
    if (row.isEmpty() || column.isEmpty())
        return there.own;
    if (const Row* found = there.row(row))
        return found->cell(column);
    for (const Row& item : rowsOfList(there.own, column)) {
        if (item.id == row)
            return item.cell(column);
    }
    return {};
}

} // namespace dossier
