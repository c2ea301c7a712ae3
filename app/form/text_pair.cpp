// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/text_pair.h"

#include <QBoxLayout>
#include <QPainter>
#include <QResizeEvent>

namespace dossier {

namespace {
constexpr int sideBySideFrom = 560;

QString languageName(Language language)
{
    return language == Language::English ? QStringLiteral("English") : u"中文"_qs;
}
} // namespace

// ---- Tag ----

LanguageTag::LanguageTag(Language language, QWidget* parent) : QWidget(parent), m_language(language)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LanguageTag::setState(State state)
{
    m_state = state;
    update();
}

QString LanguageTag::words() const
{
    switch (m_state) {
    case State::Written: return tr("written");
    case State::Missing: return tr("missing; the report will say so");
    case State::Older: return m_language == Language::English ? tr("older than the Chinese: check") : tr("older than the English: check");
    }
    Q_UNREACHABLE();
}

QSize LanguageTag::sizeHint() const
{
    return {160, Theme::current().lineHeight(TextRole::Small, Language::Chinese) + space::xs};
}

void LanguageTag::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QString name = languageName(m_language);
    const int nameWidth = TextBlock(name, TextRole::SmallStrong, m_language).naturalWidth() + 2;
    QRect area = rect();
    drawLine(painter, QRect(0, 0, nameWidth, height()), name, TextRole::SmallStrong, m_language, theme.colour(ColourRole::Text));
    Glyph glyph = Glyph::OpenCheck;
    ColourRole glyphColour = ColourRole::Ok;
    ColourRole textColour = ColourRole::Muted;
    if (m_state == State::Missing) {
        glyph = Glyph::Ring;
        glyphColour = textColour = ColourRole::Warn;
    } else if (m_state == State::Older) {
        glyph = Glyph::Half;
        glyphColour = textColour = ColourRole::Stale;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    paintGlyph(painter, QRectF(nameWidth + 8, (height() - 13) / 2.0, 13, 13), glyph, theme.colour(glyphColour));
    area.setLeft(nameWidth + 8 + 13 + 5);
    drawLine(painter, area, words(), TextRole::Small, interfaceLanguage(), theme.colour(textColour));
}

// ---- Pair ----

TextPair::TextPair(TextInput::Kind kind, bool localized, QWidget* parent) : QWidget(parent), m_localized(localized)
{
    m_row = new QBoxLayout(QBoxLayout::TopToBottom, this);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::m);
    for (const Language language : {Language::English, Language::Chinese}) {
        Side& side = m_sides[size_t(language)];
        side.box = new QWidget(this);
        auto* column = new QVBoxLayout(side.box);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(space::xs);
        side.tag = new LanguageTag(language, side.box);
        side.input = new TextInput(kind, side.box);
        side.input->setLanguage(language);
        column->addWidget(side.tag);
        column->addWidget(side.input);
        column->addStretch(1);
        side.box->hide();
        connect(side.input, &TextInput::edited, this, [this, language] {
            updateTags();
            Q_EMIT edited(language);
        });
        connect(side.input, &TextInput::left, this, [this, language] { Q_EMIT left(language); });
        connect(side.input, &TextInput::entered, this, &TextPair::entered);
        connect(side.input, &TextInput::escaped, this, [this] { revert(); });
        connect(side.input, &TextInput::otherLanguage, this, [this, language] { openOther(language); });
        connect(side.input, &TextInput::wantedHeightChanged, this, &TextPair::levelHeights);
    }
    arrange();
}

bool TextPair::isDirty(Language language) const
{
    return m_sides[size_t(language)].shown && text(language).trimmed() != saved(language).trimmed();
}

void TextPair::load(const LocalizedText& saved, bool englishOlder, bool chineseOlder)
{
    for (const Language language : {Language::English, Language::Chinese}) {
        Side& side = m_sides[size_t(language)];
        const bool typed = isDirty(language);
        m_saved.of(language) = saved.of(language);
        side.older = language == Language::English ? englishOlder : chineseOlder;
        if (!typed)
            side.input->setText(saved.of(language));
    }
    arrange();
}

void TextPair::setTyped(Language language, const QString& text)
{
    Side& side = m_sides[size_t(language)];
    side.opened = true;
    side.input->setText(m_saved.of(language));
    side.input->selectAll();
    side.input->insertText(text);
    arrange();
}

