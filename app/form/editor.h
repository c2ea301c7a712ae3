// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/form_context.h"

namespace dossier {

/// Edits one answer: of a question, or of a cell of its table. Every edit becomes one Change; what is refused stays in the field and nothing is written.
class Editor : public QWidget
{
    Q_OBJECT
public:
    Editor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);

    const Question& question() const { return m_question; }
    const Cell& cell() const { return m_cell; }
    /// The row a new row's first answer made.
    void setRow(const QString& row) { m_cell.row = row; }

    /// Shows the answer as it is now; what is being typed stays.
    virtual void load() = 0;
    /// Writes what is being typed; false when it is refused.
    virtual bool commit() { return true; }
    /// Back to the saved answer.
    virtual void revert() { load(); }
    virtual bool isDirty() const { return false; }
    /// What Tab stops at, in order.
    virtual QList<QWidget*> stops() const = 0;
    /// Takes the focus; a text typed on a closed cell goes into the field instead of what is there.
    virtual void start(const QString& typed);
    virtual void setReadOnly(bool on) = 0;
    virtual void retranslate() {}
    virtual void restyle() {}
    /// Accessible name and description of what is asked.
    virtual void setNames(const QString& name, const QString& description);
    /// Whether the editor wants the whole width of the card.
    virtual bool isWide() const { return false; }
    /// "6 rows · 1 not known yet", shown at the right of the label; usually empty.
    virtual QString summary() const { return {}; }
    /// Focus within: row and column where the question has them.
    virtual Cell focusedCell() const { return m_cell; }

Q_SIGNALS:
    void problem(const QString& text); ///< why a value was refused; empty: nothing is wrong any more
    void notice(const QString& text);  ///< said once, without anything being wrong
    void written();
    void rowMade(const QString& row);
    void finished();                   ///< the choice is made: a form over a cell may close
    void stateWanted(dossier::AnswerState state);
    void cellFocused(const dossier::Cell& cell);

protected:
    /// Applies; a refusal is told by problem().
    bool write(const Json& value);
    bool write(Language language, const QString& text);
    bool write(const Cell& cell, const Json& value);
    const Answer& answer() const { return m_context.answer(m_cell); }
    bool isReadOnly() const { return m_context.readOnly; }
    /// The saved answer in words for messages.
    QString savedWords() const;

    FormContext& m_context;
    const Question m_question;
    Cell m_cell;
};

/// The editor for a question's type.
Editor* makeEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);

} // namespace dossier
