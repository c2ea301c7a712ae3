// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/workspace_view.h"

#include "app/dialogs/info_dialogs.h"
#include "app/dialogs/proposal_dialog.h"
#include "app/dialogs/record_dialogs.h"
#include "app/dialogs/report_dialog.h"
#include "app/form/form_view.h"
#include "app/pages/list_page.h"
#include "app/pages/outline.h"
#include "app/pages/overview_page.h"
#include "app/pages/record_page.h"
#include "app/shell/command_palette.h"
#include "app/shell/rail.h"
#include "app/shell/status_line.h"
#include "core/rules/gates.h"
#include "core/rules/prefill_source.h"
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QResizeEvent>

namespace dossier {

WorkspaceView::WorkspaceView(std::unique_ptr<Workspace> workspace, QWidget* parent) : QWidget(parent), m_workspace(std::move(workspace))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_rail = new Rail(*m_workspace, this);
    row->addWidget(m_rail);
    m_stack = new QStackedWidget(this);
    row->addWidget(m_stack, 1);
    column->addLayout(row, 1);
    m_status = new StatusLine(*m_workspace, this);
    column->addWidget(m_status);
    m_palette = new CommandPalette(*m_workspace, this);

    m_overview = new OverviewPage(*m_workspace, m_stack);
    m_stack->addWidget(m_overview);
    m_record = new RecordPage(*m_workspace, m_stack);
    m_stack->addWidget(m_record);

    const auto connectPage = [this](Page* page) {
        connect(page, &Page::goTo, this, &WorkspaceView::go);
        connect(page, &Page::failed, this, &WorkspaceView::fail);
    };
    connectPage(m_overview);
    connectPage(m_record);
    connect(m_overview, &OverviewPage::createRequested, this, &WorkspaceView::create);
    connect(m_overview, &OverviewPage::urgentChanged, this, [this] { m_rail->refresh(m_overview->urgent()); });
    connect(m_record, &RecordPage::reportRequested, this, &WorkspaceView::showReport);
    connect(m_record, &RecordPage::historyRequested, this, &WorkspaceView::showHistory);
    connect(m_record, &RecordPage::menuRequested, this, &WorkspaceView::showRecordMenu);
    connect(m_record, &RecordPage::statusMenuRequested, this, &WorkspaceView::showStatusMenu);
    connect(m_record, &RecordPage::reasonsRequested, this, &WorkspaceView::showReasons);
    connect(m_record, &RecordPage::assessmentWanted, this, &WorkspaceView::startAssessment);
    connect(m_record, &RecordPage::createRequested, this, [this](const QString& form, const QString& id) {
        const Form* wanted = m_workspace->library().form(form);
        const auto here = m_workspace->summary(place().record);
        const bool about = wanted && here && !wanted->subject.isEmpty();
        NewRecordDialog dialog(*m_workspace, form, window(), about ? (here->subject.isEmpty() ? here->reference : here->subject) : QString());
        if (dialog.exec() != QDialog::Accepted)
            return;
        if (about) {
            go(Place::of(dialog.reference()));
            return;
        }
        // Where the question itself names records, the new one is its answer; in a table it can be chosen.
        const Question* question = here ? m_workspace->formOf(here->reference).question(id) : nullptr;
        if (question == nullptr || (question->type != QuestionType::Record && question->type != QuestionType::Records)) {
            m_status->showNotice(tr("%1 added; it can be chosen now.").arg(dialog.reference()));
            return;
        }
        Json named = toStd(dialog.reference());
        if (question->type == QuestionType::Records) {
            const Answer& before = m_workspace->record(here->reference)->answers.own(id);
            named = before.hasValue() && before.v.is_array() ? before.v : Json::array();
            named.push_back(toStd(dialog.reference()));
        }
        if (const auto outcome = m_workspace->apply(SetAnswer{here->reference, {id, {}, {}, {}}, named}); !outcome)
            fail(outcome.error());
        else
            m_status->showNotice(tr("%1 added and named here.").arg(dialog.reference()));
    });
    connect(m_record, &RecordPage::proposalsRequested, this, [this](const QString& id) {
        const Question* question = m_workspace->formOf(place().record).question(id);
        if (question == nullptr)
            return;
        ProposalDialog dialog(*m_workspace, place().record, *question, window());
        if (dialog.exec() == QDialog::Accepted)
            m_status->showNotice(tr("%n added from the catalogue; Ctrl+Z takes it back.", nullptr, dialog.added()));
    });
    connect(m_rail, &Rail::goTo, this, &WorkspaceView::go);
    connect(m_rail, &Rail::paletteRequested, this, &WorkspaceView::showPalette);
    connect(m_rail, &Rail::settingsRequested, this, &WorkspaceView::settingsRequested);
    connect(m_rail, &Rail::fileMenuRequested, this, &WorkspaceView::fileMenuRequested);
    connect(m_palette, &CommandPalette::chosen, this, [this](const QString& reference) { go(Place::of(reference)); });
    connect(m_status, &StatusLine::historyRequested, this, [this] { showHistory({}); });
    connect(m_status, &StatusLine::backupRequested, this, &WorkspaceView::backup);
    connect(m_workspace.get(), &Workspace::applied, this, &WorkspaceView::refresh);
    connect(m_workspace.get(), &Workspace::saveFailed, this, &WorkspaceView::fail);
    refresh();
    go(Place::overview());
}

