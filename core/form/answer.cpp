// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/answer.h"

#include <algorithm>
#include <set>

namespace dossier {

QString answerStateWord(AnswerState state)
{
    switch (state) {
    case AnswerState::Blank: return QString();
    case AnswerState::Value: return QStringLiteral("v");
    case AnswerState::None: return QStringLiteral("none");
    case AnswerState::NotApplicable: return QStringLiteral("na");
    case AnswerState::Unknown: return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

namespace {

std::optional<AnswerState> stateFromWord(const QString& word)
{
    for (const AnswerState state : {AnswerState::None, AnswerState::NotApplicable, AnswerState::Unknown}) {
        if (word == answerStateWord(state))
            return state;
    }
    return std::nullopt;
}

void putString(Json& json, const char* key, const QString& text)
{
    if (!text.isEmpty())
        json[key] = toStd(text);
}

void putText(Json& json, const char* key, const LocalizedText& text)
{
    if (!text.isEmpty())
        json[key] = textToJson(text);
}

/// A text may also be given as one string, which then stands for both languages.
LocalizedText textOrString(const Json& json)
{
    return json.is_string() ? LocalizedText::same(fromStd(json.get_ref<const std::string&>())) : textFromJson(json);
}

Json sourceToJson(const Source& source)
{
    Json json = Json::object();
    putString(json, "record", source.record);
    putString(json, "question", source.question);
    putString(json, "row", source.row);
    putString(json, "hash", source.hash);
    return json;
}

std::optional<Source> sourceFromJson(const Json& object)
{
    const auto found = object.find("src");
    if (found == object.end() || !found->is_object())
        return std::nullopt;
    return Source{stringAt(*found, "record"), stringAt(*found, "question"), stringAt(*found, "row"), stringAt(*found, "hash")};
}

bool isRowKey(const std::string& key)
{
    return key == "id" || key == "label" || key == "src";
}

} // namespace

bool isEmptyValue(const Json& v)
{
    if (v.is_null())
        return true;
    if (v.is_string())
        return v.get_ref<const std::string&>().empty();
    if (v.is_array())
        return v.empty();
    if (v.is_object())
        return std::all_of(v.begin(), v.end(), [](const Json& member) { return member.is_string() && member.get_ref<const std::string&>().empty(); });
    return false;
}

LocalizedText Answer::text() const
{
    return textOrString(v);
}

Answer Answer::value(Json v)
{
    Answer answer;
    if (isEmptyValue(v))
        return answer;
    answer.state = AnswerState::Value;
    answer.v = std::move(v);
    return answer;
}

Answer Answer::ofState(AnswerState state, LocalizedText reason)
{
    Answer answer;
    answer.state = state;
    answer.reason = std::move(reason);
    return answer;
}

Json Answer::toJson() const
{
    if (isBlank())
        return nullptr;
    Json json = Json::object();
    if (hasValue()) {
        json["v"] = v;
        putString(json, "precision", precision);
        if (!basis.empty()) {
            Json hashes = Json::object();
            for (const auto& [language, hash] : basis)
                hashes[toStd(languageCode(language))] = toStd(hash);
            json["basis"] = std::move(hashes);
        }
    } else {
        json["state"] = toStd(answerStateWord(state));
        putText(json, "reason", reason);
        putString(json, "ask", ask);
        putString(json, "due", due);
    }
    putText(json, "note", note);
    if (source)
        json["src"] = sourceToJson(*source);
    return json;
}

Answer Answer::fromJson(const Json& json)
{
    if (!json.is_object())
        return value(json);
    const bool full = json.contains("v");
    const std::optional<AnswerState> state = full ? std::nullopt : stateFromWord(stringAt(json, "state"));
    if (!full && !state)
        return value(json); // compact; an unknown state word stays a value that no question accepts
    Answer answer;
    if (full) {
        answer = value(json["v"]);
        if (answer.isBlank())
            return answer;
        answer.precision = stringAt(json, "precision");
        if (const auto hashes = json.find("basis"); hashes != json.end() && hashes->is_object()) {
            for (const Language language : {Language::English, Language::Chinese}) {
                const std::string code = toStd(languageCode(language));
                if (hashes->contains(code))
                    answer.basis[language] = stringAt(*hashes, code.c_str());
            }
        }
    } else {
        answer.state = *state;
        if (const auto reason = json.find("reason"); reason != json.end())
            answer.reason = textOrString(*reason);
        answer.ask = stringAt(json, "ask");
        answer.due = stringAt(json, "due");
    }
    if (const auto note = json.find("note"); note != json.end())
        answer.note = textOrString(*note);
    answer.source = sourceFromJson(json);
    return answer;
}

// ---- Two languages ----

QString textHash(const QString& text)
{
    return sha256Hex(text.toUtf8()).left(16);
}

bool isOlder(const Answer& answer, Language language)
{
    if (!answer.hasValue() || !answer.v.is_object())
        return false;
    const LocalizedText text = answer.text();
    const Language other = otherLanguage(language);
    if (!text.has(language) || !text.has(other))
        return false;
    const auto mine = answer.basis.find(language);
    if (mine == answer.basis.end() || mine->second == textHash(text.of(other)))
        return false;
    // Both were written for other texts than these: nobody can tell which is newer, so neither is called older.
    const auto theirs = answer.basis.find(other);
    return theirs == answer.basis.end() || theirs->second == textHash(text.of(language));
}

void writeText(Answer& answer, Language language, const QString& text)
{
    const Language other = otherLanguage(language);
    LocalizedText both = answer.hasValue() ? answer.text() : LocalizedText();
    if (both.of(language) == text)
        return;
    const bool catchesUp = !both.has(language) || isOlder(answer, language);
    if (!catchesUp && !answer.basis.contains(other))
        answer.basis[other] = textHash(both.of(language));
    both.of(language) = text;
    answer.v = textToJson(both);
    answer.state = both.isEmpty() ? AnswerState::Blank : AnswerState::Value;
    answer.reason = {};
    answer.ask.clear();
    answer.due.clear();
    if (!both.has(language) || !both.has(other)) {
        answer.basis.clear(); // one text alone is not older than anything
        return;
    }
    answer.basis[language] = textHash(both.of(other));
    if (catchesUp)
        answer.basis[other] = textHash(text);
}

// ---- Rows ----

const Answer& Row::cell(const QString& column) const
{
    static const Answer blank;
    const auto found = cells.find(column);
    return found == cells.end() ? blank : found->second;
}

const Row* QuestionAnswer::row(const QString& rowId) const
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&rowId](const Row& candidate) { return candidate.id == rowId; });
    return found == rows.end() ? nullptr : &*found;
}

