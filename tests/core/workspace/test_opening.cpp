// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is opened comes from outside: nothing in it runs, nothing is written before it is found whole, and what is whole in it can be had.
#include "core/exchange/sample.h"
#include "core/workspace/backups.h"
#include "core/workspace/rescue.h"
#include "core/workspace/workspace.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <random>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace dossier;

namespace {

class DayClock : public Clock
{
public:
    mutable QDateTime time = QDateTime(QDate(2026, 11, 1), QTime(9, 0), Qt::UTC);
    QDateTime now() const override
    {
        time = time.addMSecs(10);
        return time;
    }
};

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("absent");
}

void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

bool sql(const QString& path, const QString& statements)
{
    QProcess shell;
    shell.start(QStringLiteral("sqlite3"), {QStringLiteral("-bail"), path});
    shell.write(statements.toUtf8());
    shell.closeWriteChannel();
    const bool done = shell.waitForFinished(30000) && shell.exitCode() == 0;
    if (!done)
        qWarning("%s", shell.readAllStandardError().constData());
    return done;
}

/// Everything a person sees, read record by record: what must not crash, and what must be equal.
Json contentOf(const Workspace& workspace)
{
    Json all = Json::object();
    for (const RecordSummary& summary : workspace.records({}, true)) {
        const Record& record = *workspace.record(summary.reference);
        all[toStd(summary.reference)] = {{"status", toStd(summary.status)}, {"title", textToJson(summary.title)}, {"removed", summary.removed},
                                         {"answers", record.answers.toJson(workspace.formOf(summary.reference))}};
    }
    return all;
}

/// What verify finds, in words; empty when the file is whole.
QString findingsOf(const Workspace& workspace)
{
    QStringList words;
    for (const VerifyFinding& finding : workspace.verify())
        words.append(finding.text.en);
    return words.join(u'\n');
}

OpenOptions plain(const std::shared_ptr<const Clock>& clock = std::make_shared<DayClock>())
{
    OpenOptions options;
    options.unguarded = true;
    options.author = {QStringLiteral("Tester"), {}};
    options.clock = clock;
    return options;
}

int longFactor()
{
    return qMax(1, qEnvironmentVariableIntValue("DOSSIER_LONG"));
}

} // namespace

class TestOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void whatIsNoWorkspaceStaysUntouched_data();
    void whatIsNoWorkspaceStaysUntouched();
    void everyFlippedByteIsSurvived();
    void everyCutIsSurvived();
    void aLogOfAnyShapeIsRead_data();
    void aLogOfAnyShapeIsRead();
    void aCutTransactionIsTakenBack();
    void aJournalOverADamagedFileStays();
    void olderFilesAreBroughtUpToDate_data();
    void olderFilesAreBroughtUpToDate();
    void aSecondOpenerReads();
    void aLockOfAnotherComputerNeedsConsent();
    void aFileReplacedMeanwhileIsNotOverwritten();
    void aFileTakenAwayMeanwhileIsKept();
    void anotherWriterIsNoticed();
    void filesAreForTheirOwner();
    void tenDaysAreKept();
    void aDamagedFileReplacesNoBackup();
    void aBackupIsRestored();
    void theFileIsReadThroughBehindTheWindow();
    void whatIsWholeIsRescued();

private:
    QString file(const QString& name = QStringLiteral("w.dossier")) const { return m_dir->filePath(name); }
    void copySample() { QVERIFY(QFile::copy(m_sample, file())); QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner)); }

    QTemporaryDir m_home;
    QString m_sample;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestOpening::initTestCase()
{
    m_sample = m_home.filePath(QStringLiteral("sample.dossier"));
    const auto made = createSample(m_sample, plain());
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().message.en));
}

