// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/gates.h"
#include "core/rules/routes.h"

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

Cell own(const char* question)
{
    return {QString::fromLatin1(question), {}, {}, {}};
}

} // namespace

/// The ways out of China: every step of the tree, one person below each threshold and at it, and numbers that add up.
class TestRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theTree_data();
    void theTree();
    void numbersAddUp();
    void whatIsNotKnownMatters();
    void whatIsSaid();
    void onlyWhereItApplies();

private:
    QString activity(const Json& more = Json::object(), const QString& organisation = {});
    Route routeOf(const QString& reference);
    void set(const QString& reference, const char* question, const Json& value) { QVERIFY(m_workspace->apply(SetAnswer{reference, own(question), value}).has_value()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    QString m_organisation;
};

void TestRoutes::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    OpenOptions options;
    options.guards = standardGuards();
    options.clock = std::make_shared<FixedClock>();
    m_workspace = std::move(*Workspace::create(m_folder->filePath(QStringLiteral("r.dossier")), options));
    m_organisation = m_workspace->apply(AddRecord{QStringLiteral("organisation"), {}, {{"title", {{"en", "Lanting"}}}, {"country", "CN"}, {"cii", false}}, {}, {}})->added.first();
}

/// An activity whose information goes to Germany; what is not given stands for the ordinary case.
QString TestRoutes::activity(const Json& more, const QString& organisation)
{
    Json answers = {{"title", {{"en", "CRM"}}}, {"role", "controller"}, {"organisation", toStd(organisation.isEmpty() ? m_organisation : organisation)}, {"laws", {"pipl"}}, {"people-countries", {"CN"}},
                    {"places", {"DE"}}, {"recipients", Json{{"state", "none"}}}, {"export-need", "none"}, {"export-origin", false}, {"export-zone", false}, {"important-data", false},
                    {"exported-persons", 0}, {"exported-sensitive", 0}};
    answers.update(more);
    const auto added = m_workspace->apply(AddRecord{QStringLiteral("activity"), {}, answers, {}, {}});
    if (!added)
        qFatal("%s", qPrintable(added.error().message.en));
    return added->added.first();
}

Route TestRoutes::routeOf(const QString& reference)
{
    const std::vector<Route> found = routes(*m_workspace, reference);
    return found.size() == 1 ? found.front() : Route();
}

void TestRoutes::theTree_data()
{
    QTest::addColumn<QByteArray>("answers");
    QTest::addColumn<bool>("cii");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* name, const Json& answers, bool cii, const char* step, const char* result) {
        QTest::newRow(name) << QByteArray::fromStdString(answers.dump()) << cii << QString::fromLatin1(step) << QString::fromLatin1(result);
    };
    row("nobody", Json::object(), false, "few", "exempt");
    row("99,999", {{"exported-persons", 99999}}, false, "few", "exempt");
    row("100,000", {{"exported-persons", 100000}}, false, "hundred-thousand", "contract");
    row("999,999", {{"exported-persons", 999999}}, false, "hundred-thousand", "contract");
    row("1,000,000", {{"exported-persons", 1000000}}, false, "million", "assessment");
    row("one sensitive", {{"exported-sensitive", 1}}, false, "sensitive-few", "contract");
    row("9,999 sensitive", {{"exported-sensitive", 9999}}, false, "sensitive-few", "contract");
    row("10,000 sensitive", {{"exported-sensitive", 10000}}, false, "sensitive-many", "assessment");
    row("many and one sensitive", {{"exported-persons", 1000000}, {"exported-sensitive", 1}}, false, "million", "assessment");
    row("99,999 and one sensitive", {{"exported-persons", 99999}, {"exported-sensitive", 1}}, false, "sensitive-few", "contract");
    row("operator, nobody", Json::object(), true, "cii", "assessment");
    row("operator, one sensitive", {{"exported-sensitive", 1}}, true, "cii", "assessment");
    for (const bool cii : {false, true}) {
        const std::string who = cii ? "operator, " : "";
        row((who + "contract").c_str(), {{"export-need", "contract"}, {"exported-persons", 2000000}}, cii, "contract", "exempt");
        row((who + "human resources").c_str(), {{"export-need", "hr"}, {"exported-sensitive", 20000}}, cii, "hr", "exempt");
        row((who + "emergency").c_str(), {{"export-need", "emergency"}}, cii, "emergency", "exempt");
        row((who + "foreign").c_str(), {{"export-origin", true}, {"exported-persons", 2000000}}, cii, "foreign", "exempt");
        row((who + "free-trade zone").c_str(), {{"export-zone", true}, {"exported-persons", 2000000}}, cii, "zone", "exempt");
        row((who + "important data").c_str(), {{"important-data", true}, {"export-need", "contract"}}, cii, "important", "assessment");
    }
}

