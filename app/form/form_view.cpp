// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/form_view.h"

#include "app/form/question_card.h"
#include "app/form/table_editor.h"
#include "core/form/completeness.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace dossier {

namespace {

/// The paper: white, and what is on it.
class Paper : public QWidget
{
public:
    explicit Paper(QWidget* parent) : QWidget(parent)
    {
        setAutoFillBackground(false);
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), Theme::current().colour(ColourRole::Page)); }
};

struct Kept { int scroll = 0; Focus focus; };

/// Cards that are made at once: more than any window shows. The others follow in portions while the first can already be answered.
constexpr size_t cardsAtOnce = 14, cardsLater = 12;

} // namespace

struct FormView::Private
{
    FormContext context;
    QWidget* paper = nullptr;
    QVBoxLayout* column = nullptr;
    Text* title = nullptr;
    Text* guidance = nullptr;
    Text* why = nullptr;
    std::vector<QuestionCard*> cards;
    std::map<QPair<QString, QString>, Kept> kept;
    const Form* form = nullptr;
    bool syncing = false, again = false, restyling = false;
    size_t most = 0;     ///< how many cards of the section may be made by now
    bool moreToCome = false;
    QTimer later;

    QuestionCard* card(const QString& question) const
    {
        const auto found = std::find_if(cards.begin(), cards.end(), [&question](const QuestionCard* each) { return each->question().id == question; });
        return found == cards.end() ? nullptr : *found;
    }
    QuestionCard* cardOf(const QWidget* widget) const
    {
        for (QuestionCard* each : cards) {
            if (widget != nullptr && isWithin(widget, each))
                return each;
        }
        return nullptr;
    }
    QList<QWidget*> stops() const
    {
        QList<QWidget*> all;
        for (const QuestionCard* each : cards)
            all += each->stops();
        return all;
    }
};

FormView::FormView(Workspace& workspace, QWidget* parent) : QScrollArea(parent), d(std::make_unique<Private>()), m_workspace(workspace)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setFocusPolicy(Qt::TabFocus); // the place of the form among the panes; the focus itself goes to a stop
    d->later.setSingleShot(true);
    connect(&d->later, &QTimer::timeout, this, [this] {
        d->most += cardsLater;
        sync(Loading::NewOnes);
    });
    d->context.workspace = &workspace;
    d->context.readOnly = workspace.isReadOnly();
    d->context.openRecord = [this](const QString& reference) { Q_EMIT openRecord(reference); };
    d->context.createRecord = [this](const QString& form, const QString& question) { Q_EMIT createRecord(form, question); };
    d->context.propose = [this](const QString& question) { Q_EMIT propose(question); };
    d->context.failed = [this](const Error& error) { Q_EMIT failed(error); };
    d->paper = new Paper(this);
    d->column = new QVBoxLayout(d->paper);
    d->column->setContentsMargins(0, space::s, space::l, space::page);
    d->column->setSpacing(space::l);
    d->title = new Text(TextRole::Title, d->paper);
    d->guidance = new Text(TextRole::Body, d->paper);
    d->guidance->setColour(ColourRole::Muted);
    d->why = new Text(TextRole::Small, d->paper);
    d->why->setColour(ColourRole::Muted);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::l, 0, space::l, 0);
    head->setSpacing(space::s);
    head->addWidget(d->title);
    head->addWidget(d->guidance);
    head->addWidget(d->why);
    d->column->addLayout(head);
    d->column->addStretch(1);
    setWidget(d->paper);
    d->paper->installEventFilter(this);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_revealing = false; });
    viewport()->setAutoFillBackground(false);
    d->title->hide();
    d->guidance->hide();
    d->why->hide();

    const auto changed = [this](const QString& reference) {
        if (m_record.isEmpty() || m_section.isEmpty())
            return;
        // Another record may be shown here as a chip or a source; its title and state are read anew as well.
        Q_UNUSED(reference);
        sync();
    };
    connect(&workspace, &Workspace::recordChanged, this, changed);
    connect(&workspace, &Workspace::recordAdded, this, changed);
    connect(&workspace, &Workspace::recordRemoved, this, changed);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { noteFocus(now); });
}

