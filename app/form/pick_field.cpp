// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/pick_field.h"

#include "core/text/fold.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QInputMethodEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace dossier {

namespace {

constexpr int pickRole = Qt::UserRole + 1; ///< index into the picks; -1: a group's head
constexpr int detailRole = Qt::UserRole + 2;

/// Paints a line: glyph, label, muted detail; heads in small and muted.
class PickDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {100, Theme::current().lineHeight(TextRole::Body, interfaceLanguage()) + 2 * space::s};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        const Language language = interfaceLanguage();
        QRect area = option.rect.adjusted(space::m, 0, -space::m, 0);
        if (index.data(pickRole).toInt() < 0) {
            drawLine(*painter, area, index.data(Qt::DisplayRole).toString(), TextRole::SmallStrong, language, theme.colour(ColourRole::Muted));
            return;
        }
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.colour(ColourRole::Sel));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, theme.colour(ColourRole::Hover));
        const QString detail = index.data(detailRole).toString();
        const QString label = index.data(Qt::DisplayRole).toString();
        const TextBlock block(label, TextRole::Body, language);
        const int labelWidth = qMin(block.naturalWidth() + 2, detail.isEmpty() ? area.width() : area.width() * 2 / 3);
        drawLine(*painter, QRect(area.left(), area.top(), labelWidth, area.height()), label, TextRole::Body, language, theme.colour(ColourRole::Text));
        if (!detail.isEmpty()) {
            area.setLeft(area.left() + labelWidth + space::l);
            drawLine(*painter, area, detail, TextRole::Small, language, theme.colour(ColourRole::Muted));
        }
    }
};

} // namespace

// ---- List ----

PickList::PickList(QWidget* anchor) : QListView(anchor->window()), m_anchor(anchor), m_model(new QStandardItemModel(this))
{
    hide();
    setOwner(this, anchor);
    setModel(m_model);
    setItemDelegate(new PickDelegate(this));
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(1, 1, 1, 1);
    window()->installEventFilter(this);
    for (QWidget* at = anchor; at != nullptr; at = at->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(at))
            connect(area->verticalScrollBar(), &QAbstractSlider::valueChanged, this, &QWidget::hide);
    }
}

void PickList::setPicks(const QList<Pick>& picks, bool selectFirst)
{
    m_picks = picks;
    m_model->clear();
    QString group;
    QModelIndex first;
    for (int i = 0; i < picks.size(); ++i) {
        if (!picks[i].group.isEmpty() && picks[i].group != group && picks[i].kind == Pick::Kind::Option) {
            auto* head = new QStandardItem(picks[i].group);
            head->setData(-1, pickRole);
            head->setFlags(Qt::NoItemFlags);
            m_model->appendRow(head);
        }
        group = picks[i].group;
        auto* line = new QStandardItem(picks[i].label);
        line->setData(i, pickRole);
        line->setData(picks[i].detail, detailRole);
        m_model->appendRow(line);
        if (!first.isValid())
            first = line->index();
    }
    setCurrentIndex(selectFirst ? first : QModelIndex());
    if (isVisible())
        place();
    if (picks.isEmpty())
        hide();
}

void PickList::open()
{
    if (m_model->rowCount() == 0)
        return;
    place();
    show();
    raise();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
}

void PickList::place()
{
    const int line = Theme::current().lineHeight(TextRole::Body, interfaceLanguage()) + 2 * space::s;
    const QPoint below = m_anchor->mapTo(window(), QPoint(0, m_anchor->height() + 2));
    const int wanted = qMin(m_model->rowCount(), 10) * line + 4;
    const int under = window()->height() - below.y() - space::m;
    const int over = below.y() - m_anchor->height() - space::m;
    const bool above = under < qMin(wanted, 3 * line) && over > under;
    const int height = qMin(wanted, qMax(line + 4, above ? over : under));
    const int width = qMin(qMax(m_anchor->width(), 300), window()->width() - 2 * space::m);
    const int x = qMax(space::m, qMin(below.x(), window()->width() - width - space::m));
    setGeometry(x, above ? below.y() - m_anchor->height() - 4 - height : below.y(), width, height);
}

std::optional<Pick> PickList::pickAt(const QModelIndex& index) const
{
    const int at = index.isValid() ? index.data(pickRole).toInt() : -1;
    return at >= 0 && at < m_picks.size() ? std::optional<Pick>(m_picks[at]) : std::nullopt;
}

std::optional<Pick> PickList::current() const
{
    return pickAt(currentIndex());
}

