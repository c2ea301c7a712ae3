// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/localized_text.h"
#include "core/text/result.h"
#include <vector>

namespace dossier {

/// A step of a scale: its id, the word and, for severity and likelihood, what it means.
struct ScaleStep { QString id; LocalizedText label, meaning; };

/// What moves a rating by some steps, for a stated reason.
struct ScaleModifier { ScaleStep step; bool onSeverity = true; int by = 0; };

/// How risks are rated: words, matrix and acceptance, as data (resources/risk-scales). No colours: ramps are taken by position.
struct RiskScale
{
    QString id;
    int version = 1;
    LocalizedText title, method;
    QStringList cite;
    QString question;                                    ///< of the risk form: where ratings on this scale stand
    std::vector<ScaleStep> factors;                      ///< of likelihood, each rated in its steps; the highest counts. Empty: likelihood is rated itself
    std::vector<ScaleModifier> modifiers;
    std::vector<ScaleStep> severity, likelihood, levels; ///< weakest first; the meaning of a level is the treatment it asks for
    std::vector<std::vector<int>> matrix;                ///< [severity][likelihood]: index of the level
    int acceptable = 0;                                  ///< the highest level that can be borne as it stands, index

    int severityOf(const QString& step) const;   ///< index, or -1
    int likelihoodOf(const QString& step) const; ///< index, or -1
    int level(int severityIndex, int likelihoodIndex) const { return matrix[size_t(severityIndex)][size_t(likelihoodIndex)]; }
};

/// Strict as forms are: the first problem is named with file, place and reason.
Result<RiskScale> readRiskScale(const QByteArray& bytes, const QString& fileName);
/// All that are built in.
const std::vector<RiskScale>& riskScales();
/// A built-in scale ("edpb-4x4"); null if there is none of that id.
const RiskScale* riskScale(const QString& id);

} // namespace dossier