FormView::~FormView()
{
    disconnect(qApp, nullptr, this, nullptr); // the focus moves on while the cards go
    // Cards refer to the context, and so do forms over their cells: what is being typed there is still written.
    for (QuestionCard* card : d->cards)
        delete card;
    delete takeWidget();
}

// ---- Sections ----

void FormView::showSection(const QString& record, const QString& section)
{
    const Record* shown = m_workspace.record(record);
    if (shown == nullptr)
        return;
    if (!m_record.isEmpty())
        flush(); // what is refused stays as pending text and is there when one comes back
    const bool same = record == m_record && section == m_section && d->form == &m_workspace.formOf(record);
    if (!same) {
        if (!m_section.isEmpty())
            d->kept[{m_record, m_section}] = {verticalScrollBar()->value(), m_focus};
        const bool hadFocus = QApplication::focusWidget() != nullptr && isWithin(QApplication::focusWidget(), this);
        for (QuestionCard* card : std::exchange(d->cards, {})) {
            card->hide();
            delete card;
        }
        m_record = record;
        m_section = section;
        d->context.record = record;
        d->form = &m_workspace.formOf(record);
        m_focus = {};
        d->most = cardsAtOnce;
        d->moreToCome = false;
        sync();
        const auto kept = d->kept.find({record, section});
        d->paper->layout()->activate();
        if (kept != d->kept.end()) {
            const int scroll = kept->second.scroll;
            const Focus focus = kept->second.focus;
            QuestionCard* card = d->card(focus.question);
            if (scroll > 0)
                finish();
            if (hadFocus && (card != nullptr || d->moreToCome))
                goTo(focus.question, focus.row, focus.column);
            m_revealing = false;
            verticalScrollBar()->setValue(scroll);
            QTimer::singleShot(0, this, [this, scroll] { verticalScrollBar()->setValue(scroll); });
        } else {
            verticalScrollBar()->setValue(0);
            if (hadFocus && !d->cards.empty())
                d->cards.front()->takeFocus(Qt::OtherFocusReason);
        }
        Q_EMIT sectionChanged(section);
    } else {
        sync();
    }
}

void FormView::sync(Loading loading)
{
    if (d->syncing) {
        d->again = true;
        return;
    }
    const Record* record = m_workspace.record(m_record);
    if (record == nullptr)
        return;
    d->syncing = true;
    if (d->form != &m_workspace.formOf(m_record)) { // upgraded: other questions
        d->form = &m_workspace.formOf(m_record);
        for (QuestionCard* card : std::exchange(d->cards, {})) {
            card->hide();
            card->deleteLater();
        }
    }
    const Form& form = *d->form;
    const auto section = std::find_if(form.sections.begin(), form.sections.end(), [this](const Section& each) { return each.id == m_section; });
    if (section != form.sections.end()) {
        const Visibility shown = visibility(form, record->answers, m_workspace.library());
        // Showing a widget lays out everything around it; that is done once, when all is there.
        d->column->setEnabled(false);
        std::vector<QuestionCard*> next;
        std::set<QuestionCard*> made;
        int position = 1; // after the head
        d->moreToCome = false;
        for (const Question& question : section->questions) {
            if (!shown.questionShown(question.id))
                continue;
            if (next.size() >= d->most) {
                d->moreToCome = true;
                break;
            }
            QuestionCard* card = d->card(question.id);
            if (card == nullptr) {
                card = makeCard(question);
                made.insert(card);
                d->column->insertWidget(position, card);
            }
            ++position;
            next.push_back(card);
        }
        for (QuestionCard* card : std::exchange(d->cards, next)) {
            if (std::find(next.begin(), next.end(), card) != next.end())
                continue;
            d->column->removeWidget(card);
            card->hide();
            card->deleteLater();
        }
        const Completeness done = completeness(form, record->answers, m_workspace.library());
        std::map<QString, std::vector<Contradiction>> points;
        for (const Contradiction& point : contradictions(m_workspace, m_record))
            points[point.question].push_back(point);
        if (d->moreToCome)
            d->later.start(0);
        for (QuestionCard* card : next) {
            if (loading == Loading::NewOnes && !made.contains(card))
                continue;
            const auto state = done.states.find(card->question().id);
            card->load(state == done.states.end() ? QuestionState::Empty : state->second);
            card->setPoints(points[card->question().id]);
        }
        retitle();
        for (QuestionCard* card : made)
            card->show();
        d->column->setEnabled(true);
        d->column->activate();
    }
    d->syncing = false;
    if (std::exchange(d->again, false))
        sync();
}

