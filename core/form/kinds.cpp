// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/kinds.h"

#include "core/form/definition.h"

#include <algorithm>
#include <set>

namespace dossier {

namespace {

const QStringList shapes{QStringLiteral("dashed-ring"), QStringLiteral("dot"), QStringLiteral("ring"), QStringLiteral("half"),
    QStringLiteral("filled-check"), QStringLiteral("open-check"), QStringLiteral("cross"), QStringLiteral("triangle"),
    QStringLiteral("slashed-ring"), QStringLiteral("question")};
const QStringList tones{QStringLiteral("neutral"), QStringLiteral("accent"), QStringLiteral("ok"), QStringLiteral("warn"), QStringLiteral("danger")};
const QStringList needWords{QStringLiteral("complete"), QStringLiteral("reason"), QStringLiteral("no-required-assessment-open"),
    QStringLiteral("assessed"), QStringLiteral("evidence"), QStringLiteral("described"), QStringLiteral("risks"), QStringLiteral("decision")};

void expectWord(const DefinitionNode& node, const QString& word, const QStringList& words)
{
    if (!words.contains(word))
        node.fail(LocalizedText{QStringLiteral("unknown word \"%1\""), u"未知的词“%1”"_qs}.arg(word));
}

StatusInfo readStatus(const DefinitionNode& node)
{
    node.expectObject({"id", "label", "shape", "tone"});
    StatusInfo status{node.string("id", true), node.text("label", true), node.string("shape", true), node.string("tone", true)};
    expectWord(node.at("shape"), status.shape, shapes);
    expectWord(node.at("tone"), status.tone, tones);
    return status;
}

StatusMove readMove(const DefinitionNode& node, const KindInfo& kind)
{
    node.expectObject({"from", "to", "label", "needs"});
    StatusMove move{node.string("from", true), node.string("to", true), node.text("label", true), node.strings("needs")};
    for (const char* end : {"from", "to"}) {
        const QString status = node.string(end);
        if (kind.status(status) == nullptr)
            node.fail(end, LocalizedText{QStringLiteral("unknown status \"%1\""), u"未知的状态“%1”"_qs}.arg(status));
    }
    for (const QString& need : std::as_const(move.needs))
        expectWord(node.at("needs"), need, needWords);
    return move;
}

KindInfo readKind(const DefinitionNode& node)
{
    node.expectObject({"id", "prefix", "title", "plural", "statuses", "initial", "showsStatus", "moves"});
    KindInfo kind;
    kind.id = node.string("id", true);
    kind.prefix = node.string("prefix", kind.id != u"assessment"); // assessments take the prefix of their form
    kind.title = node.text("title", true);
    kind.plural = node.text("plural", true);
    for (const DefinitionNode& item : node.items("statuses", true)) {
        StatusInfo status = readStatus(item);
        if (kind.status(status.id) != nullptr)
            item.fail("id", LocalizedText{QStringLiteral("duplicate id \"%1\""), u"重复的标识“%1”"_qs}.arg(status.id));
        kind.statuses.push_back(std::move(status));
    }
    kind.initial = node.string("initial", true);
    if (kind.status(kind.initial) == nullptr)
        node.fail("initial", LocalizedText{QStringLiteral("unknown status \"%1\""), u"未知的状态“%1”"_qs}.arg(kind.initial));
    kind.showsStatus = node.flag("showsStatus");
    for (const DefinitionNode& item : node.items("moves"))
        kind.moves.push_back(readMove(item, kind));
    return kind;
}

} // namespace

const StatusInfo* KindInfo::status(const QString& statusId) const
{
    const auto found = std::find_if(statuses.begin(), statuses.end(), [&statusId](const StatusInfo& status) { return status.id == statusId; });
    return found == statuses.end() ? nullptr : &*found;
}

Result<Kinds> Kinds::read(const QByteArray& bytes, const QString& fileName)
{
    DefinitionFile file(fileName, true);
    const Json json = file.parse(bytes);
    Kinds kinds;
    if (!file.error()) {
        const DefinitionNode root(json, {}, file);
        root.expectObject({"format", "kinds"});
        checkFormat(root, file);
        for (const DefinitionNode& node : root.items("kinds", true)) {
            KindInfo kind = readKind(node);
            if (kinds.kind(kind.id) != nullptr)
                node.fail("id", LocalizedText{QStringLiteral("duplicate id \"%1\""), u"重复的标识“%1”"_qs}.arg(kind.id));
            kinds.m_kinds.push_back(std::move(kind));
        }
    }
    if (file.error())
        return failure(*file.error());
    return kinds;
}

const KindInfo* Kinds::kind(const QString& id) const
{
    const auto found = std::find_if(m_kinds.begin(), m_kinds.end(), [&id](const KindInfo& candidate) { return candidate.id == id; });
    return found == m_kinds.end() ? nullptr : &*found;
}

} // namespace dossier
