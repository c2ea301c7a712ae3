// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Marks, frames for verdicts, and signature blocks.
#include "core/report/layout/layouter.h"
#include "core/report/layout/text_preparation.h"

#include <algorithm>

namespace dossier {

namespace {

constexpr double pipWidth = 4, pipHeight = 7, pipGap = 1;
constexpr double circle = 7;
constexpr double verdictSize = 8; ///< in a table; twice that before a verdict

QPainterPath lines(std::initializer_list<QPointF> points, bool closed)
{
    QPainterPath shape;
    bool first = true;
    for (const QPointF& point : points) {
        if (first)
            shape.moveTo(point);
        else
            shape.lineTo(point);
        first = false;
    }
    if (closed)
        shape.closeSubpath();
    return shape;
}

QPainterPath rectangle(const QRectF& rect)
{
    QPainterPath shape;
    shape.addRect(rect);
    return shape;
}

} // namespace

double markWidth(const ReportMark& mark)
{
    switch (mark.kind) {
    case ReportMark::Kind::None: return 0;
    case ReportMark::Kind::Level: return mark.steps * (pipWidth + pipGap) + 3;
    case ReportMark::Kind::Progress: return circle + 4;
    case ReportMark::Kind::Unfavourable:
    case ReportMark::Kind::Conditions:
    case ReportMark::Kind::Favourable:
    case ReportMark::Kind::Consultation: return verdictSize + 4;
    }
    Q_UNREACHABLE();
}

void Layouter::path(const QPainterPath& shape, double width, const QColor& colour)
{
    PageItem item;
    item.kind = PageItem::Kind::Path;
    item.path = shape;
    item.width = width;
    item.colour = colour;
    m_out.pages.back().items.push_back(std::move(item));
}

void Layouter::sign(const ReportMark& mark, double x, double baseline, double scale)
{
    const QColor ink = m_theme.colour("ink");
    const QColor paper = m_theme.colour("paper");
    const double size = verdictSize * scale;
    const QRectF box(x, baseline - size + 0.6 * scale, size, size);
    const auto at = [&box](double right, double down) { return QPointF(box.left() + right * box.width(), box.top() + down * box.height()); };
    const double stroke = 0.9 * scale;
    switch (mark.kind) {
    case ReportMark::Kind::None: return;
    case ReportMark::Kind::Level:
        for (int i = 0; i < mark.steps; ++i) {
            const QRectF pip(x + i * (pipWidth + pipGap), baseline - pipHeight + 0.5, pipWidth, pipHeight);
            static const char* const names[]{"pip1", "pip2", "pip3", "pip4"};
            const int ramp = mark.steps <= 1 ? 0 : mark.steps == 3 && mark.step == 3 ? 3 : (mark.step - 1) * 3 / (mark.steps - 1);
            if (i < mark.step)
                path(rectangle(pip), 0, m_theme.colour(names[std::clamp(ramp, 0, 3)]));
            path(rectangle(pip), 0.5, ink);
        }
        return;
    case ReportMark::Kind::Progress: {
        const QRectF round(x, baseline - circle + 0.8, circle, circle);
        QPainterPath ring;
        ring.addEllipse(round.adjusted(0.35, 0.35, -0.35, -0.35));
        path(ring, 0.7, ink);
        QPainterPath filled;
        if (mark.step >= 2) {
            filled.addEllipse(round);
        } else if (mark.step == 1) {
            filled.moveTo(round.center().x(), round.top());
            filled.arcTo(round, 90, -180);
            filled.closeSubpath();
        }
        path(filled, 0, ink);
        return;
    }
    case ReportMark::Kind::Unfavourable:
        path(rectangle(box), 0, ink);
        path(lines({at(0.28, 0.28), at(0.72, 0.72)}, false), stroke * 1.3, paper);
        path(lines({at(0.72, 0.28), at(0.28, 0.72)}, false), stroke * 1.3, paper);
        return;
    case ReportMark::Kind::Conditions:
        path(lines({at(0.5, 0.1), at(0.97, 0.92), at(0.03, 0.92)}, true), stroke, ink);
        path(lines({at(0.5, 0.4), at(0.5, 0.66)}, false), stroke, ink);
        path(lines({at(0.5, 0.73), at(0.5, 0.83)}, false), stroke, ink);
        return;
    case ReportMark::Kind::Favourable: {
        QPainterPath ring;
        ring.addEllipse(box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2));
        path(ring, stroke, ink);
        path(lines({at(0.28, 0.52), at(0.45, 0.69), at(0.74, 0.34)}, false), stroke, ink);
        return;
    }
    case ReportMark::Kind::Consultation:
        path(rectangle(box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)), stroke, ink);
        path(lines({at(0.22, 0.5), at(0.76, 0.5)}, false), stroke, ink);
        path(lines({at(0.54, 0.28), at(0.76, 0.5), at(0.54, 0.72)}, false), stroke, ink);
        return;
    }
    Q_UNREACHABLE();
}