void TestOpening::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestOpening::whatIsNoWorkspaceStaysUntouched_data()
{
    QTest::addColumn<QString>("statements"); // run on a copy of the sample by the sqlite3 shell
    QTest::addColumn<QString>("kind");       // what is done beside that
    QTest::newRow("empty") << QString() << QStringLiteral("empty");
    QTest::newRow("text") << QString() << QStringLiteral("text");
    QTest::newRow("database of another program") << QString() << QStringLiteral("other");
    QTest::newRow("a pipe") << QString() << QStringLiteral("pipe");
    QTest::newRow("half of it") << QString() << QStringLiteral("cut");
    QTest::newRow("newer") << QStringLiteral("PRAGMA user_version = 99;") << QString();
    QTest::newRow("version 0") << QStringLiteral("PRAGMA user_version = 0;") << QString();
    QTest::newRow("in another journal mode") << QStringLiteral("PRAGMA journal_mode = WAL; INSERT INTO meta VALUES('a', 'b');") << QString();
    QTest::newRow("a trigger") << QStringLiteral("CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM record; END;") << QString();
    QTest::newRow("a view in place of a table") << QStringLiteral("ALTER TABLE pending RENAME TO p2; CREATE VIEW pending AS SELECT * FROM p2;") << QString();
    QTest::newRow("an unknown table") << QStringLiteral("CREATE TABLE planted(x);") << QString();
    QTest::newRow("an index over an expression") << QStringLiteral("CREATE INDEX planted ON record(lower(title_en));") << QString();
    QTest::newRow("a generated column") << QStringLiteral("ALTER TABLE meta ADD COLUMN g TEXT AS (hex(zeroblob(100)));") << QString();
    QTest::newRow("other types") << QStringLiteral("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'record'; PRAGMA writable_schema = RESET; "
                                                   "UPDATE record SET created = x'00ff', removed = 'no' WHERE reference = 'ACT-0001'; PRAGMA writable_schema = ON; "
                                                   "UPDATE sqlite_schema SET sql = sql || ' STRICT' WHERE name = 'record' AND type = 'table';") << QString();
    QTest::newRow("a title of absurd length") << QStringLiteral("UPDATE record SET title_en = hex(zeroblob(1200000)) WHERE reference = 'ACT-0001';") << QString();
    QTest::newRow("an answer of absurd length") << QStringLiteral("UPDATE answer SET json = '\"' || hex(zeroblob(15000000)) || '\"' WHERE record = 'ACT-0001' AND question = 'description';") << QString();
    QTest::newRow("an answer that is no JSON") << QStringLiteral("UPDATE answer SET json = '{oh' WHERE record = 'ACT-0001' AND question = 'description';") << QString();
    QTest::newRow("an attachment of a gigabyte in small parts") << QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) "
                                                                  "INSERT INTO attachment SELECT 'aa', i, zeroblob(1000000) FROM n;") << QString();
    QTest::newRow("an attachment in one part") << QStringLiteral("INSERT INTO attachment VALUES('aa', 0, zeroblob(3000000));") << QString();
    QTest::newRow("links to a record that is not there") << QStringLiteral("PRAGMA foreign_keys = OFF; DELETE FROM record WHERE reference = 'VEN-0002';") << QString();
    QTest::newRow("answers of a record that is not there") << QStringLiteral("PRAGMA foreign_keys = OFF; UPDATE answer SET record = 'ACT-9999' WHERE record = 'ACT-0003';") << QString();
    QTest::newRow("a definition that is gone") << QStringLiteral("PRAGMA foreign_keys = OFF; UPDATE record SET definition = 'ff' WHERE reference = 'ACT-0001';") << QString();
    QTest::newRow("a log of another mode beside it") << QString() << QStringLiteral("wal");
    QTest::newRow("a journal that names another file") << QString() << QStringLiteral("super");
    QTest::newRow("a journal that is a link") << QString() << QStringLiteral("link");
}

