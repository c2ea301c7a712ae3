// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/cell_form.h"

#include <QApplication>
#include <QBoxLayout>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>

namespace dossier {

CellForm::CellForm(FormContext& context, const QList<const Question*>& parts, const Cell& cell, std::function<QRect()> anchor, QWidget* owner, QWidget* parent)
    : QFrame(parent), m_anchor(std::move(anchor))
{
    setOwner(this, owner);
    setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    const int inset = parts.size() > 1 ? space::l : space::m;
    column->setContentsMargins(inset, inset, inset, inset);
    column->setSpacing(space::s);
    const Language language = interfaceLanguage();
    for (const Question* part : parts) {
        Cell own = cell;
        own.column = part->id;
        const QString label = part->label.in(language);
        if (parts.size() > 1) {
            auto* caption = new Text(TextRole::Small, this);
            caption->setColour(ColourRole::Muted);
            caption->setText(part->required ? label : tr("%1 (optional)").arg(label));
            column->addWidget(caption);
        }
        Editor* editor = makeEditor(context, *part, own, this);
        column->addWidget(editor);
        auto* message = new Text(TextRole::Small, this);
        message->setColour(ColourRole::Danger);
        message->hide();
        column->addWidget(message);
        m_editors.append(editor);
        connect(editor, &Editor::problem, message, [message](const QString& text) {
            message->setText(text);
            message->setVisible(!text.isEmpty());
        });
        connect(editor, &Editor::rowMade, this, [this](const QString& row) {
            setRow(row);
            Q_EMIT rowMade(row);
        });
        connect(editor, &Editor::finished, this, [this, editor] {
            // The last field (or the only one) ends the form, any other hands on.
            const int at = int(m_editors.indexOf(editor));
            const bool text = editor->question().isText() || editor->question().type == QuestionType::Number || editor->question().type == QuestionType::Date;
            if (at + 1 < m_editors.size())
                m_editors[at + 1]->start({});
            else
                end(text && m_editors.size() == 1);
        });
        connect(editor, &Editor::stateWanted, this, [this, own](AnswerState state) { Q_EMIT stateWanted(own.column, state); });
        editor->load();
        editor->setNames(part->required ? label : tr("%1, optional").arg(label), part->help.in(language));
        for (QWidget* stop : editor->stops())
            stop->installEventFilter(this);
    }
}

void CellForm::setContent(QWidget* content)
{
    layout()->addWidget(content);
    for (QWidget* child : content->findChildren<QWidget*>())
        child->installEventFilter(this);
}

void CellForm::setRow(const QString& row)
{
    for (Editor* editor : m_editors)
        editor->setRow(row);
}

void CellForm::start(const QString& column, const QString& typed)
{
    place();
    show();
    raise();
    for (Editor* editor : m_editors) {
        if (column.isEmpty() || editor->cell().column == column) {
            editor->start(typed);
            return;
        }
    }
}

void CellForm::load()
{
    for (Editor* editor : m_editors)
        editor->load();
}

bool CellForm::commit()
{
    for (Editor* editor : m_editors) {
        if (!editor->commit()) {
            if (!editor->stops().isEmpty())
                editor->stops().first()->setFocus(Qt::OtherFocusReason);
            return false;
        }
    }
    return true;
}

QString CellForm::focusedColumn() const
{
    const QWidget* focus = QApplication::focusWidget();
    for (const Editor* editor : m_editors) {
        if (focus != nullptr && isWithin(focus, editor))
            return editor->cell().column;
    }
    return {};
}

QList<QWidget*> CellForm::stops() const
{
    QList<QWidget*> all;
    for (const Editor* editor : m_editors)
        all += editor->stops();
    if (m_editors.isEmpty()) {
        for (QWidget* child : findChildren<QWidget*>()) {
            if (child->focusPolicy() & Qt::TabFocus && child->isVisible() && child->focusProxy() == nullptr)
                all.append(child);
        }
    }
    return all;
}

bool CellForm::focusNextPrevChild(bool next)
{
    const QList<QWidget*> all = stops();
    const int at = int(all.indexOf(QApplication::focusWidget()));
    const int to = at + (next ? 1 : -1);
    if (at >= 0 && to >= 0 && to < all.size()) {
        all[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return true;
    }
    if (m_editors.size() == 1) {
        if (commit())
            Q_EMIT leaving(next);
        return true;
    }
    if (!all.isEmpty())
        all[next ? 0 : all.size() - 1]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void CellForm::end(bool down)
{
    if (commit())
        Q_EMIT ended(down);
}

void CellForm::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        for (Editor* editor : m_editors) {
            if (editor->isDirty())
                editor->revert();
        }
        Q_EMIT abandoned();
    } else if (enter && !m_editors.isEmpty()) {
        end(m_editors.size() == 1);
    } else {
        // Other keys stay here, except those of the whole form.
        event->setAccepted(!(event->modifiers() & (Qt::AltModifier | Qt::ControlModifier)) && event->key() < Qt::Key_F1);
    }
}

bool CellForm::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT columnFocused(focusedColumn());
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && (key->modifiers() & Qt::ControlModifier) && !m_editors.isEmpty()) {
            end(false);
            return true;
        }
    }
    return QFrame::eventFilter(object, event);
}

bool CellForm::event(QEvent* event)
{
    const bool done = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest)
        place();
    return done;
}

void CellForm::place()
{
    if (m_placing || parentWidget() == nullptr || !m_anchor)
        return;
    m_placing = true;
    const QRect cell = m_anchor();
    const int room = parentWidget()->width();
    const int wanted = m_editors.size() == 1 && m_editors.first()->question().type == QuestionType::LongText ? 420 : m_editors.size() == 1 ? 300 : 400;
    const int width = qMin(qMax(cell.width(), wanted), room);
    layout()->invalidate();
    layout()->activate();
    int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : layout()->totalSizeHint().height();
    height = qMax(height, m_editors.size() == 1 ? cell.height() : 0);
    const int x = qMax(0, qMin(cell.left(), room - width));
    const int y = qMax(0, qMin(cell.top(), qMax(parentWidget()->height(), parentWidget()->minimumHeight()) - height));
    setGeometry(x, y, width, height);
    m_placing = false;
}

void CellForm::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(ColourRole::Page));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(ColourRole::Accent), 1));
    painter.setBrush(theme.colour(ColourRole::FocusFill));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace dossier
