// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/catalogue.h"
#include "core/form/form_reader.h"
#include "core/form/kinds.h"

namespace dossier {

/// All forms, catalogues and kinds on offer. Immutable after loading; shared by everything.
class FormLibrary
{
public:
    /// Loads resources/forms, catalogues and kinds.json; the first error ends it.
    static Result<FormLibrary> load(const KnownIds* known = nullptr);
    /// A library of definitions read elsewhere: stored copies, fixtures.
    static FormLibrary of(std::vector<Form> forms, std::vector<Catalogue> catalogues = {}, Kinds kinds = {});
    /// The built-in library, loaded once (asserts that our own resources are valid).
    static const FormLibrary& builtIn();

    const std::vector<Form>& forms() const { return m_forms; }
    const Form* form(const QString& id) const;
    /// The form of a kind that has exactly one ("activity" -> activity form); null for assessments.
    const Form* formOfKind(const QString& kind) const;
    /// The first form of a kind, for lists; null if there is none.
    const Form* firstFormOfKind(const QString& kind) const;
    const Catalogue* catalogue(const QString& id) const;
    const std::vector<Catalogue>& catalogues() const { return m_catalogues; }
    const Kinds& kinds() const { return m_kinds; }
    /// Options of a question or column: its own, or its catalogue's. Empty for rowsOf.
    const std::vector<Option>& optionsOf(const Question& question) const;
    const Option* option(const Question& question, const QString& optionId) const;

private:
    std::vector<Form> m_forms;
    std::vector<Catalogue> m_catalogues;
    Kinds m_kinds;
};

} // namespace dossier