void PickList::step(int by)
{
    int row = currentIndex().isValid() ? currentIndex().row() : (by > 0 ? -1 : m_model->rowCount());
    const int direction = by > 0 ? 1 : -1;
    for (int moved = 0; moved < qAbs(by);) {
        row += direction;
        if (row < 0 || row >= m_model->rowCount())
            return;
        if (m_model->index(row, 0).data(pickRole).toInt() < 0)
            continue;
        setCurrentIndex(m_model->index(row, 0));
        ++moved;
    }
    QAccessibleEvent focused(this, QAccessible::Focus);
    focused.setChild(currentIndex().row());
    QAccessible::updateAccessibility(&focused);
}

bool PickList::handleKey(int key)
{
    if (!isOpen())
        return false;
    switch (key) {
    case Qt::Key_Down: step(1); return true;
    case Qt::Key_Up: step(-1); return true;
    case Qt::Key_PageDown: step(8); return true;
    case Qt::Key_PageUp: step(-8); return true;
    case Qt::Key_Escape: hide(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const auto pick = current();
        if (!pick)
            return false;
        hide();
        Q_EMIT picked(*pick);
        return true;
    }
    default: return false;
    }
}

void PickList::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    if (const auto pick = pickAt(indexAt(event->pos()))) {
        hide();
        Q_EMIT picked(*pick);
    }
}

void PickList::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), Theme::current().colour(ColourRole::Raised));
    }
    QListView::paintEvent(event);
    QPainter painter(viewport());
    painter.setPen(Theme::current().colour(ColourRole::Field));
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

bool PickList::eventFilter(QObject* object, QEvent* event)
{
    if (object == window() && (event->type() == QEvent::Resize || event->type() == QEvent::WindowDeactivate))
        hide();
    return QListView::eventFilter(object, event);
}

// ---- Field ----

PickField::PickField(QWidget* parent) : FieldFrame(parent), m_line(new QLineEdit(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(9, 4, 9, 4);
    row->addWidget(m_line);
    m_line->setFrame(false);
    watchFocus(m_line);
    setFocusProxy(m_line);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        if (m_composing)
            return;
        refill(false);
        if (m_list && !m_list->isOpen())
            m_list->open();
    });
    restyle();
}

PickField::~PickField()
{
    delete m_list;
}

void PickField::setChosen(const QString& label)
{
    m_chosen = label;
    if (m_line->text() != label)
        m_line->setText(label);
    m_line->setCursorPosition(0);
    setProblem(false);
    if (m_list)
        m_list->hide();
}

void PickField::setReadOnly(bool on)
{
    m_line->setReadOnly(on);
    setReadOnlyLook(on);
}

void PickField::setArrow(bool on)
{
    m_arrow = on;
    layout()->setContentsMargins(9, 4, on ? 28 : 9, 4);
}

void PickField::restyle()
{
    const Theme& theme = Theme::current();
    m_line->setFont(theme.font(TextRole::Body, interfaceLanguage()));
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Base, Qt::transparent);
    m_line->setPalette(palette);
    m_line->setFixedHeight(theme.lineHeight(TextRole::Body, Language::Chinese));
    updateGeometry();
}

QSize PickField::sizeHint() const
{
    return {m_width, Theme::current().lineHeight(TextRole::Body, Language::Chinese) + 8};
}

QSize PickField::minimumSizeHint() const
{
    return {qMin(m_width, 100), sizeHint().height()};
}

void PickField::type(const QString& text)
{
    m_line->selectAll();
    m_line->insert(text);
    refill(false);
    if (m_list)
        m_list->open();
}

bool PickField::isOpen() const
{
    return m_list && m_list->isOpen();
}

void PickField::openList()
{
    if (m_line->isReadOnly())
        return;
    refill(!isChanged());
    m_list->open();
}

void PickField::refill(bool showAll)
{
    if (!m_list) {
        m_list = new PickList(this);
        connect(m_list, &PickList::picked, this, &PickField::take);
    }
    const QString typed = showAll ? QString() : m_line->text().trimmed();
    QList<Pick> picks;
    for (const Pick& pick : m_source ? m_source() : QList<Pick>()) {
        if (matches(pick, typed))
            picks.append(pick);
    }
    const bool some = !picks.isEmpty();
    if (m_ownWords && !typed.isEmpty()) {
        Pick own;
        own.kind = Pick::Kind::OwnWords;
        own.id = typed;
        own.label = tr("Use “%1”").arg(typed);
        picks.append(own);
    }
    for (const auto& [form, title] : m_newRecords) {
        Pick make;
        make.kind = Pick::Kind::NewRecord;
        make.id = form;
        make.label = tr("New: %1…").arg(title);
        picks.append(make);
    }
    m_list->setPicks(picks, !typed.isEmpty() && (some || m_ownWords));
}

