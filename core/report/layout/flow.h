// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/layout/pages.h"

namespace dossier {

/// A line in a column of text.
struct FlowLine
{
    std::shared_ptr<const SetLine> line;
    double before = 0; ///< space above, left out at the top of a page
    double leading = 12, baseline = 9;
    double x = 0;      ///< from the left edge of the column
    int node = -1;
    int paragraph = 0;
};

/// Lines below one another: the content of a cell or of a field.
struct Flow
{
    std::vector<FlowLine> lines;
    double height(size_t from = 0, size_t to = static_cast<size_t>(-1)) const;
    /// How many lines from `from` fit, leaving at least two lines of a paragraph on each side where that is possible.
    size_t fitting(size_t from, double available) const;
};

inline double Flow::height(size_t from, size_t to) const
{
    double sum = 0;
    const size_t end = std::min(to, lines.size());
    for (size_t i = from; i < end; ++i)
        sum += lines[i].leading + (i == from ? 0 : lines[i].before);
    return sum;
}

inline size_t Flow::fitting(size_t from, double available) const
{
    double sum = 0;
    size_t count = 0;
    while (from + count < lines.size()) {
        const FlowLine& line = lines[from + count];
        sum += line.leading + (count == 0 ? 0 : line.before);
        if (sum > available + 0.01)
            break;
        ++count;
    }
    if (from + count >= lines.size() || count == 0)
        return count;
    const int paragraph = lines[from + count].paragraph;
    const auto inParagraph = [&](size_t i) { return i < lines.size() && lines[i].paragraph == paragraph; };
    if (!inParagraph(from + count - 1))
        return count; // the cut is between paragraphs
    size_t above = 0;
    while (above < count && inParagraph(from + count - 1 - above))
        ++above;
    const bool twoBelow = inParagraph(from + count + 1);
    if (!twoBelow && above > 2)
        return count - 1;
    if (!twoBelow || (above == 1 && (from + count - 1 == 0 || !inParagraph(from + count - 2))))
        return count - above; // the whole paragraph goes on the next page
    return count;
}

} // namespace dossier
