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

} // namespace dossier
