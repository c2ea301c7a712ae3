// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/result.h"
#include <QByteArray>
#include <atomic>
#include <exception>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace dossier {

/// Not a code of SQLite's: another program has written to the file since it was read.
inline constexpr int foreignWriter = 0x7f00 + 5;

/// What SQLite refused. Thrown inside this folder only; every public door turns it into an Error.
class DatabaseError : public std::exception
{
public:
    DatabaseError(int code, const QString& detail) : m_code(code), m_detail(detail) {}
    const char* what() const noexcept override { return "database error"; }
    int code() const { return m_code; } ///< extended result code
    QString detail() const { return m_detail; }
    /// For a person: what happened to the file at `path`, what was kept, what to do.
    Error toError(const QString& path) const;

private:
    int m_code;
    QString m_detail;
};

/// One use of a prepared statement; resets it when it ends.
class Query
{
public:
    explicit Query(sqlite3_stmt* statement) : m_statement(statement) {}
    ~Query();
    Query(Query&& other) noexcept : m_statement(other.m_statement) { other.m_statement = nullptr; }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    Query& operator=(Query&&) = delete;

    void bind(int index, const QString& text);
    void bind(int index, qint64 number);
    void bind(int index, int number) { bind(index, qint64(number)); }
    void bind(int index, const QByteArray& blob);
    void bind(int index, std::nullptr_t);
    bool next(); ///< true while there is a row
    void run();  ///< for a statement without rows

    QString text(int column) const;
    QByteArray bytes(int column) const;
    qint64 integer(int column) const;
    bool isNull(int column) const;

private:
    sqlite3_stmt* m_statement;
};

/// A thin owner of one SQLite connection with the settings that every connection of ours has.
class Database
{
public:
    enum class Mode { ReadOnly, ReadWrite, Create };
    /// Throws DatabaseError.
    Database(const QString& path, Mode mode);
    ~Database();
    Database(Database&& other) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    Database& operator=(Database&&) = delete;

    sqlite3* handle() const { return m_handle; }
    /// A prepared statement, kept for the next use; the text must be a literal. Not for use inside an iteration of the same text.
    template <typename... Arguments> Query query(const char* sql, const Arguments&... arguments)
    {
        Query result(prepared(sql));
        int index = 0;
        (result.bind(++index, arguments), ...);
        return result;
    }
    template <typename... Arguments> void run(const char* sql, const Arguments&... arguments) { query(sql, arguments...).run(); }
    /// Several statements at once, without arguments.
    void execute(const QByteArray& sql);
    qint64 pragma(const char* sql); ///< "PRAGMA user_version"
    bool inTransaction() const;
    /// Counts the transactions ever written to the file, whoever wrote them; read from the file itself. 0 if it cannot be read.
    quint32 changeCounter() const;

    /// Copies the whole content into another database by the backup API, some pages at a time, so that a writer in between does not wait long.
    /// False when it was stopped.
    bool copyTo(Database& target, const std::atomic<bool>& stop);
    void copyTo(Database& target);
    /// Ends a statement that runs for long with an error once `stop` is set; it must outlive the connection.
    void interruptOn(const std::atomic<bool>& stop);
    /// Empty when sound, otherwise the first finding of quick_check.
    QString quickCheck();

private:
    sqlite3_stmt* prepared(const char* sql);
    [[noreturn]] void fail(int code) const;

    sqlite3* m_handle = nullptr;
    std::unordered_map<std::string, sqlite3_stmt*> m_statements;
};

/// Begins at once with the write lock; rolls back unless committed.
class Transaction
{
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

} // namespace dossier
