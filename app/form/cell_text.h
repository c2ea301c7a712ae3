// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/form_context.h"
#include "core/text/result.h"

namespace dossier {

/// Rows and columns of tab-separated text as spreadsheets put it on the clipboard; quoted fields may hold tabs and line breaks.
QList<QStringList> parseTsv(const QString& text);
QString toTsv(const QList<QStringList>& rows);

/// What a text means as the answer of a column: labels in either language, ids, numbers, dates, "none", "not known yet". Empty text is null.
/// The error says what was expected.
Result<Json> answerFromText(const Question& column, const QString& text, const FormContext& context);

} // namespace dossier
