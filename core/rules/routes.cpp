// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/routes.h"

#include "core/form/condition.h"
#include "core/form/facts.h"
#include "core/form/rule_values.h"
#include "core/rules/rule_facts.h"

#include <algorithm>
#include <limits>

namespace dossier {

namespace {

using namespace rules_detail;

class RouteFinder
{
public:
    RouteFinder(const Workspace& workspace, const Record& record)
        : m_workspace(workspace), m_record(record), m_lists(Regimes::builtIn().lists()), m_facts(factsWithoutCriteria(workspace, record)), m_organisation(organisationOf(record))
    {
        if (const Json own = linkedFacts(workspace, Json(toStd(m_organisation))); !own.empty())
            m_facts["organisation"] = own.front();
    }

    std::vector<Route> run()
    {
        std::vector<Route> found;
        for (const Regime& regime : Regimes::builtIn().all()) {
            for (const RouteRule& rule : regime.routes) {
                if (evaluate(rule.applies, m_facts, m_lists).isTrue())
                    found.push_back(follow(rule));
            }
        }
        return found;
    }

private:
    static QString organisationOf(const Record& record)
    {
        const Answer& answer = record.answers.own(QStringLiteral("organisation"));
        return answer.hasValue() && answer.v.is_string() ? fromStd(answer.v.get<std::string>()) : QString();
    }

    /// The first step that holds decides; one before it that might hold leaves all open.
    Route follow(const RouteRule& rule)
    {
        Route route;
        route.rule = &rule;
        Json counts = Json::object();
        for (const RouteCountRule& count : rule.counts) {
            route.counts.push_back(add(rule, count));
            const RouteCount& added = route.counts.back();
            Because because;
            for (const QString& reference : added.open)
                because.insert(reference == m_record.reference() ? count.question : reference + u':' + count.question);
            // What is not known can only make it more.
            counts[toStd(count.id)] = because.empty() || added.known ? plainNumber(added.value()) : fromRange({added.sum, std::numeric_limits<double>::infinity()}, because);
        }
        m_facts["counts"] = std::move(counts);
        for (const RouteStep& step : rule.steps) {
            const RuleValue value = evaluate(step.when, m_facts, m_lists);
            if (value.undetermined) {
                route.open = QStringList(value.because.begin(), value.because.end());
                return route;
            }
            if (!value.isTrue())
                continue;
            route.step = &step;
            const auto result = std::find_if(rule.results.begin(), rule.results.end(), [&step](const RouteResult& each) { return each.id == step.result; });
            route.result = result == rule.results.end() ? nullptr : &*result;
            return route;
        }
        return route;
    }

    RouteCount add(const RouteRule& rule, const RouteCountRule& count)
    {
        RouteCount result;
        result.rule = &count;
        double largest = 0;
        const Workspace::Passage passage(m_workspace);
        for (const QString& reference : m_workspace.answering(count.question, m_record.summary.kind)) {
            passage.next();
            const Record* other = reference == m_record.reference() ? &m_record : m_workspace.record(reference);
            if (other == nullptr || other->summary.status == u"retired" || organisationOf(*other) != m_organisation)
                continue;
            const Json facts = factsOf(m_workspace.formOf(reference), other->answers, m_workspace.library());
            if (evaluate(rule.counted, facts, m_lists).isFalse())
                continue;
            const Json& number = facts.contains(toStd(count.question)) ? facts.at(toStd(count.question)) : Json();
            if (const auto value = isUndetermined(number) ? std::nullopt : numberOf(number.is_object() ? number.value("n", Json()) : number)) {
                result.sum += *value;
                largest = std::max(largest, *value);
                ++result.activities;
            } else {
                result.open.append(reference);
            }
        }
        if (!count.organisation.isEmpty()) {
            const Json& own = m_facts["organisation"];
            const Json known = own.is_object() ? own.value(toStd(count.organisation), Json()) : Json();
            // The record of the organisation knows who was counted twice. A figure below that of the largest activity is older than the activities, and not trusted.
            if (known.is_number() && known.get<double>() >= largest)
                result.known = known.get<double>();
        }
        return result;
    }

