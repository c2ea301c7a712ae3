// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as they are stored: read, written, checked against every sort of question there is, and shown.
#include "core/form/answer_check.h"
#include "core/form/display.h"
#include "core/form/facts.h"
#include "tests/fuzz/fuzz.h"

#include <set>

using namespace dossier;
using fuzz::require;

namespace {

/// One question or column of each sort that the built-in forms have.
const std::vector<const Question*>& questions()
{
    static const std::vector<const Question*> all = [] {
        std::vector<const Question*> found;
        std::set<QString> sorts;
        const auto add = [&](const Question& question) {
            const QString sort = QStringLiteral("%1 %2 %3 %4 %5 %6").arg(questionTypeWord(question.type)).arg(question.localized).arg(question.open).arg(question.rowsOf.isEmpty())
                                     .arg(question.catalogue).arg(question.unit.isEmpty());
            if (sorts.insert(sort).second)
                found.push_back(&question);
        };
        for (const Form& form : FormLibrary::builtIn().forms()) {
            for (const Section& section : form.sections) {
                for (const Question& question : section.questions) {
                    add(question);
                    for (const Question& column : question.columns)
                        add(column);
                }
            }
        }
        return found;
    }();
    return all;
}

bool same(const Answer& a, const Answer& b)
{
    return a.state == b.state && a.v == b.v && a.reason == b.reason && a.ask == b.ask && a.due == b.due && a.note == b.note && a.precision == b.precision
        && a.basis == b.basis && a.source == b.source;
}

void checkText(Answer answer)
{
    for (const Language language : {Language::English, Language::Chinese}) {
        isOlder(answer, language);
        const QString text = answer.text().of(language) + u'x';
        writeText(answer, language, text);
        require(answer.text().of(language) == text, "a text that is written is there");
        require(same(Answer::fromJson(answer.toJson()), answer), "a text that is written can be stored");
        require(!isOlder(answer, language) || !isOlder(answer, otherLanguage(language)), "at most one language is older");
    }
}

void checkAnswers(const Json& json)
{
    static const Form& form = *FormLibrary::builtIn().form(QStringLiteral("activity"));
    const Answers answers = Answers::fromJson(form, json);
    const Json written = answers.toJson(form);
    require(Answers::fromJson(form, written).toJson(form) == written, "all answers are read as they were written");
    factsOf(form, answers, FormLibrary::builtIn()).dump();
    const DisplayContext context{FormLibrary::builtIn(), {}, &answers, &form};
    for (const auto& [id, answer] : answers.all()) {
        const Question* question = form.question(id);
        if (question == nullptr)
            continue;
        for (const Row& row : answer.rows) {
            rowName(*question, row, Language::Chinese, context);
            rowDetail(*question, row, Language::English, context);
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t longest = 16384;
    if (size > longest)
        return 0;
    JsonProblem problem;
    const std::optional<Json> json = parseJson(fuzz::bytesOf(data, size), &problem);
    if (!json) {
        require(problem.line > 0 && problem.column > 0 && !problem.reason.en.isEmpty() && !problem.reason.zh.isEmpty(), "what is no JSON is refused with words and a place");
        return 0;
    }
    const QByteArray canonical = canonicalJson(*json);
    const std::optional<Json> again = parseJson(canonical);
    require(again.has_value() && canonicalJson(*again) == canonical, "the canonical form is its own canonical form");

    const Answer answer = Answer::fromJson(*json);
    const Answer stored = Answer::fromJson(answer.toJson());
    require(same(stored, answer), "an answer is read as it was written");
    require(canonicalJson(stored.toJson()) == canonicalJson(answer.toJson()), "an answer is written as it was read");
    const DisplayContext context{FormLibrary::builtIn(), {}};
    for (const Question* question : questions()) {
        const Result<void> checked = checkAnswer(*question, answer, FormLibrary::builtIn(), {QStringLiteral("r1")});
        if (!checked)
            require(!checked.error().message.en.isEmpty() && !checked.error().message.zh.isEmpty(), "a refusal has words in both languages");
        require(checked.has_value() == checkAnswer(*question, stored, FormLibrary::builtIn(), {QStringLiteral("r1")}).has_value(), "a stored answer is as good as it was");
        displayAnswer(*question, answer, context);
    }
    checkText(answer);
    checkAnswers(*json);
    return 0;
}
