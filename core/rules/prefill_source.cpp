// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/prefill_source.h"

#include <algorithm>

namespace dossier {

namespace {

/// The records that "subject", "organisation" or "link:<question>" mean for this record.
QStringList sourceRecords(const Workspace& workspace, const Record& record, const QString& from)
{
    QStringList references;
    if (from == u"subject") {
        references.append(record.summary.subject);
    } else if (from == u"organisation") {
        const Answer& own = record.answers.own(QStringLiteral("organisation"));
        if (own.hasValue() && own.v.is_string())
            references.append(fromStd(own.v.get<std::string>()));
        else if (const Record* main = workspace.mainOrganisation())
            references.append(main->reference());
    } else if (from.startsWith(u"link:")) {
        const Answer& link = record.answers.own(from.mid(5));
        if (link.hasValue()) {
            for (const Json& item : link.v.is_array() ? link.v : Json::array({link.v})) {
                if (item.is_string())
                    references.append(fromStd(item.get<std::string>()));
            }
        }
    }
    references.removeIf([&record](const QString& reference) { return reference.isEmpty() || reference == record.reference(); });
    return references;
}

bool hasAnswer(const QuestionAnswer& answer)
{
    return !answer.own.isBlank() || !answer.rows.empty();
}

/// The value as the other type keeps it: one record as a list of one.
std::optional<Answer> fitted(const Question& from, const Question& to, Answer answer)
{
    if (!answer.hasValue() || from.type == to.type)
        return answer;
    const bool listWanted = to.type == QuestionType::Records || to.type == QuestionType::Countries || to.type == QuestionType::Choices;
    if (listWanted && answer.v.is_string()) {
        answer.v = Json::array({answer.v});
        return answer;
    }
    const bool oneOfList = from.type == QuestionType::Records && to.type == QuestionType::Record && answer.v.is_string();
    if (oneOfList || (from.isText() && to.isText()))
        return answer;
    return std::nullopt;
}

} // namespace

namespace {

std::optional<PrefillSource> sourceOf(const Workspace& workspace, const Record& record, const Question& question)
{
    if (!question.prefill)
        return std::nullopt;
    for (const QString& there : sourceRecords(workspace, record, question.prefill->from)) {
        const Record* source = workspace.record(there);
        if (source == nullptr)
            continue;
        const Question* asked = workspace.formOf(there).question(question.prefill->question);
        if (asked == nullptr || !hasAnswer(source->answers.at(asked->id)))
            continue;
        PrefillSource found{there, asked, &question, source->answers.at(asked->id)};
        if (question.type == QuestionType::Table && asked->type == QuestionType::Records)
            found.answer.rows = rowsOfList(found.answer.own, asked->id); // a row for each of them
        return found;
    }
    return std::nullopt;
}

/// The column there that a column here is filled from.
const Question* columnThere(const PrefillSource& source, const Question& column)
{
    const auto& mapped = source.target->prefill->columns;
    const auto found = mapped.find(column.id);
    if (found == mapped.end() && !mapped.empty())
        return nullptr;
    if (!source.question->isTabular())
        return found != mapped.end() && found->second == source.question->id ? source.question : nullptr;
    return source.question->column(found == mapped.end() ? column.id : found->second);
}

/// Rows of a table there are rows of one here if that table is taken over from it: such rows keep their ids.
bool sameRows(const Form& form, const PrefillSource& source, const Question& here, const Question& there)
{
    if (here.rowsOf.isEmpty() || there.rowsOf.isEmpty())
        return here.rowsOf.isEmpty() && there.rowsOf.isEmpty();
    const Question* table = form.question(here.rowsOf);
    return table != nullptr && table->prefill && table->prefill->from == source.target->prefill->from && table->prefill->question == there.rowsOf;
}

std::optional<Answer> cellThere(const Form& form, const PrefillSource& source, const Row& row, const Question& column)
{
    const Question* there = columnThere(source, column);
    if (there == nullptr || !sameRows(form, source, column, *there))
        return std::nullopt;
    return fitted(*there, column, row.cell(there->id));
}

Json sourcedCell(const PrefillSource& source, const Row& row, const Answer& cell)
{
    Answer own = cell;
    own.source = Source{source.record, source.question->id, row.id, answerHash(cell)};
    return own.toJson();
}

/// A row as it is taken over: id and label of the row there, where that id is free here and a row's.
Json rowHere(const Form& form, const PrefillSource& source, const Row& row, bool keepId)
{
    Json cells = Json::object();
    for (const Question& column : source.target->columns) {
        const auto cell = cellThere(form, source, row, column);
        if (cell && !cell->isBlank())
            cells[toStd(column.id)] = sourcedCell(source, row, *cell);
    }
    if (cells.empty())
        return cells;
    if (keepId && source.question->isTabular()) {
        cells["id"] = toStd(row.id);
        cells["label"] = toStd(row.label);
    }
    cells["src"] = Json{{"record", toStd(source.record)}, {"question", toStd(source.question->id)}, {"row", toStd(row.id)}};
    return cells;
}

const Row* rowFrom(const QuestionAnswer& here, const PrefillSource& source, const Row& there)
{
    const auto found = std::find_if(here.rows.begin(), here.rows.end(), [&](const Row& own) { return own.source && own.source->record == source.record && own.source->row == there.id; });
    return found == here.rows.end() ? nullptr : &*found;
}

/// Of a row that was taken over and is gone there: the source has changed until somebody takes that over or keeps the row. Own for any other row.
PrefillState stateWithoutSource(const PrefillSource& source, const Row& row)
{
    const auto same = [&row](const Row& there) { return there.id == row.source->row; };
    if (!row.source || row.source->record != source.record || std::any_of(source.answer.rows.begin(), source.answer.rows.end(), same))
        return PrefillState::Own;
    const bool told = std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return prefillState(cell.second, Answer()) == PrefillState::SourceChanged; });
    return told ? PrefillState::SourceChanged : PrefillState::Own;
}

} // namespace