WorkspaceView::~WorkspaceView()
{
    // Pages refer to the workspace; they go first.
    delete m_stack;
    delete m_rail;
    delete m_status;
    delete m_palette;
}

void WorkspaceView::refresh()
{
    m_rail->refresh(m_overview->urgent());
    m_status->refresh();
}

void WorkspaceView::fail(const Error& error)
{
    m_status->showFailure(error);
}

bool WorkspaceView::flush()
{
    return m_record->flush();
}

void WorkspaceView::rememberCurrent()
{
    if (m_at >= 0)
        m_places[m_at] = place();
}

bool WorkspaceView::go(const Place& place)
{
    if (place.page == Place::Page::Record) {
        const auto summary = m_workspace->summary(place.record);
        if (!summary || summary->removed)
            return false;
    }
    if (m_stack->currentWidget() == m_record && !flush())
        return false;
    rememberCurrent();
    while (m_places.size() > m_at + 1)
        m_places.removeLast();
    if (m_at < 0 || m_places.last() != place) {
        m_places.append(place);
        m_at = int(m_places.size()) - 1;
    }
    showPlace(place);
    return true;
}

ListPage* WorkspaceView::listOf(const QString& kind)
{
    ListPage*& list = m_lists[kind];
    if (list != nullptr)
        return list;
    list = new ListPage(*m_workspace, kind, m_stack);
    m_stack->addWidget(list);
    connect(list, &Page::goTo, this, &WorkspaceView::go);
    connect(list, &Page::failed, this, &WorkspaceView::fail);
    connect(list, &ListPage::createRequested, this, &WorkspaceView::create);
    connect(list, &ListPage::reportRequested, this, [this] { showReport({}); });
    connect(list, &ListPage::contextMenuRequested, this, &WorkspaceView::showRecordMenu);
    return list;
}

void WorkspaceView::showPlace(const Place& place)
{
    switch (place.page) {
    case Place::Page::Overview:
        m_stack->setCurrentWidget(m_overview);
        m_overview->view()->setFocus();
        break;
    case Place::Page::List: {
        if (!m_rail->kinds().contains(place.kind))
            return;
        ListPage* list = listOf(place.kind);
        m_stack->setCurrentWidget(list);
        list->view()->setFocus();
        break;
    }
    case Place::Page::Record:
        m_stack->setCurrentWidget(m_record);
        m_record->open(place);
        m_recent.removeAll(place.record);
        m_recent.prepend(place.record);
        if (place.question.isEmpty())
            m_record->outline()->setFocus();
        break;
    }
    m_rail->setPlace(place);
    layOutRail();
    Q_EMIT placeChanged();
}

Place WorkspaceView::place() const
{
    const auto* page = qobject_cast<const Page*>(m_stack->currentWidget());
    return page ? page->place() : Place();
}

void WorkspaceView::back()
{
    if (!canGoBack() || !flush())
        return;
    rememberCurrent();
    showPlace(m_places[--m_at]);
}

void WorkspaceView::forward()
{
    if (!canGoForward() || !flush())
        return;
    rememberCurrent();
    showPlace(m_places[++m_at]);
}

void WorkspaceView::showPalette()
{
    m_palette->popUp(m_recent);
}

QStringList WorkspaceView::railKinds() const
{
    return m_rail->kinds();
}

Page* WorkspaceView::currentPage() const
{
    return qobject_cast<Page*>(m_stack->currentWidget());
}

RecordPage* WorkspaceView::recordPage() const
{
    return qobject_cast<RecordPage*>(m_stack->currentWidget());
}

ListPage* WorkspaceView::listPage() const
{
    return qobject_cast<ListPage*>(m_stack->currentWidget());
}

