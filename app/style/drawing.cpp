// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/drawing.h"

#include <QPainterPath>
#include <QVariant>
#include <QWidget>
#include <algorithm>

namespace dossier {

void paintRounded(QPainter& painter, const QRect& rect, const QColor& ground, const QColor& border, qreal borderWidth, qreal radius)
{
    const qreal inset = border.alpha() > 0 ? borderWidth / 2 : 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.alpha() > 0 ? QPen(border, borderWidth) : QPen(Qt::NoPen));
    painter.setBrush(ground.alpha() > 0 ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

void paintField(QPainter& painter, const QRect& rect, const FieldLook& look)
{
    const Theme& theme = Theme::current();
    const bool quiet = look.readOnly || !look.enabled;
    const ColourRole border = look.invalid ? ColourRole::Danger : look.focused ? ColourRole::Accent : quiet ? ColourRole::Line : look.hovered ? ColourRole::Muted : ColourRole::Field;
    paintRounded(painter, rect, theme.colour(quiet ? ColourRole::Subtle : ColourRole::Raised), theme.colour(border), look.focused ? 2 : 1);
}

void paintChevron(QPainter& painter, const QRectF& rect, Qt::ArrowType direction, const QColor& colour)
{
    const qreal side = std::min(rect.width(), rect.height()), wide = side * 0.25, deep = side * 0.13;
    QPolygonF line;
    switch (direction) {
    case Qt::UpArrow: line << QPointF(-wide, deep) << QPointF(0, -deep) << QPointF(wide, deep); break;
    case Qt::DownArrow: line << QPointF(-wide, -deep) << QPointF(0, deep) << QPointF(wide, -deep); break;
    case Qt::LeftArrow: line << QPointF(deep, -wide) << QPointF(-deep, 0) << QPointF(deep, wide); break;
    case Qt::RightArrow: line << QPointF(-deep, -wide) << QPointF(deep, 0) << QPointF(-deep, wide); break;
    case Qt::NoArrow: return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line.translated(rect.center()));
    painter.restore();
}

void paintTinted(QPainter& painter, const QIcon& icon, const QRect& rect, const QColor& colour, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatio() : 1;
    QPixmap image = icon.pixmap(rect.size(), ratio, mode, state);
    if (image.isNull())
        return;
    if (colour.alpha() > 0) {
        QPainter tint(&image);
        tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
        tint.fillRect(QRectF(QPointF(), image.deviceIndependentSize()), colour);
    }
    const QSizeF size = image.deviceIndependentSize();
    painter.drawPixmap(QPointF(rect.left() + (rect.width() - size.width()) / 2, rect.top() + (rect.height() - size.height()) / 2), image);
}

QFont ButtonLook::font(Language language) const
{
    const TextRole role = small ? (primary ? TextRole::SmallStrong : TextRole::Small) : (primary ? TextRole::Strong : TextRole::Body);
    return Theme::current().font(role, language);
}

QColor ButtonLook::text(bool enabled) const
{
    const ColourRole role = !enabled ? ColourRole::Faint
                            : danger ? (primary ? ColourRole::OnFill : ColourRole::Danger)
                            : primary ? ColourRole::OnFill
                            : link    ? ColourRole::Accent
                            : quiet   ? ColourRole::Muted
                                      : ColourRole::Text;
    return Theme::current().colour(role);
}

int ButtonLook::padX() const
{
    const bool framed = !quiet && !link;
    return Theme::current().scaled(framed ? (small ? 8 : 12) : (small ? 6 : 8));
}

ButtonLook buttonLook(const QWidget* widget)
{
    ButtonLook look;
    if (widget == nullptr)
        return look;
    look.primary = widget->property("primary").toBool();
    look.quiet = widget->property("quiet").toBool();
    look.link = widget->property("link").toBool();
    look.danger = widget->property("danger").toBool();
    look.field = widget->property("field").toBool();
    look.small = widget->property("small").toBool();
    return look;
}

} // namespace dossier
