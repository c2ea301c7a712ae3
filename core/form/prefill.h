// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/answer.h"

namespace dossier {

/// Follows the source, was typed by a person, the source has changed since, or both differ.
enum class PrefillState { Own, Follows, SourceChanged, Differs };

/// Hash of a value as kept in Source::hash.
QString valueHash(const Json& value);
/// Hash of what an answer says: of its value, or of its state; "" for a blank. Notes, reasons and bases do not count.
QString answerHash(const Answer& answer);
PrefillState prefillState(const Answer& answer, const Answer& atSource);
/// What a source says now: the question's own answer without a row; else a cell of that row, or the item of a list that the row is named after.
Answer answerAtSource(const QuestionAnswer& there, const QString& row, const QString& column);
/// A list as rows, for a table that has a row for each of its items: the row is named after the item and holds it under `column`.
std::vector<Row> rowsOfList(const Answer& list, const QString& column);

} // namespace dossier