void WorkspaceView::create(const QString& kind)
{
    const Form* form = m_workspace->library().formOfKind(kind);
    if (!form || !form->subject.isEmpty()) { // begun on the page of what it is about
        go(Place::list(QStringLiteral("activity")));
        return;
    }
    if (m_workspace->isReadOnly())
        return;
    NewRecordDialog dialog(*m_workspace, form->id, window());
    if (dialog.exec() == QDialog::Accepted)
        go(Place::of(dialog.reference()));
}

void WorkspaceView::startAssessment(const QString& form, const QString& subject)
{
    if (!flush())
        return;
    const auto outcome = m_workspace->apply(prefilledRecord(*m_workspace, *m_workspace->library().form(form), subject));
    if (!outcome)
        fail(outcome.error());
    else
        go(Place::of(outcome->added.value(0)));
}

void WorkspaceView::duplicateRecord(const QString& reference)
{
    if (!flush())
        return;
    const auto outcome = m_workspace->apply(m_workspace->duplicate(reference));
    if (!outcome)
        fail(outcome.error());
    else if (!outcome->added.isEmpty())
        go(Place::of(outcome->added.front()));
}

void WorkspaceView::removeRecord(const QString& reference)
{
    if (!flush())
        return;
    const auto summary = m_workspace->summary(reference);
    RemoveDialog dialog(*m_workspace, reference, window());
    if (dialog.exec() == QDialog::Accepted)
        go(Place::list(summary->kind));
    else if (!dialog.jumpRecord().isEmpty())
        go(Place::of(dialog.jumpRecord()));
}

void WorkspaceView::handOver(const QString& person)
{
    if (!flush())
        return;
    HandOverDialog dialog(*m_workspace, person, window());
    dialog.exec();
}

void WorkspaceView::showStatus(const QString& reference, const QString& status)
{
    if (!flush())
        return;
    StatusDialog dialog(*m_workspace, reference, status, window());
    dialog.exec();
    if (!dialog.jumpQuestion().isEmpty())
        go(Place::of(reference, dialog.jumpQuestion(), dialog.jumpRow(), dialog.jumpColumn()));
}

void WorkspaceView::showReasons(const QString& reference)
{
    if (!flush())
        return;
    ReasonsDialog dialog(*m_workspace, reference, window());
    dialog.exec();
    if (dialog.hasTarget())
        go(dialog.target());
}

void WorkspaceView::showHistory(const QString& reference)
{
    if (!flush())
        return;
    HistoryDialog dialog(*m_workspace, reference, window());
    dialog.exec();
}

void WorkspaceView::showReport(const QString& reference)
{
    if (!flush())
        return;
    ReportDialog dialog(*m_workspace, reference, window());
    dialog.exec();
    if (dialog.hasTarget())
        go(dialog.target());
}

void WorkspaceView::showRecordMenu(const QString& reference, const QPoint& globalPosition)
{
    const auto summary = m_workspace->summary(reference);
    if (!summary)
        return;
    QMenu menu(this);
    const bool writable = !m_workspace->isReadOnly();
    if (place().page != Place::Page::Record)
        connect(menu.addAction(tr("Open")), &QAction::triggered, this, [=, this] { go(Place::of(reference)); });
    QAction* duplicate = menu.addAction(themedIcon(QStringLiteral("duplicate")), tr("Duplicate"));
    duplicate->setEnabled(writable);
    connect(duplicate, &QAction::triggered, this, [=, this] { duplicateRecord(reference); });
    if (summary->kind == "person") {
        QAction* give = menu.addAction(themedIcon(QStringLiteral("handover")), tr("Hand over all records…"));
        give->setEnabled(writable);
        connect(give, &QAction::triggered, this, [=, this] { handOver(reference); });
    }
    if (summary->kind == "activity") {
        connect(menu.addAction(themedIcon(QStringLiteral("info")), tr("What the law asks for…")), &QAction::triggered, this, [=, this] { showReasons(reference); });
        connect(menu.addAction(themedIcon(QStringLiteral("export")), tr("Report…")), &QAction::triggered, this, [=, this] { showReport(reference); });
    }
    connect(menu.addAction(themedIcon(QStringLiteral("history")), tr("History…")), &QAction::triggered, this, [=, this] { showHistory(reference); });
    menu.addSeparator();
    QAction* remove = menu.addAction(themedIcon(QStringLiteral("remove")), tr("Remove…"));
    remove->setEnabled(writable);
    connect(remove, &QAction::triggered, this, [=, this] { removeRecord(reference); });
    menu.exec(globalPosition);
}

