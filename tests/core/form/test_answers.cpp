// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"

#include "core/form/answer_check.h"
#include "core/form/display.h"
#include "core/form/prefill.h"

using namespace dossier;

namespace {

const char* const sections = R"([{"id":"s","title":"S","questions":[
  {"id":"title","type":"text","label":"Title","states":["none","na","unknown"]},
  {"id":"email","type":"text","label":"E-mail","localized":false},
  {"id":"ai","type":"yes-no","label":"AI","states":["unknown"]},
  {"id":"role","type":"choice","label":"Role","options":[{"id":"a","label":"Controller"},{"id":"b","label":"Processor"}]},
  {"id":"laws","type":"choices","label":"Laws","options":[{"id":"a","label":"GDPR"},{"id":"b","label":"PIPL"},{"id":"c","label":"CCPA"}]},
  {"id":"people","type":"number","label":"People","unit":{"en":"people","zh":"人"}},
  {"id":"share","type":"number","label":"Share","unit":{"en":"%","zh":"%"}},
  {"id":"start","type":"date","label":"Start"},
  {"id":"country","type":"country","label":"Country"},
  {"id":"countries","type":"countries","label":"Countries"},
  {"id":"vendor","type":"record","label":"Vendor","options":{"kinds":["vendor"]}},
  {"id":"systems","type":"records","label":"Systems","options":{"kinds":["system"]}},
  {"id":"proof","type":"file","label":"Proof"},
  {"id":"purposes","type":"table","label":"Purposes","rows":{"label":"P"},"columns":[{"id":"purpose","type":"text","label":"Purpose"},{"id":"n","type":"number","label":"N"}]},
  {"id":"data","type":"table","label":"Data","rows":{"label":"D"},"columns":[{"id":"for","type":"choices","label":"For","rowsOf":"purposes"}]},
  {"id":"criteria","type":"matrix","label":"Criteria","rows":[{"id":"c1","label":{"en":"One","zh":"一"}},{"id":"c2","label":{"en":"Two","zh":"二"}}],"columns":[{"id":"view","type":"yes-no","label":"View"}]}
]}])";

const char* const compact = R"({
  "title": {"en": "Newsletter", "zh": "邮件"}, "email": "a@b.eu", "ai": {"v": true, "note": {"en": "A chatbot."}}, "role": "b", "laws": ["a"],
  "people": {"v": 48200, "precision": "about"}, "start": {"state": "unknown", "reason": {"en": "Not planned"}, "ask": "PER-0001", "due": "2026-12-01"},
  "purposes": [{"purpose": {"en": "Direct marketing"}}, {"id": "p9", "label": "P9", "purpose": {"en": "Statistics"}, "n": 2}, {"purpose": {"zh": "研究"}}],
  "data": [{"for": ["r1", "p9"]}], "criteria": {"c2": {"view": false}}, "country": ""
})";

} // namespace

class TestAnswers : public QObject
{
    Q_OBJECT

private:
    QString shown(const char* question, const char* answer, Language language = Language::English) const
    {
        return displayAnswer(*m_form.question(QString::fromUtf8(question)), Answer::fromJson(fixture::json(answer)), language, context());
    }
    QString zh(const char* question, const QString& answer) const { return shown(question, answer.toUtf8().constData(), Language::Chinese); }

    DisplayContext context() const
    {
        return {m_library,
                [](const QString& reference) { return reference == u"PER-0001" ? LocalizedText{QStringLiteral("Anna Weber"), u"安娜"_qs} : LocalizedText(); },
                &m_answers, &m_form};
    }

    Result<void> check(const char* question, const char* answer, const QStringList& rows = {}) const
    {
        const Question* asked = m_form.question(QString::fromUtf8(question));
        if (asked->isTabular())
            asked = &asked->columns[0];
        return checkAnswer(*asked, Answer::fromJson(fixture::json(answer)), m_library, rows);
    }

    Form m_form = fixture::form(sections);
    FormLibrary m_library = FormLibrary::of({m_form}, {fixture::countries()});
    Answers m_answers;

private Q_SLOTS:
    void init() { m_answers = Answers::fromJson(m_form, fixture::json(compact)); }

