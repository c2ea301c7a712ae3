// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/layout/layouter.h"

#include "core/report/layout/text_preparation.h"

#include <algorithm>

namespace dossier {

namespace {

QString plainText(const Paragraph& paragraph)
{
    QString text;
    for (const Span& span : paragraph)
        text += span.text;
    return text;
}

constexpr double framePaddingX = 6, framePaddingY = 3.5;

} // namespace

Layouter::Layouter(const ReportDocument& document, const TextSetter& setter)
    : m_document(document), m_setter(setter), m_theme(ReportTheme::builtIn()), m_format(m_theme.page(document.pageSize, document.landscape)), m_body(m_format.body)
{
    const double axis = m_theme.measure("sideField") + m_theme.measure("fieldGap");
    m_mainX = m_body.left() + axis;
    m_mainWidth = m_body.width() - axis;
    m_section = document.headerRight;
    m_sectionFromHeadings = document.headerRight.isEmpty();
    m_out.language = document.language;
    m_out.title = document.title;
    m_out.author = document.author;
    m_out.subject = document.subject;
    m_out.size = m_format.size;
    m_root = node("Document", -1, document.language);
}

LaidOutPages Layouter::layOut()
{
    newPage();
    for (size_t i = 0; i < m_document.blocks.size(); ++i) {
        const Block& block = m_document.blocks[i];
        if (!std::holds_alternative<QuestionBlock>(block))
            m_firstQuestion = true;
        std::visit([this, i](const auto& one) {
            if constexpr (requires { place(one, i); })
                place(one, i);
            else
                place(one);
        }, block);
    }
    // A page break at the end leaves no empty page.
    if (m_out.pages.size() > 1 && m_out.pages.back().items.empty())
        m_out.pages.pop_back();
    fillContents();
    furnish();
    return std::move(m_out);
}

void Layouter::newPage()
{
    LaidOutPage page;
    page.section = m_section;
    m_out.pages.push_back(std::move(page));
    m_y = m_body.top();
}

void Layouter::need(double height)
{
    if (height > remaining() + 0.01 && !atTop())
        newPage();
}

double Layouter::leastHeight(size_t block)
{
    if (block >= m_document.blocks.size())
        return 0;
    const Block& next = m_document.blocks[block];
    if (std::holds_alternative<TableBlock>(next)) {
        const TablePlan& table = plan(block);
        double height = captionHeight(std::get<TableBlock>(next)) + table.headHeight;
        for (size_t i = 0; i < std::min<size_t>(2, table.rows.size()); ++i)
            height += table.rows[i].height;
        if (table.rows.size() > 2)
            height += continuesHeight; // as the table itself asks for when it is placed
        return std::min(height, m_body.height() / 2);
    }
    if (std::holds_alternative<HeadingBlock>(next))
        return std::min(30 + leastHeight(block + 1), m_body.height() / 2);
    if (const auto* question = std::get_if<QuestionBlock>(&next)) {
        // The label with its provisions, and the table where that is the answer.
        const double width = m_theme.measure("sideField");
        const SetParagraph label = m_setter.set(question->label, m_theme.style("head"), width, m_document.language);
        const SetParagraph citation = m_setter.set(question->citation, m_theme.style("small"), width, m_document.language);
        const double side = double(label.lines.size()) * label.leading + double(citation.lines.size()) * citation.leading;
        const double height = std::max(52.0, m_theme.measure("questionAbove") + side + m_theme.measure("questionBelow"));
        return std::min(height + (question->answer.empty() && question->tag.empty() ? leastHeight(block + 1) : 0), m_body.height() / 2);
    }
    if (std::holds_alternative<HeatMapBlock>(next))
        return 210;
    if (const auto* picture = std::get_if<PictureBlock>(&next))
        return sizeOf(*picture).height() + 40;
    if (std::holds_alternative<FactsBlock>(next) || std::holds_alternative<BoxBlock>(next))
        return 50;
    if (std::holds_alternative<SignaturesBlock>(next))
        return pointsOfMm(43);
    if (std::holds_alternative<ParagraphBlock>(next))
        return 24 + leastHeight(block + 1) * (std::get<ParagraphBlock>(next).serif ? 0 : 1);
    return 0;
}

int Layouter::node(const char* type, int parent, Language language)
{
    StructureNode element;
    element.type = type;
    element.parent = parent;
    element.language = language;
    m_out.structure.push_back(std::move(element));
    return static_cast<int>(m_out.structure.size() - 1);
}

void Layouter::append(Flow& flow, const Paragraph& paragraph, const TextStyle& style, double width, int nodeIndex, double before, double x) const
{
    const SetParagraph set = m_setter.set(paragraph, style, width, m_document.language);
    ++m_paragraph;
    bool first = true;
    for (const auto& line : set.lines) {
        FlowLine flowLine;
        flowLine.line = line;
        flowLine.before = first && !flow.lines.empty() ? before : 0;
        flowLine.leading = set.leading;
        flowLine.baseline = set.baseline();
        flowLine.x = x;
        flowLine.node = nodeIndex;
        flowLine.paragraph = m_paragraph;
        flow.lines.push_back(std::move(flowLine));
        first = false;
    }
}

void Layouter::placeText(const Flow& flow, size_t from, size_t to, double x, double y)
{
    LaidOutPage& page = m_out.pages.back();
    for (size_t i = from; i < std::min(to, flow.lines.size()); ++i) {
        const FlowLine& line = flow.lines[i];
        if (i != from)
            y += line.before;
        PageItem item;
        item.kind = PageItem::Kind::Text;
        item.at = QPointF(x + line.x, y + line.baseline);
        item.line = line.line;
        item.node = line.node;
        page.items.push_back(std::move(item));
        for (const GlyphPiece& piece : line.line->pieces) {
            if (piece.link.isEmpty())
                continue;
            const QRectF rect(x + line.x + piece.left, y, piece.right - piece.left, line.leading);
            if (!page.links.empty() && page.links.back().target == piece.link && page.links.back().rect.top() == rect.top())
                page.links.back().rect |= rect; // one annotation per line
            else
                page.links.push_back({rect, piece.link, line.line->text});
        }
        y += line.leading;
    }
}

void Layouter::rule(double x1, double x2, double y, double width, const QColor& colour)
{
    PageItem item;
    item.kind = PageItem::Kind::Rule;
    item.rule = QLineF(x1, y, x2, y);
    item.width = width;
    item.colour = colour;
    m_out.pages.back().items.push_back(std::move(item));
}

void Layouter::anchor(const QString& name)
{
    if (!name.isEmpty() && !m_out.anchors.contains(name))
        m_out.anchors[name] = {static_cast<int>(m_out.pages.size()) - 1, m_y};
}

void Layouter::place(const HeadingBlock& heading, size_t index)
{
    const bool numbered = !heading.number.isEmpty();
    const TextStyle& style = m_theme.style(heading.level == 1 ? "h1" : heading.level == 2 ? "h2" : "h3");
    const double above = heading.level == 1 ? 15 : heading.level == 2 ? 15 : m_document.language == Language::Chinese ? 7 : 10;
    const double ruleAbove = heading.level == 1 ? 9.2 : 0;
    const double below = heading.level == 1 ? 4 : heading.level == 2 ? 6 : 4;
    const QByteArray type = "H" + QByteArray::number(std::clamp(heading.level, 1, 6));
    m_headingLevel = heading.level;

    Flow words, number;
    const double x = numbered ? m_mainX : m_body.left();
    const int headingNode = node(type.constData(), m_root, paragraphLanguage(heading.text, m_document.language));
    if (numbered) {
        TextStyle accent = style;
        accent.colour = m_theme.colour("accent");
        append(number, {{heading.number, Language::English, SpanRole::Plain, {}}}, accent, m_theme.measure("sideField"), headingNode);
    }
    append(words, heading.text, style, numbered ? m_mainWidth : m_body.width(), headingNode);
    const double height = ruleAbove + std::max(words.height(), number.height()) + below;
    if (heading.level == 1 && !atTop() && remaining() < m_body.height() / 3)
        newPage();
    need(above + height + leastHeight(index + 1));
    if (!atTop())
        m_y += above;
    if (m_sectionFromHeadings && heading.level <= 2) {
        m_section = (numbered ? heading.number + u' ' : QString()) + plainText(heading.text);
        // The first section that starts on a page names it; otherwise the one that runs on.
        LaidOutPage& page = m_out.pages.back();
        if (page.section.isEmpty() || atTop() || !std::any_of(m_out.outline.begin(), m_out.outline.end(), [&](const OutlineEntry& e) {
                return e.level == 2 && e.place.page == static_cast<int>(m_out.pages.size()) - 1;
            }))
            page.section = m_section;
    }
    anchor(heading.anchor);
    if (heading.level <= 2)
        m_out.outline.push_back({heading.level, (numbered ? heading.number + u' ' : QString()) + plainText(heading.text), {static_cast<int>(m_out.pages.size()) - 1, m_y}});
    if (heading.level == 1) {
        rule(m_body.left(), m_body.right(), m_y + 0.6, 1.2, m_theme.colour("rule"));
        m_y += ruleAbove;
    }
    // A title longer than a page runs on.
    size_t from = 0;
    while (from < words.lines.size()) {
        size_t count = words.fitting(from, remaining());
        if (count == 0 && !atTop()) {
            newPage();
            continue;
        }
        count = std::max<size_t>(count, 1);
        if (from == 0)
            placeText(number, 0, number.lines.size(), m_body.left(), m_y);
        placeText(words, from, from + count, x, m_y);
        m_y += words.height(from, from + count);
        from += count;
    }
    m_y += below;
}

void Layouter::place(const ParagraphBlock& paragraph)
{
    TextStyle style = m_theme.style(paragraph.serif ? "prose" : "lead");
    if (paragraph.muted)
        style.colour = m_theme.colour("ink2");
    const bool main = paragraph.serif && !m_document.landscape;
    Flow flow;
    const int paragraphNode = node("P", m_root, paragraphLanguage(paragraph.text, m_document.language));
    append(flow, paragraph.text, style, main ? m_mainWidth : m_body.width(), paragraphNode);
    size_t from = 0;
    while (from < flow.lines.size()) {
        size_t count = flow.fitting(from, remaining());
        if (count == 0 && !atTop()) {
            newPage();
            continue;
        }
        count = std::max<size_t>(count, 1);
        placeText(flow, from, from + count, main ? m_mainX : m_body.left(), m_y);
        m_y += flow.height(from, from + count);
        from += count;
        if (from < flow.lines.size())
            newPage();
    }
    m_y += m_theme.measure("betweenParagraphs");
}

void Layouter::place(const QuestionBlock& question, size_t index)
{
    const double above = m_theme.measure("questionAbove");
    const double below = m_theme.measure("questionBelow");
    const double sideWidth = m_theme.measure("sideField");
    const bool framed = question.frame == AnswerFrame::Missing || question.frame == AnswerFrame::MissingOptional || question.frame == AnswerFrame::Warning;
    const bool other = question.frame == AnswerFrame::OtherLanguage;
    const double inset = framed ? framePaddingX : other ? 8 : 0;
    const double padding = framed ? framePaddingY : 0;

    Flow side, main;
    const QByteArray type = "H" + QByteArray::number(std::clamp(m_headingLevel + 1, 1, 6));
    append(side, question.label, m_theme.style("head"), sideWidth, node(type.constData(), m_root, paragraphLanguage(question.label, m_document.language)));
    if (!question.citation.empty())
        append(side, question.citation, m_theme.style("small"), sideWidth, node("P", m_root, paragraphLanguage(question.citation, m_document.language)), 1);
    if (!question.tag.empty())
        append(main, question.tag, m_theme.style("tag"), m_mainWidth - 2 * inset, node("P", m_root, paragraphLanguage(question.tag, m_document.language)), 0, inset);
    for (const Paragraph& paragraph : question.answer) {
        const int paragraphNode = node("P", m_root, paragraphLanguage(paragraph, m_document.language));
        append(main, paragraph, m_theme.style(framed ? "frame" : "prose"), m_mainWidth - 2 * inset, paragraphNode, main.lines.empty() || framed ? 0 : m_theme.measure("betweenParagraphs"),
            inset);
    }
    const double total = above + std::max(side.height(), main.height() + 2 * padding) + below;
    const bool together = total < 90 || framed || side.height() > main.height();
    if (total > remaining() && (remaining() < 60 || (together && total <= m_body.height())))
        need(total <= m_body.height() ? total : m_body.height());
    if (main.lines.empty()) // its answer is the table that follows
        need(total + leastHeight(index + 1));
    anchor(question.anchor);
    if (!m_firstQuestion && !atTop())
        rule(m_body.left(), m_body.right(), m_y, 0.35, m_theme.colour("hair"));
    else
        rule(m_body.left(), m_body.right(), m_y, 0.6, m_theme.colour("rule"));
    m_firstQuestion = false;

    size_t sideFrom = 0, mainFrom = 0;
    bool first = true;
    while (first || sideFrom < side.lines.size() || mainFrom < main.lines.size()) {
        const double top = m_y + (first ? above : 0);
        const double available = m_body.bottom() - top - below;
        size_t sideCount = side.fitting(sideFrom, available);
        size_t mainCount = main.fitting(mainFrom, available - 2 * padding);
        if (sideCount == 0 && mainCount == 0) { // not even one line: only on a full page of furniture
            sideCount = sideFrom < side.lines.size() ? 1 : 0;
            mainCount = mainFrom < main.lines.size() ? 1 : 0;
        }
        placeText(side, sideFrom, sideFrom + sideCount, m_body.left(), top);
        const double height = main.height(mainFrom, mainFrom + mainCount) + 2 * padding;
        if (mainCount > 0) {
            frameOf(question.frame, m_mainX, top, top + height);
            placeText(main, mainFrom, mainFrom + mainCount, m_mainX, top + padding);
        }
        m_y = top + std::max(side.height(sideFrom, sideFrom + sideCount), mainCount > 0 ? height : 0);
        sideFrom += sideCount;
        mainFrom += mainCount;
        first = false;
        if (sideFrom < side.lines.size() || mainFrom < main.lines.size())
            newPage();
    }
    m_y += below;
}

void Layouter::frameOf(AnswerFrame frame, double x, double top, double bottom)
{
    PageItem item;
    item.kind = PageItem::Kind::Frame;
    item.rect = QRectF(x + 0.35, top, m_mainWidth - 0.7, bottom - top);
    item.width = 0.7;
    item.colour = m_theme.colour("ink");
    switch (frame) {
    case AnswerFrame::None: return;
    case AnswerFrame::Missing: item.dashed = true; break;
    case AnswerFrame::MissingOptional:
        item.dashed = true;
        item.colour = m_theme.colour("ink3");
        break;
    case AnswerFrame::Warning: {
        PageItem edge;
        edge.kind = PageItem::Kind::Fill;
        edge.rect = QRectF(x, top - 0.35, 3, bottom - top + 0.7);
        edge.colour = m_theme.colour("ink");
        m_out.pages.back().items.push_back(std::move(edge));
        break;
    }
    case AnswerFrame::OtherLanguage:
        item.kind = PageItem::Kind::Fill;
        item.rect = QRectF(x, top, 2, bottom - top);
        item.colour = m_theme.colour("ink3");
        break;
    }
    m_out.pages.back().items.push_back(std::move(item));
}

void Layouter::place(const FactsBlock& facts)
{
    const int columns = std::max(1, facts.columns);
    const double gap = m_theme.measure("fieldGap");
    const double width = (m_body.width() - gap * (columns - 1)) / columns;
    for (size_t start = 0; start < facts.facts.size(); start += static_cast<size_t>(columns)) {
        std::vector<Flow> flows;
        double height = 0;
        for (size_t i = start; i < std::min(facts.facts.size(), start + static_cast<size_t>(columns)); ++i) {
            Flow flow;
            const FactsBlock::Fact& fact = facts.facts[i];
            append(flow, fact.label, m_theme.style("small"), width, node("P", m_root, paragraphLanguage(fact.label, m_document.language)));
            const double indent = markWidth(fact.mark);
            for (const Paragraph& value : fact.value)
                append(flow, value, m_theme.style("cell"), width - indent, node("P", m_root, paragraphLanguage(value, m_document.language)), flow.lines.size() == 1 ? 1 : 0, indent);
            height = std::max(height, flow.height());
            flows.push_back(std::move(flow));
        }
        need(height + 9);
        // Facts of unusual length run on over the page.
        std::vector<size_t> from(flows.size(), 0);
        for (bool more = true; more;) {
            more = false;
            double tallest = 0;
            for (size_t i = 0; i < flows.size(); ++i) {
                size_t count = flows[i].fitting(from[i], remaining());
                if (count == 0 && from[i] < flows[i].lines.size() && atTop())
                    count = 1;
                const double left = m_body.left() + static_cast<double>(i) * (width + gap);
                if (from[i] == 0 && count > 1) // the label stands in the first line
                    sign(facts.facts[start + i].mark, left, m_y + flows[i].lines[0].leading + flows[i].lines[1].before + flows[i].lines[1].baseline);
                placeText(flows[i], from[i], from[i] + count, left, m_y);
                tallest = std::max(tallest, flows[i].height(from[i], from[i] + count));
                from[i] += count;
                more = more || from[i] < flows[i].lines.size();
            }
            m_y += tallest;
            if (more)
                newPage();
        }
        m_y += 9;
    }
}

void Layouter::place(const PageBreakBlock& pageBreak)
{
    if (!pageBreak.headerRight.isEmpty())
        m_section = pageBreak.headerRight;
    if (atTop() && m_out.pages.back().items.empty())
        m_out.pages.back().section = m_section;
    else
        newPage();
}

void Layouter::place(const SpaceBlock& space)
{
    if (!atTop())
        m_y = std::min(m_y + space.points, m_body.bottom());
}

} // namespace dossier
