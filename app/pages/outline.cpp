// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/outline.h"

#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace dossier {

namespace {

class OutlineDelegate : public QStyledItemDelegate
{
public:
    OutlineDelegate(const OutlineModel& model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const int line = Theme::current().lineHeight(TextRole::Body, interfaceLanguage());
        return {180, m_model.item(index.row()).type == OutlineModel::Item::Type::Head ? line + 14 : line + 8};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::current();
        const Language language = interfaceLanguage();
        const OutlineModel::Item& item = m_model.item(index.row());
        const QRect rect = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (item.type == OutlineModel::Item::Type::Head) {
            drawLine(*painter, rect.adjusted(8, 8, -4, 0), item.text, TextRole::SmallStrong, language, theme.colour(ColourRole::Muted));
            painter->restore();
            return;
        }
        const bool chosen = option.state & QStyle::State_Selected;
        if (chosen || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.colour(chosen ? ColourRole::Sel : ColourRole::Hover));
            painter->drawRoundedRect(rect, 4, 4);
        }
        if (chosen) {
            painter->fillRect(QRect(rect.left(), rect.top() + 6, 3, rect.height() - 12), theme.colour(ColourRole::Accent));
            const auto* view = qobject_cast<const QWidget*>(option.widget);
            if (view && view->hasFocus()) {
                painter->setPen(QPen(theme.colour(ColourRole::Accent), 2));
                painter->setBrush(Qt::NoBrush);
                painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4);
            }
        }
        int right = rect.right() - 8;
        if (item.type == OutlineModel::Item::Type::Record) {
            drawLine(*painter, rect.adjusted(10, 0, -8, 0), item.text, TextRole::Body, language, theme.colour(ColourRole::Text));
            painter->restore();
            return;
        }
        const QRectF glyph(rect.left() + 9, rect.top() + (rect.height() - 15) / 2.0, 15, 15);
        if (item.invalid)
            paintGlyph(*painter, glyph, Glyph::Triangle, theme.colour(ColourRole::Danger));
        else
            paintRing(*painter, glyph, item.percent);
        if (item.open > 0) {
            drawLine(*painter, QRect(0, rect.top(), right, rect.height()), QString::number(item.open), TextRole::Small, language,
                     theme.colour(ColourRole::Muted), Qt::AlignRight | Qt::AlignVCenter);
            right -= 22;
        }
        const int room = m_model.hasOwnNumbers() ? 28 : 20;
        drawLine(*painter, QRect(rect.left() + 30, rect.top(), room, rect.height()), item.number, TextRole::Body, language,
                 theme.colour(ColourRole::Muted));
        drawLine(*painter, QRect(rect.left() + 30 + room, rect.top(), right - rect.left() - 30 - room, rect.height()), item.text, chosen ? TextRole::Strong : TextRole::Body,
                 language, theme.colour(ColourRole::Text));
        painter->restore();
    }

private:
    const OutlineModel& m_model;
};

} // namespace

OutlineModel::OutlineModel(Workspace& workspace, QObject* parent) : QAbstractListModel(parent), m_workspace(workspace) {}

