// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"
#include "core/text/result.h"
#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace dossier {

/// The value of a rule: a JSON value, or undetermined because of blanks and unknowns whose questions are named.
struct RuleValue
{
    Json value;
    bool undetermined = false;
    std::set<QString> because; ///< question ids (or "table/row/column") that would have to be answered

    bool isTrue() const;
    bool isFalse() const;
};

/// In facts, an answer that is blank or "not known yet" is this marker object {"$undetermined": "<question id>"}.
Json undeterminedFact(const QString& question);
bool isUndeterminedFact(const Json& fact);

/// Named lists for the in-list operator: name -> members.
using NamedLists = std::function<const std::set<QString>*(const QString&)>;

/// JsonLogic (jsonlogic.com) over facts, three-valued, plus count, days-between, in-list (value, list and, for lists with dates, the day: asks for "list@2026-12-01").
/// Never throws; a malformed rule gives null, and one that would take millions of steps is undetermined.
RuleValue evaluate(const Json& rule, const Json& facts, const NamedLists& lists = {});
/// Checks operators and arity of a rule when a definition file is loaded; returns the JSON path and reason of the first problem.
std::optional<std::pair<QString, QString>> ruleProblem(const Json& rule);
/// The same with the reason in both languages.
struct RuleProblem { QString path; LocalizedText reason; };
std::optional<RuleProblem> findRuleProblem(const Json& rule);
/// The question ids (first path segment of every var and missing) a rule reads.
std::set<QString> questionsRead(const Json& rule);

} // namespace dossier
