// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/page.h"

namespace dossier {

PageHeader::PageHeader(QWidget* parent) : QWidget(parent)
{
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(space::page, space::m, space::page - 6, space::m);
    m_row->setSpacing(space::m);
    setMinimumHeight(52);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PageHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().colour(ColourRole::Page));
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::current().colour(ColourRole::Line));
}

} // namespace dossier
