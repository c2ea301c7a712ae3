// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/welcome_page.h"

#include "app/shell/settings.h"
#include "core/form/display.h"
#include <QBoxLayout>
#include <QEvent>
#include <QFileInfo>
#include <QScrollArea>

namespace dossier {

namespace {

/// A large button with icon, strong title, a line of text and its key.
class CardButton : public QAbstractButton
{
public:
    CardButton(const QString& icon, const QString& title, const QString& detail, const QString& key, QWidget* parent)
        : QAbstractButton(parent), m_icon(icon), m_detail(detail), m_key(key)
    {
        setText(title);
        setAccessibleName(title);
        setAccessibleDescription(detail);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const Theme& theme = Theme::current();
        const Language language = interfaceLanguage();
        return {360, theme.lineHeight(TextRole::Strong, language) + theme.lineHeight(TextRole::Small, language) + 24};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::current();
        const Language language = interfaceLanguage();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.colour(hasFocus() ? ColourRole::Accent : ColourRole::Line), hasFocus() ? 2 : 1));
        painter.setBrush(theme.colour(underMouse() ? ColourRole::FocusFill : ColourRole::Raised));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
        themedIcon(m_icon, ColourRole::Accent).paint(&painter, QRect(16, (height() - 22) / 2, 22, 22));
        const int first = theme.lineHeight(TextRole::Strong, language);
        const int keyWidth = TextBlock(m_key, TextRole::Small, language).naturalWidth();
        drawLine(painter, QRect(54, 12, width() - 74 - keyWidth, first), text(), TextRole::Strong, language, theme.colour(ColourRole::Text));
        drawLine(painter, QRect(0, 12, width() - 14, first), m_key, TextRole::Small, language, theme.colour(ColourRole::Faint), Qt::AlignRight | Qt::AlignVCenter);
        drawLine(painter, QRect(54, 12 + first, width() - 68, theme.lineHeight(TextRole::Small, language)), m_detail, TextRole::Small, language,
                 theme.colour(ColourRole::Muted));
    }

private:
    QString m_icon, m_detail, m_key;
};

/// A recent file: name and when, organisation and folder.
class RecentButton : public QAbstractButton
{
public:
    RecentButton(const settings::Recent& recent, QWidget* parent) : QAbstractButton(parent), m_recent(recent)
    {
        setText(QFileInfo(recent.path).fileName());
        setAccessibleName(text());
        setToolTip(recent.path);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const Theme& theme = Theme::current();
        const Language language = interfaceLanguage();
        return {360, theme.lineHeight(TextRole::Body, language) + theme.lineHeight(TextRole::Small, language) + 10};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::current();
        const Language language = interfaceLanguage();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse())
            painter.fillRect(rect(), theme.colour(ColourRole::Hover));
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme.colour(ColourRole::Line));
        if (hasFocus()) {
            painter.setPen(QPen(theme.colour(ColourRole::Accent), 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        }
        themedIcon(QStringLiteral("document")).paint(&painter, QRect(6, (height() - 16) / 2, 16, 16));
        const int first = theme.lineHeight(TextRole::Body, language);
        const QString when = displayDate(m_recent.opened.toLocalTime().date().toString(Qt::ISODate), language);
        const int whenWidth = TextBlock(when, TextRole::Small, language).naturalWidth();
        drawLine(painter, QRect(32, 5, width() - 48 - whenWidth, first), text(), TextRole::Body, language, theme.colour(ColourRole::Text));
        drawLine(painter, QRect(0, 5, width() - 4, first), when, TextRole::Small, language, theme.colour(ColourRole::Muted), Qt::AlignRight | Qt::AlignVCenter);
        QStringList parts;
        if (!m_recent.organisation.isEmpty())
            parts.append(m_recent.organisation.in(language));
        parts.append(WelcomePage::tr("%n activities", nullptr, m_recent.activities));
        drawLine(painter, QRect(32, 5 + first, width() - 40, theme.lineHeight(TextRole::Small, language)),
                 parts.join(language == Language::Chinese ? u"·"_qs : u" · "_qs), TextRole::Small, language, theme.colour(ColourRole::Muted));
    }

private:
    settings::Recent m_recent;
};

