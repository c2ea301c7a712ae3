// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/table_editor.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <algorithm>

namespace dossier {

TableEditor::TableEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent) : Editor(context, question, cell, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_model = new TableModel(context, m_question, this);
    m_grid = new TableGrid(m_model, this);
    column->addWidget(m_grid);

    m_empty = new QWidget(this);
    auto* emptyColumn = new QVBoxLayout(m_empty);
    emptyColumn->setContentsMargins(space::l, space::l, space::l, space::s);
    emptyColumn->setSpacing(space::xs);
    m_emptyTitle = new Text(TextRole::Strong, m_empty);
    m_emptyText = new Text(TextRole::Small, m_empty);
    m_emptyText->setColour(ColourRole::Muted);
    emptyColumn->addWidget(m_emptyTitle);
    emptyColumn->addWidget(m_emptyText);
    column->addWidget(m_empty);

    m_foot = new QWidget(this);
    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(space::s, space::s, space::s, space::s);
    foot->setSpacing(space::m);
    m_add = makeButton({}, false, m_foot);
    m_add->setProperty("quiet", true);
    m_add->setIcon(themedIcon(QStringLiteral("add")));
    m_wide = makeButton({}, false, m_foot);
    m_wide->setProperty("quiet", true);
    m_wide->setIcon(themedIcon(QStringLiteral("wide")));
    m_keys = new Text(TextRole::Small, m_foot);
    m_keys->setColour(ColourRole::Faint);
    m_keys->setMaxLines(1);
    foot->addWidget(m_add);
    foot->addWidget(m_keys, 1);
    foot->addWidget(m_wide);
    column->addWidget(m_foot);

    m_grid->setKeyHandler([this](QKeyEvent* event) { return handleKey(event); });
    m_grid->setTabHandler([this](bool forward) { return stepTab(forward); });
    m_grid->setTypeHandler([this](const QString& typed) { openCell({}, typed); });
    connect(m_grid, &TableGrid::currentMoved, this, [this] {
        if (m_model->hasNewRow() && m_grid->currentIndex().row() < m_model->rowTotal() && !m_form) {
            m_model->setNewRow(false);
            m_grid->relayout();
        }
        tellFocus();
    });
    connect(m_grid, &TableGrid::focusCame, this, &TableEditor::tellFocus);
    connect(m_grid, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex&) { openCell({}, {}); });
    connect(m_add, &QPushButton::clicked, this, [this] { addRow(m_model->rowTotal()); });
    connect(m_wide, &QPushButton::clicked, this, [this] { setUnstacked(!isUnstacked()); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        // Somebody clicked elsewhere: the open cell is written; a refused one stays open and keeps its text.
        if (m_form && now != nullptr && now->window() == window() && !isWithin(now, m_form) && m_form->commit() && m_form)
            closeForm(false);
        const bool here = now != nullptr && isWithin(now, this);
        m_keys->setVisible(here && !isReadOnly());
        if (!here && m_model->hasNewRow() && !m_form) {
            m_model->setNewRow(false);
            m_grid->relayout();
        }
    });
    m_keys->hide();
    retranslate();
}

TableEditor::~TableEditor()
{
    disconnect(qApp, nullptr, this, nullptr); // the focus moves on while the children go
    delete m_form;
}

// ---- State ----

void TableEditor::load()
{
    const QModelIndex before = m_grid->currentIndex();
    const QString row = m_model->rowId(before.row());
    const bool inRows = before.isValid();
    m_model->reload();
    if (inRows && m_model->rowCount() > 0 && !m_grid->currentIndex().isValid()) {
        const int at = m_model->indexOf(row);
        m_grid->setCurrentIndex(m_model->index(qBound(0, at >= 0 ? at : before.row(), m_model->rowCount() - 1), qMin(before.column(), m_model->columnCount() - 1)));
    }
    showParts();
    if (m_form) {
        m_form->load();
        if (m_form) // a field that is answered may have ended the form
            m_form->place();
    }
    m_grid->relayout();
}

void TableEditor::showParts()
{
    const bool rows = m_model->rowCount() > 0;
    const bool gridHadFocus = m_grid->hasFocus();
    m_grid->setVisible(rows);
    m_empty->setVisible(!rows);
    m_add->setVisible(!isMatrix() && !isReadOnly());
    const bool stacked = std::any_of(m_question.columns.begin(), m_question.columns.end(), [](const Question& column) { return !column.stack.isEmpty(); });
    m_wide->setVisible(rows && (stacked || m_question.columns.size() > 4));
    m_foot->setVisible(!m_add->isHidden() || !m_wide->isHidden());
    if (gridHadFocus && !rows && !m_add->isHidden())
        m_add->setFocus(Qt::OtherFocusReason);
}

