// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/condition.h"
#include "core/form/form_library.h"
#include "core/text/json.h"
#include "core/text/result.h"

namespace dossier {

/// A provision that a question, an obligation or a risk rests on.
struct Citation
{
    QString id;          ///< "gdpr.art30.1.d"
    LocalizedText brief; ///< "GDPR Art. 30(1)(d)"
    LocalizedText title, asks, law;
    QString date;
};

struct AssessmentType { QString id; LocalizedText title, brief; QStringList cite; };

struct CriterionSuggestion { Json when; bool says = true; LocalizedText reason, brief; };
struct Criterion
{
    QString id, key; ///< "wp248.c1", "c1"
    LocalizedText title, help;
    QString question, row, column; ///< where the officer confirms or overrules
    std::vector<CriterionSuggestion> suggestions;
};

enum class Level { Consider, Undetermined, Presumed, Required }; ///< weakest first
QString levelWord(Level level);
LocalizedText levelLabel(Level level); ///< "required" 必须, "presumed" 推定需要, "to be considered" 建议考虑, "undetermined" 无法判定

struct ObligationRule
{
    QString id, assessment;
    Level level = Level::Required;
    Json when;
    QStringList cite;
    LocalizedText reason, brief;
};

enum class PointLevel { Hint, Warning, Error }; ///< may be worth a look; probably wrong or incomplete; cannot be right

/// What cannot stand together in one record: a rule over all its answers, and where to jump.
struct ContradictionRule
{
    QString id;
    PointLevel level = PointLevel::Warning;
    QString each;             ///< a table: the rule is asked of each of its rows, as "row", with "row.links.<column>" for the records it names
    Json when;
    QString question, column;
    QString dates, datesOf;   ///< the catalogue, and the column of the row, whose entry gives {from}, {until} and {scope}; empty: of `column`
    QStringList cite;
    LocalizedText text, fix;
};

/// Something that stays due after a route was found.
struct RouteDue { LocalizedText text; QStringList cite; };
struct RouteResult { QString id; LocalizedText label; std::vector<RouteDue> due; };
/// From this number on, something else is asked for.
struct RouteMark { double at = 0; LocalizedText text; };
struct RouteCountRule
{
    QString id;           ///< "counts.<id>" in the rules of the steps
    QString question;     ///< of the activities that are added up
    QString organisation; ///< of the organisation: the number where people are counted once
    LocalizedText label;
    std::vector<RouteMark> marks;
};
struct RouteStep { QString id; Json when; QString result; QStringList cite; LocalizedText text; };
/// A tree that is walked step by step: the first step that holds gives the result.
struct RouteRule
{
    QString id, question; ///< the generated question where it is shown
    LocalizedText title;
    Json applies, counted; ///< whether it is asked of an activity; which activities its numbers are added up from
    std::vector<RouteCountRule> counts;
    std::vector<RouteStep> steps;
    std::vector<RouteResult> results;
};

struct Regime
{
    QString id;
    int version = 1;
    LocalizedText title, brief;
    Json applies;
    std::map<QString, std::set<QString>> lists;
    std::vector<Citation> citations;
    std::vector<AssessmentType> assessments;
    std::vector<Criterion> criteria;
    std::vector<ObligationRule> obligations;
    std::vector<ContradictionRule> contradictions;
    std::vector<RouteRule> routes;
};

struct NationalItem { QString id; LocalizedText title; Json when; QString code; LocalizedText note; };
struct NationalList { QString country; LocalizedText authority, document; QString date; bool two = false; std::vector<NationalItem> items; };
struct NationalLists { QString assessment; std::map<QString, Json> facts; std::vector<NationalList> lists; };

/// All regimes and national lists, loaded once; the same strictness as forms.
class Regimes
{
public:
    static Result<Regimes> load();
    static const Regimes& builtIn();
    const std::vector<Regime>& all() const { return m_regimes; }
    const NationalLists& national() const { return m_national; }
    /// A provision, or an item of a national list ("dpialist.de.11").
    const Citation* citation(const QString& id) const;
    const AssessmentType* assessment(const QString& id) const;
    /// Named lists, a country tag ("eea"), and "catalogue:tag" of catalogues; "catalogue:tag@2026-12-01": those in force that day.
    const std::set<QString>* list(const QString& name) const;
    NamedLists lists() const; ///< list() for evaluate(); valid as long as this

    static Result<Regime> readRegime(const QByteArray& bytes, const QString& fileName);
    static Result<NationalLists> readNationalLists(const QByteArray& bytes, const QString& fileName);

private:
    void addListCitations();
    Result<void> checkReferences() const;

    std::vector<Regime> m_regimes;
    NationalLists m_national;
    std::vector<Citation> m_listCitations; ///< the items of the national lists
    std::map<QString, std::set<QString>> m_catalogueLists;
    struct Span { QString from, until; };
    std::map<QString, std::map<QString, Span>> m_dates; ///< catalogue -> entry -> when it is in force, of those with dates
};

/// The built-in FormLibrary checked against the built-in citations.
const FormLibrary& checkedLibrary();

} // namespace dossier
