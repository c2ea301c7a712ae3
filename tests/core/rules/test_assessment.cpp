// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sample.h"
#include "core/form/completeness.h"
#include "core/form/facts.h"
#include "core/risk/risks.h"
#include "core/rules/gates.h"
#include "core/rules/obligations.h"
#include "core/rules/prefill_source.h"
#include "core/rules/tasks.h"
#include "core/text/resources.h"

#include <QRandomGenerator>
#include <qfloat16.h>
#include <QTemporaryDir>
#include <QTest>

using namespace dossier;

namespace {

class FixedClock : public Clock
{
public:
    QDateTime now() const override { return QDateTime(QDate(2026, 11, 27), QTime(9, 0), Qt::UTC); }
};

const QString dpia = QStringLiteral("DPIA-0001"); ///< of the sample: complete, approved with conditions
const QString activity = QStringLiteral("ACT-0001");

Cell own(const QString& question)
{
    return {question, {}, {}, {}};
}

} // namespace

/// The life of an assessment: from the register to a decision and on.
class TestAssessment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsTypedTwice();
    void aChangedSourceIsToldAndResolved();
    void tablesFollowRowByRow();
    void aListFollowsItemByItem();
    void theListOfTasksFollowsEveryChange();
    void theScaleIsData();
    void factorsAndModifiersMakeALevel();
    void oneRiskOnTwoScales();
    void aPipiaBeginsWithTheRegister();
    void badScalesAreRefused_data();
    void badScalesAreRefused();
    void levelsFollowTheMatrix();
    void aDecisionMakesARevision();
    void anOfficerWhoDecidesIsWarned();
    void whatIsDecidedOnStays();
    void noWayLeadsToABadApproval();

private:
    Workspace& workspace() { return *m_workspace; }
    Outcome apply(const Change& change)
    {
        const Result<Outcome> outcome = m_workspace->apply(change);
        if (!outcome)
            qFatal("%s", qUtf8Printable(outcome.error().message.en));
        return *outcome;
    }
    const Question& question(const QString& record, const char* id) { return *m_workspace->formOf(record).question(QString::fromLatin1(id)); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
};

void TestAssessment::init()
{
    m_workspace.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    OpenOptions options;
    options.guards = standardGuards();
    options.clock = std::make_shared<FixedClock>();
    options.author = {QStringLiteral("Tester"), {}};
    auto created = createSample(m_dir->filePath(QStringLiteral("s.dossier")), options);
    QVERIFY2(created.has_value(), created ? "" : qPrintable(created.error().message.en));
    m_workspace = std::move(*created);
}

void TestAssessment::nothingIsTypedTwice()
{
    const Form& form = *workspace().library().form(QStringLiteral("gdpr-dpia"));
    const QString subject = QStringLiteral("ACT-0003");
    const QString fresh = apply(prefilledRecord(workspace(), form, subject)).added.value(0);
    const Record& record = *workspace().record(fresh);
    QCOMPARE(record.summary.title, workspace().titleOf(subject));
    const Record& source = *workspace().record(subject);
    int taken = 0;
    for (const Section& section : form.sections) {
        for (const Question& asked : section.questions) {
            if (!asked.prefill || asked.prefill->from != u"subject")
                continue;
            QuestionAnswer there = source.answers.at(asked.prefill->question);
            const QuestionAnswer& here = record.answers.at(asked.id);
            // A list becomes a table with a row for each item.
            const bool list = asked.type == QuestionType::Table && there.rows.empty();
            if (list) {
                QCOMPARE(here.rows.size(), there.own.v.size());
                for (size_t i = 0; i < here.rows.size(); ++i)
                    QVERIFY(here.rows[i].cell(asked.prefill->columns.begin()->first).v == there.own.v[i]);
                QVERIFY2(statusOfPrefill(workspace(), fresh, asked) == PrefillState::Follows, qPrintable(asked.id));
                ++taken;
                continue;
            }
            if (there.own.isBlank() && there.rows.empty())
                continue;
            QCOMPARE(here.rows.size(), there.rows.size());
            if (there.rows.empty())
                QCOMPARE(answerHash(here.own), answerHash(there.own));
            for (size_t i = 0; i < there.rows.size(); ++i) {
                QCOMPARE(here.rows[i].id, there.rows[i].id);
                for (const Question& column : asked.columns)
                    QCOMPARE(answerHash(here.rows[i].cell(column.id)), answerHash(there.rows[i].cell(column.id)));
            }
            QVERIFY2(statusOfPrefill(workspace(), fresh, asked) == PrefillState::Follows, qPrintable(asked.id));
            ++taken;
        }
    }
    QVERIFY2(taken >= 20, qPrintable(QString::number(taken)));
    QVERIFY(workspace().verify().empty());
}

