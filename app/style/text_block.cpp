// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/text_block.h"

#include <QCache>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace dossier {

namespace {

constexpr qreal unlimited = 1'000'000;

/// Where the letters stand in a line of fixed height. Derived from the size alone: Latin and Han lines that are centred on each other then
/// share their baseline, and one Han character in a Latin line moves nothing.
qreal baselineIn(int height, const QFont& font)
{
    return std::round(height / 2.0 + font.pixelSize() * 0.36);
}

/// Lays the text out; QTextLayout breaks paragraphs at line separators.
void layOut(QTextLayout& layout, qreal width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(false);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine())
        line.setLineWidth(width);
    layout.endLayout();
}

QString withSeparators(const QString& text)
{
    QString result = text;
    result.remove(u'\r');
    return result.replace(u'\n', QChar::LineSeparator);
}

/// What was measured: layouts ask for the height of the same text at the same width many times over, and shaping it is what costs.
struct Measure
{
    QString text;
    TextRole role;
    Language language;
    int scale; ///< of the text in percent: with role and language it makes the font
    int width; ///< 0: the natural width is what was measured
    bool operator==(const Measure&) const = default;
};

size_t qHash(const Measure& measure, size_t seed = 0)
{
    return qHashMulti(seed, measure.text, int(measure.role), int(measure.language), measure.scale, measure.width);
}

template <typename Take> int measured(const Measure& what, Take take)
{
    static QCache<Measure, int> known(8000);
    if (const int* value = known.object(what))
        return *value;
    const int value = take();
    known.insert(what, new int(value));
    return value;
}

/// One line that fits the width; "…" at its end where text is left out.
QString elided(const QString& rest, const QFont& font, int width)
{
    const qsizetype end = rest.indexOf(QChar::LineSeparator);
    const bool more = end >= 0 && !QStringView(rest).mid(end).trimmed().isEmpty();
    QString line = end >= 0 ? rest.left(end) : rest;
    while (more && !line.isEmpty() && line.back().isSpace())
        line.chop(1);
    if (more)
        line += u'…';
    return QFontMetricsF(font).elidedText(line, Qt::ElideRight, width);
}

} // namespace

TextBlock::TextBlock(const QString& text, TextRole role, Language language) : m_text(withSeparators(text)), m_role(role), m_language(language)
{
}

int TextBlock::lineHeight() const
{
    return Theme::current().lineHeight(m_role, m_language);
}

int TextBlock::heightForWidth(int width, int maxLines) const
{
    if (maxLines == 1)
        return lineHeight();
    const int lines = linesAt(width);
    return lineHeight() * (maxLines > 0 ? std::min(lines, maxLines) : lines);
}

int TextBlock::linesAt(int width) const
{
    width = std::max(1, width);
    return measured({m_text, m_role, m_language, Theme::textScale(), width}, [&] {
        QTextLayout layout(m_text, Theme::current().font(m_role, m_language));
        layOut(layout, width);
        return std::max(1, layout.lineCount());
    });
}

int TextBlock::naturalWidth() const
{
    return measured({m_text, m_role, m_language, Theme::textScale(), 0}, [&] {
        QTextLayout layout(m_text, Theme::current().font(m_role, m_language));
        layOut(layout, unlimited);
        qreal widest = 0;
        for (int i = 0; i < layout.lineCount(); ++i)
            widest = std::max(widest, layout.lineAt(i).naturalTextWidth());
        return int(std::ceil(widest));
    });
}

bool TextBlock::isElided(int width, int maxLines) const
{
    if (maxLines == 1 && !m_text.contains(QChar::LineSeparator))
        return naturalWidth() > width;
    return maxLines > 0 && linesAt(width) > maxLines;
}

void TextBlock::draw(QPainter& painter, const QRect& rect, const QColor& colour, Qt::Alignment align, int maxLines) const
{
    if (m_text.isEmpty() || rect.width() <= 0)
        return;
    const QFont font = Theme::current().font(m_role, m_language);
    QTextLayout layout(m_text, font);
    layOut(layout, rect.width());
    const int height = lineHeight();
    const int lines = maxLines > 0 ? std::min(layout.lineCount(), maxLines) : layout.lineCount();
    const bool cut = lines < layout.lineCount();

    int top = rect.top();
    if (align & Qt::AlignVCenter)
        top += (rect.height() - lines * height) / 2;
    else if (align & Qt::AlignBottom)
        top += rect.height() - lines * height;
    const qreal baseline = baselineIn(height, font);

    const auto drawOne = [&](QTextLine line, int row) {
        qreal x = rect.left();
        if (align & Qt::AlignRight)
            x += rect.width() - line.naturalTextWidth();
        else if (align & Qt::AlignHCenter)
            x += std::floor((rect.width() - line.naturalTextWidth()) / 2);
        line.setPosition(QPointF(x, top + row * height + baseline - line.ascent()));
        line.draw(&painter, QPointF());
    };

    painter.save();
    painter.setPen(colour);
    for (int row = 0; row < (cut ? lines - 1 : lines); ++row)
        drawOne(layout.lineAt(row), row);
    if (cut) {
        QTextLayout last(elided(m_text.mid(layout.lineAt(lines - 1).textStart()), font, rect.width()), font);
        layOut(last, unlimited);
        drawOne(last.lineAt(0), lines - 1);
    }
    painter.restore();
}

void drawLine(QPainter& painter, const QRect& rect, const QString& text, TextRole role, Language language, const QColor& colour, Qt::Alignment align)
{
    QString flat = text;
    flat.remove(u'\r');
    flat.replace(u'\n', u' ');
    TextBlock(flat, role, language).draw(painter, rect, colour, align, 1);
}

} // namespace dossier
