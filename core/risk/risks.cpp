// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/risk/risks.h"

namespace dossier {

namespace {

const QString ratingTable = QStringLiteral("rating");

QString rowOf(RiskStage stage)
{
    return stage == RiskStage::Inherent ? QStringLiteral("inherent") : QStringLiteral("residual");
}

QString choiceOf(const Answer& answer)
{
    return answer.hasValue() && answer.v.is_string() ? fromStd(answer.v.get<std::string>()) : QString();
}

} // namespace

std::optional<RiskRating> ratingOf(const Record& risk, RiskStage stage, const RiskScale& scale)
{
    const Row* row = risk.answers.at(ratingTable).row(rowOf(stage));
    if (row == nullptr)
        return std::nullopt;
    RiskRating rating;
    rating.severity = scale.severityOf(choiceOf(row->cell(QStringLiteral("severity"))));
    rating.likelihood = scale.likelihoodOf(choiceOf(row->cell(QStringLiteral("likelihood"))));
    if (rating.severity < 0 || rating.likelihood < 0)
        return std::nullopt;
    rating.level = scale.level(rating.severity, rating.likelihood);
    rating.reason = row->cell(QStringLiteral("reason")).text();
    return rating;
}

RiskView riskView(const Record& risk, const RiskScale& scale)
{
    RiskView view;
    view.reference = risk.reference();
    view.label = view.reference.mid(view.reference.lastIndexOf(u'/') + 1);
    view.title = risk.summary.title;
    view.threat = choiceOf(risk.answers.own(QStringLiteral("threat")));
    view.track = choiceOf(risk.answers.own(QStringLiteral("track")));
    view.status = risk.summary.status;
    view.inherent = ratingOf(risk, RiskStage::Inherent, scale);
    view.residual = ratingOf(risk, RiskStage::Residual, scale);
    const Answer& measures = risk.answers.own(QStringLiteral("measures"));
    for (const Json& item : measures.hasValue() && measures.v.is_array() ? measures.v : Json::array())
        view.measures.append(fromStd(item.get<std::string>()));
    const QString acceptable = choiceOf(risk.answers.own(QStringLiteral("acceptable")));
    if (!acceptable.isEmpty())
        view.acceptable = acceptable == u"acceptable";
    view.acceptedUntil = QDate::fromString(choiceOf(risk.answers.own(QStringLiteral("accepted-until"))), Qt::ISODate);
    view.why = risk.answers.text(QStringLiteral("acceptable-why"));
    return view;
}

std::vector<RiskView> risksOf(const Workspace& workspace, const QString& subject, const RiskScale& scale)
{
    std::vector<RiskView> all;
    for (const RecordSummary& summary : workspace.recordsAbout(subject, QStringLiteral("risk"))) {
        if (summary.status != u"closed")
            all.push_back(riskView(*workspace.record(summary.reference), scale));
    }
    return all;
}

const RiskScale& scaleOf(const Workspace& workspace, const QString& reference)
{
    const auto summary = workspace.summary(reference);
    const RiskScale* scale = summary ? riskScale(workspace.formOf(reference).scale) : nullptr;
    return scale != nullptr ? *scale : *riskScale(QStringLiteral("edpb-4x4"));
}

bool isUnacceptable(const RiskView& risk, const RiskScale& scale)
{
    return risk.acceptable == false || (risk.residual && risk.residual->level > scale.acceptable);
}

std::vector<RiskFinding> openRiskFindings(const Workspace& workspace, const QString& subject, const RiskScale& scale)
{
    std::vector<RiskFinding> findings;
    for (const RiskView& risk : risksOf(workspace, subject, scale)) {
        const auto add = [&](const QString& question, const QString& row, const QString& column, const LocalizedText& text) {
            findings.push_back({risk.reference, question, row, column, text});
        };
        for (const RiskStage stage : {RiskStage::Inherent, RiskStage::Residual}) {
            if (!risk.at(stage))
                add(ratingTable, rowOf(stage), QStringLiteral("severity"), stage == RiskStage::Inherent ? LocalizedText{u"%1 has no inherent rating"_qs, u"%1 尚未评定固有风险"_qs}.arg(risk.label)
                                                                                                       : LocalizedText{u"%1 has no residual rating"_qs, u"%1 尚未评定剩余风险"_qs}.arg(risk.label));
        }
        if (!risk.acceptable)
            add(QStringLiteral("acceptable"), {}, {}, LocalizedText{u"%1: nobody has said whether it is acceptable"_qs, u"%1：尚未判断是否可接受"_qs}.arg(risk.label));
        else if (*risk.acceptable && risk.acceptedUntil.isValid() && risk.acceptedUntil < workspace.clock().today())
            add(QStringLiteral("accepted-until"), {}, {}, LocalizedText{u"%1 was accepted until a day that is past; it has to be judged again"_qs, u"%1 的接受期限已过，须重新判断"_qs}.arg(risk.label));
        else if (risk.residual && *risk.acceptable && risk.residual->level > scale.acceptable)
            add(QStringLiteral("acceptable"), {}, {}, LocalizedText{u"%1 is called acceptable, but its residual level is: %2"_qs, u"%1 被判定为可接受，但剩余风险等级为：%2"_qs}
                                                          .arg(risk.label).arg(scale.levels[size_t(risk.residual->level)].label));
    }
    return findings;
}

} // namespace dossier