void TestAssessment::aChangedSourceIsToldAndResolved()
{
    const QString reference = QStringLiteral("DPIA-0002");
    const QString subject = QStringLiteral("ACT-0002");
    const Question& description = question(reference, "description");
    QVERIFY(statusOfPrefill(workspace(), reference, description) == PrefillState::Follows);
    apply(SetAnswer{subject, {QStringLiteral("description"), {}, {}, Language::English}, "Now with purchased leads."});
    QVERIFY(statusOfPrefill(workspace(), reference, description) == PrefillState::SourceChanged);
    // Taken over: one step, logged.
    const qint64 entries = workspace().auditCount();
    const auto source = prefillSource(workspace(), reference, description);
    QVERIFY(source.has_value());
    const auto change = takeOver(workspace(), reference, *source);
    QVERIFY(change.has_value());
    apply(*change);
    QCOMPARE(workspace().auditCount(), entries + 1);
    QVERIFY(statusOfPrefill(workspace(), reference, description) == PrefillState::Follows);
    QCOMPARE(workspace().record(reference)->answers.text(QStringLiteral("description")).en, QStringLiteral("Now with purchased leads."));
    // Kept: "still right", logged as well.
    apply(SetAnswer{subject, {QStringLiteral("description"), {}, {}, Language::English}, "And by telephone."});
    QVERIFY(statusOfPrefill(workspace(), reference, description) == PrefillState::SourceChanged);
    apply(Confirm{reference, own(QStringLiteral("description"))});
    QVERIFY(statusOfPrefill(workspace(), reference, description) == PrefillState::Own);
    QCOMPARE(workspace().history(reference, 1).front().action, QStringLiteral("confirm"));
    // Changed on both sides: neither wins by itself.
    Answer typed = workspace().record(reference)->answers.own(QStringLiteral("description"));
    typed.v["en"] = "My own words.";
    apply(SetAnswer{reference, own(QStringLiteral("description")), typed.toJson()});
    apply(SetAnswer{subject, {QStringLiteral("description"), {}, {}, Language::English}, "Again different."});
    QVERIFY(statusOfPrefill(workspace(), reference, description) == PrefillState::Differs);
    QVERIFY(workspace().verify().empty());
}

void TestAssessment::tablesFollowRowByRow()
{
    const QString reference = QStringLiteral("DPIA-0002");
    const QString subject = QStringLiteral("ACT-0002");
    const Question& data = question(reference, "data");
    QVERIFY(statusOfPrefill(workspace(), reference, data) == PrefillState::Follows);
    const QString row = workspace().record(subject)->answers.at(QStringLiteral("data")).rows.front().id;
    apply(SetAnswer{subject, {QStringLiteral("data"), row, QStringLiteral("retention-number"), {}}, 36});
    const QString added = apply(AddRow{subject, QStringLiteral("data"), {{"items", {{"en", "Voice recordings"}}}, {"number", 200}}, -1, {}, {}}).addedRows.value(0);
    QVERIFY(statusOfPrefill(workspace(), reference, data) == PrefillState::SourceChanged);
    const auto source = prefillSource(workspace(), reference, data);
    const auto change = takeOver(workspace(), reference, *source);
    QVERIFY(change.has_value());
    apply(*change);
    const QuestionAnswer& here = workspace().record(reference)->answers.at(QStringLiteral("data"));
    QCOMPARE(here.row(row)->cell(QStringLiteral("retention-number")).v.get<int>(), 36);
    QVERIFY(here.row(added) != nullptr && here.row(added)->source.has_value());
    QVERIFY(statusOfPrefill(workspace(), reference, data) == PrefillState::Follows);
    QVERIFY(!takeOver(workspace(), reference, *prefillSource(workspace(), reference, data)).has_value());
    // Where rows came from survives the file.
    const QString path = workspace().path();
    m_workspace.reset();
    OpenOptions options;
    options.unguarded = true;
    m_workspace = std::move(*Workspace::open(path, options));
    QVERIFY(statusOfPrefill(workspace(), reference, question(reference, "data")) == PrefillState::Follows);
    QVERIFY(workspace().verify().empty());
}

