// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/display.h"

#include "core/text/fold.h"

#include <QDate>
#include <algorithm>
#include <cmath>

namespace dossier {

namespace {

QString in(const LocalizedText& text, Language language)
{
    return text.in(language);
}

/// Joins what is said and its explanation: "Yes: why", "是：原因".
QString withReason(const QString& word, const LocalizedText& reason, Language language)
{
    if (reason.isEmpty())
        return word;
    return word + (language == Language::English ? QStringLiteral(": ") : u"："_qs) + in(reason, language);
}

/// A space between Han and Latin or digits, none between Han and Han.
QString spaced(const QString& left, const QString& right)
{
    if (left.isEmpty() || right.isEmpty())
        return left + right;
    const bool bothHan = isHan(left.back().unicode()) && isHan(right.front().unicode());
    return bothHan ? left + right : left + u' ' + right;
}

/// Items that contain commas themselves are parted by semicolons, so that nothing runs together.
QString joinItems(const QStringList& items, Language language)
{
    const bool nested = std::any_of(items.begin(), items.end(), [](const QString& item) {
        return item.contains(QStringLiteral(", ")) || item.contains(u'，') || item.contains(u'、') || item.contains(u'；');
    });
    if (!nested)
        return language == Language::Chinese ? items.join(u'、') : joinList(items, language);
    return items.join(language == Language::Chinese ? u"；"_qs : QStringLiteral("; "));
}

QString recordName(const QString& reference, Language language, const DisplayContext& context)
{
    const LocalizedText title = context.recordTitle ? context.recordTitle(reference) : LocalizedText();
    const LocalizedText note = context.recordNote ? context.recordNote(reference) : LocalizedText();
    const QString name = title.isEmpty() ? reference : in(title, language);
    if (note.isEmpty())
        return name;
    return language == Language::Chinese ? name + u'（' + in(note, language) + u'）' : name + QStringLiteral(" (") + in(note, language) + u')';
}

QString optionName(const Question& question, const Json& v, Language language, const DisplayContext& context)
{
    if (v.is_object())
        return in(textFromJson(v), language);
    if (!v.is_string())
        return {};
    const QString id = fromStd(v.get_ref<const std::string&>());
    if (!question.rowsOf.isEmpty()) {
        const Question* table = context.form != nullptr ? context.form->question(question.rowsOf) : nullptr;
        const Row* row = context.answers != nullptr ? context.answers->at(question.rowsOf).row(id) : nullptr;
        if (row == nullptr)
            return id;
        return table != nullptr ? rowName(*table, *row, language, context) : row->label;
    }
    const Option* option = context.library.option(question, id);
    return option == nullptr ? id : in(option->label, language);
}

QString numberText(const Question& question, const Answer& answer, Language language)
{
    if (!answer.v.is_number())
        return {};
    QString text = displayNumber(answer.v.get<double>(), language);
    if (!question.unit.isEmpty()) {
        const QString unit = in(question.unit, language);
        const bool closeUp = unit.startsWith(u'%') && language == Language::Chinese; // "98.1 %" in English, "31%" in Chinese
        text = closeUp ? text + unit : spaced(text, unit);
    }
    const bool english = language == Language::English;
    if (answer.precision == u"about")
        return spaced(english ? QStringLiteral("about") : u"约"_qs, text);
    if (answer.precision == u"at-least")
        return spaced(english ? QStringLiteral("at least") : u"至少"_qs, text);
    return text;
}

QString stateText(const Answer& answer, Language language, const DisplayContext& context)
{
    QString text = withReason(in(stateWord(answer.state), language), answer.reason, language);
    if (answer.state != AnswerState::Unknown || (answer.ask.isEmpty() && answer.due.isEmpty()))
        return text;
    const QString whom = answer.ask.isEmpty() ? QString() : recordName(answer.ask, language, context);
    const QString when = answer.due.isEmpty() ? QString() : displayDate(answer.due, language);
    if (language == Language::English) {
        QStringList parts;
        if (!whom.isEmpty())
            parts.append(QStringLiteral("ask ") + whom);
        if (!when.isEmpty())
            parts.append(QStringLiteral("by ") + when);
        return text + QStringLiteral(" (") + parts.join(QStringLiteral(", ")) + u')';
    }
    QStringList parts;
    if (!whom.isEmpty())
        parts.append(spaced(u"询问"_qs, whom));
    if (!when.isEmpty())
        parts.append(u"期限 "_qs + when);
    return text + u'（' + parts.join(u'，') + u'）';
}

QString stringOf(const Json& v)
{
    return v.is_string() ? fromStd(v.get_ref<const std::string&>()) : QString();
}

template <typename Name> QString joinNames(const Json& list, Language language, Name name)
{
    QStringList names;
    for (const Json& item : list.is_array() ? list : Json::array({list}))
        names.append(name(item));
    return joinItems(names, language);
}

QString valueText(const Question& question, const Answer& answer, Language language, const DisplayContext& context)
{
    switch (question.type) {
    case QuestionType::Text:
    case QuestionType::LongText: return in(answer.text(), language);
    case QuestionType::YesNo: {
        const bool yes = answer.v.is_boolean() && answer.v.get<bool>();
        const LocalizedText word = yes ? LocalizedText{QStringLiteral("Yes"), u"是"_qs} : LocalizedText{QStringLiteral("No"), u"否"_qs};
        return withReason(in(word, language), answer.note, language);
    }
    case QuestionType::Choice:
    case QuestionType::Choices: {
        // Each option begins with a capital, as it stands in the form: no sentence, a list.
        QStringList names;
        for (const Json& item : answer.v.is_array() ? answer.v : Json::array({answer.v}))
            names.append(optionName(question, item, language, context));
        return language == Language::English ? names.join(QStringLiteral("; ")) : joinItems(names, language);
    }
    case QuestionType::Country:
    case QuestionType::Countries:
        return joinNames(answer.v, language, [&](const Json& item) { return optionName(question, item, language, context); });
    case QuestionType::Number: return numberText(question, answer, language);
    case QuestionType::Date: return displayDate(stringOf(answer.v), language);
    case QuestionType::Record:
    case QuestionType::Records:
        return joinNames(answer.v, language, [&](const Json& item) { return recordName(stringOf(item), language, context); });
    case QuestionType::File: return stringAt(answer.v, "name");
    case QuestionType::Table:
    case QuestionType::Matrix:
    case QuestionType::Generated: return {};
    }
    Q_UNREACHABLE();
}

} // namespace

LocalizedText stateWord(AnswerState state)
{
    switch (state) {
    case AnswerState::Blank: return {QStringLiteral("Not answered"), u"未作答"_qs};
    case AnswerState::Value: return {};
    case AnswerState::None: return {QStringLiteral("None"), u"无"_qs};
    case AnswerState::NotApplicable: return {QStringLiteral("Not applicable"), u"不适用"_qs};
    case AnswerState::Unknown: return {QStringLiteral("Not known yet"), u"尚不清楚"_qs};
    }
    Q_UNREACHABLE();
}

QString displayDate(const QString& isoDate, Language language, bool inSentence)
{
    const QDate date = QDate::fromString(isoDate, Qt::ISODate);
    if (!date.isValid())
        return isoDate;
    if (language == Language::Chinese)
        return inSentence ? u"%1年%2月%3日"_qs.arg(date.year()).arg(date.month()).arg(date.day()) : date.toString(Qt::ISODate);
    const QLocale locale = localeOf(Language::English);
    // The month comes from a fixed list of three letters: newer locale data write "Sept".
    const QString month = inSentence ? locale.monthName(date.month(), QLocale::LongFormat) : locale.monthName(date.month(), QLocale::LongFormat).left(3);
    return QStringLiteral("%1 %2 %3").arg(date.day()).arg(month).arg(date.year());
}

QString displayNumber(double number, Language language)
{
    if (!std::isfinite(number))
        return {};
    QString text = localeOf(language).toString(number, 'f', 6);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QString displayAnswer(const Question& question, const Answer& answer, Language language, const DisplayContext& context)
{
    if (answer.isBlank())
        return {};
    return answer.hasValue() ? valueText(question, answer, language, context) : stateText(answer, language, context);
}

LocalizedText displayAnswer(const Question& question, const Answer& answer, const DisplayContext& context)
{
    return {displayAnswer(question, answer, Language::English, context), displayAnswer(question, answer, Language::Chinese, context)};
}

QString rowName(const Question& table, const Row& row, Language language, const DisplayContext& context)
{
    if (table.isMatrixOverTable()) {
        const Question* over = context.form != nullptr ? context.form->question(table.rowsOf) : nullptr;
        const Row* source = context.answers != nullptr ? context.answers->at(table.rowsOf).row(row.id) : nullptr;
        return over == nullptr || source == nullptr ? row.label : rowName(*over, *source, language, context);
    }
    if (table.type == QuestionType::Matrix) {
        const auto prescribed = std::find_if(table.rows.begin(), table.rows.end(), [&row](const MatrixRow& candidate) { return candidate.id == row.id; });
        return prescribed == table.rows.end() ? row.id : in(prescribed->label, language);
    }
    // The first answer that does not itself name rows names this one: what a table is about stands first.
    for (const Question& column : table.columns) {
        const Answer& cell = row.cell(column.id);
        if (!cell.hasValue() || !column.rowsOf.isEmpty())
            continue;
        const QString name = displayAnswer(column, cell, language, context);
        if (!name.isEmpty())
            return row.label.isEmpty() ? name : row.label + u' ' + name;
    }
    return row.label.isEmpty() ? row.id : row.label;
}

QString rowDetail(const Question& matrix, const Row& row, Language language, const DisplayContext& context)
{
    const Question* table = context.form != nullptr ? context.form->question(matrix.rowsOf) : nullptr;
    const Row* source = context.answers != nullptr ? context.answers->at(matrix.rowsOf).row(row.id) : nullptr;
    if (table == nullptr || source == nullptr)
        return {};
    QStringList parts;
    for (const QString& id : matrix.rowsShow) {
        const Question* column = table->column(id);
        const QString said = column == nullptr ? QString() : displayAnswer(*column, source->cell(id), language, context);
        if (said.isEmpty())
            continue;
        // "24" and "months" are one thing.
        if (id.endsWith(QStringLiteral("-unit")) && !parts.isEmpty())
            parts.back() += u' ' + (language == Language::English ? said.toLower() : said);
        else
            parts.append(said);
    }
    return parts.join(language == Language::Chinese ? u"·"_qs : u" · "_qs);
}

} // namespace dossier
