// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/rescue.h"

#include "core/workspace/file_check.h"
#include "core/workspace/workspace_private.h"
#include <QFile>
#include <QFileInfo>
#include <QTextStream>

namespace dossier {

namespace {

struct OldRecord { QString reference, form, status, subject; bool removed = false; };
struct OldRow { QString question, id, label; };
struct OldAnswer { QString question, row, column; QByteArray json; };
struct OldRevision { int number = 0; Json value; };

/// Reads a table from its beginning to the first bad place, then from its end to that place.
template <typename Take> bool readAll(Database& database, const char* forwards, const char* backwards, Take take)
{
    std::set<QString> seen;
    try {
        Query query = database.query(forwards);
        while (query.next()) {
            seen.insert(query.text(0));
            take(query);
        }
        return true;
    } catch (const DatabaseError&) {
    }
    try {
        Query query = database.query(backwards);
        while (query.next() && seen.insert(query.text(0)).second)
            take(query);
    } catch (const DatabaseError&) {
    }
    return false;
}

class Rescue
{
public:
    Rescue(Database& source, QString path, RescueReport& report) : m_source(source), m_path(std::move(path)), m_report(report) {}

    void read()
    {
        const auto incomplete = [this](const LocalizedText& what) {
            m_report.lost.append(LocalizedText{u"Part of the file cannot be read: %1."_qs, u"文件的一部分无法读取：%1。"_qs}.arg(what));
        };
        if (!readAll(m_source, "SELECT reference, form, status, ifnull(subject, ''), removed FROM record NOT INDEXED ORDER BY rowid",
                     "SELECT reference, form, status, ifnull(subject, ''), removed FROM record NOT INDEXED ORDER BY rowid DESC",
                     [this](Query& query) { m_records.push_back({query.text(0), query.text(1), query.text(2), query.text(3), query.integer(4) != 0}); }))
            incomplete({u"records"_qs, u"记录"_qs});
        if (!readAll(m_source, "SELECT record || '/' || question || '/' || id, record, question, id, label FROM \"row\" ORDER BY record, question, id",
                     "SELECT record || '/' || question || '/' || id, record, question, id, label FROM \"row\" ORDER BY record DESC, question DESC, id DESC",
                     [this](Query& query) { m_rows[query.text(1)].push_back({query.text(2), query.text(3), query.text(4)}); }))
            incomplete({u"table rows"_qs, u"表格行"_qs});
        if (!readAll(m_source, "SELECT record || '/' || question || '/' || \"row\" || '/' || col, record, question, \"row\", col, json FROM answer ORDER BY record, question, \"row\", col",
                     "SELECT record || '/' || question || '/' || \"row\" || '/' || col, record, question, \"row\", col, json FROM answer ORDER BY record DESC, question DESC, \"row\" DESC, col DESC",
                     [this](Query& query) { m_answers[query.text(1)].push_back({query.text(2), query.text(3), query.text(4), query.bytes(5)}); }))
            incomplete({u"answers"_qs, u"答案"_qs});
        if (!readAll(m_source, "SELECT sha256 || '/' || chunk, sha256, chunk, content FROM attachment ORDER BY rowid",
                     "SELECT sha256 || '/' || chunk, sha256, chunk, content FROM attachment ORDER BY rowid DESC",
                     [this](Query& query) {
                         if (m_attachedBytes < 1024 * largestAttachment)
                             m_attachments[query.text(1)][query.integer(2)] = query.bytes(3);
                         m_attachedBytes += query.bytes(3).size();
                     }))
            incomplete({u"attachments"_qs, u"附件"_qs});
        if (!readAll(m_source, "SELECT r.record || '/' || r.number, r.record, r.number, r.version, r.time, r.author, r.sha256, r.json, ifnull(s.person, ''), ifnull(s.decision, ''), ifnull(s.note, '') "
                               "FROM revision r LEFT JOIN signoff s ON s.record = r.record AND s.revision = r.number ORDER BY r.rowid",
                     "SELECT record || '/' || number, record, number, version, time, author, sha256, json, '', '', '' FROM revision ORDER BY rowid DESC",
                     [this](Query& query) {
                         m_revisions[query.text(1)].push_back({int(query.integer(2)), {{"version", toStd(query.text(3))}, {"time", toStd(query.text(4))}, {"author", toStd(query.text(5))},
                             {"sha256", toStd(query.text(6))}, {"json", toStd(query.text(7))}, {"person", toStd(query.text(8))}, {"decision", toStd(query.text(9))}, {"note", toStd(query.text(10))}}});
                     }))
            incomplete({u"revisions"_qs, u"修订"_qs});
        if (!readAll(m_source, "SELECT sequence, time, author, record, action, details, ifnull(vals, ''), hash FROM audit ORDER BY sequence",
                     "SELECT sequence, time, author, record, action, details, ifnull(vals, ''), hash FROM audit ORDER BY sequence DESC",
                     [this](Query& query) {
                         m_log[query.integer(0)] = {{"sequence", query.integer(0)}, {"time", toStd(query.text(1))}, {"author", toStd(query.text(2))}, {"record", toStd(query.text(3))},
                             {"action", toStd(query.text(4))}, {"details", parseJson(query.bytes(5)).value_or(Json())}, {"values", parseJson(query.bytes(6)).value_or(Json())}, {"hash", toStd(query.text(7))}};
                     }))
            incomplete({u"audit log"_qs, u"审计日志"_qs});
        // What is about another record comes after it.
        std::stable_sort(m_records.begin(), m_records.end(), [](const OldRecord& a, const OldRecord& b) { return a.subject.isEmpty() && !b.subject.isEmpty(); });
    }

