// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/condition.h"

#include "core/form/rule_values.h"

#include <charconv>
#include <QDate>
#include <QVarLengthArray>
#include <algorithm>
#include <cmath>
#include <limits>

namespace dossier {

using namespace rules_detail;

namespace {

constexpr int deepestRule = 200;
constexpr size_t mostSteps = 2'000'000; // far more than a rule needs; lists within lists written by somebody hostile would never end

/// The arguments of an operator: each stands in the rule, in the facts, or was made here.
class Arguments
{
public:
    const Json& operator[](size_t index) const
    {
        static const Json absent;
        return index < size() ? *m_given[qsizetype(index)] : absent;
    }
    size_t size() const { return size_t(m_given.size()); }
    void reserve(size_t size)
    {
        m_made.resize(size); // never grows afterwards: what m_given names stays where it is
        m_given.reserve(qsizetype(size));
    }
    Json& place() { return m_made[size_t(m_given.size())]; }
    void add(const Json& value) { m_given.append(&value); }
    const Json* const* begin() const { return m_given.begin(); }
    const Json* const* end() const { return m_given.end(); }

private:
    std::vector<Json> m_made;
    QVarLengthArray<const Json*, 4> m_given;
};

Because becauseOfAll(const Arguments& values)
{
    Because because;
    for (const Json* value : values)
        addBecause(because, *value);
    return because;
}

/// True or false; only what is open needs its reasons, so that they are gathered only then.
template <typename Reasons> Json truthValue(Truth truth, Reasons reasons)
{
    return truth == Truth::Open ? undetermined(reasons()) : Json(truth == Truth::True);
}

/// Evaluates one rule over one set of facts. Nothing is thrown; what makes no sense is null.
/// Facts are large and rules many: a value is copied only where it goes into a new one.
class Evaluation
{
public:
    explicit Evaluation(const NamedLists& lists) : m_lists(lists) {}

    /// The value of a rule, which stands in the rule, in the data, or in `made`.
    const Json& apply(const Json& rule, const Json& data, Json& made)
    {
        m_steps += rule.is_array() ? rule.size() + 1 : 1;
        if (m_steps > mostSteps) {
            made = undetermined({});
            return made;
        }
        if (rule.is_array()) {
            if (std::none_of(rule.begin(), rule.end(), [](const Json& element) { return element.is_structured(); }))
                return rule;
            Json list = Json::array();
            for (const Json& element : rule) {
                Json value;
                list.push_back(apply(element, data, value));
            }
            made = std::move(list);
            return made;
        }
        if (!rule.is_object() || rule.size() != 1 || isUndetermined(rule))
            return rule;
        if (m_depth >= deepestRule) {
            made = nullptr;
            return made;
        }
        ++m_depth;
        const Json& result = operate(rule.begin().key(), rule.begin().value(), data, made);
        --m_depth;
        return result;
    }

private:
    /// The arguments as they are written: a single one needs no list.
    struct Written
    {
        const Json& given;
        size_t size() const { return given.is_array() ? given.size() : 1; }
        const Json& operator[](size_t index) const
        {
            static const Json absent;
            return index >= size() ? absent : given.is_array() ? given[index] : given;
        }
    };

    const Json& operate(const std::string& name, const Json& given, const Json& data, Json& made)
    {
        const Written written{given};
        // These decide themselves which arguments are evaluated, and over what.
        if (name == "and" || name == "or")
            return chain(written, data, name == "or" ? Truth::True : Truth::False, made);
        if (name == "if")
            return choose(written, data, made);
        if (name == "some" || name == "all" || name == "none" || name == "map" || name == "filter") {
            made = iterate(name, written, data);
            return made;
        }
        Arguments values;
        values.reserve(written.size());
        for (size_t i = 0; i < written.size(); ++i)
            values.add(apply(written[i], data, values.place()));
        if (name == "var")
            return variable(values, data, made);
        made = compute(name, values, data);
        return made;
    }

