// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/question_card.h"

#include "core/rules/prefill_source.h"
#include "core/rules/regime.h"
#include "app/form/table_editor.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace dossier {

namespace {
constexpr int gutter = 16, readingMost = 820;
constexpr int padX = 12, padY = 10;
}

QuestionCard::QuestionCard(FormContext& context, const Question& question, QWidget* parent) : QWidget(parent), m_context(context), m_question(question)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(padX, padY, padX, padY);
    outer->setSpacing(space::s);
    const int indent = gutter + space::gutter;

    auto* head = new QHBoxLayout;
    head->setContentsMargins(indent, 0, 0, 0);
    head->setSpacing(space::m);
    m_label = new Text(TextRole::Strong, this);
    m_optional = new Text(TextRole::Small, this);
    m_optional->setColour(ColourRole::Muted);
    m_optional->setMaxLines(1);
    m_when = new Text(TextRole::Small, this);
    m_when->setColour(ColourRole::Muted);
    m_when->setMaxLines(1);
    m_when->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    head->addWidget(m_label, 1);
    head->addWidget(m_optional);
    head->addWidget(m_when);
    outer->addLayout(head);

    m_help = new Text(TextRole::Small, this);
    m_help->setColour(ColourRole::Muted);
    auto* helpRow = new QHBoxLayout;
    helpRow->setContentsMargins(indent, 0, 0, 0);
    helpRow->addWidget(m_help);
    outer->addLayout(helpRow);

    m_editor = makeEditor(context, m_question, Cell{question.id, {}, {}, {}}, this);
    if (!m_editor->isWide())
        m_editor->setMaximumWidth(readingMost);
    m_strip = new QWidget(this);
    auto* strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(0, space::xs, 0, space::xs);
    strip->setSpacing(space::m);
    m_chip = new ChipButton({}, m_strip);
    m_chip->setClickable(true);
    m_chip->installEventFilter(this);
    m_reason = new Text(TextRole::Body, m_strip);
    m_answer = makeButton({}, false, m_strip);
    m_answer->setProperty("quiet", true);
    strip->addWidget(m_chip, 0, Qt::AlignTop);
    strip->addWidget(m_reason, 1);
    strip->addWidget(m_answer, 0, Qt::AlignTop);
    m_strip->hide();
    connect(m_chip, &QAbstractButton::clicked, this, [this] {
        const AnswerState state = m_context.answer(m_editor->cell()).state;
        if (state == AnswerState::None)
            openStates();
        else
            choose({&m_question, m_editor->cell(), {}}, state);
    });
    connect(m_answer, &QPushButton::clicked, this, [this] { answerAgain({}); });

    m_message = new Text(TextRole::Small, this);
    m_message->hide();

    m_stale = new QWidget(this);
    auto* stale = new QHBoxLayout(m_stale);
    stale->setContentsMargins(0, 0, 0, 0);
    stale->setSpacing(space::m);
    m_staleText = new Text(TextRole::Small, m_stale);
    m_staleText->setColour(ColourRole::Stale);
    m_takeOver = makeButton({}, false, m_stale);
    m_stillRight = makeButton({}, false, m_stale);
    m_stillRight->setProperty("quiet", true);
    stale->addWidget(m_staleText, 1);
    stale->addWidget(m_takeOver);
    stale->addWidget(m_stillRight);
    m_stale->hide();
    connect(m_takeOver, &QPushButton::clicked, this, [this] {
        const auto source = prefillSource(*m_context.workspace, m_context.record, m_question);
        const auto change = source ? takeOver(*m_context.workspace, m_context.record, *source) : std::nullopt;
        if (change)
            m_context.apply(*change);
    });
    connect(m_stillRight, &QPushButton::clicked, this, [this] { m_context.apply(Confirm{m_context.record, m_editor->cell()}); });

    m_points = new QWidget(this);
    auto* points = new QVBoxLayout(m_points);
    points->setContentsMargins(0, 0, 0, 0);
    points->setSpacing(space::s);
    m_points->hide();

    auto* inner = new QVBoxLayout;
    inner->setContentsMargins(m_editor->isWide() ? 0 : indent, 0, 0, 0);
    inner->setSpacing(space::s);
    inner->addWidget(m_editor);
    inner->addWidget(m_strip);
    inner->addWidget(m_message);
    inner->addWidget(m_stale);
    inner->addWidget(m_points);
    outer->addLayout(inner);

    connect(m_editor, &Editor::problem, this, [this](const QString& text) {
        m_problem = !text.isEmpty();
        m_message->setColour(ColourRole::Danger);
        m_message->setText(text);
        m_message->setVisible(m_problem);
        refreshWords();
        update();
    });
    connect(m_editor, &Editor::notice, this, [this](const QString& text) {
        m_message->setColour(ColourRole::Muted);
        m_message->setText(text);
        m_message->setVisible(!text.isEmpty());
    });
    connect(m_editor, &Editor::written, this, [this] { m_answering = false; });
    connect(m_editor, &Editor::cellFocused, this, &QuestionCard::cellFocused);
    connect(m_editor, &Editor::stateWanted, this, [this](AnswerState state) { choose({&m_question, m_editor->cell(), {}}, state); });
    if (auto* table = qobject_cast<TableEditor*>(m_editor)) {
        connect(table, &TableEditor::leaveWanted, this, &QuestionCard::leaveWanted);
        connect(table, &TableEditor::unstackedChanged, this, &QuestionCard::unstackedChanged);
    }
    retranslate();
}

