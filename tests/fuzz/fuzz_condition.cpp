// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules over facts: two JSON texts, parted by a NUL.
#include "core/form/condition.h"
#include "tests/fuzz/fuzz.h"

using namespace dossier;
using fuzz::require;

namespace {

const std::set<QString>* listNamed(const QString& name)
{
    static const std::set<QString> eea{QStringLiteral("DE"), QStringLiteral("FR")};
    return name == u"eea" ? &eea : nullptr;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t longest = 8192;
    if (size > longest)
        return 0;
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const qsizetype parting = bytes.indexOf('\0');
    if (parting < 0)
        return 0;
    const std::optional<Json> rule = parseJson(bytes.left(parting));
    const std::optional<Json> facts = parseJson(bytes.mid(parting + 1));
    if (!rule || !facts)
        return 0;
    const std::optional<RuleProblem> problem = findRuleProblem(*rule);
    require(!problem || (!problem->reason.en.isEmpty() && !problem->reason.zh.isEmpty()), "a problem of a rule has words in both languages");
    questionsRead(*rule);
    const RuleValue value = evaluate(*rule, *facts, listNamed);
    try {
        require(Json::parse(value.value.dump()) == value.value || problem, "the value of a sound rule is JSON again");
    } catch (const Json::exception&) {
        require(false, "the value of a rule can be written");
    }
    require(!(value.isTrue() && value.isFalse()) && !(value.undetermined && (value.isTrue() || value.isFalse())), "a value is true, false or open");
    require(evaluate(*rule, *facts, listNamed).value == value.value, "the same rule over the same facts gives the same");
    return 0;
}
