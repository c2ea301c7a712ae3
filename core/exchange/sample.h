// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace dossier {

/// Ids of the samples on offer ("lanting").
QStringList sampleNames();
/// Creates a workspace at `path` filled with a sample, through Changes.
Result<std::unique_ptr<Workspace>> createSample(const QString& path, const OpenOptions& options, const QString& sample = QStringLiteral("lanting"));

} // namespace dossier
