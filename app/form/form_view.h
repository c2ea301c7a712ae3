// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/components.h"
#include "core/workspace/workspace.h"
#include <QScrollArea>
#include <memory>

namespace dossier {

class QuestionCard;

/// Where a person's focus is: what the guidance panel explains.
struct Focus
{
    QString question, column, row;
    bool operator==(const Focus&) const = default;
};

/// One section of a record's form as question cards; every edit becomes a Change. Builds one section at a time.
/// Typing goes to Workspace::setPending every 400 ms; leaving the field, Ctrl+S or flush() applies the change.
class FormView : public QScrollArea
{
    Q_OBJECT
public:
    explicit FormView(Workspace& workspace, QWidget* parent = nullptr);
    void showSection(const QString& record, const QString& section);
    QString record() const { return m_record; }
    QString section() const { return m_section; }
    /// Scrolls to and focuses a question, or a cell of its table; changes section where needed.
    void goTo(const QString& question, const QString& row = {}, const QString& column = {});
    /// Next or previous open question over all sections (F8); false if there is none.
    bool goToOpen(bool forward);
    /// Writes what is being typed; false when refused (the field says why and keeps the focus).
    bool flush();
    void setReadOnly(bool on, const QString& why = {});
    Focus focus() const { return m_focus; }
    /// Every column of the table in focus side by side (F11): the page may give up outline and panel meanwhile.
    bool isWide() const;
    /// Focuses the first stop (or the last) by Tab; false if there is none.
    bool enter(bool next);
    ~FormView() override;

Q_SIGNALS:
    void focusChanged(const dossier::Focus& focus);
    void sectionChanged(const QString& section);
    void openRecord(const QString& reference);          ///< a record chip was activated
    void createRecord(const QString& form, const QString& question); ///< "new vendor…" from a record question
    void propose(const QString& question); ///< what the catalogue offers for a question is to be shown
    void failed(const dossier::Error& error);
    void wideChanged(bool on);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct Private;
    enum class Loading { All, NewOnes };
    void sync(Loading loading = Loading::All);
    void finish(); ///< makes the cards that are still to come
    QuestionCard* makeCard(const Question& question);
    void retitle();
    QList<QWidget*> tabStops() const;
    bool step(QWidget* from, bool next); ///< to the stop after this one, or out of the form
    void noteFocus(QWidget* now);
    void tellFocus(const Focus& focus);
    void reveal(); ///< scrolls to what was gone to; again while the page still finds its size
    void leave(QuestionCard* card, bool forward);

    std::unique_ptr<Private> d;
    Workspace& m_workspace;
    QString m_record, m_section;
    Focus m_focus;
    bool m_revealing = false; ///< until somebody scrolls
};

} // namespace dossier
