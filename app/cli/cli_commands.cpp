// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_commands.h"

#include "core/workspace/backups.h"
#include "core/workspace/rescue.h"
#include "core/exchange/sample.h"
#include "core/form/completeness.h"
#include "core/report/reports.h"
#include "core/risk/risks.h"
#include "core/rules/contradictions.h"
#include "core/rules/routes.h"
#include "core/rules/gates.h"
#include "core/rules/prefill_source.h"
#include "core/rules/proposals.h"
#include <QFileInfo>

namespace dossier {

namespace {

Json summaryJson(const RecordSummary& summary)
{
    return {{"reference", toStd(summary.reference)}, {"id", toStd(summary.reference)}, {"kind", toStd(summary.kind)}, {"form", toStd(summary.form)},
            {"title", textToJson(summary.title)}, {"status", toStd(summary.status)}};
}

Result<const Record*> recordIn(const Workspace& workspace, const QString& reference)
{
    const Record* record = workspace.record(reference);
    if (!record || record->summary.removed)
        return refused(LocalizedText{u"There is no record \"%1\"."_qs, u"没有记录“%1”。"_qs}.arg(reference));
    return record;
}

QString statusLabel(const Workspace& workspace, const RecordSummary& summary, Language language)
{
    const KindInfo* kind = workspace.library().kinds().kind(summary.kind);
    const StatusInfo* status = kind ? kind->status(summary.status) : nullptr;
    return status ? status->label.in(language) : summary.status;
}

int runNew(CliCall& call)
{
    OpenOptions opening;
    opening.guards = standardGuards();
    opening.author.name = qEnvironmentVariable("USER", QStringLiteral("dossier-cli"));
    const QString path = call.arguments[0];
    auto created = call.options.contains(QStringLiteral("sample")) ? createSample(path, opening) : Workspace::create(path, opening);
    if (!created)
        return call.fail(created.error());
    if (const QString name = call.options.value(QStringLiteral("organisation")); !name.isEmpty()) {
        LocalizedText title;
        title.of(call.language) = name;
        const auto added = (*created)->apply(AddRecord{QStringLiteral("organisation"), {}, {{"title", textToJson(title)}}, {}, {}});
        if (!added)
            return call.fail(added.error());
    }
    if (call.json())
        call.print({{"file", toStd(path)}, {"records", (*created)->records().size()}});
    else
        call.out << LocalizedText{u"%1: a new workspace with %2 records"_qs, u"%1：新工作区，共 %2 条记录"_qs}.arg(path).arg(qint64((*created)->records().size())).in(call.language) << Qt::endl;
    return 0;
}

int runInfo(CliCall& call)
{
    auto opened = call.open(false);
    if (!opened)
        return call.fail(opened.error());
    const Workspace& workspace = **opened;
    std::map<QString, std::map<QString, int>> counts;
    std::map<QString, int> forms;
    for (const RecordSummary& summary : workspace.records()) {
        ++counts[summary.kind][summary.status];
        forms[summary.form] = summary.formVersion;
    }
    const QDateTime backup = workspace.lastBackup();
    if (call.json()) {
        Json json = {{"file", toStd(call.arguments[0])}, {"schema", workspace.schemaVersion()}, {"audit", workspace.auditCount()},
                     {"lastBackup", backup.isNull() ? Json() : Json(toStd(backup.toString(Qt::ISODate)))}, {"records", Json::object()}, {"forms", Json::object()}};
        for (const auto& [kind, statuses] : counts) {
            for (const auto& [status, count] : statuses)
                json["records"][toStd(kind)][toStd(status)] = count;
        }
        for (const auto& [form, version] : forms)
            json["forms"][toStd(form)] = version;
        call.print(json);
        return 0;
    }
    for (const auto& [kind, statuses] : counts) {
        const KindInfo* info = workspace.library().kinds().kind(kind);
        QStringList parts;
        int all = 0;
        for (const auto& [status, count] : statuses) {
            parts.append(u"%1 %2"_qs.arg(info->status(status)->label.in(call.language)).arg(count));
            all += count;
        }
        call.out << u"%1  %2  (%3)"_qs.arg(info->plural.in(call.language)).arg(all).arg(joinList(parts, call.language)) << Qt::endl;
    }
    call.out << LocalizedText{u"Schema %1, audit log %2 entries, last backup: %3"_qs, u"结构版本 %1，审计日志 %2 条，最近备份：%3"_qs}
                    .arg(qint64(workspace.schemaVersion())).arg(workspace.auditCount())
                    .arg(backup.isNull() ? LocalizedText{u"none"_qs, u"无"_qs} : LocalizedText::same(backup.toString(Qt::ISODate))).in(call.language)
             << Qt::endl;
    return 0;
}

Json questionJson(const Question& question)
{
    Json json = {{"id", toStd(question.id)}, {"type", toStd(questionTypeWord(question.type))}, {"label", textToJson(question.label)}, {"required", question.required}};
    if (!question.catalogue.isEmpty())
        json["catalogue"] = toStd(question.catalogue);
    if (!question.rowsOf.isEmpty())
        json["rowsOf"] = toStd(question.rowsOf);
    if (question.isText() && !question.localized)
        json["localized"] = false;
    for (const QString& kind : question.kinds)
        json["kinds"].push_back(toStd(kind));
    const std::pair<const char*, bool> states[]{{"none", question.mayBeNone}, {"na", question.mayBeNotApplicable}, {"unknown", question.mayBeUnknown}};
    for (const auto& [state, may] : states) {
        if (may)
            json["states"].push_back(state);
    }
    if (!question.showIf.is_null())
        json["showIf"] = question.showIf;
    for (const Option& option : checkedLibrary().optionsOf(question))
        json["options"].push_back(toStd(option.id));
    for (const Question& column : question.columns)
        json["columns"].push_back(questionJson(column));
    for (const MatrixRow& row : question.rows)
        json["rows"].push_back(toStd(row.id));
    return json;
}

int runForms(CliCall& call)
{
    const FormLibrary& library = checkedLibrary();
    if (call.arguments.isEmpty()) {
        Json list = Json::array();
        for (const Form& form : library.forms()) {
            int questions = 0;
            for (const Section& section : form.sections)
                questions += int(section.questions.size());
            list.push_back({{"id", toStd(form.id)}, {"version", form.version}, {"kind", toStd(form.kind)}, {"regime", toStd(form.regime)},
                            {"title", textToJson(form.title)}, {"questions", questions}});
            if (!call.json())
                call.out << u"%1  %2  (%3)"_qs.arg(form.id, -14).arg(form.title.in(call.language)).arg(questions) << Qt::endl;
        }
        if (call.json())
            call.print(list);
        return 0;
    }
    const Form* form = library.form(call.arguments[0]);
    if (!form)
        return call.usage({u"There is no form \"%1\"."_qs, u"没有表单“%1”。"_qs}, call.arguments[0]);
    Json json = {{"id", toStd(form->id)}, {"version", form->version}, {"title", textToJson(form->title)}, {"sections", Json::array()}};
    for (const Section& section : form->sections) {
        Json questions = Json::array();
        if (!call.json())
            call.out << Qt::endl << section.title.in(call.language) << Qt::endl;
        for (const Question& question : section.questions) {
            questions.push_back(questionJson(question));
            if (!call.json())
                call.out << u"  %1 %2 %3"_qs.arg(question.id, -24).arg(questionTypeWord(question.type), -10).arg(question.label.in(call.language)) << Qt::endl;
        }
        json["sections"].push_back({{"id", toStd(section.id)}, {"title", textToJson(section.title)}, {"questions", questions}});
    }
    if (call.json())
        call.print(json);
    return 0;
}

int runList(CliCall& call)
{
    auto opened = call.open(false);
    if (!opened)
        return call.fail(opened.error());
    const Workspace& workspace = **opened;
    const QString kind = call.options.value(QStringLiteral("kind"));
    const QString status = call.options.value(QStringLiteral("status"));
    const QString filter = call.options.value(QStringLiteral("filter"));
    if (!kind.isEmpty() && !workspace.library().kinds().kind(kind))
        return call.usage({u"There is no kind \"%1\"."_qs, u"没有记录类型“%1”。"_qs}, kind);
    Json list = Json::array();
    const QSet<QString> found = filter.isEmpty() ? QSet<QString>() : workspace.matching(filter, kind);
    for (const RecordSummary& summary : workspace.records(kind)) {
        if ((!status.isEmpty() && summary.status != status) || (!filter.isEmpty() && !found.contains(summary.reference)))
            continue;
        list.push_back(summaryJson(summary));
        if (!call.json())
            call.out << u"%1  %2  [%3]"_qs.arg(summary.reference, -10).arg(summary.title.in(call.language), statusLabel(workspace, summary, call.language)) << Qt::endl;
    }
    if (call.json())
        call.print(list);
    return 0;
}

int runShow(CliCall& call)
{
    auto opened = call.open(false);
    if (!opened)
        return call.fail(opened.error());
    const Workspace& workspace = **opened;
    const auto found = recordIn(workspace, call.arguments[1]);
    if (!found)
        return call.fail(found.error());
    const Record& record = **found;
    const Form& form = workspace.formOf(record.reference());
    const Completeness done = completeness(form, record.answers, workspace.library());
    if (call.json()) {
        Json json = summaryJson(record.summary);
        json["answers"] = record.answers.toJson(form);
        json["links"] = Json::array();
        for (const Link& link : workspace.linksFrom(record.reference()))
            json["links"].push_back({{"role", toStd(link.column.isEmpty() ? link.question : link.question + u'.' + link.column)}, {"reference", toStd(link.to)}});
        json["usedBy"] = Json::array();
        for (const Link& link : workspace.linksTo(record.reference()))
            json["usedBy"].push_back({{"role", toStd(link.column.isEmpty() ? link.question : link.question + u'.' + link.column)}, {"reference", toStd(link.from)}});
        json["hidden"] = Json::array(); // what the answers given make superfluous; it is kept, and counts for nothing
        const Visibility shown = visibility(form, record.answers, workspace.library());
        for (const QString& question : shown.hiddenQuestions)
            json["hidden"].push_back(toStd(question));
        Json missing = Json::array();
        for (const Missing& one : done.missing)
            missing.push_back(toStd(one.column.isEmpty() ? one.question : one.question + u'/' + one.row + u'/' + one.column));
        json["completeness"] = {{"answered", done.answered}, {"required", done.required}, {"unknown", done.unknown}, {"missing", missing}};
        call.print(json);
        return 0;
    }
    DisplayContext context = workspace.displayContext(&record);
    context.recordNote = [&workspace](const QString& reference) { return workspace.statusNote(reference); };
    call.out << record.reference() << "  " << record.summary.title.in(call.language) << "  [" << statusLabel(workspace, record.summary, call.language) << "]  "
             << done.percent() << '%' << Qt::endl;
    const Visibility shown = visibility(form, record.answers, workspace.library());
    for (const Section& section : form.sections) {
        if (!shown.sectionShown(section.id))
            continue;
        call.out << Qt::endl << section.title.in(call.language) << Qt::endl;
        for (const Question& question : section.questions) {
            if (!shown.questionShown(question.id))
                continue;
            if (question.type == QuestionType::Generated) {
                for (const LocalizedText& line : generatedWords(workspace, record.reference(), question.id))
                    call.out << "  " << line.in(call.language) << Qt::endl;
                continue;
            }
            const QuestionAnswer& answer = record.answers.at(question.id);
            QString text = displayAnswer(question, answer.own, call.language, context);
            if (text.isEmpty() && answer.rows.empty())
                text = stateWord(AnswerState::Blank).in(call.language);
            call.out << "  " << question.label.in(call.language) << (call.language == Language::Chinese ? u"："_qs : QStringLiteral(": ")) << text << Qt::endl;
            const bool matrix = question.type == QuestionType::Matrix;
            for (const Row& row : matrix ? matrixRows(question, record.answers) : answer.rows) {
                QStringList cells;
                for (const Question& column : question.columns) {
                    const QString cell = displayAnswer(column, row.cell(column.id), call.language, context);
                    if (!cell.isEmpty())
                        cells.append(cell);
                }
                call.out << "    " << (matrix ? rowName(question, row, call.language, context) : row.label.isEmpty() ? row.id : row.label) << "  " << cells.join(u" | "_qs) << Qt::endl;
            }
        }
    }
    return 0;
}

int runAdd(CliCall& call)
{
    const QString id = call.options.value(QStringLiteral("form"));
    const QString title = call.options.value(QStringLiteral("title"));
    const QString subject = call.options.value(QStringLiteral("subject"));
    const QString entry = call.options.value(QStringLiteral("from"));
    if (id.isEmpty() || (title.isEmpty() && subject.isEmpty() && entry.isEmpty()))
        return call.usage({u"\"%1\" needs --form and --title."_qs, u"“%1”需要 --form 和 --title。"_qs}, QStringLiteral("add"));
    const Form* form = checkedLibrary().form(id);
    if (!form)
        return call.usage({u"There is no form \"%1\"."_qs, u"没有表单“%1”。"_qs}, id);
    auto opened = call.open(true);
    if (!opened)
        return call.fail(opened.error());
    // What the register already says about the subject is taken over.
    std::optional<AddRecord> described;
    if (!entry.isEmpty()) {
        described = proposedRecord(**opened, *form, entry, subject);
        if (!described)
            return call.fail({Error::Kind::Refused, LocalizedText{u"The catalogue of \"%1\" has no entry \"%2\"."_qs, u"“%1”的目录中没有条目“%2”。"_qs}.arg(form->title).arg(entry), {}});
    }
    AddRecord change = described ? std::move(*described) : prefilledRecord(**opened, *form, subject);
    if (const Question* question = form->titleQuestion(); !title.isEmpty()) {
        LocalizedText text;
        text.of(call.language) = title;
        change.answers[toStd(question->id)] = question->localized ? textToJson(text) : Json(toStd(title));
    }
    const auto outcome = (*opened)->apply(change);
    if (!outcome)
        return call.fail(outcome.error());
    if (call.json())
        call.print({{"reference", toStd(outcome->added.value(0))}});
    else
        call.out << outcome->added.value(0) << Qt::endl;
    return 0;
}

/// What the catalogue offers: risks for a subject, or records that a question of a record could name.
int runProposals(CliCall& call)
{
    auto opened = call.open(false);
    if (!opened)
        return call.fail(opened.error());
    const Workspace& workspace = **opened;
    const auto found = recordIn(workspace, call.arguments[1]);
    if (!found)
        return call.fail(found.error());
    const QString id = call.arguments.value(2);
    const Question* question = id.isEmpty() ? nullptr : workspace.formOf(call.arguments[1]).question(id);
    if (!id.isEmpty() && question == nullptr)
        return call.fail({Error::Kind::Refused, LocalizedText{u"%1 has no question \"%2\"."_qs, u"%1 没有问题“%2”。"_qs}.arg(call.arguments[1]).arg(id), {}});
    const QString& subject = (*found)->summary.subject;
    const Form* risk = workspace.library().formOfKind(QStringLiteral("risk"));
    const std::vector<Proposal> proposals =
        question != nullptr ? proposalsFor(workspace, call.arguments[1], *question) : proposalsAbout(workspace, *risk, subject.isEmpty() ? call.arguments[1] : subject);
    Json list = Json::array();
    for (const Proposal& proposal : proposals) {
        list.push_back({{"entry", toStd(proposal.entry->id)}, {"title", textToJson(proposal.entry->label)}, {"fits", proposal.fits}, {"cite", Json::array()}});
        for (const QString& cite : proposal.entry->cite)
            list.back()["cite"].push_back(toStd(cite));
        if (!proposal.because.isEmpty())
            list.back()["because"] = textToJson(proposal.because);
        if (!proposal.existing.isEmpty())
            list.back()["existing"] = toStd(proposal.existing);
    }
    if (call.json()) {
        call.print(list);
        return 0;
    }
    for (const bool fits : {true, false}) {
        for (const Proposal& proposal : proposals) {
            if (proposal.fits == fits)
                call.out << (fits ? u"* "_qs : u"  "_qs) << proposal.entry->id << "  " << proposal.entry->label.in(call.language) << (proposal.existing.isEmpty() ? QString() : u"  "_qs + proposal.existing)
                         << (proposal.because.isEmpty() ? QString() : (call.language == Language::Chinese ? u"："_qs : QStringLiteral(": ")) + proposal.because.in(call.language)) << Qt::endl;
        }
    }
    return 0;
}

int runSet(CliCall& call)
{
    JsonProblem problem;
    const auto value = parseJson(call.arguments[3].toUtf8(), &problem);
    if (!value)
        return call.fail({Error::Kind::Refused, LocalizedText{u"The value is not JSON: %1. Texts stand in quotation marks."_qs, u"值不是 JSON：%1。文本要加引号。"_qs}.arg(problem.reason), {}});
    auto opened = call.open(true);
    if (!opened)
        return call.fail(opened.error());
    Workspace& workspace = **opened;
    const auto found = recordIn(workspace, call.arguments[1]);
    if (!found)
        return call.fail(found.error());
    const QString reference = call.arguments[1];
    const QStringList place = call.arguments[2].split(u'/');
    const Question* question = workspace.formOf(reference).question(place[0]);
    if (!question)
        return call.fail({Error::Kind::Refused, LocalizedText{u"%1 has no question \"%2\"."_qs, u"%1 没有问题“%2”。"_qs}.arg(reference).arg(place[0]), {}});
    std::vector<Change> changes;
    if (place.size() == 3) {
        changes.push_back(SetAnswer{reference, {place[0], place[1], place[2], {}}, *value});
    } else if (question->type == QuestionType::Table && value->is_array()) {
        // The whole table: rows that keep their id are changed, others go and come.
        const QuestionAnswer& before = (*found)->answers.at(question->id);
        QStringList kept;
        for (const Json& row : *value)
            kept.append(stringAt(row, "id"));
        for (const Row& row : before.rows) {
            if (!kept.contains(row.id))
                changes.push_back(RemoveRow{reference, question->id, row.id});
        }
        for (const Json& row : *value) {
            const QString id = stringAt(row, "id");
            const Row* existing = id.isEmpty() ? nullptr : before.row(id);
            if (!existing) {
                changes.push_back(AddRow{reference, question->id, row, -1, id, {}});
                continue;
            }
            for (const Question& column : question->columns) {
                const auto cell = row.find(toStd(column.id));
                changes.push_back(SetAnswer{reference, {question->id, id, column.id, {}}, cell == row.end() ? Json() : *cell});
            }
        }
    } else if (question->type == QuestionType::Matrix && value->is_object() && !value->contains("state")) {
        for (const auto& [row, cells] : value->items()) {
            if (!cells.is_object())
                return call.fail({Error::Kind::Refused, LocalizedText{u"\"%1\" is an object of rows with columns."_qs, u"“%1”应为按行、列组织的对象。"_qs}.arg(question->label), {}});
            for (const auto& [column, cell] : cells.items())
                changes.push_back(SetAnswer{reference, {question->id, fromStd(row), fromStd(column), {}}, cell});
        }
    } else {
        changes.push_back(SetAnswer{reference, {question->id, {}, {}, {}}, *value});
    }
    const LocalizedText name = LocalizedText{u"Set “%1”"_qs, u"填写“%1”"_qs}.arg(question->label);
    const auto outcome = workspace.apply(changes.size() == 1 ? changes.front() : makeGroup(name, std::move(changes)));
    if (!outcome)
        return call.fail(outcome.error());
    if (call.json())
        call.print({{"reference", toStd(reference)}, {"question", toStd(question->id)}, {"audit", outcome->audit}});
    return 0;
}

int runStatus(CliCall& call)
{
    auto opened = call.open(true);
    if (!opened)
        return call.fail(opened.error());
    Workspace& workspace = **opened;
    const QString reference = call.arguments[1];
    if (const auto found = recordIn(workspace, reference); !found)
        return call.fail(found.error());
    LocalizedText reason;
    reason.of(call.language) = call.options.value(QStringLiteral("reason"));
    const auto outcome = workspace.apply(SetStatus{reference, call.arguments[2], reason});
    if (!outcome) {
        for (const GateFinding& finding : gateFindings(workspace, reference, call.arguments[2], reason))
            call.err << "  " << finding.text.in(call.language) << Qt::endl;
        return call.fail(outcome.error());
    }
    if (const auto conflict = conflictOfInterests(workspace, reference))
        call.err << conflict->in(call.language) << Qt::endl;
    if (call.json())
        call.print({{"reference", toStd(reference)}, {"status", toStd(call.arguments[2])}});
    return 0;
}

int runObligations(CliCall& call)
{
    auto opened = call.open(false);
    if (!opened)
        return call.fail(opened.error());
    const Workspace& workspace = **opened;
    if (const auto found = recordIn(workspace, call.arguments[1]); !found)
        return call.fail(found.error());
    const auto reasonsJson = [](const std::vector<Reason>& reasons) {
        Json list = Json::array();
        for (const Reason& reason : reasons) {
            Json cite = Json::array(), open = Json::array();
            for (const QString& id : reason.cite)
                cite.push_back(toStd(id));
            for (const QString& id : reason.open)
                open.push_back(toStd(id));
            list.push_back({{"id", toStd(reason.id)}, {"level", toStd(levelWord(reason.level))}, {"cite", cite}, {"text", textToJson(reason.text)}, {"open", open}});
        }
        return list;
    };
    Json list = Json::array();
    const std::vector<Obligation> all = obligations(workspace, call.arguments[1]);
    for (const Obligation& obligation : all) {
        Json existing = Json::array();
        for (const QString& reference : obligation.existing)
            existing.push_back(toStd(reference));
        list.push_back({{"assessment", toStd(obligation.assessment)}, {"level", toStd(levelWord(obligation.level))}, {"existing", existing}, {"decided", obligation.decided},
                        {"reasons", reasonsJson(obligation.reasons)}, {"exemptions", reasonsJson(obligation.exemptions)}, {"checks", reasonsJson(obligation.checks)}});
        if (call.json())
            continue;
        const AssessmentType* type = Regimes::builtIn().assessment(obligation.assessment);
        const QString name = type ? type->title.in(call.language) : obligation.assessment;
        call.out << name << (call.language == Language::Chinese ? u"："_qs : QStringLiteral(": ")) << levelLabel(obligation.level).in(call.language) << Qt::endl;
        for (const Reason& reason : obligation.reasons) {
            QStringList cite;
            for (const QString& id : reason.cite) {
                const Citation* citation = Regimes::builtIn().citation(id);
                cite.append(citation ? citation->brief.in(call.language) : id);
            }
            call.out << "  - " << reason.text.in(call.language) << (cite.isEmpty() ? QString() : u" ["_qs + joinList(cite, call.language) + u']') << Qt::endl;
        }
    }
    if (call.json())
        call.print(list);
    else if (all.empty())
        call.out << LocalizedText{u"No finding. That does not mean that none is needed: it rests on the answers given so far."_qs,
                                  u"未发现需要评估的情形。这并不表示无需评估：结论只依据目前已填的答案。"_qs}.in(call.language) << Qt::endl;
    return 0;
}

/// The record that was named, else every activity.
Result<QStringList> oneOrAllActivities(const CliCall& call, const Workspace& workspace)
{
    QStringList references;
    if (call.arguments.size() > 1) {
        if (const auto found = recordIn(workspace, call.arguments[1]); !found)
            return failure(found.error());
        references.append(call.arguments[1]);
        return references;
    }
    for (const RecordSummary& summary : workspace.records(QStringLiteral("activity")))
        references.append(summary.reference);
    return references;
}

int runContradictions(CliCall& call)
{
    auto opened = call.open(false);
    if (!opened)
        return call.fail(opened.error());
    const Workspace& workspace = **opened;
    const auto references = oneOrAllActivities(call, workspace);
    if (!references)
        return call.fail(references.error());
    Json list = Json::array();
    bool found = false;
    for (const QString& reference : *references) {
        for (const Contradiction& point : contradictions(workspace, reference)) {
            found = found || point.rule->level != PointLevel::Hint;
            Json cite = Json::array();
            QStringList briefs;
            for (const QString& id : point.rule->cite) {
                cite.push_back(toStd(id));
                const Citation* citation = Regimes::builtIn().citation(id);
                briefs.append(citation ? citation->brief.in(call.language) : id);
            }
            list.push_back({{"record", toStd(reference)}, {"id", toStd(point.rule->id)}, {"level", toStd(pointWord(point.rule->level))}, {"question", toStd(point.question)}, {"row", toStd(point.row)},
                            {"column", toStd(point.column)}, {"text", textToJson(point.text)}, {"fix", textToJson(point.fix)}, {"cite", cite}});
            if (!call.json())
                call.out << LocalizedText{u"%1  %2: %3 %4 [%5]"_qs, u"%1  %2：%3%4 [%5]"_qs}.arg(reference).arg(pointLabel(point.rule->level)).arg(point.text).arg(point.fix).arg(joinList(briefs, call.language))
                                .in(call.language) << Qt::endl;
        }
    }
    if (call.json())
        call.print(list);
    else if (list.empty())
        call.out << LocalizedText{u"No contradiction in what has been answered."_qs, u"已作答的内容中未发现矛盾。"_qs}.in(call.language) << Qt::endl;
    return found ? 1 : 0;
}

int runRoutes(CliCall& call)
{
    auto opened = call.open(false);
    if (!opened)
        return call.fail(opened.error());
    const Workspace& workspace = **opened;
    const auto references = oneOrAllActivities(call, workspace);
    if (!references)
        return call.fail(references.error());
    Json list = Json::array();
    bool open = false;
    for (const QString& reference : *references) {
        for (const Route& route : routes(workspace, reference)) {
            open = open || route.result == nullptr;
            Json counts = Json::array(), text = Json::array(), places = Json::array();
            for (const RouteCount& count : route.counts)
                counts.push_back({{"id", toStd(count.rule->id)}, {"value", count.value()}, {"sum", count.sum}, {"activities", count.activities}});
            for (const QString& place : route.open)
                places.push_back(toStd(place));
            for (const LocalizedText& line : routeWords(workspace, reference, route)) {
                text.push_back(textToJson(line));
                if (!call.json())
                    call.out << (text.size() == 1 ? reference + QStringLiteral("  ") : QStringLiteral("  ")) << line.in(call.language) << Qt::endl;
            }
            list.push_back({{"record", toStd(reference)}, {"route", toStd(route.rule->id)}, {"result", route.result ? Json(toStd(route.result->id)) : Json()}, {"step", route.step ? Json(toStd(route.step->id)) : Json()},
                            {"counts", counts}, {"open", places}, {"text", text}});
        }
    }
    if (call.json())
        call.print(list);
    else if (list.empty())
        call.out << LocalizedText{u"Nothing in the answers goes abroad from China."_qs, u"根据现有回答，不涉及个人信息出境。"_qs}.in(call.language) << Qt::endl;
    return open ? 1 : 0;
}

/// One scale's ratings of a risk: told, and as JSON with every contribution.
Json scoreOn(CliCall& call, const RiskView& risk, const RiskScale& scale)
{
    Json stages = Json::array(), contributions = Json::array();
    for (const RiskStage stage : {RiskStage::Inherent, RiskStage::Residual}) {
        const auto& rating = risk.at(stage);
        const QString row = stage == RiskStage::Inherent ? QStringLiteral("inherent") : QStringLiteral("residual");
        if (!rating)
            continue;
        const LocalizedText why = explanationOf(*rating, scale);
        stages.push_back({{"stage", toStd(row)}, {"value", rating->level + 1}, {"level", toStd(scale.levels[size_t(rating->level)].id)}, {"why", textToJson(why)}});
        const auto part = [&](const QString& column, const LocalizedText& label, int points) {
            contributions.push_back({{"question", toStd(QStringLiteral("%1/%2/%3").arg(scale.question, row, column))}, {"points", points}, {"weight", 1}, {"why", textToJson(label)}});
        };
        part(QStringLiteral("severity"), scale.severity[size_t(rating->chosenSeverity)].label, rating->chosenSeverity + 1);
        part(QStringLiteral("likelihood"), scale.likelihood[size_t(rating->chosenLikelihood)].label, rating->chosenLikelihood + 1);
        for (const ScaleModifier& modifier : scale.modifiers) {
            if (rating->modifiers.contains(modifier.step.id))
                part(QStringLiteral("modifiers"), modifier.step.label, modifier.by);
        }
        if (!call.json())
            call.out << LocalizedText{u"%1 (%2): %3"_qs, u"%1（%2）：%3"_qs}
                            .arg(stage == RiskStage::Inherent ? LocalizedText{u"Inherent"_qs, u"固有"_qs} : LocalizedText{u"Residual"_qs, u"剩余"_qs})
                            .arg(scale.id).arg(why).in(call.language) << Qt::endl;
    }
    Json json = {{"scale", toStd(scale.id)}, {"stages", stages}, {"contributions", contributions}, {"caps", Json::array()}, {"acceptable", risk.acceptable ? Json(*risk.acceptable) : Json()}};
    if (const auto& last = risk.residual ? risk.residual : risk.inherent) {
        json["value"] = last->level + 1;
        json["level"] = toStd(scale.levels[size_t(last->level)].id);
    }
    return json;
}

int runScore(CliCall& call)
{
    auto opened = call.open(false);
    if (!opened)
        return call.fail(opened.error());
    const Workspace& workspace = **opened;
    const auto found = recordIn(workspace, call.arguments[1]);
    if (!found)
        return call.fail(found.error());
    const Record& record = **found;
    if (record.summary.kind != u"risk")
        return call.fail({Error::Kind::Refused, LocalizedText{u"%1 is not rated; a risk is."_qs, u"%1 不作评级，只有风险才评级。"_qs}.arg(record.reference()), {}});
    // Each scale on which the risk is rated; the one of its form comes first and is what is told at the top.
    std::vector<const RiskScale*> scales{&scaleOf(workspace, record.reference())};
    for (const RiskScale& scale : riskScales()) {
        if (&scale != scales.front())
            scales.push_back(&scale);
    }
    Json rated = Json::array();
    for (const RiskScale* scale : scales) {
        const Json one = scoreOn(call, riskView(record, *scale), *scale);
        if (scale == scales.front() || !one["stages"].empty())
            rated.push_back(one);
    }
    if (call.json()) {
        Json json = rated.front()["stages"].empty() && rated.size() > 1 ? rated[1] : rated.front();
        json["scales"] = rated;
        call.print(json);
    } else if (rated.size() == 1 && rated.front()["stages"].empty()) {
        call.out << LocalizedText{u"Not rated yet."_qs, u"尚未评级。"_qs}.in(call.language) << Qt::endl;
    }
    return 0;
}

int runReport(CliCall& call)
{
    const QString type = call.options.value(QStringLiteral("type"));
    const QString target = call.options.value(QStringLiteral("o"));
    // What a type is about; empty: the whole workspace.
    static const QMap<QString, QString> kinds{{QStringLiteral("register"), {}}, {QStringLiteral("activity"), QStringLiteral("activity")},
                                              {QStringLiteral("dpia"), QStringLiteral("assessment")}, {QStringLiteral("pipia"), QStringLiteral("assessment")}, {QStringLiteral("no-dpia-memo"), QStringLiteral("activity")}};
    if (target.isEmpty() || !kinds.contains(type) || kinds[type].isEmpty() != (call.arguments.size() == 1))
        return call.usage({u"\"%1\" needs --type register, or --type activity, dpia, pipia or no-dpia-memo and a RECORD, and -o OUT.pdf."_qs, u"“%1”需要 --type register，或 --type activity、dpia、pipia、no-dpia-memo 加记录编号，以及 -o 输出.pdf。"_qs}, QStringLiteral("report"));
    if (!target.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive))
        return call.usage({u"The report is a PDF; \"%1\" does not end in .pdf."_qs, u"报告为 PDF；“%1”不以 .pdf 结尾。"_qs}, target);
    auto opened = call.open(false);
    if (!opened)
        return call.fail(opened.error());
    const Workspace& workspace = **opened;
    QStringList records;
    if (!kinds[type].isEmpty()) {
        const auto found = recordIn(workspace, call.arguments[1]);
        if (!found)
            return call.fail(found.error());
        if ((*found)->summary.kind != kinds[type])
            return call.fail({Error::Kind::Refused, LocalizedText{u"%1 is not a record for this report."_qs, u"%1 不适用于此类报告。"_qs}.arg(call.arguments[1]), {}});
        records.append(call.arguments[1]);
    } else {
        for (const RecordSummary& summary : workspace.records(QStringLiteral("activity"))) {
            if (summary.status != u"retired")
                records.append(summary.reference);
        }
    }
    ReportOptions options;
    options.language = call.language;
    const ReportDocument document = type == u"register" ? registerReport(workspace, options)
                                  : type == u"dpia" || type == u"pipia" ? assessmentReport(workspace, records.front(), options)
                                  : type == u"activity" ? activityReport(workspace, records.front(), options)
                                                        : noAssessmentMemo(workspace, records.front(), options);
    const auto laidOut = LaidOutReport::layOut(document);
    if (!laidOut)
        return call.fail(laidOut.error());
    if (const auto written = laidOut->writePdf(target); !written)
        return call.fail(written.error());
    const std::vector<ReportFinding> findings = reportFindings(workspace, records, call.language);
    if (call.json()) {
        Json list = Json::array();
        for (const ReportFinding& finding : findings)
            list.push_back({{"record", toStd(finding.record)}, {"question", toStd(finding.question)}, {"text", textToJson(finding.text)}});
        call.print({{"file", toStd(target)}, {"pages", laidOut->pageCount()}, {"findings", list}});
    } else {
        for (const ReportFinding& finding : findings)
            call.err << finding.text.in(call.language) << Qt::endl;
        call.out << target << Qt::endl;
    }
    return findings.empty() ? 0 : 1;
}

int runVerify(CliCall& call)
{
    auto opened = call.open(false);
    if (!opened) {
        if (opened.error().kind == Error::Kind::Damaged && call.json())
            call.print({{"ok", false}, {"findings", {{{"code", "damaged"}, {"record", ""}, {"text", textToJson(opened.error().message)}}}}});
        const int code = call.fail(opened.error());
        return opened.error().kind == Error::Kind::Damaged ? 1 : code;
    }
    const auto findings = (*opened)->verify();
    if (call.json()) {
        Json list = Json::array();
        for (const VerifyFinding& finding : findings)
            list.push_back({{"code", toStd(finding.code)}, {"record", toStd(finding.record)}, {"text", textToJson(finding.text)}});
        call.print({{"ok", findings.empty()}, {"findings", list}});
    } else if (findings.empty()) {
        call.out << LocalizedText{u"The file is whole: %1 audit entries, head %2"_qs, u"文件完好：审计日志 %1 条，链首 %2"_qs}.arg((*opened)->auditCount()).arg((*opened)->auditHead()).in(call.language) << Qt::endl;
    } else {
        for (const VerifyFinding& finding : findings)
            call.out << finding.code << "  " << finding.text.in(call.language) << Qt::endl;
    }
    return findings.empty() ? 0 : 1;
}

int runBackup(CliCall& call)
{
    auto opened = call.openForBackup();
    if (!opened)
        return call.fail(opened.error());
    if (const auto written = (*opened)->backup(call.arguments[1]); !written)
        return call.fail(written.error());
    if (call.json())
        call.print({{"file", toStd(call.arguments[1])}});
    else
        call.out << call.arguments[1] << Qt::endl;
    return 0;
}

int runBackups(CliCall& call)
{
    Json list = Json::array();
    for (const BackupFile& backup : backupsOf(call.arguments[0])) {
        list.push_back({{"day", toStd(backup.day.toString(Qt::ISODate))}, {"file", toStd(backup.path)}, {"written", toStd(backup.written.toUTC().toString(Qt::ISODate))}, {"bytes", backup.size}});
        if (!call.json())
            call.out << backup.day.toString(Qt::ISODate) << "  " << backup.path << Qt::endl;
    }
    if (call.json())
        call.print(list);
    else if (list.empty())
        call.err << LocalizedText{u"There is no automatic backup yet; one is made on each day the workspace is written to."_qs, u"尚无自动备份；每个使用日会自动生成一份。"_qs}.in(call.language) << Qt::endl;
    return 0;
}

int runRestore(CliCall& call)
{
    QString backup = call.arguments[1];
    if (const QDate day = QDate::fromString(backup, Qt::ISODate); day.isValid()) {
        const std::vector<BackupFile> files = backupsOf(call.arguments[0]);
        const auto found = std::find_if(files.begin(), files.end(), [&day](const BackupFile& file) { return file.day == day; });
        if (found == files.end())
            return call.fail({Error::Kind::File, LocalizedText{u"There is no backup of %1. See: dossier-cli backups"_qs, u"没有 %1 的备份，请用 dossier-cli backups 查看。"_qs}.arg(backup), backup});
        backup = found->path;
    }
    const auto kept = restoreBackup(call.arguments[0], backup, Clock().now());
    if (!kept)
        return call.fail(kept.error());
    if (call.json())
        call.print({{"file", toStd(call.arguments[0])}, {"backup", toStd(backup)}, {"kept", toStd(*kept)}});
    else
        call.out << (kept->isEmpty() ? LocalizedText{u"%1 was restored."_qs, u"已恢复 %1。"_qs}.arg(call.arguments[0])
                                     : LocalizedText{u"%1 was restored; the file that was there is kept as %2."_qs, u"已恢复 %1；原文件保留为 %2。"_qs}.arg(call.arguments[0]).arg(*kept)).in(call.language) << Qt::endl;
    return 0;
}

int runRescue(CliCall& call)
{
    const auto report = rescueWorkspace(call.arguments[0], call.arguments[1], OpenOptions());
    if (!report)
        return call.fail(report.error());
    if (call.json()) {
        Json lost = Json::array();
        for (const LocalizedText& line : report->lost)
            lost.push_back(textToJson(line));
        call.print({{"file", toStd(call.arguments[1])}, {"records", report->records}, {"answers", report->answers}, {"attachments", report->attachments}, {"lost", lost}, {"log", toStd(report->auditLog)}});
    } else {
        for (const LocalizedText& line : report->lost)
            call.err << line.in(call.language) << Qt::endl;
        call.out << LocalizedText{u"%1: %2 records, %3 answers; lost: %4"_qs, u"%1：%2 条记录、%3 项答案；丢失 %4 处"_qs}
                        .arg(call.arguments[1]).arg(qint64(report->records)).arg(qint64(report->answers)).arg(qint64(report->lost.size())).in(call.language) << Qt::endl;
    }
    return report->lost.isEmpty() ? 0 : 1;
}

int runHistory(CliCall& call)
{
    auto opened = call.open(false);
    if (!opened)
        return call.fail(opened.error());
    Json list = Json::array();
    for (const AuditEntry& entry : (*opened)->history(call.arguments.value(1))) {
        if (call.json())
            list.push_back({{"sequence", entry.sequence}, {"time", toStd(entry.time.toString(Qt::ISODate))}, {"author", toStd(entry.author)}, {"record", toStd(entry.record)},
                            {"action", toStd(entry.action)}, {"text", textToJson(entry.text)}, {"hash", toStd(entry.hash)}});
        else
            call.out << entry.sequence << "  " << entry.time.toString(Qt::ISODate) << "  " << entry.author << "  " << entry.record << "  "
                     << entry.text.in(call.language).simplified() << Qt::endl;
    }
    if (call.json())
        call.print(list);
    return 0;
}

} // namespace

