// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/page.h"
#include "core/rules/tasks.h"
#include <QAbstractListModel>
#include <QListView>
#include <QTimer>

namespace dossier {

/// What needs doing, under heads by time.
class TaskModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit TaskModel(Workspace& workspace, QObject* parent = nullptr);
    struct Line { QString head; int count = 0; Task task; bool isHead() const { return !head.isEmpty(); } };
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_lines.size()); }
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    const Line& line(int row) const { return m_lines[size_t(row)]; }
    void show(const std::vector<Task>& all);
    int taskCount() const { return m_tasks; }

private:
    Workspace& m_workspace;
    std::vector<Line> m_lines;
    int m_tasks = 0;
};

/// The first page: one list, what needs doing.
class OverviewPage final : public Page
{
    Q_OBJECT
public:
    OverviewPage(Workspace& workspace, QWidget* parent);
    bool isUpToDate() const { return m_list.isComplete(); } ///< otherwise records are still being looked through
    Place place() const override { return Place::overview(); }
    QList<QWidget*> panes() const override { return {m_view}; }
    int urgent() const { return m_list.urgent(); } ///< overdue and this week, of what has been looked at
    QListView* view() const { return m_view; }
    TaskModel* model() const { return m_model; }

Q_SIGNALS:
    void createRequested(const QString& kind);
    void urgentChanged();

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void open(const QModelIndex& index);
    void work();  ///< on the list, for a moment, and again until it is complete
    void reload();

    TaskList m_list;
    QTimer m_timer;
    TaskModel* m_model;
    QListView* m_view;
    Text* m_title;
    Text* m_date;
    Text* m_head;
    QWidget* m_empty;
    Text* m_emptyTitle;
    Text* m_emptyText;
    QPushButton* m_emptyButton;
    bool m_stale = true; ///< the view does not show the list as it is
};

} // namespace dossier
