// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace dossier {

/// What came out of a damaged file, and what did not.
struct RescueReport
{
    int records = 0, answers = 0, attachments = 0;
    QList<LocalizedText> lost; ///< one line each: which record, which question, why
    QString auditLog;          ///< file with the old log as it could be read; its chain ends there and a new one begins
};

/// Reads what can be read of a damaged workspace into a new one at `target`, which must not exist. The damaged file is only read; nothing in it is run.
/// Everything goes through the same door as a person's answers, so what would not be accepted there is listed as lost. Fails when no record can be read.
Result<RescueReport> rescueWorkspace(const QString& path, const QString& target, const OpenOptions& options);

} // namespace dossier
