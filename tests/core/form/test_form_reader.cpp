// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"

#include "core/form/kinds.h"

using namespace dossier;

namespace {

/// One section "s" with these questions, texts given in short.
QByteArray questions(const QByteArray& list)
{
    return fixture::formBytes(R"([{"id":"s","title":"S","questions":[)" + list + "]}]");
}

KnownIds someKnown()
{
    return {[](const QString& id) { return id == u"gdpr.art30"; }, [](const QString& id) { return id == u"purposes"; }};
}

} // namespace

class TestFormReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeHasAWord()
    {
        for (int i = 0; i <= static_cast<int>(QuestionType::Generated); ++i) {
            const auto type = static_cast<QuestionType>(i);
            QVERIFY(questionTypeFromWord(questionTypeWord(type)) == type);
        }
        QVERIFY(!questionTypeFromWord(u"colour"));
    }

    void aFormIsReadWhole()
    {
        const QByteArray bytes = questions(
            R"({"id":"title","type":"text","label":"Title","cite":["gdpr.art30"],"states":["none","na","unknown"],"confidential":true},
               {"id":"role","type":"choice","label":"Role","required":false,"options":[{"id":"a","label":"A","score":2,"flag":true},{"id":"b","label":"B"}],
                "flag":{"when":["a"],"text":"Careful"},"score":{"weight":3}},
               {"id":"purposes","type":"table","label":"Purposes","rows":{"label":"P"},"columns":[
                 {"id":"purpose","type":"text","label":"Purpose","options":{"catalogue":"purposes"},"width":2},
                 {"id":"detail","type":"text","label":"Detail","stack":"purpose","localized":false}]},
               {"id":"data","type":"table","label":"Data","rows":{"label":"D"},"showIf":{"==":[{"var":"role"},"a"]},"columns":[
                 {"id":"for","type":"choices","label":"For","rowsOf":"purposes"}]},
               {"id":"criteria","type":"matrix","label":"Criteria","rows":[{"id":"c1","label":{"en":"One","zh":"一"}}],"columns":[
                 {"id":"view","type":"yes-no","label":"View"}]},
               {"id":"owner","type":"record","label":"Owner","options":{"kinds":["person"]},"prefill":{"from":"organisation","question":"dpo"}})");
        const KnownIds known = someKnown();
        const Result<Form> form = readForm(bytes, QStringLiteral("forms/sample.json"), Reading::Strict, &known);
        QVERIFY2(form, form ? "" : qUtf8Printable(form.error().message.en));
        QCOMPARE(form->titleQuestion()->id, QStringLiteral("title"));
        QVERIFY(form->titleQuestion()->mayBeUnknown && form->titleQuestion()->confidential && form->titleQuestion()->required);
        const Question& role = *form->question(QStringLiteral("role"));
        QVERIFY(!role.required && role.options[0].flag && role.options[0].score == 2.0);
        const Question& purposes = *form->question(QStringLiteral("purposes"));
        QCOMPARE(purposes.rowLabel, QStringLiteral("P"));
        QCOMPARE(purposes.column(QStringLiteral("detail"))->stack, QStringLiteral("purpose"));
        QCOMPARE(purposes.columns[0].catalogue, QStringLiteral("purposes"));
        QCOMPARE(form->question(QStringLiteral("criteria"))->rows[0].label.zh, u"一"_qs);
        QCOMPARE(form->question(QStringLiteral("owner"))->kinds, QStringList{QStringLiteral("person")});
        QCOMPARE(form->sectionOf(QStringLiteral("data"))->id, QStringLiteral("s"));
        QCOMPARE(form->sha256, sha256Hex(bytes));
        QCOMPARE(form->bytes, bytes);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("reason");
        const QString q0 = QStringLiteral("sections[0].questions[0]");
        const QString q1 = QStringLiteral("sections[0].questions[1]");
        const auto row = [](const char* name, const QByteArray& bytes, const QString& path, const char* reason) {
            QTest::newRow(name) << bytes << path << QString::fromUtf8(reason);
        };
        row("unknown key", questions(R"({"id":"a","type":"text","label":"A","colour":"red"})"), q0, "unknown key \"colour\"");
        row("unknown type", questions(R"({"id":"a","type":"colour","label":"A"})"), q0 + QStringLiteral(".type"), "unknown type \"colour\"");
        row("bad id", questions(R"({"id":"Bad Id","type":"text","label":"A"})"), q0 + QStringLiteral(".id"), "not lower-case words");
        row("no label", questions(R"({"id":"a","type":"text"})"), q0 + QStringLiteral(".label"), "is missing");
        row("missing Chinese", questions(R"({"id":"a","type":"text","label":{"en":"A"}})"), q0 + QStringLiteral(".label.zh"), "the Chinese text is missing");
        row("missing English", questions(R"({"id":"a","type":"text","label":{"zh":"A","en":" "}})"), q0 + QStringLiteral(".label.en"), "the English text is missing");
        row("duplicate id", questions(R"({"id":"a","type":"text","label":"A"},{"id":"a","type":"date","label":"B"})"), q1 + QStringLiteral(".id"), "duplicate id \"a\"");
        row("duplicate option", questions(R"({"id":"a","type":"choice","label":"A","options":[{"id":"x","label":"X"},{"id":"x","label":"Y"}]})"),
            q0 + QStringLiteral(".options[1].id"), "duplicate id \"x\"");
        row("duplicate column", questions(R"({"id":"a","type":"table","label":"A","rows":{"label":"P"},"columns":[{"id":"x","type":"text","label":"X"},{"id":"x","type":"text","label":"X"}]})"),
            q0 + QStringLiteral(".columns[1].id"), "duplicate id \"x\"");
        row("reserved column", questions(R"({"id":"a","type":"table","label":"A","rows":{"label":"P"},"columns":[{"id":"label","type":"text","label":"X"}]})"),
            q0 + QStringLiteral(".columns[0].id"), "reserved");
        row("no options", questions(R"({"id":"a","type":"choice","label":"A"})"), q0 + QStringLiteral(".options"), "is missing");
        row("unknown state", questions(R"({"id":"a","type":"text","label":"A","states":["maybe"]})"), q0 + QStringLiteral(".states"), "unknown state \"maybe\"");
        row("unknown citation", questions(R"({"id":"a","type":"text","label":"A","cite":["gdpr.art30","gdpr.art999"]})"), q0 + QStringLiteral(".cite[1]"), "unknown citation \"gdpr.art999\"");
        row("unknown catalogue", questions(R"({"id":"a","type":"choice","label":"A","options":{"catalogue":"colours"}})"), q0 + QStringLiteral(".options.catalogue"), "unknown catalogue \"colours\"");
        row("showIf of nothing", questions(R"({"id":"a","type":"text","label":"A","showIf":{"!!":{"var":"b"}}})"), q0 + QStringLiteral(".showIf"), "no question of this form");
        row("showIf malformed", questions(R"({"id":"a","type":"text","label":"A","showIf":{"like":[1,2]}})"), q0 + QStringLiteral(".showIf"), "unknown operator \"like\"");
        row("showIf arity", questions(R"({"id":"a","type":"text","label":"A","showIf":{"!":[{"==":[1]}]}})"), q0 + QStringLiteral(".showIf.![0].=="), "wrong number of arguments");
        row("showIf itself", questions(R"({"id":"a","type":"text","label":"A","showIf":{"!!":{"var":"a"}}})"), q0 + QStringLiteral(".showIf"), "depends on itself");
        row("showIf loop", questions(R"({"id":"a","type":"text","label":"A","showIf":{"!!":{"var":"b"}}},{"id":"b","type":"text","label":"B","showIf":{"!!":{"var":"a"}}})"),
            q0 + QStringLiteral(".showIf"), "depends on itself");
        row("section loop", fixture::formBytes(R"([{"id":"s","title":"S","showIf":{"!!":{"var":"a"}},"questions":[{"id":"a","type":"text","label":"A"}]}])"),
            QStringLiteral("sections[0].showIf"), "depends on itself");
        row("column showIf", questions(R"({"id":"a","type":"table","label":"A","rows":{"label":"P"},"columns":[{"id":"x","type":"text","label":"X","showIf":{"!!":{"var":"a"}}}]})"),
            q0 + QStringLiteral(".columns[0].showIf"), "no column of this table");
        row("rowsOf nothing", questions(R"({"id":"a","type":"table","label":"A","rows":{"label":"P"},"columns":[{"id":"x","type":"choices","label":"X","rowsOf":"b"}]})"),
            q0 + QStringLiteral(".columns[0].rowsOf"), "\"b\" is no table");
        row("rowsOf loop", questions(R"({"id":"a","type":"table","label":"A","rows":{"label":"P"},"columns":[{"id":"x","type":"choices","label":"X","rowsOf":"b"}]},
                                        {"id":"b","type":"table","label":"B","rows":{"label":"D"},"columns":[{"id":"x","type":"choices","label":"X","rowsOf":"a"}]})"),
            q0 + QStringLiteral(".columns[0].rowsOf"), "in a loop");
        row("stack of nothing", questions(R"({"id":"a","type":"table","label":"A","rows":{"label":"P"},"columns":[{"id":"x","type":"text","label":"X","stack":"y"}]})"),
            q0 + QStringLiteral(".columns[0].stack"), "no other column");
        row("prefill from nowhere", questions(R"({"id":"a","type":"text","label":"A","prefill":{"from":"link:b","question":"x"}})"),
            q0 + QStringLiteral(".prefill.from"), "names no record question");
        row("flag of no option", questions(R"({"id":"a","type":"choice","label":"A","options":[{"id":"x","label":"X"}],"flag":{"when":["y"],"text":"T"}})"),
            q0 + QStringLiteral(".flag.when[0]"), "unknown option \"y\"");
        row("table in a table", questions(R"({"id":"a","type":"table","label":"A","rows":{"label":"P"},"columns":[{"id":"x","type":"matrix","label":"X"}]})"),
            q0 + QStringLiteral(".columns[0].type"), "cannot be of this type");
        row("columns of a text", questions(R"({"id":"a","type":"text","label":"A","columns":[]})"), q0 + QStringLiteral(".columns"), "only for tables");
        row("duplicate key", QByteArray(R"({"id":"a","sections":[{"id":"s","id":"t"}]})"), QStringLiteral("sections[0]"), "duplicate key \"id\" (line 1");
        row("not JSON", QByteArray("{\n,}"), QString(), "not valid JSON (line 2");
        row("no sections", QByteArray(R"({"id":"a","version":1,"format":1,"kind":"k","prefix":"K","title":{"en":"a","zh":"b"}})"), QStringLiteral("sections"), "is missing");
        row("newer format", QByteArray(R"({"id":"a","version":1,"format":2})"), QStringLiteral("format"), "newer version of Dossier");
    }

    void refusals()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, path);
        QFETCH(QString, reason);
        const KnownIds known = someKnown();
        const Result<Form> form = readForm(bytes, QStringLiteral("forms/sample.json"), Reading::Strict, &known);
        QVERIFY(!form);
        const Error& error = form.error();
        QVERIFY2(error.message.en.startsWith(QStringLiteral("forms/sample.json: ") + path), qUtf8Printable(error.message.en));
        QVERIFY2(error.message.zh.startsWith(u"forms/sample.json："_qs + path), qUtf8Printable(error.message.zh));
        QVERIFY2(error.message.en.contains(reason), qUtf8Printable(error.message.en));
        QVERIFY(error.detail.startsWith(path));
        QVERIFY(error.kind == (path == u"format" ? Error::Kind::Newer : Error::Kind::Damaged));
    }

    void storedCopiesAreReadLeniently()
    {
        const QByteArray bytes = questions(R"({"id":"a","type":"text","label":{"en":"A"},"later":"key"})");
        QVERIFY(!readForm(bytes, QStringLiteral("f")));
        const Result<Form> form = readForm(bytes, QStringLiteral("f"), Reading::Stored);
        QVERIFY(form);
        QCOMPARE(form->sections[0].questions[0].label.en, QStringLiteral("A"));
        QVERIFY(!readForm(R"({"id":"a","version":1,"format":2})", QStringLiteral("f"), Reading::Stored));
    }

    void cataloguesAreStrict()
    {
        const Catalogue countries = fixture::countries();
        QCOMPARE(countries.entry(QStringLiteral("DE"))->label.zh, u"德国"_qs);
        QVERIFY(countries.entry(QStringLiteral("XX")) == nullptr);
        const Result<Catalogue> twice = readCatalogue(
            R"({"id":"c","version":1,"format":1,"title":{"en":"a","zh":"b"},"entries":[{"id":"x","label":{"en":"a","zh":"b"}},{"id":"x","label":{"en":"a","zh":"b"}}]})",
            QStringLiteral("c.json"));
        QVERIFY(!twice);
        QVERIFY(twice.error().message.en.contains(QStringLiteral("entries[1].id: duplicate id")));
    }

    void kindsAreStrict()
    {
        const QByteArray kind = R"({"format":1,"kinds":[{"id":"activity","prefix":"ACT","title":{"en":"a","zh":"b"},"plural":{"en":"a","zh":"b"},
            "statuses":[{"id":"proposed","label":{"en":"a","zh":"b"},"shape":"dot","tone":"ok"}],"initial":"proposed",
            "moves":[{"from":"proposed","to":"proposed","label":{"en":"a","zh":"b"},"needs":["complete"]}]}]})";
        const Result<Kinds> kinds = Kinds::read(kind, QStringLiteral("kinds.json"));
        QVERIFY2(kinds, kinds ? "" : qUtf8Printable(kinds.error().message.en));
        QCOMPARE(kinds->kind(QStringLiteral("activity"))->initial, QStringLiteral("proposed"));
        const auto refusedWith = [&kind](const char* from, const char* to, const char* reason) {
            const Result<Kinds> read = Kinds::read(QByteArray(kind).replace(from, to), QStringLiteral("kinds.json"));
            return !read && read.error().message.en.contains(QString::fromUtf8(reason));
        };
        QVERIFY(refusedWith("\"to\":\"proposed\"", "\"to\":\"gone\"", "kinds[0].moves[0].to: unknown status \"gone\""));
        QVERIFY(refusedWith("\"shape\":\"dot\"", "\"shape\":\"star\"", "kinds[0].statuses[0].shape: unknown word \"star\""));
        QVERIFY(refusedWith("[\"complete\"]", "[\"luck\"]", "unknown word \"luck\""));
    }
};

QTEST_GUILESS_MAIN(TestFormReader)
#include "test_form_reader.moc"
