// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/regime.h"
#include "core/workspace/workspace.h"

namespace dossier {

struct Reason
{
    QString id;   ///< of the rule or list item
    Level level = Level::Required;
    QStringList cite;
    LocalizedText text, brief;
    QStringList open; ///< undetermined: the questions that would decide it ("table/row/column" for a cell; of another record "ORG-0001:staff")
};

/// One assessment that is due, or might be.
struct Obligation
{
    QString assessment; ///< "gdpr-dpia"
    Level level = Level::Consider;
    std::vector<Reason> reasons; ///< strongest first
    std::vector<Reason> exemptions; ///< Art. 35(5) entries that fit; they never beat a hit
    std::vector<Reason> checks;  ///< list items whose condition needs human judgement
    QStringList existing;        ///< assessments that exist
    bool decided = false;        ///< one of them is approved (with or without conditions)
};

struct CriterionView
{
    const Criterion* criterion = nullptr;
    std::optional<bool> suggested; ///< none: undetermined
    LocalizedText reason, brief;
    QStringList open;
    std::optional<bool> confirmed; ///< the officer's own view
    std::optional<bool> value() const { return confirmed ? confirmed : suggested; }
};

/// Facts of a record for rules: its visible answers, links.<question>[], organisation, today, criteria, status.
Json ruleFacts(const Workspace& workspace, const Record& record);
/// What the law asks for this record. Empty is "no finding", never "not required".
std::vector<Obligation> obligations(const Workspace& workspace, const QString& reference);
std::vector<CriterionView> criteriaOf(const Workspace& workspace, const QString& reference);

/// The national lists for a set of facts, exactly as the reference vectors state them.
struct ListResult
{
    QStringList hit, check, free;
    std::map<QString, int> counted; ///< "two of n" lists, "pl" or "at.3": criteria met, where there are any; two ask for a DPIA
    QStringList open;               ///< items, and counted lists ("dpialist.pl"), that could still fit as facts are missing
};
ListResult evaluateLists(const NationalLists& lists, const std::function<std::optional<bool>(const QString&)>& fact, const QStringList& countries = {});

} // namespace dossier
