// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/answer.h"

namespace dossier {

/// One place of a form whose answer is not what it was. A blank answer stands for one that is not there.
struct Difference
{
    QString question, row, column; ///< row and column empty for the question itself
    Answer before, after;
};

/// What changed between two sets of answers to a form, in its order; rows are matched by id. Where a value came from does not count, what it says does.
std::vector<Difference> differences(const Form& form, const Answers& before, const Answers& after);

} // namespace dossier