std::optional<PrefillSource> prefillSource(const Workspace& workspace, const QString& reference, const Question& question)
{
    const Record* record = workspace.record(reference);
    return record == nullptr ? std::nullopt : sourceOf(workspace, *record, question);
}

QString sourceWords(const Workspace& workspace, const PrefillSource& source, Language language)
{
    const DisplayContext context = workspace.displayContext(workspace.record(source.record));
    if (source.answer.rows.empty() || !source.question->isTabular())
        return displayAnswer(*source.question, source.answer.own, language, context);
    QStringList names;
    for (const Row& row : source.answer.rows)
        names.append(rowName(*source.question, row, language, context));
    return names.join(language == Language::Chinese ? u"；"_qs : QStringLiteral("; "));
}

std::optional<Change> takeOver(const Workspace& workspace, const QString& reference, const PrefillSource& source)
{
    const Record* record = workspace.record(reference);
    if (record == nullptr || workspace.isReadOnly())
        return std::nullopt;
    const Question& question = *source.target;
    const QuestionAnswer& here = record->answers.at(question.id);
    const LocalizedText name = LocalizedText{QStringLiteral("Take over %1"), u"采用 %1"_qs}.arg(question.label);
    if (!source.answer.rows.empty() && question.type == QuestionType::Table) {
        const Form& form = workspace.formOf(reference);
        std::vector<Change> changes;
        for (const Row& row : source.answer.rows) {
            const Row* own = rowFrom(here, source, row);
            if (own == nullptr) {
                const Json cells = rowHere(form, source, row, here.row(row.id) == nullptr);
                if (!cells.empty())
                    changes.push_back(AddRow{reference, question.id, cells, -1, stringAt(cells, "id"), stringAt(cells, "label")});
                continue;
            }
            for (const Question& column : question.columns) {
                const auto cell = cellThere(form, source, row, column);
                if (cell && !cell->isBlank() && answerHash(own->cell(column.id)) != answerHash(*cell))
                    changes.push_back(SetAnswer{reference, Cell{question.id, own->id, column.id, {}}, sourcedCell(source, row, *cell)});
            }
        }
        for (const Row& row : here.rows) {
            if (stateWithoutSource(source, row) == PrefillState::SourceChanged)
                changes.push_back(RemoveRow{reference, question.id, row.id});
        }
        return changes.empty() ? std::nullopt : std::optional<Change>(makeGroup(name, std::move(changes)));
    }
    const auto answer = fitted(*source.question, question, source.answer.own);
    if (!answer || answer->isBlank() || question.type == QuestionType::Generated)
        return std::nullopt;
    if (here.own.source && answerHash(here.own) == answerHash(*answer))
        return std::nullopt;
    Answer own = *answer;
    own.source = Source{source.record, source.question->id, {}, answerHash(source.answer.own)};
    return Change(SetAnswer{reference, Cell{question.id, {}, {}, {}}, own.toJson()});
}

