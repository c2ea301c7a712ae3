// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/localized_text.h"
#include <QByteArray>
#include <QStringDecoder>
#include <nlohmann/json.hpp>
#include <optional>

namespace dossier {

using Json = nlohmann::json;

inline std::string toStd(const QString& text) { return text.toStdString(); }
/// A text of UTF-8, all of it: what looks like a byte order mark at the beginning belongs to it.
inline QString wholeText(QByteArrayView utf8)
{
    if (!utf8.startsWith("\xef\xbb\xbf"))
        return QString::fromUtf8(utf8);
    return QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom).decode(utf8);
}
inline QString fromStd(const std::string& text) { return wholeText(QByteArrayView(text)); }
/// The string at a key, or empty when the key is absent or not a string.
QString stringAt(const Json& object, const char* key);
/// Missing languages are empty strings; anything but an object gives an empty text.
LocalizedText textFromJson(const Json& json);
/// Only the languages that are present are written.
Json textToJson(const LocalizedText& text);
/// RFC 8785 (JSON Canonicalization Scheme): the byte form over which hashes are made.
QByteArray canonicalJson(const Json& json);
/// SHA-256 in 64 lower-case hex digits.
QString sha256Hex(const QByteArray& bytes);
/// Parses untrusted bytes: refuses duplicate keys, depth over 64, invalid UTF-8, values that are not JSON.
/// The message names line and column.
struct JsonProblem
{
    QString message; ///< in English, with line and column
    int line = 0;
    int column = 0;
    QString path;         ///< of the value that was being read: "sections[2]"
    LocalizedText reason; ///< without the position
};
std::optional<Json> parseJson(const QByteArray& bytes, JsonProblem* problem = nullptr);

} // namespace dossier
