// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/list_page.h"

#include "app/models/record_delegate.h"
#include "core/form/completeness.h"
#include "core/rules/tasks.h"
#include "core/text/fold.h"
#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QSettings>

namespace dossier {

namespace {
/// Statuses after which a record is no longer worked with.
bool isEnded(const QString& status)
{
    return status == "retired" || status == "left" || status == "dropped" || status == "offboarded" || status == "superseded" || status == "closed";
}
} // namespace

RecordFilter::RecordFilter(Workspace& workspace, RecordModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), m_workspace(workspace), m_model(model)
{
    setSourceModel(&model);
    setSortRole(RecordModel::SortRole);
    setDynamicSortFilter(true);
    connect(&workspace, &Workspace::applied, this, [this] {
        if (m_text.isEmpty())
            return;
        look();
        invalidateFilter();
    });
}

void RecordFilter::look()
{
    if (!m_text.isEmpty())
        m_matching = m_workspace.matching(m_text, m_model.kind());
}

void RecordFilter::set(const QString& text, const QStringList& hiddenStatuses, const QString& onlyStatus, bool incompleteOnly, bool dueOnly)
{
    const QString trimmed = text.trimmed();
    if (trimmed == m_text && hiddenStatuses == m_hidden && onlyStatus == m_only && incompleteOnly == m_incomplete && dueOnly == m_due)
        return;
    m_text = trimmed;
    m_hidden = hiddenStatuses;
    m_only = onlyStatus;
    m_incomplete = incompleteOnly;
    m_due = dueOnly;
    look();
    invalidateFilter();
}

bool RecordFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    const RecordSummary& summary = m_model.summaryAt(row);
    const QString& reference = summary.reference;
    if (m_hidden.contains(summary.status) || (!m_only.isEmpty() && summary.status != m_only))
        return false;
    const Workspace::Passage passage(m_workspace);
    if (m_incomplete && completeness(m_workspace.formOf(reference), m_workspace.record(reference)->answers, m_workspace.library()).isComplete())
        return false;
    if (m_due) {
        const QDate due = nextDue(m_workspace, reference);
        if (!due.isValid() || due > m_workspace.clock().today())
            return false;
    }
    return m_text.isEmpty() || m_matching.contains(reference);
}

bool RecordFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const QVariant a = left.data(RecordModel::SortRole);
    const QVariant b = right.data(RecordModel::SortRole);
    if (a.typeId() == QMetaType::QString)
        return sortsBefore(a.toString(), b.toString(), interfaceLanguage());
    return QVariant::compare(a, b) == QPartialOrdering::Less;
}

