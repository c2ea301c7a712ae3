// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/obligations.h"

#include "core/form/facts.h"
#include "core/form/rule_values.h"
#include "core/rules/national.h"
#include "core/rules/rule_facts.h"

#include <algorithm>

namespace dossier {

namespace {

using namespace rules_detail;

/// Countries for whose lists there are reasons to look, and how they came in.
struct Countries
{
    std::set<QString> establishments, people;
    bool hasEuropeanEstablishment = false;
    std::set<QString> open; ///< questions that would tell more countries
};

QString listCountry(const QString& country)
{
    return country == u"UK" ? QStringLiteral("GB") : country;
}

void addCountries(std::set<QString>& countries, std::set<QString>& open, const Json& facts, const char* question)
{
    if (!facts.is_object() || !facts.contains(question)) {
        const Because because = becauseOf(facts);
        open.insert(because.begin(), because.end());
        return;
    }
    const Json& answer = facts.at(question);
    const Because because = becauseOf(answer);
    open.insert(because.begin(), because.end());
    for (const Json& country : answer.is_array() ? answer : Json::array({answer})) {
        if (country.is_string())
            countries.insert(listCountry(fromStd(country.get_ref<const std::string&>())));
    }
}

class Finder
{
public:
    Finder(const Workspace& workspace, const Record& record)
        : m_workspace(workspace), m_record(record), m_regimes(Regimes::builtIn()), m_lists(m_regimes.lists())
    {
        m_facts = factsWithoutCriteria(workspace, record);
        m_views = criteriaViews(record, m_facts);
        addCriteria(m_facts, m_views);
    }

    std::vector<Obligation> run()
    {
        for (const Regime& regime : m_regimes.all()) {
            const RuleValue applies = evaluate(regime.applies, m_facts, m_lists);
            if (applies.isFalse())
                continue;
            for (const ObligationRule& rule : regime.obligations)
                addRule(rule, applies);
            const auto isOurs = [this](const AssessmentType& type) { return type.id == m_regimes.national().assessment; };
            if (std::any_of(regime.assessments.begin(), regime.assessments.end(), isOurs))
                addNational(applies);
        }
        for (Obligation& obligation : m_obligations)
            finish(obligation);
        std::erase_if(m_obligations, [](const Obligation& obligation) { return obligation.reasons.empty() && obligation.checks.empty(); });
        std::stable_sort(m_obligations.begin(), m_obligations.end(), [](const Obligation& a, const Obligation& b) { return a.level > b.level; });
        return std::move(m_obligations);
    }

private:
    Obligation& obligation(const QString& assessment)
    {
        const auto found = std::find_if(m_obligations.begin(), m_obligations.end(), [&assessment](const Obligation& o) { return o.assessment == assessment; });
        if (found != m_obligations.end())
            return *found;
        m_obligations.push_back({});
        m_obligations.back().assessment = assessment;
        return m_obligations.back();
    }

    Reason undecided(Reason reason, const std::set<QString>& open) const
    {
        reason.level = Level::Undetermined;
        reason.open = QStringList(open.begin(), open.end());
        const LocalizedText form{QStringLiteral("It cannot be decided yet whether this applies: %1"), u"尚无法判定是否适用：%1"_qs};
        reason.text = form.arg(reason.text);
        if (!reason.open.isEmpty()) {
            const LocalizedText places{QStringLiteral("Open: %1."), u"待答：%1。"_qs};
            const LocalizedText openText = places.arg(openPlaces(m_workspace, m_record, reason.open));
            reason.text = {reason.text.en + u' ' + openText.en, reason.text.zh + openText.zh};
        }
        return reason;
    }

    void addRule(const ObligationRule& rule, const RuleValue& applies)
    {
        const RuleValue value = evaluate(rule.when, m_facts, m_lists);
        if (!value.undetermined && !value.isTrue())
            return;
        Reason reason{rule.id, rule.level, rule.cite, rule.reason, rule.brief, {}};
        if (value.undetermined || applies.undetermined) {
            std::set<QString> open = value.because;
            if (applies.undetermined)
                open.insert(applies.because.begin(), applies.because.end());
            reason = undecided(std::move(reason), open);
        }
        obligation(rule.assessment).reasons.push_back(std::move(reason));
    }

    // ---- National lists ----

    Countries countries() const
    {
        Countries result;
        const Json& organisation = m_facts.at("organisation");
        for (const char* question : {"establishments", "main-establishment", "country"})
            addCountries(result.establishments, result.open, organisation, question);
        addCountries(result.people, result.open, m_facts, "people-countries");
        const std::set<QString>* eea = m_regimes.list(QStringLiteral("eea"));
        result.hasEuropeanEstablishment = std::any_of(result.establishments.begin(), result.establishments.end(),
                                                      [eea](const QString& country) { return eea != nullptr && eea->contains(country); });
        return result;
    }

