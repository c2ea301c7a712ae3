// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/table_grid.h"

#include "app/style/components.h"
#include "core/text/fold.h"

#include <QApplication>
#include <QHeaderView>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <algorithm>

namespace dossier {

namespace {

constexpr int padX = 8, padY = 5;
constexpr int narrowest = 84, narrowestWide = 130;

Language languageOfText(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return isHan(c.unicode()); }) ? Language::Chinese : interfaceLanguage();
}

/// One cell: first line, stacked second line, chip.
class CellDelegate : public QStyledItemDelegate
{
public:
    CellDelegate(TableModel* model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

    int firstLines() const { return m_model->isMatrix() || m_model->isWide() ? 3 : 2; }
    int heightFor(const QModelIndex& index, int width) const
    {
        const CellLook look = m_model->look(index);
        const int inner = qMax(20, width - 2 * padX);
        int height = 0;
        if (look.chip) {
            height = chipSize(*look.chip).height();
        } else {
            const TextRole role = look.strong ? TextRole::Strong : TextRole::Body;
            height = TextBlock(look.first, role, languageOfText(look.first)).heightForWidth(inner - tagWidth(look), firstLines());
        }
        if (!look.second.isEmpty())
            height += TextBlock(look.second, TextRole::Small, languageOfText(look.second)).heightForWidth(inner, 2);
        return qMax(height, Theme::current().lineHeight(TextRole::Body, interfaceLanguage())) + 2 * padY;
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        const auto* grid = qobject_cast<const TableGrid*>(option.widget);
        const QModelIndex current = grid != nullptr ? grid->currentIndex() : QModelIndex();
        const bool focused = grid != nullptr && grid->property("active").toBool();
        const bool inRow = focused && current.isValid() && current.row() == index.row();
        painter->save();
        if (inRow || option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.colour(option.state & QStyle::State_Selected && focused && !(current == index) ? ColourRole::Sel : inRow ? ColourRole::AccentTint : ColourRole::Page));
        const CellLook look = m_model->look(index);
        QRect area = option.rect.adjusted(padX, padY, -padX, -padY);
        const int tag = tagWidth(look);
        if (tag > 0)
            drawLine(*painter, QRect(area.left(), area.top(), tag, theme.lineHeight(TextRole::Body, interfaceLanguage())), look.tag, TextRole::Small, Language::English, theme.colour(ColourRole::Muted));
        int used = 0;
        if (look.chip) {
            const QSize size = chipSize(*look.chip);
            paintChip(*painter, QRect(area.left() + tag, area.top(), qMin(size.width(), area.width() - tag), size.height()), *look.chip);
            used = size.height();
        } else {
            const TextBlock first(look.first, look.strong ? TextRole::Strong : TextRole::Body, languageOfText(look.first));
            first.draw(*painter, area.adjusted(tag, 0, 0, 0), theme.colour(look.firstColour), Qt::AlignLeft | Qt::AlignTop, firstLines());
            used = first.heightForWidth(area.width() - tag, firstLines());
        }
        if (!look.second.isEmpty()) {
            const TextBlock second(look.second, TextRole::Small, languageOfText(look.second));
            second.draw(*painter, area.adjusted(0, used, 0, 0), theme.colour(look.secondColour), Qt::AlignLeft | Qt::AlignTop, 2);
        }
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.colour(ColourRole::Line));
        if (focused && current == index) {
            painter->setPen(QPen(theme.colour(ColourRole::Accent), 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    static int tagWidth(const CellLook& look)
    {
        return look.tag.isEmpty() ? 0 : TextBlock(look.tag, TextRole::Small, Language::English).naturalWidth() + 8;
    }
    TableModel* m_model;
};

class Head : public QHeaderView
{
public:
    explicit Head(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionResizeMode(QHeaderView::Fixed);
        setHighlightSections(false);
        setSectionsClickable(false);
    }
    QSize sizeHint() const override { return {100, Theme::current().lineHeight(TextRole::Small, interfaceLanguage()) + 2 * padY}; }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        const Theme& theme = Theme::current();
        painter->fillRect(rect, theme.colour(ColourRole::Subtle));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour(ColourRole::Line));
        drawLine(*painter, rect.adjusted(padX, 0, -padX, 0), model()->headerData(section, Qt::Horizontal).toString(), TextRole::SmallStrong, interfaceLanguage(),
                 theme.colour(ColourRole::Muted));
    }
    void paintEvent(QPaintEvent* event) override
    {
        QPainter(viewport()).fillRect(viewport()->rect(), Theme::current().colour(ColourRole::Subtle));
        QHeaderView::paintEvent(event);
    }
};

} // namespace

TableGrid::TableGrid(TableModel* model, QWidget* parent) : QTableView(parent), m_model(model)
{
    setModel(model);
    setHorizontalHeader(new Head(this));
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(10);
    setItemDelegate(new CellDelegate(model, this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setViewportMargins(0, 0, 0, 0);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_InputMethodEnabled);
    horizontalHeader()->setMinimumSectionSize(40);
}

int TableGrid::leastWidth(int column) const
{
    int least = m_model->isWide() ? narrowestWide : narrowest;
    if (column > 0 || !m_model->isMatrix())
        return least;
    // The heads of rows are read in whole words.
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString name = m_model->look(m_model->index(row, column)).first;
        for (const QString& word : name.split(u' '))
            least = qMax(least, TextBlock(word, TextRole::Strong, languageOfText(word)).naturalWidth() + 2 * padX + 1);
    }
    return qMin(least, 220);
}

void TableGrid::relayout()
{
    if (m_laying || m_model->columnCount() == 0)
        return;
    m_laying = true;
    const int columns = m_model->columnCount();
    const int room = qMax(200, width() - 2);
    // By weight, but none narrower than it must be; what those take is missing to the others.
    std::vector<int> sizes(size_t(columns), 0);
    std::vector<bool> fixed(size_t(columns), false);
    for (bool settled = false; !settled;) {
        settled = true;
        double weights = 0;
        int left = room;
        for (int i = 0; i < columns; ++i) {
            if (fixed[size_t(i)])
                left -= sizes[size_t(i)];
            else
                weights += m_model->weight(i);
        }
        int given = 0, last = -1;
        for (int i = 0; i < columns; ++i) {
            if (fixed[size_t(i)])
                continue;
            const int least = leastWidth(i);
            const int share = int(left * m_model->weight(i) / weights);
            if (share < least) {
                sizes[size_t(i)] = least;
                fixed[size_t(i)] = true;
                settled = false;
                break;
            }
            sizes[size_t(i)] = share;
            given += share;
            last = i;
        }
        if (settled && last >= 0)
            sizes[size_t(last)] += left - given;
    }
    for (int i = 0; i < columns; ++i)
        setColumnWidth(i, sizes[size_t(i)]);
    auto* delegate = static_cast<CellDelegate*>(itemDelegate());
    int height = 0;
    for (int r = 0; r < m_model->rowCount(); ++r) {
        int rowHeight = 0;
        for (int c = 0; c < columns; ++c)
            rowHeight = qMax(rowHeight, delegate->heightFor(m_model->index(r, c), columnWidth(c)));
        setRowHeight(r, rowHeight);
        height += rowHeight;
    }
    height += horizontalHeader()->sizeHint().height() + 1;
    if (horizontalHeader()->length() > room)
        height += horizontalScrollBar()->sizeHint().height();
    if (height != m_height) {
        m_height = height;
        setFixedHeight(height);
        updateGeometry();
    }
    m_laying = false;
    viewport()->update();
}

QSize TableGrid::sizeHint() const
{
    return {600, qMax(m_height, 40)};
}

QRect TableGrid::cellRect(const QModelIndex& index) const
{
    return visualRect(index).translated(viewport()->pos());
}

bool TableGrid::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool control = key->modifiers() & Qt::ControlModifier;
        const bool shift = key->modifiers() & Qt::ShiftModifier;
        bool ours = false;
        switch (key->key()) {
        case Qt::Key_F11:
        case Qt::Key_F2:
        case Qt::Key_Delete: ours = true; break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_D:
        case Qt::Key_C:
        case Qt::Key_V:
        case Qt::Key_F6: ours = control; break;
        case Qt::Key_Up:
        case Qt::Key_Down: ours = control && shift; break;
        case Qt::Key_Escape: ours = m_model->isWide(); break;
        default: break;
        }
        if (ours) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

bool TableGrid::focusNextPrevChild(bool next)
{
    if (m_tab && m_tab(next))
        return true;
    return QAbstractScrollArea::focusNextPrevChild(next); // NOLINT(bugprone-parent-virtual-call): a view would step through its cells
}

void TableGrid::keyPressEvent(QKeyEvent* event)
{
    if (m_keys && m_keys(event)) {
        event->accept();
        return;
    }
    const Qt::KeyboardModifiers modifiers = event->modifiers();
    const bool plain = !(modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const QString text = event->text();
    if (plain && !text.isEmpty() && text.front().isPrint()) {
        if (m_type)
            m_type(text);
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Escape || !plain) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableGrid::inputMethodEvent(QInputMethodEvent* event)
{
    if (event->preeditString().isEmpty() && event->commitString().isEmpty()) {
        event->ignore();
        return;
    }
    // An input method starts to compose on a closed cell: the cell opens and goes on with it.
    if (m_type)
        m_type(QString());
    QWidget* field = QApplication::focusWidget();
    if (field != nullptr && field != this)
        QApplication::sendEvent(field, event);
}

void TableGrid::focusInEvent(QFocusEvent* event)
{
    setProperty("active", true);
    QTableView::focusInEvent(event);
    const int first = m_model->firstColumn();
    if (m_model->rowCount() > 0 && m_model->columnCount() > first) {
        if (event->reason() == Qt::BacktabFocusReason)
            setCurrentIndex(m_model->index(m_model->rowCount() - 1, m_model->columnCount() - 1));
        else if (event->reason() == Qt::TabFocusReason || !currentIndex().isValid())
            setCurrentIndex(m_model->index(0, first));
    }
    viewport()->update();
    Q_EMIT focusCame();
}

void TableGrid::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        setProperty("active", false);
    viewport()->update();
}

void TableGrid::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    relayout();
}

void TableGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
    Q_EMIT currentMoved();
}

void TableGrid::paintEvent(QPaintEvent* event)
{
    QPainter(viewport()).fillRect(viewport()->rect(), Theme::current().colour(ColourRole::Page));
    QTableView::paintEvent(event);
}

void TableGrid::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the page scrolls
}

} // namespace dossier
