// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The job in the real window by keys and clicks, and every page walked by Tab in both languages.
#include "app/dialogs/recovery_dialog.h"
#include "app/shell/status_line.h"
#include "app/dialogs/record_dialogs.h"
#include "app/dialogs/report_dialog.h"
#include "app/form/form_view.h"
#include "app/form/risk_map_view.h"
#include "app/form/table_grid.h"
#include "app/pages/list_page.h"
#include "app/pages/outline.h"
#include "app/pages/overview_page.h"
#include "app/pages/record_page.h"
#include "app/shell/command_palette.h"
#include "app/shell/main_window.h"
#include "core/report/reports.h"
#include "core/rules/obligations.h"
#include "tests/app/watchdog.h"
#include <QApplication>
#include <qfloat16.h>
#include <QSettings>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace dossier;

class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void firstStartOffersSampleNewAndOpen();
    void recordsAnActivityByKeysAndClicks();
    void theWholeJobByKeys();
    void listFiltersSortsAndOpens();
    void paletteFindsTwoChineseCharacters();
    void backAndForwardRememberTheQuestion();
    void whatIsInUseIsNotRemoved();
    void handOverIsOneStep();
    void languageSwitchKeepsWhatIsTyped();
    void secondOpenerReadsOnlyAndIsToldByWhom();
    void refusesWhatIsNotAWorkspace();
    void aDamagedFileIsBroughtBack();
    void aFileReplacedUnderTheWindowIsSaid();
    void reportDialogWritesWhatItShows();
    void aDpiaIsStartedFromTheBanner();
    void everyPageIsWalkedByTab_data();
    void everyPageIsWalkedByTab();

private:
    WorkspaceView& view() { return *m_window->view(); }
    Workspace& workspace() { return m_window->view()->workspace(); }
    QString add(const QString& form, const QString& title);
    /// Answers the next modal dialog when it appears.
    template <typename D, typename F> void whenDialog(F act)
    {
        QTimer::singleShot(0, this, [this, act] {
            if (auto* dialog = qobject_cast<D*>(QApplication::activeModalWidget())) {
                act(*dialog);
                m_answered = true;
            }
        });
    }

    /// A window manager gives the window back its focus when a dialog closes; the offscreen platform does not.
    void activate()
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    bool m_answered = false;
};

void TestWindow::initTestCase()
{
    prepareTextShaping();
}

void TestWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->filePath(QStringLiteral("settings")));
    qputenv("XDG_DATA_HOME", m_folder->filePath(QStringLiteral("data")).toLocal8Bit());
    setInterfaceLanguage(Language::English);
    Theme::apply(Theme::Mode::Light);
    m_window = std::make_unique<MainWindow>();
    m_window->setQuiet(true);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
    m_answered = false;
}

void TestWindow::cleanup()
{
    m_window.reset();
    m_folder.reset();
}

QString TestWindow::add(const QString& form, const QString& title)
{
    const Question* question = workspace().library().form(form)->titleQuestion();
    AddRecord change;
    change.form = form;
    change.answers = Json::object();
    change.answers[toStd(question->id)] = question->localized ? Json{{"en", toStd(title)}} : Json(toStd(title));
    const auto outcome = workspace().apply(change);
    return outcome ? outcome->added.value(0) : QString();
}

void TestWindow::firstStartOffersSampleNewAndOpen()
{
    QVERIFY(!m_window->view());
    QVERIFY(m_window->welcome()->isVisible());
    QStringList names;
    for (const QAbstractButton* button : m_window->welcome()->findChildren<QAbstractButton*>())
        names.append(button->accessibleName());
    QVERIFY(names.contains(QStringLiteral("Open the sample workspace")));
    QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(m_window->view(), qPrintable(m_window->lastProblem()));
    QVERIFY(workspace().records(QStringLiteral("activity")).size() >= 10);
    QVERIFY(workspace().verify().empty());
    // The overview is the first page, and it has work for a newcomer.
    QCOMPARE(view().place().page, Place::Page::Overview);
    QTRY_VERIFY(view().overviewPage()->model()->taskCount() > 3);
}