void TestOpening::whatIsNoWorkspaceStaysUntouched()
{
    QFETCH(QString, statements);
    QFETCH(QString, kind);
    copySample();
    if (!statements.isEmpty())
        QVERIFY(sql(file(), statements));
    const QByteArray whole = bytesOf(file());
    if (kind == u"empty") {
        writeBytes(file(), {});
    } else if (kind == u"text") {
        writeBytes(file(), QByteArray("not a database\n").repeated(500));
    } else if (kind == u"other") {
        QFile::remove(file());
        QVERIFY(sql(file(), QStringLiteral("CREATE TABLE record(a); INSERT INTO record VALUES(1);")));
    } else if (kind == u"cut") {
        writeBytes(file(), whole.left(whole.size() / 2));
    } else if (kind == u"pipe") {
        QFile::remove(file());
        QCOMPARE(mkfifo(qPrintable(file()), 0600), 0);
    } else if (kind == u"wal") {
        writeBytes(file() + QStringLiteral("-wal"), QByteArray(4096, 'w'));
    } else if (kind == u"super") {
        writeBytes(file(QStringLiteral("victim.txt")), "precious");
        const QByteArray name = file(QStringLiteral("victim.txt")).toUtf8();
        writeBytes(file() + QStringLiteral("-journal"), QByteArray::fromHex("d9d505f920a163d7") + QByteArray(504, '\0') + name + QByteArray(4, '\0') + QByteArray(4, '\1') + QByteArray::fromHex("d9d505f920a163d7"));
    } else if (kind == u"link") {
        writeBytes(file(QStringLiteral("victim.txt")), QByteArray::fromHex("d9d505f920a163d7") + QByteArray(600, 'x'));
        QVERIFY(QFile::link(file(QStringLiteral("victim.txt")), file() + QStringLiteral("-journal")));
    }
    QMap<QString, QByteArray> before;
    const QStringList names = QDir(m_dir->path()).entryList(QDir::Files | QDir::System | QDir::Hidden);
    for (const QString& name : names) {
        if (kind != u"pipe")
            before[name] = bytesOf(file(name));
    }
    OpenOptions options = plain();
    options.care = OpenOptions::Care::AtOnce;
    const auto opened = Workspace::open(file(), options);
    QVERIFY(!opened.has_value());
    QVERIFY2(!opened.error().message.en.isEmpty() && !opened.error().message.zh.isEmpty(), "no words");
    QVERIFY(opened.error().message.en.contains(QStringLiteral("w.dossier")));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot), names); // nothing new, no lock left
    for (const QString& name : names) {
        if (kind != u"pipe")
            QVERIFY2(bytesOf(file(name)) == before[name], qPrintable(name));
    }
    // A rescue gives a whole workspace or a reason, and changes nothing either.
    if (kind == u"pipe")
        return;
    const auto rescued = rescueWorkspace(file(), file(QStringLiteral("rescued.dossier")), plain());
    for (const QString& name : names)
        QVERIFY2(bytesOf(file(name)) == before[name], qPrintable(name));
    if (!rescued) {
        QVERIFY(!rescued.error().message.zh.isEmpty());
        QVERIFY(!QFile::exists(file(QStringLiteral("rescued.dossier"))));
        return;
    }
    auto again = Workspace::open(file(QStringLiteral("rescued.dossier")), plain());
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().message.en));
    QCOMPARE(findingsOf(**again), QString());
    QVERIFY(rescued->records > 0);
}

void TestOpening::everyFlippedByteIsSurvived()
{
    // A small workspace, so that every structure in it is hit often.
    const QString small = file(QStringLiteral("small.dossier"));
    {
        auto made = Workspace::create(small, plain());
        QVERIFY(made.has_value());
        const QString person = (*made)->apply(AddRecord{QStringLiteral("person"), {}, {{"name", "Anna Weber"}}, {}, {}})->added.value(0);
        const QString measure = (*made)->apply(AddRecord{QStringLiteral("measure"), {}, {{"title", {{"en", "Access by role"}}}, {"owner", toStd(person)}}, {}, {}})->added.value(0);
        QVERIFY((*made)->apply(Attach{measure, {QStringLiteral("evidence-file"), {}, {}, {}}, QStringLiteral("a.txt"), QByteArray(9000, 'a')}).has_value()
                || (*made)->apply(SetAnswer{measure, {QStringLiteral("description"), {}, {}, Language::English}, "Only sales."}).has_value());
    }
    const QByteArray whole = bytesOf(small);
    std::mt19937 random(20261127);
    int refusedFiles = 0, opened = 0, found = 0;
    const int count = longFactor() > 1 ? 10000 : 400;
    for (int i = 0; i < count; ++i) {
        QByteArray bytes = whole;
        // Every second one near the front of a page, where its structure stands.
        const auto page = qsizetype(random() % size_t(bytes.size() / 4096));
        const qsizetype at = i % 2 == 0 ? qsizetype(random() % size_t(bytes.size())) : page * 4096 + qsizetype(random() % 200);
        bytes[at] = char(bytes[at] ^ char(1 + random() % 255));
        writeBytes(file(), bytes);
        auto workspace = Workspace::open(file(), plain());
        if (!workspace) {
            ++refusedFiles;
            QVERIFY2(bytesOf(file()) == bytes, qPrintable(QString::number(at)));
            continue;
        }
        ++opened;
        contentOf(**workspace);
        (*workspace)->history();
        found += (*workspace)->verify().empty() ? 0 : 1;
        workspace->reset();
        QVERIFY2(bytesOf(file()) == bytes, qPrintable(QString::number(at))); // reading alone writes nothing
    }
    qInfo("%d files with one byte flipped: %d refused, %d opened, of these %d found altered by verify", count, refusedFiles, opened, found);
    QVERIFY(refusedFiles > 0 && opened > 0);
}

