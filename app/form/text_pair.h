// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/text_input.h"
#include "core/text/localized_text.h"
#include <array>

class QBoxLayout;

namespace dossier {

/// "English ✓ written", "中文 ○ missing; the report will say so", "English ◐ older than the Chinese: check".
class LanguageTag : public QWidget
{
    Q_OBJECT
public:
    enum class State { Written, Missing, Older };
    LanguageTag(Language language, QWidget* parent);
    void setState(State state);
    QString words() const; ///< for the accessible name
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Language m_language;
    State m_state = State::Missing;
};

/// One text in one or two languages: one field while only one is written; Ctrl+T opens the other and moves there.
/// Side by side from 560 px, else stacked; the language of the interface first. A text that is not localized is one field.
class TextPair : public QWidget
{
    Q_OBJECT
public:
    TextPair(TextInput::Kind kind, bool localized, QWidget* parent);

    /// Shows what is saved; a field in which a person has typed keeps what was typed.
    void load(const LocalizedText& saved, bool englishOlder, bool chineseOlder);
    void setPlaceholders(const QString& english, const QString& chinese);
    QString text(Language language) const { return input(language)->text(); }
    const QString& saved(Language language) const { return m_saved.of(language); }
    bool isDirty(Language language) const;
    void setTyped(Language language, const QString& text); ///< shown as typed and not yet saved
    void accept(Language language, const QString& saved);  ///< what was typed is saved now
    void revert();
    TextInput* input(Language language) const { return m_sides[size_t(language)].input; }
    bool isLocalized() const { return m_localized; }
    bool isShown(Language language) const { return m_sides[size_t(language)].shown; }
    Language firstLanguage() const; ///< the field that gets the focus
    void openOther(Language from);
    QList<QWidget*> stops() const;
    void setReadOnly(bool on);
    void setProblem(bool on);
    void setNames(const QString& name, const QString& description);
    void retranslate();
    void restyle();

Q_SIGNALS:
    void edited(dossier::Language language);
    void left(dossier::Language language);
    void entered(bool withControl);
    void reverted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Side
    {
        QWidget* box = nullptr;
        LanguageTag* tag = nullptr;
        TextInput* input = nullptr;
        bool shown = false, opened = false, older = false;
    };
    void arrange();
    void updateTags();
    void levelHeights();

    std::array<Side, 2> m_sides;
    QBoxLayout* m_row;
    LocalizedText m_saved;
    QString m_name, m_description;
    bool m_localized;
};

} // namespace dossier
