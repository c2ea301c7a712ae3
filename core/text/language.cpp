// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/language.h"

namespace dossier {

QString languageCode(Language language)
{
    return language == Language::English ? QStringLiteral("en") : QStringLiteral("zh");
}

std::optional<Language> languageFromCode(QStringView code)
{
    if (code == u"en")
        return Language::English;
    if (code == u"zh")
        return Language::Chinese;
    return std::nullopt;
}

Language systemLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    const QString first = wanted.isEmpty() ? QLocale::system().name() : wanted.first();
    return first.startsWith(u"zh") ? Language::Chinese : Language::English;
}

Language otherLanguage(Language language)
{
    return language == Language::English ? Language::Chinese : Language::English;
}

QLocale localeOf(Language language)
{
    return language == Language::English ? QLocale(QLocale::English, QLocale::UnitedKingdom) : QLocale(QLocale::Chinese, QLocale::China);
}

} // namespace dossier