/// A numbered step with a line to the next one.
class Step : public QWidget
{
public:
    Step(int number, bool last, const QString& title, const QString& time, const QString& detail, QWidget* parent)
        : QWidget(parent), m_number(number), m_last(last), m_title(title), m_time(time), m_detail(detail)
    {
        setAccessibleName(title + u' ' + detail);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        const Language language = interfaceLanguage();
        return Theme::current().lineHeight(TextRole::Heading, language)
            + TextBlock(m_detail, TextRole::Body, language).heightForWidth(qMax(100, width - 50)) + 34;
    }
    QSize sizeHint() const override { return {420, heightForWidth(420)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::current();
        const Language language = interfaceLanguage();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool first = m_number == 1;
        painter.setPen(QPen(theme.colour(first ? ColourRole::Accent : ColourRole::Line), first ? 1.6 : 1.4));
        painter.setBrush(theme.colour(first ? ColourRole::AccentTint : ColourRole::Page));
        painter.drawEllipse(QRectF(1, 1, 30, 30));
        drawLine(painter, QRect(1, 1, 30, 30), QString::number(m_number), TextRole::Strong, language,
                 theme.colour(first ? ColourRole::Accent : ColourRole::Muted), Qt::AlignCenter);
        if (!m_last)
            painter.fillRect(QRect(16, 38, 1, height() - 44), theme.colour(ColourRole::Line));
        const int head = theme.lineHeight(TextRole::Heading, language);
        const int titleWidth = TextBlock(m_title, TextRole::Heading, language).naturalWidth();
        drawLine(painter, QRect(48, 5, width() - 48, head), m_title, TextRole::Heading, language, theme.colour(ColourRole::Text));
        drawLine(painter, QRect(48 + titleWidth + 12, 5, width() - 60 - titleWidth, head), m_time, TextRole::Small, language, theme.colour(ColourRole::Muted));
        TextBlock(m_detail, TextRole::Body, language)
            .draw(painter, QRect(48, 9 + head, width() - 50, height() - head), theme.colour(ColourRole::Muted));
    }

private:
    int m_number;
    bool m_last;
    QString m_title, m_time, m_detail;
};

} // namespace

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    build();
}

void WelcomePage::refresh()
{
    build();
}

