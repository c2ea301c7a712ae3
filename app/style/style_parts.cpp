// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/style_parts.h"

#include <QAbstractSpinBox>
#include <QFontMetrics>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyle>
#include <QTextEdit>
#include <algorithm>

namespace dossier {

bool isTextArea(const QWidget* widget)
{
    return qobject_cast<const QTextEdit*>(widget) != nullptr || qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
}

static bool isReadOnly(const QWidget* widget)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(widget))
        return line->isReadOnly();
    if (const auto* rich = qobject_cast<const QTextEdit*>(widget))
        return rich->isReadOnly();
    if (const auto* plain = qobject_cast<const QPlainTextEdit*>(widget))
        return plain->isReadOnly();
    if (const auto* spin = qobject_cast<const QAbstractSpinBox*>(widget))
        return spin->isReadOnly();
    return false;
}

FieldLook fieldLook(const QStyleOption* option, const QWidget* widget)
{
    FieldLook look;
    look.focused = option->state & QStyle::State_HasFocus;
    look.hovered = option->state & QStyle::State_MouseOver;
    look.enabled = option->state & QStyle::State_Enabled;
    look.readOnly = isReadOnly(widget);
    look.invalid = widget != nullptr && widget->property("invalid").toBool();
    return look;
}

QColor colour(ColourRole role)
{
    return Theme::current().colour(role);
}

int bodyLine()
{
    return Theme::current().lineHeight(TextRole::Body, interfaceLanguage());
}

int controlHeight()
{
    return bodyLine() + Theme::current().scaled(8);
}

void paintCheckBox(const QStyleOption* option, QPainter* painter)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const bool focused = option->state & QStyle::State_HasFocus;
    const QColor fill = on ? colour(enabled ? ColourRole::Fill : ColourRole::Faint) : colour(enabled ? ColourRole::Raised : ColourRole::Subtle);
    const QColor border = focused ? colour(ColourRole::Accent) : on ? fill : colour(enabled ? (option->state & QStyle::State_MouseOver ? ColourRole::Muted : ColourRole::Field) : ColourRole::Line);
    paintRounded(*painter, option->rect, fill, border, focused && !on ? 2 : 1, 3);
    if (!on)
        return;
    const QRectF box(option->rect);
    const qreal unit = box.width() / 16;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(box.topLeft());
    painter->scale(unit, unit);
    painter->setPen(QPen(colour(enabled ? ColourRole::OnFill : ColourRole::Page), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (option->state & QStyle::State_NoChange)
        painter->drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
    else
        painter->drawPolyline(QPolygonF({QPointF(4.2, 8.3), QPointF(6.9, 11), QPointF(11.8, 5.2)}));
    painter->restore();
}

void paintRadio(const QStyleOption* option, QPainter* painter)
{
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool on = option->state & QStyle::State_On;
    const bool focused = option->state & QStyle::State_HasFocus;
    const QColor strong = colour(enabled ? ColourRole::Accent : ColourRole::Faint);
    const qreal width = focused ? 2 : 1;
    const QRectF ring = QRectF(option->rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(focused ? colour(ColourRole::Accent) : on ? strong : colour(enabled ? ColourRole::Field : ColourRole::Line), width));
    painter->setBrush(colour(enabled ? ColourRole::Raised : ColourRole::Subtle));
    painter->drawEllipse(ring);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(strong);
        const qreal radius = ring.width() * 0.27;
        painter->drawEllipse(QRectF(option->rect).center(), radius, radius);
    }
    painter->restore();
}

void paintButton(const QStyleOption* option, QPainter* painter, const QWidget* widget, bool autoRaise)
{
    const ButtonLook look = buttonLook(widget);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool hovered = enabled && (option->state & QStyle::State_MouseOver);
    const bool down = enabled && (option->state & QStyle::State_Sunken);
    const bool chosen = option->state & QStyle::State_On;
    const bool focused = option->state & QStyle::State_HasFocus;
    const bool framed = !look.quiet && !look.link && !autoRaise;

    QColor ground(Qt::transparent), border(Qt::transparent);
    if (look.primary && enabled) {
        ground = look.danger ? colour(ColourRole::Danger) : colour(ColourRole::Fill);
        if (down || hovered)
            ground = mixed(ground, colour(ColourRole::Text), down ? 0.82 : 0.9);
    } else if (look.field) {
        paintField(*painter, option->rect, {focused, false, false, enabled, hovered});
        return;
    } else {
        if (framed) {
            ground = colour(enabled ? ColourRole::Raised : ColourRole::Subtle);
            border = colour(!enabled ? ColourRole::Line : look.danger ? ColourRole::Danger : ColourRole::Field);
        }
        if (chosen || down)
            ground = colour(ColourRole::Sel);
        else if (hovered)
            ground = colour(ColourRole::Hover);
    }
    if (focused && !look.primary)
        border = colour(ColourRole::Accent);
    paintRounded(*painter, option->rect, ground, border, focused ? 2 : 1);
    if (focused && look.primary) {
        // The ring must be seen on the fill itself.
        paintRounded(*painter, option->rect, Qt::transparent, colour(ColourRole::Accent), 2);
        paintRounded(*painter, option->rect.adjusted(2, 2, -2, -2), Qt::transparent, colour(ColourRole::OnFill), 1.5, 3);
    }
}

QSize labelSize(const QString& text, const QFont& font)
{
    return QFontMetrics(font).size(Qt::TextShowMnemonic, text);
}

QString fitted(const QString& text, const QFont& font, int room)
{
    return labelSize(text, font).width() <= room ? text : QFontMetrics(font).elidedText(text, Qt::ElideRight, std::max(0, room), Qt::TextShowMnemonic);
}

} // namespace dossier
