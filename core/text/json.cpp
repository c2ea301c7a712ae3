// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/json.h"

#include <QCryptographicHash>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

namespace dossier {

QString stringAt(const Json& object, const char* key)
{
    if (!object.is_object())
        return {};
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? fromStd(found->get_ref<const std::string&>()) : QString();
}

LocalizedText textFromJson(const Json& json)
{
    return {stringAt(json, "en"), stringAt(json, "zh")};
}

Json textToJson(const LocalizedText& text)
{
    Json json = Json::object();
    if (!text.en.isEmpty())
        json["en"] = toStd(text.en);
    if (!text.zh.isEmpty())
        json["zh"] = toStd(text.zh);
    return json;
}

QString sha256Hex(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

// ---- RFC 8785 ----

namespace {

/// ECMAScript's Number::toString, which RFC 8785 prescribes: shortest digits that read back as the same double.
void writeNumber(std::string& out, double number)
{
    if (!std::isfinite(number)) {
        out += "null";
        return;
    }
    if (number == 0) {
        out += '0';
        return;
    }
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(number), std::chars_format::scientific).ptr;
    const std::string shortest(buffer, end);
    const size_t e = shortest.find('e');
    std::string digits = shortest.substr(0, e);
    if (digits.size() > 1)
        digits.erase(1, 1); // the point
    const int count = static_cast<int>(digits.size());
    const int point = std::stoi(shortest.substr(e + 1)) + 1;
    if (number < 0)
        out += '-';
    if (count <= point && point <= 21) {
        out += digits + std::string(static_cast<size_t>(point - count), '0');
    } else if (0 < point && point <= 21) {
        out += digits.substr(0, static_cast<size_t>(point)) + '.' + digits.substr(static_cast<size_t>(point));
    } else if (-6 < point && point <= 0) {
        out += "0." + std::string(static_cast<size_t>(-point), '0') + digits;
    } else {
        out += digits.substr(0, 1);
        if (count > 1)
            out += '.' + digits.substr(1);
        out += point > 0 ? "e+" : "e-";
        out += std::to_string(std::abs(point - 1));
    }
}

void writeString(std::string& out, const std::string& text)
{
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                const char* hex = "0123456789abcdef";
                out += "\\u00";
                out += hex[static_cast<unsigned char>(c) >> 4];
                out += hex[static_cast<unsigned char>(c) & 15];
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

void writeCanonical(std::string& out, const Json& json)
{
    switch (json.type()) {
    case Json::value_t::object: {
        std::vector<std::pair<std::u16string, Json::const_iterator>> members; // by UTF-16 code units, as the RFC orders them
        for (auto member = json.begin(); member != json.end(); ++member)
            members.emplace_back(fromStd(member.key()).toStdU16String(), member);
        std::sort(members.begin(), members.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        out += '{';
        for (size_t i = 0; i < members.size(); ++i) {
            if (i > 0)
                out += ',';
            writeString(out, members[i].second.key());
            out += ':';
            writeCanonical(out, members[i].second.value());
        }
        out += '}';
        return;
    }
    case Json::value_t::array:
        out += '[';
        for (size_t i = 0; i < json.size(); ++i) {
            if (i > 0)
                out += ',';
            writeCanonical(out, json[i]);
        }
        out += ']';
        return;
    case Json::value_t::string: writeString(out, json.get_ref<const std::string&>()); return;
    case Json::value_t::boolean: out += json.get<bool>() ? "true" : "false"; return;
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float: writeNumber(out, json.get<double>()); return;
    case Json::value_t::null:
    case Json::value_t::binary:
    case Json::value_t::discarded: out += "null"; return;
    }
    Q_UNREACHABLE();
}

} // namespace

QByteArray canonicalJson(const Json& json)
{
    std::string out;
    writeCanonical(out, json);
    return QByteArray::fromStdString(out);
}

// ---- Parsing ----

namespace {

constexpr size_t deepest = 64;

/// Tells how far the parser has read: its SAX events carry no position.
class CountingIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;
    CountingIterator(const char* at, const char** latest) : m_at(at), m_latest(latest) {}
    reference operator*() const { return *m_at; }
    CountingIterator& operator++()
    {
        *m_latest = ++m_at;
        return *this;
    }
    CountingIterator operator++(int)
    {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return m_at == other.m_at; }
    bool operator!=(const CountingIterator& other) const { return m_at != other.m_at; }

private:
    const char* m_at;
    const char** m_latest;
};

/// Builds the value and refuses duplicate keys and excessive depth.
class Builder : public nlohmann::json_sax<Json>
{
public:
    Json root;
    LocalizedText reason;
    QString path;
    std::optional<size_t> position; ///< set when the parser itself found the problem

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& value) override
    {
        Frame& frame = m_frames.back();
        if (frame.value->contains(value)) {
            path = pathHere();
            const QString name = fromStd(value);
            reason = LocalizedText{QStringLiteral("duplicate key \"%1\""), u"重复的键“%1”"_qs}.arg(name);
            return false;
        }
        frame.key = value;
        return true;
    }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception& problem) override
    {
        position = at;
        path = pathHere();
        const QString what = QString::fromUtf8(problem.what());
        if (problem.id == 406)
            reason = {QStringLiteral("number out of range"), u"数字超出范围"_qs};
        else if (what.contains(u"UTF-8"))
            reason = {QStringLiteral("invalid UTF-8"), u"不是有效的 UTF-8 编码"_qs};
        else
            reason = {QStringLiteral("not valid JSON"), u"不是有效的 JSON"_qs};
        return false;
    }

private:
    struct Frame { Json* value; std::string key; };

    template <typename T> Json* place(T&& value)
    {
        if (m_frames.empty()) {
            root = Json(std::forward<T>(value));
            return &root;
        }
        Frame& frame = m_frames.back();
        if (frame.value->is_array()) {
            frame.value->push_back(Json(std::forward<T>(value)));
            return &frame.value->back();
        }
        Json& member = (*frame.value)[frame.key];
        member = Json(std::forward<T>(value));
        return &member;
    }
    template <typename T> bool add(T&& value)
    {
        place(std::forward<T>(value));
        return true;
    }
    bool open(Json container)
    {
        if (m_frames.size() >= deepest) {
            path = pathHere();
            reason = {QStringLiteral("nested deeper than 64 levels"), u"嵌套超过 64 层"_qs};
            return false;
        }
        // A parent's elements do not move while a child is open, so the pointers stay valid.
        Json* placed = place(std::move(container));
        m_frames.push_back({placed, {}});
        return true;
    }
    bool close()
    {
        m_frames.pop_back();
        return true;
    }
    QString pathHere() const
    {
        QString text;
        for (size_t i = 0; i + 1 < m_frames.size(); ++i) {
            const Frame& frame = m_frames[i];
            if (frame.value->is_array())
                text += QStringLiteral("[%1]").arg(frame.value->size() - 1);
            else
                text += (text.isEmpty() ? QString() : QStringLiteral(".")) + fromStd(frame.key);
        }
        return text;
    }

    std::vector<Frame> m_frames;
};

} // namespace

std::optional<Json> parseJson(const QByteArray& bytes, JsonProblem* problem)
{
    const char* latest = bytes.constData();
    const char* end = bytes.constData() + bytes.size();
    Builder builder;
    if (Json::sax_parse(CountingIterator(bytes.constData(), &latest), CountingIterator(end, &latest), &builder))
        return std::move(builder.root);
    if (problem != nullptr) {
        const auto read = static_cast<size_t>(latest - bytes.constData());
        size_t at = builder.position ? *builder.position : read;
        at = std::min(at, static_cast<size_t>(bytes.size()));
        problem->line = 1;
        problem->column = 1;
        for (size_t i = 0; i + 1 < at; ++i) {
            const char c = bytes[static_cast<qsizetype>(i)];
            if (c == '\n') {
                ++problem->line;
                problem->column = 1;
            } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) { // one per character, not per byte
                ++problem->column;
            }
        }
        problem->path = builder.path;
        problem->reason = builder.reason;
        problem->message = QStringLiteral("line %1, column %2: %3").arg(problem->line).arg(problem->column).arg(builder.reason.en);
    }
    return std::nullopt;
}

} // namespace dossier