ListPage::ListPage(Workspace& workspace, const QString& kind, QWidget* parent) : Page(workspace, parent), m_kind(kind)
{
    m_model = new RecordModel(workspace, kind, this);
    m_filter = new RecordFilter(workspace, *m_model, this);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new PageHeader(this);
    m_title = new Text(TextRole::Title, header);
    m_title->setMaxLines(1);
    m_count = new Text(TextRole::Body, header);
    m_count->setColour(ColourRole::Muted);
    m_count->setMaxLines(1);
    header->row()->addWidget(m_title);
    header->row()->addWidget(m_count);
    header->row()->addStretch(1);
    if (kind == "activity") {
        m_report = makeButton({}, false, header);
        m_report->setIcon(themedIcon(QStringLiteral("export")));
        connect(m_report, &QPushButton::clicked, this, &ListPage::reportRequested);
        header->row()->addWidget(m_report);
    }
    m_new = makeButton({}, true, header);
    m_new->setIcon(themedIcon(QStringLiteral("add"), ColourRole::OnFill));
    m_new->setEnabled(!workspace.isReadOnly());
    // What is about another record is begun there.
    m_new->setVisible(workspace.library().formOfKind(kind) != nullptr && workspace.library().formOfKind(kind)->subject.isEmpty());
    connect(m_new, &QPushButton::clicked, this, [this] { Q_EMIT createRequested(m_kind); });
    header->row()->addWidget(m_new);
    column->addWidget(header);

    buildFilterBar(column);

    m_view = new QTreeView(this);
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new RecordDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSortingEnabled(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setTabKeyNavigation(false);
    m_view->setMouseTracking(true);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setSectionsMovable(true);
    m_view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->header()->setHighlightSections(false);
    m_view->sortByColumn(0, Qt::AscendingOrder);
    m_view->installEventFilter(this);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT goTo(Place::of(index.data(RecordModel::ReferenceRole).toString()));
    });
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        // One click on the reference or the name opens: it is the page's link.
        const auto type = ListColumn::Type(index.data(RecordModel::TypeRole).toInt());
        if (type == ListColumn::Type::Reference || type == ListColumn::Type::Title)
            Q_EMIT goTo(Place::of(index.data(RecordModel::ReferenceRole).toString()));
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
        const QModelIndex index = m_view->indexAt(position);
        if (index.isValid())
            Q_EMIT contextMenuRequested(index.data(RecordModel::ReferenceRole).toString(), m_view->viewport()->mapToGlobal(position));
    });
    column->addWidget(m_view, 1);

    m_empty = new QWidget(this);
    auto* emptyColumn = new QVBoxLayout(m_empty);
    emptyColumn->setContentsMargins(space::page, 60, space::page, space::page);
    m_emptyTitle = new Text(TextRole::Heading, m_empty);
    m_emptyTitle->setAlignment(Qt::AlignCenter);
    m_emptyText = new Text(TextRole::Body, m_empty);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setColour(ColourRole::Muted);
    m_emptyButton = makeButton({}, false, m_empty);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        if (m_model->rowCount() == 0) {
            Q_EMIT createRequested(m_kind);
            return;
        }
        m_hideEnded = false;
        m_onlyStatus.clear();
        m_incomplete = m_due = false;
        m_filterField->clear();
        applyFilter();
    });
    emptyColumn->addWidget(m_emptyTitle);
    emptyColumn->addWidget(m_emptyText);
    emptyColumn->addSpacing(space::l);
    emptyColumn->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    emptyColumn->addStretch(1);
    column->addWidget(m_empty, 1);

    m_footer = new Text(TextRole::Small, this);
    m_footer->setColour(ColourRole::Muted);
    m_footer->setContentsMargins(space::page, 4, space::page, 4);
    column->addWidget(m_footer);

    const QStringList hidden = QSettings(QStringLiteral("Dossier"), QStringLiteral("Dossier")).value("columns/" + kind).toStringList();
    const bool stored = QSettings(QStringLiteral("Dossier"), QStringLiteral("Dossier")).contains("columns/" + kind);
    for (size_t i = 0; i < m_model->columns().size(); ++i) {
        const ListColumn& listColumn = m_model->columns()[i];
        m_view->setColumnHidden(int(i), stored ? hidden.contains(listColumn.id) : !listColumn.shown);
    }
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ListPage::refreshEmpty);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &ListPage::refreshEmpty);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &ListPage::refreshEmpty);
    setTabOrder(m_filterField, m_addFilter);
    setTabOrder(m_addFilter, m_columns);
    setTabOrder(m_columns, m_view);
    retranslate();
    applyFilter();
}

