// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/localized_text.h"
#include <QImage>
#include <QString>
#include <vector>
#include <memory>
#include <variant>

namespace dossier {

enum class PageSize { A4, Letter };

/// How a run of text is set; each is one style of the report's type scale.
enum class SpanRole { Plain, Bold, Small, State /**< None., Not known yet. in sans bold */, Citation };

struct Span
{
    QString text;
    Language language = Language::English; ///< decides fonts and line breaking, set per text
    SpanRole role = SpanRole::Plain;
    QString link; ///< "#ACT-0001" inside the document, or empty
};

using Paragraph = std::vector<Span>;

/// A sign before words that say the same: never a colour or a sign alone.
struct ReportMark
{
    enum class Kind { None, Level /**< pips, step of steps filled */, Progress /**< circle: empty, half, filled */, Unfavourable, Conditions, Favourable, Consultation };
    Kind kind = Kind::None;
    int step = 0, steps = 0; ///< of a level, both from 1; of progress 0 to 2
};

/// A cell of a table: paragraphs, after a mark if there is one; `second` lines are set small below.
struct TableCell
{
    std::vector<Paragraph> lines;
    std::vector<Paragraph> second;
    bool right = false;
    ReportMark mark = {};
};

struct TableColumn { Paragraph head; Paragraph article; double weight = 0; /**< 0: from content */ double minimum = 0; /**< mm */ bool unbroken = false; };
struct TableRow { std::vector<TableCell> cells; bool group = false; QString anchor; };

enum class AnswerFrame { None, Missing, MissingOptional, Warning, OtherLanguage };

struct HeadingBlock { int level = 1; QString number; Paragraph text; QString anchor; };
struct ParagraphBlock { Paragraph text; bool serif = true; bool muted = false; };
/// A label with citation in the side field and an answer in the main field.
struct QuestionBlock { Paragraph label; Paragraph citation; std::vector<Paragraph> answer; AnswerFrame frame = AnswerFrame::None; Paragraph tag; QString anchor; };
struct TableBlock { Paragraph caption; std::vector<TableColumn> columns; std::vector<TableRow> rows; bool numbered = true; };
/// Facts side by side in equal columns: label above value.
struct FactsBlock { struct Fact { Paragraph label; std::vector<Paragraph> value; ReportMark mark = {}; }; std::vector<Fact> facts; int columns = 4; };
/// Matrices of severity (upwards) by likelihood, side by side, at most two. What they show stands in a table as well.
struct HeatMapBlock
{
    struct Map { Paragraph caption; std::vector<std::vector<QStringList>> marks; /**< [severity][likelihood]: labels of risks */ };
    std::vector<Map> maps;
    QString alternative; ///< what the maps say, in words, for a reader that speaks
    std::vector<LocalizedText> severity, likelihood, levels; ///< weakest first
    std::vector<std::vector<int>> matrix;                    ///< [severity][likelihood]: index of the level
    int acceptable = 0;                                      ///< highest level on the near side of the acceptance line
};
/// What must not be overlooked, in a frame over the full width: an opinion, a decision, a checksum. Words in large type, details small below.
struct BoxBlock { Paragraph label, citation; ReportMark mark; Paragraph words; std::vector<Paragraph> details; bool verdict = true; /**< else words in the size of text */ };
/// The first page: who, what, how it was decided, and how to check it. Without header and footer.
struct CoverBlock
{
    Paragraph organisation, otherOrganisation, kind, under, title, otherTitle;
    Paragraph draft; ///< first the word, then why; empty when it is none
    std::vector<BoxBlock> verdicts; ///< at most two: status, opinion
    std::vector<FactsBlock::Fact> facts;
    Paragraph integrityLabel;
    std::vector<Paragraph> integrity;
    QString anchor, bookmark;
};
/// Signature blocks two by two, with room for a signature by hand.
struct SignaturesBlock
{
    struct Signature { Paragraph role, name, function, signedOn; bool missing = false; /**< nobody signed: the name is that of the office */ };
    std::vector<Signature> signatures;
};
/// The headings of levels 1 and 2 with their pages.
struct ContentsBlock { Paragraph title; };
/// A drawing or photo from an attached file, at most 163 × 200 mm: caption above, source below.
struct PictureBlock { Paragraph caption, source; QImage picture; QString alternative; QString anchor; };
struct PageBreakBlock { QString headerRight; };
struct SpaceBlock { double points = 12; };

using Block = std::variant<HeadingBlock, ParagraphBlock, QuestionBlock, TableBlock, FactsBlock, HeatMapBlock, BoxBlock, CoverBlock, SignaturesBlock, PictureBlock, ContentsBlock, PageBreakBlock, SpaceBlock>;

/// A report as plain data: blocks with a language on each text. Writers turn it into pages.
struct ReportDocument
{
    Language language = Language::English;
    bool landscape = false;
    PageSize pageSize = PageSize::A4;
    QString title, author, subject;
    Paragraph headerLeft;          ///< organisation in bold, short title
    QString headerRight;           ///< the first section's words
    Paragraph footerLeft, footerCentre;
    bool draft = false;            ///< "Draft, not approved" on every page
    std::vector<Block> blocks;
};

} // namespace dossier
