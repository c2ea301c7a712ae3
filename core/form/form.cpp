// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/form.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier {

namespace {

struct TypeWord { QuestionType type; const char16_t* word; };
constexpr std::array<TypeWord, 15> typeWords{{{QuestionType::Text, u"text"}, {QuestionType::LongText, u"long-text"},
    {QuestionType::YesNo, u"yes-no"}, {QuestionType::Choice, u"choice"}, {QuestionType::Choices, u"choices"}, {QuestionType::Number, u"number"},
    {QuestionType::Date, u"date"}, {QuestionType::Country, u"country"}, {QuestionType::Countries, u"countries"}, {QuestionType::Record, u"record"},
    {QuestionType::Records, u"records"}, {QuestionType::Table, u"table"}, {QuestionType::Matrix, u"matrix"}, {QuestionType::File, u"file"},
    {QuestionType::Generated, u"generated"}}};

} // namespace

QString questionTypeWord(QuestionType type)
{
    const auto found = std::find_if(typeWords.begin(), typeWords.end(), [type](const TypeWord& entry) { return entry.type == type; });
    Q_ASSERT(found != typeWords.end());
    return QString::fromUtf16(found->word);
}

std::optional<QuestionType> questionTypeFromWord(QStringView word)
{
    for (const TypeWord& entry : typeWords) {
        if (word == QStringView(entry.word))
            return entry.type;
    }
    return std::nullopt;
}

const Question* Question::column(const QString& columnId) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&columnId](const Question& candidate) { return candidate.id == columnId; });
    return found == columns.end() ? nullptr : &*found;
}

QString Section::ownNumber() const
{
    const QString text = shortTitle.in(Language::English);
    return !text.isEmpty() && text.front().isDigit() ? text.left(text.indexOf(u' ')) : QString();
}

LocalizedText Section::brief() const
{
    const LocalizedText text = shortTitle.isEmpty() ? title : shortTitle;
    if (ownNumber().isEmpty())
        return text;
    return {text.en.mid(text.en.indexOf(u' ') + 1), text.zh.mid(text.zh.indexOf(u' ') + 1)};
}

QString Form::part(const QString& name) const
{
    const auto found = parts.find(name);
    return found == parts.end() ? QString() : found->second;
}

const Question* Form::question(const QString& questionId) const
{
    for (const Section& section : sections) {
        for (const Question& candidate : section.questions) {
            if (candidate.id == questionId)
                return &candidate;
        }
    }
    return nullptr;
}

const Section* Form::sectionOf(const QString& questionId) const
{
    for (const Section& section : sections) {
        for (const Question& candidate : section.questions) {
            if (candidate.id == questionId)
                return &section;
        }
    }
    return nullptr;
}

const Question* Form::titleQuestion() const
{
    const Question* byTitle = question(QStringLiteral("title"));
    return byTitle != nullptr ? byTitle : question(QStringLiteral("name"));
}

} // namespace dossier
