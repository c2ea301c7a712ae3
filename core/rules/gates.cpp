// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/gates.h"

#include "core/form/completeness.h"
#include "core/risk/risks.h"
#include "core/rules/rule_facts.h"

#include <algorithm>
#include <type_traits>

namespace dossier {

namespace {

const QString complete = QStringLiteral("complete");
const QString reasonNeed = QStringLiteral("reason");
const QString assessed = QStringLiteral("assessed");
const QString evidence = QStringLiteral("evidence");
const QString described = QStringLiteral("described");
const QString risksNeed = QStringLiteral("risks");
const QString decisionNeed = QStringLiteral("decision");
/// Sections that are filled in after the review of an assessment began.
const QStringList laterSections{QStringLiteral("advice"), QStringLiteral("views"), QStringLiteral("decision")};
const QString noOpenAssessment = QStringLiteral("no-required-assessment-open");
/// Where an officer says why a presumed assessment is not done.
const QString whyNotDone = QStringLiteral("dpia-not-done-why");

bool isApproved(const QString& status)
{
    return status == u"approved" || status == u"approved-with-conditions";
}

LocalizedText statusLabel(const KindInfo& kind, const QString& status)
{
    const StatusInfo* info = kind.status(status);
    return info != nullptr ? info->label : LocalizedText::same(status);
}

class Gate
{
public:
    Gate(const Workspace& workspace, const Record& record) : m_workspace(workspace), m_record(record) {}

    void check(const QString& need, const LocalizedText& reason, const QString& status)
    {
        if (need == complete)
            checkComplete(false);
        else if (need == described)
            checkComplete(true);
        else if (need == risksNeed)
            checkRisks();
        else if (need == decisionNeed)
            checkDecision(status);
        else if (need == reasonNeed && reason.en.trimmed().isEmpty() && reason.zh.trimmed().isEmpty())
            add(need, {QStringLiteral("A reason has to be given"), u"须说明理由"_qs});
        else if (need == noOpenAssessment)
            checkAssessments();
        else if (need == assessed)
            checkAssessed();
        else if (need == evidence)
            checkEvidence();
    }
    std::vector<GateFinding> take() { return std::move(m_findings); }

private:
    void add(const QString& need, const LocalizedText& text, const QString& question = {}, const QString& row = {}, const QString& column = {})
    {
        m_findings.push_back({need, text, question, row, column, {}});
    }

    void checkComplete(bool beforeReview)
    {
        const Completeness state = completeness(m_workspace.formOf(m_record.reference()), m_record.answers, m_workspace.library());
        for (const Missing& place : state.missing) {
            if (!beforeReview || !laterSections.contains(place.section))
                addPlace(place, {QStringLiteral("Not answered: %1"), u"未作答：%1"_qs});
        }
        for (const Missing& place : state.unknowns) {
            if (!beforeReview)
                addPlace(place, {QStringLiteral("Not known yet: %1"), u"尚不清楚：%1"_qs});
        }
    }

    /// Every risk of the subject is rated and judged; without any risk nothing was assessed.
    void checkRisks()
    {
        const RiskScale& scale = scaleOf(m_workspace, m_record.reference());
        if (risksOf(m_workspace, m_record.summary.subject, scale).empty())
            add(risksNeed, {QStringLiteral("No risk is recorded yet"), u"尚未登记任何风险"_qs});
        for (const RiskFinding& finding : openRiskFindings(m_workspace, m_record.summary.subject, scale))
            m_findings.push_back({risksNeed, finding.text, finding.question, finding.row, finding.column, finding.risk});
    }

    /// The decision of the form is the one that is made, and an unacceptable risk is not let through unbarred.
    void checkDecision(const QString& status)
    {
        const QString decision = QStringLiteral("decision");
        const Answer& chosen = m_record.answers.own(decision);
        if (!chosen.hasValue() || chosen.v != toStd(status))
            add(decisionNeed, {QStringLiteral("The decision in the last section says something else"), u"最后一节填写的决定与此不一致"_qs}, decision);
        const QString conditions = QStringLiteral("conditions");
        const std::vector<Row>& rows = m_record.answers.at(conditions).rows;
        if (status == u"approved-with-conditions" && rows.empty())
            add(decisionNeed, {QStringLiteral("No condition is given"), u"未写明任何条件"_qs}, conditions);
        if (!isApproved(status))
            return;
        const RiskScale& scale = scaleOf(m_workspace, m_record.reference());
        QStringList unacceptable;
        for (const RiskView& risk : risksOf(m_workspace, m_record.summary.subject, scale)) {
            if (isUnacceptable(risk, scale))
                unacceptable.append(risk.label);
        }
        if (unacceptable.isEmpty())
            return;
        const bool barred = status == u"approved-with-conditions" && std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.cell(QStringLiteral("bars")).v == true; });
        if (!barred) {
            const LocalizedText text = LocalizedText{QStringLiteral("%1: the residual risk is not acceptable. %2"), u"%1：剩余风险不可接受。%2"_qs};
            add(risksNeed, text.arg(LocalizedText{joinList(unacceptable, Language::English), joinList(unacceptable, Language::Chinese)}).arg(m_workspace.formOf(m_record.reference()).report.unacceptable), conditions);
        }
    }

