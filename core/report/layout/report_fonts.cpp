// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/layout/report_fonts.h"

#include "core/report/reports.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <clocale>

namespace dossier {

namespace {

QString firstOf(const QStringList& wanted, const QStringList& present)
{
    for (const QString& family : wanted) {
        if (present.contains(family))
            return family;
    }
    return {};
}

} // namespace

// HarfBuzz takes the language of a text from LC_CTYPE when it first shapes one, and keeps it: under a Japanese, Korean or
// Taiwanese locale Chinese would be drawn with the regional forms of those countries, and could not be copied from the PDF.
void prepareTextShaping()
{
    std::setlocale(LC_CTYPE, "C.UTF-8");
}

Result<ReportFonts> ReportFonts::find()
{
    return among(QFontDatabase::families());
}

Result<ReportFonts> ReportFonts::among(const QStringList& families)
{
    const ReportTheme& theme = ReportTheme::builtIn();
    const QString sans = firstOf(theme.families("sans"), families);
    QString serif = firstOf(theme.families("serif"), families);
    if (sans.isEmpty() && serif.isEmpty()) {
        return failure({Error::Kind::File,
            {QStringLiteral("A report cannot be made: this computer has no font with Chinese characters. Install the package fonts-noto-cjk, then "
                            "start the program again. Nothing has been written."),
             u"无法生成报告：本机没有中文字体。请安装软件包 fonts-noto-cjk，然后重新启动程序。未写入任何文件。"_qs},
            QStringLiteral("none of: ") + theme.families("sans").join(QStringLiteral(", "))});
    }
    ReportFonts fonts;
    fonts.m_sans = fonts.add(sans.isEmpty() ? serif : sans);
    fonts.m_serif = fonts.add(serif.isEmpty() ? sans : serif);
    const QString sansMarks = firstOf(theme.families("sansMarks"), families);
    const QString serifMarks = firstOf(theme.families("serifMarks"), families);
    fonts.m_sansMarks = sansMarks.isEmpty() ? fonts.m_sans : fonts.add(sansMarks);
    fonts.m_serifMarks = serifMarks.isEmpty() ? fonts.m_serif : fonts.add(serifMarks);
    for (const QString& family : theme.families("fallback")) {
        if (families.contains(family))
            fonts.m_fallbacks.push_back(fonts.add(family));
    }
    return fonts;
}

int ReportFonts::add(const QString& family)
{
    const qsizetype known = m_families.indexOf(family);
    if (known >= 0)
        return static_cast<int>(known);
    m_families.append(family);
    return static_cast<int>(m_families.size() - 1);
}

QFont ReportFonts::font(const FontKey& key, double spacing) const
{
    QFont font(m_families.at(key.family));
    font.setPixelSize(std::max(1, key.size));
    font.setWeight(key.bold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    // No silent substitution: what a family lacks is looked up in the fallbacks before the text is shaped.
    font.setStyleStrategy(static_cast<QFont::StyleStrategy>(QFont::NoFontMerging | QFont::PreferOutline));
    if (spacing != 0)
        font.setLetterSpacing(QFont::AbsoluteSpacing, spacing);
    return font;
}

QRawFont ReportFonts::raw(const FontKey& key) const
{
    QRawFont& raw = m_raw[{key.family, key.bold}];
    if (!raw.isValid())
        raw = QRawFont::fromFont(font({key.family, key.bold, 100}));
    return raw;
}

bool ReportFonts::has(int family, bool bold, uint character) const
{
    auto& known = m_has[{family, bold}];
    const auto it = known.find(character);
    if (it != known.end())
        return it->second;
    const QRawFont face = raw({family, bold, 100});
    // A family without outlines (colour emoji) cannot be printed; Qt would put pictures or nothing in its place.
    const bool has = face.isValid() && face.supportsCharacter(character);
    known.emplace(character, has);
    return has;
}

std::optional<int> ReportFonts::fallback(const QList<uint>& characters, bool bold) const
{
    for (const int family : m_fallbacks) {
        if (std::all_of(characters.begin(), characters.end(), [&](uint character) { return has(family, bold, character); }))
            return family;
    }
    return std::nullopt;
}

double ReportFonts::spaceWidth(int family, bool bold) const
{
    const auto it = m_space.find({family, bold});
    if (it != m_space.end())
        return it->second;
    const double width = QFontMetricsF(font({family, bold, 1000})).horizontalAdvance(u' ') / 1000;
    m_space[{family, bold}] = width;
    return width;
}

} // namespace dossier
