// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/choice_editor.h"

#include <QBoxLayout>
#include <QFontMetrics>

namespace dossier {

namespace {
constexpr int mostButtons = 5;
constexpr int widestButtons = 600;
}

ChoiceEditor::ChoiceEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent) : Editor(context, question, cell, parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    if (buttonsFit()) {
        m_buttons = new Segmented(this);
        buildButtons();
        row->addWidget(m_buttons);
        connect(m_buttons, &Segmented::chosen, this, [this](const QString& id) {
            if (write(Json(toStd(id))))
                Q_EMIT finished();
            else
                load();
        });
    } else {
        m_field = new PickField(this);
        m_field->setArrow(true);
        m_field->setWidthHint(360);
        m_field->setOwnWords(question.open);
        m_field->setSource([this] { return picksOf(m_question, m_context, interfaceLanguage()); });
        row->addWidget(m_field);
        connect(m_field, &PickField::picked, this, [this](const QString& id) {
            m_refused = false;
            written(write(Json(toStd(id))));
        });
        connect(m_field, &PickField::ownWords, this, [this](const QString& text) {
            written(write(Json{{toStd(languageCode(interfaceLanguage())), toStd(text)}}));
        });
        connect(m_field, &PickField::cleared, this, [this] {
            m_refused = false;
            write(Json());
            load();
        });
        connect(m_field, &PickField::refused, this, [this](const QString& text) {
            m_refused = !text.isEmpty();
            Q_EMIT problem(text.isEmpty() ? QString() : tr("“%1” is not one of the options. Nothing was saved.").arg(text));
        });
        connect(m_field, &PickField::confirmed, this, &Editor::finished);
    }
    row->addStretch(1);
    retranslate();
}

/// After a pick: what was typed has become the answer, and is not to be settled a second time by whoever closes the field.
void ChoiceEditor::written(bool done)
{
    if (done && m_field != nullptr)
        m_field->setChosen({});
    load();
    if (done)
        Q_EMIT finished();
}

bool ChoiceEditor::buttonsFit() const
{
    const auto& options = m_context.library().optionsOf(m_question);
    if (!m_question.rowsOf.isEmpty() || m_question.type == QuestionType::Country || m_question.open || !m_question.catalogue.isEmpty()
        || options.empty() || options.size() > mostButtons)
        return false;
    for (const Language language : {Language::English, Language::Chinese}) {
        const QFontMetrics metrics(Theme::current().font(TextRole::Strong, language));
        int width = 0;
        for (const Option& option : options)
            width += metrics.horizontalAdvance(option.label.of(language)) + 28;
        if (width > widestButtons)
            return false;
    }
    return true;
}

void ChoiceEditor::buildButtons()
{
    QList<Segmented::Item> items;
    for (const Option& option : m_context.library().optionsOf(m_question))
        items.append({option.id, option.label.in(interfaceLanguage()), {}});
    m_buttons->setItems(items);
}

void ChoiceEditor::load()
{
    const Answer& saved = answer();
    const QString id = saved.hasValue() && saved.v.is_string() ? fromStd(saved.v.get<std::string>()) : QString();
    if (m_buttons != nullptr) {
        m_buttons->setCurrent(id);
        return;
    }
    if (m_field == nullptr || (isDirty() && (m_refused || m_field->lineEdit()->hasFocus())))
        return;
    QString label = saved.hasValue() ? savedWords() : QString();
    if (m_question.type == QuestionType::Country && saved.hasValue()) {
        for (const Pick& pick : picksOf(m_question, m_context, interfaceLanguage())) {
            if (pick.id == id)
                label = pick.label + u" — "_qs + pick.detail;
        }
    }
    m_field->setChosen(label);
}

bool ChoiceEditor::commit()
{
    return isReadOnly() || m_field == nullptr || m_field->settle();
}

void ChoiceEditor::revert()
{
    m_refused = false;
    if (m_field != nullptr)
        m_field->setChosen({});
    load();
    Q_EMIT problem({});
}

bool ChoiceEditor::isDirty() const
{
    return m_field != nullptr && m_field->isChanged();
}

QList<QWidget*> ChoiceEditor::stops() const
{
    if (m_buttons != nullptr)
        return {m_buttons};
    return {m_field->lineEdit()};
}

void ChoiceEditor::start(const QString& typed)
{
    Editor::start(typed);
    if (m_field == nullptr)
        return;
    m_field->lineEdit()->selectAll();
    if (!typed.isEmpty())
        m_field->type(typed);
}

void ChoiceEditor::setReadOnly(bool on)
{
    if (m_buttons != nullptr)
        m_buttons->setReadOnly(on);
    else
        m_field->setReadOnly(on);
}

void ChoiceEditor::retranslate()
{
    if (m_buttons != nullptr)
        buildButtons();
    else
        m_field->setPlaceholder(m_question.open ? tr("Type to search, or own words") : tr("Type to search"));
    load();
}

void ChoiceEditor::restyle()
{
    if (m_field != nullptr)
        m_field->restyle();
}

} // namespace dossier
