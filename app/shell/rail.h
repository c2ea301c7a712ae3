// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/place.h"
#include "app/style/components.h"
#include "core/workspace/workspace.h"

namespace dossier {

/// One entry of the rail: icon 16, label, count; chosen: sel fill, accent bar, strong.
class RailButton : public QAbstractButton
{
    Q_OBJECT
public:
    RailButton(const QString& icon, QWidget* parent);
    void setCount(int count) { m_count = count; update(); }
    void setBadge(int badge) { m_badge = badge; update(); }
    void setCollapsed(bool on) { m_collapsed = on; update(); }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QString m_icon;
    int m_count = -1, m_badge = 0;
    bool m_collapsed = false;
};

/// The navigation at the left: organisation and file, Go to…, the pages, the person and the language.
class Rail : public QWidget
{
    Q_OBJECT
public:
    explicit Rail(Workspace& workspace, QWidget* parent = nullptr);
    void setPlace(const Place& place);
    void setCollapsed(bool on);
    bool isCollapsed() const { return m_collapsed; }
    /// Kinds of the list pages, in the rail's order.
    QStringList kinds() const { return m_kinds; }
    QSize sizeHint() const override;
    void refresh(int urgent); ///< counts, names; urgent: overdue and this week

Q_SIGNALS:
    void goTo(const dossier::Place& place);
    void paletteRequested();
    void settingsRequested();
    void fileMenuRequested(const QPoint& globalPosition);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;

private:
    void retranslate();

    Workspace& m_workspace;
    QStringList m_kinds;
    RailButton* m_overview;
    std::map<QString, RailButton*> m_pages;
    QWidget* m_head;
    Text* m_organisation;
    Text* m_file;
    QPushButton* m_goTo;
    Text* m_goToKey;
    Text* m_register;
    Text* m_assess;
    QPushButton* m_person;
    Segmented* m_language;
    bool m_collapsed = false;
};

} // namespace dossier
