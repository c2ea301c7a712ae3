// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/form_library.h"
#include "core/form/form_reader.h"

#include <QTest>

namespace fixture {

using namespace dossier;

inline Json json(const QByteArray& bytes)
{
    JsonProblem problem;
    const std::optional<Json> parsed = parseJson(bytes, &problem);
    if (!parsed)
        qFatal("fixture: %s", qUtf8Printable(problem.message));
    return *parsed;
}

/// Small forms are written with one string per text: "label": "x" stands for both languages.
inline void expandTexts(Json& value)
{
    if (value.is_array()) {
        for (Json& element : value)
            expandTexts(element);
        return;
    }
    if (!value.is_object())
        return;
    for (auto member = value.begin(); member != value.end(); ++member) {
        const std::string& key = member.key();
        const bool text = key == "title" || key == "label" || key == "help" || key == "unit" || key == "text" || key == "guidance";
        if (text && member.value().is_string())
            member.value() = Json{{"en", member.value()}, {"zh", toStd(u"中"_qs) + member.value().get<std::string>()}};
        else if (key != "showIf" && key != "rows")
            expandTexts(member.value());
    }
}

/// A form of the given sections (an array).
inline QByteArray formBytes(const QByteArray& sections)
{
    Json form = Json{{"id", "sample"}, {"version", 1}, {"format", 1}, {"kind", "activity"}, {"prefix", "ACT"}, {"title", "Sample"}};
    form["sections"] = json(sections);
    expandTexts(form);
    return QByteArray::fromStdString(form.dump());
}

inline Form form(const QByteArray& sections)
{
    const Result<Form> read = readForm(formBytes(sections), QStringLiteral("sample.json"));
    if (!read)
        qFatal("fixture: %s", qUtf8Printable(read.error().message.en));
    return *read;
}

inline Catalogue countries()
{
    const QByteArray bytes = u"{\"id\":\"countries\",\"version\":1,\"format\":1,\"title\":{\"en\":\"Countries\",\"zh\":\"国家\"},\"entries\":["
                             u"{\"id\":\"DE\",\"label\":{\"en\":\"Germany\",\"zh\":\"德国\"},\"tags\":[\"eu\",\"eea\"]},"
                             u"{\"id\":\"CN\",\"label\":{\"en\":\"China\",\"zh\":\"中国\"}}]}"_qs.toUtf8();
    const Result<Catalogue> read = readCatalogue(bytes, QStringLiteral("countries.json"));
    if (!read)
        qFatal("fixture: %s", qUtf8Printable(read.error().message.en));
    return *read;
}

} // namespace fixture
