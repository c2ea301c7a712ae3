// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/form_view.h"
#include <QPointer>

namespace dossier {

/// Explains the question or cell in focus: what it asks, the provisions behind it, what the register already says, an example, what the options mean.
/// Never scrolls by itself; Esc goes back to where the focus was.
class GuidancePanel : public QScrollArea
{
    Q_OBJECT
public:
    explicit GuidancePanel(Workspace& workspace, QWidget* parent = nullptr);
    ~GuidancePanel() override;
    void show(const QString& record, const Focus& focus);
    using QScrollArea::show;
    /// Opens a provision in the panel.
    void showCitation(const QString& id);
    QString openCitation() const { return m_citation; }

Q_SIGNALS:
    void openRecord(const QString& reference);
    void failed(const dossier::Error& error);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void rebuild();
    Text* addText(const QString& text, TextRole role, ColourRole colour);
    void addLine();
    void addCitations(const QStringList& ids);
    void addRegister(const Question& question);
    void addMeanings(const Question& question);

    Workspace& m_workspace;
    QString m_record, m_citation;
    Focus m_focus;
    QWidget* m_page = nullptr;
    QPointer<QWidget> m_back;
    bool m_rebuilding = false;
};

} // namespace dossier
