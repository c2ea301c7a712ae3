// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/theme.h"
#include <QIcon>
#include <optional>
#include <QPainter>

namespace dossier {

/// The state glyphs of the gutter, outline, lists and chips; paths painted at any size and colour.
enum class Glyph { Ring, DashedRing, Dot, Half, FilledCheck, OpenCheck, Cross, Triangle, SlashedRing, Question, Lock };
void paintGlyph(QPainter& painter, const QRectF& rect, Glyph glyph, const QColor& colour);
/// "dashed-ring" … of kinds.json; Ring if unknown.
Glyph glyphFromWord(QStringView word);
/// "neutral", "accent", "ok", "warn", "danger", "stale": foreground and tint.
ColourRole toneColour(QStringView tone);
ColourRole toneTint(QStringView tone);

/// Completeness from 12 o'clock; 100 is a filled green check.
void paintRing(QPainter& painter, const QRectF& rect, int percent);

/// A Breeze icon of resources/icons by name ("add"), recoloured at the paint device's pixel ratio; follows the theme.
QIcon themedIcon(const QString& name, ColourRole role = ColourRole::Muted);

/// Size and painting of a chip (height 20, radius 4): glyph and small text on a tint; `boxed` false: glyph and text only.
struct Chip
{
    QString text;
    Language language = Language::English;
    std::optional<Glyph> glyph;
    ColourRole colour = ColourRole::Muted, tint = ColourRole::NeutralTint;
    bool boxed = true;
};
QSize chipSize(const Chip& chip);
void paintChip(QPainter& painter, const QRect& rect, const Chip& chip); ///< left-aligned, elided to the rectangle

/// Rising bars, `level` + 1 of `levels` filled; the others are thinned.
void paintRiskBars(QPainter& painter, const QRectF& rect, int level, int levels, const QColor& colour);
/// A risk level: bars and word on its colour, as high as a chip.
QSize riskBadgeSize(const QString& word, Language language);
void paintRiskBadge(QPainter& painter, const QRect& rect, int level, int levels, const QString& word, Language language);

} // namespace dossier
