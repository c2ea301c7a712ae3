// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/builders/record_blocks.h"
#include "core/risk/risks.h"

namespace dossier {

/// An assessment as the parts of its report see it.
class AssessmentContext
{
public:
    AssessmentContext(const Workspace& workspace, const Record& record, Language language);

    const Workspace& workspace;
    const Record& record;
    const Language language;
    const AnswerText text;
    const RiskScale& scale;
    std::vector<RiskView> risks; ///< most severe residual risk first; what is not rated comes last
    const std::vector<Revision> revisions;

    bool english() const { return language == Language::English; }
    Paragraph say(const char* en, const QString& zh) const { return words({QString::fromUtf8(en), zh}, language); }
    /// The option or record that was chosen, by id; empty if none was.
    QString choice(const QString& question) const;
    Paragraph saidOf(const QString& question) const;
    /// The question of a part that assessments have in common ("stance"); its label.
    QString part(const char* name) const { return text.form().part(QString::fromLatin1(name)); }
    Paragraph labelOf(const QString& question) const;
    /// "Katrin Selbmann, data protection officer, 11 November 2026".
    Paragraph byWhom(const QString& person, const QString& date) const;
    /// "5.1" as the template numbers it, else the number in the order of the sections that are printed: "5", 五.
    QString numberOf(const Section& section) const;
    /// That number as a heading has it: 五、
    QString heading(const Section& section) const;
    /// The number of the section in which a question stands.
    QString numberAround(const QString& question) const;
    TableColumn column(const char* en, const QString& zh, double weight, bool unbroken = false) const;
    /// A risk with all its answers, under a heading.
    std::vector<Block> riskInFull(const RiskView& risk, int headingLevel) const;

    /// Who answers for what is assessed: the organisation that the assessment names, else the first of the workspace; its name.
    const Record* organisation() const;
    QString organisationTitle() const;

    static TableCell cellOf(Paragraph line, Paragraph second = {});
    /// A checksum in groups of eight, so that two people can compare it; it breaks in the middle if it has to.
    static QString inEights(const QString& hash);
    /// The sign of a status, of a decision or of an officer's stance.
    static ReportMark::Kind signOf(const QString& word);
};

CoverBlock assessmentCover(const AssessmentContext& of);
/// Annexes A.1 to A.7: signatures, versions, diagrams, evidence, sources, integrity, the risks that are not in the body.
std::vector<Block> assessmentAnnexes(const AssessmentContext& of);

} // namespace dossier
