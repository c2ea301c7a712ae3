// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/risk/risks.h"

namespace dossier {

namespace {

QString rowOf(RiskStage stage)
{
    return stage == RiskStage::Inherent ? QStringLiteral("inherent") : QStringLiteral("residual");
}

QString choiceOf(const Answer& answer)
{
    return answer.hasValue() && answer.v.is_string() ? fromStd(answer.v.get<std::string>()) : QString();
}

/// The highest step of the factors; -1 while one of them is open.
int highestFactor(const Row& row, const RiskScale& scale)
{
    int highest = -1;
    for (const ScaleStep& factor : scale.factors) {
        const int step = scale.likelihoodOf(choiceOf(row.cell(factor.id)));
        if (step < 0)
            return -1;
        highest = std::max(highest, step);
    }
    return highest;
}

LocalizedText moved(const LocalizedText& name, const std::vector<ScaleStep>& steps, int chosen, int result, const RiskRating& rating, const RiskScale& scale, bool severity)
{
    LocalizedText text = LocalizedText{u"%1: %2"_qs, u"%1：%2"_qs}.arg(name).arg(steps[size_t(chosen)].label);
    bool any = false;
    for (const ScaleModifier& modifier : scale.modifiers) {
        if (modifier.onSeverity != severity || !rating.modifiers.contains(modifier.step.id))
            continue;
        const QString by = (modifier.by < 0 ? u"− "_qs : u"+ "_qs) + QString::number(std::abs(modifier.by));
        text = LocalizedText{u"%1, %2 (%3)"_qs, u"%1，%2（%3）"_qs}.arg(text).arg(by).arg(modifier.step.label);
        any = true;
    }
    return any ? LocalizedText{u"%1 = %2"_qs, u"%1 = %2"_qs}.arg(text).arg(steps[size_t(result)].label) : text;
}

} // namespace

LocalizedText explanationOf(const RiskRating& rating, const RiskScale& scale)
{
    const LocalizedText severity = moved({u"Severity"_qs, u"影响程度"_qs}, scale.severity, rating.chosenSeverity, rating.severity, rating, scale, true);
    const LocalizedText likelihood = moved(scale.factors.empty() ? LocalizedText{u"likelihood"_qs, u"可能性"_qs} : LocalizedText{u"likelihood, the highest of its factors"_qs, u"可能性（取各维度最高）"_qs},
                                           scale.likelihood, rating.chosenLikelihood, rating.likelihood, rating, scale, false);
    return LocalizedText{u"%1; %2; by the matrix: %3."_qs, u"%1；%2；按判定表：%3。"_qs}.arg(severity).arg(likelihood).arg(scale.levels[size_t(rating.level)].label);
}

std::optional<RiskRating> ratingOf(const Record& risk, RiskStage stage, const RiskScale& scale)
{
    const Row* row = risk.answers.at(scale.question).row(rowOf(stage));
    if (row == nullptr)
        return std::nullopt;
    RiskRating rating;
    rating.severity = scale.severityOf(choiceOf(row->cell(QStringLiteral("severity"))));
    rating.likelihood = scale.factors.empty() ? scale.likelihoodOf(choiceOf(row->cell(QStringLiteral("likelihood")))) : highestFactor(*row, scale);
    if (rating.severity < 0 || rating.likelihood < 0)
        return std::nullopt;
    rating.chosenSeverity = rating.severity;
    rating.chosenLikelihood = rating.likelihood;
    const Answer& chosen = row->cell(QStringLiteral("modifiers"));
    for (const ScaleModifier& modifier : scale.modifiers) {
        if (!chosen.hasValue() || !chosen.v.is_array() || std::find(chosen.v.begin(), chosen.v.end(), Json(toStd(modifier.step.id))) == chosen.v.end())
            continue;
        rating.modifiers.append(modifier.step.id);
        (modifier.onSeverity ? rating.severity : rating.likelihood) += modifier.by;
    }
    rating.severity = std::clamp(rating.severity, 0, int(scale.severity.size()) - 1);
    rating.likelihood = std::clamp(rating.likelihood, 0, int(scale.likelihood.size()) - 1);
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
                add(scale.question, rowOf(stage), QStringLiteral("severity"), stage == RiskStage::Inherent ? LocalizedText{u"%1 has no inherent rating"_qs, u"%1 尚未评定固有风险"_qs}.arg(risk.label)
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
