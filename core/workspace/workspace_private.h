// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/caretaker.h"
#include "core/workspace/database.h"
#include "core/workspace/lock_file.h"
#include "core/workspace/workspace.h"
#include <QTemporaryDir>
#include <set>
#include <unordered_map>

namespace dossier {

/// One thing that a step wrote: a place in a record's state, what stood there and what stands there now. All writing, undo, the audit
/// log and its verification speak of these. Places: "status", "removed", "definition", "rows/<question>", "revision/<number>", "cell/<question>" and
/// "cell/<question>/<row>/<column>".
struct Effect
{
    QString record, place;
    Json before, after; ///< null: nothing
};

/// What file_check.cpp takes when the file is opened again: nothing longer may be written.
inline constexpr qsizetype longestReference = 100, longestRowId = 200, longestRowLabel = 1000, longestPending = 10'000'000;
/// Counting goes no further: a number that was given with a reference or a row is not one that was counted.
inline constexpr qint64 largestNumber = 999'999'999;

/// A step as undo keeps it.
struct Step
{
    LocalizedText name;
    std::vector<Effect> effects;
};

/// What a record's state is made of beside its answers.
struct Pinned
{
    QString sha256;
    std::shared_ptr<const Form> form;
};

/// A record as it is held: the summary always, the answers once somebody asked for them.
struct Held
{
    Record record;
    QString definition; ///< hash of its form
    bool loaded = false;
};

/// ACT-10000 comes after ACT-9999.
struct ByReference
{
    bool operator()(const QString& a, const QString& b) const;
};

/// Which file a name stands for.
struct FileIdentity
{
    quint64 device = 0, node = 0;
    bool operator==(const FileIdentity&) const = default;
};

struct Workspace::Private
{
    Private(Database openedDatabase, const OpenOptions& openOptions, QString filePath);

    std::unique_ptr<LockFile> lock; ///< before the database, so that it is given back after the file is closed
    Database database;
    OpenOptions options;
    const FormLibrary* library = nullptr;
    QString path;
    std::shared_ptr<const Clock> clock;
    Author author;
    std::optional<LockOwner> owner;
    bool isSnapshot = false; ///< a private copy of what somebody else may be writing
    QDateTime originalTime;
    qint64 originalSize = 0;
    bool readOnly = false;
    std::optional<Error> damage; ///< what could not be read, or who took the file away; nothing is written any more
    std::optional<Error> noBackup;
    std::optional<FileIdentity> identity; ///< of the file that was opened
    quint32 changeCounter = 0;            ///< of the file after the last write from here
    bool checked = false;                 ///< the caretaker found the file whole

    std::unordered_map<QString, Held> records; ///< a record's place in memory does not move
    std::map<QString, std::set<QString, ByReference>> ofKind;    ///< references by kind
    std::map<QString, std::set<QString, ByReference>> ofSubject; ///< references by what they are about
    std::map<QString, Pinned> forms;           ///< by hash
    size_t loadedCount = 0;
    std::vector<QString> passed; ///< loaded during a passage, to be let go at its end
    int passages = 0;
    std::vector<Step> undoSteps, redoSteps;
    QDateTime lastSaved;
    QDateTime lastBackup;
    QString head;
    qint64 sequence = 0;

    // store.cpp
    void load();
    Held& hold(Record record, const QString& definition, bool loaded);
    void drop(const QString& reference);
    /// The record with its answers. Throws DatabaseError.
    Record& whole(Held& held);
    void letGo(Held& held);
    /// Lets go of answers once many are held; not while somebody uses them.
    void trim();
    bool isLiving(const QString& reference) const;
    void loadForm(const QString& sha256);
    const Form& formOf(const Record& record) const;
    const Record* living(const QString& reference); ///< with its answers; null if unknown or removed
    Json stateAt(const Record& record, const QString& place) const;
    std::map<QString, Json> wholeState(const Record& record) const;
    void writePlace(const QString& record, const QString& place, const Json& value);
    void refreshDerived(const QString& record); ///< title, search text, time of the change
    QString searchTextOf(const Record& record) const;
    LocalizedText titleOf(const Record& record) const;
    void pin(const Form& form);
    qint64 nextNumber(const QString& scope, const QString& name);
    void noteNumber(const QString& scope, const QString& name, qint64 used);
    std::vector<Link> linksOf(const Record& record) const;

    Error readOnlyError() const;
    void noteWritten();         ///< after each write
    void expectNoOtherWriter(); ///< inside a transaction; throws DatabaseError

    std::unique_ptr<Caretaker> caretaker; ///< last: it looks at the open file

    // audit.cpp
    qint64 appendAudit(const QString& record, const QString& action, const LocalizedText& text, const LocalizedText& reason, const std::vector<Effect>& effects);
};

/// Digest of a value as the audit log keeps it; empty for nothing.
QString valueDigest(const Json& value);
QString cellPlace(const Cell& cell);
QString stampOf(const QDateTime& time);
/// References that an answer to a record question names.
QStringList referencesIn(const Question& question, const Answer& answer);
/// The question or column that a cell answers; null if there is none.
const Question* questionOfCell(const Form& form, const Cell& cell);

} // namespace dossier
