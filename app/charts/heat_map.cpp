// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/heat_map.h"

#include "app/style/drawing.h"
#include "app/style/text_block.h"
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace dossier {

HeatMap::HeatMap(const RiskScale& scale, RiskStage stage, QWidget* parent) : QWidget(parent), m_scale(scale), m_stage(stage)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    tell();
}

void HeatMap::setRisks(const std::vector<RiskView>& risks)
{
    m_risks = risks;
    tell();
    update();
}

void HeatMap::select(const QString& reference)
{
    if (m_selected == reference)
        return;
    m_selected = reference;
    tell();
    update();
}

QSize HeatMap::sizeHint() const
{
    const Theme& theme = Theme::current();
    return {theme.scaled(360), int(m_scale.severity.size()) * theme.scaled(54) + theme.lineHeight(TextRole::Small, interfaceLanguage()) + theme.scaled(8)};
}

QRect HeatMap::grid() const
{
    const Theme& theme = Theme::current();
    const Language language = interfaceLanguage();
    int words = 0;
    for (const ScaleStep& step : m_scale.severity)
        words = qMax(words, TextBlock(step.label.in(language), TextRole::Small, language).naturalWidth());
    const int foot = theme.lineHeight(TextRole::Small, language) + theme.scaled(6);
    return rect().adjusted(words + theme.scaled(10), 2, -2, -foot);
}

QRect HeatMap::cellRect(int severity, int likelihood) const
{
    const QRect all = grid();
    const int columns = int(m_scale.likelihood.size());
    const int rows = int(m_scale.severity.size());
    const int row = rows - 1 - severity; // the most severe stands at the top
    const int left = all.left() + all.width() * likelihood / columns;
    const int right = all.left() + all.width() * (likelihood + 1) / columns;
    const int top = all.top() + all.height() * row / rows;
    const int bottom = all.top() + all.height() * (row + 1) / rows;
    return {left + 1, top + 1, right - left - 2, bottom - top - 2};
}

std::vector<HeatMap::Mark> HeatMap::marks() const
{
    const Theme& theme = Theme::current();
    const int height = theme.lineHeight(TextRole::Small, Language::English) + theme.scaled(2);
    const int gap = theme.scaled(3);
    std::vector<Mark> all;
    for (int severity = 0; severity < int(m_scale.severity.size()); ++severity) {
        for (int likelihood = 0; likelihood < int(m_scale.likelihood.size()); ++likelihood) {
            std::vector<const RiskView*> here;
            for (const RiskView& risk : m_risks) {
                const auto& rating = risk.at(m_stage);
                if (rating && rating->severity == severity && rating->likelihood == likelihood)
                    here.push_back(&risk);
            }
            if (here.empty())
                continue;
            const QRect cell = cellRect(severity, likelihood).adjusted(gap, gap, -gap, -gap);
            const int width = TextBlock(QStringLiteral("R-00"), TextRole::SmallStrong, Language::English).naturalWidth() + theme.scaled(10);
            const int perRow = qMax(1, (cell.width() + gap) / (width + gap));
            const int rowsHere = qMax(1, (cell.height() + gap) / (height + gap));
            const int room = perRow * rowsHere;
            const int count = int(here.size()) <= room ? int(here.size()) : room;
            const int rowsUsed = (count + perRow - 1) / perRow;
            const int top = cell.top() + (cell.height() - rowsUsed * height - (rowsUsed - 1) * gap) / 2;
            for (int i = 0; i < count; ++i) {
                const int inRow = qMin(perRow, count - i / perRow * perRow);
                const int left = cell.left() + (cell.width() - inRow * width - (inRow - 1) * gap) / 2;
                const QRect place(left + i % perRow * (width + gap), top + i / perRow * (height + gap), width, height);
                // The last place says how many more there are.
                if (i == count - 1 && int(here.size()) > count)
                    all.push_back({place, {}, u'+' + QString::number(int(here.size()) - count + 1), {}});
                else
                    all.push_back({place, here[size_t(i)]->reference, here[size_t(i)]->label, here[size_t(i)]->title.in(interfaceLanguage())});
            }
        }
    }
    return all;
}

