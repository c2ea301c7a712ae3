// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/risk/risk_scale.h"

#include "core/form/definition.h"
#include "core/text/resources.h"

namespace dossier {

namespace {

int indexOf(const std::vector<ScaleStep>& steps, const QString& id)
{
    const auto found = std::find_if(steps.begin(), steps.end(), [&id](const ScaleStep& step) { return step.id == id; });
    return found == steps.end() ? -1 : int(found - steps.begin());
}

std::vector<ScaleStep> readSteps(const DefinitionNode& root, const char* key)
{
    std::vector<ScaleStep> steps;
    for (const DefinitionNode& item : root.items(key, true)) {
        item.expectObject({"id", "label", "meaning"});
        ScaleStep step{item.string("id", true), item.text("label", true), item.text("meaning")};
        if (indexOf(steps, step.id) >= 0)
            item.fail("id", LocalizedText{QStringLiteral("duplicate id \"%1\""), u"重复的标识“%1”"_qs}.arg(step.id));
        steps.push_back(std::move(step));
    }
    if (steps.size() < 2 || steps.size() > 5)
        root.fail(key, {QStringLiteral("two to five steps are expected"), u"应有二至五级"_qs});
    return steps;
}

/// What likelihood and severity are made of, where a scale has that: any number.
std::vector<ScaleStep> readParts(const DefinitionNode& root, const char* key, std::vector<ScaleModifier>* modifiers)
{
    std::vector<ScaleStep> parts;
    for (const DefinitionNode& item : root.items(key)) {
        modifiers != nullptr ? item.expectObject({"id", "label", "meaning", "on", "by"}) : item.expectObject({"id", "label", "meaning"});
        parts.push_back({item.string("id", true), item.text("label", true), item.text("meaning")});
        if (modifiers == nullptr)
            continue;
        const QString on = item.string("on", true);
        if (on != u"severity" && on != u"likelihood")
            item.fail("on", {QStringLiteral("\"severity\" or \"likelihood\" is expected"), u"应为 severity 或 likelihood"_qs});
        modifiers->push_back({parts.back(), on == u"severity", int(item.number("by", 0))});
    }
    return parts;
}

} // namespace

int RiskScale::severityOf(const QString& step) const
{
    return indexOf(severity, step);
}

int RiskScale::likelihoodOf(const QString& step) const
{
    return indexOf(likelihood, step);
}

Result<RiskScale> readRiskScale(const QByteArray& bytes, const QString& fileName)
{
    DefinitionFile file(fileName, true);
    const Json json = file.parse(bytes);
    RiskScale scale;
    if (!file.error()) {
        const DefinitionNode root(json, {}, file);
        checkFormat(root, file);
        root.expectObject({"id", "version", "format", "title", "method", "cite", "question", "factors", "modifiers", "severity", "likelihood", "levels", "matrix", "acceptable"});
        scale.id = root.string("id", true);
        scale.version = root.integer("version", true);
        scale.title = root.text("title", true);
        scale.method = root.text("method", true);
        scale.cite = root.strings("cite");
        scale.question = root.string("question", true);
        scale.factors = readParts(root, "factors", nullptr);
        readParts(root, "modifiers", &scale.modifiers);
        scale.severity = readSteps(root, "severity");
        scale.likelihood = readSteps(root, "likelihood");
        scale.levels = readSteps(root, "levels");
        const Json& matrix = root.at("matrix").json();
        const LocalizedText shape{QStringLiteral("one row for each severity, in it one level for each likelihood, is expected"), u"应按每级严重程度一行、每级可能性一格填写等级"_qs};
        if (!matrix.is_array() || matrix.size() != scale.severity.size()) {
            root.fail("matrix", shape);
            return failure(*file.error());
        }
        for (const Json& row : matrix) {
            std::vector<int> levels;
            for (const Json& cell : row.is_array() ? row : Json::array()) {
                const int level = cell.is_string() ? indexOf(scale.levels, fromStd(cell.get<std::string>())) : -1;
                if (level < 0)
                    root.fail("matrix", LocalizedText{QStringLiteral("unknown level \"%1\""), u"未知的等级“%1”"_qs}.arg(fromStd(cell.dump())));
                levels.push_back(std::max(0, level));
            }
            if (levels.size() != scale.likelihood.size())
                root.fail("matrix", shape);
            scale.matrix.push_back(std::move(levels));
        }
        scale.acceptable = indexOf(scale.levels, root.string("acceptable", true));
        if (scale.acceptable < 0)
            root.fail("acceptable", {QStringLiteral("a level is expected"), u"应为一个等级"_qs});
    }
    if (file.error())
        return failure(*file.error());
    return scale;
}

const std::vector<RiskScale>& riskScales()
{
    static const std::vector<RiskScale> scales = [] {
        std::vector<RiskScale> all;
        for (const QString& name : resourceNames(QStringLiteral("risk-scales"))) {
            Result<RiskScale> scale = readRiskScale(resourceBytes(QStringLiteral("risk-scales/") + name), name);
            if (!scale)
                qFatal("%s", qUtf8Printable(scale.error().message.en));
            all.push_back(std::move(*scale));
        }
        return all;
    }();
    return scales;
}

const RiskScale* riskScale(const QString& id)
{
    const std::vector<RiskScale>& scales = riskScales();
    const auto found = std::find_if(scales.begin(), scales.end(), [&id](const RiskScale& scale) { return scale.id == id; });
    return found == scales.end() ? nullptr : &*found;
}

} // namespace dossier
