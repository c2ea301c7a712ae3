// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace_private.h"

#include "core/form/answer_check.h"
#include "core/form/facts.h"
#include "core/form/prefill.h"
#include <QRegularExpression>

namespace dossier {

namespace {

constexpr qint64 chunkSize = qint64(1024) * 1024;

QString quoted(const QString& text)
{
    const QString line = text.simplified();
    return line.size() > 60 ? line.left(59) + u'…' : line;
}

LocalizedText quoted(const LocalizedText& text)
{
    return {quoted(text.in(Language::English)), quoted(text.in(Language::Chinese))};
}

} // namespace

/// One step in the making: writes into memory and into the open transaction, and takes both back when it fails.
class Writer
{
public:
    explicit Writer(Workspace::Private& workspace, const Workspace& face) : d(workspace), m_face(face) {}

    /// One change after the guards let it pass; a group's changes come here one by one, with "$1" resolved.
    Result<void> run(const Change& change)
    {
        if (const auto* group = std::get_if<std::shared_ptr<ChangeGroup>>(&change))
            return write(*group);
        const Change single = std::visit([this](auto one) -> Change {
            if constexpr (requires { one.record; })
                one.record = resolved(one.record);
            if constexpr (requires { one.subject; })
                one.subject = resolved(one.subject);
            return one;
        }, change);
        for (const auto& guard : d.options.guards) {
            if (auto allowed = guard->check(single, m_face); !allowed)
                return allowed;
        }
        return std::visit([this](const auto& one) { return write(one); }, single);
    }
    void put(const QString& record, const QString& place, const Json& value)
    {
        remember(record);
        const Json before = d.stateAt(d.whole(d.records.at(record)), place);
        if (before == value)
            return;
        d.writePlace(record, place, value);
        effects.push_back({record, place, before, value});
    }
    void remember(const QString& record)
    {
        if (!m_before.contains(record)) {
            const auto found = d.records.find(record);
            if (found == d.records.end()) {
                m_before[record] = std::nullopt;
            } else {
                d.whole(found->second);
                m_before[record] = found->second;
            }
        }
    }
    void finish()
    {
        for (const auto& [record, before] : m_before)
            d.refreshDerived(record);
    }
    void takeBack()
    {
        for (auto& [record, before] : m_before) {
            if (before) {
                Held& held = d.records.at(record);
                d.loadedCount += (before->loaded ? 1 : 0) - (held.loaded ? 1 : 0);
                held = std::move(*before);
            } else {
                d.drop(record);
            }
        }
    }
    std::vector<QString> touched() const
    {
        std::vector<QString> result;
        for (const auto& [record, before] : m_before)
            result.push_back(record);
        return result;
    }

    std::vector<Effect> effects;
    QStringList added, addedRows, removed;
    LocalizedText name, reason;
    QString action, about;

private:
    Result<const Record*> find(const QString& reference) const
    {
        const Record* found = d.living(resolved(reference));
        if (!found)
            return refused(LocalizedText{u"There is no record \"%1\"."_qs, u"没有记录“%1”。"_qs}.arg(reference));
        return found;
    }
    /// "$1" names the first record this step added.
    QString resolved(const QString& reference) const
    {
        if (reference.startsWith(u'$')) {
            const int number = reference.mid(1).toInt();
            if (number >= 1 && number <= added.size())
                return added[number - 1];
        }
        return reference;
    }
    Json resolvedJson(const Json& value) const
    {
        if (value.is_string())
            return toStd(resolved(fromStd(value.get<std::string>())));
        if (value.is_structured()) {
            Json copy = value;
            for (Json& item : copy)
                item = resolvedJson(item);
            return copy;
        }
        return value;
    }
    LocalizedText placeName(const Record& owner, const Question& question, const Cell& cell) const
    {
        const LocalizedText label = quoted((cell.column.isEmpty() ? question : *question.column(cell.column)).label);
        if (cell.column.isEmpty())
            return LocalizedText{u"“%1”"_qs, u"“%1”"_qs}.arg(label);
        const Row* row = owner.answers.at(cell.question).row(cell.row);
        QString rowName = row ? row->label : QString();
        if (rowName.isEmpty())
            rowName = cell.row;
        return LocalizedText{u"“%1” of %2"_qs, u"%2 的“%1”"_qs}.arg(label).arg(rowName);
    }
    QStringList rowIds(const Record& owner, const Question& column) const
    {
        QStringList ids;
        for (const Row& row : owner.answers.at(column.rowsOf).rows)
            ids.append(row.id);
        return ids;
    }
    Result<void> checkCell(const Record& owner, const Question& column, const Answer& answer) const
    {
        if (auto checked = checkAnswer(column, answer, *d.library, column.rowsOf.isEmpty() ? QStringList() : rowIds(owner, column)); !checked)
            return checked;
        if (column.type == QuestionType::File && answer.hasValue() && !d.database.query("SELECT 1 FROM attachment WHERE sha256 = ?", stringAt(answer.v, "sha256")).next())
            return refused(LocalizedText{u"\"%1\": the file is not in this workspace. Attach it again."_qs, u"“%1”：工作区中没有这个文件，请重新添加。"_qs}.arg(column.label));
        for (const QString& reference : referencesIn(column, answer)) {
            const auto target = d.records.find(reference);
            if (target == d.records.end() || target->second.record.summary.removed)
                return refused(LocalizedText{u"\"%1\": there is no record \"%2\"."_qs, u"“%1”：没有记录“%2”。"_qs}.arg(column.label).arg(reference));
            if (!column.kinds.isEmpty() && !column.kinds.contains(target->second.record.summary.kind))
                return refused(LocalizedText{u"\"%1\": %2 is not of a kind that may stand here."_qs, u"“%1”：%2 不是此处可以引用的记录类型。"_qs}.arg(column.label).arg(reference));
        }
        return {};
    }
    void describe(const char* word, const QString& reference, const LocalizedText& text)
    {
        action = QString::fromLatin1(word);
        about = reference;
        name = text;
    }