const QuestionAnswer& Answers::at(const QString& question) const
{
    static const QuestionAnswer blank;
    const auto found = m_answers.find(question);
    return found == m_answers.end() ? blank : found->second;
}

namespace {

Json cellsToJson(const Row& row)
{
    Json json = Json::object();
    for (const auto& [column, answer] : row.cells) {
        if (!answer.isBlank())
            json[toStd(column)] = answer.toJson();
    }
    if (row.source)
        json["src"] = sourceToJson(*row.source);
    return json;
}

Row rowFromJson(const Json& json)
{
    Row row;
    for (auto member = json.begin(); member != json.end(); ++member) {
        if (isRowKey(member.key()))
            continue;
        Answer answer = Answer::fromJson(member.value());
        if (!answer.isBlank())
            row.cells[fromStd(member.key())] = std::move(answer);
    }
    row.source = sourceFromJson(json);
    return row;
}

/// Ids and labels that the JSON leaves out are given here, past those it has.
std::vector<Row> tableRowsFromJson(const Json& array, const QString& prefix)
{
    std::set<QString> ids;
    std::set<QString> labels;
    for (const Json& item : array) {
        ids.insert(stringAt(item, "id"));
        labels.insert(stringAt(item, "label"));
    }
    const auto unused = [](const std::set<QString>& used, const QString& stem, int& last) {
        do
            ++last;
        while (used.contains(stem + QString::number(last)));
        return stem + QString::number(last);
    };
    int lastId = 0;
    int lastLabel = 0;
    std::vector<Row> rows;
    for (const Json& item : array) {
        if (!item.is_object())
            continue;
        Row row = rowFromJson(item);
        row.id = stringAt(item, "id");
        row.label = stringAt(item, "label");
        if (row.id.isEmpty())
            row.id = unused(ids, QStringLiteral("r"), lastId);
        if (row.label.isEmpty())
            row.label = unused(labels, prefix, lastLabel);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Row> matrixRowsFromJson(const Json& object, const Question& matrix)
{
    std::vector<Row> rows;
    if (matrix.isMatrixOverTable()) {
        for (const auto& [id, cells] : object.items()) {
            if (!cells.is_object())
                continue;
            rows.push_back(rowFromJson(cells));
            rows.back().id = fromStd(id);
        }
        return rows;
    }
    for (const MatrixRow& prescribed : matrix.rows) { // in the form's order
        const auto found = object.find(toStd(prescribed.id));
        if (found == object.end() || !found->is_object())
            continue;
        Row row = rowFromJson(*found);
        row.id = prescribed.id;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

Json Answers::toJson(const Form& form) const
{
    Json json = Json::object();
    for (const auto& [id, answer] : m_answers) {
        const std::string key = toStd(id);
        const Question* question = form.question(id);
        if (answer.rows.empty()) {
            if (!answer.own.isBlank())
                json[key] = answer.own.toJson();
        } else if (question != nullptr && question->type == QuestionType::Matrix) {
            Json rows = Json::object();
            for (const Row& row : answer.rows) {
                Json cells = cellsToJson(row);
                if (!cells.empty())
                    rows[toStd(row.id)] = std::move(cells);
            }
            if (!rows.empty())
                json[key] = std::move(rows);
        } else {
            Json rows = Json::array();
            for (const Row& row : answer.rows) {
                Json cells = cellsToJson(row);
                cells["id"] = toStd(row.id);
                cells["label"] = toStd(row.label);
                if (row.source)
                    cells["src"] = {{"record", toStd(row.source->record)}, {"question", toStd(row.source->question)}, {"row", toStd(row.source->row)}};
                rows.push_back(std::move(cells));
            }
            json[key] = std::move(rows);
        }
    }
    return json;
}

Answers Answers::fromJson(const Form& form, const Json& json)
{
    Answers answers;
    if (!json.is_object())
        return answers;
    for (auto member = json.begin(); member != json.end(); ++member) {
        const QString id = fromStd(member.key());
        const Question* question = form.question(id);
        QuestionAnswer answer;
        const Json& given = member.value();
        const bool wrapped = given.is_object() && given.contains("v");
        const Json& value = wrapped ? given["v"] : given;
        if (question != nullptr && question->type == QuestionType::Table && value.is_array())
            answer.rows = tableRowsFromJson(value, question->rowLabel);
        else if (question != nullptr && question->type == QuestionType::Matrix && value.is_object() && !value.contains("state"))
            answer.rows = matrixRowsFromJson(value, *question);
        else
            answer.own = Answer::fromJson(given);
        if (!answer.own.isBlank() || !answer.rows.empty())
            answers.m_answers[id] = std::move(answer);
    }
    return answers;
}

} // namespace dossier
