// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/layout/report_fonts.h"
#include <QGlyphRun>
#include <memory>
#include <vector>

namespace dossier {

/// Glyphs of one font and colour, with the text they stand for.
struct GlyphPiece
{
    QGlyphRun run;     ///< positions in text units from the start of the line; the baseline is y = 0
    QColor colour;
    QStringList texts; ///< per glyph; the first glyph of a cluster has its text, the others nothing
    QString actual;    ///< what readers of the file find for the whole piece, when `replaced`
    bool replaced = false;
    QString link;
    double left = 0, right = 0; ///< points
};

/// One line of text as it will be drawn.
struct SetLine
{
    std::vector<GlyphPiece> pieces;
    double width = 0; ///< points
    QString text;
};

struct SetParagraph
{
    std::vector<std::shared_ptr<const SetLine>> lines;
    Language language = Language::English;
    double leading = 12, size = 10; ///< points
    /// From the top of a line to its baseline: the em box of hanzi stands in the middle of the leading.
    double baseline() const { return (leading - size) / 2 + 0.88 * size; }
};

struct TextExtent { double minimum = 0; /**< the longest part that does not break */ double natural = 0; /**< on one line */ };

/// Sets paragraphs into lines.
class TextSetter
{
public:
    explicit TextSetter(ReportFonts fonts) : m_fonts(std::move(fonts)) {}
    SetParagraph set(const Paragraph& paragraph, const TextStyle& style, double width, Language fallback) const;
    /// One line, cut with an ellipsis where it is too long.
    SetParagraph setLine(const Paragraph& paragraph, const TextStyle& style, double width, Language fallback) const;
    TextExtent extent(const Paragraph& paragraph, const TextStyle& style, Language fallback) const;
    const ReportFonts& fonts() const { return m_fonts; }

private:
    ReportFonts m_fonts;
};

} // namespace dossier
