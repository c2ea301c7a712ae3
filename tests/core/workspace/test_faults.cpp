// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Disks fill up, break and are pulled out, power fails, programs are killed: what was acknowledged is there, and nothing half.
#include "core/exchange/sample.h"
#include "core/report/reports.h"
#include "core/workspace/backups.h"
#include "tests/core/workspace/faulty_disk.h"
#include "tests/core/workspace/random_changes.h"

#include <QDir>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <unistd.h>

using namespace dossier;
using dossier::testing::FaultyDisk;
using dossier::testing::RandomChanges;

namespace {

OpenOptions plain()
{
    OpenOptions options;
    options.unguarded = true;
    options.author = {QStringLiteral("Tester"), {}};
    return options;
}

int longFactor()
{
    return qMax(1, qEnvironmentVariableIntValue("DOSSIER_LONG"));
}

QString digestOf(const Workspace& workspace)
{
    return sha256Hex(canonicalJson(RandomChanges::contentOf(workspace, true)));
}

QString findingsOf(const Workspace& workspace)
{
    QStringList words;
    for (const VerifyFinding& finding : workspace.verify())
        words.append(finding.text.en);
    return words.join(u'\n');
}

/// A small workspace with texts, a table and a link.
bool makeSmall(const QString& path)
{
    auto made = Workspace::create(path, plain());
    if (!made)
        return false;
    const auto person = (*made)->apply(AddRecord{QStringLiteral("person"), {}, {{"name", "Anna Weber"}}, {}, {}});
    const auto activity = (*made)->apply(AddRecord{QStringLiteral("activity"), {}, {{"title", {{"en", "Newsletter"}, {"zh", "新闻通讯"}}}, {"owner", "PER-0001"}}, {}, {}});
    const auto assessment = (*made)->apply(AddRecord{QStringLiteral("gdpr-dpia"), QStringLiteral("ACT-0001"), {{"title", {{"en", "Newsletter"}}}}, {}, {}});
    return person && activity && assessment && (*made)->apply(AddRow{QStringLiteral("ACT-0001"), QStringLiteral("purposes"), {{"purpose", {{"en", "Inform"}}}}, -1, {}, {}});
}

bool reportToPdf(const Workspace& workspace, const QString& folder, int number)
{
    const auto laidOut = LaidOutReport::layOut(registerReport(workspace, ReportOptions()));
    return laidOut && laidOut->writePdf(QStringLiteral("%1/r%2.pdf").arg(folder).arg(number));
}

// ---- The child that is killed ----

void say(const QByteArray& line)
{
    // Straight to the parent: what is said was done before.
    Q_UNUSED(!::write(STDOUT_FILENO, line.constData(), size_t(line.size())))
}

int runChild(const QString& mode, const QString& path, quint32 seed)
{
    if (mode == u"sample") {
        for (int i = 0;; ++i) {
            QDir().mkpath(QStringLiteral("%1/%2").arg(path).arg(i));
            say("begin\n");
            if (!createSample(QStringLiteral("%1/%2/s.dossier").arg(path).arg(i), plain()))
                return 2;
            say("done " + QByteArray::number(i) + '\n');
        }
    }
    auto opened = Workspace::open(path, plain());
    if (!opened)
        return 3;
    Workspace& workspace = **opened;
    RandomChanges changes(seed);
    const QString folder = QFileInfo(path).absolutePath();
    for (int i = 0;; ++i) {
        if (mode == u"backup") {
            const std::atomic<bool> never{false};
            say("begin\n");
            const QString target = QStringLiteral("%1/b%2.dossier").arg(folder).arg(i);
            if (workspace.backup(target))
                say("done " + QByteArray::number(i) + '\n');
        } else if (mode == u"report") {
            say("begin\n");
            if (reportToPdf(workspace, folder, i))
                say("done " + QByteArray::number(i) + '\n');
        }
        const int what = changes.below(12);
        const auto outcome = what == 0 && workspace.canUndo() ? workspace.undo() : what == 1 && workspace.canRedo() ? workspace.redo() : workspace.apply(changes.next(workspace));
        if (outcome)
            say("audit " + QByteArray::number(workspace.auditCount()) + ' ' + workspace.auditHead().toLatin1() + '\n');
    }
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void everyWriteOfASaveMayFail_data();
    void everyWriteOfASaveMayFail();
    void everyWriteOfACopyMayFail();
    void everyWriteOfANewWorkspaceMayFail();
    void powerMayFailAtAnyMoment();
    void theProgramMayBeKilledAtAnyMoment_data();
    void theProgramMayBeKilledAtAnyMoment();

private:
    QTemporaryDir m_home;
    QString m_small, m_sample;
};

void TestFaults::initTestCase()
{
    m_small = m_home.filePath(QStringLiteral("small.dossier"));
    m_sample = m_home.filePath(QStringLiteral("sample.dossier"));
    QVERIFY(makeSmall(m_small));
    QVERIFY(createSample(m_sample, plain()).has_value());
}

void TestFaults::cleanup()
{
    FaultyDisk::install().disarm();
    FaultyDisk::install().unwatch();
}

void TestFaults::everyWriteOfASaveMayFail_data()
{
    QTest::addColumn<QString>("job");
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("lasting");
    QTest::addColumn<bool>("pulled");
    for (const char* job : {"answer", "group", "attachment", "undo", "typing"}) {
        const auto row = [job](const char* words) -> QTestData& { return QTest::newRow(qPrintable(QStringLiteral("%1, %2").arg(QLatin1String(job), QLatin1String(words)))) << QString::fromLatin1(job); };
        row("disk full") << int(SQLITE_FULL) << true << false;
        row("disk full for a moment") << int(SQLITE_FULL) << false << false;
        row("a bad sector") << int(SQLITE_IOERR_WRITE) << false << false;
        row("a broken disk") << int(SQLITE_IOERR_WRITE) << true << false;
        row("write protected") << int(SQLITE_READONLY) << true << false;
        row("the drive pulled out") << int(SQLITE_IOERR) << true << true;
    }
}

void TestFaults::everyWriteOfASaveMayFail()
{
    QFETCH(QString, job);
    QFETCH(int, error);
    QFETCH(bool, lasting);
    QFETCH(bool, pulled);
    FaultyDisk& disk = FaultyDisk::install();
    const Cell cell{QStringLiteral("description"), {}, {}, Language::English};
    const auto run = [&](Workspace& workspace) -> std::optional<Error> {
        if (job == u"typing") {
            const auto kept = workspace.setPending(QStringLiteral("ACT-0001"), cell, QString(3000, u'x'));
            return kept ? std::nullopt : std::optional(kept.error());
        }
        const auto done = job == u"answer" ? workspace.apply(SetAnswer{QStringLiteral("ACT-0001"), cell, std::string(9000, 'x')})
            : job == u"undo"              ? workspace.undo()
            : job == u"attachment"        ? workspace.apply(Attach{QStringLiteral("DPIA-0001"), {QStringLiteral("flow-diagram"), {}, {}, {}}, QStringLiteral("a.txt"), QByteArray(40000, 'a')})
                                          : workspace.apply(makeGroup({QStringLiteral("Three"), u"三项"_qs}, {SetAnswer{QStringLiteral("ACT-0001"), cell, "One"},
                                                AddRow{QStringLiteral("ACT-0001"), QStringLiteral("purposes"), {{"purpose", {{"en", "Two"}}}}, -1, {}, {}},
                                                AddRecord{QStringLiteral("measure"), {}, {{"title", {{"en", "Three"}}}}, {}, {}}}));
        return done ? std::nullopt : std::optional(done.error());
    };
    int injected = 0;
    for (int call = 1;; ++call) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("w.dossier"));
        QVERIFY(QFile::copy(m_small, path));
        auto opened = Workspace::open(path, plain());
        QVERIFY(opened.has_value());
        Workspace& workspace = **opened;
        if (job == u"undo")
            QVERIFY(workspace.apply(SetAnswer{QStringLiteral("ACT-0001"), cell, "Before"}).has_value());
        const QString before = digestOf(workspace);
        const qint64 audit = workspace.auditCount();
        disk.arm(call, error, lasting, pulled);
        const std::optional<Error> refused = run(workspace);
        disk.disarm();
        const bool struck = disk.struck();
        injected += struck ? 1 : 0;
        if (refused) {
            QVERIFY(struck);
            QVERIFY2(!refused->message.en.isEmpty() && !refused->message.zh.isEmpty(), "no words");
        }
        if (refused) {
            QCOMPARE(digestOf(workspace), before);
            QCOMPARE(workspace.auditCount(), audit);
            // There is room again: it goes on, and what was typed can be saved.
            const std::optional<Error> again = run(workspace);
            QVERIFY2(!again, again ? qPrintable(again->message.en + u' ' + again->detail) : "");
        }
        QCOMPARE(findingsOf(workspace), QString());
        const QString after = digestOf(workspace);
        opened->reset();
        opened = Workspace::open(path, plain());
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message.en));
        QCOMPARE(digestOf(**opened), after);
        QCOMPARE(findingsOf(**opened), QString());
        if (job == u"typing")
            QCOMPARE((*opened)->pending().size(), size_t(1));
        if (!struck)
            break;
    }
    qInfo("%d faults injected", injected);
    QVERIFY(injected >= 4);
}