    bool hasRecords() const { return !m_records.empty(); }

    void writeAttachments(Database& target)
    {
        for (const auto& [sha256, chunks] : m_attachments)
            writeAttachment(target, sha256, chunks);
    }

    void write(Workspace& to)
    {
        std::vector<OldRecord> written;
        for (const OldRecord& record : m_records) {
            if (const auto added = to.apply(AddRecord{record.form, record.subject, Json::object(), record.status, record.reference}); !added) {
                lose(record.reference, added.error().message);
                continue;
            }
            written.push_back(record);
            ++m_report.records;
        }
        for (const OldRecord& record : written) {
            for (const OldRow& row : m_rows[record.reference]) {
                const Question* question = to.formOf(record.reference).question(row.question);
                if (question == nullptr || question->type != QuestionType::Table)
                    continue; // of a matrix: its answers make it
                attempt(to, AddRow{record.reference, row.question, Json::object(), -1, row.id, row.label}, record.reference, row.question + u'/' + row.label);
            }
        }
        for (const OldRecord& record : written) {
            for (const OldAnswer& answer : m_answers[record.reference]) {
                const QString place = answer.question + (answer.column.isEmpty() ? QString() : u'/' + answer.row + u'/' + answer.column);
                const auto json = parseJson(answer.json);
                if (!json)
                    lose(record.reference + u' ' + place, {u"the value cannot be read"_qs, u"无法读取该值"_qs});
                else if (attempt(to, SetAnswer{record.reference, {answer.question, answer.row, answer.column, {}}, *json}, record.reference, place))
                    ++m_report.answers;
            }
        }
        for (const OldRecord& record : written) {
            if (record.removed)
                attempt(to, RemoveRecord{record.reference}, record.reference, {});
        }
    }

    const std::map<QString, std::vector<OldRevision>>& revisions() const { return m_revisions; }

    /// The old log beside the new file, one entry a line: evidence, though it can no longer be continued.
    void writeLog(const QString& target)
    {
        if (m_log.empty())
            return;
        QFile file(target + QStringLiteral(".audit.jsonl"));
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return;
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        for (const auto& [sequence, entry] : m_log)
            file.write(QByteArray::fromStdString(entry.dump(-1, ' ', false, Json::error_handler_t::replace)) + '\n');
        m_report.auditLog = file.fileName();
    }

    void lose(const QString& place, const LocalizedText& why) { m_report.lost.append(LocalizedText{u"%1: %2"_qs, u"%1：%2"_qs}.arg(place).arg(why)); }

private:
    bool attempt(Workspace& to, const Change& change, const QString& reference, const QString& place)
    {
        const auto done = to.apply(change);
        if (!done)
            lose(place.isEmpty() ? reference : reference + u' ' + place, done.error().message);
        return done.has_value();
    }

    void writeAttachment(Database& target, const QString& sha256, const std::map<qint64, QByteArray>& chunks)
    {
        QByteArray content;
        for (const auto& [number, chunk] : chunks)
            content += content.size() <= largestAttachment ? chunk : QByteArray();
        if (content.size() > largestAttachment || sha256Hex(content) != sha256) {
            lose(sha256.left(12), {u"an attached file is not whole"_qs, u"附件不完整"_qs});
            return;
        }
        for (const auto& [number, chunk] : chunks)
            target.run("INSERT OR IGNORE INTO attachment(sha256, chunk, content) VALUES(?, ?, ?)", sha256, number, chunk);
        ++m_report.attachments;
    }