    Result<void> write(const SetAnswer& change)
    {
        const auto found = find(change.record);
        if (!found)
            return failure(found.error());
        const Record& owner = **found;
        const QString reference = owner.reference();
        const Form& form = d.formOf(owner);
        const Question* question = form.question(change.cell.question);
        const Question* target = questionOfCell(form, change.cell);
        if (!question || !target)
            return refused(LocalizedText{u"%1 has no question \"%2\"."_qs, u"%1 没有问题“%2”。"_qs}.arg(reference).arg(change.cell.question + (change.cell.column.isEmpty() ? QString() : u'/' + change.cell.column)));
        const QuestionAnswer& all = owner.answers.at(question->id);
        if (!change.cell.column.isEmpty()) {
            const std::vector<Row> rows = question->type == QuestionType::Matrix ? matrixRows(*question, owner.answers) : std::vector<Row>();
            const bool known = question->type == QuestionType::Matrix ? std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.id == change.cell.row; })
                                                                      : all.row(change.cell.row) != nullptr;
            if (!known)
                return refused(LocalizedText{u"\"%1\" has no row \"%2\"."_qs, u"“%1”没有行“%2”。"_qs}.arg(question->label).arg(change.cell.row));
        }
        const Answer before = change.cell.column.isEmpty() ? all.own : (all.row(change.cell.row) ? all.row(change.cell.row)->cell(change.cell.column) : Answer());
        Answer after;
        if (change.cell.language) {
            if (!target->isText() || !target->localized || !(change.value.is_string() || change.value.is_null()))
                return refused(LocalizedText{u"\"%1\" is not a text in two languages."_qs, u"“%1”不是双语文本。"_qs}.arg(target->label));
            if (before.hasValue())
                after = before;
            const QString text = change.value.is_string() ? fromStd(change.value.get<std::string>()) : QString();
            if (!after.hasValue())
                after = Answer::value(Json::object());
            if (after.text().of(*change.cell.language) != text)
                writeText(after, *change.cell.language, text);
            if (isEmptyValue(after.v))
                after = Answer();
        } else {
            after = Answer::fromJson(resolvedJson(change.value));
            if (after.hasValue() && isEmptyValue(after.v) && after.note.isEmpty())
                after = Answer();
        }
        if (target->type == QuestionType::Table && !after.isBlank() && !all.rows.empty())
            return refused(LocalizedText{u"\"%1\" has rows. Remove them before it is answered otherwise."_qs, u"“%1”中已有行。先移除各行，再作其他回答。"_qs}.arg(target->label));
        if (auto checked = checkCell(owner, *target, after); !checked)
            return checked;
        const LocalizedText place = placeName(owner, *question, change.cell);
        const Json value = after.toJson();
        describe("set-answer", reference,
                 (value.is_null() ? LocalizedText{u"Clear %1"_qs, u"清空%1"_qs} : LocalizedText{u"Set %1"_qs, u"填写%1"_qs}).arg(place));
        // A value that was taken over keeps its source only as long as it is written with one.
        put(reference, cellPlace(change.cell), value);
        d.database.run("DELETE FROM pending WHERE record = ? AND question = ? AND \"row\" = ? AND col = ? AND (language = ? OR ? = '')", reference,
                       change.cell.question, change.cell.row, change.cell.column, change.cell.language ? languageCode(*change.cell.language) : QString(),
                       change.cell.language ? languageCode(*change.cell.language) : QString());
        return {};
    }

    Result<void> write(const AddRow& change)
    {
        const auto found = find(change.record);
        if (!found)
            return failure(found.error());
        const Record& owner = **found;
        const QString reference = owner.reference();
        const Question* question = d.formOf(owner).question(change.question);
        if (!question || question->type != QuestionType::Table)
            return refused(LocalizedText{u"%1 has no table \"%2\"."_qs, u"%1 没有表格“%2”。"_qs}.arg(reference).arg(change.question));
        const QuestionAnswer& all = owner.answers.at(question->id);
        const Json cells = resolvedJson(change.cells.is_object() ? change.cells : Json::object());
        QString id = change.rowId;
        qint64 number = 0;
        if (id.isEmpty()) {
            do {
                number = d.nextNumber(reference, question->id);
                id = (question->rowLabel.isEmpty() ? QStringLiteral("r") : question->rowLabel.toLower()) + QString::number(number);
            } while (all.row(id));
        } else {
            // A place in a record is written with strokes, and the file takes no longer names.
            if (id.contains(u'/') || id.size() > longestRowId)
                return refused(LocalizedText{u"\"%1\": a row cannot be named \"%2\"."_qs, u"“%1”：行不能以“%2”为标识。"_qs}.arg(question->label).arg(quoted(id)));
            if (all.row(id))
                return refused(LocalizedText{u"\"%1\" has a row \"%2\" already."_qs, u"“%1”已有行“%2”。"_qs}.arg(question->label).arg(id));
            static const QRegularExpression digits(QStringLiteral("([0-9]+)$"));
            const auto match = digits.match(id);
            number = match.hasMatch() ? match.captured(1).toLongLong() : d.nextNumber(reference, question->id);
            if (number <= largestNumber)
                d.noteNumber(reference, question->id, number);
        }
        const QString label = change.label.isEmpty() ? question->rowLabel + QString::number(number) : change.label;
        if (label.size() > longestRowLabel)
            return refused(LocalizedText{u"\"%1\": a row cannot be named \"%2\"."_qs, u"“%1”：行不能以“%2”为标识。"_qs}.arg(question->label).arg(quoted(label)));
        std::vector<std::pair<QString, Answer>> answers;
        for (const auto& [columnId, json] : cells.items()) {
            const QString key = fromStd(columnId);
            if (key == u"id" || key == u"label" || key == u"src")
                continue;
            const Question* column = question->column(key);
            if (!column)
                return refused(LocalizedText{u"\"%1\" has no column \"%2\"."_qs, u"“%1”没有列“%2”。"_qs}.arg(question->label).arg(key));
            const Answer answer = Answer::fromJson(json);
            if (answer.isBlank() || (answer.hasValue() && isEmptyValue(answer.v) && answer.note.isEmpty()))
                continue;
            if (auto checked = checkCell(owner, *column, answer); !checked)
                return checked;
            answers.emplace_back(key, answer);
        }
        // A table that was answered "none" is answered by its row now.
        put(reference, QStringLiteral("cell/") + question->id, Json());
        Json rows = d.stateAt(owner, QStringLiteral("rows/") + question->id);
        if (!rows.is_array())
            rows = Json::array();
        const int position = change.position < 0 || change.position > int(rows.size()) ? int(rows.size()) : change.position;
        Json row = Json::array({toStd(id), toStd(label)});
        if (const auto source = cells.find("src"); source != cells.end() && source->is_object()) // taken over from a row there
            row.push_back({{"record", stringAt(*source, "record").toStdString()}, {"question", stringAt(*source, "question").toStdString()}, {"row", stringAt(*source, "row").toStdString()}});
        rows.insert(rows.begin() + position, row);
        put(reference, QStringLiteral("rows/") + question->id, rows);
        for (const auto& [column, answer] : answers)
            put(reference, cellPlace({question->id, id, column, {}}), answer.toJson());
        addedRows.append(id);
        describe("add-row", reference, LocalizedText{u"Add %1 to “%2”"_qs, u"在“%2”中添加 %1"_qs}.arg(label).arg(quoted(question->label)));
        return {};
    }

    Result<void> write(const MoveRow& change)
    {
        const auto found = find(change.record);
        if (!found)
            return failure(found.error());
        const Record& owner = **found;
        const QString reference = owner.reference();
        const Question* question = d.formOf(owner).question(change.question);
        Json rows = d.stateAt(owner, QStringLiteral("rows/") + change.question);
        int from = -1;
        for (size_t i = 0; rows.is_array() && i < rows.size(); ++i) {
            if (rows[i][0] == toStd(change.row))
                from = int(i);
        }
        if (!question || question->type != QuestionType::Table || from < 0)
            return refused(LocalizedText{u"%1 has no row \"%2\" in \"%3\"."_qs, u"%1 的“%3”中没有行“%2”。"_qs}.arg(reference).arg(change.row).arg(change.question));
        const Json row = rows[size_t(from)];
        rows.erase(rows.begin() + from);
        rows.insert(rows.begin() + qBound(0, change.position, int(rows.size())), row);
        describe("move-row", reference, LocalizedText{u"Move %1 in “%2”"_qs, u"移动“%2”中的 %1"_qs}.arg(fromStd(row[1].get<std::string>())).arg(quoted(question->label)));
        put(reference, QStringLiteral("rows/") + question->id, rows);
        return {};
    }

    Result<void> write(const RemoveRow& change)
    {
        const auto found = find(change.record);
        if (!found)
            return failure(found.error());
        const Record& owner = **found;
        const QString reference = owner.reference();
        const Form& form = d.formOf(owner);
        const Question* question = form.question(change.question);
        const Row* row = owner.answers.at(change.question).row(change.row);
        if (!question || question->type != QuestionType::Table || !row)
            return refused(LocalizedText{u"%1 has no row \"%2\" in \"%3\"."_qs, u"%1 的“%3”中没有行“%2”。"_qs}.arg(reference).arg(change.row).arg(change.question));
        const QString label = row->label;
        QList<LocalizedText> users;
        for (const Section& section : form.sections) {
            for (const Question& other : section.questions) {
                for (const Question& column : other.columns) {
                    if (column.rowsOf != question->id)
                        continue;
                    for (const Row& user : owner.answers.at(other.id).rows) {
                        const Json& v = user.cell(column.id).v;
                        const bool names = user.cell(column.id).hasValue() && (v == toStd(change.row) || (v.is_array() && std::find(v.begin(), v.end(), Json(toStd(change.row))) != v.end()));
                        if (names && !(other.id == question->id && user.id == change.row))
                            users.append(LocalizedText::same(user.label.isEmpty() ? user.id : user.label));
                    }
                }
            }
        }
        if (!users.isEmpty())
            return refused(LocalizedText{u"%1 is in use by %2 and cannot be removed. Take it out there first."_qs, u"%1 正被 %2 引用，不能移除。先在那里去掉它。"_qs}.arg(label).arg(joinList(users)));
        std::vector<QString> columns;
        for (const auto& [column, cell] : row->cells)
            columns.push_back(column);
        for (const QString& column : columns)
            put(reference, cellPlace({question->id, change.row, column, {}}), Json());
        Json rows = Json::array();
        for (const Json& other : d.stateAt(owner, QStringLiteral("rows/") + question->id)) {
            if (other[0] != toStd(change.row))
                rows.push_back(other);
        }
        describe("remove-row", reference, LocalizedText{u"Remove %1 from “%2”"_qs, u"从“%2”中移除 %1"_qs}.arg(label).arg(quoted(question->label)));
        put(reference, QStringLiteral("rows/") + question->id, rows.empty() ? Json() : rows);
        d.database.run("DELETE FROM pending WHERE record = ? AND question = ? AND \"row\" = ?", reference, question->id, change.row);
        return {};
    }

    Result<void> write(const AddRecord& change)
    {
        const FormLibrary& library = *d.library;
        const Form* form = library.form(change.form);
        if (!form)
            return refused(LocalizedText{u"There is no form \"%1\"."_qs, u"没有表单“%1”。"_qs}.arg(change.form));
        const KindInfo* kind = library.kinds().kind(form->kind);
        if (!kind)
            return refused(LocalizedText{u"There is no kind \"%1\"."_qs, u"没有记录类型“%1”。"_qs}.arg(form->kind));
        const QString subject = resolved(change.subject);
        if (!form->subject.isEmpty() || !subject.isEmpty()) {
            const Record* matter = d.living(subject);
            if (!matter || !form->subject.contains(matter->summary.kind))
                return refused(LocalizedText{u"\"%1\" needs a record that it is about."_qs, u"“%1”需要一个评估对象。"_qs}.arg(form->title));
        }
        const QString status = change.status.isEmpty() ? kind->initial : change.status;
        if (!kind->status(status))
            return refused(LocalizedText{u"There is no status \"%1\"."_qs, u"没有状态“%1”。"_qs}.arg(status));
        const QString prefix = form->prefix.isEmpty() ? kind->prefix : form->prefix;
        const QString scope = form->kind == u"risk" ? subject : QString();
        QString reference = change.reference;
        if (reference.isEmpty()) {
            const qint64 number = d.nextNumber(scope, prefix);
            reference = scope.isEmpty() ? u"%1-%2"_qs.arg(prefix).arg(number, 4, 10, QLatin1Char('0')) : u"%1/%2-%3"_qs.arg(scope, prefix).arg(number, 2, 10, QLatin1Char('0'));
        } else {
            if (d.records.contains(reference))
                return refused(LocalizedText{u"The reference %1 was given out already."_qs, u"编号 %1 已经用过。"_qs}.arg(reference));
            const qint64 number = reference.mid(reference.lastIndexOf(u'-') + 1).toLongLong();
            if (reference.size() > longestReference || number > largestNumber)
                return refused(LocalizedText{u"A record cannot have the reference %1."_qs, u"记录不能使用编号 %1。"_qs}.arg(quoted(reference)));
            d.noteNumber(scope, prefix, number);
        }
        d.pin(*form);
        remember(reference);
        Record fresh;
        fresh.summary.reference = reference;
        fresh.summary.kind = form->kind;
        fresh.summary.form = form->id;
        fresh.summary.formVersion = form->version;
        fresh.summary.status = status;
        fresh.summary.subject = subject;
        fresh.summary.created = fresh.summary.modified = d.clock->now();
        d.hold(fresh, form->sha256, true);
        const QString stamp = stampOf(fresh.summary.created);
        if (subject.isEmpty())
            d.database.run("INSERT INTO record(reference, kind, form, form_version, definition, status, created, modified) VALUES(?, ?, ?, ?, ?, ?, ?, ?)", reference,
                           form->kind, form->id, qint64(form->version), form->sha256, status, stamp, stamp);
        else
            d.database.run("INSERT INTO record(reference, kind, form, form_version, definition, status, created, modified, subject) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           reference, form->kind, form->id, qint64(form->version), form->sha256, status, stamp, stamp, subject);
        effects.push_back({reference, QStringLiteral("removed"), true, false});
        effects.push_back({reference, QStringLiteral("status"), Json(), toStd(status)});
        effects.push_back({reference, QStringLiteral("definition"), Json(), toStd(form->sha256)});
        added.append(reference);
        const Json answers = resolvedJson(change.answers.is_object() ? change.answers : Json::object());
        for (const auto& [key, json] : answers.items()) {
            if (!form->question(fromStd(key)))
                return refused(LocalizedText{u"\"%1\" has no question \"%2\"."_qs, u"“%1”没有问题“%2”。"_qs}.arg(form->title).arg(fromStd(key)));
        }
        for (const Question* question : inOrderOfReference(*form)) {
            if (!answers.contains(toStd(question->id)))
                continue;
            if (auto written = writeWhole(reference, *question, answers[toStd(question->id)]); !written)
                return written;
        }
        const LocalizedText title = quoted(d.titleOf(d.records.at(reference).record));
        describe("add-record", reference, title.isEmpty() ? LocalizedText{u"Add %1"_qs, u"添加 %1"_qs}.arg(reference) : LocalizedText{u"Add “%1”"_qs, u"添加“%1”"_qs}.arg(title));
        return {};
    }

    /// In the order of the form, but a table before those that name its rows: rows exist before others refer to them.
    static std::vector<const Question*> inOrderOfReference(const Form& form)
    {
        std::vector<const Question*> order;
        std::set<const Question*> met;
        const std::function<void(const Question*)> take = [&](const Question* question) {
            if (question == nullptr || !met.insert(question).second)
                return;
            take(form.question(question->rowsOf));
            for (const Question& column : question->columns)
                take(form.question(column.rowsOf));
            order.push_back(question);
        };
        for (const Section& section : form.sections) {
            for (const Question& question : section.questions)
                take(&question);
        }
        return order;
    }

    /// A whole answer as files give it: rows of a table, cells of a matrix, or a single answer.
    Result<void> writeWhole(const QString& reference, const Question& question, const Json& json)
    {
        if (question.type == QuestionType::Table && json.is_array()) {
            for (const Json& row : json) {
                AddRow change{reference, question.id, row, -1, stringAt(row, "id"), stringAt(row, "label")};
                if (auto written = write(change); !written)
                    return written;
            }
            return {};
        }
        if (question.type == QuestionType::Matrix && json.is_object() && !json.contains("state")) {
            for (const auto& [row, cells] : json.items()) {
                if (!cells.is_object())
                    return refused(LocalizedText{u"\"%1\": row \"%2\" is not an object."_qs, u"“%1”：行“%2”不是对象。"_qs}.arg(question.label).arg(fromStd(row)));
                for (const auto& [column, cell] : cells.items()) {
                    if (column == "id" || column == "label")
                        continue;
                    if (auto written = write(SetAnswer{reference, {question.id, fromStd(row), fromStd(column), {}}, cell}); !written)
                        return written;
                }
            }
            return {};
        }
        return write(SetAnswer{reference, {question.id, {}, {}, {}}, json});
    }

    Result<void> write(const RemoveRecord& change)
    {
        const auto found = find(change.record);
        if (!found)
            return failure(found.error());
        const Record& owner = **found;
        const QString reference = owner.reference();
        QList<LocalizedText> users;
        for (const Link& link : m_face.linksTo(reference)) {
            if (link.from == reference)
                continue;
            const LocalizedText user = LocalizedText::same(link.from);
            if (!users.contains(user))
                users.append(user);
        }
        if (const auto dependants = d.ofSubject.find(reference); dependants != d.ofSubject.end()) {
            for (const QString& other : dependants->second) {
                if (d.isLiving(other))
                    users.append(LocalizedText::same(other));
            }
        }
        if (!users.isEmpty())
            return refused(LocalizedText{u"%1 is used in %2 and cannot be removed. Take it out there first."_qs, u"%1 正被 %2 引用，不能移除。先在那里去掉它。"_qs}.arg(reference).arg(joinList(users)));
        describe("remove-record", reference, LocalizedText{u"Remove “%1”"_qs, u"移除“%1”"_qs}.arg(quoted(owner.summary.title)));
        put(reference, QStringLiteral("removed"), true);
        d.database.run("DELETE FROM pending WHERE record = ?", reference);
        removed.append(reference);
        return {};
    }

    Result<void> write(const RestoreRecord& change)
    {
        const auto found = d.records.find(change.record);
        if (found == d.records.end())
            return refused(LocalizedText{u"There is no record \"%1\"."_qs, u"没有记录“%1”。"_qs}.arg(change.record));
        const Record& back = d.whole(found->second);
        for (const Link& link : d.linksOf(back)) {
            if (link.to != change.record && !d.isLiving(link.to))
                return refused(LocalizedText{u"%1 refers to %2, which was removed. Restore that first."_qs, u"%1 引用的 %2 已被移除，先恢复它。"_qs}.arg(change.record).arg(link.to));
        }
        if (const QString& subject = back.summary.subject; !subject.isEmpty() && !d.isLiving(subject))
            return refused(LocalizedText{u"%1 is about %2, which was removed. Restore that first."_qs, u"%1 的评估对象 %2 已被移除，先恢复它。"_qs}.arg(change.record).arg(subject));
        describe("restore-record", change.record, LocalizedText{u"Restore “%1”"_qs, u"恢复“%1”"_qs}.arg(quoted(back.summary.title)));
        if (back.summary.removed)
            added.append(change.record);
        put(change.record, QStringLiteral("removed"), false);
        return {};
    }

    Result<void> write(const SetStatus& change)
    {
        const auto found = find(change.record);
        if (!found)
            return failure(found.error());
        const Record& owner = **found;
        const QString reference = owner.reference();
        const KindInfo* kind = d.library->kinds().kind(owner.summary.kind);
        const StatusInfo* status = kind ? kind->status(change.status) : nullptr;
        if (!status)
            return refused(LocalizedText{u"%1 has no status \"%2\"."_qs, u"%1 没有状态“%2”。"_qs}.arg(reference).arg(change.status));
        reason = change.reason;
        if (owner.summary.kind == u"assessment" && isDecision(change.status))
            addRevision(owner, change);
        describe("set-status", reference, LocalizedText{u"Status: %1"_qs, u"状态：%1"_qs}.arg(status->label));
        put(reference, QStringLiteral("status"), toStd(change.status));
        return {};
    }
    static bool isDecision(const QString& status)
    {
        static const QStringList decided{QStringLiteral("approved"), QStringLiteral("approved-with-conditions"), QStringLiteral("consultation"), QStringLiteral("rejected")};
        return decided.contains(status);
    }
    /// What is decided on, kept as it was: the assessment, what it is about, that record's risks and all their measures, and which forms were used.
    void addRevision(const Record& assessment, const SetStatus& change)
    {
        int number = 1;
        while (!d.stateAt(assessment, QStringLiteral("revision/%1").arg(number)).is_null())
            ++number;
        Json records = Json::object();
        Json definitions = Json::object();
        const auto keep = [&](const Record& record) {
            records[toStd(record.reference())] = {{"kind", toStd(record.summary.kind)}, {"form", toStd(record.summary.form)}, {"status", toStd(record.summary.status)},
                                                  {"title", textToJson(record.summary.title)}, {"subject", toStd(record.summary.subject)}, {"answers", record.answers.toJson(d.formOf(record))}};
            definitions[toStd(record.summary.form)] = toStd(d.records.at(record.reference()).definition);
        };
        keep(assessment);
        if (const Record* subject = d.living(assessment.summary.subject))
            keep(*subject);
        const auto siblings = d.ofSubject.find(assessment.summary.subject);
        for (const QString& reference : siblings == d.ofSubject.end() ? std::set<QString, ByReference>() : siblings->second) {
            const Record* risk = d.living(reference);
            if (risk == nullptr || risk->summary.kind != u"risk")
                continue;
            keep(*risk);
            for (const Link& link : d.linksOf(*risk)) {
                if (const Record* measure = d.living(link.to); measure && measure->summary.kind == u"measure")
                    keep(*measure);
            }
        }
        const QByteArray canonical = canonicalJson({{"records", records}, {"definitions", definitions}, {"revision", number}});
        const Answer& person = assessment.answers.own(QStringLiteral("decided-by"));
        const Json value = {{"version", toStd(assessment.answers.text(QStringLiteral("version")).in(Language::English))}, {"time", toStd(stampOf(d.clock->now()))}, {"author", toStd(d.author.name)},
                            {"sha256", toStd(sha256Hex(canonical))}, {"json", canonical.toStdString()},
                            {"person", person.hasValue() && person.v.is_string() ? person.v : Json("")}, {"decision", toStd(change.status)},
                            {"note", textToJson(change.reason).dump()}};
        put(assessment.reference(), QStringLiteral("revision/%1").arg(number), value);
    }

    Result<void> write(const Attach& change)
    {
        if (change.content.size() > largestAttachment)
            return refused({u"The file is larger than 50 MB and was not attached. Keep it elsewhere and note where."_qs, u"文件超过 50 MB，未添加。请另行保存，并注明存放位置。"_qs});
        const QString sha256 = sha256Hex(change.content);
        if (!d.database.query("SELECT 1 FROM attachment WHERE sha256 = ?", sha256).next()) {
            qint64 chunk = 0;
            for (qint64 at = 0; at == 0 || at < change.content.size(); at += chunkSize)
                d.database.run("INSERT INTO attachment(sha256, chunk, content) VALUES(?, ?, ?)", sha256, chunk++, change.content.mid(at, chunkSize));
        }
        // Only the name is kept: no path of the machine it came from.
        QString fileName = change.name;
        fileName = fileName.mid(qMax(fileName.lastIndexOf(u'/'), fileName.lastIndexOf(u'\\')) + 1);
        const Json value = {{"v", {{"sha256", toStd(sha256)}, {"name", toStd(fileName)}, {"size", change.content.size()}}}};
        if (auto written = write(SetAnswer{change.record, change.cell, value}); !written)
            return written;
        describe("attach", about, LocalizedText{u"Attach “%1”"_qs, u"添加附件“%1”"_qs}.arg(quoted(fileName)));
        return {};
    }

    Result<void> write(const Detach& change)
    {
        auto written = write(SetAnswer{change.record, change.cell, Json()});
        if (written)
            describe("detach", about, {u"Detach the file"_qs, u"移除附件"_qs});
        return written;
    }

    Result<void> write(const UpgradeForm& change)
    {
        const auto found = find(change.record);
        if (!found)
            return failure(found.error());
        const Record& owner = **found;
        const QString reference = owner.reference();
        const Form* form = d.library->form(owner.summary.form);
        if (!form || (change.version != 0 && form->version != change.version))
            return refused(LocalizedText{u"%1: this version of the form is not on offer."_qs, u"%1：没有此版本的表单。"_qs}.arg(reference));
        for (const auto& [id, answer] : owner.answers.all()) {
            const Question* question = form->question(id);
            if (!question && !(answer.own.isBlank() && answer.rows.empty()))
                return refused(LocalizedText{u"%1: the new form has no question \"%2\", which is answered."_qs, u"%1：新表单没有已作答的问题“%2”。"_qs}.arg(reference).arg(id));
        }
        d.pin(*form);
        describe("upgrade-form", reference, LocalizedText{u"Upgrade to version %1 of the form"_qs, u"升级到表单第 %1 版"_qs}.arg(qint64(form->version)));
        put(reference, QStringLiteral("definition"), toStd(form->sha256));
        return {};
    }

    Result<void> write(const Confirm& change)
    {
        const auto found = find(change.record);
        if (!found)
            return failure(found.error());
        const Record& owner = **found;
        const QString reference = owner.reference();
        const Question* question = d.formOf(owner).question(change.cell.question);
        if (!question)
            return refused(LocalizedText{u"%1 has no question \"%2\"."_qs, u"%1 没有问题“%2”。"_qs}.arg(reference).arg(change.cell.question));
        // Of a whole table every cell that was taken over is confirmed.
        std::vector<Cell> cells;
        if (question->type == QuestionType::Table && change.cell.column.isEmpty()) {
            for (const Row& row : owner.answers.at(question->id).rows) {
                for (const auto& [column, answer] : row.cells) {
                    if (answer.source)
                        cells.push_back({question->id, row.id, column, {}});
                }
            }
        } else {
            cells.push_back(change.cell);
        }
        bool any = false;
        for (const Cell& cell : cells) {
            const Row* row = owner.answers.at(cell.question).row(cell.row);
            Answer answer = cell.column.isEmpty() ? owner.answers.own(cell.question) : row ? row->cell(cell.column) : Answer();
            if (!answer.source)
                continue;
            const Record* origin = d.living(answer.source->record);
            if (!origin)
                return refused(LocalizedText{u"The source %1 no longer exists."_qs, u"来源 %1 已不存在。"_qs}.arg(answer.source->record));
            QString column = cell.column;
            if (question->prefill) {
                if (const auto mapped = question->prefill->columns.find(column); mapped != question->prefill->columns.end())
                    column = mapped->second;
            }
            answer.source->hash = answerHash(answerAtSource(origin->answers.at(answer.source->question), answer.source->row, column));
            put(reference, cellPlace(cell), answer.toJson());
            any = true;
        }
        if (!any)
            return refused(LocalizedText{u"%1: this answer was not taken over from another record."_qs, u"%1：此答案并非取自其他记录。"_qs}.arg(reference));
        describe("confirm", reference, LocalizedText{u"Confirm %1"_qs, u"确认%1"_qs}.arg(placeName(owner, *question, change.cell)));
        return {};
    }
    Result<void> write(const std::shared_ptr<ChangeGroup>& group)
    {
        for (const Change& change : group->changes) {
            if (auto written = run(change); !written)
                return written;
        }
        name = group->name;
        action = QStringLiteral("group");
        if (touched().size() != 1)
            about = {};
        return {};
    }

    Workspace::Private& d;
    const Workspace& m_face;
    std::map<QString, std::optional<Held>> m_before;
};