    const RuleValue& listFact(const QString& name)
    {
        const auto known = m_listFacts.find(name);
        if (known != m_listFacts.end())
            return known->second;
        const auto rule = m_regimes.national().facts.find(name);
        RuleValue value;
        if (rule != m_regimes.national().facts.end())
            value = evaluate(rule->second, m_facts, m_lists);
        return m_listFacts[name] = value;
    }

    std::optional<bool> factValue(const QString& name)
    {
        const RuleValue& value = listFact(name);
        return value.undetermined ? std::nullopt : std::optional<bool>(value.isTrue());
    }

    std::optional<bool> criterionValue(const QString& key) const
    {
        const auto found = std::find_if(m_views.begin(), m_views.end(), [&key](const CriterionView& view) { return view.criterion->key == key; });
        return found == m_views.end() ? std::optional<bool>(false) : found->value();
    }

    /// Questions behind facts and criteria that are not known.
    void addOpen(std::set<QString>& open, const std::set<QString>& names)
    {
        for (const QString& name : names) {
            const auto view = std::find_if(m_views.begin(), m_views.end(), [&name](const CriterionView& v) { return v.criterion->key == name; });
            if (view != m_views.end())
                open.insert(view->open.begin(), view->open.end());
            else if (const RuleValue& value = listFact(name); value.undetermined)
                open.insert(value.because.begin(), value.because.end());
        }
    }

    LocalizedText countryName(const QString& code) const
    {
        const Catalogue* catalogue = m_workspace.library().catalogue(QStringLiteral("countries"));
        const Option* country = catalogue != nullptr ? catalogue->entry(listCountry(code)) : nullptr;
        return country != nullptr ? country->label : LocalizedText::same(code);
    }

    Reason listReason(const NationalList& list, const QString& id, const LocalizedText& what, QStringList items, const Countries& countries)
    {
        Reason reason;
        reason.id = id;
        reason.cite = std::move(items);
        if (const AssessmentType* type = m_regimes.assessment(m_regimes.national().assessment))
            reason.cite += type->cite;
        const bool established = countries.establishments.contains(listCountry(list.country));
        // People alone bring in a list only when nobody in Europe answers for the processing; otherwise it is shown for information.
        reason.level = established || !countries.hasEuropeanEstablishment ? Level::Required : Level::Consider;
        const LocalizedText because = established ? LocalizedText{QStringLiteral("establishment there"), u"在当地设有机构"_qs}
                                                  : LocalizedText{QStringLiteral("people there"), u"个人位于当地"_qs};
        reason.text = LocalizedText{QStringLiteral("On the list of %1 (%2, %3): %4."), u"列入%1的清单（%2，%3）：%4。"_qs}
                          .arg(list.authority).arg(countryName(list.country)).arg(because).arg(what);
        reason.brief = LocalizedText{QStringLiteral("DPIA list of %1"), u"%1评估清单"_qs}.arg(countryName(list.country));
        return reason;
    }

    void addReason(Reason reason, const RuleValue& applies)
    {
        if (applies.undetermined)
            reason = undecided(std::move(reason), applies.because);
        obligation(m_regimes.national().assessment).reasons.push_back(std::move(reason));
    }

    void addNational(const RuleValue& applies)
    {
        const Countries where = countries();
        const auto named = [&where](const NationalList& list) {
            const QString country = listCountry(list.country);
            return where.establishments.contains(country) || where.people.contains(country);
        };
        const FactOf fact = [this](const QString& name) { return factValue(name); };
        const CriterionOf criterion = [this](const QString& key) { return criterionValue(key); };
        const ListOutcome outcome = evaluateItems(m_regimes.national(), fact, criterion, named);
        std::map<const NationalList*, std::set<QString>> open;
        std::set<const NationalList*> hit;
        for (const ItemOutcome& item : outcome.items) {
            if (item.value == false)
                continue;
            if (!item.value) {
                if (item.item->code != u"FREE")
                    open[item.list].insert(item.open.begin(), item.open.end());
                continue;
            }
            addItem(item, where, applies);
            if (item.item->code == u"HIT")
                hit.insert(item.list);
        }
        for (const GroupOutcome& group : outcome.groups) {
            if (!group.value)
                open[group.list].insert(group.open.begin(), group.open.end());
            if (group.value != true)
                continue;
            hit.insert(group.list);
            addGroup(group, where, applies);
        }
        for (const auto& [list, facts] : open) {
            if (!hit.contains(list))
                addOpenList(*list, facts, where);
        }
        if (!where.open.empty())
            addUnknownCountries(where, named, applies);
    }

