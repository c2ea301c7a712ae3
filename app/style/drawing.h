// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/theme.h"
#include <QIcon>
#include <QPainter>
#include <QRectF>

class QStyleOption;
class QWidget;

namespace dossier {

/// A rounded rectangle whose border lies inside `rect`; transparent colours leave border or ground out.
void paintRounded(QPainter& painter, const QRect& rect, const QColor& ground, const QColor& border, qreal borderWidth = 1, qreal radius = 4);

/// The ground and border of what can be typed into: 1 px, accent 2 px in focus, danger when invalid, quiet when read-only.
struct FieldLook { bool focused = false, invalid = false, readOnly = false, enabled = true, hovered = false; };
void paintField(QPainter& painter, const QRect& rect, const FieldLook& look);

/// An arrow head of two strokes.
void paintChevron(QPainter& painter, const QRectF& rect, Qt::ArrowType direction, const QColor& colour);

/// An icon in one colour, whatever it is drawn in.
void paintTinted(QPainter& painter, const QIcon& icon, const QRect& rect, const QColor& colour, QIcon::Mode mode = QIcon::Normal, QIcon::State state = QIcon::Off);

/// How a button shows itself, from its dynamic properties.
struct ButtonLook
{
    bool primary = false, quiet = false, link = false, danger = false, field = false, small = false;
    QFont font(Language language) const;
    QColor text(bool enabled) const;
    int padX() const;
};
ButtonLook buttonLook(const QWidget* widget);

} // namespace dossier