// ---- What is shown ----

void QuestionCard::load(QuestionState state)
{
    m_state = state;
    m_editor->load();
    showEditorOrState();
    refreshStale();
    refreshWords();
    update();
}

void QuestionCard::setPoints(const std::vector<Contradiction>& points)
{
    const Language language = interfaceLanguage();
    QStringList key{languageCode(language)};
    for (const Contradiction& point : points)
        key << point.rule->id << point.row << point.text.in(language);
    const QString words = key.join(u'\n');
    if (std::exchange(m_pointWords, words) == words)
        return;
    auto* column = qobject_cast<QVBoxLayout*>(m_points->layout());
    while (QLayoutItem* item = column->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Contradiction& point : points) {
        auto* line = new QWidget(m_points);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(space::m);
        auto* text = new Text(TextRole::Small, line);
        text->setColour(point.rule->level == PointLevel::Error ? ColourRole::Danger : point.rule->level == PointLevel::Warning ? ColourRole::Warn : ColourRole::Muted);
        QStringList articles;
        for (const QString& id : point.rule->cite) {
            if (const Citation* citation = Regimes::builtIn().citation(id); citation != nullptr && articles.size() < 2)
                articles.append(citation->brief.in(language));
        }
        const QString label = pointLabel(point.rule->level).in(language);
        text->setText(language == Language::Chinese ? u"%1：%2%3（%4）"_qs.arg(label, point.text.zh, point.fix.zh, articles.join(u'、'))
                                                    : u"%1: %2 %3 (%4)"_qs.arg(label.left(1).toUpper() + label.mid(1), point.text.en, point.fix.en, articles.join(QStringLiteral(", "))));
        text->setAccessibleName(text->text());
        row->addWidget(text, 1);
        if (!point.row.isEmpty()) {
            auto* go = makeButton(tr("Go there"), false, line);
            go->setProperty("quiet", true);
            connect(go, &QPushButton::clicked, this, [this, id = point.row, cell = point.column] { Q_EMIT pointActivated(id, cell); });
            row->addWidget(go, 0, Qt::AlignTop);
        }
        column->addWidget(line);
        line->show();
    }
    m_points->setVisible(!points.empty());
    m_hasError = std::any_of(points.begin(), points.end(), [](const Contradiction& point) { return point.rule->level != PointLevel::Hint; });
    update();
}