void ListPage::buildFilterBar(QVBoxLayout* column)
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::page, space::m, space::page, space::m);
    row->setSpacing(space::m);
    m_filterField = new QLineEdit(bar);
    m_filterField->setClearButtonEnabled(true);
    m_filterField->addAction(themedIcon(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    m_filterField->setMinimumWidth(260);
    m_filterField->installEventFilter(this);
    connect(m_filterField, &QLineEdit::textChanged, this, &ListPage::applyFilter);
    m_chips = new QWidget(bar);
    auto* chipRow = new QHBoxLayout(m_chips);
    chipRow->setContentsMargins(0, 0, 0, 0);
    chipRow->setSpacing(space::s);
    m_addFilter = makeButton({}, false, bar);
    m_addFilter->setProperty("quiet", true);
    m_addFilter->setIcon(themedIcon(QStringLiteral("add")));
    connect(m_addFilter, &QPushButton::clicked, this, &ListPage::showFilterMenu);
    m_columns = makeButton({}, false, bar);
    m_columns->setProperty("quiet", true);
    m_columns->setIcon(themedIcon(QStringLiteral("columns")));
    connect(m_columns, &QPushButton::clicked, this, &ListPage::showColumnMenu);
    row->addWidget(m_filterField);
    row->addWidget(m_chips);
    row->addWidget(m_addFilter);
    row->addStretch(1);
    row->addWidget(m_columns);
    column->addWidget(bar);
}

void ListPage::showFilterMenu()
{
    QMenu menu(this);
    const KindInfo* kind = m_workspace.library().kinds().kind(m_kind);
    QMenu* status = menu.addMenu(tr("Status"));
    for (const StatusInfo& info : kind->statuses) {
        QAction* action = status->addAction(info.label.in(interfaceLanguage()));
        connect(action, &QAction::triggered, this, [this, id = info.id] { m_onlyStatus = id; m_hideEnded = false; applyFilter(); });
    }
    connect(menu.addAction(tr("Incomplete only")), &QAction::triggered, this, [this] { m_incomplete = true; applyFilter(); });
    connect(menu.addAction(tr("Overdue only")), &QAction::triggered, this, [this] { m_due = true; applyFilter(); });
    menu.exec(m_addFilter->mapToGlobal(QPoint(0, m_addFilter->height())));
}

void ListPage::showColumnMenu()
{
    QMenu menu(this);
    for (int i = 2; i < m_model->columnCount(); ++i) {
        QAction* action = menu.addAction(m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(i));
        connect(action, &QAction::toggled, this, [this, i](bool on) {
            m_view->setColumnHidden(i, !on);
            QStringList hidden;
            for (int c = 0; c < m_model->columnCount(); ++c) {
                if (m_view->isColumnHidden(c))
                    hidden.append(m_model->columns()[size_t(c)].id);
            }
            QSettings(QStringLiteral("Dossier"), QStringLiteral("Dossier")).setValue("columns/" + m_kind, hidden);
            fitColumns();
        });
    }
    menu.exec(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
}

void ListPage::applyFilter()
{
    const KindInfo* kind = m_workspace.library().kinds().kind(m_kind);
    QStringList hidden;
    LocalizedText ended;
    for (const StatusInfo& info : kind->statuses) {
        if (isEnded(info.id)) {
            hidden.append(info.id);
            ended = info.label;
        }
    }
    m_filter->set(m_filterField->text(), m_hideEnded ? hidden : QStringList(), m_onlyStatus, m_incomplete, m_due);

    qDeleteAll(m_chips->findChildren<ChipButton*>());
    const auto addChip = [this](const QString& text, auto remove) {
        Chip chip;
        chip.text = text;
        chip.language = interfaceLanguage();
        chip.colour = ColourRole::Text;
        chip.tint = ColourRole::AccentTint;
        auto* button = new ChipButton(chip, m_chips);
        button->setClickable(true);
        button->setRemovable(true);
        button->setAccessibleName(text);
        m_chips->layout()->addWidget(button);
        button->show();
        connect(button, &ChipButton::removeRequested, this, [this, remove] { remove(); QMetaObject::invokeMethod(this, &ListPage::applyFilter, Qt::QueuedConnection); });
    };
    const Language language = interfaceLanguage();
    if (m_hideEnded && !hidden.isEmpty())
        addChip(tr("Status: not “%1”").arg(ended.in(language)), [this] { m_hideEnded = false; });
    if (!m_onlyStatus.isEmpty()) {
        if (const StatusInfo* info = kind->status(m_onlyStatus))
            addChip(tr("Status: %1").arg(info->label.in(language)), [this] { m_onlyStatus.clear(); });
    }
    if (m_incomplete)
        addChip(tr("Incomplete only"), [this] { m_incomplete = false; });
    if (m_due)
        addChip(tr("Overdue only"), [this] { m_due = false; });
    refreshEmpty();
}

void ListPage::refreshEmpty()
{
    const int shown = m_filter->rowCount();
    const int all = m_model->rowCount();
    m_view->setVisible(shown > 0);
    m_empty->setVisible(shown == 0);
    const KindInfo* kind = m_workspace.library().kinds().kind(m_kind);
    const QString plural = kind->plural.in(interfaceLanguage());
    if (all == 0) {
        m_emptyTitle->setText(tr("%1: none yet").arg(plural));
        const bool here = !m_new->isHidden();
        m_emptyText->setText(here ? tr("Add the first one; everything else can refer to it afterwards.")
                                  : m_kind == u"risk" ? tr("Risks are added in the assessment of a processing activity.")
                                                      : tr("An assessment is started from its processing activity; the register is taken over."));
        m_emptyButton->setText(here ? m_new->text() : m_workspace.library().kinds().kind(QStringLiteral("activity"))->plural.in(interfaceLanguage()));
    } else {
        const QString text = m_filterField->text().trimmed();
        m_emptyTitle->setText(text.isEmpty() ? tr("Nothing matches the filter") : tr("Nothing found for “%1”").arg(text));
        m_emptyText->setText(tr("Esc in the filter field shows everything again."));
        m_emptyButton->setText(tr("Clear the filter"));
    }
    m_count->setText(tr("%n in all", nullptr, all));
    m_footer->setVisible(shown > 0 && shown != all);
    m_footer->setText(tr("%1 of %2").arg(shown).arg(all));
}

QString ListPage::current() const
{
    return m_view->currentIndex().data(RecordModel::ReferenceRole).toString();
}

void ListPage::find()
{
    m_filterField->setFocus(Qt::ShortcutFocusReason);
    m_filterField->selectAll();
}

QList<QWidget*> ListPage::panes() const
{
    return {m_filterField, m_view};
}

bool ListPage::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (object == m_filterField && key->key() == Qt::Key_Escape && !m_filterField->text().isEmpty()) {
            m_filterField->clear();
            return true;
        }
        if (object == m_filterField && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Return) && m_filter->rowCount() > 0) {
            m_view->setFocus();
            m_view->setCurrentIndex(m_filter->index(0, 0));
            return true;
        }
        if (object == m_view && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_view->currentIndex().isValid()) {
            Q_EMIT goTo(Place::of(current()));
            return true;
        }
    }
    if (object == m_view && event->type() == QEvent::FocusIn && !m_view->currentIndex().isValid() && m_filter->rowCount() > 0)
        m_view->setCurrentIndex(m_filter->index(0, 0));
    return Page::eventFilter(object, event);
}

