// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/attachment_opening.h"
#include "app/form/file_editor.h"
#include "app/form/form_view.h"
#include "app/form/guidance_panel.h"
#include "app/form/input_parse.h"
#include "app/form/question_card.h"
#include "app/form/record_editor.h"
#include "app/form/table_editor.h"
#include "core/rules/gates.h"
#include "core/rules/regime.h"
#include "tests/app/watchdog.h"

#include <QApplication>
#include <QClipboard>
#include <QFloat16>
#include <QInputMethodEvent>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

using namespace dossier;

namespace {

class FixedClock : public Clock
{
public:
    QDateTime now() const override { return QDateTime(QDate(2026, 11, 25), QTime(10, 0), Qt::UTC); }
};

/// A workspace with an organisation, two people, a vendor and an activity, and the form on screen.
class Fixture
{
public:
    Fixture()
    {
        path = folder.filePath(QStringLiteral("test.dossier"));
        options.guards = standardGuards();
        options.clock = std::make_shared<FixedClock>();
        options.author = {QStringLiteral("Lin Yue"), {}};
        auto made = Workspace::create(path, options);
        if (!made)
            qFatal("%s", qPrintable(made.error().message.en + made.error().detail));
        workspace = std::move(*made);
        add(QStringLiteral("organisation"), Json{{"title", {{"en", "Lanting"}, {"zh", toStd(u"兰亭"_qs)}}}});
        add(QStringLiteral("person"), Json{{"name", "Lin Yue"}});
        add(QStringLiteral("person"), Json{{"name", "Chen Xi"}});
        add(QStringLiteral("vendor"), Json{{"title", {{"en", "Polar CDP"}}}});
        activity = add(QStringLiteral("activity"), Json::object());
        open();
    }

    QString add(const QString& form, const Json& answers)
    {
        const auto done = workspace->apply(AddRecord{form, {}, answers, {}, {}});
        if (!done)
            qFatal("%s", qPrintable(done.error().message.en + done.error().detail));
        return done->added.first();
    }

    void open()
    {
        view.reset();
        view = std::make_unique<FormView>(*workspace);
        view->resize(1000, 760);
        view->show();
        view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(view.get()));
    }

    void section(const QString& id)
    {
        view->showSection(activity, id);
        QApplication::processEvents();
    }

    QuestionCard* card(const QString& question) const
    {
        for (QuestionCard* each : view->findChildren<QuestionCard*>()) {
            if (each->question().id == question && each->isVisible())
                return each;
        }
        return nullptr;
    }
    template <typename E> E* editor(const QString& question) const
    {
        QuestionCard* found = card(question);
        return found == nullptr ? nullptr : qobject_cast<E*>(found->editor());
    }
    const Answers& answers() const { return workspace->record(activity)->answers; }
    const Answer& own(const QString& question) const { return answers().own(question); }
    const std::vector<Row>& rows(const QString& question) const { return answers().at(question).rows; }
    void set(const QString& question, const Json& value)
    {
        const auto done = workspace->apply(SetAnswer{activity, Cell{question, {}, {}, {}}, value});
        if (!done)
            qFatal("%s", qPrintable(done.error().message.en));
    }

    QTemporaryDir folder;
    QString path;
    OpenOptions options;
    std::unique_ptr<Workspace> workspace;
    QString activity;
    std::unique_ptr<FormView> view;
};

QWidget* focus()
{
    return QApplication::focusWidget();
}

void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QVERIFY(focus() != nullptr);
    QTest::keyClick(focus(), Qt::Key(key), modifiers);
}

void type(const QString& ascii)
{
    QVERIFY(focus() != nullptr);
    for (const QChar c : ascii)
        QTest::keyClick(focus(), c.toLatin1());
}

/// What an input method commits.
void compose(const QString& text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QApplication::sendEvent(focus(), &event);
}

} // namespace

