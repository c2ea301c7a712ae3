// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"

#include "core/form/completeness.h"
#include "core/form/condition.h"
#include "core/form/score.h"

using namespace dossier;

namespace {

const char* const sections = R"([
 {"id":"general","title":"General","weight":2,"questions":[
  {"id":"title","type":"text","label":"Title"},
  {"id":"role","type":"choice","label":"Role","options":[{"id":"controller","label":"Controller"},{"id":"processor","label":"Processor"}]},
  {"id":"end","type":"date","label":"End","required":false,"states":["none"]},
  {"id":"country","type":"country","label":"Country","required":false},
  {"id":"tool","type":"text","label":"Tool","showIf":{"!":{"in-list":[{"var":"country"},"eea"]}}},
  {"id":"scale","type":"generated","label":"Scale"}]},
 {"id":"clients","title":"Clients","showIf":{"==":[{"var":"role"},"processor"]},"questions":[
  {"id":"clients","type":"table","label":"Clients","rows":{"label":"C"},"states":["none"],"columns":[
    {"id":"client","type":"text","label":"Client","localized":false},
    {"id":"tool","type":"yes-no","label":"Tool","states":["unknown"],"score":{"yes":1,"no":0}},
    {"id":"which","type":"text","label":"Which","showIf":{"==":[{"var":"tool"},true]}}]},
  {"id":"note","type":"text","label":"Note","required":false,"showIf":{"some":[{"var":"clients"},{"==":[{"var":"client"},"X"]}]}}]},
 {"id":"safety","title":"Safety","questions":[
  {"id":"audited","type":"yes-no","label":"Audited","states":["na","unknown"],"score":{"yes":3,"no":0,"weight":2},"flag":{"when":[false],"text":"Never audited"}},
  {"id":"level","type":"choice","label":"Level","required":false,"options":[{"id":"low","label":"Low","score":0,"flag":true},{"id":"high","label":"High","score":4}]},
  {"id":"criteria","type":"matrix","label":"Criteria","required":false,"rows":[{"id":"c1","label":{"en":"One","zh":"一"}}],"columns":[{"id":"view","type":"yes-no","label":"View"}]},
  {"id":"duties","type":"matrix","label":"Duties","rows":[{"id":"d1","label":{"en":"One","zh":"一"}},{"id":"d2","label":{"en":"Two","zh":"二"}}],
   "columns":[{"id":"done","type":"yes-no","label":"Done"},{"id":"why","type":"text","label":"Why","required":false}]}]}
])";

} // namespace

class TestCompleteness : public QObject
{
    Q_OBJECT

private:
    Answers answers(const QByteArray& json) const { return Answers::fromJson(m_form, fixture::json(json)); }
    Completeness complete(const QByteArray& json) const { return completeness(m_form, answers(json), m_library); }
    static QString places(const std::vector<Missing>& list)
    {
        QStringList names;
        for (const Missing& place : list)
            names.append(place.row.isEmpty() ? place.question : place.question + u'/' + place.row + u'/' + place.column);
        return names.join(u' ');
    }
    QuestionState state(const char* question, const QByteArray& json) const
    {
        const QString id = QString::fromUtf8(question);
        return questionState(*m_form.question(id), answers(json));
    }

    Form m_form = fixture::form(sections);
    FormLibrary m_library = FormLibrary::of({m_form}, {fixture::countries()});

private Q_SLOTS:
    void hiddenQuestionsCountForNothing()
    {
        const Completeness result = complete(R"({"role":"controller","country":"DE","clients":[{}]})");
        QCOMPARE(places(result.missing), QStringLiteral("title audited duties/d1/done duties/d2/done"));
        QCOMPARE(result.required, 5);
        QCOMPARE(result.answered, 1);
        QCOMPARE(result.percent(), 20);
        QVERIFY(!result.states.contains(QStringLiteral("clients")) && !result.states.contains(QStringLiteral("scale")));
        QCOMPARE(result.open(), 3);
        QCOMPARE(result.open(QStringLiteral("safety")), 2);
        QVERIFY(!result.isComplete());
    }

