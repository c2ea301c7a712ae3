// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/risk/risk_scale.h"
#include "core/workspace/workspace.h"

namespace dossier {

/// Before and after the additional measures (EDPB template 4.1.c and 4.2.b).
enum class RiskStage { Inherent, Residual };

/// A rating on a scale; indices into its steps.
struct RiskRating
{
    int severity = 0, likelihood = 0, level = 0;
    int chosenSeverity = 0, chosenLikelihood = 0; ///< before the modifiers; likelihood as the highest of its factors
    QStringList modifiers;                        ///< ids of those that were applied
    LocalizedText reason;
};
/// How a rating came about, step by step: "Degree: High, + 1 for … = Severe. Likelihood: …".
LocalizedText explanationOf(const RiskRating& rating, const RiskScale& scale);

/// One risk as matrices, tables and gates see it.
struct RiskView
{
    QString reference;
    QString label; ///< "R-03", without the subject
    LocalizedText title;
    QString threat; ///< in general: "access", "change", "loss" …
    QString track;  ///< "design", "operational", or empty
    QString status;
    std::optional<RiskRating> inherent, residual;
    QStringList measures;
    std::optional<bool> acceptable; ///< as a person judged
    QDate acceptedUntil;            ///< invalid: without end; after it the judgement counts no more
    LocalizedText why;
    const std::optional<RiskRating>& at(RiskStage stage) const { return stage == RiskStage::Inherent ? inherent : residual; }
};

/// The rating at a stage; none unless severity and likelihood are both chosen (of a scale with factors: every factor).
std::optional<RiskRating> ratingOf(const Record& risk, RiskStage stage, const RiskScale& scale);
/// The risks of a subject that count (closed ones do not), by reference.
std::vector<RiskView> risksOf(const Workspace& workspace, const QString& subject, const RiskScale& scale);
RiskView riskView(const Record& risk, const RiskScale& scale);
/// The scale of a record's form, else the default one.
const RiskScale& scaleOf(const Workspace& workspace, const QString& reference);

/// What speaks against a risk being settled: not rated, not judged, or judged acceptable against the scale.
struct RiskFinding { QString risk, question, row, column; LocalizedText text; };
std::vector<RiskFinding> openRiskFindings(const Workspace& workspace, const QString& subject, const RiskScale& scale);
/// Risks that cannot be borne: judged so, or above what the scale accepts.
bool isUnacceptable(const RiskView& risk, const RiskScale& scale);

} // namespace dossier
