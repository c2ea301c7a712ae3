// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/cell_text.h"
#include "app/form/table_editor.h"
#include "core/form/answer_check.h"

#include <algorithm>

namespace dossier {

QList<const Question*> TableEditor::flatColumns() const
{
    QList<const Question*> flat;
    for (int i = 0; i < m_model->columnCount(); ++i)
        flat += m_model->parts(i);
    return flat;
}

QString TableEditor::copied() const
{
    QModelIndexList indexes = m_grid->selectionModel()->selectedIndexes();
    if (indexes.isEmpty() && m_grid->currentIndex().isValid())
        indexes = {m_grid->currentIndex()};
    if (indexes.isEmpty())
        return {};
    int top = indexes.first().row(), bottom = top, left = indexes.first().column(), right = left;
    for (const QModelIndex& index : indexes) {
        top = qMin(top, index.row());
        bottom = qMax(bottom, index.row());
        left = qMin(left, index.column());
        right = qMax(right, index.column());
    }
    const Language language = interfaceLanguage();
    const DisplayContext display = m_context.workspace->displayContext(m_context.current()); // names alone, so that they can be pasted
    QList<QStringList> rows;
    for (int r = top; r <= bottom; ++r) {
        QStringList fields;
        const Row* row = m_model->row(r);
        for (int c = left; c <= right && row != nullptr; ++c) {
            for (const Question* part : m_model->parts(c)) {
                const Answer& answer = row->cell(part->id);
                const bool explained = part->type == QuestionType::YesNo;
                Answer plain = answer;
                if (explained)
                    plain.note = {};
                if (!plain.hasValue() && !plain.isBlank())
                    fields.append(stateWord(plain.state).in(language));
                else if (part->type == QuestionType::Number && plain.hasValue() && plain.v.is_number())
                    fields.append(displayNumber(plain.v.get<double>(), language));
                else
                    fields.append(displayAnswer(*part, plain, language, display));
            }
        }
        rows.append(fields);
    }
    return toTsv(rows);
}

std::vector<Change> TableEditor::pasteChanges(const QList<QStringList>& rows, QStringList& refusals) const
{
    const QList<const Question*> flat = flatColumns();
    const QModelIndex current = m_grid->currentIndex();
    const QList<const Question*> here = m_model->parts(current.isValid() ? current.column() : m_model->firstColumn());
    const int firstColumn = here.isEmpty() ? 0 : int(flat.indexOf(here.first()));
    const int firstRow = current.isValid() ? current.row() : 0;
    const Language language = interfaceLanguage();
    std::vector<Change> changes;
    const auto refuse = [&](int line, const QString& why) { refusals.append(tr("Line %1: %2").arg(line + 1).arg(why)); };
    for (int line = 0; line < rows.size(); ++line) {
        const Row* row = m_model->row(firstRow + line);
        if (row == nullptr && isMatrix()) {
            refuse(line, tr("there is no row for it"));
            continue;
        }
        Json cells = Json::object();
        for (int field = 0; field < rows[line].size(); ++field) {
            const QString text = rows[line][field].trimmed();
            if (firstColumn + field >= flat.size()) {
                if (!text.isEmpty())
                    refuse(line, tr("there is no column for “%1”").arg(text));
                continue;
            }
            const Question& column = *flat[firstColumn + field];
            Result<Json> value = answerFromText(column, text, m_context);
            if (value) {
                const Result<void> checked = checkAnswer(column, Answer::fromJson(*value), m_context.library(), {});
                if (!checked && column.rowsOf.isEmpty())
                    value = failure(checked.error());
            }
            if (!value) {
                refuse(line, tr("%1: %2").arg(column.label.in(language), value.error().message.in(language)));
                continue;
            }
            if (row == nullptr) {
                if (!value->is_null())
                    cells[toStd(column.id)] = *value;
                continue;
            }
            Json next = *value;
            // A text pasted in one language leaves the other one as it is.
            Cell cell{m_question.id, row->id, column.id, {}};
            if (column.isText() && column.localized && next.is_object() && next.size() == 1 && !next.contains("state")) {
                cell.language = languageFromCode(fromStd(next.begin().key()));
                next = next.begin().value();
            }
            changes.push_back(SetAnswer{m_context.record, cell, next});
        }
        if (row == nullptr && !cells.empty())
            changes.push_back(AddRow{m_context.record, m_question.id, cells, -1, {}, {}});
    }
    return changes;
}

bool TableEditor::paste(const QString& text)
{
    QList<QStringList> rows = parseTsv(text);
    if (isReadOnly() || rows.isEmpty())
        return false;
    // Heads copied with the rows are no row.
    const QList<const Question*> flat = flatColumns();
    bool heads = !flat.isEmpty() && !rows.first().isEmpty();
    for (const QString& field : rows.first())
        heads = heads && std::any_of(flat.begin(), flat.end(), [&field](const Question* column) { return field.trimmed() == column->label.en || field.trimmed() == column->label.zh; });
    if (heads)
        rows.removeFirst();
    QStringList refusals;
    std::vector<Change> changes = pasteChanges(rows, refusals);
    if (!refusals.isEmpty()) {
        const int more = int(refusals.size()) - 5;
        QString told = tr("Nothing was pasted.") + u'\n' + refusals.mid(0, 5).join(u'\n');
        if (more > 0)
            told += u'\n' + tr("and %n more", nullptr, more);
        say(told);
        return false;
    }
    if (changes.empty())
        return false;
    const Result<Outcome> done = m_context.apply(makeGroup({QStringLiteral("Paste rows"), u"粘贴行"_qs}, std::move(changes)));
    if (!done) {
        say(tr("Nothing was pasted.") + u'\n' + done.error().message.in(interfaceLanguage()));
        return false;
    }
    say({});
    load();
    Q_EMIT written();
    Q_EMIT notice(tr("%n rows pasted. Ctrl+Z takes it back.", nullptr, int(rows.size())));
    if (!m_grid->currentIndex().isValid() && m_model->rowCount() > 0)
        m_grid->setCurrentIndex(m_model->index(0, m_model->firstColumn()));
    focusGrid();
    return true;
}

} // namespace dossier
