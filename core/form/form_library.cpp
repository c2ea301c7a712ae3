// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/form_library.h"

#include "core/text/resources.h"

#include <algorithm>

namespace dossier {

Result<FormLibrary> FormLibrary::load(const KnownIds* known)
{
    FormLibrary library;
    for (const QString& name : resourceNames(QStringLiteral("catalogues"))) {
        const QString path = QStringLiteral("catalogues/") + name;
        Result<Catalogue> catalogue = readCatalogue(resourceBytes(path), path);
        if (!catalogue)
            return failure(catalogue.error());
        library.m_catalogues.push_back(std::move(*catalogue));
    }
    const QString kindsPath = QStringLiteral("kinds.json");
    Result<Kinds> kinds = Kinds::read(resourceBytes(kindsPath), kindsPath);
    if (!kinds)
        return failure(kinds.error());
    library.m_kinds = std::move(*kinds);

    KnownIds ids;
    if (known != nullptr)
        ids = *known;
    if (!ids.catalogue)
        ids.catalogue = [&library](const QString& id) { return library.catalogue(id) != nullptr; };
    for (const QString& name : resourceNames(QStringLiteral("forms"))) {
        const QString path = QStringLiteral("forms/") + name;
        Result<Form> form = readForm(resourceBytes(path), path, Reading::Strict, &ids);
        if (!form)
            return failure(form.error());
        if (library.m_kinds.kind(form->kind) == nullptr) {
            return failure({Error::Kind::Damaged,
                LocalizedText{QStringLiteral("%1: kind: unknown kind \"%2\""), u"%1：kind：未知的种类“%2”"_qs}.arg(path).arg(form->kind), QStringLiteral("kind")});
        }
        library.m_forms.push_back(std::move(*form));
    }
    return library;
}

FormLibrary FormLibrary::of(std::vector<Form> forms, std::vector<Catalogue> catalogues, Kinds kinds)
{
    FormLibrary library;
    library.m_forms = std::move(forms);
    library.m_catalogues = std::move(catalogues);
    library.m_kinds = std::move(kinds);
    return library;
}

const FormLibrary& FormLibrary::builtIn()
{
    static const FormLibrary library = [] {
        Result<FormLibrary> loaded = load();
        if (!loaded)
            qFatal("%s", qUtf8Printable(loaded.error().message.en));
        return std::move(*loaded);
    }();
    return library;
}

const Form* FormLibrary::form(const QString& id) const
{
    const auto found = std::find_if(m_forms.begin(), m_forms.end(), [&id](const Form& candidate) { return candidate.id == id; });
    return found == m_forms.end() ? nullptr : &*found;
}

const Form* FormLibrary::firstFormOfKind(const QString& kind) const
{
    const auto found = std::find_if(m_forms.begin(), m_forms.end(), [&kind](const Form& candidate) { return candidate.kind == kind; });
    return found == m_forms.end() ? nullptr : &*found;
}

const Form* FormLibrary::formOfKind(const QString& kind) const
{
    const Form* only = nullptr;
    for (const Form& candidate : m_forms) {
        if (candidate.kind != kind)
            continue;
        if (only != nullptr)
            return nullptr;
        only = &candidate;
    }
    return kind == u"assessment" ? nullptr : only;
}

const Catalogue* FormLibrary::catalogue(const QString& id) const
{
    const auto found = std::find_if(m_catalogues.begin(), m_catalogues.end(), [&id](const Catalogue& candidate) { return candidate.id == id; });
    return found == m_catalogues.end() ? nullptr : &*found;
}

const std::vector<Option>& FormLibrary::optionsOf(const Question& question) const
{
    const bool countries = question.type == QuestionType::Country || question.type == QuestionType::Countries;
    if (!countries && question.catalogue.isEmpty())
        return question.options;
    const Catalogue* source = catalogue(countries ? QStringLiteral("countries") : question.catalogue);
    return source == nullptr ? question.options : source->entries;
}

const Option* FormLibrary::option(const Question& question, const QString& optionId) const
{
    const std::vector<Option>& options = optionsOf(question);
    const auto found = std::find_if(options.begin(), options.end(), [&optionId](const Option& candidate) { return candidate.id == optionId; });
    return found == options.end() ? nullptr : &*found;
}

} // namespace dossier