    const Workspace& m_workspace;
    const Record& m_record;
    NamedLists m_lists;
    Json m_facts;
    QString m_organisation;
};

LocalizedText withArticles(const LocalizedText& text, const QStringList& cite)
{
    QStringList english, chinese;
    for (const QString& id : cite) {
        const Citation* citation = Regimes::builtIn().citation(id);
        english.append(citation != nullptr ? citation->brief.en : id);
        chinese.append(citation != nullptr ? citation->brief.zh : id);
    }
    if (cite.isEmpty())
        return text;
    return LocalizedText{u"%1 (%2)"_qs, u"%1（%2）"_qs}.arg(text).arg(LocalizedText{english.join(QStringLiteral(", ")), chinese.join(u'、')});
}

LocalizedText number(double value)
{
    return {displayNumber(value, Language::English), displayNumber(value, Language::Chinese)};
}

} // namespace

const RouteMark* RouteCount::next() const
{
    const RouteMark* nearest = nullptr;
    for (const RouteMark& mark : rule->marks) {
        if (mark.at > value() && (nearest == nullptr || mark.at < nearest->at))
            nearest = &mark;
    }
    return nearest;
}

std::vector<Route> routes(const Workspace& workspace, const QString& reference)
{
    const Record* record = workspace.record(reference);
    if (record == nullptr || record->summary.kind != activityKind)
        return {};
    return RouteFinder(workspace, *record).run();
}

QList<LocalizedText> routeWords(const Workspace& workspace, const QString& reference, const Route& route)
{
    QList<LocalizedText> lines;
    if (route.result == nullptr) {
        const LocalizedText places = route.open.isEmpty() ? LocalizedText{u"–"_qs, u"–"_qs} : openPlaces(workspace, *workspace.record(reference), route.open);
        lines.append(LocalizedText{u"%1: cannot be determined yet. Open: %2."_qs, u"%1：尚无法判定。待答：%2。"_qs}.arg(route.rule->title).arg(places));
    } else {
        lines.append(LocalizedText{u"%1: %2."_qs, u"%1：%2。"_qs}.arg(route.rule->title).arg(route.result->label));
        lines.append(LocalizedText{u"Decided by: %1."_qs, u"决定步骤：%1。"_qs}.arg(withArticles(route.step->text, route.step->cite)));
    }
    for (const RouteCount& count : route.counts) {
        const LocalizedText over = count.activities == 1 ? LocalizedText{u"%1: %2, from one activity."_qs, u"%1：%2，来自 1 项处理活动。"_qs}
                                                         : LocalizedText{u"%1: %2, added up over %3 activities."_qs, u"%1：%2，由 %3 项处理活动累计。"_qs};
        LocalizedText line = over.arg(count.rule->label).arg(number(count.sum));
        if (count.activities != 1)
            line = line.arg(qint64(count.activities));
        if (count.known)
            line = LocalizedText{u"%1 The record of the organisation says %2, each person counted once; that figure decides."_qs, u"%1组织记录中去重后的人数为 %2，以该数为准。"_qs}.arg(line).arg(number(*count.known));
        if (const RouteMark* next = count.next(); next != nullptr) {
            const qint64 share = qint64(count.value() / next->at * 100);
            const LocalizedText near = share >= 80 ? LocalizedText{u" Close to it."_qs, u"已接近该数量。"_qs} : LocalizedText{u""_qs, u""_qs};
            line = LocalizedText{u"%1 From %2: %3 (%4 % reached).%5"_qs, u"%1达到 %2 的：%3（已达 %4%）。%5"_qs}.arg(line).arg(number(next->at)).arg(next->text).arg(share).arg(near);
        }
        lines.append(line);
    }
    if (route.result != nullptr) {
        for (const RouteDue& due : route.result->due)
            lines.append(LocalizedText{u"Due: %1."_qs, u"仍须：%1。"_qs}.arg(withArticles(due.text, due.cite)));
    }
    return lines;
}

QList<LocalizedText> generatedWords(const Workspace& workspace, const QString& reference, const QString& question)
{
    const auto names = [&question](const Regime& regime) { return std::any_of(regime.routes.begin(), regime.routes.end(), [&](const RouteRule& rule) { return rule.question == question; }); };
    const std::vector<Regime>& all = Regimes::builtIn().all();
    if (std::none_of(all.begin(), all.end(), names))
        return {};
    QList<LocalizedText> lines;
    for (const Route& route : routes(workspace, reference)) {
        if (route.rule->question == question)
            lines += routeWords(workspace, reference, route);
    }
    if (lines.isEmpty())
        lines.append({u"Nothing in the answers goes this way."_qs, u"根据现有回答，不涉及该事项。"_qs});
    return lines;
}

} // namespace dossier
