// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/layout/flow.h"
#include "core/report/layout/table_plan.h"

namespace dossier {

/// Room at the foot of a part of a table for "continues", in points.
inline constexpr double continuesHeight = 16;

/// Places the blocks of a report on pages.
class Layouter
{
public:
    Layouter(const ReportDocument& document, const TextSetter& setter);
    LaidOutPages layOut();

private:
    // Pages
    void newPage();
    double remaining() const { return m_body.bottom() - m_y; }
    bool atTop() const { return m_y <= m_body.top() + 0.01; }
    /// A new page unless this much is left.
    void need(double height);
    /// The least that must stand below a heading that comes before this block.
    double leastHeight(size_t block);

    // Building and placing text
    int node(const char* type, int parent, Language language);
    void append(Flow& flow, const Paragraph& paragraph, const TextStyle& style, double width, int node, double before = 0, double x = 0) const;
    void placeText(const Flow& flow, size_t from, size_t to, double x, double y);
    void rule(double x1, double x2, double y, double width, const QColor& colour);
    void anchor(const QString& name);

    // Blocks
    void place(const HeadingBlock& heading, size_t index);
    void place(const ParagraphBlock& paragraph);
    void place(const QuestionBlock& question, size_t index);
    void place(const TableBlock& table, size_t index);
    void place(const FactsBlock& facts);
    void place(const HeatMapBlock& block);
    void place(const CoverBlock& cover);
    void place(const BoxBlock& box);
    void place(const SignaturesBlock& signatures);
    void place(const PictureBlock& block);
    QSizeF sizeOf(const PictureBlock& block) const;
    void place(const ContentsBlock& contents);
    void place(const PageBreakBlock& pageBreak);
    void place(const SpaceBlock& space);
    void frameOf(AnswerFrame frame, double x, double top, double bottom);

    // Tables
    const TablePlan& plan(size_t index);
    void tableHead(const TableBlock& table, const TablePlan& plan, bool continued, int tableNode);
    void tableRow(const TablePlan& plan, const TablePlan::Row& row, int bodyNode, const std::vector<size_t>& from, const std::vector<size_t>& to, std::vector<int>& nodes);
    void endTablePart(const TablePlan& plan, bool last);
    double captionHeight(const TableBlock& table) const;
    Paragraph captionOf(const TableBlock& table, int number, bool continued) const;

    /// A line outside the structure: what it says stands elsewhere as text.
    void mark(const QString& text, Language language, const TextStyle& style, QRectF rect, Qt::Alignment align);
    void fill(const QRectF& rect, const QColor& colour);
    /// A mark whose words stand on this baseline. `scale` 1: in a table; 2: before a verdict.
    void sign(const ReportMark& mark, double x, double baseline, double scale = 1);
    void path(const QPainterPath& shape, double width, const QColor& colour);
    void fillContents();

    // Headers and footers
    void furnish();

    const ReportDocument& m_document;
    const TextSetter& m_setter;
    const ReportTheme& m_theme;
    PageFormat m_format;
    QRectF m_body;
    LaidOutPages m_out;
    double m_y = 0;
    double m_mainX = 0, m_mainWidth = 0;
    int m_root = 0;
    int m_figure = -1; ///< the figure that is being drawn, or none
    int m_headingLevel = 0;
    bool m_firstQuestion = true;
    bool m_sectionFromHeadings = false;
    QString m_section;
    std::map<size_t, TablePlan> m_plans;
    int m_tableNumber = 0;
    struct ContentsEntry { int page = 0; double y = 0; QString anchor; int node = -1; };
    std::vector<ContentsEntry> m_contents; ///< lines that wait for their page numbers
    mutable int m_paragraph = 0;
};

} // namespace dossier
