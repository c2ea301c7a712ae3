// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/national.h"

#include <algorithm>

namespace dossier {

namespace rules_detail {

namespace {

/// Which criterion a fact shows by itself.
struct CriterionFact { const char16_t* criterion; const char16_t* fact; };
constexpr CriterionFact criterionFacts[] = {
    {u"c1", u"profiling"}, {u"c1", u"scoring"},
    {u"c3", u"sysMonitor"},
    {u"c4", u"art9"}, {u"c4", u"art10"}, {u"c4", u"health"}, {u"c4", u"genetic"}, {u"c4", u"biometricId"}, {u"c4", u"highlyPersonal"},
    {u"c4", u"financeDetail"}, {u"c4", u"location"}, {u"c4", u"commData"}, {u"c4", u"solvency"},
    {u"c5", u"largeScale"},
    {u"c6", u"combine"},
    {u"c7", u"employees"}, {u"c7", u"children"}, {u"c7", u"vulnerable"},
    {u"c8", u"newTech"}, {u"c8", u"ai"}, {u"c8", u"iot"}, {u"c8", u"phoneSignal"}, {u"c8", u"avAnalysis"},
    {u"c9", u"denyService"},
};
const QStringList criterionKeys{QStringLiteral("c1"), QStringLiteral("c2"), QStringLiteral("c3"), QStringLiteral("c4"), QStringLiteral("c5"),
    QStringLiteral("c6"), QStringLiteral("c7"), QStringLiteral("c8"), QStringLiteral("c9")};
const QString automated = QStringLiteral("autoDecision"); // with an effect it shows the second criterion

/// A truth that may be open, with the facts that would decide it.
struct Tri
{
    std::optional<bool> value = false;
    std::set<QString> open;
};

Tri known(bool value) { return {value, {}}; }

/// Whether at least `least` of some parts are true.
Tri atLeast(const std::vector<Tri>& parts, int least)
{
    int certain = 0;
    int possible = 0;
    Tri result{std::nullopt, {}};
    for (const Tri& part : parts) {
        certain += part.value == true ? 1 : 0;
        possible += part.value == false ? 0 : 1;
        if (!part.value)
            result.open.insert(part.open.begin(), part.open.end());
    }
    if (certain >= least)
        return known(true);
    return possible >= least ? result : known(false);
}

Tri all(const std::vector<Tri>& parts) { return atLeast(parts, int(parts.size())); }

class Evaluation
{
public:
    Evaluation(const FactOf& fact, const CriterionOf& criterion) : m_fact(fact), m_criterion(criterion) {}

    /// `row` is the whole expression of the item, for "one more criterion".
    Tri expression(const Json& json, const Json& row)
    {
        if (json.is_string())
            return fact(fromStd(json.get_ref<const std::string&>()));
        if (!json.is_object() || json.empty())
            return known(false);
        const std::string& key = json.begin().key();
        const Json& given = json.begin().value();
        if (key == "plus1")
            return oneMore(row);
        if (key == "not") {
            Tri result = expression(given, row);
            if (result.value)
                result.value = !*result.value;
            return result;
        }
        if (key == "n2" && given.is_string())
            return atLeast(criteria(), 2);
        std::vector<Tri> parts;
        for (const Json& part : given)
            parts.push_back(expression(part, row));
        if (key == "all")
            return all(parts);
        return atLeast(parts, key == "n2" ? 2 : 1);
    }

    /// A fact that follows from the lists themselves, such as "two Spanish criteria are met".
    void setFact(const QString& name, const Tri& value) { m_given[name] = value; }

private:
    Tri fact(const QString& name) const
    {
        if (const auto given = m_given.find(name); given != m_given.end())
            return given->second;
        const std::optional<bool> value = m_fact(name);
        return value ? known(*value) : Tri{std::nullopt, {name}};
    }

    Tri criterion(const QString& key) const
    {
        if (m_criterion) {
            const std::optional<bool> value = m_criterion(key);
            return value ? known(*value) : Tri{std::nullopt, {key}};
        }
        if (key == u"c2")
            return all({fact(automated), atLeast({fact(QStringLiteral("bigEffect")), fact(QStringLiteral("denyService"))}, 1)});
        std::vector<Tri> parts;
        for (const CriterionFact& entry : criterionFacts) {
            if (key == QStringView(entry.criterion))
                parts.push_back(fact(QStringView(entry.fact).toString()));
        }
        return atLeast(parts, 1);
    }

    std::vector<Tri> criteria() const
    {
        std::vector<Tri> result;
        for (const QString& key : criterionKeys)
            result.push_back(criterion(key));
        return result;
    }