    void compactAnswersAreRead()
    {
        QCOMPARE(m_answers.text(QStringLiteral("title")).zh, u"邮件"_qs);
        QCOMPARE(m_answers.text(QStringLiteral("email")).zh, QStringLiteral("a@b.eu"));
        QCOMPARE(m_answers.own(QStringLiteral("ai")).note.en, QStringLiteral("A chatbot."));
        QCOMPARE(m_answers.own(QStringLiteral("people")).precision, QStringLiteral("about"));
        const Answer& start = m_answers.own(QStringLiteral("start"));
        QVERIFY(start.state == AnswerState::Unknown && start.ask == u"PER-0001" && start.due == u"2026-12-01");
        QVERIFY(m_answers.own(QStringLiteral("country")).isBlank());
        QVERIFY(m_answers.own(QStringLiteral("never-asked")).isBlank());
    }

    void rowsWithoutIdsAreGivenOnesThatStay()
    {
        const QuestionAnswer& purposes = m_answers.at(QStringLiteral("purposes"));
        QCOMPARE(purposes.rows.size(), size_t(3));
        QCOMPARE(purposes.rows[0].id, QStringLiteral("r1"));
        QCOMPARE(purposes.rows[0].label, QStringLiteral("P1"));
        QCOMPARE(purposes.rows[1].id, QStringLiteral("p9"));
        QCOMPARE(purposes.rows[2].id, QStringLiteral("r2"));
        QCOMPARE(purposes.rows[2].label, QStringLiteral("P2"));
        QVERIFY(purposes.row(QStringLiteral("p9"))->cell(QStringLiteral("n")).hasValue());
        QVERIFY(purposes.rows[0].cell(QStringLiteral("n")).isBlank());
        QVERIFY(purposes.row(QStringLiteral("gone")) == nullptr);
        QCOMPARE(m_answers.at(QStringLiteral("criteria")).rows[0].id, QStringLiteral("c2"));
    }

    void fullJsonReadsBackTheSame()
    {
        m_answers.edit(QStringLiteral("role")).own.source = Source{QStringLiteral("VEN-0001"), QStringLiteral("role"), {}, QStringLiteral("abc")};
        writeText(m_answers.edit(QStringLiteral("title")).own, Language::English, QStringLiteral("News"));
        const Json once = m_answers.toJson(m_form);
        QCOMPARE(fromStd(Answers::fromJson(m_form, once).toJson(m_form).dump()), fromStd(once.dump()));
        QCOMPARE(fromStd(once["role"].dump()), QStringLiteral(R"({"src":{"hash":"abc","question":"role","record":"VEN-0001"},"v":"b"})"));
        QCOMPARE(fromStd(once["purposes"][0].dump()), QStringLiteral(R"({"id":"r1","label":"P1","purpose":{"v":{"en":"Direct marketing"}}})"));
        QCOMPARE(fromStd(once["criteria"].dump()), QStringLiteral(R"({"c2":{"view":{"v":false}}})"));
        QVERIFY(!once.contains("country"));
    }

    void marksAtTheBeginningBelongToTheText()
    {
        const Json json{{"state", "na"}, {"reason", {{"en", "\ufeff\ufeffmark"}}}};
        QCOMPARE(Answer::fromJson(json).reason.en.size(), 6);
        QVERIFY(Answer::fromJson(json).toJson() == json);
    }

    void statesAreNotConfusedWithValues()
    {
        QVERIFY(Answer::fromJson(nullptr).isBlank());
        QVERIFY(Answer::fromJson(fixture::json(R"({"en":"","zh":""})")).isBlank());
        QVERIFY(Answer::fromJson(fixture::json(R"({"v":[]})")).isBlank());
        QVERIFY(Answer::fromJson(Json(false)).hasValue());
        QVERIFY(Answer::fromJson(Json(0)).hasValue());
        QVERIFY(Answer::fromJson(fixture::json(R"({"state":"none"})")).state == AnswerState::None);
        QVERIFY(Answer::ofState(AnswerState::Blank).toJson().is_null());
        // A word nobody knows is refused by every question, not taken for a blank.
        QVERIFY(!check("title", R"({"state":"perhaps"})"));
    }