    void addPlace(const Missing& place, const LocalizedText& text)
    {
        const QString path = place.column.isEmpty() ? place.question : place.question + u'/' + place.row + u'/' + place.column;
        add(complete, text.arg(rules_detail::openPlaces(m_workspace, m_record, {path})), place.question, place.row, place.column);
    }

    void checkAssessments()
    {
        for (const Obligation& obligation : obligations(m_workspace, m_record.reference())) {
            if (obligation.decided)
                continue;
            const AssessmentType* type = Regimes::builtIn().assessment(obligation.assessment);
            const LocalizedText name = type != nullptr ? type->brief : LocalizedText::same(obligation.assessment);
            if (obligation.level == Level::Required) {
                add(noOpenAssessment, LocalizedText{QStringLiteral("%1 is required and not approved yet"), u"必须完成并批准%1"_qs}.arg(name));
            } else if (obligation.level == Level::Presumed && !m_record.answers.own(whyNotDone).hasValue()) {
                add(noOpenAssessment, LocalizedText{QStringLiteral("%1 is presumed to be needed: do it, or say why it is not done"),
                                                    u"推定需要%1：请开展评估，或说明不评估的理由"_qs}.arg(name), whyNotDone);
            }
        }
    }

    void checkAssessed()
    {
        const std::vector<RecordSummary> assessments = m_workspace.assessmentsOf(m_record.reference());
        if (std::none_of(assessments.begin(), assessments.end(), [](const RecordSummary& a) { return !a.removed && isApproved(a.status); }))
            add(assessed, {QStringLiteral("There is no approved assessment yet"), u"尚无已批准的评估"_qs});
    }

    /// Proof stands in the question "evidence" or in an attached file. A form that asks for neither leaves it to the reason.
    void checkEvidence()
    {
        QString asked;
        for (const Section& section : m_workspace.formOf(m_record.reference()).sections) {
            for (const Question& question : section.questions) {
                if (question.id != evidence && question.type != QuestionType::File)
                    continue;
                if (m_record.answers.own(question.id).hasValue())
                    return;
                if (asked.isEmpty())
                    asked = question.id;
            }
        }
        if (!asked.isEmpty())
            add(evidence, {QStringLiteral("Evidence has to be given"), u"须提供证明材料"_qs}, asked);
    }

    const Workspace& m_workspace;
    const Record& m_record;
    std::vector<GateFinding> m_findings;
};

Result<void> readOnly(const Workspace& workspace, const QString& reference)
{
    const std::optional<RecordSummary> summary = workspace.summary(reference);
    if (!summary || !isDecided(*summary))
        return {};
    const LocalizedText text{QStringLiteral("%1 has been decided on and is kept as it is. Reopen it to change it; nothing was changed."),
                             u"%1 已作出决定，须保持原样。如需修改请先重新打开；未作任何更改。"_qs};
    return refused(text.arg(reference));
}

Result<void> checkStatus(const SetStatus& change, const Workspace& workspace)
{
    const std::vector<GateFinding> findings = gateFindings(workspace, change.record, change.status, change.reason);
    if (findings.empty())
        return {};
    const std::optional<RecordSummary> summary = workspace.summary(change.record);
    const KindInfo* kind = summary ? workspace.library().kinds().kind(summary->kind) : nullptr;
    const LocalizedText status = kind != nullptr ? statusLabel(*kind, change.status) : LocalizedText::same(change.status);
    constexpr size_t most = 8; // what is missing fits into one message; gateFindings has all
    QStringList english;
    QStringList chinese;
    for (size_t i = 0; i < findings.size() && i < most; ++i) {
        english.append(findings[i].text.in(Language::English));
        chinese.append(findings[i].text.in(Language::Chinese));
    }
    if (findings.size() > most) {
        english.append(QStringLiteral("%1 more").arg(findings.size() - most));
        chinese.append(u"另外 %1 项"_qs.arg(findings.size() - most));
    }
    const LocalizedText text{QStringLiteral("%1 stays as it is; “%2” is not possible yet. %3."), u"%1 保持不变，暂不能改为“%2”。%3。"_qs};
    return refused(text.arg(change.record).arg(status).arg(LocalizedText{english.join(QStringLiteral("; ")), chinese.join(u'；')}));
}

