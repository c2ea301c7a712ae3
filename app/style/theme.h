// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/language.h"
#include <QColor>
#include <QFont>
#include <QPalette>
#include <QStringList>
#include <array>

namespace dossier {

/// The type scale (resources/theme/tokens.json): one role is one size, weight and pair of line heights.
enum class TextRole { Display, Title, Heading, Strong, Body, Small, SmallStrong, Caption };

enum class ColourRole {
    Rail, Page, Subtle, Raised, Hover, Sel, FocusFill, Line, Field, Text, Muted, Faint, Accent, Fill, OnFill, AccentTint, NeutralTint,
    Ok, OkTint, Warn, WarnTint, Danger, DangerTint, Stale, StaleTint
};

/// Spaces of the design in logical pixels.
namespace space {
inline constexpr int xs = 2, s = 4, m = 8, l = 12, xl = 16, page = 20, besideOutline = 14, gutter = 10;
}

/// Colours and type of the window, read once from tokens.json. The current theme is replaced as a whole.
class Theme
{
public:
    enum class Mode { System, Light, Dark };
    static const Theme& current();
    /// Installs style, palette and style sheet on the application and repaints every window; no restart, focus and scroll stay.
    static void apply(Mode mode);
    static Mode mode();
    static bool systemIsDark();
    /// Text scale of the settings in percent (90 to 150); everything that derives from the text grows with it.
    static void setTextScale(int percent);
    static int textScale();

    bool isDark() const { return m_dark; }
    QColor colour(ColourRole role) const { return m_colours[size_t(role)]; }
    /// Fill and text of a risk level on a scale of `levels` steps (0 is the lowest).
    QColor riskFill(int level, int levels = 4) const;
    QColor riskText(int level, int levels = 4) const;
    QFont font(TextRole role, Language language) const;
    /// An empty heat-map cell: the colour of its level, thinned over the page.
    QColor riskEmptyCell(int level, int levels = 4) const;
    /// A length given for the base size of 13, scaled with the text: icons, glyphs, indicators.
    int scaled(double length) const;
    /// Fixed height of a line in logical pixels.
    int lineHeight(TextRole role, Language language) const;
    QPalette palette() const;
    /// Fraction of equal-width digits: the font for numbers in columns.
    QFont numberFont(TextRole role) const;

private:
    friend Theme readTheme(bool dark);
    bool m_dark = false;
    std::array<QColor, size_t(ColourRole::StaleTint) + 1> m_colours;
    std::array<QColor, 4> m_riskFill, m_riskText;
    double m_emptyCell = 0.4, m_scale = 1;
    QStringList m_hanFamilies, m_latinFamilies;
    struct Type { double size = 13; int lineLatin = 20, lineHan = 22; bool strong = false; double sizeHan = 13; };
    std::array<Type, size_t(TextRole::Caption) + 1> m_type;
};

/// The names of the colours in tokens.json, in the order of ColourRole.
QStringList colourNames();
/// WCAG contrast of two opaque colours, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);
/// `share` of the first colour, the rest of the second.
QColor mixed(const QColor& first, const QColor& second, double share);

/// The language of the interface, switched at run time: installs the translators and sends LanguageChange.
Language interfaceLanguage();
void setInterfaceLanguage(Language language);

} // namespace dossier
