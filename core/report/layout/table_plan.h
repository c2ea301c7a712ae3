// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/layout/flow.h"

namespace dossier {

/// A table with its column widths and every cell set into lines, before it is placed on pages.
struct TablePlan
{
    struct Cell { Flow flow; bool right = false; ReportMark mark; };
    struct Row
    {
        std::vector<Cell> cells;
        double height = 0; ///< with padding
        bool group = false;
        QString anchor;
        size_t index = 0;
    };
    std::vector<double> x, width; ///< of each column; text is 7 points narrower
    Row head;
    double headHeight = 0;
    std::vector<Row> rows;
    int number = 0;
};

/// The room a mark takes before its words, in points.
double markWidth(const ReportMark& mark);
/// Widths from weights, or from the longest word and the length of the text.
std::vector<double> columnWidths(const TableBlock& table, double width, const TextStyle& cell, const TextSetter& setter, Language language);
TablePlan planTable(const TableBlock& table, double width, bool wide, const TextSetter& setter, Language language);

} // namespace dossier