    Json compute(const std::string& name, const Arguments& values, const Json& data) const
    {
        if (name == "missing")
            return missing(values, data);
        if (name == "count")
            return count(values);
        if (name == "merge")
            return merge(values);
        if (name == "max" || name == "min" || name == "+" || name == "*")
            return fold(name, values);
        const auto reasons = [&values] { return becauseOfAll(values); };
        if (name == "!" || name == "!!") {
            const Truth truth = truthOf(values[0]);
            return truthValue(name == "!" ? negated(truth) : truth, [&values] { return becauseOf(values[0]); });
        }
        if (name == "==" || name == "!=") {
            const Truth equal = looselyEqual(values[0], values[1]);
            return truthValue(name == "==" ? equal : negated(equal), reasons);
        }
        if (name == "<" || name == "<=" || name == ">" || name == ">=")
            return compare(name, values);
        if (name == "-" || name == "/")
            return arithmetic(name, values);
        if (name == "in")
            return contains(values[0], values[1]);
        if (name == "in-list")
            return inList(values[0], values[1], values[2]);
        if (name == "days-between")
            return daysBetween(values[0], values[1]);
        return nullptr;
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

    static const Json& variable(const Arguments& values, const Json& data, Json& made)
    {
        const Json* found = lookUp(values[0], data);
        if (found != nullptr && !found->is_null())
            return *found;
        made = values[1];
        return made;
    }

    static Json missing(const Arguments& values, const Json& data)
    {
        Json result = Json::array();
        const auto look = [&](const Json& name) {
            const Json* found = lookUp(name, data);
            if (found == nullptr || found->is_null() || isUndetermined(*found) || (found->is_string() && found->get_ref<const std::string&>().empty()))
                result.push_back(name);
        };
        if (values.size() == 1 && values[0].is_array()) {
            for (const Json& name : values[0])
                look(name);
        } else {
            for (const Json* name : values)
                look(*name);
        }
        return result;
    }

    // ---- Logic ----

    /// `and` stops at false, `or` at true; an open argument matters only if nothing else decides.
    const Json& chain(const Written& args, const Json& data, Truth decisive, Json& made)
    {
        static const Json absent;
        Because because;
        bool open = false;
        const Json* last = &absent;
        for (size_t i = 0; i < args.size(); ++i) {
            last = &apply(args[i], data, made);
            const Truth truth = truthOf(*last);
            if (truth == decisive)
                return *last;
            if (truth == Truth::Open) {
                open = true;
                addBecause(because, *last);
            }
        }
        if (!open)
            return *last;
        made = undetermined(because);
        return made;
    }

    const Json& choose(const Written& args, const Json& data, Json& made)
    {
        struct Branch { Because because; Json value; };
        std::vector<Branch> open; // either way may be taken
        const Json* last = nullptr;
        for (size_t from = 0; last == nullptr; from += 2) {
            if (from >= args.size()) {
                made = nullptr;
                last = &made;
            } else if (from + 1 == args.size()) {
                last = &apply(args[from], data, made);
            } else {
                Json store;
                const Json& condition = apply(args[from], data, store);
                const Truth truth = truthOf(condition);
                if (truth == Truth::True) {
                    last = &apply(args[from + 1], data, made);
                } else if (truth == Truth::Open) {
                    Json then;
                    open.push_back({becauseOf(condition), apply(args[from + 1], data, then)});
                }
            }
        }
        // If all ways give the same, the conditions do not matter.
        const auto differs = [last, sure = !hasOpen(*last)](const Branch& branch) { return !sure || branch.value != *last; };
        const auto matters = std::find_if(open.rbegin(), open.rend(), differs);
        if (matters == open.rend())
            return *last;
        // The innermost that makes a difference leaves all before it open; those after it do not matter.
        Because because = becauseOf(*last);
        for (auto branch = matters; branch != open.rend(); ++branch) {
            addBecause(because, branch->value);
            because.merge(branch->because);
        }
        made = undetermined(because);
        return made;
    }

    // ---- Lists ----

    Json iterate(const std::string& name, const Written& args, const Json& data)
    {
        Json store;
        const Json& list = apply(args[0], data, store);
        const Json& rule = args[1];
        if (name == "map")
            return map(list, rule);
        if (name == "filter")
            return filter(list, rule);
        Because because;
        const Truth truth = name == "all" ? all(list, rule, because) : some(list, rule, because);
        return fromTruth(name == "none" ? negated(truth) : truth, because);
    }

    Json map(const Json& list, const Json& rule)
    {
        Json result = Json::array();
        for (Item& item : itemsOf(list)) {
            Json store;
            if (!item.rest)
                item.value = Json(apply(rule, item.value, store));
            result.push_back(fromItem(item));
        }
        return result;
    }

    Json filter(const Json& list, const Json& rule)
    {
        Json result = Json::array();
        for (Item& item : itemsOf(list)) {
            if (!item.rest) {
                Json store;
                const Json& fits = apply(rule, item.value, store);
                const Truth truth = truthOf(fits);
                if (truth == Truth::False)
                    continue;
                if (truth == Truth::Open) {
                    item.certain = false;
                    addBecause(item.because, fits);
                }
            }
            result.push_back(fromItem(item));
        }
        return result;
    }

    Truth some(const Json& list, const Json& rule, Because& because)
    {
        Truth result = Truth::False;
        forEachItem(list, [&](const ItemView& item) {
            Json store;
            const Json& fits = item.rest ? item.marker : apply(rule, item.value, store);
            const Truth truth = item.rest ? Truth::Open : truthOf(fits);
            if (truth == Truth::True && item.certain) {
                result = Truth::True;
                return false;
            }
            if (truth != Truth::False) {
                result = Truth::Open;
                addBecause(because, fits);
                if (!item.certain)
                    addBecause(because, item.marker);
            }
            return true;
        });
        return result;
    }

    /// As in JsonLogic, not true of an empty list.
    Truth all(const Json& list, const Json& rule, Because& because)
    {
        bool open = false;
        bool anyCertain = false;
        bool refuted = false;
        bool any = false;
        forEachItem(list, [&](const ItemView& item) {
            any = true;
            Json store;
            const Json& fits = item.rest ? item.marker : apply(rule, item.value, store);
            const Truth truth = item.rest ? Truth::Open : truthOf(fits);
            if (truth == Truth::False && item.certain) {
                refuted = true;
                return false;
            }
            anyCertain = anyCertain || item.certain;
            if (truth != Truth::True) {
                open = true;
                addBecause(because, fits);
            }
            if (!item.certain)
                addBecause(because, item.marker);
            return true;
        });
        if (refuted)
            return Truth::False;
        if (open)
            return Truth::Open;
        if (anyCertain)
            return Truth::True;
        return any ? Truth::Open : Truth::False;
    }

    static Json count(const Arguments& values)
    {
        Range range;
        Because because;
        const auto add = [&](const ItemView& item) {
            if (item.rest) {
                range.hi = std::numeric_limits<double>::infinity();
                addBecause(because, item.marker);
                return true;
            }
            const Truth truth = truthOf(item.value);
            if (truth == Truth::False)
                return true;
            range.hi += 1;
            if (truth == Truth::True && item.certain) {
                range.lo += 1;
            } else {
                addBecause(because, item.value);
                if (!item.certain)
                    addBecause(because, item.marker);
            }
            return true;
        };
        if (values.size() == 1 && (values[0].is_structured() || values[0].is_null())) {
            forEachItem(values[0], add);
        } else {
            for (const Json* value : values)
                viewItem(*value, add);
        }
        return fromRange(range, because);
    }

    static Json merge(const Arguments& values)
    {
        Json result = Json::array();
        for (const Json* value : values) {
            if (value->is_array()) {
                result.insert(result.end(), value->begin(), value->end());
            } else if (isUndetermined(*value)) {
                result.push_back(restMarker(becauseOf(*value)));
            } else {
                result.push_back(*value);
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
        if (!haystack.is_array() && !isUndetermined(haystack))
            return false;
        forEachItem(haystack, [&](const ItemView& item) {
            const Truth equal = item.rest ? Truth::Open : looselyEqualInList(needle, item.value);
            if (equal == Truth::True && item.certain) {
                result = Truth::True;
                return false;
            }
            if (equal != Truth::False) {
                result = Truth::Open;
                addBecause(because, needle);
                addBecause(because, item.value);
                if (!item.certain)
                    addBecause(because, item.marker);
            }
            return true;
        });
        return fromTruth(result, because);
    }

    /// Membership compares strictly: "" is not 0.
    static Truth looselyEqualInList(const Json& needle, const Json& element)
    {
        if (hasOpen(needle) || hasOpen(element))
            return looselyEqual(needle, element);
        return needle == element ? Truth::True : Truth::False;
    }

    /// With a day: those of the list that were in force then.
    Json inList(const Json& value, const Json& listName, const Json& day) const
    {
        if (isUndetermined(day))
            return undetermined(becauseOf(day));
        QString name = listName.is_string() ? fromStd(listName.get_ref<const std::string&>()) : QString();
        if (day.is_string())
            name += u'@' + fromStd(day.get_ref<const std::string&>()).left(10);
        const std::set<QString>* list = m_lists && !name.isEmpty() ? m_lists(name) : nullptr;
        if (list == nullptr)
            return nullptr;
        Because because;
        Truth result = Truth::False;
        const auto look = [&](const ItemView& item) {
            const bool member = item.value.is_string() && list->contains(fromStd(item.value.get_ref<const std::string&>()));
            if (!member && !hasOpen(item.value))
                return true;
            if (member && item.certain) {
                result = Truth::True;
                return false;
            }
            result = Truth::Open;
            addBecause(because, item.value);
            if (!item.certain)
                addBecause(because, item.marker);
            return true;
        };
        if (value.is_array())
            forEachItem(value, look);
        else
            look({value, value, true, false});
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

    static Json compare(const std::string& name, const Arguments& values)
    {
        const bool orEqual = name.size() == 2;
        if (name[0] == '>')
            return truthValue(lessThan(values[1], values[0], orEqual), [&values] { return becauseOfAll(values); });
        Truth result = lessThan(values[0], values[1], orEqual);
        if (values.size() > 2) { // a < b < c
            const Truth second = lessThan(values[1], values[2], orEqual);
            if (result == Truth::False || second == Truth::False)
                result = Truth::False;
            else if (second == Truth::Open)
                result = Truth::Open;
        }
        return truthValue(result, [&values] { return becauseOfAll(values); });
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
    static Json fold(const std::string& name, const Arguments& values)
    {
        std::optional<Range> result;
        Because because;
        std::vector<Item> items;
        for (const Json* value : values) {
            if (value->is_array()) {
                const std::vector<Item> inner = itemsOf(*value);
                items.insert(items.end(), inner.begin(), inner.end());
            } else {
                items.push_back({*value, true, false, {}});
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

    static Json arithmetic(const std::string& name, const Arguments& values)
    {
        const std::optional<Range> a = rangeOf(values[0]);
        const std::optional<Range> b = rangeOf(values[1]);
        if (!a || !b)
            return nullptr;
        const Because because = becauseOfAll(values);
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
    size_t m_steps = 0;
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
    Json made;
    const Json& value = Evaluation(lists).apply(rule, facts, made);
    result.value = &value == &made ? std::move(made) : value;
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
