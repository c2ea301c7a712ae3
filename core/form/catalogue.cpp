// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/catalogue.h"

#include "core/form/definition.h"

#include <QDate>
#include <algorithm>
#include <set>

namespace dossier {

const Option* Catalogue::entry(const QString& entryId) const
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&entryId](const Option& candidate) { return candidate.id == entryId; });
    return found == entries.end() ? nullptr : &*found;
}

namespace {

QString isoDate(const DefinitionNode& node, const char* key)
{
    const QString date = node.string(key);
    if (!date.isEmpty() && !QDate::fromString(date, Qt::ISODate).isValid())
        node.fail(key, {QStringLiteral("a date such as 2018-05-25 is expected"), u"此处应为日期，例如 2018-05-25"_qs});
    return date;
}

} // namespace

Result<Catalogue> readCatalogue(const QByteArray& bytes, const QString& fileName)
{
    DefinitionFile file(fileName, true);
    const Json json = file.parse(bytes);
    Catalogue catalogue;
    if (!file.error()) {
        const DefinitionNode root(json, {}, file);
        root.expectObject({"id", "version", "format", "title", "entries"});
        checkFormat(root, file);
        catalogue.id = root.string("id", true);
        catalogue.version = root.integer("version", true);
        catalogue.title = root.text("title", true);
        std::set<QString> ids;
        for (const DefinitionNode& node : root.items("entries", true)) {
            node.expectObject({"id", "label", "group", "help", "tags", "cite", "answers", "when", "because", "serves", "from", "until", "scope", "source"});
            Option entry;
            entry.id = node.string("id", true);
            entry.label = node.text("label", true);
            entry.group = node.text("group");
            entry.help = node.text("help");
            entry.tags = node.strings("tags");
            entry.cite = node.strings("cite");
            entry.serves = node.strings("serves");
            entry.from = isoDate(node, "from");
            entry.until = isoDate(node, "until");
            entry.scope = node.text("scope");
            entry.source = node.string("source");
            entry.when = node.rule("when");
            entry.because = node.text("because", node.has("when"));
            if (node.has("answers")) {
                if (!node.at("answers").json().is_object())
                    node.fail("answers", {QStringLiteral("an object is expected"), u"此处应为对象"_qs});
                entry.answers = node.at("answers").json();
            }
            if (!ids.insert(entry.id).second)
                node.fail("id", LocalizedText{QStringLiteral("duplicate id \"%1\""), u"重复的标识“%1”"_qs}.arg(entry.id));
            catalogue.entries.push_back(std::move(entry));
        }
    }
    if (file.error())
        return failure(*file.error());
    catalogue.bytes = bytes;
    catalogue.sha256 = sha256Hex(bytes);
    return catalogue;
}

} // namespace dossier
