// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/date_editor.h"

#include "app/form/input_parse.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCalendarWidget>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QTableView>

namespace dossier {

// ---- Input ----

DateInput::DateInput(const Clock& clock, QWidget* parent) : TextInput(Kind::Line, parent), m_clock(clock)
{
    m_button = makeIconButton(QStringLiteral("calendar"), tr("Calendar (Alt+Down)"), this);
    m_button->setFocusPolicy(Qt::NoFocus);
    setTrailing(m_button);
    connect(m_button, &QToolButton::clicked, this, &DateInput::openCalendar);
}

DateInput::~DateInput()
{
    delete m_calendar;
}

QString DateInput::words(const QDate& date)
{
    return displayDate(date.toString(Qt::ISODate), interfaceLanguage());
}

std::optional<std::optional<QDate>> DateInput::typedDate() const
{
    const QString typed = text().trimmed();
    if (typed.isEmpty())
        return std::optional<QDate>();
    const auto date = parseDate(typed, m_clock.today());
    return date ? std::optional<std::optional<QDate>>(date) : std::nullopt;
}

void DateInput::openCalendar()
{
    if (lineEdit()->isReadOnly())
        return;
    if (!m_calendar) {
        m_calendar = new QCalendarWidget(window());
        m_calendar->hide();
        setOwner(m_calendar, this);
        m_calendar->setAutoFillBackground(true);
        m_calendar->setGridVisible(false);
        m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
        const auto pick = [this](const QDate& date) {
            m_calendar->hide();
            field()->setFocus(Qt::OtherFocusReason);
            Q_EMIT datePicked(date);
        };
        connect(m_calendar, &QCalendarWidget::activated, this, pick);
        connect(m_calendar, &QCalendarWidget::clicked, this, pick);
        for (QWidget* child : m_calendar->findChildren<QWidget*>())
            child->installEventFilter(this);
    }
    m_calendar->setLocale(localeOf(interfaceLanguage()));
    m_calendar->setFirstDayOfWeek(Qt::Monday);
    const auto typed = typedDate();
    m_calendar->setSelectedDate(typed && *typed ? **typed : m_clock.today());
    const QSize size = m_calendar->sizeHint();
    QPoint at = mapTo(window(), QPoint(0, height() + 2));
    if (at.y() + size.height() > window()->height())
        at.setY(qMax(0, mapTo(window(), QPoint(0, 0)).y() - size.height() - 2));
    m_calendar->setGeometry(QRect(at, size));
    m_calendar->show();
    m_calendar->raise();
    m_calendar->setFocus(Qt::PopupFocusReason);
    if (auto* days = m_calendar->findChild<QTableView*>())
        days->setFocus(Qt::PopupFocusReason);
}

bool DateInput::eventFilter(QObject* object, QEvent* event)
{
    if (object == field() && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down && (key->modifiers() & Qt::AltModifier)) {
            openCalendar();
            return true;
        }
    }
    if (m_calendar && object != field()) {
        if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
            m_calendar->hide();
            field()->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (event->type() == QEvent::FocusOut) {
            QWidget* now = QApplication::focusWidget();
            if (now == nullptr || !isWithin(now, m_calendar))
                m_calendar->hide();
        }
    }
    return TextInput::eventFilter(object, event);
}

// ---- Editor ----

DateEditor::DateEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent)
    : Editor(context, question, cell, parent), m_pending(context, [this](std::optional<Language>) { return m_input->text(); })
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_input = new DateInput(context.workspace->clock(), this);
    row->addWidget(m_input);
    row->addStretch(1);
    connect(m_input, &TextInput::edited, this, [this] { m_pending.note(m_cell); });
    connect(m_input, &TextInput::left, this, [this] { commit(); });
    connect(m_input, &TextInput::entered, this, [this](bool withControl) {
        if (commit() && !withControl)
            Q_EMIT finished();
    });
    connect(m_input, &TextInput::escaped, this, &DateEditor::revert);
    connect(m_input, &DateInput::datePicked, this, [this](const QDate& date) {
        m_input->selectAll();
        m_input->insertText(DateInput::words(date));
        if (commit())
            Q_EMIT finished();
    });
    retranslate();
}

DateEditor::~DateEditor()
{
    m_pending.flush();
}

void DateEditor::load()
{
    const bool typed = isDirty();
    const Answer& saved = answer();
    m_saved = saved.hasValue() ? savedWords() : QString();
    if (!typed)
        m_input->setText(m_saved);
    if (m_first) {
        m_first = false;
        if (const auto kept = PendingText::kept(m_context, m_cell); kept && *kept != m_saved) {
            m_input->selectAll();
            m_input->insertText(*kept);
            Q_EMIT notice(tr("Typed earlier and not saved yet. Leaving the field saves it, Esc goes back to the saved date."));
        }
    }
}

bool DateEditor::commit()
{
    if (isReadOnly() || m_input->isComposing())
        return true;
    if (!isDirty()) {
        m_input->setText(m_saved);
        return true;
    }
    const QString typed = m_input->text().trimmed();
    const auto date = m_input->typedDate();
    if (!date) {
        m_input->setProblem(true);
        Q_EMIT problem(m_saved.isEmpty() ? tr("“%1” is not a date. Not saved; 2026-11-25, +30d or end of month are understood.").arg(typed)
                                         : tr("“%1” is not a date. Not saved; the last date is %2.").arg(typed, m_saved));
        return false;
    }
    const QString before = m_saved;
    const Cell cell = m_cell;
    m_saved = typed;
    if (!write(*date ? Json(toStd((*date)->toString(Qt::ISODate))) : Json())) {
        m_saved = before;
        m_input->setProblem(true);
        return false;
    }
    m_pending.drop(cell);
    m_input->setProblem(false);
    m_saved = m_input->text().trimmed();
    load();
    return true;
}

void DateEditor::revert()
{
    m_input->setText(m_saved);
    m_input->setProblem(false);
    m_pending.drop(m_cell);
    load();
    Q_EMIT problem({});
}

void DateEditor::start(const QString& typed)
{
    m_input->field()->setFocus(Qt::OtherFocusReason);
    m_input->selectAll();
    if (!typed.isEmpty())
        m_input->insertText(typed);
}

void DateEditor::retranslate()
{
    m_input->setPlaceholder(tr("2026-11-25, +30d"));
    if (!m_first && !isDirty())
        load();
    restyle();
}

void DateEditor::restyle()
{
    m_input->restyle();
    const QFontMetrics metrics(Theme::current().font(TextRole::Body, interfaceLanguage()));
    m_input->setFixedWidth(metrics.horizontalAdvance(QStringLiteral("2026-11-25, +30d 00")) + 48);
}

} // namespace dossier
