// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/localized_text.h"
#include <tl/expected.hpp>

namespace dossier {

/// What failed, for a person (what happened, what was kept, what to do) and for a log.
struct Error
{
    enum class Kind { Usage, File, Refused, Damaged, Newer, Foreign, Locked, Replaced /**< another program put a different file in its place */ };
    Kind kind = Kind::Refused;
    LocalizedText message;
    QString detail;
};

/// For what can fail outside the program; assertions are for what cannot happen.
template <typename T> using Result = tl::expected<T, Error>;
inline tl::unexpected<Error> failure(Error error) { return tl::unexpected<Error>(std::move(error)); }
inline tl::unexpected<Error> refused(LocalizedText message, QString detail = {})
{
    return failure({Error::Kind::Refused, std::move(message), std::move(detail)});
}

} // namespace dossier
