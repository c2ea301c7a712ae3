// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/theme.h"
#include "core/risk/risks.h"
#include <QWidget>

namespace dossier {

/// A matrix of severity by likelihood with the risks that stand in its cells. Click or arrow keys select a risk, Enter opens it.
class HeatMap : public QWidget
{
    Q_OBJECT
public:
    explicit HeatMap(const RiskScale& scale, RiskStage stage, QWidget* parent = nullptr);
    void setRisks(const std::vector<RiskView>& risks);
    void select(const QString& reference);
    QString selected() const { return m_selected; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {220, 200}; }

Q_SIGNALS:
    void selectedChanged(const QString& reference);
    void activated(const QString& reference);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Mark { QRect rect; QString reference, label, title; }; ///< reference empty: "+3"
    QRect cellRect(int severity, int likelihood) const;
    QRect grid() const;
    std::vector<Mark> marks() const;
    void choose(const QString& reference);
    void tell();

    const RiskScale& m_scale;
    RiskStage m_stage;
    std::vector<RiskView> m_risks;
    QString m_selected;
};

} // namespace dossier
