// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dialogs/dialog.h"
#include "app/shell/place.h"
#include "core/report/reports.h"
#include <QScrollArea>

namespace dossier {

/// The pages of a report on a grey ground, painted by the report itself.
class PagePreview : public QScrollArea
{
    Q_OBJECT
public:
    explicit PagePreview(QWidget* parent = nullptr);
    void setReport(std::shared_ptr<const LaidOutReport> report);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Pages;
    Pages* m_pages;
};

/// Language, findings with jumps, preview, and the target. Without a reference: the register.
class ReportDialog : public Dialog
{
    Q_OBJECT
public:
    ReportDialog(Workspace& workspace, const QString& reference, QWidget* parent);
    /// Writes the report as chosen; a message says what went wrong.
    bool writeTo(const QString& path);
    Place target() const { return m_target; }
    bool hasTarget() const { return !m_target.record.isEmpty(); }
    int pageCount() const { return m_report ? m_report->pageCount() : 0; }

private:
    void layOut();
    QString suggestedName() const;

    Workspace& m_workspace;
    QString m_reference;
    Segmented* m_language;
    Text* m_summary;
    QVBoxLayout* m_findings;
    PagePreview* m_preview;
    QPushButton* m_save;
    std::shared_ptr<const LaidOutReport> m_report;
    Place m_target;
};

} // namespace dossier