void HeatMap::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    const Language language = interfaceLanguage();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int levels = int(m_scale.levels.size());
    const std::vector<Mark> all = marks();
    for (int severity = 0; severity < int(m_scale.severity.size()); ++severity) {
        for (int likelihood = 0; likelihood < int(m_scale.likelihood.size()); ++likelihood) {
            const QRect cell = cellRect(severity, likelihood);
            const int level = m_scale.level(severity, likelihood);
            const bool used = std::any_of(all.begin(), all.end(), [&cell](const Mark& mark) { return cell.contains(mark.rect.center()); });
            paintRounded(painter, cell, used ? theme.riskFill(level, levels) : theme.riskEmptyCell(level, levels), Qt::transparent, 0, theme.scaled(3));
        }
        const QRect first = cellRect(severity, 0);
        drawLine(painter, QRect(0, first.top(), grid().left() - theme.scaled(8), first.height()), m_scale.severity[size_t(severity)].label.in(language), TextRole::Small, language,
                 theme.colour(ColourRole::Muted), Qt::AlignRight | Qt::AlignVCenter);
    }
    for (int likelihood = 0; likelihood < int(m_scale.likelihood.size()); ++likelihood) {
        const QRect last = cellRect(0, likelihood);
        drawLine(painter, QRect(last.left(), grid().bottom() + theme.scaled(4), last.width(), theme.lineHeight(TextRole::Small, language)), m_scale.likelihood[size_t(likelihood)].label.in(language),
                 TextRole::Small, language, theme.colour(ColourRole::Muted), Qt::AlignHCenter | Qt::AlignVCenter);
    }
    for (const Mark& mark : all) {
        const bool chosen = !mark.reference.isEmpty() && mark.reference == m_selected;
        paintRounded(painter, mark.rect, theme.colour(ColourRole::Page), chosen ? theme.colour(ColourRole::Accent) : theme.colour(ColourRole::Muted), chosen ? 2 : 1, mark.rect.height() / 2.0);
        drawLine(painter, mark.rect, mark.label, TextRole::SmallStrong, Language::English, theme.colour(ColourRole::Text), Qt::AlignCenter);
    }
    if (hasFocus() && m_selected.isEmpty())
        paintRounded(painter, grid(), Qt::transparent, theme.colour(ColourRole::Accent), 2, theme.scaled(3));
}

void HeatMap::choose(const QString& reference)
{
    select(reference);
    Q_EMIT selectedChanged(reference);
}

void HeatMap::mousePressEvent(QMouseEvent* event)
{
    for (const Mark& mark : marks()) {
        if (mark.rect.contains(event->pos()) && !mark.reference.isEmpty())
            choose(mark.reference);
    }
}

void HeatMap::mouseDoubleClickEvent(QMouseEvent* event)
{
    for (const Mark& mark : marks()) {
        if (mark.rect.contains(event->pos()) && !mark.reference.isEmpty())
            Q_EMIT activated(mark.reference);
    }
}

void HeatMap::keyPressEvent(QKeyEvent* event)
{
    const bool on = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    const bool back = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    if ((on || back) && !m_risks.empty()) {
        qsizetype at = -1;
        for (size_t i = 0; i < m_risks.size(); ++i) {
            if (m_risks[i].reference == m_selected)
                at = qsizetype(i);
        }
        const auto count = qsizetype(m_risks.size());
        at = at < 0 ? (on ? 0 : count - 1) : (at + (on ? 1 : count - 1)) % count;
        choose(m_risks[size_t(at)].reference);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !m_selected.isEmpty()) {
        Q_EMIT activated(m_selected);
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool HeatMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const Mark& mark : marks()) {
            if (mark.rect.contains(help->pos()) && !mark.title.isEmpty()) {
                QToolTip::showText(help->globalPos(), mark.label + u"  "_qs + mark.title, this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::LanguageChange) {
        tell();
        update();
    }
    return QWidget::event(event);
}

void HeatMap::tell()
{
    // A reader hears what is seen: where each risk stands, and which one is chosen.
    const Language language = interfaceLanguage();
    QStringList words;
    for (const RiskView& risk : m_risks) {
        const auto& rating = risk.at(m_stage);
        if (!rating)
            continue;
        words.append(QStringLiteral("%1: %2, %3, %4").arg(risk.label, m_scale.severity[size_t(rating->severity)].label.in(language), m_scale.likelihood[size_t(rating->likelihood)].label.in(language),
                                                          m_scale.levels[size_t(rating->level)].label.in(language)));
    }
    setAccessibleName(m_stage == RiskStage::Inherent ? tr("Inherent risks") : tr("Residual risks"));
    setAccessibleDescription(words.join(u"; "_qs));
}

} // namespace dossier
