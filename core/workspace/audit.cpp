// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace_private.h"

#include <set>

namespace dossier {

namespace {

QString chainHash(const QString& previous, qint64 sequence, const QString& time, const QString& author, const QString& person, const QString& record,
                  const QString& action, const QString& details)
{
    const Json entry = {{"previous", toStd(previous)}, {"sequence", sequence}, {"time", toStd(time)}, {"author", toStd(author)}, {"person", toStd(person)},
                        {"record", toStd(record)}, {"action", toStd(action)}, {"details", toStd(details)}};
    return sha256Hex(canonicalJson(entry));
}

} // namespace

QString valueDigest(const Json& value)
{
    return value.is_null() ? QString() : sha256Hex(canonicalJson(value));
}

qint64 Workspace::Private::appendAudit(const QString& record, const QString& action, const LocalizedText& text, const LocalizedText& reason,
                                       const std::vector<Effect>& effects)
{
    Json digests = Json::array();
    Json values = Json::array();
    for (const Effect& effect : effects) {
        digests.push_back({{"record", toStd(effect.record)}, {"place", toStd(effect.place)}, {"before", toStd(valueDigest(effect.before))},
                           {"after", toStd(valueDigest(effect.after))}});
        values.push_back({{"before", effect.before}, {"after", effect.after}});
    }
    Json details = {{"text", textToJson(text)}, {"effects", digests}};
    if (!reason.isEmpty())
        details["reason"] = textToJson(reason);
    const QString written = fromStd(details.dump());
    const QString time = stampOf(clock->now());
    ++sequence;
    head = chainHash(head, sequence, time, author.name, author.record, record, action, written);
    database.run("INSERT INTO audit(sequence, time, author, person, record, action, details, vals, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", sequence, time,
                 author.name, author.record, record, action, written, fromStd(values.dump()), head);
    for (const Effect& effect : effects)
        database.run("INSERT INTO last_change(record, place, sequence) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET sequence = excluded.sequence", effect.record, effect.place, sequence);
    return sequence;
}

std::vector<AuditEntry> Workspace::history(const QString& reference, int limit) const
{
    std::vector<AuditEntry> entries;
    try {
        const QString pattern = u"%\"record\":\""_qs + reference + u"\"%"_qs;
        Query query = d->database.query("SELECT sequence, time, author, record, action, details, ifnull(vals, ''), hash FROM audit "
                                        "WHERE ?1 = '' OR record = ?1 OR details LIKE ?2 ORDER BY sequence DESC LIMIT ?3",
                                        reference, pattern, limit);
        while (query.next()) {
            AuditEntry entry;
            entry.sequence = query.integer(0);
            entry.time = QDateTime::fromString(query.text(1), Qt::ISODateWithMs);
            entry.author = query.text(2);
            entry.record = query.text(3);
            entry.action = query.text(4);
            entry.details = parseJson(query.bytes(5)).value_or(Json::object());
            if (!entry.details.is_object())
                entry.details = Json::object();
            if (entry.details.contains("text"))
                entry.text = textFromJson(entry.details["text"]);
            if (entry.details.contains("reason")) {
                const LocalizedText reason = textFromJson(entry.details["reason"]);
                entry.text = LocalizedText{u"%1. Reason: %2"_qs, u"%1。理由：%2"_qs}.arg(entry.text).arg(reason);
            }
            if (const auto values = parseJson(query.bytes(6)))
                entry.details["values"] = *values;
            entry.hash = query.text(7);
            entries.push_back(std::move(entry));
        }
    } catch (const DatabaseError&) {
        // A damaged log is reported by verify(); the history shows what can be read.
    }
    return entries;
}

qint64 Workspace::auditCount() const
{
    return d->sequence;
}

QString Workspace::auditHead() const
{
    return d->head;
}

std::optional<Workspace::LastChange> Workspace::lastChange(const QString& reference, const Cell& cell) const
{
    try {
        // Of a whole question: its own cell, its rows, or any cell in them.
        const QString place = cellPlace(cell);
        const bool whole = cell.column.isEmpty();
        Query query = d->database.query("SELECT author, time FROM audit WHERE sequence = (SELECT max(sequence) FROM last_change WHERE record = ?1 AND "
                                        "(place = ?2 OR (?3 AND (place = ?4 OR (place > ?2 || '/' AND place < ?2 || '0')))))",
                                        reference, place, qint64(whole), QStringLiteral("rows/") + cell.question);
        if (query.next())
            return LastChange{query.text(0), QDateTime::fromString(query.text(1), Qt::ISODateWithMs)};
    } catch (const DatabaseError&) {
    }
    return std::nullopt;
}

std::vector<VerifyFinding> Workspace::verify() const
{
    std::vector<VerifyFinding> findings;
    const auto found = [&](const char* code, const QString& record, const LocalizedText& text) { findings.push_back({QString::fromLatin1(code), record, text}); };
    try {
        const QString damage = d->database.quickCheck();
        if (!damage.isEmpty())
            found("database", {}, LocalizedText{u"The database is damaged: %1"_qs, u"数据库已损坏：%1"_qs}.arg(damage));
        // The chain, and the last digest of every place it speaks of.
        struct Last { QString digest; qint64 sequence = 0; };
        std::map<std::pair<QString, QString>, Last> last;
        QString previous;
        qint64 expected = 0;
        bool chained = true;
        Query query = d->database.query("SELECT sequence, time, author, person, record, action, details, ifnull(vals, ''), hash FROM audit ORDER BY sequence");
        while (query.next()) {
            const qint64 sequence = query.integer(0);
            const QString details = query.text(6);
            const QString hash = chainHash(previous, sequence, query.text(1), query.text(2), query.text(3), query.text(4), query.text(5), details);
            if (chained && (sequence != ++expected || hash != query.text(8))) {
                chained = false;
                found("audit-chain", query.text(4), LocalizedText{u"The audit log was altered at entry %1: its hash does not follow from the entry before."_qs,
                                                                   u"审计日志第 %1 条被改动：其哈希值与上一条不衔接。"_qs}.arg(sequence));
            }
            previous = query.text(8);
            const auto json = parseJson(details.toUtf8());
            const auto values = parseJson(query.bytes(7));
            if (!json || !json->contains("effects"))
                continue;
            size_t index = 0;
            for (const Json& effect : (*json)["effects"]) {
                const QString after = stringAt(effect, "after");
                last[{stringAt(effect, "record"), stringAt(effect, "place")}] = {after, sequence};
                const Json* kept = values && values->is_array() && index < values->size() ? &(*values)[index] : nullptr;
                if (kept != nullptr && (!kept->is_object() || valueDigest(kept->value("after", Json())) != after))
                    found("audit-value", stringAt(effect, "record"), LocalizedText{u"A value kept in audit entry %1 does not match its digest."_qs,
                                                                                  u"审计日志第 %1 条保存的值与其摘要不符。"_qs}.arg(sequence));
                ++index;
            }
        }
        // What the records say now must be what the log says last.
        const Passage passage(*this);
        for (auto& [reference, held] : d->records) {
            passage.next();
            const std::map<QString, Json> state = d->wholeState(d->whole(held));
            for (const auto& [place, value] : state) {
                const auto entry = last.find({reference, place});
                if (entry == last.end() || entry->second.digest != valueDigest(value)) {
                    found("unlogged", reference, LocalizedText{u"%1: \"%2\" differs from the audit log; it was changed by another program."_qs,
                                                              u"%1：“%2”与审计日志不一致，曾被其他程序改动。"_qs}.arg(reference).arg(place));
                }
            }
        }
        for (const auto& [key, entry] : last) {
            const QString& digest = entry.digest;
            const auto record = d->records.find(key.first);
            passage.next();
            if (record == d->records.end()) {
                found("missing-record", key.first, LocalizedText{u"The record %1 is in the audit log but not in the file."_qs, u"审计日志中有记录 %1，文件中却没有。"_qs}.arg(key.first));
            } else if (!digest.isEmpty() && valueDigest(d->stateAt(d->whole(record->second), key.second)) != digest
                       && !d->wholeState(record->second.record).contains(key.second)) {
                found("unlogged", key.first, LocalizedText{u"%1: \"%2\" is in the audit log but no longer in the record; it was removed by another program."_qs,
                                                          u"%1：审计日志中有“%2”，记录中却没有，曾被其他程序删除。"_qs}.arg(key.first).arg(key.second));
            }
        }
        qint64 indexed = 0;
        bool indexFollows = true;
        Query changes = d->database.query("SELECT record, place, sequence FROM last_change");
        while (changes.next()) {
            const auto entry = last.find({changes.text(0), changes.text(1)});
            indexFollows = indexFollows && entry != last.end() && entry->second.sequence == changes.integer(2);
            ++indexed;
        }
        if (!indexFollows || indexed != qint64(last.size()))
            found("last-change", {}, {u"The index of last changes does not match the audit log."_qs, u"最后修改索引与审计日志不一致。"_qs});
        // The index of links follows from the answers.
        std::set<QStringList> derived, stored;
        for (auto& [reference, held] : d->records) {
            passage.next();
            for (const Link& link : d->linksOf(d->whole(held)))
                derived.insert({link.from, link.question, link.row, link.column, link.to});
        }
        Query links = d->database.query("SELECT source, question, \"row\", col, target FROM link");
        while (links.next())
            stored.insert({links.text(0), links.text(1), links.text(2), links.text(3), links.text(4)});
        if (derived != stored)
            found("links", {}, {u"The index of links does not match the answers."_qs, u"链接索引与答案不一致。"_qs});
        Query definitions = d->database.query("SELECT sha256, id, json FROM definition");
        while (definitions.next()) {
            if (sha256Hex(definitions.bytes(2)) != definitions.text(0))
                found("definition", {}, LocalizedText{u"The stored copy of the definition \"%1\" was altered."_qs, u"保存在文件中的定义“%1”被改动。"_qs}.arg(definitions.text(1)));
        }
        Query attachments = d->database.query("SELECT DISTINCT sha256 FROM attachment");
        while (attachments.next()) {
            const QString sha256 = attachments.text(0);
            const auto content = attachment(sha256);
            if (!content || sha256Hex(*content) != sha256)
                found("attachment", {}, LocalizedText{u"The attachment %1 was altered."_qs, u"附件 %1 被改动。"_qs}.arg(sha256.left(12)));
        }
    } catch (const DatabaseError& error) {
        found("database", {}, error.toError(d->path).message);
    }
    return findings;
}

} // namespace dossier
