// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/generated_view.h"

#include "core/rules/prefill_source.h"

#include <QBoxLayout>

namespace dossier {

GeneratedView::GeneratedView(FormContext& context, const Question& question, const Cell& cell, QWidget* parent) : Editor(context, question, cell, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_text = new Text(TextRole::Body, this);
    column->addWidget(m_text);
    load();
}

void GeneratedView::load()
{
    const Language language = interfaceLanguage();
    QString words;
    if (const auto source = prefillSource(*m_context.workspace, m_context.record, m_question))
        words = sourceWords(*m_context.workspace, *source, language);
    if (words.isEmpty())
        words = savedWords();
    if (words.isEmpty())
        words = m_question.example.in(language);
    m_text->setText(words.isEmpty() ? u"—"_qs : words);
}

} // namespace dossier
