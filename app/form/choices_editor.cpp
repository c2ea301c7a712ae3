// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/choices_editor.h"

#include <QBoxLayout>
#include <algorithm>

namespace dossier {

ChoicesEditor::ChoicesEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent) : Editor(context, question, cell, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_tokens = new TokenField(this);
    column->addWidget(m_tokens);
    PickField* field = m_tokens->field();
    field->setOwnWords(question.open);
    field->setSource([this] {
        // What is chosen already is not offered again.
        QList<Pick> picks = picksOf(m_question, m_context, interfaceLanguage());
        const Json chosen = items();
        picks.removeIf([&chosen](const Pick& pick) { return std::find(chosen.begin(), chosen.end(), Json(toStd(pick.id))) != chosen.end(); });
        if (picks.size() < 8) {
            for (Pick& pick : picks)
                pick.group.clear();
        }
        return picks;
    });
    connect(field, &PickField::picked, this, [this](const QString& id) { add(Json(toStd(id))); });
    connect(field, &PickField::ownWords, this, [this](const QString& text) { add(Json{{toStd(languageCode(interfaceLanguage())), toStd(text)}}); });
    connect(field, &PickField::cleared, this, [this] {
        m_refused = false;
        m_tokens->field()->setChosen({});
        Q_EMIT problem({});
    });
    connect(field, &PickField::refused, this, [this](const QString& text) {
        m_refused = !text.isEmpty();
        Q_EMIT problem(text.isEmpty() ? QString() : tr("“%1” is not one of the options. Nothing was saved.").arg(text));
    });
    connect(field, &PickField::confirmed, this, &Editor::finished);
    connect(m_tokens, &TokenField::removed, this, [this](int index) {
        Json next = items();
        if (index < 0 || size_t(index) >= next.size())
            return;
        next.erase(size_t(index));
        write(next.empty() ? Json() : next);
        load();
    });
    retranslate();
}

Json ChoicesEditor::items() const
{
    const Answer& saved = answer();
    return saved.hasValue() && saved.v.is_array() ? saved.v : Json::array();
}

void ChoicesEditor::add(const Json& item)
{
    m_refused = false;
    Json next = items();
    m_tokens->field()->setChosen({});
    if (std::find(next.begin(), next.end(), item) == next.end()) {
        next.push_back(item);
        write(next);
    }
    load();
}

void ChoicesEditor::load()
{
    QList<TokenField::Token> tokens;
    const Language language = interfaceLanguage();
    const DisplayContext display = m_context.display();
    const QList<Pick> picks = m_question.type == QuestionType::Countries ? picksOf(m_question, m_context, language) : QList<Pick>();
    for (const Json& item : items()) {
        TokenField::Token token;
        token.chip.text = displayAnswer(m_question, Answer::value(Json::array({item})), language, display);
        token.chip.language = language;
        token.chip.colour = ColourRole::Accent;
        token.chip.tint = ColourRole::AccentTint;
        if (item.is_string())
            token.id = fromStd(item.get<std::string>());
        for (const Pick& pick : picks) {
            if (pick.id == token.id)
                token.chip.text = pick.label + u" — "_qs + pick.detail;
        }
        tokens.append(token);
    }
    m_tokens->setTokens(tokens);
}

bool ChoicesEditor::commit()
{
    return isReadOnly() || m_tokens->field()->settle();
}

void ChoicesEditor::revert()
{
    m_refused = false;
    m_tokens->field()->setChosen({});
    load();
    Q_EMIT problem({});
}

bool ChoicesEditor::isDirty() const
{
    return m_tokens->field()->isChanged();
}

void ChoicesEditor::start(const QString& typed)
{
    Editor::start(typed);
    if (!typed.isEmpty())
        m_tokens->field()->type(typed);
}

void ChoicesEditor::retranslate()
{
    m_tokens->field()->setPlaceholder(m_question.open ? tr("add, own words too…") : tr("add…"));
    load();
}

} // namespace dossier
