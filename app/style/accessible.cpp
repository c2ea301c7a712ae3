// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/accessible.h"

#include "app/style/components.h"
#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>
#include <QWindow>
#include <vector>

namespace dossier {

namespace {

/// One choice of a Segmented. It has no object of its own; its group owns it.
class SegmentAccess : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    SegmentAccess(Segmented* segmented, int index) : m_segmented(segmented), m_index(index) {}

    bool isValid() const override { return m_segmented != nullptr && m_index < m_segmented->items().size(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_segmented ? m_segmented->window()->windowHandle() : nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_segmented); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::RadioButton; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text which) const override
    {
        if (!isValid())
            return {};
        const Segmented::Item item = m_segmented->items().at(m_index);
        if (which == QAccessible::Name)
            return item.label;
        return which == QAccessible::Accelerator ? item.key.toString(QKeySequence::NativeText) : QString();
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect place = m_segmented->itemRect(m_index);
        return {m_segmented->mapToGlobal(place.topLeft()), place.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.checkable = true;
        state.focusable = true;
        state.checked = m_segmented->items().at(m_index).id == m_segmented->current() && !m_segmented->current().isEmpty();
        state.focused = m_segmented->hasFocus() && m_segmented->focusedItem() == m_index;
        state.readOnly = m_segmented->isReadOnly();
        state.disabled = !m_segmented->isEnabled();
        state.invisible = !m_segmented->isVisible();
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction() && isValid())
            m_segmented->choose(m_index);
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<Segmented> m_segmented;
    int m_index;
};

class SegmentedAccess : public QAccessibleWidget
{
public:
    explicit SegmentedAccess(Segmented* segmented) : QAccessibleWidget(segmented, QAccessible::Grouping), m_segmented(segmented) {}
    ~SegmentedAccess() override
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_segmented ? int(m_segmented->items().size()) : 0; }
    QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        while (index >= int(m_children.size()))
            m_children.push_back(QAccessible::registerAccessibleInterface(new SegmentAccess(m_segmented, int(m_children.size()))));
        return QAccessible::accessibleInterface(m_children[size_t(index)]);
    }
    int indexOfChild(const QAccessibleInterface* wanted) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i) == wanted)
                return i;
        }
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i)->rect().contains(x, y))
                return child(i);
        }
        return nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        return m_segmented && m_segmented->hasFocus() ? child(m_segmented->focusedItem()) : nullptr;
    }
    QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Value && m_segmented) {
            for (const Segmented::Item& item : m_segmented->items()) {
                if (item.id == m_segmented->current())
                    return item.label;
            }
        }
        return QAccessibleWidget::text(which);
    }

private:
    QPointer<Segmented> m_segmented;
    mutable std::vector<QAccessible::Id> m_children;
};

QAccessibleInterface* accessFor(const QString&, QObject* object)
{
    if (auto* segmented = qobject_cast<Segmented*>(object))
        return new SegmentedAccess(segmented);
    if (auto* text = qobject_cast<Text*>(object))
        return new QAccessibleWidget(text, QAccessible::StaticText);
    if (auto* banner = qobject_cast<Banner*>(object))
        return new QAccessibleWidget(banner, QAccessible::AlertMessage);
    return nullptr;
}

} // namespace

void installAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(accessFor);
        return true;
    }();
    Q_UNUSED(installed)
}

void tellAccessibleChange(Segmented* segmented)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleInterface* group = QAccessible::queryAccessibleInterface(segmented);
    for (int i = 0; group != nullptr && i < group->childCount(); ++i) {
        QAccessible::State changed;
        changed.checked = true;
        QAccessibleStateChangeEvent event(group->child(i), changed);
        QAccessible::updateAccessibility(&event);
    }
}

void tellAccessibleFocus(Segmented* segmented, int index)
{
    if (!QAccessible::isActive() || !segmented->hasFocus())
        return;
    if (QAccessibleInterface* group = QAccessible::queryAccessibleInterface(segmented); group != nullptr && group->child(index) != nullptr) {
        QAccessibleEvent event(group->child(index), QAccessible::Focus);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace dossier
