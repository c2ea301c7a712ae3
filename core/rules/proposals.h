// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

namespace dossier {

/// What a catalogue offers to add: a scenario of a risk, a measure against it. Nothing is added before somebody chooses it.
struct Proposal
{
    const Option* entry = nullptr; ///< of the catalogue; its label is the title of the record
    bool fits = false;             ///< the record's own facts speak for it, or leave it open; `because` says which
    LocalizedText because;
    QString existing;              ///< the record that was made of this entry: a risk of the same subject, a measure of the register; or empty
};

/// The question of a form whose catalogue holds answers for whole records ("scenario" of a risk, "control" of a measure); null without one.
const Question* templateQuestion(const Form& form, const FormLibrary& library);
/// Everything the catalogue of a form offers about a subject, in the catalogue's order.
std::vector<Proposal> proposalsAbout(const Workspace& workspace, const Form& form, const QString& subject);
/// What a question that names records could name: measures that the catalogue gives for this risk's scenario. Empty where no catalogue serves it.
std::vector<Proposal> proposalsFor(const Workspace& workspace, const QString& record, const Question& question);
/// A record of the form as an entry of its catalogue describes it, with everything the register says about the subject. None for an unknown entry.
std::optional<AddRecord> proposedRecord(const Workspace& workspace, const Form& form, const QString& entry, const QString& subject);
/// One step: adds the records of the chosen entries.
Change acceptProposals(const Workspace& workspace, const Form& form, const QString& subject, const QStringList& entries);
/// One step: names the records that exist, adds the others, and answers the question with them and with what it names already.
Change acceptProposals(const Workspace& workspace, const QString& record, const Question& question, const QStringList& entries);

} // namespace dossier
