// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/language.h"
#include <QList>
#include <QStringList>

namespace dossier {

/// A text in English, in Chinese or in both; an empty string is a missing language.
struct LocalizedText
{
    QString en;
    QString zh;

    bool operator==(const LocalizedText&) const = default;
    bool isEmpty() const { return en.isEmpty() && zh.isEmpty(); }
    bool has(Language language) const { return !of(language).isEmpty(); }
    /// The text in exactly this language; may be empty.
    const QString& of(Language language) const { return language == Language::English ? en : zh; }
    QString& of(Language language) { return language == Language::English ? en : zh; }
    /// The text in this language, or in the other one when this is missing.
    const QString& in(Language language) const { return has(language) ? of(language) : of(otherLanguage(language)); }
    /// Replaces %1, %2 … in both languages by the arguments.
    LocalizedText arg(const LocalizedText& a) const { return {en.arg(a.in(Language::English)), zh.arg(a.in(Language::Chinese))}; }
    LocalizedText arg(const QString& a) const { return {en.arg(a), zh.arg(a)}; }
    LocalizedText arg(qint64 number) const { return arg(QString::number(number)); }

    /// One string for both languages: a name, a reference.
    static LocalizedText same(const QString& text) { return {text, text}; }
};

/// "a, b and c" in English, "a、b和c" in Chinese.
LocalizedText joinList(const QList<LocalizedText>& items);
QString joinList(const QStringList& items, Language language);

} // namespace dossier