class TestFormView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAttachmentIsOpenedAfterAQuestionOnly();
    void manyQuestionsFollowInPortions();
    void init()
    {
        Theme::apply(Theme::Mode::Light);
        setInterfaceLanguage(Language::English);
    }

    void numbersAndDatesAsPeopleWriteThem()
    {
        QCOMPARE(parseNumber(QStringLiteral("48,200"))->number, 48200.0);
        QCOMPARE(parseNumber(u"约 3万"_qs)->number, 30000.0);
        QCOMPARE(parseNumber(u"约 3万"_qs)->precision, QStringLiteral("about"));
        QCOMPARE(parseNumber(u"４８２００"_qs)->number, 48200.0);
        QCOMPARE(parseNumber(u"≥ 12.5"_qs)->precision, QStringLiteral("at-least"));
        for (const QString& wrong : {QStringLiteral("48.2oo"), QStringLiteral("1,5"), QStringLiteral("1.2.3"), QStringLiteral("12 monkeys"), QString()})
            QVERIFY2(!parseNumber(wrong), qPrintable(wrong));
        const QDate today(2026, 11, 25);
        const std::map<QString, QDate> dates{
            {QStringLiteral("2026-12-01"), QDate(2026, 12, 1)}, {QStringLiteral("+30d"), QDate(2026, 12, 25)}, {u"+2周"_qs, QDate(2026, 12, 9)},
            {u"+1个月"_qs, QDate(2026, 12, 25)}, {u"月底"_qs, QDate(2026, 11, 30)}, {u"12月3日"_qs, QDate(2026, 12, 3)},
            {u"2027年1月31日"_qs, QDate(2027, 1, 31)}, {QStringLiteral("25 Nov 2026"), today}, {QStringLiteral("1.2.2027"), QDate(2027, 2, 1)},
            {QStringLiteral("end of year"), QDate(2026, 12, 31)}, {QStringLiteral("tomorrow"), QDate(2026, 11, 26)}};
        for (const auto& [text, date] : dates)
            QVERIFY2(parseDate(text, today) == date, qPrintable(text));
        for (const QString& wrong : {QStringLiteral("2026-02-30"), QStringLiteral("soon"), QStringLiteral("32 Nov 2026"), u"13月1日"_qs})
            QVERIFY2(!parseDate(wrong, today), qPrintable(wrong));
    }

    void textInBothLanguages()
    {
        Fixture f;
        f.section(QStringLiteral("general"));
        f.view->goTo(QStringLiteral("title"));
        type(QStringLiteral("Customer data"));
        QVERIFY(f.own(QStringLiteral("title")).isBlank());
        press(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(f.own(QStringLiteral("title")).text().en, QStringLiteral("Customer data"));
        compose(u"客户数据"_qs);
        press(Qt::Key_Tab);
        QCOMPARE(f.own(QStringLiteral("title")).text(), (LocalizedText{QStringLiteral("Customer data"), u"客户数据"_qs}));
        QVERIFY(f.workspace->pending().empty());
        // Editing one language never touches the other, and makes one undo step.
        f.view->goTo(QStringLiteral("title"));
        press(Qt::Key_End);
        type(QStringLiteral(" platform"));
        QVERIFY(f.view->flush());
        QCOMPARE(f.own(QStringLiteral("title")).text(), (LocalizedText{QStringLiteral("Customer data platform"), u"客户数据"_qs}));
        QVERIFY(isOlder(f.own(QStringLiteral("title")), Language::Chinese));
        QVERIFY(f.workspace->undo());
        QCOMPARE(f.own(QStringLiteral("title")).text().en, QStringLiteral("Customer data"));
        auto* editor = f.editor<TextEditor>(QStringLiteral("title"));
        QCOMPARE(editor->pair()->text(Language::English), QStringLiteral("Customer data"));
    }

    void nothingIsSavedWhileComposing()
    {
        Fixture f;
        f.section(QStringLiteral("general"));
        f.view->goTo(QStringLiteral("title"));
        QInputMethodEvent composing(QStringLiteral("ke"), {});
        QApplication::sendEvent(focus(), &composing);
        const qint64 before = f.workspace->auditCount();
        press(Qt::Key_Return);
        QVERIFY(f.view->flush());
        QCOMPARE(f.workspace->auditCount(), before);
        QVERIFY(f.workspace->pending().empty());
        compose(u"客户"_qs);
        QVERIFY(f.view->flush());
        QCOMPARE(f.own(QStringLiteral("title")).text().en, u"客户"_qs); // in the field of the language that was open
    }

    void escapeRestores()
    {
        Fixture f;
        f.set(QStringLiteral("title"), Json{{"en", "Newsletter"}});
        f.section(QStringLiteral("general"));
        f.view->goTo(QStringLiteral("title"));
        type(QStringLiteral("x"));
        press(Qt::Key_Escape);
        QVERIFY(f.view->flush());
        QCOMPARE(f.own(QStringLiteral("title")).text().en, QStringLiteral("Newsletter"));
    }

    void longTextGrowsAndTabLeavesIt()
    {
        Fixture f;
        f.section(QStringLiteral("general"));
        f.view->goTo(QStringLiteral("description"));
        auto* editor = f.editor<TextEditor>(QStringLiteral("description"));
        const int before = editor->pair()->input(Language::English)->wantedHeight();
        for (int i = 0; i < 5; ++i) {
            type(QStringLiteral("line"));
            press(Qt::Key_Return);
        }
        const int grown = editor->pair()->input(Language::English)->wantedHeight();
        QVERIFY(grown > before);
        for (int i = 0; i < 30; ++i)
            press(Qt::Key_Return);
        QVERIFY(editor->pair()->input(Language::English)->wantedHeight() < 3 * grown);
        press(Qt::Key_Tab);
        QVERIFY(f.own(QStringLiteral("description")).text().en.startsWith(QStringLiteral("line\nline")));
    }

    void choosing()
    {
        Fixture f;
        f.section(QStringLiteral("general"));
        f.view->goTo(QStringLiteral("role"));
        press(Qt::Key_Right);
        press(Qt::Key_Space);
        QCOMPARE(f.own(QStringLiteral("role")).v, Json("joint-controller"));
        f.section(QStringLiteral("people"));
        f.view->goTo(QStringLiteral("people-countries"));
        type(QStringLiteral("Irel"));
        press(Qt::Key_Return);
        compose(u"德国"_qs); // both languages are searched
        press(Qt::Key_Return);
        QCOMPARE(f.own(QStringLiteral("people-countries")).v, (Json{"IE", "DE"}));
        press(Qt::Key_Backspace);
        QCOMPARE(f.own(QStringLiteral("people-countries")).v, Json::array({"IE"}));
        type(QStringLiteral("Atlantis"));
        press(Qt::Key_Tab);
        QCOMPARE(f.own(QStringLiteral("people-countries")).v, Json::array({"IE"}));
        QVERIFY(f.card(QStringLiteral("people-countries"))->message().contains(QStringLiteral("Atlantis")));
        f.view->goTo(QStringLiteral("criminal"));
        type(QStringLiteral("n"));
        QCOMPARE(f.own(QStringLiteral("criminal")).v, Json(false));
        press(Qt::Key_Tab);
        type(QStringLiteral("Never asked for."));
        QVERIFY(!f.view->flush()); // the refused country holds on to its text
        QCOMPARE(f.own(QStringLiteral("criminal")).note.en, QStringLiteral("Never asked for."));
        QCOMPARE(f.own(QStringLiteral("criminal")).v, Json(false));
    }

    void records()
    {
        Fixture f;
        f.section(QStringLiteral("review"));
        f.view->goTo(QStringLiteral("owner"));
        type(QStringLiteral("chen"));
        press(Qt::Key_Return);
        QCOMPARE(f.own(QStringLiteral("owner")).v, Json("PER-0002"));
        QString opened;
        QObject::connect(f.view.get(), &FormView::openRecord, [&opened](const QString& reference) { opened = reference; });
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(opened, QStringLiteral("PER-0002"));
        press(Qt::Key_Delete);
        QVERIFY(f.own(QStringLiteral("owner")).isBlank());
        QString made;
        QObject::connect(f.view.get(), &FormView::createRecord, [&made](const QString& form, const QString&) { made = form; });
        press(Qt::Key_Down);
        press(Qt::Key_Up);
        press(Qt::Key_Return);
        QCOMPARE(made, QStringLiteral("person"));
    }

    void badNumbersAndDatesAreRefused()
    {
        Fixture f;
        f.section(QStringLiteral("people"));
        f.view->goTo(QStringLiteral("number-of-people"));
        type(QStringLiteral("48,200"));
        press(Qt::Key_Return);
        QCOMPARE(f.own(QStringLiteral("number-of-people")).v, Json(48200));
        const qint64 before = f.workspace->auditCount();
        f.view->goTo(QStringLiteral("number-of-people"));
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("48.2oo"));
        press(Qt::Key_Tab);
        QCOMPARE(f.workspace->auditCount(), before);
        QCOMPARE(f.own(QStringLiteral("number-of-people")).v, Json(48200));
        const QString message = f.card(QStringLiteral("number-of-people"))->message();
        QVERIFY2(message.contains(QStringLiteral("48.2oo")) && message.contains(QStringLiteral("48,200")), qPrintable(message));
        QVERIFY(!f.view->flush());
        f.view->goTo(QStringLiteral("number-of-people"));
        press(Qt::Key_Escape);
        QVERIFY(f.view->flush());
        QVERIFY(f.card(QStringLiteral("number-of-people"))->message().isEmpty());

        f.section(QStringLiteral("review"));
        f.view->goTo(QStringLiteral("review"));
        type(QStringLiteral("2026-02-30"));
        press(Qt::Key_Return);
        QVERIFY(f.own(QStringLiteral("review")).isBlank());
        QVERIFY(f.card(QStringLiteral("review"))->message().contains(QStringLiteral("2026-02-30")));
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("+30d"));
        press(Qt::Key_Return);
        QCOMPARE(f.own(QStringLiteral("review")).v, Json("2026-12-25"));
        QVERIFY(f.card(QStringLiteral("review"))->message().isEmpty());
    }

    void answersThatAreNoValue()
    {
        Fixture f;
        f.set(QStringLiteral("role"), Json("joint-controller"));
        f.section(QStringLiteral("parties"));
        f.view->goTo(QStringLiteral("representative"));
        press(Qt::Key_N, Qt::AltModifier);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        QTest::keyClick(menu, Qt::Key_2); // not applicable: asks why
        press(Qt::Key_Return);
        QVERIFY(f.own(QStringLiteral("representative")).isBlank());
        QVERIFY(!f.card(QStringLiteral("representative"))->message().isEmpty());
        type(QStringLiteral("established in the EU"));
        press(Qt::Key_Return);
        QCOMPARE(f.own(QStringLiteral("representative")).state, AnswerState::NotApplicable);
        QCOMPARE(f.own(QStringLiteral("representative")).reason.en, QStringLiteral("established in the EU"));
        // Any key starts an answer; leaving it without one keeps what was said.
        type(QStringLiteral("z"));
        QVERIFY(qobject_cast<QLineEdit*>(focus()) != nullptr);
        QCOMPARE(f.own(QStringLiteral("representative")).state, AnswerState::NotApplicable);
        press(Qt::Key_Escape);
        press(Qt::Key_N, Qt::AltModifier);
        menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        QTest::keyClick(menu, Qt::Key_1);
        QCOMPARE(f.own(QStringLiteral("representative")).state, AnswerState::None);
    }

    void pendingTextSurvives()
    {
        Fixture f;
        f.section(QStringLiteral("general"));
        f.view->goTo(QStringLiteral("title"));
        type(QStringLiteral("Half a tit"));
        QTRY_COMPARE(f.workspace->pending().size(), size_t(1));
        QVERIFY(f.own(QStringLiteral("title")).isBlank());
        // The program ends without the field being left: a copy of the file as it is on the disk is opened.
        const QString copy = f.folder.filePath(QStringLiteral("copy.dossier"));
        QVERIFY(QFile::copy(f.path, copy));
        auto again = Workspace::open(copy, f.options);
        QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().message.en));
        FormView second(**again);
        second.resize(1000, 700);
        second.show();
        second.showSection(f.activity, QStringLiteral("general"));
        auto* editor = second.findChild<TextEditor*>();
        QCOMPARE(editor->pair()->text(Language::English), QStringLiteral("Half a tit"));
        QVERIFY(second.flush());
        QCOMPARE((*again)->record(f.activity)->answers.text(QStringLiteral("title")).en, QStringLiteral("Half a tit"));
        QVERIFY((*again)->pending().empty());
    }

    void tableByKeys()
    {
        Fixture f;
        f.section(QStringLiteral("purposes"));
        f.view->goTo(QStringLiteral("purposes"));
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(f.rows(QStringLiteral("purposes")).size(), size_t(1));
        auto* table = f.editor<TableEditor>(QStringLiteral("purposes"));
        QVERIFY(table->grid()->hasFocus());
        type(QStringLiteral("Direct mail")); // typing opens the cell
        QVERIFY(table->form() != nullptr);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(table->form() == nullptr);
        QCOMPARE(f.rows(QStringLiteral("purposes"))[0].cell(QStringLiteral("purpose")).text().en, QStringLiteral("Direct mail"));
        QVERIFY(table->grid()->hasFocus());

        // Tab past the last cell shows a new row; nothing is written until it gets an answer, and Tab leaves it again.
        const qint64 before = f.workspace->auditCount();
        table->grid()->setCurrentIndex(table->grid()->model()->index(0, table->grid()->model()->columnCount() - 1));
        press(Qt::Key_Tab);
        QCOMPARE(table->grid()->currentIndex().row(), 1);
        QCOMPARE(f.workspace->auditCount(), before);
        type(QStringLiteral("Profiling"));
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(f.rows(QStringLiteral("purposes")).size(), size_t(2));
        QCOMPARE(f.rows(QStringLiteral("purposes"))[1].cell(QStringLiteral("purpose")).text().en, QStringLiteral("Profiling"));
        QCOMPARE(f.rows(QStringLiteral("purposes"))[1].label, QStringLiteral("P2"));

        // Move, same as above, clear, remove, undo.
        press(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.rows(QStringLiteral("purposes"))[0].label, QStringLiteral("P2"));
        QCOMPARE(table->grid()->currentIndex().row(), 0);
        press(Qt::Key_Down);
        press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(f.rows(QStringLiteral("purposes"))[1].cell(QStringLiteral("purpose")).text().en, QStringLiteral("Profiling"));
        press(Qt::Key_Delete);
        QVERIFY(f.rows(QStringLiteral("purposes"))[1].cell(QStringLiteral("purpose")).isBlank());
        press(Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(f.rows(QStringLiteral("purposes")).size(), size_t(1));
        QVERIFY(table->grid()->hasFocus());
        QVERIFY(f.workspace->undo());
        QCOMPARE(f.rows(QStringLiteral("purposes")).size(), size_t(2));
    }

    void stackedCellsAndRowsOfOtherTables()
    {
        Fixture f;
        f.set(QStringLiteral("title"), Json{{"en", "A"}});
        QVERIFY(f.workspace->apply(AddRow{f.activity, QStringLiteral("purposes"), Json{{"purpose", {{"en", "Newsletter"}}}}, -1, {}, {}}));
        QVERIFY(f.workspace->apply(AddRow{f.activity, QStringLiteral("data"), Json::object(), -1, {}, {}}));
        f.section(QStringLiteral("data"));
        const QString row = f.rows(QStringLiteral("data"))[0].id;
        f.view->goTo(QStringLiteral("data"), row, QStringLiteral("people"));
        QCOMPARE(f.view->focus(), (Focus{QStringLiteral("data"), QStringLiteral("people"), row}));
        auto* table = f.editor<TableEditor>(QStringLiteral("data"));
        press(Qt::Key_Return);
        QVERIFY(table->form() != nullptr);
        QCOMPARE(table->form()->editors().size(), 2);
        press(Qt::Key_Tab);
        QCOMPARE(f.view->focus().column, QStringLiteral("number"));
        type(QStringLiteral("about 640"));
        press(Qt::Key_Return, Qt::ControlModifier);
        const Answer& number = f.rows(QStringLiteral("data"))[0].cell(QStringLiteral("number"));
        QCOMPARE(number.v, Json(640));
        QCOMPARE(number.precision, QStringLiteral("about"));

        // A bad number keeps the form open, with its text and why.
        press(Qt::Key_Return);
        press(Qt::Key_Tab);
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("many"));
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(table->form() != nullptr);
        QCOMPARE(f.rows(QStringLiteral("data"))[0].cell(QStringLiteral("number")).v, Json(640));
        press(Qt::Key_Escape); // restores the field
        press(Qt::Key_Escape); // closes
        QVERIFY(table->form() == nullptr);

        f.view->goTo(QStringLiteral("data"), row, QStringLiteral("purposes"));
        press(Qt::Key_F2);
        type(QStringLiteral("P1"));
        press(Qt::Key_Return);
        QCOMPARE(f.rows(QStringLiteral("data"))[0].cell(QStringLiteral("purposes")).v, Json::array({toStd(f.rows(QStringLiteral("purposes"))[0].id)}));
        QVERIFY(table->commit());

        // F11 puts every column side by side, Esc stacks them again.
        press(Qt::Key_Escape);
        const int stacked = table->grid()->model()->columnCount();
        press(Qt::Key_F11);
        QVERIFY(table->grid()->model()->columnCount() > stacked);
        QVERIFY(f.view->isWide());
        press(Qt::Key_Escape);
        QCOMPARE(table->grid()->model()->columnCount(), stacked);

        // A row that is referred to stays, with the reason.
        f.section(QStringLiteral("purposes"));
        f.view->goTo(QStringLiteral("purposes"), f.rows(QStringLiteral("purposes"))[0].id, QStringLiteral("purpose"));
        press(Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(f.rows(QStringLiteral("purposes")).size(), size_t(1));
        QVERIFY(!f.card(QStringLiteral("purposes"))->message().isEmpty());
    }

    void copyAndPaste()
    {
        Fixture f;
        f.section(QStringLiteral("recipients"));
        f.view->goTo(QStringLiteral("recipients"));
        auto* table = f.editor<TableEditor>(QStringLiteral("recipients"));
        const qint64 before = f.workspace->auditCount();
        const Question& question = table->question();
        // recipient, … in the order of the columns on screen
        QStringList order;
        auto* model = qobject_cast<TableModel*>(table->grid()->model());
        for (int i = 0; i < model->columnCount(); ++i) {
            for (const Question* part : model->parts(i))
                order.append(part->id);
        }
        const auto line = [&order](const QHash<QString, QString>& cells) {
            QStringList fields;
            for (const QString& column : order)
                fields.append(cells.value(column));
            return fields.join(u'\t');
        };
        const QString good = line({{QStringLiteral("recipient"), QStringLiteral("Polar CDP")}, {QStringLiteral("country"), u"爱尔兰"_qs}});
        const QString bad = line({{QStringLiteral("recipient"), QStringLiteral("Nobody Ltd")}, {QStringLiteral("country"), QStringLiteral("Atlantis")}});
        QApplication::clipboard()->setText(good + u'\n' + bad + u'\n');
        press(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(f.rows(QStringLiteral("recipients")).empty()); // nothing half pasted
        QCOMPARE(f.workspace->auditCount(), before);
        const QString message = f.card(QStringLiteral("recipients"))->message();
        QVERIFY2(message.contains(QStringLiteral("Nobody Ltd")) && message.contains(QStringLiteral("Atlantis")) && message.contains(QStringLiteral("Line 2")), qPrintable(message));
        QApplication::clipboard()->setText(good + u'\n' + line({{QStringLiteral("country"), QStringLiteral("DE")}}) + u'\n');
        press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(f.rows(QStringLiteral("recipients")).size(), size_t(2));
        QCOMPARE(f.rows(QStringLiteral("recipients"))[0].cell(QStringLiteral("recipient")).v, Json("VEN-0001"));
        QCOMPARE(f.rows(QStringLiteral("recipients"))[0].cell(QStringLiteral("country")).v, Json("IE"));
        QCOMPARE(f.rows(QStringLiteral("recipients"))[1].cell(QStringLiteral("country")).v, Json("DE"));
        QVERIFY(question.column(QStringLiteral("country")) != nullptr);
        table->grid()->selectAll();
        press(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("Polar CDP")));
        QVERIFY(f.workspace->undo());
        QVERIFY(f.rows(QStringLiteral("recipients")).empty()); // one step
    }

    void matrix()
    {
        Fixture f;
        f.section(QStringLiteral("screening"));
        f.view->goTo(QStringLiteral("criteria"), QStringLiteral("c3"), QStringLiteral("view"));
        auto* table = f.editor<TableEditor>(QStringLiteral("criteria"));
        QVERIFY(table->grid()->hasFocus());
        QCOMPARE(table->grid()->model()->rowCount(), 9);
        press(Qt::Key_Return, Qt::ControlModifier); // no rows can be added
        QCOMPARE(table->grid()->model()->rowCount(), 9);
        press(Qt::Key_Return);
        QVERIFY(table->form() != nullptr);
        press(Qt::Key_Space);
        QVERIFY(table->form() == nullptr);
        QCOMPARE(f.answers().at(QStringLiteral("criteria")).row(QStringLiteral("c3"))->cell(QStringLiteral("view")).v, Json("yes"));
        press(Qt::Key_F6, Qt::ControlModifier);
        QVERIFY(!table->grid()->hasFocus());
    }

    void tabReachesEverything_data()
    {
        QTest::addColumn<Language>("language");
        QTest::newRow("en") << Language::English;
        QTest::newRow("zh") << Language::Chinese;
    }
    void tabReachesEverything()
    {
        QFETCH(Language, language);
        setInterfaceLanguage(language);
        Fixture f;
        QVERIFY(f.workspace->apply(AddRow{f.activity, QStringLiteral("purposes"), Json{{"purpose", {{"en", "Newsletter"}}}}, -1, {}, {}}));
        QVERIFY(f.workspace->apply(AddRow{f.activity, QStringLiteral("data"), Json::object(), -1, {}, {}}));
        f.set(QStringLiteral("criminal"), Json(true));
        f.set(QStringLiteral("ai"), Json(true));
        const qint64 before = f.workspace->auditCount();
        for (const Section& section : f.workspace->formOf(f.activity).sections) {
            f.section(section.id);
            QSet<QWidget*> expected;
            QWidget* first = nullptr;
            for (QuestionCard* card : f.view->findChildren<QuestionCard*>()) {
                if (!card->isVisible())
                    continue;
                for (QWidget* widget : card->findChildren<QWidget*>()) {
                    if ((widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget->isVisible() && widget->isEnabled() && widget->focusProxy() == nullptr
                        && qobject_cast<QAbstractItemView*>(widget->parentWidget()) == nullptr) {
                        expected.insert(widget);
                        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(section.id + u'/' + card->question().id + u' ' + QString::fromLatin1(widget->metaObject()->className())));
                    }
                }
                if (first == nullptr && !card->stops().isEmpty())
                    first = card->stops().first();
            }
            if (first == nullptr)
                continue;
            for (const bool forward : {true, false}) {
                first->setFocus(Qt::TabFocusReason);
                QSet<QWidget*> seen{first};
                int steps = 0;
                bool back = false;
                while (steps++ < 500 && !back) {
                    press(forward ? Qt::Key_Tab : Qt::Key_Backtab, forward ? Qt::NoModifier : Qt::ShiftModifier);
                    QWidget* now = focus();
                    QVERIFY(now != nullptr);
                    back = now == first && seen.size() > 1 && (qobject_cast<TableGrid*>(now) == nullptr || seen.contains(expected.values().value(0)));
                    if (now == first && expected.size() == 1)
                        back = true;
                    if (now == first && seen.size() >= expected.size())
                        back = true;
                    seen.insert(now);
                }
                for (QWidget* widget : expected) {
                    QVERIFY2(seen.contains(widget), qPrintable(section.id + u": "_qs + widget->accessibleName() + (forward ? u" forward"_qs : u" back"_qs)));
                }
                QVERIFY2(back, qPrintable(section.id));
            }
        }
        QCOMPARE(f.workspace->auditCount(), before); // walking writes nothing
    }

    void languageAndThemeKeepWhatIsTyped()
    {
        Fixture f;
        f.section(QStringLiteral("general"));
        f.view->goTo(QStringLiteral("description"));
        type(QStringLiteral("Half a sentence"));
        QWidget* field = focus();
        f.view->verticalScrollBar()->setValue(40);
        const int scroll = f.view->verticalScrollBar()->value();
        setInterfaceLanguage(Language::Chinese);
        QApplication::processEvents();
        QCOMPARE(focus(), field);
        auto* editor = f.editor<TextEditor>(QStringLiteral("description"));
        QCOMPARE(editor->pair()->text(Language::English), QStringLiteral("Half a sentence"));
        QVERIFY(f.own(QStringLiteral("description")).isBlank());
        Theme::apply(Theme::Mode::Dark);
        QApplication::processEvents();
        QCOMPARE(focus(), field);
        QCOMPARE(editor->pair()->text(Language::English), QStringLiteral("Half a sentence"));
        QVERIFY(qAbs(f.view->verticalScrollBar()->value() - scroll) < 60);
        // A change from elsewhere refreshes the page under the typing.
        f.set(QStringLiteral("title"), Json{{"zh", toStd(u"通讯"_qs)}});
        QCOMPARE(focus(), field);
        QCOMPARE(editor->pair()->text(Language::English), QStringLiteral("Half a sentence"));
        QVERIFY(f.view->flush());
        QCOMPARE(f.own(QStringLiteral("description")).text(), (LocalizedText{QStringLiteral("Half a sentence"), {}}));
    }

    void openQuestionsInOrder()
    {
        Fixture f;
        f.section(QStringLiteral("general"));
        f.view->goTo(QStringLiteral("title"));
        type(QStringLiteral("Newsletter"));
        QVERIFY(f.view->goToOpen(true));
        QCOMPARE(f.view->focus().question, QStringLiteral("description"));
        QVERIFY(f.view->goToOpen(false));
        QVERIFY(f.view->focus().question != u"description"); // round the end: the last open one
        QVERIFY(f.view->section() != u"general");
    }

    void conditionsShowAndHide()
    {
        Fixture f;
        f.section(QStringLiteral("automation"));
        f.set(QStringLiteral("ai"), Json(false));
        QVERIFY(f.card(QStringLiteral("opaque")) == nullptr);
        f.view->goTo(QStringLiteral("ai"));
        type(QStringLiteral("y"));
        QApplication::processEvents();
        QVERIFY(f.card(QStringLiteral("opaque")) != nullptr);
        QVERIFY(focus() != nullptr && isWithin(focus(), f.card(QStringLiteral("ai"))));
    }

    void readOnly()
    {
        Fixture f;
        f.set(QStringLiteral("title"), Json{{"en", "Newsletter"}});
        f.section(QStringLiteral("general"));
        f.view->setReadOnly(true, QStringLiteral("Decided."));
        const qint64 before = f.workspace->auditCount();
        f.view->goTo(QStringLiteral("title"));
        type(QStringLiteral("x"));
        f.view->goTo(QStringLiteral("role"));
        press(Qt::Key_Space);
        QVERIFY(f.view->flush());
        QCOMPARE(f.workspace->auditCount(), before);
    }

    void guidance()
    {
        Fixture f;
        GuidancePanel panel(*f.workspace);
        panel.resize(252, 700);
        panel.show();
        QObject::connect(f.view.get(), &FormView::focusChanged, &panel, [&](const Focus& where) { panel.show(f.activity, where); });
        f.section(QStringLiteral("purposes"));
        f.view->goTo(QStringLiteral("purposes"));
        const Question* question = f.workspace->formOf(f.activity).question(QStringLiteral("purposes"));
        const auto says = [&panel](const QString& text) {
            for (const Text* label : panel.findChildren<Text*>()) {
                if (label->text() == text)
                    return true;
            }
            return false;
        };
        QVERIFY(says(question->label.en) || says(question->columns.front().label.en));
        ChipButton* chip = nullptr;
        for (ChipButton* each : panel.findChildren<ChipButton*>()) {
            if (each->objectName().startsWith(QStringLiteral("citation:")))
                chip = each;
        }
        QVERIFY(chip != nullptr);
        const QString id = chip->objectName().mid(9);
        chip->click();
        QTRY_COMPARE(panel.openCitation(), id);
        QVERIFY(says(Regimes::builtIn().citation(id)->asks.en));
    }
};