void TestWindow::recordsAnActivityByKeysAndClicks()
{
    QVERIFY(m_window->createFile(m_folder->filePath(QStringLiteral("a.dossier"))));
    whenDialog<NewRecordDialog>([](NewRecordDialog& dialog) {
        QTest::keyClicks(dialog.nameField(), QStringLiteral("Lanting GmbH"));
        QTest::keyClick(dialog.nameField(), Qt::Key_Return);
    });
    view().create(QStringLiteral("organisation"));
    QVERIFY(m_answered);
    activate();
    QCOMPARE(view().place().record, QStringLiteral("ORG-0001"));

    // Ctrl+4 is the list of activities, Ctrl+N a new one.
    const int number = 2 + int(view().railKinds().indexOf(QStringLiteral("activity")));
    QTest::keyClick(m_window.get(), Qt::Key(Qt::Key_0 + number), Qt::ControlModifier);
    QVERIFY(view().listPage());
    m_answered = false;
    whenDialog<NewRecordDialog>([](NewRecordDialog& dialog) {
        QTest::keyClicks(dialog.nameField(), QStringLiteral("Customer data platform"));
        QTest::keyClick(dialog.nameField(), Qt::Key_Return);
    });
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY(m_answered);
    activate();
    const QString activity = view().place().record;
    QCOMPARE(activity, QStringLiteral("ACT-0001"));
    QVERIFY(view().recordPage());

    // The description is typed and written when the field is left.
    FormView& form = *view().recordPage()->form();
    form.goTo(QStringLiteral("description"));
    QWidget* field = QApplication::focusWidget();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("One profile per contact"));
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(workspace().record(activity)->answers.text(QStringLiteral("description")).en, QStringLiteral("One profile per contact"));

    // Undo names the step and takes it back; redo brings it again.
    QVERIFY(!workspace().undoName().en.isEmpty());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(workspace().record(activity)->answers.text(QStringLiteral("description")).en.isEmpty());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(workspace().record(activity)->answers.text(QStringLiteral("description")).en, QStringLiteral("One profile per contact"));

    // F8 goes to the next open question, wherever it is.
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    const QString first = form.focus().question;
    QVERIFY(!first.isEmpty());
    QTest::keyClick(m_window.get(), Qt::Key_F8);
    QVERIFY(form.focus().question != first || !form.focus().column.isEmpty());
}

