// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace dossier {

/// The file "<workspace>.lock" that tells a second opener who has the first one open.
/// It is held by an operating system lock too, so a lock left by a process that died on this computer is taken over.
class LockFile
{
public:
    enum class State { Taken, HeldByOther, NotPossible };
    explicit LockFile(const QString& workspacePath);
    ~LockFile();
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;

    /// `takeOver`: what another computer wrote is taken for stale, because a person said so. A lock held on this computer is never taken over.
    State take(const QDateTime& now, bool takeOver = false);
    void release();
    const LockOwner& owner() const { return m_owner; } ///< after HeldByOther
    static QString pathFor(const QString& workspacePath);

private:
    QString m_path;
    LockOwner m_owner;
    int m_descriptor = -1;
};

} // namespace dossier
