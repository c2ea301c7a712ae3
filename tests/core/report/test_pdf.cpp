// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/layout/report_fonts.h"
#include "core/report/picture.h"
#include "core/report/reports.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace dossier;

namespace {

constexpr Language en = Language::English;
constexpr Language zh = Language::Chinese;

Paragraph para(const QString& text, Language language = en, SpanRole role = SpanRole::Plain)
{
    return {{text, language, role, {}}};
}

TableCell cellOf(const QString& text, Language language = en)
{
    TableCell one;
    one.lines.push_back(para(text, language));
    return one;
}

QString outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString withoutSpace(const QString& text)
{
    QString out;
    for (const QChar c : text) {
        if (!c.isSpace())
            out += c;
    }
    return out;
}

ReportDocument documentOf(Language language)
{
    ReportDocument document;
    document.language = language;
    document.title = language == en ? QStringLiteral("Record of processing activities") : u"个人信息处理活动记录"_qs;
    document.author = u"兰亭 Lanting"_qs;
    document.headerLeft = {{u"Lindquell Pumpentechnik SE"_qs, en, SpanRole::Bold, {}}, {u"\u2002Record"_qs, en, SpanRole::Plain, {}}};
    document.footerLeft = para(QStringLiteral("Audit entry 41, 3f9a1c02"));
    document.footerCentre = para(QStringLiteral("Confidential"));
    return document;
}

TableBlock tableOf(int rows, Language language)
{
    TableBlock table;
    table.caption = para(language == en ? QStringLiteral("Activities by reference") : u"处理活动"_qs, language);
    for (const char* head : {"Reference", "Activity", "Recipients"}) {
        TableColumn column;
        column.head = para(QString::fromLatin1(head) + QStringLiteral(" head"));
        column.article = para(QStringLiteral("30(1)(d)"));
        table.columns.push_back(column);
    }
    for (int i = 1; i <= rows; ++i) {
        TableRow row;
        row.anchor = QStringLiteral("ACT-%1").arg(i, 4, 10, QChar(u'0'));
        TableCell reference;
        reference.lines.push_back(para(row.anchor, en, SpanRole::Bold));
        row.cells = {reference, cellOf(QStringLiteral("Activity number %1 of the list").arg(i)), cellOf(u"云栈澜信息技术（上海）有限公司"_qs, zh)};
        row.cells[2].second.push_back(para(QStringLiteral("VEN-0006, processor")));
        table.rows.push_back(row);
    }
    return table;
}

} // namespace

class TestPdf : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    int m_count = 0;

    /// Writes the document and checks the file; the path, or nothing.
    QString write(const ReportDocument& document)
    {
        const Result<LaidOutReport> report = LaidOutReport::layOut(document);
        if (!report)
            return {};
        const QString path = m_dir.filePath(QStringLiteral("%1 报告.pdf").arg(++m_count));
        if (!report->writePdf(path))
            return {};
        const QString keep = qEnvironmentVariable("DOSSIER_KEEP_PDF");
        if (!keep.isEmpty()) {
            const QString copy = QStringLiteral("%1/%2-%3.pdf").arg(keep, QString::fromLatin1(QTest::currentTestFunction())).arg(m_count);
            QFile::remove(copy);
            QFile::copy(path, copy);
        }
        return outputOf(QStringLiteral("qpdf"), {QStringLiteral("--check"), path}).contains(QStringLiteral("No syntax or stream encoding errors")) ? path : QString();
    }
    static QString textOf(const QString& path, const QStringList& options = {QStringLiteral("-raw")})
    {
        return outputOf(QStringLiteral("pdftotext"), options + QStringList{QStringLiteral("-enc"), QStringLiteral("UTF-8"), path, QStringLiteral("-")});
    }
    static QString infoOf(const QString& path, const QStringList& options = {}) { return outputOf(QStringLiteral("pdfinfo"), options + QStringList{path}); }
    static QString pageText(const QString& path, int page)
    {
        return textOf(path, {QStringLiteral("-raw"), QStringLiteral("-f"), QString::number(page), QStringLiteral("-l"), QString::number(page)});
    }

