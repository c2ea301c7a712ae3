// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/rail.h"

#include "core/text/fold.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFileInfo>
#include <QMouseEvent>

namespace dossier {

namespace {

constexpr int wide = 170;
constexpr int narrow = 54;

QString initialsOf(const QString& name)
{
    if (!name.isEmpty() && isHan(name.front().unicode()))
        return name.left(1); // the family name
    QString result;
    for (const QString& part : name.split(u' ', Qt::SkipEmptyParts))
        result += part.front().toUpper();
    return result.left(2);
}

/// The head: icon, organisation, file; a click opens the menu of the workspace.
class RailHead : public QPushButton
{
public:
    explicit RailHead(QWidget* parent) : QPushButton(parent) { setFlat(true); setFocusPolicy(Qt::TabFocus); }
    QSize sizeHint() const override { return {40, Theme::current().lineHeight(TextRole::Body, interfaceLanguage()) * 2 + 2 * space::m}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!hasFocus() && !underMouse())
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? QPen(Theme::current().colour(ColourRole::Accent), 2) : QPen(Qt::NoPen));
        painter.setBrush(underMouse() ? QBrush(Theme::current().colour(ColourRole::Hover)) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
};

/// The person at the foot: initials in a disc, and the name.
class PersonButton : public QPushButton
{
public:
    explicit PersonButton(QWidget* parent) : QPushButton(parent) { setFlat(true); }
    QSize sizeHint() const override { return {60, 30}; }
    QSize minimumSizeHint() const override { return {30, 30}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme& theme = Theme::current();
        const QRectF disc(2, (height() - 26) / 2.0, 26, 26);
        painter.setPen(hasFocus() ? QPen(theme.colour(ColourRole::Accent), 2) : QPen(Qt::NoPen));
        painter.setBrush(theme.colour(ColourRole::Hover));
        painter.drawEllipse(disc);
        drawLine(painter, disc.toRect(), initialsOf(text()), TextRole::SmallStrong, interfaceLanguage(), theme.colour(ColourRole::Muted), Qt::AlignCenter);
        if (width() > 60)
            drawLine(painter, rect().adjusted(34, 0, 0, 0), text(), TextRole::Body, interfaceLanguage(), theme.colour(ColourRole::Text));
    }
};

} // namespace

RailButton::RailButton(const QString& icon, QWidget* parent) : QAbstractButton(parent), m_icon(icon)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize RailButton::sizeHint() const
{
    return {m_collapsed ? narrow - 16 : wide - 16, Theme::current().lineHeight(TextRole::Body, interfaceLanguage()) + 2 * space::s};
}

void RailButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    const Language language = interfaceLanguage();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(isChecked() ? ColourRole::Sel : ColourRole::Hover));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    if (isChecked())
        painter.fillRect(QRect(0, 6, 3, height() - 12), theme.colour(ColourRole::Accent));
    if (hasFocus()) {
        painter.setPen(QPen(theme.colour(ColourRole::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
    const QRect icon(m_collapsed ? (width() - 16) / 2 : 10, (height() - 16) / 2, 16, 16);
    themedIcon(m_icon, isChecked() ? ColourRole::Accent : ColourRole::Muted).paint(&painter, icon);
    if (m_collapsed) {
        if (m_badge > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.colour(ColourRole::Danger));
            painter.drawEllipse(QRectF(icon.right() - 1, icon.top() - 3, 7, 7));
        }
        return;
    }
    const int right = width() - 10;
    int textEnd = right;
    if (m_badge > 0) {
        const QString number = QString::number(m_badge);
        const int size = qMax(20, TextBlock(number, TextRole::SmallStrong, language).naturalWidth() + 12);
        const QRect badge(right - size, (height() - 18) / 2, size, 18);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(ColourRole::DangerTint));
        painter.drawRoundedRect(badge, 9, 9);
        drawLine(painter, badge, number, TextRole::SmallStrong, language, theme.colour(ColourRole::Danger), Qt::AlignCenter);
        textEnd = badge.left() - 4;
    } else if (m_count >= 0) {
        drawLine(painter, QRect(0, 0, right, height()), QString::number(m_count), TextRole::Small, language, theme.colour(ColourRole::Muted),
                 Qt::AlignRight | Qt::AlignVCenter);
        textEnd = right - 24;
    }
    drawLine(painter, QRect(34, 0, textEnd - 34, height()), text(), isChecked() ? TextRole::Strong : TextRole::Body, language,
             theme.colour(ColourRole::Text));
}

Rail::Rail(Workspace& workspace, QWidget* parent) : QWidget(parent), m_workspace(workspace)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 10);
    column->setSpacing(2);

    auto* head = new RailHead(this);
    m_head = head;
    auto* headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(6, 4, 4, 4);
    headRow->setSpacing(8);
    auto* mark = new QPushButton(head);
    mark->setFlat(true);
    mark->setFocusPolicy(Qt::NoFocus);
    mark->setAttribute(Qt::WA_TransparentForMouseEvents);
    mark->setIcon(QIcon(QStringLiteral(":/icons/dossier.svg")));
    mark->setIconSize({26, 26});
    mark->setFixedSize(28, 28);
    mark->setProperty("quiet", true);
    headRow->addWidget(mark);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    m_organisation = new Text(TextRole::SmallStrong, head);
    m_organisation->setMaxLines(1);
    m_file = new Text(TextRole::Small, head);
    m_file->setMaxLines(1);
    m_file->setColour(ColourRole::Muted);
    names->addWidget(m_organisation);
    names->addWidget(m_file);
    headRow->addLayout(names, 1);
    for (QWidget* child : head->findChildren<QWidget*>())
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(head, &QPushButton::clicked, this, [this, head] { Q_EMIT fileMenuRequested(head->mapToGlobal(QPoint(0, head->height()))); });
    column->addWidget(head);
    column->addSpacing(4);

    m_goTo = new QPushButton(this);
    m_goTo->setIcon(themedIcon(QStringLiteral("search")));
    m_goTo->setProperty("field", true);
    connect(m_goTo, &QPushButton::clicked, this, &Rail::paletteRequested);
    m_goToKey = new Text(TextRole::Small, m_goTo);
    m_goToKey->setText(QStringLiteral("Ctrl K"));
    m_goToKey->setMaxLines(1);
    m_goToKey->setColour(ColourRole::Muted);
    m_goToKey->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* goToRow = new QHBoxLayout(m_goTo);
    goToRow->setContentsMargins(0, 0, space::m, 0);
    goToRow->addStretch(1);
    goToRow->addWidget(m_goToKey);
    column->addWidget(m_goTo);
    column->addSpacing(6);

    m_overview = new RailButton(QStringLiteral("overview"), this);
    connect(m_overview, &QAbstractButton::clicked, this, [this] { Q_EMIT goTo(Place::overview()); });
    column->addWidget(m_overview);

    const auto groupHead = [&] {
        column->addSpacing(10);
        auto* text = new Text(TextRole::SmallStrong, this);
        text->setColour(ColourRole::Muted);
        text->setContentsMargins(10, 0, 0, 0);
        column->addWidget(text);
        return text;
    };
    const auto pages = [&](const QStringList& kinds) {
        for (const QString& kind : kinds) {
            if (!m_workspace.library().firstFormOfKind(kind))
                continue;
            m_kinds.append(kind);
            auto* button = new RailButton(kind, this);
            connect(button, &QAbstractButton::clicked, this, [this, kind] { Q_EMIT goTo(Place::list(kind)); });
            column->addWidget(button);
            m_pages[kind] = button;
        }
    };
    m_register = groupHead();
    pages({QStringLiteral("organisation"), QStringLiteral("person"), QStringLiteral("activity"), QStringLiteral("system"), QStringLiteral("vendor")});
    m_assess = groupHead();
    pages({QStringLiteral("assessment"), QStringLiteral("risk"), QStringLiteral("measure")});
    column->addStretch(1);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(4);
    m_person = new PersonButton(this);
    m_person->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_person, &QPushButton::clicked, this, &Rail::settingsRequested);
    m_language = new Segmented(this);
    m_language->setProperty("compact", true);
    m_language->setItems({{QStringLiteral("zh"), u"中"_qs, {}}, {QStringLiteral("en"), QStringLiteral("En"), {}}});
    connect(m_language, &Segmented::chosen, this, [](const QString& id) {
        if (const auto language = languageFromCode(id))
            setInterfaceLanguage(*language);
    });
    foot->addWidget(m_person, 1);
    foot->addWidget(m_language);
    column->addLayout(foot);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    retranslate();
}

