// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/overview_page.h"

#include "core/form/display.h"
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyledItemDelegate>

namespace dossier {

namespace {

ColourRole taskColour(const Task& task)
{
    if (task.overdue || task.kind == TaskKind::RequiredAssessment)
        return ColourRole::Danger;
    return task.kind == TaskKind::NotKnown || task.kind == TaskKind::Contradiction || task.kind == TaskKind::Undecided ? ColourRole::Warn : ColourRole::Muted;
}

Glyph taskGlyph(const Task& task)
{
    switch (task.kind) {
    case TaskKind::Contradiction:
    case TaskKind::RequiredAssessment: return Glyph::Triangle;
    case TaskKind::NotKnown:
    case TaskKind::Undecided: return Glyph::Question;
    case TaskKind::Incomplete: return Glyph::Half;
    case TaskKind::ReviewDue:
    case TaskKind::MeasureDue: return Glyph::Ring;
    }
    Q_UNREACHABLE();
}

class TaskDelegate : public QStyledItemDelegate
{
public:
    TaskDelegate(Workspace& workspace, const TaskModel& model, QObject* parent) : QStyledItemDelegate(parent), m_workspace(workspace), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        const Language language = interfaceLanguage();
        if (m_model.line(index.row()).isHead())
            return {200, theme.lineHeight(TextRole::Strong, language) + 18};
        return {200, theme.lineHeight(TextRole::Body, language) + theme.lineHeight(TextRole::Small, language) + 8};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        const Language language = interfaceLanguage();
        const TaskModel::Line& line = m_model.line(index.row());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect rect = option.rect;
        if (line.isHead()) {
            const int width = TextBlock(line.head, TextRole::Strong, language).naturalWidth();
            const QRect place = rect.adjusted(10, 10, -10, -4);
            const bool late = line.count < 0;
            drawLine(*painter, place, line.head, TextRole::Strong, language, theme.colour(late ? ColourRole::Danger : ColourRole::Text));
            drawLine(*painter, place.adjusted(width + 8, 0, 0, 0), QString::number(qAbs(line.count)), TextRole::Body, language, theme.colour(ColourRole::Muted));
            painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour(ColourRole::Line));
            painter->restore();
            return;
        }
        const Task& task = line.task;
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(rect, theme.colour(ColourRole::AccentTint));
            const auto* view = qobject_cast<const QWidget*>(option.widget);
            if (view && view->hasFocus()) {
                painter->setPen(QPen(theme.colour(ColourRole::Accent), 2));
                painter->drawRect(QRectF(rect).adjusted(1, 1, -1, -1));
            }
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(rect, theme.colour(ColourRole::Hover));
        }
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour(ColourRole::Line));
        paintGlyph(*painter, QRectF(rect.left() + 10, rect.top() + (rect.height() - 16) / 2.0, 16, 16), taskGlyph(task), theme.colour(taskColour(task)));
        const int personWidth = 120, dateWidth = 130, referenceWidth = 84;
        int right = rect.right() - 10;
        if (!task.person.isEmpty())
            drawLine(*painter, QRect(right - personWidth, rect.top(), personWidth, rect.height()), m_workspace.titleOf(task.person).in(language),
                     TextRole::Small, language, theme.colour(ColourRole::Muted), Qt::AlignRight | Qt::AlignVCenter);
        right -= personWidth + 12;
        if (task.due.isValid()) {
            const QDate today = m_workspace.clock().today();
            const int days = int(task.due.daysTo(today));
            const QString text = task.overdue ? TaskModel::tr("%n days late", nullptr, days) : displayDate(task.due.toString(Qt::ISODate), language);
            const ColourRole colour = task.overdue ? ColourRole::Danger : task.due <= today.addDays(7) ? ColourRole::Warn : ColourRole::Text;
            drawLine(*painter, QRect(right - dateWidth, rect.top(), dateWidth, rect.height()), text, task.overdue ? TextRole::Strong : TextRole::Body,
                     language, theme.colour(colour), Qt::AlignRight | Qt::AlignVCenter);
        }
        right -= dateWidth + 12;
        drawLine(*painter, QRect(right - referenceWidth, rect.top(), referenceWidth, rect.height()), task.record, TextRole::Body, language,
                 theme.colour(ColourRole::Muted));
        right -= referenceWidth + 12;
        const int left = rect.left() + 38;
        const int first = theme.lineHeight(TextRole::Body, language);
        drawLine(*painter, QRect(left, rect.top() + 4, right - left, first), task.text.in(language), TextRole::Body, language, theme.colour(ColourRole::Text));
        QString second = m_workspace.titleOf(task.record).in(language);
        if (!task.question.isEmpty()) {
            if (const Question* question = m_workspace.formOf(task.record).question(task.question))
                second += (language == Language::Chinese ? u"·"_qs : u" · "_qs) + question->label.in(language);
        }
        drawLine(*painter, QRect(left, rect.top() + 4 + first, right - left, theme.lineHeight(TextRole::Small, language)), second, TextRole::Small,
                 language, theme.colour(ColourRole::Muted));
        painter->restore();
    }

