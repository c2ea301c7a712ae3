// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/layout/text_setter.h"

#include "core/report/layout/text_preparation.h"

#include <QTextBoundaryFinder>
#include <QTextLayout>
#include <algorithm>

namespace dossier {

namespace {

/// Takes the glyphs of one line out of a QTextLayout, together with the text of each.
class LineReader
{
public:
    LineReader(const PreparedText& text, const ReportFonts& fonts) : m_text(text), m_fonts(fonts) {}

    SetLine read(const QTextLine& line, bool last)
    {
        m_line = {};
        const int start = line.textStart();
        int end = start + line.textLength();
        m_line.text = m_text.original.mid(start, end - start);
        int spaces = 0;
        while (end > start && (m_text.text.at(end - 1) == u' ' || isInvisible(m_text.text.at(end - 1)))) {
            spaces += m_text.text.at(end - 1) == u' ' ? 1 : 0;
            --end;
        }
        // Qt's widths hold the space at the end of the line too.
        const double shift = startsWithMark(start, end) ? -0.5 * sizeAt(start) : 0;
        for (int i = start; i < end;) {
            if (isInvisible(m_text.text.at(i))) {
                ++i;
                continue;
            }
            int stop = i + 1;
            while (stop < end && !isInvisible(m_text.text.at(stop)) && formatAt(stop) == formatAt(i) && replacementAt(stop) == replacementAt(i))
                ++stop;
            readSegment(line, i, stop - i, shift);
            i = stop;
        }
        m_line.width = m_line.pieces.empty() ? 0 : m_line.pieces.back().right;
        if (spaces > 0 && !last && end > start)
            addSpace(end - 1);
        return std::move(m_line);
    }

private:
    int formatAt(int i) const { return m_text.format[static_cast<size_t>(i)]; }
    int replacementAt(int i) const { return m_text.replacement[static_cast<size_t>(i)]; }
    const CharacterFormat& formatOf(int i) const { return m_text.formats[static_cast<size_t>(formatAt(i))]; }
    int sizeAt(int i) const { return formatOf(i).font.size; }

    bool startsWithMark(int start, int end) const
    {
        return start < end && m_text.language == Language::Chinese && isOpeningMark(m_text.text.at(start)) && formatOf(start).font.family != m_fonts.marks(Face::Sans) &&
            formatOf(start).font.family != m_fonts.marks(Face::Serif);
    }

    GlyphPiece pieceOf(QGlyphRun run, int at, double shift) const
    {
        GlyphPiece piece;
        if (shift != 0) {
            QList<QPointF> positions = run.positions();
            for (QPointF& position : positions)
                position.rx() += shift;
            run.setPositions(positions);
        }
        const CharacterFormat& format = formatOf(at);
        piece.colour = QColor::fromRgb(format.colour);
        piece.link = format.link < 0 ? QString() : m_text.links.at(format.link);
        const QList<QPointF> positions = run.positions();
        const QList<QPointF> advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes());
        piece.left = positions.isEmpty() ? 0 : positions.front().x() / textUnits;
        piece.right = positions.isEmpty() ? 0 : (positions.back().x() + (advances.isEmpty() ? 0 : advances.back().x())) / textUnits;
        piece.run = std::move(run);
        return piece;
    }

    void readSegment(const QTextLine& line, int start, int length, double shift)
    {
        const QList<QGlyphRun> runs = line.glyphRuns(start, length);
        if (replacementAt(start) >= 0) {
            bool first = true;
            for (const QGlyphRun& run : runs) {
                GlyphPiece piece = pieceOf(run, start, shift);
                piece.replaced = true;
                piece.actual = first ? m_text.replacements.at(replacementAt(start)) : QString();
                first = false;
                m_line.pieces.push_back(std::move(piece));
            }
            return;
        }
        const QString shaped = m_text.text.mid(start, length);
        const QString original = m_text.original.mid(start, length);
        if (runs.size() == 1 && runs.front().rawFont().isValid() && runs.front().rawFont().glyphIndexesForString(shaped) == runs.front().glyphIndexes()) {
            GlyphPiece piece = pieceOf(runs.front(), start, shift);
            for (const uint character : original.toUcs4()) {
                const char32_t one = character;
                piece.texts.append(QString::fromUcs4(&one, 1));
            }
            m_line.pieces.push_back(std::move(piece));
            return;
        }
        readClusters(line, start, shaped, original, shift);
    }

    /// Where glyphs and characters do not pair one to one: cluster by cluster.
    void readClusters(const QTextLine& line, int start, const QString& shaped, const QString& original, double shift)
    {
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, shaped);
        qsizetype from = 0;
        while (from < shaped.size()) {
            qsizetype to = finder.toNextBoundary();
            if (to < 0)
                to = shaped.size();
            const QList<QGlyphRun> runs = line.glyphRuns(static_cast<int>(start + from), static_cast<int>(to - from));
            const QString text = original.mid(from, to - from);
            from = to;
            if (runs.isEmpty())
                continue;
            // A ligature gives its one glyph for any of its characters.
            if (!m_line.pieces.empty() && runs.size() == 1) {
                GlyphPiece& before = m_line.pieces.back();
                const QGlyphRun moved = pieceOf(runs.front(), start, shift).run;
                if (!before.replaced && before.run.glyphIndexes() == moved.glyphIndexes() && before.run.positions() == moved.positions()) {
                    before.texts.front() += text;
                    continue;
                }
            }
            bool first = true;
            for (const QGlyphRun& run : runs) {
                GlyphPiece piece = pieceOf(run, start, shift);
                for (qsizetype i = 0; i < run.glyphIndexes().size(); ++i)
                    piece.texts.append(first && i == 0 ? text : QString());
                if (first || !run.glyphIndexes().isEmpty())
                    m_line.pieces.push_back(std::move(piece));
                first = false;
            }
        }
    }

