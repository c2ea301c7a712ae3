// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/answer.h"
#include "core/form/form_library.h"
#include <functional>

namespace dossier {

/// What display needs to name records and rows: reference -> title.
struct DisplayContext
{
    const FormLibrary& library;
    std::function<LocalizedText(const QString& reference)> recordTitle; ///< empty: the reference itself is shown
    const Answers* answers = nullptr; ///< of the record shown, to name rows of rowsOf columns
    const Form* form = nullptr;
    std::function<LocalizedText(const QString& reference)> recordNote = {}; ///< in brackets after the name: the status of a measure
};

/// An answer as one line or paragraph of text. Text that exists only in the other language is given in that one.
/// None, not applicable and unknown give their words ("None", "Not applicable: reason"); blank gives "".
QString displayAnswer(const Question& question, const Answer& answer, Language language, const DisplayContext& context);
LocalizedText displayAnswer(const Question& question, const Answer& answer, const DisplayContext& context);
/// "P1 Direct marketing": label and the first text of a row. A row of a matrix has the name it prescribes, or that of the table's row.
QString rowName(const Question& table, const Row& row, Language language, const DisplayContext& context);
/// Of a row of a matrix over a table: what the form shows of the table's row beside its name ("Legitimate interests · 24 months"); else empty.
QString rowDetail(const Question& matrix, const Row& row, Language language, const DisplayContext& context);
/// "None", "Not applicable", "Not known yet", "Not answered".
LocalizedText stateWord(AnswerState state);
QString displayDate(const QString& isoDate, Language language, bool inSentence = false); ///< 25 Nov 2026 / 2026-11-25 (11月25日)
QString displayNumber(double number, Language language);

} // namespace dossier
