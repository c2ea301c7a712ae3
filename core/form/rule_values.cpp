// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/rule_values.h"

#include <cmath>
#include <limits>

namespace dossier::rules_detail {

namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();

bool hasKey(const Json& value, const char* key)
{
    return value.is_object() && value.size() <= 2 && value.contains(key); // markers have one key or two; facts have many
}

Json namesToJson(const Because& because)
{
    Json names = Json::array();
    for (const QString& name : because)
        names.push_back(toStd(name));
    return names;
}

Json boundToJson(double bound)
{
    return std::isfinite(bound) ? Json(bound) : Json();
}

} // namespace

Json undetermined(const Because& because)
{
    return Json{{"$undetermined", namesToJson(because)}};
}

bool isUndetermined(const Json& value)
{
    return hasKey(value, "$undetermined");
}

bool isRange(const Json& value)
{
    return hasKey(value, "$range");
}

void addBecause(Because& because, const Json& value)
{
    if (value.is_array()) {
        for (const Json& element : value)
            addBecause(because, element);
        return;
    }
    if (!value.is_object())
        return;
    for (const char* key : {"$undetermined", "$because"}) {
        const auto names = value.find(key);
        if (names == value.end())
            continue;
        if (names->is_string())
            because.insert(fromStd(names->get_ref<const std::string&>()));
        for (const Json& name : names->is_array() ? *names : Json::array()) {
            if (name.is_string())
                because.insert(fromStd(name.get_ref<const std::string&>()));
        }
    }
}

Because becauseOf(const Json& value)
{
    Because because;
    addBecause(because, value);
    return because;
}

bool hasOpen(const Json& value)
{
    if (value.is_object() && (isUndetermined(value) || value.contains("$because")))
        return true;
    if (value.is_structured()) {
        for (const Json& member : value) {
            if (hasOpen(member))
                return true;
        }
    }
    return false;
}

Truth truthOf(const Json& value)
{
    if (isUndetermined(value))
        return Truth::Open;
    if (isRange(value)) {
        const std::optional<Range> range = rangeOf(value);
        if (!range || (range->lo <= 0 && range->hi >= 0))
            return Truth::Open;
        return Truth::True;
    }
    bool truthy = true;
    switch (value.type()) {
    case Json::value_t::null:
    case Json::value_t::discarded: truthy = false; break;
    case Json::value_t::boolean: truthy = value.get<bool>(); break;
    case Json::value_t::string: truthy = !value.get_ref<const std::string&>().empty(); break;
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float: truthy = value.get<double>() != 0; break;
    case Json::value_t::array: {
        Truth truth = Truth::False;
        forEachItem(value, [&truth](const ItemView& item) {
            truth = item.certain ? Truth::True : Truth::Open;
            return !item.certain;
        });
        return truth;
    }
    case Json::value_t::object:
    case Json::value_t::binary: truthy = true; break;
    }
    return truthy ? Truth::True : Truth::False;
}

Json fromTruth(Truth truth, const Because& because)
{
    return truth == Truth::Open ? undetermined(because) : Json(truth == Truth::True);
}

Truth negated(Truth truth)
{
    if (truth == Truth::Open)
        return truth;
    return truth == Truth::True ? Truth::False : Truth::True;
}

std::optional<double> numberOf(const Json& value)
{
    if (value.is_number())
        return value.get<double>();
    if (value.is_boolean())
        return value.get<bool>() ? 1 : 0;
    if (value.is_null())
        return 0;
    if (value.is_string()) {
        const QString text = fromStd(value.get_ref<const std::string&>()).trimmed();
        if (text.isEmpty())
            return 0;
        bool ok = false;
        const double number = text.toDouble(&ok);
        if (ok)
            return number;
    }
    return std::nullopt;
}

std::optional<Range> rangeOf(const Json& value)
{
    if (isUndetermined(value))
        return Range{-unbounded, unbounded};
    if (isRange(value)) {
        const Json& bounds = value["$range"];
        if (!bounds.is_array() || bounds.size() != 2)
            return std::nullopt;
        return Range{bounds[0].is_number() ? bounds[0].get<double>() : -unbounded, bounds[1].is_number() ? bounds[1].get<double>() : unbounded};
    }
    const std::optional<double> number = numberOf(value);
    if (!number)
        return std::nullopt;
    return Range{*number, *number};
}

Json plainNumber(double number)
{
    if (!std::isfinite(number))
        return nullptr;
    if (number == std::floor(number) && std::abs(number) < 9e15)
        return static_cast<std::int64_t>(number);
    return number;
}

Json fromRange(const Range& range, const Because& because)
{
    if (std::isnan(range.lo) || std::isnan(range.hi))
        return because.empty() ? Json() : undetermined(because);
    if (range.lo == range.hi)
        return plainNumber(range.lo);
    return Json{{"$range", Json::array({boundToJson(range.lo), boundToJson(range.hi)})}, {"$because", namesToJson(because)}};
}

std::vector<Item> itemsOf(const Json& list)
{
    std::vector<Item> items;
    if (isUndetermined(list)) {
        items.push_back({undetermined(becauseOf(list)), false, true, becauseOf(list)});
        return items;
    }
    if (!list.is_structured() || isRange(list))
        return items;
    for (const Json& element : list) {
        if (hasKey(element, "$maybe"))
            items.push_back({element["$maybe"], false, false, becauseOf(element)});
        else if (hasKey(element, "$rest"))
            items.push_back({undetermined(becauseOf(element)), false, true, becauseOf(element)});
        else
            items.push_back({element, true, false, {}});
    }
    return items;
}

Json restMarker(const Because& because)
{
    return Json{{"$rest", true}, {"$because", namesToJson(because)}};
}

Json fromItem(const Item& item)
{
    if (item.rest)
        return restMarker(item.because);
    if (item.certain)
        return item.value;
    return Json{{"$maybe", item.value}, {"$because", namesToJson(item.because)}};
}

Truth looselyEqual(const Json& a, const Json& b)
{
    if (isRange(a) || isRange(b)) {
        const std::optional<Range> left = rangeOf(a);
        const std::optional<Range> right = rangeOf(b);
        const bool apart = !left || !right || left->hi < right->lo || right->hi < left->lo;
        return apart ? Truth::False : Truth::Open; // a range is never a single number
    }
    if (hasOpen(a) || hasOpen(b))
        return Truth::Open;
    bool equal = false;
    if (a.is_structured() || b.is_structured() || (a.is_string() && b.is_string())) {
        equal = a == b;
    } else if (a.is_null() || b.is_null()) {
        equal = a.is_null() && b.is_null();
    } else {
        const std::optional<double> left = numberOf(a);
        const std::optional<double> right = numberOf(b);
        equal = left && right && *left == *right;
    }
    return equal ? Truth::True : Truth::False;
}

} // namespace dossier::rules_detail
