// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <optional>

namespace dossier {

/// A number as people write it, in either language: "48,200", "约 3万", "≥ 12.5".
struct TypedNumber
{
    double number = 0;
    QString precision; ///< "", "about", "at-least": as the text itself says
};
std::optional<TypedNumber> parseNumber(const QString& text);

/// A date as people write it: ISO, "25 Nov 2026", "25.11.2026", "11月25日", "+30d", "+2周", "tomorrow", "月底", "年底". Relative ones count from today.
std::optional<QDate> parseDate(const QString& text, const QDate& today);

} // namespace dossier