void TestAssessment::aListFollowsItemByItem()
{
    const QString reference = QStringLiteral("DPIA-0002");
    const QString subject = QStringLiteral("ACT-0002");
    const Question& table = question(reference, "security-measures");
    const auto linked = [&] {
        QStringList measures;
        for (const Row& row : workspace().record(reference)->answers.at(table.id).rows)
            measures.append(fromStd(row.cell(QStringLiteral("measure")).v.get<std::string>()));
        return measures.join(u' ');
    };
    QCOMPARE(linked(), QStringLiteral("MEA-0003 MEA-0004 MEA-0010 MEA-0018"));
    QVERIFY(statusOfPrefill(workspace(), reference, table) == PrefillState::Follows);
    // One comes, one goes: told, taken over in one step, and back by undo.
    apply(SetAnswer{subject, own(QStringLiteral("measures")), {{"v", {"MEA-0003", "MEA-0004", "MEA-0018", "MEA-0020"}}}});
    QVERIFY(statusOfPrefill(workspace(), reference, table) == PrefillState::SourceChanged);
    apply(*takeOver(workspace(), reference, *prefillSource(workspace(), reference, table)));
    QCOMPARE(linked(), QStringLiteral("MEA-0003 MEA-0004 MEA-0018 MEA-0020"));
    QVERIFY(statusOfPrefill(workspace(), reference, table) == PrefillState::Follows);
    QVERIFY(workspace().undo().has_value());
    QCOMPARE(linked(), QStringLiteral("MEA-0003 MEA-0004 MEA-0010 MEA-0018"));
    // Or the officer keeps what went there; that is his own row from then on. What is new there stays told.
    apply(Confirm{reference, own(table.id)});
    const auto left = takeOver(workspace(), reference, *prefillSource(workspace(), reference, table));
    QVERIFY(left.has_value());
    apply(*left);
    QCOMPARE(linked(), QStringLiteral("MEA-0003 MEA-0004 MEA-0010 MEA-0018 MEA-0020"));
    QVERIFY(statusOfPrefill(workspace(), reference, table) == PrefillState::Follows);
    QVERIFY(workspace().verify().empty());
}

void TestAssessment::theListOfTasksFollowsEveryChange()
{
    TaskList list(workspace());
    QVERIFY(!list.isComplete());
    const auto follow = [&list](const QString& reference) { list.changed(reference); };
    QObject context;
    QObject::connect(&workspace(), &Workspace::recordChanged, &context, follow);
    QObject::connect(&workspace(), &Workspace::recordAdded, &context, follow);
    QObject::connect(&workspace(), &Workspace::recordRemoved, &context, follow);
    const auto lines = [](const std::vector<Task>& all) {
        QStringList result;
        for (const Task& task : all)
            result.append(task.record + u'|' + task.text.en + u'|' + task.due.toString(Qt::ISODate) + u'|' + task.person + (task.overdue ? u'!' : u' '));
        result.sort();
        return result;
    };
    const auto same = [&] {
        while (!list.work(1)) { // in small portions
        }
        QCOMPARE(lines(list.sorted()), lines(tasks(workspace())));
    };
    same();
    QCOMPARE(list.percent(), 100);
    QVERIFY(list.urgent() > 0);
    // What an activity says, what it uses, what is about it, the organisation, what comes and what goes.
    apply(SetAnswer{QStringLiteral("ACT-0001"), own(QStringLiteral("review")), "2026-01-01"});
    same();
    apply(SetAnswer{QStringLiteral("VEN-0002"), own(QStringLiteral("country")), "US"});
    same();
    apply(SetAnswer{QStringLiteral("DPIA-0002"), own(QStringLiteral("review")), "2026-01-01"});
    same();
    apply(SetAnswer{QStringLiteral("ACT-0002/R-01"), own(QStringLiteral("acceptable")), "acceptable"});
    same();
    apply(SetAnswer{QStringLiteral("ORG-0001"), own(QStringLiteral("laws")), Json::array({"gdpr"})});
    same();
    const QString fresh = apply(AddRecord{QStringLiteral("activity"), {}, {{"title", {{"en", "New"}}}}, {}, {}}).added.value(0);
    same();
    apply(RemoveRecord{fresh});
    same();
    QVERIFY(workspace().undo().has_value());
    same();
}

