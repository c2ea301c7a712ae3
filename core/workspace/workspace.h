// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/display.h"
#include "core/text/result.h"
#include "core/workspace/change.h"
#include <QObject>
#include <QSet>

namespace dossier {

class Workspace;

/// Rules that may refuse a change before it is written (implemented above storage, in core/rules).
class ChangeGuard
{
public:
    virtual ~ChangeGuard() = default;
    /// An error refuses the change with the reason for a person; nothing is written then.
    /// Asked for each single change, never for a group: a group's changes come one by one, with "$1" resolved and the earlier ones already visible.
    /// Undoing a change of status is not asked about.
    virtual Result<void> check(const Change& change, const Workspace& workspace) const = 0;
};

/// Who writes: shown in history, kept in the audit log.
struct Author { QString name; QString record; /**< a person's reference, or empty */ };

/// "Now" and "today", replaced in tests.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const;
    QDate today() const { return now().toLocalTime().date(); }
};

struct OpenOptions
{
    std::vector<std::shared_ptr<const ChangeGuard>> guards; ///< required: open and create refuse an empty list unless `unguarded`
    bool unguarded = false;                                 ///< storage tests only
    std::shared_ptr<const Clock> clock;
    Author author;
    bool readOnly = false;      ///< command line readers
    bool snapshotIfLocked = true; ///< a second opener works read-only on a private snapshot
    bool takeOver = false;        ///< a person said that the lock of another computer is stale
    enum class Care { None, AtOnce, Background };
    /// The day's automatic backup, and when the whole file is read before it may be written: at opening, or on a thread of its own (the first change waits).
    Care care = Care::None;
    const FormLibrary* library = nullptr; ///< outlives the workspace; null: the built-in one
};

struct LockOwner { QString host, user; qint64 process = 0; QDateTime since; };

/// What apply did.
struct Outcome
{
    LocalizedText name;      ///< "Set retention of P1", as undo and history show it
    QStringList added;       ///< references of records added
    QStringList addedRows;   ///< ids of rows added
    qint64 audit = 0;        ///< sequence in the audit log; 0 if nothing changed
};

struct AuditEntry
{
    qint64 sequence = 0;
    QDateTime time;
    QString author, record, action; ///< action: stable word: "set-answer", "undo", …
    LocalizedText text;             ///< readable, both languages
    Json details;                   ///< cell, digests and (unless purged) values before and after
    QString hash;
};

struct VerifyFinding { QString code, record; LocalizedText text; };

struct SearchHit { QString reference; QString question; QString excerpt; };

struct Pending { QString record; Cell cell; QString text; QDateTime time; };

/// Largest file that can be attached, in bytes.
inline constexpr qint64 largestAttachment = qint64(50) * 1024 * 1024;

/// One open .dossier file and the only door to it. Not thread-safe; lives on one thread.
/// Every write is a Change given to apply(): guards, answer check, write, audit row and signals, in one SQLite transaction.
class Workspace : public QObject
{
    Q_OBJECT
public:
    /// Fails if the file exists. The first organisation of the workspace is the main one.
    static Result<std::unique_ptr<Workspace>> create(const QString& path, const OpenOptions& options);
    /// Refuses, untouched, what is foreign, newer or damaged; a locked file gives a read-only snapshot or Error::Kind::Locked.
    static Result<std::unique_ptr<Workspace>> open(const QString& path, const OpenOptions& options);
    /// See rescueWorkspace().
    static Result<struct RescueReport> rescue(const QString& path, const QString& target, const OpenOptions& options);
    ~Workspace() override;

    QString path() const;
    bool isReadOnly() const;
    std::optional<LockOwner> lockedBy() const; ///< set when this is a snapshot of a file that somebody else has open
    bool originalChanged() const; ///< the original of a snapshot has changed since
    const FormLibrary& library() const;
    const Clock& clock() const;
    const Author& author() const;
    void setAuthor(const Author& author);

