// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/result.h"
#include <QDate>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace dossier {

/// Looks after an open workspace on a thread of its own, by a connection of its own: reads the whole file once before anything is written to it, then writes
/// the day's backup if there is none yet. What it finds is asked for; nothing is called across threads but `ready`.
class Caretaker
{
public:
    struct Findings { std::optional<Error> damage; std::optional<Error> noBackup; bool backedUp = false; };

    /// `ready` is called on the caretaker's thread, once after the check and once at the end.
    Caretaker(const QString& path, const QDate& day, bool withBackup, std::function<void()> ready);
    ~Caretaker(); ///< stops what still runs
    Caretaker(const Caretaker&) = delete;
    Caretaker& operator=(const Caretaker&) = delete;

    /// Waits until the file has been read; the damage, if there is any.
    std::optional<Error> waitForCheck();
    bool isChecked() const;
    Findings findings() const; ///< as far as it got

private:
    void run(const QString& path, const QDate& day, bool withBackup);

    std::function<void()> m_ready;
    std::atomic<bool> m_stop{false};
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_checked = false;
    Findings m_findings;
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace dossier
