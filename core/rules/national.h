// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/obligations.h"

namespace dossier::rules_detail {

using FactOf = std::function<std::optional<bool>(const QString&)>;

/// How one item of a list came out: fits, does not, or cannot be decided (none) until facts are known.
struct ItemOutcome
{
    const NationalList* list = nullptr;
    const NationalItem* item = nullptr;
    std::optional<bool> value;
    std::set<QString> open; ///< facts that are not known
};

/// Criteria of one "two of n" group.
struct GroupOutcome
{
    const NationalList* list = nullptr;
    QString key;                     ///< "pl", "at.3"
    std::vector<const NationalItem*> met;
    std::optional<bool> value;       ///< two are met, cannot be met, or could be
    std::set<QString> open;
};

struct ListOutcome
{
    std::vector<ItemOutcome> items;   ///< all but the counted ones
    std::vector<GroupOutcome> groups; ///< in order of the lists
};

/// The facts that make up a criterion of WP 248, used for "one more criterion" and "two of nine".
using CriterionOf = std::function<std::optional<bool>(const QString& key)>;
/// Without `criterion`, the criteria follow from the facts.
ListOutcome evaluateItems(const NationalLists& lists, const FactOf& fact, const CriterionOf& criterion, const std::function<bool(const NationalList&)>& wanted);

} // namespace dossier::rules_detail
