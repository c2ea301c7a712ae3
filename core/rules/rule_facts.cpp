// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule_facts.h"

#include "core/form/facts.h"
#include "core/form/rule_values.h"

#include <algorithm>
#include <map>

namespace dossier {

namespace rules_detail {

namespace {

/// Marks that an open answer belongs to another record: "staff" becomes "ORG-0001:staff".
void nameRecord(Json& facts, const QString& reference)
{
    if (isUndetermined(facts)) {
        Because because;
        for (const QString& question : becauseOf(facts))
            because.insert(question.contains(u':') ? question : reference + u':' + question);
        facts = undetermined(because);
        return;
    }
    if (facts.is_structured()) {
        for (Json& part : facts)
            nameRecord(part, reference);
    }
}

Json readAnswers(const Workspace& workspace, const Record& record)
{
    Json facts = factsOf(workspace.formOf(record.reference()), record.answers, workspace.library());
    nameRecord(facts, record.reference());
    facts["reference"] = toStd(record.reference());
    facts["kind"] = toStd(record.summary.kind);
    facts["status"] = toStd(record.summary.status);
    return facts;
}

/// The answers of a record that others refer to. The organisation and a vendor are asked about by thousands of activities: what they say is kept until
/// something is written.
Json answersOf(const Workspace& workspace, const QString& reference)
{
    struct Known
    {
        QString state; ///< of which workspace, and how far its log had come
        std::map<QString, Json> facts;
    };
    static thread_local Known known;
    constexpr size_t most = 2000;
    const QString state = workspace.path() + u' ' + workspace.auditHead();
    if (known.state != state || known.facts.size() >= most)
        known = {state, {}};
    const auto found = known.facts.find(reference);
    if (found != known.facts.end())
        return found->second;
    const Record* record = workspace.record(reference);
    return known.facts[reference] = record == nullptr ? Json() : readAnswers(workspace, *record);
}

/// Adds the answers of the records that one answer names.
void addLinked(Json& list, const Workspace& workspace, const Json& named)
{
    if (named.is_array()) {
        for (const Json& one : named)
            addLinked(list, workspace, one);
        return;
    }
    if (isUndetermined(named)) {
        list.push_back(named);
        return;
    }
    if (!named.is_string())
        return;
    const QString reference = fromStd(named.get_ref<const std::string&>());
    if (workspace.summary(reference))
        list.push_back(answersOf(workspace, reference));
}

bool namesRecords(const Question& question)
{
    return question.type == QuestionType::Record || question.type == QuestionType::Records;
}

Json linksOf(const Workspace& workspace, const Form& form, const Json& facts)
{
    Json links = Json::object();
    for (const Section& section : form.sections) {
        for (const Question& question : section.questions) {
            const std::string id = toStd(question.id);
            const Json& answer = facts.contains(id) ? facts.at(id) : Json();
            if (namesRecords(question)) {
                Json list = Json::array();
                addLinked(list, workspace, answer);
                links[id] = isUndetermined(answer) ? answer : list;
            }
            for (const Question& column : question.columns) {
                if (!namesRecords(column))
                    continue;
                const std::string columnId = toStd(column.id);
                Json list = Json::array();
                if (answer.is_array() || (answer.is_object() && !isUndetermined(answer))) {
                    for (const Json& row : answer) {
                        // A blank cell that may stay blank names nobody.
                        if (row.is_object() && row.contains(columnId) && (column.required || !isUndetermined(row.at(columnId))))
                            addLinked(list, workspace, row.at(columnId));
                    }
                }
                links[id][columnId] = isUndetermined(answer) ? answer : list;
            }
        }
    }
    return links;
}

} // namespace

Json linkedFacts(const Workspace& workspace, const Json& named)
{
    Json list = Json::array();
    addLinked(list, workspace, named);
    return list;
}

Json factsWithoutCriteria(const Workspace& workspace, const Record& record)
{
    const Form& form = workspace.formOf(record.reference());
    Json facts = factsOf(form, record.answers, workspace.library());
    facts["links"] = linksOf(workspace, form, facts);
    const Record* organisation = workspace.mainOrganisation();
    facts["organisation"] = organisation != nullptr ? answersOf(workspace, organisation->reference()) : undeterminedFact(QStringLiteral("organisation"));
    facts["today"] = toStd(workspace.clock().today().toString(Qt::ISODate));
    facts["status"] = toStd(record.summary.status);
    return facts;
}

std::vector<CriterionView> criteriaViews(const Record& record, const Json& facts)
{
    const Regimes& regimes = Regimes::builtIn();
    std::vector<CriterionView> views;
    for (const Regime& regime : regimes.all()) {
        if (regime.criteria.empty() || evaluate(regime.applies, facts, regimes.lists()).isFalse())
            continue;
        for (const Criterion& criterion : regime.criteria)
            views.push_back(viewOf(criterion, record, facts));
    }
    return views;
}

CriterionView viewOf(const Criterion& criterion, const Record& record, const Json& facts)
{
    const NamedLists lists = Regimes::builtIn().lists();
    CriterionView view;
    view.criterion = &criterion;
    // The first that holds decides; open ones before it matter only if they say something else.
    std::set<QString> open;
    const CriterionSuggestion* decided = nullptr;
    const CriterionSuggestion* maybe = nullptr;
    bool mayBeYes = false;
    bool mayBeNo = false;
    for (const CriterionSuggestion& suggestion : criterion.suggestions) {
        const RuleValue value = evaluate(suggestion.when, facts, lists);
        if (value.undetermined) {
            open.insert(value.because.begin(), value.because.end());
            (suggestion.says ? mayBeYes : mayBeNo) = true;
            if (maybe == nullptr)
                maybe = &suggestion;
        } else if (value.isTrue()) {
            decided = &suggestion;
            break;
        }
    }
    const bool says = decided != nullptr && decided->says;
    if (decided != nullptr ? (says ? mayBeNo : mayBeYes) : mayBeYes || mayBeNo) {
        view.open = QStringList(open.begin(), open.end());
        view.reason = maybe->reason;
        view.brief = maybe->brief;
    } else {
        view.suggested = says;
        if (decided != nullptr) {
            view.reason = decided->reason;
            view.brief = decided->brief;
        }
    }
    if (const Row* row = record.answers.at(criterion.question).row(criterion.row)) {
        const Answer& own = row->cell(criterion.column);
        if (own.hasValue() && (own.v == "yes" || own.v == "no"))
            view.confirmed = own.v == "yes";
        else if (own.hasValue() && own.v.is_boolean())
            view.confirmed = own.v.get<bool>();
    }
    return view;
}

void addCriteria(Json& facts, const std::vector<CriterionView>& views)
{
    Json criteria = Json::object();
    for (const CriterionView& view : views) {
        const std::optional<bool> value = view.value();
        criteria[toStd(view.criterion->key)] = value ? Json(*value) : undetermined(Because(view.open.begin(), view.open.end()));
    }
    facts["criteria"] = std::move(criteria);
}

} // namespace rules_detail

Json ruleFacts(const Workspace& workspace, const Record& record)
{
    Json facts = rules_detail::factsWithoutCriteria(workspace, record);
    rules_detail::addCriteria(facts, rules_detail::criteriaViews(record, facts));
    return facts;
}

std::vector<CriterionView> criteriaOf(const Workspace& workspace, const QString& reference)
{
    const Record* record = workspace.record(reference);
    if (record == nullptr || record->summary.kind != rules_detail::activityKind)
        return {};
    return rules_detail::criteriaViews(*record, rules_detail::factsWithoutCriteria(workspace, *record));
}

} // namespace dossier
