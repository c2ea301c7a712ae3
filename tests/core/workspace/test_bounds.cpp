// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dossier;

// Whatever apply() takes, the file can be opened with; what a file may not hold is refused before it is written.
class TestBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTakenCanBeOpened_data();
    void whatIsTakenCanBeOpened();
    void rowsBeforeThoseThatNameThem();
    void typingHasAnEnd();
};

namespace {

const QString activity = QStringLiteral("ACT-0001");
const QString purposes = QStringLiteral("purposes");

OpenOptions options()
{
    OpenOptions result;
    result.unguarded = true;
    result.author = {QStringLiteral("Tester"), {}};
    return result;
}

std::unique_ptr<Workspace> fresh(const QTemporaryDir& folder)
{
    Result<std::unique_ptr<Workspace>> created = Workspace::create(folder.filePath(QStringLiteral("bounds.dossier")), options());
    if (!created || !(*created)->apply(AddRecord{QStringLiteral("activity"), {}, Json::object(), {}, {}}))
        qFatal("no workspace");
    return std::move(*created);
}

QString firstFinding(const Workspace& workspace)
{
    const std::vector<VerifyFinding> findings = workspace.verify();
    return findings.empty() ? QString() : findings.front().text.en;
}

SetAnswer answer(const char* question, const Json& value)
{
    return {activity, {QString::fromLatin1(question), {}, {}, {}}, value};
}

AddRow row(const QString& id, const QString& label)
{
    return {activity, purposes, {{"purpose", {{"en", "Advertising"}}}}, -1, id, label};
}

} // namespace

void TestBounds::whatIsTakenCanBeOpened_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("taken");
    QTest::newRow("a title of 1,000,000 characters") << 0 << true;
    QTest::newRow("a longer title") << 1 << false;
    QTest::newRow("control characters in both languages") << 2 << true;
    QTest::newRow("a reason without end") << 3 << false;
    QTest::newRow("somebody to ask without end") << 4 << false;
    QTest::newRow("a source without end") << 5 << false;
    QTest::newRow("a row named with a stroke") << 6 << false;
    QTest::newRow("a row with a long id") << 7 << false;
    QTest::newRow("a row with a long label") << 8 << false;
    QTest::newRow("a row with the last number") << 9 << true;
    QTest::newRow("a row with a number past all") << 10 << true;
    QTest::newRow("a long reference") << 11 << false;
    QTest::newRow("the last reference") << 12 << false;
    QTest::newRow("own words without end") << 13 << false;
}

void TestBounds::whatIsTakenCanBeOpened()
{
    QFETCH(int, number);
    QFETCH(bool, taken);
    const auto text = [](qsizetype length, char c) { return Json{{"en", std::string(size_t(length), c)}, {"zh", std::string(size_t(length), c)}}; };
    const std::vector<std::function<Change()>> changes{
        [&] { return answer("title", {{"v", text(1'000'000, 'x')}}); },
        [&] { return answer("title", {{"v", text(1'000'001, 'x')}}); },
        [&] { return answer("description", {{"v", text(1'000'000, '\1')}}); },
        [&] { return answer("representative", {{"state", "na"}, {"reason", text(11'000'000, 'x')}}); },
        [&] { return answer("start", {{"state", "unknown"}, {"ask", std::string(21'000'000, 'x')}}); },
        [&] { return answer("title", {{"v", text(1, 'x')}, {"src", {{"record", std::string(21'000'000, 'x')}}}}); },
        [&] { return row(QStringLiteral("a/b"), {}); },
        [&] { return row(QString(201, u'p'), {}); },
        [&] { return row({}, QString(1001, u'P')); },
        [&] { return row(QStringLiteral("p9223372036854775807"), {}); },
        [&] { return row(QStringLiteral("p99999999999999999999999"), {}); },
        [&] { return AddRecord{QStringLiteral("activity"), {}, Json::object(), {}, QStringLiteral("ACT-") + QString(100, u'1')}; },
        [&] { return AddRecord{QStringLiteral("activity"), {}, Json::object(), {}, QStringLiteral("ACT-9223372036854775807")}; },
        [&] { return AddRow{activity, QStringLiteral("data"), {{"category", {text(700'000, 'x'), text(700'000, 'y')}}}, -1, {}, {}}; }};
    const QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace = fresh(folder);
    const Result<Outcome> outcome = workspace->apply(changes[size_t(number)]());
    QVERIFY2(outcome.has_value() == taken, outcome ? "taken" : qPrintable(outcome.error().message.en));
    QCOMPARE(firstFinding(*workspace), QString());
    // Counting goes on after whatever number was given.
    QVERIFY(workspace->apply(row({}, {})).has_value());
    QVERIFY(workspace->apply(row({}, {})).has_value());
    QVERIFY(workspace->apply(AddRecord{QStringLiteral("activity"), {}, Json::object(), {}, {}}).has_value());
    workspace.reset();
    const Result<std::unique_ptr<Workspace>> opened = Workspace::open(folder.filePath(QStringLiteral("bounds.dossier")), options());
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message.en + opened.error().detail));
    QCOMPARE(firstFinding(**opened), QString());
}

void TestBounds::rowsBeforeThoseThatNameThem()
{
    const QTemporaryDir folder;
    const std::unique_ptr<Workspace> workspace = fresh(folder);
    QVERIFY(workspace->apply(AddRecord{QStringLiteral("gdpr-dpia"), activity, Json::object(), {}, {}}).has_value());
    const QString assessment = QStringLiteral("DPIA-0001");
    // The tasks of processors stand before the recipients that they name.
    const Result<Outcome> recipient = workspace->apply(AddRow{assessment, QStringLiteral("recipients"), Json::object(), -1, {}, {}});
    QVERIFY(recipient.has_value());
    QVERIFY(workspace->apply(AddRow{assessment, QStringLiteral("processor-tasks"), {{"recipient", {toStd(recipient->addedRows.front())}}}, -1, {}, {}}).has_value());
    const Result<Outcome> copied = workspace->apply(workspace->duplicate(assessment));
    QVERIFY2(copied.has_value(), copied ? "" : qPrintable(copied.error().message.en));
    QCOMPARE(workspace->record(copied->added.front())->answers.at(QStringLiteral("processor-tasks")).rows.size(), size_t(1));
}

void TestBounds::typingHasAnEnd()
{
    const QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace = fresh(folder);
    const Cell cell{QStringLiteral("description"), {}, {}, Language::English};
    QVERIFY(workspace->setPending(activity, cell, QString(10'000'000, u'x')).has_value());
    QVERIFY(!workspace->setPending(activity, cell, QString(21'000'000, u'x')).has_value());
    workspace.reset();
    QVERIFY(Workspace::open(folder.filePath(QStringLiteral("bounds.dossier")), options()).has_value());
}

QTEST_GUILESS_MAIN(TestBounds)

#include "test_bounds.moc"
