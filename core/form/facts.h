// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/answer.h"
#include "core/form/form_library.h"
#include <set>

namespace dossier {

/// The visible answers of a record as facts for rules: by question id; tables as arrays of {"id","label",columns…}, matrices as {row: {columns…}}.
/// Hidden questions and sections are null (or [] for lists); blank and unknown are undetermined markers; none and na are null or [].
Json factsOf(const Form& form, const Answers& answers, const FormLibrary& library);
/// Whether a question is shown, given all answers. A condition that is undetermined shows the question.
struct Visibility
{
    std::set<QString> hiddenSections, hiddenQuestions;
    bool sectionShown(const QString& id) const { return !hiddenSections.contains(id); }
    bool questionShown(const QString& id) const { return !hiddenQuestions.contains(id); }
};
Visibility visibility(const Form& form, const Answers& answers, const FormLibrary& library);
/// The rows of a matrix, in order: those it prescribes, or one for each row of the table it is over, with that row's label. Cells are blank where
/// nothing is answered. What was answered about a row that the table no longer has is kept, but is no row of the matrix.
std::vector<Row> matrixRows(const Question& matrix, const Answers& answers);
/// Whether a column of a row is shown (its showIf reads columns of the same row).
bool columnShown(const Question& column, const Row& row);

} // namespace dossier