void TestOpening::everyCutIsSurvived()
{
    copySample();
    const QByteArray whole = bytesOf(file());
    for (qsizetype size : {qsizetype(1), qsizetype(99), qsizetype(100), qsizetype(4095), qsizetype(4096), qsizetype(4097), whole.size() / 3, whole.size() - 4096, whole.size() - 1}) {
        writeBytes(file(), whole.left(size));
        QVERIFY2(!Workspace::open(file(), plain()).has_value(), qPrintable(QString::number(size)));
        QVERIFY(bytesOf(file()) == whole.left(size));
    }
}

void TestOpening::aLogOfAnyShapeIsRead_data()
{
    QTest::addColumn<QString>("set");
    QTest::newRow("details") << QStringLiteral("details = '7'");
    QTest::newRow("effects") << QStringLiteral("details = '{\"effects\": [7], \"text\": 7, \"reason\": []}'");
    QTest::newRow("values") << QStringLiteral("vals = '[7, [], \"x\"]'");
    QTest::newRow("no list of values") << QStringLiteral("vals = '{\"after\": 7}', hash = 'x'");
}

void TestOpening::aLogOfAnyShapeIsRead()
{
    QFETCH(QString, set);
    copySample();
    QVERIFY(sql(file(), QStringLiteral("UPDATE audit SET %1 WHERE sequence = 2").arg(set)));
    auto workspace = Workspace::open(file(), plain());
    QVERIFY2(workspace.has_value(), workspace ? "" : qPrintable(workspace.error().message.en));
    QCOMPARE(qint64((*workspace)->history().size()), (*workspace)->auditCount());
    QVERIFY(!(*workspace)->verify().empty());
}

namespace {

/// Leaves a database as a crash in the middle of a transaction does: half written, with its journal beside it.
void cutTransaction(const QString& from, const QString& to)
{
    sqlite3* handle = nullptr;
    QCOMPARE(sqlite3_open(from.toUtf8().constData(), &handle), SQLITE_OK);
    char* problem = nullptr;
    sqlite3_exec(handle, "PRAGMA cache_size = 2; PRAGMA cache_spill = 1; BEGIN IMMEDIATE; UPDATE record SET search_text = search_text || hex(zeroblob(3000)); "
                         "UPDATE answer SET json = '{\"v\": \"half\"}';", nullptr, nullptr, &problem);
    QVERIFY2(problem == nullptr, problem);
    QVERIFY(QFile::copy(from, to));
    QVERIFY(QFile::copy(from + QStringLiteral("-journal"), to + QStringLiteral("-journal")));
    sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_close(handle);
}

} // namespace

void TestOpening::aCutTransactionIsTakenBack()
{
    copySample();
    Json content;
    {
        auto workspace = Workspace::open(file(), plain());
        content = contentOf(**workspace);
    }
    cutTransaction(file(), file(QStringLiteral("cut.dossier")));
    const QByteArray before = bytesOf(file(QStringLiteral("cut.dossier")));
    QVERIFY(before != bytesOf(file()));
    {
        // A reader sees the whole transactions only, and leaves file and journal as they are.
        OpenOptions options = plain();
        options.readOnly = true;
        auto workspace = Workspace::open(file(QStringLiteral("cut.dossier")), options);
        QVERIFY2(workspace.has_value(), workspace ? "" : qPrintable(workspace.error().message.en));
        QVERIFY(contentOf(**workspace) == content);
        QVERIFY(bytesOf(file(QStringLiteral("cut.dossier"))) == before);
    }
    auto workspace = Workspace::open(file(QStringLiteral("cut.dossier")), plain());
    QVERIFY(workspace.has_value());
    QVERIFY(contentOf(**workspace) == content);
    QVERIFY((*workspace)->verify().empty());
    QVERIFY(!QFile::exists(file(QStringLiteral("cut.dossier-journal"))));
}

void TestOpening::aJournalOverADamagedFileStays()
{
    copySample();
    QVERIFY(sql(file(), QStringLiteral("CREATE TABLE planted(x);")));
    const QString cut = file(QStringLiteral("cut.dossier"));
    cutTransaction(file(), cut);
    const QByteArray before = bytesOf(cut), journal = bytesOf(cut + QStringLiteral("-journal"));
    QVERIFY(!Workspace::open(cut, plain()).has_value());
    QVERIFY(bytesOf(cut) == before);
    QVERIFY(bytesOf(cut + QStringLiteral("-journal")) == journal);
}

