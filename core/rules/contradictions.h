// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/regime.h"
#include "core/workspace/workspace.h"

namespace dossier {

/// Something in one record that does not fit together, where it stands.
struct Contradiction
{
    const ContradictionRule* rule = nullptr; ///< of the built-in regimes
    QString question, row, column;           ///< row: its id, empty for the whole question
    LocalizedText text, fix;                 ///< with names and dates filled in
};

/// What in an activity contradicts itself, what it refers to, or a dated list; errors first, then in the order of the form. What is not answered yet
/// contradicts nothing.
std::vector<Contradiction> contradictions(const Workspace& workspace, const QString& reference);
LocalizedText pointLabel(PointLevel level); ///< "contradiction" 矛盾, "please check" 请核对, "hint" 提示
QString pointWord(PointLevel level);        ///< "error", "warning", "hint"

} // namespace dossier