Result<void> checkAdded(const AddRecord& change, const Workspace& workspace)
{
    const Form* form = workspace.library().form(change.form);
    const KindInfo* kind = form != nullptr ? workspace.library().kinds().kind(form->kind) : nullptr;
    if (change.status.isEmpty() || kind == nullptr || kind->status(change.status) != nullptr)
        return {};
    return refused(LocalizedText{QStringLiteral("There is no status “%1” for this kind of record."), u"此类记录没有状态“%1”。"_qs}.arg(change.status));
}

} // namespace

std::vector<StatusMove> movesOf(const Workspace& workspace, const QString& reference)
{
    std::vector<StatusMove> moves;
    const std::optional<RecordSummary> summary = workspace.summary(reference);
    const KindInfo* kind = summary ? workspace.library().kinds().kind(summary->kind) : nullptr;
    if (kind == nullptr)
        return moves;
    std::copy_if(kind->moves.begin(), kind->moves.end(), std::back_inserter(moves), [&summary](const StatusMove& move) { return move.from == summary->status; });
    return moves;
}

std::vector<GateFinding> gateFindings(const Workspace& workspace, const QString& reference, const QString& status, const LocalizedText& reason)
{
    const Record* record = workspace.record(reference);
    const KindInfo* kind = record != nullptr ? workspace.library().kinds().kind(record->summary.kind) : nullptr;
    if (kind == nullptr)
        return {{QStringLiteral("record"), LocalizedText{QStringLiteral("There is no record %1"), u"没有记录 %1"_qs}.arg(reference), {}, {}, {}, {}}};
    const std::vector<StatusMove> moves = movesOf(workspace, reference);
    const auto move = std::find_if(moves.begin(), moves.end(), [&status](const StatusMove& candidate) { return candidate.to == status; });
    if (move == moves.end()) {
        QList<LocalizedText> possible;
        for (const StatusMove& candidate : moves)
            possible.append(statusLabel(*kind, candidate.to));
        LocalizedText text = LocalizedText{QStringLiteral("From “%1” there is no such step"), u"当前状态“%1”不能这样变更"_qs}.arg(statusLabel(*kind, record->summary.status));
        if (!possible.isEmpty()) {
            const LocalizedText steps = LocalizedText{QStringLiteral("; possible: %1"), u"；可改为：%1"_qs}.arg(joinList(possible));
            text = {text.en + steps.en, text.zh + steps.zh};
        }
        return {{QStringLiteral("move"), text, {}, {}, {}, {}}};
    }
    Gate gate(workspace, *record);
    for (const QString& need : move->needs)
        gate.check(need, reason, status);
    return gate.take();
}

Result<void> StatusGuard::check(const Change& change, const Workspace& workspace) const
{
    return std::visit([&](const auto& given) -> Result<void> {
        using Given = std::decay_t<decltype(given)>;
        if constexpr (std::is_same_v<Given, SetStatus>) {
            return checkStatus(given, workspace);
        } else if constexpr (std::is_same_v<Given, AddRecord>) {
            return checkAdded(given, workspace);
        } else if constexpr (std::is_same_v<Given, std::shared_ptr<ChangeGroup>>) {
            for (const Change& part : given->changes) {
                if (Result<void> result = check(part, workspace); !result)
                    return result;
            }
            return {};
        } else if constexpr (std::is_same_v<Given, RestoreRecord> || std::is_same_v<Given, Confirm>) {
            return {};
        } else {
            return readOnly(workspace, given.record);
        }
    }, change);
}

std::optional<LocalizedText> conflictOfInterests(const Workspace& workspace, const QString& assessment)
{
    const Record* record = workspace.record(assessment);
    if (record == nullptr)
        return std::nullopt;
    const Form& form = workspace.formOf(assessment);
    if (form.report.conflict.isEmpty())
        return std::nullopt;
    const Answer& decides = record->answers.own(QStringLiteral("decided-by"));
    if (!decides.hasValue() || !decides.v.is_string())
        return std::nullopt;
    const QString reference = fromStd(decides.v.get<std::string>());
    const Record* person = workspace.record(reference);
    const Answer offices = person != nullptr ? person->answers.own(QStringLiteral("offices")) : Answer();
    const bool officer = record->answers.own(form.part(QStringLiteral("officer"))).v == decides.v || record->answers.own(form.part(QStringLiteral("adviser"))).v == decides.v
        || (offices.v.is_array() && std::find(offices.v.begin(), offices.v.end(), Json(toStd(form.report.office))) != offices.v.end());
    if (!officer)
        return std::nullopt;
    return form.report.conflict.arg(workspace.titleOf(reference));
}

std::vector<std::shared_ptr<const ChangeGuard>> standardGuards()
{
    return {std::make_shared<StatusGuard>()};
}

} // namespace dossier
