// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/obligations.h"

namespace dossier::rules_detail {

/// The kind of record that assessments may be due for by law.
inline const QString activityKind = QStringLiteral("activity");

/// Facts of a record before the criteria are known, which are themselves made from them.
Json factsWithoutCriteria(const Workspace& workspace, const Record& record);
/// Criteria of the regimes that apply, or might.
std::vector<CriterionView> criteriaViews(const Record& record, const Json& facts);
CriterionView viewOf(const Criterion& criterion, const Record& record, const Json& facts);
void addCriteria(Json& facts, const std::vector<CriterionView>& views);
/// Facts of the records that an answer names, as a list.
Json linkedFacts(const Workspace& workspace, const Json& named);
/// "Number of people, P1: legal basis": what an open place is called, for a person. Places of other records name the record.
LocalizedText openPlaces(const Workspace& workspace, const Record& record, const QStringList& open);

} // namespace dossier::rules_detail
