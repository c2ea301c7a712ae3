// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/form_context.h"
#include "app/style/glyphs.h"

namespace dossier {

/// One line of a list to choose from.
struct Pick
{
    QString id;
    QString label;    ///< in the language of the interface
    QString detail;   ///< muted, after the label: "EEA", a reference
    QString group;    ///< head over the lines of a group
    QString keywords; ///< folded: both languages and the id, what typing is compared with
    std::optional<Glyph> glyph;
    ColourRole colour = ColourRole::Muted, tint = ColourRole::NeutralTint;
    enum class Kind { Option, OwnWords, NewRecord } kind = Kind::Option;
};

/// What a choice, country, record or rowsOf question offers now.
QList<Pick> picksOf(const Question& question, const FormContext& context, Language language);
/// Suggestions of a catalogue for a text, in the language of the text.
QList<Pick> suggestionsOf(const Question& question, const FormContext& context, Language language);
/// The line of a record; "new …" lines are not among them.
Pick recordPick(const FormContext& context, const RecordSummary& summary, Language language);
/// Whether every word typed is in the line.
bool matches(const Pick& pick, const QString& typed);

} // namespace dossier
