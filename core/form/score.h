// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/facts.h"

namespace dossier {

/// What one question adds to a score, so that every score can be explained.
struct Contribution
{
    QString section, question, row;
    double points = 0, most = 0, weight = 1;
    bool unknown = false;
    LocalizedText why;
};

struct Flag { QString question, row; LocalizedText text; };

struct Score
{
    double points = 0, most = 0;
    std::vector<Contribution> contributions;
    std::vector<Flag> flags;
    std::optional<double> percent() const;
};

Score scoreOf(const Form& form, const Answers& answers, const FormLibrary& library);

} // namespace dossier
