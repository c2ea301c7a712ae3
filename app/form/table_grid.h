// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/table_model.h"
#include <QTableView>

namespace dossier {

/// The rows themselves, as high as they need: painted two-line cells, one accent-framed cell in focus, all keys handed to the table's editor.
class TableGrid : public QTableView
{
    Q_OBJECT
public:
    TableGrid(TableModel* model, QWidget* parent);
    TableModel* table() const { return m_model; }
    void relayout(); ///< widths from the weights, heights from the texts
    QRect cellRect(const QModelIndex& index) const; ///< in this widget's coordinates
    void setKeyHandler(std::function<bool(QKeyEvent*)> handler) { m_keys = std::move(handler); }
    void setTabHandler(std::function<bool(bool forward)> handler) { m_tab = std::move(handler); }
    void setTypeHandler(std::function<void(const QString& typed)> handler) { m_type = std::move(handler); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

Q_SIGNALS:
    void currentMoved();
    void focusCame();

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    TableModel* m_model;
    std::function<bool(QKeyEvent*)> m_keys;
    std::function<bool(bool)> m_tab;
    std::function<void(const QString&)> m_type;
    int leastWidth(int column) const;

    bool m_laying = false;
    int m_height = 0;
};

} // namespace dossier
