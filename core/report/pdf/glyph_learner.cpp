// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdf/glyph_learner.h"

#include <QPainter>

namespace dossier {

void sentinel::draw(QPainter& painter, Kind kind, int a, int b)
{
    const QPen before = painter.pen();
    painter.setPen(QPen(Qt::black, 0.5)); // not the default pen: an equal one would not be sent to the engine
    painter.drawLine(QLineF(-base - kind, a, -base - 1, b));
    painter.setPen(before);
}

void GlyphLearner::begin(QPainter& painter, int node)
{
    if (node < 0) {
        sentinel::draw(painter, sentinel::Artifact);
        return;
    }
    sentinel::draw(painter, sentinel::Begin, node, static_cast<int>(m_marks.back().size()));
    m_marks.back().push_back(node);
}

void GlyphLearner::end(QPainter& painter)
{
    sentinel::draw(painter, sentinel::End);
}

bool GlyphLearner::learn(const QRawFont& font, const QString& fontName, quint32 glyph, const QString& text)
{
    const auto [it, added] = m_known.emplace(std::make_pair(fontName, glyph), static_cast<int>(m_texts.size()));
    if (added) {
        m_learnt.push_back({font, glyph});
        m_texts.append(text);
    }
    return m_texts.at(it->second) == text;
}

void GlyphLearner::drawPart(QPainter& painter, const GlyphPiece& piece, qsizetype from, qsizetype to, const QString* actual)
{
    if (from >= to)
        return;
    if (actual != nullptr) {
        sentinel::draw(painter, sentinel::ActualText, static_cast<int>(m_actualTexts.size()));
        m_actualTexts.append(*actual);
    }
    if (from == 0 && to == piece.run.glyphIndexes().size()) {
        painter.drawGlyphRun(QPointF(0, 0), piece.run);
    } else {
        QGlyphRun part;
        part.setRawFont(piece.run.rawFont());
        part.setGlyphIndexes(piece.run.glyphIndexes().mid(from, to - from));
        part.setPositions(piece.run.positions().mid(from, to - from));
        painter.drawGlyphRun(QPointF(0, 0), part);
    }
    if (actual != nullptr)
        sentinel::draw(painter, sentinel::EndActualText);
}

void GlyphLearner::draw(QPainter& painter, const GlyphPiece& piece)
{
    const QRawFont font = piece.run.rawFont();
    const QString name = font.familyName() + u'|' + font.styleName() + u'|' + QString::number(font.weight());
    const QList<quint32> glyphs = piece.run.glyphIndexes();
    if (piece.replaced) {
        for (const quint32 glyph : glyphs)
            learn(font, name, glyph, QString(QChar(0x25A1)));
        drawPart(painter, piece, 0, glyphs.size(), &piece.actual);
        return;
    }
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < glyphs.size();) {
        qsizetype end = i + 1;
        while (end < glyphs.size() && end < piece.texts.size() && piece.texts.at(end).isEmpty())
            ++end;
        const QString text = i < piece.texts.size() ? piece.texts.at(i) : QString();
        bool fits = end == i + 1 && !text.isEmpty() && learn(font, name, glyphs.at(i), text);
        if (!fits) {
            for (qsizetype k = i; k < end; ++k)
                learn(font, name, glyphs.at(k), text.isEmpty() ? QString(QChar(0x25A1)) : text);
            drawPart(painter, piece, plainFrom, i, nullptr);
            drawPart(painter, piece, i, end, &text);
            plainFrom = end;
        }
        i = end;
    }
    drawPart(painter, piece, plainFrom, glyphs.size(), nullptr);
}

void GlyphLearner::paintCalibrationPage(QPainter& painter) const
{
    painter.setPen(Qt::black);
    for (size_t i = 0; i < m_learnt.size(); ++i) {
        sentinel::draw(painter, sentinel::Calibrate, static_cast<int>(i));
        QGlyphRun run;
        run.setRawFont(m_learnt[i].font);
        run.setGlyphIndexes({m_learnt[i].glyph});
        run.setPositions({QPointF(10, 10)});
        painter.drawGlyphRun(QPointF(0, 0), run);
    }
}

} // namespace dossier