void WorkspaceView::showStatusMenu(const QString& reference, const QPoint& globalPosition)
{
    QMenu menu(this);
    const std::vector<StatusMove> moves = movesOf(*m_workspace, reference);
    for (const StatusMove& move : moves) {
        QAction* action = menu.addAction(move.label.in(interfaceLanguage()));
        action->setEnabled(!m_workspace->isReadOnly());
        connect(action, &QAction::triggered, this, [this, reference, to = move.to] { showStatus(reference, to); });
    }
    if (moves.empty())
        menu.addAction(tr("No other status follows"))->setEnabled(false);
    menu.exec(globalPosition);
}

void WorkspaceView::undo()
{
    if (!flush())
        return;
    if (const auto outcome = m_workspace->undo(); !outcome)
        fail(outcome.error());
    // The page may show a record that is no longer there.
    if (const Place here = place(); here.page == Place::Page::Record) {
        const auto summary = m_workspace->summary(here.record);
        if (!summary || summary->removed)
            go(Place::overview());
    }
}

void WorkspaceView::redo()
{
    if (!flush())
        return;
    if (const auto outcome = m_workspace->redo(); !outcome)
        fail(outcome.error());
}

void WorkspaceView::backup()
{
    if (!flush())
        return;
    const QFileInfo file(m_workspace->path());
    const QString suggested = file.path() + u'/' + file.completeBaseName() + u'-' + m_workspace->clock().today().toString(Qt::ISODate) + QStringLiteral(".dossier");
    const QString path = QFileDialog::getSaveFileName(this, tr("Back up the workspace"), suggested, QStringLiteral("Dossier (*.dossier)"), nullptr,
                                                      QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty())
        return;
    if (const auto written = m_workspace->backup(path); !written)
        showNotice(window(), tr("No backup was written"), written.error().message.in(interfaceLanguage()));
    else
        m_status->showNotice(tr("Backup written and verified: %1").arg(QFileInfo(path).fileName()));
}

void WorkspaceView::nextPane(bool forward)
{
    QList<QWidget*> panes{m_rail->findChild<QAbstractButton*>()};
    if (const Page* page = currentPage())
        panes += page->panes();
    int current = 0;
    for (int i = 0; i < panes.size(); ++i) {
        const QWidget* focus = QApplication::focusWidget();
        if (focus && (panes[i] == focus || panes[i]->isAncestorOf(focus)))
            current = i;
    }
    const int next = int((current + (forward ? 1 : panes.size() - 1)) % panes.size());
    panes[next]->setFocus(Qt::ShortcutFocusReason);
}

bool WorkspaceView::focusNextPrevChild(bool next)
{
    const auto formAround = [](QWidget* widget) {
        while (widget != nullptr && qobject_cast<FormView*>(widget) == nullptr)
            widget = widget->parentWidget();
        return static_cast<FormView*>(widget);
    };
    // A form is one place of the chain; inside, it orders itself.
    QWidget* now = QApplication::focusWidget();
    // What is being typed is written first: that may rebuild what stands beside the form, and the next place with it.
    if (FormView* form = now != nullptr ? formAround(now) : nullptr; form != nullptr && !form->flush())
        return true;
    QWidget* start = now != nullptr && formAround(now) != nullptr ? formAround(now) : now != nullptr ? now : this;
    const auto step = [next](QWidget* widget) { return next ? widget->nextInFocusChain() : widget->previousInFocusChain(); };
    for (QWidget* widget = step(start); widget != nullptr && widget != start; widget = step(widget)) {
        FormView* form = formAround(widget);
        if ((form != nullptr && form != widget) || !isAncestorOf(widget) || !widget->isVisible() || !widget->isEnabled() || widget->focusProxy() != nullptr
            || (widget->focusPolicy() & Qt::TabFocus) != Qt::TabFocus)
            continue;
        if (form != nullptr) {
            if (form->enter(next))
                return true;
            continue;
        }
        widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return true;
    }
    return false;
}

void WorkspaceView::toggleRail()
{
    m_railCollapsed = !m_rail->isCollapsed();
    layOutRail();
}

void WorkspaceView::layOutRail()
{
    // Room is given up by the rail first: icons on a record's page of a window under 1500.
    const bool collapsed = m_railCollapsed.value_or(place().page == Place::Page::Record && width() < 1500);
    if (collapsed != m_rail->isCollapsed() || m_rail->width() != m_rail->sizeHint().width())
        m_rail->setCollapsed(collapsed);
}

void WorkspaceView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOutRail();
    m_palette->setGeometry(rect());
}

} // namespace dossier