void TestOpening::olderFilesAreBroughtUpToDate_data()
{
    QTest::addColumn<int>("version");
    // One file of each version that ever was.
    const QDir kept(QStringLiteral(TEST_DATA "/files"));
    const QStringList files = kept.entryList({QStringLiteral("version-*.dossier")});
    QVERIFY(!files.isEmpty());
    for (int version = 1; version <= int(files.size()); ++version)
        QTest::newRow(qPrintable(QString::number(version))) << version;
}

void TestOpening::olderFilesAreBroughtUpToDate()
{
    QFETCH(int, version);
    QVERIFY(QFile::copy(QStringLiteral(TEST_DATA "/files/version-%1.dossier").arg(version), file()));
    QVERIFY(QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner));
    const QByteArray before = bytesOf(file());
    {
        // A reader brings its own copy up to date, not the file.
        OpenOptions options = plain();
        options.readOnly = true;
        auto reader = Workspace::open(file(), options);
        QVERIFY2(reader.has_value(), reader ? "" : qPrintable(reader.error().message.en));
        QCOMPARE((*reader)->records().size(), size_t(4));
        QVERIFY(bytesOf(file()) == before);
    }
    auto workspace = Workspace::open(file(), plain());
    QVERIFY2(workspace.has_value(), workspace ? "" : qPrintable(workspace.error().message.en));
    QCOMPARE(findingsOf(**workspace), QString());
    QCOMPARE((*workspace)->titleOf(QStringLiteral("ORG-0001")).en, QStringLiteral("Weber Textil GmbH"));
    QCOMPARE((*workspace)->lastChange(QStringLiteral("MEA-0001"), {QStringLiteral("description"), {}, {}, {}}).has_value(), true);
    QCOMPARE((*workspace)->lastChange(QStringLiteral("MEA-0002"), {QStringLiteral("description"), {}, {}, {}}).has_value(), false);
    QVERIFY((*workspace)->apply(SetAnswer{QStringLiteral("MEA-0002"), {QStringLiteral("description"), {}, {}, Language::English}, "Every half year."}).has_value());
    if (version < (*workspace)->schemaVersion()) {
        const QString kept = file() + QStringLiteral(".before-%1").arg((*workspace)->schemaVersion());
        QVERIFY(QFile::exists(kept));
        QProcess shell;
        shell.start(QStringLiteral("sqlite3"), {kept, QStringLiteral("PRAGMA user_version; PRAGMA integrity_check;")});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(), QByteArray(QByteArray::number(version) + "\nok\n"));
    }
}

void TestOpening::aSecondOpenerReads()
{
    copySample();
    auto first = Workspace::open(file(), plain());
    QVERIFY(first.has_value());
    auto second = Workspace::open(file(), plain());
    QVERIFY(second.has_value());
    QVERIFY((*second)->isReadOnly());
    QVERIFY((*second)->lockedBy().has_value());
    QCOMPARE((*second)->lockedBy()->process, qint64(getpid()));
    QVERIFY(!(*second)->apply(SetAnswer{QStringLiteral("ACT-0001"), {QStringLiteral("description"), {}, {}, Language::English}, "No."}).has_value());
    QVERIFY((*first)->apply(SetAnswer{QStringLiteral("ACT-0001"), {QStringLiteral("description"), {}, {}, Language::English}, "Yes."}).has_value());
    QVERIFY((*second)->originalChanged());
    QVERIFY((*second)->record(QStringLiteral("ACT-0001"))->answers.text(QStringLiteral("description")).en != QStringLiteral("Yes."));
    // Consent does not open a file that somebody on this computer is writing.
    OpenOptions options = plain();
    options.takeOver = true;
    QVERIFY((*Workspace::open(file(), options))->isReadOnly());
    options.snapshotIfLocked = false;
    const auto refusedOpening = Workspace::open(file(), options);
    QVERIFY(!refusedOpening.has_value());
    QVERIFY(refusedOpening.error().kind == Error::Kind::Locked);
}

