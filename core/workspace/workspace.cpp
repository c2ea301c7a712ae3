// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace_private.h"

#include "core/form/facts.h"
#include "core/text/fold.h"
#include "core/workspace/schema.h"
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace dossier {

namespace {

Error foreignError(const QString& path)
{
    return {Error::Kind::Foreign, LocalizedText{u"%1 is not a Dossier workspace. It was left untouched. Choose a file that ends in .dossier."_qs,
                                               u"%1 不是卷宗工作区，文件未被改动。请选择 .dossier 文件。"_qs}.arg(QFileInfo(path).fileName()), path};
}

Error damagedError(const QString& path, const QString& detail)
{
    return {Error::Kind::Damaged, LocalizedText{u"%1 is damaged. It was left untouched. Open the last backup, and keep this file for an examination."_qs,
                                               u"%1 已损坏，文件未被改动。请打开最近的备份，并保留此文件以备检查。"_qs}.arg(QFileInfo(path).fileName()), detail};
}

/// Looks at the first bytes only, so that nothing that is not ours is ever opened as a database.
std::optional<Error> headerProblem(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Error{Error::Kind::File, LocalizedText{u"The file %1 does not exist."_qs, u"文件 %1 不存在。"_qs}.arg(path), path};
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
    return std::nullopt;
}

} // namespace

QDateTime Clock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

Workspace::Workspace(std::unique_ptr<Private> priv) : d(std::move(priv)) {}
Workspace::~Workspace() = default;

Result<std::unique_ptr<Workspace>> Workspace::create(const QString& path, const OpenOptions& options)
{
    if (options.guards.empty() && !options.unguarded)
        return failure({Error::Kind::Usage, {u"A workspace needs its guards."_qs, u"工作区缺少规则守卫。"_qs}, path});
    if (QFileInfo::exists(path))
        return failure({Error::Kind::File, LocalizedText{u"The file %1 exists already and was left untouched. Choose another name."_qs, u"文件 %1 已存在，未被改动。请另选名称。"_qs}.arg(path), path});
    if (!QFileInfo(QFileInfo(path).absolutePath()).isDir())
        return failure({Error::Kind::File, LocalizedText{u"The folder of %1 does not exist."_qs, u"%1 所在的文件夹不存在。"_qs}.arg(path), path});
    auto lock = std::make_unique<LockFile>(path);
    const auto clock = options.clock ? options.clock : std::make_shared<Clock>();
    if (lock->take(clock->now()) != LockFile::State::Taken)
        return failure({Error::Kind::File, LocalizedText{u"The folder of %1 cannot be written."_qs, u"%1 所在的文件夹不可写入。"_qs}.arg(path), path});
    try {
        Database database(path, Database::Mode::Create);
        migrate(database, 0);
        auto priv = std::make_unique<Private>(std::move(database), options, path);
        priv->lock = std::move(lock);
        return std::unique_ptr<Workspace>(new Workspace(std::move(priv)));
    } catch (const DatabaseError& error) {
        QFile::remove(path);
        return failure(error.toError(path));
    }
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString& path, const OpenOptions& options)
{
    if (options.guards.empty() && !options.unguarded)
        return failure({Error::Kind::Usage, {u"A workspace needs its guards."_qs, u"工作区缺少规则守卫。"_qs}, path});
    if (const auto problem = headerProblem(path))
        return failure(*problem);
    auto lock = std::make_unique<LockFile>(path);
    const auto clock = options.clock ? options.clock : std::make_shared<Clock>();
    const LockFile::State state = options.readOnly ? LockFile::State::NotPossible : lock->take(clock->now());
    if (state == LockFile::State::HeldByOther && !options.snapshotIfLocked) {
        const LockOwner& owner = lock->owner();
        return failure({Error::Kind::Locked, LocalizedText{u"%1 is open elsewhere: %2 on %3. Nothing was changed. Try again when it is closed there."_qs,
                                                           u"%1 已在别处打开：%2（%3）。未作任何修改，请待那边关闭后重试。"_qs}.arg(QFileInfo(path).fileName()).arg(owner.user).arg(owner.host), path});
    }
    try {
        const QFileInfo info(path);
        std::unique_ptr<QTemporaryDir> snapshot;
        std::optional<Database> database;
        const bool readOnly = state != LockFile::State::Taken || !info.isWritable();
        if (readOnly) {
            // A private copy: a reader never holds the writer up, and never meets half a transaction.
            snapshot = std::make_unique<QTemporaryDir>();
            Database source(path, Database::Mode::ReadOnly);
            Database copy(snapshot->filePath(QStringLiteral("snapshot.dossier")), Database::Mode::Create);
            source.copyTo(copy);
            database.emplace(std::move(copy));
        } else {
            database.emplace(path, Database::Mode::ReadWrite);
        }
        const QString damage = database->quickCheck();
        if (!damage.isEmpty())
            return failure(damagedError(path, damage));
        const int version = int(database->pragma("PRAGMA user_version"));
        if (schemaLines(*database) != expectedSchemaLines(version))
            return failure(damagedError(path, QStringLiteral("the tables are not those of version %1").arg(version)));
        if (version < currentSchemaVersion()) {
            const QString kept = path + QStringLiteral(".before-%1").arg(currentSchemaVersion());
            Database backup(kept, Database::Mode::Create);
            database->copyTo(backup);
            migrate(*database, version);
        }
        auto priv = std::make_unique<Private>(std::move(*database), options, path);
        priv->snapshot = std::move(snapshot);
        priv->readOnly = readOnly;
        if (state == LockFile::State::HeldByOther)
            priv->owner = lock->owner();
        if (!readOnly)
            priv->lock = std::move(lock);
        priv->originalTime = info.lastModified();
        priv->originalSize = info.size();
        priv->load();
        return std::unique_ptr<Workspace>(new Workspace(std::move(priv)));
    } catch (const DatabaseError& error) {
        if ((error.code() & 0xff) == 11 || (error.code() & 0xff) == 26)
            return failure(damagedError(path, error.detail()));
        return failure(error.toError(path));
    } catch (const std::exception& error) {
        // The content of a file that was tampered with may be of any shape.
        return failure(damagedError(path, QString::fromUtf8(error.what())));
    }
}

QString Workspace::path() const { return d->path; }
bool Workspace::isReadOnly() const { return d->readOnly; }
std::optional<LockOwner> Workspace::lockedBy() const { return d->owner; }

bool Workspace::originalChanged() const
{
    const QFileInfo info(d->path);
    return d->snapshot && (info.lastModified() != d->originalTime || info.size() != d->originalSize);
}

const FormLibrary& Workspace::library() const { return *d->library; }
const Clock& Workspace::clock() const { return *d->clock; }
const Author& Workspace::author() const { return d->author; }
void Workspace::setAuthor(const Author& author) { d->author = author; }

std::vector<RecordSummary> Workspace::records(const QString& kind, bool withRemoved) const
{
    std::vector<RecordSummary> result;
    for (const auto& [reference, record] : d->records) {
        if ((kind.isEmpty() || record.summary.kind == kind) && (withRemoved || !record.summary.removed))
            result.push_back(record.summary);
    }
    // ACT-10000 comes after ACT-9999.
    std::sort(result.begin(), result.end(), [](const RecordSummary& a, const RecordSummary& b) {
        const QStringView left = QStringView(a.reference).left(a.reference.lastIndexOf(u'-'));
        const QStringView right = QStringView(b.reference).left(b.reference.lastIndexOf(u'-'));
        return left != right ? left < right : std::pair(a.reference.size(), QStringView(a.reference)) < std::pair(b.reference.size(), QStringView(b.reference));
    });
    return result;
}

std::optional<RecordSummary> Workspace::summary(const QString& reference) const
{
    const auto found = d->records.find(reference);
    return found == d->records.end() ? std::nullopt : std::optional(found->second.summary);
}

const Record* Workspace::record(const QString& reference) const
{
    const auto found = d->records.find(reference);
    return found == d->records.end() ? nullptr : &found->second;
}

LocalizedText Workspace::titleOf(const QString& reference) const
{
    const Record* found = record(reference);
    return found ? found->summary.title : LocalizedText();
}

const Form& Workspace::formOf(const QString& reference) const
{
    return d->formOf(d->records.at(reference));
}

const Record* Workspace::mainOrganisation() const
{
    for (const auto& [reference, record] : d->records) {
        if (record.summary.kind == u"organisation" && !record.summary.removed)
            return &record;
    }
    return nullptr;
}

std::vector<Link> Workspace::linksFrom(const QString& reference) const
{
    const Record* found = record(reference);
    return found ? d->linksOf(*found) : std::vector<Link>();
}

std::vector<Link> Workspace::linksTo(const QString& reference) const
{
    std::vector<Link> links;
    try {
        Query query = d->database.query("SELECT source, question, \"row\", col FROM link JOIN record ON record.reference = link.source "
                                        "WHERE target = ? AND record.removed = 0 ORDER BY source, question, \"row\", col", reference);
        while (query.next())
            links.push_back({query.text(0), reference, query.text(1), query.text(2), query.text(3)});
    } catch (const DatabaseError&) {
    }
    return links;
}

std::vector<RecordSummary> Workspace::assessmentsOf(const QString& subject) const
{
    std::vector<RecordSummary> result;
    for (const auto& [reference, record] : d->records) {
        if (record.summary.kind == u"assessment" && record.summary.subject == subject && !record.summary.removed)
            result.push_back(record.summary);
    }
    return result;
}

std::vector<Revision> Workspace::revisionsOf(const QString& reference) const
{
    std::vector<Revision> result;
    const Record* found = record(reference);
    for (int number = 1; found; ++number) {
        const Json json = d->stateAt(*found, QStringLiteral("revision/%1").arg(number));
        if (json.is_null())
            break;
        result.push_back({number, stringAt(json, "version"), QDateTime::fromString(stringAt(json, "time"), Qt::ISODateWithMs), stringAt(json, "author"), stringAt(json, "person"),
                          stringAt(json, "decision"), stringAt(json, "sha256"), stringAt(json, "json").toUtf8()});
    }
    return result;
}

LocalizedText Workspace::statusNote(const QString& reference) const
{
    const Record* named = record(reference);
    const KindInfo* kind = named != nullptr ? library().kinds().kind(named->summary.kind) : nullptr;
    const StatusInfo* status = kind != nullptr && kind->showsStatus ? kind->status(named->summary.status) : nullptr;
    return status == nullptr ? LocalizedText() : status->label;
}

DisplayContext Workspace::displayContext(const Record* record) const
{
    return {library(), [this](const QString& reference) { return titleOf(reference); }, record ? &record->answers : nullptr,
            record ? &d->formOf(*record) : nullptr};
}

bool Workspace::matches(const QString& reference, const QString& text) const
{
    const auto found = d->searchTexts.find(reference);
    if (found == d->searchTexts.end())
        return false;
    const QStringList words = foldForSearch(text).split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) { return found->second.contains(word); });
}

