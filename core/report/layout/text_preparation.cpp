// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/layout/text_preparation.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>
#include <cmath>
#include <map>

namespace dossier {

namespace {

constexpr ushort zeroWidthSpace = 0x200B;
constexpr ushort wordJoiner = 0x2060;
constexpr ushort noBreakSpace = 0x00A0;
/// A run without spaces longer than this may break at its punctuation.
constexpr int longRun = 18;

bool isClosingMark(QChar c)
{
    return u"，。、；：？！）》”’】」』〉"_qs.contains(c);
}

bool isLatin(uint c)
{
    return !isIdeograph(c) && c < 0x2E80 && (QChar::isLetterOrNumber(c) || c == '%');
}

/// Marks that the SC faces draw one em wide, which breaks English words apart.
bool isNarrowInEnglish(QChar c)
{
    return u"’‘“”•·"_qs.contains(c);
}

bool isWideSign(QChar c)
{
    return u"§×÷±‰≤≥≠"_qs.contains(c);
}

/// Spaces that must not break: dates, "Art. 35", a number and its unit.
QString withUnbrokenSpaces(QString text)
{
    static const QRegularExpression patterns[] = {
        QRegularExpression(QStringLiteral("\\b\\d{1,2}( )(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?:( )\\d{4}\\b)?")),
        QRegularExpression(QStringLiteral("\\b(?:Art|Arts|No|Table|Figure|module|Module)\\.?( )\\d")),
        QRegularExpression(QStringLiteral("\\d( )%")),
    };
    if (!text.contains(u' '))
        return text;
    for (const QRegularExpression& pattern : patterns) {
        auto it = pattern.globalMatch(text);
        while (it.hasNext()) {
            const QRegularExpressionMatch match = it.next();
            for (int group = 1; group <= match.lastCapturedIndex(); ++group) {
                if (match.capturedStart(group) >= 0)
                    text[match.capturedStart(group)] = QChar(noBreakSpace);
            }
        }
    }
    return text;
}

QString normalised(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const ushort code = c.unicode();
        if (code == '\r') {
            if (i + 1 < text.size() && text.at(i + 1) == u'\n')
                continue;
            out += QChar(QChar::LineSeparator);
        } else if (code == '\n' || code == 0x2028 || code == 0x2029 || code == 0x0B || code == 0x0C || code == 0x85) {
            out += QChar(QChar::LineSeparator);
        } else if (code == '\t') {
            out += u' ';
        } else if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFEFF || code == zeroWidthSpace || code == wordJoiner || code == 0xAD ||
                   (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F) {
            continue; // controls, and marks that would turn the direction of what follows
        } else if (code == 0x2010) {
            out += u'-'; // many fonts have no U+2010
        } else if (c.isHighSurrogate() && (i + 1 >= text.size() || !text.at(i + 1).isLowSurrogate())) {
            out += QChar(QChar::ReplacementCharacter);
        } else if (c.isHighSurrogate()) {
            out += c;
            out += text.at(++i);
        } else {
            out += c.isLowSurrogate() ? QChar(QChar::ReplacementCharacter) : c;
        }
    }
    return out;
}

/// What a span's role makes of the paragraph's style.
TextStyle styleOf(const TextStyle& base, const Span& span)
{
    const ReportTheme& theme = ReportTheme::builtIn();
    TextStyle style = base;
    switch (span.role) {
    case SpanRole::Plain: break;
    case SpanRole::Bold:
        style.bold = true;
        if (span.language == Language::Chinese)
            style.face = Face::Sans; // a bold serif is too weak beside Song type
        break;
    case SpanRole::Small:
    case SpanRole::Citation: style = theme.style("small"); break;
    case SpanRole::State:
        if (base.face == Face::Serif) {
            style.sizeEn = theme.style("cell").sizeEn;
            style.sizeZh = 9;
        }
        style.face = Face::Sans;
        style.bold = true;
        break;
    }
    return style;
}

class Preparer
{
public:
    Preparer(const TextStyle& style, const ReportFonts& fonts) : m_style(style), m_fonts(fonts) {}

    PreparedText prepare(const Paragraph& paragraph, Language language)
    {
        m_out.language = language;
        for (const Span& span : paragraph)
            addSpan(span);
        space();
        finish();
        return std::move(m_out);
    }

private:
    void add(QChar shaped, QChar original, const CharacterFormat& format, Language language, int replacement = -1)
    {
        m_out.text += shaped;
        m_out.original += original;
        m_out.replacement.push_back(replacement);
        m_formats.push_back(format);
        m_languages.push_back(language);
    }

