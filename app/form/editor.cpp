// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/editor.h"

#include "app/form/choice_editor.h"
#include "app/form/choices_editor.h"
#include "app/form/date_editor.h"
#include "app/form/file_editor.h"
#include "app/form/generated_view.h"
#include "app/form/number_editor.h"
#include "app/form/risk_map_view.h"
#include "app/form/record_editor.h"
#include "app/form/table_editor.h"
#include "app/form/text_editor.h"
#include "app/form/yes_no_editor.h"
#include "app/style/theme.h"

namespace dossier {

Editor::Editor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent)
    : QWidget(parent), m_context(context), m_question(question), m_cell(cell)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Editor::start(const QString&)
{
    const QList<QWidget*> all = stops();
    if (!all.isEmpty())
        all.first()->setFocus(Qt::OtherFocusReason);
}

void Editor::setNames(const QString& name, const QString& description)
{
    for (QWidget* stop : stops()) {
        stop->setAccessibleName(name);
        stop->setAccessibleDescription(description);
    }
}

bool Editor::write(const Cell& cell, const Json& value)
{
    const bool newRow = cell.row.isEmpty() && !cell.column.isEmpty();
    const Result<Outcome> done = m_context.write(cell, value);
    if (!done) {
        Q_EMIT problem(done.error().message.in(interfaceLanguage()));
        return false;
    }
    if (newRow && !done->addedRows.isEmpty()) {
        setRow(done->addedRows.first());
        Q_EMIT rowMade(m_cell.row);
    }
    Q_EMIT problem({});
    Q_EMIT written();
    return true;
}

bool Editor::write(const Json& value)
{
    return write(m_cell, value);
}

bool Editor::write(Language language, const QString& text)
{
    Cell cell = m_cell;
    cell.language = language;
    return write(cell, Json(toStd(text)));
}

QString Editor::savedWords() const
{
    return displayAnswer(m_question, answer(), interfaceLanguage(), m_context.display());
}

Editor* makeEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent)
{
    switch (question.type) {
    case QuestionType::Text:
    case QuestionType::LongText: return new TextEditor(context, question, cell, parent);
    case QuestionType::YesNo: return new YesNoEditor(context, question, cell, parent);
    case QuestionType::Choice:
    case QuestionType::Country: return new ChoiceEditor(context, question, cell, parent);
    case QuestionType::Choices:
    case QuestionType::Countries: return new ChoicesEditor(context, question, cell, parent);
    case QuestionType::Number: return new NumberEditor(context, question, cell, parent);
    case QuestionType::Date: return new DateEditor(context, question, cell, parent);
    case QuestionType::Record:
    case QuestionType::Records: return new RecordEditor(context, question, cell, parent);
    case QuestionType::Table:
    case QuestionType::Matrix: return new TableEditor(context, question, cell, parent);
    case QuestionType::File: return new FileEditor(context, question, cell, parent);
    case QuestionType::Generated:
        if (question.id == u"risk-map")
            return new RiskMapView(context, question, cell, parent);
        return new GeneratedView(context, question, cell, parent);
    }
    Q_UNREACHABLE();
}

} // namespace dossier
