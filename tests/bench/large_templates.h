// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/result.h"
#include "tests/bench/large_words.h"
#include "tests/bench/sql.h"
#include <array>
#include <map>
#include <random>

namespace dossier::bench {

/// The same numbers on every machine (distributions of the standard library are not).
class Dice
{
public:
    explicit Dice(quint64 seed) : m_engine(seed) {}
    size_t below(size_t count) { return size_t(m_engine() % count); }
    bool chance(int percent) { return below(100) < size_t(percent); }
    const LocalizedText& of(const WordList& list) { return list[below(list.size())]; }

private:
    std::mt19937_64 m_engine;
};

/// Words that differ from copy to copy. A genuine record is written once with a private-use character in place of each; copies get the words there.
enum class Word { Name, Product, Region, Team, Season, First, Second, Third, Company };
LocalizedText place(Word word);

/// What stands at the places of one copy, as answers have it and as the search text has it.
struct Values
{
    static constexpr int folded = 128;
    static constexpr int subject = 20, assessment = 21, vendor = 30, system = 40, measure = 50, person = 80, date = 90;
    std::array<std::string, 256> at;
    void set(int slot, const QString& text);
    void set(Word word, const LocalizedText& text);
};

/// A text of a genuine record, cut at the places where copies differ.
class Pattern
{
public:
    Pattern() = default;
    /// `hashes`: digests of values that differ themselves, by digest.
    Pattern(const QString& text, bool forSearch, const std::map<QString, std::vector<Pattern>>* hashes = nullptr);
    std::string render(const Values& values) const;
    bool isFixed() const { return m_pieces.size() < 2; }

private:
    struct Piece
    {
        std::string literal;
        int slot = -1;                    ///< what follows the literal
        const Pattern* digestOf = nullptr; ///< or the digest of this value
    };
    std::vector<Piece> m_pieces;
};

/// One genuine record, row by row as the file has it.
struct Template
{
    struct Cell { std::string question, column; Pattern row, json; std::string digest; /**< of a value that is the same in each copy */ };
    struct TableRow { std::string question; Pattern id, label, source; bool hasSource = false; qint64 position = 0; };
    struct LinkRow { std::string question, column; Pattern row, target; };
    struct Counter { std::string name; qint64 next = 0; };
    struct Decision { qint64 number = 0; std::string version, author, decision; Pattern json, person, note; };

    std::string kind, form, definition, status, suffix; ///< suffix: "/R-01" of a risk
    qint64 formVersion = 1;
    Pattern titleEn, titleZh, searchText;
    std::vector<Cell> cells;
    std::vector<TableRow> rows;
    std::vector<LinkRow> links;
    std::vector<Counter> counters;
    std::vector<Decision> decisions;
};

/// An activity with what is about it: copied together, so that they go on referring to each other.
struct Family
{
    Theme theme = Theme::Marketing;
    Template activity;
    std::vector<Template> risks;
    std::vector<Template> assessments;
};

struct Templates
{
    std::vector<Template> vendors, systems, measures;
    std::vector<Family> plain, draft, decided; ///< without an assessment, with one begun, with one decided on
    std::map<QString, std::vector<Pattern>> hashes; ///< owns what patterns point at
};

/// Writes the genuine records into the workspace at `path`, a copy of the sample, and reads them back as patterns.
Result<void> makeTemplates(const QString& path, Dice& dice, Templates& templates);

} // namespace dossier::bench
