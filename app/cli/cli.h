// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/language.h"
#include <QStringList>
#include <QTextStream>

namespace dossier {

/// Runs one command line (without the program's name). Results go to `out`, messages to `err`.
/// Returns 0 done; 1 done, and something was found; 2 wrong usage; 3 a file could not be read or written; 4 refused. With 2, 3 and 4 nothing was written.
int runCli(const QStringList& arguments, QTextStream& out, QTextStream& err);

} // namespace dossier
