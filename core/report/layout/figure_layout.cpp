// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/layout/layouter.h"

#include <algorithm>

namespace dossier {

namespace {

Span span(const QString& text, Language language, SpanRole role = SpanRole::Plain)
{
    return {text, language, role, {}};
}

QColor levelColour(const ReportTheme& theme, int level, int levels)
{
    // Ramps are taken by position: three levels use the 1st, 2nd and 4th colour.
    static const char* const names[]{"level1", "level2", "level3", "level4"};
    const int at = levels <= 1 ? 0 : levels == 3 ? (level == 2 ? 3 : level) : level * 3 / (levels - 1);
    return theme.colour(names[std::clamp(at, 0, 3)]);
}

} // namespace

void Layouter::fill(const QRectF& rect, const QColor& colour)
{
    PageItem item;
    item.kind = PageItem::Kind::Fill;
    item.rect = rect;
    item.colour = colour;
    item.node = m_figure;
    m_out.pages.back().items.push_back(std::move(item));
}

void Layouter::mark(const QString& text, Language language, const TextStyle& style, QRectF rect, Qt::Alignment align)
{
    const SetParagraph set = m_setter.setLine({span(text, language, style.bold ? SpanRole::Bold : SpanRole::Plain)}, style, rect.width(), language);
    if (set.lines.empty())
        return;
    PageItem item;
    item.line = set.lines.front();
    item.node = m_figure;
    double x = rect.left();
    if (align & Qt::AlignRight)
        x = rect.right() - item.line->width;
    else if (align & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - item.line->width) / 2;
    const double y = align & Qt::AlignVCenter ? rect.top() + (rect.height() - set.leading) / 2 : rect.top();
    item.at = QPointF(x, y + set.baseline());
    m_out.pages.back().items.push_back(std::move(item));
}

void Layouter::place(const HeatMapBlock& block)
{
    const Language language = m_document.language;
    const int rows = int(block.severity.size());
    const int columns = int(block.likelihood.size());
    if (rows == 0 || columns == 0 || block.maps.empty())
        return;
    constexpr double labelWidth = 52, cellHeight = 37, chipWidth = 18.5, chipHeight = 10, gap = 1.5;
    const double mapWidth = (m_body.width() - 18) / 2;
    const double cellWidth = (mapWidth - labelWidth) / columns;
    const double height = 16 + rows * cellHeight + 26;
    need(height + 16);
    const double top = m_y + 16;
    const QRectF box(m_body.left(), top, m_body.width(), rows * cellHeight + 22);
    TextStyle small = m_theme.style("small");
    TextStyle word = small;
    word.sizeEn = word.sizeZh = 7;
    word.leadingEn = word.leadingZh = 9;
    TextStyle chip = word;
    chip.bold = true;
    chip.sizeEn = chip.sizeZh = 6.6;
    chip.colour = m_theme.colour("ink");
    for (size_t m = 0; m < std::min<size_t>(2, block.maps.size()); ++m) {
        const HeatMapBlock::Map& map = block.maps[m];
        const double left = m_body.left() + double(m) * (mapWidth + 18);
        Flow caption;
        append(caption, map.caption, m_theme.style("caption"), mapWidth, node("P", m_root, language));
        placeText(caption, 0, std::min<size_t>(1, caption.lines.size()), left, m_y);
    }
    m_figure = node("Figure", m_root, language);
    m_out.structure.back().alternative = block.alternative;
    m_out.structure.back().box = box;
    m_out.structure.back().page = int(m_out.pages.size()) - 1;
    for (size_t m = 0; m < std::min<size_t>(2, block.maps.size()); ++m) {
        const HeatMapBlock::Map& map = block.maps[m];
        const double left = m_body.left() + double(m) * (mapWidth + 18);
        const double cells = left + labelWidth;
        for (int severity = 0; severity < rows; ++severity) {
            const double y = top + (rows - 1 - severity) * cellHeight;
            TextStyle strong = word;
            strong.bold = true;
            strong.colour = m_theme.colour("ink");
            mark(block.severity[size_t(severity)].in(language), language, strong, QRectF(left, y + 9, labelWidth - 6, 10), Qt::AlignRight);
            mark(QString::number(severity + 1), language, word, QRectF(left, y + 19, labelWidth - 6, 10), Qt::AlignRight);
            for (int likelihood = 0; likelihood < columns; ++likelihood) {
                const int level = block.matrix[size_t(severity)][size_t(likelihood)];
                const QRectF cell(cells + likelihood * cellWidth, y, cellWidth, cellHeight);
                fill(cell.adjusted(0.5, 0.5, -0.5, -0.5), levelColour(m_theme, level, int(block.levels.size())));
                TextStyle inCell = word;
                inCell.colour = m_theme.colour(level + 1 == int(block.levels.size()) ? "paper" : "ink");
                mark(block.levels[size_t(level)].in(language), language, inCell, cell.adjusted(3, 2, -2, 0), Qt::AlignLeft);
                const QStringList& here = map.marks[size_t(severity)][size_t(likelihood)];
                const int shown = here.size() > 4 ? 3 : int(here.size());
                for (int i = 0; i < shown + (here.size() > 4 ? 1 : 0); ++i) {
                    const int across = i % 2, down = i / 2;
                    const QRectF place(cell.left() + 2 + across * (chipWidth + gap), cell.top() + 12 + down * (chipHeight + gap), chipWidth, chipHeight);
                    fill(place, m_theme.colour("paper"));
                    PageItem frame;
                    frame.kind = PageItem::Kind::Frame;
                    frame.rect = place;
                    frame.width = 0.5;
                    frame.colour = m_theme.colour("ink");
                    frame.node = m_figure;
                    m_out.pages.back().items.push_back(std::move(frame));
                    mark(i < shown ? here[i] : u'+' + QString::number(here.size() - shown), Language::English, chip, place, Qt::AlignHCenter | Qt::AlignVCenter);
                }
            }
        }
        // The line between what can be borne and what cannot, in steps.
        const auto over = [&](int severity, int likelihood) {
            return severity >= 0 && severity < rows && likelihood >= 0 && likelihood < columns && block.matrix[size_t(severity)][size_t(likelihood)] > block.acceptable;
        };
        const auto edge = [&](double x1, double y1, double x2, double y2) {
            for (const double width : {3.4, 1.8}) {
                PageItem line;
                line.kind = PageItem::Kind::Rule;
                line.rule = QLineF(x1, y1, x2, y2);
                line.width = width;
                line.colour = m_theme.colour(width > 2 ? "paper" : "ink");
                line.node = m_figure;
                m_out.pages.back().items.push_back(std::move(line));
            }
        };
        for (int severity = 0; severity < rows; ++severity) {
            const double y = top + (rows - 1 - severity) * cellHeight;
            for (int likelihood = 0; likelihood < columns; ++likelihood) {
                const double x = cells + likelihood * cellWidth;
                if (over(severity, likelihood) && likelihood > 0 && !over(severity, likelihood - 1))
                    edge(x, y - 0.9, x, y + cellHeight + 0.9);
                if (over(severity, likelihood) && severity > 0 && !over(severity - 1, likelihood))
                    edge(x - 0.9, y + cellHeight, x + cellWidth + 0.9, y + cellHeight);
            }
        }
        PageItem frame;
        frame.kind = PageItem::Kind::Frame;
        frame.rect = QRectF(cells, top, cellWidth * columns, cellHeight * rows);
        frame.width = 0.6;
        frame.colour = m_theme.colour("ink");
        frame.node = m_figure;
        m_out.pages.back().items.push_back(std::move(frame));
        const double foot = top + rows * cellHeight + 2;
        for (int likelihood = 0; likelihood < columns; ++likelihood) {
            TextStyle strong = word;
            strong.bold = true;
            strong.colour = m_theme.colour("ink");
            const QRectF under(cells + likelihood * cellWidth, foot, cellWidth, 9);
            mark(block.likelihood[size_t(likelihood)].in(language), language, strong, under, Qt::AlignHCenter);
            mark(QString::number(likelihood + 1), language, word, under.translated(0, 9), Qt::AlignHCenter);
        }
    }
    m_figure = -1;
    m_y = top + rows * cellHeight + 24;
    const bool english = language == Language::English;
    Flow legend;
    append(legend, {span(english ? QStringLiteral("Severity upwards, likelihood to the right. The black line is the acceptance line: risks above or right of it cannot be borne as they stand.")
                                 : u"严重程度向上，可能性向右。黑线为接受线：其上方或右侧的风险现状下不可接受。"_qs, language)},
           small, m_body.width(), node("P", m_root, language));
    placeText(legend, 0, legend.lines.size(), m_body.left(), m_y);
    m_y += legend.height() + 10;
}

QSizeF Layouter::sizeOf(const PictureBlock& block) const
{
    // Never larger than its dots are at 96 dpi, nor than the page has room for with heading, caption and source.
    QSizeF size = QSizeF(block.picture.size()) * 0.75;
    const QSizeF most(std::min(pointsOfMm(163), m_body.width()), std::min(pointsOfMm(200), m_body.height() - 110));
    if (size.width() > most.width() || size.height() > most.height())
        size.scale(most, Qt::KeepAspectRatio);
    return size;
}

void Layouter::place(const PictureBlock& block)
{
    const Language language = m_document.language;
    const int captionNode = node("P", m_root, language);
    const int figure = node("Figure", m_root, language);
    const int sourceNode = node("P", m_root, language);
    Flow caption;
    append(caption, block.caption, m_theme.style("caption"), m_body.width(), captionNode);
    Flow source;
    append(source, block.source, m_theme.style("small"), m_body.width(), sourceNode);
    const QSizeF size = sizeOf(block);
    need(caption.height() + 6 + size.height() + 4 + source.height());
    anchor(block.anchor);
    placeText(caption, 0, caption.lines.size(), m_body.left(), m_y);
    m_y += caption.height() + 6;
    PageItem item;
    item.kind = PageItem::Kind::Picture;
    item.rect = QRectF(QPointF(m_body.left(), m_y), size);
    item.picture = block.picture;
    item.node = figure;
    StructureNode& element = m_out.structure[size_t(figure)];
    element.alternative = block.alternative;
    element.box = item.rect;
    element.page = int(m_out.pages.size()) - 1;
    m_out.pages.back().items.push_back(std::move(item));
    m_y += size.height() + 4;
    placeText(source, 0, source.lines.size(), m_body.left(), m_y);
    m_y += source.height() + 10;
    m_firstQuestion = true;
}

void Layouter::place(const ContentsBlock& contents)
{
    const Language language = m_document.language;
    Flow title;
    append(title, contents.title, m_theme.style("h1"), m_mainWidth, node("H2", m_root, language));
    need(title.height() + 60);
    rule(m_body.left(), m_body.right(), m_y + 0.6, 1.2, m_theme.colour("rule"));
    placeText(title, 0, title.lines.size(), m_mainX, m_y + 9.2);
    m_y += 9.2 + title.height() + 8;
    m_headingLevel = 2;
    const int list = node("TOC", m_root, language);
    QString chapter;
    for (const Block& block : m_document.blocks) {
        const auto* heading = std::get_if<HeadingBlock>(&block);
        if (heading == nullptr || heading->level > 2)
            continue;
        TextStyle style = m_theme.style("lead");
        const QString now = heading->number.section(u'.', 0, 0);
        const bool first = now != chapter;
        chapter = now;
        style.bold = heading->level == 1 || !heading->number.contains(u'.');
        const int entry = node("TOCI", list, language);
        Flow line;
        constexpr double number = 36;
        append(line, {span(heading->number, language)}, style, number, entry);
        Flow words;
        append(words, heading->text, style, m_mainWidth - number - 40, entry);
        const double height = std::max(line.height(), words.height());
        need(height + 9);
        if (first) {
            m_y += 3;
            rule(m_mainX, m_body.right(), m_y, 0.35, m_theme.colour("hair"));
            m_y += 4;
        }
        placeText(line, 0, line.lines.size(), m_mainX, m_y);
        placeText(words, 0, words.lines.size(), m_mainX + number, m_y);
        m_contents.push_back({int(m_out.pages.size()) - 1, m_y, heading->anchor, entry});
        m_y += height + 2;
    }
    m_y += 8;
    m_firstQuestion = true;
}

/// Page numbers of the contents, once every heading has its page; a line leads there.
void Layouter::fillContents()
{
    const TextStyle style = m_theme.style("lead");
    for (const ContentsEntry& entry : m_contents) {
        const auto target = m_out.anchors.find(entry.anchor);
        if (target == m_out.anchors.end())
            continue;
        LaidOutPage& page = m_out.pages[size_t(entry.page)];
        const SetParagraph set = m_setter.setLine({span(QString::number(target->second.page + 1), Language::English)}, style, 36, m_document.language);
        if (!set.lines.empty()) {
            PageItem item;
            item.line = set.lines.front();
            item.at = QPointF(m_body.right() - item.line->width, entry.y + set.baseline());
            item.node = entry.node;
            page.items.push_back(std::move(item));
        }
        page.links.push_back({QRectF(m_body.left(), entry.y, m_body.width(), set.leading), u'#' + entry.anchor, {}});
    }
}

} // namespace dossier
