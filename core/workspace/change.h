// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/record.h"

namespace dossier {

/// Where an answer stands: a question, or a cell of its table. For a text of which only one language changes, the language.
struct Cell
{
    QString question;
    QString row, column;              ///< both empty for the question itself
    std::optional<Language> language; ///< only for localized texts; then the value is a string
    bool operator==(const Cell&) const = default;
};

struct SetAnswer { QString record; Cell cell; Json value; };  ///< full or compact answer; null clears the answer
struct AddRow { QString record, question; Json cells; int position = -1; QString rowId; QString label; }; ///< position -1: at the end; id and label given only by undo
struct MoveRow { QString record, question, row; int position = 0; };
struct RemoveRow { QString record, question, row; };
struct AddRecord { QString form; QString subject; Json answers; QString status; QString reference; }; ///< status and reference empty: initial, next
struct RemoveRecord { QString record; };
struct RestoreRecord { QString record; };
struct SetStatus { QString record, status; LocalizedText reason; };
struct Attach { QString record; Cell cell; QString name; QByteArray content; };
struct Detach { QString record; Cell cell; };
struct UpgradeForm { QString record; int version = 0; };
struct Confirm { QString record; Cell cell; };  ///< "still right": a prefilled value is kept although its source changed
struct ChangeGroup;

/// The closed list of everything that can be written. Each change has an inverse.
using Change = std::variant<SetAnswer, AddRow, MoveRow, RemoveRow, AddRecord, RemoveRecord, RestoreRecord, SetStatus, Attach, Detach, UpgradeForm, Confirm,
                            std::shared_ptr<ChangeGroup>>;

/// Several changes as one step: one transaction, one undo. A later change may name a record that an earlier one added by "$1", "$2" … in order of addition.
struct ChangeGroup
{
    LocalizedText name;
    std::vector<Change> changes;
};
Change makeGroup(LocalizedText name, std::vector<Change> changes);

} // namespace dossier