    void anUndeterminedConditionShows()
    {
        const Visibility shown = visibility(m_form, answers("{}"), m_library);
        QVERIFY(shown.sectionShown(QStringLiteral("clients")) && shown.questionShown(QStringLiteral("tool")));
        const Visibility hidden = visibility(m_form, answers(R"({"role":"controller","country":"DE"})"), m_library);
        QVERIFY(!hidden.sectionShown(QStringLiteral("clients")) && !hidden.questionShown(QStringLiteral("clients")));
        QVERIFY(!hidden.questionShown(QStringLiteral("note")) && !hidden.questionShown(QStringLiteral("tool")));
        QVERIFY(visibility(m_form, answers(R"({"country":"CN"})"), m_library).questionShown(QStringLiteral("tool")));
    }

    void aTableWithoutRowsIsOneMissing()
    {
        QVERIFY(places(complete(R"({"role":"processor"})").missing).contains(QStringLiteral("clients")));
        const Completeness none = complete(R"({"role":"processor","clients":{"state":"none"}})");
        QVERIFY(!places(none.missing).contains(QStringLiteral("clients")));
        QVERIFY(none.states.at(QStringLiteral("clients")) == QuestionState::NoneOrNotApplicable);
        QVERIFY(none.sectionComplete(QStringLiteral("clients")));
    }

