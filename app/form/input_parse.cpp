// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/input_parse.h"

#include "core/text/fold.h"

#include <QRegularExpression>
#include <cmath>

namespace dossier {

namespace {

QRegularExpressionMatch matched(const QString& pattern, const QString& text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text);
}

/// Takes the first of the words that the text begins with away from it.
bool takePrefix(QString& text, const QStringList& words)
{
    for (const QString& word : words) {
        if (text.startsWith(word)) {
            text = text.mid(word.size()).trimmed();
            return true;
        }
    }
    return false;
}

QDate endOfMonth(const QDate& date)
{
    return QDate(date.year(), date.month(), date.daysInMonth());
}

std::optional<QDate> valid(int year, int month, int day)
{
    const QDate date(year, month, day);
    return date.isValid() && year >= 1000 ? std::optional<QDate>(date) : std::nullopt;
}

int monthByName(const QString& name)
{
    static const QStringList months{QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"), QStringLiteral("apr"), QStringLiteral("may"),
                                    QStringLiteral("jun"), QStringLiteral("jul"), QStringLiteral("aug"), QStringLiteral("sep"), QStringLiteral("oct"),
                                    QStringLiteral("nov"), QStringLiteral("dec")};
    return int(months.indexOf(name.left(3))) + 1;
}

std::optional<QDate> relativeDate(const QString& text, const QDate& today)
{
    if (text == u"today" || text == u"今天")
        return today;
    if (text == u"tomorrow" || text == u"明天")
        return today.addDays(1);
    if (text == u"月底" || text == u"本月底" || text == u"end of month")
        return endOfMonth(today);
    if (text == u"下月底" || text == u"end of next month")
        return endOfMonth(QDate(today.year(), today.month(), 1).addMonths(1));
    if (text == u"年底" || text == u"end of year")
        return QDate(today.year(), 12, 31);
    const auto match = matched(u"([+-])\\s*(\\d{1,4})\\s*(d|days?|天|日|w|weeks?|周|m|months?|个月|月|y|years?|年)"_qs, text);
    if (!match.hasMatch())
        return std::nullopt;
    const int count = match.captured(2).toInt() * (match.captured(1) == u"-" ? -1 : 1);
    const QString unit = match.captured(3);
    QDate date;
    if (unit.startsWith(u'd') || unit == u"天" || unit == u"日")
        date = today.addDays(count);
    else if (unit.startsWith(u'w') || unit == u"周")
        date = today.addDays(qint64(7) * count);
    else if (unit.startsWith(u'm') || unit.endsWith(u'月'))
        date = today.addMonths(count);
    else
        date = today.addYears(count);
    return date.isValid() ? std::optional<QDate>(date) : std::nullopt;
}

} // namespace

std::optional<TypedNumber> parseNumber(const QString& text)
{
    QString rest = foldForSearch(text).trimmed();
    TypedNumber typed;
    if (takePrefix(rest, {u"约"_qs, u"大约"_qs, u"about "_qs, u"approx. "_qs, u"ca. "_qs, u"≈"_qs, u"~"_qs}))
        typed.precision = QStringLiteral("about");
    else if (takePrefix(rest, {u"至少"_qs, u"at least "_qs, u"≥"_qs, u">="_qs}))
        typed.precision = QStringLiteral("at-least");
    double factor = 1;
    if (rest.endsWith(u'万') || rest.endsWith(u'亿')) {
        factor = rest.endsWith(u'万') ? 1e4 : 1e8;
        rest = rest.chopped(1).trimmed();
    }
    static const QRegularExpression grouped(QStringLiteral("^-?\\d{1,3}(,\\d{3})+(\\.\\d+)?$"));
    static const QRegularExpression spaced(u"^-?\\d{1,3}([ \u00a0\u202f]\\d{3})+(\\.\\d+)?$"_qs);
    static const QRegularExpression plain(QStringLiteral("^-?\\d+(\\.\\d+)?$"));
    if (grouped.match(rest).hasMatch()) {
        rest.remove(u',');
    } else if (spaced.match(rest).hasMatch()) {
        rest.remove(u' ').remove(QChar(0xa0)).remove(QChar(0x202f));
    } else if (!plain.match(rest).hasMatch()) {
        return std::nullopt;
    }
    bool isNumber = false;
    typed.number = rest.toDouble(&isNumber) * factor;
    if (!isNumber || !std::isfinite(typed.number))
        return std::nullopt;
    return typed;
}

std::optional<QDate> parseDate(const QString& text, const QDate& today)
{
    const QString rest = foldForSearch(text).trimmed();
    if (const auto date = relativeDate(rest, today))
        return date;
    if (auto match = matched(u"(\\d{4})[-/.年]\\s*(\\d{1,2})[-/.月]\\s*(\\d{1,2})日?"_qs, rest); match.hasMatch())
        return valid(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (auto match = matched(QStringLiteral("(\\d{4})(\\d{2})(\\d{2})"), rest); match.hasMatch())
        return valid(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (auto match = matched(u"(\\d{1,2})月\\s*(\\d{1,2})日?"_qs, rest); match.hasMatch())
        return valid(today.year(), match.captured(1).toInt(), match.captured(2).toInt());
    if (auto match = matched(QStringLiteral("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})"), rest); match.hasMatch())
        return valid(match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt());
    if (auto match = matched(QStringLiteral("(\\d{1,2})\\.? ([a-z]{3,9})\\.?(?:,? (\\d{4}))?"), rest); match.hasMatch()) {
        const int month = monthByName(match.captured(2));
        if (month > 0)
            return valid(match.captured(3).isEmpty() ? today.year() : match.captured(3).toInt(), month, match.captured(1).toInt());
    }
    if (auto match = matched(QStringLiteral("([a-z]{3,9})\\.? (\\d{1,2})(?:,? (\\d{4}))?"), rest); match.hasMatch()) {
        const int month = monthByName(match.captured(1));
        if (month > 0)
            return valid(match.captured(3).isEmpty() ? today.year() : match.captured(3).toInt(), month, match.captured(2).toInt());
    }
    return std::nullopt;
}

} // namespace dossier