void TestWindow::theWholeJobByKeys()
{
    const auto press = [](int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
    };
    const auto type = [](const QString& text) {
        for (const QChar c : text) { // the first key may open a field that takes the others
            QVERIFY(QApplication::focusWidget());
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
        }
    };
    QVERIFY(m_window->createFile(m_folder->filePath(QStringLiteral("job.dossier"))));
    activate();
    // The list by its number, the record by Ctrl+N.
    const auto create = [&](const QString& kind, const QString& name) {
        const int number = 2 + int(view().railKinds().indexOf(kind));
        QTest::keyClick(m_window.get(), Qt::Key(Qt::Key_0 + number), Qt::ControlModifier);
        m_answered = false;
        whenDialog<NewRecordDialog>([&name](NewRecordDialog& dialog) {
            QTest::keyClicks(dialog.nameField(), name);
            QTest::keyClick(dialog.nameField(), Qt::Key_Return);
        });
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        activate();
        return m_answered ? view().place().record : QString();
    };
    QCOMPARE(create(QStringLiteral("organisation"), QStringLiteral("Lanting Precision GmbH")), QStringLiteral("ORG-0001"));
    view().recordPage()->form()->goTo(QStringLiteral("establishments"));
    type(QStringLiteral("Germa"));
    press(Qt::Key_Return);
    QCOMPARE(create(QStringLiteral("person"), QStringLiteral("Hannah Jansen")), QStringLiteral("PER-0001"));
    QCOMPARE(create(QStringLiteral("vendor"), QStringLiteral("Polar Data Ireland Ltd.")), QStringLiteral("VEN-0001"));
    QCOMPARE(create(QStringLiteral("system"), QStringLiteral("Customer data platform")), QStringLiteral("SYS-0001"));
    QCOMPARE(create(QStringLiteral("activity"), QStringLiteral("One profile per contact")), QStringLiteral("ACT-0001"));

    RecordPage& page = *view().recordPage();
    FormView& form = *page.form();
    const auto own = [&](const char* question) { return workspace().record(QStringLiteral("ACT-0001"))->answers.own(QString::fromLatin1(question)); };
    form.goTo(QStringLiteral("role"));
    press(Qt::Key_Right);
    press(Qt::Key_Left);
    press(Qt::Key_Space);
    QCOMPARE(own("role").v, Json("controller"));
    form.goTo(QStringLiteral("organisation"));
    type(QStringLiteral("Lanting"));
    press(Qt::Key_Return);
    QCOMPARE(own("organisation").v, Json("ORG-0001"));
    form.goTo(QStringLiteral("laws"));
    type(QStringLiteral("GDPR"));
    press(Qt::Key_Return);
    QCOMPARE(own("laws").v, Json::array({"gdpr"}));
    // A row of a table is typed cell by cell.
    form.goTo(QStringLiteral("purposes"));
    press(Qt::Key_Return, Qt::ControlModifier);
    type(QStringLiteral("Win companies as customers"));
    press(Qt::Key_Return);
    const auto& purposes = workspace().record(QStringLiteral("ACT-0001"))->answers.at(QStringLiteral("purposes")).rows;
    QCOMPARE(purposes.size(), size_t(1));
    QCOMPARE(purposes.front().cell(QStringLiteral("purpose")).text().en, QStringLiteral("Win companies as customers"));
    form.goTo(QStringLiteral("number-of-people"));
    type(QStringLiteral("48000"));
    press(Qt::Key_Tab);
    QCOMPARE(own("number-of-people").v, Json(48000));
    form.goTo(QStringLiteral("people-countries"));
    type(QStringLiteral("Germa"));
    press(Qt::Key_Return);
    form.goTo(QStringLiteral("systems"));
    type(QStringLiteral("data platform"));
    press(Qt::Key_Return);
    QCOMPARE(own("systems").v, Json::array({"SYS-0001"}));
    for (const char* question : {"sources-combined", "profiling"}) {
        form.goTo(QString::fromLatin1(question));
        press(Qt::Key_Y);
        QCOMPARE(own(question).v, Json(true));
    }
    // The law asks for a DPIA, and the page says so with its reasons.
    const std::vector<Obligation> found = obligations(workspace(), QStringLiteral("ACT-0001"));
    const auto dpia = std::find_if(found.begin(), found.end(), [](const Obligation& one) { return one.assessment == u"gdpr-dpia"; });
    QVERIFY(dpia != found.end());
    QVERIFY(dpia->level == Level::Presumed || dpia->level == Level::Required);
    const Banner* banner = page.findChild<Banner*>();
    QVERIFY(banner && banner->isVisible());
    QStringList words;
    for (const Text* text : banner->findChildren<Text*>())
        words.append(text->text());
    QVERIFY2(words.join(u' ').contains(QStringLiteral("DPIA")), qPrintable(words.join(u' ')));
    QVERIFY(!page.findChildren<ChipButton*>().isEmpty());
    // The vendor is named where it is used.
    form.goTo(QStringLiteral("recipients"));
    press(Qt::Key_Return, Qt::ControlModifier);
    type(QStringLiteral("Polar"));
    press(Qt::Key_Return);
    QTRY_COMPARE(workspace().linksTo(QStringLiteral("VEN-0001")).size(), size_t(1));
    // Both languages of the register, from what was typed.
    for (const Language language : {Language::English, Language::Chinese}) {
        ReportOptions options;
        options.language = language;
        const auto laidOut = LaidOutReport::layOut(registerReport(workspace(), options));
        QVERIFY(laidOut.has_value());
        const QString path = m_folder->filePath(QStringLiteral("job.pdf"));
        QVERIFY(laidOut->writePdf(path).has_value());
        QProcess reader;
        reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), path, QStringLiteral("-")});
        QVERIFY(reader.waitForFinished(60000));
        const QString text = QString::fromUtf8(reader.readAllStandardOutput()).simplified();
        QVERIFY2(text.contains(QStringLiteral("ACT-0001")) && text.contains(QStringLiteral("Win companies as customers")) && text.contains(QStringLiteral("48,000")), qPrintable(text));
    }
    QVERIFY(workspace().verify().empty());
}

