// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/drawing.h"
#include <QSize>
#include <QStyleOption>

namespace dossier {

/// What the files of DossierStyle share.
bool isTextArea(const QWidget* widget);
FieldLook fieldLook(const QStyleOption* option, const QWidget* widget);
QColor colour(ColourRole role);
int bodyLine(); ///< height of a line of body text in the language of the interface
int controlHeight(); ///< a row of one line: 28 in Latin, 30 in Han
void paintCheckBox(const QStyleOption* option, QPainter* painter);
void paintRadio(const QStyleOption* option, QPainter* painter);
void paintButton(const QStyleOption* option, QPainter* painter, const QWidget* widget, bool autoRaise);
QSize labelSize(const QString& text, const QFont& font); ///< with mnemonic
QString fitted(const QString& text, const QFont& font, int room);

} // namespace dossier
