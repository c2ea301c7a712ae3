// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/lock_file.h"

#include "core/text/json.h"
#include <QCoreApplication>
#include <QFile>
#include <QSysInfo>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dossier {

namespace {

QString userName()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? QString::number(getuid()) : name;
}

LockOwner readOwner(int descriptor)
{
    QByteArray bytes(4096, '\0');
    const ssize_t count = pread(descriptor, bytes.data(), size_t(bytes.size()), 0);
    bytes.truncate(count > 0 ? count : 0);
    LockOwner owner;
    const std::optional<Json> json = parseJson(bytes);
    if (!json || !json->is_object())
        return owner;
    owner.host = stringAt(*json, "host");
    owner.user = stringAt(*json, "user");
    owner.process = stringAt(*json, "process").toLongLong();
    owner.since = QDateTime::fromString(stringAt(*json, "since"), Qt::ISODate);
    return owner;
}

bool writeOwner(int descriptor, const QDateTime& now)
{
    const Json json = {{"host", toStd(QSysInfo::machineHostName())}, {"user", toStd(userName())},
                       {"process", toStd(QString::number(QCoreApplication::applicationPid()))}, {"since", toStd(now.toUTC().toString(Qt::ISODate))}};
    const std::string text = json.dump(2) + "\n";
    return ftruncate(descriptor, 0) == 0 && pwrite(descriptor, text.data(), text.size(), 0) == ssize_t(text.size());
}

bool isSameFile(int descriptor, const QByteArray& path)
{
    struct stat held = {};
    struct stat there = {};
    return fstat(descriptor, &held) == 0 && stat(path.constData(), &there) == 0 && held.st_ino == there.st_ino && held.st_dev == there.st_dev;
}

} // namespace

LockFile::LockFile(const QString& workspacePath) : m_path(pathFor(workspacePath)) {}

LockFile::~LockFile()
{
    release();
}

QString LockFile::pathFor(const QString& workspacePath)
{
    return workspacePath + QStringLiteral(".lock");
}

LockFile::State LockFile::take(const QDateTime& now, bool takeOver)
{
    const QByteArray path = QFile::encodeName(m_path);
    // A few rounds: between opening and locking, the holder may remove the file.
    for (int round = 0; round < 10; ++round) {
        const int descriptor = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0)
            return State::NotPossible;
        if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const bool held = errno == EWOULDBLOCK;
            m_owner = readOwner(descriptor);
            ::close(descriptor);
            return held ? State::HeldByOther : State::NotPossible;
        }
        if (!isSameFile(descriptor, path)) {
            ::close(descriptor);
            continue;
        }
        // Nobody on this computer holds it. What another computer wrote cannot be judged from here and is respected.
        const LockOwner before = readOwner(descriptor);
        if (!takeOver && !before.host.isEmpty() && before.host != QSysInfo::machineHostName()) {
            m_owner = before;
            ::close(descriptor);
            return State::HeldByOther;
        }
        if (!writeOwner(descriptor, now)) {
            ::unlink(path.constData());
            ::close(descriptor);
            return State::NotPossible;
        }
        m_descriptor = descriptor;
        return State::Taken;
    }
    return State::NotPossible;
}

void LockFile::release()
{
    if (m_descriptor < 0)
        return;
    ::unlink(QFile::encodeName(m_path).constData());
    ::close(m_descriptor);
    m_descriptor = -1;
}

} // namespace dossier
