// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/generated_view.h"

#include "core/rules/prefill_source.h"
#include "core/rules/routes.h"

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
    QStringList lines;
    for (const LocalizedText& line : generatedWords(*m_context.workspace, m_context.record, m_question.id))
        lines.append(line.in(language));
    words = lines.join(u'\n');
    if (const auto source = !words.isEmpty() ? std::nullopt : prefillSource(*m_context.workspace, m_context.record, m_question))
        words = sourceWords(*m_context.workspace, *source, language);
    if (words.isEmpty())
        words = savedWords();
    if (words.isEmpty())
        words = m_question.example.in(language);
    m_text->setText(words.isEmpty() ? u"—"_qs : words);
}

} // namespace dossier
