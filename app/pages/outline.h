// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/components.h"
#include "core/form/completeness.h"
#include "core/workspace/workspace.h"
#include <QAbstractListModel>
#include <QListView>

namespace dossier {

/// The sections of a record with their state, and what hangs on it: linked records both ways.
class OutlineModel : public QAbstractListModel
{
    Q_OBJECT
public:
    struct Item
    {
        enum class Type { Head, Section, Record } type = Type::Head;
        QString id; ///< of a section, or reference of a record
        QString text;
        QString number; ///< the template's, or by position
        int open = 0, percent = 0;
        bool unknown = false;
        bool invalid = false;
    };
    explicit OutlineModel(Workspace& workspace, QObject* parent = nullptr);
    void show(const QString& record);
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_items.size()); }
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool hasOwnNumbers() const { return m_ownNumbers; }
    const Item& item(int row) const { return m_items[size_t(row)]; }
    int rowOfSection(const QString& section) const;
    QStringList sections() const; ///< visible ones, in order

private:
    Workspace& m_workspace;
    std::vector<Item> m_items;
    bool m_ownNumbers = false;
};

class Outline : public QListView
{
    Q_OBJECT
public:
    explicit Outline(Workspace& workspace, QWidget* parent = nullptr);
    void show(const QString& record);
    void setSection(const QString& section);
    QStringList sections() const { return m_model->sections(); }
    OutlineModel* outlineModel() const { return m_model; }
    QSize sizeHint() const override { return {204, 300}; }

Q_SIGNALS:
    void sectionChosen(const QString& section);
    void recordChosen(const QString& reference);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    OutlineModel* m_model;
    bool m_quiet = false;
};

} // namespace dossier
