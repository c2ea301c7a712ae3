// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/condition.h"

#include "core/form/rule_values.h"

#include <charconv>
#include <QDate>
#include <algorithm>
#include <cmath>
#include <limits>

namespace dossier {

using namespace rules_detail;

namespace {

constexpr int deepestRule = 200;

/// Evaluates one rule over one set of facts. Nothing is thrown; what makes no sense is null.
class Evaluation
{
public:
    explicit Evaluation(const NamedLists& lists) : m_lists(lists) {}

    Json apply(const Json& rule, const Json& data)
    {
        if (rule.is_array()) {
            Json list = Json::array();
            for (const Json& element : rule)
                list.push_back(apply(element, data));
            return list;
        }
        if (!rule.is_object() || rule.size() != 1 || isUndetermined(rule))
            return rule;
        if (m_depth >= deepestRule)
            return nullptr;
        ++m_depth;
        const Json& given = rule.begin().value();
        const Json result = operate(rule.begin().key(), given.is_array() ? given : Json::array({given}), data);
        --m_depth;
        return result;
    }

private:
    Json operate(const std::string& name, const Json& args, const Json& data)
    {
        // These decide themselves which arguments are evaluated, and over what.
        if (name == "and" || name == "or")
            return chain(args, data, name == "or" ? Truth::True : Truth::False);
        if (name == "if")
            return choose(args, 0, data);
        if (name == "some" || name == "all" || name == "none" || name == "map" || name == "filter")
            return iterate(name, args, data);
        const Json values = apply(args, data);
        if (name == "var")
            return variable(values, data);
        if (name == "missing")
            return missing(values, data);
        if (name == "count")
            return count(values);
        if (name == "merge")
            return merge(values);
        if (name == "max" || name == "min" || name == "+" || name == "*")
            return fold(name, values);
        if (name == "!" || name == "!!") {
            const Json& value = argument(values, 0);
            const Truth truth = truthOf(value);
            return fromTruth(name == "!" ? negated(truth) : truth, becauseOf(value));
        }
        if (name == "==" || name == "!=") {
            const Truth equal = looselyEqual(argument(values, 0), argument(values, 1));
            return fromTruth(name == "==" ? equal : negated(equal), becauseOf(values));
        }
        if (name == "<" || name == "<=" || name == ">" || name == ">=")
            return compare(name, values);
        if (name == "-" || name == "/")
            return arithmetic(name, values);
        if (name == "in")
            return contains(argument(values, 0), argument(values, 1));
        if (name == "in-list")
            return inList(argument(values, 0), argument(values, 1));
        if (name == "days-between")
            return daysBetween(argument(values, 0), argument(values, 1));
        return nullptr;
    }

    static const Json& argument(const Json& values, size_t index)
    {
        static const Json absent;
        return index < values.size() ? values[index] : absent;
    }

    // ---- Reading facts ----

    /// What a path names, where it stands; null if there is nothing. "data.0.items" and the empty path, which is all of it.
    static const Json* lookUp(const Json& path, const Json& data)
    {
        if (path.is_null() || (path.is_string() && path.get_ref<const std::string&>().empty()))
            return &data;
        const std::string text = path.is_string() ? path.get_ref<const std::string&>() : path.dump();
        const Json* at = &data;
        for (size_t from = 0; from <= text.size();) {
            if (isUndetermined(*at))
                return at;
            const size_t dot = std::min(text.find('.', from), text.size());
            const std::string step = text.substr(from, dot - from);
            from = dot + 1;
            size_t index = 0;
            const bool isIndex = std::from_chars(step.data(), step.data() + step.size(), index).ptr == step.data() + step.size() && !step.empty();
            if (at->is_array() && isIndex && index < at->size()) {
                at = &(*at)[index];
            } else if (at->is_object()) {
                const auto found = at->find(step);
                if (found == at->end())
                    return nullptr;
                at = &*found;
            } else {
                return nullptr;
            }
        }
        return at;
    }

    static Json variable(const Json& values, const Json& data)
    {
        const Json* found = lookUp(argument(values, 0), data);
        return found != nullptr && !found->is_null() ? *found : argument(values, 1);
    }

