// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/file_check.h"

#include "core/workspace/schema.h"
#include "core/workspace/workspace.h"
#include <QFile>
#include <QFileInfo>
#include <QtEndian>
#include <fcntl.h>
#include <unistd.h>

namespace dossier {

namespace {

const QByteArray journalMagic = QByteArray::fromHex("d9d505f920a163d7");

Error foreignError(const QString& path)
{
    return {Error::Kind::Foreign, LocalizedText{u"%1 is not a Dossier workspace. It was left untouched. Choose a file that ends in .dossier."_qs,
                                               u"%1 不是卷宗工作区，文件未被改动。请选择 .dossier 文件。"_qs}.arg(QFileInfo(path).fileName()), path};
}

Error besideError(const QString& path, const QString& other)
{
    return {Error::Kind::Damaged, LocalizedText{u"Beside %1 lies %2, which Dossier does not write. Both were left untouched: opening could change the workspace. Close the program "
                                                "that uses the file; if there is none, move %2 to another folder and open again."_qs,
                                               u"%1 旁边有 %2，该文件并非卷宗写成。为避免改动工作区，两者均未触碰。请关闭正在使用该文件的程序；如无此类程序，将 %2 移至其他文件夹后重新打开。"_qs}
                                     .arg(QFileInfo(path).fileName()).arg(QFileInfo(other).fileName()), other};
}

} // namespace

Error damagedError(const QString& path, const QString& detail)
{
    return {Error::Kind::Damaged, LocalizedText{u"%1 is damaged. It was left untouched. Open the last backup, and keep this file for an examination."_qs,
                                               u"%1 已损坏，文件未被改动。请打开最近的备份，并保留此文件以备检查。"_qs}.arg(QFileInfo(path).fileName()), detail};
}

bool createForOwner(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return false;
    ::close(descriptor);
    return true;
}

std::optional<Error> headerProblem(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Error{Error::Kind::File, LocalizedText{u"The file %1 does not exist."_qs, u"文件 %1 不存在。"_qs}.arg(path), path};
    if (!QFileInfo(path).isFile()) // a pipe or a device would never end
        return foreignError(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::File, LocalizedText{u"The file %1 cannot be read: %2. Check its permissions."_qs, u"无法读取文件 %1：%2。请检查权限。"_qs}.arg(path).arg(file.errorString()), path};
    const QByteArray header = file.read(100);
    if (header.size() < 100 || !header.startsWith(QByteArray("SQLite format 3\0", 16)))
        return foreignError(path);
    if (qFromBigEndian<quint32>(header.constData() + 68) != quint32(applicationId))
        return foreignError(path);
    const auto version = int(qFromBigEndian<quint32>(header.constData() + 60));
    if (version > currentSchemaVersion())
        return Error{Error::Kind::Newer, LocalizedText{u"%1 was written by a newer Dossier. It was left untouched. Update Dossier to open it."_qs,
                                                       u"%1 由更新版本的卷宗写成，文件未被改动。请升级卷宗后再打开。"_qs}.arg(QFileInfo(path).fileName()), QString::number(version)};
    if (version < 1)
        return damagedError(path, QStringLiteral("user_version 0"));
    // The header knows how many pages there are; a cut transaction may still be taken back.
    const quint32 pageSize = qFromBigEndian<quint16>(header.constData() + 16) == 1 ? 65536 : qFromBigEndian<quint16>(header.constData() + 16);
    const bool counted = qFromBigEndian<quint32>(header.constData() + 24) == qFromBigEndian<quint32>(header.constData() + 92);
    if (counted && !hasJournal(path) && file.size() < qint64(pageSize) * qFromBigEndian<quint32>(header.constData() + 28))
        return damagedError(path, QStringLiteral("the file is cut off"));
    // Ours keep a rollback journal; a file in another mode would be changed by being read.
    if (header[18] != 1 || header[19] != 1)
        return damagedError(path, QStringLiteral("journal mode %1/%2").arg(int(header[18])).arg(int(header[19])));
    return std::nullopt;
}

std::optional<Error> journalProblem(const QString& path)
{
    for (const char* ending : {"-wal", "-shm"}) {
        const QString other = path + QLatin1String(ending);
        if (QFileInfo::exists(other) || QFileInfo(other).isSymLink())
            return besideError(path, other);
    }
    const QString journal = path + QStringLiteral("-journal");
    const QFileInfo info(journal);
    if (info.isSymLink() || (info.exists() && !info.isFile()))
        return besideError(path, journal);
    if (!info.exists())
        return std::nullopt;
    // A journal of several databases ends with the name of a further file, which SQLite would look up and remove.
    QFile file(journal);
    if (!file.open(QIODevice::ReadOnly))
        return besideError(path, journal);
    if (file.size() >= 16 && file.seek(file.size() - 8) && file.read(8) == journalMagic)
        return besideError(path, journal);
    return std::nullopt;
}

bool hasJournal(const QString& path)
{
    QFile file(path + QStringLiteral("-journal"));
    return file.open(QIODevice::ReadOnly) && file.read(8) == journalMagic;
}

QString structureProblem(Database& database)
{
    const auto version = int(database.pragma("PRAGMA user_version"));
    if (schemaLines(database) != expectedSchemaLines(version))
        return QStringLiteral("the tables are not those of version %1").arg(version);
    if (database.pragma("SELECT EXISTS(SELECT 1 FROM record WHERE length(reference) > 100 OR length(kind) > 100 OR length(form) > 100 OR length(status) > 100 OR length(definition) > 100 "
                        "OR length(title_en) > 1000000 OR length(title_zh) > 1000000 OR length(subject) > 100 OR length(created) > 100 OR length(modified) > 100)") != 0)
        return QStringLiteral("a record has a name of absurd length");
    if (database.pragma("SELECT EXISTS(SELECT 1 FROM definition WHERE length(json) > 16000000)") != 0)
        return QStringLiteral("a definition has an absurd size");
    return {};
}

QString contentProblem(Database& database)
{
    if (const QString damage = database.quickCheck(); !damage.isEmpty())
        return damage;
    {
        Query dangling = database.query("PRAGMA foreign_key_check");
        if (dangling.next())
            return QStringLiteral("%1 refers to a row of %2 that does not exist").arg(dangling.text(0), dangling.text(2));
    }
    static constexpr std::pair<const char*, const char*> rules[]{
        {"SELECT record || ' ' || question FROM answer WHERE NOT json_valid(json) OR length(json) > 20000000 LIMIT 1", "an answer that cannot be read: "},
        {"SELECT record || ' ' || question FROM \"row\" WHERE length(id) > 200 OR length(label) > 1000 OR (source IS NOT NULL AND NOT json_valid(source)) LIMIT 1",
         "a table row that cannot be read: "},
        {"SELECT sequence FROM audit WHERE NOT json_valid(details) OR (vals IS NOT NULL AND NOT json_valid(vals)) LIMIT 1", "an audit entry that cannot be read: "},
        {"SELECT sha256 FROM attachment GROUP BY sha256 HAVING sum(length(content)) > 52428800 OR max(length(content)) > 1048576 LIMIT 1", "an attachment of absurd size: "},
        {"SELECT record FROM pending WHERE length(text) > 20000000 LIMIT 1", "a pending text of absurd size: "}};
    for (const auto& [sql, words] : rules) {
        Query query = database.query(sql);
        if (query.next())
            return QString::fromLatin1(words) + query.text(0);
    }
    return {};
}

} // namespace dossier