void TestAssessment::theScaleIsData()
{
    const RiskScale* scale = riskScale(QStringLiteral("edpb-4x4"));
    QVERIFY(scale != nullptr);
    QCOMPARE(scale->severity.size(), size_t(4));
    QCOMPARE(scale->levels.size(), size_t(4));
    // The matrix of the architecture, severity 4 to 1.
    const char* rows[]{"MHVV", "MMHV", "LMMH", "LLMM"};
    for (int severity = 3; severity >= 0; --severity) {
        for (int likelihood = 0; likelihood < 4; ++likelihood)
            QCOMPARE("LMHV"[scale->level(severity, likelihood)], rows[3 - severity][likelihood]);
    }
    // The form of a risk offers exactly the steps of its scale, in the same words.
    const Form& form = *workspace().library().form(QStringLiteral("risk"));
    QCOMPARE(form.scale, scale->id);
    for (const auto& [column, steps] : std::map<QString, const std::vector<ScaleStep>*>{{QStringLiteral("severity"), &scale->severity}, {QStringLiteral("likelihood"), &scale->likelihood}}) {
        const Question& asked = *form.question(QStringLiteral("rating"))->column(column);
        QCOMPARE(asked.options.size(), steps->size());
        for (size_t i = 0; i < steps->size(); ++i) {
            QCOMPARE(asked.options[i].id, (*steps)[i].id);
            QCOMPARE(asked.options[i].label, (*steps)[i].label);
        }
    }
}

/// GB/T 39335: all sixteen cells, the highest of four factors, each modifier, and the form that offers the same words.
void TestAssessment::factorsAndModifiersMakeALevel()
{
    const RiskScale* scale = riskScale(QStringLiteral("gbt-39335"));
    QVERIFY(scale != nullptr);
    const char* rows[]{"MHSS", "MMHS", "LMMH", "LLMM"}; // impact severe to low, likelihood low to very high
    const QString risk = apply(AddRecord{QStringLiteral("risk"), activity, {{"title", {{"en", "Leak"}}}, {"laws", {"pipl"}}}, {}, {}}).added.value(0);
    const auto set = [&](const QString& column, const Json& value) { apply(SetAnswer{risk, {scale->question, QStringLiteral("inherent"), column, {}}, value}); };
    const auto rating = [&] { return ratingOf(*workspace().record(risk), RiskStage::Inherent, *scale); };
    for (int severity = 0; severity < 4; ++severity) {
        set(QStringLiteral("severity"), toStd(scale->severity[size_t(severity)].id));
        for (int likelihood = 0; likelihood < 4; ++likelihood) {
            // Each factor in turn is the one that decides; an open one leaves all open.
            for (int factor = 0; factor < 4; ++factor)
                set(scale->factors[size_t(factor)].id, factor == (severity + likelihood) % 4 ? Json(toStd(scale->likelihood[size_t(likelihood)].id)) : Json("low"));
            QVERIFY(rating().has_value());
            QCOMPARE(rating()->likelihood, likelihood);
            QCOMPARE("LMHS"[rating()->level], rows[3 - severity][likelihood]);
        }
    }
    set(scale->factors[2].id, Json());
    QVERIFY(!rating().has_value());
    set(scale->factors[2].id, "medium");
    set(scale->factors[3].id, "low");
    set(scale->factors[1].id, "low");
    set(scale->factors[0].id, "high");
    set(QStringLiteral("severity"), "medium");
    for (const ScaleModifier& modifier : scale->modifiers) {
        set(QStringLiteral("modifiers"), Json::array({toStd(modifier.step.id)}));
        QCOMPARE(rating()->severity, 1 + (modifier.onSeverity ? modifier.by : 0));
        QCOMPARE(rating()->likelihood, 2 + (modifier.onSeverity ? 0 : modifier.by));
        const LocalizedText why = explanationOf(*rating(), *scale);
        QVERIFY2(why.en.contains(modifier.step.label.en) && why.zh.contains(modifier.step.label.zh), qPrintable(why.en));
    }
    // Beyond the ends of the scale there is nothing.
    set(QStringLiteral("severity"), "severe");
    set(QStringLiteral("modifiers"), {"sensitive-large", "vulnerable"});
    QCOMPARE(rating()->severity, 3);
    const Question& table = *workspace().library().form(QStringLiteral("risk"))->question(scale->question);
    for (const ScaleStep& factor : scale->factors)
        QCOMPARE(table.column(factor.id)->label, factor.label);
    QCOMPARE(table.column(QStringLiteral("modifiers"))->options.size(), scale->modifiers.size());
    for (size_t i = 0; i < scale->severity.size(); ++i)
        QCOMPARE(table.column(QStringLiteral("severity"))->options[i].label, scale->severity[i].label);
}