private:
    Workspace& m_workspace;
    const TaskModel& m_model;
};

} // namespace

TaskModel::TaskModel(Workspace& workspace, QObject* parent) : QAbstractListModel(parent), m_workspace(workspace) {}

void TaskModel::show(const std::vector<Task>& all)
{
    beginResetModel();
    m_lines.clear();
    const QDate today = m_workspace.clock().today();
    const QDate week = today.addDays(7);
    const QDate month = today.addDays(30);
    m_tasks = int(all.size());
    std::vector<Task> groups[5];
    for (const Task& task : all) {
        const int group = task.overdue ? 0 : !task.due.isValid() ? 4 : task.due <= week ? 1 : task.due <= month ? 2 : 3;
        groups[group].push_back(task);
    }
    const QString heads[5] = {tr("Overdue"), tr("This week"), tr("By %1").arg(displayDate(month.toString(Qt::ISODate), interfaceLanguage())),
                              tr("Later"), tr("Without a date")};
    for (const int group : {0, 1, 2, 4, 3}) {
        if (groups[group].empty())
            continue;
        const int count = int(groups[group].size());
        m_lines.push_back({heads[group], group == 0 ? -count : count, {}});
        for (Task& task : groups[group])
            m_lines.push_back({{}, 0, std::move(task)});
    }
    endResetModel();
}

QVariant TaskModel::data(const QModelIndex& index, int role) const
{
    const Line& entry = line(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return entry.isHead() ? QStringLiteral("%1 %2").arg(entry.head).arg(qAbs(entry.count))
                              : QStringLiteral("%1 %2").arg(entry.task.record, entry.task.text.in(interfaceLanguage()));
    if (role == Qt::ToolTipRole && !entry.isHead())
        return entry.task.text.in(interfaceLanguage());
    return {};
}

Qt::ItemFlags TaskModel::flags(const QModelIndex& index) const
{
    return line(index.row()).isHead() ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

OverviewPage::OverviewPage(Workspace& workspace, QWidget* parent) : Page(workspace, parent), m_list(workspace)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new PageHeader(this);
    m_title = new Text(TextRole::Title, header);
    m_title->setMaxLines(1);
    m_date = new Text(TextRole::Body, header);
    m_date->setColour(ColourRole::Muted);
    m_date->setMaxLines(1);
    header->row()->addWidget(m_title);
    header->row()->addWidget(m_date);
    header->row()->addStretch(1);
    column->addWidget(header);

    m_head = new Text(TextRole::Heading, this);
    m_head->setContentsMargins(space::page, space::l, space::page, space::s);
    column->addWidget(m_head);

    m_model = new TaskModel(workspace, this);
    m_view = new QListView(this);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new TaskDelegate(workspace, *m_model, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setMouseTracking(true);
    m_view->setTabKeyNavigation(false);
    m_view->installEventFilter(this);
    connect(m_view, &QListView::clicked, this, &OverviewPage::open);
    auto* inset = new QHBoxLayout;
    inset->setContentsMargins(space::page - 10, 0, space::page - 10, 0);
    inset->addWidget(m_view);
    column->addLayout(inset, 1);

    m_empty = new QWidget(this);
    auto* emptyColumn = new QVBoxLayout(m_empty);
    emptyColumn->setContentsMargins(space::page, 40, space::page, space::page);
    m_emptyTitle = new Text(TextRole::Heading, m_empty);
    m_emptyTitle->setAlignment(Qt::AlignCenter);
    m_emptyText = new Text(TextRole::Body, m_empty);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setColour(ColourRole::Muted);
    m_emptyButton = makeButton({}, true, m_empty);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] {
        Q_EMIT createRequested(m_workspace.mainOrganisation() ? QStringLiteral("activity") : QStringLiteral("organisation"));
    });
    emptyColumn->addWidget(m_emptyTitle);
    emptyColumn->addWidget(m_emptyText);
    emptyColumn->addSpacing(space::l);
    emptyColumn->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    emptyColumn->addStretch(1);
    column->addWidget(m_empty, 1);
    m_empty->hide(); // until it is known that there is nothing to do

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &OverviewPage::work);
    const auto changed = [this](const QString& reference) { m_list.changed(reference); };
    connect(&workspace, &Workspace::recordChanged, this, changed);
    connect(&workspace, &Workspace::recordAdded, this, changed);
    connect(&workspace, &Workspace::recordRemoved, this, changed);
    connect(&workspace, &Workspace::applied, this, &OverviewPage::work);
    retranslate();
    work();
}

