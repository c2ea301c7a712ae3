// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/obligations.h"

namespace dossier {

/// What stands in the way of a status.
struct GateFinding
{
    QString need;
    LocalizedText text;
    QString question, row, column;
    QString record; ///< where it stands, if not in the record itself: a risk
};

/// The moves offered from a record's status.
std::vector<StatusMove> movesOf(const Workspace& workspace, const QString& reference);
/// Empty: the move may be made. `reason` is the text given for it.
std::vector<GateFinding> gateFindings(const Workspace& workspace, const QString& reference, const QString& status, const LocalizedText& reason);

/// Refuses status changes whose needs are not met, and what retention forbids.
class StatusGuard : public ChangeGuard
{
public:
    Result<void> check(const Change& change, const Workspace& workspace) const override;
};

/// A data protection officer who decides gets into a conflict of interests (GDPR Art. 38(6)): the warning, or none.
std::optional<LocalizedText> conflictOfInterests(const Workspace& workspace, const QString& assessment);

/// The guards every door of the product uses.
std::vector<std::shared_ptr<const ChangeGuard>> standardGuards();

} // namespace dossier
