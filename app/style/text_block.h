// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/style/theme.h"
#include <QPainter>
#include <QTextLayout>

namespace dossier {

/// Read-only text set with a fixed line height per role and the font order of its own language. Cheap to make; use one per paint or keep it.
class TextBlock
{
public:
    TextBlock() = default;
    TextBlock(const QString& text, TextRole role, Language language);

    /// Height at a width when wrapped; at most `maxLines` lines (0: all).
    int heightForWidth(int width, int maxLines = 0) const;
    int naturalWidth() const; ///< of the longest line without wrapping
    int lineHeight() const;
    /// Wraps into the rectangle, elides the last line at `maxLines`. Align: Qt::AlignLeft/Right/HCenter and AlignTop/VCenter.
    void draw(QPainter& painter, const QRect& rect, const QColor& colour, Qt::Alignment align = Qt::AlignLeft | Qt::AlignTop, int maxLines = 0) const;
    bool isElided(int width, int maxLines) const;

private:
    int linesAt(int width) const;
    QString m_text;
    TextRole m_role = TextRole::Body;
    Language m_language = Language::English;
};

/// One line, elided, vertically centred.
void drawLine(QPainter& painter, const QRect& rect, const QString& text, TextRole role, Language language, const QColor& colour,
              Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter);

} // namespace dossier