Error Workspace::Private::readOnlyError() const
{
    return {Error::Kind::Locked, LocalizedText{u"The workspace is open read-only; nothing was changed."_qs, u"工作区以只读方式打开，未作任何修改。"_qs}, path};
}

void Workspace::Private::expectNoOtherWriter()
{
    // The lock file keeps other programs out; one that does not ask would be overwritten with what is remembered here.
    if (const quint32 now = database.changeCounter(); now != 0 && now != changeCounter)
        throw DatabaseError(foreignWriter, QStringLiteral("change counter %1, not %2").arg(now).arg(changeCounter));
}

void Workspace::Private::noteWritten()
{
    changeCounter = database.changeCounter();
}

Result<Outcome> Workspace::apply(const Change& change)
{
    if (d->readOnly)
        return failure(d->readOnlyError());
    if (const auto problem = obstacle()) {
        Q_EMIT saveFailed(*problem);
        return failure(*problem);
    }
    d->trim();
    Writer writer(*d, *this);
    Outcome outcome;
    const QString headBefore = d->head;
    const qint64 sequenceBefore = d->sequence;
    try {
        Transaction transaction(d->database);
        d->expectNoOtherWriter();
        const auto written = writer.run(change);
        if (!written) {
            writer.takeBack();
            return failure(written.error());
        }
        if (writer.effects.empty()) {
            transaction.commit();
            d->noteWritten();
            return outcome;
        }
        writer.finish();
        outcome.audit = d->appendAudit(writer.about, writer.action, writer.name, writer.reason, writer.effects);
        transaction.commit();
    } catch (const DatabaseError& error) {
        writer.takeBack();
        d->head = headBefore;
        d->sequence = sequenceBefore;
        const Error told = error.toError(d->path);
        Q_EMIT saveFailed(told);
        return failure(told);
    } catch (const Json::exception& error) {
        writer.takeBack();
        return refused({u"The value has a shape that cannot stand here. Nothing was changed."_qs, u"此值的结构不符合要求，未作任何更改。"_qs}, QString::fromUtf8(error.what()));
    }
    d->noteWritten();
    d->lastSaved = d->clock->now();
    outcome.name = writer.name;
    outcome.added = writer.added;
    outcome.addedRows = writer.addedRows;
    d->undoSteps.push_back({writer.name, writer.effects});
    d->redoSteps.clear();
    announce(writer.added, writer.removed, writer.touched());
    Q_EMIT undoChanged();
    Q_EMIT applied(outcome);
    return outcome;
}