void OverviewPage::work()
{
    // Long enough to finish what one change touches, too short to be felt.
    constexpr int portion = 25;
    const bool done = m_list.work(portion);
    if (!done)
        m_timer.start(0);
    m_stale = true;
    // While it is being put together only its share is told; the list is shown whole.
    if (isVisible() || done)
        reload();
    if (done)
        Q_EMIT urgentChanged();
}

void OverviewPage::reload()
{
    if (!m_list.isComplete()) {
        m_head->setText(tr("What needs doing: looking through the records, %1%").arg(m_list.percent()));
        return;
    }
    if (!m_stale || !isVisible())
        return;
    m_stale = false;
    const int row = m_view->currentIndex().row();
    m_model->show(m_list.sorted());
    if (row >= 0 && row < m_model->rowCount() && !m_model->line(row).isHead())
        m_view->setCurrentIndex(m_model->index(row));
    const bool any = m_model->taskCount() > 0;
    m_view->setVisible(any);
    m_empty->setVisible(!any);
    m_head->setText(any ? tr("What needs doing: %n", nullptr, m_model->taskCount()) : tr("What needs doing"));
    if (!m_workspace.mainOrganisation()) {
        m_emptyTitle->setText(tr("A new workspace"));
        m_emptyText->setText(tr("Begin with your organisation: name, countries, data protection officer. Everything else refers to it."));
        m_emptyButton->setText(tr("Add the organisation"));
    } else if (m_workspace.records(QStringLiteral("activity")).empty()) {
        m_emptyTitle->setText(tr("No processing activity yet"));
        m_emptyText->setText(tr("Record the first one: which data, of whom, what for, who gets it, how long."));
        m_emptyButton->setText(tr("Add a processing activity"));
    } else {
        m_emptyTitle->setText(tr("Nothing is open"));
        m_emptyText->setText(tr("Every entry is complete, no date is near, no assessment is missing."));
        m_emptyButton->setText(tr("Add a processing activity"));
    }
    m_emptyButton->setEnabled(!m_workspace.isReadOnly());
}

void OverviewPage::open(const QModelIndex& index)
{
    if (!index.isValid() || m_model->line(index.row()).isHead())
        return;
    const Task& task = m_model->line(index.row()).task;
    Q_EMIT goTo(Place::of(task.record, task.question, task.row, task.column));
}

bool OverviewPage::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            open(m_view->currentIndex());
            return true;
        }
    }
    if (object == m_view && event->type() == QEvent::FocusIn && !m_view->currentIndex().isValid() && m_model->rowCount() > 1)
        m_view->setCurrentIndex(m_model->index(1));
    return Page::eventFilter(object, event);
}

void OverviewPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        reload();
}

void OverviewPage::retranslate()
{
    const Language language = interfaceLanguage();
    m_title->setText(tr("Overview"));
    const QDate today = m_workspace.clock().today();
    m_date->setText(localeOf(language).toString(today, language == Language::Chinese ? u"yyyy年M月d日 dddd"_qs : QStringLiteral("dddd d MMMM yyyy")));
    m_view->setAccessibleName(tr("What needs doing"));
    m_stale = true;
    reload();
}

} // namespace dossier
