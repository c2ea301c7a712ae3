// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sample.h"
#include "core/form/completeness.h"
#include "core/risk/risks.h"
#include "core/rules/gates.h"
#include "core/rules/obligations.h"
#include "core/rules/proposals.h"
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <qfloat16.h>

using namespace dossier;

/// The catalogues of scenarios and measures: what they offer, when, and what becomes of it.
class TestProposals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyEntryMakesAWholeRecord_data();
    void everyEntryMakesAWholeRecord();
    void whatServesExists();
    void everyEntryCitesTheLaw();
    void theLeastIsAlwaysProposed();
    void theFactsOfTheActivityPropose();
    void acceptedRisksAreOneStep();
    void measuresAreNamedNotRepeated();
    void anAcceptanceEnds();

private:
    static QStringList fitting(const std::vector<Proposal>& proposals)
    {
        QStringList entries;
        for (const Proposal& proposal : proposals) {
            if (proposal.fits)
                entries.append(proposal.entry->id);
        }
        return entries;
    }
    const Form& form(const char* id) const { return *m_workspace->library().form(QString::fromLatin1(id)); }
    Outcome apply(const Change& change)
    {
        const Result<Outcome> outcome = m_workspace->apply(change);
        if (!outcome)
            qFatal("%s", qUtf8Printable(outcome.error().message.en));
        return *outcome;
    }

    class FixedClock : public Clock
    {
    public:
        QDateTime now() const override { return QDateTime(QDate(2026, 11, 27), QTime(9, 0), Qt::UTC); }
    };
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Workspace> m_workspace;
};

void TestProposals::init()
{
    m_workspace.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    OpenOptions options;
    options.guards = standardGuards();
    options.clock = std::make_shared<FixedClock>();
    options.author = {QStringLiteral("Tester"), {}};
    auto created = createSample(m_dir->filePath(QStringLiteral("s.dossier")), options);
    QVERIFY2(created.has_value(), created ? "" : qPrintable(created.error().message.en));
    m_workspace = std::move(*created);
}

void TestProposals::everyEntryMakesAWholeRecord_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("entries");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QStringList>("written"); // what an entry has to say
    QTest::newRow("risks") << QStringLiteral("risk") << 46 << QStringLiteral("ACT-0004") << QStringList{QStringLiteral("title"), QStringLiteral("track"), QStringLiteral("threat"), QStringLiteral("how"), QStringLiteral("sources")};
    QTest::newRow("measures") << QStringLiteral("measure") << 72 << QString() << QStringList{QStringLiteral("title"), QStringLiteral("description"), QStringLiteral("category"), QStringLiteral("effect")};
}

void TestProposals::everyEntryMakesAWholeRecord()
{
    QFETCH(QString, id);
    QFETCH(int, entries);
    QFETCH(QString, subject);
    QFETCH(QStringList, written);
    const Form& form = *m_workspace->library().form(id);
    const Question* origin = templateQuestion(form, m_workspace->library());
    QVERIFY(origin != nullptr);
    const Catalogue& catalogue = *m_workspace->library().catalogue(origin->catalogue);
    QCOMPARE(int(catalogue.entries.size()), entries);
    for (const Option& entry : catalogue.entries) {
        const auto proposed = proposedRecord(*m_workspace, form, entry.id, subject);
        QVERIFY2(proposed.has_value(), qPrintable(entry.id));
        const Result<Outcome> outcome = m_workspace->apply(*proposed);
        QVERIFY2(outcome.has_value(), qPrintable(entry.id + (outcome ? QString() : outcome.error().message.en)));
        const Record& record = *m_workspace->record(outcome->added.front());
        QCOMPARE(record.answers.own(origin->id).v, Json(toStd(entry.id)));
        for (const QString& question : written) {
            const Answer& answer = record.answers.own(question);
            QVERIFY2(answer.hasValue(), qPrintable(entry.id + u'/' + question));
            if (form.question(question)->isText())
                QVERIFY2(!answer.text().en.isEmpty() && !answer.text().zh.isEmpty(), qPrintable(entry.id + u'/' + question));
        }
        // Nobody's judgement is made for him.
        QVERIFY(record.answers.at(QStringLiteral("rating")).rows.empty() && record.answers.own(QStringLiteral("acceptable")).isBlank());
    }
    QVERIFY(m_workspace->verify().empty());
}

