// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/fold.h"

#include <QCollator>

namespace dossier {

namespace {

QCollator makeCollator(Language language)
{
    QCollator collator(localeOf(language));
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

} // namespace

QString foldForSearch(QStringView text)
{
    // Folding may leave a form that is not composed ("ǰ"), so the normal form is made once more.
    // Qt folds one character to one; the sharp s is the letter of everyday names whose full folding is two.
    return text.toString().normalized(QString::NormalizationForm_KC).toCaseFolded().normalized(QString::NormalizationForm_KC).replace(
        QChar(0x00DF), QStringLiteral("ss"));
}

bool sortsBefore(const QString& a, const QString& b, Language language)
{
    thread_local const QCollator english = makeCollator(Language::English);
    thread_local const QCollator chinese = makeCollator(Language::Chinese);
    const int order = (language == Language::English ? english : chinese).compare(a, b);
    return order == 0 ? a < b : order < 0;
}

bool isHan(char32_t character)
{
    const auto within = [character](char32_t first, char32_t last) { return character >= first && character <= last; };
    return within(0x4E00, 0x9FFF) || within(0x3400, 0x4DBF) || within(0x20000, 0x3FFFF) || within(0xF900, 0xFAFF)
        || within(0x3000, 0x303F) || within(0xFF01, 0xFF0F) || within(0xFF1A, 0xFF20) || within(0xFF3B, 0xFF40) || within(0xFF5B, 0xFF65)
        || within(0x2E80, 0x2FDF);
}

} // namespace dossier
