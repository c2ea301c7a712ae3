// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sample.h"
#include "core/rules/gates.h"
#include "core/workspace/workspace.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dossier;

namespace {

class FixedClock : public Clock
{
public:
    QDateTime now() const override { return QDateTime(QDate(2026, 11, 27), QTime(9, 0), Qt::UTC); }
};

OpenOptions options()
{
    OpenOptions result;
    result.unguarded = true;
    result.clock = std::make_shared<FixedClock>();
    result.author = {QStringLiteral("Tester"), {}};
    return result;
}

/// Refuses every record named "forbidden", and notes what it was asked.
class NameGuard : public ChangeGuard
{
public:
    Result<void> check(const Change& change, const Workspace& workspace) const override
    {
        Q_UNUSED(workspace)
        ++asked;
        if (const auto* set = std::get_if<SetAnswer>(&change)) {
            subjects.append(set->record);
            if (set->value == "forbidden")
                return refused({QStringLiteral("Not that name."), u"不能用这个名称。"_qs});
        }
        return {};
    }
    mutable int asked = 0;
    mutable QStringList subjects;
};

QByteArray fileHash(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256);
}

/// Asks the sqlite3 shell, a program that knows nothing of ours.
QString shell(const QString& path, const QString& sql)
{
    QProcess process;
    process.start(QStringLiteral("sqlite3"), {path, sql});
    if (!process.waitForFinished(30000) || process.exitCode() != 0)
        return QStringLiteral("error: ") + QString::fromUtf8(process.readAllStandardError());
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

Cell own(const char* question)
{
    return {QString::fromLatin1(question), {}, {}, {}};
}

Cell cellOf(const char* question, const QString& row, const char* column)
{
    return {QString::fromLatin1(question), row, QString::fromLatin1(column), {}};
}

/// Everything that the records hold, in one canonical form.
QByteArray content(const Workspace& workspace)
{
    Json all = Json::object();
    for (const RecordSummary& summary : workspace.records({}, true)) {
        const Record* record = workspace.record(summary.reference);
        all[toStd(summary.reference)] = {{"status", toStd(summary.status)}, {"removed", summary.removed}, {"title", textToJson(summary.title)},
                                         {"answers", record->answers.toJson(workspace.formOf(summary.reference))}};
    }
    return canonicalJson(all);
}

QString kindName(Error::Kind kind)
{
    static const char* const names[]{"usage", "file", "refused", "damaged", "newer", "foreign", "locked"};
    return QString::fromLatin1(names[int(kind)]);
}

/// A form with an attachment, which the built-in forms have no use for yet.
FormLibrary withFile()
{
    const QByteArray bytes = u"{\"id\":\"note\",\"version\":1,\"format\":1,\"kind\":\"measure\",\"prefix\":\"NOT\",\"title\":{\"en\":\"Note\",\"zh\":\"记录\"},\"sections\":[{\"id\":\"s\",\"title\":{\"en\":\"S\",\"zh\":\"节\"},"
                             u"\"questions\":[{\"id\":\"title\",\"type\":\"text\",\"label\":{\"en\":\"Name\",\"zh\":\"名称\"}},"
                             u"{\"id\":\"paper\",\"type\":\"file\",\"label\":{\"en\":\"Paper\",\"zh\":\"文件\"}}]}]}"_qs.toUtf8();
    Result<Form> form = readForm(bytes, QStringLiteral("note.json"));
    if (!form)
        qFatal("%s", qUtf8Printable(form.error().message.en));
    return FormLibrary::of({*form}, {}, FormLibrary::builtIn().kinds());
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersComeBackAsGiven();
    void whateverIsTypedIsKept_data();
    void whateverIsTypedIsKept();
    void refusedChangesLeaveNothing_data();
    void refusedChangesLeaveNothing();
    void rowsKeepTheirNames();
    void rowsInUseStay();
    void groupsAreAllOrNothing();
    void guardsSeeEachChange();
    void recordsInUseStay();
    void undoAndRedoAreExact();
    void typingIsKept();
    void attachments();
    void namesInTwoScripts();
    void linksBothWays();
    void handOverAndDuplicate();
    void searchFindsBothLanguages();
    void whoChangedWhat();
    void aSecondOpenerReads();
    void filesThatAreRefused_data();
    void filesThatAreRefused();
    void tamperingIsFound();
    void backups();
    void survivesAKill();
    void theSampleIsWhole();

private:
    std::unique_ptr<Workspace> open()
    {
        Result<std::unique_ptr<Workspace>> opened = Workspace::open(m_path, options());
        if (!opened)
            qFatal("%s", qUtf8Printable(opened.error().message.en));
        return std::move(*opened);
    }
    Outcome apply(const Change& change)
    {
        const Result<Outcome> outcome = m_workspace->apply(change);
        if (!outcome)
            qFatal("%s", qUtf8Printable(outcome.error().message.en));
        return *outcome;
    }
    QString add(const QString& form, const Json& answers = Json::object())
    {
        return apply(AddRecord{form, {}, answers, {}, {}}).added.value(0);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    std::unique_ptr<Workspace> m_workspace;
};

void TestWorkspace::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("test.dossier"));
    Result<std::unique_ptr<Workspace>> created = Workspace::create(m_path, options());
    QVERIFY2(created.has_value(), created ? "" : qPrintable(created.error().message.en));
    m_workspace = std::move(*created);
}

void TestWorkspace::cleanup()
{
    if (m_workspace) {
        const std::vector<VerifyFinding> findings = m_workspace->verify();
        QVERIFY2(findings.empty(), findings.empty() ? "" : qPrintable(findings.front().text.en));
    }
    m_workspace.reset();
    // No stray files: lock and journal are gone with the workspace.
    const QString files = QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden).filter(QStringLiteral("test.dossier")).join(u' ');
    QCOMPARE(files, QStringLiteral("test.dossier"));
}

