// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/regime.h"
#include "core/workspace/workspace.h"

namespace dossier {

/// A number that adds up over the activities of one organisation, and where it stands.
struct RouteCount
{
    const RouteCountRule* rule = nullptr;
    double sum = 0;          ///< over the activities that count
    int activities = 0;      ///< that were added up
    std::optional<double> known; ///< what the organisation's own record says, people counted once; decides where it is given
    QStringList open;        ///< activities whose number is not known
    double value() const { return known.value_or(sum); }
    /// The next mark above the value; null if there is none.
    const RouteMark* next() const;
};

/// The way that a record has to go by one tree of steps: which step decided, what is due, what would change it.
struct Route
{
    const RouteRule* rule = nullptr;
    const RouteStep* step = nullptr;     ///< null: it cannot be decided yet
    const RouteResult* result = nullptr; ///< null as well then
    QStringList open;                    ///< questions that would have to be answered
    std::vector<RouteCount> counts;
};

/// The routes that apply to an activity.
std::vector<Route> routes(const Workspace& workspace, const QString& reference);
/// A route in paragraphs: the result, the step with its provision, the counts, what would change it, what is due.
QList<LocalizedText> routeWords(const Workspace& workspace, const QString& reference, const Route& route);
/// What stands at a generated question of a record; empty if nothing is generated there.
QList<LocalizedText> generatedWords(const Workspace& workspace, const QString& reference, const QString& question);

} // namespace dossier