    void tableStatesStandBesideRows()
    {
        const Answers none = Answers::fromJson(m_form, fixture::json(R"({"purposes":{"state":"none"},"criteria":{"state":"na","reason":{"en":"x"}}})"));
        QVERIFY(none.own(QStringLiteral("purposes")).state == AnswerState::None);
        QVERIFY(none.own(QStringLiteral("criteria")).state == AnswerState::NotApplicable);
    }

    void theOlderLanguageIsTold()
    {
        Answer answer;
        writeText(answer, Language::English, QStringLiteral("one"));
        writeText(answer, Language::Chinese, u"一"_qs);
        QVERIFY(!isOlder(answer, Language::English) && !isOlder(answer, Language::Chinese)); // a first translation makes nothing old
        writeText(answer, Language::English, QStringLiteral("two"));
        QVERIFY(isOlder(answer, Language::Chinese) && !isOlder(answer, Language::English));
        answer = Answer::fromJson(answer.toJson());
        QVERIFY(isOlder(answer, Language::Chinese));
        writeText(answer, Language::English, QStringLiteral("three"));
        QVERIFY(isOlder(answer, Language::Chinese) && !isOlder(answer, Language::English));
        writeText(answer, Language::Chinese, u"三"_qs); // brings it up to date
        QVERIFY(!isOlder(answer, Language::English) && !isOlder(answer, Language::Chinese));
        writeText(answer, Language::Chinese, u"四"_qs);
        QVERIFY(isOlder(answer, Language::English) && !isOlder(answer, Language::Chinese));
        writeText(answer, Language::Chinese, QString());
        QVERIFY(!isOlder(answer, Language::English));
        writeText(answer, Language::English, QString());
        QVERIFY(answer.isBlank());
        // Texts that came together, without basis, are in step until one changes.
        Answer given = Answer::value(fixture::json(R"({"en":"a","zh":"b"})"));
        QVERIFY(!isOlder(given, Language::English));
        writeText(given, Language::English, QStringLiteral("c"));
        QVERIFY(isOlder(given, Language::Chinese));
    }

