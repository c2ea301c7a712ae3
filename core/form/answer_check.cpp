// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/answer_check.h"

#include <QDate>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace dossier {

namespace {

bool isShortString(const Json& v)
{
    return v.is_string() && v.get_ref<const std::string&>().size() <= 1000;
}

/// A text in one or both languages and nothing else.
bool isLocalizedText(const Json& v)
{
    if (!v.is_object() || v.empty())
        return false;
    for (auto member = v.begin(); member != v.end(); ++member) {
        if ((member.key() != "en" && member.key() != "zh") || !member.value().is_string())
            return false;
    }
    return true;
}

bool isDate(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}$"));
    return shape.match(text).hasMatch() && QDate::fromString(text, Qt::ISODate).isValid();
}

bool isListOf(const Json& v, bool (*fits)(const Json&))
{
    if (!v.is_array())
        return false;
    std::set<Json> seen;
    return std::all_of(v.begin(), v.end(), [&](const Json& item) { return fits(item) && seen.insert(item).second; });
}

bool isChoice(const Json& v)
{
    return isShortString(v) || isLocalizedText(v);
}

bool isFile(const Json& v)
{
    static const QRegularExpression hash(QStringLiteral("^[0-9a-f]{64}$"));
    if (!v.is_object() || !hash.match(stringAt(v, "sha256")).hasMatch() || stringAt(v, "name").isEmpty())
        return false;
    const auto size = v.find("size");
    return size != v.end() && size->is_number_integer() && size->get<std::int64_t>() >= 0;
}

LocalizedText wrongType(const Question& question)
{
    switch (question.type) {
    case QuestionType::Text:
    case QuestionType::LongText:
        return question.localized ? LocalizedText{QStringLiteral("a text in English, Chinese or both is expected"), u"应为英文、中文或双语文本"_qs}
                                  : LocalizedText{QStringLiteral("a plain text is expected"), u"应为单一文本"_qs};
    case QuestionType::YesNo: return {QStringLiteral("yes or no is expected"), u"应为“是”或“否”"_qs};
    case QuestionType::Choice: return {QStringLiteral("one of the options is expected"), u"应为一个选项"_qs};
    case QuestionType::Choices: return {QStringLiteral("a list of different options is expected"), u"应为互不重复的选项列表"_qs};
    case QuestionType::Number: return {QStringLiteral("a number of zero or more is expected"), u"应为不小于零的数字"_qs};
    case QuestionType::Date: return {QStringLiteral("a real date such as 2026-11-25 is expected"), u"应为真实存在的日期，例如 2026-11-25"_qs};
    case QuestionType::Country: return {QStringLiteral("a country code such as DE is expected"), u"应为国家代码，例如 DE"_qs};
    case QuestionType::Countries: return {QStringLiteral("a list of different country codes is expected"), u"应为互不重复的国家代码列表"_qs};
    case QuestionType::Record: return {QStringLiteral("the reference of a record is expected"), u"应为一条记录的编号"_qs};
    case QuestionType::Records: return {QStringLiteral("a list of different records is expected"), u"应为互不重复的记录列表"_qs};
    case QuestionType::File: return {QStringLiteral("a file is expected"), u"应为文件"_qs};
    case QuestionType::Table:
    case QuestionType::Matrix: return {QStringLiteral("the rows are answered cell by cell"), u"表格应逐格作答"_qs};
    case QuestionType::Generated: return {QStringLiteral("this is shown, not asked"), u"此项只显示，不作答"_qs};
    }
    Q_UNREACHABLE();
}

tl::unexpected<Error> refusal(const Question& question, const LocalizedText& reason)
{
    return refused({question.label.in(Language::English) + QStringLiteral(": ") + reason.en, question.label.in(Language::Chinese) + u"："_qs + reason.zh},
                   question.id);
}

Result<void> checkState(const Question& question, const Answer& answer)
{
    const bool allowed = (answer.state == AnswerState::None && question.mayBeNone)
        || (answer.state == AnswerState::NotApplicable && question.mayBeNotApplicable) || (answer.state == AnswerState::Unknown && question.mayBeUnknown);
    if (!allowed) {
        switch (answer.state) {
        case AnswerState::None: return refusal(question, {QStringLiteral("\"none\" is not an answer here"), u"此处不能填“无”"_qs});
        case AnswerState::NotApplicable:
            return refusal(question, {QStringLiteral("\"not applicable\" is not an answer here"), u"此处不能填“不适用”"_qs});
        case AnswerState::Blank:
        case AnswerState::Value:
        case AnswerState::Unknown: return refusal(question, {QStringLiteral("\"not known yet\" is not an answer here"), u"此处不能填“尚不清楚”"_qs});
        }
        Q_UNREACHABLE();
    }
    if (!answer.due.isEmpty() && !isDate(answer.due))
        return refusal(question, LocalizedText{QStringLiteral("there is no such date: %1"), u"没有这样的日期：%1"_qs}.arg(answer.due));
    return {};
}

