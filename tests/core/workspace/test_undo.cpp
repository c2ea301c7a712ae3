// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sample.h"
#include "tests/core/workspace/random_changes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dossier;
using dossier::testing::RandomChanges;

class TestUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everySequenceIsTakenBackExactly_data();
    void everySequenceIsTakenBackExactly();

private:
    static OpenOptions plain()
    {
        OpenOptions options;
        options.unguarded = true;
        options.author = {QStringLiteral("Tester"), {}};
        return options;
    }
    QTemporaryDir m_home;
};

void TestUndo::initTestCase()
{
    QVERIFY(createSample(m_home.filePath(QStringLiteral("sample.dossier")), plain()).has_value());
}

void TestUndo::everySequenceIsTakenBackExactly_data()
{
    QTest::addColumn<int>("seed");
    const int factor = qEnvironmentVariableIntValue("DOSSIER_LONG");
    const int sequences = factor > 0 ? 4 * factor : 2;
    for (int seed = 1; seed <= sequences; ++seed)
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void TestUndo::everySequenceIsTakenBackExactly()
{
    QFETCH(int, seed);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.dossier"));
    QVERIFY(QFile::copy(m_home.filePath(QStringLiteral("sample.dossier")), path));
    auto opened = Workspace::open(path, plain());
    QVERIFY(opened.has_value());
    Workspace& workspace = **opened;
    RandomChanges changes{quint32(seed)};
    // The content after each step that undo knows; the first is what was opened.
    std::vector<QString> contents{sha256Hex(canonicalJson(RandomChanges::contentOf(workspace)))};
    const auto now = [&workspace] { return sha256Hex(canonicalJson(RandomChanges::contentOf(workspace))); };
    qint64 audit = workspace.auditCount();
    size_t at = 0;
    int done = 0, refusals = 0, undone = 0, redone = 0;
    const auto step = [&](bool back) {
        const auto outcome = back ? workspace.undo() : workspace.redo();
        QVERIFY2(outcome.has_value(), outcome ? "" : qPrintable(outcome.error().message.en));
        at = back ? at - 1 : at + 1;
        (back ? undone : redone)++;
        QVERIFY(workspace.auditCount() >= audit);
        audit = workspace.auditCount();
    };
    const int wanted = qEnvironmentVariableIntValue("DOSSIER_LONG") > 0 ? 2500 : 500;
    while (done < wanted) {
        const int what = changes.below(20);
        if (what == 0 && workspace.canUndo()) {
            for (int i = 1 + changes.below(6); i > 0 && workspace.canUndo(); --i)
                step(true);
            QCOMPARE(now(), contents[at]);
        } else if (what == 1 && workspace.canRedo()) {
            for (int i = 1 + changes.below(6); i > 0 && workspace.canRedo(); --i)
                step(false);
            QCOMPARE(now(), contents[at]);
        } else {
            const QString before = contents[at];
            const auto outcome = workspace.apply(changes.next(workspace));
            if (!outcome) {
                // A refused change leaves nothing behind; looked at now and then, since it means reading everything.
                if (++refusals % 16 == 0)
                    QCOMPARE(now(), before);
                QCOMPARE(workspace.auditCount(), audit);
                continue;
            }
            ++done;
            if (outcome->audit == 0)
                continue; // nothing changed
            QVERIFY(outcome->audit > audit);
            audit = workspace.auditCount();
            contents.resize(++at);
            contents.push_back(now());
        }
        QCOMPARE(workspace.canUndo(), at > 0);
    }
    const QString last = contents[at];
    while (workspace.canUndo())
        step(true);
    QCOMPARE(at, size_t(0));
    QCOMPARE(now(), contents[0]);
    while (workspace.canRedo())
        step(false);
    QCOMPARE(now(), contents.back());
    if (at == contents.size() - 1)
        QVERIFY(!last.isEmpty());
    QStringList findings;
    for (const VerifyFinding& finding : workspace.verify())
        findings.append(finding.text.en);
    QCOMPARE(findings.join(u'\n'), QString());
    const QString here = sha256Hex(canonicalJson(RandomChanges::contentOf(workspace, true)));
    opened->reset();
    opened = Workspace::open(path, plain());
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message.en));
    QCOMPARE(sha256Hex(canonicalJson(RandomChanges::contentOf(**opened, true))), here);
    qInfo("seed %d: %d changes, %d refused, %d undone, %d redone", seed, done, refusals, undone, redone);
}

QTEST_GUILESS_MAIN(TestUndo)

#include "test_undo.moc"
