// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/glyphs.h"

#include "app/style/text_block.h"
#include <QPainterPath>
#include <QPainterPathStroker>
#include <algorithm>
#include <array>
#include <cmath>

namespace dossier {

namespace {

// All paths live in a box of 16 by 16.
constexpr qreal box = 16, middle = 8, ringRadius = 6.1, ringWidth = 1.5, discRadius = 6.85;

QPainterPath circle(qreal radius)
{
    QPainterPath path;
    path.addEllipse(QPointF(middle, middle), radius, radius);
    return path;
}

QPainterPath polyline(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    for (const QPointF& point : points) {
        if (path.elementCount() == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    return path;
}

QPainterPath stroked(const QPainterPath& path, qreal width)
{
    QPainterPathStroker stroker;
    stroker.setWidth(width);
    stroker.setCapStyle(Qt::RoundCap);
    stroker.setJoinStyle(Qt::RoundJoin);
    return stroker.createStroke(path);
}

QPainterPath ring()
{
    return circle(ringRadius + ringWidth / 2).subtracted(circle(ringRadius - ringWidth / 2));
}

QPainterPath check()
{
    return polyline({{5.1, 8.3}, {7.2, 10.4}, {11, 5.9}});
}

QPainterPath dashes()
{
    QPainterPath path;
    const QRectF bounds(middle - ringRadius, middle - ringRadius, 2 * ringRadius, 2 * ringRadius);
    for (int i = 0; i < 6; ++i) {
        QPainterPath arc;
        arc.arcMoveTo(bounds, i * 60 + 8);
        arc.arcTo(bounds, i * 60 + 8, 36);
        path.addPath(arc);
    }
    QPainterPathStroker stroker;
    stroker.setWidth(ringWidth + 0.2);
    stroker.setCapStyle(Qt::FlatCap);
    return stroker.createStroke(path);
}

QPainterPath half()
{
    const qreal radius = ringRadius - 1.9;
    QPainterPath right;
    right.moveTo(middle, middle - radius);
    right.arcTo(QRectF(middle - radius, middle - radius, 2 * radius, 2 * radius), 90, -180);
    right.closeSubpath();
    return ring().united(right);
}

QPainterPath triangle()
{
    const QPainterPath outline = polyline({{8, 2.6}, {14.1, 13}, {1.9, 13}, {8, 2.6}});
    QPainterPath path = outline.united(stroked(outline, 2));
    path = path.subtracted(stroked(polyline({{8, 6}, {8, 9.2}}), 1.7));
    QPainterPath dot;
    dot.addEllipse(QPointF(8, 11.7), 1, 1);
    return path.subtracted(dot);
}

QPainterPath questionMark()
{
    QPainterPath hook;
    hook.moveTo(6.1, 6.5);
    hook.cubicTo(6.1, 3.9, 9.9, 3.9, 9.9, 6.4);
    hook.cubicTo(9.9, 7.9, 8, 7.8, 8, 9.4);
    QPainterPath dot;
    dot.addEllipse(QPointF(8, 11.3), 0.9, 0.9);
    return ring().united(stroked(hook, 1.35)).united(dot);
}

QPainterPath lock()
{
    QPainterPath body;
    body.addRoundedRect(QRectF(3.2, 7.1, 9.6, 6.9), 1.3, 1.3);
    QPainterPath shackle;
    shackle.moveTo(5.3, 7.4);
    shackle.lineTo(5.3, 5.1);
    shackle.arcTo(QRectF(5.3, 2.4, 5.4, 5.4), 180, -180);
    shackle.lineTo(10.7, 7.4);
    QPainterPathStroker stroker;
    stroker.setWidth(1.6);
    stroker.setCapStyle(Qt::FlatCap);
    return body.united(stroker.createStroke(shackle));
}

QPainterPath glyphPath(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Ring: return ring();
    case Glyph::DashedRing: return dashes();
    case Glyph::Dot: return circle(3.6);
    case Glyph::Half: return half();
    case Glyph::FilledCheck: return circle(discRadius).subtracted(stroked(check(), 1.7));
    case Glyph::OpenCheck: return ring().united(stroked(check(), 1.6));
    case Glyph::Cross:
        return circle(discRadius).subtracted(stroked(polyline({{5.7, 5.7}, {10.3, 10.3}}), 1.7)).subtracted(stroked(polyline({{10.3, 5.7}, {5.7, 10.3}}), 1.7));
    case Glyph::Triangle: return triangle();
    case Glyph::SlashedRing: return ring().united(stroked(polyline({{3.9, 12.1}, {12.1, 3.9}}), 1.4));
    case Glyph::Question: return questionMark();
    case Glyph::Lock: return lock();
    }
    Q_UNREACHABLE();
}

const QPainterPath& cachedPath(Glyph glyph)
{
    static const std::array<QPainterPath, size_t(Glyph::Lock) + 1> paths = [] {
        std::array<QPainterPath, size_t(Glyph::Lock) + 1> all;
        for (size_t i = 0; i < all.size(); ++i)
            all[i] = glyphPath(Glyph(i));
        return all;
    }();
    return paths[size_t(glyph)];
}

/// The largest square in the middle of a rectangle.
QRectF squareIn(const QRectF& rect)
{
    const qreal side = std::min(rect.width(), rect.height());
    return {rect.center().x() - side / 2, rect.center().y() - side / 2, side, side};
}

struct ChipMeasures
{
    int height, glyph, pad, padGlyph, gap;
};

ChipMeasures chipMeasures()
{
    const Theme& theme = Theme::current();
    return {theme.lineHeight(TextRole::Small, Language::English) + space::xs, theme.scaled(13), theme.scaled(8), theme.scaled(6), theme.scaled(5)};
}

void paintBox(QPainter& painter, const QRect& rect, const QColor& fill, bool outlined)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal inset = outlined ? 0.5 : 0;
    painter.setPen(outlined ? QPen(Theme::current().colour(ColourRole::Line), 1) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), 4, 4);
    painter.restore();
}

} // namespace