void TestWorkspace::answersComeBackAsGiven()
{
    const QString organisation = add(QStringLiteral("organisation"), {{"title", {{"en", "Lanting"}, {"zh", toStd(u"兰亭"_qs)}}}, {"country", "DE"}});
    const QString activity = add(QStringLiteral("activity"));
    QCOMPARE(organisation, QStringLiteral("ORG-0001"));
    QCOMPARE(activity, QStringLiteral("ACT-0001"));
    const std::vector<std::pair<Cell, Json>> answers{
        {own("title"), {{"v", {{"en", "Newsletter"}, {"zh", toStd(u"简报"_qs)}}}}},
        {own("organisation"), {{"v", "ORG-0001"}}},
        {own("role"), {{"v", "controller"}}},
        {own("laws"), {{"v", {"gdpr", "pipl"}}}},
        {own("start"), {{"state", "unknown"}, {"reason", {{"en", "Ask sales"}}}, {"ask", "Ms Lin"}, {"due", "2026-12-01"}}},
        {own("end"), {{"state", "none"}}},
        {own("number-of-people"), {{"v", 48000}, {"precision", "about"}}},
        {own("profiling"), {{"v", true}, {"note", {{"en", "From combined sources"}}}}},
        {own("people-countries"), {{"v", {"DE", "CN"}}}},
        {own("review"), {{"v", "2027-05-01"}}},
        {own("representative"), {{"state", "na"}, {"reason", {{"en", "Established in the EU"}, {"zh", toStd(u"设立于欧盟"_qs)}}}}},
    };
    for (const auto& [cell, value] : answers)
        apply(SetAnswer{activity, cell, value});
    const QString row = apply(AddRow{activity, QStringLiteral("purposes"), {{"purpose", {{"en", "Advertising"}}}, {"basis", "art6.1.a"}}, -1, {}, {}}).addedRows.value(0);
    m_workspace.reset();
    // Another program finds the rows where the schema says they are.
    QCOMPARE(shell(m_path, QStringLiteral("SELECT json FROM answer WHERE record='ACT-0001' AND question='role'")), QStringLiteral("{\"v\":\"controller\"}"));
    QCOMPARE(shell(m_path, QStringLiteral("SELECT title_en FROM record WHERE reference='ACT-0001'")), QStringLiteral("Newsletter"));
    m_workspace = open();
    const Record* record = m_workspace->record(activity);
    QVERIFY(record != nullptr);
    for (const auto& [cell, value] : answers)
        QCOMPARE(fromStd(record->answers.own(cell.question).toJson().dump()), fromStd(value.dump()));
    QCOMPARE(record->answers.at(QStringLiteral("purposes")).rows.size(), size_t(1));
    QCOMPARE(record->answers.at(QStringLiteral("purposes")).rows.front().id, row);
    QCOMPARE(record->summary.title.zh, u"简报"_qs);
    // One language of a text at a time.
    apply(SetAnswer{activity, {QStringLiteral("title"), {}, {}, Language::English}, "Weekly newsletter"});
    QCOMPARE(m_workspace->titleOf(activity).en, QStringLiteral("Weekly newsletter"));
    QCOMPARE(m_workspace->titleOf(activity).zh, u"简报"_qs);
    QVERIFY(isOlder(m_workspace->record(activity)->answers.own(QStringLiteral("title")), Language::Chinese));
    // Null clears; clearing what is empty is no step.
    apply(SetAnswer{activity, own("review"), nullptr});
    QVERIFY(m_workspace->record(activity)->answers.own(QStringLiteral("review")).isBlank());
    const qint64 before = m_workspace->auditCount();
    QCOMPARE(apply(SetAnswer{activity, own("review"), nullptr}).audit, qint64(0));
    QCOMPARE(m_workspace->auditCount(), before);
}

void TestWorkspace::whateverIsTypedIsKept_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("HTML") << QStringLiteral("<script>alert(1)</script><b>bold</b> &amp; \"quoted\" 'single'");
    QTest::newRow("SQL") << QStringLiteral("'); DROP TABLE record; --");
    QTest::newRow("emoji") << QString::fromUtf8("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac \xf0\x9f\x87\xa9\xf0\x9f\x87\xaa");
    QTest::newRow("rare ideographs") << QString::fromUtf8("\xf0\xa0\xae\xb7\xe9\x87\x8e\xe5\xae\xb6 \xe3\x90\x80");
    QTest::newRow("right to left") << QString::fromUtf8("\xd8\xa7\xd9\x84\xd8\xae\xd8\xb5\xd9\x88\xd8\xb5\xd9\x8a\xd8\xa9 \xd7\xa4\xd7\xa8\xd7\x98\xd7\x99\xd7\x95\xd7\xaa");
    QTest::newRow("a mark at the beginning") << u"\ufeff\ufeffmarked"_qs;
    QTest::newRow("lines") << QStringLiteral("first\nsecond\n\n\tindented");
    QTest::newRow("100,000 characters") << QStringLiteral("privacy 100 % ").repeated(7143).left(100000);
}

void TestWorkspace::whateverIsTypedIsKept()
{
    QFETCH(QString, text);
    const QString activity = add(QStringLiteral("activity"));
    m_workspace->setAuthor({text.left(40), {}});
    apply(SetAnswer{activity, own("description"), {{"v", {{"en", toStd(text)}, {"zh", toStd(text)}}}}});
    m_workspace.reset();
    QCOMPARE(shell(m_path, QStringLiteral("SELECT count(*) FROM record")), QStringLiteral("1"));
    m_workspace = open();
    const LocalizedText kept = m_workspace->record(activity)->answers.text(QStringLiteral("description"));
    QCOMPARE(kept.en, text);
    QCOMPARE(kept.zh, text);
    QCOMPARE(m_workspace->history().front().author, text.left(40));
}

