// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/definition.h"
#include "core/form/form.h"

namespace dossier {

/// What can only be checked once the whole form is read: references between questions, and loops. Part of readForm.
void checkFormReferences(const Form& form, DefinitionFile& file);

} // namespace dossier