    void addSpan(const Span& span)
    {
        const TextStyle style = styleOf(m_style, span);
        CharacterFormat format;
        format.font = {m_fonts.text(style.face), style.bold, static_cast<int>(std::lround(style.size(span.language) * textUnits))};
        format.colour = style.colour.rgb();
        if (!span.link.isEmpty()) {
            format.link = static_cast<int>(m_out.links.size());
            m_out.links.append(span.link);
        }
        const QString original = normalised(span.text);
        const QString text = withUnbrokenSpaces(original);
        QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
        qsizetype start = 0;
        int run = 0; // characters since the last place where a line may break
        qsizetype runEnd = -1;
        while (start < text.size()) {
            qsizetype end = finder.toNextBoundary();
            if (end < 0)
                end = text.size();
            if (start > runEnd) {
                runEnd = endOfRun(text, start);
                run = static_cast<int>(runEnd - start);
            }
            addGrapheme(text.mid(start, end - start), original.mid(start, end - start), format, style, span.language);
            guideBreaks(text, start, end, run, format, span.language);
            start = end;
        }
    }

    static qsizetype endOfRun(const QString& text, qsizetype start)
    {
        qsizetype i = start;
        while (i < text.size() && !text.at(i).isSpace() && !isIdeograph(text.at(i).unicode()))
            ++i;
        return i;
    }

    /// Long strings break at / . _ ? & = -, but not inside a short one; references and "e-mail" never break.
    void guideBreaks(const QString& text, qsizetype start, qsizetype end, int run, const CharacterFormat& format, Language language)
    {
        if (end >= text.size() || end - start != 1)
            return;
        const QChar c = text.at(start);
        const QChar next = text.at(end);
        if (run > longRun && u"/._?&=-"_qs.contains(c) && !u"/._?&=-"_qs.contains(next) && !next.isSpace()) {
            add(QChar(zeroWidthSpace), QChar(zeroWidthSpace), format, language);
        } else if (run <= longRun && c == u'-' && start > 0 && text.at(start - 1).isLetterOrNumber()) {
            const bool single = start == 1 || !text.at(start - 2).isLetterOrNumber();
            if (next.isDigit() || (single && next.isLetter()))
                add(QChar(wordJoiner), QChar(wordJoiner), format, language);
        }
    }

    void addGrapheme(const QString& text, const QString& original, CharacterFormat format, const TextStyle& style, Language language)
    {
        const QChar first = text.at(0);
        if (text.size() == 1 && isInvisible(first)) {
            add(first, first, format, language);
            return;
        }
        if (language == Language::English && first == u'…') {
            replace(QStringLiteral("..."), original, format, language);
            return;
        }
        if (isNarrowInEnglish(first) && (language == Language::English || isApostrophe(text, first)))
            format.font.family = m_fonts.marks(style.face);
        QList<uint> needed;
        for (const uint character : text.toUcs4()) {
            const bool selector = (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF) || character == 0x200D || character == 0x200C;
            if (!selector && !m_fonts.has(format.font.family, format.font.bold, character))
                needed.append(character);
        }
        if (!needed.isEmpty()) {
            const std::optional<int> family = m_fonts.fallback(text.toUcs4(), format.font.bold);
            if (!family) {
                replace(u"□"_qs, original, format, language);
                return;
            }
            format.font.family = *family;
        }
        for (qsizetype i = 0; i < text.size(); ++i)
            add(text.at(i), original.at(i), format, language);
    }

    /// In Chinese text a ’ between two Latin letters is an apostrophe, not a quotation mark.
    bool isApostrophe(const QString&, QChar mark) const
    {
        return mark == u'’' && !m_out.text.isEmpty() && m_out.text.back().isLetter() && !isIdeograph(m_out.text.back().unicode());
    }

    /// Draws one thing and lets readers of the file find another.
    void replace(const QString& drawn, const QString& original, const CharacterFormat& format, Language language)
    {
        const int index = static_cast<int>(m_out.replacements.size());
        m_out.replacements.append(original);
        for (const QChar c : drawn)
            add(c, c, format, language, index);
    }