void TestWorkspace::refusedChangesLeaveNothing_data()
{
    QTest::addColumn<QString>("record");
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    QTest::newRow("record") << "ACT-0009" << "title" << "\"x\"" << "ACT-0009";
    QTest::newRow("question") << "ACT-0001" << "colour" << "\"x\"" << "colour";
    QTest::newRow("option") << "ACT-0001" << "role" << "{\"v\":\"boss\"}" << "boss";
    QTest::newRow("number") << "ACT-0001" << "number-of-people" << "{\"v\":\"many\"}" << "";
    QTest::newRow("negative") << "ACT-0001" << "number-of-people" << "{\"v\":-5}" << "";
    QTest::newRow("date") << "ACT-0001" << "review" << "{\"v\":\"2026-02-30\"}" << "";
    QTest::newRow("country") << "ACT-0001" << "people-countries" << "{\"v\":[\"XX\"]}" << "XX";
    QTest::newRow("missing record") << "ACT-0001" << "owner" << "{\"v\":\"PER-0007\"}" << "PER-0007";
    QTest::newRow("kind of record") << "ACT-0001" << "owner" << "{\"v\":\"ACT-0001\"}" << "ACT-0001";
    QTest::newRow("state") << "ACT-0001" << "role" << "{\"state\":\"none\"}" << "";
    QTest::newRow("shape") << "ACT-0001" << "laws" << "{\"v\":{\"a\":[1]}}" << "";
    QTest::newRow("yes-no") << "ACT-0001" << "profiling" << "{\"v\":\"yes\"}" << "";
}

void TestWorkspace::refusedChangesLeaveNothing()
{
    QFETCH(QString, record);
    QFETCH(QString, question);
    QFETCH(QString, value);
    QFETCH(QString, says);
    add(QStringLiteral("activity"));
    const QByteArray before = content(*m_workspace);
    const qint64 entries = m_workspace->auditCount();
    const Result<Outcome> outcome = m_workspace->apply(SetAnswer{record, {question, {}, {}, {}}, *parseJson(value.toUtf8())});
    QVERIFY(!outcome.has_value());
    QCOMPARE(kindName(outcome.error().kind), QStringLiteral("refused"));
    QVERIFY2(outcome.error().message.en.contains(says) && outcome.error().message.zh.contains(says), qPrintable(outcome.error().message.en));
    QVERIFY(!outcome.error().message.zh.isEmpty() && outcome.error().message.zh != outcome.error().message.en);
    QCOMPARE(content(*m_workspace), before);
    QCOMPARE(m_workspace->auditCount(), entries);
    m_workspace.reset();
    m_workspace = open();
    QCOMPARE(content(*m_workspace), before);
}

void TestWorkspace::rowsKeepTheirNames()
{
    const QString activity = add(QStringLiteral("activity"));
    const QString table = QStringLiteral("purposes");
    const auto addRow = [&](const char* text, int position = -1) { return apply(AddRow{activity, table, {{"purpose", {{"en", text}}}}, position, {}, {}}).addedRows.value(0); };
    const QString first = addRow("One");
    const QString second = addRow("Two");
    const QString between = addRow("Between", 1);
    const auto labels = [&] {
        QStringList result;
        for (const Row& row : m_workspace->record(activity)->answers.at(table).rows)
            result.append(row.label);
        return result;
    };
    QCOMPARE(labels(), (QStringList{QStringLiteral("P1"), QStringLiteral("P3"), QStringLiteral("P2")}));
    apply(MoveRow{activity, table, second, 0});
    QCOMPARE(labels(), (QStringList{QStringLiteral("P2"), QStringLiteral("P1"), QStringLiteral("P3")}));
    apply(RemoveRow{activity, table, between});
    // A number given out is never given out again, also after the file was closed.
    m_workspace.reset();
    m_workspace = open();
    const QString fourth = addRow("Four");
    QVERIFY(fourth != between && fourth != first && fourth != second);
    QCOMPARE(labels(), (QStringList{QStringLiteral("P2"), QStringLiteral("P1"), QStringLiteral("P4")}));
    QVERIFY(!m_workspace->apply(AddRow{activity, table, {{"colour", "x"}}, -1, {}, {}}).has_value());
    QVERIFY(!m_workspace->apply(AddRow{activity, QStringLiteral("title"), Json::object(), -1, {}, {}}).has_value());
    QVERIFY(!m_workspace->apply(RemoveRow{activity, table, between}).has_value());
    // A table with rows is not "none" at the same time.
    QVERIFY(!m_workspace->apply(SetAnswer{activity, {table, {}, {}, {}}, {{"state", "none"}}}).has_value());
}

void TestWorkspace::rowsInUseStay()
{
    const QString activity = add(QStringLiteral("activity"));
    const QString purpose = apply(AddRow{activity, QStringLiteral("purposes"), {{"purpose", {{"en", "Advertising"}}}}, -1, {}, {}}).addedRows.value(0);
    const QString data = apply(AddRow{activity, QStringLiteral("data"), {{"items", {{"en", "E-mail address"}}}, {"purposes", Json::array({toStd(purpose)})}}, -1, {}, {}}).addedRows.value(0);
    const Result<Outcome> removal = m_workspace->apply(RemoveRow{activity, QStringLiteral("purposes"), purpose});
    QVERIFY(!removal.has_value());
    QVERIFY2(removal.error().message.en.contains(QStringLiteral("D1")), qPrintable(removal.error().message.en));
    QVERIFY(!m_workspace->apply(SetAnswer{activity, cellOf("data", data, "purposes"), Json::array({"p99"})}).has_value());
    apply(SetAnswer{activity, cellOf("data", data, "purposes"), nullptr});
    apply(RemoveRow{activity, QStringLiteral("purposes"), purpose});
    QVERIFY(m_workspace->record(activity)->answers.at(QStringLiteral("purposes")).rows.empty());
}