void TestWindow::listFiltersSortsAndOpens()
{
    QVERIFY(m_window->openSample());
    view().go(Place::list(QStringLiteral("activity")));
    ListPage* list = view().listPage();
    QVERIFY(list);
    const int all = list->shownCount();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(list->filterField()));
    QTest::keyClicks(list->filterField(), QStringLiteral("recruit"));
    QVERIFY(list->shownCount() > 0);
    QVERIFY(list->shownCount() < all);
    QTest::keyClick(list->filterField(), Qt::Key_Escape);
    QCOMPARE(list->shownCount(), all);
    list->view()->sortByColumn(1, Qt::DescendingOrder);
    list->view()->setFocus();
    list->view()->setCurrentIndex(list->view()->model()->index(0, 0));
    const QString reference = list->current();
    QTest::keyClick(list->view(), Qt::Key_Return);
    QCOMPARE(view().place().record, reference);
}

void TestWindow::paletteFindsTwoChineseCharacters()
{
    QVERIFY(m_window->openSample());
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(view().palette()->isVisible());
    view().palette()->field()->setText(u"招聘"_qs);
    QVERIFY(view().palette()->model()->rowCount() > 0);
    const QString reference = view().palette()->model()->item(0).reference;
    QTest::keyClick(view().palette()->field(), Qt::Key_Return);
    QCOMPARE(view().place().record, reference);
    QVERIFY(!view().palette()->isVisible());
}

void TestWindow::backAndForwardRememberTheQuestion()
{
    QVERIFY(m_window->openSample());
    view().go(Place::of(QStringLiteral("ACT-0001"), QStringLiteral("title")));
    view().go(Place::of(QStringLiteral("ACT-0002"), QStringLiteral("role")));
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(view().place().record, QStringLiteral("ACT-0001"));
    QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(view().place().record, QStringLiteral("ACT-0002"));
    QCOMPARE(view().place().question, QStringLiteral("role"));
}

void TestWindow::whatIsInUseIsNotRemoved()
{
    QVERIFY(m_window->openSample());
    QString used;
    for (const RecordSummary& person : workspace().records(QStringLiteral("person"))) {
        if (!workspace().linksTo(person.reference).empty())
            used = person.reference;
    }
    QVERIFY(!used.isEmpty());
    bool refusedWithPlaces = false;
    whenDialog<RemoveDialog>([&](RemoveDialog& dialog) {
        for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
            if (button->text().contains(QStringLiteral("›"))) {
                refusedWithPlaces = true;
                button->click();
                return;
            }
        }
        dialog.reject();
    });
    view().removeRecord(used);
    QVERIFY(refusedWithPlaces);
    QVERIFY(!workspace().summary(used)->removed);
    QVERIFY(view().place().record != used);
}

void TestWindow::handOverIsOneStep()
{
    QVERIFY(m_window->openSample());
    QString from;
    size_t most = 0;
    for (const RecordSummary& person : workspace().records(QStringLiteral("person"))) {
        const size_t links = workspace().linksTo(person.reference).size();
        if (links > most) {
            most = links;
            from = person.reference;
        }
    }
    QVERIFY(most > 1);
    whenDialog<HandOverDialog>([](HandOverDialog& dialog) {
        for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
            if (button->text() == QStringLiteral("Hand over"))
                button->click();
        }
        if (dialog.isVisible())
            dialog.reject();
    });
    view().handOver(from);
    for (const Link& link : workspace().linksTo(from)) // only what was decided on keeps the name
        QVERIFY2(isDecided(*workspace().summary(link.from)), qPrintable(link.from));
    view().undo();
    QCOMPARE(workspace().linksTo(from).size(), most);
}

