// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/glyphs.h"
#include "core/rules/obligations.h"
#include <QAbstractTableModel>
#include <QTimer>
#include <set>

namespace dossier {

/// What a column of a list shows. Titles of answer columns are the labels of the form's questions.
struct ListColumn
{
    enum class Type { Reference, Title, Answer, Status, Assessments, Complete, Due };
    QString id;
    Type type = Type::Answer;
    QString question;        ///< of an Answer
    QString part;            ///< of an Answer: the part that assessments have in common, whatever question a form has for it
    QStringList second;      ///< questions whose answers make the second line of a Title
    bool shown = true;       ///< at first
};

std::vector<ListColumn> listColumns(const QString& kind, const Form& form);

/// The records of one kind, one row each. A row is computed when it is first shown and again after it changes. What takes longer than a moment to compute is
/// shown when it is ready: painting never waits for more than a few rows, and a row that may have changed keeps what it showed until then.
class RecordModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { SecondRole = Qt::UserRole + 1, ChipsRole, PercentRole, SortRole, TypeRole, ReferenceRole, ToneRole, LanguageRole };

    RecordModel(Workspace& workspace, const QString& kind, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    const std::vector<ListColumn>& columns() const { return m_columns; }
    const QString& kind() const { return m_kind; }
    QString referenceAt(int row) const { return summaryAt(row).reference; }
    const RecordSummary& summaryAt(int row) const { return m_rows[size_t(row)].summary; }
    int rowOf(const QString& reference) const; ///< -1 if absent
    void retranslate();

private:
    struct CellData
    {
        QString text, second, tone;
        std::optional<Language> language, secondLanguage;
        std::vector<Chip> chips;
        QVariant sort;
        int percent = -1;
    };
    struct RowData
    {
        RecordSummary summary;
        mutable std::vector<std::optional<CellData>> cells; ///< each empty until asked for
        mutable std::vector<bool> stale;                    ///< may have changed since it was computed
    };
    const CellData& cellAt(int row, size_t column, bool alone) const;
    bool isReady(const RowData& row, size_t column) const;
    void compute(const RowData& row, size_t from, size_t to) const;
    void computeWaiting();
    void makeStale();
    CellData cellOf(const ListColumn& column, const Record& record) const;
    void reload();
    void recordChanged(const QString& reference);

    Workspace& m_workspace;
    QString m_kind;
    const Form& m_form;
    std::vector<ListColumn> m_columns;
    std::vector<RowData> m_rows;
    mutable std::set<int> m_waiting;   ///< rows that were asked for and are not ready
    mutable qint64 m_spent = 0;        ///< nanoseconds of computing since the event loop was last reached
    mutable QTimer m_timer;
};

/// The chips of the assessments that exist or are due for a record, the worst first.
std::vector<Chip> assessmentChips(const Workspace& workspace, const QString& reference, Language language);
std::vector<Chip> assessmentChips(const std::vector<Obligation>& due, Language language);
/// The chip of a status; normal states are not boxed.
Chip statusChip(const Workspace& workspace, const RecordSummary& summary, Language language);

} // namespace dossier
