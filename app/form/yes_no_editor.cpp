// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/yes_no_editor.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QKeyEvent>

namespace dossier {

namespace {
const QString yes = QStringLiteral("yes"), no = QStringLiteral("no"), unknown = QStringLiteral("unknown");
}

YesNoEditor::YesNoEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent) : Editor(context, question, cell, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    m_buttons = new Segmented(this);
    m_note = new TextPair(TextInput::Kind::Line, true, this);
    column->addWidget(m_buttons, 0, Qt::AlignLeft);
    column->addWidget(m_note);
    connect(m_buttons, &Segmented::chosen, this, &YesNoEditor::choose);
    connect(m_note, &TextPair::left, this, [this] { commit(); });
    connect(m_note, &TextPair::entered, this, [this](bool withControl) {
        if (commit() && !withControl)
            Q_EMIT finished();
    });
    connect(m_note, &TextPair::reverted, this, [this] { Q_EMIT problem({}); });
    retranslate();
}

void YesNoEditor::load()
{
    const Answer& saved = answer();
    m_buttons->setCurrent(saved.state == AnswerState::Unknown ? unknown : !saved.hasValue() || !saved.v.is_boolean() ? QString() : saved.v.get<bool>() ? yes : no);
    m_note->load(saved.note, false, false);
    m_note->setVisible(saved.hasValue());
}

void YesNoEditor::choose(const QString& id)
{
    if (id == unknown) {
        Q_EMIT stateWanted(AnswerState::Unknown);
        load();
        return;
    }
    Answer next = Answer::value(id == yes);
    next.note = answer().note;
    for (const Language language : {Language::English, Language::Chinese}) {
        if (m_note->isDirty(language))
            next.note.of(language) = m_note->text(language).trimmed();
    }
    if (!write(next.toJson()))
        load();
}

bool YesNoEditor::commit()
{
    if (isReadOnly() || !isDirty())
        return true;
    Answer next = answer();
    LocalizedText before = next.note;
    for (const Language language : {Language::English, Language::Chinese}) {
        if (m_note->isDirty(language)) {
            next.note.of(language) = m_note->text(language).trimmed();
            m_note->accept(language, next.note.of(language));
        }
    }
    if (write(next.toJson()))
        return true;
    for (const Language language : {Language::English, Language::Chinese}) {
        if (before.of(language) != next.note.of(language)) {
            m_note->accept(language, before.of(language));
            m_note->setTyped(language, next.note.of(language));
        }
    }
    m_note->setProblem(true);
    return false;
}

void YesNoEditor::revert()
{
    m_note->revert();
    load();
}

bool YesNoEditor::isDirty() const
{
    return m_note->isDirty(Language::English) || m_note->isDirty(Language::Chinese);
}

QList<QWidget*> YesNoEditor::stops() const
{
    QList<QWidget*> all{m_buttons};
    if (!m_note->isHidden())
        all += m_note->stops();
    return all;
}

void YesNoEditor::setReadOnly(bool on)
{
    m_buttons->setReadOnly(on);
    m_note->setReadOnly(on);
}

void YesNoEditor::retranslate()
{
    QList<Segmented::Item> items{{yes, tr("Yes"), QKeySequence(Qt::Key_Y)}, {no, tr("No"), QKeySequence(Qt::Key_N)}};
    if (m_question.mayBeUnknown)
        items.append({unknown, tr("Not known yet"), {}});
    m_buttons->setItems(items);
    m_note->setPlaceholders(tr("Explanation in English; Ctrl+T for Chinese"), tr("Explanation in Chinese; Ctrl+T for English"));
    m_note->retranslate();
    load();
}

/// Y or N typed on a cell of a table opens it and answers.
void YesNoEditor::start(const QString& typed)
{
    Editor::start({});
    if (typed.isEmpty())
        return;
    QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, typed.left(1));
    QCoreApplication::sendEvent(m_buttons, &key);
}

void YesNoEditor::setNames(const QString& name, const QString& description)
{
    m_buttons->setAccessibleName(name);
    m_buttons->setAccessibleDescription(description);
    m_note->setNames(tr("%1: explanation").arg(name), description);
}

} // namespace dossier
