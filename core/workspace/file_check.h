// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/database.h"
#include <optional>

namespace dossier {

/// A new, empty file that only its owner may read, so that there is never a moment in which others can. False if it exists or cannot be made.
bool createForOwner(const QString& path);
Error damagedError(const QString& path, const QString& detail);

/// Looks at the first bytes only, so that nothing that is not ours is ever opened as a database.
std::optional<Error> headerProblem(const QString& path);
/// Journals beside the file that SQLite would follow and that we never write: of another mode, links, or naming further files.
std::optional<Error> journalProblem(const QString& path);
/// A transaction was cut off: the next connection that may write puts the file back as it was before it.
bool hasJournal(const QString& path);

/// What must hold before records are read: our tables and nothing else, no name of absurd length. Empty when it does.
QString structureProblem(Database& database);
/// What must hold before anything is written: every page, type and reference, every value one that can be read. Reads the whole file. Empty when it does.
QString contentProblem(Database& database);

} // namespace dossier