    static Json missing(const Json& values, const Json& data)
    {
        const Json& names = values.size() == 1 && values[0].is_array() ? values[0] : values;
        Json result = Json::array();
        for (const Json& name : names) {
            const Json* found = lookUp(name, data);
            if (found == nullptr || found->is_null() || isUndetermined(*found) || (found->is_string() && found->get_ref<const std::string&>().empty()))
                result.push_back(name);
        }
        return result;
    }

    // ---- Logic ----

    /// `and` stops at false, `or` at true; an open argument matters only if nothing else decides.
    Json chain(const Json& args, const Json& data, Truth decisive)
    {
        Because because;
        bool open = false;
        Json last;
        for (const Json& arg : args) {
            last = apply(arg, data);
            const Truth truth = truthOf(last);
            if (truth == decisive)
                return last;
            if (truth == Truth::Open) {
                open = true;
                addBecause(because, last);
            }
        }
        return open ? undetermined(because) : last;
    }

    Json choose(const Json& args, size_t from, const Json& data)
    {
        if (from >= args.size())
            return nullptr;
        if (from + 1 == args.size())
            return apply(args[from], data);
        const Json condition = apply(args[from], data);
        switch (truthOf(condition)) {
        case Truth::True: return apply(args[from + 1], data);
        case Truth::False: return choose(args, from + 2, data);
        case Truth::Open: break;
        }
        // Either way may be taken; if both give the same, the condition does not matter.
        const Json then = apply(args[from + 1], data);
        const Json otherwise = choose(args, from + 2, data);
        if (!hasOpen(then) && !hasOpen(otherwise) && then == otherwise)
            return then;
        Because because = becauseOf(condition);
        addBecause(because, then);
        addBecause(because, otherwise);
        return undetermined(because);
    }

    // ---- Lists ----

    Json iterate(const std::string& name, const Json& args, const Json& data)
    {
        const std::vector<Item> items = itemsOf(apply(argument(args, 0), data));
        const Json& rule = argument(args, 1);
        if (name == "map")
            return map(items, rule);
        if (name == "filter")
            return filter(items, rule);
        Because because;
        const Truth truth = name == "all" ? all(items, rule, because) : some(items, rule, because);
        return fromTruth(name == "none" ? negated(truth) : truth, because);
    }

    Json map(const std::vector<Item>& items, const Json& rule)
    {
        Json result = Json::array();
        for (const Item& item : items) {
            Item mapped = item;
            if (!item.rest)
                mapped.value = apply(rule, item.value);
            result.push_back(fromItem(mapped));
        }
        return result;
    }

    Json filter(const std::vector<Item>& items, const Json& rule)
    {
        Json result = Json::array();
        for (const Item& item : items) {
            Item kept = item;
            if (!item.rest) {
                const Json fits = apply(rule, item.value);
                const Truth truth = truthOf(fits);
                if (truth == Truth::False)
                    continue;
                if (truth == Truth::Open) {
                    kept.certain = false;
                    addBecause(kept.because, fits);
                }
            }
            result.push_back(fromItem(kept));
        }
        return result;
    }

    Truth some(const std::vector<Item>& items, const Json& rule, Because& because)
    {
        Truth result = Truth::False;
        for (const Item& item : items) {
            const Json fits = item.rest ? item.value : apply(rule, item.value);
            const Truth truth = truthOf(fits);
            if (truth == Truth::True && item.certain)
                return Truth::True;
            if (truth == Truth::False)
                continue;
            result = Truth::Open;
            addBecause(because, fits);
            because.insert(item.because.begin(), item.because.end());
        }
        return result;
    }

    /// As in JsonLogic, not true of an empty list.
    Truth all(const std::vector<Item>& items, const Json& rule, Because& because)
    {
        bool open = false;
        bool anyCertain = false;
        for (const Item& item : items) {
            const Json fits = item.rest ? item.value : apply(rule, item.value);
            const Truth truth = truthOf(fits);
            if (truth == Truth::False && item.certain)
                return Truth::False;
            anyCertain = anyCertain || item.certain;
            if (truth != Truth::True) {
                open = true;
                addBecause(because, fits);
            }
            because.insert(item.because.begin(), item.because.end());
        }
        if (open)
            return Truth::Open;
        if (anyCertain)
            return Truth::True;
        return items.empty() ? Truth::False : Truth::Open;
    }

