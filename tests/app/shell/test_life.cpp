// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole records by keys alone: F8 to the next open question, an answer, F8 again, until nothing is open; and the life of a DPIA from the
// obligation to the second revision, in both languages.
#include "app/dialogs/proposal_dialog.h"
#include "app/dialogs/record_dialogs.h"
#include "app/form/form_view.h"
#include "app/form/risk_map_view.h"
#include "app/form/table_grid.h"
#include "app/pages/record_page.h"
#include "app/shell/main_window.h"
#include "core/form/completeness.h"
#include "core/report/reports.h"
#include "core/rules/obligations.h"
#include "tests/app/watchdog.h"
#include <QApplication>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <qfloat16.h>

using namespace dossier;

class TestLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareTextShaping(); }
    void init();
    void cleanup();
    void everyAnswerOfAnActivity_data() { languages(); }
    void everyAnswerOfAnActivity();
    void fromObligationToSecondRevision_data() { languages(); }
    void fromObligationToSecondRevision();

private:
    static void languages()
    {
        QTest::addColumn<int>("language");
        QTest::newRow("English") << int(Language::English);
        QTest::newRow("Chinese") << int(Language::Chinese);
    }
    WorkspaceView& view() { return *m_window->view(); }
    Workspace& workspace() { return m_window->view()->workspace(); }
    FormView& form() { return *view().recordPage()->form(); }
    Completeness state(const QString& record) { return completeness(workspace().formOf(record), workspace().record(record)->answers, workspace().library()); }
    /// A window manager gives the window back its focus when a dialog closes; the offscreen platform does not.
    void activate()
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    static void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        if (QWidget* focus = QApplication::focusWidget())
            QTest::keyClick(focus, Qt::Key(key), modifiers);
    }
    /// As a keyboard or an input method delivers it; the first character may open a field that takes the others.
    static void type(const QString& text)
    {
        for (const QChar c : text) {
            QWidget* focus = QApplication::focusWidget();
            if (focus == nullptr)
                return;
            QKeyEvent press(QEvent::KeyPress, c.unicode() < 128 ? c.toUpper().unicode() : 0, Qt::NoModifier, QString(c));
            QApplication::sendEvent(focus, &press);
            QKeyEvent release(QEvent::KeyRelease, c.unicode() < 128 ? c.toUpper().unicode() : 0, Qt::NoModifier, QString(c));
            QApplication::sendEvent(focus, &release);
        }
    }
    bool press(const QString& text);
    /// Answers the question or cell in focus by keys, as its type asks.
    void answerInFocus(const QString& record, const QMap<QString, QString>& wanted);
    /// F8 and answers until nothing (before these sections) is open.
    QString answerAll(const QString& record, const QMap<QString, QString>& wanted, const QStringList& before = {});
    template <typename D, typename F> void whenDialog(F act)
    {
        m_answered = false;
        QTimer::singleShot(0, this, [this, act] {
            if (auto* dialog = qobject_cast<D*>(QApplication::activeModalWidget())) {
                m_answered = true;
                act(*dialog);
            }
        });
    }
    void move(const QString& record, const QString& status, bool allowed = true);
    QString pdfText(const ReportDocument& report);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    bool m_answered = false;
};

void TestLife::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->filePath(QStringLiteral("settings")));
    qputenv("XDG_DATA_HOME", m_folder->filePath(QStringLiteral("data")).toLocal8Bit());
    QFETCH(int, language);
    setInterfaceLanguage(Language(language));
    Theme::apply(Theme::Mode::Light);
    m_window = std::make_unique<MainWindow>();
    m_window->setQuiet(true);
    m_window->resize(1280, 800);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
}

void TestLife::cleanup()
{
    m_window.reset();
    m_folder.reset();
    setInterfaceLanguage(Language::English);
}

bool TestLife::press(const QString& text)
{
    for (QPushButton* button : view().recordPage()->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text().startsWith(text)) {
            button->setFocus();
            QTest::keyClick(button, Qt::Key_Space);
            return true;
        }
    }
    return false;
}

