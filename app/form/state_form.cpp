// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/state_form.h"

#include "app/form/picks.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace dossier {

namespace {

QIcon glyphIcon(Glyph glyph, ColourRole colour)
{
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGlyph(painter, QRectF(1, 1, 14, 14), glyph, Theme::current().colour(colour));
    return QIcon(pixmap);
}

} // namespace

// ---- Menu ----

StateMenu::StateMenu(QWidget* parent) : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
}

void StateMenu::addState(const StateTarget& target, AnswerState state, const QString& text, Glyph glyph, ColourRole colour)
{
    QString key = tr("Del");
    if (state != AnswerState::Blank)
        key = QString::number(++m_count);
    QAction* action = addAction(glyphIcon(glyph, colour), text + u'\t' + key);
    action->setData(key);
    connect(action, &QAction::triggered, this, [this, target, state] { Q_EMIT chosen(target, state); });
}

void StateMenu::addTarget(const StateTarget& target, bool answered)
{
    const Question& question = *target.question;
    if (!target.head.isEmpty() && (question.mayBeNone || question.mayBeNotApplicable || question.mayBeUnknown || answered))
        addSection(target.head);
    if (question.mayBeNone)
        addState(target, AnswerState::None, tr("None"), Glyph::SlashedRing, ColourRole::Muted);
    if (question.mayBeNotApplicable)
        addState(target, AnswerState::NotApplicable, tr("Not applicable, because…"), Glyph::SlashedRing, ColourRole::Muted);
    if (question.mayBeUnknown)
        addState(target, AnswerState::Unknown, tr("Not known yet, ask…"), Glyph::Question, ColourRole::Warn);
    if (answered) {
        addState(target, AnswerState::Blank, tr("Clear the answer"), Glyph::Ring, ColourRole::Faint);
        ++m_count;
    }
}

void StateMenu::keyPressEvent(QKeyEvent* event)
{
    const QString key = event->key() == Qt::Key_Delete ? tr("Del") : event->text();
    for (QAction* action : actions()) {
        if (!key.isEmpty() && action->data().toString() == key) {
            close();
            action->trigger();
            return;
        }
    }
    QMenu::keyPressEvent(event);
}

// ---- Form ----

StateForm::StateForm(FormContext& context, const StateTarget& target, AnswerState state, QWidget* parent)
    : QWidget(parent), m_context(context), m_question(*target.question), m_cell(target.cell), m_state(state), m_language(interfaceLanguage())
{
    const Answer& before = context.answer(m_cell);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    const auto caption = [this](const QString& text) {
        auto* label = new Text(TextRole::Small, this);
        label->setColour(ColourRole::Muted);
        label->setText(text);
        return label;
    };
    if (!before.reason.has(m_language) && before.reason.has(otherLanguage(m_language)))
        m_language = otherLanguage(m_language); // the reason that is there is the one to edit
    if (state == AnswerState::NotApplicable) {
        m_reason = new TextInput(TextInput::Kind::Line, this);
        m_reason->setLanguage(m_language);
        m_reason->setText(before.reason.of(m_language));
        m_reason->setPlaceholder(tr("Why it does not apply"));
        m_reason->field()->setAccessibleName(tr("Why it does not apply"));
        column->addWidget(caption(tr("Not applicable, because")));
        column->addWidget(m_reason);
        connect(m_reason, &TextInput::entered, this, [this] { save(); });
    } else {
        auto* row = new QHBoxLayout;
        row->setSpacing(space::l);
        auto* askColumn = new QVBoxLayout;
        auto* dueColumn = new QVBoxLayout;
        for (QVBoxLayout* each : {askColumn, dueColumn})
            each->setSpacing(space::xs);
        m_ask = new PickField(this);
        m_ask->setOwnWords(true);
        m_ask->setWidthHint(240);
        m_ask->lineEdit()->setAccessibleName(tr("Whom to ask"));
        m_ask->setSource([this] {
            QList<Pick> picks;
            for (const RecordSummary& person : m_context.workspace->records(QStringLiteral("person")))
                picks.append(recordPick(m_context, person, interfaceLanguage()));
            return picks;
        });
        connect(m_ask, &PickField::picked, this, [this](const QString& id) {
            m_person = id;
            m_personWords = m_context.workspace->titleOf(id).in(interfaceLanguage());
            m_ask->setChosen(m_personWords);
        });
        connect(m_ask, &PickField::ownWords, this, [this](const QString& text) {
            m_person = m_personWords = text;
            m_ask->setChosen(text);
        });
        connect(m_ask, &PickField::cleared, this, [this] {
            m_person.clear();
            m_personWords.clear();
            m_ask->setChosen({});
        });
        connect(m_ask, &PickField::confirmed, this, [this] { m_due->field()->setFocus(Qt::TabFocusReason); });
        m_person = before.ask;
        const LocalizedText title = context.workspace->titleOf(before.ask);
        m_personWords = title.isEmpty() ? before.ask : title.in(interfaceLanguage());
        m_ask->setChosen(m_personWords);
        m_due = new DateInput(context.workspace->clock(), this);
        m_due->setText(displayDate(before.due, interfaceLanguage()));
        m_due->setPlaceholder(tr("2026-11-25, +30d"));
        m_due->field()->setAccessibleName(tr("By when"));
        m_due->setFixedWidth(190);
        connect(m_due, &TextInput::entered, this, [this] { save(); });
        connect(m_due, &DateInput::datePicked, this, [this](const QDate& date) { m_due->setText(DateInput::words(date)); });
        askColumn->addWidget(caption(tr("Not known yet: ask")));
        askColumn->addWidget(m_ask);
        dueColumn->addWidget(caption(tr("By when")));
        dueColumn->addWidget(m_due);
        row->addLayout(askColumn);
        row->addLayout(dueColumn);
        row->addStretch(1);
        column->addLayout(row);
    }
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::m);
    m_save = makeButton(tr("Save"), true, this);
    m_cancel = makeButton(tr("Cancel"), false, this);
    m_cancel->setProperty("quiet", true);
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
    connect(m_cancel, &QPushButton::clicked, this, &StateForm::cancelled);
    const QList<QWidget*> all = stops();
    for (int i = 0; i + 1 < all.size(); ++i)
        setTabOrder(all[i], all[i + 1]);
}