void FormView::finish()
{
    if (!d->moreToCome)
        return;
    d->most = std::numeric_limits<size_t>::max();
    sync(Loading::NewOnes);
}

QuestionCard* FormView::makeCard(const Question& question)
{
    auto* card = new QuestionCard(d->context, question, d->paper);
    card->setReadOnly(d->context.readOnly);
    connect(card, &QuestionCard::cellFocused, this, [this](const Cell& cell) { tellFocus({cell.question, cell.column, cell.row}); });
    connect(card, &QuestionCard::leaveWanted, this, [this, card](bool forward) { leave(card, forward); });
    connect(card, &QuestionCard::pointActivated, this, [this, card](const QString& row, const QString& column) { goTo(card->question().id, row, column); });
    connect(card, &QuestionCard::unstackedChanged, this, &FormView::wideChanged);
    return card;
}

void FormView::retitle()
{
    const Language language = interfaceLanguage();
    const Record* record = m_workspace.record(m_record);
    if (record == nullptr || d->form == nullptr)
        return;
    const Visibility shown = visibility(*d->form, record->answers, m_workspace.library());
    int number = 0;
    for (const Section& section : d->form->sections) {
        if (!shown.sectionShown(section.id))
            continue;
        ++number;
        if (section.id != m_section)
            continue;
        d->title->setText(u"%1  %2"_qs.arg(section.ownNumber().isEmpty() ? QString::number(number) : section.ownNumber(), section.title.in(language)));
        d->title->show();
        d->guidance->setText(section.guidance.in(language));
        d->guidance->setVisible(!section.guidance.isEmpty());
    }
}

// ---- Focus ----

void FormView::noteFocus(QWidget* now)
{
    if (now == nullptr)
        return;
    QuestionCard* active = isWithin(now, this) ? d->cardOf(now) : nullptr;
    if (active == nullptr)
        return; // the last question stays the one the guidance is about
    for (QuestionCard* card : d->cards)
        card->setActive(card == active);
    const Cell cell = active->focusedCell();
    tellFocus({cell.question, cell.column, cell.row});
    if (qobject_cast<TableEditor*>(active->editor()) == nullptr) {
        ensureWidgetVisible(now, 0, 40);
    }
}

void FormView::tellFocus(const Focus& focus)
{
    const bool moved = !(focus == m_focus);
    m_focus = focus;
    QuestionCard* card = d->card(focus.question);
    if (card != nullptr && qobject_cast<TableEditor*>(card->editor()) != nullptr)
        reveal();
    if (moved)
        Q_EMIT focusChanged(m_focus);
}

void FormView::reveal()
{
    QuestionCard* card = d->card(m_focus.question);
    if (card == nullptr)
        return;
    auto* table = qobject_cast<TableEditor*>(card->editor());
    if (table == nullptr) {
        ensureWidgetVisible(card, 0, 40);
        return;
    }
    TableGrid* grid = table->grid();
    const QRect cell = grid->cellRect(grid->currentIndex());
    if (!grid->isHidden() && cell.isValid()) {
        const QPoint at = grid->mapTo(d->paper, cell.center());
        ensureVisible(at.x(), at.y(), cell.width() / 2 + 8, cell.height() / 2 + 40);
    }
}

bool FormView::eventFilter(QObject* watched, QEvent* event)
{
    // Tables find their heights when they are first laid out, after one has gone to a place below them.
    if (watched == d->paper && event->type() == QEvent::Resize && m_revealing) {
        QTimer::singleShot(0, this, [this] {
            if (m_revealing)
                reveal();
        });
    }
    return QScrollArea::eventFilter(watched, event);
}

void FormView::wheelEvent(QWheelEvent* event)
{
    m_revealing = false;
    QScrollArea::wheelEvent(event);
}

