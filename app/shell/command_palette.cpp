// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/command_palette.h"

#include <QApplication>
#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace dossier {

namespace {

class PaletteDelegate : public QStyledItemDelegate
{
public:
    PaletteDelegate(const PaletteModel& model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        const Theme& theme = Theme::current();
        return {300, theme.lineHeight(TextRole::Strong, interfaceLanguage()) + theme.lineHeight(TextRole::Small, interfaceLanguage()) + 10};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        const Language language = interfaceLanguage();
        const PaletteModel::Item& item = m_model.item(index.row());
        const QRect rect = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.colour(ColourRole::Sel));
            painter->drawRoundedRect(rect, 4, 4);
        }
        themedIcon(item.kind).paint(painter, QRect(rect.left() + 14, rect.top() + (rect.height() - 16) / 2, 16, 16));
        const int first = theme.lineHeight(TextRole::Strong, language);
        const int referenceWidth = TextBlock(item.reference, TextRole::Body, language).naturalWidth();
        drawLine(*painter, QRect(rect.left() + 42, rect.top() + 5, rect.width() - 66 - referenceWidth, first), item.title, TextRole::Strong, language,
                 theme.colour(ColourRole::Text));
        drawLine(*painter, QRect(rect.left() + 42, rect.top() + 5 + first, rect.width() - 66 - referenceWidth, theme.lineHeight(TextRole::Small, language)),
                 item.detail, TextRole::Small, language, theme.colour(ColourRole::Muted));
        drawLine(*painter, rect.adjusted(0, 0, -14, 0), item.reference, TextRole::Body, language, theme.colour(ColourRole::Muted), Qt::AlignRight | Qt::AlignVCenter);
        painter->restore();
    }

private:
    const PaletteModel& m_model;
};

} // namespace

void PaletteModel::search(const QString& text, const QStringList& recent)
{
    beginResetModel();
    m_items.clear();
    const Language language = interfaceLanguage();
    const auto add = [&](const QString& reference, const QString& where) {
        const auto summary = m_workspace.summary(reference);
        if (!summary || summary->removed)
            return;
        const KindInfo* kind = m_workspace.library().kinds().kind(summary->kind);
        QStringList parts;
        if (kind) {
            parts.append(kind->title.in(language));
            if (const StatusInfo* status = kind->status(summary->status))
                parts.append(status->label.in(language));
        }
        if (!where.isEmpty())
            parts.append(where);
        m_items.push_back({reference, summary->kind, summary->title.in(language), parts.join(language == Language::Chinese ? u"·"_qs : u" · "_qs)});
    };
    if (text.trimmed().isEmpty()) {
        for (const QString& reference : recent.mid(0, 7))
            add(reference, {});
    } else {
        // A reference typed as such comes first.
        const QString reference = text.trimmed().toUpper();
        if (m_workspace.summary(reference))
            add(reference, {});
        for (const SearchHit& hit : m_workspace.search(text, 30)) {
            if (hit.reference == reference)
                continue;
            QString where = hit.excerpt.simplified();
            if (!where.isEmpty() && !hit.question.isEmpty()) {
                if (const Question* question = m_workspace.formOf(hit.reference).question(hit.question))
                    where = language == Language::Chinese ? u"%1：%2"_qs.arg(question->label.zh, where) : QStringLiteral("%1: %2").arg(question->label.en, where);
            }
            add(hit.reference, where);
        }
    }
    endResetModel();
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return item(index.row()).title + u' ' + item(index.row()).reference;
    return {};
}

CommandPalette::CommandPalette(Workspace& workspace, QWidget* parent) : QWidget(parent)
{
    m_model = new PaletteModel(workspace, this);
    m_box = new QWidget(this);
    auto* column = new QVBoxLayout(m_box);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(space::m);
    m_field = new QLineEdit(m_box);
    m_field->addAction(themedIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    column->addWidget(m_field);
    m_view = new QListView(m_box);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PaletteDelegate(*m_model, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->setUniformItemSizes(true);
    column->addWidget(m_view, 1);
    m_none = new Text(TextRole::Body, m_box);
    m_none->setColour(ColourRole::Muted);
    column->addWidget(m_none);
    m_keys = new Text(TextRole::Small, m_box);
    m_keys->setColour(ColourRole::Muted);
    column->addWidget(m_keys);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->search(text, m_recent);
        if (m_model->rowCount() > 0)
            m_view->setCurrentIndex(m_model->index(0));
        m_none->setVisible(m_model->rowCount() == 0);
        m_none->setText(text.trimmed().isEmpty() ? tr("Type a name, a reference, any word of a record.") : tr("Nothing found for “%1”").arg(text.trimmed()));
    });
    connect(m_view, &QListView::clicked, this, &CommandPalette::accept);
    hide();
}

void CommandPalette::popUp(const QStringList& recent)
{
    m_before = QApplication::focusWidget();
    m_recent = recent;
    m_field->setPlaceholderText(tr("Go to…"));
    m_field->setAccessibleName(tr("Go to any record"));
    m_keys->setText(tr("↑ ↓ choose    Enter open    Esc close"));
    m_field->setText(QStringLiteral(" "));
    m_field->clear();
    place();
    show();
    raise();
    m_field->setFocus();
}

void CommandPalette::place()
{
    setGeometry(parentWidget()->rect());
    const int width = qMin(600, this->width() - 80);
    m_box->setGeometry((this->width() - width) / 2, qMin(110, height() / 8), width, qMin(430, height() - 160));
}

void CommandPalette::accept()
{
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid())
        return;
    const QString reference = m_model->item(index.row()).reference;
    hide();
    Q_EMIT chosen(reference);
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int row = m_view->currentIndex().row();
        switch (key->key()) {
        case Qt::Key_Down:
            if (row + 1 < m_model->rowCount())
                m_view->setCurrentIndex(m_model->index(row + 1));
            return true;
        case Qt::Key_Up:
            if (row > 0)
                m_view->setCurrentIndex(m_model->index(row - 1));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: accept(); return true;
        case Qt::Key_Escape:
            hide();
            if (m_before)
                m_before->setFocus();
            return true;
        case Qt::Key_Tab:
        case Qt::Key_Backtab: return true;
        default: break;
        }
    }
    if (object == m_field && event->type() == QEvent::FocusOut && isVisible() && QApplication::activePopupWidget() == nullptr)
        hide();
    return QWidget::eventFilter(object, event);
}

void CommandPalette::mousePressEvent(QMouseEvent*)
{
    hide();
    if (m_before)
        m_before->setFocus();
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::current();
    painter.fillRect(rect(), QColor(0, 0, 0, theme.isDark() ? 130 : 70));
    painter.setPen(theme.colour(ColourRole::Line));
    painter.setBrush(theme.colour(ColourRole::Raised));
    painter.drawRoundedRect(QRectF(m_box->geometry()).adjusted(-0.5, -0.5, 0.5, 0.5), 8, 8);
}

} // namespace dossier