    /// Spacing between scripts, between marks, and around signs that are too wide.
    void space()
    {
        const ReportTheme& theme = ReportTheme::builtIn();
        const double gap = theme.measure("hanLatinGap");
        const double typed = theme.measure("typedSpace");
        const QString& text = m_out.text;
        std::vector<double> em(static_cast<size_t>(text.size()), 0.0);
        qsizetype previous = -1, beforePrevious = -1;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (isInvisible(text.at(i)) || text.at(i).isLowSurrogate())
                continue;
            const uint c = codeAt(i);
            if (previous >= 0) {
                const uint p = codeAt(previous);
                double& after = em[static_cast<size_t>(lastUnit(previous))];
                if ((isIdeograph(p) && isLatin(c)) || (isLatin(p) && isIdeograph(c)))
                    after += gap;
                if (isChinese(i) && isChinese(previous) && squeezes(text.at(previous), text.at(i)))
                    after -= 0.5;
                if (m_languages[static_cast<size_t>(i)] == Language::English && isWideSign(text.at(i)))
                    after -= 0.2;
                if (beforePrevious >= 0 && text.at(previous) == u' ') {
                    const uint b = codeAt(beforePrevious);
                    if ((isIdeograph(b) && isLatin(c)) || (isLatin(b) && isIdeograph(c)))
                        after += typed - m_fonts.spaceWidth(m_formats[static_cast<size_t>(previous)].font.family, m_formats[static_cast<size_t>(previous)].font.bold);
                }
            }
            if (m_languages[static_cast<size_t>(i)] == Language::English && isWideSign(text.at(i)))
                em[static_cast<size_t>(i)] -= 0.2;
            beforePrevious = previous;
            previous = i;
        }
        for (size_t i = 0; i < em.size(); ++i)
            m_formats[i].spacing = static_cast<int>(std::lround(em[i] * 1000));
        // A pair of surrogates is one character.
        for (qsizetype i = 1; i < text.size(); ++i) {
            if (text.at(i).isLowSurrogate() && text.at(i - 1).isHighSurrogate())
                m_formats[static_cast<size_t>(i - 1)].spacing = m_formats[static_cast<size_t>(i)].spacing;
        }
    }

    static bool squeezes(QChar left, QChar right)
    {
        return (isClosingMark(left) && (isClosingMark(right) || isOpeningMark(right))) || (isOpeningMark(left) && isOpeningMark(right));
    }

    bool isChinese(qsizetype i) const
    {
        const size_t index = static_cast<size_t>(i);
        return m_languages[index] == Language::Chinese && (m_formats[index].font.family == m_fonts.text(Face::Sans) || m_formats[index].font.family == m_fonts.text(Face::Serif));
    }

    uint codeAt(qsizetype i) const
    {
        const QString& text = m_out.text;
        if (text.at(i).isHighSurrogate() && i + 1 < text.size())
            return QChar::surrogateToUcs4(text.at(i), text.at(i + 1));
        return text.at(i).unicode();
    }

    qsizetype lastUnit(qsizetype i) const
    {
        return m_out.text.at(i).isHighSurrogate() && i + 1 < m_out.text.size() ? i + 1 : i;
    }

    void finish()
    {
        std::map<CharacterFormat, int> known;
        for (const CharacterFormat& format : m_formats) {
            const auto [it, added] = known.emplace(format, static_cast<int>(m_out.formats.size()));
            if (added)
                m_out.formats.push_back(format);
            m_out.format.push_back(it->second);
        }
    }

    const TextStyle& m_style;
    const ReportFonts& m_fonts;
    PreparedText m_out;
    std::vector<CharacterFormat> m_formats;
    std::vector<Language> m_languages;
};

} // namespace

bool isInvisible(QChar character)
{
    const ushort code = character.unicode();
    return code == zeroWidthSpace || code == wordJoiner || code == QChar::LineSeparator;
}

bool isIdeograph(uint c)
{
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2E80 && c <= 0x2FDF) ||
        (c >= 0x3005 && c <= 0x3007);
}

bool isOpeningMark(QChar character)
{
    return u"（《“‘【「『〈"_qs.contains(character);
}

Language paragraphLanguage(const Paragraph& paragraph, Language fallback)
{
    qsizetype english = 0, chinese = 0;
    for (const Span& span : paragraph)
        (span.language == Language::Chinese ? chinese : english) += span.text.size() * (span.language == Language::Chinese ? 2 : 1);
    return english == chinese ? fallback : chinese > english ? Language::Chinese : Language::English;
}

PreparedText prepareText(const Paragraph& paragraph, const TextStyle& style, const ReportFonts& fonts, Language fallback)
{
    return Preparer(style, fonts).prepare(paragraph, paragraphLanguage(paragraph, fallback));
}

QList<QTextLayout::FormatRange> PreparedText::ranges(const ReportFonts& fonts) const
{
    std::vector<QTextCharFormat> made;
    for (const CharacterFormat& one : formats) {
        QTextCharFormat charFormat;
        charFormat.setFont(fonts.font(one.font, one.spacing * one.font.size / 1000.0));
        made.push_back(charFormat);
    }
    QList<QTextLayout::FormatRange> list;
    for (size_t i = 0; i < format.size();) {
        size_t end = i;
        while (end < format.size() && format[end] == format[i])
            ++end;
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(i);
        range.length = static_cast<int>(end - i);
        range.format = made[static_cast<size_t>(format[i])];
        list.append(range);
        i = end;
    }
    return list;
}

} // namespace dossier
