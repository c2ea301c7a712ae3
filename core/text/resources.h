// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace dossier {

/// The bytes of a built-in resource ("forms/activity.json"); asserts that it exists.
QByteArray resourceBytes(const QString& path);
/// Names of the built-in files in a resource folder ("forms"), sorted.
QStringList resourceNames(const QString& folder);

} // namespace dossier