void QuestionCard::showEditorOrState()
{
    const Answer& own = m_context.answer(m_editor->cell());
    const bool otherAnswer = own.state == AnswerState::None || own.state == AnswerState::NotApplicable || own.state == AnswerState::Unknown;
    if (!otherAnswer)
        m_answering = false;
    const bool strip = otherAnswer && !m_answering;
    const bool stripHadFocus = QApplication::focusWidget() != nullptr && isWithin(QApplication::focusWidget(), m_strip);
    const bool editorHadFocus = QApplication::focusWidget() != nullptr && isWithin(QApplication::focusWidget(), m_editor);
    if (strip) {
        const Language language = interfaceLanguage();
        m_chip->setChip(stateChip(own.state, language));
        m_reason->setText(stateDetail(own, m_context, language));
    }
    m_strip->setVisible(strip && !m_form);
    m_editor->setVisible(!strip && !m_form);
    m_answer->setVisible(!m_context.readOnly);
    if (strip && editorHadFocus && !m_form)
        m_chip->setFocus(Qt::OtherFocusReason);
    else if (!strip && stripHadFocus && !m_form)
        m_editor->start({});
}

void QuestionCard::refreshStale()
{
    m_isStale = false;
    if (m_question.prefill && !m_question.isTabular()) {
        const PrefillState state = statusOfPrefill(*m_context.workspace, m_context.record, m_question);
        m_isStale = state == PrefillState::SourceChanged || state == PrefillState::Differs;
    }
    m_stale->setVisible(m_isStale && !m_context.readOnly);
    if (!m_isStale)
        return;
    const Answer& own = m_context.answer(m_editor->cell());
    const Language language = interfaceLanguage();
    const auto source = prefillSource(*m_context.workspace, m_context.record, m_question);
    const QString now = source ? sourceWords(*m_context.workspace, *source, language) : tr("nothing any more");
    m_staleText->setText(tr("%1 now says: %2").arg(own.source->record, now));
}

QString QuestionCard::stateName() const
{
    if (m_problem)
        return tr("refused");
    switch (m_state) {
    case QuestionState::Empty: return tr("empty");
    case QuestionState::Answered: return m_isStale ? tr("changed since") : tr("answered");
    case QuestionState::Partly: return tr("partly answered");
    case QuestionState::NoneOrNotApplicable: return tr("none or not applicable");
    case QuestionState::Unknown: return tr("not known yet");
    case QuestionState::Invalid: return tr("invalid");
    }
    Q_UNREACHABLE();
}

void QuestionCard::refreshWords()
{
    const Language language = interfaceLanguage();
    const QString label = m_question.label.in(language);
    QString name = tr("%1, %2").arg(label, stateName());
    if (!m_question.required)
        name = tr("%1, optional").arg(name);
    const QString help = m_question.help.in(language);
    m_editor->setNames(name, help);
    m_chip->setAccessibleName(tr("%1: %2").arg(label, m_chip->chip().text + u' ' + m_reason->text()));
    m_answer->setAccessibleName(tr("%1: answer").arg(label));
    m_takeOver->setAccessibleName(tr("%1: take over").arg(label));
    m_stillRight->setAccessibleName(tr("%1: still right").arg(label));
    setAccessibleName(name);

    QString when = m_editor->summary();
    const bool blank = m_state == QuestionState::Empty;
    if (when.isEmpty() && m_active && blank && mayHaveStates() && !m_context.readOnly) {
        when = tr("Alt+N none, n.a., not known");
    } else if (when.isEmpty() && !blank) {
        if (const auto last = m_context.workspace->lastChange(m_context.record, m_editor->cell())) {
            const QString date = displayDate(last->time.toLocalTime().date().toString(Qt::ISODate), language);
            when = last->author.isEmpty() ? date : tr("%1, %2").arg(last->author, date);
        }
    }
    m_when->setText(when);
    m_when->setVisible(!when.isEmpty());
}

