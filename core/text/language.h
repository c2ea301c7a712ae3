// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QStringView>
#include <optional>

namespace dossier {

/// The two languages of the product. Content is written in one or both of them.
enum class Language { English, Chinese };

/// "en" or "zh", the word used in files and on the command line.
QString languageCode(Language language);
std::optional<Language> languageFromCode(QStringView code);
/// The language of the system's interface: Chinese for any Chinese locale, English otherwise.
Language systemLanguage();
Language otherLanguage(Language language);
/// The locale for numbers and dates of a language (en_GB, zh_CN), independent of the system's.
QLocale localeOf(Language language);

} // namespace dossier
