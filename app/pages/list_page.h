// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/record_model.h"
#include "app/pages/page.h"
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTreeView>

namespace dossier {

/// Filters by text in every answer, by status, and by what needs doing.
class RecordFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    RecordFilter(Workspace& workspace, RecordModel& model, QObject* parent);
    /// All at once: each filtering goes over every row.
    void set(const QString& text, const QStringList& hiddenStatuses, const QString& onlyStatus, bool incompleteOnly, bool dueOnly);
    bool isFiltering() const { return !m_text.isEmpty() || !m_hidden.isEmpty() || !m_only.isEmpty() || m_incomplete || m_due; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    Workspace& m_workspace;
    RecordModel& m_model;
    void look(); ///< for the records whose texts match

    QString m_text, m_only;
    QSet<QString> m_matching;
    QStringList m_hidden;
    bool m_incomplete = false, m_due = false;
};

/// The records of one kind: filter bar, columns, two-line rows.
class ListPage final : public Page
{
    Q_OBJECT
public:
    ListPage(Workspace& workspace, const QString& kind, QWidget* parent);
    Place place() const override { return Place::list(m_kind); }
    void find() override;
    QList<QWidget*> panes() const override;
    QTreeView* view() const { return m_view; }
    QLineEdit* filterField() const { return m_filterField; }
    QString current() const; ///< reference of the chosen record
    int shownCount() const { return m_filter->rowCount(); }

Q_SIGNALS:
    void createRequested(const QString& kind);
    void reportRequested();
    void contextMenuRequested(const QString& reference, const QPoint& globalPosition);

protected:
    void retranslate() override;
    bool eventFilter(QObject* object, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildFilterBar(QVBoxLayout* column);
    void showFilterMenu();
    void showColumnMenu();
    void applyFilter();
    void fitColumns();
    void refreshEmpty();

    QString m_kind;
    RecordModel* m_model;
    RecordFilter* m_filter;
    QTreeView* m_view;
    Text* m_title;
    Text* m_count;
    QPushButton* m_report = nullptr;
    QPushButton* m_new;
    QLineEdit* m_filterField;
    QWidget* m_chips;
    QPushButton* m_addFilter;
    QPushButton* m_columns;
    Text* m_footer;
    QWidget* m_empty;
    Text* m_emptyTitle;
    Text* m_emptyText;
    QPushButton* m_emptyButton;
    bool m_hideEnded = true;
    QString m_onlyStatus;
    bool m_incomplete = false, m_due = false;
};

} // namespace dossier
