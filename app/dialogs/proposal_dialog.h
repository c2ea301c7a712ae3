// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dialogs/dialog.h"
#include "core/rules/proposals.h"
#include <QCheckBox>
#include <QLineEdit>

namespace dossier {

/// What the catalogue offers for a question: what fits the record stands first, with the reason. What is chosen is added as one step.
class ProposalDialog : public Dialog
{
    Q_OBJECT
public:
    ProposalDialog(Workspace& workspace, const QString& record, const Question& question, QWidget* parent);
    int added() const { return m_added; } ///< how many entries were chosen
    QLineEdit* filter() const { return m_filter; }
    QCheckBox* box(const QString& entry) const;

private:
    struct Line { Proposal proposal; QWidget* widget = nullptr; QCheckBox* box = nullptr; QString words; };
    void addGroup(const QString& title, bool fits, QVBoxLayout* column);
    void addLine(const Proposal& proposal, QVBoxLayout* column);
    void applyFilter();
    void count();
    void addChosen();
    QStringList chosen() const;
    bool isAbout() const { return m_question.type == QuestionType::Generated; } ///< records about the subject, not records that an answer names

    Workspace& m_workspace;
    QString m_record, m_subject;
    const Question& m_question;
    std::vector<Proposal> m_proposals;
    std::vector<Line> m_lines;
    QLineEdit* m_filter;
    QPushButton* m_add;
    Text* m_nothing;
    QList<QPair<Text*, bool>> m_heads; ///< of the two groups
    int m_added = 0;
};

} // namespace dossier
