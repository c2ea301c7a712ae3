// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dialogs/dialog.h"
#include <QLineEdit>

namespace dossier {

/// Asks for the name of a new record, in the language of the interface and, if wanted, in the other; adds it.
class NewRecordDialog : public Dialog
{
    Q_OBJECT
public:
    NewRecordDialog(Workspace& workspace, const QString& form, QWidget* parent, const QString& subject = {});
    QString reference() const { return m_reference; } ///< of the added record
    QLineEdit* nameField() const { return m_first; }

private:
    void add();

    Workspace& m_workspace;
    QString m_form, m_reference, m_subject;
    QLineEdit* m_first;
    QLineEdit* m_second = nullptr;
};

/// A new status with a reason where one is needed; what stands in the way is listed with jumps.
class StatusDialog : public Dialog
{
    Q_OBJECT
public:
    StatusDialog(Workspace& workspace, const QString& reference, const QString& status, QWidget* parent);
    QString jumpQuestion() const { return m_question; } ///< chosen from the list of what is missing
    QString jumpRow() const { return m_row; }
    QString jumpColumn() const { return m_column; }

private:
    QString m_question, m_row, m_column;
};

/// All records of one person given to another, as one step.
class HandOverDialog : public Dialog
{
    Q_OBJECT
public:
    HandOverDialog(Workspace& workspace, const QString& person, QWidget* parent);
};

/// Removing a record: says where it is used, and refuses then.
class RemoveDialog : public Dialog
{
    Q_OBJECT
public:
    RemoveDialog(Workspace& workspace, const QString& reference, QWidget* parent);
    QString jumpRecord() const { return m_record; }

private:
    QString m_record;
};

} // namespace dossier