void TestLife::answerInFocus(const QString& record, const QMap<QString, QString>& wanted)
{
    const Focus focus = form().focus();
    const Form& definition = workspace().formOf(record);
    const Question* question = definition.question(focus.question);
    if (question == nullptr)
        return;
    const Question& asked = focus.column.isEmpty() ? *question : *question->column(focus.column);
    const QString place = focus.column.isEmpty() ? asked.id : question->id + u'/' + asked.id;
    const Language language = interfaceLanguage();
    const QString want = wanted.value(place, wanted.value(asked.id));
    const bool cell = !focus.column.isEmpty();
    // A choice in a table is opened first: its options may stand side by side there.
    if (cell && asked.type == QuestionType::Choice && qobject_cast<TableGrid*>(QApplication::focusWidget()) != nullptr)
        key(Qt::Key_Return);
    switch (asked.type) {
    case QuestionType::Text:
    case QuestionType::LongText:
        type(language == Language::Chinese ? u"已填写"_qs : QStringLiteral("written"));
        key(cell ? Qt::Key_Return : Qt::Key_Tab);
        return;
    case QuestionType::YesNo:
        key(want == u"no" ? Qt::Key_N : Qt::Key_Y);
        if (cell)
            key(Qt::Key_Return);
        return;
    case QuestionType::Number:
        type(want.isEmpty() ? QStringLiteral("12") : want);
        key(cell ? Qt::Key_Return : Qt::Key_Tab);
        return;
    case QuestionType::Date:
        type(want.isEmpty() ? QStringLiteral("2027-03-01") : want);
        key(cell ? Qt::Key_Return : Qt::Key_Tab);
        return;
    case QuestionType::Choice:
    case QuestionType::Choices:
    case QuestionType::Country:
    case QuestionType::Countries: {
        QString label = want;
        if (!asked.rowsOf.isEmpty()) {
            const std::vector<Row>& rows = workspace().record(record)->answers.at(asked.rowsOf).rows;
            label = rows.empty() ? QString() : rows.front().label;
        } else {
            const std::vector<Option>& options = workspace().library().optionsOf(asked);
            const auto named = std::find_if(options.begin(), options.end(), [&want](const Option& option) { return option.id == want; });
            label = (named == options.end() ? options.front() : *named).label.in(language);
            if (asked.type == QuestionType::Country || asked.type == QuestionType::Countries)
                label = language == Language::Chinese ? u"德国"_qs : QStringLiteral("Germany");
            // A few options stand side by side: the arrows choose.
            if (asked.type == QuestionType::Choice && qobject_cast<Segmented*>(QApplication::focusWidget()) != nullptr) {
                const auto index = named == options.end() ? 0 : int(named - options.begin());
                for (size_t i = 0; i < options.size(); ++i)
                    key(Qt::Key_Left);
                for (int i = 0; i < index; ++i)
                    key(Qt::Key_Right);
                key(Qt::Key_Space);
                return;
            }
            if (asked.type == QuestionType::Choices && qobject_cast<QAbstractButton*>(QApplication::focusWidget()) != nullptr) {
                key(Qt::Key_Space);
                return;
            }
        }
        type(label);
        key(Qt::Key_Return);
        if (asked.type == QuestionType::Choices || asked.type == QuestionType::Countries)
            key(cell ? Qt::Key_Return : Qt::Key_Tab);
        return;
    }
    case QuestionType::Record:
    case QuestionType::Records: {
        const std::vector<RecordSummary> records = workspace().records(asked.kinds.front());
        if (records.empty())
            return;
        type(want.isEmpty() ? records.front().reference : want);
        key(Qt::Key_Return);
        if (asked.type == QuestionType::Records)
            key(cell ? Qt::Key_Return : Qt::Key_Tab);
        return;
    }
    case QuestionType::Table:
        key(Qt::Key_Return, Qt::ControlModifier); // a new row
        return;
    case QuestionType::Matrix:
    case QuestionType::File:
    case QuestionType::Generated: return;
    }
}

QString TestLife::answerAll(const QString& record, const QMap<QString, QString>& wanted, const QStringList& before)
{
    QString last;
    int stuck = 0;
    for (int step = 0; step < 600; ++step) {
        const Completeness now = state(record);
        if (std::none_of(now.missing.begin(), now.missing.end(), [&before](const Missing& place) { return !before.contains(place.section); }))
            return {};
        QTest::keyClick(m_window.get(), Qt::Key_F8);
        const Focus focus = form().focus();
        const QString here = focus.question + u'/' + focus.row + u'/' + focus.column + u'/' + QString::number(now.missing.size());
        stuck = here == last ? stuck + 1 : 0;
        if (stuck > 2)
            return here + u' ' + QLatin1String(QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->metaObject()->className() : "no focus");
        last = here;
        answerInFocus(record, wanted);
        QCoreApplication::processEvents();
    }
    return QStringLiteral("too many steps at ") + last;
}

