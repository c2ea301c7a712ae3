// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/backups.h"
#include "core/workspace/caretaker.h"
#include "core/workspace/file_check.h"
#include "core/workspace/schema.h"
#include "core/workspace/workspace_private.h"
#include <QFile>
#include <QFileInfo>
#include <sys/stat.h>

namespace dossier {

namespace {

const std::atomic<bool> never{false};

std::optional<FileIdentity> identityOf(const QString& path)
{
    struct stat there = {};
    if (::stat(QFile::encodeName(path).constData(), &there) != 0)
        return std::nullopt;
    return FileIdentity{quint64(there.st_dev), quint64(there.st_ino)};
}

Error lockedError(const QString& path, const LockOwner& owner)
{
    const QString since = owner.since.isValid() ? owner.since.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hh:mm")) : QStringLiteral("?");
    return {Error::Kind::Locked, LocalizedText{u"%1 is open elsewhere: %2 on %3 since %4. Nothing was changed. Try again when it is closed there."_qs,
                                               u"%1 已在别处打开：%2（%3），自 %4 起。未作任何修改，请待那边关闭后重试。"_qs}
                                     .arg(QFileInfo(path).fileName()).arg(owner.user).arg(owner.host).arg(since), path};
}

/// A private copy of the file with the journal beside it, put back to where its last whole transaction ended. The original is only read.
Database settledCopy(const QString& path, const QTemporaryDir& folder)
{
    const QString copy = folder.filePath(QStringLiteral("settled.dossier"));
    if (!QFile::copy(path, copy) || !QFile::copy(path + QStringLiteral("-journal"), copy + QStringLiteral("-journal")))
        throw DatabaseError(14, copy);
    for (const QString& file : {copy, copy + QStringLiteral("-journal")})
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    Database settled(copy, Database::Mode::ReadWrite);
    settled.pragma("SELECT count(*) FROM sqlite_schema"); // plays the journal back
    return settled;
}

/// A copy that nobody else finds: its name is gone as soon as it is open, so that nothing is left behind whatever happens.
Database namelessCopy(Database& source)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("snapshot.dossier"));
    if (!createForOwner(path))
        throw DatabaseError(14, path);
    Database copy(path, Database::Mode::Create);
    source.copyTo(copy);
    copy.execute("PRAGMA journal_mode = MEMORY; PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;");
    return copy;
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::create(const QString& path, const OpenOptions& options)
{
    if (options.guards.empty() && !options.unguarded)
        return failure({Error::Kind::Usage, {u"A workspace needs its guards."_qs, u"工作区缺少规则守卫。"_qs}, path});
    if (QFileInfo::exists(path))
        return failure({Error::Kind::File, LocalizedText{u"The file %1 exists already and was left untouched. Choose another name."_qs, u"文件 %1 已存在，未被改动。请另选名称。"_qs}.arg(path), path});
    if (!QFileInfo(QFileInfo(path).absolutePath()).isDir())
        return failure({Error::Kind::File, LocalizedText{u"The folder of %1 does not exist."_qs, u"%1 所在的文件夹不存在。"_qs}.arg(path), path});
    if (const auto problem = journalProblem(path))
        return failure(*problem);
    auto lock = std::make_unique<LockFile>(path);
    const auto clock = options.clock ? options.clock : std::make_shared<Clock>();
    if (lock->take(clock->now()) != LockFile::State::Taken || !createForOwner(path))
        return failure({Error::Kind::File, LocalizedText{u"The folder of %1 cannot be written."_qs, u"%1 所在的文件夹不可写入。"_qs}.arg(path), path});
    try {
        Database database(path, Database::Mode::ReadWrite);
        migrate(database, 0);
        auto priv = std::make_unique<Private>(std::move(database), options, path);
        priv->lock = std::move(lock);
        priv->identity = identityOf(path);
        priv->noteWritten();
        return std::unique_ptr<Workspace>(new Workspace(std::move(priv)));
    } catch (const DatabaseError& error) {
        QFile::remove(path);
        QFile::remove(path + QStringLiteral("-journal"));
        return failure(error.toError(path));
    }
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString& given, const OpenOptions& options)
{
    if (options.guards.empty() && !options.unguarded)
        return failure({Error::Kind::Usage, {u"A workspace needs its guards."_qs, u"工作区缺少规则守卫。"_qs}, given});
    // Lock, journal and backups lie beside the file itself, not beside a link to it.
    const QString canonical = QFileInfo(given).canonicalFilePath();
    const QString path = canonical.isEmpty() ? given : canonical;
    if (const auto problem = headerProblem(path))
        return failure(*problem);
    if (const auto problem = journalProblem(path))
        return failure(*problem);
    auto lock = std::make_unique<LockFile>(path);
    const auto clock = options.clock ? options.clock : std::make_shared<Clock>();
    const LockFile::State state = options.readOnly ? LockFile::State::NotPossible : lock->take(clock->now(), options.takeOver);
    if (state == LockFile::State::HeldByOther && !options.snapshotIfLocked)
        return failure(lockedError(path, lock->owner()));
    try {
        const QFileInfo info(path);
        const bool readOnly = state != LockFile::State::Taken || !info.isWritable();
        const bool later = options.care == OpenOptions::Care::Background && !readOnly;
        std::optional<Database> database;
        QTemporaryDir settling;
        // All checks are made on a connection that cannot write, or on a copy, before the file is opened for writing.
        if (hasJournal(path) && state != LockFile::State::HeldByOther) {
            database.emplace(settledCopy(path, settling));
        } else {
            database.emplace(path, Database::Mode::ReadOnly);
        }
        if (const QString problem = structureProblem(*database); !problem.isEmpty())
            return failure(damagedError(path, problem));
        if (!later) {
            if (const QString problem = contentProblem(*database); !problem.isEmpty())
                return failure(damagedError(path, problem));
        }
        const auto version = int(database->pragma("PRAGMA user_version"));
        if (readOnly) {
            // A private copy: a reader never holds the writer up, and never meets half a transaction.
            Database copy = namelessCopy(*database);
            database.reset();
            database.emplace(std::move(copy));
            if (version < currentSchemaVersion()) {
                database->execute("PRAGMA query_only = OFF");
                migrate(*database, version);
                database->execute("PRAGMA query_only = ON");
            }
        } else {
            if (version < currentSchemaVersion()) {
                if (later) {
                    if (const QString problem = contentProblem(*database); !problem.isEmpty())
                        return failure(damagedError(path, problem));
                }
                if (const auto kept = writeVerifiedCopy(*database, path + QStringLiteral(".before-%1").arg(currentSchemaVersion()), never); !kept)
                    return failure(kept.error());
            }
            database.reset();
            database.emplace(path, Database::Mode::ReadWrite);
            if (version < currentSchemaVersion())
                migrate(*database, version);
        }
        auto priv = std::make_unique<Private>(std::move(*database), options, path);
        priv->isSnapshot = readOnly;
        priv->readOnly = readOnly;
        if (state == LockFile::State::HeldByOther)
            priv->owner = lock->owner();
        if (!readOnly)
            priv->lock = std::move(lock);
        priv->originalTime = info.lastModified();
        priv->originalSize = info.size();
        priv->identity = identityOf(path);
        priv->noteWritten();
        priv->load();
        std::unique_ptr<Workspace> workspace(new Workspace(std::move(priv)));
        workspace->beginCare();
        return workspace;
    } catch (const DatabaseError& error) {
        if ((error.code() & 0xff) == 11 || (error.code() & 0xff) == 26)
            return failure(damagedError(path, error.detail()));
        return failure(error.toError(path));
    } catch (const std::exception& error) {
        // The content of a file that was tampered with may be of any shape.
        return failure(damagedError(path, QString::fromUtf8(error.what())));
    }
}

void Workspace::beginCare()
{
    if (d->readOnly || d->options.care == OpenOptions::Care::None)
        return;
    const QDate today = d->clock->today();
    const bool worthIt = d->sequence > 0;
    if (d->options.care == OpenOptions::Care::Background) {
        d->caretaker = std::make_unique<Caretaker>(d->path, today, worthIt, [this] { QMetaObject::invokeMethod(this, &Workspace::noteCare, Qt::QueuedConnection); });
        return;
    }
    const std::vector<BackupFile> files = backupsOf(d->path);
    if (!worthIt || (!files.empty() && files.front().day == today))
        return;
    if (const auto written = backUpDay(d->database, d->path, today, never); !written)
        d->noBackup = written.error();
}

void Workspace::noteCare()
{
    if (!d->caretaker)
        return;
    const Caretaker::Findings findings = d->caretaker->findings();
    if (findings.damage)
        noteDamage(*findings.damage);
    d->noBackup = findings.noBackup;
    Q_EMIT cared();
}

std::optional<Error> Workspace::obstacle()
{
    if (d->damage)
        return d->damage;
    if (d->caretaker && !d->checked) {
        if (const auto damage = d->caretaker->waitForCheck()) {
            noteDamage(*damage);
            return damage;
        }
        d->checked = true;
    }
    const auto there = identityOf(d->path);
    if (there && there == d->identity)
        return std::nullopt;
    const QString name = QFileInfo(d->path).fileName();
    if (!there && !QFileInfo(QFileInfo(d->path).absolutePath()).isDir())
        return Error{Error::Kind::File, LocalizedText{u"The folder of %1 cannot be reached; a drive was removed or a network is down. The change was not saved. Connect it again and try once more."_qs,
                                                      u"无法访问 %1 所在的文件夹，可能是驱动器已移除或网络中断。此次修改未保存，请重新连接后再试。"_qs}.arg(name), d->path};
    return keepOwnVersion(!there);
}

Error Workspace::keepOwnVersion(bool gone)
{
    const QString name = QFileInfo(d->path).fileName();
    const QString target = keptName(d->path, d->clock->now());
    const auto kept = writeVerifiedCopy(d->database, target, never);
    const LocalizedText what = gone ? LocalizedText{u"%1 was removed or renamed by another program while it was open here. Nothing more is written to it."_qs, u"%1 在此处打开期间被其他程序删除或改名，不再向其写入。"_qs}.arg(name)
                                    : LocalizedText{u"%1 was replaced by another program while it was open here, as programs do that synchronise folders. Nothing is written over the new file."_qs,
                                                    u"%1 在此处打开期间被其他程序替换（文件同步软件会这样做），不会覆盖新文件。"_qs}.arg(name);
    const LocalizedText where = kept ? LocalizedText{u"Your version, up to the last saved change, was kept as %1. Open either of them; what is being typed can be copied until the window is closed."_qs,
                                                     u"您的版本（截至最后一次保存）已保留为 %1。可打开其中任一文件；正在输入的内容在关闭窗口前仍可复制。"_qs}.arg(QFileInfo(target).fileName())
                                     : LocalizedText{u"Your version could not be kept beside it: %1"_qs, u"未能在旁边保留您的版本：%1"_qs}.arg(kept.error().message);
    const Error told{Error::Kind::Replaced, LocalizedText{u"%1 %2"_qs, u"%1%2"_qs}.arg(what).arg(where), target};
    noteDamage(told);
    return told;
}

bool Workspace::originalChanged() const
{
    const QFileInfo info(d->path);
    return d->isSnapshot && (info.lastModified() != d->originalTime || info.size() != d->originalSize);
}

bool Workspace::isChecked() const
{
    return !d->caretaker || d->caretaker->isChecked();
}

std::optional<Error> Workspace::damage() const { return d->damage; }
std::optional<Error> Workspace::noBackup() const { return d->noBackup; }

QDateTime Workspace::lastBackup() const
{
    const std::vector<BackupFile> files = backupsOf(d->path);
    const QDateTime automatic = files.empty() ? QDateTime() : files.front().written;
    return !automatic.isValid() || (d->lastBackup.isValid() && d->lastBackup > automatic) ? d->lastBackup : automatic;
}

Result<void> Workspace::backup(const QString& target)
{
    if (QFileInfo::exists(target))
        return failure({Error::Kind::File, LocalizedText{u"The file %1 exists already and was left untouched. Choose another name."_qs, u"文件 %1 已存在，未被改动。请另选名称。"_qs}.arg(target), target});
    if (auto written = writeVerifiedCopy(d->database, target, never); !written)
        return written;
    d->lastBackup = d->clock->now();
    if (d->readOnly || obstacle())
        return {};
    try {
        d->database.run("INSERT INTO meta(key, value) VALUES('last-backup', ?) ON CONFLICT DO UPDATE SET value = excluded.value", stampOf(d->lastBackup));
        d->noteWritten();
    } catch (const DatabaseError&) {
        // The copy is whole; that it was made is only a note.
    }
    return {};
}

} // namespace dossier
