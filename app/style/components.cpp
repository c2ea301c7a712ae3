// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/components.h"

#include "app/style/accessible.h"
#include "app/style/drawing.h"
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QHelpEvent>
#include <algorithm>

namespace dossier {

// ---- Text ----

Text::Text(TextRole role, QWidget* parent) : QWidget(parent), m_role(role)
{
    installAccessibility();
    setMaxLines(0);
}

TextBlock Text::block() const
{
    return TextBlock(m_text, m_role, m_language.value_or(interfaceLanguage()));
}

void Text::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Text::setLanguage(std::optional<Language> language)
{
    m_language = language;
    updateGeometry();
    update();
}

void Text::setColour(ColourRole colour)
{
    m_colour = colour;
    update();
}

void Text::setRole(TextRole role)
{
    m_role = role;
    updateGeometry();
    update();
}

void Text::setMaxLines(int lines)
{
    m_maxLines = lines;
    QSizePolicy policy(QSizePolicy::Preferred, lines == 1 ? QSizePolicy::Fixed : QSizePolicy::Preferred);
    policy.setHeightForWidth(lines != 1);
    setSizePolicy(policy);
    updateGeometry();
    update();
}

void Text::setAlignment(Qt::Alignment align)
{
    m_align = align;
    update();
}

QSize Text::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const TextBlock text = block();
    // A paragraph asks for a readable width, not for one endless line.
    const int widest = m_maxLines == 1 ? QWIDGETSIZE_MAX : Theme::current().scaled(480);
    const int width = std::min(text.naturalWidth(), widest);
    return QSize(width, text.heightForWidth(std::max(1, width), m_maxLines)).grownBy(margins);
}

QSize Text::minimumSizeHint() const
{
    const int narrow = std::min(block().naturalWidth(), Theme::current().scaled(m_maxLines == 1 ? 32 : 64));
    return QSize(narrow, block().lineHeight()).grownBy(contentsMargins());
}

int Text::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    return block().heightForWidth(width - margins.left() - margins.right(), m_maxLines) + margins.top() + margins.bottom();
}

void Text::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ColourRole colour = isEnabled() ? m_colour : ColourRole::Faint;
    const Language language = m_language.value_or(interfaceLanguage());
    if (m_maxLines == 1)
        drawLine(painter, contentsRect(), m_text, m_role, language, Theme::current().colour(colour), m_align);
    else
        block().draw(painter, contentsRect(), Theme::current().colour(colour), m_align, m_maxLines);
}

void Text::changeEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::LanguageChange:
    case QEvent::FontChange:
        updateGeometry();
        update();
        break;
    case QEvent::PaletteChange:
    case QEvent::EnabledChange:
        update();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

bool Text::event(QEvent* event)
{
    // What is cut off can be read by pointing at it.
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && m_maxLines > 0 && block().isElided(contentsRect().width(), m_maxLines)) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), m_text, this);
        return true;
    }
    return QWidget::event(event);
}

// ---- Chip ----

ChipButton::ChipButton(const Chip& chip, QWidget* parent) : QAbstractButton(parent)
{
    installAccessibility();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setChip(chip);
    takeFocusPolicy();
}

void ChipButton::setChip(const Chip& chip)
{
    m_chip = chip;
    QString text = chip.text;
    setText(text.replace(u'&', QStringLiteral("&&")));
    setAccessibleName(chip.text);
    updateGeometry();
    update();
}

void ChipButton::setClickable(bool on)
{
    m_clickable = on;
    takeFocusPolicy();
}

void ChipButton::setRemovable(bool on)
{
    m_removable = on;
    takeFocusPolicy();
}