void TestWorkspace::groupsAreAllOrNothing()
{
    const QByteArray before = content(*m_workspace);
    const Change failing = makeGroup({QStringLiteral("Two"), u"两项"_qs}, {AddRecord{QStringLiteral("person"), {}, {{"name", "Anna"}}, {}, {}},
                                                                         SetAnswer{QStringLiteral("$1"), own("language"), {{"v", "klingon"}}}});
    QVERIFY(!m_workspace->apply(failing).has_value());
    QCOMPARE(content(*m_workspace), before);
    QCOMPARE(m_workspace->auditCount(), qint64(0));
    const Outcome outcome = apply(makeGroup({QStringLiteral("Team"), u"团队"_qs}, {AddRecord{QStringLiteral("person"), {}, {{"name", "Anna"}}, {}, {}},
                                                                                AddRecord{QStringLiteral("activity"), {}, {{"owner", "$1"}}, {}, {}}}));
    QCOMPARE(outcome.added.size(), qsizetype(2));
    QCOMPARE(m_workspace->auditCount(), qint64(1));
    QCOMPARE(fromStd(m_workspace->record(outcome.added[1])->answers.own(QStringLiteral("owner")).v.get<std::string>()), outcome.added[0]);
    QCOMPARE(m_workspace->undoName().zh, u"团队"_qs);
    QVERIFY(m_workspace->undo().has_value());
    QVERIFY(m_workspace->records().empty());
}

void TestWorkspace::guardsSeeEachChange()
{
    const QString path = m_dir->filePath(QStringLiteral("guarded.dossier"));
    OpenOptions guarded = options();
    guarded.unguarded = false;
    QVERIFY(!Workspace::create(path, guarded).has_value());
    QVERIFY(!QFile::exists(path));
    const auto guard = std::make_shared<NameGuard>();
    guarded.guards = {guard};
    const auto workspace = std::move(*Workspace::create(path, guarded));
    QVERIFY(workspace->apply(AddRecord{QStringLiteral("person"), {}, Json::object(), {}, {}}).has_value());
    QVERIFY(!workspace->apply(SetAnswer{QStringLiteral("PER-0001"), own("name"), "forbidden"}).has_value());
    const qint64 entries = workspace->auditCount();
    guard->asked = 0;
    guard->subjects.clear();
    const Change group = makeGroup({QStringLiteral("G"), u"组"_qs}, {AddRecord{QStringLiteral("person"), {}, Json::object(), {}, {}}, SetAnswer{QStringLiteral("$1"), own("unit"), {{"en", "Sales"}}},
                                                                   SetAnswer{QStringLiteral("$1"), own("name"), "forbidden"}});
    QVERIFY(!workspace->apply(group).has_value());
    QCOMPARE(guard->asked, 3);
    QCOMPARE(guard->subjects, (QStringList{QStringLiteral("PER-0002"), QStringLiteral("PER-0002")}));
    QCOMPARE(workspace->auditCount(), entries);
    QCOMPARE(workspace->records().size(), size_t(1));
    QVERIFY(workspace->verify().empty());
}

void TestWorkspace::recordsInUseStay()
{
    const QString person = add(QStringLiteral("person"), {{"name", "Anna"}});
    const QString activity = add(QStringLiteral("activity"), {{"owner", toStd(person)}});
    const Result<Outcome> removal = m_workspace->apply(RemoveRecord{person});
    QVERIFY(!removal.has_value());
    QVERIFY(removal.error().message.en.contains(activity));
    QSignalSpy removedSignal(m_workspace.get(), &Workspace::recordRemoved);
    apply(RemoveRecord{activity});
    QCOMPARE(removedSignal.size(), qsizetype(1));
    apply(RemoveRecord{person});
    QVERIFY(m_workspace->records().empty());
    QCOMPARE(m_workspace->records({}, true).size(), size_t(2));
    QVERIFY(!m_workspace->apply(SetAnswer{activity, own("role"), "controller"}).has_value());
    // The activity cannot come back to a person who is not there.
    QVERIFY(!m_workspace->apply(RestoreRecord{activity}).has_value());
    apply(RestoreRecord{person});
    apply(RestoreRecord{activity});
    QCOMPARE(m_workspace->linksTo(person).size(), size_t(1));
    // References are never given out twice.
    apply(RemoveRecord{activity});
    QCOMPARE(add(QStringLiteral("activity")), QStringLiteral("ACT-0002"));
}