    /// Words of two lines would join for readers of the file without the space between them.
    void addSpace(int at)
    {
        const CharacterFormat& format = formatOf(at);
        const QRawFont raw = QRawFont::fromFont(m_fonts.font(format.font));
        if (!raw.isValid())
            return;
        GlyphPiece piece;
        piece.run.setRawFont(raw);
        piece.run.setGlyphIndexes(raw.glyphIndexesForString(QStringLiteral(" ")));
        piece.run.setPositions({QPointF(m_line.width * textUnits, 0)});
        piece.colour = QColor::fromRgb(format.colour);
        piece.texts = QStringList{QStringLiteral(" ")};
        piece.left = piece.right = m_line.width;
        m_line.pieces.push_back(std::move(piece));
    }

    const PreparedText& m_text;
    const ReportFonts& m_fonts;
    SetLine m_line;
};

void configure(QTextLayout& layout, const PreparedText& prepared, const ReportFonts& fonts, QTextOption::WrapMode wrap)
{
    QTextOption option;
    option.setWrapMode(wrap);
    option.setTextDirection(Qt::LeftToRight);
    option.setUseDesignMetrics(true);
    layout.setTextOption(option);
    layout.setFormats(prepared.ranges(fonts));
}

/// Breaks into lines; `narrow` makes one line narrower by one em to take a hanzi down.
void breakLines(QTextLayout& layout, double width, int narrowLine, double narrowBy)
{
    layout.beginLayout();
    for (int i = 0;; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(i == narrowLine ? width - narrowBy : width);
        line.setPosition(QPointF(0, -line.ascent()));
    }
    layout.endLayout();
}

/// Whether the last line is a single hanzi, with or without a mark.
bool endsInOneHanzi(const QTextLayout& layout, const PreparedText& prepared)
{
    if (prepared.language != Language::Chinese || layout.lineCount() < 2)
        return false;
    const QTextLine line = layout.lineAt(layout.lineCount() - 1);
    if (line.textStart() > 0 && prepared.text.at(line.textStart() - 1) == QChar(QChar::LineSeparator))
        return false;
    int hanzi = 0;
    for (const QChar c : prepared.text.mid(line.textStart(), line.textLength())) {
        if (isIdeograph(c.unicode()))
            ++hanzi;
        else if (c.isLetterOrNumber())
            return false;
    }
    return hanzi == 1;
}

} // namespace

SetParagraph TextSetter::set(const Paragraph& paragraph, const TextStyle& style, double width, Language fallback) const
{
    const PreparedText prepared = prepareText(paragraph, style, m_fonts, fallback);
    SetParagraph out;
    out.language = prepared.language;
    out.leading = style.leading(out.language);
    out.size = style.size(out.language);
    if (prepared.text.isEmpty())
        return out;
    const FontKey base{m_fonts.text(style.face), style.bold, static_cast<int>(out.size * textUnits)};
    QTextLayout layout(prepared.text, m_fonts.font(base));
    configure(layout, prepared, m_fonts, QTextOption::WrapAtWordBoundaryOrAnywhere);
    const double units = width * textUnits;
    breakLines(layout, units, -1, 0);
    if (endsInOneHanzi(layout, prepared)) {
        const int line = layout.lineCount() - 2;
        const double rest = units - layout.lineAt(line).naturalTextWidth();
        breakLines(layout, units, line, rest + out.size * textUnits * 0.8);
    }
    LineReader reader(prepared, m_fonts);
    for (int i = 0; i < layout.lineCount(); ++i)
        out.lines.push_back(std::make_shared<const SetLine>(reader.read(layout.lineAt(i), i + 1 == layout.lineCount())));
    return out;
}

SetParagraph TextSetter::setLine(const Paragraph& paragraph, const TextStyle& style, double width, Language fallback) const
{
    Paragraph cut = paragraph;
    for (int attempt = 0; attempt < 40; ++attempt) {
        SetParagraph set = this->set(cut, style, width, fallback);
        if (set.lines.size() <= 1 || cut.empty())
            return set;
        // Keep what stood on the first line, a little less each time, and an ellipsis.
        qsizetype keep = std::max<qsizetype>(1, set.lines.front()->text.size() - 2);
        Paragraph shorter;
        for (const Span& span : cut) {
            if (keep <= 0)
                break;
            shorter.push_back(span);
            shorter.back().text.truncate(keep);
            keep -= span.text.size();
        }
        QString& end = shorter.back().text;
        while (end.endsWith(u'…') || end.endsWith(u' '))
            end.chop(1);
        if (end.endsWith(u'\0') || (!end.isEmpty() && end.back().isHighSurrogate()))
            end.chop(1);
        end += u'…';
        cut = std::move(shorter);
    }
    SetParagraph set = this->set(cut, style, width, fallback);
    if (set.lines.size() > 1)
        set.lines.resize(1);
    return set;
}

TextExtent TextSetter::extent(const Paragraph& paragraph, const TextStyle& style, Language fallback) const
{
    Paragraph measured = paragraph;
    for (Span& span : measured)
        span.text.truncate(1500); // enough to share out the width of a table
    const PreparedText prepared = prepareText(measured, style, m_fonts, fallback);
    if (prepared.text.isEmpty())
        return {};
    QTextLayout layout(prepared.text, m_fonts.font({m_fonts.text(style.face), style.bold, static_cast<int>(style.size(prepared.language) * textUnits)}));
    configure(layout, prepared, m_fonts, QTextOption::WordWrap);
    breakLines(layout, 200'000, -1, 0);
    return {layout.minimumWidth() / textUnits, layout.maximumWidth() / textUnits};
}

} // namespace dossier
