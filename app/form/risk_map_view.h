// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/heat_map.h"
#include "app/form/editor.h"
#include "app/style/components.h"

namespace dossier {

class RiskRow;

/// The risks of what an assessment is about: two heat maps, what is not acceptable, and the list with levels before and after.
class RiskMapView final : public Editor
{
    Q_OBJECT
public:
    RiskMapView(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);
    void load() override;
    QList<QWidget*> stops() const override;
    void setReadOnly(bool on) override;
    void retranslate() override;
    bool isWide() const override { return true; }
    QString summary() const override;
    HeatMap* map(RiskStage stage) const { return stage == RiskStage::Inherent ? m_inherent : m_residual; }

private:
    void select(const QString& reference);

    const RiskScale& m_scale;
    std::vector<RiskView> m_risks;
    Banner* m_banner;
    QWidget* m_maps;
    HeatMap* m_inherent;
    HeatMap* m_residual;
    Text* m_inherentTitle;
    Text* m_residualTitle;
    Text* m_axes;
    Text* m_prompt; ///< threats that nobody has looked at
    Text* m_empty;
    QVBoxLayout* m_list;
    QList<RiskRow*> m_rows;
    int openProposals() const; ///< scenarios that fit and have no risk yet

    QPushButton* m_way; ///< on the banner: to the first risk that cannot be borne
    QString m_worst;
    QPushButton* m_add;
    QPushButton* m_proposals;
};

} // namespace dossier
