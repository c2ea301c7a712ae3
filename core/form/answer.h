// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/form.h"

namespace dossier {

/// Blank is not an answer; the three others without a value are answers.
enum class AnswerState { Blank, Value, None, NotApplicable, Unknown };
QString answerStateWord(AnswerState state); ///< "", "v", "none", "na", "unknown"

/// Where a prefilled value came from.
struct Source
{
    QString record, question, row;
    QString hash; ///< of the value there when it was taken over
    bool operator==(const Source&) const = default;
};

/// One answer: {"v": …} or {"state": …}. What `v` is for each question type:
/// text, long-text   {"en", "zh"} or, not localized, a string; "basis": {"en": hash of the other language when this was written, "zh": …} beside v
/// yes-no            true/false, with "note" {"en","zh"} beside v
/// choice            option id (rowsOf: row id);   choices: array of ids, or {"en","zh"} for own words
/// number            number, with "precision" exact | about | at-least beside v
/// date "YYYY-MM-DD"; country "DE"; countries ["DE"]; record "VEN-0003"; records [...]; file {"sha256","name","size"}
struct Answer
{
    AnswerState state = AnswerState::Blank;
    Json v;
    LocalizedText reason; ///< of na and unknown
    QString ask;          ///< unknown: a person's reference or a name
    QString due;          ///< unknown: date by when
    LocalizedText note;   ///< explanation of a yes-no
    QString precision;    ///< of a number: "", "exact", "about", "at-least"
    std::map<Language, QString> basis; ///< text: hash of the other language's text when this language was last written
    std::optional<Source> source;

    bool isBlank() const { return state == AnswerState::Blank; }
    bool hasValue() const { return state == AnswerState::Value; }
    LocalizedText text() const; ///< v of a text question; a plain string fills both
    static Answer value(Json v);
    static Answer ofState(AnswerState state, LocalizedText reason = {});
    /// Null for a blank one. Reading accepts the compact form (a bare value) as well.
    Json toJson() const;
    static Answer fromJson(const Json& json);
};

/// Hash of one language's text, as kept in Answer::basis.
QString textHash(const QString& text);
/// Writes one language of a text and notes what the other one was then. A first translation, and a change to a text that was older,
/// bring the pair into step; any other change leaves the other language older.
void writeText(Answer& answer, Language language, const QString& text);
/// Whether this language's text was written for another text than the other language has now, while the other one is newer.
bool isOlder(const Answer& answer, Language language);
/// What is empty: null, "", [], a text without either language.
bool isEmptyValue(const Json& v);

/// A row of a table (id never reused, label like "P1") or of a matrix (id from the form).
struct Row
{
    QString id;
    QString label;
    std::map<QString, Answer> cells;
    std::optional<Source> source;
    const Answer& cell(const QString& column) const; ///< a blank answer if absent
};

struct QuestionAnswer
{
    Answer own;            ///< of the question itself; for a table: blank, or a state such as None
    std::vector<Row> rows; ///< of a table or matrix, in order
    const Row* row(const QString& rowId) const;
};

/// All answers of one record by question id.
class Answers
{
public:
    const QuestionAnswer& at(const QString& question) const; ///< a blank one if absent
    const Answer& own(const QString& question) const { return at(question).own; }
    QuestionAnswer& edit(const QString& question) { return m_answers[question]; }
    const std::map<QString, QuestionAnswer>& all() const { return m_answers; }
    void remove(const QString& question) { m_answers.erase(question); }
    LocalizedText text(const QString& question) const { return own(question).text(); }

    /// Full JSON {question: answer | [rows] | {rowId: cells}}; rows carry id and label.
    Json toJson(const Form& form) const;
    /// Accepts compact answers. Row ids missing in the JSON are given as "r1", "r2" …
    static Answers fromJson(const Form& form, const Json& json);

private:
    std::map<QString, QuestionAnswer> m_answers;
};

} // namespace dossier