void PickField::take(const Pick& pick)
{
    setProblem(false);
    switch (pick.kind) {
    case Pick::Kind::Option: Q_EMIT picked(pick.id); return;
    case Pick::Kind::OwnWords: Q_EMIT ownWords(pick.id); return;
    case Pick::Kind::NewRecord: {
        const QString typed = isChanged() ? m_line->text().trimmed() : QString();
        setChosen(m_chosen);
        Q_EMIT newRecord(pick.id, typed);
        return;
    }
    }
    Q_UNREACHABLE();
}

bool PickField::settle()
{
    if (m_list)
        m_list->hide();
    if (!isChanged() || m_composing)
        return true;
    const QString typed = m_line->text().trimmed();
    if (typed.isEmpty()) {
        Q_EMIT cleared();
        return true;
    }
    QList<Pick> hits;
    const QList<Pick> all = m_source ? m_source() : QList<Pick>();
    for (const Pick& pick : all) {
        if (foldForSearch(pick.label) == foldForSearch(typed) || foldForSearch(pick.id) == foldForSearch(typed)) {
            hits = {pick};
            break;
        }
        if (matches(pick, typed))
            hits.append(pick);
    }
    if (hits.size() == 1 && !m_ownWords) {
        take(hits.first());
        return true;
    }
    if (m_ownWords) {
        if (hits.size() == 1 && foldForSearch(hits.first().label) == foldForSearch(typed))
            take(hits.first());
        else
            Q_EMIT ownWords(typed);
        return true;
    }
    setProblem(true);
    Q_EMIT refused(typed);
    return false;
}

bool PickField::handleKey(QKeyEvent* event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool alt = event->modifiers() & Qt::AltModifier;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (alt && event->key() != Qt::Key_Down) {
        event->ignore(); // a key of the card or the window, no text
        return true;
    }
    if (enter && control && !isOpen()) {
        Q_EMIT openWanted();
        return true;
    }
    if (m_list && m_list->handleKey(event->key()))
        return true;
    if (m_line->isReadOnly())
        return false;
    if (event->key() == Qt::Key_Down || (alt && event->key() == Qt::Key_Down)) {
        openList();
        return true;
    }
    if (event->key() == Qt::Key_Escape && isChanged()) {
        setChosen(m_chosen);
        Q_EMIT refused({});
        return true;
    }
    if (enter) {
        if (isChanged())
            settle();
        else
            Q_EMIT confirmed();
        return true;
    }
    const bool atStart = m_line->cursorPosition() == 0 && !m_line->hasSelectedText();
    if (atStart && event->modifiers() == Qt::NoModifier && (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Left)) {
        Q_EMIT backAtStart(event->key() == Qt::Key_Backspace);
        return true;
    }
    return false;
}

bool PickField::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_line) {
        if (event->type() == QEvent::InputMethod)
            m_composing = !static_cast<QInputMethodEvent*>(event)->preeditString().isEmpty();
        if (event->type() == QEvent::KeyPress && !m_composing && handleKey(static_cast<QKeyEvent*>(event)))
            return true;
        if (event->type() == QEvent::MouseButtonRelease && !isOpen() && m_arrow)
            openList();
        if (event->type() == QEvent::FocusOut) {
            const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
            FieldFrame::eventFilter(object, event);
            if (m_list)
                m_list->hide();
            if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && reason != Qt::MenuBarFocusReason) {
                m_composing = false;
                settle();
                Q_EMIT left();
            }
            return false;
        }
    }
    return FieldFrame::eventFilter(object, event);
}

void PickField::paintEvent(QPaintEvent* event)
{
    FieldFrame::paintEvent(event);
    if (!m_arrow || m_line->isReadOnly())
        return;
    QPainter painter(this);
    themedIcon(QStringLiteral("down")).paint(&painter, QRect(width() - 24, (height() - 16) / 2, 16, 16));
}

void PickField::mousePressEvent(QMouseEvent* event)
{
    FieldFrame::mousePressEvent(event);
    m_line->setFocus(Qt::MouseFocusReason);
    if (isOpen())
        m_list->hide();
    else
        openList();
}

} // namespace dossier
