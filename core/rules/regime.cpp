// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/regime.h"

#include "core/form/definition.h"
#include "core/rules/regime_reader.h"
#include "core/text/resources.h"

#include <algorithm>

namespace dossier {

namespace {

const QString nationalFile = QStringLiteral("dpia-lists.json");

template <typename Item> const Item* byId(const std::vector<Item>& items, const QString& id)
{
    const auto found = std::find_if(items.begin(), items.end(), [&id](const Item& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

/// The named lists that a rule asks for by a literal name.
void collectLists(const Json& rule, std::set<QString>& names)
{
    if (rule.is_object()) {
        for (auto member = rule.begin(); member != rule.end(); ++member) {
            const Json& given = member.value();
            if (member.key() == "in-list" && given.is_array() && given.size() >= 2 && given[1].is_string())
                names.insert(fromStd(given[1].get_ref<const std::string&>()));
            collectLists(given, names);
        }
    } else if (rule.is_array()) {
        for (const Json& element : rule)
            collectLists(element, names);
    }
}

/// Checks the references of one file against everything that was loaded.
class ReferenceCheck
{
public:
    ReferenceCheck(const Regimes& regimes, const QString& fileName) : m_regimes(regimes), m_file(fileName, true) {}

    void cites(const QStringList& ids, const QString& path)
    {
        for (qsizetype i = 0; i < ids.size(); ++i) {
            if (m_regimes.citation(ids[i]) == nullptr)
                fail(QStringLiteral("%1.cite[%2]").arg(path).arg(i), {QStringLiteral("unknown citation \"%1\""), u"未知的条款“%1”"_qs}, ids[i]);
        }
    }
    void rule(const Json& given, const QString& path)
    {
        std::set<QString> names;
        collectLists(given, names);
        for (const QString& name : names) {
            if (m_regimes.list(name) == nullptr)
                fail(path, {QStringLiteral("unknown list \"%1\""), u"未知的名单“%1”"_qs}, name);
        }
    }
    void assessment(const QString& id, const QString& path)
    {
        if (m_regimes.assessment(id) == nullptr)
            fail(path, {QStringLiteral("unknown assessment \"%1\""), u"未知的评估“%1”"_qs}, id);
    }
    const std::optional<Error>& error() const { return m_file.error(); }

private:
    void fail(const QString& path, const LocalizedText& reason, const QString& what) { m_file.fail(path, reason.arg(what)); }

    const Regimes& m_regimes;
    DefinitionFile m_file;
};

std::optional<Error> checkRegime(const Regimes& regimes, const Regime& regime)
{
    ReferenceCheck check(regimes, QStringLiteral("regimes/%1.json").arg(regime.id));
    check.rule(regime.applies, QStringLiteral("applies"));
    for (size_t i = 0; i < regime.assessments.size(); ++i)
        check.cites(regime.assessments[i].cite, QStringLiteral("assessments[%1]").arg(i));
    for (size_t i = 0; i < regime.criteria.size(); ++i) {
        const std::vector<CriterionSuggestion>& suggestions = regime.criteria[i].suggestions;
        for (size_t j = 0; j < suggestions.size(); ++j)
            check.rule(suggestions[j].when, QStringLiteral("criteria[%1].suggestions[%2].when").arg(i).arg(j));
    }
    for (size_t i = 0; i < regime.obligations.size(); ++i) {
        const QString path = QStringLiteral("obligations[%1]").arg(i);
        check.assessment(regime.obligations[i].assessment, path + QStringLiteral(".assessment"));
        check.cites(regime.obligations[i].cite, path);
        check.rule(regime.obligations[i].when, path + QStringLiteral(".when"));
    }
    for (size_t i = 0; i < regime.contradictions.size(); ++i) {
        const QString path = QStringLiteral("contradictions[%1]").arg(i);
        check.cites(regime.contradictions[i].cite, path);
        check.rule(regime.contradictions[i].when, path + QStringLiteral(".when"));
    }
    for (size_t i = 0; i < regime.routes.size(); ++i) {
        const QString path = QStringLiteral("routes[%1]").arg(i);
        check.rule(regime.routes[i].applies, path + QStringLiteral(".applies"));
        for (const RouteStep& step : regime.routes[i].steps) {
            check.cites(step.cite, path + QStringLiteral(".steps"));
            check.rule(step.when, path + QStringLiteral(".steps"));
        }
        for (const RouteResult& result : regime.routes[i].results) {
            for (const RouteDue& due : result.due)
                check.cites(due.cite, path + QStringLiteral(".results"));
        }
    }
    return check.error();
}

std::optional<Error> checkNational(const Regimes& regimes, const NationalLists& national)
{
    ReferenceCheck check(regimes, QStringLiteral("regimes/") + nationalFile);
    check.assessment(national.assessment, QStringLiteral("assessment"));
    for (const auto& [name, rule] : national.facts)
        check.rule(rule, QStringLiteral("facts.") + name);
    return check.error();
}

} // namespace

QString levelWord(Level level)
{
    switch (level) {
    case Level::Consider: return QStringLiteral("consider");
    case Level::Undetermined: return QStringLiteral("undetermined");
    case Level::Presumed: return QStringLiteral("presumed");
    case Level::Required: return QStringLiteral("required");
    }
    Q_UNREACHABLE();
}

LocalizedText levelLabel(Level level)
{
    switch (level) {
    case Level::Consider: return {QStringLiteral("to be considered"), u"建议考虑"_qs};
    case Level::Undetermined: return {QStringLiteral("undetermined"), u"无法判定"_qs};
    case Level::Presumed: return {QStringLiteral("presumed"), u"推定需要"_qs};
    case Level::Required: return {QStringLiteral("required"), u"必须"_qs};
    }
    Q_UNREACHABLE();
}

Result<Regimes> Regimes::load()
{
    Regimes regimes;
    for (const QString& name : resourceNames(QStringLiteral("catalogues"))) {
        const QString path = QStringLiteral("catalogues/") + name;
        const Result<Catalogue> catalogue = readCatalogue(resourceBytes(path), path);
        if (!catalogue)
            return failure(catalogue.error());
        for (const Option& entry : catalogue->entries) {
            if (!entry.from.isEmpty() || !entry.until.isEmpty())
                regimes.m_dates[catalogue->id][entry.id] = {entry.from, entry.until};
            for (const QString& tag : entry.tags) {
                regimes.m_catalogueLists[catalogue->id + u':' + tag].insert(entry.id);
                if (catalogue->id == u"countries")
                    regimes.m_catalogueLists[tag].insert(entry.id);
            }
        }
    }
    for (const QString& name : resourceNames(QStringLiteral("regimes"))) {
        const QString path = QStringLiteral("regimes/") + name;
        if (name == nationalFile) {
            Result<NationalLists> national = readNationalLists(resourceBytes(path), path);
            if (!national)
                return failure(national.error());
            regimes.m_national = std::move(*national);
            continue;
        }
        Result<Regime> regime = readRegime(resourceBytes(path), path);
        if (!regime)
            return failure(regime.error());
        regimes.m_regimes.push_back(std::move(*regime));
    }
    regimes.addListCitations();
    if (const Result<void> checked = regimes.checkReferences(); !checked)
        return failure(checked.error());
    return regimes;
}

const Regimes& Regimes::builtIn()
{
    static const Regimes regimes = [] {
        Result<Regimes> loaded = load();
        if (!loaded)
            qFatal("%s", qUtf8Printable(loaded.error().message.en));
        return std::move(*loaded);
    }();
    return regimes;
}

const Citation* Regimes::citation(const QString& id) const
{
    for (const Regime& regime : m_regimes) {
        if (const Citation* found = byId(regime.citations, id))
            return found;
    }
    return byId(m_listCitations, id);
}

const AssessmentType* Regimes::assessment(const QString& id) const
{
    for (const Regime& regime : m_regimes) {
        if (const AssessmentType* found = byId(regime.assessments, id))
            return found;
    }
    return nullptr;
}

const std::set<QString>* Regimes::list(const QString& name) const
{
    if (const qsizetype at = name.indexOf(u'@'); at >= 0) {
        static thread_local std::map<QString, std::set<QString>> known; // of each day; there are few
        const auto found = known.find(name);
        if (found != known.end())
            return &found->second;
        const std::set<QString>* all = list(name.left(at));
        if (all == nullptr)
            return nullptr;
        const QString day = name.mid(at + 1);
        const auto dates = m_dates.find(name.left(at).section(u':', 0, 0));
        std::set<QString> current;
        for (const QString& entry : *all) {
            const auto span = dates == m_dates.end() ? std::map<QString, Span>::const_iterator() : dates->second.find(entry);
            const bool limited = dates != m_dates.end() && span != dates->second.end();
            if (!limited || ((span->second.from.isEmpty() || span->second.from <= day) && (span->second.until.isEmpty() || day <= span->second.until)))
                current.insert(entry);
        }
        if (known.size() > 500)
            known.clear();
        return &(known[name] = std::move(current));
    }
    for (const Regime& regime : m_regimes) {
        if (const auto found = regime.lists.find(name); found != regime.lists.end())
            return &found->second;
    }
    const auto found = m_catalogueLists.find(name);
    return found == m_catalogueLists.end() ? nullptr : &found->second;
}

NamedLists Regimes::lists() const
{
    return [this](const QString& name) { return list(name); };
}

void Regimes::addListCitations()
{
    for (const NationalList& national : m_national.lists) {
        for (const NationalItem& item : national.items) {
            Citation citation;
            citation.id = item.id;
            // "dpialist.at.2.1" is item 2.1 of its list.
            const QString number = item.id.section(u'.', 2);
            citation.brief = LocalizedText{QStringLiteral("%1 list, no. %2"), u"%1清单第 %2 项"_qs}.arg(national.authority).arg(number);
            citation.title = item.title;
            citation.asks = item.title;
            citation.law = national.document;
            citation.date = national.date;
            m_listCitations.push_back(std::move(citation));
        }
    }
}

Result<void> Regimes::checkReferences() const
{
    std::set<QString> ids;
    for (const Regime& regime : m_regimes) {
        for (const Citation& citation : regime.citations) {
            if (ids.insert(citation.id).second)
                continue;
            DefinitionFile file(QStringLiteral("regimes/%1.json").arg(regime.id), true);
            file.fail(QStringLiteral("citations"), LocalizedText{QStringLiteral("duplicate id \"%1\""), u"重复的标识“%1”"_qs}.arg(citation.id));
            return failure(*file.error());
        }
        if (const std::optional<Error> error = checkRegime(*this, regime))
            return failure(*error);
    }
    if (!m_national.lists.empty()) {
        if (const std::optional<Error> error = checkNational(*this, m_national))
            return failure(*error);
    }
    return {};
}

Result<Regime> Regimes::readRegime(const QByteArray& bytes, const QString& fileName)
{
    return rules_detail::readRegimeFile(bytes, fileName);
}

Result<NationalLists> Regimes::readNationalLists(const QByteArray& bytes, const QString& fileName)
{
    return rules_detail::readNationalFile(bytes, fileName);
}

const FormLibrary& checkedLibrary()
{
    static const FormLibrary library = [] {
        KnownIds known;
        known.citation = [](const QString& id) { return Regimes::builtIn().citation(id) != nullptr; };
        Result<FormLibrary> loaded = FormLibrary::load(&known);
        if (!loaded)
            qFatal("%s", qUtf8Printable(loaded.error().message.en));
        return std::move(*loaded);
    }();
    return library;
}

} // namespace dossier
