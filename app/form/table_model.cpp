// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/table_model.h"

#include "app/form/state_form.h"
#include "core/rules/obligations.h"

#include <algorithm>

namespace dossier {

TableModel::TableModel(FormContext& context, const Question& question, QObject* parent) : QAbstractTableModel(parent), m_context(context), m_question(question)
{
    group();
}

void TableModel::group()
{
    m_columns.clear();
    if (isMatrix())
        m_columns.append(QList<const Question*>());
    for (const Question& column : m_question.columns) {
        const Question* under = m_wide || column.stack.isEmpty() ? nullptr : m_question.column(column.stack);
        while (under != nullptr && !under->stack.isEmpty())
            under = m_question.column(under->stack);
        const auto place = std::find_if(m_columns.begin(), m_columns.end(), [under](const auto& parts) { return under != nullptr && !parts.isEmpty() && parts.first() == under; });
        if (place != m_columns.end())
            place->append(&column);
        else
            m_columns.append(QList<const Question*>{&column});
    }
}

void TableModel::reload()
{
    std::vector<Row> rows;
    m_suggestions.clear();
    if (const Record* record = m_context.current()) {
        const QuestionAnswer& answer = record->answers.at(m_question.id);
        if (isMatrix()) {
            for (const CriterionView& view : criteriaOf(*m_context.workspace, m_context.record)) {
                if (view.criterion->question == m_question.id)
                    m_suggestions[view.criterion->row] = {view.suggested, view.brief};
            }
            rows = matrixRows(m_question, record->answers);
        } else {
            rows = answer.rows;
        }
    }
    const bool sameRows = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.id == b.id; });
    // A new row that was just written is the last row now; the view sees no change of rows.
    const bool newOneWritten = m_newRow && rows.size() == m_rows.size() + 1
        && std::equal(m_rows.begin(), m_rows.end(), rows.begin(), [](const Row& a, const Row& b) { return a.id == b.id; });
    if (sameRows || newOneWritten) {
        m_rows = std::move(rows);
        if (newOneWritten)
            m_newRow = false;
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void TableModel::setWide(bool on)
{
    if (m_wide == on)
        return;
    beginResetModel();
    m_wide = on;
    group();
    endResetModel();
}

void TableModel::setNewRow(bool on)
{
    if (m_newRow == on || isMatrix())
        return;
    if (on) {
        beginInsertRows({}, rowTotal(), rowTotal());
        m_newRow = true;
        endInsertRows();
    } else {
        beginRemoveRows({}, rowTotal(), rowTotal());
        m_newRow = false;
        endRemoveRows();
    }
}

const Row* TableModel::row(int index) const
{
    return index >= 0 && index < rowTotal() ? &m_rows[size_t(index)] : nullptr;
}

QString TableModel::rowId(int index) const
{
    const Row* at = row(index);
    return at == nullptr ? QString() : at->id;
}

int TableModel::indexOf(const QString& rowId) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&rowId](const Row& candidate) { return candidate.id == rowId; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

QList<const Question*> TableModel::parts(int column) const
{
    return column >= 0 && column < m_columns.size() ? m_columns[column] : QList<const Question*>();
}

QList<const Question*> TableModel::shownParts(int rowIndex, int column) const
{
    static const Row blank;
    const Row* at = row(rowIndex);
    QList<const Question*> shown;
    for (const Question* part : parts(column)) {
        if (columnShown(*part, at == nullptr ? blank : *at))
            shown.append(part);
    }
    return shown;
}

int TableModel::columnOf(const QString& columnId) const
{
    for (int i = 0; i < m_columns.size(); ++i) {
        for (const Question* part : m_columns[i]) {
            if (part->id == columnId)
                return i;
        }
    }
    return -1;
}

double TableModel::weight(int column) const
{
    const QList<const Question*> all = parts(column);
    return all.isEmpty() ? 1.4 : all.first()->width;
}

QString TableModel::headText(int column) const
{
    const QList<const Question*> all = parts(column);
    return all.isEmpty() ? QString() : all.first()->label.in(interfaceLanguage());
}

CellLook TableModel::answerLook(const Question& column, const Answer& answer) const
{
    CellLook look;
    const Language language = interfaceLanguage();
    switch (answer.state) {
    case AnswerState::Blank:
        look.first = u"—"_qs;
        look.firstColour = ColourRole::Faint;
        return look;
    case AnswerState::None:
    case AnswerState::NotApplicable:
    case AnswerState::Unknown:
        look.first = stateWord(answer.state).in(language);
        look.second = stateDetail(answer, m_context, language);
        look.firstColour = answer.state == AnswerState::Unknown ? ColourRole::Warn : ColourRole::Muted;
        if (answer.state == AnswerState::Unknown)
            look.secondColour = ColourRole::Warn;
        return look;
    case AnswerState::Value: break;
    }
    look.first = displayAnswer(column, answer, language, m_context.display());
    // Options that are the states of a measure look like them.
    if (column.type == QuestionType::Choice && answer.v.is_string()) {
        const QString id = fromStd(answer.v.get<std::string>());
        const KindInfo* measure = m_context.library().kinds().kind(QStringLiteral("measure"));
        const StatusInfo* status = measure != nullptr ? measure->status(id) : nullptr;
        const Option* option = m_context.library().option(column, id);
        if (status != nullptr || (option != nullptr && option->flag)) {
            Chip chip;
            chip.text = look.first;
            chip.language = language;
            chip.glyph = status != nullptr ? glyphFromWord(status->shape) : Glyph::Triangle;
            chip.colour = status != nullptr ? toneColour(status->tone) : ColourRole::Danger;
            chip.tint = status != nullptr ? toneTint(status->tone) : ColourRole::DangerTint;
            look.chip = chip;
        }
    }
    return look;
}

QString TableModel::suggestionText(const Suggestion& suggestion) const
{
    const QString brief = suggestion.brief.in(interfaceLanguage());
    if (!suggestion.says)
        return tr("suggested: not clear yet");
    if (brief.isEmpty())
        return *suggestion.says ? tr("suggested: yes") : tr("suggested: no");
    return (*suggestion.says ? tr("suggested: yes (%1)") : tr("suggested: no (%1)")).arg(brief);
}

CellLook TableModel::look(const QModelIndex& index) const
{
    const Language language = interfaceLanguage();
    if (isMatrix() && index.column() == 0) {
        CellLook look;
        look.strong = true;
        if (m_question.isMatrixOverTable()) {
            const DisplayContext display = m_context.display();
            look.tag = m_rows[size_t(index.row())].label;
            look.first = rowName(m_question, m_rows[size_t(index.row())], language, display).mid(look.tag.isEmpty() ? 0 : look.tag.size() + 1);
            look.second = rowDetail(m_question, m_rows[size_t(index.row())], language, display);
            return look;
        }
        const QString id = rowId(index.row());
        const auto prescribed = std::find_if(m_question.rows.begin(), m_question.rows.end(), [&id](const MatrixRow& row) { return row.id == id; });
        if (prescribed == m_question.rows.end())
            return look;
        look.first = prescribed->label.in(language);
        QStringList cites;
        for (const QString& cite : prescribed->cite) {
            const Citation* citation = Regimes::builtIn().citation(cite);
            cites.append(citation == nullptr ? cite : citation->brief.in(language));
        }
        look.second = cites.join(language == Language::Chinese ? u"、"_qs : QStringLiteral(", "));
        if (const auto suggested = m_suggestions.find(id); suggested != m_suggestions.end())
            look.second += (language == Language::Chinese ? u"·"_qs : u" · "_qs) + suggestionText(suggested->second);
        return look;
    }
    const Row* at = row(index.row());
    static const Row blank;
    const Row& cells = at == nullptr ? blank : *at;
    const QList<const Question*> shown = shownParts(index.row(), index.column());
    if (shown.isEmpty())
        return {};
    CellLook look = answerLook(*shown.first(), cells.cell(shown.first()->id));
    look.strong = index.column() == firstColumn() && !isMatrix();
    if (look.strong && look.firstColour != ColourRole::Text)
        look.strong = false;
    if (index.column() == 0 && at != nullptr && !m_question.rowLabel.isEmpty())
        look.tag = at->label;
    QStringList under;
    if (!look.second.isEmpty())
        under.append(look.second);
    ColourRole underColour = look.secondColour;
    for (int i = 1; i < shown.size(); ++i) {
        const Answer& answer = cells.cell(shown[i]->id);
        if (answer.isBlank() || answer.state == AnswerState::None || answer.state == AnswerState::NotApplicable)
            continue;
        const CellLook part = answerLook(*shown[i], answer);
        // "24" and "months" are one thing.
        if (i == 1 && shown[0]->type == QuestionType::Number && shown[1]->id.endsWith(QStringLiteral("-unit")) && cells.cell(shown[0]->id).hasValue() && answer.hasValue()) {
            look.first = language == Language::Chinese ? look.first + u' ' + part.first : look.first + u' ' + part.first.toLower();
            continue;
        }
        if (answer.state == AnswerState::Unknown)
            underColour = ColourRole::Warn;
        under.append(part.second.isEmpty() ? part.first : part.first + u' ' + part.second);
    }
    look.second = under.join(language == Language::Chinese ? u"·"_qs : u" · "_qs);
    look.secondColour = underColour;
    return look;
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rowTotal() + (m_newRow ? 1 : 0);
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return look(index).first;
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        const CellLook cell = look(index);
        QStringList words;
        if (role == Qt::AccessibleTextRole && !headText(index.column()).isEmpty())
            words.append(headText(index.column()));
        if (!cell.tag.isEmpty())
            words.append(cell.tag);
        words.append(cell.first == u"—" ? stateWord(AnswerState::Blank).in(interfaceLanguage()) : cell.first);
        if (!cell.second.isEmpty())
            words.append(cell.second);
        return words.join(role == Qt::ToolTipRole ? QStringLiteral("\n") : QStringLiteral(", "));
    }
    return {};
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    if (role == Qt::DisplayRole)
        return headText(section);
    QStringList labels;
    for (const Question* part : parts(section))
        labels.append(part->label.in(interfaceLanguage()));
    return labels.join(QStringLiteral(" / "));
}

Qt::ItemFlags TableModel::flags(const QModelIndex& index) const
{
    if (isMatrix() && index.column() == 0)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace dossier