void TestFaults::everyWriteOfACopyMayFail()
{
    FaultyDisk& disk = FaultyDisk::install();
    int injected = 0;
    for (int call = 1;; ++call) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("w.dossier"));
        QVERIFY(QFile::copy(m_small, path));
        auto opened = Workspace::open(path, plain());
        const QString target = folder.filePath(QStringLiteral("copy.dossier"));
        disk.arm(call, SQLITE_FULL, true);
        const auto written = (*opened)->backup(target);
        disk.disarm();
        if (!disk.struck()) {
            QVERIFY(written.has_value());
            break;
        }
        ++injected;
        // Whole or not there; the workspace goes on.
        if (!written) {
            QVERIFY(!QFile::exists(target));
            QVERIFY(!QFile::exists(target + QStringLiteral(".part")));
        } else {
            QVERIFY(Workspace::open(target, plain()).has_value());
        }
        QVERIFY((*opened)->apply(SetAnswer{QStringLiteral("ACT-0001"), {QStringLiteral("description"), {}, {}, Language::English}, "Goes on"}).has_value());
        QCOMPARE(findingsOf(**opened), QString());
    }
    qInfo("%d faults injected", injected);
    QVERIFY(injected > 4);
}

void TestFaults::everyWriteOfANewWorkspaceMayFail()
{
    FaultyDisk& disk = FaultyDisk::install();
    int injected = 0;
    for (int call = 1;; call += call < 40 ? 1 : 37) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("s.dossier"));
        disk.arm(call, SQLITE_FULL, true);
        const auto made = createSample(path, plain());
        disk.disarm();
        if (!disk.struck()) {
            QVERIFY(made.has_value());
            break;
        }
        ++injected;
        QVERIFY(!made.has_value());
        QVERIFY(!made.error().message.zh.isEmpty());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList()); // nothing half is left, and no lock
    }
    qInfo("%d faults injected", injected);
    QVERIFY(injected > 20);
}

