// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/page.h"
#include "app/shell/place.h"
#include "core/workspace/workspace.h"
#include <QStackedWidget>

namespace dossier {

class CommandPalette;
class ListPage;
class OverviewPage;
class Rail;
class RecordPage;
class StatusLine;

/// One open workspace in the window: rail, pages, status line; where one has been; what one can do with a record.
class WorkspaceView : public QWidget
{
    Q_OBJECT
public:
    explicit WorkspaceView(std::unique_ptr<Workspace> workspace, QWidget* parent = nullptr);
    ~WorkspaceView() override;

    Workspace& workspace() { return *m_workspace; }
    /// Shows a place and remembers it; false when what is being typed could not be written.
    bool go(const Place& place);
    Place place() const;
    void back();
    void forward();
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }
    bool flush();
    void showPalette();
    void toggleRail();
    QStringList railKinds() const;

    void create(const QString& kind);
    void startAssessment(const QString& form, const QString& subject); ///< with everything that the register already says
    void duplicateRecord(const QString& reference);
    void removeRecord(const QString& reference);
    void handOver(const QString& person);
    void showStatus(const QString& reference, const QString& status);
    void showReasons(const QString& reference);
    void showHistory(const QString& reference);
    void showReport(const QString& reference); ///< empty: the register
    void showRecordMenu(const QString& reference, const QPoint& globalPosition);
    void showStatusMenu(const QString& reference, const QPoint& globalPosition);
    void undo();
    void redo();
    void backup();
    void nextPane(bool forward);

    Page* currentPage() const;
    RecordPage* recordPage() const;  ///< null unless shown
    ListPage* listPage() const;      ///< null unless shown
    OverviewPage* overviewPage() const { return m_overview; }
    Rail* rail() const { return m_rail; }
    CommandPalette* palette() const { return m_palette; }
    StatusLine* statusLine() const { return m_status; }

Q_SIGNALS:
    void placeChanged();
    void settingsRequested();
    void fileMenuRequested(const QPoint& globalPosition);

protected:
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showPlace(const Place& place);
    ListPage* listOf(const QString& kind); ///< made when it is first gone to
    void rememberCurrent();
    void fail(const Error& error);
    void refresh();
    void layOutRail();

    std::unique_ptr<Workspace> m_workspace;
    Rail* m_rail;
    QStackedWidget* m_stack;
    StatusLine* m_status;
    CommandPalette* m_palette;
    OverviewPage* m_overview;
    RecordPage* m_record;
    std::map<QString, ListPage*> m_lists;
    QList<Place> m_places;
    int m_at = -1;
    QStringList m_recent;
    std::optional<bool> m_railCollapsed; ///< the user's own choice
};

} // namespace dossier