void TestWindow::languageSwitchKeepsWhatIsTyped()
{
    QVERIFY(m_window->createFile(m_folder->filePath(QStringLiteral("b.dossier"))));
    const QString activity = add(QStringLiteral("activity"), QStringLiteral("Newsletter"));
    view().go(Place::of(activity, QStringLiteral("description")));
    QWidget* field = QApplication::focusWidget();
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("typed before the switch"));
    setInterfaceLanguage(Language::Chinese);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QVERIFY(view().flush());
    QCOMPARE(workspace().record(activity)->answers.text(QStringLiteral("description")).en, QStringLiteral("typed before the switch"));
    // Menus speak the other language.
    QVERIFY(QApplication::activeWindow());
    setInterfaceLanguage(Language::English);
    QCoreApplication::processEvents();
}

void TestWindow::secondOpenerReadsOnlyAndIsToldByWhom()
{
    const QString path = m_folder->filePath(QStringLiteral("c.dossier"));
    QVERIFY(m_window->createFile(path));
    add(QStringLiteral("activity"), QStringLiteral("Newsletter"));
    MainWindow second;
    second.setQuiet(true);
    QVERIFY2(second.openFile(path), qPrintable(second.lastProblem()));
    QVERIFY(second.view()->workspace().isReadOnly());
    QVERIFY(second.view()->workspace().lockedBy());
    QCOMPARE(second.view()->workspace().records(QStringLiteral("activity")).size(), size_t(1));
}