void QuestionCard::retranslate()
{
    const Language language = interfaceLanguage();
    m_label->setText(m_question.label.in(language));
    m_optional->setText(tr("optional"));
    m_optional->setVisible(!m_question.required && m_question.type != QuestionType::Generated);
    m_help->setText(m_question.help.in(language));
    m_help->setVisible(!m_question.help.isEmpty());
    m_answer->setText(tr("Answer"));
    m_takeOver->setText(tr("Take over"));
    m_stillRight->setText(tr("Still right"));
    m_editor->retranslate();
    showEditorOrState();
    refreshStale();
    refreshWords();
}

void QuestionCard::restyle()
{
    m_editor->restyle();
    update();
}

void QuestionCard::setActive(bool on)
{
    if (m_active == on)
        return;
    m_active = on;
    refreshWords();
    update();
}

void QuestionCard::setReadOnly(bool on)
{
    m_editor->setReadOnly(on);
    closeStateForm(false);
    refreshStale();
    update();
}

void QuestionCard::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_active) {
        painter.setPen(QPen(theme.colour(ColourRole::Accent), 1));
        painter.setBrush(theme.colour(ColourRole::FocusFill));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    Glyph glyph = Glyph::Ring;
    ColourRole colour = ColourRole::Faint;
    if (m_problem || m_state == QuestionState::Invalid) {
        glyph = Glyph::Triangle;
        colour = ColourRole::Danger;
    } else if (m_context.readOnly || m_question.type == QuestionType::Generated) {
        glyph = Glyph::Lock;
        colour = ColourRole::Muted;
    } else if (m_hasError) {
        glyph = Glyph::Triangle;
        colour = ColourRole::Warn;
    } else if (m_isStale) {
        glyph = Glyph::Half;
        colour = ColourRole::Stale;
    } else {
        switch (m_state) {
        case QuestionState::Empty: break;
        case QuestionState::Answered: glyph = Glyph::OpenCheck; colour = ColourRole::Ok; break;
        case QuestionState::Partly: glyph = Glyph::Half; colour = ColourRole::Warn; break;
        case QuestionState::NoneOrNotApplicable: glyph = Glyph::SlashedRing; colour = ColourRole::Muted; break;
        case QuestionState::Unknown: glyph = Glyph::Question; colour = ColourRole::Warn; break;
        case QuestionState::Invalid: break;
        }
    }
    const int line = theme.lineHeight(TextRole::Strong, interfaceLanguage());
    paintGlyph(painter, QRectF(padX, padY + (line - gutter) / 2.0, gutter, gutter), glyph, theme.colour(colour));
}

// ---- Focus ----

QList<QWidget*> QuestionCard::stops() const
{
    QList<QWidget*> all;
    if (m_form)
        all += m_form->stops();
    else if (!m_strip->isHidden())
        all << m_chip << (m_answer->isHidden() ? nullptr : m_answer);
    else
        all += m_editor->stops();
    if (!m_stale->isHidden())
        all << m_takeOver << m_stillRight;
    for (QPushButton* go : m_points->findChildren<QPushButton*>()) {
        if (!m_points->isHidden() && !go->isHidden())
            all << go;
    }
    all.removeAll(nullptr);
    return all;
}

void QuestionCard::takeFocus(Qt::FocusReason reason)
{
    if (!m_form && m_strip->isHidden() && m_editor->isWide()) {
        m_editor->start({});
        return;
    }
    const QList<QWidget*> all = stops();
    if (!all.isEmpty())
        all.first()->setFocus(reason);
}

Cell QuestionCard::focusedCell() const
{
    return m_editor->focusedCell();
}

bool QuestionCard::flush()
{
    if (m_form)
        return true; // a reason that is not saved is not an answer yet; it stays open
    return m_editor->commit();
}

void QuestionCard::mousePressEvent(QMouseEvent* event)
{
    QWidget::mousePressEvent(event);
    const bool onGlyph = event->pos().x() < padX + gutter + 4 && event->pos().y() < padY + 24;
    if (onGlyph || event->button() == Qt::RightButton)
        openStates();
    else
        takeFocus(Qt::MouseFocusReason);
}

