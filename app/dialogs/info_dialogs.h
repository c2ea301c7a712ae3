// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dialogs/dialog.h"
#include "app/shell/place.h"

namespace dossier {

/// Which assessments a record needs, and why: every reason with its articles, the criteria, what fits an exemption.
class ReasonsDialog : public Dialog
{
    Q_OBJECT
public:
    ReasonsDialog(Workspace& workspace, const QString& reference, QWidget* parent);
    Place target() const { return m_target; } ///< a question to jump to, if one was chosen
    bool hasTarget() const { return !m_target.record.isEmpty(); }

private:
    Place m_target;
};

/// The audit log of a record or of the whole workspace, readable, newest first.
class HistoryDialog : public Dialog
{
    Q_OBJECT
public:
    HistoryDialog(Workspace& workspace, const QString& reference, QWidget* parent);
};

/// Name, language, light or dark.
class SettingsDialog : public Dialog
{
    Q_OBJECT
public:
    SettingsDialog(Workspace* workspace, QWidget* parent);
};

/// The map of keys.
class KeysDialog : public Dialog
{
    Q_OBJECT
public:
    explicit KeysDialog(QWidget* parent);
};

} // namespace dossier