void Rail::setPlace(const Place& place)
{
    QString kind = place.kind;
    if (place.page == Place::Page::Record) {
        const auto summary = m_workspace.summary(place.record);
        kind = summary ? summary->kind : QString();
    }
    m_overview->setChecked(place.page == Place::Page::Overview);
    for (auto& [id, button] : m_pages)
        button->setChecked(place.page != Place::Page::Overview && id == kind);
}

void Rail::setCollapsed(bool on)
{
    m_collapsed = on;
    for (QWidget* widget : {static_cast<QWidget*>(m_organisation), static_cast<QWidget*>(m_file), static_cast<QWidget*>(m_register),
                            static_cast<QWidget*>(m_assess), static_cast<QWidget*>(m_language), static_cast<QWidget*>(m_goToKey)})
        widget->setVisible(!on);
    m_overview->setCollapsed(on);
    for (auto& [id, button] : m_pages)
        button->setCollapsed(on);
    retranslate();
    setFixedWidth(sizeHint().width());
}

void Rail::refresh(int urgent)
{
    m_overview->setBadge(urgent);
    for (auto& [kind, button] : m_pages)
        button->setCount(m_workspace.count(kind));
    retranslate();
}

QSize Rail::sizeHint() const
{
    if (m_collapsed)
        return {narrow, 300};
    return {wide, 300};
}