void ListPage::fitColumns()
{
    // The title takes what the other columns leave.
    const int width = m_view->viewport()->width();
    if (width <= 0)
        return;
    QHeaderView* header = m_view->header();
    int used = 0;
    int title = 1;
    for (int c = 0; c < m_model->columnCount(); ++c) {
        if (m_view->isColumnHidden(c))
            continue;
        const ListColumn& column = m_model->columns()[size_t(c)];
        if (column.type == ListColumn::Type::Title) {
            title = c;
            continue;
        }
        const QFontMetrics metrics(Theme::current().font(TextRole::Body, interfaceLanguage()));
        const int head = QFontMetrics(Theme::current().font(TextRole::SmallStrong, interfaceLanguage()))
                             .horizontalAdvance(m_model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString()) + 40;
        int content = 0;
        switch (column.type) {
        case ListColumn::Type::Reference: content = metrics.horizontalAdvance(m_kind == u"risk" ? QStringLiteral("ACT-0000/R-00") : QStringLiteral("ORG-0000")) + 26; break;
        case ListColumn::Type::Status:
            for (const StatusInfo& status : m_workspace.library().kinds().kind(m_kind)->statuses)
                content = qMax(content, metrics.horizontalAdvance(status.label.in(interfaceLanguage())) + 44);
            break;
        case ListColumn::Type::Assessments: content = metrics.horizontalAdvance(QStringLiteral("DPIA required")) * 2 + 80; break;
        case ListColumn::Type::Complete: content = metrics.horizontalAdvance(QStringLiteral("100%")) + 44; break;
        case ListColumn::Type::Due: content = metrics.horizontalAdvance(QStringLiteral("since 26 Nov 2026")) + 24; break;
        default: content = metrics.horizontalAdvance(QStringLiteral("Joint controller")) + 24; break;
        }
        const int size = qMax(head, content);
        header->resizeSection(c, size);
        used += size;
    }
    header->resizeSection(title, qMax(220, width - used));
}

void ListPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitColumns();
}

void ListPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    QMetaObject::invokeMethod(this, &ListPage::fitColumns, Qt::QueuedConnection);
}

void ListPage::retranslate()
{
    const Language language = interfaceLanguage();
    const KindInfo* kind = m_workspace.library().kinds().kind(m_kind);
    m_title->setText(kind->plural.in(language));
    m_new->setText(tr("New: %1").arg(kind->title.in(language)));
    m_new->setToolTip(tr("Ctrl+N"));
    if (m_report)
        m_report->setText(tr("Register as PDF…"));
    m_filterField->setPlaceholderText(tr("Filter in all texts…"));
    m_filterField->setAccessibleName(tr("Filter in all texts"));
    m_addFilter->setText(tr("Filter"));
    m_columns->setText(tr("Columns"));
    m_view->setAccessibleName(kind->plural.in(language));
    m_model->retranslate();
    if (m_view->header())
        fitColumns();
    applyFilter();
}

} // namespace dossier
