// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/caretaker.h"

#include "core/workspace/backups.h"
#include "core/workspace/file_check.h"

namespace dossier {

Caretaker::Caretaker(const QString& path, const QDate& day, bool withBackup, std::function<void()> ready)
    : m_ready(std::move(ready)), m_thread([this, path, day, withBackup] { run(path, day, withBackup); })
{
}

Caretaker::~Caretaker()
{
    m_stop = true;
    m_thread.join();
}

std::optional<Error> Caretaker::waitForCheck()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_checked; });
    return m_findings.damage;
}

bool Caretaker::isChecked() const
{
    const std::scoped_lock lock(m_mutex);
    return m_checked;
}

Caretaker::Findings Caretaker::findings() const
{
    const std::scoped_lock lock(m_mutex);
    return m_findings;
}

void Caretaker::run(const QString& path, const QDate& day, bool withBackup)
{
    const auto tell = [this](auto change) {
        {
            const std::scoped_lock lock(m_mutex);
            change();
        }
        m_changed.notify_all();
        if (!m_stop)
            m_ready();
    };
    try {
        Database database(path, Database::Mode::ReadOnly);
        database.interruptOn(m_stop);
        const QString damage = contentProblem(database);
        tell([&] {
            m_checked = true;
            if (!damage.isEmpty())
                m_findings.damage = damagedError(path, damage);
        });
        if (!damage.isEmpty() || !withBackup || m_stop)
            return;
        const std::vector<BackupFile> files = backupsOf(path);
        if (!files.empty() && files.front().day == day)
            return;
        const auto written = backUpDay(database, path, day, m_stop);
        tell([&] {
            m_findings.backedUp = written.has_value() && !m_stop;
            if (!written)
                m_findings.noBackup = written.error();
        });
    } catch (const DatabaseError& error) {
        tell([&] {
            m_checked = true;
            if (!m_stop)
                m_findings.damage = error.toError(path);
        });
    }
}

} // namespace dossier