void OutlineModel::show(const QString& reference)
{
    beginResetModel();
    m_items.clear();
    const Record* record = m_workspace.record(reference);
    if (record) {
        const Language language = interfaceLanguage();
        const Form& form = m_workspace.formOf(reference);
        const Completeness done = completeness(form, record->answers, m_workspace.library());
        const Visibility shown = visibility(form, record->answers, m_workspace.library());
        m_items.push_back({Item::Type::Head, {}, tr("Record"), {}, 0, 0, false, false});
        int number = 0;
        m_ownNumbers = false;
        for (const Section& section : form.sections) {
            if (!shown.sectionShown(section.id))
                continue;
            Item item;
            item.type = Item::Type::Section;
            item.id = section.id;
            item.text = section.brief().in(language);
            ++number;
            item.number = section.ownNumber().isEmpty() ? QString::number(number) : section.ownNumber();
            m_ownNumbers = m_ownNumbers || !section.ownNumber().isEmpty();
            item.open = done.open(section.id);
            int questions = 0, answered = 0;
            for (const Question& question : section.questions) {
                const auto state = done.states.find(question.id);
                if (state == done.states.end() || (!question.required && state->second == QuestionState::Empty))
                    continue;
                ++questions;
                item.invalid |= state->second == QuestionState::Invalid;
                item.unknown |= state->second == QuestionState::Unknown;
                if (state->second != QuestionState::Empty && state->second != QuestionState::Partly)
                    ++answered;
            }
            item.percent = item.open == 0 ? 100 : questions == 0 ? 0 : qMin(99, answered * 100 / questions);
            m_items.push_back(item);
        }
        const auto group = [&](const QString& title, const QStringList& references) {
            if (references.isEmpty())
                return;
            m_items.push_back({Item::Type::Head, {}, title, {}, 0, 0, false, false});
            for (const QString& other : references) {
                Item item;
                item.type = Item::Type::Record;
                item.id = other;
                item.text = m_workspace.titleOf(other).in(language);
                if (item.text.isEmpty())
                    item.text = other;
                m_items.push_back(item);
            }
        };
        QStringList to, from;
        for (const Link& link : m_workspace.linksFrom(reference)) {
            if (!to.contains(link.to))
                to.append(link.to);
        }
        for (const Link& link : m_workspace.linksTo(reference)) {
            if (!from.contains(link.from))
                from.append(link.from);
        }
        to.sort();
        from.sort();
        group(tr("What it refers to"), to);
        group(tr("Where it is used"), from);
    }
    endResetModel();
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const
{
    const Item& entry = item(index.row());
    switch (role) {
    case Qt::DisplayRole: return entry.text;
    case Qt::ToolTipRole: return entry.type == Item::Type::Record ? entry.id + u' ' + entry.text : entry.text;
    case Qt::AccessibleTextRole:
        if (entry.type == Item::Type::Section)
            return entry.open == 0 ? tr("%1 %2, complete").arg(entry.number).arg(entry.text)
                                   : tr("%1 %2, %n open", nullptr, entry.open).arg(entry.number).arg(entry.text);
        return entry.type == Item::Type::Record ? entry.id + u' ' + entry.text : entry.text;
    default: return {};
    }
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex& index) const
{
    return item(index.row()).type == Item::Type::Head ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

int OutlineModel::rowOfSection(const QString& section) const
{
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (m_items[i].type == Item::Type::Section && m_items[i].id == section)
            return int(i);
    }
    return -1;
}

QStringList OutlineModel::sections() const
{
    QStringList result;
    for (const Item& entry : m_items) {
        if (entry.type == Item::Type::Section)
            result.append(entry.id);
    }
    return result;
}

Outline::Outline(Workspace& workspace, QWidget* parent) : QListView(parent)
{
    m_model = new OutlineModel(workspace, this);
    setModel(m_model);
    setItemDelegate(new OutlineDelegate(*m_model, this));
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false); // it stands on the ground of its column
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setFixedWidth(204);
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
        const OutlineModel::Item& item = m_model->item(index.row());
        if (item.type == OutlineModel::Item::Type::Record)
            Q_EMIT recordChosen(item.id);
    });
}

void Outline::show(const QString& record)
{
    const QModelIndex current = currentIndex();
    const QString section = current.isValid() && m_model->item(current.row()).type == OutlineModel::Item::Type::Section ? m_model->item(current.row()).id : QString();
    m_quiet = true;
    m_model->show(record);
    m_quiet = false;
    if (!section.isEmpty())
        setSection(section);
}

void Outline::setSection(const QString& section)
{
    const int row = m_model->rowOfSection(section);
    m_quiet = true;
    setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
    m_quiet = false;
}

void Outline::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (!m_quiet && current.isValid() && m_model->item(current.row()).type == OutlineModel::Item::Type::Section)
        Q_EMIT sectionChosen(m_model->item(current.row()).id);
}

void Outline::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        const OutlineModel::Item& item = m_model->item(currentIndex().row());
        if (item.type == OutlineModel::Item::Type::Record) {
            Q_EMIT recordChosen(item.id);
            return;
        }
    }
    QListView::keyPressEvent(event);
}

void Outline::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    viewport()->update();
}

} // namespace dossier
