// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/regime.h"

namespace dossier::rules_detail {

/// The strict readers behind Regimes: the first problem is reported with file, JSON path and reason.
Result<Regime> readRegimeFile(const QByteArray& bytes, const QString& fileName);
Result<NationalLists> readNationalFile(const QByteArray& bytes, const QString& fileName);

} // namespace dossier::rules_detail