QString TableEditor::summary() const
{
    int unknown = 0, done = 0;
    for (int r = 0; r < m_model->rowTotal(); ++r) {
        const Row& row = *m_model->row(r);
        bool open = false;
        for (const Question& column : m_question.columns) {
            const Answer& answer = row.cell(column.id);
            unknown += answer.state == AnswerState::Unknown ? 1 : 0;
            open = open || (column.required && answer.isBlank() && columnShown(column, row));
        }
        done += open ? 0 : 1;
    }
    QString words;
    if (isMatrix())
        words = tr("%1 of %2 rows").arg(done).arg(m_model->rowTotal());
    else if (m_model->rowTotal() > 0)
        words = tr("%n rows", nullptr, m_model->rowTotal());
    if (unknown > 0)
        words += (words.isEmpty() ? QString() : u" · "_qs) + tr("%n not known yet", nullptr, unknown);
    return words;
}

Cell TableEditor::focusedCell() const
{
    Cell cell = m_cell;
    const QModelIndex current = m_grid->currentIndex();
    if (m_form)
        cell.column = m_form->focusedColumn();
    if (current.isValid() && (m_grid->hasFocus() || m_form)) {
        cell.row = m_model->rowId(current.row());
        const QList<const Question*> parts = m_model->parts(current.column());
        if (cell.column.isEmpty() && !parts.isEmpty())
            cell.column = parts.first()->id;
    }
    return cell;
}

void TableEditor::tellFocus()
{
    if (m_grid->hasFocus() || m_form)
        Q_EMIT cellFocused(focusedCell());
}

void TableEditor::goToCell(const QString& row, const QString& column)
{
    const int at = m_model->indexOf(row);
    const int to = m_model->columnOf(column);
    if (m_model->rowCount() > 0)
        m_grid->setCurrentIndex(m_model->index(qMax(0, at), to >= 0 ? to : m_model->firstColumn()));
    focusGrid();
    // What stands under another column is reached in the form over the cell.
    const QList<const Question*> parts = at >= 0 && to >= 0 ? m_model->shownParts(at, to) : QList<const Question*>();
    if (parts.size() > 1 && parts.first()->id != column && std::any_of(parts.begin(), parts.end(), [&column](const Question* part) { return part->id == column; }))
        openCell(column, {});
}

void TableEditor::focusGrid(Qt::FocusReason reason)
{
    if (!m_grid->isHidden())
        m_grid->setFocus(reason);
    else if (!m_add->isHidden())
        m_add->setFocus(reason);
}

void TableEditor::start(const QString& typed)
{
    focusGrid();
    if (!typed.isEmpty() && !m_grid->isHidden())
        openCell({}, typed);
}

QList<QWidget*> TableEditor::stops() const
{
    QList<QWidget*> all;
    for (QWidget* widget : {static_cast<QWidget*>(m_grid), static_cast<QWidget*>(m_add), static_cast<QWidget*>(m_wide)}) {
        if (!widget->isHidden())
            all.append(widget);
    }
    return all;
}

void TableEditor::setReadOnly(bool)
{
    if (isReadOnly())
        closeForm(true);
    showParts();
}

void TableEditor::setUnstacked(bool on)
{
    if (isUnstacked() == on)
        return;
    if (m_form && !m_form->commit())
        return;
    closeForm(true);
    const QModelIndex before = m_grid->currentIndex();
    const QString column = m_model->parts(before.column()).isEmpty() ? QString() : m_model->parts(before.column()).first()->id;
    m_model->setWide(on);
    if (m_model->rowCount() > 0)
        m_grid->setCurrentIndex(m_model->index(qBound(0, before.row(), m_model->rowCount() - 1), qMax(m_model->firstColumn(), m_model->columnOf(column))));
    m_grid->relayout();
    refreshWords();
    Q_EMIT unstackedChanged(on);
}

