// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/layout/pages.h"
class QPainter;

namespace dossier {

/// What a writer wants to know and do while a page is painted; the screen needs none of it.
class PaintObserver
{
public:
    virtual ~PaintObserver() = default;
    virtual void begin(QPainter& painter, int node) = 0; ///< content of a structure node follows, or decoration (-1)
    virtual void end(QPainter& painter) = 0;
    /// Draws a piece of text itself. The painter is scaled to text units, its origin on the baseline.
    virtual void draw(QPainter& painter, const GlyphPiece& piece) = 0;
};

void paintPageItems(QPainter& painter, const LaidOutPage& page, PaintObserver* observer = nullptr);

} // namespace dossier
