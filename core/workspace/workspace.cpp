// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace_private.h"

#include "core/form/facts.h"
#include "core/text/fold.h"
#include "core/workspace/schema.h"

namespace dossier {

QDateTime Clock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

Workspace::Workspace(std::unique_ptr<Private> priv) : d(std::move(priv)) {}
Workspace::~Workspace() = default;

QString Workspace::path() const { return d->path; }
bool Workspace::isReadOnly() const { return d->readOnly; }
std::optional<LockOwner> Workspace::lockedBy() const { return d->owner; }

const FormLibrary& Workspace::library() const { return *d->library; }
const Clock& Workspace::clock() const { return *d->clock; }
const Author& Workspace::author() const { return d->author; }
void Workspace::setAuthor(const Author& author) { d->author = author; }

std::vector<RecordSummary> Workspace::records(const QString& kind, bool withRemoved) const
{
    std::vector<RecordSummary> result;
    const auto take = [&](const std::set<QString, ByReference>& references) {
        for (const QString& reference : references) {
            const RecordSummary& summary = d->records.at(reference).record.summary;
            if (withRemoved || !summary.removed)
                result.push_back(summary);
        }
    };
    if (!kind.isEmpty()) {
        if (const auto found = d->ofKind.find(kind); found != d->ofKind.end())
            take(found->second);
        return result;
    }
    for (const auto& entry : d->ofKind)
        take(entry.second);
    std::sort(result.begin(), result.end(), [](const RecordSummary& a, const RecordSummary& b) { return ByReference()(a.reference, b.reference); });
    return result;
}

std::vector<RecordSummary> Workspace::recordsAbout(const QString& subject, const QString& kind) const
{
    std::vector<RecordSummary> result;
    const auto found = d->ofSubject.find(subject);
    for (const QString& reference : found == d->ofSubject.end() ? std::set<QString, ByReference>() : found->second) {
        const RecordSummary& summary = d->records.at(reference).record.summary;
        if (!summary.removed && summary.kind == kind)
            result.push_back(summary);
    }
    return result;
}

int Workspace::count(const QString& kind) const
{
    const auto found = d->ofKind.find(kind);
    if (found == d->ofKind.end())
        return 0;
    return int(std::count_if(found->second.begin(), found->second.end(), [this](const QString& reference) { return d->isLiving(reference); }));
}

Workspace::Passage::Passage(const Workspace& workspace) : m_workspace(workspace), m_from(workspace.d->passed.size())
{
    ++m_workspace.d->passages;
}

Workspace::Passage::~Passage()
{
    letGo();
    --m_workspace.d->passages;
}

void Workspace::Passage::next() const
{
    // What many refer to is soon asked for again: let go in batches.
    constexpr size_t batch = 300;
    if (m_workspace.d->passed.size() - m_from > batch)
        letGo();
}

void Workspace::Passage::letGo() const
{
    std::vector<QString>& passed = m_workspace.d->passed;
    for (; passed.size() > m_from; passed.pop_back()) {
        if (const auto held = m_workspace.d->records.find(passed.back()); held != m_workspace.d->records.end())
            m_workspace.d->letGo(held->second);
    }
}

std::optional<RecordSummary> Workspace::summary(const QString& reference) const
{
    const auto found = d->records.find(reference);
    return found == d->records.end() ? std::nullopt : std::optional(found->second.record.summary);
}

const Record* Workspace::record(const QString& reference) const
{
    const auto found = d->records.find(reference);
    if (found == d->records.end())
        return nullptr;
    try {
        return &d->whole(found->second);
    } catch (const DatabaseError& error) {
        // Nothing may be written over what cannot be read.
        const_cast<Workspace*>(this)->noteDamage(error.toError(d->path));
        return &found->second.record;
    }
}

void Workspace::noteDamage(const Error& error)
{
    if (d->damage)
        return;
    d->damage = error;
    d->readOnly = true;
    Q_EMIT damaged(error);
}

LocalizedText Workspace::titleOf(const QString& reference) const
{
    const auto found = d->records.find(reference);
    return found == d->records.end() ? LocalizedText() : found->second.record.summary.title;
}

const Form& Workspace::formOf(const QString& reference) const
{
    return d->formOf(d->records.at(reference).record);
}

const Record* Workspace::mainOrganisation() const
{
    const auto organisations = d->ofKind.find(QStringLiteral("organisation"));
    for (const QString& reference : organisations == d->ofKind.end() ? std::set<QString, ByReference>() : organisations->second) {
        if (d->isLiving(reference))
            return record(reference);
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
    return recordsAbout(subject, QStringLiteral("assessment"));
}

std::vector<Revision> Workspace::revisionsOf(const QString& reference) const
{
    std::vector<Revision> result;
    const auto found = d->records.find(reference);
    for (int number = 1; found != d->records.end(); ++number) {
        const Json json = d->stateAt(found->second.record, QStringLiteral("revision/%1").arg(number));
        if (json.is_null())
            break;
        result.push_back({number, stringAt(json, "version"), QDateTime::fromString(stringAt(json, "time"), Qt::ISODateWithMs), stringAt(json, "author"), stringAt(json, "person"),
                          stringAt(json, "decision"), stringAt(json, "sha256"), stringAt(json, "json").toUtf8()});
    }
    return result;
}

LocalizedText Workspace::statusNote(const QString& reference) const
{
    const auto named = d->records.find(reference);
    const KindInfo* kind = named != d->records.end() ? library().kinds().kind(named->second.record.summary.kind) : nullptr;
    const StatusInfo* status = kind != nullptr && kind->showsStatus ? kind->status(named->second.record.summary.status) : nullptr;
    return status == nullptr ? LocalizedText() : status->label;
}

DisplayContext Workspace::displayContext(const Record* record) const
{
    return {library(), [this](const QString& reference) { return titleOf(reference); }, record ? &record->answers : nullptr,
            record ? &d->formOf(*record) : nullptr};
}

QStringList Workspace::answering(const QString& question, const QString& kind) const
{
    std::set<QString, ByReference> ordered;
    try {
        Query query = d->database.query("SELECT r.reference FROM record r JOIN answer a ON a.record = r.reference AND a.question = ?1 AND a.\"row\" = '' AND a.col = '' WHERE r.kind = ?2 AND r.removed = 0",
                                        question, kind);
        while (query.next())
            ordered.insert(query.text(0));
    } catch (const DatabaseError&) {
        return {};
    }
    return {ordered.begin(), ordered.end()};
}

QSet<QString> Workspace::matching(const QString& text, const QString& kind) const
{
    QSet<QString> references;
    QStringList words = foldForSearch(text).split(u' ', Qt::SkipEmptyParts);
    words.resize(std::min<qsizetype>(words.size(), 8)); // a query for each number of words
    std::string sql = kind.isEmpty() ? "SELECT reference FROM record WHERE removed = 0 AND ?1 = ''" : "SELECT reference FROM record WHERE removed = 0 AND kind = ?1";
    for (qsizetype i = 0; i < words.size(); ++i)
        sql += " AND instr(search_text, ?" + std::to_string(i + 2) + ") > 0";
    try {
        Query query = d->database.query(sql.c_str(), kind);
        for (qsizetype i = 0; i < words.size(); ++i)
            query.bind(int(i) + 2, words[i]);
        while (query.next())
            references.insert(query.text(0));
    } catch (const DatabaseError&) {
        // A list without its filter is worse than an empty one: what cannot be read does not match.
    }
    return references;
}

std::vector<SearchHit> Workspace::search(const QString& text, int limit) const
{
    std::vector<SearchHit> hits, inTitle;
    const QStringList words = foldForSearch(text).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return hits;
    const QSet<QString> found = matching(text);
    std::set<QString, ByReference> ordered(found.begin(), found.end());
    const Passage passage(*this);
    for (const QString& reference : ordered) {
        passage.next();
        const auto summary = d->records.find(reference);
        if (summary == d->records.end())
            continue;
        if (const LocalizedText& named = summary->second.record.summary.title; int(hits.size()) >= limit && !foldForSearch(named.en + u' ' + named.zh).contains(words.front()))
            continue;
        const Record& record = *this->record(reference);
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
    if (d->readOnly || !d->isLiving(record))
        return failure(d->readOnlyError());
    if (text.size() > longestPending)
        return refused({u"The text is too long to be kept while it is typed."_qs, u"文本过长，输入过程中无法暂存。"_qs});
    if (const auto problem = obstacle()) {
        Q_EMIT saveFailed(*problem);
        return failure(*problem);
    }
    try {
        d->database.run("INSERT INTO pending(record, question, \"row\", col, language, text, time) VALUES(?, ?, ?, ?, ?, ?, ?) "
                        "ON CONFLICT DO UPDATE SET text = excluded.text, time = excluded.time", record, cell.question, cell.row, cell.column,
                        cell.language ? languageCode(*cell.language) : QString(), text, stampOf(d->clock->now()));
        d->noteWritten();
        return {};
    } catch (const DatabaseError& error) {
        const Error told = error.toError(d->path);
        Q_EMIT saveFailed(told);
        return failure(told);
    }
}

void Workspace::clearPending(const QString& record, const Cell& cell)
{
    if (d->readOnly || obstacle())
        return;
    try {
        d->database.run("DELETE FROM pending WHERE record = ? AND question = ? AND \"row\" = ? AND col = ? AND language = ?", record, cell.question, cell.row,
                        cell.column, cell.language ? languageCode(*cell.language) : QString());
        d->noteWritten();
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
int Workspace::schemaVersion() const { return currentSchemaVersion(); }

Change Workspace::handOver(const QString& from, const QString& to) const
{
    std::vector<Change> changes;
    for (const Link& link : linksTo(from)) {
        const Record& user = *record(link.from);
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
    QStringList asking;
    try {
        Query query = d->database.query("SELECT DISTINCT record FROM answer WHERE instr(json, ?)", u"\"ask\":\"%1\""_qs.arg(from));
        while (query.next())
            asking.append(query.text(0));
    } catch (const DatabaseError&) {
    }
    for (const QString& reference : asking) {
        if (!d->isLiving(reference))
            continue;
        const Record& user = *record(reference);
        if (isDecided(user.summary))
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
