// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/text_editor.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <algorithm>

namespace dossier {

// ---- Pending ----

PendingText::PendingText(FormContext& context, std::function<QString(std::optional<Language>)> text) : m_context(context), m_text(std::move(text))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(400);
    m_timer.callOnTimeout([this] { flush(); });
}

void PendingText::note(const Cell& cell)
{
    if (cell.row.isEmpty() && !cell.column.isEmpty())
        return; // a row that does not exist yet
    if (!m_cells.contains(cell))
        m_cells.append(cell);
    m_timer.start();
}

void PendingText::drop(const Cell& cell)
{
    m_cells.removeAll(cell);
    if (!m_context.readOnly)
        m_context.workspace->clearPending(m_context.record, cell);
}

void PendingText::flush()
{
    m_timer.stop();
    for (const Cell& cell : std::exchange(m_cells, {})) {
        const Result<void> kept = m_context.workspace->setPending(m_context.record, cell, m_text(cell.language));
        if (!kept && m_context.failed)
            m_context.failed(kept.error());
    }
}

std::optional<QString> PendingText::kept(const FormContext& context, const Cell& cell)
{
    for (const Pending& pending : context.workspace->pending()) {
        if (pending.record == context.record && pending.cell == cell)
            return pending.text;
    }
    return std::nullopt;
}

// ---- Editor ----

TextEditor::TextEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent)
    : Editor(context, question, cell, parent),
      m_pending(context, [this](std::optional<Language> language) { return m_pair->text(language.value_or(Language::English)); })
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_pair = new TextPair(question.type == QuestionType::LongText ? TextInput::Kind::Area : TextInput::Kind::Line, question.localized, this);
    column->addWidget(m_pair);
    for (const Language language : {Language::English, Language::Chinese})
        m_pair->input(language)->field()->installEventFilter(this);
    connect(m_pair, &TextPair::edited, this, [this](Language language) {
        m_pending.note(cellOf(language));
        suggest(language);
    });
    connect(m_pair, &TextPair::left, this, [this](Language language) {
        if (m_list)
            m_list->hide();
        commitLanguage(language);
    });
    connect(m_pair, &TextPair::entered, this, [this](bool withControl) {
        if (commit() && !withControl)
            Q_EMIT finished();
    });
    connect(m_pair, &TextPair::reverted, this, [this] {
        for (const Language language : {Language::English, Language::Chinese})
            m_pending.drop(cellOf(language));
        m_pair->setProblem(false);
        Q_EMIT problem({});
    });
    retranslate();
}

TextEditor::~TextEditor()
{
    m_pending.flush();
    delete m_list;
}

Cell TextEditor::cellOf(Language language) const
{
    Cell cell = m_cell;
    if (m_question.localized)
        cell.language = language;
    return cell;
}

void TextEditor::load()
{
    const Answer& saved = answer();
    LocalizedText text = saved.hasValue() ? saved.text() : LocalizedText();
    if (!m_question.localized)
        text.zh.clear();
    m_pair->load(text, isOlder(saved, Language::English), isOlder(saved, Language::Chinese));
    if (!m_first)
        return;
    m_first = false;
    bool some = false;
    for (const Language language : {Language::English, Language::Chinese}) {
        if (!m_question.localized && language == Language::Chinese)
            continue;
        const auto kept = PendingText::kept(m_context, cellOf(language));
        if (kept && kept->trimmed() != text.of(language).trimmed()) {
            m_pair->setTyped(language, *kept);
            some = true;
        }
    }
    if (some)
        Q_EMIT notice(tr("Typed earlier and not saved yet. Leaving the field saves it, Esc goes back to the saved text."));
}

bool TextEditor::commitLanguage(Language language)
{
    if (isReadOnly() || m_pair->input(language)->isComposing())
        return true;
    if (!m_pair->isDirty(language)) {
        if (m_pair->text(language) != m_pair->saved(language))
            m_pair->accept(language, m_pair->saved(language)); // blanks around it only
        return true;
    }
    const QString text = m_pair->text(language).trimmed();
    const QString before = m_pair->saved(language);
    m_pair->accept(language, text);
    const Cell cell = cellOf(language); // before a new row gets its id: that one has nothing pending
    const bool done = m_question.localized ? write(language, text) : write(text.isEmpty() ? Json() : Json(toStd(text)));
    if (!done) {
        m_pair->accept(language, before);
        m_pair->setTyped(language, text);
        m_pair->setProblem(true);
        return false;
    }
    m_pending.drop(cell);
    m_pair->setProblem(false);
    return true;
}

bool TextEditor::commit()
{
    const bool english = commitLanguage(Language::English);
    return commitLanguage(Language::Chinese) && english;
}

void TextEditor::revert()
{
    m_pair->revert();
    load();
}

bool TextEditor::isDirty() const
{
    return m_pair->isDirty(Language::English) || m_pair->isDirty(Language::Chinese);
}

void TextEditor::start(const QString& typed)
{
    TextInput* input = m_pair->input(m_question.localized ? m_pair->firstLanguage() : Language::English);
    input->field()->setFocus(Qt::OtherFocusReason);
    input->selectAll();
    if (!typed.isEmpty())
        input->insertText(typed);
}

void TextEditor::retranslate()
{
    if (m_question.localized)
        m_pair->setPlaceholders(tr("English; Ctrl+T for Chinese"), tr("Chinese; Ctrl+T for English"));
    m_pair->retranslate();
}

// ---- Suggestions ----

void TextEditor::suggest(Language language)
{
    TextInput* input = m_pair->input(language);
    if (m_question.catalogue.isEmpty() || input->lineEdit() == nullptr || !input->field()->hasFocus())
        return;
    const QString typed = input->text().trimmed();
    QList<Pick> hits;
    if (!typed.isEmpty()) {
        for (const Pick& pick : suggestionsOf(m_question, m_context, language)) {
            if (matches(pick, typed) && pick.label != typed)
                hits.append(pick);
        }
    }
    if (!m_list || m_suggesting != language) {
        delete m_list;
        m_list = new PickList(input);
        m_suggesting = language;
        connect(m_list, &PickList::picked, this, &TextEditor::takeSuggestion);
    }
    m_list->setPicks(hits, false);
    if (!hits.isEmpty() && !m_list->isOpen())
        m_list->open();
}

void TextEditor::takeSuggestion(const Pick& pick)
{
    TextInput* input = m_pair->input(m_suggesting);
    input->selectAll();
    input->insertText(pick.label);
    m_list->hide();
    // A suggestion is known in both languages; the other one is filled in where nothing was written.
    const Language other = otherLanguage(m_suggesting);
    const Option* option = m_context.library().option(m_question, pick.id);
    if (m_question.localized && option != nullptr && !m_pair->isDirty(other) && m_pair->saved(other).isEmpty()) {
        const Cell cell = cellOf(m_suggesting);
        m_pair->accept(m_suggesting, pick.label);
        if (write(Json{{toStd(languageCode(m_suggesting)), toStd(pick.label)}, {toStd(languageCode(other)), toStd(option->label.of(other))}}))
            m_pending.drop(cell);
        load();
    }
}

bool TextEditor::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && m_list && m_list->isOpen() && m_list->handleKey(static_cast<QKeyEvent*>(event)->key()))
        return true;
    return Editor::eventFilter(object, event);
}

} // namespace dossier
