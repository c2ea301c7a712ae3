// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/editor.h"
#include "app/style/components.h"
#include <QFrame>

namespace dossier {

/// The small form over a cell: the editors of its columns, one under the other. Tab inside, Ctrl+Enter or Enter in the last field ends it, Esc restores.
class CellForm : public QFrame
{
    Q_OBJECT
public:
    /// `anchor` gives the cell's rectangle in the parent's coordinates whenever the form places itself.
    CellForm(FormContext& context, const QList<const Question*>& parts, const Cell& cell, std::function<QRect()> anchor, QWidget* owner, QWidget* parent);
    void start(const QString& column, const QString& typed);
    void load();
    /// Writes every field; false when one is refused (it has the focus and says why).
    bool commit();
    void setRow(const QString& row);
    QString focusedColumn() const;
    const QList<Editor*>& editors() const { return m_editors; }
    void place();
    /// Closed and waiting to be deleted: it no longer asks where its cell is.
    void retire() { m_anchor = nullptr; }
    /// Puts a widget of one's own in (the question of a state) instead of editors.
    void setContent(QWidget* content);

Q_SIGNALS:
    void ended(bool down);      ///< committed; Enter goes down
    void leaving(bool forward); ///< Tab out of a form with one field
    void abandoned();           ///< Esc with nothing left to restore
    void rowMade(const QString& row);
    void columnFocused(const QString& column);
    void stateWanted(const QString& column, dossier::AnswerState state);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QList<QWidget*> stops() const;
    void end(bool down);

    QList<Editor*> m_editors;
    QList<QWidget*> m_labels;
    std::function<QRect()> m_anchor;
    bool m_placing = false;
};

} // namespace dossier