AddRecord prefilledRecord(const Workspace& workspace, const Form& form, const QString& subject)
{
    AddRecord change{form.id, subject, Json::object(), {}, {}};
    // Answers that were taken over lead on: the organisation of the activity, and from it the officer.
    Record draft;
    draft.summary.subject = subject;
    draft.summary.form = form.id;
    for (const Section& section : form.sections) {
        for (const Question& question : section.questions) {
            const auto source = sourceOf(workspace, draft, question);
            if (!source || question.type == QuestionType::Generated)
                continue;
            QuestionAnswer& own = draft.answers.edit(question.id);
            if (!source->answer.rows.empty() && question.type == QuestionType::Table) {
                Json rows = Json::array();
                for (const Row& row : source->answer.rows) {
                    if (Json cells = rowHere(form, *source, row, true); !cells.empty())
                        rows.push_back(std::move(cells));
                }
                if (!rows.empty())
                    change.answers[toStd(question.id)] = rows;
                continue;
            }
            const auto answer = fitted(*source->question, question, source->answer.own);
            if (!answer || answer->isBlank())
                continue;
            own.own = *answer;
            own.own.source = Source{source->record, source->question->id, {}, answerHash(source->answer.own)};
            change.answers[toStd(question.id)] = own.own.toJson();
        }
    }
    // A record is called after what it is about, unless its form says otherwise.
    if (const Question* title = form.titleQuestion(); title != nullptr && !subject.isEmpty() && !change.answers.contains(toStd(title->id)) && form.kind == u"assessment")
        change.answers[toStd(title->id)] = title->localized ? Json{{"v", textToJson(workspace.titleOf(subject))}} : Json(toStd(workspace.titleOf(subject).in(Language::English)));
    return change;
}

PrefillState statusOfPrefill(const Workspace& workspace, const QString& reference, const Question& question)
{
    const Record* record = workspace.record(reference);
    if (record == nullptr)
        return PrefillState::Own;
    static const Answer blank;
    const QuestionAnswer& here = record->answers.at(question.id);
    if (question.type == QuestionType::Table) {
        const auto source = sourceOf(workspace, *record, question);
        if (!source || std::none_of(here.rows.begin(), here.rows.end(), [](const Row& row) { return row.source.has_value(); }))
            return PrefillState::Own;
        const Form& form = workspace.formOf(reference);
        bool differs = false;
        bool changed = std::any_of(here.rows.begin(), here.rows.end(), [&source](const Row& row) { return stateWithoutSource(*source, row) == PrefillState::SourceChanged; });
        for (const Row& row : source->answer.rows) {
            const Row* own = rowFrom(here, *source, row);
            changed = changed || own == nullptr;
            for (const Question& column : question.columns) {
                const auto there = own == nullptr ? std::nullopt : cellThere(form, *source, row, column);
                if (!there)
                    continue;
                const PrefillState state = prefillState(own->cell(column.id), *there);
                changed = changed || state == PrefillState::SourceChanged;
                differs = differs || state == PrefillState::Differs;
            }
        }
        return changed ? PrefillState::SourceChanged : differs ? PrefillState::Differs : PrefillState::Follows;
    }
    if (!here.own.source)
        return PrefillState::Own;
    const Record* source = workspace.record(here.own.source->record);
    return prefillState(here.own, source == nullptr ? blank : source->answers.own(here.own.source->question));
}

} // namespace dossier
