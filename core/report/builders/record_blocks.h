// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/builders/answer_text.h"

namespace dossier {

/// A table or matrix as a table of the report: stacked columns go to a second line with their label.
TableBlock tableOf(const AnswerText& text, const Question& question, Language language);
/// The questions of a section that are shown, each with its answer; tables after their label. Generated parts are left to the builder.
std::vector<Block> sectionBlocks(const AnswerText& text, const Section& section, Language language);

} // namespace dossier
