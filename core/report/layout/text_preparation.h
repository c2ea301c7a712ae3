// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/layout/report_fonts.h"
#include <QTextLayout>
#include <vector>

namespace dossier {

/// How a stretch of characters is set: font, colour, link.
struct CharacterFormat
{
    FontKey font;
    int spacing = 0; ///< after each character, in thousandths of an em
    QRgb colour = 0;
    int link = -1;   ///< index into PreparedText::links
    bool operator<(const CharacterFormat& other) const
    {
        return std::tie(font, spacing, colour, link) < std::tie(other.font, other.spacing, other.colour, other.link);
    }
};

/// A paragraph ready for QTextLayout: fonts chosen per character, spacing between scripts, break opportunities.
struct PreparedText
{
    QString text;     ///< as shaped
    QString original; ///< character by character what `text` stands for
    std::vector<int> format;      ///< per character, index into formats
    std::vector<int> replacement; ///< per character, index into replacements, or -1
    std::vector<CharacterFormat> formats;
    QStringList replacements; ///< what a reader of the file finds instead of the characters drawn
    QStringList links;
    Language language = Language::English;

    QList<QTextLayout::FormatRange> ranges(const ReportFonts& fonts) const;
};

/// Characters that guide line breaking and are never drawn.
bool isInvisible(QChar character);
/// Han ideographs, without punctuation.
bool isIdeograph(uint character);
/// Full-width marks with an empty left half: brackets and quotes that open.
bool isOpeningMark(QChar character);
/// The language that sets size and leading of a paragraph.
Language paragraphLanguage(const Paragraph& paragraph, Language fallback);

PreparedText prepareText(const Paragraph& paragraph, const TextStyle& style, const ReportFonts& fonts, Language fallback);

} // namespace dossier
