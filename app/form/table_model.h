// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/form_context.h"
#include "app/style/glyphs.h"
#include <QAbstractTableModel>

namespace dossier {

/// How a cell looks: a first line, a second one for what is stacked under it, or a chip.
struct CellLook
{
    QString tag;           ///< muted before the first line: "P1"
    QString first, second;
    bool strong = false, firstMuted = false;
    ColourRole firstColour = ColourRole::Text, secondColour = ColourRole::Muted;
    std::optional<Chip> chip; ///< instead of the first line
};

/// Rows of a table or matrix as a view sees them: stacked columns are one column until unstacked. A new row may be shown before it exists.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    TableModel(FormContext& context, const Question& question, QObject* parent);

    void reload();
    void setWide(bool on);
    bool isWide() const { return m_wide; }
    /// The row after the last one, not written yet.
    void setNewRow(bool on);
    bool hasNewRow() const { return m_newRow; }

    bool isMatrix() const { return m_question.type == QuestionType::Matrix; }
    int rowTotal() const { return int(m_rows.size()); } ///< without the new one
    const Row* row(int index) const;
    QString rowId(int index) const;
    int indexOf(const QString& rowId) const;
    /// Columns of the form in a column of the view; empty for the heads of a matrix's rows.
    QList<const Question*> parts(int column) const;
    QList<const Question*> shownParts(int row, int column) const;
    int columnOf(const QString& columnId) const;
    int firstColumn() const { return isMatrix() ? 1 : 0; }
    double weight(int column) const;
    CellLook look(const QModelIndex& index) const;
    QString headText(int column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void group();
    CellLook answerLook(const Question& column, const Answer& answer) const;

    FormContext& m_context;
    const Question& m_question;
    std::vector<Row> m_rows;
    struct Suggestion;
    QString suggestionText(const Suggestion& suggestion) const;
    struct Suggestion { std::optional<bool> says; LocalizedText brief; };
    std::map<QString, Suggestion> m_suggestions; ///< of a matrix of criteria: what the record's own facts say, by row
    QList<QList<const Question*>> m_columns;
    bool m_wide = false, m_newRow = false;
};

} // namespace dossier