std::vector<SearchHit> Workspace::search(const QString& text, int limit) const
{
    std::vector<SearchHit> hits, inTitle;
    const QStringList words = foldForSearch(text).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return hits;
    for (const auto& [reference, record] : d->records) {
        if (record.summary.removed || !matches(reference, text))
            continue;
        const QString title = foldForSearch(record.summary.title.en + u' ' + record.summary.title.zh);
        if (title.contains(words.front())) {
            inTitle.push_back({reference, {}, {}});
            continue;
        }
        if (int(hits.size()) >= limit)
            continue;
        SearchHit hit{reference, {}, {}};
        const Form& form = d->formOf(record);
        const DisplayContext context = displayContext(&record);
        const auto look = [&](const Question& question, const QString& id, const Answer& answer) {
            for (const Language language : {Language::English, Language::Chinese}) {
                const QString shown = displayAnswer(question, answer, language, context);
                const qsizetype at = foldForSearch(shown).indexOf(words.front());
                if (hit.question.isEmpty() && at >= 0) {
                    hit.question = id;
                    const qsizetype from = qMax(qsizetype(0), at - 30);
                    hit.excerpt = (from > 0 ? u"…"_qs : QString()) + shown.mid(from, 90) + (from + 90 < shown.size() ? u"…"_qs : QString());
                }
            }
        };
        for (const Section& section : form.sections) {
            for (const Question& question : section.questions) {
                if (!hit.question.isEmpty())
                    break;
                const QuestionAnswer& answer = record.answers.at(question.id);
                look(question, question.id, answer.own);
                for (const Row& row : answer.rows) {
                    for (const Question& column : question.columns)
                        look(column, question.id, row.cell(column.id));
                }
            }
        }
        hits.push_back(std::move(hit));
    }
    inTitle.insert(inTitle.end(), hits.begin(), hits.end());
    if (int(inTitle.size()) > limit)
        inTitle.resize(size_t(limit));
    return inTitle;
}