void TestOpening::aLockOfAnotherComputerNeedsConsent()
{
    copySample();
    writeBytes(file() + QStringLiteral(".lock"), R"({"host": "marketing-7", "user": "chen", "process": "4711", "since": "2026-10-30T08:12:00Z"})");
    {
        auto workspace = Workspace::open(file(), plain());
        QVERIFY(workspace.has_value());
        QVERIFY((*workspace)->isReadOnly());
        QCOMPARE((*workspace)->lockedBy()->host, QStringLiteral("marketing-7"));
        QCOMPARE((*workspace)->lockedBy()->user, QStringLiteral("chen"));
    }
    QVERIFY(QFile::exists(file() + QStringLiteral(".lock"))); // still theirs
    OpenOptions options = plain();
    options.takeOver = true;
    {
        auto workspace = Workspace::open(file(), options);
        QVERIFY(workspace.has_value());
        QVERIFY(!(*workspace)->isReadOnly());
    }
    QVERIFY(!QFile::exists(file() + QStringLiteral(".lock")));
    // A lock that a process of this computer left when it died is taken over without a question.
    writeBytes(file() + QStringLiteral(".lock"), QStringLiteral(R"({"host": "%1", "user": "chen", "process": "999999", "since": "2026-10-30T08:12:00Z"})").arg(QSysInfo::machineHostName()).toUtf8());
    QVERIFY(!(*Workspace::open(file(), plain()))->isReadOnly());
}

void TestOpening::aFileReplacedMeanwhileIsNotOverwritten()
{
    copySample();
    auto workspace = Workspace::open(file(), plain());
    const Cell cell{QStringLiteral("description"), {}, {}, Language::English};
    QVERIFY((*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), cell, "Mine, saved."}).has_value());
    // A cloud client puts the version of another machine in its place.
    QVERIFY(QFile::copy(m_sample, file(QStringLiteral("theirs"))));
    const QByteArray theirs = bytesOf(file(QStringLiteral("theirs")));
    QCOMPARE(::rename(qPrintable(file(QStringLiteral("theirs"))), qPrintable(file())), 0);
    QSignalSpy told(workspace->get(), &Workspace::saveFailed);
    const auto written = (*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), cell, "Mine, after that."});
    QVERIFY(!written.has_value());
    QVERIFY(written.error().kind == Error::Kind::Replaced);
    QCOMPARE(told.count(), 1);
    QVERIFY(bytesOf(file()) == theirs);
    const QString kept = written.error().detail;
    QVERIFY2(QFile::exists(kept), qPrintable(kept));
    QVERIFY(written.error().message.zh.contains(QFileInfo(kept).fileName()));
    // Asked again, the answer is the same and no second copy is made.
    const auto files = QDir(m_dir->path()).entryList(QDir::Files);
    QVERIFY(!(*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), cell, "Again."}).has_value());
    QVERIFY(!(*workspace)->setPending(QStringLiteral("ACT-0001"), cell, QStringLiteral("typed")).has_value());
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), files);
    workspace->reset();
    auto mine = Workspace::open(kept, plain());
    QVERIFY(mine.has_value());
    QCOMPARE((*mine)->record(QStringLiteral("ACT-0001"))->answers.text(QStringLiteral("description")).en, QStringLiteral("Mine, saved."));
    QVERIFY((*mine)->verify().empty());
}

void TestOpening::aFileTakenAwayMeanwhileIsKept()
{
    copySample();
    auto workspace = Workspace::open(file(), plain());
    const Cell cell{QStringLiteral("description"), {}, {}, Language::English};
    QVERIFY((*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), cell, "Mine, saved."}).has_value());
    QVERIFY(QFile::remove(file()));
    const auto written = (*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), cell, "Lost?"});
    QVERIFY(!written.has_value());
    QVERIFY(!QFile::exists(file()));
    const QString kept = written.error().detail;
    workspace->reset();
    auto mine = Workspace::open(kept, plain());
    QVERIFY2(mine.has_value(), qPrintable(kept));
    QCOMPARE((*mine)->record(QStringLiteral("ACT-0001"))->answers.text(QStringLiteral("description")).en, QStringLiteral("Mine, saved."));
}

void TestOpening::anotherWriterIsNoticed()
{
    copySample();
    auto workspace = Workspace::open(file(), plain());
    const Cell cell{QStringLiteral("description"), {}, {}, Language::English};
    QVERIFY((*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), cell, "One."}).has_value());
    QVERIFY(sql(file(), QStringLiteral("INSERT INTO meta VALUES('other', 'program');")));
    const QByteArray theirs = bytesOf(file());
    const auto written = (*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), cell, "Two."});
    QVERIFY(!written.has_value());
    QVERIFY(written.error().kind == Error::Kind::Replaced);
    QVERIFY(!(*workspace)->undo().has_value());
    QVERIFY(bytesOf(file()) == theirs);
}

