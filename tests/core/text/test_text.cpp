// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/fold.h"
#include "core/text/json.h"
#include "core/text/resources.h"

#include <QTest>
#include <bit>

using namespace dossier;

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void languagesHaveCodes()
    {
        QCOMPARE(languageCode(Language::Chinese), QStringLiteral("zh"));
        QVERIFY(languageFromCode(u"en") == Language::English);
        QVERIFY(!languageFromCode(u"de"));
        QVERIFY(otherLanguage(Language::English) == Language::Chinese);
    }

    void aTextFallsBackToTheOtherLanguage()
    {
        const LocalizedText text{QStringLiteral("Vendor"), {}};
        QVERIFY(!text.has(Language::Chinese));
        QCOMPARE(text.in(Language::Chinese), QStringLiteral("Vendor"));
        QVERIFY(text.of(Language::Chinese).isEmpty());
    }

    void listsAreJoinedAsEachLanguageDoes()
    {
        const QStringList items{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        QCOMPARE(joinList(items, Language::English), QStringLiteral("a, b and c"));
        QCOMPARE(joinList(items, Language::Chinese), u"a、b和c"_qs);
        QCOMPARE(joinList({}, Language::English), QString());
        QCOMPARE(joinList(QList<LocalizedText>{{QStringLiteral("x"), u"甲"_qs}, {QStringLiteral("y"), u"乙"_qs}}).zh, u"甲和乙"_qs);
    }

    void searchSeesThroughWidthAndCase()
    {
        QCOMPARE(foldForSearch(u"ＡＢＣ"), foldForSearch(u"abc"));
        QCOMPARE(foldForSearch(u"Straße"), foldForSearch(u"STRASSE"));
    }

    void chineseSortsByPinyinAndDigitsByValue()
    {
        QVERIFY(sortsBefore(u"北京"_qs, u"上海"_qs, Language::Chinese));
        QVERIFY(sortsBefore(u"上海"_qs, u"天津"_qs, Language::Chinese));
        QVERIFY(sortsBefore(QStringLiteral("P2"), QStringLiteral("P10"), Language::English));
        QVERIFY(!sortsBefore(QStringLiteral("a"), QStringLiteral("a"), Language::English));
    }

    void hanIsTold()
    {
        QVERIFY(isHan(U'卷'));
        QVERIFY(isHan(U'，'));
        QVERIFY(!isHan(U'A'));
        QVERIFY(!isHan(U','));
        QVERIFY(!isHan(U'１')); // a full-width digit is a digit
    }

    void canonicalJsonFollowsTheRfc()
    {
        const std::optional<Json> sample = parseJson(
            R"({"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]})");
        QVERIFY(sample);
        QCOMPARE(QString::fromUtf8(canonicalJson(*sample)),
                 u"{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                 u"\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}"_qs);
        const std::optional<Json> keys = parseJson(R"({"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7})");
        QVERIFY(keys);
        QCOMPARE(QString::fromUtf8(canonicalJson(*keys)), u"{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\U0001F600\":5,\"\uFB33\":3}"_qs);
    }

    void numbersAreWrittenAsEcmaScriptDoes_data()
    {
        QTest::addColumn<quint64>("bits");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("minus zero") << quint64(0x8000000000000000) << QByteArray("0");
        QTest::newRow("smallest") << quint64(0x0000000000000001) << QByteArray("5e-324");
        QTest::newRow("largest") << quint64(0x7fefffffffffffff) << QByteArray("1.7976931348623157e+308");
        QTest::newRow("2^53") << quint64(0x4340000000000000) << QByteArray("9007199254740992");
        QTest::newRow("21 digits") << quint64(0x4430000000000000) << QByteArray("295147905179352830000");
        QTest::newRow("1e21") << quint64(0x444b1ae4d6e2ef50) << QByteArray("1e+21");
        QTest::newRow("just below 1e21") << quint64(0x444b1ae4d6e2ef4f) << QByteArray("999999999999999900000");
        QTest::newRow("1e-7") << quint64(0x3e7ad7f29abcaf48) << QByteArray("1e-7");
        QTest::newRow("1e-6") << quint64(0x3eb0c6f7a0b5ed8d) << QByteArray("0.000001");
        QTest::newRow("negative") << quint64(0xbfb999999999999a) << QByteArray("-0.1");
    }

    void numbersAreWrittenAsEcmaScriptDoes()
    {
        QFETCH(quint64, bits);
        QFETCH(QByteArray, text);
        QCOMPARE(canonicalJson(Json(std::bit_cast<double>(bits))), text);
    }

    void hashesAreSha256()
    {
        QCOMPARE(sha256Hex("abc"), QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void duplicateKeysAreRefusedWithTheirPlace()
    {
        JsonProblem problem;
        QVERIFY(!parseJson("{\n  \"a\": [{\"x\": 1},\n    {\"x\": 1, \"x\": 2}]\n}", &problem));
        QCOMPARE(problem.line, 3);
        QCOMPARE(problem.path, QStringLiteral("a[1]"));
        QVERIFY2(problem.message.contains(QStringLiteral("duplicate key \"x\"")), qUtf8Printable(problem.message));
        QCOMPARE(problem.reason.zh, u"重复的键“x”"_qs);
    }

    void whatIsNoJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("not valid JSON");
        QTest::newRow("trailing comma") << QByteArray("[1,]") << QStringLiteral("not valid JSON");
        QTest::newRow("comment") << QByteArray("[1] // one") << QStringLiteral("not valid JSON");
        QTest::newRow("more after it") << QByteArray("{} {}") << QStringLiteral("not valid JSON");
        QTest::newRow("invalid UTF-8") << QByteArray("[\"\xC3\x28\"]") << QStringLiteral("invalid UTF-8");
        QTest::newRow("huge number") << QByteArray("[1e999]") << QStringLiteral("number out of range");
        QTest::newRow("deep") << QByteArray(65, '[') + QByteArray(65, ']') << QStringLiteral("nested deeper than 64 levels");
    }

    void whatIsNoJsonIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        JsonProblem problem;
        QVERIFY(!parseJson(bytes, &problem));
        QCOMPARE(problem.reason.en, reason);
        QVERIFY(!problem.reason.zh.isEmpty());
        QVERIFY(problem.line >= 1 && problem.column >= 1);
    }

    void depthOf64IsRead()
    {
        QVERIFY(parseJson(QByteArray(64, '[') + QByteArray(64, ']')));
    }

    void textsLeaveOutMissingLanguages()
    {
        QCOMPARE(textToJson({QStringLiteral("a"), {}}).dump(), std::string(R"({"en":"a"})"));
        QVERIFY(textFromJson(Json("plain")).isEmpty());
        QCOMPARE(stringAt(Json{{"n", 1}}, "n"), QString());
    }

    void builtInFilesAreFound()
    {
        QVERIFY(resourceNames(QStringLiteral("catalogues")).contains(QStringLiteral("countries.json")));
        QVERIFY(parseJson(resourceBytes(QStringLiteral("catalogues/countries.json"))));
        QVERIFY(resourceNames(QStringLiteral("nothing-here")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestText)
#include "test_text.moc"
