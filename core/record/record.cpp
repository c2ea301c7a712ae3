// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/record.h"

namespace dossier {

bool isDecided(const RecordSummary& summary)
{
    static const QStringList statuses{QStringLiteral("approved"), QStringLiteral("approved-with-conditions"), QStringLiteral("rejected"), QStringLiteral("superseded")};
    return summary.kind == u"assessment" && statuses.contains(summary.status);
}

} // namespace dossier