void ChipButton::takeFocusPolicy()
{
    const bool active = m_clickable || m_removable;
    setFocusPolicy(active ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_Hover, active);
    setCursor(m_clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAccessibleDescription(m_removable ? tr("Delete removes it") : QString());
    updateGeometry();
    update();
}

QSize ChipButton::sizeHint() const
{
    const Theme& theme = Theme::current();
    QSize size = chipSize(m_chip);
    if (m_removable)
        size.rwidth() += theme.scaled(14);
    if (m_clickable || m_removable)
        size.setHeight(std::max(size.height(), theme.scaled(24))); // the least target; the chip itself keeps its height
    return size;
}

QSize ChipButton::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), Theme::current().scaled(48)), sizeHint().height()};
}

QRect ChipButton::crossRect() const
{
    const int side = Theme::current().scaled(24);
    return {std::min(width(), sizeHint().width()) - side, 0, side, height()};
}

void ChipButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QSize chip = chipSize(m_chip);
    const int extra = m_removable ? theme.scaled(14) : 0;
    const QRect body(0, (height() - chip.height()) / 2, std::min(width(), chip.width() + extra), chip.height());
    const bool hovered = isEnabled() && underMouse() && (m_clickable || m_removable);
    const bool down = isDown() && m_clickable;
    if (m_chip.boxed || hovered) {
        const ColourRole ground = m_chip.boxed ? m_chip.tint : ColourRole::Page;
        const bool outlined = ground == ColourRole::Page || ground == ColourRole::Raised;
        QColor fill = theme.colour(ground);
        if (down || (hovered && m_clickable))
            fill = mixed(theme.colour(m_chip.colour == ColourRole::Muted ? ColourRole::Field : m_chip.colour), fill, down ? 0.2 : 0.1);
        paintRounded(painter, body, fill, outlined ? theme.colour(ColourRole::Line) : QColor(Qt::transparent));
    }
    Chip plain = m_chip;
    plain.boxed = false;
    const int padLeft = m_chip.boxed ? theme.scaled(m_chip.glyph ? 6 : 8) : 0, padRight = m_chip.boxed ? theme.scaled(8) : 0;
    paintChip(painter, body.adjusted(padLeft, 0, -padRight - extra, 0), plain);
    if (m_removable) {
        const qreal arm = theme.scaled(6) / 2.0;
        const QPointF centre(body.right() + 1 - theme.scaled(8) - arm, body.top() + body.height() / 2.0);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.colour(m_chip.colour), 1.4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm));
        painter.drawLine(centre + QPointF(arm, -arm), centre + QPointF(-arm, arm));
    }
    if (hasFocus())
        paintRounded(painter, body, Qt::transparent, theme.colour(ColourRole::Accent), 2);
}

void ChipButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_clickable) {
            click();
            return;
        }
        break;
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
        if (m_removable) {
            Q_EMIT removeRequested();
            return;
        }
        break;
    default:
        QAbstractButton::keyPressEvent(event);
        return;
    }
    event->ignore(); // not ours: Enter may belong to a dialog
}

void ChipButton::mouseReleaseEvent(QMouseEvent* event)
{
    const bool onCross = m_removable && event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint());
    if (onCross) {
        setDown(false);
        Q_EMIT removeRequested();
        return;
    }
    if (m_clickable)
        QAbstractButton::mouseReleaseEvent(event);
    else
        event->ignore();
}

bool ChipButton::hitButton(const QPoint& position) const
{
    return m_clickable && rect().contains(position) && !(m_removable && crossRect().contains(position));
}

void ChipButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        takeFocusPolicy();
        updateGeometry();
    }
    QAbstractButton::changeEvent(event);
}

bool ChipButton::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && width() < sizeHint().width()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), m_chip.text, this);
        return true;
    }
    return QAbstractButton::event(event);
}

// ---- Buttons ----

void setLook(QWidget* widget, const char* property, bool on)
{
    if (widget->property(property).toBool() == on)
        return;
    widget->setProperty(property, on);
    widget->updateGeometry();
    widget->update();
}

QPushButton* makeButton(const QString& text, bool primary, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setProperty("primary", primary);
    button->setAutoDefault(false);
    return button;
}

QToolButton* makeIconButton(const QString& icon, const QString& toolTip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus); // tool buttons are left out of the tab order by default
    return button;
}

} // namespace dossier
