// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Workspace files. What begins as a database is one; anything else is a list of edits to a sound file, parted by NUL: a letter says which
// column, a digit which row of it, the rest is the value. So the content of a file is reached as often as its structure.
#include "core/form/facts.h"
#include "core/workspace/rescue.h"
#include "core/workspace/workspace.h"
#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <sqlite3.h>

using namespace dossier;
using fuzz::require;

namespace {

class FixedClock : public Clock
{
public:
    QDateTime now() const override { return QDateTime(QDate(2026, 11, 1), QTime(9, 0), Qt::UTC); }
};

OpenOptions options()
{
    static const auto clock = std::make_shared<const FixedClock>();
    OpenOptions result;
    result.unguarded = true;
    result.author = {QStringLiteral("Tester"), {}};
    result.clock = clock;
    return result;
}

QByteArray bytesAt(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    require(file.open(QIODevice::WriteOnly | QIODevice::NewOnly) && file.write(bytes) == bytes.size(), "the temporary folder can be written");
}

// ---- Edits ----

/// A small sound file with something in most tables.
const QByteArray& sound()
{
    static const QByteArray bytes = [] {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("sound.dossier"));
        {
            auto made = Workspace::create(path, options());
            require(made.has_value(), "a workspace can be made");
            Workspace& workspace = **made;
            const auto add = [&workspace](const char* form, const Json& answers) {
                const auto added = workspace.apply(AddRecord{QLatin1String(form), {}, answers, {}, {}});
                require(added.has_value(), "a record can be added");
                return added->added.value(0);
            };
            const QString person = add("person", {{"name", "Anna Weber"}});
            const QString measure = add("measure", {{"title", {{"en", "Access"}, {"zh", "访问"}}}, {"owner", toStd(person)}});
            add("activity", {{"title", {{"en", "Payroll"}}}, {"purposes", Json::array({{{"purpose", {{"en", "Pay"}}}}})}});
            require(workspace.setPending(measure, {QStringLiteral("description"), {}, {}, Language::English}, QStringLiteral("Only sal")).has_value(), "a text can be kept");
        }
        return bytesAt(path);
    }();
    return bytes;
}

struct Place { char letter; const char* sql; }; ///< ?1 is the value, ?2 the row
constexpr Place places[]{
    {'a', "UPDATE answer SET json = ?1 WHERE record || question || \"row\" || col = (SELECT record || question || \"row\" || col FROM answer LIMIT 1 OFFSET ?2)"},
    {'b', "UPDATE answer SET question = ?1 WHERE record || question || \"row\" || col = (SELECT record || question || \"row\" || col FROM answer LIMIT 1 OFFSET ?2)"},
    {'c', "UPDATE answer SET col = ?1 WHERE record || question || \"row\" || col = (SELECT record || question || \"row\" || col FROM answer LIMIT 1 OFFSET ?2)"},
    {'d', "UPDATE definition SET json = CAST(?1 AS BLOB) WHERE rowid = (SELECT rowid FROM definition LIMIT 1 OFFSET ?2)"},
    {'e', "UPDATE \"row\" SET source = ?1"},
    {'f', "UPDATE record SET form = ?1 WHERE rowid = ?2 + 1"},
    {'g', "UPDATE \"row\" SET id = ?1"},
    {'h', "UPDATE audit SET hash = ?1 WHERE sequence = ?2 + 1"},
    {'j', "UPDATE audit SET details = ?1 WHERE sequence = ?2 + 1"},
    {'k', "UPDATE record SET kind = ?1 WHERE rowid = ?2 + 1"},
    {'l', "UPDATE \"row\" SET label = ?1"},
    {'m', "INSERT INTO meta(key, value) VALUES('last-backup', ?1)"},
    {'n', "UPDATE counter SET next = ?1 WHERE name = (SELECT name FROM counter LIMIT 1 OFFSET ?2)"},
    {'p', "UPDATE pending SET text = ?1"},
    {'q', "UPDATE pending SET question = ?1"},
    {'r', "UPDATE record SET reference = ?1 WHERE rowid = ?2 + 1"},
    {'s', "UPDATE record SET status = ?1 WHERE rowid = ?2 + 1"},
    {'t', "UPDATE record SET title_en = ?1 WHERE rowid = ?2 + 1"},
    {'u', "UPDATE record SET subject = (SELECT reference FROM record LIMIT 1 OFFSET ?2) WHERE rowid = CAST(?1 AS INTEGER)"},
    {'v', "UPDATE audit SET vals = ?1 WHERE sequence = ?2 + 1"},
    {'w', "UPDATE audit SET action = ?1 WHERE sequence = ?2 + 1"},
    {'x', "UPDATE record SET removed = ?1 WHERE rowid = ?2 + 1"},
    {'y', "UPDATE record SET created = ?1, modified = ?1 WHERE rowid = ?2 + 1"},
    {'z', "INSERT INTO revision(record, number, time, author, sha256, json) SELECT reference, ?2, '2026-11-01T09:00:00.000Z', 'a', 'b', ?1 FROM record LIMIT 1"}};