void TestFaults::powerMayFailAtAnyMoment()
{
    FaultyDisk& disk = FaultyDisk::install();
    std::mt19937 random(20261127);
    int plugs = 0, changesDone = 0;
    const int rounds = 150 * longFactor();
    for (int round = 0; round < rounds; ++round) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("w.dossier"));
        QVERIFY(QFile::copy(m_small, path));
        disk.watch();
        auto opened = Workspace::open(path, plain());
        QVERIFY(opened.has_value());
        RandomChanges changes{quint32(round)};
        QString acknowledged = digestOf(**opened);
        for (int step = 0; step < 25; ++step) {
            // The change is cut off at one of its writes: the power goes there, in the middle of it, or right after it was acknowledged.
            const bool within = random() % 3 != 0;
            const QString before = acknowledged;
            if (within)
                disk.arm(1 + int(random() % 30), SQLITE_IOERR, true, true);
            const auto done = (*opened)->apply(changes.next(**opened));
            QMap<QString, QByteArray> left = disk.afterPowerLoss(random);
            const bool cut = within && disk.struck();
            disk.disarm();
            if (done && !cut)
                acknowledged = digestOf(**opened);
            changesDone += done ? 1 : 0;
            const QTemporaryDir other;
            for (auto file = left.begin(); file != left.end(); ++file) {
                QFile copy(other.filePath(QFileInfo(file.key()).fileName()));
                QVERIFY(copy.open(QIODevice::WriteOnly));
                copy.write(file.value());
            }
            ++plugs;
            disk.unwatch();
            auto after = Workspace::open(other.filePath(QStringLiteral("w.dossier")), plain());
            QVERIFY2(after.has_value(), after ? "" : qPrintable(QStringLiteral("round %1 step %2: %3 %4").arg(round).arg(step).arg(after.error().message.en, after.error().detail)));
            const QString found = digestOf(**after);
            QVERIFY2(found == acknowledged || (cut && found == before), qPrintable(QStringLiteral("round %1 step %2: an acknowledged change is gone").arg(round).arg(step)));
            QCOMPARE(findingsOf(**after), QString());
            after->reset();
            if (cut)
                break; // this disk is gone
            // The real disk goes on as if nothing had happened; all of it counts as written from here.
            opened->reset();
            disk.watch();
            opened = Workspace::open(path, plain());
            QVERIFY(opened.has_value());
            QCOMPARE(digestOf(**opened), acknowledged);
        }
        opened->reset();
        disk.unwatch();
    }
    qInfo("%d plugs pulled, %d changes made", plugs, changesDone);
    QVERIFY(plugs >= rounds);
}

void TestFaults::theProgramMayBeKilledAtAnyMoment_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("kills");
    QTest::newRow("writing") << QStringLiteral("write") << 40;
    QTest::newRow("copying") << QStringLiteral("backup") << 10;
    QTest::newRow("making the sample") << QStringLiteral("sample") << 6;
    QTest::newRow("writing reports") << QStringLiteral("report") << 6;
}

