// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/components.h"

namespace dossier {

/// The first page: open the sample, a new workspace, open a file; recent files; what one can do in the first half hour.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget* parent = nullptr);
    void refresh(); ///< recent files

Q_SIGNALS:
    void sampleRequested();
    void newRequested();
    void openRequested();
    void fileRequested(const QString& path);
    void keysRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;

private:
    void build();

    QWidget* m_left = nullptr;
    QWidget* m_right = nullptr;
};

} // namespace dossier
