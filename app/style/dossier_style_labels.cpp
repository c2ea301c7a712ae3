// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/dossier_style.h"

#include "app/style/style_parts.h"
#include "app/style/text_block.h"
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <algorithm>

namespace dossier {

void DossierStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_ComboBox: drawComboBox(option, painter, widget); return;
    case CC_SpinBox: drawSpinBox(option, painter, widget); return;
    case CC_ToolButton: drawToolButton(option, painter, widget); return;
    default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void DossierStyle::drawButtonLabel(const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (!button)
        return;
    const ButtonLook look = buttonLook(widget);
    const bool enabled = button->state & State_Enabled;
    const QFont font = look.font(interfaceLanguage());
    const QColor text = look.text(enabled);
    const bool menu = button->features & QStyleOptionButton::HasMenu;
    const int arrow = menu ? Theme::current().scaled(16) : 0;
    const int gap = button->icon.isNull() || button->text.isEmpty() ? 0 : Theme::current().scaled(8);
    const QSize icon = button->icon.isNull() ? QSize(0, 0) : button->iconSize;

    const int pad = button->text.isEmpty() ? 0 : look.padX();
    const QRect inner = button->rect.adjusted(pad, 0, -pad, 0);
    const int room = inner.width() - icon.width() - gap - arrow;
    const QString shown = fitted(button->text, font, room);
    const int width = icon.width() + gap + (button->text.isEmpty() ? 0 : labelSize(shown, font).width()) + arrow;
    int left = look.field && !button->text.isEmpty() ? inner.left() : inner.left() + std::max(0, (inner.width() - width) / 2);

    if (icon.width() > 0) {
        const QRect place(left, inner.top() + (inner.height() - icon.height()) / 2, icon.width(), icon.height());
        // Icons that are not of the interface, such as the mark of the program, keep their colours.
        const bool ours = !button->icon.name().isEmpty();
        const QColor tint = !ours || !enabled ? QColor(Qt::transparent) : look.primary || look.danger || look.link ? text : QColor(Qt::transparent);
        paintTinted(*painter, button->icon, place, tint, enabled ? QIcon::Normal : QIcon::Disabled, button->state & State_On ? QIcon::On : QIcon::Off);
        left += icon.width() + gap;
    }
    painter->save();
    painter->setFont(font);
    painter->setPen(text);
    const int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine
                      | (styleHint(SH_UnderlineShortcut, button, widget) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    const int textWidth = labelSize(shown, font).width();
    painter->drawText(QRect(left, inner.top(), textWidth + 2, inner.height()), flags, shown);
    painter->restore();
    if (menu)
        paintChevron(*painter, QRectF(left + textWidth + 2, inner.top() + (inner.height() - arrow) / 2.0, arrow, arrow), Qt::DownArrow, text);
}

void DossierStyle::drawHeaderLabel(const QStyleOption* option, QPainter* painter) const
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (!header)
        return;
    QRect text = header->rect.adjusted(space::s, 0, -space::s, 0);
    if (!header->icon.isNull()) {
        const int side = pixelMetric(PM_SmallIconSize);
        const QRect place(text.left(), text.top() + (text.height() - side) / 2, side, side);
        header->icon.paint(painter, place);
        text.setLeft(place.right() + 1 + space::s);
    }
    drawLine(*painter, text, header->text, TextRole::SmallStrong, interfaceLanguage(), colour(ColourRole::Muted),
             Qt::AlignVCenter | (header->textAlignment & Qt::AlignRight ? Qt::AlignRight : Qt::AlignLeft)); // heads stand over what they head
}

void DossierStyle::drawTabLabel(const QStyleOption* option, QPainter* painter) const
{
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    if (!tab)
        return;
    const bool chosen = tab->state & State_Selected;
    const QFont font = Theme::current().font(chosen ? TextRole::Strong : TextRole::Body, interfaceLanguage());
    painter->save();
    painter->setFont(font);
    painter->setPen(colour(!(tab->state & State_Enabled) ? ColourRole::Faint : chosen ? ColourRole::Text : ColourRole::Muted));
    painter->drawText(tab->rect.adjusted(0, 0, 0, -2), Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, tab->text);
    painter->restore();
}

void DossierStyle::drawComboBox(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (!combo)
        return;
    FieldLook look = fieldLook(option, widget);
    const auto* box = qobject_cast<const QComboBox*>(widget);
    if (box && box->isEditable() && box->lineEdit()) {
        look.focused = box->lineEdit()->hasFocus();
        look.readOnly = box->lineEdit()->isReadOnly();
    }
    if (combo->frame)
        paintField(*painter, option->rect, look);
    else if (look.focused)
        paintRounded(*painter, option->rect, Qt::transparent, colour(ColourRole::Accent), 2);
    if (combo->subControls & SC_ComboBoxArrow) {
        const QRect arrow = subControlRect(CC_ComboBox, combo, SC_ComboBoxArrow, widget);
        const int side = Theme::current().scaled(16);
        paintChevron(*painter, QRectF(arrow.center().x() - side / 2.0, arrow.center().y() - side / 2.0 + 0.5, side, side), Qt::DownArrow,
                     colour(look.enabled ? ColourRole::Muted : ColourRole::Faint));
    }
}

void DossierStyle::drawSpinBox(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (!spin)
        return;
    FieldLook look = fieldLook(option, widget);
    if (widget && widget->focusProxy() == nullptr)
        look.focused = look.focused || widget->hasFocus();
    if (spin->frame)
        paintField(*painter, option->rect, look);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](SubControl which, Qt::ArrowType direction, QAbstractSpinBox::StepEnabledFlag step) {
        const QRect place = subControlRect(CC_SpinBox, spin, which, widget);
        const bool enabled = look.enabled && (spin->stepEnabled & step);
        if (enabled && spin->activeSubControls == which && option->state & (State_MouseOver | State_Sunken))
            paintRounded(*painter, place, colour(option->state & State_Sunken ? ColourRole::Sel : ColourRole::Hover), Qt::transparent, 1, 2);
        const int side = Theme::current().scaled(14);
        paintChevron(*painter, QRectF(place.center().x() - side / 2.0 + 0.5, place.center().y() - side / 2.0 + 0.5, side, side), direction,
                     colour(enabled ? ColourRole::Muted : ColourRole::Line));
    };
    if (spin->subControls & SC_SpinBoxUp)
        arrow(SC_SpinBoxUp, Qt::UpArrow, QAbstractSpinBox::StepUpEnabled);
    if (spin->subControls & SC_SpinBoxDown)
        arrow(SC_SpinBoxDown, Qt::DownArrow, QAbstractSpinBox::StepDownEnabled);
}

