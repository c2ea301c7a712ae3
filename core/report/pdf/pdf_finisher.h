// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/layout/pages.h"
#include "core/report/pdf/glyph_learner.h"
#include "core/text/result.h"

namespace dossier {

/// Adds to Qt's PDF what Qt cannot write: the text of each glyph, language, structure, bookmarks and links. The last page of
/// `pdf` is the calibration page, which is taken out.
Result<QByteArray> finishPdf(const QByteArray& pdf, const LaidOutPages& pages, const GlyphLearner& learner);

} // namespace dossier
