// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/backups.h"

#include "core/workspace/file_check.h"
#include "core/workspace/lock_file.h"
#include "core/workspace/schema.h"
#include <QDir>
#include <QFileInfo>
#include <fcntl.h>
#include <unistd.h>

namespace dossier {

namespace {

const std::atomic<bool> never{false};

/// The content of a folder or file is on the disk when this returns.
void syncToDisk(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// Replaces in one step: there is the old file or the new one, never none.
bool putInPlace(const QString& part, const QString& target)
{
    syncToDisk(part);
    if (::rename(QFile::encodeName(part).constData(), QFile::encodeName(target).constData()) != 0)
        return false;
    syncToDisk(QFileInfo(target).absolutePath());
    return true;
}

QString headOf(Database& database)
{
    Query query = database.query("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
    return query.next() ? query.text(0) + u' ' + query.text(1) : QString();
}

QString freeName(const QString& workspacePath, const QString& word, const QDateTime& now)
{
    const QFileInfo info(workspacePath);
    const QString base = info.absolutePath() + u'/' + info.completeBaseName() + u' ' + word + u' ' + now.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hh.mm.ss"));
    QString name = base + QStringLiteral(".dossier");
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = base + QStringLiteral(" (%1).dossier").arg(i);
    return name;
}

} // namespace

QString keptName(const QString& workspacePath, const QDateTime& now)
{
    return freeName(workspacePath, QStringLiteral("kept"), now);
}

QString backupFolder(const QString& workspacePath)
{
    return workspacePath + QStringLiteral(".backups");
}

std::vector<BackupFile> backupsOf(const QString& workspacePath)
{
    std::vector<BackupFile> files;
    const QDir folder(backupFolder(workspacePath));
    for (const QFileInfo& info : folder.entryInfoList({QStringLiteral("*.dossier")}, QDir::Files | QDir::NoSymLinks, QDir::Name | QDir::Reversed)) {
        const QDate day = QDate::fromString(info.completeBaseName(), Qt::ISODate);
        if (day.isValid())
            files.push_back({info.filePath(), day, info.lastModified(), info.size()});
    }
    return files;
}

Result<void> writeVerifiedCopy(Database& source, const QString& target, const std::atomic<bool>& stop)
{
    const QString part = target + QStringLiteral(".part");
    QFile::remove(part);
    try {
        QString head;
        {
            if (!createForOwner(part))
                throw DatabaseError(14, part);
            Database copy(part, Database::Mode::ReadWrite);
            if (!source.copyTo(copy, stop)) {
                QFile::remove(part);
                return {};
            }
            head = headOf(copy);
        }
        {
            // Read back from the file, not from what was written.
            Database copy(part, Database::Mode::ReadOnly);
            QString damage = copy.quickCheck();
            if (damage.isEmpty())
                damage = structureProblem(copy);
            if (damage.isEmpty() && headOf(copy) != head)
                damage = QStringLiteral("the copy ends with another audit entry");
            if (!damage.isEmpty())
                throw DatabaseError(11, damage);
        }
        if (!putInPlace(part, target))
            throw DatabaseError(14, target);
        return {};
    } catch (const DatabaseError& error) {
        QFile::remove(part);
        QFile::remove(part + QStringLiteral("-journal"));
        return failure(error.toError(target));
    }
}

Result<void> backUpDay(Database& source, const QString& workspacePath, const QDate& day, const std::atomic<bool>& stop)
{
    const QString folder = backupFolder(workspacePath);
    if (!QFileInfo(folder).isDir()) {
        if (!QDir().mkpath(folder))
            return failure({Error::Kind::File, LocalizedText{u"No backup could be written: the folder %1 cannot be made."_qs, u"无法写入备份：不能建立文件夹 %1。"_qs}.arg(folder), folder});
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    // What an interrupted backup left.
    const QDir inside(folder);
    for (const QString& name : inside.entryList({QStringLiteral("*.part"), QStringLiteral("*.part-journal")}, QDir::Files))
        QFile::remove(inside.filePath(name));
    if (auto written = writeVerifiedCopy(source, folder + u'/' + day.toString(Qt::ISODate) + QStringLiteral(".dossier"), stop); !written || stop)
        return written;
    std::vector<BackupFile> files = backupsOf(workspacePath);
    for (size_t i = keptBackups; i < files.size(); ++i)
        QFile::remove(files[i].path);
    return {};
}

Result<QString> restoreBackup(const QString& workspacePath, const QString& backupPath, const QDateTime& now)
{
    if (const auto problem = headerProblem(backupPath))
        return failure(*problem);
    if (const auto problem = journalProblem(backupPath))
        return failure(*problem);
    LockFile lock(workspacePath);
    if (lock.take(now) != LockFile::State::Taken)
        return failure({Error::Kind::Locked, LocalizedText{u"%1 is open elsewhere. Close it there, then restore the backup."_qs, u"%1 已在别处打开。请先在那边关闭，再恢复备份。"_qs}
                                                 .arg(QFileInfo(workspacePath).fileName()), workspacePath});
    const QString part = workspacePath + QStringLiteral(".part");
    QFile::remove(part);
    try {
        Database source(backupPath, Database::Mode::ReadOnly);
        QString damage = structureProblem(source);
        if (damage.isEmpty())
            damage = contentProblem(source);
        if (!damage.isEmpty())
            return failure(damagedError(backupPath, damage));
        if (!createForOwner(part))
            throw DatabaseError(14, part);
        Database copy(part, Database::Mode::ReadWrite);
        source.copyTo(copy, never);
    } catch (const DatabaseError& error) {
        QFile::remove(part);
        return failure(error.toError(backupPath));
    }
    QString kept;
    if (QFileInfo::exists(workspacePath)) {
        kept = freeName(workspacePath, QStringLiteral("before restore"), now);
        // A second name first, so that the file is never without one; its journal belongs to it and goes along.
        const QString journal = workspacePath + QStringLiteral("-journal");
        if (QFileInfo::exists(journal))
            ::rename(QFile::encodeName(journal).constData(), QFile::encodeName(kept + QStringLiteral("-journal")).constData());
        if (::link(QFile::encodeName(workspacePath).constData(), QFile::encodeName(kept).constData()) != 0 && !QFile::copy(workspacePath, kept)) {
            QFile::remove(part);
            return failure({Error::Kind::File, LocalizedText{u"The present file could not be kept as %1; nothing was restored."_qs, u"无法将现有文件另存为 %1，未恢复备份。"_qs}.arg(kept), kept});
        }
    }
    if (!putInPlace(part, workspacePath)) {
        QFile::remove(part);
        return failure({Error::Kind::File, LocalizedText{u"%1 could not be replaced; nothing was restored."_qs, u"无法替换 %1，未恢复备份。"_qs}.arg(workspacePath), workspacePath});
    }
    return kept;
}

} // namespace dossier