void edit(sqlite3* database, const QByteArray& order)
{
    if (order.size() < 2)
        return;
    for (const Place& place : places) {
        if (place.letter != order[0])
            continue;
        sqlite3_stmt* statement = nullptr;
        require(sqlite3_prepare_v2(database, place.sql, -1, &statement, nullptr) == SQLITE_OK, "an edit can be made");
        sqlite3_bind_text(statement, 1, order.constData() + 2, int(order.size()) - 2, SQLITE_STATIC);
        sqlite3_bind_int(statement, 2, order[1] - '0'); // ?2 is absent where there is one row
        sqlite3_step(statement); // what the tables themselves refuse stays as it was
        sqlite3_finalize(statement);
    }
}

void writeEdited(const QString& path, const QByteArray& orders)
{
    write(path, sound());
    sqlite3* database = nullptr;
    require(sqlite3_open_v2(path.toUtf8().constData(), &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK, "the sound file can be opened");
    sqlite3_exec(database, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN", nullptr, nullptr, nullptr);
    for (const QByteArray& order : orders.split('\0'))
        edit(database, order);
    sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_close(database);
}

// ---- What is done with a file ----

void readWhole(const Workspace& workspace)
{
    for (const RecordSummary& summary : workspace.records({}, true)) {
        const Record* record = workspace.record(summary.reference);
        require(record != nullptr, "a record of the list can be read");
        const Form& form = workspace.formOf(summary.reference);
        record->answers.toJson(form).dump();
        factsOf(form, record->answers, workspace.library()).dump();
        const DisplayContext context = workspace.displayContext(record);
        for (const auto& [id, answer] : record->answers.all()) {
            if (const Question* question = form.question(id)) {
                displayAnswer(*question, answer.own, context);
                for (const Row& row : answer.rows)
                    rowName(*question, row, Language::English, context);
            }
            workspace.lastChange(summary.reference, {id, {}, {}, {}});
        }
        workspace.linksFrom(summary.reference);
        workspace.linksTo(summary.reference);
        workspace.revisionsOf(summary.reference);
        workspace.statusNote(summary.reference);
    }
    workspace.mainOrganisation();
    workspace.search(QStringLiteral("a"));
    workspace.matching(QStringLiteral("a b"));
    workspace.pending();
    workspace.history();
    workspace.lastBackup();
    workspace.verify();
}

/// Changes the title of the first record, adds one, and takes both back.
bool change(Workspace& workspace)
{
    bool changed = false;
    for (const RecordSummary& summary : workspace.records()) {
        if (const Question* title = workspace.formOf(summary.reference).titleQuestion()) {
            const Json value = title->localized ? Json{{"en", "Changed"}} : Json("Changed");
            changed = workspace.apply(SetAnswer{summary.reference, {title->id, {}, {}, {}}, value}).has_value();
        }
        break;
    }
    changed = workspace.apply(AddRecord{QStringLiteral("person"), {}, {{"name", "New"}}, {}, {}}).has_value() || changed;
    while (workspace.canUndo() && workspace.undo())
        ;
    return changed;
}

void checkRescue(const QString& path, const QString& target)
{
    const auto report = rescueWorkspace(path, target, options());
    if (!report) {
        require(!report.error().message.en.isEmpty() && !report.error().message.zh.isEmpty(), "a refusal has words in both languages");
        require(!QFile::exists(target), "half a rescue is not left behind");
        return;
    }
    const auto rescued = Workspace::open(target, options());
    require(rescued.has_value(), "what was rescued can be opened");
    require((*rescued)->verify().empty(), "what was rescued is whole");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t longest = 65536;
    if (size > longest)
        return 0;
    const QTemporaryDir folder; // for its owner alone
    require(folder.isValid(), "there is a temporary folder");
    const QString path = folder.filePath(QStringLiteral("w.dossier"));
    const QByteArray given = fuzz::bytesOf(data, size);
    if (given.startsWith("SQLite"))
        write(path, given);
    else
        writeEdited(path, given);
    const QByteArray bytes = bytesAt(path);

    checkRescue(path, folder.filePath(QStringLiteral("rescued.dossier")));
    require(bytesAt(path) == bytes, "a rescue changes nothing in the file it reads");
    const QStringList names = QDir(folder.path()).entryList(QDir::Files | QDir::System | QDir::Hidden);
    auto opened = Workspace::open(path, options());
    if (!opened) {
        require(!opened.error().message.en.isEmpty() && !opened.error().message.zh.isEmpty(), "a refusal has words in both languages");
        require(bytesAt(path) == bytes, "a file that is refused stays as it was");
        require(QDir(folder.path()).entryList(QDir::Files | QDir::System | QDir::Hidden) == names, "nothing is left beside a file that is refused");
        return 0;
    }
    const bool older = QDir(folder.path()).entryList({QStringLiteral("*.before-*")}).size() > 0; // was brought up to date
    readWhole(**opened);
    require(older || bytesAt(path) == bytes, "reading writes nothing");
    const bool changed = change(**opened);
    opened->reset();
    if (changed)
        require(Workspace::open(path, options()).has_value(), "what was changed can be opened again");
    return 0;
}
