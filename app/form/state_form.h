// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/date_editor.h"
#include <QMenu>

namespace dossier {

/// A question or cell that may be answered "none", "not applicable" or "not known yet".
struct StateTarget
{
    const Question* question = nullptr;
    Cell cell;
    QString head; ///< shown over its lines when a menu is about several cells
};

/// The answers that are not a value, and Clear: digits choose.
class StateMenu : public QMenu
{
    Q_OBJECT
public:
    explicit StateMenu(QWidget* parent);
    /// Lines for the states a question allows; Blank is the line that clears.
    void addTarget(const StateTarget& target, bool answered);
    bool isUseful() const { return m_count > 0; }

Q_SIGNALS:
    void chosen(const dossier::StateTarget& target, dossier::AnswerState state);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addState(const StateTarget& target, AnswerState state, const QString& text, Glyph glyph, ColourRole colour);
    int m_count = 0;
};

/// Asks what belongs to the answer: why it is not applicable; whom to ask, and by when.
class StateForm : public QWidget
{
    Q_OBJECT
public:
    StateForm(FormContext& context, const StateTarget& target, AnswerState state, QWidget* parent);
    void start();
    QList<QWidget*> stops() const;
    bool save();

Q_SIGNALS:
    void saved();
    void cancelled();
    void problem(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    FormContext& m_context;
    const Question m_question;
    Cell m_cell;
    AnswerState m_state;
    Language m_language;
    TextInput* m_reason = nullptr;
    PickField* m_ask = nullptr;
    DateInput* m_due = nullptr;
    QString m_person, m_personWords;
    QPushButton* m_save;
    QPushButton* m_cancel;
};

/// The state as the card shows it instead of the editor: chip, words, Answer.
QString stateDetail(const Answer& answer, const FormContext& context, Language language);
Chip stateChip(AnswerState state, Language language);

} // namespace dossier