    void checks_data()
    {
        QTest::addColumn<QByteArray>("question");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char* question, const char* answer, bool fits) {
            QTest::addRow("%s %s", question, answer) << QByteArray(question) << QByteArray(answer) << fits;
        };
        row("title", R"({"en":"x"})", true);
        row("title", R"("x")", false);
        row("title", R"({"en":"x","de":"y"})", false);
        row("title", R"({"state":"none"})", true);
        row("title", R"({"state":"unknown","due":"2026-13-01"})", false);
        row("email", R"("x")", true);
        row("email", R"({"en":"x"})", false);
        row("email", R"({"state":"none"})", false);
        row("ai", "true", true);
        row("ai", R"("yes")", false);
        row("ai", R"({"state":"na"})", false);
        row("role", R"("a")", true);
        row("role", R"("z")", false);
        row("role", R"({"en":"own words"})", false);
        row("laws", R"(["a","b"])", true);
        row("laws", R"(["a","a"])", false);
        row("laws", R"(["a","z"])", false);
        row("laws", R"("a")", false);
        row("people", "3", true);
        row("people", R"({"v":3,"precision":"roughly"})", false);
        row("people", R"("3")", false);
        row("start", R"("2028-02-29")", true);
        row("start", R"("2026-02-29")", false);
        row("start", R"("2026-2-9")", false);
        row("country", R"("DE")", true);
        row("country", R"("ZZ")", false);
        row("country", R"("de")", false);
        row("countries", R"(["DE","CN"])", true);
        row("countries", R"(["DE","ZZ"])", false);
        row("vendor", R"("VEN-0001")", true);
        row("vendor", R"(["VEN-0001"])", false);
        row("systems", R"(["SYS-0001","SYS-0002"])", true);
        row("proof", R"({"v":{"sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","name":"a.pdf","size":3}})", true);
        row("proof", R"({"v":{"sha256":"ba78","name":"a.pdf","size":3}})", false);
        row("data", R"(["r1"])", true);
        row("data", R"(["r7"])", false);
    }

    void checks()
    {
        QFETCH(QByteArray, question);
        QFETCH(QByteArray, answer);
        QFETCH(bool, fits);
        const Result<void> checked = check(question.constData(), answer.constData(), {QStringLiteral("r1")});
        QCOMPARE(checked.has_value(), fits);
        if (!checked) {
            QVERIFY(checked.error().message.en.contains(QStringLiteral(": ")));
            QVERIFY(checked.error().message.zh.contains(u'：'));
        }
    }

    void longTextIsRefusedNotCut()
    {
        const std::string most(static_cast<size_t>(longestText), 'x');
        const Question& title = *m_form.question(QStringLiteral("title"));
        QVERIFY(checkAnswer(title, Answer::value(Json{{"en", most}}), m_library));
        QVERIFY(!checkAnswer(title, Answer::value(Json{{"en", most + 'x'}}), m_library));
    }

    void longListsAreReadAndChecked()
    {
        Json list = Json::array();
        Json rows = Json::array();
        for (int i = 0; i < 150'000; ++i) {
            list.push_back("R" + std::to_string(i));
            rows.push_back({{"n", 1}});
        }
        const Question& systems = *m_form.question(QStringLiteral("systems"));
        QVERIFY(valueFits(systems, list));
        list.push_back("R0");
        QVERIFY(!valueFits(systems, list));
        rows[1]["id"] = "r3";
        const Answers read = Answers::fromJson(m_form, {{"purposes", rows}});
        QCOMPARE(read.at(QStringLiteral("purposes")).rows[2].id, QStringLiteral("r2"));
        QCOMPARE(read.at(QStringLiteral("purposes")).rows[3].id, QStringLiteral("r4"));
        QCOMPARE(read.at(QStringLiteral("purposes")).rows.back().label, QStringLiteral("P150000"));
    }

    void englishDisplay()
    {
        QCOMPARE(shown("title", R"({"zh":"only"})"), QStringLiteral("only"));
        QCOMPARE(shown("ai", "true"), QStringLiteral("Yes"));
        QCOMPARE(shown("ai", R"({"v":false,"note":{"en":"no model"}})"), QStringLiteral("No: no model"));
        QCOMPARE(shown("role", R"("a")"), QStringLiteral("Controller"));
        QCOMPARE(shown("laws", R"(["a","b","c"])"), QStringLiteral("GDPR; PIPL; CCPA"));
        QCOMPARE(shown("people", "48200"), QStringLiteral("48,200 people"));
        QCOMPARE(shown("people", R"({"v":48200,"precision":"about"})"), QStringLiteral("about 48,200 people"));
        QCOMPARE(shown("people", R"({"v":10,"precision":"at-least"})"), QStringLiteral("at least 10 people"));
        QCOMPARE(shown("share", "98.1"), QStringLiteral("98.1 %"));
        QCOMPARE(shown("start", R"("2026-11-05")"), QStringLiteral("5 Nov 2026"));
        QCOMPARE(shown("start", R"("2026-09-05")"), QStringLiteral("5 Sep 2026"));
        QCOMPARE(shown("countries", R"(["DE","CN"])"), QStringLiteral("Germany and China"));
        QCOMPARE(shown("vendor", R"("PER-0001")"), QStringLiteral("Anna Weber"));
        QCOMPARE(shown("vendor", R"("VEN-0404")"), QStringLiteral("VEN-0404"));
        QCOMPARE(shown("title", R"({"state":"none"})"), QStringLiteral("None"));
        QCOMPARE(shown("title", R"({"state":"na","reason":{"en":"no title"}})"), QStringLiteral("Not applicable: no title"));
        QCOMPARE(shown("title", R"({"state":"unknown","ask":"PER-0001","due":"2026-12-01"})"), QStringLiteral("Not known yet (ask Anna Weber, by 1 Dec 2026)"));
        QCOMPARE(shown("title", "null"), QString());
        QCOMPARE(stateWord(AnswerState::Blank).zh, u"未作答"_qs);
        QCOMPARE(displayNumber(0.25, Language::English), QStringLiteral("0.25"));
        QCOMPARE(displayNumber(-1234567, Language::English), QStringLiteral("-1,234,567"));
        QCOMPARE(displayDate(QStringLiteral("2026-11-25"), Language::English, true), QStringLiteral("25 November 2026"));
        QCOMPARE(displayDate(QStringLiteral("soon"), Language::English), QStringLiteral("soon"));
    }

    void chineseDisplay()
    {
        QCOMPARE(zh("title", QStringLiteral(R"({"en":"only"})")), QStringLiteral("only"));
        QCOMPARE(zh("ai", QStringLiteral("true")), u"是"_qs);
        QCOMPARE(zh("ai", u"{\"v\":false,\"note\":{\"zh\":\"没有模型\"}}"_qs), u"否：没有模型"_qs);
        QCOMPARE(zh("laws", QStringLiteral(R"(["a","b","c"])")), u"中GDPR、中PIPL、中CCPA"_qs);
        QCOMPARE(zh("people", QStringLiteral(R"({"v":48200,"precision":"about"})")), u"约 48,200 人"_qs);
        QCOMPARE(zh("people", QStringLiteral(R"({"v":10,"precision":"at-least"})")), u"至少 10 人"_qs);
        QCOMPARE(zh("share", QStringLiteral("31")), QStringLiteral("31%"));
        QCOMPARE(zh("start", QStringLiteral(R"("2026-11-05")")), QStringLiteral("2026-11-05"));
        QCOMPARE(displayDate(QStringLiteral("2026-11-25"), Language::Chinese, true), u"2026年11月25日"_qs);
        QCOMPARE(zh("countries", QStringLiteral(R"(["DE","CN"])")), u"德国、中国"_qs);
        QCOMPARE(zh("title", u"{\"state\":\"na\",\"reason\":{\"zh\":\"没有\"}}"_qs), u"不适用：没有"_qs);
        QCOMPARE(zh("title", QStringLiteral(R"({"state":"unknown","ask":"PER-0001","due":"2026-12-01"})")), u"尚不清楚（询问安娜，期限 2026-12-01）"_qs);
        QCOMPARE(zh("title", QStringLiteral(R"({"state":"none"})")), u"无"_qs);
    }

    void rowsAreNamedByLabelAndFirstText()
    {
        const Question& purposes = *m_form.question(QStringLiteral("purposes"));
        QCOMPARE(rowName(purposes, m_answers.at(purposes.id).rows[0], Language::English, context()), QStringLiteral("P1 Direct marketing"));
        const Answer cell = m_answers.at(QStringLiteral("data")).rows[0].cell(QStringLiteral("for"));
        QCOMPARE(displayAnswer(m_form.question(QStringLiteral("data"))->columns[0], cell, Language::English, context()),
                 QStringLiteral("P1 Direct marketing; P9 Statistics"));
        const Question& criteria = *m_form.question(QStringLiteral("criteria"));
        QCOMPARE(rowName(criteria, m_answers.at(criteria.id).rows[0], Language::Chinese, context()), u"二"_qs);
    }

    void prefilledValuesKnowTheirState()
    {
        const Answer there = Answer::value("DE");
        const Answer changed = Answer::value("FR");
        Answer here = there;
        QVERIFY(prefillState(here, there) == PrefillState::Own); // typed, without a source
        here.source = Source{QStringLiteral("ORG-0001"), QStringLiteral("country"), {}, answerHash(there)};
        QVERIFY(prefillState(here, there) == PrefillState::Follows);
        QVERIFY(prefillState(here, changed) == PrefillState::SourceChanged);
        here.v = "CN";
        QVERIFY(prefillState(here, there) == PrefillState::Own);
        QVERIFY(prefillState(here, changed) == PrefillState::Differs);
        here.v = "FR";
        QVERIFY(prefillState(here, changed) == PrefillState::Follows); // both came to the same
        QCOMPARE(answerHash(there), valueHash(Json("DE")));
    }
};

QTEST_GUILESS_MAIN(TestAnswers)
#include "test_answers.moc"