    static Json count(const Json& values)
    {
        const bool single = values.size() == 1 && (values[0].is_structured() || values[0].is_null());
        Range range;
        Because because;
        for (const Item& item : itemsOf(single ? values[0] : values)) {
            if (item.rest) {
                range.hi = std::numeric_limits<double>::infinity();
                because.insert(item.because.begin(), item.because.end());
                continue;
            }
            const Truth truth = truthOf(item.value);
            if (truth == Truth::False)
                continue;
            range.hi += 1;
            if (truth == Truth::True && item.certain) {
                range.lo += 1;
            } else {
                addBecause(because, item.value);
                because.insert(item.because.begin(), item.because.end());
            }
        }
        return fromRange(range, because);
    }

    static Json merge(const Json& values)
    {
        Json result = Json::array();
        for (const Json& value : values) {
            if (value.is_array()) {
                result.insert(result.end(), value.begin(), value.end());
            } else if (isUndetermined(value)) {
                result.push_back(restMarker(becauseOf(value)));
            } else {
                result.push_back(value);
            }
        }
        return result;
    }

    static Json contains(const Json& needle, const Json& haystack)
    {
        if (haystack.is_string()) {
            if (hasOpen(needle))
                return undetermined(becauseOf(needle));
            return needle.is_string() && haystack.get_ref<const std::string&>().find(needle.get_ref<const std::string&>()) != std::string::npos;
        }
        Because because;
        Truth result = Truth::False;
        for (const Item& item : haystack.is_array() || isUndetermined(haystack) ? itemsOf(haystack) : std::vector<Item>()) {
            const Truth equal = item.rest ? Truth::Open : looselyEqualInList(needle, item.value);
            if (equal == Truth::True && item.certain)
                return true;
            if (equal == Truth::False)
                continue;
            result = Truth::Open;
            addBecause(because, needle);
            addBecause(because, item.value);
            because.insert(item.because.begin(), item.because.end());
        }
        return fromTruth(result, because);
    }

    /// Membership compares strictly: "" is not 0.
    static Truth looselyEqualInList(const Json& needle, const Json& element)
    {
        if (hasOpen(needle) || hasOpen(element))
            return looselyEqual(needle, element);
        return needle == element ? Truth::True : Truth::False;
    }

    Json inList(const Json& value, const Json& listName) const
    {
        const std::set<QString>* list = m_lists && listName.is_string() ? m_lists(fromStd(listName.get_ref<const std::string&>())) : nullptr;
        if (list == nullptr)
            return nullptr;
        Because because;
        Truth result = Truth::False;
        for (const Item& item : value.is_array() ? itemsOf(value) : std::vector<Item>{{value, true, false, {}}}) {
            const bool open = hasOpen(item.value);
            const bool member = item.value.is_string() && list->contains(fromStd(item.value.get_ref<const std::string&>()));
            if (!open && !member)
                continue;
            if (member && item.certain)
                return true;
            result = Truth::Open;
            addBecause(because, item.value);
            because.insert(item.because.begin(), item.because.end());
        }
        return fromTruth(result, because);
    }

    // ---- Numbers ----

    static Truth lessThan(const Json& a, const Json& b, bool orEqual)
    {
        if (a.is_string() && b.is_string()) {
            const int order = a.get_ref<const std::string&>().compare(b.get_ref<const std::string&>());
            return order < 0 || (orEqual && order == 0) ? Truth::True : Truth::False;
        }
        const std::optional<Range> left = rangeOf(a);
        const std::optional<Range> right = rangeOf(b);
        if (!left || !right) // a date against an unknown date, or nothing comparable
            return isUndetermined(a) || isUndetermined(b) ? Truth::Open : Truth::False;
        if (orEqual ? left->hi <= right->lo : left->hi < right->lo)
            return Truth::True;
        if (orEqual ? left->lo > right->hi : left->lo >= right->hi)
            return Truth::False;
        return Truth::Open;
    }

