// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"

#include "core/form/condition.h"

using namespace dossier;

namespace {

const char* const factsText = R"({
  "role": "controller", "laws": ["gdpr", "pipl"], "empty": [], "nothing": null, "n": 3, "text": {"en": "x"},
  "yes": true, "no": false, "start": "2026-11-25", "open": {"$undetermined": "open"}, "openToo": {"$undetermined": "openToo"},
  "purposes": [{"id": "r1", "basis": "a"}, {"id": "r2", "basis": {"$undetermined": "purposes/r2/basis"}}],
  "known": [{"v": 1}, {"v": 2}, {"v": 3}],
  "criteria": {"c1": true, "c2": true, "c3": {"$undetermined": "criteria/c3/view"}, "c4": false},
  "countries": ["DE", "US"], "mixed": ["DE", {"$undetermined": "mixed"}], "organisation": {"country": "DE"},
  "links": {"systems": [{"title": "CRM"}]}
})";

} // namespace

class TestCondition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_facts = fixture::json(factsText);
    }

    /// Result as JSON text, or "? a b" with the questions that would decide.
    void rules_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("result");
        const auto row = [](const char* rule, const char* result) { QTest::newRow(rule) << QByteArray(rule) << QString::fromUtf8(result); };
        // JsonLogic as jsonlogic.com describes it
        row(R"({"var":"role"})", "\"controller\"");
        row(R"({"var":["gone","fallback"]})", "\"fallback\"");
        row(R"({"var":"organisation.country"})", "\"DE\"");
        row(R"({"var":"laws.1"})", "\"pipl\"");
        row(R"({"var":"links.systems.0.title"})", "\"CRM\"");
        row(R"({"==":[1,"1"]})", "true");
        row(R"({"==":[{"var":"nothing"},false]})", "false");
        row(R"({"==":[null,{"var":"gone"}]})", "true");
        row(R"({"!=":[{"var":"role"},"processor"]})", "true");
        row(R"({"<":[1,{"var":"n"},5]})", "true");
        row(R"({"<":["2026-01-01",{"var":"start"}]})", "true");
        row(R"({"!":[{"var":"empty"}]})", "true");
        row(R"({"!!":{"var":"text"}})", "true");
        row(R"({"!!":["0"]})", "true");
        row(R"({"and":[1,"a",{"var":"n"}]})", "3");
        row(R"({"or":[0,"",{"var":"n"}]})", "3");
        row(R"({"if":[false,"a",true,"b","c"]})", "\"b\"");
        row(R"({"if":[false,"a"]})", "null");
        row(R"({"in":["gdpr",{"var":"laws"}]})", "true");
        row(R"({"in":["troll","controller"]})", "true");
        row(R"({"in":["x",{"var":"nothing"}]})", "false");
        row(R"({"some":[{"var":"known"},{">":[{"var":"v"},2]}]})", "true");
        row(R"({"all":[{"var":"empty"},{"var":""}]})", "false");
        row(R"({"none":[{"var":"empty"},{"var":""}]})", "true");
        row(R"({"map":[{"var":"known"},{"*":[{"var":"v"},2]}]})", "[2,4,6]");
        row(R"({"filter":[{"var":"laws"},{"==":[{"var":""},"pipl"]}]})", "[\"pipl\"]");
        row(R"({"merge":[[1],2,[3,4]]})", "[1,2,3,4]");
        row(R"({"max":[1,3,2]})", "3");
        row(R"({"min":[1,3,2]})", "1");
        row(R"({"+":[1,"2",3]})", "6");
        row(R"({"-":[5,2]})", "3");
        row(R"({"-":[5]})", "-5");
        row(R"({"/":[1,4]})", "0.25");
        row(R"({"/":[1,0]})", "null");
        row(R"({"missing":["role","gone","open"]})", "[\"gone\",\"open\"]");
        // Our own operators
        row(R"({"count":[{"var":"laws"}]})", "2");
        row(R"({"count":{"var":"nothing"}})", "0");
        row(R"({"count":[[{"var":"yes"},{"var":"no"},{"==":[1,1]}]]})", "2");
        row(R"({"days-between":["2026-11-20",{"var":"start"}]})", "5");
        row(R"({"days-between":["2026-02-30","2026-03-01"]})", "null");
        row(R"({"in-list":[{"var":"organisation.country"},"eea"]})", "true");
        row(R"({"in-list":["CN","eea"]})", "false");
        row(R"({"in-list":[{"var":"countries"},"eea"]})", "true");
        row(R"({"in-list":["DE","no-such-list"]})", "null");
        // Three values
        row(R"({"var":"open"})", "? open");
        row(R"({"var":"open.deeper"})", "? open");
        row(R"({"==":[{"var":"open"},"a"]})", "? open");
        row(R"({"!":{"var":"open"}})", "? open");
        row(R"({"<":[{"var":"open"},3]})", "? open");
        row(R"({"<":[{"var":"open"},"2026-01-01"]})", "? open");
        row(R"({"and":[{"var":"open"},{"var":"no"}]})", "false");
        row(R"({"and":[{"var":"open"},{"var":"yes"},{"var":"openToo"}]})", "? open openToo");
        row(R"({"or":[{"var":"open"},{"var":"yes"}]})", "true");
        row(R"({"or":[{"var":"open"},{"var":"no"}]})", "? open");
        row(R"({"if":[{"var":"open"},1,1]})", "1");
        row(R"({"if":[{"var":"open"},1,2]})", "? open");
        row(R"({"in":["DE",{"var":"mixed"}]})", "true");
        row(R"({"in":["US",{"var":"mixed"}]})", "? mixed");
        row(R"({"in":["a",{"var":"open"}]})", "? open");
        row(R"({"in":[{"var":"open"},{"var":"empty"}]})", "false");
        row(R"({"in-list":[{"var":"mixed"},"eea"]})", "true");
        row(R"({"in-list":[{"var":"open"},"eea"]})", "? open");
        row(R"({"days-between":[{"var":"open"},"2026-03-01"]})", "? open");
        row(R"({"some":[{"var":"purposes"},{"==":[{"var":"basis"},"a"]}]})", "true");
        row(R"({"some":[{"var":"purposes"},{"==":[{"var":"basis"},"f"]}]})", "? purposes/r2/basis");
        row(R"({"none":[{"var":"purposes"},{"==":[{"var":"basis"},"a"]}]})", "false");
        row(R"({"none":[{"var":"purposes"},{"==":[{"var":"basis"},"f"]}]})", "? purposes/r2/basis");
        row(R"({"all":[{"var":"purposes"},{"==":[{"var":"basis"},"f"]}]})", "false");
        row(R"({"all":[{"var":"purposes"},{"==":[{"var":"basis"},"a"]}]})", "? purposes/r2/basis");
        row(R"({"some":[{"var":"open"},{"var":"v"}]})", "? open");
        // Bounds: what is open matters only if it could go either way
        row(R"({">=":[{"count":{"var":"criteria"}},2]})", "true");
        row(R"({">=":[{"count":{"var":"criteria"}},3]})", "? criteria/c3/view");
        row(R"({">=":[{"count":{"var":"criteria"}},4]})", "false");
        row(R"({"==":[{"count":{"var":"criteria"}},5]})", "false");
        row(R"({">":[{"count":{"filter":[{"var":"purposes"},{"==":[{"var":"basis"},"a"]}]}},0]})", "true");
        row(R"({">":[{"count":{"filter":[{"var":"purposes"},{"==":[{"var":"basis"},"a"]}]}},1]})", "? purposes/r2/basis");
        row(R"({"!!":{"filter":[{"var":"purposes"},{"==":[{"var":"basis"},"f"]}]}})", "? purposes/r2/basis");
        row(R"({">=":[{"count":{"var":"open"}},0]})", "true");
        row(R"({">=":[{"count":{"merge":[{"var":"laws"},{"var":"open"}]}},2]})", "true");
        row(R"({">=":[{"count":{"merge":[{"var":"laws"},{"var":"open"}]}},3]})", "? open");
        row(R"({">=":[{"max":[5,{"var":"open"}]},5]})", "true");
        row(R"({"<":[{"+":[{"count":{"var":"criteria"}},1]},3]})", "false");
        // Nonsense gives null, never a crash
        row(R"({"like":[1]})", "null");
        row(R"({"-":["a","b"]})", "null");
        row(R"({"some":[]})", "false");
    }

    void rules()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QString, result);
        const std::set<QString> eea{QStringLiteral("DE"), QStringLiteral("FR")};
        const NamedLists lists = [&eea](const QString& name) { return name == u"eea" ? &eea : nullptr; };
        const RuleValue value = evaluate(fixture::json(rule), m_facts, lists);
        if (value.undetermined) {
            QStringList names{QStringLiteral("?")};
            for (const QString& name : value.because)
                names.append(name);
            QCOMPARE(names.join(u' '), result);
            QVERIFY(!value.isTrue() && !value.isFalse());
        } else {
            QCOMPARE(fromStd(value.value.dump()), result);
            QVERIFY(value.isTrue() != value.isFalse());
        }
    }

    void aRuleNestedWithoutEndGivesNull()
    {
        Json rule = true;
        for (int i = 0; i < 1000; ++i)
            rule = Json{{"!", Json::array({rule})}};
        QVERIFY(!evaluate(rule, m_facts).undetermined);
    }

    void aRuleOfManyBranchesIsWalked()
    {
        Json branches = Json::array();
        for (int i = 0; i < 300'000; ++i) {
            branches.push_back(fixture::json(R"({"var":"open"})"));
            branches.push_back(1);
        }
        branches.push_back(1);
        QVERIFY(evaluate(Json{{"if", branches}}, m_facts).value == 1); // whichever way it goes
        branches.back() = fixture::json(R"({"var":"openToo"})");
        const RuleValue open = evaluate(Json{{"if", branches}}, m_facts);
        QVERIFY(open.undetermined);
        QCOMPARE(open.because, (std::set<QString>{QStringLiteral("open"), QStringLiteral("openToo")}));
    }

    void listsWithinListsEnd()
    {
        Json rule = 1;
        for (int i = 0; i < 30; ++i)
            rule = Json{{"map", Json::array({Json::array({1, 2, 3, 4}), rule})}}; // 4 to the power of 30
        QVERIFY(evaluate(Json{{"some", Json::array({rule, true})}}, m_facts).undetermined);
    }

    void malformedRulesAreToldWithTheirPath()
    {
        QVERIFY(!ruleProblem(fixture::json(R"({"some":[{"var":"a"},{"in":["x",{"var":"b"}]}]})")));
        const auto unknown = ruleProblem(fixture::json(R"({"and":[true,{"like":[1]}]})"));
        QVERIFY(unknown);
        QCOMPARE(unknown->first, QStringLiteral("and[1]"));
        QVERIFY(unknown->second.contains(QStringLiteral("like")));
        QVERIFY(ruleProblem(fixture::json(R"({"==":[1]})")));
        QVERIFY(ruleProblem(fixture::json(R"({"var":"a","!":1})")));
        QVERIFY(ruleProblem(fixture::json(R"({"in-list":["DE",{"var":"x"}]})")));
        QVERIFY(!findRuleProblem(fixture::json(R"({"like":1})"))->reason.zh.isEmpty());
    }

    void whatARuleReadsIsKnown()
    {
        const std::set<QString> read = questionsRead(
            fixture::json(R"({"and":[{"some":[{"var":"purposes"},{"==":[{"var":"basis"},"a"]}]},{"var":"organisation.country"},{"missing":["x","y"]}]})"));
        QCOMPARE(read, (std::set<QString>{QStringLiteral("purposes"), QStringLiteral("organisation"), QStringLiteral("x"), QStringLiteral("y")}));
    }

private:
    Json m_facts;
};

QTEST_GUILESS_MAIN(TestCondition)
#include "test_condition.moc"
