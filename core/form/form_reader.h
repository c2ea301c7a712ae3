// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/form.h"
#include "core/text/result.h"
#include <functional>

namespace dossier {

/// Strict for our resources: unknown keys are refused. Stored copies inside a workspace are read leniently by their `format`.
enum class Reading { Strict, Stored };

/// Reads one form file. The error's message names the file, the JSON path ("sections[2].questions[0].showIf") and the reason; the first problem is reported.
/// Refused: unknown or duplicate keys, duplicate ids, a missing language, unknown types, rowsOf or showIf that refer to nothing or loop,
/// citations and catalogues that `known` does not know (skipped when `known` is null).
struct KnownIds
{
    std::function<bool(const QString&)> citation;
    std::function<bool(const QString&)> catalogue;
};
Result<Form> readForm(const QByteArray& bytes, const QString& fileName, Reading reading = Reading::Strict, const KnownIds* known = nullptr);

} // namespace dossier