void paintGlyph(QPainter& painter, const QRectF& rect, Glyph glyph, const QColor& colour)
{
    const QRectF square = squareIn(rect);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / box, square.height() / box);
    painter.fillPath(cachedPath(glyph), colour);
    painter.restore();
}

Glyph glyphFromWord(QStringView word)
{
    static const std::array<QLatin1String, size_t(Glyph::Lock) + 1> words = {
        QLatin1String("ring"),  QLatin1String("dashed-ring"), QLatin1String("dot"),      QLatin1String("half"),
        QLatin1String("filled-check"), QLatin1String("open-check"), QLatin1String("cross"), QLatin1String("triangle"),
        QLatin1String("slashed-ring"), QLatin1String("question"), QLatin1String("lock")};
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? Glyph::Ring : Glyph(found - words.begin());
}

ColourRole toneColour(QStringView tone)
{
    if (tone == QLatin1String("accent"))
        return ColourRole::Accent;
    if (tone == QLatin1String("ok"))
        return ColourRole::Ok;
    if (tone == QLatin1String("warn"))
        return ColourRole::Warn;
    if (tone == QLatin1String("danger"))
        return ColourRole::Danger;
    if (tone == QLatin1String("stale"))
        return ColourRole::Stale;
    return ColourRole::Muted;
}

ColourRole toneTint(QStringView tone)
{
    if (tone == QLatin1String("accent"))
        return ColourRole::AccentTint;
    if (tone == QLatin1String("ok"))
        return ColourRole::OkTint;
    if (tone == QLatin1String("warn"))
        return ColourRole::WarnTint;
    if (tone == QLatin1String("danger"))
        return ColourRole::DangerTint;
    if (tone == QLatin1String("stale"))
        return ColourRole::StaleTint;
    return ColourRole::Page; // outlined: the normal case is quiet; the grey tint is for answers such as "not applicable"
}