void TestProposals::whatServesExists()
{
    const Catalogue& risks = *m_workspace->library().catalogue(QStringLiteral("risk-scenarios"));
    const Catalogue& controls = *m_workspace->library().catalogue(QStringLiteral("controls"));
    std::set<QString> served;
    for (const Option& control : controls.entries) {
        QVERIFY2(!control.serves.isEmpty(), qPrintable(control.id));
        for (const QString& risk : control.serves) {
            QVERIFY2(risks.entry(risk) != nullptr, qPrintable(control.id + u' ' + risk));
            served.insert(risk);
        }
    }
    // No scenario is left without a measure against it.
    for (const Option& risk : risks.entries)
        QVERIFY2(served.contains(risk.id), qPrintable(risk.id));
}

void TestProposals::everyEntryCitesTheLaw()
{
    for (const char* id : {"risk-scenarios", "controls"}) {
        for (const Option& entry : m_workspace->library().catalogue(QString::fromLatin1(id))->entries) {
            for (const QString& cite : entry.cite)
                QVERIFY2(Regimes::builtIn().citation(cite) != nullptr, qPrintable(entry.id + u' ' + cite));
            QVERIFY2(entry.when.is_null() || !entry.cite.isEmpty(), qPrintable(entry.id));
        }
    }
}

/// The three events that the template demands at least.
void TestProposals::theLeastIsAlwaysProposed()
{
    const QString fresh = apply(AddRecord{QStringLiteral("activity"), {}, {{"title", {{"en", "New"}}}}, {}, {}}).added.front();
    const QStringList fits = fitting(proposalsAbout(*m_workspace, form("risk"), fresh));
    for (const char* least : {"risk.01", "risk.04", "risk.05"})
        QVERIFY2(fits.contains(QString::fromLatin1(least)), least);
    QVERIFY2(fits.size() < 12, qPrintable(fits.join(u' '))); // nothing else is guessed of an empty entry
}

void TestProposals::theFactsOfTheActivityPropose()
{
    // ACT-0002 merges sources, scores with AI, holds health data of guests and uses a processor in the United States.
    const QStringList platform = fitting(proposalsAbout(*m_workspace, form("risk"), QStringLiteral("ACT-0002")));
    for (const char* expected : {"risk.18", "risk.27", "risk.45"})
        QVERIFY2(platform.contains(QString::fromLatin1(expected)), qPrintable(QString::fromLatin1(expected) + u" not in "_qs + platform.join(u' ')));
    QVERIFY2(platform.size() <= 28, qPrintable(platform.join(u' ')));
    for (const Proposal& proposal : proposalsAbout(*m_workspace, form("risk"), QStringLiteral("ACT-0002"))) {
        if (proposal.fits)
            QVERIFY2(!proposal.because.en.isEmpty() && !proposal.because.zh.isEmpty(), qPrintable(proposal.entry->id));
    }
    // Without AI no risk of AI.
    QString plain;
    for (const RecordSummary& summary : m_workspace->records(QStringLiteral("activity"))) {
        if (m_workspace->record(summary.reference)->answers.own(QStringLiteral("ai")).v == Json(false))
            plain = summary.reference;
    }
    QVERIFY(!plain.isEmpty());
    const QStringList without = fitting(proposalsAbout(*m_workspace, form("risk"), plain));
    for (const char* ai : {"risk.29", "risk.30", "risk.31", "risk.32", "risk.33"})
        QVERIFY2(!without.contains(QString::fromLatin1(ai)), ai);
}

