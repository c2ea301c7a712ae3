// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/components.h"
#include <QLineEdit>
#include <QTextEdit>

namespace dossier {

/// The border of what can be typed into: one pixel, two in the accent colour while it has the focus, danger when refused.
class FieldFrame : public QWidget
{
    Q_OBJECT
public:
    explicit FieldFrame(QWidget* parent = nullptr);
    void setProblem(bool on);
    bool hasProblem() const { return m_problem; }
    void setReadOnlyLook(bool on);
    /// Without a border until it has the focus: the place to add a token.
    void setFlat(bool on);

protected:
    void paintEvent(QPaintEvent*) override;
    /// The widget whose focus the frame shows.
    void watchFocus(QWidget* field);
    bool eventFilter(QObject* object, QEvent* event) override;
    QWidget* watched() const { return m_field; }

private:
    QWidget* m_field = nullptr;
    bool m_problem = false, m_readOnly = false, m_flat = false;
};

/// One text in one language: a line, or an area that grows from 2 to 12 lines and then scrolls. Lines have a fixed height whatever is typed.
/// While an input method composes, nothing is reported.
class TextInput : public FieldFrame
{
    Q_OBJECT
public:
    enum class Kind { Line, Area };
    explicit TextInput(Kind kind, QWidget* parent = nullptr);

    QString text() const;
    void setText(const QString& text); ///< not reported; undo inside the field starts anew
    void insertText(const QString& text); ///< as if typed
    void selectAll();
    void setPlaceholder(const QString& text);
    void setLanguage(Language language); ///< of the text: chooses font and line height
    Language language() const { return m_language; }
    void setReadOnly(bool on);
    void setTrailing(QWidget* widget); ///< after the text, inside the frame
    bool isComposing() const { return m_composing; }
    QWidget* field() const;
    QLineEdit* lineEdit() const { return m_line; }
    int wantedHeight() const;
    void setLeastHeight(int height);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void restyle(); ///< fonts and colours of the current theme

Q_SIGNALS:
    void edited();                 ///< by a person, committed text only
    void left();                   ///< focus went elsewhere
    void escaped();                ///< Esc while there is something to restore; see setEscapable
    void entered(bool withControl);
    void otherLanguage();          ///< Ctrl+T
    void wantedHeightChanged();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    bool handleKey(QKeyEvent* event);
    void applyBlockFormat();

    Kind m_kind;
    Language m_language = Language::English;
    QLineEdit* m_line = nullptr;
    QTextEdit* m_area = nullptr;
    QString m_saved; ///< as set by setText: Esc is ours only when the text differs
    bool m_composing = false, m_setting = false;
    int m_leastHeight = 0;
};

} // namespace dossier
