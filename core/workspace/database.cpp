// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/database.h"

#include "core/text/json.h"
#include <sqlite3.h>

namespace dossier {

Error DatabaseError::toError(const QString& path) const
{
    const QString detail = u"SQLite %1: %2"_qs.arg(m_code).arg(m_detail);
    if (m_code == foreignWriter)
        return {Error::Kind::Replaced, LocalizedText{u"Another program has written to %1 while it was open here. The change was not saved, so that nothing of the other program is overwritten. "
                                                     "Close the workspace and open it again; yesterday’s state is among the backups."_qs,
                                                    u"%1 在此处打开期间被其他程序写入。为避免覆盖，此次修改未保存。请关闭工作区后重新打开；此前的状态保存在备份中。"_qs}.arg(path), detail};
    switch (m_code & 0xff) {
    case SQLITE_FULL:
        return {Error::Kind::File, LocalizedText{u"The disk is full. The change was not saved; everything before it was. Free some space and try again."_qs,
                                                u"磁盘已满。此次修改未保存，之前的内容均已保存。请腾出空间后重试。"_qs}, detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Error::Kind::Locked, LocalizedText{u"Another program is using %1. The change was not saved; try again when the other program has finished."_qs,
                                                  u"其他程序正在使用 %1。此次修改未保存，请待其他程序结束后重试。"_qs}.arg(path), detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {Error::Kind::Damaged, LocalizedText{u"The file %1 is damaged. Nothing was changed. Open the last backup instead."_qs,
                                                   u"文件 %1 已损坏，未作任何修改。请打开最近的备份。"_qs}.arg(path), detail};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {Error::Kind::File, LocalizedText{u"The file %1 may not be written. The change was not saved. Check the permissions of the file and its folder."_qs,
                                                u"文件 %1 不可写入。此次修改未保存，请检查文件及其所在文件夹的权限。"_qs}.arg(path), detail};
    case SQLITE_CANTOPEN:
        return {Error::Kind::File, LocalizedText{u"The file %1 cannot be opened. Check that it exists and that you may read it."_qs,
                                                u"无法打开文件 %1。请确认文件存在且有读取权限。"_qs}.arg(path), detail};
    default:
        return {Error::Kind::File, LocalizedText{u"The file %1 could not be read or written. The change was not saved; everything before it was."_qs,
                                                u"文件 %1 读写失败。此次修改未保存，之前的内容均已保存。"_qs}.arg(path), detail};
    }
}

namespace {

[[noreturn]] void failStatement(sqlite3_stmt* statement)
{
    sqlite3* handle = sqlite3_db_handle(statement);
    throw DatabaseError(sqlite3_extended_errcode(handle), QString::fromUtf8(sqlite3_errmsg(handle)));
}

void check(sqlite3_stmt* statement, int code)
{
    if (code != SQLITE_OK)
        failStatement(statement);
}

} // namespace

Query::~Query()
{
    if (m_statement == nullptr)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

void Query::bind(int index, const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    check(m_statement, sqlite3_bind_text64(m_statement, index, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::bind(int index, qint64 number)
{
    check(m_statement, sqlite3_bind_int64(m_statement, index, number));
}

void Query::bind(int index, const QByteArray& blob)
{
    check(m_statement, sqlite3_bind_blob64(m_statement, index, blob.constData(), sqlite3_uint64(blob.size()), SQLITE_TRANSIENT));
}

void Query::bind(int index, std::nullptr_t)
{
    check(m_statement, sqlite3_bind_null(m_statement, index));
}

bool Query::next()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        failStatement(m_statement);
    return false;
}

void Query::run()
{
    while (next()) {
    }
}

QString Query::text(int column) const
{
    return wholeText(bytes(column));
}

QByteArray Query::bytes(int column) const
{
    const void* data = sqlite3_column_blob(m_statement, column);
    return data == nullptr ? QByteArray() : QByteArray(static_cast<const char*>(data), sqlite3_column_bytes(m_statement, column));
}

qint64 Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Database::Database(const QString& path, Mode mode)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
    case Mode::ReadOnly: flags |= SQLITE_OPEN_READONLY; break;
    case Mode::ReadWrite: flags |= SQLITE_OPEN_READWRITE; break;
    case Mode::Create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE; break;
    }
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &m_handle, flags, nullptr);
    if (code != SQLITE_OK) {
        const QString detail = m_handle != nullptr ? QString::fromUtf8(sqlite3_errmsg(m_handle)) : QStringLiteral("out of memory");
        sqlite3_close_v2(m_handle);
        m_handle = nullptr;
        throw DatabaseError(code, detail);
    }
    // A file comes from outside: its schema may run nothing and may not be edited by statements.
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(m_handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);
    sqlite3_limit(m_handle, SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(m_handle, SQLITE_LIMIT_EXPR_DEPTH, 50);
    sqlite3_busy_timeout(m_handle, 2000);
    try {
        execute("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA synchronous=EXTRA;");
    } catch (...) {
        sqlite3_close_v2(m_handle);
        throw;
    }
}

Database::Database(Database&& other) noexcept : m_handle(other.m_handle), m_statements(std::move(other.m_statements))
{
    other.m_handle = nullptr;
    other.m_statements.clear();
}

Database::~Database()
{
    for (const auto& [sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_handle);
}

sqlite3_stmt* Database::prepared(const char* sql)
{
    sqlite3_stmt*& statement = m_statements[sql];
    if (statement == nullptr) {
        const int code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK)
            fail(code);
    }
    sqlite3_reset(statement);
    return statement;
}

void Database::fail(int code) const
{
    throw DatabaseError(code, QString::fromUtf8(sqlite3_errmsg(m_handle)));
}

void Database::execute(const QByteArray& sql)
{
    const int code = sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail(code);
}

qint64 Database::pragma(const char* sql)
{
    Query result = query(sql);
    return result.next() ? result.integer(0) : 0;
}

quint32 Database::changeCounter() const
{
    sqlite3_file* file = nullptr;
    unsigned char bytes[4]{};
    if (sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == nullptr || file->pMethods == nullptr
        || file->pMethods->xRead(file, bytes, sizeof bytes, 24) != SQLITE_OK)
        return 0;
    return quint32(bytes[0]) << 24 | quint32(bytes[1]) << 16 | quint32(bytes[2]) << 8 | bytes[3];
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

bool Database::copyTo(Database& target, const std::atomic<bool>& stop)
{
    constexpr int pages = 2000, longest = 8 * 1024 * 1024;
    sqlite3_backup* backup = sqlite3_backup_init(target.handle(), "main", m_handle, "main");
    if (backup == nullptr)
        target.fail(sqlite3_extended_errcode(target.handle()));
    int code = SQLITE_OK;
    int patience = 20;
    int remaining = longest;
    int restarts = 0;
    do {
        // Whoever writes meanwhile makes it begin again; after a few times it goes through in one go.
        code = sqlite3_backup_step(backup, restarts < 5 ? pages : -1);
        const int now = sqlite3_backup_remaining(backup);
        restarts += now > remaining ? 1 : 0;
        remaining = now;
        if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) {
            sqlite3_sleep(100);
            --patience;
        }
    } while (!stop && (code == SQLITE_OK || (((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) && patience > 0)));
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE && stop)
        return false;
    if (code != SQLITE_DONE)
        throw DatabaseError(code, QString::fromUtf8(sqlite3_errstr(code)));
    return true;
}

void Database::copyTo(Database& target)
{
    static const std::atomic<bool> never{false};
    copyTo(target, never);
}

void Database::interruptOn(const std::atomic<bool>& stop)
{
    sqlite3_progress_handler(m_handle, 20000, [](void* flag) { return static_cast<const std::atomic<bool>*>(flag)->load() ? 1 : 0; },
                             const_cast<void*>(static_cast<const void*>(&stop)));
}

QString Database::quickCheck()
{
    Query result = query("PRAGMA quick_check(1)");
    if (!result.next())
        return QStringLiteral("no answer");
    const QString finding = result.text(0);
    return finding == QLatin1String("ok") ? QString() : finding;
}

Transaction::Transaction(Database& database) : m_database(database)
{
    m_database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (m_open && m_database.inTransaction())
        sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    m_database.execute("COMMIT");
    m_open = false;
}

} // namespace dossier