void paintRing(QPainter& painter, const QRectF& rect, int percent)
{
    const Theme& theme = Theme::current();
    if (percent >= 100) {
        paintGlyph(painter, rect, Glyph::FilledCheck, theme.colour(ColourRole::Ok));
        return;
    }
    const QRectF square = squareIn(rect);
    const qreal width = square.width() * 2.4 / 16;
    const QRectF track = square.adjusted(width, width, -width, -width);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(mixed(theme.colour(ColourRole::Field), theme.colour(ColourRole::Page), 0.5), width));
    painter.drawEllipse(track);
    if (percent > 0) {
        painter.setPen(QPen(theme.colour(ColourRole::Accent), width, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(track, 90 * 16, -int(std::lround(percent * 3.6 * 16)));
    }
    painter.restore();
}

QSize chipSize(const Chip& chip)
{
    const ChipMeasures m = chipMeasures();
    int width = TextBlock(chip.text, TextRole::Small, chip.language).naturalWidth();
    if (chip.glyph)
        width += m.glyph + m.gap;
    if (chip.boxed)
        width += (chip.glyph ? m.padGlyph : m.pad) + m.pad;
    return {width, m.height};
}

void paintChip(QPainter& painter, const QRect& rect, const Chip& chip)
{
    const Theme& theme = Theme::current();
    const ChipMeasures m = chipMeasures();
    const QRect body(rect.left(), rect.top() + (rect.height() - m.height) / 2, std::min(chipSize(chip).width(), rect.width()), m.height);
    if (chip.boxed)
        paintBox(painter, body, theme.colour(chip.tint), chip.tint == ColourRole::Page || chip.tint == ColourRole::Raised);
    int left = body.left();
    if (chip.boxed)
        left += chip.glyph ? m.padGlyph : m.pad;
    if (chip.glyph) {
        paintGlyph(painter, QRectF(left, body.top() + (body.height() - m.glyph) / 2.0, m.glyph, m.glyph), *chip.glyph, theme.colour(chip.colour));
        left += m.glyph + m.gap;
    }
    // A neutral chip reads like text; its glyph alone is muted.
    const QColor colour = theme.colour(chip.colour == ColourRole::Muted ? ColourRole::Text : chip.colour);
    const int right = body.right() + 1 - (chip.boxed ? m.pad : 0);
    drawLine(painter, QRect(left, body.top(), right - left, body.height()), chip.text, TextRole::Small, chip.language, colour);
}

void paintRiskBars(QPainter& painter, const QRectF& rect, int level, int levels, const QColor& colour)
{
    const int bars = std::clamp(levels, 2, 5);
    const qreal step = rect.width() / bars;
    QColor thin = colour;
    thin.setAlphaF(0.3F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int i = 0; i < bars; ++i) {
        const qreal height = rect.height() * (i + 1.5) / (bars + 0.5);
        painter.fillRect(QRectF(rect.left() + i * step, rect.bottom() - height, step - 1, height), i <= level ? colour : thin);
    }
    painter.restore();
}

QSize riskBadgeSize(const QString& word, Language language)
{
    const ChipMeasures m = chipMeasures();
    return {m.pad + m.glyph + m.gap + TextBlock(word, TextRole::SmallStrong, language).naturalWidth() + m.pad, m.height};
}

void paintRiskBadge(QPainter& painter, const QRect& rect, int level, int levels, const QString& word, Language language)
{
    const Theme& theme = Theme::current();
    const ChipMeasures m = chipMeasures();
    const QColor text = theme.riskText(level, levels);
    const QRect body(rect.left(), rect.top() + (rect.height() - m.height) / 2, std::min(riskBadgeSize(word, language).width(), rect.width()), m.height);
    paintBox(painter, body, theme.riskFill(level, levels), false);
    const int barHeight = theme.scaled(11);
    paintRiskBars(painter, QRectF(body.left() + m.pad, body.top() + (body.height() - barHeight) / 2.0, m.glyph, barHeight), level, levels, text);
    const int left = body.left() + m.pad + m.glyph + m.gap;
    drawLine(painter, QRect(left, body.top(), body.right() + 1 - m.pad - left, body.height()), word, TextRole::SmallStrong, language, text);
}

} // namespace dossier
