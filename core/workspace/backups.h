// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/result.h"
#include <QDateTime>
#include <atomic>
#include <vector>

namespace dossier {

class Database;

/// How many days of use are kept.
inline constexpr int keptBackups = 10;

struct BackupFile
{
    QString path;
    QDate day;        ///< whose work it holds, or held at the last backup of that day
    QDateTime written;
    qint64 size = 0;
};

/// The folder of a workspace's automatic backups, beside the file: "register.dossier.backups".
QString backupFolder(const QString& workspacePath);
/// Automatic backups, newest first.
std::vector<BackupFile> backupsOf(const QString& workspacePath);

/// Copies an open workspace into the day's backup: written beside, read back and compared, then put in place of that day's earlier one; only then are the
/// oldest beyond keptBackups removed. A backup that cannot be verified replaces and removes nothing. `stop` ends it early without an error and without a trace.
Result<void> backUpDay(Database& source, const QString& workspacePath, const QDate& day, const std::atomic<bool>& stop);
/// A verified copy at `target`, replacing what is there only once it is whole and on the disk.
Result<void> writeVerifiedCopy(Database& source, const QString& target, const std::atomic<bool>& stop);

/// A free name beside the workspace for a version that another program put aside: "register kept 2026-11-27 16.20.05.dossier".
QString keptName(const QString& workspacePath, const QDateTime& now);

/// Puts a backup in place of a workspace that nobody has open. The file that was there is kept under another name, which is returned (empty if there was none).
Result<QString> restoreBackup(const QString& workspacePath, const QString& backupPath, const QDateTime& now);

} // namespace dossier