void TableEditor::setNames(const QString& name, const QString& description)
{
    m_name = name;
    m_grid->setAccessibleName(name);
    m_grid->setAccessibleDescription(description);
    m_add->setAccessibleName(tr("%1: add a row").arg(name));
    m_wide->setAccessibleName(tr("%1: %2").arg(name, m_wide->text()));
}

void TableEditor::refreshWords()
{
    m_add->setText(tr("Add row"));
    m_add->setToolTip(tr("Ctrl+Enter adds a row below"));
    m_wide->setText(isUnstacked() ? tr("Stacked") : tr("Wide"));
    m_wide->setToolTip(tr("F11 shows every column side by side"));
    m_emptyTitle->setText(tr("No rows yet"));
    m_emptyText->setText(tr("Add the first row, or paste rows from a spreadsheet with Ctrl+V."));
    m_keys->setText(isMatrix() ? tr("F2 edit · Alt+N none, n.a., not known") : tr("Ctrl+Enter add row · F2 edit · Ctrl+D as above · Alt+N none, n.a., not known"));
    m_wide->setAccessibleName(tr("%1: %2").arg(m_name, m_wide->text()));
}

void TableEditor::retranslate()
{
    refreshWords();
    if (m_form) {
        for (Editor* editor : m_form->editors())
            editor->retranslate();
    }
    load();
}

void TableEditor::restyle()
{
    m_add->setIcon(themedIcon(QStringLiteral("add")));
    m_wide->setIcon(themedIcon(QStringLiteral("wide")));
    m_grid->horizontalHeader()->updateGeometry();
    m_grid->relayout();
    if (m_form) {
        for (Editor* editor : m_form->editors())
            editor->restyle();
    }
}

void TableEditor::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.colour(ColourRole::Line));
    painter.setBrush(theme.colour(ColourRole::Page));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void TableEditor::say(const QString& text)
{
    Q_EMIT problem(text);
}

void TableEditor::apply(const Change& change)
{
    const Result<Outcome> done = m_context.apply(change);
    say(done ? QString() : done.error().message.in(interfaceLanguage()));
    if (done)
        Q_EMIT written();
}

// ---- The form over a cell ----

CellForm* TableEditor::makeForm(const QList<const Question*>& parts, const QModelIndex& index)
{
    QWidget* over = window();
    for (QWidget* at = parentWidget(); at != nullptr; at = at->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(at)) {
            over = area->widget();
            break;
        }
    }
    const QPersistentModelIndex where(index);
    const auto anchor = [this, where, over]() -> QRect {
        const QModelIndex at = where.isValid() ? QModelIndex(where) : m_grid->currentIndex();
        const QRect cell = m_grid->cellRect(at);
        return QRect(m_grid->mapTo(over, cell.topLeft()), cell.size());
    };
    Cell cell = m_cell;
    cell.row = m_model->rowId(index.row());
    m_form = new CellForm(m_context, parts, cell, anchor, this, over);
    connect(m_form, &CellForm::ended, this, [this](bool down) {
        closeForm(true);
        if (down)
            moveDown();
    });
    connect(m_form, &CellForm::leaving, this, [this](bool forward) {
        closeForm(true);
        if (!stepTab(forward))
            Q_EMIT leaveWanted(forward);
    });
    connect(m_form, &CellForm::abandoned, this, [this] { closeForm(true); });
    connect(m_form, &CellForm::columnFocused, this, &TableEditor::tellFocus);
    connect(m_form, &CellForm::rowMade, this, &Editor::rowMade);
    connect(m_form, &CellForm::stateWanted, this, [this](const QString& column, AnswerState state) {
        StateTarget target{m_question.column(column), m_cell, {}};
        target.cell.row = focusedCell().row;
        target.cell.column = column;
        applyState(target, state);
    });
    return m_form;
}

void TableEditor::openCell(const QString& column, const QString& typed)
{
    const QModelIndex index = m_grid->currentIndex();
    if (isReadOnly() || !index.isValid())
        return;
    const QList<const Question*> parts = m_model->shownParts(index.row(), index.column());
    if (parts.isEmpty())
        return;
    if (m_form && !m_form->commit())
        return;
    closeForm(false);
    say({});
    makeForm(parts, index)->start(column, typed);
}

void TableEditor::closeForm(bool toGrid)
{
    if (!m_form)
        return;
    CellForm* form = m_form;
    const QWidget* focus = QApplication::focusWidget();
    const bool inside = focus != nullptr && isWithin(focus, form);
    m_form = nullptr;
    if (toGrid || inside)
        focusGrid();
    form->hide();
    form->retire();
    form->deleteLater();
    m_grid->relayout();
}

