// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/obligations.h"

namespace dossier {

enum class TaskKind { RequiredAssessment, Incomplete, NotKnown, ReviewDue, MeasureDue, Undecided };

/// One line of "what needs doing".
struct Task
{
    TaskKind kind = TaskKind::Incomplete;
    QString record, question, row, column; ///< where to jump
    LocalizedText text;   ///< "DPIA required: three criteria are met"
    QDate due;            ///< null: no date
    QString person;       ///< reference of who has to do it, may be empty
    bool overdue = false;
};

/// Sorted: overdue, then by date, then without a date.
std::vector<Task> tasks(const Workspace& workspace);
/// The next date of a record: review or open due date; null if none.
QDate nextDue(const Workspace& workspace, const QString& reference);

} // namespace dossier
