// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"

#include "core/form/completeness.h"
#include "core/form/difference.h"
#include "core/form/display.h"

using namespace dossier;

namespace {

const char* const sections = R"([
 {"id":"s","title":"S","questions":[
  {"id":"data","type":"table","label":"Data","rows":{"label":"D"},"states":["none"],"columns":[
    {"id":"items","type":"text","label":"Items"},
    {"id":"special","type":"yes-no","label":"Special","states":["unknown"]},
    {"id":"months","type":"number","label":"Months","required":false}]},
  {"id":"need","type":"matrix","label":"Need","rowsOf":"data","rows":{"show":["months"]},"columns":[{"id":"why","type":"text","label":"Why"}]},
  {"id":"exception","type":"matrix","label":"Exception","rowsOf":"data","rows":{"showIf":{"==":[{"var":"special"},true]}},"columns":[{"id":"why","type":"text","label":"Why"}]}]}
])";

} // namespace

/// A matrix over a table: one row for each row of the table, and no row more.
class TestMatrix : public QObject
{
    Q_OBJECT

private:
    Answers answers(const QByteArray& json) const { return Answers::fromJson(m_form, fixture::json(json)); }
    QString missing(const QByteArray& json) const
    {
        QStringList places;
        for (const Missing& place : completeness(m_form, answers(json), m_library).missing)
            places.append(place.row.isEmpty() ? place.question : place.question + u'/' + place.row + u'/' + place.column);
        return places.join(u' ');
    }
    const Question& question(const char* id) const { return *m_form.question(QString::fromLatin1(id)); }

    Form m_form = fixture::form(sections);
    FormLibrary m_library = FormLibrary::of({m_form});

private Q_SLOTS:
    void eachRowIsAsked()
    {
        QCOMPARE(missing(R"({"data":[{"id":"a","items":{"en":"Name"},"special":false},{"id":"b","items":{"en":"Health"},"special":true}],"need":{"a":{"why":{"en":"To write"}}}})"),
                 QStringLiteral("need/b/why exception/b/why"));
        QCOMPARE(missing(R"({"data":[{"id":"a","items":{"en":"Name"},"special":false}],"need":{"a":{"why":{"en":"To write"}}}})"), QString());
    }

    /// A row that might be special is asked about: an unknown hides nothing.
    void anUnknownAsks()
    {
        QCOMPARE(missing(R"({"data":[{"id":"a","items":{"en":"Name"},"special":{"state":"unknown"}}],"need":{"a":{"why":{"en":"x"}}}})"), QStringLiteral("exception/a/why"));
    }

    void withoutRowsThereIsNothingToAnswer()
    {
        QCOMPARE(missing(R"({"data":{"state":"none"}})"), QString());
        QCOMPARE(missing("{}"), QStringLiteral("data")); // asked once, at the table
        QVERIFY(questionState(question("need"), answers(R"({"data":{"state":"none"}})")) == QuestionState::NoneOrNotApplicable);
    }

    /// What was said about a row that is gone is kept, and counts for nothing.
    void aRowThatIsGone()
    {
        const Answers left = answers(R"({"data":[{"id":"a","items":{"en":"Name"},"special":false}],"need":{"a":{"why":{"en":"x"}},"gone":{"why":{"en":"y"}}}})");
        QCOMPARE(matrixRows(question("need"), left).size(), size_t(1));
        const Json facts = factsOf(m_form, left, m_library);
        QVERIFY(facts.at("need").contains("a") && !facts.at("need").contains("gone"));
        QVERIFY(left.toJson(m_form).at("need").contains("gone"));
        QVERIFY(questionState(question("need"), left) == QuestionState::Answered);
    }

    void rowsAreNamedByTheTable()
    {
        const Answers some = answers(R"({"data":[{"id":"a","label":"D1","items":{"en":"Name"},"months":24}]})");
        DisplayContext context{m_library, {}, &some, &m_form};
        const std::vector<Row> rows = matrixRows(question("need"), some);
        QCOMPARE(rowName(question("need"), rows.front(), Language::English, context), QStringLiteral("D1 Name"));
        QCOMPARE(rowDetail(question("need"), rows.front(), Language::English, context), QStringLiteral("24"));
        QCOMPARE(rowDetail(question("exception"), rows.front(), Language::English, context), QString());
    }

    void badOnesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown column") << QByteArray(R"({"show":["weeks"]})") << QStringLiteral("weeks");
        QTest::newRow("unknown fact") << QByteArray(R"({"showIf":{"==":[{"var":"sort"},1]}})") << QStringLiteral("sort");
        QTest::newRow("unknown key") << QByteArray(R"({"label":"X"})") << QStringLiteral("label");
    }
    void badOnesAreRefused()
    {
        QFETCH(QByteArray, rows);
        QFETCH(QString, says);
        QByteArray text = sections;
        text.replace(R"({"show":["months"]})", rows);
        const auto read = readForm(fixture::formBytes(text), QStringLiteral("bad.json"));
        QVERIFY(!read.has_value());
        const QString message = read.error().message.en;
        QVERIFY2(message.contains(QStringLiteral("bad.json")) && message.contains(QStringLiteral("questions[1].rows")) && message.contains(says), qPrintable(message));
    }

    /// What differs is named once, at its place; where a value came from is no difference.
    void differencesNameThePlace()
    {
        const Answers before = answers(R"({"data":[{"id":"a","items":{"en":"Name"},"special":false,"months":24},{"id":"b","items":{"en":"Phone"}}],"need":{"a":{"why":{"en":"x"}}}})");
        const Answers after = answers(R"({"data":[{"id":"a","items":{"v":{"en":"Name"},"src":{"record":"ACT-0001","question":"data","hash":"1"}},"special":false,"months":12}],"need":{"a":{"why":{"en":"z"}}}})");
        QStringList places;
        for (const Difference& one : differences(m_form, before, after))
            places.append(one.question + u'/' + one.row + u'/' + one.column);
        QCOMPARE(places, (QStringList{QStringLiteral("data/a/months"), QStringLiteral("data/b/items"), QStringLiteral("need/a/why")}));
        QVERIFY(differences(m_form, before, before).empty());
    }
};

QTEST_GUILESS_MAIN(TestMatrix)

#include "test_matrix.moc"
