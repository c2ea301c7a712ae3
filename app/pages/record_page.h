// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/page.h"

namespace dossier {

class FormView;
class GuidancePanel;
class Outline;

/// Any record: outline, question column, guidance; banner over the questions.
class RecordPage final : public Page
{
    Q_OBJECT
public:
    explicit RecordPage(Workspace& workspace, QWidget* parent);
    void open(const Place& place);
    Place place() const override;
    bool flush() override;
    QList<QWidget*> panes() const override;
    QString record() const { return m_record; }
    FormView* form() const { return m_form; }
    Outline* outline() const { return m_outline; }
    void nextOpen(bool forward);
    void nextPoint();
    void stepSection(int by);
    void togglePanel();
    void focusGuidance();

Q_SIGNALS:
    void reportRequested(const QString& reference);
    void historyRequested(const QString& reference);
    void menuRequested(const QString& reference, const QPoint& globalPosition);
    void statusMenuRequested(const QString& reference, const QPoint& globalPosition);
    void reasonsRequested(const QString& reference);
    void createRequested(const QString& form, const QString& question);
    void proposalsRequested(const QString& question);
    void assessmentWanted(const QString& form, const QString& subject);

protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refreshHeader();
    void refreshBanner();
    void refreshAssessmentBanner(const RecordSummary& summary);
    void refreshAll();

    QString m_record;
    PageHeader* m_header;
    QPushButton* m_parent;
    Text* m_reference;
    Text* m_title;
    ChipButton* m_status;
    ChipButton* m_role;
    QWidget* m_ring;
    Text* m_progress;
    ChipButton* m_points; ///< contradictions; each click goes to the next
    QPushButton* m_history;
    QPushButton* m_report;
    QPushButton* m_more;
    Outline* m_outline;
    Text* m_hint; ///< the two keys that save most clicks
    Banner* m_banner;
    FormView* m_form;
    GuidancePanel* m_guidance;
    int m_point = -1; ///< the contradiction that was gone to last
    bool m_panelChosen = true;
};

} // namespace dossier
