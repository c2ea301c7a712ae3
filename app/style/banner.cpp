// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/accessible.h"
#include "app/style/components.h"
#include "app/style/drawing.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dossier {

namespace {

Glyph glyphOfTone(const QString& tone)
{
    if (tone == "danger" || tone == "warn")
        return Glyph::Triangle;
    if (tone == "ok")
        return Glyph::OpenCheck;
    if (tone == "stale")
        return Glyph::Half;
    return Glyph::Dot;
}

ColourRole tintOfTone(const QString& tone)
{
    return tone == "neutral" ? ColourRole::NeutralTint : toneTint(tone);
}

constexpr int inset = space::l;

} // namespace

Banner::Banner(QWidget* parent) : QWidget(parent)
{
    installAccessibility();
    m_title = new Text(TextRole::Strong, this);
    m_detail = new Text(TextRole::Small, this);
    m_detail->hide();
    m_links = new QWidget(this);
    m_links->setLayout(new FlowLayout(nullptr, space::m));
    QSizePolicy flowing(QSizePolicy::Preferred, QSizePolicy::Preferred);
    flowing.setHeightForWidth(true);
    m_links->setSizePolicy(flowing);
    m_links->hide();
    m_buttons = new QWidget(this);
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    m_buttons->hide();

    auto* words = new QVBoxLayout;
    words->setSpacing(space::xs);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_detail);
    words->addWidget(m_links);
    words->addStretch(1);
    auto* all = new QHBoxLayout(this);
    all->setSpacing(inset);
    all->addLayout(words, 1);
    all->addWidget(m_buttons, 0, Qt::AlignVCenter);
    layOut();

    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Banner::layOut()
{
    layout()->setContentsMargins(inset + Theme::current().scaled(17) + space::gutter, space::gutter, inset, space::gutter);
}

void Banner::setTone(const QString& tone)
{
    m_tone = tone;
    update();
}

void Banner::setTitle(const QString& title)
{
    m_title->setText(title);
    tell();
}

void Banner::setDetail(const QString& detail)
{
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    tell();
}

void Banner::tell()
{
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_detail->text());
}

void Banner::setLinks(const QList<QPair<QString, QString>>& idsAndLabels)
{
    while (QLayoutItem* item = m_links->layout()->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->deleteLater(); // the click on it may still be under way
        }
        delete item;
    }
    for (const auto& [id, label] : idsAndLabels) {
        auto* link = new ChipButton({label, interfaceLanguage(), std::nullopt, ColourRole::Accent, ColourRole::Raised, true}, m_links);
        link->setClickable(true);
        connect(link, &ChipButton::clicked, this, [this, target = id] { Q_EMIT linkActivated(target); });
        m_links->layout()->addWidget(link);
        link->show();
    }
    m_links->setVisible(!idsAndLabels.isEmpty());
}

QPushButton* Banner::addButton(const QString& label, bool primary)
{
    QPushButton* button = makeButton(label, primary, m_buttons);
    m_buttons->layout()->addWidget(button);
    button->show();
    m_buttons->show();
    dressButtons();
    return button;
}

/// Beside a primary button the others are quiet; without one the first is plain.
void Banner::dressButtons()
{
    QList<QWidget*> buttons;
    bool hasLoud = false;
    for (int i = 0; i < m_buttons->layout()->count(); ++i) {
        buttons.append(m_buttons->layout()->itemAt(i)->widget());
        hasLoud = hasLoud || buttons.back()->property("primary").toBool();
    }
    for (QWidget* button : buttons) {
        const bool primary = button->property("primary").toBool();
        setLook(button, "quiet", !primary && hasLoud);
        hasLoud = true;
    }
}

void Banner::clearButtons()
{
    while (QLayoutItem* item = m_buttons->layout()->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    m_buttons->hide();
}

void Banner::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    paintRounded(painter, rect(), theme.colour(tintOfTone(m_tone)), Qt::transparent, 1, 6);
    const int side = theme.scaled(17);
    const int line = theme.lineHeight(TextRole::Strong, interfaceLanguage());
    paintGlyph(painter, QRectF(inset, m_title->y() + (line - side) / 2.0, side, side), glyphOfTone(m_tone), theme.colour(toneColour(m_tone)));
}

void Banner::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        layOut();
    QWidget::changeEvent(event);
}

} // namespace dossier
