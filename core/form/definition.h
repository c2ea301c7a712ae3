// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"
#include "core/text/result.h"
#include <initializer_list>
#include <vector>

namespace dossier {

/// One definition file (form, catalogue, kinds …) while it is read. Keeps the first problem; reading goes on with empty values.
class DefinitionFile
{
public:
    DefinitionFile(QString fileName, bool strict) : m_name(std::move(fileName)), m_strict(strict) {}
    bool isStrict() const { return m_strict; } ///< unknown keys and missing languages are problems
    void fail(const QString& path, const LocalizedText& reason, Error::Kind kind = Error::Kind::Damaged);
    const std::optional<Error>& error() const { return m_error; }
    /// Parses the bytes; null after a problem.
    Json parse(const QByteArray& bytes);

private:
    QString m_name;
    bool m_strict;
    std::optional<Error> m_error;
};

/// A value in a definition file together with its JSON path.
class DefinitionNode
{
public:
    DefinitionNode(const Json& json, QString path, DefinitionFile& file) : m_json(&json), m_path(std::move(path)), m_file(&file) {}

    const Json& json() const { return *m_json; }
    const QString& path() const { return m_path; }
    bool has(const char* key) const { return m_json->is_object() && m_json->contains(key); }
    /// The member; a null value with its path when it is absent.
    DefinitionNode at(const char* key) const;
    /// Must be an object with no other keys than these.
    bool expectObject(std::initializer_list<const char*> keys) const;
    /// Elements of the array at a key; none if absent (a problem when required).
    std::vector<DefinitionNode> items(const char* key, bool required = false) const;
    QString string(const char* key, bool required = false) const;
    QStringList strings(const char* key) const;
    /// Both languages, or a problem that names the missing one.
    LocalizedText text(const char* key, bool required = false) const;
    double number(const char* key, double fallback) const;
    int integer(const char* key, bool required = false, int fallback = 1) const;
    bool flag(const char* key, bool fallback = false) const;
    /// A JsonLogic rule; null if absent.
    Json rule(const char* key, bool required = false) const;
    void fail(const LocalizedText& reason) const { m_file->fail(m_path, reason); }
    void fail(const char* key, const LocalizedText& reason) const { at(key).fail(reason); }

private:
    const Json* m_json;
    QString m_path;
    DefinitionFile* m_file;
};

/// The file format this program reads; a higher "format" is refused as newer.
inline constexpr int definitionFormat = 1;
void checkFormat(const DefinitionNode& root, DefinitionFile& file);

} // namespace dossier
