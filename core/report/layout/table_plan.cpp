// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/layout/table_plan.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dossier {

namespace {

/// Longer words are broken rather than given a column of their own width.
constexpr double longestUnbroken = 92;

struct Wanted { double least = 0, most = 0, length = 0; };

void want(Wanted& wanted, const std::vector<Paragraph>& paragraphs, const TextStyle& style, const TextSetter& setter, Language language, bool unbroken, double indent = 0)
{
    for (const Paragraph& paragraph : paragraphs) {
        const TextExtent extent = setter.extent(paragraph, style, language);
        wanted.least = std::max(wanted.least, indent + (unbroken ? extent.natural : std::min(extent.minimum, longestUnbroken)));
        wanted.most = std::max(wanted.most, indent + extent.natural);
        wanted.length += extent.natural;
    }
}

void addLines(Flow& flow, const std::vector<Paragraph>& paragraphs, const TextStyle& style, double width, const TextSetter& setter, Language language, int& paragraphId, double before, double indent = 0)
{
    for (const Paragraph& paragraph : paragraphs) {
        const SetParagraph set = setter.set(paragraph, style, width - indent, language);
        ++paragraphId;
        bool first = true;
        for (const auto& line : set.lines) {
            FlowLine flowLine;
            flowLine.line = line;
            flowLine.before = first && !flow.lines.empty() ? before : 0;
            flowLine.leading = set.leading;
            flowLine.baseline = set.baseline();
            flowLine.x = indent;
            flowLine.paragraph = paragraphId;
            flow.lines.push_back(std::move(flowLine));
            first = false;
        }
    }
}

/// Shares out a width by weights so that no column falls below its least width.
std::vector<double> shareOut(double width, const std::vector<double>& least, const std::vector<double>& weight)
{
    const size_t count = least.size();
    const double leastSum = std::accumulate(least.begin(), least.end(), 0.0);
    std::vector<double> widths(count, 0);
    if (leastSum >= width) { // nothing left to share: all give way alike
        for (size_t i = 0; i < count; ++i)
            widths[i] = least[i] * width / leastSum;
        return widths;
    }
    std::vector<bool> fixed(count, false);
    for (size_t round = 0; round <= count; ++round) {
        double free = width, weights = 0;
        for (size_t i = 0; i < count; ++i) {
            if (fixed[i])
                free -= least[i];
            else
                weights += weight[i];
        }
        bool changed = false;
        for (size_t i = 0; i < count; ++i) {
            widths[i] = fixed[i] ? least[i] : free * weight[i] / weights;
            if (!fixed[i] && widths[i] < least[i]) {
                fixed[i] = true;
                changed = true;
            }
        }
        if (!changed)
            break;
    }
    return widths;
}

} // namespace

std::vector<double> columnWidths(const TableBlock& table, double width, const TextStyle& cell, const TextSetter& setter, Language language)
{
    const ReportTheme& theme = ReportTheme::builtIn();
    const double gap = theme.measure("cellRight");
    std::vector<double> least, weight;
    for (size_t c = 0; c < table.columns.size(); ++c) {
        const TableColumn& column = table.columns[c];
        const double right = c + 1 == table.columns.size() ? 0 : gap;
        Wanted wanted;
        want(wanted, {column.head}, theme.style("head"), setter, language, false);
        want(wanted, {column.article}, theme.style("small"), setter, language, false);
        wanted.length = 0;
        for (const TableRow& row : table.rows) {
            if (row.group || c >= row.cells.size())
                continue;
            want(wanted, row.cells[c].lines, cell, setter, language, column.unbroken, markWidth(row.cells[c].mark));
            want(wanted, row.cells[c].second, theme.style("small"), setter, language, false);
        }
        least.push_back(std::max(pointsOfMm(column.minimum), wanted.least + right + 0.5));
        const double average = table.rows.empty() ? 1 : wanted.length / static_cast<double>(table.rows.size());
        weight.push_back(column.weight > 0 ? column.weight * 1000 : std::sqrt(std::max(average, 4.0)));
    }
    return shareOut(width, least, weight);
}

TablePlan planTable(const TableBlock& table, double width, bool wide, const TextSetter& setter, Language language)
{
    const ReportTheme& theme = ReportTheme::builtIn();
    const TextStyle& cellStyle = theme.style(wide ? "wideCell" : "cell");
    const TextStyle& small = theme.style("small");
    const double above = theme.measure("cellAbove");
    const double below = theme.measure("cellBelow");
    TablePlan plan;
    plan.width = columnWidths(table, width, cellStyle, setter, language);
    double x = 0;
    for (const double one : plan.width) {
        plan.x.push_back(x);
        x += one;
    }
    int paragraphId = 0;
    const auto textWidth = [&](size_t column) {
        return std::max(8.0, plan.width[column] - (column + 1 == plan.width.size() ? 0 : theme.measure("cellRight")));
    };
    double tallest = 0;
    for (size_t c = 0; c < table.columns.size(); ++c) {
        TablePlan::Cell cell;
        addLines(cell.flow, {table.columns[c].head}, theme.style("head"), textWidth(c), setter, language, paragraphId, 0);
        addLines(cell.flow, {table.columns[c].article}, small, textWidth(c), setter, language, paragraphId, 0);
        tallest = std::max(tallest, cell.flow.height());
        plan.head.cells.push_back(std::move(cell));
    }
    plan.headHeight = tallest + above + below;
    for (size_t r = 0; r < table.rows.size(); ++r) {
        const TableRow& source = table.rows[r];
        TablePlan::Row row;
        row.group = source.group;
        row.anchor = source.anchor;
        row.index = r;
        double height = 0;
        for (size_t c = 0; c < source.cells.size() && c < plan.width.size(); ++c) {
            TablePlan::Cell cell;
            cell.right = source.cells[c].right;
            const double one = source.group ? width : textWidth(c);
            cell.mark = source.cells[c].mark;
            addLines(cell.flow, source.cells[c].lines, source.group ? theme.style("head") : cellStyle, one, setter, language, paragraphId, 0, markWidth(cell.mark));
            addLines(cell.flow, source.cells[c].second, small, one, setter, language, paragraphId, 0);
            height = std::max(height, cell.flow.height());
            row.cells.push_back(std::move(cell));
            if (source.group)
                break;
        }
        row.height = height + above + below;
        plan.rows.push_back(std::move(row));
    }
    return plan;
}

} // namespace dossier