void TestFormView::anAttachmentIsOpenedAfterAQuestionOnly()
{
    Fixture f;
    QStringList opened;
    handOver = [&opened](const QString& path) {
        opened.append(path);
        return true;
    };
    f.activity = f.workspace->apply(AddRecord{QStringLiteral("gdpr-dpia"), f.activity, Json::object(), {}, {}})->added.first();
    f.section(QStringLiteral("context"));
    const QString question = QStringLiteral("flow-diagram");
    const QByteArray pdf = "%PDF-1.4 a drawing";
    const auto attach = [&](const QString& name, const QByteArray& content) {
        return f.workspace->apply(Attach{f.activity, Cell{question, {}, {}, {}}, name, content}).has_value();
    };
    QVERIFY(attach(QStringLiteral("flows.pdf"), pdf));
    auto* file = f.editor<FileEditor>(question);
    QVERIFY(file != nullptr);
    const auto button = [&](const QString& words) {
        for (QPushButton* each : file->findChildren<QPushButton*>()) {
            if (each->isVisible() && each->text() == words)
                return each;
        }
        return static_cast<QPushButton*>(nullptr);
    };
    // Cancelled: nothing happens.
    QVERIFY(button(QStringLiteral("Open…")) != nullptr);
    button(QStringLiteral("Open…"))->click();
    QVERIFY(f.card(question)->message().contains(QStringLiteral("Open it only if you expected it")));
    button(QStringLiteral("Cancel"))->click();
    QVERIFY(opened.isEmpty());
    QCOMPARE(f.card(question)->message(), QString());
    // Agreed: a copy that only its owner can read and nobody can run.
    button(QStringLiteral("Open…"))->click();
    button(QStringLiteral("Open the copy"))->click();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(QFileInfo(opened.first()).fileName(), QStringLiteral("flows.pdf"));
    QFile copy(opened.first());
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), pdf);
    QVERIFY(!(copy.permissions() & (QFile::ExeOwner | QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)));
    // What may run, or is not what it says, is not opened at all.
    const std::vector<std::pair<QString, QByteArray>> others{{QStringLiteral("flows.desktop"), "[Desktop Entry]"}, {QStringLiteral("flows.pdf"), "#!/bin/sh"}, {QStringLiteral("flows.html"), "<script>"},
                                                             {QStringLiteral("a.docm"), QByteArray("PK\x03\x04", 4)}, {QStringLiteral("run.sh"), "#!/bin/sh"}};
    for (const auto& [name, content] : others) {
        QVERIFY(attach(name, content));
        button(QStringLiteral("Open…"))->click();
        QVERIFY2(button(QStringLiteral("Open the copy")) == nullptr, qPrintable(name));
        QVERIFY2(f.card(question)->message().contains(QStringLiteral("not opened from here")), qPrintable(name));
    }
    QCOMPARE(opened.size(), 1);
    QCOMPARE(plainFileName(QStringLiteral("../../.config/autostart/x.pdf")), QStringLiteral("x.pdf"));
    QCOMPARE(plainFileName(u"a\u202Efdp.exe"_qs), QStringLiteral("a_fdp.exe"));
    QCOMPARE(plainFileName(QStringLiteral("..")), QStringLiteral("attachment"));
}

/// The first questions can be answered while the last are still being made; going to one of them makes it.
void TestFormView::manyQuestionsFollowInPortions()
{
    Fixture f;
    f.activity = f.workspace->apply(AddRecord{QStringLiteral("gdpr-dpia"), f.activity, Json::object(), {}, {}})->added.first();
    f.view->showSection(f.activity, QStringLiteral("general"));
    const Form& form = f.workspace->formOf(f.activity);
    const size_t wanted = form.sections.front().questions.size();
    const auto cards = [&] { return size_t(f.view->findChildren<QuestionCard*>().size()); };
    QVERIFY(cards() < wanted);
    f.view->goTo(QStringLiteral("end"));
    QCOMPARE(f.view->focus().question, QStringLiteral("end"));
    f.view->showSection(f.activity, QStringLiteral("sheet"));
    f.view->showSection(f.activity, QStringLiteral("general"));
    QTRY_VERIFY(f.card(form.sections.front().questions.back().id) != nullptr);
}

DOSSIER_WINDOW_TEST(TestFormView)
#include "test_form_view.moc"