/// Described once, rated twice: neither rating touches the other, and each assessment asks for its own.
void TestAssessment::oneRiskOnTwoScales()
{
    const RiskScale& european = *riskScale(QStringLiteral("edpb-4x4"));
    const RiskScale& chinese = *riskScale(QStringLiteral("gbt-39335"));
    const QString risk = QStringLiteral("ACT-0001/R-01");
    const auto before = ratingOf(*workspace().record(risk), RiskStage::Inherent, european);
    apply(SetAnswer{risk, own(QStringLiteral("laws")), {"gdpr", "pipl"}});
    QVERIFY(!ratingOf(*workspace().record(risk), RiskStage::Inherent, chinese));
    for (const QString& column : {QStringLiteral("severity"), QStringLiteral("network"), QStringLiteral("process"), QStringLiteral("parties"), QStringLiteral("situation")}) {
        for (const QString& stage : {QStringLiteral("inherent"), QStringLiteral("residual")})
            apply(SetAnswer{risk, {chinese.question, stage, column, {}}, stage == u"inherent" ? "high" : "low"});
    }
    QCOMPARE(chinese.levels[size_t(ratingOf(*workspace().record(risk), RiskStage::Inherent, chinese)->level)].id, QStringLiteral("high"));
    QCOMPARE(chinese.levels[size_t(ratingOf(*workspace().record(risk), RiskStage::Residual, chinese)->level)].id, QStringLiteral("low"));
    QCOMPARE(ratingOf(*workspace().record(risk), RiskStage::Inherent, european)->level, before->level);
    // The assessment under the other law finds its own ratings missing on the six others, not on this one.
    const auto findings = openRiskFindings(workspace(), activity, chinese);
    QVERIFY(std::any_of(findings.begin(), findings.end(), [&](const RiskFinding& finding) { return finding.question == chinese.question && finding.risk != risk; }));
    QVERIFY(std::none_of(findings.begin(), findings.end(), [&](const RiskFinding& finding) { return finding.question == chinese.question && finding.risk == risk; }));
}

/// An assessment under PIPL starts with everything that the register holds, and names no other law's officer.
void TestAssessment::aPipiaBeginsWithTheRegister()
{
    const QString shop = QStringLiteral("ACT-0004");
    const Form& form = *workspace().library().form(QStringLiteral("pipl-pipia"));
    const auto due = obligations(workspace(), shop);
    QVERIFY(std::any_of(due.begin(), due.end(), [&](const Obligation& obligation) { return obligation.assessment == form.id && obligation.level == Level::Required; }));
    const QString pipia = apply(prefilledRecord(workspace(), form, shop)).added.value(0);
    QVERIFY2(pipia.startsWith(QStringLiteral("PIPIA-")), qPrintable(pipia));
    const Record& record = *workspace().record(pipia);
    const Visibility shown = visibility(form, record.answers, workspace().library());
    int taken = 0;
    for (const Section& section : form.sections) {
        for (const Question& question : section.questions) {
            if (!question.prefill || !shown.questionShown(question.id) || !prefillSource(workspace(), pipia, question))
                continue;
            QVERIFY2(!record.answers.own(question.id).isBlank() || !record.answers.at(question.id).rows.empty(), qPrintable(question.id));
            ++taken;
        }
    }
    QVERIFY2(taken >= 30, qPrintable(QString::number(taken)));
    QCOMPARE(record.answers.at(QStringLiteral("data")).rows.size(), workspace().record(shop)->answers.at(QStringLiteral("data")).rows.size());
    QVERIFY(!conflictOfInterests(workspace(), pipia).has_value());
    QVERIFY(!gateFindings(workspace(), pipia, QStringLiteral("in-review"), {}).empty());
}

