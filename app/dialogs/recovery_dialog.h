// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dialogs/dialog.h"
#include "core/workspace/backups.h"
#include <QListWidget>

namespace dossier {

/// The automatic backups of a workspace, to go back to one; for a damaged file also what can still be read of it. Two clicks: a day, and "Restore".
/// The workspace must not be open here.
class RecoveryDialog : public Dialog
{
    Q_OBJECT
public:
    /// `problem`: why the file could not be opened; none when the dialog was asked for.
    RecoveryDialog(const QString& path, const std::optional<Error>& problem, QWidget* parent);
    /// What to open now: the restored workspace or the rescued copy; empty if nothing was done.
    QString result() const { return m_result; }
    QListWidget* list() const { return m_list; }
    void restore();
    /// Writes what can be read to `target`.
    void rescueTo(const QString& target);

private:
    void askRescue();

    QString m_path, m_result;
    std::vector<BackupFile> m_backups;
    QListWidget* m_list;
};

} // namespace dossier
