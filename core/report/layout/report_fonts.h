// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/layout/report_theme.h"
#include "core/text/result.h"
#include <QFont>
#include <QRawFont>
#include <map>
#include <optional>
#include <unordered_map>

namespace dossier {

/// Text is shaped in tenths of a point, so that hinting and whole pixels never show in line widths.
inline constexpr int textUnits = 10;

/// Which font of a text style is meant.
struct FontKey
{
    int family = 0; ///< index given by ReportFonts
    bool bold = false;
    int size = 0; ///< text units
    bool operator<(const FontKey& other) const { return std::tie(family, bold, size) < std::tie(other.family, other.bold, other.size); }
};

/// The fonts of this machine that reports use. Chinese and Latin come from one family, so that both scripts stand on one
/// baseline in one size; a few marks that the SC faces draw one em wide come from the KR face of the same collection.
class ReportFonts
{
public:
    /// Fails when there is no CJK font.
    static Result<ReportFonts> find();
    /// The same over given families: tests.
    static Result<ReportFonts> among(const QStringList& families);

    int text(Face face) const { return face == Face::Sans ? m_sans : m_serif; }
    int marks(Face face) const { return face == Face::Sans ? m_sansMarks : m_serifMarks; }
    /// A fallback family that has all these characters; none if no font has them.
    std::optional<int> fallback(const QList<uint>& characters, bool bold) const;
    bool has(int family, bool bold, uint character) const;
    QFont font(const FontKey& key, double spacing = 0) const; ///< letter spacing in text units
    QRawFont raw(const FontKey& key) const;
    double spaceWidth(int family, bool bold) const; ///< in em

private:
    int add(const QString& family);
    QStringList m_families;
    std::vector<int> m_fallbacks;
    int m_sans = 0, m_serif = 0, m_sansMarks = 0, m_serifMarks = 0;
    mutable std::map<std::pair<int, bool>, QRawFont> m_raw;
    mutable std::map<std::pair<int, bool>, std::unordered_map<uint, bool>> m_has;
    mutable std::map<std::pair<int, bool>, double> m_space;
};

} // namespace dossier
