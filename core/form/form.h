// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"
#include <QStringList>
#include <map>
#include <optional>
#include <vector>

namespace dossier {

enum class QuestionType { Text, LongText, YesNo, Choice, Choices, Number, Date, Country, Countries, Record, Records, Table, Matrix, File, Generated };
QString questionTypeWord(QuestionType type);
std::optional<QuestionType> questionTypeFromWord(QStringView word);

/// One answer to choose, of a question or a catalogue.
struct Option
{
    QString id;
    LocalizedText label;
    LocalizedText help;
    LocalizedText group;
    std::optional<double> score;
    bool flag = false;
    QStringList tags;
    QStringList cite;
    // Of a catalogue whose entries describe whole records:
    Json answers;          ///< question -> answer of such a record; null: the entry is a plain option
    Json when;             ///< when to propose it, over the facts of the subject; null: only on request
    LocalizedText because; ///< what speaks for it then
    QString from, until;   ///< in force from and to the end of these days (ISO); empty: without limit
    LocalizedText scope;   ///< what it covers, or what has to be recorded with it
    QString source;        ///< the act it rests on, "(EU) 2021/914"
    QStringList serves;    ///< entries of other catalogues that it works for: the risks a measure reduces
};

/// A prescribed row of a matrix.
struct MatrixRow
{
    QString id;
    LocalizedText label;
    LocalizedText help;
    QStringList cite;
};

struct Prefill
{
    QString from;     ///< "subject", "organisation" or "link:<question>"
    QString question; ///< the question there
    std::map<QString, QString> columns; ///< column here -> column there
};

/// A question, or a column of a table or matrix (then without columns and prefill).
struct Question
{
    QString id;
    QuestionType type = QuestionType::Text;
    LocalizedText label, help, example, unit, evidence;
    QStringList cite;              ///< ids of citations
    std::vector<Option> options;   ///< empty when a catalogue or rowsOf gives them
    QString catalogue;             ///< id of the catalogue that gives or suggests options
    bool open = false;             ///< own words allowed beside the catalogue
    QStringList kinds;             ///< record kinds a record question may refer to
    std::vector<Question> columns; ///< of a table or matrix
    std::vector<MatrixRow> rows;   ///< of a matrix
    QString rowLabel;              ///< prefix of a table's row labels: "P" gives P1, P2 …
    QString rowsOf;                ///< the table whose rows are the options; of a matrix: the table it has a row for each row of
    Json rowsIf;                   ///< of a matrix over a table: which of that table's rows it asks about; null: all
    QStringList rowsShow;          ///< of a matrix over a table: columns of that table shown beside the name of each row
    QString stack;                 ///< column under which this one is shown as a second line
    double width = 1;
    bool localized = true;         ///< text in two languages, or one string
    bool mayBeNone = false, mayBeNotApplicable = false, mayBeUnknown = false;
    bool required = true;
    bool confidential = false;
    Json showIf;                   ///< null: always shown
    std::optional<Prefill> prefill;
    Json score, flag, print;       ///< null when absent

    bool isTabular() const { return type == QuestionType::Table || type == QuestionType::Matrix; }
    bool isMatrixOverTable() const { return type == QuestionType::Matrix && !rowsOf.isEmpty(); }
    bool isText() const { return type == QuestionType::Text || type == QuestionType::LongText; }
    const Question* column(const QString& columnId) const;
};

struct Section
{
    QString id;
    LocalizedText title, shortTitle, guidance;
    Json showIf;
    double weight = 1;
    bool confidential = false;
    std::vector<Question> questions;

    /// The number a template gives it ("2.3"), when its short title begins with one; else empty.
    QString ownNumber() const;
    /// The short title, or the title, without that number.
    LocalizedText brief() const;
};

/// What the report of an assessment says of itself, in the words of its law.
struct ReportWords
{
    LocalizedText under;     ///< "under Article 35 GDPR"
    LocalizedText structure; ///< the template or standard whose order it follows
    LocalizedText conflict;  ///< why the officer who advises must not decide, "%1 is …"; empty where the law does not mind
    QString office;          ///< the office of that officer among a person's offices
    LocalizedText unacceptable; ///< what can be done about a risk that cannot be borne
    QStringList adviceCite, conflictCite, unacceptableCite;
};

/// A questionnaire: data, never code. Read by form_reader, found in FormLibrary.
struct Form
{
    QString id;
    int version = 1;
    int format = 1;
    QString kind;    ///< the kind of record that answers it: "activity", "assessment" …
    QString prefix;  ///< of references: "ACT"
    QString regime;
    QStringList subject; ///< kinds of record an assessment may be about
    QString scale;
    LocalizedText title, shortTitle;
    std::map<QString, QString> parts; ///< the question that holds what assessments have in common: "officer", "adviser", "stance", "advice-date", "authority", "authority-contact"
    ReportWords report;
    std::vector<Section> sections;
    QByteArray bytes; ///< the file as read, pinned into workspaces
    QString sha256;

    /// The id of the question of a part, or empty.
    QString part(const QString& name) const;
    const Question* question(const QString& questionId) const;
    const Section* sectionOf(const QString& questionId) const;
    /// The question whose answer names a record of this form: "title", else "name".
    const Question* titleQuestion() const;
};

} // namespace dossier
