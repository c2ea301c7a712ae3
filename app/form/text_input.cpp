// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/text_input.h"

#include <QAbstractTextDocumentLayout>
#include <QBoxLayout>
#include <QFocusEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextCursor>
#include <cmath>

namespace dossier {

namespace {
constexpr int padX = 9, padY = 4;
constexpr int leastLines = 2, mostLines = 12;

QPalette fieldPalette()
{
    QPalette palette = Theme::current().palette();
    palette.setColor(QPalette::Base, Qt::transparent); // the frame paints the ground
    return palette;
}
} // namespace

// ---- Frame ----

FieldFrame::FieldFrame(QWidget* parent) : QWidget(parent) {}

void FieldFrame::setProblem(bool on)
{
    m_problem = on;
    update();
}

void FieldFrame::setReadOnlyLook(bool on)
{
    m_readOnly = on;
    update();
}

void FieldFrame::setFlat(bool on)
{
    m_flat = on;
    update();
}

void FieldFrame::watchFocus(QWidget* field)
{
    m_field = field;
    field->installEventFilter(this);
}

bool FieldFrame::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_field && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    return QWidget::eventFilter(object, event);
}

void FieldFrame::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    const bool focused = m_field != nullptr && m_field->hasFocus();
    if (m_flat && !focused && !m_problem)
        return;
    const ColourRole border = m_problem ? ColourRole::Danger : focused ? ColourRole::Accent : m_readOnly ? ColourRole::Line : ColourRole::Field;
    const qreal width = focused ? 2 : 1;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(border), width));
    painter.setBrush(theme.colour(m_readOnly ? ColourRole::Subtle : ColourRole::Raised));
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 4, 4);
}

// ---- Input ----

TextInput::TextInput(Kind kind, QWidget* parent) : FieldFrame(parent), m_kind(kind)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(padX, padY, padX, padY);
    row->setSpacing(space::s);
    if (kind == Kind::Line) {
        m_line = new QLineEdit(this);
        m_line->setFrame(false);
        m_line->setMaxLength(1'000'001); // one more than is kept, so that too much is refused and not cut
        row->addWidget(m_line, 1);
        connect(m_line, &QLineEdit::textEdited, this, [this] {
            if (!m_composing)
                Q_EMIT edited();
        });
    } else {
        m_area = new QTextEdit(this);
        m_area->setFrameShape(QFrame::NoFrame);
        m_area->setAcceptRichText(false);
        m_area->setTabChangesFocus(true);
        m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_area->document()->setDocumentMargin(0);
        m_area->viewport()->setAutoFillBackground(false);
        row->addWidget(m_area, 1);
        connect(m_area, &QTextEdit::textChanged, this, [this] {
            if (!m_setting && !m_composing)
                Q_EMIT edited();
        });
        connect(m_area->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, [this] {
            updateGeometry();
            Q_EMIT wantedHeightChanged();
        });
    }
    watchFocus(field());
    setFocusProxy(field());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    restyle();
}

QWidget* TextInput::field() const
{
    return m_line != nullptr ? static_cast<QWidget*>(m_line) : m_area;
}

QString TextInput::text() const
{
    return m_line != nullptr ? m_line->text() : m_area->toPlainText();
}

void TextInput::setText(const QString& text)
{
    m_saved = text;
    if (text == this->text())
        return;
    m_setting = true;
    if (m_line != nullptr) {
        m_line->setText(text);
        if (!m_line->hasFocus())
            m_line->setCursorPosition(0);
    } else {
        m_area->setPlainText(text);
        applyBlockFormat();
    }
    m_setting = false;
}

void TextInput::insertText(const QString& text)
{
    if (m_line != nullptr) {
        m_line->insert(text);
        Q_EMIT edited();
    } else {
        m_area->insertPlainText(text);
    }
}

void TextInput::selectAll()
{
    if (m_line != nullptr)
        m_line->selectAll();
    else
        m_area->selectAll();
}

void TextInput::setPlaceholder(const QString& text)
{
    if (m_line != nullptr)
        m_line->setPlaceholderText(text);
    else
        m_area->setPlaceholderText(text);
}

void TextInput::setLanguage(Language language)
{
    if (m_language == language)
        return;
    m_language = language;
    restyle();
}

