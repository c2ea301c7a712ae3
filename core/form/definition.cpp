// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/definition.h"

#include "core/form/condition.h"

#include <algorithm>
#include <cmath>

namespace dossier {

void DefinitionFile::fail(const QString& path, const LocalizedText& reason, Error::Kind kind)
{
    if (m_error)
        return;
    const QString at = path.isEmpty() ? QString() : path + QStringLiteral(": ");
    const QString zhAt = path.isEmpty() ? QString() : path + u"："_qs;
    m_error = Error{kind, {m_name + QStringLiteral(": ") + at + reason.en, m_name + u"："_qs + zhAt + reason.zh}, path};
}

Json DefinitionFile::parse(const QByteArray& bytes)
{
    JsonProblem problem;
    std::optional<Json> json = parseJson(bytes, &problem);
    if (!json) {
        const LocalizedText reason{QStringLiteral("%1 (line %2, column %3)").arg(problem.reason.en).arg(problem.line).arg(problem.column),
                                   u"%1（第 %2 行第 %3 列）"_qs.arg(problem.reason.zh).arg(problem.line).arg(problem.column)};
        fail(problem.path, reason);
        return nullptr;
    }
    return std::move(*json);
}

DefinitionNode DefinitionNode::at(const char* key) const
{
    static const Json absent;
    const QString name = QString::fromUtf8(key);
    const QString path = m_path.isEmpty() ? name : m_path + u'.' + name;
    if (!m_json->is_object())
        return {absent, path, *m_file};
    const auto found = m_json->find(key);
    return {found == m_json->end() ? absent : *found, path, *m_file};
}

bool DefinitionNode::expectObject(std::initializer_list<const char*> keys) const
{
    if (!m_json->is_object()) {
        fail({QStringLiteral("an object is expected"), u"此处应为对象"_qs});
        return false;
    }
    if (m_file->isStrict()) {
        for (auto member = m_json->begin(); member != m_json->end(); ++member) {
            const std::string& name = member.key();
            if (std::none_of(keys.begin(), keys.end(), [&name](const char* key) { return name == key; })) {
                fail(LocalizedText{QStringLiteral("unknown key \"%1\""), u"未知的键“%1”"_qs}.arg(fromStd(name)));
                return false;
            }
        }
    }
    return true;
}

std::vector<DefinitionNode> DefinitionNode::items(const char* key, bool required) const
{
    const DefinitionNode node = at(key);
    std::vector<DefinitionNode> result;
    if (!has(key)) {
        if (required)
            node.fail({QStringLiteral("is missing"), u"缺失"_qs});
        return result;
    }
    if (!node.json().is_array()) {
        node.fail({QStringLiteral("a list is expected"), u"此处应为列表"_qs});
        return result;
    }
    for (size_t i = 0; i < node.json().size(); ++i)
        result.emplace_back(node.json()[i], QStringLiteral("%1[%2]").arg(node.path()).arg(i), *m_file);
    return result;
}

QString DefinitionNode::string(const char* key, bool required) const
{
    const DefinitionNode node = at(key);
    if (!has(key)) {
        if (required)
            node.fail({QStringLiteral("is missing"), u"缺失"_qs});
        return {};
    }
    if (!node.json().is_string() || node.json().get_ref<const std::string&>().empty()) {
        node.fail({QStringLiteral("a text that is not empty is expected"), u"此处应为非空字符串"_qs});
        return {};
    }
    return fromStd(node.json().get_ref<const std::string&>());
}

QStringList DefinitionNode::strings(const char* key) const
{
    QStringList result;
    for (const DefinitionNode& item : items(key)) {
        if (item.json().is_string())
            result.append(fromStd(item.json().get_ref<const std::string&>()));
        else
            item.fail({QStringLiteral("a string is expected"), u"此处应为字符串"_qs});
    }
    return result;
}

LocalizedText DefinitionNode::text(const char* key, bool required) const
{
    const DefinitionNode node = at(key);
    if (!has(key)) {
        if (required)
            node.fail({QStringLiteral("is missing"), u"缺失"_qs});
        return {};
    }
    if (!node.expectObject({"en", "zh"}))
        return {};
    const LocalizedText text = textFromJson(node.json());
    if (m_file->isStrict()) {
        if (text.en.trimmed().isEmpty())
            node.fail("en", {QStringLiteral("the English text is missing"), u"缺少英文文本"_qs});
        if (text.zh.trimmed().isEmpty())
            node.fail("zh", {QStringLiteral("the Chinese text is missing"), u"缺少中文文本"_qs});
    }
    return text;
}

double DefinitionNode::number(const char* key, double fallback) const
{
    if (!has(key))
        return fallback;
    const DefinitionNode node = at(key);
    if (!node.json().is_number()) {
        node.fail({QStringLiteral("a number is expected"), u"此处应为数字"_qs});
        return fallback;
    }
    return node.json().get<double>();
}

int DefinitionNode::integer(const char* key, bool required, int fallback) const
{
    if (!has(key)) {
        if (required)
            fail(key, {QStringLiteral("is missing"), u"缺失"_qs});
        return fallback;
    }
    const double value = number(key, fallback);
    if (value != std::floor(value) || value < 1 || value > 1e6) {
        fail(key, {QStringLiteral("a whole number from 1 is expected"), u"此处应为不小于 1 的整数"_qs});
        return fallback;
    }
    return static_cast<int>(value);
}

bool DefinitionNode::flag(const char* key, bool fallback) const
{
    if (!has(key))
        return fallback;
    const DefinitionNode node = at(key);
    if (!node.json().is_boolean()) {
        node.fail({QStringLiteral("true or false is expected"), u"此处应为 true 或 false"_qs});
        return fallback;
    }
    return node.json().get<bool>();
}

Json DefinitionNode::rule(const char* key, bool required) const
{
    const DefinitionNode node = at(key);
    if (!has(key)) {
        if (required)
            node.fail({QStringLiteral("is missing"), u"缺失"_qs});
        return nullptr;
    }
    if (const auto problem = findRuleProblem(node.json())) {
        const QString inside = problem->path.isEmpty() || problem->path.startsWith(u'[') ? problem->path : u'.' + problem->path;
        m_file->fail(node.path() + inside, problem->reason);
    }
    return node.json();
}

void checkFormat(const DefinitionNode& root, DefinitionFile& file)
{
    const int format = root.integer("format", true);
    if (format > definitionFormat) {
        file.fail(QStringLiteral("format"),
                  LocalizedText{QStringLiteral("format %1 was made by a newer version of Dossier; update Dossier to read it"),
                                u"格式 %1 由更新版本的 Dossier 生成，请更新后再读取"_qs}.arg(qint64(format)),
                  Error::Kind::Newer);
    }
}

} // namespace dossier