void TestWorkspace::undoAndRedoAreExact()
{
    QRandomGenerator random(20261127);
    std::vector<QByteArray> states{content(*m_workspace)};
    const auto pick = [&](const QString& kind) {
        const std::vector<RecordSummary> all = m_workspace->records(kind);
        return all.empty() ? QString() : all[random.bounded(quint32(all.size()))].reference;
    };
    const QStringList words{u"一"_qs, QStringLiteral("alpha"), QStringLiteral("beta"), u"𠮷"_qs, QString()};
    const auto word = [&] { return toStd(words[random.bounded(int(words.size()))]); };
    int refusals = 0;
    while (states.size() < 160) {
        const QString activity = pick(QStringLiteral("activity"));
        const QString person = pick(QStringLiteral("person"));
        const auto rowOf = [&](const QString& question) {
            const auto& rows = m_workspace->record(activity)->answers.at(question).rows;
            return rows.empty() ? QString() : rows[random.bounded(quint32(rows.size()))].id;
        };
        Change change = AddRecord{random.bounded(2) != 0 ? QStringLiteral("activity") : QStringLiteral("person"), {}, Json::object(), {}, {}};
        if (!activity.isEmpty() && !person.isEmpty()) {
            switch (random.bounded(12)) {
            case 0: break;
            case 1: change = SetAnswer{activity, own("title"), {{"v", {{"en", word()}, {"zh", word()}}}}}; break;
            case 2: change = SetAnswer{activity, own("owner"), toStd(person)}; break;
            case 3: change = AddRow{activity, QStringLiteral("purposes"), {{"purpose", {{"en", word()}}}}, random.bounded(3) - 1, {}, {}}; break;
            case 4: change = AddRow{activity, QStringLiteral("data"), {{"purposes", Json::array({toStd(rowOf(QStringLiteral("purposes")))})}}, -1, {}, {}}; break;
            case 5: change = RemoveRow{activity, QStringLiteral("purposes"), rowOf(QStringLiteral("purposes"))}; break;
            case 6: change = RemoveRow{activity, QStringLiteral("data"), rowOf(QStringLiteral("data"))}; break;
            case 7: change = MoveRow{activity, QStringLiteral("purposes"), rowOf(QStringLiteral("purposes")), random.bounded(4)}; break;
            case 8: change = SetStatus{activity, random.bounded(2) != 0 ? QStringLiteral("active") : QStringLiteral("retired"), {}}; break;
            case 9: change = random.bounded(4) == 0 ? Change(RemoveRecord{person}) : Change(SetAnswer{person, {QStringLiteral("function"), {}, {}, Language::Chinese}, word()}); break;
            case 10: change = m_workspace->duplicate(activity); break;
            default: change = makeGroup({QStringLiteral("Both"), u"两者"_qs}, {SetAnswer{activity, own("profiling"), random.bounded(2) != 0}, SetAnswer{activity, own("description"), {{"v", {{"en", word()}}}}}}); break;
            }
        }
        const Result<Outcome> outcome = m_workspace->apply(change);
        refusals += outcome ? 0 : 1;
        if (outcome && outcome->audit != 0)
            states.push_back(content(*m_workspace));
        else
            QCOMPARE(content(*m_workspace), states.back());
    }
    QVERIFY(refusals > 3); // the mix holds what is refused as well
    // What a record had before it existed is not compared: undone, it stays in the file, marked as removed.
    const auto visible = [](const QByteArray& state) {
        const Json all = *parseJson(state);
        Json living = Json::object();
        for (const auto& [reference, record] : all.items()) {
            if (!record["removed"].get<bool>())
                living[reference] = record;
        }
        return canonicalJson(living);
    };
    qint64 entries = m_workspace->auditCount();
    for (size_t i = states.size() - 1; i > 0; --i) {
        QVERIFY(m_workspace->undo().has_value());
        QCOMPARE(visible(content(*m_workspace)), visible(states[i - 1]));
        QCOMPARE(m_workspace->auditCount(), ++entries);
    }
    QVERIFY(!m_workspace->canUndo());
    for (size_t i = 1; i < states.size(); ++i) {
        QVERIFY(m_workspace->redo().has_value());
        QCOMPARE(visible(content(*m_workspace)), visible(states[i]));
    }
    QVERIFY(!m_workspace->canRedo());
    const QByteArray last = content(*m_workspace);
    m_workspace.reset();
    m_workspace = open();
    QCOMPARE(content(*m_workspace), last);
}

void TestWorkspace::typingIsKept()
{
    const QString activity = add(QStringLiteral("activity"));
    const Cell cell{QStringLiteral("description"), {}, {}, Language::Chinese};
    QVERIFY(m_workspace->setPending(activity, cell, u"正在输"_qs).has_value());
    QVERIFY(m_workspace->setPending(activity, cell, u"正在输入的文字"_qs).has_value());
    const qint64 entries = m_workspace->auditCount();
    m_workspace.reset();
    m_workspace = open();
    QCOMPARE(m_workspace->pending().size(), size_t(1));
    QCOMPARE(m_workspace->pending().front().text, u"正在输入的文字"_qs);
    QVERIFY(m_workspace->pending().front().cell == cell);
    QCOMPARE(m_workspace->auditCount(), entries);
    apply(SetAnswer{activity, cell, toStd(u"正在输入的文字。"_qs)});
    QVERIFY(m_workspace->pending().empty());
    QVERIFY(m_workspace->setPending(activity, cell, u"又"_qs).has_value());
    apply(RemoveRecord{activity});
    QVERIFY(m_workspace->pending().empty());
    QVERIFY(!m_workspace->setPending(activity, cell, u"又"_qs).has_value());
}

