// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/dialog.h"

namespace dossier {

Dialog::Dialog(const QString& title, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::page, space::xl, space::page, space::xl);
    column->setSpacing(space::l);
    m_content = new QVBoxLayout;
    m_content->setSpacing(space::m);
    column->addLayout(m_content, 1);
    m_problem = new Text(TextRole::Body, this);
    m_problem->setColour(ColourRole::Danger);
    m_problem->hide();
    column->addWidget(m_problem);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(space::m);
    m_buttons->addStretch(1);
    column->addLayout(m_buttons);
    setMinimumWidth(460);
}

Text* Dialog::addText(const QString& text, TextRole role, ColourRole colour)
{
    auto* line = new Text(role, this);
    line->setText(text);
    line->setColour(colour);
    m_content->addWidget(line);
    return line;
}

QPushButton* Dialog::addButton(const QString& text, bool primary)
{
    QPushButton* button = makeButton(text, primary, this);
    button->setDefault(primary);
    button->setAutoDefault(primary);
    m_buttons->addWidget(button);
    return button;
}

void Dialog::showProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setAccessibleName(text);
    m_problem->setVisible(!text.isEmpty());
}

bool confirmAction(QWidget* parent, const QString& title, const QString& text, const QString& action)
{
    Dialog dialog(title, parent);
    dialog.addText(text);
    QObject::connect(dialog.addButton(Dialog::tr("Cancel"), false), &QPushButton::clicked, &dialog, &QDialog::reject);
    QObject::connect(dialog.addButton(action, true), &QPushButton::clicked, &dialog, &QDialog::accept);
    return dialog.exec() == QDialog::Accepted;
}

void showNotice(QWidget* parent, const QString& title, const QString& text)
{
    Dialog dialog(title, parent);
    dialog.addText(text);
    QObject::connect(dialog.addButton(Dialog::tr("Close"), true), &QPushButton::clicked, &dialog, &QDialog::accept);
    dialog.exec();
}

} // namespace dossier