QString TestLife::pdfText(const ReportDocument& report)
{
    const auto laidOut = LaidOutReport::layOut(report);
    const QString path = m_folder->filePath(QStringLiteral("out.pdf"));
    if (!laidOut || !laidOut->writePdf(path))
        return {};
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), path, QStringLiteral("-")});
    if (!reader.waitForFinished(60000))
        return {};
    QString text = QString::fromUtf8(reader.readAllStandardOutput());
    return text.remove(QRegularExpression(QStringLiteral("\\s")));
}

void TestLife::everyAnswerOfAnActivity()
{
    QVERIFY(m_window->openSample());
    activate();
    whenDialog<NewRecordDialog>([](NewRecordDialog& dialog) {
        QTest::keyClicks(dialog.nameField(), QStringLiteral("Made by keys"));
        QTest::keyClick(dialog.nameField(), Qt::Key_Return);
    });
    view().create(QStringLiteral("activity"));
    QVERIFY(m_answered);
    activate();
    const QString activity = view().place().record;
    const QString stopped = answerAll(activity, {{QStringLiteral("role"), QStringLiteral("controller")}, {QStringLiteral("retention-unit"), QStringLiteral("months")}});
    QVERIFY2(stopped.isEmpty(), qPrintable(stopped));
    const Completeness done = state(activity);
    QVERIFY(done.isComplete());
    QVERIFY2(done.required > 45, qPrintable(QString::number(done.required)));
    // What the law asks of such an activity is there, and the register says what was typed.
    QVERIFY(!obligations(workspace(), activity).empty());
    ReportOptions options;
    options.language = interfaceLanguage();
    const QString text = pdfText(activityReport(workspace(), activity, options));
    QVERIFY2(text.contains(activity) && text.contains(interfaceLanguage() == Language::Chinese ? u"已填写"_qs : QStringLiteral("written")), qPrintable(text.left(400)));
    QVERIFY(workspace().verify().empty());
}

/// Chooses a move from what the status dialog offers; a gate that is not met lists why.
void TestLife::move(const QString& record, const QString& status, bool allowed)
{
    whenDialog<StatusDialog>([&](StatusDialog& dialog) {
        const QList<QPlainTextEdit*> reasons = dialog.findChildren<QPlainTextEdit*>();
        QCOMPARE(!reasons.isEmpty(), allowed);
        if (!allowed) {
            QVERIFY(dialog.findChildren<QPushButton*>().size() > 1); // each reason leads to its place
            dialog.reject();
            return;
        }
        QTest::keyClicks(reasons.front(), QStringLiteral("as decided"));
        const QList<QPushButton*> buttons = dialog.findChildren<QPushButton*>();
        QTest::keyClick(buttons.back(), Qt::Key_Space);
    });
    view().showStatus(record, status);
    QVERIFY(m_answered);
    QCOMPARE(workspace().summary(record)->status == status, allowed);
    activate();
}

