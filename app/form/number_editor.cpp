// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/number_editor.h"

#include "app/form/input_parse.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFontMetrics>
#include <QSignalBlocker>
#include <cmath>

namespace dossier {

NumberEditor::NumberEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent)
    : Editor(context, question, cell, parent), m_pending(context, [this](std::optional<Language>) { return m_input->text(); })
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    m_precision = new QComboBox(this);
    m_precision->installEventFilter(this);
    m_input = new TextInput(TextInput::Kind::Line, this);
    m_unit = new Text(TextRole::Body, this);
    m_unit->setColour(ColourRole::Muted);
    m_unit->setMaxLines(1);
    m_unit->setVisible(!question.unit.isEmpty());
    row->addWidget(m_input);
    row->addWidget(m_unit);
    row->addWidget(m_precision);
    row->addStretch(1);
    connect(m_input, &TextInput::edited, this, [this] { m_pending.note(m_cell); });
    connect(m_input, &TextInput::left, this, [this] { commit(); });
    connect(m_input, &TextInput::entered, this, [this](bool withControl) {
        if (commit() && !withControl)
            Q_EMIT finished();
    });
    connect(m_input, &TextInput::escaped, this, &NumberEditor::revert);
    connect(m_precision, &QComboBox::activated, this, [this](int) {
        const Answer& saved = answer();
        if (!isDirty() && saved.hasValue() && saved.v.is_number())
            writeNumber(saved.v.get<double>(), m_precision->currentData().toString());
    });
    retranslate();
}

NumberEditor::~NumberEditor()
{
    m_pending.flush();
}

void NumberEditor::load()
{
    const Answer& saved = answer();
    const bool typed = isDirty();
    m_saved = saved.hasValue() && saved.v.is_number() ? displayNumber(saved.v.get<double>(), interfaceLanguage()) : QString();
    if (!typed)
        m_input->setText(m_saved);
    if (!typed && saved.hasValue()) {
        const QSignalBlocker quiet(m_precision);
        m_precision->setCurrentIndex(qMax(0, m_precision->findData(saved.precision == u"exact" ? QString() : saved.precision)));
    }
    if (m_first) {
        m_first = false;
        if (const auto kept = PendingText::kept(m_context, m_cell); kept && *kept != m_saved) {
            m_input->selectAll();
            m_input->insertText(*kept);
            Q_EMIT notice(tr("Typed earlier and not saved yet. Leaving the field saves it, Esc goes back to the saved value."));
        }
    }
}

bool NumberEditor::isDirty() const
{
    return m_input->text().trimmed() != m_saved;
}

bool NumberEditor::writeNumber(double number, const QString& precision)
{
    Answer next;
    next.state = AnswerState::Value;
    constexpr double exactIntegers = 9007199254740992.0;
    if (number == std::floor(number) && std::abs(number) < exactIntegers)
        next.v = qint64(number);
    else
        next.v = number;
    next.precision = precision;
    return write(next.toJson());
}

bool NumberEditor::commit()
{
    if (isReadOnly() || m_input->isComposing())
        return true;
    if (!isDirty()) {
        m_input->setText(m_saved);
        return true;
    }
    const QString typed = m_input->text().trimmed();
    const Cell cell = m_cell;
    bool done = false;
    const QString before = m_saved;
    if (typed.isEmpty()) {
        m_saved.clear();
        done = write(Json());
    } else {
        const auto parsed = parseNumber(typed);
        if (!parsed) {
            m_input->setProblem(true);
            m_refused = true;
            Q_EMIT problem(before.isEmpty() ? tr("“%1” is not a number. Not saved.").arg(typed) : tr("“%1” is not a number. Not saved; the last value is %2.").arg(typed, before));
            return false;
        }
        const QString precision = parsed->precision.isEmpty() ? m_precision->currentData().toString() : parsed->precision;
        m_saved = typed; // so that the reload after writing shows the number as saved
        done = writeNumber(parsed->number, precision);
    }
    if (!done) {
        m_saved = before;
        m_input->setProblem(true);
        return false;
    }
    m_pending.drop(cell);
    m_refused = false;
    m_input->setProblem(false);
    m_saved = m_input->text().trimmed();
    load();
    return true;
}

void NumberEditor::revert()
{
    m_input->setText(m_saved);
    m_input->setProblem(false);
    m_refused = false;
    m_pending.drop(m_cell);
    load();
    Q_EMIT problem({});
}

QList<QWidget*> NumberEditor::stops() const
{
    return {m_input->field(), m_precision};
}

void NumberEditor::start(const QString& typed)
{
    m_input->field()->setFocus(Qt::OtherFocusReason);
    m_input->selectAll();
    if (!typed.isEmpty())
        m_input->insertText(typed);
}

void NumberEditor::setReadOnly(bool on)
{
    m_input->setReadOnly(on);
    m_precision->setEnabled(!on);
}

void NumberEditor::retranslate()
{
    const bool typed = isDirty();
    const QVariant chosen = m_precision->currentData();
    const QSignalBlocker quiet(m_precision);
    m_precision->clear();
    m_precision->addItem(tr("exactly"), QString());
    m_precision->addItem(tr("about"), QStringLiteral("about"));
    m_precision->addItem(tr("at least"), QStringLiteral("at-least"));
    m_precision->setCurrentIndex(qMax(0, m_precision->findData(chosen)));
    m_unit->setText(m_question.unit.in(interfaceLanguage()));
    if (!typed && !m_first)
        load();
    restyle();
}

void NumberEditor::restyle()
{
    m_input->restyle();
    const QFontMetrics metrics(Theme::current().font(TextRole::Body, Language::English));
    m_input->setFixedWidth(metrics.horizontalAdvance(QStringLiteral("000,000,000")) + 36);
}

void NumberEditor::setNames(const QString& name, const QString& description)
{
    m_input->field()->setAccessibleName(m_question.unit.isEmpty() ? name : tr("%1, in %2").arg(name, m_question.unit.in(interfaceLanguage())));
    m_input->field()->setAccessibleDescription(description);
    m_precision->setAccessibleName(tr("%1: how exact").arg(name));
}

bool NumberEditor::eventFilter(QObject* object, QEvent* event)
{
    // The wheel scrolls the page; it never changes an answer that happens to be under the pointer.
    if (object == m_precision && event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return Editor::eventFilter(object, event);
}

} // namespace dossier
