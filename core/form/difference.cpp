// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/difference.h"

#include <algorithm>

namespace dossier {

namespace {

Json saidBy(const Answer& answer)
{
    Json json = answer.toJson();
    if (json.is_object()) {
        json.erase("src");
        json.erase("basis");
    }
    return json;
}

} // namespace

std::vector<Difference> differences(const Form& form, const Answers& before, const Answers& after)
{
    std::vector<Difference> all;
    const auto compare = [&all](const QString& question, const QString& row, const QString& column, const Answer& was, const Answer& is) {
        if (saidBy(was) != saidBy(is))
            all.push_back({question, row, column, was, is});
    };
    for (const Section& section : form.sections) {
        for (const Question& question : section.questions) {
            const QuestionAnswer& was = before.at(question.id);
            const QuestionAnswer& is = after.at(question.id);
            compare(question.id, {}, {}, was.own, is.own);
            std::vector<QString> rows; // of both, those of the earlier one first
            for (const QuestionAnswer* answer : {&was, &is}) {
                for (const Row& row : answer->rows) {
                    if (std::find(rows.begin(), rows.end(), row.id) == rows.end())
                        rows.push_back(row.id);
                }
            }
            static const Row none;
            for (const QString& id : rows) {
                const Row* wasRow = was.row(id);
                const Row* isRow = is.row(id);
                for (const Question& column : question.columns)
                    compare(question.id, id, column.id, (wasRow != nullptr ? *wasRow : none).cell(column.id), (isRow != nullptr ? *isRow : none).cell(column.id));
            }
        }
    }
    return all;
}

} // namespace dossier