    void everyRequiredCellCounts()
    {
        const Completeness result = complete(
            R"({"title":{"en":"t"},"role":"processor","country":"DE","audited":{"state":"unknown"},"duties":{"d1":{"done":true},"d2":{"done":false}},
                "clients":[{"client":"A","tool":false},{"client":"B","tool":true},{"client":"C","tool":{"state":"unknown"}}]})");
        // "which" is hidden in the first row, open in the second, and shown in the third since nobody knows.
        QCOMPARE(places(result.missing), QStringLiteral("clients/r2/which clients/r3/which"));
        QCOMPARE(places(result.unknowns), QStringLiteral("clients/r3/tool audited"));
        QCOMPARE(result.required, 2 + 8 + 1 + 2);
        QCOMPARE(result.answered, 2 + 6 + 1 + 2);
        QCOMPARE(result.unknown, 2);
        QCOMPARE(result.open(), 1);
        QVERIFY(result.unknowns[0].unknown && !result.mayBeApproved());
    }

    void onlyAWholeFormMayBeApproved()
    {
        const QByteArray whole = R"({"title":{"zh":"t"},"role":"controller","country":"DE","audited":true,"duties":{"d1":{"done":true},"d2":{"done":false}}})";
        QVERIFY(complete(whole).mayBeApproved());
        QCOMPARE(complete(whole).percent(), 100);
        const Completeness unknown = complete(QByteArray(whole).replace("\"audited\":true", "\"audited\":{\"state\":\"unknown\"}"));
        QVERIFY(unknown.isComplete() && !unknown.mayBeApproved());
    }

    void questionStates()
    {
        QVERIFY(state("title", "{}") == QuestionState::Empty);
        QVERIFY(state("title", R"({"title":{"en":"x"}})") == QuestionState::Answered);
        QVERIFY(state("title", R"({"title":7})") == QuestionState::Invalid);
        QVERIFY(state("audited", R"({"audited":{"state":"unknown"}})") == QuestionState::Unknown);
        QVERIFY(state("end", R"({"end":{"state":"none"}})") == QuestionState::NoneOrNotApplicable);
        QVERIFY(state("clients", R"({"clients":[{"client":"A"}]})") == QuestionState::Partly);
        QVERIFY(state("clients", R"({"clients":[{"client":"A","tool":false}]})") == QuestionState::Answered);
        QVERIFY(state("clients", R"({"clients":[{"client":"A","tool":"x"}]})") == QuestionState::Invalid);
        QVERIFY(state("criteria", "{}") == QuestionState::Empty);
        QVERIFY(state("duties", R"({"duties":{"d1":{"done":true}}})") == QuestionState::Partly);
    }

    void factsAreTheVisibleAnswers()
    {
        const Json facts = factsOf(m_form, answers(R"({"role":"controller","title":{"en":"t"},"clients":[{"client":"A"}],"end":{"state":"none"}})"), m_library);
        QVERIFY(facts["role"] == Json("controller"));
        QVERIFY(facts["clients"] == Json::array()); // hidden
        QVERIFY(facts["note"].is_null() && facts["end"].is_null() && facts["scale"].is_null());
        QVERIFY(facts["audited"] == undeterminedFact(QStringLiteral("audited")));
        const Json rows = factsOf(m_form, answers(R"({"role":"processor","clients":[{"client":"A","tool":false}]})"), m_library);
        QVERIFY(rows["clients"][0]["client"] == Json("A"));
        QVERIFY(rows["clients"][0]["id"] == Json("r1"));
        QVERIFY(rows["clients"][0]["which"].is_null());
        QVERIFY(rows["duties"]["d2"]["done"] == undeterminedFact(QStringLiteral("duties/d2/done")));
        QVERIFY(isUndeterminedFact(factsOf(m_form, answers("{}"), m_library)["clients"]));
    }

    void aHiddenQuestionKeepsAnswersButDecidesNothing()
    {
        // The clients are hidden for a controller, so the note that depends on them is too.
        QVERIFY(!visibility(m_form, answers(R"({"role":"controller","clients":[{"client":"X"}]})"), m_library).questionShown(QStringLiteral("note")));
        QVERIFY(visibility(m_form, answers(R"({"role":"processor","clients":[{"client":"X"}]})"), m_library).questionShown(QStringLiteral("note")));
        QVERIFY(!visibility(m_form, answers(R"({"role":"processor","clients":[{"client":"Y"}]})"), m_library).questionShown(QStringLiteral("note")));
    }

    void scoresCanBeExplained()
    {
        const Score score = scoreOf(m_form, answers(R"({"role":"processor","audited":false,"level":"low","clients":[{"client":"A","tool":true}]})"), m_library);
        QCOMPARE(score.contributions.size(), size_t(3));
        const Contribution& client = score.contributions[0];
        QVERIFY(client.question == u"clients" && client.row == u"r1" && client.points == 1 && client.most == 1);
        const Contribution& audited = score.contributions[1];
        QVERIFY(audited.points == 0 && audited.most == 3 && audited.weight == 2 && !audited.unknown);
        QCOMPARE(audited.why.en, QStringLiteral("Audited: No"));
        QCOMPARE(audited.why.zh, u"中Audited：否"_qs);
        QCOMPARE(score.points, 1.0);
        QCOMPARE(score.most, 1.0 + 6.0 + 4.0);
        QCOMPARE(score.flags.size(), size_t(2));
        QCOMPARE(score.flags[0].text.en, QStringLiteral("Never audited"));
        QCOMPARE(score.flags[1].text.en, QStringLiteral("Level: Low"));
    }

    void openAnswersScoreNothingAndSaySo()
    {
        const Score open = scoreOf(m_form, answers(R"({"role":"controller","level":"high"})"), m_library);
        QVERIFY(open.contributions[0].unknown);
        QCOMPARE(*open.percent(), 40.0);
        const Score notApplicable = scoreOf(m_form, answers(R"({"role":"controller","level":"high","audited":{"state":"na"}})"), m_library);
        QCOMPARE(*notApplicable.percent(), 100.0);
        QVERIFY(!Score().percent());
    }
};

QTEST_GUILESS_MAIN(TestCompleteness)
#include "test_completeness.moc"