void QuestionCard::keyPressEvent(QKeyEvent* event)
{
    const bool onButtons = qobject_cast<Segmented*>(QApplication::focusWidget()) != nullptr;
    if (onButtons && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        clearAnswer();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool QuestionCard::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_chip && event->type() == QEvent::KeyPress && !m_context.readOnly) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        const QString text = key->text();
        if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
            clearAnswer();
            return true;
        }
        if (plain && !text.isEmpty() && text.front().isPrint() && text != u" ") {
            answerAgain(text);
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

// ---- Other answers ----

void QuestionCard::answerAgain(const QString& typed)
{
    if (m_context.readOnly)
        return;
    m_answering = true;
    showEditorOrState();
    m_editor->start(typed);
}

void QuestionCard::clearAnswer()
{
    if (m_context.readOnly)
        return;
    const Result<Outcome> done = m_context.write(m_editor->cell(), Json());
    if (!done) {
        m_message->setColour(ColourRole::Danger);
        m_message->setText(done.error().message.in(interfaceLanguage()));
        m_message->show();
        return;
    }
    if (auto* editor = m_editor; editor->isDirty())
        editor->revert();
    m_editor->load();
}

bool QuestionCard::openStates()
{
    if (m_context.readOnly)
        return false;
    auto* menu = new StateMenu(this);
    QList<StateTarget> targets;
    auto* table = qobject_cast<TableEditor*>(m_editor);
    if (table != nullptr)
        targets = table->stateTargets();
    const bool cells = !targets.isEmpty();
    if (!cells)
        targets.append({&m_question, m_editor->cell(), {}});
    for (const StateTarget& target : targets)
        menu->addTarget(target, !m_context.answer(target.cell).isBlank());
    if (!menu->isUseful()) {
        delete menu;
        return false;
    }
    connect(menu, &StateMenu::chosen, this, [this, table, cells](const StateTarget& target, AnswerState state) {
        if (cells && table != nullptr)
            table->applyState(target, state);
        else
            choose(target, state);
    });
    const QWidget* focus = QApplication::focusWidget();
    const QWidget* under = focus != nullptr && isWithin(focus, this) ? focus : this;
    QPoint at = under->mapToGlobal(QPoint(0, qMin(under->height(), 34)));
    if (cells) {
        const QRect cell = table->grid()->cellRect(table->grid()->currentIndex());
        at = table->grid()->mapToGlobal(cell.bottomLeft());
    }
    menu->popup(at);
    return true;
}

void QuestionCard::choose(const StateTarget& target, AnswerState state)
{
    if (m_context.readOnly)
        return;
    if (state == AnswerState::Blank) {
        clearAnswer();
        takeFocus(Qt::OtherFocusReason);
        return;
    }
    if (state == AnswerState::None) {
        const Result<Outcome> done = m_context.write(target.cell, Answer::ofState(state).toJson());
        Q_EMIT m_editor->problem(done ? QString() : done.error().message.in(interfaceLanguage()));
        if (done)
            takeFocus(Qt::OtherFocusReason);
        return;
    }
    closeStateForm(false);
    m_form = new StateForm(m_context, target, state, this);
    auto* inner = qobject_cast<QVBoxLayout*>(layout()->itemAt(layout()->count() - 1)->layout());
    inner->insertWidget(0, m_form);
    connect(m_form, &StateForm::saved, this, [this] {
        m_answering = false;
        closeStateForm(true);
    });
    connect(m_form, &StateForm::cancelled, this, [this] {
        Q_EMIT m_editor->problem({});
        closeStateForm(true);
    });
    connect(m_form, &StateForm::problem, m_editor, &Editor::problem);
    m_form->show();
    m_form->start();
    showEditorOrState();
}

void QuestionCard::closeStateForm(bool refocus)
{
    if (!m_form)
        return;
    StateForm* form = m_form;
    m_form = nullptr;
    showEditorOrState();
    if (refocus)
        takeFocus(Qt::OtherFocusReason);
    form->hide();
    form->deleteLater();
    refreshWords();
}

} // namespace dossier
