// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/regime_reader.h"

#include "core/form/definition.h"

#include <QDate>

namespace dossier::rules_detail {

namespace {

void expectNew(const DefinitionNode& node, const QString& id, std::set<QString>& ids)
{
    if (!id.isEmpty() && !ids.insert(id).second)
        node.fail("id", LocalizedText{QStringLiteral("duplicate id \"%1\""), u"重复的标识“%1”"_qs}.arg(id));
}

void unknownWord(const DefinitionNode& node, const char* key, const QString& word)
{
    node.fail(key, LocalizedText{QStringLiteral("unknown word \"%1\""), u"未知的词“%1”"_qs}.arg(word));
}

QString readDate(const DefinitionNode& node)
{
    const QString date = node.string("date");
    if (!date.isEmpty() && !QDate::fromString(date, Qt::ISODate).isValid())
        node.fail("date", {QStringLiteral("a date such as 2018-05-25 is expected"), u"此处应为日期，例如 2018-05-25"_qs});
    return date;
}

Citation readCitation(const DefinitionNode& node)
{
    node.expectObject({"id", "short", "title", "asks", "law", "date"});
    Citation citation;
    citation.id = node.string("id", true);
    citation.brief = node.text("short", true);
    citation.title = node.text("title", true);
    citation.asks = node.text("asks", true);
    citation.law = node.text("law", true);
    citation.date = readDate(node);
    return citation;
}

Criterion readCriterion(const DefinitionNode& node)
{
    node.expectObject({"id", "key", "title", "help", "confirmed", "suggestions"});
    Criterion criterion;
    criterion.id = node.string("id", true);
    criterion.key = node.string("key", true);
    criterion.title = node.text("title", true);
    criterion.help = node.text("help");
    const DefinitionNode confirmed = node.at("confirmed");
    if (confirmed.expectObject({"question", "row", "column"})) {
        criterion.question = confirmed.string("question", true);
        criterion.row = confirmed.string("row", true);
        criterion.column = confirmed.string("column", true);
    }
    for (const DefinitionNode& item : node.items("suggestions", true)) {
        item.expectObject({"when", "says", "reason", "short"});
        if (!item.has("says"))
            item.fail("says", {QStringLiteral("is missing"), u"缺失"_qs});
        criterion.suggestions.push_back({item.rule("when", true), item.flag("says", true), item.text("reason", true), item.text("short", true)});
    }
    return criterion;
}

Level readLevel(const DefinitionNode& node)
{
    const QString word = node.string("level", true);
    for (const Level level : {Level::Required, Level::Presumed, Level::Consider}) {
        if (levelWord(level) == word)
            return level;
    }
    unknownWord(node, "level", word);
    return Level::Required;
}

ContradictionRule readContradiction(const DefinitionNode& node)
{
    node.expectObject({"id", "level", "each", "when", "at", "dates", "cite", "text", "fix"});
    ContradictionRule rule;
    rule.id = node.string("id", true);
    const QString level = node.string("level", true);
    rule.level = level == u"error" ? PointLevel::Error : level == u"hint" ? PointLevel::Hint : PointLevel::Warning;
    if (level != u"error" && level != u"warning" && level != u"hint")
        unknownWord(node, "level", level);
    rule.each = node.string("each");
    rule.when = node.rule("when", true);
    const DefinitionNode at = node.at("at");
    if (at.expectObject({"question", "column"})) {
        rule.question = at.string("question", true);
        rule.column = at.string("column");
    }
    if (node.has("dates") && node.at("dates").expectObject({"catalogue", "column"})) {
        rule.dates = node.at("dates").string("catalogue", true);
        rule.datesOf = node.at("dates").string("column", true);
    }
    rule.cite = node.strings("cite");
    if (rule.cite.isEmpty())
        node.fail("cite", {QStringLiteral("a contradiction needs a citation"), u"矛盾提示须注明依据条款"_qs});
    rule.text = node.text("text", true);
    rule.fix = node.text("fix", true);
    return rule;
}

RouteRule readRoute(const DefinitionNode& node)
{
    node.expectObject({"id", "question", "title", "applies", "counted", "counts", "steps", "results"});
    RouteRule route;
    route.id = node.string("id", true);
    route.question = node.string("question", true);
    route.title = node.text("title", true);
    route.applies = node.rule("applies", true);
    route.counted = node.rule("counted", true);
    for (const DefinitionNode& item : node.items("counts")) {
        item.expectObject({"id", "question", "organisation", "label", "marks"});
        RouteCountRule count{item.string("id", true), item.string("question", true), item.string("organisation"), item.text("label", true), {}};
        for (const DefinitionNode& mark : item.items("marks")) {
            mark.expectObject({"at", "text"});
            count.marks.push_back({mark.number("at", 0), mark.text("text", true)});
        }
        route.counts.push_back(std::move(count));
    }
    std::set<QString> results;
    for (const DefinitionNode& item : node.items("results", true)) {
        item.expectObject({"id", "label", "due"});
        RouteResult result{item.string("id", true), item.text("label", true), {}};
        for (const DefinitionNode& due : item.items("due")) {
            due.expectObject({"text", "cite"});
            result.due.push_back({due.text("text", true), due.strings("cite")});
        }
        expectNew(item, result.id, results);
        route.results.push_back(std::move(result));
    }
    std::set<QString> steps;
    for (const DefinitionNode& item : node.items("steps", true)) {
        item.expectObject({"id", "when", "result", "cite", "text"});
        route.steps.push_back({item.string("id", true), item.rule("when", true), item.string("result", true), item.strings("cite"), item.text("text", true)});
        expectNew(item, route.steps.back().id, steps);
        if (!results.contains(route.steps.back().result))
            unknownWord(item, "result", route.steps.back().result);
        if (route.steps.back().cite.isEmpty())
            item.fail("cite", {QStringLiteral("a step needs a citation"), u"步骤须注明依据条款"_qs});
    }
    return route;
}

void readParts(const DefinitionNode& root, Regime& regime)
{
    // A rule may bear the name of the provision it follows from; each list has its own names.
    std::set<QString> citationIds;
    std::set<QString> assessmentIds;
    std::set<QString> ruleIds;
    for (const DefinitionNode& node : root.items("citations", true)) {
        regime.citations.push_back(readCitation(node));
        expectNew(node, regime.citations.back().id, citationIds);
    }
    for (const DefinitionNode& node : root.items("assessments", true)) {
        node.expectObject({"id", "title", "short", "cite"});
        regime.assessments.push_back({node.string("id", true), node.text("title", true), node.text("short", true), node.strings("cite")});
        expectNew(node, regime.assessments.back().id, assessmentIds);
    }
    std::set<QString> keys;
    for (const DefinitionNode& node : root.items("criteria")) {
        regime.criteria.push_back(readCriterion(node));
        const Criterion& criterion = regime.criteria.back();
        if (!keys.insert(criterion.key).second)
            node.fail("key", LocalizedText{QStringLiteral("duplicate key \"%1\""), u"重复的键“%1”"_qs}.arg(criterion.key));
    }
    for (const DefinitionNode& node : root.items("obligations")) {
        node.expectObject({"id", "assessment", "level", "when", "cite", "reason", "short"});
        ObligationRule rule;
        rule.id = node.string("id", true);
        rule.assessment = node.string("assessment", true);
        rule.level = readLevel(node);
        rule.when = node.rule("when", true);
        rule.cite = node.strings("cite");
        rule.reason = node.text("reason", true);
        rule.brief = node.text("short", true);
        if (rule.cite.isEmpty())
            node.fail("cite", {QStringLiteral("an obligation needs a citation"), u"义务须注明依据条款"_qs});
        expectNew(node, rule.id, ruleIds);
        regime.obligations.push_back(std::move(rule));
    }
    std::set<QString> contradictionIds;
    for (const DefinitionNode& node : root.items("contradictions")) {
        regime.contradictions.push_back(readContradiction(node));
        expectNew(node, regime.contradictions.back().id, contradictionIds);
    }
    for (const DefinitionNode& node : root.items("routes"))
        regime.routes.push_back(readRoute(node));
}

/// An expression over fact names; every name must be a fact of the file.
void checkExpression(const DefinitionNode& node, const std::map<QString, Json>& facts)
{
    const Json& json = node.json();
    if (json.is_string()) {
        const QString name = fromStd(json.get_ref<const std::string&>());
        // "esTwoCriteria" follows from the lists themselves.
        if (!facts.contains(name) && !name.endsWith(u"TwoCriteria"))
            node.fail(LocalizedText{QStringLiteral("unknown fact \"%1\""), u"未知的事实“%1”"_qs}.arg(name));
        return;
    }
    if (!json.is_object() || json.size() != 1) {
        node.fail({QStringLiteral("a fact, all, any, not, n2 or plus1 is expected"), u"此处应为事实名称、all、any、not、n2 或 plus1"_qs});
        return;
    }
    const std::string& key = json.begin().key();
    if (key == "all" || key == "any" || (key == "n2" && json.begin().value().is_array())) {
        const std::vector<DefinitionNode> items = node.items(key.c_str());
        if (items.empty())
            node.fail(key.c_str(), {QStringLiteral("must not be empty"), u"不得为空"_qs});
        for (const DefinitionNode& item : items)
            checkExpression(item, facts);
    } else if (key == "not") {
        checkExpression(node.at("not"), facts);
    } else if (key == "n2") {
        if (json.begin().value() != "wp248")
            node.fail("n2", {QStringLiteral("a list or \"wp248\" is expected"), u"此处应为列表或“wp248”"_qs});
    } else if (key == "plus1") {
        if (json.begin().value() != true)
            node.fail("plus1", {QStringLiteral("true is expected"), u"此处应为 true"_qs});
    } else {
        node.fail(LocalizedText{QStringLiteral("unknown operator \"%1\""), u"未知的运算“%1”"_qs}.arg(fromStd(key)));
    }
}

NationalItem readItem(const DefinitionNode& node, const std::map<QString, Json>& facts)
{
    static const QStringList codes{QStringLiteral("HIT"), QStringLiteral("CHECK"), QStringLiteral("CRIT"), QStringLiteral("FREE")};
    node.expectObject({"id", "title", "when", "code", "note"});
    NationalItem item;
    item.id = node.string("id", true);
    item.title = node.text("title", true);
    item.code = node.string("code", true);
    item.note = node.text("note");
    if (!codes.contains(item.code))
        unknownWord(node, "code", item.code);
    if (item.id.count(u'.') < 2)
        node.fail("id", {QStringLiteral("an id such as dpialist.de.1 is expected"), u"此处应为标识，例如 dpialist.de.1"_qs});
    const DefinitionNode when = node.at("when");
    checkExpression(when, facts);
    item.when = when.json();
    return item;
}

} // namespace

Result<Regime> readRegimeFile(const QByteArray& bytes, const QString& fileName)
{
    DefinitionFile file(fileName, true);
    const Json json = file.parse(bytes);
    Regime regime;
    if (!file.error()) {
        const DefinitionNode root(json, {}, file);
        root.expectObject({"id", "version", "format", "title", "short", "applies", "lists", "citations", "assessments", "criteria", "obligations", "contradictions", "routes"});
        checkFormat(root, file);
        regime.id = root.string("id", true);
        regime.version = root.integer("version", true);
        regime.title = root.text("title", true);
        regime.brief = root.text("short", true);
        regime.applies = root.rule("applies", true);
        if (root.has("lists")) {
            const DefinitionNode lists = root.at("lists");
            if (!lists.json().is_object())
                lists.fail({QStringLiteral("an object is expected"), u"此处应为对象"_qs});
            else
                for (auto member = lists.json().begin(); member != lists.json().end(); ++member) {
                    const QStringList names = lists.strings(member.key().c_str());
                    regime.lists[fromStd(member.key())] = std::set<QString>(names.begin(), names.end());
                }
        }
        readParts(root, regime);
    }
    if (file.error())
        return failure(*file.error());
    return regime;
}

Result<NationalLists> readNationalFile(const QByteArray& bytes, const QString& fileName)
{
    DefinitionFile file(fileName, true);
    const Json json = file.parse(bytes);
    NationalLists national;
    if (!file.error()) {
        const DefinitionNode root(json, {}, file);
        root.expectObject({"id", "version", "format", "assessment", "facts", "lists"});
        checkFormat(root, file);
        root.string("id", true);
        root.integer("version", true);
        national.assessment = root.string("assessment", true);
        const DefinitionNode facts = root.at("facts");
        if (!facts.json().is_object())
            facts.fail({QStringLiteral("an object is expected"), u"此处应为对象"_qs});
        else
            for (auto member = facts.json().begin(); member != facts.json().end(); ++member)
                national.facts[fromStd(member.key())] = facts.rule(member.key().c_str(), true);
        std::set<QString> ids;
        for (const DefinitionNode& node : root.items("lists", true)) {
            node.expectObject({"country", "authority", "document", "date", "mode", "items"});
            NationalList list;
            list.country = node.string("country", true);
            list.authority = node.text("authority", true);
            list.document = node.text("document", true);
            list.date = readDate(node);
            const QString mode = node.string("mode", true);
            list.two = mode == u"two";
            if (mode != u"two" && mode != u"any")
                unknownWord(node, "mode", mode);
            for (const DefinitionNode& item : node.items("items", true)) {
                list.items.push_back(readItem(item, national.facts));
                expectNew(item, list.items.back().id, ids);
            }
            national.lists.push_back(std::move(list));
        }
    }
    if (file.error())
        return failure(*file.error());
    return national;
}

} // namespace dossier::rules_detail
