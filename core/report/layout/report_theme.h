// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_document.h"
#include <QColor>
#include <QRectF>
#include <QSizeF>
#include <QStringList>
#include <map>

namespace dossier {

enum class Face { Sans, Serif };

/// One style of the type scale. Sizes and leadings are points.
struct TextStyle
{
    Face face = Face::Sans;
    bool bold = false;
    double sizeEn = 10, leadingEn = 15;
    double sizeZh = 10.5, leadingZh = 17;
    QColor colour;
    double size(Language language) const { return language == Language::English ? sizeEn : sizeZh; }
    double leading(Language language) const { return language == Language::English ? leadingEn : leadingZh; }
};

/// One page format; everything in points.
struct PageFormat
{
    QSizeF size;
    QRectF body;       ///< the text block
    double header = 0; ///< top of the header line
    double footer = 0; ///< top of the footer line
};

/// Type scale, colours and measures of reports on paper (resources/theme/report.json).
class ReportTheme
{
public:
    /// Read once; our own resource is valid.
    static const ReportTheme& builtIn();

    const TextStyle& style(const char* name) const { return m_styles.at(name); }
    QColor colour(const char* name) const { return m_colours.at(name); }
    /// A measure in points, or in em where its name says so.
    double measure(const char* name) const { return m_measures.at(name); }
    PageFormat page(PageSize size, bool landscape) const;
    const QStringList& families(const char* use) const { return m_families.at(use); }

private:
    std::map<std::string, TextStyle> m_styles;
    std::map<std::string, QColor> m_colours;
    std::map<std::string, double> m_measures;
    std::map<std::string, PageFormat> m_pages;
    std::map<std::string, QStringList> m_families;
};

inline constexpr double pointsOfMm(double mm)
{
    return mm * 72.0 / 25.4;
}

} // namespace dossier
