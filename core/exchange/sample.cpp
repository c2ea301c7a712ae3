// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sample.h"

#include "core/rules/prefill_source.h"
#include "core/text/resources.h"
#include <QFile>

namespace dossier {

QStringList sampleNames()
{
    QStringList names = resourceNames(QStringLiteral("samples"));
    for (QString& name : names)
        name.remove(QStringLiteral(".json"));
    return names;
}

Result<std::unique_ptr<Workspace>> createSample(const QString& path, const OpenOptions& options, const QString& sample)
{
    if (!sampleNames().contains(sample))
        return refused(LocalizedText{u"There is no sample \"%1\"."_qs, u"没有示例“%1”。"_qs}.arg(sample));
    const auto file = parseJson(resourceBytes(u"samples/%1.json"_qs.arg(sample)));
    Q_ASSERT(file);
    if (QFile::exists(path))
        return Workspace::create(path, options); // says so
    // It gets its name when it is complete: a part of a sample would pass for the whole.
    const QString part = path + QStringLiteral(".part");
    for (const QString& left : {part, part + QStringLiteral("-journal")})
        QFile::remove(left);
    auto created = Workspace::create(part, options);
    if (!created)
        return created;
    Workspace& workspace = **created;
    const auto abandon = [&](const Error& error) -> Result<std::unique_ptr<Workspace>> {
        created->reset();
        QFile::remove(part);
        QFile::remove(part + QStringLiteral("-journal"));
        return failure(error);
    };
    // All records first, by name only; then their answers, which may refer to each other.
    std::vector<Change> records, answers;
    std::vector<Json> about; // what is about another record: afterwards, with what the register says
    for (const Json& entry : (*file)["records"]) {
        if (entry.contains("subject")) {
            about.push_back(entry);
            continue;
        }
        const Form* form = workspace.library().form(stringAt(entry, "form"));
        if (!form)
            return abandon({Error::Kind::Damaged, LocalizedText{u"There is no form \"%1\"."_qs, u"没有表单“%1”。"_qs}.arg(stringAt(entry, "form")), path});
        const QString reference = stringAt(entry, "ref");
        AddRecord record{form->id, {}, Json::object(), stringAt(entry, "status"), reference};
        const Question* title = form->titleQuestion();
        for (const Section& section : form->sections) {
            for (const Question& question : section.questions) {
                const auto found = entry["answers"].find(toStd(question.id));
                if (found == entry["answers"].end())
                    continue;
                if (&question == title) {
                    record.answers[toStd(question.id)] = *found;
                } else if (question.type == QuestionType::Table && found->is_array()) {
                    for (const Json& row : *found)
                        answers.push_back(AddRow{reference, question.id, row, -1, stringAt(row, "id"), {}});
                } else if (question.type == QuestionType::Matrix && found->is_object() && !found->contains("state")) {
                    for (const auto& [row, cells] : found->items()) {
                        for (const auto& [column, cell] : cells.items())
                            answers.push_back(SetAnswer{reference, {question.id, fromStd(row), fromStd(column), {}}, cell});
                    }
                } else {
                    answers.push_back(SetAnswer{reference, {question.id, {}, {}, {}}, *found});
                }
            }
        }
        records.push_back(record);
    }
    records.insert(records.end(), answers.begin(), answers.end());
    const auto outcome = workspace.apply(makeGroup({u"Open the sample"_qs, u"打开示例"_qs}, std::move(records)));
    if (!outcome)
        return abandon(outcome.error());
    for (const Json& entry : about) {
        const Form* form = workspace.library().form(stringAt(entry, "form"));
        if (!form)
            return abandon({Error::Kind::Damaged, LocalizedText{u"There is no form \"%1\"."_qs, u"没有表单“%1”。"_qs}.arg(stringAt(entry, "form")), path});
        AddRecord record = prefilledRecord(workspace, *form, stringAt(entry, "subject"));
        record.reference = stringAt(entry, "ref");
        record.status = stringAt(entry, "status");
        for (const auto& [question, answer] : entry["answers"].items())
            record.answers[question] = answer;
        if (const auto added = workspace.apply(record); !added)
            return abandon(added.error());
        const Json files = entry.value("files", Json::object());
        for (const auto& [question, named] : files.items()) {
            const QString name = fromStd(named.get<std::string>());
            const Attach attach{record.reference, Cell{fromStd(question), {}, {}, {}}, name, resourceBytes(u"samples/files/%1"_qs.arg(name))};
            if (const auto attached = workspace.apply(attach); !attached)
                return abandon(attached.error());
        }
        for (const Json& step : entry.contains("steps") ? entry["steps"] : Json::array()) {
            const LocalizedText reason = step.contains("reason") ? textFromJson(step["reason"]) : LocalizedText();
            if (const auto moved = workspace.apply(SetStatus{record.reference, stringAt(step, "status"), reason}); !moved)
                return abandon(moved.error());
        }
    }
    created->reset();
    if (!QFile::rename(part, path))
        return abandon({Error::Kind::File, LocalizedText{u"The folder of %1 cannot be written."_qs, u"%1 所在的文件夹不可写入。"_qs}.arg(path), path});
    return Workspace::open(path, options);
}

} // namespace dossier
