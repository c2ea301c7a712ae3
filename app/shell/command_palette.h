// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/components.h"
#include "core/workspace/workspace.h"
#include <QAbstractListModel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>

namespace dossier {

/// Records found by a word, each with where it was hit; without a word the last ones opened.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    struct Item { QString reference, kind, title, detail; };
    PaletteModel(Workspace& workspace, QObject* parent) : QAbstractListModel(parent), m_workspace(workspace) {}
    void search(const QString& text, const QStringList& recent);
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_items.size()); }
    QVariant data(const QModelIndex& index, int role) const override;
    const Item& item(int row) const { return m_items[size_t(row)]; }

private:
    Workspace& m_workspace;
    std::vector<Item> m_items;
};

/// Ctrl+K: a field and a list over the window; Enter opens, Esc closes.
class CommandPalette : public QWidget
{
    Q_OBJECT
public:
    CommandPalette(Workspace& workspace, QWidget* parent);
    void popUp(const QStringList& recent);
    QLineEdit* field() const { return m_field; }
    PaletteModel* model() const { return m_model; }

Q_SIGNALS:
    void chosen(const QString& reference);

protected:
    void paintEvent(QPaintEvent*) override;
    bool eventFilter(QObject* object, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void place();
    void accept();

    QStringList m_recent;
    PaletteModel* m_model;
    QWidget* m_box;
    QLineEdit* m_field;
    QListView* m_view;
    Text* m_none;
    Text* m_keys;
    QPointer<QWidget> m_before;
};

} // namespace dossier