void TestAssessment::badScalesAreRefused_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown key") << QStringLiteral("\"version\"") << QStringLiteral("\"colour\": 1, \"version\"") << "colour";
    QTest::newRow("unknown level") << QStringLiteral("\"acceptable\": \"medium\"") << QStringLiteral("\"acceptable\": \"mild\"") << "acceptable";
    QTest::newRow("duplicate step") << QStringLiteral("\"id\": \"limited\"") << QStringLiteral("\"id\": \"minor\"") << "minor";
    QTest::newRow("not JSON") << QStringLiteral("\"matrix\"") << QStringLiteral("matrix") << "bad.json";
    QTest::newRow("short matrix") << QStringLiteral("\"matrix\": [\n  [") << QStringLiteral("\"matrix\": [\n  [\"low\"], [") << "matrix";
}

void TestAssessment::badScalesAreRefused()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, says);
    const QString good = QString::fromUtf8(resourceBytes(QStringLiteral("risk-scales/edpb-4x4.json")));
    QVERIFY(readRiskScale(good.toUtf8(), QStringLiteral("good.json")).has_value());
    QVERIFY2(good.contains(from), qPrintable(good.left(400)));
    QString bad = good;
    bad.replace(bad.indexOf(from), from.size(), to);
    const auto read = readRiskScale(bad.toUtf8(), QStringLiteral("bad.json"));
    QVERIFY(!read.has_value());
    QVERIFY2(read.error().message.en.contains(QStringLiteral("bad.json")) && read.error().message.en.contains(says), qPrintable(read.error().message.en));
}

void TestAssessment::levelsFollowTheMatrix()
{
    const RiskScale& scale = scaleOf(workspace(), dpia);
    const std::vector<RiskView> risks = risksOf(workspace(), activity, scale);
    QCOMPARE(risks.size(), size_t(7));
    QCOMPARE(risks.front().label, QStringLiteral("R-01"));
    QCOMPARE(scale.levels[size_t(risks.front().inherent->level)].id, QStringLiteral("very-high"));
    QCOMPARE(scale.levels[size_t(risks.front().residual->level)].id, QStringLiteral("high"));
    QVERIFY(isUnacceptable(risks.front(), scale));
    QVERIFY(openRiskFindings(workspace(), activity, scale).empty());
    // Called acceptable against the scale: said so.
    apply(SetAnswer{QStringLiteral("ACT-0001/R-01"), own(QStringLiteral("acceptable")), "acceptable"});
    QCOMPARE(openRiskFindings(workspace(), activity, scale).size(), size_t(1));
    QVERIFY(isUnacceptable(risksOf(workspace(), activity, scale).front(), scale));
    // A closed risk does not count.
    apply(SetStatus{QStringLiteral("ACT-0001/R-01"), QStringLiteral("closed"), {QStringLiteral("No leads are bought any more"), {}}});
    QCOMPARE(risksOf(workspace(), activity, scale).size(), size_t(6));
}