void StateForm::start()
{
    stops().first()->setFocus(Qt::OtherFocusReason);
}

QList<QWidget*> StateForm::stops() const
{
    QList<QWidget*> all;
    if (m_reason != nullptr)
        all.append(m_reason->field());
    else
        all << m_ask->lineEdit() << m_due->field();
    return all << m_save << m_cancel;
}

bool StateForm::save()
{
    Answer next = Answer::ofState(m_state);
    const Answer& before = m_context.answer(m_cell);
    if (m_state == AnswerState::NotApplicable) {
        next.reason = before.reason;
        next.reason.of(m_language) = m_reason->text().trimmed();
        if (next.reason.isEmpty()) {
            m_reason->setProblem(true);
            Q_EMIT problem(tr("“Not applicable” needs a reason. Nothing was saved."));
            m_reason->field()->setFocus(Qt::OtherFocusReason);
            return false;
        }
    } else {
        m_ask->settle();
        next.ask = m_person;
        const auto due = m_due->typedDate();
        if (!due) {
            m_due->setProblem(true);
            Q_EMIT problem(tr("“%1” is not a date. Nothing was saved.").arg(m_due->text().trimmed()));
            m_due->field()->setFocus(Qt::OtherFocusReason);
            return false;
        }
        if (*due)
            next.due = (*due)->toString(Qt::ISODate);
        next.reason = before.state == AnswerState::Unknown ? before.reason : LocalizedText();
    }
    const Result<Outcome> done = m_context.write(m_cell, next.toJson());
    if (!done) {
        Q_EMIT problem(done.error().message.in(interfaceLanguage()));
        return false;
    }
    Q_EMIT problem({});
    Q_EMIT saved();
    return true;
}

void StateForm::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (m_save->hasFocus() || (event->modifiers() & Qt::ControlModifier)))
        save();
    else if (event->key() == Qt::Key_Escape || (enter && m_cancel->hasFocus()))
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

// ---- Words ----

QString stateDetail(const Answer& answer, const FormContext& context, Language language)
{
    QStringList parts;
    if (!answer.reason.isEmpty())
        parts.append(answer.reason.in(language));
    if (answer.state == AnswerState::Unknown) {
        const LocalizedText title = context.workspace->titleOf(answer.ask);
        const QString whom = title.isEmpty() ? answer.ask : title.in(language);
        const QString when = displayDate(answer.due, language);
        if (!whom.isEmpty() && !when.isEmpty())
            parts.append(StateForm::tr("ask %1 by %2").arg(whom, when));
        else if (!whom.isEmpty())
            parts.append(StateForm::tr("ask %1").arg(whom));
        else if (!when.isEmpty())
            parts.append(StateForm::tr("by %1").arg(when));
    }
    return parts.join(language == Language::Chinese ? u"；"_qs : QStringLiteral("; "));
}

Chip stateChip(AnswerState state, Language language)
{
    Chip chip;
    chip.text = stateWord(state).in(language);
    chip.language = language;
    const bool unknown = state == AnswerState::Unknown;
    chip.glyph = unknown ? Glyph::Question : Glyph::SlashedRing;
    chip.colour = unknown ? ColourRole::Warn : ColourRole::Text;
    chip.tint = unknown ? ColourRole::WarnTint : ColourRole::NeutralTint;
    return chip;
}

} // namespace dossier
