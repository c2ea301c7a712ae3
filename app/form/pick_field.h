// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/picks.h"
#include "app/form/text_input.h"
#include <QListView>

class QStandardItemModel;

namespace dossier {

/// The list under a field: lines with group heads, narrowed by what is typed. It never takes the focus; the field hands it the keys.
class PickList : public QListView
{
    Q_OBJECT
public:
    explicit PickList(QWidget* anchor);
    void setPicks(const QList<Pick>& picks, bool selectFirst);
    bool isOpen() const { return isVisible(); }
    void open();
    /// Up, Down, Page keys, Enter with a chosen line, Esc; false: not ours.
    bool handleKey(int key);
    std::optional<Pick> current() const;

Q_SIGNALS:
    void picked(const dossier::Pick& pick);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void place();
    void step(int by);
    std::optional<Pick> pickAt(const QModelIndex& index) const;

    QWidget* m_anchor;
    QList<Pick> m_picks;
    QStandardItemModel* m_model;
};

/// A field that chooses one of many: type to search in both languages, arrows and Enter choose; the list opens with Alt+Down or by typing.
class PickField : public FieldFrame
{
    Q_OBJECT
public:
    explicit PickField(QWidget* parent = nullptr);
    ~PickField() override;
    void setSource(std::function<QList<Pick>()> source) { m_source = std::move(source); }
    void setOwnWords(bool allowed) { m_ownWords = allowed; }
    void setNewRecords(const QList<QPair<QString, QString>>& formsAndTitles) { m_newRecords = formsAndTitles; }
    /// What is chosen; Esc and leaving go back to it.
    void setChosen(const QString& label);
    void setPlaceholder(const QString& text) { m_line->setPlaceholderText(text); }
    void setReadOnly(bool on);
    void setArrow(bool on);
    void setWidthHint(int width) { m_width = width; updateGeometry(); }
    QLineEdit* lineEdit() const { return m_line; }
    QString text() const { return m_line->text(); }
    bool isChanged() const { return m_line->text() != m_chosen; }
    void type(const QString& text); ///< as if typed
    void openList();
    bool isOpen() const;
    /// Takes what is typed if it names one line exactly, or as own words; emits refused() if it is neither. Empty text clears.
    bool settle();
    void restyle();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void picked(const QString& id);
    void ownWords(const QString& text);
    void newRecord(const QString& form, const QString& typed);
    void cleared();
    void refused(const QString& text);
    void left();
    void backAtStart(bool remove); ///< Backspace (remove) or Left with nothing before the cursor
    void openWanted();             ///< Ctrl+Enter
    void confirmed();              ///< Enter with nothing typed

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void refill(bool showAll);
    void take(const Pick& pick);
    bool handleKey(QKeyEvent* event);

    QLineEdit* m_line;
    QPointer<PickList> m_list;
    std::function<QList<Pick>()> m_source;
    QList<QPair<QString, QString>> m_newRecords;
    QString m_chosen;
    bool m_ownWords = false, m_arrow = false, m_composing = false;
    int m_width = 240;
};

} // namespace dossier