void TestAssessment::aDecisionMakesARevision()
{
    const std::vector<Revision> revisions = workspace().revisionsOf(dpia);
    QCOMPARE(revisions.size(), size_t(1));
    QCOMPARE(revisions.front().decision, QStringLiteral("approved-with-conditions"));
    QCOMPARE(revisions.front().person, QStringLiteral("PER-0007"));
    QCOMPARE(revisions.front().version, QStringLiteral("1.0"));
    QCOMPARE(revisions.front().sha256, sha256Hex(revisions.front().json));
    const Json kept = *parseJson(revisions.front().json);
    for (const char* reference : {"DPIA-0001", "ACT-0001", "ACT-0001/R-01", "ACT-0001/R-07", "MEA-0021"})
        QVERIFY2(kept.at("records").contains(reference), reference);
    QVERIFY(kept.at("definitions").contains("gdpr-dpia"));
    // What changes afterwards does not change what was decided on.
    apply(SetAnswer{QStringLiteral("ACT-0001/R-02"), {QStringLiteral("title"), {}, {}, Language::English}, "Another title"});
    QCOMPARE(workspace().revisionsOf(dpia).front().sha256, revisions.front().sha256);
    // Reopened, and decided a second time.
    apply(SetStatus{dpia, QStringLiteral("draft"), {QStringLiteral("A new seller"), {}}});
    apply(SetAnswer{dpia, own(QStringLiteral("version")), "2.0"});
    apply(SetStatus{dpia, QStringLiteral("in-review"), {}});
    apply(SetStatus{dpia, QStringLiteral("approved-with-conditions"), {}});
    QCOMPARE(workspace().revisionsOf(dpia).size(), size_t(2));
    QCOMPARE(workspace().revisionsOf(dpia).back().version, QStringLiteral("2.0"));
    QVERIFY(workspace().revisionsOf(dpia).back().sha256 != revisions.front().sha256);
    // Undone, the decision was not made; the log keeps both steps.
    const qint64 entries = workspace().auditCount();
    QVERIFY(workspace().undo().has_value());
    QCOMPARE(workspace().revisionsOf(dpia).size(), size_t(1));
    QCOMPARE(workspace().summary(dpia)->status, QStringLiteral("in-review"));
    QCOMPARE(workspace().auditCount(), entries + 1);
    QVERIFY(workspace().redo().has_value());
    QCOMPARE(workspace().revisionsOf(dpia).size(), size_t(2));
    QVERIFY(workspace().verify().empty());
}

void TestAssessment::anOfficerWhoDecidesIsWarned()
{
    QVERIFY(!conflictOfInterests(workspace(), dpia).has_value());
    apply(SetStatus{dpia, QStringLiteral("draft"), {QStringLiteral("Other decider"), {}}});
    apply(SetAnswer{dpia, own(QStringLiteral("decided-by")), "PER-0001"});
    const auto conflict = conflictOfInterests(workspace(), dpia);
    QVERIFY(conflict.has_value());
    QVERIFY(conflict->en.contains(QStringLiteral("38(6)")) && conflict->zh.contains(u"第38条第6款"_qs));
}

void TestAssessment::whatIsDecidedOnStays()
{
    const qint64 entries = workspace().auditCount();
    const std::vector<Change> changes{SetAnswer{dpia, own(QStringLiteral("version")), "9"}, AddRow{dpia, QStringLiteral("team"), Json::object(), -1, {}, {}},
                                      RemoveRow{dpia, QStringLiteral("conditions"), QStringLiteral("c1")}, RemoveRecord{dpia}};
    for (const Change& change : changes) {
        const Result<Outcome> outcome = workspace().apply(change);
        QVERIFY(!outcome.has_value());
        QVERIFY(outcome.error().message.en.contains(dpia) && outcome.error().message.zh.contains(dpia));
    }
    QCOMPARE(workspace().auditCount(), entries);
}

