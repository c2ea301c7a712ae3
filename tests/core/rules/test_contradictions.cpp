// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sample.h"
#include "core/form/condition.h"
#include "core/form/rule_values.h"
#include "core/rules/contradictions.h"
#include "core/rules/gates.h"
#include "core/rules/tasks.h"

#include <QFile>
#include <qfloat16.h>
#include <QTemporaryDir>
#include <QTest>

using namespace dossier;

namespace {

class FixedClock : public Clock
{
public:
    QDateTime now() const override { return QDateTime(QDate(2026, 12, 1), QTime(9, 0), Qt::UTC); }
};

Json blank(const Question& question)
{
    return undeterminedFact(question.id);
}

/// All questions of a form blank, but for those that a case answers.
Json answered(const QString& formId, const Json& given)
{
    const Form& form = *FormLibrary::builtIn().form(formId);
    Json facts = Json::object();
    for (const Section& section : form.sections) {
        for (const Question& question : section.questions)
            facts[toStd(question.id)] = blank(question);
    }
    for (auto member = given.begin(); member != given.end(); ++member) {
        const Question* table = form.question(fromStd(member.key()));
        if (table == nullptr || table->type != QuestionType::Table || !member.value().is_array()) {
            facts[member.key()] = member.value();
            continue;
        }
        Json rows = Json::array();
        for (const Json& row : member.value()) {
            Json full = Json::object();
            for (const Question& column : table->columns)
                full[toStd(column.id)] = blank(column);
            full.update(row);
            rows.push_back(full);
        }
        facts[member.key()] = rows;
    }
    return facts;
}

} // namespace

/// What cannot stand together in one record, rule by rule and in a workspace.
class TestContradictions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRuleHasACase();
    void theCases_data();
    void theCases();
    void rulesPointAtWhatExists();
    void datesDecide();
    void inAWorkspace();
    void theSampleShowsSome();

private:
    static Json cases();
};

Json TestContradictions::cases()
{
    QFile file(QStringLiteral(TEST_DATA "/contradiction-cases.json"));
    return file.open(QFile::ReadOnly) ? parseJson(file.readAll()).value_or(Json::array()) : Json::array();
}

void TestContradictions::everyRuleHasACase()
{
    std::set<std::string> expected;
    const Json all = cases();
    for (const Json& each : all) {
        for (const Json& id : each["expect"])
            expected.insert(id.get<std::string>());
    }
    for (const Regime& regime : Regimes::builtIn().all()) {
        for (const ContradictionRule& rule : regime.contradictions)
            QVERIFY2(expected.contains(toStd(rule.id)), qPrintable(rule.id));
    }
}

void TestContradictions::theCases_data()
{
    QTest::addColumn<QByteArray>("json");
    const Json all = cases();
    QVERIFY(all.size() > 100);
    int number = 0;
    for (const Json& each : all)
        QTest::addRow("%d %s", ++number, each["id"].get<std::string>().c_str()) << QByteArray::fromStdString(each.dump());
}

void TestContradictions::theCases()
{
    QFETCH(QByteArray, json);
    const Json one = *parseJson(json);
    Json facts = answered(QStringLiteral("activity"), one.value("answers", Json::object()));
    facts["organisation"] = answered(QStringLiteral("organisation"), one.value("organisation", Json::object()));
    facts["today"] = one.value("today", "2026-12-01");
    facts["links"] = {{"systems", Json::array()}};
    for (const Json& system : one.value("systems", Json::array()))
        facts["links"]["systems"].push_back(answered(QStringLiteral("system"), system));
    const NamedLists lists = Regimes::builtIn().lists();
    std::set<std::string> found, expected;
    for (const Json& id : one["expect"])
        expected.insert(id.get<std::string>());
    for (const Regime& regime : Regimes::builtIn().all()) {
        for (const ContradictionRule& rule : regime.contradictions) {
            if (rule.each.isEmpty()) {
                if (evaluate(rule.when, facts, lists).isTrue())
                    found.insert(toStd(rule.id));
                continue;
            }
            const Json rows = facts.value(toStd(rule.each), Json());
            for (const Json& row : rows.is_array() ? rows : Json::array()) {
                Json with = row;
                with["links"] = Json::object();
                for (const char* column : {"recipient"}) {
                    const Json named = row.value(column, Json());
                    const Json vendors = one.value("vendors", Json::object());
                    if (named.is_string() && vendors.contains(named.get<std::string>()))
                        with["links"][column] = answered(QStringLiteral("vendor"), vendors[named.get<std::string>()]);
                }
                facts["row"] = with;
                if (evaluate(rule.when, facts, lists).isTrue())
                    found.insert(toStd(rule.id));
            }
            facts.erase("row");
        }
    }
    QStringList more, less;
    for (const std::string& id : found) {
        if (!expected.contains(id))
            more.append(fromStd(id));
    }
    for (const std::string& id : expected) {
        if (!found.contains(id))
            less.append(fromStd(id));
    }
    QVERIFY2(more.isEmpty() && less.isEmpty(), qPrintable(QStringLiteral("too many: %1; missing: %2").arg(more.join(u' '), less.join(u' '))));
}

