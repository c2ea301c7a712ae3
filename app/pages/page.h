// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/place.h"
#include "app/style/components.h"
#include "core/workspace/workspace.h"
#include <QBoxLayout>
#include <QEvent>

namespace dossier {

/// What the page header of every page is: 52 high, hairline below.
class PageHeader : public QWidget
{
    Q_OBJECT
public:
    explicit PageHeader(QWidget* parent = nullptr);
    QHBoxLayout* row() const { return m_row; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QHBoxLayout* m_row;
};

/// A page of a workspace.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(Workspace& workspace, QWidget* parent) : QWidget(parent), m_workspace(workspace) {}
    /// Where one is on this page, for back and forward.
    virtual Place place() const = 0;
    /// Writes what is being typed; false keeps the page.
    virtual bool flush() { return true; }
    virtual void find() {}                ///< Ctrl+F
    virtual QList<QWidget*> panes() const { return {}; } ///< for F6, in reading order

Q_SIGNALS:
    void goTo(const dossier::Place& place);
    void placeChanged();
    void failed(const dossier::Error& error);

protected:
    void changeEvent(QEvent* event) override
    {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::LanguageChange)
            retranslate();
    }
    virtual void retranslate() = 0;

    Workspace& m_workspace;
};

} // namespace dossier
