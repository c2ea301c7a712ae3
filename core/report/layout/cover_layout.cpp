// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cover: a page of its own, without header and footer.
#include "core/report/layout/layouter.h"
#include "core/report/layout/text_preparation.h"

#include <algorithm>

namespace dossier {

void Layouter::place(const CoverBlock& cover)
{
    const Language language = m_document.language;
    if (!atTop())
        newPage();
    m_out.pages.back().bare = true;
    const double left = m_body.left(), right = m_body.right(), width = m_body.width();
    const auto put = [&](const Paragraph& text, const TextStyle& style, double x, double y, double textWidth, const char* type = "P") {
        Flow flow;
        append(flow, text, style, textWidth, node(type, m_root, paragraphLanguage(text, language)));
        placeText(flow, 0, flow.lines.size(), x, y);
        return flow.height();
    };
    TextStyle name = m_theme.style("h2");
    const TextStyle second = m_theme.style("small");
    const double top = pointsOfMm(24);
    const double nameHeight = put(cover.organisation, name, left, top, width);
    if (!cover.otherOrganisation.empty())
        put(cover.otherOrganisation, second, left, top + nameHeight + 1, width);
    m_y = pointsOfMm(52);
    rule(left, right, m_y, 2.4, m_theme.colour("accent"));
    TextStyle kind = m_theme.style("h2");
    kind.colour = m_theme.colour("accent");
    m_y += 10;
    m_y += put(cover.kind, kind, left, m_y, width);
    if (!cover.under.empty())
        m_y += put(cover.under, m_theme.style("lead"), left, m_y + 1, width) + 1;
    m_y += 20;
    m_headingLevel = 1;
    anchor(cover.anchor);
    m_out.outline.push_back({1, cover.bookmark, {int(m_out.pages.size()) - 1, m_y}});
    // A title of four lines or more is set smaller; one that fills the page is cut by nobody, it runs on below.
    TextStyle title = m_theme.style("cover");
    if (m_setter.set(cover.title, title, width, language).lines.size() > 3) {
        title.sizeEn = title.sizeZh = 22;
        title.leadingEn = title.leadingZh = 28;
    }
    if (m_setter.set(cover.title, title, width, language).lines.size() > 6) {
        title.sizeEn = title.sizeZh = 13;
        title.leadingEn = title.leadingZh = 18;
    }
    m_y += put(cover.title, title, left, m_y, width, "H1");
    if (!cover.otherTitle.empty()) {
        m_y += 8;
        m_y += put(cover.otherTitle, m_theme.style("coverSecond"), left, m_y, width);
    }
    if (!cover.draft.empty()) {
        TextStyle band = m_theme.style("h2");
        band.colour = m_theme.colour("paper");
        m_y += 14;
        fill(QRectF(left, m_y, width, 24), m_theme.colour("ink"));
        const double word = 5 + m_setter.extent({cover.draft.front()}, band, language).natural;
        put({cover.draft.front()}, band, left + 9, m_y + 4, word + 20);
        TextStyle why = m_theme.style("frame");
        why.colour = m_theme.colour("paper");
        put(Paragraph(cover.draft.begin() + 1, cover.draft.end()), why, left + 22 + word, m_y + 6, width - word - 30);
        m_y += 24;
    }
    // Status and opinion side by side.
    m_y = std::max(m_y + 24, std::min(pointsOfMm(138), m_body.bottom() - 330));
    if (!cover.verdicts.empty()) {
        const double cell = width / double(cover.verdicts.size());
        rule(left, right, m_y, 0.7, m_theme.colour("rule"));
        double tallest = 0;
        for (size_t i = 0; i < cover.verdicts.size(); ++i) {
            const BoxBlock& verdict = cover.verdicts[i];
            const double x = left + double(i) * cell + (i == 0 ? 0 : 10);
            const double indent = verdict.mark.kind == ReportMark::Kind::None ? 0 : markWidth(verdict.mark) * 1.5 + 2;
            Flow flow;
            append(flow, verdict.label, second, cell - 16, node("P", m_root, language));
            append(flow, verdict.words, m_theme.style("coverVerdict"), cell - 16 - indent, node("P", m_root, paragraphLanguage(verdict.words, language)), 1, indent);
            for (const Paragraph& detail : verdict.details)
                append(flow, detail, second, cell - 16, node("P", m_root, language), 1);
            if (flow.lines.size() > 1)
                sign(verdict.mark, x, m_y + 8 + flow.lines[0].leading + flow.lines[1].before + flow.lines[1].baseline, 1.5);
            placeText(flow, 0, flow.lines.size(), x, m_y + 8);
            tallest = std::max(tallest, flow.height());
        }
        for (size_t i = 1; i < cover.verdicts.size(); ++i) {
            PageItem line;
            line.kind = PageItem::Kind::Rule;
            line.rule = QLineF(left + double(i) * cell, m_y, left + double(i) * cell, m_y + tallest + 16);
            line.width = 0.35;
            line.colour = m_theme.colour("hair");
            m_out.pages.back().items.push_back(std::move(line));
        }
        m_y += tallest + 16;
        rule(left, right, m_y, 0.7, m_theme.colour("rule"));
        m_y += 18;
    }
    TextStyle label = second;
    label.sizeEn = label.sizeZh = m_theme.style("cell").sizeEn;
    label.leadingEn = m_theme.style("cell").leadingEn;
    label.leadingZh = m_theme.style("cell").leadingZh;
    for (const FactsBlock::Fact& fact : cover.facts) {
        Flow said;
        for (const Paragraph& value : fact.value)
            append(said, value, m_theme.style("cell"), m_mainWidth, node("P", m_root, paragraphLanguage(value, language)));
        Flow named;
        append(named, fact.label, label, m_theme.measure("sideField"), node("P", m_root, language));
        const double height = std::max(said.height(), named.height()) + 7;
        if (height > remaining() + 0.01) { // long facts run on to the next page
            newPage();
            m_out.pages.back().bare = true;
        }
        rule(left, right, m_y, 0.35, m_theme.colour("hair"));
        placeText(named, 0, named.lines.size(), left, m_y + 3.5);
        placeText(said, 0, said.lines.size(), m_mainX, m_y + 3.5);
        m_y += height;
    }
    if (!cover.integrity.empty()) {
        Flow flow;
        for (const Paragraph& line : cover.integrity)
            append(flow, line, second, m_mainWidth, node("P", m_root, language));
        if (flow.height() + 14 > remaining()) {
            newPage();
            m_out.pages.back().bare = true;
        }
        m_y = std::max(m_y + 6, m_body.bottom() - flow.height() - 8);
        rule(left, right, m_y, 0.7, m_theme.colour("rule"));
        put(cover.integrityLabel, m_theme.style("head"), left, m_y + 5, m_theme.measure("sideField"));
        placeText(flow, 0, flow.lines.size(), m_mainX, m_y + 5);
    }
    m_y = m_body.bottom(); // nothing else stands here
}

} // namespace dossier