void TestContradictions::rulesPointAtWhatExists()
{
    const Form& form = *FormLibrary::builtIn().form(QStringLiteral("activity"));
    for (const Regime& regime : Regimes::builtIn().all()) {
        for (const ContradictionRule& rule : regime.contradictions) {
            const Question* question = form.question(rule.question);
            QVERIFY2(question != nullptr, qPrintable(rule.id));
            QVERIFY2(rule.column.isEmpty() || question->column(rule.column) != nullptr, qPrintable(rule.id));
            QVERIFY2(rule.each.isEmpty() || (form.question(rule.each) != nullptr && form.question(rule.each)->type == QuestionType::Table), qPrintable(rule.id));
            for (const QString& id : questionsRead(rule.when))
                QVERIFY2(form.question(id) != nullptr || QStringList({QStringLiteral("row"), QStringLiteral("organisation"), QStringLiteral("links"), QStringLiteral("today")}).contains(id), qPrintable(rule.id + u' ' + id));
        }
    }
}

/// One day before the end of a decision and one after.
void TestContradictions::datesDecide()
{
    const Regimes& regimes = Regimes::builtIn();
    const auto has = [&](const char* list, const char* entry) {
        const auto* members = regimes.list(QString::fromLatin1(list));
        return members != nullptr && members->contains(QString::fromLatin1(entry));
    };
    QVERIFY(has("adequacy:eu@2026-12-01", "GB"));
    QVERIFY(has("adequacy:eu@2031-12-27", "GB"));
    QVERIFY(!has("adequacy:eu@2031-12-28", "GB"));
    QVERIFY(!has("adequacy:eu@2023-07-09", "US"));
    QVERIFY(has("adequacy:eu@2023-07-10", "US"));
    QVERIFY(!has("transfer-tools:stale@2026-12-01", "privacy-shield"));
    QVERIFY(has("transfer-tools:stale@2020-07-16", "privacy-shield"));
    QCOMPARE(regimes.list(QStringLiteral("no-such:list@2026-12-01")), nullptr);
    // The operator asks for the day that it is given; a day that is not known decides nothing.
    const Json rule = {{"in-list", {"GB", "adequacy:eu", {{"var", "today"}}}}};
    QVERIFY(evaluate(rule, {{"today", "2026-12-01"}}, regimes.lists()).isTrue());
    QVERIFY(evaluate(rule, {{"today", "2032-01-01"}}, regimes.lists()).isFalse());
    QVERIFY(evaluate(rule, {{"today", undeterminedFact(QStringLiteral("today"))}}, regimes.lists()).undetermined);
}

