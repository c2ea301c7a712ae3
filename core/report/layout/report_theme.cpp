// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/layout/report_theme.h"

#include "core/text/json.h"
#include "core/text/resources.h"

namespace dossier {

namespace {

TextStyle readStyle(const Json& json, const std::map<std::string, QColor>& colours)
{
    TextStyle style;
    style.face = json.at("face") == "serif" ? Face::Serif : Face::Sans;
    style.bold = json.at("bold").get<bool>();
    style.sizeEn = json.at("en").at(0).get<double>();
    style.leadingEn = json.at("en").at(1).get<double>();
    style.sizeZh = json.at("zh").at(0).get<double>();
    style.leadingZh = json.at("zh").at(1).get<double>();
    style.colour = colours.at(json.at("colour").get<std::string>());
    return style;
}

PageFormat readPage(const Json& json)
{
    const auto points = [&json](const char* key) { return pointsOfMm(json.at(key).get<double>()); };
    PageFormat page;
    page.size = QSizeF(pointsOfMm(json.at("size").at(0).get<double>()), pointsOfMm(json.at("size").at(1).get<double>()));
    page.body = QRectF(points("left"), points("top"), points("width"), points("bottom") - points("top"));
    page.header = points("header");
    page.footer = page.size.height() - points("footer") - 10.5;
    return page;
}

/// Lengths that report.json gives in millimetres.
bool isInMm(const std::string& measure)
{
    return measure == "sideField" || measure == "fieldGap";
}

} // namespace

const ReportTheme& ReportTheme::builtIn()
{
    static const ReportTheme theme = [] {
        ReportTheme t;
        const std::optional<Json> json = parseJson(resourceBytes(QStringLiteral("theme/report.json")));
        Q_ASSERT(json);
        for (const auto& [name, value] : json->at("colours").items())
            t.m_colours[name] = QColor(fromStd(value.get<std::string>()));
        for (const auto& [name, value] : json->at("styles").items())
            t.m_styles[name] = readStyle(value, t.m_colours);
        for (const auto& [name, value] : json->at("pages").items())
            t.m_pages[name] = readPage(value);
        for (const auto& [name, value] : json->at("measures").items())
            t.m_measures[name] = isInMm(name) ? pointsOfMm(value.get<double>()) : value.get<double>();
        for (const auto& [name, value] : json->at("fonts").items()) {
            for (const Json& family : value)
                t.m_families[name].append(fromStd(family.get<std::string>()));
        }
        return t;
    }();
    return theme;
}

PageFormat ReportTheme::page(PageSize size, bool landscape) const
{
    return m_pages.at(std::string(size == PageSize::A4 ? "a4" : "letter") + (landscape ? "-landscape" : ""));
}

} // namespace dossier