    void addItem(const ItemOutcome& item, const Countries& where, const RuleValue& applies)
    {
        Reason reason = listReason(*item.list, item.item->id, item.item->title, {item.item->id}, where);
        if (item.item->code == u"HIT") {
            addReason(std::move(reason), applies);
            return;
        }
        reason.level = Level::Consider;
        if (item.item->code == u"CHECK") {
            reason.text = {reason.text.en + QStringLiteral(" Whether the description fits needs a person's judgement."), reason.text.zh + u"是否符合描述需人工判断。"_qs};
            obligation(m_regimes.national().assessment).checks.push_back(std::move(reason));
            return;
        }
        reason.text = LocalizedText{QStringLiteral("No DPIA by the list of %1 (%2): %3. It never beats a hit."), u"%1的免评估清单（%2）：%3。命中必须评估清单时不适用。"_qs}
                          .arg(item.list->authority).arg(countryName(item.list->country)).arg(item.item->title);
        reason.brief = LocalizedText{QStringLiteral("Exempt in %1"), u"%1免评估"_qs}.arg(countryName(item.list->country));
        obligation(m_regimes.national().assessment).exemptions.push_back(std::move(reason));
    }

    void addGroup(const GroupOutcome& group, const Countries& where, const RuleValue& applies)
    {
        QStringList ids;
        QStringList english;
        QStringList chinese;
        for (const NationalItem* item : group.met) {
            ids.append(item->id);
            english.append(item->title.in(Language::English));
            chinese.append(item->title.in(Language::Chinese));
        }
        const LocalizedText titles{english.join(QStringLiteral("; ")), chinese.join(u'；')};
        const LocalizedText what = LocalizedText{QStringLiteral("%1 criteria, where two are enough: %2"), u"符合其中 %1 项标准，两项即须评估：%2"_qs}
                                       .arg(qint64(ids.size())).arg(titles);
        addReason(listReason(*group.list, QStringLiteral("dpialist.") + group.key, what, ids, where), applies);
    }

    void addOpenList(const NationalList& list, const std::set<QString>& names, const Countries& where)
    {
        std::set<QString> open;
        addOpen(open, names);
        const LocalizedText what{QStringLiteral("some entries depend on answers that are open"), u"部分条目取决于尚未作答的问题"_qs};
        Reason reason = listReason(list, QStringLiteral("dpialist.") + list.country.toLower(), what, {}, where);
        if (reason.level == Level::Consider)
            return; // for information only: what is open there does not hold anything up
        obligation(m_regimes.national().assessment).reasons.push_back(undecided(std::move(reason), open));
    }

    /// The countries themselves are not known: says so if any further list would be hit.
    void addUnknownCountries(const Countries& where, const std::function<bool(const NationalList&)>& named, const RuleValue& applies)
    {
        const FactOf fact = [this](const QString& name) { return factValue(name); };
        const CriterionOf criterion = [this](const QString& key) { return criterionValue(key); };
        const ListOutcome others = evaluateItems(m_regimes.national(), fact, criterion, [&named](const NationalList& list) { return !named(list); });
        std::set<QString> hit;
        for (const ItemOutcome& item : others.items) {
            if (item.item->code == u"HIT" && item.value == true)
                hit.insert(item.list->country);
        }
        for (const GroupOutcome& group : others.groups) {
            if (group.value == true)
                hit.insert(group.list->country);
        }
        if (hit.empty())
            return;
        QList<LocalizedText> names;
        for (const QString& country : hit)
            names.append(countryName(country));
        Reason reason;
        reason.id = QStringLiteral("dpialist.rule.2");
        if (const AssessmentType* type = m_regimes.assessment(m_regimes.national().assessment))
            reason.cite = type->cite;
        reason.text = LocalizedText{QStringLiteral("a DPIA would be required by the lists of these countries, if they are concerned: %1."),
                                    u"如涉及下列国家，其清单要求评估：%1。"_qs}.arg(joinList(names));
        reason.brief = {QStringLiteral("Countries not known yet"), u"所涉国家尚不清楚"_qs};
        std::set<QString> open = where.open;
        if (applies.undetermined)
            open.insert(applies.because.begin(), applies.because.end());
        obligation(m_regimes.national().assessment).reasons.push_back(undecided(std::move(reason), open));
    }

    void finish(Obligation& obligation) const
    {
        std::stable_sort(obligation.reasons.begin(), obligation.reasons.end(), [](const Reason& a, const Reason& b) { return a.level > b.level; });
        obligation.level = obligation.reasons.empty() ? Level::Consider : obligation.reasons.front().level;
        for (const RecordSummary& assessment : m_workspace.assessmentsOf(m_record.reference())) {
            if (assessment.form != obligation.assessment || assessment.removed || assessment.status == u"superseded")
                continue;
            obligation.existing.append(assessment.reference);
            if (assessment.status == u"approved" || assessment.status == u"approved-with-conditions")
                obligation.decided = true;
        }
    }

    const Workspace& m_workspace;
    const Record& m_record;
    const Regimes& m_regimes;
    NamedLists m_lists;
    Json m_facts;
    std::vector<CriterionView> m_views;
    std::map<QString, RuleValue> m_listFacts;
    std::vector<Obligation> m_obligations;
};

} // namespace

std::vector<Obligation> obligations(const Workspace& workspace, const QString& reference)
{
    const Record* record = workspace.record(reference);
    if (record == nullptr || record->summary.kind != activityKind)
        return {};
    return Finder(workspace, *record).run();
}

} // namespace dossier