void TestWorkspace::attachments()
{
    const FormLibrary library = withFile();
    OpenOptions own_ = options();
    own_.library = &library;
    const QString path = m_dir->filePath(QStringLiteral("files.dossier"));
    const auto workspace = std::move(*Workspace::create(path, own_));
    QVERIFY(workspace->apply(AddRecord{QStringLiteral("note"), {}, Json::object(), {}, {}}).has_value());
    const QString record = workspace->records().front().reference;
    QByteArray content(3 * 1024 * 1024 + 17, '\0');
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = char(i * 31 % 251);
    const Result<Outcome> attached = workspace->apply(Attach{record, own("paper"), QStringLiteral("../../home/anna/contract.pdf"), content});
    QVERIFY2(attached.has_value(), attached ? "" : qPrintable(attached.error().message.en));
    const Json value = workspace->record(record)->answers.own(QStringLiteral("paper")).v;
    QCOMPARE(stringAt(value, "name"), QStringLiteral("contract.pdf"));
    QCOMPARE(value["size"].get<qint64>(), qint64(content.size()));
    QCOMPARE(workspace->attachment(stringAt(value, "sha256")).value_or(QByteArray()), content);
    QVERIFY(!workspace->apply(Attach{record, own("paper"), QStringLiteral("huge"), QByteArray(largestAttachment + 1, 'x')}).has_value());
    // An answer cannot claim a file that is not there.
    Json claimed = value;
    claimed["sha256"] = std::string(64, 'a');
    QVERIFY(!workspace->apply(SetAnswer{record, own("paper"), {{"v", claimed}}}).has_value());
    QVERIFY(workspace->apply(Detach{record, own("paper")}).has_value());
    QVERIFY(workspace->undo().has_value());
    QCOMPARE(workspace->attachment(stringAt(value, "sha256")).value_or(QByteArray()), content);
    QVERIFY(workspace->verify().empty());
}

void TestWorkspace::namesInTwoScripts()
{
    const QString person = add(QStringLiteral("person"), {{"name", "Lin Yue"}});
    QCOMPARE(m_workspace->titleOf(person), LocalizedText::same(QStringLiteral("Lin Yue")));
    apply(SetAnswer{person, own("other-name"), toStd(u"林悦"_qs)});
    QCOMPARE(m_workspace->titleOf(person), (LocalizedText{QStringLiteral("Lin Yue"), u"林悦"_qs}));
    const QString reversed = add(QStringLiteral("person"), {{"name", toStd(u"陈曦"_qs)}, {"other-name", "Chen Xi"}});
    QCOMPARE(m_workspace->titleOf(reversed), (LocalizedText{QStringLiteral("Chen Xi"), u"陈曦"_qs}));
}

void TestWorkspace::linksBothWays()
{
    const QString vendor = add(QStringLiteral("vendor"), {{"title", {{"en", "Mailer"}}}});
    const QString activity = add(QStringLiteral("activity"));
    const QString row = apply(AddRow{activity, QStringLiteral("recipients"), {{"recipient", toStd(vendor)}}, -1, {}, {}}).addedRows.value(0);
    QCOMPARE(m_workspace->linksTo(vendor), (std::vector<Link>{{activity, vendor, QStringLiteral("recipients"), row, QStringLiteral("recipient")}}));
    QCOMPARE(m_workspace->linksFrom(activity), m_workspace->linksTo(vendor));
    apply(RemoveRecord{activity});
    QVERIFY(m_workspace->linksTo(vendor).empty());
    QVERIFY(m_workspace->undo().has_value());
    QCOMPARE(m_workspace->linksTo(vendor).size(), size_t(1));
    // A record may name itself and still be removed.
    const QString organisation = add(QStringLiteral("organisation"));
    apply(SetAnswer{organisation, own("parent"), toStd(organisation)});
    apply(RemoveRecord{organisation});
}

void TestWorkspace::handOverAndDuplicate()
{
    const QString anna = add(QStringLiteral("person"), {{"name", "Anna"}});
    const QString bo = add(QStringLiteral("person"), {{"name", "Bo"}});
    const QString activity = add(QStringLiteral("activity"), {{"title", {{"en", "Newsletter"}, {"zh", toStd(u"简报"_qs)}}}, {"owner", toStd(anna)}});
    const QString system = add(QStringLiteral("system"), {{"owner", toStd(anna)}});
    apply(SetAnswer{activity, own("start"), {{"state", "unknown"}, {"ask", toStd(anna)}}});
    const qint64 entries = m_workspace->auditCount();
    apply(m_workspace->handOver(anna, bo));
    QCOMPARE(m_workspace->auditCount(), entries + 1);
    QVERIFY(m_workspace->linksTo(anna).empty());
    QCOMPARE(m_workspace->linksTo(bo).size(), size_t(2));
    QCOMPARE(m_workspace->record(activity)->answers.own(QStringLiteral("start")).ask, bo);
    QVERIFY(m_workspace->undo().has_value());
    QCOMPARE(m_workspace->linksTo(anna).size(), size_t(2));
    const QString copy = apply(m_workspace->duplicate(activity)).added.value(0);
    QCOMPARE(m_workspace->titleOf(copy).en, QStringLiteral("Newsletter (copy)"));
    QCOMPARE(m_workspace->titleOf(copy).zh, u"简报（副本）"_qs);
    QCOMPARE(m_workspace->summary(copy)->status, QStringLiteral("proposed"));
    QCOMPARE(m_workspace->linksTo(anna).size(), size_t(3));
    QVERIFY(!system.isEmpty());
}

void TestWorkspace::searchFindsBothLanguages()
{
    const QString activity = add(QStringLiteral("activity"), {{"title", {{"en", "Newsletter"}, {"zh", toStd(u"电子简报"_qs)}}},
                                                              {"description", {{"en", "Sent to customers in Köln every Tuesday."}, {"zh", toStd(u"每周二发给客户。"_qs)}}}});
    const auto found = [&](const QString& text) { return m_workspace->search(text).empty() ? QString() : m_workspace->search(text).front().reference; };
    QCOMPARE(found(QStringLiteral("newsLETTER")), activity);
    QCOMPARE(found(u"简报"_qs), activity);
    QCOMPARE(found(u"KÖLN tuesday"_qs), activity);
    QCOMPARE(found(u"ＡＣＴ－０００１"_qs), activity);
    QCOMPARE(found(QStringLiteral("newsletter friday")), QString());
    QCOMPARE(m_workspace->search(QStringLiteral("customers")).front().question, QStringLiteral("description"));
    apply(RemoveRecord{activity});
    QCOMPARE(found(QStringLiteral("newsletter")), QString());
}