void TestWindow::refusesWhatIsNotAWorkspace()
{
    const QString path = m_folder->filePath(QStringLiteral("letter.dossier"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Dear Sir or Madam");
    file.close();
    QVERIFY(!m_window->openFile(path));
    QVERIFY(!m_window->view());
    QVERIFY(!m_window->lastProblem().isEmpty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("Dear Sir or Madam"));
}

void TestWindow::aDamagedFileIsBroughtBack()
{
    QVERIFY(m_window->openSample());
    const QString path = workspace().path();
    QTRY_COMPARE(backupsOf(path).size(), size_t(1)); // made behind the open window
    QTRY_VERIFY(view().statusLine()->isVisible());
    const QString good = workspace().record(QStringLiteral("ACT-0001"))->answers.text(QStringLiteral("description")).en;
    QVERIFY(m_window->closeWorkspace());
    QProcess shell;
    shell.start(QStringLiteral("sqlite3"), {path, QStringLiteral("UPDATE answer SET json = '{oh' WHERE record = 'ACT-0001' AND question = 'description'")});
    QVERIFY(shell.waitForFinished());
    // Opened, since its tables are ours; found before anything is written, and said.
    QVERIFY(m_window->openFile(path));
    QTRY_VERIFY(workspace().damage().has_value());
    QVERIFY(workspace().isReadOnly());
    QVERIFY(m_window->closeWorkspace());
    const Error damage{Error::Kind::Damaged, {QStringLiteral("Damaged."), u"已损坏。"_qs}, path};
    {
        RecoveryDialog dialog(path, damage, m_window.get());
        const QString rescued = m_folder->filePath(QStringLiteral("rescued.dossier"));
        QTimer::singleShot(0, &dialog, [] {
            // The list of what was lost is a dialog of its own.
            QTimer::singleShot(300, qApp, [] {
                if (auto* notice = qobject_cast<QDialog*>(QApplication::activeModalWidget()))
                    notice->accept();
            });
        });
        dialog.rescueTo(rescued);
        QCOMPARE(dialog.result(), rescued);
        QVERIFY(m_window->openFile(rescued));
        QVERIFY(workspace().verify().empty());
        QCOMPARE(workspace().titleOf(QStringLiteral("ACT-0001")).en, QStringLiteral("Account-based marketing, EU machine builders"));
        QVERIFY(m_window->closeWorkspace());
    }
    {
        RecoveryDialog dialog(path, damage, m_window.get());
        QCOMPARE(dialog.list()->count(), 1);
        QCOMPARE(dialog.list()->currentRow(), 0); // the newest is chosen: one click more
        dialog.restore();
        QCOMPARE(dialog.result(), path);
    }
    QVERIFY(m_window->openFile(path));
    QCOMPARE(workspace().record(QStringLiteral("ACT-0001"))->answers.text(QStringLiteral("description")).en, good);
    QVERIFY(workspace().verify().empty());
}

void TestWindow::aFileReplacedUnderTheWindowIsSaid()
{
    QVERIFY(m_window->openSample());
    const QString path = workspace().path();
    view().go(Place::of(QStringLiteral("ACT-0001")));
    QVERIFY(QFile::copy(path, path + QStringLiteral(".theirs")));
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::rename(path + QStringLiteral(".theirs"), path));
    const auto written = workspace().apply(SetAnswer{QStringLiteral("ACT-0001"), {QStringLiteral("description"), {}, {}, Language::English}, "Mine"});
    QVERIFY(!written.has_value());
    QVERIFY(workspace().damage().has_value());
    QVERIFY(QFile::exists(written.error().detail)); // kept beside it
    const auto chips = view().statusLine()->findChildren<ChipButton*>();
    QVERIFY(std::any_of(chips.begin(), chips.end(), [](const ChipButton* chip) { return chip->accessibleName().contains(QStringLiteral("replaced by another program")); }));
}

void TestWindow::reportDialogWritesWhatItShows()
{
    QVERIFY(m_window->openSample());
    ReportDialog dialog(workspace(), {}, m_window.get());
    QVERIFY(dialog.pageCount() >= 2);
    const QString path = m_folder->filePath(QStringLiteral("register.pdf"));
    QVERIFY(dialog.writeTo(path));
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
    QVERIFY(reader.waitForFinished(60000));
    const QString text = QString::fromUtf8(reader.readAllStandardOutput());
    for (const RecordSummary& activity : workspace().records(QStringLiteral("activity"))) {
        if (activity.status != "retired")
            QVERIFY2(text.contains(activity.reference), qPrintable(activity.reference));
    }
}

void TestWindow::aDpiaIsStartedFromTheBanner()
{
    QVERIFY(m_window->openSample());
    const auto press = [&](const QString& text) {
        for (QPushButton* button : view().recordPage()->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == text) {
                button->click();
                return true;
            }
        }
        return false;
    };
    view().go(Place::of(QStringLiteral("ACT-0013")));
    QVERIFY(press(QStringLiteral("Start DPIA")));
    const QString dpia = view().place().record;
    QCOMPARE(dpia, QStringLiteral("DPIA-0003"));
    QCOMPARE(workspace().summary(dpia)->subject, QStringLiteral("ACT-0013"));
    QVERIFY(!workspace().record(dpia)->answers.at(QStringLiteral("purposes")).rows.empty());
    // A risk is added where the risks are.
    FormView& form = *view().recordPage()->form();
    form.showSection(dpia, QStringLiteral("risks"));
    QVERIFY(form.findChild<RiskMapView*>());
    whenDialog<NewRecordDialog>([](NewRecordDialog& dialog) {
        QTest::keyClicks(dialog.nameField(), QStringLiteral("The reporter is found out"));
        QTest::keyClick(dialog.nameField(), Qt::Key_Return);
    });
    QVERIFY(press(QStringLiteral("Add a risk…")));
    QVERIFY(m_answered);
    QCOMPARE(view().place().record, QStringLiteral("ACT-0013/R-01"));
    // Back on the activity the button leads to what was started.
    view().go(Place::of(QStringLiteral("ACT-0013")));
    QVERIFY(press(QStringLiteral("Open DPIA-0003")));
    QCOMPARE(view().place().record, dpia);
    // What the register says differently since is said on the assessment.
    QVERIFY(workspace().apply(SetAnswer{QStringLiteral("ACT-0013"), {QStringLiteral("description"), {}, {}, Language::English}, "Reports come by telephone as well."}).has_value());
    QStringList words;
    for (const Text* text : view().recordPage()->findChild<Banner*>()->findChildren<Text*>())
        words.append(text->text());
    QVERIFY2(words.join(u' ').contains(QStringLiteral("ACT-0013 has changed since")), qPrintable(words.join(u' ')));
    // In the matrices keys choose a risk and open it.
    view().go(Place::of(QStringLiteral("DPIA-0001")));
    view().recordPage()->form()->showSection(QStringLiteral("DPIA-0001"), QStringLiteral("risks"));
    HeatMap* map = view().recordPage()->form()->findChild<RiskMapView*>()->map(RiskStage::Residual);
    map->setFocus();
    QTest::keyClick(map, Qt::Key_Right);
    QCOMPARE(map->selected(), QStringLiteral("ACT-0001/R-01"));
    QVERIFY(map->accessibleDescription().contains(QStringLiteral("R-01: Serious, Likely, High")));
    QTest::keyClick(map, Qt::Key_Return);
    QCOMPARE(view().place().record, QStringLiteral("ACT-0001/R-01"));
    // What was decided on cannot be typed into.
    view().go(Place::of(QStringLiteral("DPIA-0001"), QStringLiteral("version")));
    if (QWidget* field = QApplication::focusWidget())
        QTest::keyClicks(field, QStringLiteral("9"));
    QVERIFY(view().recordPage()->form()->flush());
    QCOMPARE(workspace().record(QStringLiteral("DPIA-0001"))->answers.text(QStringLiteral("version")).en, QStringLiteral("1.0"));
    // The report of the assessment can be seen before it is written.
    ReportDialog dialog(workspace(), QStringLiteral("DPIA-0001"), m_window.get());
    QVERIFY(dialog.pageCount() > 10);
}

