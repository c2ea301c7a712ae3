// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/table_editor.h"

namespace dossier {

/// A table whose rows the form prescribes: the first column is fixed, with its citation; rows cannot be added.
class MatrixEditor : public TableEditor
{
    Q_OBJECT
public:
    using TableEditor::TableEditor;
};

} // namespace dossier