void TestOpening::filesAreForTheirOwner()
{
    const mode_t before = umask(0); // even where others could read everything
    const auto mode = [](const QString& path) {
        struct stat info = {};
        return ::stat(qPrintable(path), &info) == 0 ? int(info.st_mode & 0777) : -1;
    };
    {
        OpenOptions options = plain();
        auto workspace = Workspace::create(file(), options);
        QVERIFY((*workspace)->apply(AddRecord{QStringLiteral("person"), {}, {{"name", "Anna"}}, {}, {}}).has_value());
        QCOMPARE(mode(file()), 0600);
        QCOMPARE(mode(file() + QStringLiteral(".lock")), 0600);
        workspace->reset();
        options.care = OpenOptions::Care::AtOnce;
        workspace = Workspace::open(file(), options);
        QVERIFY(workspace.has_value());
        QCOMPARE(mode(backupFolder(file())), 0700);
        QCOMPARE(mode(backupsOf(file()).front().path) & 0077, 0);
        QVERIFY((*workspace)->backup(file(QStringLiteral("copy.dossier"))).has_value());
        QCOMPARE(mode(file(QStringLiteral("copy.dossier"))), 0600);
    }
    umask(before);
}

void TestOpening::tenDaysAreKept()
{
    copySample();
    const auto clock = std::make_shared<DayClock>();
    OpenOptions options = plain(clock);
    options.care = OpenOptions::Care::AtOnce;
    for (int day = 1; day <= 14; ++day) {
        for (int time = 0; time < 2; ++time) {
            auto workspace = Workspace::open(file(), options);
            QVERIFY(workspace.has_value());
            QVERIFY((*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), {QStringLiteral("description"), {}, {}, Language::English}, toStd(QString::number(day))}).has_value());
            QCOMPARE((*workspace)->lastBackup().isValid(), true);
        }
        clock->time = clock->time.addDays(day == 5 ? 40 : 1); // days of use, not of the calendar
    }
    const std::vector<BackupFile> files = backupsOf(file());
    QCOMPARE(files.size(), size_t(keptBackups));
    for (size_t i = 0; i < files.size(); ++i) {
        // Each holds what was there when its day began.
        OpenOptions reader = plain();
        reader.readOnly = true;
        auto backup = Workspace::open(files[i].path, reader);
        QVERIFY(backup.has_value());
        QVERIFY((*backup)->verify().empty());
        QCOMPARE((*backup)->record(QStringLiteral("ACT-0001"))->answers.text(QStringLiteral("description")).en, QString::number(13 - int(i)));
    }
    QCOMPARE(QDir(backupFolder(file())).entryList(QDir::Files).size(), keptBackups); // nothing unfinished
}

void TestOpening::aDamagedFileReplacesNoBackup()
{
    copySample();
    const auto clock = std::make_shared<DayClock>();
    OpenOptions options = plain(clock);
    options.care = OpenOptions::Care::AtOnce;
    QVERIFY(Workspace::open(file(), options).has_value());
    const QByteArray good = bytesOf(backupsOf(file()).front().path);
    clock->time = clock->time.addDays(1);
    QVERIFY(sql(file(), QStringLiteral("UPDATE answer SET json = '{oh' WHERE record = 'ACT-0001';")));
    QVERIFY(!Workspace::open(file(), options).has_value());
    QCOMPARE(backupsOf(file()).size(), size_t(1));
    QVERIFY(bytesOf(backupsOf(file()).front().path) == good);
}