void TextInput::setReadOnly(bool on)
{
    if (m_line != nullptr)
        m_line->setReadOnly(on);
    else
        m_area->setReadOnly(on);
    setReadOnlyLook(on);
}

void TextInput::setTrailing(QWidget* widget)
{
    layout()->addWidget(widget);
}

void TextInput::restyle()
{
    const Theme& theme = Theme::current();
    field()->setFont(theme.font(TextRole::Body, m_language));
    field()->setPalette(fieldPalette());
    if (m_line != nullptr) {
        m_line->setFixedHeight(theme.lineHeight(TextRole::Body, Language::Chinese));
    } else {
        m_area->document()->setDefaultFont(theme.font(TextRole::Body, m_language));
        applyBlockFormat();
    }
    updateGeometry();
}

void TextInput::applyBlockFormat()
{
    const bool wasSetting = m_setting;
    m_setting = true;
    QTextDocument* document = m_area->document();
    const bool undo = document->isUndoRedoEnabled();
    document->setUndoRedoEnabled(false);
    QTextBlockFormat format;
    format.setLineHeight(Theme::current().lineHeight(TextRole::Body, m_language), QTextBlockFormat::FixedHeight);
    QTextCursor cursor(document);
    cursor.select(QTextCursor::Document);
    cursor.mergeBlockFormat(format);
    document->setUndoRedoEnabled(undo);
    m_setting = wasSetting;
}

int TextInput::wantedHeight() const
{
    const Theme& theme = Theme::current();
    if (m_line != nullptr)
        return theme.lineHeight(TextRole::Body, Language::Chinese) + 2 * padY;
    const int line = theme.lineHeight(TextRole::Body, m_language);
    const int lines = int(std::ceil(m_area->document()->size().height() / line - 0.01));
    return qBound(leastLines, lines, mostLines) * line + 2 * padY + 2;
}

void TextInput::setLeastHeight(int height)
{
    if (m_leastHeight == height)
        return;
    m_leastHeight = height;
    updateGeometry();
}

QSize TextInput::sizeHint() const
{
    return {240, qMax(wantedHeight(), m_leastHeight)};
}

QSize TextInput::minimumSizeHint() const
{
    return {60, qMax(wantedHeight(), m_leastHeight)};
}

bool TextInput::handleKey(QKeyEvent* event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_T:
        if (control && !(event->modifiers() & Qt::ShiftModifier)) {
            Q_EMIT otherLanguage();
            return true;
        }
        return false;
    case Qt::Key_Escape:
        if (text() != m_saved || hasProblem()) {
            Q_EMIT escaped();
            return true;
        }
        return false;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_kind == Kind::Line || control) {
            Q_EMIT entered(control);
            return true;
        }
        return false;
    default: return false;
    }
}

bool TextInput::eventFilter(QObject* object, QEvent* event)
{
    if (object != field())
        return FieldFrame::eventFilter(object, event);
    switch (event->type()) {
    case QEvent::InputMethod: {
        const auto* composed = static_cast<QInputMethodEvent*>(event);
        m_composing = !composed->preeditString().isEmpty();
        break;
    }
    case QEvent::ShortcutOverride: {
        auto* key = static_cast<QKeyEvent*>(event);
        // Undo inside the field only for what is being typed; otherwise the window's undo takes the key.
        const bool undo = key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
        if (undo && text() == m_saved) {
            event->ignore();
            return true;
        }
        if (key->key() == Qt::Key_T && key->modifiers() == Qt::ControlModifier) {
            event->accept();
            return true;
        }
        break;
    }
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent*>(event)->modifiers() == Qt::AltModifier && static_cast<QKeyEvent*>(event)->key() != Qt::Key_Down) {
            event->ignore(); // a key of the card or the window, no text
            return true;
        }
        if (!m_composing && handleKey(static_cast<QKeyEvent*>(event)))
            return true;
        break;
    case QEvent::FocusOut: {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        FieldFrame::eventFilter(object, event);
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && reason != Qt::MenuBarFocusReason) {
            // After the field itself has seen the event: writing may rebuild what is around it.
            m_composing = false;
            QMetaObject::invokeMethod(this, &TextInput::left, Qt::DirectConnection);
        }
        return false;
    }
    default: break;
    }
    return FieldFrame::eventFilter(object, event);
}

} // namespace dossier
