// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/theme.h"
#include "core/workspace/workspace.h"
#include <QDateTime>

namespace dossier::settings {

/// What the program remembers between starts, outside any workspace.
Author author();
void setAuthor(const Author& author);
Theme::Mode themeMode();
void setThemeMode(Theme::Mode mode);

struct Recent { QString path; QDateTime opened; LocalizedText organisation; int activities = 0; };
QList<Recent> recentFiles(); ///< newest first, at most eight
void noteOpened(const Workspace& workspace);
void forgetFile(const QString& path);

} // namespace dossier::settings
