// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <sqlite3.h>
#include <string>

namespace dossier::bench {

/// The library as any program would use it: what ours is compared with, and what fills large files. A failure ends the program.
class Sql
{
public:
    explicit Sql(const QString& path, bool mayWrite = false)
    {
        if (sqlite3_open_v2(path.toUtf8().constData(), &m_handle, mayWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
            fail();
    }
    ~Sql() { sqlite3_close(m_handle); }
    Sql(const Sql&) = delete;
    Sql& operator=(const Sql&) = delete;
    Sql(Sql&&) = delete;
    Sql& operator=(Sql&&) = delete;

    void execute(const char* sql) const
    {
        if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            fail();
    }
    [[noreturn]] void fail() const { qFatal("%s", sqlite3_errmsg(m_handle)); }
    sqlite3* handle() const { return m_handle; }

private:
    sqlite3* m_handle = nullptr;
};

/// A statement to be used again and again.
class Statement
{
public:
    Statement(const Sql& sql, const char* text) : m_sql(sql)
    {
        if (sqlite3_prepare_v2(sql.handle(), text, -1, &m_statement, nullptr) != SQLITE_OK)
            sql.fail();
    }
    ~Statement() { sqlite3_finalize(m_statement); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement(Statement&&) = delete;
    Statement& operator=(Statement&&) = delete;

    /// Starts anew with these values, which must live until the next step.
    template <typename... Values> Statement& with(const Values&... values)
    {
        sqlite3_reset(m_statement);
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }
    template <typename... Values> void run(const Values&... values)
    {
        with(values...);
        while (next()) { }
        sqlite3_reset(m_statement);
    }
    bool next()
    {
        const int code = sqlite3_step(m_statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            m_sql.fail();
        return code == SQLITE_ROW;
    }
    std::string text(int column) const
    {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
        return bytes == nullptr ? std::string() : std::string(bytes, size_t(sqlite3_column_bytes(m_statement, column)));
    }
    qint64 integer(int column) const { return sqlite3_column_int64(m_statement, column); }
    bool isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

private:
    void bind(int index, const std::string& text) { sqlite3_bind_text(m_statement, index, text.data(), int(text.size()), SQLITE_STATIC); }
    void bind(int index, qint64 number) { sqlite3_bind_int64(m_statement, index, number); }
    void bind(int index, std::nullptr_t) { sqlite3_bind_null(m_statement, index); }

    const Sql& m_sql;
    sqlite3_stmt* m_statement = nullptr;
};

} // namespace dossier::bench
