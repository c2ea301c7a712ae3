// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/form.h"
#include "core/text/result.h"

namespace dossier {

/// A list of options offered where one types: data categories, countries …
struct Catalogue
{
    QString id;
    int version = 1;
    LocalizedText title;
    std::vector<Option> entries;
    QByteArray bytes;
    QString sha256;

    const Option* entry(const QString& entryId) const;
};

Result<Catalogue> readCatalogue(const QByteArray& bytes, const QString& fileName);

} // namespace dossier
