// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/layout/page_painter.h"
#include <map>
#include <set>

namespace dossier {

/// Strokes with impossible coordinates that stand for marks in the content stream, until PdfFinisher replaces them.
namespace sentinel {
inline constexpr int base = 7770000;
enum Kind { Begin = 10, End = 20, Artifact = 30, ActualText = 40, EndActualText = 50, Calibrate = 60 };
void draw(QPainter& painter, Kind kind, int a = 0, int b = 0);
} // namespace sentinel

/// Marked content of one page: the structure node of each MCID, in order.
using PageMarks = std::vector<int>;

/// Watches a report being painted: which glyph of which font stands for which text. Qt's own table of that (ToUnicode) loses
/// digits and mixes up hanzi, so the finisher replaces it by what is learnt here.
class GlyphLearner : public PaintObserver
{
public:
    void startPage() { m_marks.emplace_back(); }
    void begin(QPainter& painter, int node) override;
    void end(QPainter& painter) override;
    void draw(QPainter& painter, const GlyphPiece& piece) override;
    /// A last page with every glyph once, in known order: it tells the number each glyph got in the file.
    void paintCalibrationPage(QPainter& painter) const;

    const std::vector<PageMarks>& marks() const { return m_marks; }
    const QStringList& actualTexts() const { return m_actualTexts; }
    /// Text of each glyph in the order of the calibration page.
    const QStringList& texts() const { return m_texts; }

private:
    struct Learnt { QRawFont font; quint32 glyph; };
    /// Whether the glyph may stand for this text in the font's table; learns it if it is new.
    bool learn(const QRawFont& font, const QString& fontName, quint32 glyph, const QString& text);
    void drawPart(QPainter& painter, const GlyphPiece& piece, qsizetype from, qsizetype to, const QString* actual);

    std::map<std::pair<QString, quint32>, int> m_known;
    std::vector<Learnt> m_learnt;
    QStringList m_texts;
    QStringList m_actualTexts;
    std::vector<PageMarks> m_marks;
};

} // namespace dossier
