// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/localized_text.h"
#include <vector>

namespace dossier::bench {

using WordList = std::vector<LocalizedText>;

enum class Theme { Marketing, Sales, People, Operations };

/// What the records of a large workspace are called and talk about.
const WordList& activityNames(Theme theme);
const WordList& products();
const WordList& regions();
const WordList& teams();
const WordList& seasons();
const WordList& sentences(); ///< %1 product, %2 region, %3 team, %4 season
const WordList& companyStems();
const WordList& companyFields();
const WordList& companyForms();
const WordList& familyNames();
const WordList& givenNames();
const WordList& functions();

} // namespace dossier::bench
