// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/database.h"
#include "core/workspace/lock_file.h"
#include "core/workspace/workspace.h"
#include <QTemporaryDir>

namespace dossier {

/// One thing that a step wrote: a place in a record's state, what stood there and what stands there now. All writing, undo, the audit
/// log and its verification speak of these. Places: "status", "removed", "definition", "rows/<question>", "revision/<number>", "cell/<question>" and
/// "cell/<question>/<row>/<column>".
struct Effect
{
    QString record, place;
    Json before, after; ///< null: nothing
};

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

struct Workspace::Private
{
    Private(Database openedDatabase, const OpenOptions& openOptions, QString filePath);

    std::unique_ptr<QTemporaryDir> snapshot;
    std::unique_ptr<LockFile> lock; ///< before the database, so that it is given back after the file is closed
    Database database;
    OpenOptions options;
    const FormLibrary* library = nullptr;
    QString path;
    std::shared_ptr<const Clock> clock;
    Author author;
    std::optional<LockOwner> owner;
    QDateTime originalTime;
    qint64 originalSize = 0;
    bool readOnly = false;

    std::map<QString, Record> records;
    std::map<QString, QString> definitions; ///< of a record: hash of its form
    std::map<QString, Pinned> forms;        ///< by hash
    std::map<QString, QString> searchTexts;
    std::vector<Step> undoSteps, redoSteps;
    QDateTime lastSaved;
    QDateTime lastBackup;
    QString head;
    qint64 sequence = 0;

    // store.cpp
    void load();
    void loadForm(const QString& sha256);
    const Form& formOf(const Record& record) const;
    const Record* living(const QString& reference) const;
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