    Database& m_source;
    QString m_path;
    RescueReport& m_report;
    std::vector<OldRecord> m_records;
    std::map<QString, std::vector<OldRow>> m_rows;
    std::map<QString, std::vector<OldAnswer>> m_answers;
    std::map<QString, std::map<qint64, QByteArray>> m_attachments;
    std::map<QString, std::vector<OldRevision>> m_revisions;
    std::map<qint64, Json> m_log;
    qint64 m_attachedBytes = 0;
};

} // namespace

Result<RescueReport> rescueWorkspace(const QString& path, const QString& target, const OpenOptions& options)
{
    return Workspace::rescue(path, target, options);
}

Result<RescueReport> Workspace::rescue(const QString& path, const QString& target, const OpenOptions& options)
{
    if (const auto problem = headerProblem(path); problem && problem->kind != Error::Kind::Damaged)
        return failure(*problem);
    if (QFileInfo::exists(target))
        return failure({Error::Kind::File, LocalizedText{u"The file %1 exists already and was left untouched. Choose another name."_qs, u"文件 %1 已存在，未被改动。请另选名称。"_qs}.arg(target), target});
    RescueReport report;
    const auto giveUp = [&target](Error error) {
        QFile::remove(target); // half a rescue would pass for a whole one
        return failure(std::move(error));
    };
    try {
        // A private copy: whatever the file makes SQLite do, it does it there.
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("damaged.dossier"));
        if (!QFile::copy(path, copy))
            return failure({Error::Kind::File, LocalizedText{u"The file %1 cannot be copied for reading."_qs, u"无法复制文件 %1 以供读取。"_qs}.arg(path), path});
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        if (!journalProblem(path) && QFile::copy(path + QStringLiteral("-journal"), copy + QStringLiteral("-journal")))
            QFile::setPermissions(copy + QStringLiteral("-journal"), QFile::ReadOwner | QFile::WriteOwner);
        Database source(copy, Database::Mode::ReadWrite);
        Rescue rescue(source, path, report);
        rescue.read();
        if (!rescue.hasRecords())
            return failure({Error::Kind::Damaged, LocalizedText{u"Nothing could be read from %1. Open the last backup instead."_qs, u"无法从 %1 中读取任何内容。请打开最近的备份。"_qs}
                                                      .arg(QFileInfo(path).fileName()), path});
        // The rules ask whether a step is allowed today; what was there was allowed then.
        OpenOptions fresh = options;
        fresh.guards.clear();
        fresh.unguarded = true;
        fresh.care = OpenOptions::Care::None;
        auto created = create(target, fresh);
        if (!created)
            return failure(created.error());
        Workspace& to = **created;
        to.d->database.execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY"); // thousands of small steps; the file is synced whole at the end
        rescue.writeAttachments(to.d->database);
        to.d->noteWritten();
        rescue.write(to);
        std::vector<Effect> effects;
        to.d->database.execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA");
        {
            Transaction transaction(to.d->database);
            for (const auto& [reference, revisions] : rescue.revisions()) {
                if (!to.d->records.contains(reference))
                    continue;
                for (const auto& [number, value] : revisions) {
                    if (sha256Hex(QByteArray::fromStdString(value.at("json").get<std::string>())) != stringAt(value, "sha256")) {
                        rescue.lose(reference, LocalizedText{u"revision %1 is not what was decided on"_qs, u"第 %1 次修订的内容已被改动"_qs}.arg(qint64(number)));
                        continue;
                    }
                    const QString place = QStringLiteral("revision/%1").arg(number);
                    to.d->writePlace(reference, place, value);
                    effects.push_back({reference, place, Json(), value});
                }
            }
            const LocalizedText what = LocalizedText{u"Rescued from %1: %2 records, %3 answers; %4 places were lost"_qs, u"自 %1 救出：%2 条记录、%3 项答案，丢失 %4 处"_qs}
                                           .arg(QFileInfo(path).fileName()).arg(qint64(report.records)).arg(qint64(report.answers)).arg(qint64(report.lost.size()));
            to.d->appendAudit({}, QStringLiteral("rescue"), what, {}, effects);
            transaction.commit();
        }
        rescue.writeLog(target);
        return report;
    } catch (const DatabaseError& error) {
        return giveUp(error.toError(path));
    } catch (const std::exception& error) {
        return giveUp(damagedError(path, QString::fromUtf8(error.what())));
    }
}

} // namespace dossier