void FormView::goTo(const QString& question, const QString& row, const QString& column)
{
    const Section* section = d->form != nullptr ? d->form->sectionOf(question) : nullptr;
    if (section == nullptr)
        return;
    if (section->id != m_section)
        showSection(m_record, section->id);
    if (d->card(question) == nullptr)
        finish();
    QuestionCard* card = d->card(question);
    if (card == nullptr)
        return;
    d->paper->layout()->activate();
    auto* table = qobject_cast<TableEditor*>(card->editor());
    if (table != nullptr && !row.isEmpty() && card->editor()->isVisibleTo(card)) {
        table->goToCell(row, column);
        noteFocus(table->grid());
    } else {
        card->takeFocus(Qt::OtherFocusReason);
        noteFocus(card->stops().value(0));
    }
    if (table == nullptr)
        ensureWidgetVisible(card, 0, 40);
    // Also where no window is active: what was gone to is what the guidance is about.
    if (m_focus.question != question)
        tellFocus({question, column, row});
    m_revealing = true;
}

bool FormView::goToOpen(bool forward)
{
    const Record* record = m_workspace.record(m_record);
    if (record == nullptr || !flush())
        return false;
    const Completeness done = completeness(*d->form, record->answers, m_workspace.library());
    if (done.missing.empty())
        return false;
    // Places in the order of the form: question, row, column.
    struct Place
    {
        int question = -1, row = -1, column = -1;
        bool operator<(const Place& other) const { return std::tie(question, row, column) < std::tie(other.question, other.row, other.column); }
    };
    const auto placeOf = [&](const QString& id, const QString& row, const QString& column) {
        Place place;
        int at = 0;
        for (const Section& section : d->form->sections) {
            if (id.isEmpty() && section.id == m_section) {
                place.question = at - 1;
                return place;
            }
            for (const Question& question : section.questions) {
                if (question.id == id) {
                    place.question = at;
                    const std::vector<Row> rows = question.type == QuestionType::Matrix ? matrixRows(question, record->answers) : record->answers.at(id).rows;
                    for (size_t i = 0; i < rows.size(); ++i) {
                        if (rows[i].id == row)
                            place.row = int(i);
                    }
                    for (size_t i = 0; i < question.columns.size(); ++i) {
                        if (question.columns[i].id == column)
                            place.column = int(i);
                    }
                    return place;
                }
                ++at;
            }
        }
        return place;
    };
    const Place here = placeOf(m_focus.question, m_focus.row, m_focus.column);
    const Missing* target = nullptr;
    if (forward) {
        for (const Missing& missing : done.missing) {
            if (target == nullptr && here < placeOf(missing.question, missing.row, missing.column))
                target = &missing;
        }
        target = target != nullptr ? target : &done.missing.front();
    } else {
        for (const Missing& missing : done.missing) {
            if (placeOf(missing.question, missing.row, missing.column) < here)
                target = &missing;
        }
        target = target != nullptr ? target : &done.missing.back();
    }
    const Missing copy = *target;
    goTo(copy.question, copy.row, copy.column);
    return true;
}

void FormView::leave(QuestionCard* card, bool forward)
{
    const QList<QWidget*> own = card->stops();
    if (!own.isEmpty())
        step(forward ? own.last() : own.first(), forward);
}

void FormView::focusInEvent(QFocusEvent* event)
{
    QScrollArea::focusInEvent(event);
    if ((event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) && enter(event->reason() == Qt::TabFocusReason))
        return;
    QuestionCard* card = d->card(m_focus.question);
    if (card == nullptr && !d->cards.empty())
        card = d->cards.front();
    if (card != nullptr)
        card->takeFocus(event->reason() == Qt::ShortcutFocusReason ? Qt::OtherFocusReason : event->reason());
}

QList<QWidget*> FormView::tabStops() const
{
    QList<QWidget*> all = d->stops();
    all.removeIf([](const QWidget* stop) { return !stop->isVisible() || !stop->isEnabled() || (stop->focusPolicy() & Qt::TabFocus) != Qt::TabFocus; });
    return all;
}