void TestWorkspace::whoChangedWhat()
{
    const QString activity = add(QStringLiteral("activity"));
    apply(SetAnswer{activity, own("laws-why"), {{"v", {{"en", "Because"}}}}});
    m_workspace->setAuthor({QStringLiteral("Bo"), {}});
    apply(SetAnswer{activity, own("laws"), {"gdpr"}});
    QCOMPARE(m_workspace->lastChange(activity, own("laws-why"))->author, QStringLiteral("Tester"));
    QCOMPARE(m_workspace->lastChange(activity, own("laws"))->author, QStringLiteral("Bo"));
    QVERIFY(!m_workspace->lastChange(activity, own("role")).has_value());
    const QString row = apply(AddRow{activity, QStringLiteral("purposes"), {{"purpose", {{"en", "A"}}}}, -1, {}, {}}).addedRows.value(0);
    QCOMPARE(m_workspace->lastChange(activity, own("purposes"))->author, QStringLiteral("Bo"));
    QCOMPARE(m_workspace->lastChange(activity, cellOf("purposes", row, "purpose"))->author, QStringLiteral("Bo"));
    const std::vector<AuditEntry> history = m_workspace->history(activity);
    QCOMPARE(history.size(), size_t(4));
    QCOMPARE(history.front().action, QStringLiteral("add-row"));
    QCOMPARE(history.back().action, QStringLiteral("add-record"));
    for (const AuditEntry& entry : history)
        QVERIFY(!entry.text.en.isEmpty() && !entry.text.zh.isEmpty() && entry.hash.size() == 64);
    QCOMPARE(history.front().hash, m_workspace->auditHead());
}

void TestWorkspace::aSecondOpenerReads()
{
    const QString activity = add(QStringLiteral("activity"), {{"title", {{"en", "Newsletter"}}}});
    const auto second = open();
    QVERIFY(second->isReadOnly());
    QVERIFY(second->lockedBy().has_value());
    QCOMPARE(second->lockedBy()->process, QCoreApplication::applicationPid());
    QCOMPARE(second->titleOf(activity).en, QStringLiteral("Newsletter"));
    const Result<Outcome> outcome = second->apply(SetAnswer{activity, own("role"), "controller"});
    QVERIFY(!outcome.has_value());
    QCOMPARE(kindName(outcome.error().kind), QStringLiteral("locked"));
    OpenOptions strict = options();
    strict.snapshotIfLocked = false;
    const auto third = Workspace::open(m_path, strict);
    QVERIFY(!third.has_value());
    QCOMPARE(kindName(third.error().kind), QStringLiteral("locked"));
    QVERIFY(!second->originalChanged());
    apply(SetAnswer{activity, {QStringLiteral("description"), {}, {}, Language::English}, toStd(QStringLiteral("long ").repeated(4000))});
    QVERIFY(second->originalChanged());
    QVERIFY(second->record(activity)->answers.own(QStringLiteral("description")).isBlank());
}

void TestWorkspace::filesThatAreRefused_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("kind");
    QTest::newRow("empty") << QString() << QByteArray("") << "foreign";
    QTest::newRow("text") << QString() << QByteArray("Dear Sir or Madam, ").repeated(30) << "foreign";
    QTest::newRow("other program") << "PRAGMA application_id=1; VACUUM" << QByteArray() << "foreign";
    QTest::newRow("newer") << "PRAGMA user_version=99" << QByteArray() << "newer";
    QTest::newRow("trigger") << "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM audit; END" << QByteArray() << "damaged";
    QTest::newRow("view") << "CREATE VIEW v AS SELECT * FROM record" << QByteArray() << "damaged";
    QTest::newRow("table") << "CREATE TABLE extra(a)" << QByteArray() << "damaged";
    QTest::newRow("missing table") << "DROP TABLE pending" << QByteArray() << "damaged";
    QTest::newRow("answer that is not JSON") << "UPDATE answer SET json='{\"v\":'" << QByteArray() << "damaged";
}

void TestWorkspace::filesThatAreRefused()
{
    QFETCH(QString, sql);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, kind);
    add(QStringLiteral("activity"), {{"title", {{"en", "Newsletter"}}}});
    const QString path = m_dir->filePath(QStringLiteral("bad.dossier"));
    QVERIFY(m_workspace->backup(path).has_value());
    if (sql.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
    } else {
        QVERIFY2(!shell(path, sql).startsWith(QStringLiteral("error")), qPrintable(shell(path, sql)));
    }
    const QByteArray before = fileHash(path);
    const auto opened = Workspace::open(path, options());
    QVERIFY(!opened.has_value());
    QCOMPARE(kindName(opened.error().kind), kind);
    QVERIFY(opened.error().message.en.contains(QStringLiteral("bad.dossier")) && opened.error().message.zh.contains(QStringLiteral("bad.dossier")));
    QCOMPARE(fileHash(path), before);
    QVERIFY(!QFile::exists(path + QStringLiteral(".lock")));
}

