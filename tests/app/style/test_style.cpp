// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/components.h"
#include "app/style/dossier_style.h"
#include "tests/app/watchdog.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QVBoxLayout>

using namespace dossier;

namespace {

QJsonObject tokens()
{
    QFile file(QStringLiteral(":/theme/tokens.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QImage picture(QWidget& widget)
{
    QImage image(widget.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    widget.render(&image);
    return image;
}

bool hasColour(const QImage& image, const QColor& colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                return true;
        }
    }
    return false;
}

QImage canvas(const QSize& size)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    return image;
}

/// First and last row and column that are not white.
QRect inkOf(const QImage& image)
{
    QRect ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) != QColor(Qt::white))
                ink |= QRect(x, y, 1, 1);
        }
    }
    return ink;
}

} // namespace

class TestStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        setInterfaceLanguage(Language::English);
        Theme::apply(Theme::Mode::Light);
    }

    void cleanup()
    {
        setInterfaceLanguage(Language::English);
        Theme::setTextScale(100);
        Theme::apply(Theme::Mode::Light);
    }

    void tokensAreComplete()
    {
        const QJsonObject all = tokens();
        static const QRegularExpression hex(QStringLiteral("^#[0-9A-F]{6}$"));
        for (const QString& theme : {QStringLiteral("light"), QStringLiteral("dark")}) {
            const QJsonObject set = all[theme].toObject();
            for (const QString& name : colourNames())
                QVERIFY2(hex.match(set[name].toString()).hasMatch(), qPrintable(theme + u'.' + name));
            QCOMPARE(set[QStringLiteral("risk")].toArray().size(), 4);
            QVERIFY(set[QStringLiteral("emptyCell")].toDouble() > 0);
        }
        const QJsonObject roles = all[QStringLiteral("type")].toObject()[QStringLiteral("roles")].toObject();
        QCOMPARE(roles.size(), int(TextRole::Caption) + 1);
        for (const auto& role : roles) {
            for (const char* key : {"size", "sizeHan", "lineLatin", "lineHan", "weight"})
                QVERIFY(role.toObject()[QLatin1String(key)].toInt() > 0);
        }
        const QJsonObject space = all[QStringLiteral("space")].toObject();
        QCOMPARE(space[QStringLiteral("m")].toInt(), int(space::m));
        QCOMPARE(space[QStringLiteral("page")].toInt(), int(space::page));
        QCOMPARE(Theme::current().colour(ColourRole::Accent), QColor(0x24, 0x58, 0xA6));
        QCOMPARE(Theme::current().colour(ColourRole::StaleTint), QColor(0xF0, 0xEC, 0xF9));
    }

    void styleSheetIsShortAndFilled()
    {
        QFile file(QStringLiteral(":/theme/dossier.qss"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().count('\n') <= 60);
        const QString sheet = qApp->styleSheet();
        QVERIFY(sheet.contains(QStringLiteral("QScrollBar")));
        static const QRegularExpression rule(QStringLiteral("\\{[^}]*@"));
        QVERIFY(!rule.match(sheet).hasMatch());
        static const QRegularExpression missing(QStringLiteral(":\\s*;"));
        QVERIFY(!missing.match(sheet).hasMatch());
    }

    void contrast_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void contrast()
    {
        QFETCH(bool, dark);
        Theme::apply(dark ? Theme::Mode::Dark : Theme::Mode::Light);
        const Theme& theme = Theme::current();
        const QStringList names = colourNames();
        const auto atLeast = [&](ColourRole front, ColourRole back, double least) {
            const double ratio = contrastRatio(theme.colour(front), theme.colour(back));
            if (ratio < least)
                qWarning("%s on %s: %.2f", qPrintable(names[int(front)]), qPrintable(names[int(back)]), ratio);
            return ratio >= least;
        };
        using R = ColourRole;
        const QList<R> surfaces{R::Rail, R::Page, R::Subtle, R::Raised, R::Hover, R::Sel, R::FocusFill};
        const QList<R> tints{R::AccentTint, R::NeutralTint, R::OkTint, R::WarnTint, R::DangerTint, R::StaleTint};
        bool fine = true;
        for (const R front : {R::Text, R::Muted, R::Accent, R::Ok, R::Warn, R::Danger, R::Stale}) {
            for (const R back : surfaces + tints)
                fine = atLeast(front, back, 4.5) && fine;
        }
        for (const R back : {R::Rail, R::Page, R::Subtle, R::Raised, R::FocusFill})
            fine = atLeast(R::Faint, back, 4.5) && fine;
        for (const R back : {R::Page, R::Subtle, R::Raised, R::FocusFill})
            fine = atLeast(R::Field, back, 3) && fine;
        fine = atLeast(R::OnFill, R::Fill, 4.5) && fine;
        for (const R back : surfaces)
            fine = atLeast(R::Accent, back, 3) && fine;
        QVERIFY(fine);
        for (int levels = 2; levels <= 5; ++levels) {
            for (int level = 0; level < levels; ++level) {
                const double ratio = contrastRatio(theme.riskText(level, levels), theme.riskFill(level, levels));
                QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("level %1 of %2: %3").arg(level).arg(levels).arg(ratio)));
            }
        }
    }

    void riskOrderSurvivesGreyscale()
    {
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::apply(mode);
            const Theme& theme = Theme::current();
            const QColor page = theme.colour(ColourRole::Page);
            for (int levels = 2; levels <= 5; ++levels) {
                for (int level = 1; level < levels; ++level)
                    QVERIFY(contrastRatio(theme.riskFill(level, levels), page) > contrastRatio(theme.riskFill(level - 1, levels), page));
            }
            QCOMPARE(theme.riskFill(0, 2), theme.riskFill(0, 4));
            QCOMPARE(theme.riskFill(1, 2), theme.riskFill(3, 4));
        }
    }

    void switchOfThemeReplacesEverything()
    {
        QLineEdit line;
        QTextEdit area;
        Text text;
        text.setText(QStringLiteral("Paper"));
        text.resize(200, 40);
        QWidget window;
        QVBoxLayout column(&window);
        for (QWidget* widget : QList<QWidget*>{&line, &area, &text})
            column.addWidget(widget);
        const auto giveBack = qScopeGuard([&] {
            for (QWidget* widget : QList<QWidget*>{&line, &area, &text})
                widget->setParent(nullptr);
        });
        window.show();
        QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0xFF, 0xFF, 0xFF));
        const QString lightSheet = qApp->styleSheet();
        line.setFocus();
        line.setText(QStringLiteral("kept"));

        Theme::apply(Theme::Mode::Dark);
        QVERIFY(Theme::current().isDark());
        QCOMPARE(Theme::mode(), Theme::Mode::Dark);
        QCOMPARE(line.palette().color(QPalette::Base), QColor(0x26, 0x2C, 0x33));
        QCOMPARE(line.palette().color(QPalette::PlaceholderText), QColor(0x9A, 0xA4, 0xB0));
        QCOMPARE(window.palette().color(QPalette::Window), QColor(0x1B, 0x1F, 0x24));
        QVERIFY(qApp->styleSheet() != lightSheet);
        QVERIFY(hasColour(picture(text), QColor(0xE6, 0xE9, 0xED)) || text.palette().color(QPalette::WindowText) == QColor(0xE6, 0xE9, 0xED));
        QCOMPARE(line.text(), QStringLiteral("kept"));
        QCOMPARE(window.focusWidget(), &line);
        Theme::apply(Theme::Mode::Light);
        QCOMPARE(qApp->styleSheet(), lightSheet);
    }

    void iconsFollowTheme()
    {
        const QIcon icon = themedIcon(QStringLiteral("add"), ColourRole::Text);
        QVERIFY(!icon.isNull());
        QVERIFY(themedIcon(QStringLiteral("no-such-icon")).isNull());
        const QImage light = icon.pixmap(QSize(16, 16), 2.0).toImage();
        QCOMPARE(light.size(), QSize(32, 32));
        QVERIFY(hasColour(light, Theme::current().colour(ColourRole::Text)));
        Theme::apply(Theme::Mode::Dark);
        QVERIFY(hasColour(icon.pixmap(QSize(16, 16), 2.0).toImage(), Theme::current().colour(ColourRole::Text)));
    }

    void fontsFollowTheLanguageOfTheText()
    {
        const Theme& theme = Theme::current();
        QCOMPARE(theme.font(TextRole::Body, Language::English).pixelSize(), 13);
        QCOMPARE(theme.lineHeight(TextRole::Body, Language::English), 20);
        QCOMPARE(theme.lineHeight(TextRole::Body, Language::Chinese), 22);
        QCOMPARE(theme.font(TextRole::Caption, Language::English).pixelSize(), 11);
        QCOMPARE(theme.font(TextRole::Caption, Language::Chinese).pixelSize(), 12);
        QCOMPARE(theme.font(TextRole::Title, Language::English).weight(), int(QFont::DemiBold));
        QCOMPARE(theme.font(TextRole::Body, Language::Chinese).hintingPreference(), QFont::PreferNoHinting);
        const QStringList chinese = theme.font(TextRole::Body, Language::Chinese).families(), english = theme.font(TextRole::Body, Language::English).families();
        QVERIFY(!english.isEmpty());
        if (chinese.size() > 1) { // a Chinese font is installed
            QCOMPARE(chinese.front(), english.back());
            QVERIFY(!chinese.front().contains(QStringLiteral("JP")));
        }
        const QFontMetricsF digits(theme.numberFont(TextRole::Body));
        if (chinese.size() > 1)
            QVERIFY(qAbs(digits.horizontalAdvance(u'1') - digits.horizontalAdvance(u'8')) < 0.05);
    }

    void textScaleGrowsLines()
    {
        Theme::setTextScale(150);
        QCOMPARE(Theme::current().lineHeight(TextRole::Body, Language::English), 30);
        QCOMPARE(Theme::current().scaled(16), 24);
        QPushButton* button = makeButton(QStringLiteral("Save"));
        QVERIFY(button->sizeHint().height() >= 44);
        delete button;
    }

    void textWrapsAndElides()
    {
        Text text;
        text.setText(QStringLiteral("Name who really sees the data: vendors, group companies, authorities."));
        QCOMPARE(text.accessibleName(), text.text());
        QVERIFY(text.hasHeightForWidth());
        QCOMPARE(text.heightForWidth(2000), 20);
        const int wrapped = text.heightForWidth(150);
        QVERIFY(wrapped > 40);
        QCOMPARE(wrapped % 20, 0);
        text.setMaxLines(2);
        QCOMPARE(text.heightForWidth(150), 40);
        text.setMaxLines(1);
        QVERIFY(!text.hasHeightForWidth());
        QCOMPARE(text.sizeHint().height(), 20);
        QVERIFY(text.minimumSizeHint().width() < 60);

        const TextBlock block(text.text(), TextRole::Body, Language::English);
        QVERIFY(block.isElided(150, 2));
        QVERIFY(!block.isElided(2000, 1));
        QVERIFY(!block.isElided(150, 0));
        QImage image = canvas(QSize(200, 60));
        QPainter painter(&image);
        block.draw(painter, QRect(0, 0, 150, 60), Qt::black, Qt::AlignLeft | Qt::AlignTop, 2);
        painter.end();
        QVERIFY(inkOf(image).right() <= 151);
        QVERIFY(inkOf(image).bottom() < 42);
        QVERIFY(inkOf(image).bottom() > 20);
    }

    void aParagraphLeftOutIsMarked()
    {
        const TextBlock block(QStringLiteral("One\nTwo"), TextRole::Body, Language::English), one(QStringLiteral("One"), TextRole::Body, Language::English);
        QCOMPARE(block.heightForWidth(500), 40);
        QVERIFY(block.isElided(500, 1));
        QImage both = canvas(QSize(200, 20)), first = canvas(QSize(200, 20));
        QPainter painter(&both);
        block.draw(painter, both.rect(), Qt::black, Qt::AlignLeft | Qt::AlignTop, 1);
        painter.end();
        painter.begin(&first);
        one.draw(painter, first.rect(), Qt::black);
        painter.end();
        QVERIFY(inkOf(both).width() > inkOf(first).width());
    }

    void rowsDoNotDance()
    {
        // A Han character in a Latin line moves neither the line nor its letters.
        const TextBlock plain(QStringLiteral("H"), TextRole::Body, Language::English), mixedText(u"H处"_qs, TextRole::Body, Language::English);
        QCOMPARE(plain.heightForWidth(400), mixedText.heightForWidth(400));
        QImage first = canvas(QSize(100, 30)), second = canvas(QSize(100, 30));
        QPainter painter(&first);
        plain.draw(painter, first.rect(), Qt::black, Qt::AlignLeft | Qt::AlignVCenter);
        painter.end();
        painter.begin(&second);
        mixedText.draw(painter, second.rect(), Qt::black, Qt::AlignLeft | Qt::AlignVCenter);
        painter.end();
        const int width = plain.naturalWidth() - 1;
        QCOMPARE(inkOf(first.copy(0, 0, width, 30)), inkOf(second.copy(0, 0, width, 30)));
    }

    void textFollowsTheInterface()
    {
        Text text;
        text.setText(u"处理活动"_qs);
        QCOMPARE(text.sizeHint().height(), 20);
        setInterfaceLanguage(Language::Chinese);
        QCOMPARE(text.sizeHint().height(), 22);
        QCOMPARE(interfaceLanguage(), Language::Chinese);
        QCOMPARE(QSettings(QStringLiteral("Dossier"), QStringLiteral("Dossier")).value("language").toString(), QStringLiteral("zh"));
        text.setLanguage(Language::English);
        QCOMPARE(text.sizeHint().height(), 20);
    }

    void segmentedByKeys()
    {
        Segmented choice;
        choice.setItems({{QStringLiteral("yes"), QStringLiteral("Yes"), QKeySequence(Qt::Key_Y)},
                         {QStringLiteral("no"), QStringLiteral("No"), QKeySequence(Qt::Key_N)},
                         {QStringLiteral("unknown"), QStringLiteral("Not known"), {}}});
        QSignalSpy spy(&choice, &Segmented::chosen);
        QCOMPARE(choice.focusPolicy(), Qt::StrongFocus);
        QCOMPARE(choice.current(), QString());
        QTest::keyClick(&choice, Qt::Key_Right);
        QVERIFY(spy.isEmpty()); // moving is not choosing
        QTest::keyClick(&choice, Qt::Key_Space);
        QCOMPARE(choice.current(), QStringLiteral("no"));
        QTest::keyClick(&choice, Qt::Key_Y);
        QCOMPARE(choice.current(), QStringLiteral("yes"));
        QTest::keyClick(&choice, Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(choice.current(), QStringLiteral("no"));
        QTest::keyClick(&choice, Qt::Key_End);
        QTest::keyClick(&choice, Qt::Key_Space);
        QCOMPARE(choice.current(), QStringLiteral("unknown"));
        QCOMPARE(spy.size(), 4);
        QTest::keyClick(&choice, Qt::Key_Space); // chosen already
        QTest::keyClick(&choice, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(spy.size(), 4);
        choice.setReadOnly(true);
        QTest::keyClick(&choice, Qt::Key_Y);
        QCOMPARE(choice.current(), QStringLiteral("unknown"));
        choice.setReadOnly(false);
        choice.resize(choice.sizeHint());
        QTest::mouseClick(&choice, Qt::LeftButton, {}, choice.itemRect(0).center());
        QCOMPARE(choice.current(), QStringLiteral("yes"));
        QVERIFY(choice.sizeHint().height() >= 24);
    }

    void segmentedSpeaks()
    {
        Segmented choice;
        choice.setAccessibleName(QStringLiteral("Automated decisions"));
        choice.setItems({{QStringLiteral("yes"), QStringLiteral("Yes"), {}}, {QStringLiteral("no"), QStringLiteral("No"), {}}});
        choice.setCurrent(QStringLiteral("no"));
        QAccessibleInterface* group = QAccessible::queryAccessibleInterface(&choice);
        QVERIFY(group);
        QCOMPARE(group->text(QAccessible::Name), QStringLiteral("Automated decisions"));
        QCOMPARE(group->text(QAccessible::Value), QStringLiteral("No"));
        QCOMPARE(group->childCount(), 2);
        QCOMPARE(group->child(0)->text(QAccessible::Name), QStringLiteral("Yes"));
        QVERIFY(group->child(1)->state().checked);
        QVERIFY(!group->child(0)->state().checked);
        group->child(0)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(choice.current(), QStringLiteral("yes"));
    }

    void chipButton()
    {
        Chip chip;
        chip.text = QStringLiteral("P1 Profile");
        chip.colour = ColourRole::Accent;
        chip.tint = ColourRole::AccentTint;
        ChipButton button(chip);
        QSignalSpy clicked(&button, &ChipButton::clicked), removed(&button, &ChipButton::removeRequested);
        button.resize(button.sizeHint());
        QCOMPARE(button.focusPolicy(), Qt::NoFocus);
        QCOMPARE(button.sizeHint().height(), 20);
        QCOMPARE(button.accessibleName(), QStringLiteral("P1 Profile"));
        QTest::mouseClick(&button, Qt::LeftButton);
        QTest::keyClick(&button, Qt::Key_Delete);
        QVERIFY(clicked.isEmpty() && removed.isEmpty());

        button.setRemovable(true);
        button.resize(button.sizeHint());
        QCOMPARE(button.focusPolicy(), Qt::StrongFocus);
        QTest::keyClick(&button, Qt::Key_Delete);
        QTest::keyClick(&button, Qt::Key_Backspace);
        QTest::mouseClick(&button, Qt::LeftButton, {}, QPoint(button.width() - 8, button.height() / 2));
        QCOMPARE(removed.size(), 3);
        QTest::keyClick(&button, Qt::Key_Space);
        QTest::mouseClick(&button, Qt::LeftButton, {}, QPoint(8, button.height() / 2));
        QVERIFY(clicked.isEmpty());

        button.setClickable(true);
        QTest::keyClick(&button, Qt::Key_Return);
        QTest::keyClick(&button, Qt::Key_Space);
        QTest::mouseClick(&button, Qt::LeftButton, {}, QPoint(8, button.height() / 2));
        QCOMPARE(clicked.size(), 3);
        QCOMPARE(removed.size(), 3);
        QVERIFY(button.sizeHint().height() >= 24);
    }

    void flowLayoutWraps()
    {
        QWidget host;
        auto* flow = new FlowLayout(nullptr, 8);
        host.setLayout(flow);
        QList<QWidget*> boxes;
        for (int i = 0; i < 5; ++i) {
            auto* child = new QWidget(&host);
            child->setFixedSize(60, 20);
            flow->addWidget(child);
            boxes.append(child);
        }
        QCOMPARE(flow->count(), 5);
        QCOMPARE(flow->heightForWidth(400), 20);
        QCOMPARE(flow->heightForWidth(200), 48);
        QCOMPARE(flow->heightForWidth(60), 5 * 20 + 4 * 8);
        QCOMPARE(flow->sizeHint(), QSize(5 * 60 + 4 * 8, 20));
        host.resize(200, 60);
        host.show();
        flow->setGeometry(QRect(0, 0, 200, 60));
        QCOMPARE(boxes[2]->pos(), QPoint(136, 0));
        QCOMPARE(boxes[3]->pos(), QPoint(0, 28));
        boxes[0]->hide();
        QCOMPARE(flow->heightForWidth(264), 20);
        delete flow->takeAt(0);
        QCOMPARE(flow->count(), 4);
    }

    void banner()
    {
        Banner banner;
        banner.setTone(QStringLiteral("danger"));
        banner.setTitle(QStringLiteral("DPIA required: three criteria are met"));
        banner.setDetail(QStringLiteral("Scoring, matching of data sets, large scale"));
        banner.setLinks({{QStringLiteral("gdpr-35"), QStringLiteral("GDPR Art. 35(1)")}});
        QPushButton* overrule = banner.addButton(u"Overrule…"_qs, false);
        QPushButton* start = banner.addButton(QStringLiteral("Start DPIA"), true);
        QVERIFY(overrule->property("quiet").toBool());
        QVERIFY(start->property("primary").toBool());
        QCOMPARE(banner.accessibleName(), QStringLiteral("DPIA required: three criteria are met"));
        QSignalSpy spy(&banner, &Banner::linkActivated);
        auto* link = banner.findChild<ChipButton*>();
        QVERIFY(link);
        link->click();
        QCOMPARE(spy.value(0).value(0).toString(), QStringLiteral("gdpr-35"));
        banner.clearButtons();
        QVERIFY(!banner.addButton(QStringLiteral("See change"), false)->property("quiet").toBool());
        banner.resize(700, banner.heightForWidth(700));
        QVERIFY(hasColour(picture(banner), Theme::current().colour(ColourRole::DangerTint)));
        QVERIFY(banner.heightForWidth(320) > banner.heightForWidth(900));
    }

    void glyphsAreDistinct()
    {
        QList<QImage> seen;
        for (int i = 0; i <= int(Glyph::Lock); ++i) {
            QImage image = canvas(QSize(24, 24));
            QPainter painter(&image);
            paintGlyph(painter, QRectF(0, 0, 24, 24), Glyph(i), Qt::black);
            painter.end();
            QVERIFY(!inkOf(image).isEmpty());
            QVERIFY(!seen.contains(image));
            seen.append(image);
        }
        QCOMPARE(glyphFromWord(u"filled-check"), Glyph::FilledCheck);
        QCOMPARE(glyphFromWord(u"slashed-ring"), Glyph::SlashedRing);
        QCOMPARE(glyphFromWord(u"something"), Glyph::Ring);
        QCOMPARE(toneColour(u"warn"), ColourRole::Warn);
        QCOMPARE(toneTint(u"stale"), ColourRole::StaleTint);
    }

    void controlsReachTheSmallestTarget()
    {
        QWidget host;
        QPushButton* quiet = makeButton(QStringLiteral("x"), false, &host);
        quiet->setProperty("quiet", true);
        quiet->setProperty("small", true);
        QToolButton* icon = makeIconButton(QStringLiteral("add"), QStringLiteral("Add"), &host);
        QComboBox combo;
        QLineEdit line;
        for (const QSize size : {quiet->sizeHint(), icon->sizeHint(), combo.sizeHint(), line.sizeHint()})
            QVERIFY(size.width() >= 24 && size.height() >= 24);
        QCOMPARE(icon->accessibleName(), QStringLiteral("Add"));
        QCOMPARE(icon->focusPolicy(), Qt::StrongFocus);
        QVERIFY(makeButton(QStringLiteral("Start"), true, &host)->sizeHint().width() > 40);
    }

    void focusShows()
    {
        QWidget window;
        QVBoxLayout column(&window);
        auto* line = new QLineEdit(&window);
        auto* button = makeButton(u"Report…"_qs, false, &window);
        column.addWidget(line);
        column.addWidget(button);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        QTRY_VERIFY(QApplication::activeWindow() == &window);
        const QColor accent = Theme::current().colour(ColourRole::Accent);
        button->setFocus();
        QVERIFY(hasColour(picture(*button), accent));
        QVERIFY(!hasColour(picture(*line), accent));
        line->setFocus();
        QVERIFY(hasColour(picture(*line), accent));
        QVERIFY(!hasColour(picture(*button), accent));
    }

private:
    QTemporaryDir m_settings;
};

DOSSIER_WINDOW_TEST(TestStyle)
#include "test_style.moc"