Result<void> checkOption(const Question& question, const Json& v, const FormLibrary& library, const QStringList& rowIds)
{
    if (v.is_object()) {
        if (!question.open)
            return refusal(question, {QStringLiteral("own words are not possible here, choose an option"), u"此处不能自行填写，应选择选项"_qs});
        return {};
    }
    const QString id = fromStd(v.get_ref<const std::string&>());
    if (!question.rowsOf.isEmpty()) {
        if (!rowIds.contains(id))
            return refusal(question, LocalizedText{QStringLiteral("there is no row \"%1\""), u"没有行“%1”"_qs}.arg(id));
        return {};
    }
    const bool country = question.type == QuestionType::Country || question.type == QuestionType::Countries;
    if (country && library.optionsOf(question).empty())
        return {};
    if (library.option(question, id) == nullptr) {
        return refusal(question, country ? LocalizedText{QStringLiteral("there is no country \"%1\""), u"没有国家代码“%1”"_qs}.arg(id)
                                         : LocalizedText{QStringLiteral("there is no option \"%1\""), u"没有选项“%1”"_qs}.arg(id));
    }
    return {};
}

bool tooLong(const Json& v)
{
    if (v.is_string())
        return fromStd(v.get_ref<const std::string&>()).size() > longestText;
    return v.is_structured() && std::any_of(v.begin(), v.end(), [](const Json& member) { return tooLong(member); });
}

bool tooLong(const LocalizedText& text)
{
    return text.en.size() > longestText || text.zh.size() > longestText;
}

qsizetype lengthOf(const Json& v)
{
    if (v.is_string())
        return fromStd(v.get_ref<const std::string&>()).size();
    if (!v.is_structured())
        return 0;
    return std::accumulate(v.begin(), v.end(), qsizetype(0), [](qsizetype sum, const Json& member) { return sum + lengthOf(member); });
}

/// Every part of an answer counts: what is kept must be small enough to be read again.
bool tooLong(const Answer& answer)
{
    constexpr qsizetype longestName = 1000;
    const std::optional<Source>& source = answer.source;
    return tooLong(answer.v) || tooLong(answer.note) || tooLong(answer.reason) || answer.ask.size() > longestName
        || (source && (source->record.size() > longestName || source->question.size() > longestName || source->row.size() > longestName || source->hash.size() > longestName))
        || lengthOf(answer.v) + answer.note.en.size() + answer.note.zh.size() + answer.reason.en.size() + answer.reason.zh.size() > 2 * longestText;
}

} // namespace

bool valueFits(const Question& question, const Json& v)
{
    static const QRegularExpression alpha2(QStringLiteral("^[A-Z]{2}$"));
    const auto isCountry = [](const Json& code) { return code.is_string() && alpha2.match(fromStd(code.get_ref<const std::string&>())).hasMatch(); };
    switch (question.type) {
    case QuestionType::Text:
    case QuestionType::LongText: return question.localized ? isLocalizedText(v) : v.is_string();
    case QuestionType::YesNo: return v.is_boolean();
    case QuestionType::Choice: return isChoice(v);
    case QuestionType::Choices: return isListOf(v, isChoice);
    case QuestionType::Number: return v.is_number() && std::isfinite(v.get<double>()) && v.get<double>() >= 0;
    case QuestionType::Date: return v.is_string() && isDate(fromStd(v.get_ref<const std::string&>()));
    case QuestionType::Country: return isCountry(v);
    case QuestionType::Countries: return isListOf(v, isCountry);
    case QuestionType::Record: return isShortString(v);
    case QuestionType::Records: return isListOf(v, isShortString);
    case QuestionType::File: return isFile(v);
    case QuestionType::Table:
    case QuestionType::Matrix:
    case QuestionType::Generated: return false;
    }
    Q_UNREACHABLE();
}

Result<void> checkAnswer(const Question& question, const Answer& answer, const FormLibrary& library, const QStringList& rowIds)
{
    if (answer.isBlank())
        return {};
    if (answer.hasValue() && !valueFits(question, answer.v))
        return refusal(question, wrongType(question));
    if (tooLong(answer))
        return refusal(question, {QStringLiteral("the text is longer than 1,000,000 characters; nothing was cut or saved"), u"文本超过 1,000,000 个字符；未截断，也未保存"_qs});
    if (!answer.hasValue())
        return checkState(question, answer);
    switch (question.type) {
    case QuestionType::Choice:
    case QuestionType::Country: return checkOption(question, answer.v, library, rowIds);
    case QuestionType::Choices:
    case QuestionType::Countries:
        for (const Json& item : answer.v) {
            const Result<void> checked = checkOption(question, item, library, rowIds);
            if (!checked)
                return checked;
        }
        return {};
    case QuestionType::Number:
        if (!answer.precision.isEmpty() && answer.precision != u"exact" && answer.precision != u"about" && answer.precision != u"at-least")
            return refusal(question, LocalizedText{QStringLiteral("unknown precision \"%1\""), u"未知的精度“%1”"_qs}.arg(answer.precision));
        return {};
    case QuestionType::Text:
    case QuestionType::LongText:
    case QuestionType::YesNo:
    case QuestionType::Date:
    case QuestionType::Record:
    case QuestionType::Records:
    case QuestionType::File:
    case QuestionType::Table:
    case QuestionType::Matrix:
    case QuestionType::Generated: return {};
    }
    Q_UNREACHABLE();
}

} // namespace dossier
