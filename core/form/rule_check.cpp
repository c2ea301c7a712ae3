// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/condition.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dossier {

namespace {

struct Operator { const char* name; size_t fewest, most; };
constexpr size_t any = std::numeric_limits<size_t>::max();
constexpr std::array<Operator, 29> operators{{{"var", 0, 2}, {"missing", 1, any}, {"==", 2, 2}, {"!=", 2, 2}, {"<", 2, 3}, {"<=", 2, 3},
    {">", 2, 2}, {">=", 2, 2}, {"and", 1, any}, {"or", 1, any}, {"!", 1, 1}, {"!!", 1, 1}, {"if", 2, any}, {"in", 2, 2}, {"some", 2, 2},
    {"all", 2, 2}, {"none", 2, 2}, {"map", 2, 2}, {"filter", 2, 2}, {"merge", 0, any}, {"max", 1, any}, {"min", 1, any}, {"+", 1, any},
    {"-", 1, 2}, {"*", 1, any}, {"/", 2, 2}, {"count", 1, any}, {"days-between", 2, 2}, {"in-list", 2, 3}}};

bool goesThroughList(const std::string& name)
{
    return name == "some" || name == "all" || name == "none" || name == "map" || name == "filter";
}

std::optional<RuleProblem> findProblem(const Json& rule, const QString& path)
{
    if (rule.is_array()) {
        for (size_t i = 0; i < rule.size(); ++i) {
            if (auto problem = findProblem(rule[i], QStringLiteral("%1[%2]").arg(path).arg(i)))
                return problem;
        }
        return std::nullopt;
    }
    if (!rule.is_object())
        return std::nullopt;
    if (rule.size() != 1)
        return RuleProblem{path, {QStringLiteral("a rule is an object with exactly one operator"), u"规则应为只含一个运算符的对象"_qs}};
    const std::string& name = rule.begin().key();
    const Json& given = rule.begin().value();
    const QString word = fromStd(name);
    const auto known = std::find_if(operators.begin(), operators.end(), [&name](const Operator& candidate) { return name == candidate.name; });
    if (known == operators.end())
        return RuleProblem{path, LocalizedText{QStringLiteral("unknown operator \"%1\""), u"未知的运算符“%1”"_qs}.arg(word)};
    const QString inside = path.isEmpty() ? word : path + u'.' + word;
    const size_t arity = given.is_array() ? given.size() : 1;
    if (arity < known->fewest || arity > known->most)
        return RuleProblem{inside, LocalizedText{QStringLiteral("wrong number of arguments for \"%1\""), u"“%1”的参数个数不正确"_qs}.arg(word)};
    if (name == "in-list" && !given[1].is_string())
        return RuleProblem{inside, {QStringLiteral("the second argument names a list"), u"第二个参数应为列表名称"_qs}};
    return findProblem(given, inside);
}

void collect(const Json& rule, std::set<QString>& ids)
{
    if (rule.is_array()) {
        for (const Json& element : rule)
            collect(element, ids);
        return;
    }
    if (!rule.is_object() || rule.size() != 1)
        return;
    const std::string& name = rule.begin().key();
    const Json& given = rule.begin().value();
    const auto add = [&ids](const Json& path) {
        if (path.is_string() && !path.get_ref<const std::string&>().empty())
            ids.insert(fromStd(path.get_ref<const std::string&>()).section(u'.', 0, 0));
    };
    if (name == "var") {
        add(given.is_array() && !given.empty() ? given[0] : given);
        if (given.is_array() && given.size() > 1)
            collect(given[1], ids);
    } else if (name == "missing") {
        if (given.is_array())
            std::for_each(given.begin(), given.end(), add);
        else
            add(given);
    } else if (goesThroughList(name) && given.is_array() && !given.empty()) {
        collect(given[0], ids); // inside, var is relative to the element
    } else {
        collect(given, ids);
    }
}

} // namespace

std::optional<RuleProblem> findRuleProblem(const Json& rule)
{
    return findProblem(rule, {});
}

std::optional<std::pair<QString, QString>> ruleProblem(const Json& rule)
{
    const std::optional<RuleProblem> problem = findRuleProblem(rule);
    if (!problem)
        return std::nullopt;
    return std::pair(problem->path, problem->reason.en);
}

std::set<QString> questionsRead(const Json& rule)
{
    std::set<QString> ids;
    collect(rule, ids);
    return ids;
}

} // namespace dossier
