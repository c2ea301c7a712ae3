// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/record_delegate.h"

#include "app/models/record_model.h"
#include "app/style/text_block.h"
#include <QAbstractItemView>
#include <QPainter>

namespace dossier {

namespace {
constexpr int inset = 10;

int rowHeight()
{
    const Theme& theme = Theme::current();
    const Language language = interfaceLanguage();
    return theme.lineHeight(TextRole::Body, language) + theme.lineHeight(TextRole::Small, language) + 2 * 4;
}
} // namespace

QSize RecordDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    return {TextBlock(text, TextRole::Body, interfaceLanguage()).naturalWidth() + 2 * inset, rowHeight()};
}

void RecordDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    const Language language = interfaceLanguage();
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->fillRect(option.rect, theme.colour(selected ? ColourRole::Sel : option.state & QStyle::State_MouseOver ? ColourRole::Hover : ColourRole::Page));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.colour(ColourRole::Line));
    const QRect rect = option.rect.adjusted(inset, 0, -4, -1);
    const QString text = index.data(Qt::DisplayRole).toString();
    const QString tone = index.data(RecordModel::ToneRole).toString();
    const auto own = Language(index.data(RecordModel::LanguageRole).toInt());
    switch (ListColumn::Type(index.data(RecordModel::TypeRole).toInt())) {
    case ListColumn::Type::Title: {
        const QString second = index.data(RecordModel::SecondRole).toString();
        const int first = theme.lineHeight(TextRole::Strong, language);
        const ColourRole colour = tone == "muted" ? ColourRole::Muted : ColourRole::Text;
        if (second.isEmpty()) {
            drawLine(*painter, rect, text, TextRole::Strong, own, theme.colour(colour));
        } else {
            drawLine(*painter, QRect(rect.left(), rect.top() + 4, rect.width(), first), text, TextRole::Strong, own, theme.colour(colour));
            drawLine(*painter, QRect(rect.left(), rect.top() + 4 + first, rect.width(), theme.lineHeight(TextRole::Small, language)), second,
                     TextRole::Small, language, theme.colour(ColourRole::Muted));
        }
        break;
    }
    case ListColumn::Type::Status:
    case ListColumn::Type::Assessments: {
        const auto chips = index.data(RecordModel::ChipsRole).value<std::vector<Chip>>();
        int left = rect.left();
        for (size_t i = 0; i < chips.size(); ++i) {
            const Chip& chip = chips[i];
            if (i == 2 || (i > 0 && left + chipSize(chip).width() > rect.right())) {
                drawLine(*painter, QRect(left, rect.top(), rect.right() - left, rect.height()), QStringLiteral("+%1").arg(chips.size() - i),
                         TextRole::Small, language, theme.colour(ColourRole::Muted));
                break;
            }
            const QSize size = chipSize(chip);
            const QRect place(left, rect.top() + (rect.height() - size.height()) / 2, qMin(size.width(), rect.right() - left), size.height());
            paintChip(*painter, place, chip);
            left = place.right() + 6;
        }
        break;
    }
    case ListColumn::Type::Complete: {
        painter->setRenderHint(QPainter::Antialiasing);
        const int percent = index.data(RecordModel::PercentRole).toInt();
        paintRing(*painter, QRectF(rect.left(), rect.top() + (rect.height() - 16) / 2.0, 16, 16), percent);
        drawLine(*painter, rect.adjusted(24, 0, 0, 0), text, TextRole::Body, language, theme.colour(percent == 100 ? ColourRole::Muted : ColourRole::Text));
        break;
    }
    case ListColumn::Type::Due:
        drawLine(*painter, rect, text, tone.isEmpty() ? TextRole::Body : TextRole::Strong, language,
                 theme.colour(tone.isEmpty() ? ColourRole::Text : toneColour(tone)));
        break;
    case ListColumn::Type::Reference:
        drawLine(*painter, rect.adjusted(inset, 0, 0, 0), text, TextRole::Body, language, theme.colour(ColourRole::Muted));
        break;
    case ListColumn::Type::Answer:
        drawLine(*painter, rect, text, TextRole::Body, language, theme.colour(ColourRole::Text));
        break;
    }
    if (option.state & QStyle::State_HasFocus || selected) {
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        if (view && view->hasFocus() && view->currentIndex().row() == index.row()) {
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 2), theme.colour(ColourRole::Accent));
            painter->fillRect(QRect(option.rect.left(), option.rect.bottom() - 1, option.rect.width(), 2), theme.colour(ColourRole::Accent));
        }
    }
    painter->restore();
}

} // namespace dossier
