// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/layout/layouter.h"
#include "core/report/layout/text_preparation.h"

#include <algorithm>

namespace dossier {

namespace {


} // namespace

const TablePlan& Layouter::plan(size_t index)
{
    const auto it = m_plans.find(index);
    if (it != m_plans.end())
        return it->second;
    const TableBlock& table = std::get<TableBlock>(m_document.blocks[index]);
    return m_plans.emplace(index, planTable(table, m_body.width(), m_document.landscape, m_setter, m_document.language)).first->second;
}

Paragraph Layouter::captionOf(const TableBlock& table, int number, bool continued) const
{
    const bool english = m_document.language == Language::English;
    Paragraph caption;
    if (table.numbered) {
        caption.push_back({english ? QStringLiteral("Table %1").arg(number) : u"表%1"_qs.arg(number), m_document.language, SpanRole::Bold, {}});
        caption.push_back({QString(QChar(0x2002)), m_document.language, SpanRole::Plain, {}});
    }
    caption.insert(caption.end(), table.caption.begin(), table.caption.end());
    if (continued && !caption.empty())
        caption.push_back({english ? QStringLiteral(" (continued)") : u"（续）"_qs, m_document.language, SpanRole::Plain, {}});
    return caption;
}

double Layouter::captionHeight(const TableBlock& table) const
{
    const Paragraph caption = captionOf(table, 1, false);
    if (caption.empty())
        return 0;
    const SetParagraph set = m_setter.set(caption, m_theme.style("caption"), m_body.width(), m_document.language);
    return static_cast<double>(set.lines.size()) * set.leading + 5;
}

void Layouter::tableHead(const TableBlock& table, const TablePlan& tablePlan, bool continued, int tableNode)
{
    const double x = m_body.left();
    const Paragraph caption = captionOf(table, tablePlan.number, continued);
    if (!caption.empty()) {
        Flow flow;
        append(flow, caption, m_theme.style("caption"), m_body.width(), continued ? -1 : node("Caption", tableNode, paragraphLanguage(caption, m_document.language)));
        placeText(flow, 0, flow.lines.size(), x, m_y);
        m_y += flow.height() + 5;
    }
    rule(x, m_body.right(), m_y, 1, m_theme.colour("rule"));
    const int head = continued ? -1 : node("THead", tableNode, m_document.language);
    const int row = continued ? -1 : node("TR", head, m_document.language);
    const double bottom = m_y + tablePlan.headHeight - m_theme.measure("cellBelow");
    for (size_t c = 0; c < tablePlan.head.cells.size(); ++c) {
        Flow flow = tablePlan.head.cells[c].flow;
        const int cell = continued ? -1 : node("TH", row, m_document.language);
        for (FlowLine& line : flow.lines)
            line.node = cell;
        placeText(flow, 0, flow.lines.size(), x + tablePlan.x[c], bottom - flow.height());
    }
    m_y += tablePlan.headHeight;
    rule(x, m_body.right(), m_y, 0.6, m_theme.colour("rule"));
}

void Layouter::tableRow(const TablePlan& tablePlan, const TablePlan::Row& row, int bodyNode, const std::vector<size_t>& from, const std::vector<size_t>& to,
    std::vector<int>& nodes)
{
    if (nodes.empty()) {
        const int rowNode = node("TR", bodyNode, m_document.language);
        for (size_t c = 0; c < row.cells.size(); ++c)
            nodes.push_back(node(row.group || c == 0 ? "TH" : "TD", rowNode, m_document.language));
    }
    const double above = m_theme.measure("cellAbove");
    double height = 0;
    for (size_t c = 0; c < row.cells.size(); ++c)
        height = std::max(height, row.cells[c].flow.height(from[c], to[c]));
    height += above + m_theme.measure("cellBelow");
    if (row.group) {
        PageItem item;
        item.kind = PageItem::Kind::Fill;
        item.rect = QRectF(m_body.left(), m_y, m_body.width(), height);
        item.colour = m_theme.colour("tint");
        m_out.pages.back().items.push_back(std::move(item));
    }
    for (size_t c = 0; c < row.cells.size(); ++c) {
        Flow flow = row.cells[c].flow;
        for (FlowLine& line : flow.lines) {
            line.node = nodes[c];
            if (row.cells[c].right)
                line.x = tablePlan.width[c] - 12 - line.line->width;
        }
        if (from[c] == 0 && to[c] > 0)
            sign(row.cells[c].mark, m_body.left() + tablePlan.x[c], m_y + above + flow.lines.front().baseline);
        placeText(flow, from[c], to[c], m_body.left() + tablePlan.x[c], m_y + above);
    }
    m_y += height;
}

void Layouter::endTablePart(const TablePlan& tablePlan, bool last)
{
    rule(m_body.left(), m_body.right(), m_y, 0.6, m_theme.colour("rule"));
    if (last)
        return;
    const bool english = m_document.language == Language::English;
    QString text = english ? QStringLiteral("Continues on the next page") : u"下页续"_qs;
    if (tablePlan.number > 0)
        text = english ? QStringLiteral("Table %1 continues on the next page").arg(tablePlan.number) : u"表%1下页续"_qs.arg(tablePlan.number);
    Flow flow;
    append(flow, {{text, m_document.language, SpanRole::Plain, {}}}, m_theme.style("small"), m_body.width(), -1);
    if (!flow.lines.empty())
        placeText(flow, 0, 1, m_body.right() - flow.lines.front().line->width, m_y + 4);
}

void Layouter::place(const TableBlock& table, size_t index)
{
    TablePlan tablePlan = plan(index);
    m_plans.erase(index);
    if (table.numbered)
        tablePlan.number = ++m_tableNumber;
    const double caption = captionHeight(table);
    const std::vector<TablePlan::Row>& rows = tablePlan.rows;

    // Two rows stand with the head, or one that is tall; a row that never fits a page is split anyway.
    const double pageRoom = m_body.height() - caption - tablePlan.headHeight - continuesHeight;
    double least = caption + tablePlan.headHeight;
    constexpr double tall = 56;
    for (size_t i = 0; i < std::min<size_t>(2, rows.size()) && (i == 0 || rows[0].height < tall); ++i)
        least += rows[i].height;
    if (rows.size() > 2)
        least += continuesHeight;
    if (least <= m_body.height())
        need(least);
    else
        need(caption + tablePlan.headHeight + 60);

    const int tableNode = node("Table", m_root, m_document.language);
    tableHead(table, tablePlan, false, tableNode);
    const int bodyNode = node("TBody", tableNode, m_document.language);
    size_t placedHere = 0; // rows since the head on this page
    const auto nextPart = [&] {
        endTablePart(tablePlan, false);
        newPage();
        tableHead(table, tablePlan, true, tableNode);
        placedHere = 0;
    };
    for (size_t r = 0; r < rows.size(); ++r) {
        const TablePlan::Row& row = rows[r];
        const double reserve = r + 1 == rows.size() ? 0 : continuesHeight;
        double together = row.height;
        if (row.group) // a group head stays with two rows
            for (size_t k = 1; k <= 2 && r + k < rows.size() && !rows[r + k].group; ++k)
                together += rows[r + k].height;
        bool fits = std::min(together, pageRoom) + reserve <= remaining() + 0.01;
        // The last row does not go over alone: its neighbour goes with it.
        if (fits && r + 2 == rows.size() && placedHere >= 2 && row.height + rows[r + 1].height > remaining() + 0.01 && row.height + rows[r + 1].height <= pageRoom)
            fits = false;
        std::vector<size_t> from(row.cells.size(), 0), to(row.cells.size(), 0);
        std::vector<int> nodes;
        if (!fits && (placedHere > 0 && row.height <= pageRoom))
            nextPart();
        if (placedHere > 0)
            rule(m_body.left(), m_body.right(), m_y, 0.35, m_theme.colour("hair"));
        anchor(row.anchor);
        const double padding = m_theme.measure("cellAbove") + m_theme.measure("cellBelow");
        for (bool more = true; more;) {
            more = false;
            const double available = remaining() - padding - (row.height <= remaining() - reserve ? 0 : continuesHeight);
            bool any = false;
            for (size_t c = 0; c < row.cells.size(); ++c) {
                const size_t count = row.height + reserve <= remaining() + 0.01 ? row.cells[c].flow.lines.size() - from[c] : row.cells[c].flow.fitting(from[c], available);
                to[c] = from[c] + count;
                any = any || count > 0;
                more = more || to[c] < row.cells[c].flow.lines.size();
            }
            if (!any && more && placedHere == 0) { // nothing fits below the head: one line at least
                for (size_t c = 0; c < row.cells.size(); ++c)
                    to[c] = std::min(from[c] + 1, row.cells[c].flow.lines.size());
                any = true;
            }
            if (any || !more)
                tableRow(tablePlan, row, bodyNode, from, to, nodes);
            from = to;
            more = false;
            for (size_t c = 0; c < row.cells.size(); ++c)
                more = more || to[c] < row.cells[c].flow.lines.size();
            if (more)
                nextPart();
        }
        ++placedHere;
    }
    endTablePart(tablePlan, true);
    m_y += 12;
}

} // namespace dossier