void Layouter::place(const BoxBlock& box)
{
    constexpr double inset = 9, padding = 8;
    const Language language = m_document.language;
    const double mainWidth = m_mainWidth - inset;
    const double scale = box.verdict ? 1.5 : 1;
    const double indent = box.mark.kind == ReportMark::Kind::None ? 0 : markWidth(box.mark) * scale + 3;
    Flow side, main;
    append(side, box.label, m_theme.style("small"), m_theme.measure("sideField") - inset, node("P", m_root, paragraphLanguage(box.label, language)));
    if (!box.citation.empty())
        append(side, box.citation, m_theme.style("small"), m_theme.measure("sideField") - inset, node("P", m_root, language));
    append(main, box.words, m_theme.style(box.verdict ? "verdict" : "name"), mainWidth - indent, node("P", m_root, paragraphLanguage(box.words, language)), 0, indent);
    for (const Paragraph& detail : box.details)
        append(main, detail, m_theme.style("small"), mainWidth, node("P", m_root, paragraphLanguage(detail, language)), 3);
    const double height = std::max(side.height(), main.height()) + 2 * padding;
    need(height + 8);
    PageItem frame;
    frame.kind = PageItem::Kind::Frame;
    frame.rect = QRectF(m_body.left() + 0.5, m_y + 0.5, m_body.width() - 1, height);
    frame.width = 1;
    frame.colour = m_theme.colour("ink");
    m_out.pages.back().items.push_back(std::move(frame));
    placeText(side, 0, side.lines.size(), m_body.left() + inset, m_y + padding);
    if (!main.lines.empty())
        sign(box.mark, m_mainX, m_y + padding + main.lines.front().baseline, scale);
    placeText(main, 0, main.lines.size(), m_mainX, m_y + padding);
    m_y += height + 9;
    m_firstQuestion = true;
}

void Layouter::place(const SignaturesBlock& block)
{
    const Language language = m_document.language;
    const bool english = language == Language::English;
    const double gap = m_theme.measure("fieldGap");
    const double width = (m_body.width() - gap) / 2;
    const double height = pointsOfMm(43);
    for (size_t start = 0; start < block.signatures.size(); start += 2) {
        need(height);
        const int section = node("Sect", m_root, language);
        for (size_t i = start; i < std::min(start + 2, block.signatures.size()); ++i) {
            const SignaturesBlock::Signature& signature = block.signatures[i];
            const double x = m_body.left() + double(i - start) * (width + gap);
            rule(x, x + width, m_y, 0.6, m_theme.colour("rule"));
            Flow flow;
            append(flow, signature.role, m_theme.style("small"), width, node("P", section, language));
            append(flow, signature.name, m_theme.style("name"), width, node("P", section, paragraphLanguage(signature.name, language)), 1);
            if (!signature.function.empty())
                append(flow, signature.function, m_theme.style("cell"), width, node("P", section, paragraphLanguage(signature.function, language)));
            const double top = m_y + 5;
            double under = top + flow.height() + 3;
            placeText(flow, 0, flow.lines.size(), x, top);
            Flow when;
            append(when, signature.signedOn, m_theme.style("small"), width - 12, node("P", section, language), 0, signature.missing ? 6 : 0);
            if (signature.missing && !when.lines.empty()) {
                PageItem frame;
                frame.kind = PageItem::Kind::Frame;
                frame.rect = QRectF(x + 0.35, under, width - 0.7, when.height() + 6);
                frame.width = 0.7;
                frame.dashed = true;
                frame.colour = m_theme.colour("ink");
                m_out.pages.back().items.push_back(std::move(frame));
                under += 3;
            }
            placeText(when, 0, when.lines.size(), x, under);
            const double line = m_y + height - 20;
            rule(x, x + width, line, 0.5, m_theme.colour("rule"));
            const QString left = english ? QStringLiteral("Signature") : u"签名"_qs;
            const QString right = english ? QStringLiteral("Place, date") : u"年　月　日"_qs;
            mark(left, language, m_theme.style("small"), QRectF(x, line + 3, width, 11), Qt::AlignLeft);
            mark(right, language, m_theme.style("small"), QRectF(x, line + 3, width, 11), Qt::AlignRight);
        }
        m_y += height + 6;
    }
}

} // namespace dossier
