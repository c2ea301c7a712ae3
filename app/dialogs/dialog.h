// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/components.h"
#include "core/workspace/workspace.h"
#include <QBoxLayout>
#include <QDialog>
#include <QDialogButtonBox>

namespace dossier {

/// A dialog of the design: title in the window's frame, content inset by the page inset, buttons at the right.
class Dialog : public QDialog
{
    Q_OBJECT
public:
    Dialog(const QString& title, QWidget* parent);
    QVBoxLayout* content() const { return m_content; }
    /// Adds a line of text.
    Text* addText(const QString& text, TextRole role = TextRole::Body, ColourRole colour = ColourRole::Text);
    QPushButton* addButton(const QString& text, bool primary);
    /// A message under the content: what went wrong, what was kept.
    void showProblem(const QString& text);

private:
    QVBoxLayout* m_content;
    QHBoxLayout* m_buttons;
    Text* m_problem;
};

/// A question with an action verb; true when it is chosen.
bool confirmAction(QWidget* parent, const QString& title, const QString& text, const QString& action);
/// A plain notice that needs reading: an error with its remedy.
void showNotice(QWidget* parent, const QString& title, const QString& text);

} // namespace dossier