const std::vector<CliCommand>& cliCommands()
{
    static const std::vector<CliCommand> commands{
        {QStringLiteral("new"), 1, 1, runNew}, {QStringLiteral("info"), 1, 1, runInfo}, {QStringLiteral("forms"), 0, 1, runForms}, {QStringLiteral("list"), 1, 1, runList},
        {QStringLiteral("show"), 2, 2, runShow}, {QStringLiteral("add"), 1, 1, runAdd}, {QStringLiteral("set"), 4, 4, runSet}, {QStringLiteral("status"), 3, 3, runStatus},
        {QStringLiteral("proposals"), 2, 3, runProposals}, {QStringLiteral("obligations"), 2, 2, runObligations}, {QStringLiteral("contradictions"), 1, 2, runContradictions}, {QStringLiteral("routes"), 1, 2, runRoutes}, {QStringLiteral("score"), 2, 2, runScore}, {QStringLiteral("report"), 1, 2, runReport}, {QStringLiteral("verify"), 1, 1, runVerify},
        {QStringLiteral("backup"), 2, 2, runBackup}, {QStringLiteral("backups"), 1, 1, runBackups},
        {QStringLiteral("restore"), 2, 2, runRestore}, {QStringLiteral("rescue"), 2, 2, runRescue}, {QStringLiteral("history"), 1, 2, runHistory}};
    return commands;
}

} // namespace dossier
