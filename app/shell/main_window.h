// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/welcome_page.h"
#include "app/shell/workspace_view.h"
#include <QMainWindow>
#include <thread>

namespace dossier {

/// The window: menus and keys over the welcome page or one open workspace.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(std::shared_ptr<const Clock> clock = nullptr);
    ~MainWindow() override;

    /// Opens a file; a refusal is shown with its remedy and the window stays as it was.
    bool openFile(const QString& path);
    bool createFile(const QString& path);
    /// Opens the sample: a copy in the user's data folder that is made when it is not there yet.
    bool openSample();
    WorkspaceView* view() const { return m_view; }
    WelcomePage* welcome() const { return m_welcome; }
    bool closeWorkspace();
    /// The text of the last refusal, shown in a dialog unless `quiet`.
    QString lastProblem() const { return m_problem; }
    void setQuiet(bool on) { m_quiet = on; } ///< problems are kept but not shown in a dialog

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    bool showWorkspace(Result<std::unique_ptr<Workspace>> opened, const QString& path);
    void buildMenus();
    void refreshActions();
    void askOpen();
    void askNew();
    void askSettings();
    void askBackups();
    bool mayClose();
    bool takeOver(const QString& path);
    bool recover(const QString& path, const std::optional<Error>& why);
    OpenOptions options() const;
    void problem(const QString& title, const QString& text);

    std::shared_ptr<const Clock> m_clock;
    std::jthread m_definitions; ///< reads what is built in
    QStackedWidget* m_stack;
    WelcomePage* m_welcome;
    WorkspaceView* m_view = nullptr;
    QString m_problem;
    bool m_quiet = false;
};

} // namespace dossier