bool TableEditor::commit()
{
    if (!m_form)
        return true;
    return m_form->commit();
}

bool TableEditor::isDirty() const
{
    return m_form && std::any_of(m_form->editors().begin(), m_form->editors().end(), [](const Editor* editor) { return editor->isDirty(); });
}

// ---- Keys ----

bool TableEditor::stepTab(bool forward)
{
    const QModelIndex current = m_grid->currentIndex();
    if (!current.isValid())
        return false;
    int row = current.row();
    int column = current.column() + (forward ? 1 : -1);
    if (column >= m_model->columnCount()) {
        column = m_model->firstColumn();
        ++row;
    } else if (column < m_model->firstColumn()) {
        column = m_model->columnCount() - 1;
        --row;
    }
    if (row < 0)
        return false;
    if (row >= m_model->rowCount()) {
        // At the end a new row; it is written with its first answer, and Tab leaves it while it is empty.
        if (m_model->hasNewRow() || isMatrix() || isReadOnly())
            return false;
        m_model->setNewRow(true);
        m_grid->relayout();
    } else if (m_model->hasNewRow() && current.row() == m_model->rowTotal() && forward) {
        return false;
    }
    m_grid->setCurrentIndex(m_model->index(row, column));
    return true;
}

void TableEditor::moveDown()
{
    const QModelIndex current = m_grid->currentIndex();
    if (current.row() + 1 < m_model->rowCount())
        m_grid->setCurrentIndex(m_model->index(current.row() + 1, current.column()));
}

bool TableEditor::handleKey(QKeyEvent* event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const int row = m_grid->currentIndex().row();
    switch (event->key()) {
    case Qt::Key_F2: openCell({}, {}); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (control)
            addRow(row + 1);
        else
            openCell({}, {});
        return true;
    case Qt::Key_F11: setUnstacked(!isUnstacked()); return true;
    case Qt::Key_Escape:
        if (!isUnstacked())
            return false;
        setUnstacked(false);
        return true;
    case Qt::Key_F6:
        if (!control)
            return false;
        Q_EMIT leaveWanted(!shift);
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (control && event->key() == Qt::Key_Delete)
            removeRow();
        else
            clearCells();
        return true;
    case Qt::Key_D:
        if (!control)
            return false;
        copyFromAbove();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!control || !shift)
            return false;
        moveRow(event->key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_C:
        if (!control)
            return false;
        QApplication::clipboard()->setText(copied());
        return true;
    case Qt::Key_V:
        if (!control)
            return false;
        paste(QApplication::clipboard()->text());
        return true;
    default: return false;
    }
}

void TableEditor::keyPressEvent(QKeyEvent* event)
{
    // From the buttons under the rows, and while there are no rows yet.
    if (event->matches(QKeySequence::Paste))
        paste(QApplication::clipboard()->text());
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && (event->modifiers() & Qt::ControlModifier))
        addRow(m_model->rowTotal());
    else
        Editor::keyPressEvent(event);
}

// ---- Rows ----

void TableEditor::addRow(int position)
{
    if (isMatrix() || isReadOnly())
        return;
    const Result<Outcome> done = m_context.apply(AddRow{m_context.record, m_question.id, Json::object(), qMin(position, m_model->rowTotal()), {}, {}});
    if (!done) {
        say(done.error().message.in(interfaceLanguage()));
        return;
    }
    say({});
    load();
    Q_EMIT written();
    if (!done->addedRows.isEmpty())
        goToCell(done->addedRows.first(), m_question.columns.empty() ? QString() : m_question.columns.front().id);
}

void TableEditor::removeRow()
{
    const QModelIndex current = m_grid->currentIndex();
    const QString id = m_model->rowId(current.row());
    if (isMatrix() || isReadOnly() || id.isEmpty())
        return;
    const QString name = rowName(m_question, *m_model->row(current.row()), interfaceLanguage(), m_context.display());
    const Result<Outcome> done = m_context.apply(RemoveRow{m_context.record, m_question.id, id});
    if (!done) {
        say(done.error().message.in(interfaceLanguage()));
        return;
    }
    say({});
    load();
    Q_EMIT written();
    Q_EMIT notice(tr("Removed: %1. Ctrl+Z brings it back.").arg(name));
    focusGrid();
}

