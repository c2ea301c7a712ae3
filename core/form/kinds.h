// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/result.h"
#include "core/text/json.h"

namespace dossier {

struct StatusInfo
{
    QString id;
    LocalizedText label;
    QString shape; ///< glyph of the chip: "dashed-ring", "dot", "ring", "half", "filled-check", "open-check", "cross", "triangle", "slashed-ring", "question"
    QString tone;  ///< "neutral", "accent", "ok", "warn", "danger"
};

struct StatusMove
{
    QString from, to;
    LocalizedText label;
    QStringList needs; ///< "complete", "reason", "no-required-assessment-open", "assessed", "evidence"
};

struct KindInfo
{
    QString id;     ///< "activity"
    QString prefix; ///< "ACT"
    LocalizedText title, plural;
    std::vector<StatusInfo> statuses;
    QString initial;
    bool showsStatus = false; ///< where a record of this kind is named, its status stands beside it
    std::vector<StatusMove> moves;

    const StatusInfo* status(const QString& statusId) const;
};

/// The table of kinds, statuses and moves (resources/kinds.json).
class Kinds
{
public:
    static Result<Kinds> read(const QByteArray& bytes, const QString& fileName);
    const std::vector<KindInfo>& all() const { return m_kinds; }
    const KindInfo* kind(const QString& id) const;

private:
    std::vector<KindInfo> m_kinds;
};

} // namespace dossier
