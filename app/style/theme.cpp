// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/theme.h"

#include "app/style/dossier_style.h"
#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPixmapCache>
#include <QPointer>
#include <QRegularExpression>
#include <QSettings>
#include <QStyleHints>
#include <QWidget>
#include <algorithm>
#include <cmath>
#include <optional>

namespace dossier {

Theme readTheme(bool dark);

namespace {

const char* const colourWords[] = {"rail",       "page",        "subtle", "raised", "hover", "sel",      "focusFill", "line",       "field",
                                   "text",       "muted",       "faint",  "accent", "fill",  "onFill",   "accentTint", "neutralTint", "ok",
                                   "okTint",     "warn",        "warnTint", "danger", "dangerTint", "stale", "staleTint"};
const char* const roleWords[] = {"display", "title", "heading", "strong", "body", "small", "smallStrong", "caption"};

struct State
{
    std::optional<Theme> theme;
    Theme::Mode mode = Theme::Mode::System;
    int textScale = 100;
    bool applied = false;  // style, palette and sheet are installed
    bool changing = false; // palette events of our own making are not a change of the system
    std::optional<QColor> systemWindow;
    QPointer<QObject> watcher;
};

State& state()
{
    static State instance;
    return instance;
}

QJsonObject readTokens()
{
    QFile file(QStringLiteral(":/theme/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The theme is not built into the program.");
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        qFatal("The theme cannot be read.");
    return document.object();
}

const QJsonObject& tokens()
{
    static const QJsonObject object = readTokens();
    return object;
}

QStringList presentFamilies(const QJsonArray& wanted)
{
    QStringList present;
    for (const auto& family : wanted) {
        if (QFontDatabase::hasFamily(family.toString()))
            present.append(family.toString());
    }
    return present;
}

/// Platforms without a desktop (tests, pictures) have no user interface font of their own.
bool hasDesktop()
{
    const QString platform = QGuiApplication::platformName();
    return platform != "offscreen" && platform != "minimal" && platform != "vnc";
}

double systemFontSize(double base)
{
    if (!hasDesktop())
        return base;
    const int pixels = QFontInfo(QFontDatabase::systemFont(QFontDatabase::GeneralFont)).pixelSize();
    return std::clamp(double(pixels), 10.0, 32.0);
}

QStringList latinFamilies(const QJsonArray& wanted)
{
    QStringList families;
    if (hasDesktop())
        families.append(QFontDatabase::systemFont(QFontDatabase::GeneralFont).families());
    const QStringList present = presentFamilies(wanted);
    if (families.isEmpty())
        families = present.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::GeneralFont).families() : present.mid(0, 1);
    return families;
}

/// The window colour the desktop gave us before we set ours.
QColor systemWindowColour()
{
    State& s = state();
    if (!s.systemWindow)
        s.systemWindow = QGuiApplication::palette().color(QPalette::Active, QPalette::Window);
    return *s.systemWindow;
}

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
/// Our palette hides the desktop's: it is taken off for a moment to look at the new one.
void rereadSystemWindowColour()
{
    State& s = state();
    const QPalette ours = QGuiApplication::palette();
    QApplication::setPalette(QPalette());
    s.systemWindow = QGuiApplication::palette().color(QPalette::Active, QPalette::Window);
    QApplication::setPalette(ours);
}
#endif

/// Follows the desktop's switch between light and dark while the mode is System.
class SystemWatcher : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject* object, QEvent* event) override
    {
        State& s = state();
        if (object == qApp && event->type() == QEvent::ApplicationPaletteChange && !s.changing && s.mode == Theme::Mode::System)
            QMetaObject::invokeMethod(this, &SystemWatcher::follow, Qt::QueuedConnection);
        return QObject::eventFilter(object, event);
    }

    void follow()
    {
        State& s = state();
        if (s.mode != Theme::Mode::System)
            return;
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
        s.changing = true;
        rereadSystemWindowColour();
        s.changing = false;
#endif
        if (Theme::systemIsDark() != Theme::current().isDark())
            Theme::apply(Theme::Mode::System);
    }
};

