// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <random>
#include <sqlite3.h>
#include <vector>

namespace dossier::testing {

/// A disk between SQLite and the real one, installed as SQLite's default: it fails at a chosen call, and it knows what a loss of power would leave.
/// One for the whole process.
class FaultyDisk
{
public:
    static FaultyDisk& install();

    /// What a call answers is what SQLite's own layer makes of such an error: a write of a full disk SQLITE_FULL, a sync SQLITE_IOERR_FSYNC and so on.
    /// From the n-th writing call (write, truncate, sync, delete, creation) on, calls end with this SQLite error: once, or until the next arm or disarm.
    /// With `pulled` reading fails as well.
    void arm(int call, int error, bool lasting, bool pulled = false);
    void disarm();
    bool struck() const { return m_struck; } ///< the fault happened
    int calls() const { return m_calls; }    ///< writing calls since it was armed

    /// Remembers for every file what is surely on the disk, from here on. Files are read when they are first opened.
    void watch();
    void unwatch();
    /// What is on the disk if the power goes now: what was synced, and of what was written since any part, in any order, cut at sectors.
    /// A file that was deleted may be there again unless its folder was synced; one that was never synced may be missing.
    QMap<QString, QByteArray> afterPowerLoss(std::mt19937& random) const;

    // For the functions that SQLite calls.
    int strike();
    bool isPulled() const { return m_struck && m_armed && m_pulled; }
    void opened(const QString& path, bool created);
    void wrote(const QString& path, qint64 offset, const QByteArray& data);
    void truncated(const QString& path, qint64 size);
    void synced(const QString& path);
    void deleted(const QString& path, bool folderSynced);

private:
    struct Write { qint64 offset = 0; QByteArray data; bool truncates = false; };
    struct File { QByteArray synced; bool wasSynced = false; bool exists = true; std::vector<Write> pending; };
    static void apply(QByteArray& content, const Write& write);

    bool m_armed = false, m_lasting = false, m_pulled = false, m_struck = false, m_watching = false;
    int m_call = 0, m_error = 0, m_calls = 0;
    QMap<QString, File> m_files;
};

} // namespace dossier::testing
