// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/token_field.h"

#include <QKeyEvent>

namespace dossier {

TokenField::TokenField(QWidget* parent) : QWidget(parent)
{
    auto* flow = new FlowLayout(this, space::m);
    flow->setContentsMargins(0, 0, 0, 0);
    m_field = new PickField(this);
    m_field->setFlat(true);
    m_field->setWidthHint(200);
    flow->addWidget(m_field);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_field, &PickField::backAtStart, this, [this](bool remove) {
        if (m_chips.isEmpty())
            return;
        if (remove)
            Q_EMIT removed(int(m_chips.size()) - 1);
        else
            focusChip(int(m_chips.size()) - 1);
    });
}

void TokenField::setTokens(const QList<Token>& tokens)
{
    const int hadFocus = [this] {
        for (int i = 0; i < m_chips.size(); ++i) {
            if (m_chips[i]->hasFocus())
                return i;
        }
        return -1;
    }();
    const bool fieldHadFocus = m_field->lineEdit()->hasFocus();
    const bool fieldShown = !m_readOnly && (m_most == 0 || tokens.size() < m_most);
    QLayout* flow = layout();
    flow->removeWidget(m_field);
    while (m_chips.size() > tokens.size()) {
        ChipButton* chip = m_chips.takeLast();
        flow->removeWidget(chip);
        chip->removeEventFilter(this);
        chip->hide();
        chip->deleteLater();
    }
    m_ids.clear();
    for (int i = 0; i < tokens.size(); ++i) {
        if (i >= m_chips.size()) {
            auto* chip = new ChipButton(tokens[i].chip, this);
            m_chips.append(chip);
            flow->addWidget(chip);
            chip->installEventFilter(this);
            connect(chip, &ChipButton::removeRequested, this, [this, chip] {
                const int index = int(m_chips.indexOf(chip));
                if (index >= 0 && !m_readOnly)
                    Q_EMIT removed(index);
            });
            connect(chip, &QAbstractButton::clicked, this, [this, chip] {
                if (m_activatable && m_chips.contains(chip))
                    Q_EMIT activated(int(m_chips.indexOf(chip)));
            });
            chip->show();
        }
        ChipButton* chip = m_chips[i];
        chip->setChip(tokens[i].chip);
        chip->setClickable(m_activatable || m_most == 1);
        chip->setRemovable(!m_readOnly);
        // One token, or read-only records: a stop of its own. Otherwise the field is the stop, and arrows lead to the chips.
        chip->setFocusPolicy(!fieldShown && i == 0 ? Qt::StrongFocus : Qt::ClickFocus);
        m_ids.append(tokens[i].id);
    }
    flow->addWidget(m_field);
    m_field->setVisible(fieldShown);
    setNames(m_name, m_description);
    if (fieldHadFocus && !fieldShown && !m_chips.isEmpty())
        m_chips.first()->setFocus(Qt::OtherFocusReason);
    if (hadFocus >= 0) {
        if (hadFocus < m_chips.size())
            focusChip(hadFocus);
        else if (fieldShown)
            m_field->lineEdit()->setFocus(Qt::OtherFocusReason);
    }
    flow->invalidate();
    updateGeometry();
}

void TokenField::setReadOnly(bool on)
{
    m_readOnly = on;
    m_field->setVisible(!on && (m_most == 0 || m_chips.size() < m_most));
    for (int i = 0; i < m_chips.size(); ++i) {
        m_chips[i]->setRemovable(!on);
        if (m_chips[i]->focusPolicy() != Qt::NoFocus)
            m_chips[i]->setFocusPolicy(m_field->isHidden() && i == 0 ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

QList<QWidget*> TokenField::stops() const
{
    if (!m_field->isHidden())
        return {m_field->lineEdit()};
    if (!m_chips.isEmpty())
        return {m_chips.first()};
    return {};
}

void TokenField::setNames(const QString& name, const QString& description)
{
    m_name = name;
    m_description = description;
    QStringList chosen;
    for (ChipButton* chip : m_chips) {
        chosen.append(chip->chip().text);
        chip->setAccessibleName(tr("%1: %2").arg(name, chip->chip().text));
        chip->setAccessibleDescription(tr("Delete removes it"));
    }
    m_field->lineEdit()->setAccessibleName(chosen.isEmpty() ? name : tr("%1: %2").arg(name, chosen.join(QStringLiteral(", "))));
    m_field->lineEdit()->setAccessibleDescription(description);
}

void TokenField::focusChip(int index)
{
    m_chips[index]->setFocus(Qt::OtherFocusReason);
}

bool TokenField::eventFilter(QObject* object, QEvent* event)
{
    auto* chip = qobject_cast<ChipButton*>(object);
    const int index = chip != nullptr ? int(m_chips.indexOf(chip)) : -1;
    if (index < 0 || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool control = key->modifiers() & Qt::ControlModifier;
    switch (key->key()) {
    case Qt::Key_Left:
        if (index > 0)
            focusChip(index - 1);
        return true;
    case Qt::Key_Right:
        if (index + 1 < m_chips.size())
            focusChip(index + 1);
        else if (!m_field->isHidden())
            m_field->lineEdit()->setFocus(Qt::OtherFocusReason);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_activatable || control)
            Q_EMIT activated(index);
        return m_activatable;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (!m_readOnly)
            Q_EMIT removed(index);
        return true;
    default: break;
    }
    const QString text = key->text();
    if (!m_readOnly && !control && !(key->modifiers() & Qt::AltModifier) && !text.isEmpty() && text.front().isPrint() && text != u" ") {
        if (m_field->isHidden()) {
            Q_EMIT typedOnChip(text);
        } else {
            m_field->lineEdit()->setFocus(Qt::OtherFocusReason);
            m_field->type(text);
        }
        return true;
    }
    return QWidget::eventFilter(object, event);
}

} // namespace dossier