void TestFaults::theProgramMayBeKilledAtAnyMoment()
{
    QFETCH(QString, mode);
    QFETCH(int, kills);
    std::mt19937 random(7);
    int acknowledgedInAll = 0;
    for (int kill = 0; kill < kills * longFactor(); ++kill) {
        const QTemporaryDir folder;
        const QString path = mode == u"sample" ? folder.path() : folder.filePath(QStringLiteral("w.dossier"));
        if (mode != u"sample")
            QVERIFY(QFile::copy(mode == u"report" ? m_sample : m_small, path));
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), mode, path, QString::number(kill + 1)});
        QVERIFY(child.waitForStarted());
        QByteArray said;
        while (!said.contains('\n')) {
            QVERIFY2(child.waitForReadyRead(20000), child.readAllStandardError().constData());
            said += child.readAllStandardOutput();
        }
        QThread::usleep(random() % (mode == u"write" ? 25000 : mode == u"backup" ? 60000 : 250000));
        child.kill();
        child.waitForFinished();
        said += child.readAllStandardOutput();
        said.truncate(said.lastIndexOf('\n') + 1);
        const QList<QByteArray> lines = said.split('\n');
        QSet<QByteArray> done;
        for (const QByteArray& line : lines) {
            if (line.startsWith("done "))
                done.insert(line.mid(5));
        }
        if (mode == u"sample") {
            const QStringList made = QDir(path).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
            for (const QString& number : made) {
                const QString file = path + u'/' + number + QStringLiteral("/s.dossier");
                // Under its name it is whole, acknowledged or not; a part of it has another name, and is written over by the next attempt.
                QVERIFY(QFile::exists(file) || !done.contains(number.toLatin1()));
                if (!QFile::exists(file)) {
                    QVERIFY(createSample(file, plain()).has_value());
                    continue;
                }
                auto opened = Workspace::open(file, plain());
                QVERIFY2(opened.has_value(), qPrintable(file));
                QCOMPARE((*opened)->records().size(), (*Workspace::open(m_sample, plain()))->records().size());
                QCOMPARE(findingsOf(**opened), QString());
            }
            continue;
        }
        const QStringList files = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
        for (const QString& file : files) {
            static const QRegularExpression known(QStringLiteral("^(w\\.dossier(-journal|\\.lock)?|b[0-9]+\\.dossier(\\.part(-journal)?)?|r[0-9]+\\.pdf(\\.[A-Za-z0-9]+)?)$"));
            QVERIFY2(known.match(file).hasMatch(), qPrintable(file));
        }
        auto opened = Workspace::open(path, plain());
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message.en));
        QVERIFY(!(*opened)->isReadOnly()); // the lock of a dead process is no obstacle
        QMap<qint64, QString> hashes;
        for (const AuditEntry& entry : (*opened)->history())
            hashes[entry.sequence] = entry.hash;
        qint64 last = mode == u"report" ? 0 : 4;
        for (const QByteArray& line : lines) {
            if (!line.startsWith("audit "))
                continue;
            const QList<QByteArray> parts = line.split(' ');
            last = parts[1].toLongLong();
            QCOMPARE(hashes.value(last), QString::fromLatin1(parts[2]));
            ++acknowledgedInAll;
        }
        if (last > 0 && mode == u"write")
            QVERIFY((*opened)->auditCount() <= last + 1); // one may have been done and not said
        QCOMPARE(findingsOf(**opened), QString());
        for (const QByteArray& number : std::as_const(done)) {
            if (mode == u"backup")
                QVERIFY(files.contains(QStringLiteral("b%1.dossier").arg(QString::fromLatin1(number))));
        }
        for (const QString& file : files) {
            // Under its own name a copy or a report is whole, acknowledged or not.
            if (file.startsWith(u'b') && file.endsWith(QStringLiteral(".dossier"))) {
                auto copy = Workspace::open(folder.filePath(file), plain());
                QVERIFY2(copy.has_value(), qPrintable(file));
                QCOMPARE(findingsOf(**copy), QString());
            }
            if (file.endsWith(QStringLiteral(".pdf"))) {
                QProcess check;
                check.start(QStringLiteral("qpdf"), {QStringLiteral("--check"), folder.filePath(file)});
                QVERIFY(check.waitForFinished());
                QVERIFY2(check.exitCode() == 0, qPrintable(file));
            }
        }
    }
    qInfo("%d kills, %d changes acknowledged before", kills * longFactor(), acknowledgedInAll);
}

int main(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    prepareTextShaping();
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--child")
        return runChild(arguments.value(2), arguments.value(3), arguments.value(4).toUInt());
    TestFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_faults.moc"
