// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/components.h"
#include "core/workspace/workspace.h"

namespace dossier {

/// The foot of the window: what is on disk, the step that undo takes back, the audit log, the last backup.
class StatusLine : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(Workspace& workspace, QWidget* parent = nullptr);
    void refresh();
    void showFailure(const Error& error);
    /// A short notice in place of the undo text until the next change.
    void showNotice(const QString& text);

Q_SIGNALS:
    void historyRequested();
    void backupRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;

private:
    Workspace& m_workspace;
    ChipButton* m_saved;
    Text* m_undo;
    QPushButton* m_audit;
    QPushButton* m_backup;
    std::optional<Error> m_failure;
    QString m_notice;
};

} // namespace dossier
