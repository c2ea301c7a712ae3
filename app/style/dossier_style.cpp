// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/dossier_style.h"

#include "app/style/style_parts.h"
#include "app/style/text_block.h"
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QStyleFactory>
#include <QTabBar>
#include <algorithm>

namespace dossier {

DossierStyle::DossierStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void DossierStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QLineEdit*>(widget) || qobject_cast<QAbstractSpinBox*>(widget)
        || qobject_cast<QTabBar*>(widget) || qobject_cast<QHeaderView*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (isTextArea(widget))
        widget->installEventFilter(this);
}

void DossierStyle::unpolish(QWidget* widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool DossierStyle::eventFilter(QObject* object, QEvent* event)
{
    // Text areas repaint their viewport only; the frame shows the focus as well.
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        if (auto* widget = qobject_cast<QWidget*>(object); isTextArea(widget))
            widget->update();
    }
    return QProxyStyle::eventFilter(object, event);
}

void DossierStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        paintButton(option, painter, widget, false);
        return;
    case PE_PanelButtonTool:
        paintButton(option, painter, widget, option->state & State_AutoRaise);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            paintField(*painter, option->rect, fieldLook(option, widget));
        else if (!qobject_cast<const QAbstractSpinBox*>(widget ? widget->parentWidget() : nullptr) && !qobject_cast<const QComboBox*>(widget ? widget->parentWidget() : nullptr))
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (isTextArea(widget))
            paintField(*painter, option->rect, fieldLook(option, widget));
        else
            paintRounded(*painter, option->rect, Qt::transparent, colour(ColourRole::Line), 1, 4);
        return;
    case PE_FrameGroupBox: // a heading and space make a group, not a box
        return;
    case PE_FrameTabWidget:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), colour(ColourRole::Line));
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), colour(ColourRole::Line));
        return;
    case PE_FrameWindow:
    case PE_FrameDockWidget:
        paintRounded(*painter, option->rect, Qt::transparent, colour(ColourRole::Line), 1, 0);
        return;
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange || option->state & State_HasFocus || qobject_cast<const QAbstractItemView*>(widget))
            paintRounded(*painter, option->rect, Qt::transparent, colour(ColourRole::Accent), 2);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckBox(option, painter);
        return;
    case PE_IndicatorRadioButton:
        paintRadio(option, painter);
        return;
    case PE_IndicatorMenuCheckMark: {
        if (!(option->state & State_On))
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF box(option->rect);
        const qreal unit = std::min(box.width(), box.height()) / 16;
        painter->translate(box.center());
        painter->scale(unit, unit);
        painter->setPen(QPen(colour(ColourRole::Accent), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF({QPointF(-3.8, 0.3), QPointF(-1.1, 3), QPointF(3.8, -2.8)}));
        painter->restore();
        return;
    }
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight: {
        const Qt::ArrowType direction = element == PE_IndicatorArrowDown ? Qt::DownArrow
                                        : element == PE_IndicatorArrowUp ? Qt::UpArrow
                                        : element == PE_IndicatorArrowLeft ? Qt::LeftArrow
                                                                           : Qt::RightArrow;
        const qreal side = std::max<qreal>(Theme::current().scaled(16), std::min(option->rect.width(), option->rect.height()));
        QRectF box(0, 0, side, side);
        box.moveCenter(QRectF(option->rect).center());
        paintChevron(*painter, box, direction, colour(option->state & State_Enabled ? ColourRole::Muted : ColourRole::Faint));
        return;
    }
    case PE_IndicatorBranch: {
        if (option->state & State_Children) {
            QRectF box(0, 0, Theme::current().scaled(16), Theme::current().scaled(16));
            box.moveCenter(QRectF(option->rect).center());
            paintChevron(*painter, box, option->state & State_Open ? Qt::DownArrow : Qt::RightArrow, colour(ColourRole::Muted));
        }
        return;
    }
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option); header && header->sortIndicator != QStyleOptionHeader::None)
            paintChevron(*painter, option->rect, header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::UpArrow : Qt::DownArrow, colour(ColourRole::Muted));
        return;
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow: {
        const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
        if (item && element == PE_PanelItemViewItem && item->backgroundBrush.style() != Qt::NoBrush)
            painter->fillRect(option->rect, item->backgroundBrush);
        if (option->state & State_Selected)
            painter->fillRect(option->rect, colour(ColourRole::Sel));
        else if (option->state & State_MouseOver && option->state & State_Enabled && element == PE_PanelItemViewItem)
            painter->fillRect(option->rect, colour(ColourRole::Hover));
        return;
    }
    case PE_PanelMenuBar:
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void DossierStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            const bool flat = (button->features & QStyleOptionButton::Flat) && !(button->state & (State_MouseOver | State_Sunken | State_On | State_HasFocus));
            if (!flat || buttonLook(widget).primary)
                paintButton(option, painter, widget, button->features & QStyleOptionButton::Flat);
        }
        return;
    case CE_PushButtonLabel:
        drawButtonLabel(option, painter, widget);
        return;
    case CE_PushButton:
        drawControl(CE_PushButtonBevel, option, painter, widget);
        drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_CheckBox:
    case CE_RadioButton:
        // The focus shows at the indicator; a second frame around the label is noise.
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            const bool radio = element == CE_RadioButton;
            QStyleOptionButton part = *button;
            part.rect = subElementRect(radio ? SE_RadioButtonIndicator : SE_CheckBoxIndicator, option, widget);
            drawPrimitive(radio ? PE_IndicatorRadioButton : PE_IndicatorCheckBox, &part, painter, widget);
            part.rect = subElementRect(radio ? SE_RadioButtonContents : SE_CheckBoxContents, option, widget);
            drawControl(radio ? CE_RadioButtonLabel : CE_CheckBoxLabel, &part, painter, widget);
        }
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, colour(ColourRole::Subtle));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), colour(ColourRole::Line));
        if (element == CE_HeaderSection && option->state & State_MouseOver && option->state & State_Enabled)
            painter->fillRect(option->rect.adjusted(0, 0, 0, -1), colour(ColourRole::Hover));
        return;
    case CE_HeaderLabel:
        drawHeaderLabel(option, painter);
        return;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            if (tab->state & State_MouseOver && !(tab->state & State_Selected))
                paintRounded(*painter, tab->rect.adjusted(2, 2, -2, -4), colour(ColourRole::Hover), Qt::transparent);
            if (tab->state & State_Selected)
                painter->fillRect(QRect(tab->rect.left() + 8, tab->rect.bottom() - 1, tab->rect.width() - 16, 2), colour(ColourRole::Accent));
            if (tab->state & State_HasFocus && tab->state & State_Selected)
                paintRounded(*painter, tab->rect.adjusted(2, 2, -2, -4), Qt::transparent, colour(ColourRole::Accent), 2);
        }
        return;
    case CE_TabBarTabLabel:
        drawTabLabel(option, painter);
        return;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo && !combo->editable) {
            QRect text = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            if (!combo->currentIcon.isNull()) {
                const QRect icon(text.left(), text.top() + (text.height() - combo->iconSize.height()) / 2, combo->iconSize.width(), combo->iconSize.height());
                combo->currentIcon.paint(painter, icon);
                text.setLeft(icon.right() + 1 + space::s + 2);
            }
            const bool placeholder = combo->currentText.isEmpty();
            const auto* box = qobject_cast<const QComboBox*>(widget);
            const QString shown = placeholder && box ? box->placeholderText() : combo->currentText;
            const ColourRole role = placeholder || !(combo->state & State_Enabled) ? ColourRole::Faint : ColourRole::Text;
            drawLine(*painter, text, shown, TextRole::Body, interfaceLanguage(), colour(role));
        }
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarContents: {
        const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
        const int height = Theme::current().scaled(5);
        QRect track(option->rect.left(), option->rect.center().y() - height / 2, option->rect.width(), height);
        if (element == CE_ProgressBarContents && bar) {
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            if (range > 0) // an unknown amount shows the empty track: nothing moves by itself
                track.setWidth(int(track.width() * (qint64(bar->progress) - bar->minimum) / range));
        }
        const bool filled = element == CE_ProgressBarContents && bar && bar->maximum > bar->minimum;
        if (element == CE_ProgressBarGroove || (filled && track.width() > 0))
            paintRounded(*painter, track, colour(filled ? ColourRole::Accent : ColourRole::NeutralTint), Qt::transparent, 1, height / 2.0);
        return;
    }
    case CE_FocusFrame:
        paintRounded(*painter, option->rect, Qt::transparent, colour(ColourRole::Accent), 2);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

} // namespace dossier