/// Whatever is done in whatever order: an approval has every required answer, every risk rated and judged, and no risk that cannot be borne unbarred.
void TestAssessment::noWayLeadsToABadApproval()
{
    QRandomGenerator random(35);
    apply(SetStatus{dpia, QStringLiteral("draft"), {QStringLiteral("Try"), {}}});
    const QStringList statuses{QStringLiteral("in-review"), QStringLiteral("approved"), QStringLiteral("approved-with-conditions"), QStringLiteral("approved"),
                               QStringLiteral("approved-with-conditions"), QStringLiteral("draft"), QStringLiteral("consultation"), QStringLiteral("rejected")};
    const QStringList decisions{QStringLiteral("approved"), QStringLiteral("approved-with-conditions"), QStringLiteral("consultation"), QStringLiteral("rejected")};
    const QStringList required{QStringLiteral("version"), QStringLiteral("benefits"), QStringLiteral("dpo-stance"), QStringLiteral("decided-by")};
    const Record original = *workspace().record(dpia);
    const RiskScale& scale = scaleOf(workspace(), dpia);
    const auto pick = [&random](const QStringList& list) { return list[int(random.bounded(quint32(list.size())))]; };
    int approvals = 0;
    for (int step = 0; step < 4000; ++step) {
        const QString risk = QStringLiteral("ACT-0001/R-0%1").arg(1 + random.bounded(7));
        // Mostly towards what the form says is decided, sometimes anywhere.
        const QString now = workspace().summary(dpia)->status;
        const Answer& chosen = workspace().record(dpia)->answers.own(QStringLiteral("decision"));
        const QString towards = now == u"draft" ? QStringLiteral("in-review") : chosen.hasValue() ? fromStd(chosen.v.get<std::string>()) : pick(statuses);
        Change change = SetStatus{dpia, random.bounded(3) != 0 ? towards : pick(statuses), {QStringLiteral("Why not"), {}}};
        switch (random.bounded(11)) {
        case 0: change = SetAnswer{dpia, own(QStringLiteral("decision")), toStd(pick(decisions))}; break;
        case 1: {
            const QString id = pick(required);
            const bool clear = random.bounded(8) == 0;
            change = SetAnswer{dpia, own(id), clear ? Json() : original.answers.own(id).toJson()};
            break;
        }
        case 2: change = SetAnswer{dpia, {QStringLiteral("conditions"), QStringLiteral("c1"), QStringLiteral("bars"), {}}, random.bounded(2) != 0}; break;
        case 3: change = SetAnswer{risk, own(QStringLiteral("acceptable")), random.bounded(4) != 0 ? Json("acceptable") : Json("not-acceptable")}; break;
        case 4: change = SetAnswer{risk, {QStringLiteral("rating"), QStringLiteral("residual"), QStringLiteral("severity"), {}}, toStd(scale.severity[random.bounded(3)].id)}; break;
        case 5: change = SetAnswer{risk, {QStringLiteral("rating"), QStringLiteral("residual"), QStringLiteral("likelihood"), {}}, toStd(scale.likelihood[random.bounded(3)].id)}; break;
        case 6: { // not known yet is an answer, and no ground for an approval
            const Cell cell{QStringLiteral("minimisation"), QStringLiteral("d1"), QStringLiteral("recipients-why"), {}};
            const Row* row = original.answers.at(cell.question).row(cell.row);
            change = SetAnswer{dpia, cell, random.bounded(8) == 0 ? Json{{"state", "unknown"}} : row->cell(cell.column).toJson()};
            break;
        }
        default: break;
        }
        (void)workspace().apply(change);
        const QString status = workspace().summary(dpia)->status;
        if (status != u"approved" && status != u"approved-with-conditions")
            continue;
        ++approvals;
        const Record& record = *workspace().record(dpia);
        const Completeness done = completeness(workspace().formOf(dpia), record.answers, workspace().library());
        QVERIFY(done.missing.empty() && done.unknowns.empty());
        QCOMPARE(record.answers.own(QStringLiteral("decision")).v, Json(toStd(status)));
        // As it was when decided; risks live on afterwards.
        const Json kept = parseJson(workspace().revisionsOf(dpia).back().json)->at("records");
        bool barred = false;
        for (const Json& row : kept.at(toStd(dpia)).at("answers").value("conditions", Json::array()))
            barred = barred || (row.contains("bars") && row.at("bars").at("v") == true);
        for (const auto& [reference, one] : kept.items()) {
            if (one.at("kind") != "risk" || one.at("status") == "closed")
                continue;
            const Json& answers = one.at("answers");
            const Json& residual = answers.at("rating").at("residual");
            const int severity = scale.severityOf(fromStd(residual.at("severity").at("v").get<std::string>()));
            const int likelihood = scale.likelihoodOf(fromStd(residual.at("likelihood").at("v").get<std::string>()));
            const bool bearable = answers.at("acceptable").at("v") == "acceptable" && scale.level(severity, likelihood) <= scale.acceptable;
            QVERIFY2(bearable || (status == u"approved-with-conditions" && barred), reference.c_str());
        }
        apply(SetStatus{dpia, QStringLiteral("draft"), {QStringLiteral("Again"), {}}});
    }
    QVERIFY2(approvals > 3, qPrintable(QString::number(approvals))); // the walk reaches approvals, else it proves nothing
    QVERIFY(workspace().verify().empty());
}

QTEST_GUILESS_MAIN(TestAssessment)

#include "test_assessment.moc"
