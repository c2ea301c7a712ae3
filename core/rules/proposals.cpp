// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/proposals.h"

#include "core/rules/obligations.h"
#include "core/rules/prefill_source.h"

#include <algorithm>

namespace dossier {

namespace {

const Catalogue* templatesOf(const Form& form, const FormLibrary& library)
{
    const Question* question = templateQuestion(form, library);
    return question == nullptr ? nullptr : library.catalogue(question->catalogue);
}

/// Records that were made of an entry, by entry; with a subject only those about it.
std::map<QString, QString> madeOf(const Workspace& workspace, const Form& form, const QString& question, const QString& subject)
{
    std::map<QString, QString> made;
    for (const RecordSummary& summary : workspace.records(form.kind)) {
        const Record* record = summary.subject == subject ? workspace.record(summary.reference) : nullptr;
        const QString entry = record == nullptr ? QString() : stringAt(Json{{"v", record->answers.own(question).v}}, "v");
        if (!entry.isEmpty())
            made.emplace(entry, summary.reference);
    }
    return made;
}

/// The form of the records that a question names, if a catalogue describes such records; null otherwise.
const Form* proposedForm(const Workspace& workspace, const Question& question)
{
    for (const QString& kind : question.kinds) {
        const Form* form = workspace.library().formOfKind(kind);
        if (form != nullptr && form->subject.isEmpty() && templateQuestion(*form, workspace.library()) != nullptr)
            return form;
    }
    return nullptr;
}

LocalizedText addName(const Form& form, const QStringList& entries)
{
    return LocalizedText{u"Add from the catalogue: %1 × %2"_qs, u"从目录添加：%1 × %2"_qs}.arg(form.title).arg(qint64(entries.size()));
}

} // namespace

const Question* templateQuestion(const Form& form, const FormLibrary& library)
{
    for (const Section& section : form.sections) {
        for (const Question& question : section.questions) {
            const Catalogue* catalogue = question.catalogue.isEmpty() ? nullptr : library.catalogue(question.catalogue);
            if (catalogue != nullptr && std::any_of(catalogue->entries.begin(), catalogue->entries.end(), [](const Option& entry) { return entry.answers.is_object(); }))
                return &question;
        }
    }
    return nullptr;
}

std::vector<Proposal> proposalsAbout(const Workspace& workspace, const Form& form, const QString& subject)
{
    std::vector<Proposal> proposals;
    const Catalogue* catalogue = templatesOf(form, workspace.library());
    if (catalogue == nullptr || workspace.record(subject) == nullptr)
        return proposals;
    const Json facts = ruleFacts(workspace, *workspace.record(subject));
    const std::map<QString, QString> made = madeOf(workspace, form, templateQuestion(form, workspace.library())->id, subject);
    const NamedLists lists = Regimes::builtIn().lists();
    for (const Option& entry : catalogue->entries) {
        Proposal proposal;
        proposal.entry = &entry;
        if (!entry.when.is_null()) {
            const RuleValue value = evaluate(entry.when, facts, lists);
            proposal.fits = value.isTrue();
            if (proposal.fits)
                proposal.because = entry.because;
        }
        if (const auto found = made.find(entry.id); found != made.end())
            proposal.existing = found->second;
        proposals.push_back(std::move(proposal));
    }
    return proposals;
}

std::vector<Proposal> proposalsFor(const Workspace& workspace, const QString& reference, const Question& question)
{
    std::vector<Proposal> proposals;
    const Record* record = workspace.record(reference);
    const Form* form = proposedForm(workspace, question);
    if (record == nullptr || form == nullptr)
        return proposals;
    const Question* own = templateQuestion(workspace.formOf(reference), workspace.library());
    if (own == nullptr || own->id == question.id)
        return proposals;
    const Answer& chosen = record->answers.own(own->id);
    const QString scenario = stringAt(Json{{"v", chosen.v}}, "v");
    const std::map<QString, QString> made = madeOf(workspace, *form, templateQuestion(*form, workspace.library())->id, {});
    const Option* against = workspace.library().option(*own, scenario);
    for (const Option& entry : templatesOf(*form, workspace.library())->entries) {
        Proposal proposal;
        proposal.entry = &entry;
        proposal.fits = against != nullptr && entry.serves.contains(scenario);
        if (proposal.fits)
            proposal.because = LocalizedText{u"Works against: %1"_qs, u"针对：%1"_qs}.arg(against->label);
        if (const auto found = made.find(entry.id); found != made.end())
            proposal.existing = found->second;
        proposals.push_back(std::move(proposal));
    }
    return proposals;
}

std::optional<AddRecord> proposedRecord(const Workspace& workspace, const Form& form, const QString& entryId, const QString& subject)
{
    const Catalogue* catalogue = templatesOf(form, workspace.library());
    const Option* entry = catalogue == nullptr ? nullptr : catalogue->entry(entryId);
    if (entry == nullptr || !entry->answers.is_object())
        return {};
    AddRecord record = prefilledRecord(workspace, form, subject);
    for (const auto& [question, answer] : entry->answers.items())
        record.answers[question] = answer;
    if (const Question* title = form.titleQuestion())
        record.answers[toStd(title->id)] = textToJson(entry->label);
    record.answers[toStd(templateQuestion(form, workspace.library())->id)] = toStd(entry->id);
    return record;
}

Change acceptProposals(const Workspace& workspace, const Form& form, const QString& subject, const QStringList& entries)
{
    std::vector<Change> changes;
    for (const QString& entry : entries) {
        if (auto record = proposedRecord(workspace, form, entry, subject))
            changes.emplace_back(std::move(*record));
    }
    return makeGroup(addName(form, entries), std::move(changes));
}

Change acceptProposals(const Workspace& workspace, const QString& reference, const Question& question, const QStringList& entries)
{
    std::vector<Change> changes;
    const Form& form = *proposedForm(workspace, question);
    const std::map<QString, QString> made = madeOf(workspace, form, templateQuestion(form, workspace.library())->id, {});
    const Answer& before = workspace.record(reference)->answers.own(question.id);
    Json named = before.hasValue() && before.v.is_array() ? before.v : Json::array();
    int added = 0;
    for (const QString& entry : entries) {
        std::string name;
        if (const auto found = made.find(entry); found != made.end()) {
            name = toStd(found->second);
        } else if (auto record = proposedRecord(workspace, form, entry, {})) {
            changes.emplace_back(std::move(*record));
            name = '$' + std::to_string(++added);
        }
        if (!name.empty() && std::find(named.begin(), named.end(), Json(name)) == named.end())
            named.push_back(name);
    }
    changes.emplace_back(SetAnswer{reference, {question.id, {}, {}, {}}, std::move(named)});
    return makeGroup(addName(form, entries), std::move(changes));
}

} // namespace dossier
