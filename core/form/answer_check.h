// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/answer.h"
#include "core/form/form_library.h"
#include "core/text/result.h"

namespace dossier {

/// Longest text in characters that is kept; longer input is refused, never cut.
inline constexpr qsizetype longestText = 1'000'000;

/// Whether an answer fits its question or column: type, option exists, state allowed, date and country real, number finite.
/// `rowIds` are the ids of the rows that a rowsOf column may name. Records are checked by the workspace.
Result<void> checkAnswer(const Question& question, const Answer& answer, const FormLibrary& library, const QStringList& rowIds = {});

/// Whether a value has the shape its type asks for (a text, a real date …), options and records not looked up.
bool valueFits(const Question& question, const Json& v);

} // namespace dossier
