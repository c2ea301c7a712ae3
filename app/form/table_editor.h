// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/cell_form.h"
#include "app/form/state_form.h"
#include "app/form/table_grid.h"
#include <QPointer>

namespace dossier {

/// A table of rows, or a matrix of prescribed ones: arrows and Tab move, Enter edits in a form over the cell, everything is a key (see the hints under it).
class TableEditor final : public Editor
{
    Q_OBJECT
public:
    TableEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);
    ~TableEditor() override;
    void load() override;
    bool commit() override;
    void revert() override {}
    bool isDirty() const override;
    QList<QWidget*> stops() const override;
    void start(const QString& typed) override;
    void setReadOnly(bool on) override;
    void retranslate() override;
    void restyle() override;
    void setNames(const QString& name, const QString& description) override;
    bool isWide() const override { return true; }
    QString summary() const override;
    Cell focusedCell() const override;

    TableGrid* grid() const { return m_grid; }
    CellForm* form() const { return m_form; }
    void goToCell(const QString& row, const QString& column);
    /// Columns, stacked ones next to their heads: what F11 switches.
    void setUnstacked(bool on);
    bool isUnstacked() const { return m_model->isWide(); }
    /// The cells the menu of non-blank answers is about; empty: the question itself.
    QList<StateTarget> stateTargets() const;
    void applyState(const StateTarget& target, AnswerState state);
    void focusGrid(Qt::FocusReason reason = Qt::OtherFocusReason);
    /// Tab-separated text into the cells from the current one on; what does not fit is told and nothing is pasted.
    bool paste(const QString& text);
    QString copied() const;

Q_SIGNALS:
    void unstackedChanged(bool on);
    void statesWanted();
    void leaveWanted(bool forward);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool isMatrix() const { return m_question.type == QuestionType::Matrix; }
    bool handleKey(QKeyEvent* event);
    bool stepTab(bool forward);
    void openCell(const QString& column, const QString& typed);
    void closeForm(bool toGrid);
    CellForm* makeForm(const QList<const Question*>& parts, const QModelIndex& index);
    void moveDown();
    void addRow(int position);
    void removeRow();
    void moveRow(int by);
    void clearCells();
    void copyFromAbove();
    void apply(const Change& change);
    void say(const QString& text);
    void showParts();
    void refreshWords();
    std::vector<Change> pasteChanges(const QList<QStringList>& rows, QStringList& refusals) const;
    QList<const Question*> flatColumns() const;
    void tellFocus();

    TableModel* m_model;
    TableGrid* m_grid;
    QPointer<CellForm> m_form;
    QWidget* m_empty;
    Text* m_emptyTitle;
    Text* m_emptyText;
    QWidget* m_foot;
    QPushButton* m_add;
    QPushButton* m_wide;
    Text* m_keys;
    QString m_name;
};

} // namespace dossier