    static void collectFacts(const Json& json, std::set<QString>& names)
    {
        if (json.is_string())
            names.insert(fromStd(json.get_ref<const std::string&>()));
        else if (json.is_array() || json.is_object())
            for (const Json& part : json)
                collectFacts(part, names);
    }

    /// At least one criterion beside the one that the row itself stands for: that one does not count twice.
    Tri oneMore(const Json& row) const
    {
        std::set<QString> names;
        collectFacts(row, names);
        std::set<QString> own;
        for (const CriterionFact& entry : criterionFacts) {
            if (names.contains(QStringView(entry.fact).toString()))
                own.insert(QStringView(entry.criterion).toString());
        }
        if (names.contains(automated))
            own.insert(QStringLiteral("c2"));
        std::vector<Tri> further;
        std::vector<Tri> ownMet;
        for (const QString& key : criterionKeys)
            (own.contains(key) ? ownMet : further).push_back(criterion(key));
        // A row that names facts of several criteria stands for one of them; a second one is a further one.
        return atLeast({atLeast(further, 1), atLeast(ownMet, 2)}, 1);
    }

    const FactOf& m_fact;
    const CriterionOf& m_criterion;
    std::map<QString, Tri> m_given;
};

/// "dpialist.pl.7" counts for "pl", "dpialist.at.3.4" for "at.3".
QString groupOf(const QString& itemId)
{
    return itemId.section(u'.', 1, -2);
}

GroupOutcome* groupFor(ListOutcome& outcome, const NationalList& list, const QString& key)
{
    const auto found = std::find_if(outcome.groups.begin(), outcome.groups.end(), [&key](const GroupOutcome& group) { return group.key == key; });
    if (found != outcome.groups.end())
        return &*found;
    GroupOutcome group;
    group.list = &list;
    group.key = key;
    outcome.groups.push_back(std::move(group));
    return &outcome.groups.back();
}

} // namespace

ListOutcome evaluateItems(const NationalLists& lists, const FactOf& fact, const CriterionOf& criterion, const std::function<bool(const NationalList&)>& wanted)
{
    Evaluation evaluation(fact, criterion);
    ListOutcome outcome;
    // Counted criteria first: exemptions may depend on their number.
    std::map<QString, std::vector<Tri>> counted;
    for (const NationalList& list : lists.lists) {
        if (!wanted(list))
            continue;
        for (const NationalItem& item : list.items) {
            if (item.code != u"CRIT")
                continue;
            GroupOutcome* group = groupFor(outcome, list, groupOf(item.id));
            const Tri met = evaluation.expression(item.when, item.when);
            if (met.value == true)
                group->met.push_back(&item);
            counted[group->key].push_back(met);
        }
    }
    for (GroupOutcome& group : outcome.groups) {
        const Tri two = atLeast(counted[group.key], 2);
        group.value = two.value;
        group.open = two.open;
        evaluation.setFact(group.key + QStringLiteral("TwoCriteria"), two);
    }
    for (const NationalList& list : lists.lists) {
        if (!wanted(list))
            continue;
        for (const NationalItem& item : list.items) {
            if (item.code == u"CRIT")
                continue;
            const Tri value = evaluation.expression(item.when, item.when);
            outcome.items.push_back({&list, &item, value.value, value.open});
        }
    }
    // Where a country's whole list asks for two of n criteria, the exemptions of the same country come before them; an open one does not.
    for (GroupOutcome& group : outcome.groups) {
        const bool wholeList = group.key == group.list->country.toLower();
        const bool exempt = wholeList && std::any_of(outcome.items.begin(), outcome.items.end(), [&group](const ItemOutcome& item) {
            return item.item->code == u"FREE" && item.list->country == group.list->country && item.value == true;
        });
        if (exempt) {
            group.value = false;
            group.open.clear();
        }
    }
    return outcome;
}

} // namespace rules_detail

ListResult evaluateLists(const NationalLists& lists, const std::function<std::optional<bool>(const QString&)>& fact, const QStringList& countries)
{
    using namespace rules_detail;
    const auto wanted = [&countries](const NationalList& list) { return countries.isEmpty() || countries.contains(list.country); };
    const ListOutcome outcome = evaluateItems(lists, fact, {}, wanted);
    ListResult result;
    for (const ItemOutcome& item : outcome.items) {
        if (!item.value)
            result.open.append(item.item->id);
        else if (*item.value)
            (item.item->code == u"CHECK" ? result.check : item.item->code == u"FREE" ? result.free : result.hit).append(item.item->id);
    }
    for (const GroupOutcome& group : outcome.groups) {
        if (!group.met.empty())
            result.counted[group.key] = int(group.met.size());
        if (!group.value)
            result.open.append(QStringLiteral("dpialist.") + group.key);
    }
    return result;
}

} // namespace dossier
