// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/dossier_style.h"

#include "app/style/style_parts.h"
#include "app/style/text_block.h"
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <algorithm>

namespace dossier {

QRect DossierStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            return option->rect.adjusted(8, 2, -8, -2); // the line edit adds 2 of its own
        return option->rect;
    case SE_PushButtonContents:
    case SE_PushButtonFocusRect:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect DossierStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub, const QWidget* widget) const
{
    const int button = Theme::current().scaled(20);
    if (control == CC_ComboBox) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        const int frame = combo && combo->frame ? 2 : 0;
        const QRect& all = option->rect;
        const QRect arrow(all.right() + 1 - button - 6, all.top(), button, all.height());
        if (sub == SC_ComboBoxArrow)
            return visualRect(option->direction, all, arrow);
        if (sub == SC_ComboBoxEditField) {
            const int left = combo && combo->editable ? 8 : 10;
            return visualRect(option->direction, all, QRect(all.left() + left, all.top() + frame, arrow.left() - all.left() - left, all.height() - 2 * frame));
        }
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const bool buttons = spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        const int width = buttons ? button : 0;
        const QRect& all = option->rect;
        const int halfHeight = (all.height() - 6) / 2;
        const int left = all.right() + 1 - width - 3;
        switch (sub) {
        case SC_SpinBoxUp: return buttons ? visualRect(option->direction, all, QRect(left, all.top() + 3, width, halfHeight)) : QRect();
        case SC_SpinBoxDown: return buttons ? visualRect(option->direction, all, QRect(left, all.top() + 3 + halfHeight, width, halfHeight)) : QRect();
        case SC_SpinBoxEditField: return visualRect(option->direction, all, QRect(all.left() + 8, all.top() + 2, all.width() - 8 - (buttons ? width + 4 : 8), all.height() - 4));
        case SC_SpinBoxFrame: return all;
        default: break;
        }
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QSize DossierStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const
{
    const Theme& theme = Theme::current();
    const int least = theme.scaled(24); // the smallest target
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (!button)
            break;
        const ButtonLook look = buttonLook(widget);
        const int height = look.small ? std::max(least, theme.lineHeight(TextRole::Small, interfaceLanguage()) + theme.scaled(6)) : bodyLine() + theme.scaled(10);
        int width = button->icon.isNull() ? 0 : button->iconSize.width();
        if (!button->text.isEmpty()) {
            width += labelSize(button->text, look.font(interfaceLanguage())).width() + 2 * look.padX() + 2;
            if (!button->icon.isNull())
                width += theme.scaled(8);
        } else {
            width += theme.scaled(14);
        }
        if (button->features & QStyleOptionButton::HasMenu)
            width += theme.scaled(16);
        return {std::max(width, least), std::max(height, button->icon.isNull() ? 0 : button->iconSize.height() + 6)};
    }
    case CT_ToolButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (!button)
            break;
        const ButtonLook look = buttonLook(widget);
        const bool withIcon = !button->icon.isNull() && button->toolButtonStyle != Qt::ToolButtonTextOnly;
        const bool withText = !button->text.isEmpty() && (button->toolButtonStyle != Qt::ToolButtonIconOnly || button->icon.isNull());
        const bool menu = button->features & (QStyleOptionToolButton::HasMenu | QStyleOptionToolButton::MenuButtonPopup);
        int width = withIcon ? button->iconSize.width() : 0;
        if (withText)
            width += labelSize(button->text, look.font(interfaceLanguage())).width() + 2 * look.padX() + 2 + (withIcon ? theme.scaled(6) : 0);
        else
            width += theme.scaled(12);
        if (menu)
            width += theme.scaled(16);
        const int height = look.small ? least : controlHeight();
        return {std::max(width, least), std::max(least, height)};
    }
    case CT_LineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            return {contents.width() + 16, bodyLine() + theme.scaled(10)};
        // A spin box under a style sheet takes its height from its line edit without asking for CT_SpinBox.
        if (widget && qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()))
            return {contents.width(), bodyLine() + theme.scaled(10)};
        return {contents.width(), std::max(contents.height(), bodyLine())};
    case CT_ComboBox:
        return {contents.width() + 16 + theme.scaled(20) + 6, bodyLine() + theme.scaled(10)};
    case CT_SpinBox:
        return {contents.width() + 12 + theme.scaled(20), bodyLine() + theme.scaled(10)};
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width() + 2, std::max({size.height(), bodyLine() + 4, least})};
    }
    case CT_HeaderSection: {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        if (!header)
            break;
        int width = TextBlock(header->text, TextRole::SmallStrong, interfaceLanguage()).naturalWidth() + 2 * (space::m + space::s);
        if (header->sortIndicator != QStyleOptionHeader::None)
            width += theme.scaled(16);
        if (!header->icon.isNull())
            width += theme.scaled(16) + space::s;
        return {width, bodyLine() + theme.scaled(8)};
    }
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width(), std::max(size.height(), controlHeight())};
    }
    case CT_TabBarTab:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            const QFont strong = theme.font(TextRole::Strong, interfaceLanguage());
            return {labelSize(tab->text, strong).width() + theme.scaled(28), bodyLine() + theme.scaled(14)};
        }
        break;
    case CT_ProgressBar:
        return {contents.width(), theme.scaled(5)};
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

int DossierStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const Theme& theme = Theme::current();
    switch (metric) {
    case PM_DefaultFrameWidth:
        return isTextArea(widget) ? 2 : 1; // room for the line that shows the focus
    case PM_ComboBoxFrameWidth:
    case PM_SpinBoxFrameWidth: return 2;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_ToolBarIconSize:
    case PM_LineEditIconSize: return theme.scaled(16);
    case PM_LargeIconSize:
    case PM_MessageBoxIconSize: return theme.scaled(22);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return theme.scaled(8);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return space::m;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: return space::l;
    case PM_HeaderMarkSize: return theme.scaled(12);
    case PM_HeaderMargin: return space::s;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_TabBarBaseHeight: return 0;
    case PM_FocusFrameHMargin: return qobject_cast<const QAbstractItemView*>(widget) ? space::s : 2;
    case PM_SplitterWidth: return 1;
    case PM_ScrollBarExtent: return theme.scaled(10);
    case PM_TextCursorWidth: return std::max(1, theme.scaled(1));
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int DossierStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_Widget_Animation_Duration:
    case SH_TitleBar_NoBorder: return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_SupportsSections: return 1;
    case SH_ScrollBar_Transient: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace dossier
