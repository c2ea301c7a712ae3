// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/obligations.h"
#include <QSet>
#include <map>

namespace dossier {

enum class TaskKind { RequiredAssessment, Contradiction, Incomplete, NotKnown, ReviewDue, MeasureDue, Undecided };

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

/// The same, kept up to date while people work: a change makes only what depends on it stale, and what is stale is looked at in portions, so that a window with
/// tens of thousands of records never waits for it.
class TaskList
{
public:
    explicit TaskList(const Workspace& workspace);
    /// Everything is to be looked at again.
    void reset();
    /// A record was changed, added or removed: it is stale, and so are those whose duties depend on it.
    void changed(const QString& reference);
    /// Looks at stale records for about this long; true when none is left. Reads records in a passage of its own.
    bool work(int milliseconds);
    bool isComplete() const { return m_stale.isEmpty(); }
    int percent() const; ///< of the records, those that are not stale
    std::vector<Task> sorted() const;
    int urgent() const;  ///< overdue, or due within a week

private:
    const Workspace& m_workspace;
    QDate m_today;
    std::map<QString, std::vector<Task>> m_tasks;
    QSet<QString> m_stale;
};
/// The next date of a record: review or open due date; null if none.
QDate nextDue(const Workspace& workspace, const QString& reference);

} // namespace dossier