void TextPair::accept(Language language, const QString& saved)
{
    m_saved.of(language) = saved;
    input(language)->setText(saved);
    updateTags();
}

void TextPair::revert()
{
    for (const Language language : {Language::English, Language::Chinese})
        input(language)->setText(saved(language));
    updateTags();
    Q_EMIT reverted();
}

void TextPair::setPlaceholders(const QString& english, const QString& chinese)
{
    input(Language::English)->setPlaceholder(english);
    input(Language::Chinese)->setPlaceholder(chinese);
}

Language TextPair::firstLanguage() const
{
    const Language own = interfaceLanguage();
    return isShown(own) ? own : otherLanguage(own);
}

void TextPair::openOther(Language from)
{
    if (!m_localized)
        return;
    const Language other = otherLanguage(from);
    m_sides[size_t(from)].opened = true;
    m_sides[size_t(other)].opened = true;
    arrange();
    input(other)->field()->setFocus(Qt::ShortcutFocusReason);
}

QList<QWidget*> TextPair::stops() const
{
    QList<QWidget*> all;
    const Language own = interfaceLanguage();
    for (const Language language : {own, otherLanguage(own)}) {
        if (isShown(language))
            all.append(input(language)->field());
    }
    return all;
}

void TextPair::arrange()
{
    const Language own = interfaceLanguage();
    const bool focusEnglish = input(Language::English)->field()->hasFocus();
    const bool focusChinese = input(Language::Chinese)->field()->hasFocus();
    for (const Language language : {Language::English, Language::Chinese}) {
        Side& side = m_sides[size_t(language)];
        const bool focused = language == Language::English ? focusEnglish : focusChinese;
        side.shown = side.opened || focused || !input(language)->text().isEmpty() || !m_saved.of(language).isEmpty();
        if (!m_localized)
            side.shown = language == Language::English;
    }
    if (!m_sides[0].shown && !m_sides[1].shown)
        m_sides[size_t(own)].shown = true;
    const bool both = m_sides[0].shown && m_sides[1].shown;
    int position = 0;
    for (const Language language : {own, otherLanguage(own)}) {
        Side& side = m_sides[size_t(language)];
        if (m_row->indexOf(side.box) != position) {
            m_row->removeWidget(side.box);
            m_row->insertWidget(position, side.box, 1);
        }
        ++position;
        side.tag->setVisible(both);
        side.box->setVisible(side.shown);
    }
    m_row->setDirection(both && width() >= sideBySideFrom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    updateTags();
    levelHeights();
}

void TextPair::updateTags()
{
    for (const Language language : {Language::English, Language::Chinese}) {
        Side& side = m_sides[size_t(language)];
        const bool empty = side.input->text().trimmed().isEmpty();
        side.tag->setState(empty ? LanguageTag::State::Missing : side.older ? LanguageTag::State::Older : LanguageTag::State::Written);
    }
    setNames(m_name, m_description);
}

void TextPair::levelHeights()
{
    const bool level = m_row->direction() == QBoxLayout::LeftToRight && m_sides[0].shown && m_sides[1].shown;
    const int highest = qMax(m_sides[0].input->wantedHeight(), m_sides[1].input->wantedHeight());
    for (const Side& side : m_sides)
        side.input->setLeastHeight(level ? highest : 0);
}

void TextPair::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool both = m_sides[0].shown && m_sides[1].shown;
    m_row->setDirection(both && width() >= sideBySideFrom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    levelHeights();
}

void TextPair::setReadOnly(bool on)
{
    for (const Side& side : m_sides)
        side.input->setReadOnly(on);
}

void TextPair::setProblem(bool on)
{
    for (const Language language : {Language::English, Language::Chinese})
        input(language)->setProblem(on && isDirty(language));
}

void TextPair::setNames(const QString& name, const QString& description)
{
    m_name = name;
    m_description = description;
    for (const Language language : {Language::English, Language::Chinese}) {
        const Side& side = m_sides[size_t(language)];
        side.input->field()->setAccessibleName(m_localized ? tr("%1, %2: %3").arg(name, languageName(language), side.tag->words()) : name);
        side.input->field()->setAccessibleDescription(description);
    }
}

void TextPair::retranslate()
{
    arrange();
    for (const Side& side : m_sides)
        side.tag->update();
}

void TextPair::restyle()
{
    for (const Side& side : m_sides)
        side.input->restyle();
    levelHeights();
}

} // namespace dossier