private Q_SLOTS:
    void initTestCase() { prepareTextShaping(); }

    void textIsFoundInBothLanguages()
    {
        ReportDocument document = documentOf(en);
        const QStringList lines{QStringLiteral("GDPR Art. 35(7)(a), 86,400 people, 98.1 %, and an office for the affected files"), QStringLiteral("The controller’s “best effort” costs £5,000 ± 2 % (§ 147)…"),
            u"Mädchen, naïve façade, Łódź, Ελλάδα, Москва"_qs};
        const QStringList hanzi{u"个人信息处理者应当在处理前进行评估，并对处理情况进行记录。"_qs, u"使用胶片彐、户口与用户；生僻字𠮷与㐀、𬌗均应保留。"_qs, u"第55条与GDPR第35条，共86,400人"_qs};
        for (const QString& line : lines)
            document.blocks.push_back(ParagraphBlock{para(line)});
        for (const QString& line : hanzi)
            document.blocks.push_back(ParagraphBlock{para(line, zh)});
        document.blocks.push_back(ParagraphBlock{para(u"Emoji 😀 and 🚀 and 👨‍👩‍👧 stay"_qs)});
        const QString path = write(document);
        QVERIFY(!path.isEmpty());
        const QString text = withoutSpace(textOf(path));
        for (const QString& line : lines + hanzi)
            QVERIFY2(text.contains(withoutSpace(line)), qPrintable(line + u'\n' + text));
        QVERIFY(text.contains(u"😀"_qs));
        QVERIFY(text.contains(u"🚀"_qs));
        QVERIFY(text.contains(withoutSpace(u"👨‍👩‍👧"_qs)));
    }

    void spacesAreOnlyWhereTheyWereTyped()
    {
        ReportDocument document = documentOf(zh);
        document.blocks.push_back(ParagraphBlock{para(u"向GDPR监管机构报告35次"_qs, zh)});
        document.blocks.push_back(ParagraphBlock{para(u"依照 GDPR 第 35 条"_qs, zh)});
        const QString path = write(document);
        QVERIFY(!path.isEmpty());
        const QString text = textOf(path);
        QVERIFY2(text.contains(u"向GDPR监管机构报告35次"_qs), qPrintable(text));
        QVERIFY2(text.contains(u"依照 GDPR 第 35 条"_qs), qPrintable(text));
    }

    void metadataTellTitleLanguageAndBookmarks()
    {
        ReportDocument document = documentOf(zh);
        document.blocks.push_back(HeadingBlock{1, {}, para(u"处理活动记录"_qs, zh), {}});
        document.blocks.push_back(HeadingBlock{2, QStringLiteral("1"), para(u"目的"_qs, zh), {}});
        document.blocks.push_back(ParagraphBlock{para(u"为履行合同所必需。"_qs, zh)});
        const QString path = write(document);
        QVERIFY(!path.isEmpty());
        const QString info = infoOf(path);
        QVERIFY2(info.contains(u"个人信息处理活动记录"_qs), qPrintable(info));
        QVERIFY(info.contains(u"兰亭 Lanting"_qs));
        QVERIFY(info.contains(QRegularExpression(QStringLiteral("Tagged:\\s+yes"))));
        const QString json = outputOf(QStringLiteral("qpdf"), {QStringLiteral("--json=1"), QStringLiteral("--json-key=outlines"), path});
        QVERIFY2(json.contains(u"1 目的"_qs), qPrintable(json));
        const QString objects = outputOf(QStringLiteral("qpdf"), {QStringLiteral("--json=1"), QStringLiteral("--json-key=objects"), path});
        QVERIFY(objects.contains(QStringLiteral("\"/Lang\": \"zh-CN\"")));
        const QString structure = infoOf(path, {QStringLiteral("-struct-text")});
        QVERIFY2(structure.contains(u"目的"_qs) && structure.contains(QStringLiteral("H2")), qPrintable(structure));
    }

    void pageSizes()
    {
        const struct { PageSize size; bool landscape; const char* expected; } cases[] = {
            {PageSize::A4, false, "595.*842"}, {PageSize::A4, true, "842.*595"}, {PageSize::Letter, false, "612.*792"}, {PageSize::Letter, true, "792.*612"}};
        for (const auto& one : cases) {
            ReportDocument document = documentOf(en);
            document.pageSize = one.size;
            document.landscape = one.landscape;
            document.blocks.push_back(tableOf(2, en));
            const QString path = write(document);
            QVERIFY(!path.isEmpty());
            const QString info = infoOf(path);
            QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Page size:\\s+") + QString::fromLatin1(one.expected))), qPrintable(info));
        }
    }

    void longTablesRepeatTheirHead()
    {
        for (const Language language : {en, zh}) {
            ReportDocument document = documentOf(language);
            document.landscape = true;
            document.blocks.push_back(HeadingBlock{1, {}, para(QStringLiteral("Register")), {}});
            document.blocks.push_back(tableOf(60, language));
            const Result<LaidOutReport> report = LaidOutReport::layOut(document);
            QVERIFY(report);
            const int pages = report->pageCount();
            QVERIFY(pages > 2);
            const QString path = write(document);
            QVERIFY(!path.isEmpty());
            const QString all = textOf(path);
            for (int row = 1; row <= 60; ++row)
                QCOMPARE(all.count(QStringLiteral("ACT-%1").arg(row, 4, 10, QChar(u'0'))), 1);
            for (int page = 1; page <= pages; ++page) {
                const QString text = pageText(path, page);
                QVERIFY2(text.contains(QStringLiteral("Reference head")), qPrintable(text));
                QVERIFY2(text.contains(language == en ? QStringLiteral("Page %1 of %2").arg(page).arg(pages) : u"第%1页，共%2页"_qs.arg(page).arg(pages)), qPrintable(text));
                QCOMPARE(text.contains(language == en ? QStringLiteral("Table 1 continues on the next page") : u"表1下页续"_qs), page < pages);
                QCOMPARE(text.contains(language == en ? QStringLiteral("(continued)") : u"（续）"_qs), page > 1);
            }
        }
    }

    void rowsLongerThanAPageAreSplitAndKeepEveryWord()
    {
        ReportDocument document = documentOf(en);
        TableBlock table = tableOf(3, en);
        QStringList words;
        for (int i = 0; i < 3000; ++i)
            words.append(QStringLiteral("word%1").arg(i));
        table.rows[1].cells[1] = cellOf(words.join(u' '));
        document.blocks.push_back(table);
        const QString path = write(document);
        QVERIFY(!path.isEmpty());
        const QString text = textOf(path) + u' ';
        for (int i = 0; i < 3000; i += 7)
            QVERIFY2(text.contains(QRegularExpression(QStringLiteral("word%1\\s").arg(i))), qPrintable(QString::number(i)));
        QVERIFY(text.contains(QStringLiteral("ACT-0003")));
    }

    void linksLeadToTheirRows()
    {
        ReportDocument document = documentOf(en);
        document.blocks.push_back(ParagraphBlock{{{QStringLiteral("See "), en, SpanRole::Plain, {}}, {QStringLiteral("ACT-0040"), en, SpanRole::Plain, QStringLiteral("#ACT-0040")},
            {QStringLiteral(" and nothing"), en, SpanRole::Plain, QStringLiteral("#ACT-9999")}}});
        document.blocks.push_back(tableOf(45, en));
        const QString path = write(document);
        QVERIFY(!path.isEmpty());
        const QString json = outputOf(QStringLiteral("qpdf"), {QStringLiteral("--json=1"), QStringLiteral("--json-key=objects"), path});
        QCOMPARE(json.count(QStringLiteral("\"/Link\"")), 1);
        QVERIFY(json.contains(QStringLiteral("/XYZ")));
    }

    void hostileTextsStayWhole()
    {
        ReportDocument document = documentOf(en);
        QString title;
        while (title.size() < 500)
            title += u"Customer data platform 客户数据平台 "_qs;
        title.truncate(500);
        document.title = title;
        document.headerLeft = para(title, en, SpanRole::Bold);
        document.blocks.push_back(HeadingBlock{1, {}, para(title), {}});
        const QString url = QStringLiteral("https://example.org/") + QString(400, QChar(u'a')) + QStringLiteral("/path?x=") + QString(400, QChar(u'7'));
        document.blocks.push_back(QuestionBlock{para(QStringLiteral("Where")), para(QStringLiteral("GDPR Art. 5")), {para(url)}, AnswerFrame::None, {}, {}});
        TableBlock table = tableOf(2, en);
        table.rows[0].cells[1] = cellOf(url);
        document.blocks.push_back(table);
        const QString path = write(document);
        QVERIFY(!path.isEmpty());
        const QString text = withoutSpace(textOf(path));
        QVERIFY(text.contains(withoutSpace(title)));
        QVERIFY2(text.contains(url), qPrintable(text));
        QVERIFY(infoOf(path).contains(title.left(300)));
        // Nothing stands outside the page.
        const QString boxes = textOf(path, {QStringLiteral("-bbox")});
        const QRegularExpression right(QStringLiteral("xMax=\"([0-9.]+)\""));
        auto it = right.globalMatch(boxes);
        while (it.hasNext())
            QVERIFY(it.next().captured(1).toDouble() < 595);
    }

    void hundredThousandCharacters()
    {
        ReportDocument document = documentOf(zh);
        QString text;
        for (int i = 0; text.size() < 100'000; ++i)
            text += u"第%1项：处理目的明确、合理，与GDPR第%1条一致。"_qs.arg(i);
        document.blocks.push_back(QuestionBlock{para(u"说明"_qs, zh), {}, {para(text, zh)}, AnswerFrame::None, {}, {}});
        const QString path = write(document);
        QVERIFY(!path.isEmpty());
        // A number that stands on two pages has header and footer in between.
        const QString read = withoutSpace(textOf(path, {QStringLiteral("-raw"), QStringLiteral("-nopgbrk")}));
        const QRegularExpression pages(QStringLiteral("Pages: +(\\d+)"));
        const int pageCount = pages.match(infoOf(path)).captured(1).toInt();
        QVERIFY(pageCount > 20);
        int checked = 0;
        int missed = 0;
        for (int i = 0; text.contains(u"第%1项"_qs.arg(i)); i += 11) {
            ++checked;
            missed += read.contains(u"第%1项："_qs.arg(i)) ? 0 : 1;
        }
        QVERIFY(checked > 250);
        QVERIFY2(missed < pageCount / 4, qPrintable(QString::number(missed)));
        QVERIFY(read.count(u"处理目的明确"_qs) > text.count(u"处理目的明确"_qs) - pageCount);
    }

    void statesHaveFramesAndDraftsSaySo()
    {
        ReportDocument document = documentOf(en);
        document.draft = true;
        document.blocks.push_back(HeadingBlock{1, {}, para(QStringLiteral("Data Protection Sheet")), {}});
        document.blocks.push_back(HeadingBlock{2, QStringLiteral("2.2"), para(QStringLiteral("Minimisation and retention")), {}});
        const auto question = [](const QString& label, std::vector<Paragraph> answer, AnswerFrame frame, Paragraph tag = {}) {
            return QuestionBlock{para(label), para(QStringLiteral("GDPR Art. 30(1)(d)")), std::move(answer), frame, std::move(tag), {}};
        };
        document.blocks.push_back(question(QStringLiteral("Recipients"), {para(QStringLiteral("None."), en, SpanRole::State)}, AnswerFrame::None));
        document.blocks.push_back(question(QStringLiteral("Children’s data"),
            {{{QStringLiteral("Not applicable."), en, SpanRole::State, {}}, {QStringLiteral(" The mini-program asks for a trade licence before an account is opened; no account of a person under 18 exists."), en, SpanRole::Plain, {}}}},
            AnswerFrame::None));
        document.blocks.push_back(question(QStringLiteral("Why it is needed"),
            {{{QStringLiteral("Not answered"), en, SpanRole::State, {}}, {QStringLiteral("\u2002This question is required."), en, SpanRole::Plain, {}}}}, AnswerFrame::Missing));
        document.blocks.push_back(question(QStringLiteral("Remarks"), {{{QStringLiteral("Not answered"), en, SpanRole::State, {}}, {QStringLiteral("\u2002Optional."), en, SpanRole::Plain, {}}}}, AnswerFrame::MissingOptional));
        document.blocks.push_back(question(QStringLiteral("Alternatives"), {para(u"已比较两种方案：由会员手动选择门店，或者按城市发放优惠券。前者的到店率下降约两成，但不需要位置权限；试点门店正在收集数据。"_qs, zh)},
            AnswerFrame::OtherLanguage, para(QStringLiteral("Available in Chinese only"))));
        document.blocks.push_back(question(QStringLiteral("Vendor"), {{{QStringLiteral("Vendor not approved."), en, SpanRole::State, {}}, {QStringLiteral(" Status: under review."), en, SpanRole::Plain, {}}}}, AnswerFrame::Warning));
        FactsBlock facts;
        for (int i = 0; i < 5; ++i)
            facts.facts.push_back({para(QStringLiteral("Data protection officer")), {para(QStringLiteral("Katrin Selbmann")), para(QStringLiteral("dpo@lindquell.example"))}});
        document.blocks.push_back(SpaceBlock{12});
        document.blocks.push_back(facts);
        const QString path = write(document);
        QVERIFY(!path.isEmpty());
        const QString text = textOf(path);
        for (const char* words : {"DRAFT", "Draft, not approved", "Not answered", "This question is required.", "Available in Chinese only", "Not applicable."})
            QVERIFY2(text.contains(QString::fromLatin1(words)), words);
        // The header names the section that starts on the page.
        QVERIFY(text.count(QStringLiteral("Minimisation and retention")) == 2);
    }

    static QByteArray encoded(const QImage& image, const char* format)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, format);
        return bytes;
    }

    void picturesAreReadByTheirContentAlone()
    {
        QImage drawn(400, 200, QImage::Format_ARGB32);
        drawn.fill(Qt::transparent);
        const auto png = pictureOf(encoded(drawn, "png"));
        QVERIFY(png.has_value());
        QCOMPARE(png->size(), QSize(400, 200));
        QCOMPARE(png->pixelColor(7, 7), QColor(Qt::white)); // opaque
        QVERIFY(pictureOf(encoded(drawn.convertToFormat(QImage::Format_RGB32), "jpg")).has_value());
        QCOMPARE(pictureOf(encoded(QImage(6000, 300, QImage::Format_Grayscale8), "png"))->width(), 1925);
        // What may refer to other files, what is cut off and what claims to be huge is not read.
        QVERIFY(!pictureOf("<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>").has_value());
        QVERIFY(!pictureOf(encoded(drawn, "bmp")).has_value());
        QVERIFY(!pictureOf(QByteArray()).has_value());
        QVERIFY(!pictureOf(encoded(drawn, "png").left(20)).has_value());
        QByteArray huge = encoded(drawn, "png");
        huge.replace(16, 17, QByteArray("\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x06\x00\x00\x00\xa8\x52\x0b\xc8", 17)); // 100,000 by 100,000, with its checksum
        QVERIFY(!pictureOf(huge).has_value());
    }

    void picturesAreFiguresWithWords()
    {
        ReportDocument document;
        document.blocks.push_back(HeadingBlock{2, QStringLiteral("A.3"), para(QStringLiteral("Diagrams")), {}});
        PictureBlock block;
        block.caption = para(QStringLiteral("Flows"));
        block.source = para(QStringLiteral("Source: flows.png"));
        block.picture = QImage(1600, 2400, QImage::Format_RGB32);
        block.picture.fill(Qt::lightGray);
        block.alternative = QStringLiteral("Trade fairs to the CRM");
        document.blocks.push_back(block);
        document.blocks.push_back(ParagraphBlock{para(QStringLiteral("After it."))});
        const QString path = write(document);
        QVERIFY(!path.isEmpty());
        const QString images = outputOf(QStringLiteral("pdfimages"), {QStringLiteral("-list"), path});
        QVERIFY2(images.contains(QStringLiteral("1600  2400")), qPrintable(images));
        // Heading, caption, picture and source stay together.
        const QString first = pageText(path, 1);
        QVERIFY2(first.contains(QStringLiteral("Diagrams")) && first.contains(QStringLiteral("Flows")) && first.contains(QStringLiteral("Source: flows.png")), qPrintable(first));
        const QString structure = infoOf(path, {QStringLiteral("-struct")});
        QVERIFY2(structure.contains(QStringLiteral("Figure")), qPrintable(structure));
        QVERIFY(outputOf(QStringLiteral("qpdf"), {QStringLiteral("--qdf"), QStringLiteral("--object-streams=disable"), path, QStringLiteral("-")}).contains(QStringLiteral("/Alt")));
    }

    void pagesPaintOnScreen()
    {
        ReportDocument document = documentOf(en);
        document.blocks.push_back(tableOf(4, en));
        const Result<LaidOutReport> report = LaidOutReport::layOut(document);
        QVERIFY(report);
        QCOMPARE(report->pageCount(), 1);
        QCOMPARE(qRound(report->pageSizePoints(0).width()), 595);
        QImage image(595, 842, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        report->paintPage(painter, 0);
        report->paintPage(painter, 7); // no such page: nothing happens
        painter.end();
        int dark = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                dark += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
        QVERIFY(dark > 1000);
    }

    void failuresLeaveNothingBehind()
    {
        ReportDocument document = documentOf(en);
        const Result<LaidOutReport> report = LaidOutReport::layOut(document);
        QVERIFY(report);
        const Result<void> written = report->writePdf(m_dir.filePath(QStringLiteral("no/such/folder/x.pdf")));
        QVERIFY(!written);
        QVERIFY(!written.error().message.en.isEmpty() && !written.error().message.zh.isEmpty());
        QDir(m_dir.path()).mkdir(QStringLiteral("taken.pdf"));
        QVERIFY(!report->writePdf(m_dir.filePath(QStringLiteral("taken.pdf"))));
        QVERIFY(QDir(m_dir.path()).entryList({QStringLiteral("taken.pdf.*")}).isEmpty());
    }

    void withoutChineseFontThePackageIsNamed()
    {
        const Result<ReportFonts> fonts = ReportFonts::among({QStringLiteral("DejaVu Sans")});
        QVERIFY(!fonts);
        QVERIFY(fonts.error().message.en.contains(QStringLiteral("fonts-noto-cjk")));
        QVERIFY(fonts.error().message.zh.contains(QStringLiteral("fonts-noto-cjk")));
    }
};

int main(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    prepareTextShaping();
    TestPdf test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_pdf.moc"
