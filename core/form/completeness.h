// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/facts.h"

namespace dossier {

/// State of one question, as the glyph in gutter and outline shows it.
enum class QuestionState { Empty, Answered, Partly, NoneOrNotApplicable, Unknown, Invalid };

struct Missing
{
    QString section, question, row, column; ///< row and column empty when the question itself is open
    bool unknown = false;                   ///< answered "not known yet" rather than blank
};

struct Completeness
{
    int required = 0; ///< visible required questions; a table with rows counts its required cells
    int answered = 0; ///< of those, answered (none, na and unknown count)
    int unknown = 0;  ///< of those, "not known yet"
    std::vector<Missing> missing;  ///< blank required questions and cells, in form order
    std::vector<Missing> unknowns; ///< not known yet, in form order
    std::map<QString, QuestionState> states; ///< per visible question

    int percent() const { return required == 0 ? 100 : answered * 100 / required; }
    /// Required questions that are open (a table with several missing cells counts once); the number beside the outline.
    int open(const QString& section = {}) const;
    bool isComplete() const { return missing.empty(); }
    bool mayBeApproved() const { return missing.empty() && unknowns.empty(); }
    bool sectionComplete(const QString& section) const { return open(section) == 0; }
};

Completeness completeness(const Form& form, const Answers& answers, const FormLibrary& library);
QuestionState questionState(const Question& question, const Answers& answers);

} // namespace dossier