std::optional<QByteArray> Workspace::attachment(const QString& sha256) const
{
    try {
        QByteArray content;
        bool any = false;
        Query query = d->database.query("SELECT content FROM attachment WHERE sha256 = ? ORDER BY chunk", sha256);
        while (query.next()) {
            content += query.bytes(0);
            any = true;
        }
        return any ? std::optional(content) : std::nullopt;
    } catch (const DatabaseError&) {
        return std::nullopt;
    }
}

bool Workspace::canUndo() const { return !d->readOnly && !d->undoSteps.empty(); }
bool Workspace::canRedo() const { return !d->readOnly && !d->redoSteps.empty(); }
LocalizedText Workspace::undoName() const { return d->undoSteps.empty() ? LocalizedText() : d->undoSteps.back().name; }
LocalizedText Workspace::redoName() const { return d->redoSteps.empty() ? LocalizedText() : d->redoSteps.back().name; }

Result<void> Workspace::setPending(const QString& record, const Cell& cell, const QString& text)
{
    if (d->readOnly || !d->living(record))
        return failure(d->readOnlyError());
    try {
        d->database.run("INSERT INTO pending(record, question, \"row\", col, language, text, time) VALUES(?, ?, ?, ?, ?, ?, ?) "
                        "ON CONFLICT DO UPDATE SET text = excluded.text, time = excluded.time", record, cell.question, cell.row, cell.column,
                        cell.language ? languageCode(*cell.language) : QString(), text, stampOf(d->clock->now()));
        return {};
    } catch (const DatabaseError& error) {
        const Error told = error.toError(d->path);
        Q_EMIT saveFailed(told);
        return failure(told);
    }
}

