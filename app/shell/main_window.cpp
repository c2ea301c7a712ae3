// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/main_window.h"

#include "app/dialogs/info_dialogs.h"
#include "app/dialogs/recovery_dialog.h"
#include "app/form/form_view.h"
#include "app/pages/list_page.h"
#include "app/pages/overview_page.h"
#include "app/pages/record_page.h"
#include "app/shell/settings.h"
#include "app/shell/status_line.h"
#include "app/shell/work_behind.h"
#include "core/exchange/sample.h"
#include "core/rules/gates.h"
#include "core/rules/regime.h"
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QStandardPaths>
#include <QSysInfo>
#include <QTimer>

namespace dossier {

MainWindow::MainWindow(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock))
{
    setWindowIcon(QIcon(QStringLiteral(":/icons/dossier.svg")));
    setMinimumSize(1024, 700);
    resize(1280, 800);
    m_stack = new QStackedWidget(this);
    m_welcome = new WelcomePage(m_stack);
    m_stack->addWidget(m_welcome);
    setCentralWidget(m_stack);
    connect(m_welcome, &WelcomePage::sampleRequested, this, &MainWindow::openSample);
    connect(m_welcome, &WelcomePage::newRequested, this, &MainWindow::askNew);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::askOpen);
    connect(m_welcome, &WelcomePage::fileRequested, this, [this](const QString& path) { openFile(path); });
    connect(m_welcome, &WelcomePage::keysRequested, this, [this] { KeysDialog(this).exec(); });
    buildMenus();
    // Forms and laws are read while the welcome page is looked at; the first file opens at once then.
    m_definitions = std::jthread([] { (void)checkedLibrary(); });
}

MainWindow::~MainWindow()
{
    delete m_view;
}

OpenOptions MainWindow::options() const
{
    OpenOptions result;
    result.guards = standardGuards();
    result.clock = m_clock;
    result.author = settings::author();
    result.care = OpenOptions::Care::Background;
    return result;
}

void MainWindow::problem(const QString& title, const QString& text)
{
    m_problem = text;
    if (!m_quiet)
        showNotice(this, title, text);
}

bool MainWindow::showWorkspace(Result<std::unique_ptr<Workspace>> opened, const QString& path)
{
    if (!opened) {
        if (opened.error().kind == Error::Kind::File)
            settings::forgetFile(path);
        const Error error = opened.error();
        m_problem = error.message.in(interfaceLanguage());
        m_welcome->refresh();
        if (m_quiet)
            return false;
        if (error.kind == Error::Kind::Damaged)
            return recover(path, error);
        problem(tr("%1 was not opened").arg(QFileInfo(path).fileName()), m_problem);
        return false;
    }
    if (!closeWorkspace())
        return false;
    settings::noteOpened(**opened);
    m_view = new WorkspaceView(std::move(*opened), m_stack);
    m_stack->addWidget(m_view);
    m_stack->setCurrentWidget(m_view);
    connect(m_view, &WorkspaceView::placeChanged, this, &MainWindow::refreshActions);
    connect(m_view, &WorkspaceView::settingsRequested, this, &MainWindow::askSettings);
    connect(m_view, &WorkspaceView::fileMenuRequested, this, [this](const QPoint& position) { menuBar()->actions().value(0)->menu()->exec(position); });
    // Damage that opening did not meet is found behind the window, before anything is written.
    connect(&m_view->workspace(), &Workspace::damaged, this, [this, path](const Error& error) {
        m_problem = error.message.in(interfaceLanguage());
        if (m_quiet || error.kind != Error::Kind::Damaged)
            return;
        QTimer::singleShot(0, this, [this, path, error] {
            if (closeWorkspace())
                recover(path, error);
        });
    });
    setWindowTitle(QFileInfo(path).fileName() + u" – Dossier"_qs);
    buildMenus();
    return true;
}

