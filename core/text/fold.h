// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/language.h"

namespace dossier {

/// NFKC and case-folded, for search and comparison: "ＡＢＣ" and "abc" are equal.
QString foldForSearch(QStringView text);
/// Orders names as a reader of the language expects: Chinese by pinyin, digits by value.
bool sortsBefore(const QString& a, const QString& b, Language language);
/// Whether the character is a Han ideograph or Chinese punctuation (for spacing and fonts).
bool isHan(char32_t character);

} // namespace dossier