void Workspace::clearPending(const QString& record, const Cell& cell)
{
    if (d->readOnly)
        return;
    try {
        d->database.run("DELETE FROM pending WHERE record = ? AND question = ? AND \"row\" = ? AND col = ? AND language = ?", record, cell.question, cell.row,
                        cell.column, cell.language ? languageCode(*cell.language) : QString());
    } catch (const DatabaseError& error) {
        Q_EMIT saveFailed(error.toError(d->path));
    }
}

std::vector<Pending> Workspace::pending() const
{
    std::vector<Pending> result;
    try {
        Query query = d->database.query("SELECT record, question, \"row\", col, language, text, time FROM pending ORDER BY time");
        while (query.next())
            result.push_back({query.text(0), {query.text(1), query.text(2), query.text(3), languageFromCode(query.text(4))}, query.text(5),
                              QDateTime::fromString(query.text(6), Qt::ISODateWithMs)});
    } catch (const DatabaseError&) {
    }
    return result;
}

QDateTime Workspace::lastSaved() const { return d->lastSaved; }
QDateTime Workspace::lastBackup() const { return d->lastBackup; }
int Workspace::schemaVersion() const { return currentSchemaVersion(); }

Result<void> Workspace::backup(const QString& target)
{
    if (QFileInfo::exists(target))
        return failure({Error::Kind::File, LocalizedText{u"The file %1 exists already and was left untouched. Choose another name."_qs, u"文件 %1 已存在，未被改动。请另选名称。"_qs}.arg(target), target});
    const QString part = target + QStringLiteral(".part");
    QFile::remove(part);
    try {
        {
            Database copy(part, Database::Mode::Create);
            d->database.copyTo(copy);
            const QString damage = copy.quickCheck();
            if (!damage.isEmpty() || schemaLines(copy) != schemaLines(d->database))
                throw DatabaseError(11, damage);
        }
        if (!QFile::rename(part, target))
            throw DatabaseError(14, target);
        d->lastBackup = d->clock->now();
        if (!d->readOnly)
            d->database.run("INSERT INTO meta(key, value) VALUES('last-backup', ?) ON CONFLICT DO UPDATE SET value = excluded.value", stampOf(d->lastBackup));
        return {};
    } catch (const DatabaseError& error) {
        QFile::remove(part);
        return failure(error.toError(target));
    }
}