void TestContradictions::inAWorkspace()
{
    const QTemporaryDir folder;
    OpenOptions options;
    options.guards = standardGuards();
    options.clock = std::make_shared<FixedClock>();
    auto made = Workspace::create(folder.filePath(QStringLiteral("c.dossier")), options);
    QVERIFY(made.has_value());
    Workspace& workspace = **made;
    const auto add = [&](const char* form, const Json& answers) { return workspace.apply(AddRecord{QString::fromLatin1(form), {}, answers, {}, {}})->added.first(); };
    const QString organisation = add("organisation", {{"title", {{"en", "Lanting"}}}, {"country", "DE"}});
    const QString vendor = add("vendor", {{"title", {{"en", "Quill AI"}, {"zh", toStd(u"羽笔智能"_qs)}}}, {"country", "US"}, {"role", "processor"}});
    const QString activity = add("activity", {{"title", {{"en", "Letters"}}}, {"role", "controller"}, {"organisation", toStd(organisation)}, {"laws", {"gdpr"}},
                                              {"recipients", Json::array({{{"recipient", toStd(vendor)}, {"country", "US"}, {"transfer-tool", "privacy-shield"}, {"role", "processor"}},
                                                                          {{"recipient", toStd(vendor)}, {"country", "DE"}, {"transfer-tool", "none-eea"}, {"role", "processor"}}})}});
    std::vector<Contradiction> found = contradictions(workspace, activity);
    QVERIFY(!found.empty());
    const auto named = [&](const char* id) { return std::find_if(found.begin(), found.end(), [id](const Contradiction& point) { return point.rule->id == QLatin1String(id); }); };
    const auto shield = named("xfer.rule.1");
    QVERIFY(shield != found.end());
    QCOMPARE(shield->question, QStringLiteral("recipients"));
    QCOMPARE(shield->column, QStringLiteral("transfer-tool"));
    QCOMPARE(shield->row, workspace.record(activity)->answers.at(QStringLiteral("recipients")).rows.front().id);
    // Names and dates are filled in, in both languages, and nothing in braces is left.
    QVERIFY2(shield->text.en.contains(QStringLiteral("R1")) && shield->text.en.contains(QStringLiteral("16 July 2020")), qPrintable(shield->text.en));
    QVERIFY2(shield->text.zh.contains(u"2020年7月16日"_qs), qPrintable(shield->text.zh));
    for (const Contradiction& point : found)
        QVERIFY2(!(point.text.en + point.fix.en + point.text.zh + point.fix.zh).contains(u'{'), qPrintable(point.rule->id));
    // The vendor sits elsewhere than the row says.
    QVERIFY(named("xfer.country-differs") != found.end() || named("xfer.rule.20") != found.end());
    QVERIFY(std::is_sorted(found.begin(), found.end(), [](const Contradiction& a, const Contradiction& b) { return a.rule->level > b.rule->level; }));
    const std::vector<Task> all = tasks(workspace);
    QVERIFY(std::any_of(all.begin(), all.end(), [&](const Task& task) { return task.kind == TaskKind::Contradiction && task.record == activity && task.question == u"recipients"; }));
    // Mended: gone.
    QVERIFY(workspace.apply(SetAnswer{activity, {QStringLiteral("recipients"), shield->row, QStringLiteral("transfer-tool"), {}}, "scc-2"}).has_value());
    found = contradictions(workspace, activity);
    QVERIFY(named("xfer.rule.1") == found.end());
    QVERIFY(contradictions(workspace, vendor).empty());
    QVERIFY(contradictions(workspace, QStringLiteral("ACT-9999")).empty());
}

/// The sample is what a newcomer learns from: two unfinished activities contradict themselves, what is finished does not.
void TestContradictions::theSampleShowsSome()
{
    const QTemporaryDir folder;
    OpenOptions options;
    options.guards = standardGuards();
    options.clock = std::make_shared<FixedClock>();
    const auto made = createSample(folder.filePath(QStringLiteral("s.dossier")), options);
    QVERIFY(made.has_value());
    std::set<QString> errors;
    for (const RecordSummary& summary : (*made)->records(QStringLiteral("activity"))) {
        for (const Contradiction& point : contradictions(**made, summary.reference)) {
            if (point.rule->level == PointLevel::Error)
                errors.insert(summary.reference);
        }
    }
    QCOMPARE(errors, (std::set<QString>{QStringLiteral("ACT-0002"), QStringLiteral("ACT-0006")}));
}

QTEST_GUILESS_MAIN(TestContradictions)
#include "test_contradictions.moc"
