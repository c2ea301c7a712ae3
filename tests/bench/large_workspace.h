// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace dossier::bench {

/// The fewest activities a large workspace can have: below, there are not enough vendors and measures to refer to.
inline constexpr int fewestActivities = 500;

/// Options of every opening by a benchmark: the day of the sample, so that what is due does not depend on when it runs.
OpenOptions largeOptions();

/// Writes a workspace with that many activities, a fifth as many vendors and measures, three tenths as many assessments, three times as many risks, a
/// fiftieth as many systems, 60 people and 12 organisations: the sample, then copies of genuine records with other words. The same bytes of content each
/// time. Copies are written by SQL, with the audit entries that adding them would have made but without the values in them, as after a purge.
Result<void> makeLargeWorkspace(const QString& path, int activities);

} // namespace dossier::bench
