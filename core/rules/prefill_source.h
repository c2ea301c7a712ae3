// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/prefill.h"
#include "core/workspace/workspace.h"

namespace dossier {

/// Where the register already has an answer to a question.
struct PrefillSource
{
    QString record;
    const Question* question = nullptr; ///< of the record's form
    const Question* target = nullptr;   ///< the question that may take it over
    QuestionAnswer answer;
};
/// None when the question has no source, the source is not linked yet, or it has no answer there.
std::optional<PrefillSource> prefillSource(const Workspace& workspace, const QString& record, const Question& question);
QString sourceWords(const Workspace& workspace, const PrefillSource& source, Language language);
/// The change that takes the source's answer over, with where it came from. None when there is nothing (left) to take over.
std::optional<Change> takeOver(const Workspace& workspace, const QString& record, const PrefillSource& source);
/// A new record of a form with everything taken over that the register already says; nothing is typed twice.
AddRecord prefilledRecord(const Workspace& workspace, const Form& form, const QString& subject);
/// How the answer here stands to the one there; Own without a source. Of a table: whether any row or cell there changed, or is new.
PrefillState statusOfPrefill(const Workspace& workspace, const QString& record, const Question& question);

} // namespace dossier