void WelcomePage::build()
{
    // Rebuilt as a whole: it is small, and its texts depend on language and recent files.
    delete m_left;
    delete m_right;
    const Language language = interfaceLanguage();
    auto* row = static_cast<QHBoxLayout*>(layout());

    m_left = new QWidget(this);
    auto* left = new QVBoxLayout(m_left);
    left->setContentsMargins(48, 48, 48, 24);
    left->setSpacing(space::m);
    auto* brand = new QHBoxLayout;
    brand->setSpacing(14);
    auto* mark = new QPushButton(m_left);
    mark->setFlat(true);
    mark->setProperty("quiet", true);
    mark->setFocusPolicy(Qt::NoFocus);
    mark->setAttribute(Qt::WA_TransparentForMouseEvents);
    mark->setIcon(QIcon(QStringLiteral(":/icons/dossier.svg")));
    mark->setIconSize({46, 46});
    mark->setFixedSize(50, 50);
    brand->addWidget(mark);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    auto* name = new Text(TextRole::Display, m_left);
    name->setText(language == Language::Chinese ? u"卷宗 Dossier"_qs : QStringLiteral("Dossier"));
    auto* what = new Text(TextRole::Body, m_left);
    what->setColour(ColourRole::Muted);
    what->setText(tr("Records of processing, and what the law asks of them"));
    names->addWidget(name);
    names->addWidget(what);
    brand->addLayout(names, 1);
    left->addLayout(brand);
    left->addSpacing(24);

    const auto card = [&](const char* icon, const QString& title, const QString& detail, const QString& key, auto signal) {
        auto* button = new CardButton(QString::fromLatin1(icon), title, detail, key, m_left);
        connect(button, &QAbstractButton::clicked, this, signal);
        left->addWidget(button);
        return button;
    };
    auto* sample = card("group", tr("Open the sample workspace"), tr("A manufacturing company: activities, systems, vendors, measures"),
                        QStringLiteral("Ctrl+Shift+O"), &WelcomePage::sampleRequested);
    card("add", tr("New workspace…"), tr("One file for everything, beginning with your organisation"), QStringLiteral("Ctrl+N"), &WelcomePage::newRequested);
    card("open", tr("Open…"), tr("A .dossier file on this computer or a shared drive"), QStringLiteral("Ctrl+O"), &WelcomePage::openRequested);
    const QList<settings::Recent> recent = settings::recentFiles();
    if (!recent.isEmpty()) {
        left->addSpacing(space::xl);
        auto* head = new Text(TextRole::SmallStrong, m_left);
        head->setColour(ColourRole::Muted);
        head->setText(tr("Recently opened"));
        left->addWidget(head);
        for (const settings::Recent& entry : recent.mid(0, 4)) {
            auto* button = new RecentButton(entry, m_left);
            connect(button, &QAbstractButton::clicked, this, [this, path = entry.path] { Q_EMIT fileRequested(path); });
            left->addWidget(button);
        }
    }
    left->addStretch(1);
    auto* switches = new QHBoxLayout;
    switches->setSpacing(space::xl);
    auto* languages = new Segmented(m_left);
    languages->setItems({{QStringLiteral("zh"), u"中文"_qs, {}}, {QStringLiteral("en"), QStringLiteral("English"), {}}});
    languages->setCurrent(languageCode(language));
    languages->setAccessibleName(tr("Language of the interface"));
    connect(languages, &Segmented::chosen, this, [](const QString& id) { setInterfaceLanguage(id == "zh" ? Language::Chinese : Language::English); },
            Qt::QueuedConnection);
    auto* themes = new Segmented(m_left);
    themes->setItems({{QStringLiteral("system"), tr("System"), {}}, {QStringLiteral("light"), tr("Light"), {}}, {QStringLiteral("dark"), tr("Dark"), {}}});
    themes->setCurrent(Theme::mode() == Theme::Mode::Light ? "light" : Theme::mode() == Theme::Mode::Dark ? "dark" : "system");
    themes->setAccessibleName(tr("Light or dark"));
    connect(themes, &Segmented::chosen, this, [](const QString& id) {
        const Theme::Mode mode = id == "light" ? Theme::Mode::Light : id == "dark" ? Theme::Mode::Dark : Theme::Mode::System;
        settings::setThemeMode(mode);
        Theme::apply(mode);
    }, Qt::QueuedConnection);
    switches->addWidget(languages);
    switches->addWidget(themes);
    switches->addStretch(1);
    left->addLayout(switches);

    m_right = new QWidget(this);
    auto* right = new QVBoxLayout(m_right);
    right->setContentsMargins(56, 54, 56, 24);
    right->setSpacing(space::m);
    auto* title = new Text(TextRole::Title, m_right);
    title->setText(tr("What you can do in the first half hour"));
    auto* intro = new Text(TextRole::Body, m_right);
    intro->setColour(ColourRole::Muted);
    intro->setText(tr("Open the sample and follow one processing activity to the report."));
    right->addWidget(title);
    right->addWidget(intro);
    right->addSpacing(space::l);
    right->addWidget(new Step(1, false, tr("Record a processing activity"), tr("about 10 minutes"),
                              tr("Which data, of whom, what for, who gets it, how long. One table, one look."), m_right));
    right->addWidget(new Step(2, false, tr("See what the law asks of it"), tr("at once"),
                              tr("Dossier says whether a DPIA or a PIPIA is due, from which facts, under which articles."), m_right));
    right->addWidget(new Step(3, false, tr("Close the gaps"), tr("as it suits you"),
                              tr("The overview lists what is missing, not known yet or due, and jumps to it."), m_right));
    right->addWidget(new Step(4, true, tr("Hand over the register"), tr("one minute"),
                              tr("A PDF in Chinese or English that can be searched, copied and filed."), m_right));
    right->addSpacing(space::xl);
    auto* local = new Banner(m_right);
    local->setTone(QStringLiteral("neutral"));
    local->setTitle(tr("It stays on this computer"));
    local->setDetail(tr("No account, no server, no usage data. One SQLite file that can be copied, backed up, and read without Dossier."));
    right->addWidget(local);
    right->addStretch(1);
    auto* foot = new QHBoxLayout;
    auto* version = new Text(TextRole::Small, m_right);
    version->setColour(ColourRole::Muted);
    version->setText(QStringLiteral("Dossier %1 · GPL-3.0-or-later").arg(QStringLiteral(DOSSIER_VERSION)));
    auto* keys = makeButton(tr("Keys (F1)"), false, m_right);
    keys->setProperty("quiet", true);
    connect(keys, &QPushButton::clicked, this, &WelcomePage::keysRequested);
    foot->addWidget(version, 1);
    foot->addWidget(keys);
    right->addLayout(foot);

    row->addWidget(m_left, 2);
    row->addWidget(m_right, 3);
    setFocusProxy(sample);
}

void WelcomePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // A child's own signal may be on the stack; the page is rebuilt after it returns.
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &WelcomePage::build, Qt::QueuedConnection);
}

void WelcomePage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    painter.fillRect(rect(), theme.colour(ColourRole::Page));
    const int split = m_right->x();
    painter.fillRect(QRect(0, 0, split, height()), theme.colour(ColourRole::Subtle));
    painter.fillRect(QRect(split - 1, 0, 1, height()), theme.colour(ColourRole::Line));
}

} // namespace dossier