void TestWindow::everyPageIsWalkedByTab_data()
{
    QTest::addColumn<int>("language");
    QTest::newRow("English") << int(Language::English);
    QTest::newRow("Chinese") << int(Language::Chinese);
}

void TestWindow::everyPageIsWalkedByTab()
{
    QFETCH(int, language);
    setInterfaceLanguage(Language(language));
    QVERIFY(m_window->openSample());
    QList<Place> places{Place::overview()};
    for (const QString& kind : view().railKinds()) {
        places.append(Place::list(kind));
        const auto records = workspace().records(kind);
        if (!records.empty())
            places.append(Place::of(records.front().reference));
    }
    for (const Place& place : places) {
        view().go(place);
        QCoreApplication::processEvents();
        QSet<QWidget*> seen;
        bool closed = false;
        for (int i = 0; i < 2000 && !closed; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : static_cast<QWidget*>(m_window.get()), Qt::Key_Tab);
            QWidget* focus = QApplication::focusWidget();
            QVERIFY2(focus, "the focus is lost");
            QVERIFY2(focus->isVisible() && m_window->isAncestorOf(focus), focus->metaObject()->className());
            const QAbstractButton* button = qobject_cast<QAbstractButton*>(focus);
            const bool named = !focus->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(named, qPrintable(QStringLiteral("%1 in %2 has no name (%3)").arg(QLatin1String(focus->metaObject()->className()),
                                                                                        focus->parentWidget() ? QLatin1String(focus->parentWidget()->metaObject()->className()) : QString(),
                                                                                        place.record + place.kind)));
            closed = seen.contains(focus) && qobject_cast<TableGrid*>(focus) == nullptr; // in a table Tab goes from cell to cell
            seen.insert(focus);
        }
        QVERIFY2(closed, "Tab does not come round");
        QVERIFY2(seen.size() > 5, qPrintable(place.record + place.kind));
    }
    setInterfaceLanguage(Language::English);
}

DOSSIER_WINDOW_TEST(TestWindow)
#include "test_window.moc"
