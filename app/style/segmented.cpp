// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/accessible.h"
#include "app/style/components.h"
#include "app/style/drawing.h"

#include <QAccessible>
#include <QEvent>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

namespace dossier {

namespace {

int indexOf(const QList<Segmented::Item>& items, const QString& id)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const Segmented::Item& item) { return item.id == id; });
    return found == items.end() ? -1 : int(found - items.begin());
}

} // namespace

Segmented::Segmented(QWidget* parent) : QWidget(parent)
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void Segmented::setItems(const QList<Item>& items)
{
    m_items = items;
    m_hovered = -1;
    m_hot = std::max(0, indexOf(m_items, m_current));
    updateGeometry();
    update();
}

void Segmented::setCurrent(const QString& id)
{
    if (id == m_current)
        return;
    m_current = id;
    if (const int index = indexOf(m_items, id); index >= 0)
        m_hot = index;
    update();
    tellAccessibleChange(this);
}

void Segmented::setReadOnly(bool on)
{
    m_readOnly = on;
    update();
}

QSize Segmented::sizeHint() const
{
    const QList<QRect> all = cells();
    const int height = Theme::current().lineHeight(TextRole::Body, interfaceLanguage()) + Theme::current().scaled(10);
    return {all.isEmpty() ? height : all.back().right() + 3, height};
}

QList<QRect> Segmented::cells() const
{
    const Theme& theme = Theme::current();
    const Language language = interfaceLanguage();
    const int height = theme.lineHeight(TextRole::Body, language) + theme.scaled(10);
    const int pad = theme.scaled(property("compact").toBool() ? 5 : 12);
    QList<QRect> all;
    int left = 2;
    for (const Item& item : m_items) {
        // As wide as the strong label, so that choosing moves nothing.
        const int width = std::max(theme.scaled(24), TextBlock(item.label, TextRole::Strong, language).naturalWidth() + 2 * pad);
        all.append(QRect(left, 2, width, height - 4));
        left += width + 1;
    }
    return all;
}

QRect Segmented::itemRect(int index) const
{
    return cells().value(index);
}

void Segmented::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const bool enabled = isEnabled();
    const QList<QRect> all = cells();
    if (all.isEmpty())
        return;
    const QRect frame(QPoint(0, 0), sizeHint());
    paintField(painter, frame, {hasFocus(), property("invalid").toBool(), m_readOnly, enabled, false});
    const int chosen = indexOf(m_items, m_current);
    for (int i = 0; i < all.size(); ++i) {
        const bool isChosen = i == chosen;
        const bool hovered = i == m_hovered && enabled && !m_readOnly;
        if (isChosen)
            paintRounded(painter, all[i], theme.colour(m_readOnly || !enabled ? ColourRole::NeutralTint : ColourRole::Sel), Qt::transparent, 1, 3);
        else if (hovered)
            paintRounded(painter, all[i], theme.colour(ColourRole::Hover), Qt::transparent, 1, 3);
        if (i > 0 && i != chosen && i - 1 != chosen)
            painter.fillRect(QRect(all[i].left() - 1, all[i].top() + 4, 1, all[i].height() - 8), theme.colour(ColourRole::Line));
        if (hasFocus() && i == m_hot && !isChosen && !m_readOnly)
            paintRounded(painter, all[i].adjusted(2, 2, -2, -2), Qt::transparent, theme.colour(ColourRole::Accent), 1, 2);
        const ColourRole colour = !enabled ? ColourRole::Faint : isChosen && !m_readOnly ? ColourRole::Accent : ColourRole::Text;
        drawLine(painter, all[i], m_items[i].label, isChosen ? TextRole::Strong : TextRole::Body, interfaceLanguage(), theme.colour(colour), Qt::AlignCenter);
    }
}

void Segmented::choose(int index)
{
    if (m_readOnly || !isEnabled() || index < 0 || index >= m_items.size())
        return;
    setHot(index);
    const QString id = m_items[index].id;
    if (id == m_current)
        return;
    setCurrent(id);
    Q_EMIT chosen(id);
}

void Segmented::setHot(int index)
{
    if (index == m_hot)
        return;
    m_hot = index;
    update();
    tellAccessibleFocus(this, index);
}

void Segmented::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    const QList<QRect> all = cells();
    for (int i = 0; i < all.size(); ++i) {
        if (event->position().x() >= all[i].left() - 1 && event->position().x() <= all[i].right())
            choose(i);
    }
}

void Segmented::mouseMoveEvent(QMouseEvent* event)
{
    const QList<QRect> all = cells();
    int hovered = -1;
    for (int i = 0; i < all.size(); ++i) {
        if (all[i].contains(event->position().toPoint()))
            hovered = i;
    }
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void Segmented::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_items.size()) - 1;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (last >= 0 && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
            setHot(std::clamp(m_hot + ((event->key() == Qt::Key_Right) != mirrored ? 1 : -1), 0, last));
            return;
        }
        break;
    case Qt::Key_Home: setHot(0); return;
    case Qt::Key_End: setHot(std::max(0, last)); return;
    case Qt::Key_Space: choose(m_hot); return;
    default: break;
    }
    if (!(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
        for (int i = 0; i <= last; ++i) {
            const QKeySequence& key = m_items[i].key;
            if (key.isEmpty())
                continue;
            // A letter typed with Shift is the same letter.
            const bool byKey = key == QKeySequence(event->key());
            const bool byText = !event->text().isEmpty() && key.toString(QKeySequence::PortableText).compare(event->text(), Qt::CaseInsensitive) == 0;
            if (byKey || byText) {
                choose(i);
                return;
            }
        }
    }
    QWidget::keyPressEvent(event);
}

void Segmented::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        updateGeometry();
    update();
    QWidget::changeEvent(event);
}

bool Segmented::event(QEvent* event)
{
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        m_hovered = -1;
        update();
    }
    return QWidget::event(event);
}

} // namespace dossier