void TestProposals::acceptedRisksAreOneStep()
{
    const QString subject = QStringLiteral("ACT-0005");
    const size_t before = m_workspace->records(QStringLiteral("risk")).size();
    const qint64 entries = m_workspace->auditCount();
    const Outcome outcome = apply(acceptProposals(*m_workspace, form("risk"), subject, {QStringLiteral("risk.01"), QStringLiteral("risk.05")}));
    QCOMPARE(outcome.added, (QStringList{QStringLiteral("ACT-0005/R-01"), QStringLiteral("ACT-0005/R-02")}));
    const std::vector<Proposal> now = proposalsAbout(*m_workspace, form("risk"), subject);
    const auto first = std::find_if(now.begin(), now.end(), [](const Proposal& proposal) { return proposal.entry->id == u"risk.01"; });
    QCOMPARE(first->existing, QStringLiteral("ACT-0005/R-01"));
    QVERIFY(m_workspace->auditCount() > entries);
    QVERIFY(m_workspace->undo().has_value());
    QCOMPARE(m_workspace->records(QStringLiteral("risk")).size(), before);
    QVERIFY(m_workspace->verify().empty());
}

void TestProposals::measuresAreNamedNotRepeated()
{
    const QString risk = apply(acceptProposals(*m_workspace, form("risk"), QStringLiteral("ACT-0004"), {QStringLiteral("risk.01")})).added.front();
    const Question& question = *m_workspace->formOf(risk).question(QStringLiteral("measures"));
    const std::vector<Proposal> offered = proposalsFor(*m_workspace, risk, question);
    const QStringList fits = fitting(offered);
    QVERIFY(fits.contains(QStringLiteral("ctl.36")) && fits.contains(QStringLiteral("ctl.37")) && !fits.contains(QStringLiteral("ctl.41")));
    // One is in the register already, the other is new.
    const size_t measures = m_workspace->records(QStringLiteral("measure")).size();
    const Outcome outcome = apply(acceptProposals(*m_workspace, risk, question, {QStringLiteral("ctl.40"), QStringLiteral("ctl.37")}));
    QCOMPARE(outcome.added.size(), 1);
    QCOMPARE(m_workspace->records(QStringLiteral("measure")).size(), measures + 1);
    const Json named = m_workspace->record(risk)->answers.own(question.id).v;
    QCOMPARE(named, (Json{toStd(outcome.added.front()), "MEA-0002"}));
    QCOMPARE(m_workspace->summary(outcome.added.front())->status, QStringLiteral("planned"));
    // Chosen once more, nothing is named twice.
    apply(acceptProposals(*m_workspace, risk, question, {QStringLiteral("ctl.40"), QStringLiteral("ctl.37"), QStringLiteral("ctl.02")}));
    QCOMPARE(m_workspace->record(risk)->answers.own(question.id).v.size(), size_t(3));
    QCOMPARE(m_workspace->records(QStringLiteral("measure")).size(), measures + 2);
    // A question about people is offered nothing.
    QVERIFY(proposalsFor(*m_workspace, risk, *m_workspace->formOf(risk).question(QStringLiteral("owner"))).empty());
}

/// Borne until a day: on that day it still is, after it the risk has to be judged again.
void TestProposals::anAcceptanceEnds()
{
    const QString risk = QStringLiteral("ACT-0001/R-02");
    const Cell until{QStringLiteral("accepted-until"), {}, {}, {}};
    const RiskScale& scale = scaleOf(*m_workspace, QStringLiteral("DPIA-0001"));
    QVERIFY(openRiskFindings(*m_workspace, QStringLiteral("ACT-0001"), scale).empty());
    apply(SetAnswer{risk, until, "2026-11-27"});
    QVERIFY(openRiskFindings(*m_workspace, QStringLiteral("ACT-0001"), scale).empty());
    apply(SetAnswer{risk, until, "2026-11-26"});
    const std::vector<RiskFinding> findings = openRiskFindings(*m_workspace, QStringLiteral("ACT-0001"), scale);
    QCOMPARE(findings.size(), size_t(1));
    QCOMPARE(findings.front().risk, risk);
    QCOMPARE(findings.front().question, until.question);
}

QTEST_GUILESS_MAIN(TestProposals)

#include "test_proposals.moc"
