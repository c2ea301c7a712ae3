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

} // namespace

/// Header and footer of every page, once the number of pages is known. Decoration to readers of the structure.
void Layouter::furnish()
{
    const Language language = m_document.language;
    const bool english = language == Language::English;
    const TextStyle small = m_theme.style("small");
    TextStyle strong = small;
    strong.colour = m_theme.colour("ink");
    const double left = m_body.left(), right = m_body.right(), width = m_body.width();
    const int count = static_cast<int>(m_out.pages.size());
    for (int number = 1; number <= count; ++number) {
        LaidOutPage& page = m_out.pages[static_cast<size_t>(number - 1)];
        if (page.bare)
            continue;
        const auto put = [&](const SetParagraph& set, double x, double y) {
            if (set.lines.empty())
                return;
            PageItem item;
            item.line = set.lines.front();
            item.at = QPointF(x, y + set.baseline());
            page.items.push_back(std::move(item));
        };
        const auto widthOf = [](const SetParagraph& set) { return set.lines.empty() ? 0.0 : set.lines.front()->width; };

        double x = left;
        if (m_document.draft) {
            TextStyle tagStyle = m_theme.style("tag");
            tagStyle.colour = m_theme.colour("paper");
            const SetParagraph tag = m_setter.setLine({span(english ? QStringLiteral("DRAFT") : u"草稿"_qs, language)}, tagStyle, 80, language);
            PageItem box;
            box.kind = PageItem::Kind::Fill;
            box.rect = QRectF(x, m_format.header - 1.5, widthOf(tag) + 10, tag.leading + 3);
            box.colour = m_theme.colour("ink");
            page.items.push_back(std::move(box));
            put(tag, x + 5, m_format.header);
            x += widthOf(tag) + 16;
        }
        const SetParagraph section = m_setter.setLine({span(page.section, language)}, small, width * 0.38, language);
        const SetParagraph head = m_setter.setLine(m_document.headerLeft, small, right - x - widthOf(section) - 14, language);
        put(head, x, m_format.header);
        put(section, right - widthOf(section), m_format.header);
        PageItem hair;
        hair.kind = PageItem::Kind::Rule;
        hair.rule = QLineF(left, m_format.header + 15.5, right, m_format.header + 15.5);
        hair.width = 0.35;
        hair.colour = m_theme.colour("hair");
        page.items.push_back(std::move(hair));

        Paragraph pages;
        if (english)
            pages = {span(QStringLiteral("Page "), language), span(QString::number(number), language, SpanRole::Bold), span(QStringLiteral(" of %1").arg(count), language)};
        else
            pages = {span(u"第"_qs, language), span(QString::number(number), language, SpanRole::Bold), span(u"页，共%1页"_qs.arg(count), language)};
        const SetParagraph pageOf = m_setter.setLine(pages, small, width / 3, language);
        Paragraph centre = m_document.footerCentre;
        if (m_document.draft)
            centre = {span(english ? QStringLiteral("Draft, not approved") : u"草稿，未批准"_qs, language, SpanRole::Bold)};
        const SetParagraph middle = m_setter.setLine(centre, m_document.draft ? strong : small, width * 0.2, language);
        const SetParagraph foot = m_setter.setLine(m_document.footerLeft, small, width * (centre.empty() ? 0.8 : 0.39), language);
        put(foot, left, m_format.footer);
        put(middle, left + (width - widthOf(middle)) / 2, m_format.footer);
        put(pageOf, right - widthOf(pageOf), m_format.footer);
    }
}

} // namespace dossier
