// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/layout/page_painter.h"

#include <QPainter>

namespace dossier {

namespace {

void paintText(QPainter& painter, const PageItem& item, PaintObserver* observer)
{
    const QTransform before = painter.transform();
    painter.translate(item.at);
    painter.scale(1.0 / textUnits, 1.0 / textUnits);
    for (const GlyphPiece& piece : item.line->pieces) {
        if (!piece.run.rawFont().isValid() || piece.run.glyphIndexes().isEmpty())
            continue;
        painter.setPen(piece.colour);
        if (observer != nullptr)
            observer->draw(painter, piece);
        else
            painter.drawGlyphRun(QPointF(0, 0), piece.run);
    }
    painter.setTransform(before);
}

void paintShape(QPainter& painter, const PageItem& item)
{
    switch (item.kind) {
    case PageItem::Kind::Text: return;
    case PageItem::Kind::Picture: painter.drawImage(item.rect, item.picture); return;
    case PageItem::Kind::Fill: painter.fillRect(item.rect, item.colour); return;
    case PageItem::Kind::Rule: {
        QPen pen(item.colour, item.width);
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.drawLine(item.rule);
        return;
    }
    case PageItem::Kind::Frame: {
        QPen pen(item.colour, item.width);
        pen.setCapStyle(Qt::FlatCap);
        pen.setJoinStyle(Qt::MiterJoin);
        if (item.dashed)
            pen.setDashPattern({3.5, 2.5});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(item.rect);
        return;
    }
    case PageItem::Kind::Path:
        if (item.width > 0) {
            QPen pen(item.colour, item.width);
            pen.setJoinStyle(Qt::MiterJoin);
            pen.setCapStyle(Qt::FlatCap);
            painter.strokePath(item.path, pen);
        } else {
            painter.fillPath(item.path, item.colour);
        }
        return;
    }
    Q_UNREACHABLE();
}

} // namespace

void paintPageItems(QPainter& painter, const LaidOutPage& page, PaintObserver* observer)
{
    int open = -2; // none
    for (const PageItem& item : page.items) {
        if (observer != nullptr && item.node != open) {
            if (open != -2)
                observer->end(painter);
            observer->begin(painter, item.node);
            open = item.node;
        }
        if (item.kind == PageItem::Kind::Text)
            paintText(painter, item, observer);
        else
            paintShape(painter, item);
    }
    if (observer != nullptr && open != -2)
        observer->end(painter);
}

} // namespace dossier