void TestWorkspace::tamperingIsFound()
{
    const QString activity = add(QStringLiteral("activity"), {{"title", {{"en", "Newsletter"}}}});
    apply(SetAnswer{activity, own("role"), "controller"});
    const auto codes = [&](const char* sql) {
        const QString path = m_dir->filePath(QStringLiteral("tampered.dossier"));
        QFile::remove(path);
        if (!m_workspace->backup(path).has_value() || shell(path, QString::fromLatin1(sql)).startsWith(QStringLiteral("error")))
            return QStringList{QStringLiteral("failed")};
        OpenOptions reader = options();
        reader.readOnly = true;
        const auto opened = Workspace::open(path, reader);
        if (!opened)
            return QStringList{kindName(opened.error().kind)};
        QStringList found;
        for (const VerifyFinding& finding : (*opened)->verify())
            found.append(finding.code);
        return found;
    };
    QCOMPARE(codes("SELECT 1"), QStringList());
    QVERIFY(!codes("UPDATE answer SET json='{\"v\":\"processor\"}' WHERE question='role'").isEmpty());
    QVERIFY(codes("UPDATE audit SET author='Nobody' WHERE sequence=1").contains(QStringLiteral("audit-chain")));
    QVERIFY(codes("UPDATE audit SET details=replace(details, 'Set', 'Not') WHERE sequence=2").contains(QStringLiteral("audit-chain")));
    QVERIFY(!codes("DELETE FROM audit WHERE sequence=1").isEmpty());
    QVERIFY(!codes("DELETE FROM answer WHERE question='role'").isEmpty());
    QVERIFY(!codes("UPDATE record SET status='retired'").isEmpty());
    QVERIFY(!codes("UPDATE definition SET json=CAST('{}' AS BLOB)").isEmpty());
}

void TestWorkspace::backups()
{
    const QString activity = add(QStringLiteral("activity"), {{"title", {{"en", "Newsletter"}}}});
    QVERIFY(m_workspace->lastBackup().isNull());
    const QString target = m_dir->filePath(QStringLiteral("copy.dossier"));
    QVERIFY(m_workspace->backup(target).has_value());
    QVERIFY(m_workspace->lastBackup().isValid());
    const QByteArray before = fileHash(target);
    QVERIFY(!m_workspace->backup(target).has_value());
    QCOMPARE(fileHash(target), before);
    QVERIFY(!m_workspace->backup(m_dir->filePath(QStringLiteral("no/such/folder.dossier"))).has_value());
    const auto copy = std::move(*Workspace::open(target, options()));
    QCOMPARE(content(*copy), content(*m_workspace));
    QVERIFY(copy->verify().empty());
    QVERIFY(!activity.isEmpty());
}

/// Run as a program of its own by survivesAKill(): writes and says what it was told is saved.
static int writeUntilKilled(const QString& path)
{
    const auto opened = Workspace::open(path, options());
    if (!opened)
        return 1;
    for (int i = 1;; ++i) {
        const bool saved = (*opened)->apply(SetAnswer{QStringLiteral("ACT-0001"), own("number-of-people"), {{"v", i}}}).has_value()
            && (*opened)->apply(makeGroup({QStringLiteral("Pair"), u"一对"_qs}, {AddRow{QStringLiteral("ACT-0001"), QStringLiteral("purposes"), {{"purpose", {{"en", std::to_string(i)}}}}, -1, {}, {}},
                                                                              AddRow{QStringLiteral("ACT-0001"), QStringLiteral("clients"), {{"client", std::to_string(i)}}, -1, {}, {}}})).has_value();
        if (!saved)
            return 1;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
}

void TestWorkspace::survivesAKill()
{
    add(QStringLiteral("activity"));
    m_workspace.reset();
    int written = 0;
    for (int round = 1; round <= 6; ++round) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), m_path});
        QVERIFY(writer.waitForStarted());
        int acknowledged = 0;
        while (acknowledged < round * 3 && writer.waitForReadyRead(30000)) {
            const QList<QByteArray> lines = writer.readAllStandardOutput().trimmed().split('\n');
            acknowledged = lines.back().toInt();
        }
        writer.kill();
        writer.waitForFinished();
        acknowledged = qMax(acknowledged, writer.readAllStandardOutput().trimmed().split('\n').back().toInt());
        QVERIFY(acknowledged >= round * 3);
        m_workspace = open();
        QVERIFY(!m_workspace->isReadOnly()); // the lock of a process that is gone does not hold
        const Answers& answers = m_workspace->record(QStringLiteral("ACT-0001"))->answers;
        QVERIFY(answers.own(QStringLiteral("number-of-people")).v.get<int>() >= acknowledged);
        const size_t rows = answers.at(QStringLiteral("purposes")).rows.size();
        QCOMPARE(answers.at(QStringLiteral("clients")).rows.size(), rows); // no half step
        QVERIFY(int(rows) >= written + acknowledged);
        written = int(rows);
        QVERIFY(m_workspace->verify().empty());
        m_workspace.reset();
    }
    m_workspace = open();
    apply(SetAnswer{QStringLiteral("ACT-0001"), own("profiling"), true});
}

void TestWorkspace::theSampleIsWhole()
{
    OpenOptions guarded = options();
    guarded.unguarded = false;
    guarded.guards = standardGuards();
    for (const QString& name : sampleNames()) {
        const QString path = m_dir->filePath(name + QStringLiteral(".dossier"));
        const auto sample = createSample(path, guarded, name);
        QVERIFY2(sample.has_value(), sample ? "" : qPrintable(sample.error().message.en));
        const Workspace& workspace = **sample;
        QVERIFY(workspace.verify().empty());
        QVERIFY(workspace.mainOrganisation() != nullptr);
        const std::map<QString, size_t> least{{QStringLiteral("activity"), 10}, {QStringLiteral("system"), 8}, {QStringLiteral("vendor"), 6}, {QStringLiteral("person"), 6}, {QStringLiteral("measure"), 20}};
        for (const auto& [kind, count] : least)
            QVERIFY2(workspace.records(kind).size() >= count, qPrintable(kind));
        for (const RecordSummary& summary : workspace.records()) {
            QVERIFY2(!summary.title.en.isEmpty(), qPrintable(summary.reference));
            QVERIFY2(!summary.title.zh.isEmpty(), qPrintable(summary.reference));
        }
    }
}

int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--write")
        return writeUntilKilled(arguments.value(2));
    TestWorkspace test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_workspace.moc"