void Workspace::announce(const QStringList& added, const QStringList& removed, const std::vector<QString>& touched)
{
    for (const QString& reference : added)
        Q_EMIT recordAdded(reference);
    for (const QString& reference : removed)
        Q_EMIT recordRemoved(reference);
    for (const QString& reference : touched) {
        if (!added.contains(reference) && !removed.contains(reference))
            Q_EMIT recordChanged(reference);
    }
}

/// Puts back what a step wrote (undo), or writes it again (redo).
Result<Outcome> Workspace::replay(bool backwards)
{
    std::vector<Step>& from = backwards ? d->undoSteps : d->redoSteps;
    std::vector<Step>& to = backwards ? d->redoSteps : d->undoSteps;
    if (d->readOnly)
        return failure(d->readOnlyError());
    if (from.empty())
        return refused(backwards ? LocalizedText{u"There is nothing to undo."_qs, u"没有可以撤销的步骤。"_qs} : LocalizedText{u"There is nothing to redo."_qs, u"没有可以重做的步骤。"_qs});
    if (const auto problem = obstacle()) {
        Q_EMIT saveFailed(*problem);
        return failure(*problem);
    }
    const Step step = from.back();
    d->trim();
    Writer writer(*d, *this);
    Outcome outcome;
    outcome.name = step.name;
    const QString headBefore = d->head;
    const qint64 sequenceBefore = d->sequence;
    QStringList added, removed;
    try {
        Transaction transaction(d->database);
        d->expectNoOtherWriter();
        const auto put = [&](const Effect& effect, const Json& value) {
            // A record that began with this step stays in the file, removed; what it was made of is kept.
            if (value.is_null() && (effect.place == u"status" || effect.place == u"definition"))
                return;
            if (effect.place == u"removed")
                (value.get<bool>() ? removed : added).append(effect.record);
            writer.put(effect.record, effect.place, value);
        };
        if (backwards) {
            for (auto effect = step.effects.rbegin(); effect != step.effects.rend(); ++effect)
                put(*effect, effect->before);
        } else {
            for (const Effect& effect : step.effects)
                put(effect, effect.after);
        }
        writer.finish();
        const LocalizedText text = (backwards ? LocalizedText{u"Undo: %1"_qs, u"撤销：%1"_qs} : LocalizedText{u"Redo: %1"_qs, u"重做：%1"_qs}).arg(step.name);
        const std::vector<QString> touched = writer.touched();
        outcome.audit = d->appendAudit(touched.size() == 1 ? touched.front() : QString(), backwards ? QStringLiteral("undo") : QStringLiteral("redo"), text, {}, writer.effects);
        transaction.commit();
    } catch (const DatabaseError& error) {
        writer.takeBack();
        d->head = headBefore;
        d->sequence = sequenceBefore;
        const Error told = error.toError(d->path);
        Q_EMIT saveFailed(told);
        return failure(told);
    }
    d->noteWritten();
    d->lastSaved = d->clock->now();
    from.pop_back();
    to.push_back(step);
    announce(added, removed, writer.touched());
    Q_EMIT undoChanged();
    Q_EMIT applied(outcome);
    return outcome;
}

Result<Outcome> Workspace::undo()
{
    return replay(true);
}

Result<Outcome> Workspace::redo()
{
    return replay(false);
}

Change makeGroup(LocalizedText name, std::vector<Change> changes)
{
    auto group = std::make_shared<ChangeGroup>();
    group->name = std::move(name);
    group->changes = std::move(changes);
    return group;
}

} // namespace dossier
