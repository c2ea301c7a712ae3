// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/facts.h"
#include "core/workspace/workspace.h"
#include <QWidget>
#include <functional>

namespace dossier {

/// What the editors of one record share: where they read and write, and whom they tell.
struct FormContext
{
    Workspace* workspace = nullptr;
    QString record;
    bool readOnly = false;
    std::function<void(const QString& reference)> openRecord;
    std::function<void(const QString& form, const QString& question)> createRecord;
    std::function<void(const QString& question)> propose; ///< shows what the catalogue offers for a question
    std::function<void(const Error& error)> failed;

    const Record* current() const { return workspace->record(record); }
    const FormLibrary& library() const { return workspace->library(); }
    /// The answer of a question, or of a cell of its rows; blank if there is none.
    const Answer& answer(const Cell& cell) const;
    /// Sets an answer. A cell with a column but no row makes the row (its id is in the outcome).
    Result<Outcome> write(const Cell& cell, const Json& value) const;
    Result<Outcome> apply(const Change& change) const;
    DisplayContext display() const
    {
        DisplayContext context = workspace->displayContext(current());
        context.recordNote = [this](const QString& reference) { return workspace->statusNote(reference); };
        return context;
    }
};

/// A widget outside its owner's children (a list under a field, a form over a cell) names its owner, so that focus in it counts as the owner's.
void setOwner(QWidget* widget, QWidget* owner);
/// The parent, or the owner if one was named.
QWidget* ownerOf(const QWidget* widget);
bool isWithin(const QWidget* widget, const QWidget* root);

/// What is left of a text once the blanks around it are gone.
inline QString trimmed(const QString& text) { return text.trimmed(); }

} // namespace dossier
