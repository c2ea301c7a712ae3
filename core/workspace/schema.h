// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/database.h"
#include <QStringList>

namespace dossier {

/// "DOSS", in the header of every file of ours.
inline constexpr qint64 applicationId = 1146049363;
/// The version this program writes: that of the last file in resources/schema.
int currentSchemaVersion();
/// Runs the numbered files after `from`, all in one transaction. Throws DatabaseError.
void migrate(Database& database, int from);
/// What stands in sqlite_schema, one line each, sorted.
QStringList schemaLines(Database& database);
/// What a sound file of a version has there.
QStringList expectedSchemaLines(int version);

} // namespace dossier