void TestLife::fromObligationToSecondRevision()
{
    const bool chinese = interfaceLanguage() == Language::Chinese;
    QVERIFY(m_window->openSample());
    activate();
    const QString activity = QStringLiteral("ACT-0013");
    view().go(Place::of(activity));
    QVERIFY(press(chinese ? u"开始"_qs : QStringLiteral("Start DPIA")));
    const QString dpia = view().place().record;
    QCOMPARE(workspace().summary(dpia)->subject, activity);

    // The gate refuses, with reasons that lead to their places.
    move(dpia, QStringLiteral("in-review"), false);

    // Fill: everything before the advice, F8 by F8.
    const QStringList later{QStringLiteral("advice"), QStringLiteral("views"), QStringLiteral("decision")};
    view().go(Place::of(dpia));
    QString stopped = answerAll(dpia, {{QStringLiteral("reasons"), QStringLiteral("voluntary")}}, later);
    QVERIFY2(stopped.isEmpty(), qPrintable(stopped));

    // Risks from the catalogue; each is filled in and rated by keys.
    form().showSection(dpia, QStringLiteral("risks"));
    whenDialog<ProposalDialog>([](ProposalDialog& dialog) {
        for (const char* entry : {"risk.01", "risk.04", "risk.05"}) {
            dialog.box(QString::fromLatin1(entry))->setFocus();
            QTest::keyClick(dialog.box(QString::fromLatin1(entry)), Qt::Key_Space);
        }
        for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
            if (button->isEnabled() && button->text().contains(u'3'))
                QTest::keyClick(button, Qt::Key_Space);
        }
    });
    QVERIFY(press(chinese ? u"建议"_qs : QStringLiteral("Proposals")));
    QVERIFY(m_answered);
    activate();
    const QStringList risks{activity + QStringLiteral("/R-01"), activity + QStringLiteral("/R-02"), activity + QStringLiteral("/R-03")};
    for (const QString& risk : risks) {
        QVERIFY2(workspace().summary(risk), qPrintable(risk));
        view().go(Place::of(risk));
        stopped = answerAll(risk, {{QStringLiteral("rating/severity"), risk == risks.front() ? QStringLiteral("very-severe") : QStringLiteral("limited")},
                                   {QStringLiteral("rating/likelihood"), risk == risks.front() ? QStringLiteral("likely") : QStringLiteral("unlikely")},
                                   {QStringLiteral("measures"), QStringLiteral("MEA-0016")},
                                   {QStringLiteral("acceptable"), risk == risks.front() ? QStringLiteral("not-acceptable") : QStringLiteral("acceptable")}});
        QVERIFY2(stopped.isEmpty(), qPrintable(risk + u' ' + stopped));
    }
    QCOMPARE(workspace().linksTo(QStringLiteral("MEA-0016")).size() >= 3, true);
    move(dpia, QStringLiteral("in-review"));

    // Advice, views, decision. Plain approval is refused: R-01 cannot be borne.
    view().go(Place::of(dpia));
    stopped = answerAll(dpia, {{QStringLiteral("dpo-stance"), QStringLiteral("favourable")}, {QStringLiteral("decision"), QStringLiteral("approved")}});
    QVERIFY2(stopped.isEmpty(), qPrintable(stopped));
    move(dpia, QStringLiteral("approved"), false);
    form().goTo(QStringLiteral("decision"));
    for (int i = 0; i < 4; ++i)
        key(Qt::Key_Left);
    key(Qt::Key_Right);
    key(Qt::Key_Space);
    QCOMPARE(workspace().record(dpia)->answers.own(QStringLiteral("decision")).v, Json("approved-with-conditions"));
    stopped = answerAll(dpia, {{QStringLiteral("conditions/bars"), QStringLiteral("yes")}});
    QVERIFY2(stopped.isEmpty(), qPrintable(stopped));
    move(dpia, QStringLiteral("approved-with-conditions"));
    QCOMPARE(workspace().revisionsOf(dpia).size(), size_t(1));

    ReportOptions options;
    options.language = interfaceLanguage();
    const QString first = pdfText(assessmentReport(workspace(), dpia, options));
    for (const QString& expected : {workspace().revisionsOf(dpia).front().sha256.left(8), QStringLiteral("R-01"), QStringLiteral("MEA-0016"), QStringLiteral("A.6")})
        QVERIFY2(first.contains(expected), qPrintable(expected));

    // Reopened, changed, decided again: the second revision, and the report says what changed.
    move(dpia, QStringLiteral("draft"));
    view().go(Place::of(dpia));
    form().goTo(QStringLiteral("benefits"));
    key(Qt::Key_End, Qt::ControlModifier);
    type(QStringLiteral(" second thoughts"));
    key(Qt::Key_Tab);
    move(dpia, QStringLiteral("in-review"));
    move(dpia, QStringLiteral("approved-with-conditions"));
    QCOMPARE(workspace().revisionsOf(dpia).size(), size_t(2));
    const QString second = pdfText(assessmentReport(workspace(), dpia, options));
    QVERIFY(second.contains(chinese ? u"自第1次修订以来的变化"_qs : QStringLiteral("Whatchangedsincerevision1")));
    QVERIFY(second.contains(QStringLiteral("secondthoughts")));
    QVERIFY(workspace().verify().empty());
}

DOSSIER_WINDOW_TEST(TestLife)

#include "test_life.moc"
