// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Definition files: a digit says which kind of file the rest is.
#include "core/form/facts.h"
#include "core/form/form_library.h"
#include "core/rules/regime.h"
#include "tests/fuzz/fuzz.h"

using namespace dossier;
using fuzz::require;

namespace {

const QString name = QStringLiteral("fuzz.json");

void checkError(const Error& error)
{
    require(!error.message.en.isEmpty() && !error.message.zh.isEmpty(), "a refusal has words in both languages");
}

/// What a workspace does with a form it has read.
void use(const Form& form)
{
    static const FormLibrary none = FormLibrary::of({});
    form.titleQuestion();
    Answers answers;
    for (const Section& section : form.sections) {
        section.ownNumber();
        section.brief();
        for (const Question& question : section.questions) {
            require(form.question(question.id) != nullptr, "a question is found by its id");
            if (question.type == QuestionType::Table)
                answers.edit(question.id).rows = {Row{QStringLiteral("r1"), QStringLiteral("1"), {}, {}}};
            else if (!question.isTabular())
                answers.edit(question.id).own = Answer::ofState(AnswerState::Unknown);
            matrixRows(question, answers);
        }
    }
    visibility(form, answers, none);
    factsOf(form, answers, none).dump();
    Answers::fromJson(form, answers.toJson(form));
}

void readForms(const QByteArray& bytes, Reading reading)
{
    const Result<Form> form = readForm(bytes, name, reading);
    if (!form) {
        checkError(form.error());
        return;
    }
    if (reading == Reading::Strict)
        require(readForm(bytes, name, Reading::Stored).has_value(), "what is read strictly is read leniently");
    use(*form);
}

template <typename T> void checkRead(const Result<T>& read)
{
    if (!read)
        checkError(read.error());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t longest = 65536;
    if (size == 0 || size > longest)
        return 0;
    const QByteArray bytes = fuzz::bytesOf(data + 1, size - 1);
    switch (data[0]) {
    case '0': readForms(bytes, Reading::Strict); break;
    case '1': readForms(bytes, Reading::Stored); break;
    case '2': checkRead(readCatalogue(bytes, name)); break;
    case '3': checkRead(Regimes::readRegime(bytes, name)); break;
    case '4': checkRead(Kinds::read(bytes, name)); break;
    case '5': checkRead(Regimes::readNationalLists(bytes, name)); break;
    default: break;
    }
    return 0;
}