QString styleSheetOf(const Theme& theme)
{
    QFile file(QStringLiteral(":/theme/dossier.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString source = QString::fromUtf8(file.readAll());
    static const QRegularExpression placeholder(QStringLiteral("@(?:(\\d+)px|(\\w+))@"));
    const QStringList names = colourNames();
    QString sheet;
    qsizetype from = 0;
    for (QRegularExpressionMatchIterator it = placeholder.globalMatch(source); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        sheet += QStringView(source).mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        if (match.hasCaptured(1) && !match.captured(1).isEmpty())
            sheet += QString::number(theme.scaled(match.captured(1).toInt())) + QStringLiteral("px");
        else if (match.captured(2) == "scroll")
            sheet += mixed(theme.colour(ColourRole::Field), theme.colour(ColourRole::Page), 0.6).name();
        else if (const qsizetype index = names.indexOf(match.captured(2)); index >= 0)
            sheet += theme.colour(ColourRole(index)).name();
    }
    sheet += QStringView(source).mid(from);
    return sheet;
}

bool isDarkMode(Theme::Mode mode)
{
    switch (mode) {
    case Theme::Mode::System: return Theme::systemIsDark();
    case Theme::Mode::Light: return false;
    case Theme::Mode::Dark: return true;
    }
    Q_UNREACHABLE();
}

/// Between two neighbours of the ramp: 0 is its first colour, 3 its last.
double rampPosition(int level, int levels)
{
    if (levels < 2)
        return 0;
    return 3.0 * std::clamp(level, 0, levels - 1) / (levels - 1);
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

QStringList colourNames()
{
    QStringList names;
    for (const char* word : colourWords)
        names.append(QString::fromLatin1(word));
    return names;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor mixed(const QColor& first, const QColor& second, double share)
{
    const auto channel = [share](int a, int b) { return int(std::lround(a * share + b * (1 - share))); };
    return {channel(first.red(), second.red()), channel(first.green(), second.green()), channel(first.blue(), second.blue())};
}

Theme readTheme(bool dark)
{
    Theme theme;
    theme.m_dark = dark;
    const QJsonObject set = tokens().value(dark ? QStringLiteral("dark") : QStringLiteral("light")).toObject();
    for (size_t i = 0; i < theme.m_colours.size(); ++i)
        theme.m_colours[i] = QColor(set.value(QLatin1String(colourWords[i])).toString());
    const QJsonArray risk = set.value(QStringLiteral("risk")).toArray();
    for (size_t i = 0; i < theme.m_riskFill.size(); ++i) {
        const QJsonObject level = risk.at(qsizetype(i)).toObject();
        theme.m_riskFill[i] = QColor(level.value(QStringLiteral("fill")).toString());
        theme.m_riskText[i] = QColor(level.value(QStringLiteral("text")).toString());
    }
    theme.m_emptyCell = set.value(QStringLiteral("emptyCell")).toDouble();

    const QJsonObject type = tokens().value(QStringLiteral("type")).toObject();
    const double base = type.value(QStringLiteral("base")).toDouble();
    theme.m_scale = systemFontSize(base) / base * state().textScale / 100.0;
    const QJsonObject roles = type.value(QStringLiteral("roles")).toObject();
    for (size_t i = 0; i < theme.m_type.size(); ++i) {
        const QJsonObject role = roles.value(QLatin1String(roleWords[i])).toObject();
        Theme::Type& entry = theme.m_type[i];
        entry.size = role.value(QStringLiteral("size")).toDouble() * theme.m_scale;
        entry.sizeHan = role.value(QStringLiteral("sizeHan")).toDouble() * theme.m_scale;
        entry.lineLatin = theme.scaled(role.value(QStringLiteral("lineLatin")).toDouble());
        entry.lineHan = theme.scaled(role.value(QStringLiteral("lineHan")).toDouble());
        entry.strong = role.value(QStringLiteral("weight")).toInt() > 500;
    }
    theme.m_hanFamilies = presentFamilies(type.value(QStringLiteral("hanFamilies")).toArray()).mid(0, 1);
    theme.m_latinFamilies = latinFamilies(type.value(QStringLiteral("latinFamilies")).toArray());
    return theme;
}

const Theme& Theme::current()
{
    State& s = state();
    if (!s.theme)
        s.theme = readTheme(isDarkMode(s.mode));
    return *s.theme;
}

Theme::Mode Theme::mode()
{
    return state().mode;
}

int Theme::textScale()
{
    return state().textScale;
}

void Theme::setTextScale(int percent)
{
    State& s = state();
    const int scale = std::clamp(percent, 90, 150);
    if (scale == s.textScale)
        return;
    s.textScale = scale;
    s.theme.reset();
    if (s.applied)
        apply(s.mode);
}

bool Theme::systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme(); scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
#ifdef Q_OS_WIN
    const QSettings personal(QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
                             QSettings::NativeFormat);
    if (const QVariant light = personal.value(QStringLiteral("AppsUseLightTheme")); light.isValid())
        return light.toInt() == 0;
#endif
    return systemWindowColour().lightnessF() < 0.5;
}

void Theme::apply(Mode mode)
{
    State& s = state();
    systemWindowColour(); // before ours covers it
    s.mode = mode;
    s.theme = readTheme(isDarkMode(mode));
    const Theme& theme = *s.theme;
    QPixmapCache::clear();

    s.changing = true;
    if (!s.applied || !s.watcher) {
        QApplication::setStyle(new DossierStyle);
        s.watcher = new SystemWatcher(qApp);
        qApp->installEventFilter(s.watcher);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, s.watcher,
                         [watcher = static_cast<SystemWatcher*>(s.watcher.data())] { watcher->follow(); });
#endif
        s.applied = true;
    }
    const QPalette palette = theme.palette();
    QApplication::setPalette(palette);
    // Lists lie on the page; only what drops down or is typed into is raised.
    QPalette onPage = palette;
    onPage.setColor(QPalette::Base, theme.colour(ColourRole::Page));
    onPage.setColor(QPalette::AlternateBase, theme.colour(ColourRole::Subtle));
    QApplication::setPalette(onPage, "QAbstractItemView");
    QApplication::setPalette(palette, "QComboBoxListView");
    QApplication::setFont(theme.font(TextRole::Body, interfaceLanguage()));
    qApp->setStyleSheet(styleSheetOf(theme));
    s.changing = false;

    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets) {
        widget->updateGeometry();
        widget->update();
    }
}

QColor Theme::riskFill(int level, int levels) const
{
    const double position = rampPosition(level, levels);
    const size_t below = size_t(position);
    const double share = position - double(below);
    if (share < 0.001)
        return m_riskFill[below];
    return mixed(m_riskFill[below + 1], m_riskFill[below], share);
}

QColor Theme::riskText(int level, int levels) const
{
    const double position = rampPosition(level, levels);
    const size_t below = size_t(position);
    if (position - double(below) < 0.001)
        return m_riskText[below];
    // Between two colours of the ramp neither text may be strong enough; then the extremes are.
    const QColor fill = riskFill(level, levels);
    QColor best = m_riskText[below];
    for (const QColor& other : {m_riskText[below + 1], QColor(Qt::black), QColor(Qt::white)}) {
        if (contrastRatio(best, fill) < 4.5 && contrastRatio(other, fill) > contrastRatio(best, fill))
            best = other;
    }
    return best;
}

QColor Theme::riskEmptyCell(int level, int levels) const
{
    return mixed(riskFill(level, levels), colour(ColourRole::Page), m_emptyCell);
}

int Theme::scaled(double length) const
{
    return int(std::lround(length * m_scale));
}

QFont Theme::font(TextRole role, Language language) const
{
    const Type& type = m_type[size_t(role)];
    const bool han = language == Language::Chinese;
    QFont font;
    font.setFamilies(han ? m_hanFamilies + m_latinFamilies : m_latinFamilies + m_hanFamilies);
    font.setPixelSize(int(std::lround(han ? type.sizeHan : type.size)));
    font.setWeight(type.strong ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont Theme::numberFont(TextRole role) const
{
    const QFont latin = font(role, Language::English);
    const QFontMetricsF metrics(latin);
    const double narrow = metrics.horizontalAdvance(u'1'), wide = metrics.horizontalAdvance(u'8');
    return std::abs(narrow - wide) < 0.05 ? latin : font(role, Language::Chinese);
}

int Theme::lineHeight(TextRole role, Language language) const
{
    const Type& type = m_type[size_t(role)];
    return language == Language::Chinese ? type.lineHan : type.lineLatin;
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, ColourRole normal) { palette.setColor(role, colour(normal)); };
    set(QPalette::Window, ColourRole::Page);
    set(QPalette::WindowText, ColourRole::Text);
    set(QPalette::Base, ColourRole::Raised);
    set(QPalette::AlternateBase, ColourRole::Subtle);
    set(QPalette::Text, ColourRole::Text);
    set(QPalette::Button, ColourRole::Raised);
    set(QPalette::ButtonText, ColourRole::Text);
    set(QPalette::BrightText, ColourRole::Danger);
    set(QPalette::Highlight, ColourRole::Sel);
    set(QPalette::HighlightedText, ColourRole::Text);
    set(QPalette::Link, ColourRole::Accent);
    set(QPalette::LinkVisited, ColourRole::Accent);
    set(QPalette::ToolTipBase, ColourRole::Raised);
    set(QPalette::ToolTipText, ColourRole::Text);
    set(QPalette::PlaceholderText, ColourRole::Faint);
    set(QPalette::Light, ColourRole::Raised);
    set(QPalette::Midlight, ColourRole::Subtle);
    set(QPalette::Mid, ColourRole::Line);
    set(QPalette::Dark, ColourRole::Field);
    set(QPalette::Shadow, ColourRole::Field);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colour(ColourRole::Faint));
    palette.setColor(QPalette::Disabled, QPalette::Base, colour(ColourRole::Subtle));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colour(ColourRole::Hover));
    return palette;
}

} // namespace dossier