void TestOpening::aBackupIsRestored()
{
    copySample();
    OpenOptions options = plain();
    options.care = OpenOptions::Care::AtOnce;
    Json content;
    {
        auto workspace = Workspace::open(file(), options);
        content = contentOf(**workspace);
        QVERIFY((*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), {QStringLiteral("description"), {}, {}, Language::English}, "Wrong."}).has_value());
        // Not while it is open.
        const auto early = restoreBackup(file(), backupsOf(file()).front().path, QDateTime::currentDateTimeUtc());
        QVERIFY(!early.has_value());
        QVERIFY(early.error().kind == Error::Kind::Locked);
    }
    const QByteArray wrong = bytesOf(file());
    const auto kept = restoreBackup(file(), backupsOf(file()).front().path, QDateTime::currentDateTimeUtc());
    QVERIFY2(kept.has_value(), kept ? "" : qPrintable(kept.error().message.en));
    QVERIFY(bytesOf(*kept) == wrong);
    auto workspace = Workspace::open(file(), plain());
    QVERIFY(workspace.has_value());
    QVERIFY(contentOf(**workspace) == content);
    QVERIFY((*workspace)->verify().empty());
    workspace->reset();
    // What is no sound backup restores nothing.
    QVERIFY(sql(backupsOf(file()).front().path, QStringLiteral("UPDATE answer SET json = '{oh';")));
    const QByteArray before = bytesOf(file());
    QVERIFY(!restoreBackup(file(), backupsOf(file()).front().path, QDateTime::currentDateTimeUtc()).has_value());
    QVERIFY(bytesOf(file()) == before);
}

void TestOpening::theFileIsReadThroughBehindTheWindow()
{
    copySample();
    OpenOptions options = plain();
    options.care = OpenOptions::Care::Background;
    {
        auto workspace = Workspace::open(file(), options);
        QVERIFY(workspace.has_value());
        // A change at once waits for the check, not for the backup.
        QVERIFY((*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), {QStringLiteral("description"), {}, {}, Language::English}, "At once."}).has_value());
        QVERIFY((*workspace)->isChecked());
        QTRY_COMPARE(backupsOf(file()).size(), size_t(1));
        QVERIFY(!(*workspace)->noBackup().has_value());
    }
    // Damage that opening does not meet is found before the first change.
    QVERIFY(sql(file(), QStringLiteral("UPDATE audit SET details = '{oh' WHERE sequence = 1;")));
    const QByteArray before = bytesOf(file());
    auto workspace = Workspace::open(file(), options);
    QVERIFY(workspace.has_value());
    QSignalSpy damaged(workspace->get(), &Workspace::damaged);
    const auto written = (*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), {QStringLiteral("description"), {}, {}, Language::English}, "Over it."});
    QVERIFY(!written.has_value());
    QVERIFY(written.error().kind == Error::Kind::Damaged);
    QCOMPARE(damaged.count(), 1);
    QVERIFY((*workspace)->isReadOnly());
    workspace->reset();
    QVERIFY(bytesOf(file()) == before);
    QCOMPARE(backupsOf(file()).size(), size_t(1));
}

void TestOpening::whatIsWholeIsRescued()
{
    copySample();
    Json content;
    {
        auto workspace = Workspace::open(file(), plain());
        content = contentOf(**workspace);
    }
    QVERIFY(sql(file(), QStringLiteral("UPDATE answer SET json = '{oh' WHERE record = 'ACT-0001' AND question = 'description'; PRAGMA foreign_keys = OFF; DELETE FROM record WHERE reference = 'PER-0006';")));
    QVERIFY(!Workspace::open(file(), plain()).has_value());
    const QString target = file(QStringLiteral("rescued.dossier"));
    const auto report = rescueWorkspace(file(), target, plain());
    QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message.en));
    QStringList lost;
    for (const LocalizedText& line : report->lost) {
        QVERIFY(!line.en.isEmpty() && !line.zh.isEmpty());
        lost.append(line.en);
    }
    QVERIFY2(lost.join(u'\n').contains(QStringLiteral("ACT-0001 description")), qPrintable(lost.join(u'\n')));
    QVERIFY2(lost.join(u'\n').contains(QStringLiteral("PER-0006")), qPrintable(lost.join(u'\n')));
    auto rescued = Workspace::open(target, plain());
    QVERIFY2(rescued.has_value(), rescued ? "" : qPrintable(rescued.error().message.en));
    QCOMPARE(findingsOf(**rescued), QString());
    const Json now = contentOf(**rescued);
    QCOMPARE(now.size() + 1, content.size());
    int equal = 0;
    for (const auto& [reference, record] : now.items())
        equal += record == content[reference] ? 1 : 0;
    QVERIFY2(equal > int(content.size()) * 2 / 3, qPrintable(QString::number(equal)));
    QCOMPARE((*rescued)->revisionsOf(QStringLiteral("DPIA-0001")).size(), size_t(1));
    QVERIFY(QFile::exists(report->auditLog));
    // It may not be the damaged file itself, nor anything else that exists.
    QVERIFY(!rescueWorkspace(file(), target, plain()).has_value());
}

QTEST_GUILESS_MAIN(TestOpening)

#include "test_opening.moc"