bool MainWindow::openFile(const QString& path)
{
    if (!showWorkspace(Workspace::open(path, options()), path))
        return false;
    const auto owner = m_view->workspace().lockedBy();
    if (owner && owner->host != QSysInfo::machineHostName() && !m_quiet) {
        const QString since = owner->since.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        if (confirmAction(this, tr("Opened to read"), tr("%1 has this workspace open on %2 since %3, so it can only be read here.\n\nIf that computer was switched off or crashed, its lock is stale "
                                                        "and can be taken over. If somebody is still working there, one of you would lose work: ask first.")
                              .arg(owner->user, owner->host, since), tr("The lock is stale, take over")))
            return takeOver(path);
    }
    return true;
}

bool MainWindow::takeOver(const QString& path)
{
    if (!closeWorkspace())
        return false;
    OpenOptions consented = options();
    consented.takeOver = true;
    return showWorkspace(Workspace::open(path, consented), path);
}

bool MainWindow::recover(const QString& path, const std::optional<Error>& why)
{
    RecoveryDialog dialog(path, why, this);
    dialog.exec();
    return !dialog.result().isEmpty() && openFile(dialog.result());
}

void MainWindow::askBackups()
{
    const QString path = m_view->workspace().path();
    if (!closeWorkspace())
        return;
    if (!recover(path, std::nullopt))
        openFile(path);
}

bool MainWindow::createFile(const QString& path)
{
    return showWorkspace(Workspace::create(path, options()), path);
}

bool MainWindow::openSample()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/dossier");
    const QString path = folder + QStringLiteral("/sample.dossier");
    if (!QDir().mkpath(folder)) {
        problem(tr("The sample was not opened"), tr("The folder %1 cannot be written.").arg(folder));
        return false;
    }
    if (QFileInfo::exists(path))
        return openFile(path);
    // Made on a thread, and closed there: what is open belongs to the thread that opened it.
    const auto failed = workBehind([path, options = options()]() -> std::optional<Error> {
        const auto made = createSample(path, options);
        return made ? std::nullopt : std::optional(made.error());
    });
    return failed ? showWorkspace(failure(*failed), path) : openFile(path);
}

bool MainWindow::mayClose()
{
    if (m_view->flush())
        return true;
    // Where nothing can be written any more, what is being typed must not hold the window for ever.
    if (!m_view->workspace().damage())
        return false;
    return m_quiet || confirmAction(this, tr("Not saved"), tr("What is being typed cannot be saved in this file any more. Copy it first if you need it."), tr("Close without it"));
}

bool MainWindow::closeWorkspace()
{
    if (!m_view)
        return true;
    if (!mayClose())
        return false;
    m_stack->removeWidget(m_view);
    delete m_view;
    m_view = nullptr;
    m_welcome->refresh();
    m_stack->setCurrentWidget(m_welcome);
    setWindowTitle(QStringLiteral("Dossier"));
    buildMenus();
    return true;
}

void MainWindow::askOpen()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a workspace"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                                      QStringLiteral("Dossier (*.dossier)"));
    if (!path.isEmpty())
        openFile(path);
}