    // Reading. References are those of the records; removed records are left out unless asked for.
    std::vector<RecordSummary> records(const QString& kind = {}, bool withRemoved = false) const; ///< by reference
    std::optional<RecordSummary> summary(const QString& reference) const;
    /// The record with all answers, read from the file when first asked for; a pointer that stays valid until the next apply(),
    /// or the end of the passage in which it was read. Null if unknown.
    const Record* record(const QString& reference) const;
    LocalizedText titleOf(const QString& reference) const;
    /// The pinned definition of the record's form.
    const Form& formOf(const QString& reference) const;
    const Record* mainOrganisation() const;
    std::vector<Link> linksFrom(const QString& reference) const;
    std::vector<Link> linksTo(const QString& reference) const; ///< "where used"; removed records do not count
    /// Records of a kind that are about another: assessments and risks of an activity, by reference.
    std::vector<RecordSummary> recordsAbout(const QString& subject, const QString& kind) const;
    int count(const QString& kind) const;
    std::vector<RecordSummary> assessmentsOf(const QString& subject) const;
    std::vector<Revision> revisionsOf(const QString& reference) const; ///< by number; one for each decision
    std::vector<SearchHit> search(const QString& text, int limit = 50) const;
    /// Filter of a list: references of the records in whose texts all words (at most eight) occur, in any language.
    /// The records of a kind that answer a question (not of rows), in the order of their references; removed ones do not count.
    QStringList answering(const QString& question, const QString& kind) const;
    QSet<QString> matching(const QString& text, const QString& kind = {}) const;
    std::optional<QByteArray> attachment(const QString& sha256) const;
    /// Who last changed an answer, and when.
    struct LastChange { QString author; QDateTime time; };
    std::optional<LastChange> lastChange(const QString& reference, const Cell& cell) const;
    /// What stands beside the name of a record: its status, if its kind shows it; else empty.
    LocalizedText statusNote(const QString& reference) const;
    DisplayContext displayContext(const Record* record = nullptr) const;

    /// A walk over many records: what is read during it is let go at each next() and at its end, so that memory does not grow with the file.
    class Passage
    {
    public:
        explicit Passage(const Workspace& workspace);
        ~Passage();
        Passage(const Passage&) = delete;
        Passage& operator=(const Passage&) = delete;
        void next() const;

    private:
        void letGo() const;
        const Workspace& m_workspace;
        size_t m_from;
    };

    // Writing
    Result<Outcome> apply(const Change& change);
    bool canUndo() const;
    bool canRedo() const;
    LocalizedText undoName() const;
    LocalizedText redoName() const;
    Result<Outcome> undo();
    Result<Outcome> redo();
    /// Text being typed, kept crash-safe without audit or undo until the change is made.
    Result<void> setPending(const QString& record, const Cell& cell, const QString& text);
    void clearPending(const QString& record, const Cell& cell);
    std::vector<Pending> pending() const;

    // Evidence
    std::vector<AuditEntry> history(const QString& reference = {}, int limit = -1) const; ///< newest first
    qint64 auditCount() const;
    QString auditHead() const; ///< hash of the last entry
    std::vector<VerifyFinding> verify() const; ///< empty: the file is whole
    QDateTime lastSaved() const;  ///< of the last commit in this session, else of the last audit entry
    QDateTime lastBackup() const; ///< the newest automatic one, or the last that was asked for; null if none is known
    std::optional<Error> noBackup() const; ///< why today's automatic backup could not be written
    std::optional<Error> damage() const;   ///< why nothing can be written any more
    bool isChecked() const;                ///< the whole file has been read and found sound
    /// A consistent, verified copy; refuses to overwrite.
    Result<void> backup(const QString& target);
    /// A person's records given to another: every answer that names `from` names `to` afterwards, as one step. Decided assessments keep their names.
    Change handOver(const QString& from, const QString& to) const;
    /// A copy of a record as a new draft: answers without prefill sources, "(copy)" in the title.
    Change duplicate(const QString& reference) const;
    int schemaVersion() const;

Q_SIGNALS:
    void recordChanged(const QString& reference);
    void recordAdded(const QString& reference);
    void recordRemoved(const QString& reference);
    void applied(const dossier::Outcome& outcome);
    void undoChanged();
    void saveFailed(const dossier::Error& error);
    /// Something in the file cannot be read: from now on nothing is written.
    void damaged(const dossier::Error& error);
    /// The file was read through, or the day's backup was made, or failed.
    void cared();

private:
    struct Private;
    friend class Writer;
    explicit Workspace(std::unique_ptr<Private> priv);
    Result<Outcome> replay(bool backwards);
    void noteDamage(const Error& error);
    void beginCare();
    void noteCare();
    /// Why nothing can be written now: asked before every write.
    std::optional<Error> obstacle();
    Error keepOwnVersion(bool gone);
    void announce(const QStringList& added, const QStringList& removed, const std::vector<QString>& touched);
    std::unique_ptr<Private> d;
};

} // namespace dossier