void Rail::retranslate()
{
    const Language language = interfaceLanguage();
    const Record* organisation = m_workspace.mainOrganisation();
    const QString file = QFileInfo(m_workspace.path()).fileName();
    m_organisation->setText(organisation ? organisation->summary.title.in(language) : tr("New workspace"));
    m_file->setText(file);
    m_head->setToolTip(m_workspace.path());
    m_head->setAccessibleName(tr("Workspace %1").arg(file));
    m_goTo->setText(m_collapsed ? QString() : tr("Go to…"));
    m_goTo->setToolTip(tr("Go to any record (Ctrl+K)"));
    m_goTo->setAccessibleName(tr("Go to…"));
    m_overview->setText(tr("Overview"));
    m_register->setText(tr("Register"));
    m_assess->setText(tr("Assess"));
    m_overview->setToolTip(m_collapsed ? m_overview->text() : QString());
    m_overview->setAccessibleName(m_overview->text());
    for (auto& [kind, button] : m_pages) {
        button->setText(m_workspace.library().kinds().kind(kind)->plural.in(language));
        button->setToolTip(m_collapsed ? button->text() : QString());
        button->setAccessibleName(button->text());
    }
    m_person->setText(m_workspace.author().name);
    m_person->setToolTip(tr("You: %1. Settings").arg(m_workspace.author().name));
    m_person->setAccessibleName(m_person->toolTip());
    m_language->setCurrent(languageCode(language));
    m_language->setAccessibleName(tr("Language of the interface"));
    m_assess->setVisible(!m_collapsed);
    update();
}

void Rail::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().colour(ColourRole::Rail));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), Theme::current().colour(ColourRole::Line));
}

} // namespace dossier