void TestRoutes::theTree()
{
    QFETCH(QByteArray, answers);
    QFETCH(bool, cii);
    QFETCH(QString, step);
    QFETCH(QString, result);
    set(m_organisation, "cii", cii);
    const Route route = routeOf(activity(*parseJson(answers)));
    QVERIFY2(route.step != nullptr, qPrintable(route.open.join(u' ')));
    QCOMPARE(route.step->id, step);
    QCOMPARE(route.result->id, result);
    QVERIFY(!route.result->due.empty());
}

/// The thresholds are the organisation's: activities of another one, retired and exempt ones do not count.
void TestRoutes::numbersAddUp()
{
    const QString other = m_workspace->apply(AddRecord{QStringLiteral("organisation"), {}, {{"title", {{"en", "Other"}}}}, {}, {}})->added.first();
    const QString first = activity({{"exported-persons", 60000}});
    QCOMPARE(routeOf(first).step->id, QStringLiteral("few"));
    const QString second = activity({{"exported-persons", 39999}});
    QCOMPARE(routeOf(first).step->id, QStringLiteral("few"));
    activity({{"exported-persons", 500000}}, other);
    activity({{"exported-persons", 500000}, {"export-need", "hr"}});
    activity({{"exported-persons", 500000}, {"export-origin", true}});
    const QString gone = activity({{"exported-persons", 500000}});
    QVERIFY(m_workspace->apply(RemoveRecord{gone}).has_value());
    QCOMPARE(routeOf(first).step->id, QStringLiteral("few"));
    QCOMPARE(routeOf(first).counts.front().sum, 99999.0);
    QCOMPARE(routeOf(first).counts.front().activities, 2);
    set(second, "exported-persons", 40000);
    QCOMPARE(routeOf(first).step->id, QStringLiteral("hundred-thousand"));
    QCOMPARE(routeOf(second).step->id, QStringLiteral("hundred-thousand"));
    // Who is counted twice is known to the organisation's own record; a figure older than its activities is not trusted.
    set(m_organisation, "exported-persons", 61000);
    QCOMPARE(routeOf(first).step->id, QStringLiteral("few"));
    QCOMPARE(routeOf(first).counts.front().known, std::optional(61000.0));
    set(m_organisation, "exported-persons", 59999);
    QCOMPARE(routeOf(first).step->id, QStringLiteral("hundred-thousand"));
}

void TestRoutes::whatIsNotKnownMatters()
{
    const QString first = activity({{"exported-persons", 50000}});
    const QString second = activity({{"exported-persons", Json{{"state", "unknown"}}}});
    const Route open = routeOf(first);
    QVERIFY(open.result == nullptr);
    QVERIFY2(open.open.join(u' ').contains(second), qPrintable(open.open.join(u' ')));
    const QList<LocalizedText> words = routeWords(*m_workspace, first, open);
    QVERIFY2(words.front().en.contains(QStringLiteral("cannot be determined")) && words.front().zh.contains(u"尚无法判定"_qs), qPrintable(words.front().en));
    // It can only make the number larger: what is reached already is reached.
    set(first, "exported-persons", 1000000);
    QCOMPARE(routeOf(first).step->id, QStringLiteral("million"));
    // An exemption of this flow does not need the number.
    set(first, "export-need", "contract");
    QCOMPARE(routeOf(first).step->id, QStringLiteral("contract"));
}

void TestRoutes::whatIsSaid()
{
    const QString crm = activity({{"exported-persons", 85000}});
    const QList<LocalizedText> words = generatedWords(*m_workspace, crm, QStringLiteral("export-route"));
    QString english, chinese;
    for (const LocalizedText& line : words) {
        english += line.en + u'\n';
        chinese += line.zh + u'\n';
        QVERIFY(!line.zh.isEmpty() && !line.en.contains(QStringLiteral("%1")) && !line.zh.contains(QStringLiteral("%1")));
    }
    QVERIFY2(english.contains(QStringLiteral("exempt")) && english.contains(QStringLiteral("85,000")) && english.contains(QStringLiteral("100,000")) && english.contains(QStringLiteral("Close to it")), qPrintable(english));
    QVERIFY2(chinese.contains(u"免予"_qs) && chinese.contains(u"仍须"_qs) && chinese.contains(u"个人信息保护影响评估"_qs) && chinese.contains(u"已接近"_qs), qPrintable(chinese));
    QVERIFY(generatedWords(*m_workspace, crm, QStringLiteral("risk-map")).isEmpty());
}

void TestRoutes::onlyWhereItApplies()
{
    QVERIFY(routes(*m_workspace, activity({{"laws", {"gdpr"}}})).empty());
    QVERIFY(routes(*m_workspace, activity({{"places", {"CN"}}})).empty());
    QVERIFY(routes(*m_workspace, activity({{"people-countries", {"DE"}}})).empty());
    QVERIFY(routes(*m_workspace, activity({{"role", "processor"}})).empty());
    QVERIFY(routes(*m_workspace, m_organisation).empty());
}

QTEST_GUILESS_MAIN(TestRoutes)
#include "test_routes.moc"