Change Workspace::handOver(const QString& from, const QString& to) const
{
    std::vector<Change> changes;
    for (const Link& link : linksTo(from)) {
        const Record& user = d->records.at(link.from);
        if (isDecided(user.summary)) // what was decided on keeps its names
            continue;
        const QuestionAnswer& all = user.answers.at(link.question);
        Answer answer = link.column.isEmpty() ? all.own : all.row(link.row)->cell(link.column);
        if (answer.v.is_array()) {
            Json list = Json::array();
            for (const Json& item : answer.v) {
                const Json now = item == toStd(from) ? Json(toStd(to)) : item;
                if (std::find(list.begin(), list.end(), now) == list.end())
                    list.push_back(now);
            }
            answer.v = list;
        } else {
            answer.v = toStd(to);
        }
        answer.source.reset();
        changes.push_back(SetAnswer{link.from, {link.question, link.row, link.column, {}}, answer.toJson()});
    }
    // Whom to ask is a person as well.
    for (const auto& entry : d->records) {
        const Record& user = entry.second;
        if (user.summary.removed || isDecided(user.summary))
            continue;
        const auto reask = [&](const Cell& cell, const Answer& answer) {
            if (answer.state != AnswerState::Unknown || answer.ask != from)
                return;
            Answer changed = answer;
            changed.ask = to;
            changes.push_back(SetAnswer{user.reference(), cell, changed.toJson()});
        };
        for (const auto& [question, answer] : user.answers.all()) {
            reask({question, {}, {}, {}}, answer.own);
            for (const Row& row : answer.rows) {
                for (const auto& [column, cell] : row.cells)
                    reask({question, row.id, column, {}}, cell);
            }
        }
    }
    return makeGroup(LocalizedText{u"Hand over %1 to %2"_qs, u"将%1的记录移交给%2"_qs}.arg(titleOf(from)).arg(titleOf(to)), std::move(changes));
}

Change Workspace::duplicate(const QString& reference) const
{
    AddRecord copy;
    const Record* original = record(reference);
    if (!original)
        return copy;
    const Form& form = d->formOf(*original);
    copy.form = form.id;
    copy.subject = original->summary.subject;
    Answers answers;
    for (const auto& [question, answer] : original->answers.all()) {
        QuestionAnswer& target = answers.edit(question);
        target = answer;
        target.own.source.reset();
        // What was said about a row that is gone from its table stays behind.
        if (const Question* matrix = form.question(question); matrix != nullptr && matrix->type == QuestionType::Matrix)
            target.rows = matrixRows(*matrix, original->answers);
        for (Row& row : target.rows) {
            row.source.reset();
            for (auto& [column, cell] : row.cells)
                cell.source.reset();
        }
    }
    if (const Question* title = form.titleQuestion()) {
        Answer& answer = answers.edit(title->id).own;
        if (answer.v.is_string()) {
            answer.v = toStd(fromStd(answer.v.get<std::string>()) + QStringLiteral(" (copy)"));
        } else if (answer.hasValue()) {
            LocalizedText text = answer.text();
            if (!text.en.isEmpty())
                text.en += QStringLiteral(" (copy)");
            if (!text.zh.isEmpty())
                text.zh += u"（副本）"_qs;
            answer = Answer::value(textToJson(text));
        }
    }
    copy.answers = answers.toJson(form);
    return copy;
}

} // namespace dossier
