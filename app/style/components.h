// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/glyphs.h"
#include "app/style/text_block.h"
#include <QAbstractButton>
#include <QPushButton>
#include <QToolButton>
#include <QKeySequence>
#include <QLayout>
#include <QWidget>

namespace dossier {

/// A paragraph or line of read-only text (never QLabel): wraps, fixed line height, its own language. Selectable text is not needed.
/// Without an explicit language it follows the interface's. Accessible name is its text.
class Text : public QWidget
{
    Q_OBJECT
public:
    explicit Text(TextRole role = TextRole::Body, QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const { return m_text; }
    void setLanguage(std::optional<Language> language);
    void setColour(ColourRole colour);
    void setRole(TextRole role);
    void setMaxLines(int lines); ///< 0: all; 1: one elided line
    void setAlignment(Qt::Alignment align);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_maxLines != 1; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent*) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    TextBlock block() const;
    QString m_text;
    TextRole m_role;
    std::optional<Language> m_language;
    ColourRole m_colour = ColourRole::Text;
    int m_maxLines = 0;
    Qt::Alignment m_align = Qt::AlignLeft | Qt::AlignVCenter;
};

/// A chip as a widget; with setClickable it is a button with focus (citation chips, record links): Enter, Space and click emit clicked().
class ChipButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ChipButton(const Chip& chip, QWidget* parent = nullptr);
    void setChip(const Chip& chip);
    const Chip& chip() const { return m_chip; }
    void setClickable(bool on); ///< default off: no focus, no hover
    void setRemovable(bool on); ///< shows ×; Backspace, Delete and a click on × emit removeRequested()
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool hitButton(const QPoint& position) const override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRect crossRect() const;
    void takeFocusPolicy();
    Chip m_chip;
    bool m_removable = false, m_clickable = false;
};

/// Joined buttons of which at most one is chosen: Yes · No · Not known; arrows move, Space chooses, letters given choose.
class Segmented : public QWidget
{
    Q_OBJECT
public:
    explicit Segmented(QWidget* parent = nullptr);
    struct Item { QString id, label; QKeySequence key; };
    void setItems(const QList<Item>& items);
    void setCurrent(const QString& id); ///< empty: none
    QString current() const { return m_current; }
    QList<Item> items() const { return m_items; }
    void setReadOnly(bool on);
    bool isReadOnly() const { return m_readOnly; }
    int focusedItem() const { return m_hot; } ///< the one Space would choose
    QRect itemRect(int index) const;
    void choose(int index); ///< as the user does
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(const QString& id); ///< by the user

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void setHot(int index);
    QList<QRect> cells() const;
    QList<Item> m_items;
    QString m_current;
    int m_hot = 0, m_hovered = -1;
    bool m_readOnly = false;
};

/// The banner over a page: tint, glyph, strong sentence, reasons in small, then at most one quiet and one plain or primary button.
class Banner : public QWidget
{
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);
    void setTone(const QString& tone); ///< "danger", "warn", "accent", "stale", "neutral", "ok"
    void setTitle(const QString& title);
    void setDetail(const QString& detail); ///< one or more lines; empty hides
    void setLinks(const QList<QPair<QString, QString>>& idsAndLabels); ///< citation chips after the detail
    QPushButton* addButton(const QString& label, bool primary); ///< owned; clearButtons() removes
    void clearButtons();

Q_SIGNALS:
    void linkActivated(const QString& id);

protected:
    void paintEvent(QPaintEvent*) override;
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void tell();
    void dressButtons();
    QString m_tone = QStringLiteral("accent");
    Text* m_title;
    Text* m_detail;
    QWidget* m_links;
    QWidget* m_buttons;
};

/// Lays children out in rows that wrap (chips); for QWidget::setLayout.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(QWidget* parent = nullptr, int gap = space::s);
    ~FlowLayout() override;
    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setGeometry(const QRect& rect) override;

private:
    int place(const QRect& rect, bool apply) const;
    QList<QLayoutItem*> m_items;
    int m_gap;
};

/// A push button of the design: `primary` is filled; a quiet one has no frame until hovered. Drawn by DossierStyle from these properties.
QPushButton* makeButton(const QString& text, bool primary = false, QWidget* parent = nullptr);
QToolButton* makeIconButton(const QString& icon, const QString& toolTip, QWidget* parent = nullptr);
/// Changes a property that DossierStyle reads ("primary", "quiet", "link", "danger", "field", "small", "invalid") and redraws the widget.
void setLook(QWidget* widget, const char* property, bool on = true);

} // namespace dossier