bool FormView::enter(bool next)
{
    if (!next)
        finish();
    const QList<QWidget*> all = tabStops();
    if (all.isEmpty())
        return false;
    (next ? all.first() : all.last())->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

/// Tab follows the questions. Qt's own chain does not: it is in the order in which widgets were made, and sorting it breaks it where a
/// field has a viewport (setTabOrder takes everything between the two along).
bool FormView::step(QWidget* from, bool next)
{
    finish(); // the last of the cards so far is not the end
    const QList<QWidget*> all = tabStops();
    qsizetype at = all.indexOf(from);
    for (qsizetype i = 0; at < 0 && i < all.size(); ++i) {
        if (all[i]->isAncestorOf(from))
            at = i;
    }
    if (const QuestionCard* card = from != nullptr ? d->cardOf(from) : nullptr; at < 0 && card != nullptr && !card->stops().isEmpty())
        at = all.indexOf(next ? card->stops().last() : card->stops().first());
    const qsizetype to = at + (next ? 1 : -1);
    if (at >= 0 && to >= 0 && to < all.size()) {
        all[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return true;
    }
    if (isWindow())
        return enter(next);
    return QWidget::focusNextPrevChild(next); // NOLINT(bugprone-parent-virtual-call): QScrollArea would scroll on every step; noteFocus does it once
}

bool FormView::focusNextPrevChild(bool next)
{
    return step(QApplication::focusWidget(), next);
}

// ---- The rest ----

bool FormView::flush()
{
    const std::vector<QuestionCard*> before = d->cards; // writing may show or hide others
    QuestionCard* refusing = nullptr;
    for (QuestionCard* card : before) {
        if (std::find(d->cards.begin(), d->cards.end(), card) != d->cards.end() && !card->flush() && refusing == nullptr)
            refusing = card;
    }
    if (refusing == nullptr)
        return true;
    if (QApplication::focusWidget() == nullptr || d->cardOf(QApplication::focusWidget()) != refusing)
        refusing->takeFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(refusing, 0, 20);
    return false;
}

void FormView::setReadOnly(bool on, const QString& why)
{
    on = on || m_workspace.isReadOnly();
    d->why->setText(why);
    d->why->setVisible(on && !why.isEmpty());
    if (d->context.readOnly == on)
        return;
    d->context.readOnly = on;
    for (QuestionCard* card : d->cards)
        card->setReadOnly(on);
    if (!m_section.isEmpty())
        sync();
}

bool FormView::isWide() const
{
    return std::any_of(d->cards.begin(), d->cards.end(), [](const QuestionCard* card) {
        const auto* table = qobject_cast<const TableEditor*>(card->editor());
        return table != nullptr && table->isUnstacked();
    });
}

void FormView::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (!d || d->restyling)
        return;
    if (event->type() == QEvent::LanguageChange) {
        d->restyling = true;
        const int scroll = verticalScrollBar()->value();
        d->syncing = true; // one order of stops at the end
        for (QuestionCard* card : d->cards)
            card->retranslate();
        d->syncing = false;
        retitle();
        for (QuestionCard* card : d->cards)
            card->restyle();
        verticalScrollBar()->setValue(scroll);
        d->restyling = false;
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        d->restyling = true;
        for (QuestionCard* card : d->cards)
            card->restyle();
        d->paper->update();
        d->restyling = false;
    }
}

void FormView::keyPressEvent(QKeyEvent* event)
{
    QuestionCard* card = d->cardOf(QApplication::focusWidget());
    if (card != nullptr && event->key() == Qt::Key_N && event->modifiers() == Qt::AltModifier) {
        card->openStates();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_L && event->modifiers() == Qt::ControlModifier) {
        // The record question in focus, else the next one of the section.
        finish();
        const auto isRecord = [](const QuestionCard* each) { return each->question().type == QuestionType::Record || each->question().type == QuestionType::Records; };
        auto from = std::find(d->cards.begin(), d->cards.end(), card);
        if (from == d->cards.end())
            from = d->cards.begin();
        const auto found = std::find_if(from, d->cards.end(), isRecord);
        if (found != d->cards.end())
            (*found)->takeFocus(Qt::ShortcutFocusReason);
        return;
    }
    // Arrows and page keys that no editor took scroll the page, without moving the focus.
    QScrollArea::keyPressEvent(event);
}

} // namespace dossier