void DossierStyle::drawToolButton(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (!button)
        return;
    const Theme& theme = Theme::current();
    const ButtonLook look = buttonLook(widget);
    paintButton(option, painter, widget, option->state & State_AutoRaise);

    const bool enabled = button->state & State_Enabled;
    const bool withIcon = !button->icon.isNull() && button->toolButtonStyle != Qt::ToolButtonTextOnly;
    const bool withText = !button->text.isEmpty() && (button->toolButtonStyle != Qt::ToolButtonIconOnly || button->icon.isNull());
    const bool menu = button->features & (QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup);
    const int arrow = menu ? theme.scaled(16) : 0;
    const QSize icon = withIcon ? button->iconSize : QSize(0, 0);
    const int gap = withIcon && withText ? theme.scaled(6) : 0;
    const QFont font = look.font(interfaceLanguage());
    const int pad = withText ? look.padX() : 0;
    const QRect inner = button->rect.adjusted(pad, 0, -pad, 0);
    const QString shown = withText ? fitted(button->text, font, inner.width() - icon.width() - gap - arrow) : QString();
    const int textWidth = withText ? labelSize(shown, font).width() : 0;
    int left = inner.left() + std::max(0, (inner.width() - icon.width() - gap - textWidth - arrow) / 2);
    if (button->features & QStyleOptionToolButton::Arrow) {
        paintChevron(*painter, QRectF(inner), button->arrowType, look.text(enabled));
        return;
    }
    if (withIcon) {
        const QRect place(left, inner.top() + (inner.height() - icon.height()) / 2, icon.width(), icon.height());
        const bool tinted = enabled && (look.primary || look.danger || look.link || button->state & State_On);
        const QColor tint = !tinted ? QColor(Qt::transparent) : button->state & State_On ? theme.colour(ColourRole::Accent) : look.text(true);
        paintTinted(*painter, button->icon, place, button->icon.name().isEmpty() ? QColor(Qt::transparent) : tint, enabled ? QIcon::Normal : QIcon::Disabled,
                    button->state & State_On ? QIcon::On : QIcon::Off);
        left += icon.width() + gap;
    }
    if (withText) {
        painter->save();
        painter->setFont(font);
        painter->setPen(look.text(enabled));
        painter->drawText(QRect(left, inner.top(), textWidth + 2, inner.height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextShowMnemonic, shown);
        painter->restore();
    }
    if (menu)
        paintChevron(*painter, QRectF(left + textWidth + 2, inner.top() + (inner.height() - arrow) / 2.0, arrow, arrow), Qt::DownArrow,
                     colour(enabled ? ColourRole::Muted : ColourRole::Faint));
}

} // namespace dossier
