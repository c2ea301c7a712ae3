// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/prefill_source.h"

#include "core/form/prefill.h"

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
    if (from.isText() && to.isText())
        return answer;
    return std::nullopt;
}

} // namespace

std::optional<PrefillSource> prefillSource(const Workspace& workspace, const QString& reference, const Question& question)
{
    const Record* record = workspace.record(reference);
    if (!question.prefill || record == nullptr)
        return std::nullopt;
    for (const QString& there : sourceRecords(workspace, *record, question.prefill->from)) {
        const Record* source = workspace.record(there);
        if (source == nullptr)
            continue;
        const Question* asked = workspace.formOf(there).question(question.prefill->question);
        if (asked != nullptr && hasAnswer(source->answers.at(asked->id)))
            return PrefillSource{there, asked, &question, source->answers.at(asked->id)};
    }
    return std::nullopt;
}

QString sourceWords(const Workspace& workspace, const PrefillSource& source, Language language)
{
    const DisplayContext context = workspace.displayContext(workspace.record(source.record));
    if (source.answer.rows.empty())
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
    if (!source.answer.rows.empty() && question.isTabular()) {
        std::vector<Change> changes;
        for (const Row& row : source.answer.rows) {
            const bool taken = std::any_of(here.rows.begin(), here.rows.end(), [&](const Row& own) { return own.source && own.source->record == source.record && own.source->row == row.id; });
            if (taken && question.type == QuestionType::Table)
                continue;
            Json cells = Json::object();
            for (const Question& column : question.columns) {
                const auto mapped = question.prefill->columns.find(column.id);
                if (mapped == question.prefill->columns.end() && !question.prefill->columns.empty())
                    continue;
                const QString thereId = mapped == question.prefill->columns.end() ? column.id : mapped->second;
                const Question* thereColumn = source.question->column(thereId);
                if (thereColumn == nullptr)
                    continue;
                const auto cell = fitted(*thereColumn, column, row.cell(thereId));
                if (!cell || cell->isBlank() || (!column.rowsOf.isEmpty()))
                    continue; // rows of a table there are not rows of one here
                Answer own = *cell;
                own.source = Source{source.record, source.question->id, row.id, answerHash(*cell)};
                cells[toStd(column.id)] = own.toJson();
            }
            if (cells.empty())
                continue;
            if (question.type == QuestionType::Table) {
                cells["src"] = Json{{"record", toStd(source.record)}, {"question", toStd(source.question->id)}, {"row", toStd(row.id)}};
                changes.push_back(AddRow{reference, question.id, cells, -1, {}, {}});
                continue;
            }
            for (auto cell = cells.begin(); cell != cells.end(); ++cell)
                changes.push_back(SetAnswer{reference, Cell{question.id, row.id, fromStd(cell.key()), {}}, cell.value()});
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

PrefillState statusOfPrefill(const Workspace& workspace, const QString& reference, const Question& question)
{
    const Record* record = workspace.record(reference);
    if (record == nullptr)
        return PrefillState::Own;
    const Answer& here = record->answers.own(question.id);
    if (!here.source)
        return PrefillState::Own;
    const Record* source = workspace.record(here.source->record);
    static const Answer blank;
    return prefillState(here, source == nullptr ? blank : source->answers.own(here.source->question));
}

} // namespace dossier