void MainWindow::askNew()
{
    QString path = QFileDialog::getSaveFileName(this, tr("New workspace"),
                                                QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/workspace.dossier"),
                                                QStringLiteral("Dossier (*.dossier)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".dossier");
    if (createFile(path))
        m_view->create(QStringLiteral("organisation"));
}

void MainWindow::askSettings()
{
    SettingsDialog(m_view ? &m_view->workspace() : nullptr, this).exec();
    if (m_view)
        m_view->statusLine()->refresh();
}

void MainWindow::buildMenus()
{
    menuBar()->clear();
    for (QAction* action : findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly))
        delete action;
    const auto add = [this](QMenu* menu, const QString& text, const QKeySequence& key, auto run, const char* need = "") {
        auto* action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WindowShortcut);
        action->setProperty("need", QString::fromLatin1(need));
        connect(action, &QAction::triggered, this, run);
        menu->addAction(action);
        return action;
    };
    QMenu* file = menuBar()->addMenu(tr("&File"));
    add(file, tr("New workspace…"), QKeySequence(), [this] { askNew(); });
    add(file, tr("Open…"), QKeySequence(QStringLiteral("Ctrl+O")), [this] { askOpen(); });
    add(file, tr("Open the sample"), QKeySequence(QStringLiteral("Ctrl+Shift+O")), [this] { openSample(); });
    add(file, tr("Close workspace"), QKeySequence(QStringLiteral("Ctrl+W")), [this] { closeWorkspace(); }, "workspace");
    file->addSeparator();
    add(file, tr("Save what is being typed"), QKeySequence(QStringLiteral("Ctrl+S")), [this] {
        if (m_view->flush())
            m_view->statusLine()->refresh();
    }, "workspace");
    add(file, tr("Back up…"), QKeySequence(), [this] { m_view->backup(); }, "workspace");
    add(file, tr("Restore a backup…"), QKeySequence(), [this] { askBackups(); }, "workspace");
    file->addSeparator();
    add(file, tr("Settings…"), QKeySequence(QStringLiteral("Ctrl+,")), [this] { askSettings(); });
    add(file, tr("Quit"), QKeySequence(QStringLiteral("Ctrl+Q")), [this] { close(); });

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    add(edit, tr("Undo"), QKeySequence(QStringLiteral("Ctrl+Z")), [this] { m_view->undo(); }, "write");
    add(edit, tr("Redo"), QKeySequence(QStringLiteral("Ctrl+Shift+Z")), [this] { m_view->redo(); }, "write");
    edit->addSeparator();
    add(edit, tr("Filter"), QKeySequence(QStringLiteral("Ctrl+F")), [this] { if (m_view->currentPage()) m_view->currentPage()->find(); }, "list");

    QMenu* viewMenu = menuBar()->addMenu(tr("&View"));
    add(viewMenu, tr("Side panel"), QKeySequence(QStringLiteral("F9")), [this] { m_view->recordPage()->togglePanel(); }, "record");
    add(viewMenu, tr("Rail"), QKeySequence(QStringLiteral("Ctrl+\\")), [this] { m_view->toggleRail(); }, "workspace");
    add(viewMenu, tr("Next pane"), QKeySequence(QStringLiteral("F6")), [this] { m_view->nextPane(true); }, "workspace");
    add(viewMenu, tr("Previous pane"), QKeySequence(QStringLiteral("Shift+F6")), [this] { m_view->nextPane(false); }, "workspace");
    viewMenu->addSeparator();
    const auto setTheme = [](Theme::Mode mode) {
        settings::setThemeMode(mode);
        Theme::apply(mode);
    };
    add(viewMenu, tr("Follow the system"), {}, [=] { setTheme(Theme::Mode::System); });
    add(viewMenu, tr("Light"), {}, [=] { setTheme(Theme::Mode::Light); });
    add(viewMenu, tr("Dark"), {}, [=] { setTheme(Theme::Mode::Dark); });
    viewMenu->addSeparator();
    // Each language in its own words, so that it can be found from the other.
    add(viewMenu, u"中文"_qs, {}, [] { setInterfaceLanguage(Language::Chinese); });
    add(viewMenu, QStringLiteral("English"), {}, [] { setInterfaceLanguage(Language::English); });

    QMenu* goMenu = menuBar()->addMenu(tr("&Go"));
    add(goMenu, tr("Go to…"), QKeySequence(QStringLiteral("Ctrl+K")), [this] { m_view->showPalette(); }, "workspace");
    add(goMenu, tr("Back"), QKeySequence(QStringLiteral("Alt+Left")), [this] { m_view->back(); }, "workspace");
    add(goMenu, tr("Forward"), QKeySequence(QStringLiteral("Alt+Right")), [this] { m_view->forward(); }, "workspace");
    goMenu->addSeparator();
    add(goMenu, tr("Overview"), QKeySequence(QStringLiteral("Ctrl+1")), [this] { m_view->go(Place::overview()); }, "workspace");
    if (m_view) {
        int number = 2;
        for (const QString& kind : m_view->railKinds()) {
            add(goMenu, m_view->workspace().library().kinds().kind(kind)->plural.in(interfaceLanguage()), QKeySequence(QStringLiteral("Ctrl+%1").arg(number++)),
                [this, kind] { m_view->go(Place::list(kind)); }, "workspace");
        }
    }
    goMenu->addSeparator();
    add(goMenu, tr("Next open question"), QKeySequence(QStringLiteral("F8")), [this] { m_view->recordPage()->nextOpen(true); }, "record");
    add(goMenu, tr("Previous open question"), QKeySequence(QStringLiteral("Shift+F8")), [this] { m_view->recordPage()->nextOpen(false); }, "record");
    add(goMenu, tr("Next section"), QKeySequence(QStringLiteral("Ctrl+PgDown")), [this] { m_view->recordPage()->stepSection(1); }, "record");
    add(goMenu, tr("Previous section"), QKeySequence(QStringLiteral("Ctrl+PgUp")), [this] { m_view->recordPage()->stepSection(-1); }, "record");

    QMenu* record = menuBar()->addMenu(tr("&Record"));
    add(record, tr("New…"), QKeySequence(QStringLiteral("Ctrl+N")), [this] {
        if (!m_view) {
            askNew();
            return;
        }
        const Place place = m_view->place();
        const auto summary = m_view->workspace().summary(place.record);
        m_view->create(place.page == Place::Page::List ? place.kind : summary ? summary->kind : QStringLiteral("activity"));
    });
    const auto chosen = [this] { return m_view->listPage() ? m_view->listPage()->current() : m_view->place().record; };
    add(record, tr("Duplicate"), {}, [=, this] { if (!chosen().isEmpty()) m_view->duplicateRecord(chosen()); }, "write");
    add(record, tr("Remove…"), {}, [=, this] { if (!chosen().isEmpty()) m_view->removeRecord(chosen()); }, "write");
    add(record, tr("What the law asks for…"), {}, [=, this] { if (!chosen().isEmpty()) m_view->showReasons(chosen()); }, "workspace");
    add(record, tr("History…"), QKeySequence(QStringLiteral("Ctrl+Shift+H")), [=, this] { m_view->showHistory(m_view->place().record); }, "workspace");

    QMenu* report = menuBar()->addMenu(tr("Re&port"));
    add(report, tr("Register of processing activities…"), {}, [this] { m_view->showReport({}); }, "workspace");
    add(report, tr("Report of this page…"), QKeySequence(QStringLiteral("Ctrl+E")), [this] {
        const auto summary = m_view->workspace().summary(m_view->place().record);
        m_view->showReport(summary && summary->kind == "activity" ? summary->reference : QString());
    }, "workspace");

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    add(help, tr("Guidance"), QKeySequence(QStringLiteral("F1")), [this] {
        if (m_view && m_view->recordPage())
            m_view->recordPage()->focusGuidance();
        else
            KeysDialog(this).exec();
    });
    add(help, tr("Keys…"), {}, [this] { KeysDialog(this).exec(); });
    add(help, tr("About Dossier…"), {}, [this] {
        showNotice(this, tr("About Dossier"),
                   tr("Dossier %1: records of processing, vendor assessments and impact assessments in one file.\n\nFree software under the GNU General Public "
                      "License, version 3 or later. Built with Qt, SQLite, nlohmann-json, tl-expected and qpdf; icons from Breeze (KDE).")
                       .arg(QStringLiteral(DOSSIER_VERSION)));
    });
    refreshActions();
}

void MainWindow::refreshActions()
{
    const bool open = m_view != nullptr;
    const bool writable = open && !m_view->workspace().isReadOnly();
    for (QAction* action : findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly)) {
        const QString need = action->property("need").toString();
        const bool on = need.isEmpty() || (need == "workspace" && open) || (need == "write" && writable) || (need == "record" && open && m_view->recordPage())
            || (need == "list" && open && m_view->listPage());
        action->setEnabled(on);
    }
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        QTimer::singleShot(0, this, &MainWindow::buildMenus);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_view && !mayClose()) {
        event->ignore();
        return;
    }
    event->accept();
}

} // namespace dossier
