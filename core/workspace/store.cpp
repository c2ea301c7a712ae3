// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace_private.h"

#include "core/text/fold.h"
#include <QSet>

namespace dossier {

QString stampOf(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QString cellPlace(const Cell& cell)
{
    QString place = QStringLiteral("cell/") + cell.question;
    if (!cell.column.isEmpty())
        place += u'/' + cell.row + u'/' + cell.column;
    return place;
}

QStringList referencesIn(const Question& question, const Answer& answer)
{
    QStringList result;
    if (!answer.hasValue())
        return result;
    if (question.type == QuestionType::Record && answer.v.is_string())
        result.append(fromStd(answer.v.get<std::string>()));
    if (question.type == QuestionType::Records && answer.v.is_array()) {
        for (const Json& item : answer.v) {
            if (item.is_string())
                result.append(fromStd(item.get<std::string>()));
        }
    }
    return result;
}

const Question* questionOfCell(const Form& form, const Cell& cell)
{
    const Question* question = form.question(cell.question);
    if (!question || (cell.row.isEmpty() && cell.column.isEmpty()))
        return question;
    return question->column(cell.column);
}

Workspace::Private::Private(Database openedDatabase, const OpenOptions& openOptions, QString filePath)
    : database(std::move(openedDatabase)), options(openOptions), library(openOptions.library ? openOptions.library : &FormLibrary::builtIn()), path(std::move(filePath)),
      clock(openOptions.clock ? openOptions.clock : std::make_shared<Clock>()), author(openOptions.author)
{
}

void Workspace::Private::loadForm(const QString& sha256)
{
    if (forms.contains(sha256))
        return;
    for (const Form& form : library->forms()) {
        if (form.sha256 == sha256) {
            forms[sha256] = {sha256, std::shared_ptr<const Form>(std::shared_ptr<void>(), &form)};
            return;
        }
    }
    Query query = database.query("SELECT json, id FROM definition WHERE sha256 = ? AND kind = 'form'", sha256);
    if (!query.next())
        throw DatabaseError(11, QStringLiteral("no definition ") + sha256);
    Result<Form> form = readForm(query.bytes(0), query.text(1), Reading::Stored);
    if (!form)
        throw DatabaseError(11, form.error().message.en);
    forms[sha256] = {sha256, std::make_shared<const Form>(std::move(*form))};
}

const Form& Workspace::Private::formOf(const Record& record) const
{
    return *forms.at(records.at(record.reference()).definition).form;
}

bool ByReference::operator()(const QString& a, const QString& b) const
{
    const auto base = [](const QString& reference) { return QStringView(reference).left(reference.lastIndexOf(u'-')); };
    const QStringView left = base(a);
    const QStringView right = base(b);
    return left != right ? left < right : std::pair(a.size(), QStringView(a)) < std::pair(b.size(), QStringView(b));
}

bool Workspace::Private::isLiving(const QString& reference) const
{
    const auto found = records.find(reference);
    return found != records.end() && !found->second.record.summary.removed;
}

const Record* Workspace::Private::living(const QString& reference)
{
    const auto found = records.find(reference);
    return found == records.end() || found->second.record.summary.removed ? nullptr : &whole(found->second);
}

Held& Workspace::Private::hold(Record record, const QString& definition, bool loaded)
{
    const QString reference = record.reference();
    auto& kind = ofKind[record.summary.kind];
    kind.insert(kind.end(), reference);
    if (!record.summary.subject.isEmpty())
        ofSubject[record.summary.subject].insert(reference);
    loadedCount += loaded ? 1 : 0;
    Held& held = records[reference];
    held = {std::move(record), definition, loaded};
    return held;
}

void Workspace::Private::drop(const QString& reference)
{
    const auto found = records.find(reference);
    if (found == records.end())
        return;
    const RecordSummary& summary = found->second.record.summary;
    ofKind[summary.kind].erase(reference);
    if (const auto about = ofSubject.find(summary.subject); about != ofSubject.end())
        about->second.erase(reference);
    loadedCount -= found->second.loaded ? 1 : 0;
    records.erase(found);
}

void Workspace::Private::letGo(Held& held)
{
    if (!held.loaded)
        return;
    held.record.answers = {};
    held.loaded = false;
    --loadedCount;
}

void Workspace::Private::trim()
{
    constexpr size_t enough = 1500;
    if (loadedCount <= enough || passages > 0)
        return;
    for (auto& [reference, held] : records)
        letGo(held);
}

Record& Workspace::Private::whole(Held& held)
{
    if (held.loaded)
        return held.record;
    Record& record = held.record;
    const QString reference = record.reference();
    {
        Query query = database.query("SELECT question, id, label, source FROM \"row\" WHERE record = ? ORDER BY question, position", reference);
        while (query.next()) {
            Row row;
            row.id = query.text(1);
            row.label = query.text(2);
            if (const auto source = query.isNull(3) ? std::nullopt : parseJson(query.bytes(3)); source && source->is_object())
                row.source = Source{stringAt(*source, "record"), stringAt(*source, "question"), stringAt(*source, "row"), stringAt(*source, "hash")};
            record.answers.edit(query.text(0)).rows.push_back(std::move(row));
        }
    }
    Query query = database.query("SELECT question, \"row\", col, json FROM answer WHERE record = ? ORDER BY question, \"row\", col", reference);
    while (query.next()) {
        const auto json = parseJson(query.bytes(3));
        if (!json)
            throw DatabaseError(11, QStringLiteral("answer of ") + reference);
        QuestionAnswer& answer = record.answers.edit(query.text(0));
        const QString rowId = query.text(1);
        if (query.text(2).isEmpty()) {
            answer.own = Answer::fromJson(*json);
            continue;
        }
        auto row = std::find_if(answer.rows.begin(), answer.rows.end(), [&](const Row& candidate) { return candidate.id == rowId; });
        if (row == answer.rows.end()) {
            answer.rows.push_back({});
            row = answer.rows.end() - 1;
            row->id = rowId;
        }
        row->cells[query.text(2)] = Answer::fromJson(*json);
    }
    held.loaded = true;
    ++loadedCount;
    if (passages > 0)
        passed.push_back(reference);
    return record;
}

namespace {

/// Words that many records share are kept once.
class Shared
{
public:
    QString of(const QString& word) { return *m_words.insert(word); }

private:
    QSet<QString> m_words;
};

/// "2026-11-21T14:32:07.000Z" as stampOf() writes it, many times faster than Qt reads any date; what has another form is left to Qt.
QDateTime timeOf(const QByteArray& stamp)
{
    const auto number = [&stamp](int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; ++i) {
            if (stamp[i] < '0' || stamp[i] > '9')
                return -1;
            value = value * 10 + (stamp[i] - '0');
        }
        return value;
    };
    if (stamp.size() != 24 || stamp[4] != '-' || stamp[10] != 'T' || stamp[19] != '.' || stamp[23] != 'Z')
        return QDateTime::fromString(QString::fromUtf8(stamp), Qt::ISODateWithMs);
    return {QDate(number(0, 4), number(5, 2), number(8, 2)), QTime(number(11, 2), number(14, 2), number(17, 2), number(20, 3)), Qt::UTC};
}

} // namespace

void Workspace::Private::load()
{
    {
        Shared shared;
        const qint64 count = database.pragma("SELECT count(*) FROM record");
        records.reserve(size_t(qBound(qint64(16), count, qint64(2'000'000))));
        Query query = database.query("SELECT reference, kind, form, form_version, definition, status, title_en, title_zh, subject, created, modified, removed FROM record");
        while (query.next()) {
            Record record;
            RecordSummary& summary = record.summary;
            summary.reference = query.text(0);
            summary.kind = shared.of(query.text(1));
            summary.form = shared.of(query.text(2));
            summary.formVersion = int(query.integer(3));
            summary.status = shared.of(query.text(5));
            summary.title = {query.text(6), query.text(7)};
            summary.subject = query.isNull(8) ? QString() : shared.of(query.text(8));
            summary.created = timeOf(query.bytes(9));
            summary.modified = timeOf(query.bytes(10));
            summary.removed = query.integer(11) != 0;
            const QString definition = shared.of(query.text(4));
            hold(std::move(record), definition, false);
        }
    }
    for (const auto& [reference, held] : records)
        loadForm(held.definition);
    {
        Query query = database.query("SELECT sequence, hash, time FROM audit ORDER BY sequence DESC LIMIT 1");
        if (query.next()) {
            sequence = query.integer(0);
            head = query.text(1);
            lastSaved = timeOf(query.bytes(2));
        }
    }
    Query query = database.query("SELECT value FROM meta WHERE key = 'last-backup'");
    if (query.next())
        lastBackup = timeOf(query.bytes(0));
}

Json Workspace::Private::stateAt(const Record& record, const QString& place) const
{
    if (place == u"status")
        return toStd(record.summary.status);
    if (place == u"removed")
        return record.summary.removed;
    if (place == u"definition")
        return toStd(records.at(record.reference()).definition);
    const QStringList parts = place.split(u'/');
    if (parts.front() == u"revision") {
        Query query = const_cast<Database&>(database).query("SELECT r.version, r.time, r.author, r.sha256, r.json, s.person, s.decision, s.note FROM revision r "
                                                             "JOIN signoff s ON s.record = r.record AND s.revision = r.number WHERE r.record = ? AND r.number = ?",
                                                             record.reference(), qint64(parts.value(1).toInt()));
        if (!query.next())
            return {};
        return {{"version", toStd(query.text(0))}, {"time", toStd(query.text(1))}, {"author", toStd(query.text(2))}, {"sha256", toStd(query.text(3))},
                {"json", toStd(query.text(4))}, {"person", toStd(query.text(5))}, {"decision", toStd(query.text(6))}, {"note", toStd(query.text(7))}};
    }
    const QuestionAnswer& answer = record.answers.at(parts.value(1));
    if (parts.front() == u"rows") {
        Json rows = Json::array();
        for (const Row& row : answer.rows) {
            rows.push_back({toStd(row.id), toStd(row.label)});
            if (row.source)
                rows.back().push_back({{"record", toStd(row.source->record)}, {"question", toStd(row.source->question)}, {"row", toStd(row.source->row)}});
        }
        return rows.empty() ? Json() : rows;
    }
    if (parts.size() == 2)
        return answer.own.toJson();
    const Row* row = answer.row(parts.value(2));
    return row ? row->cell(parts.value(3)).toJson() : Json();
}

std::map<QString, Json> Workspace::Private::wholeState(const Record& record) const
{
    std::map<QString, Json> state;
    for (const char* place : {"status", "removed", "definition"})
        state[QString::fromLatin1(place)] = stateAt(record, QString::fromLatin1(place));
    for (int number = 1;; ++number) {
        const QString place = QStringLiteral("revision/%1").arg(number);
        Json revision = stateAt(record, place);
        if (revision.is_null())
            break;
        state[place] = std::move(revision);
    }
    const Form& form = formOf(record);
    for (const auto& [question, answer] : record.answers.all()) {
        if (!answer.own.isBlank())
            state[QStringLiteral("cell/") + question] = answer.own.toJson();
        const Question* definition = form.question(question);
        if (!answer.rows.empty() && (!definition || definition->type == QuestionType::Table))
            state[QStringLiteral("rows/") + question] = stateAt(record, QStringLiteral("rows/") + question);
        for (const Row& row : answer.rows) {
            for (const auto& [column, cell] : row.cells) {
                if (!cell.isBlank())
                    state[cellPlace({question, row.id, column, {}})] = cell.toJson();
            }
        }
    }
    return state;
}

void Workspace::Private::writePlace(const QString& reference, const QString& place, const Json& value)
{
    Held& held = records.at(reference);
    Record& record = whole(held);
    if (place == u"status") {
        record.summary.status = fromStd(value.get<std::string>());
        database.run("UPDATE record SET status = ? WHERE reference = ?", record.summary.status, reference);
        return;
    }
    if (place == u"removed") {
        record.summary.removed = value.get<bool>();
        database.run("UPDATE record SET removed = ? WHERE reference = ?", qint64(record.summary.removed), reference);
        return;
    }
    if (place == u"definition") {
        const QString sha256 = fromStd(value.get<std::string>());
        loadForm(sha256);
        held.definition = sha256;
        record.summary.formVersion = forms.at(sha256).form->version;
        database.run("UPDATE record SET definition = ?, form_version = ? WHERE reference = ?", sha256, qint64(record.summary.formVersion), reference);
        return;
    }
    const QStringList parts = place.split(u'/');
    if (parts.front() == u"revision") {
        const qint64 number = parts.value(1).toInt();
        if (value.is_null()) {
            database.run("DELETE FROM signoff WHERE record = ? AND revision = ?", reference, number);
            database.run("DELETE FROM revision WHERE record = ? AND number = ?", reference, number);
            return;
        }
        database.run("INSERT INTO revision(record, number, version, time, author, sha256, json) VALUES(?, ?, ?, ?, ?, ?, ?)", reference, number, stringAt(value, "version"),
                     stringAt(value, "time"), stringAt(value, "author"), stringAt(value, "sha256"), stringAt(value, "json"));
        database.run("INSERT INTO signoff(record, revision, person, office, decision, note, time) VALUES(?, ?, ?, '', ?, ?, ?)", reference, number, stringAt(value, "person"),
                     stringAt(value, "decision"), stringAt(value, "note"), stringAt(value, "time"));
        return;
    }
    const QString question = parts.value(1);
    QuestionAnswer& answer = record.answers.edit(question);
    if (parts.front() == u"rows") {
        std::vector<Row> rows;
        database.run("DELETE FROM \"row\" WHERE record = ? AND question = ?", reference, question);
        if (value.is_array()) {
            int position = 0;
            for (const Json& item : value) {
                const QString id = fromStd(item[0].get<std::string>());
                Row row;
                if (const Row* before = answer.row(id))
                    row = *before;
                row.id = id;
                row.label = fromStd(item[1].get<std::string>());
                const QString source = item.size() > 2 ? fromStd(item[2].dump()) : QString();
                row.source = item.size() > 2 ? std::optional(Source{stringAt(item[2], "record"), stringAt(item[2], "question"), stringAt(item[2], "row"), {}}) : std::nullopt;
                if (source.isEmpty())
                    database.run("INSERT INTO \"row\"(record, question, id, label, position) VALUES(?, ?, ?, ?, ?)", reference, question, row.id, row.label, position++);
                else
                    database.run("INSERT INTO \"row\"(record, question, id, label, position, source) VALUES(?, ?, ?, ?, ?, ?)", reference, question, row.id, row.label, position++, source);
                rows.push_back(std::move(row));
            }
        }
        answer.rows = std::move(rows);
        return;
    }
    const QString rowId = parts.value(2);
    const QString column = parts.value(3);
    const Answer written = Answer::fromJson(value);
    if (parts.size() == 2) {
        answer.own = written;
    } else {
        auto row = std::find_if(answer.rows.begin(), answer.rows.end(), [&](const Row& candidate) { return candidate.id == rowId; });
        if (row == answer.rows.end()) {
            answer.rows.push_back({});
            row = answer.rows.end() - 1;
            row->id = rowId;
        }
        if (written.isBlank())
            row->cells.erase(column);
        else
            row->cells[column] = written;
        // A row of a matrix comes and goes with its answers.
        const Question* definition = formOf(record).question(question);
        if (row->cells.empty() && definition && definition->type == QuestionType::Matrix)
            answer.rows.erase(row);
    }
    if (value.is_null())
        database.run("DELETE FROM answer WHERE record = ? AND question = ? AND \"row\" = ? AND col = ?", reference, question, rowId, column);
    else
        database.run("INSERT INTO answer(record, question, \"row\", col, json) VALUES(?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET json = excluded.json", reference,
                     question, rowId, column, fromStd(value.dump()));
    database.run("DELETE FROM link WHERE source = ? AND question = ? AND \"row\" = ? AND col = ?", reference, question, rowId, column);
    if (const Question* definition = questionOfCell(formOf(record), {question, rowId, column, {}})) {
        for (const QString& target : referencesIn(*definition, written))
            database.run("INSERT OR IGNORE INTO link(source, question, \"row\", col, target) VALUES(?, ?, ?, ?, ?)", reference, question, rowId, column, target);
    }
}

LocalizedText Workspace::Private::titleOf(const Record& record) const
{
    const Question* question = formOf(record).titleQuestion();
    if (!question)
        return {};
    LocalizedText title = record.answers.text(question->id);
    // A name is written in two scripts, not translated: each language takes the one it reads.
    const QString other = question->localized ? QString() : record.answers.text(QStringLiteral("other-name")).in(Language::English);
    const auto chinese = [](const QString& text) { return std::any_of(text.begin(), text.end(), [](QChar c) { return isHan(c.unicode()); }); };
    if (!other.isEmpty() && chinese(other) != chinese(title.en))
        title = chinese(other) ? LocalizedText{title.en, other} : LocalizedText{other, title.en};
    return title;
}

QString Workspace::Private::searchTextOf(const Record& record) const
{
    QString text = record.reference();
    const FormLibrary& offered = *library;
    const auto take = [&](const Question& question, const Answer& answer) {
        const auto add = [&](const LocalizedText& words) { text += u'\n' + words.en + u'\n' + words.zh; };
        if (!answer.reason.isEmpty())
            add(answer.reason);
        if (!answer.note.isEmpty())
            add(answer.note);
        if (!answer.ask.isEmpty())
            text += u'\n' + answer.ask;
        if (!answer.hasValue())
            return;
        if (question.isText()) {
            add(answer.text());
            return;
        }
        const auto word = [&](const Json& item) {
            if (item.is_object()) {
                add(textFromJson(item));
            } else if (item.is_string()) {
                const QString id = fromStd(item.get<std::string>());
                if (const Option* option = offered.option(question, id))
                    add(option->label);
                else
                    text += u'\n' + id;
            }
        };
        if (answer.v.is_array()) {
            for (const Json& item : answer.v)
                word(item);
        } else {
            word(answer.v);
        }
    };
    for (const Section& section : formOf(record).sections) {
        for (const Question& question : section.questions) {
            const QuestionAnswer& answer = record.answers.at(question.id);
            take(question, answer.own);
            for (const Row& row : answer.rows) {
                for (const Question& column : question.columns)
                    take(column, row.cell(column.id));
            }
        }
    }
    return foldForSearch(text);
}

void Workspace::Private::refreshDerived(const QString& reference)
{
    Record& record = whole(records.at(reference));
    record.summary.title = titleOf(record);
    record.summary.modified = clock->now();
    database.run("UPDATE record SET title_en = ?, title_zh = ?, modified = ?, search_text = ? WHERE reference = ?", record.summary.title.en,
                 record.summary.title.zh, stampOf(record.summary.modified), searchTextOf(record), reference);
}

void Workspace::Private::pin(const Form& form)
{
    const FormLibrary& offered = *library;
    database.run("INSERT OR IGNORE INTO definition(sha256, kind, id, version, json) VALUES(?, 'form', ?, ?, ?)", form.sha256, form.id, qint64(form.version), form.bytes);
    QStringList catalogues;
    for (const Section& section : form.sections) {
        for (const Question& question : section.questions) {
            catalogues.append(question.catalogue);
            for (const Question& column : question.columns)
                catalogues.append(column.catalogue);
        }
    }
    catalogues.removeDuplicates();
    for (const QString& id : catalogues) {
        const Catalogue* catalogue = id.isEmpty() ? nullptr : offered.catalogue(id);
        if (catalogue && !catalogue->bytes.isEmpty())
            database.run("INSERT OR IGNORE INTO definition(sha256, kind, id, version, json) VALUES(?, 'catalogue', ?, ?, ?)", catalogue->sha256, catalogue->id,
                         qint64(catalogue->version), catalogue->bytes);
    }
    loadForm(form.sha256);
}

qint64 Workspace::Private::nextNumber(const QString& scope, const QString& name)
{
    qint64 next = 1;
    {
        Query query = database.query("SELECT next FROM counter WHERE scope = ? AND name = ?", scope, name);
        if (query.next())
            next = query.integer(0);
    }
    if (next < 1 || next > 2 * largestNumber)
        throw DatabaseError(11, QStringLiteral("counter of ") + name);
    noteNumber(scope, name, next);
    return next;
}

void Workspace::Private::noteNumber(const QString& scope, const QString& name, qint64 used)
{
    if (used < 0 || used > 2 * largestNumber)
        return;
    database.run("INSERT INTO counter(scope, name, next) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET next = max(next, excluded.next)", scope, name, used + 1);
}

std::vector<Link> Workspace::Private::linksOf(const Record& record) const
{
    std::vector<Link> links;
    const auto take = [&](const Question* question, const Cell& cell, const Answer& answer) {
        if (!question)
            return;
        for (const QString& target : referencesIn(*question, answer))
            links.push_back({record.reference(), target, cell.question, cell.row, cell.column});
    };
    const Form& form = formOf(record);
    for (const auto& [id, answer] : record.answers.all()) {
        take(form.question(id), {id, {}, {}, {}}, answer.own);
        for (const Row& row : answer.rows) {
            for (const auto& [column, cell] : row.cells)
                take(questionOfCell(form, {id, row.id, column, {}}), {id, row.id, column, {}}, cell);
        }
    }
    return links;
}

} // namespace dossier