void TableEditor::moveRow(int by)
{
    const QModelIndex current = m_grid->currentIndex();
    const QString id = m_model->rowId(current.row());
    const int to = current.row() + by;
    if (isMatrix() || isReadOnly() || id.isEmpty() || to < 0 || to >= m_model->rowTotal())
        return;
    apply(MoveRow{m_context.record, m_question.id, id, to});
    load();
    m_grid->setCurrentIndex(m_model->index(m_model->indexOf(id), current.column()));
}

void TableEditor::clearCells()
{
    std::vector<Change> changes;
    QModelIndexList indexes = m_grid->selectionModel()->selectedIndexes();
    if (indexes.isEmpty())
        indexes = {m_grid->currentIndex()};
    for (const QModelIndex& index : indexes) {
        const Row* row = m_model->row(index.row());
        for (const Question* part : m_model->parts(index.column())) {
            if (row != nullptr && !row->cell(part->id).isBlank())
                changes.push_back(SetAnswer{m_context.record, Cell{m_question.id, row->id, part->id, {}}, Json()});
        }
    }
    if (isReadOnly() || changes.empty())
        return;
    apply(changes.size() == 1 ? changes.front() : makeGroup({QStringLiteral("Clear cells"), u"清空单元格"_qs}, std::move(changes)));
    load();
}

void TableEditor::copyFromAbove()
{
    const QModelIndex current = m_grid->currentIndex();
    const Row* above = m_model->row(current.row() - 1);
    if (isReadOnly() || above == nullptr)
        return;
    const Row* row = m_model->row(current.row());
    std::vector<Change> changes;
    Json cells = Json::object();
    for (const Question* part : m_model->parts(current.column())) {
        Answer answer = above->cell(part->id);
        answer.source.reset();
        if (row == nullptr) {
            if (!answer.isBlank())
                cells[toStd(part->id)] = answer.toJson();
        } else if (answer.toJson() != row->cell(part->id).toJson() && columnShown(*part, *row)) {
            changes.push_back(SetAnswer{m_context.record, Cell{m_question.id, row->id, part->id, {}}, answer.toJson()});
        }
    }
    if (row == nullptr && !cells.empty())
        changes.push_back(AddRow{m_context.record, m_question.id, cells, -1, {}, {}});
    if (changes.empty())
        return;
    apply(changes.size() == 1 ? changes.front() : makeGroup({QStringLiteral("Same as above"), u"同上一行"_qs}, std::move(changes)));
    load();
}

// ---- States ----

QList<StateTarget> TableEditor::stateTargets() const
{
    QList<StateTarget> targets;
    const QModelIndex current = m_grid->currentIndex();
    const QString row = m_model->rowId(current.row());
    if (row.isEmpty() || (!m_grid->hasFocus() && !m_form))
        return targets;
    const QList<const Question*> parts = m_model->shownParts(current.row(), current.column());
    for (const Question* part : parts) {
        if (!part->mayBeNone && !part->mayBeNotApplicable && !part->mayBeUnknown && parts.size() > 1)
            continue;
        if (m_form && !m_form->focusedColumn().isEmpty() && m_form->focusedColumn() != part->id)
            continue;
        Cell cell = m_cell;
        cell.row = row;
        cell.column = part->id;
        targets.append({part, cell, parts.size() > 1 ? part->label.in(interfaceLanguage()) : QString()});
    }
    return targets;
}

void TableEditor::applyState(const StateTarget& target, AnswerState state)
{
    if (m_form && state != AnswerState::Blank)
        closeForm(true);
    if (state == AnswerState::Blank || state == AnswerState::None) {
        apply(SetAnswer{m_context.record, target.cell, state == AnswerState::Blank ? Json() : Answer::ofState(state).toJson()});
        load();
        return;
    }
    const QModelIndex index = m_model->index(m_model->indexOf(target.cell.row), m_model->columnOf(target.cell.column));
    m_grid->setCurrentIndex(index);
    CellForm* over = makeForm({}, index);
    auto* form = new StateForm(m_context, target, state, over);
    over->setContent(form);
    connect(form, &StateForm::saved, this, [this] {
        closeForm(true);
        load();
    });
    connect(form, &StateForm::cancelled, this, [this] { closeForm(true); });
    connect(form, &StateForm::problem, this, &TableEditor::say);
    over->start({}, {});
    form->start();
}

} // namespace dossier
