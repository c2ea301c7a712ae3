// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for the sources as a whole: layers, licence lines, translations.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>
#include <map>

class TestSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coreKnowsNoWidgetsAndNoApp();
    void lowerLayersDoNotIncludeHigherOnes();
    void noTypeIsDefinedTwice();
    void everySourceCarriesItsLicence();
    void everyInterfaceTextIsTranslated_data();
    void everyInterfaceTextIsTranslated();
    void chinesePunctuationIsFullWidth();

private:
    static QStringList sources(const QStringList& folders);
    static QString read(const QString& path);
};

QStringList TestSources::sources(const QStringList& folders)
{
    QStringList result;
    for (const QString& folder : folders) {
        QDirIterator it(QStringLiteral(SOURCE_ROOT "/") + folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            result.append(it.next());
    }
    return result;
}

QString TestSources::read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void TestSources::coreKnowsNoWidgetsAndNoApp()
{
    const QRegularExpression forbidden(QStringLiteral("#include *[<\"](Qt(Widgets|Charts)|Q(Widget|Dialog|Application|MainWindow|MessageBox)\\b|app/)"));
    const QStringList files = sources({QStringLiteral("core")});
    QVERIFY(files.size() > 40);
    for (const QString& path : files)
        QVERIFY2(!read(path).contains(forbidden), qPrintable(path));
}

void TestSources::lowerLayersDoNotIncludeHigherOnes()
{
    // A folder may use what stands before it in this line, never after.
    const QStringList layers{QStringLiteral("text"), QStringLiteral("form"), QStringLiteral("record"), QStringLiteral("workspace"), QStringLiteral("risk"),
                             QStringLiteral("rules"), QStringLiteral("report"), QStringLiteral("exchange")};
    const QRegularExpression include(QStringLiteral("#include \"core/([a-z]+)/"));
    for (int layer = 0; layer < layers.size(); ++layer) {
        for (const QString& path : sources({QStringLiteral("core/") + layers[layer]})) {
            const QString text = read(path);
            for (auto it = include.globalMatch(text); it.hasNext();) {
                const qsizetype used = layers.indexOf(it.next().captured(1));
                QVERIFY2(used >= 0 && used <= layer, qPrintable(path));
            }
        }
    }
}

/// Two classes of one name in two files are one class to the linker, which keeps the destructor of either.
void TestSources::noTypeIsDefinedTwice()
{
    const QRegularExpression definition(QStringLiteral("^(?:class|struct|enum class) +([A-Za-z]+)(?!::)\\b(?!.*;)"));
    std::map<QString, QString> places;
    for (const QString& path : sources({QStringLiteral("core"), QStringLiteral("app")})) {
        bool local = false; // inside an unnamed namespace
        for (const QString& line : read(path).split(u'\n')) {
            if (line.startsWith(QStringLiteral("namespace {")))
                local = true;
            else if (line == QStringLiteral("} // namespace"))
                local = false;
            const QRegularExpressionMatch match = definition.match(line);
            if (local || !match.hasMatch())
                continue;
            const auto [place, isNew] = places.try_emplace(match.captured(1), path);
            QVERIFY2(isNew, qPrintable(match.captured(1) + QStringLiteral(" in ") + place->second + QStringLiteral(" and ") + path));
        }
    }
    QVERIFY(places.size() > 100);
}

void TestSources::everySourceCarriesItsLicence()
{
    for (const QString& path : sources({QStringLiteral("core"), QStringLiteral("app"), QStringLiteral("tests")}))
        QVERIFY2(read(path).left(200).contains(QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later")), qPrintable(path));
}

void TestSources::everyInterfaceTextIsTranslated_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("Chinese") << QStringLiteral("dossier_zh_CN.ts");
    QTest::newRow("English plurals") << QStringLiteral("dossier_en.ts");
}

void TestSources::everyInterfaceTextIsTranslated()
{
    QFETCH(QString, file);
    QFile ts(QStringLiteral(SOURCE_ROOT "/translations/") + file);
    QVERIFY(ts.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&ts);
    QSet<QString> known;
    QString source;
    int messages = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
            known.insert(source);
            ++messages;
        } else if (xml.name() == QLatin1String("translation")) {
            QVERIFY2(xml.attributes().value(QLatin1String("type")).isEmpty(), qPrintable(source));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            QVERIFY2(!text.isEmpty(), qPrintable(source));
        }
    }
    QVERIFY(!xml.hasError());
    QVERIFY(messages > 5);
    // Every tr("…") of the sources is known to the file: one added without a translation fails here.
    const bool pluralsOnly = file == QLatin1String("dossier_en.ts");
    const QRegularExpression call(QStringLiteral("\\btr\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)(, nullptr)?"));
    const QRegularExpression piece(QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\""));
    int calls = 0;
    for (const QString& path : sources({QStringLiteral("app")})) {
        const QString text = read(path);
        for (auto it = call.globalMatch(text); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            QString joined;
            for (auto pieces = piece.globalMatch(match.captured(1)); pieces.hasNext();)
                joined += pieces.next().captured(1);
            joined.replace(QLatin1String("\\n"), QLatin1String("\n")).replace(QLatin1String("\\\""), QLatin1String("\"")).replace(QLatin1String("\\\\"), QLatin1String("\\"));
            ++calls;
            if (pluralsOnly && match.captured(2).isEmpty())
                continue;
            QVERIFY2(known.contains(joined), qPrintable(path + QStringLiteral(": ") + joined));
        }
    }
    QVERIFY(calls > 100);
}

void TestSources::chinesePunctuationIsFullWidth()
{
    QFile ts(QStringLiteral(SOURCE_ROOT "/translations/dossier_zh_CN.ts"));
    QVERIFY(ts.open(QIODevice::ReadOnly));
    const QRegularExpression halfWidth(QStringLiteral("[\\x{4e00}-\\x{9fff}] ?[,;:?!](?![0-9])|[,;?!] ?[\\x{4e00}-\\x{9fff}]"));
    QXmlStreamReader xml(&ts);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("translation")) {
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            QVERIFY2(!text.contains(halfWidth), qPrintable(text));
        }
    }
}

QTEST_GUILESS_MAIN(TestSources)
#include "test_sources.moc"
