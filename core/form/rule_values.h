// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"
#include <optional>
#include <set>
#include <vector>

namespace dossier::rules_detail {

/// Values while a rule is evaluated are JSON, with markers for what is not known:
///   {"$undetermined": "question" or [questions]}              anything
///   {"$range": [lo, hi], "$because": [...]}                   a number within bounds (null: no bound)
///   {"$maybe": value, "$because": [...]}                      an element that may or may not be in its list
///   {"$rest": true, "$because": [...]}                        an unknown number of further elements of a list
enum class Truth { False, True, Open };
using Because = std::set<QString>;

Json undetermined(const Because& because);
bool isUndetermined(const Json& value);
bool isRange(const Json& value);
/// The questions named by a marker; empty for a plain value.
Because becauseOf(const Json& value);
void addBecause(Because& because, const Json& value);
/// Whether the value, or anything in it, is not known.
bool hasOpen(const Json& value);

/// JsonLogic truthiness: [] , "", 0, null and false are false.
Truth truthOf(const Json& value);
/// True or false, or a marker with the questions.
Json fromTruth(Truth truth, const Because& because);
Truth negated(Truth truth);

struct Range { double lo = 0, hi = 0; };
/// As a number: JavaScript's conversion; none for what is no number.
std::optional<double> numberOf(const Json& value);
/// Bounds of a number that may be undetermined; none for what is no number.
std::optional<Range> rangeOf(const Json& value);
/// A number when both bounds agree, else a range marker.
Json fromRange(const Range& range, const Because& because);
Json plainNumber(double number);

/// One element of a list that a rule goes through.
struct Item
{
    Json value;
    bool certain = true; ///< certainly in the list
    bool rest = false;   ///< stands for any number of further elements
    Because because;     ///< why it is not certain
};
/// Elements of a list, or members of an object; null and plain values have none.
std::vector<Item> itemsOf(const Json& list);
/// The same without a copy: `value` is the element (what may be in the list, of one that is not certain), `marker` what stands in the list.
struct ItemView
{
    const Json& value;
    const Json& marker;
    bool certain = true;
    bool rest = false;
};
/// Shows one element to `look`, which returns whether to go on.
template <typename Look> bool viewItem(const Json& element, const Look& look)
{
    if (element.is_object() && element.size() == 2) {
        if (const auto maybe = element.find("$maybe"); maybe != element.end())
            return look(ItemView{*maybe, element, false, false});
        if (element.contains("$rest"))
            return look(ItemView{element, element, false, true});
    }
    return look(ItemView{element, element, true, false});
}
/// Shows the items of itemsOf() in turn until `look` has seen enough.
template <typename Look> void forEachItem(const Json& list, const Look& look)
{
    if (isUndetermined(list)) {
        look(ItemView{list, list, false, true});
        return;
    }
    if (!list.is_structured() || isRange(list))
        return;
    for (const Json& element : list) {
        if (!viewItem(element, look))
            return;
    }
}
Json fromItem(const Item& item);
Json restMarker(const Because& because);

Truth looselyEqual(const Json& a, const Json& b);

} // namespace dossier::rules_detail
