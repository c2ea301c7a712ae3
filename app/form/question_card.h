// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/editor.h"
#include "app/form/state_form.h"
#include "app/style/components.h"
#include "core/form/completeness.h"
#include "core/rules/contradictions.h"
#include <QPointer>

namespace dossier {

/// One question: state in the gutter, label, who and when, help, editor, message. The question in focus has a ground and an accent border.
class QuestionCard : public QWidget
{
    Q_OBJECT
public:
    QuestionCard(FormContext& context, const Question& question, QWidget* parent);

    const Question& question() const { return m_question; }
    Editor* editor() const { return m_editor; }
    void load(QuestionState state);
    /// What contradicts something else here, below the editor; a click on one goes to its row.
    void setPoints(const std::vector<Contradiction>& points);
    void setActive(bool on);
    bool isActive() const { return m_active; }
    bool flush();
    void setReadOnly(bool on);
    void retranslate();
    void restyle();
    QList<QWidget*> stops() const;
    /// Where the focus goes when the question is gone to.
    void takeFocus(Qt::FocusReason reason);
    /// The menu of answers that are no value; for a table, of the cell in focus. False when there is nothing to offer.
    bool openStates();
    void clearAnswer();
    QString message() const { return m_message->text(); }
    Cell focusedCell() const;

Q_SIGNALS:
    void cellFocused(const dossier::Cell& cell);
    void leaveWanted(bool forward);
    void unstackedChanged(bool on);
    void pointActivated(const QString& row, const QString& column);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void showEditorOrState();
    void answerAgain(const QString& typed);
    void choose(const StateTarget& target, AnswerState state);
    void closeStateForm(bool refocus);
    void refreshWords();
    void refreshStale();
    bool mayHaveStates() const { return m_question.mayBeNone || m_question.mayBeNotApplicable || m_question.mayBeUnknown; }
    QString stateName() const;

    FormContext& m_context;
    const Question m_question;
    Editor* m_editor;
    Text* m_label;
    Text* m_optional;
    Text* m_when;
    Text* m_help;
    Text* m_message;
    QWidget* m_strip;
    ChipButton* m_chip;
    Text* m_reason;
    QPushButton* m_answer;
    QWidget* m_stale;
    Text* m_staleText;
    QPushButton* m_takeOver;
    QPushButton* m_stillRight;
    QWidget* m_points;
    QString m_pointWords;
    QPointer<StateForm> m_form;
    QuestionState m_state = QuestionState::Empty;
    bool m_active = false, m_answering = false, m_problem = false, m_isStale = false, m_hasError = false;
};

} // namespace dossier
