// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/cell_text.h"

#include "app/form/input_parse.h"
#include "app/form/picks.h"
#include "app/style/theme.h"
#include "core/text/fold.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace dossier {

QList<QStringList> parseTsv(const QString& text)
{
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool quoted = false;
    bool fieldStarted = false;
    const auto endField = [&] {
        row.append(field);
        field.clear();
        fieldStarted = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
                field += u'"';
                ++i;
            } else if (c == u'"') {
                quoted = false;
            } else if (c != u'\r') {
                field += c;
            }
        } else if (c == u'"' && !fieldStarted) {
            quoted = fieldStarted = true;
        } else if (c == u'\t') {
            endField();
        } else if (c == u'\n') {
            endField();
            rows.append(std::exchange(row, {}));
        } else if (c != u'\r') {
            field += c;
            fieldStarted = true;
        }
    }
    if (!field.isEmpty() || !row.isEmpty() || fieldStarted) {
        endField();
        rows.append(row);
    }
    return rows;
}

QString toTsv(const QList<QStringList>& rows)
{
    QStringList lines;
    for (const QStringList& row : rows) {
        QStringList fields;
        for (QString field : row) {
            if (field.contains(u'\t') || field.contains(u'\n') || field.startsWith(u'"'))
                field = u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
            fields.append(field);
        }
        lines.append(fields.join(u'\t'));
    }
    return lines.join(u'\n');
}

namespace {

tl::unexpected<Error> notUnderstood(const QString& text, const LocalizedText& expected)
{
    return refused({u"“%1” %2"_qs.arg(text, expected.en), u"“%1”%2"_qs.arg(text, expected.zh)});
}

std::optional<AnswerState> stateFromText(const Question& column, const QString& folded)
{
    const auto is = [&folded](AnswerState state) {
        const LocalizedText word = stateWord(state);
        return folded == foldForSearch(word.en) || folded == foldForSearch(word.zh);
    };
    if (column.mayBeNone && is(AnswerState::None))
        return AnswerState::None;
    if (column.mayBeUnknown && is(AnswerState::Unknown))
        return AnswerState::Unknown;
    return std::nullopt;
}

/// Both languages' labels and the id of what can be chosen.
std::optional<QString> idOf(const Question& column, const QString& text, const FormContext& context)
{
    const QString folded = foldForSearch(text.trimmed());
    for (const Language language : {Language::English, Language::Chinese}) {
        for (const Pick& pick : picksOf(column, context, language)) {
            if (foldForSearch(pick.label) == folded || foldForSearch(pick.id) == folded)
                return pick.id;
            // The label of a row alone: "P1".
            if (!column.rowsOf.isEmpty() && foldForSearch(pick.label.section(u' ', 0, 0)) == folded)
                return pick.id;
        }
    }
    return std::nullopt;
}

Result<Json> listFromText(const Question& column, const QString& text, const FormContext& context)
{
    // A label may itself contain the comma that parts items: the whole text is tried first.
    Json list = Json::array();
    if (const auto whole = idOf(column, text, context)) {
        list.push_back(toStd(*whole));
        return list;
    }
    static const QRegularExpression parting(u"[;；,，、\\n]"_qs);
    const bool semicolons = text.contains(u';') || text.contains(u'；');
    for (const QString& item : semicolons ? text.split(QRegularExpression(u"[;；\\n]"_qs)) : text.split(parting)) {
        QString word = item.trimmed();
        if (word.startsWith(QStringLiteral("and ")))
            word = word.mid(4);
        if (word.isEmpty())
            continue;
        const auto id = idOf(column, word, context);
        Json value;
        if (id)
            value = toStd(*id);
        else if (column.open)
            value = Json{{toStd(languageCode(std::any_of(word.begin(), word.end(), [](QChar c) { return isHan(c.unicode()); }) ? Language::Chinese : interfaceLanguage())), toStd(word)}};
        else
            return notUnderstood(word, {QStringLiteral("is not one of the options"), u"不在选项之中"_qs});
        if (std::find(list.begin(), list.end(), value) == list.end())
            list.push_back(value);
    }
    return list;
}

Json textAnswer(const Question& column, const QString& text)
{
    if (!column.localized)
        return toStd(text);
    const bool han = std::any_of(text.begin(), text.end(), [](QChar c) { return isHan(c.unicode()); });
    return Json{{toStd(languageCode(han ? Language::Chinese : interfaceLanguage())), toStd(text)}};
}

} // namespace

Result<Json> answerFromText(const Question& column, const QString& text, const FormContext& context)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return Json();
    const QString folded = foldForSearch(typed);
    if (const auto state = stateFromText(column, folded))
        return Answer::ofState(*state).toJson();
    switch (column.type) {
    case QuestionType::Text:
    case QuestionType::LongText: return textAnswer(column, typed);
    case QuestionType::YesNo:
        if (folded == u"yes" || folded == u"y" || folded == u"true" || folded == u"1" || folded == u"是")
            return Json(true);
        if (folded == u"no" || folded == u"n" || folded == u"false" || folded == u"0" || folded == u"否")
            return Json(false);
        return notUnderstood(typed, {QStringLiteral("is neither yes nor no"), u"既不是“是”也不是“否”"_qs});
    case QuestionType::Number: {
        const auto number = parseNumber(typed);
        if (!number)
            return notUnderstood(typed, {QStringLiteral("is not a number"), u"不是数字"_qs});
        Answer answer;
        answer.state = AnswerState::Value;
        if (number->number == std::floor(number->number) && std::abs(number->number) < 9e15)
            answer.v = qint64(number->number);
        else
            answer.v = number->number;
        answer.precision = number->precision;
        return answer.toJson();
    }
    case QuestionType::Date: {
        const auto date = parseDate(typed, context.workspace->clock().today());
        if (!date)
            return notUnderstood(typed, {QStringLiteral("is not a date"), u"不是日期"_qs});
        return Json(toStd(date->toString(Qt::ISODate)));
    }
    case QuestionType::Choice:
    case QuestionType::Country:
    case QuestionType::Record: {
        const auto id = idOf(column, typed, context);
        if (id)
            return Json(toStd(*id));
        if (column.open)
            return textAnswer(column, typed);
        if (column.type == QuestionType::Record)
            return notUnderstood(typed, {QStringLiteral("is not in the register"), u"不在登记册中"_qs});
        return notUnderstood(typed, {QStringLiteral("is not one of the options"), u"不在选项之中"_qs});
    }
    case QuestionType::Choices:
    case QuestionType::Countries:
    case QuestionType::Records: return listFromText(column, typed, context);
    case QuestionType::Table:
    case QuestionType::Matrix:
    case QuestionType::File:
    case QuestionType::Generated: return notUnderstood(typed, {QStringLiteral("cannot be pasted here"), u"不能粘贴到此处"_qs});
    }
    Q_UNREACHABLE();
}

} // namespace dossier