    static Json compare(const std::string& name, const Json& values)
    {
        const bool orEqual = name.size() == 2;
        if (name[0] == '>')
            return fromTruth(lessThan(argument(values, 1), argument(values, 0), orEqual), becauseOf(values));
        Truth result = lessThan(argument(values, 0), argument(values, 1), orEqual);
        if (values.size() > 2) { // a < b < c
            const Truth second = lessThan(values[1], values[2], orEqual);
            if (result == Truth::False || second == Truth::False)
                result = Truth::False;
            else if (second == Truth::Open)
                result = Truth::Open;
        }
        return fromTruth(result, becauseOf(values));
    }

    static Range combine(const std::string& name, const Range& a, const Range& b)
    {
        if (name == "max")
            return {std::max(a.lo, b.lo), std::max(a.hi, b.hi)};
        if (name == "min")
            return {std::min(a.lo, b.lo), std::min(a.hi, b.hi)};
        if (name == "+")
            return {a.lo + b.lo, a.hi + b.hi};
        const auto times = [](double x, double y) { return x == 0 || y == 0 ? 0 : x * y; }; // 0 × unbounded is 0
        const std::initializer_list<double> products{times(a.lo, b.lo), times(a.lo, b.hi), times(a.hi, b.lo), times(a.hi, b.hi)};
        return {std::min(products), std::max(products)};
    }

    /// max, min, + and * over all arguments, lists included.
    static Json fold(const std::string& name, const Json& values)
    {
        std::optional<Range> result;
        Because because;
        std::vector<Item> items;
        for (const Json& value : values) {
            if (value.is_array()) {
                const std::vector<Item> inner = itemsOf(value);
                items.insert(items.end(), inner.begin(), inner.end());
            } else {
                items.push_back({value, true, false, {}});
            }
        }
        for (const Item& item : items) {
            addBecause(because, item.value);
            because.insert(item.because.begin(), item.because.end());
        }
        for (const Item& item : items) {
            if (!item.certain)
                return undetermined(because);
            const std::optional<Range> range = rangeOf(item.value);
            if (!range)
                return nullptr;
            result = result ? combine(name, *result, *range) : *range;
        }
        if (!result)
            return name == "+" ? Json(0) : Json();
        return fromRange(*result, because);
    }

    static Json arithmetic(const std::string& name, const Json& values)
    {
        const std::optional<Range> a = rangeOf(argument(values, 0));
        const std::optional<Range> b = rangeOf(argument(values, 1));
        if (!a || !b)
            return nullptr;
        const Because because = becauseOf(values);
        if (name == "-")
            return values.size() == 1 ? fromRange({-a->hi, -a->lo}, because) : fromRange({a->lo - b->hi, a->hi - b->lo}, because);
        if (!because.empty())
            return undetermined(because);
        return b->lo == 0 ? Json() : plainNumber(a->lo / b->lo);
    }

    static Json daysBetween(const Json& from, const Json& to)
    {
        if (isUndetermined(from) || isUndetermined(to))
            return undetermined(becauseOf(Json::array({from, to})));
        const auto dateOf = [](const Json& value) {
            return value.is_string() ? QDate::fromString(fromStd(value.get_ref<const std::string&>()).left(10), Qt::ISODate) : QDate();
        };
        const QDate first = dateOf(from);
        const QDate last = dateOf(to);
        return first.isValid() && last.isValid() ? Json(std::int64_t(first.daysTo(last))) : Json();
    }

    const NamedLists& m_lists;
    int m_depth = 0;
};

} // namespace

bool RuleValue::isTrue() const
{
    return !undetermined && truthOf(value) == Truth::True;
}

bool RuleValue::isFalse() const
{
    return !undetermined && truthOf(value) == Truth::False;
}

Json undeterminedFact(const QString& question)
{
    return Json{{"$undetermined", toStd(question)}};
}

bool isUndeterminedFact(const Json& fact)
{
    return isUndetermined(fact);
}

RuleValue evaluate(const Json& rule, const Json& facts, const NamedLists& lists)
{
    RuleValue result;
    result.value = Evaluation(lists).apply(rule, facts);
    // A list with an open element still is a list; only a value that cannot be told true from false is undetermined.
    if (truthOf(result.value) == Truth::Open || isRange(result.value)) {
        result.undetermined = truthOf(result.value) == Truth::Open;
        result.because = becauseOf(result.value);
        if (result.undetermined)
            result.value = nullptr;
    }
    return result;
}

} // namespace dossier
