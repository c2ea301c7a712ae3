// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/layout/text_setter.h"
#include <QByteArray>
#include <QImage>
#include <QLineF>
#include <QPainterPath>
#include <QRectF>
#include <map>

namespace dossier {

/// An element of the document's structure, for readers that speak or reflow.
struct StructureNode
{
    QByteArray type; ///< "H1", "P", "Table" …
    int parent = -1;
    Language language = Language::English;
    QString alternative; ///< of a figure: what it says, in words
    QRectF box;          ///< of a figure, on its page
    int page = -1;       ///< of a figure
};

/// Something drawn on a page. Everything in points from the page's top left.
struct PageItem
{
    enum class Kind { Text, Rule, Fill, Frame, Path, Picture };
    Kind kind = Kind::Text;
    QPointF at;   ///< of text: start of the baseline
    QRectF rect;  ///< of fills, frames and pictures
    QLineF rule;
    QPainterPath path;
    QImage picture;
    double width = 0; ///< of rules and frames, and of paths: 0 fills them
    bool dashed = false;
    QColor colour;
    std::shared_ptr<const SetLine> line;
    int node = -1; ///< structure node, or -1: decoration
};

struct PageLink { QRectF rect; QString target; QString text; };

struct LaidOutPage
{
    std::vector<PageItem> items;
    std::vector<PageLink> links;
    bool bare = false; ///< a cover: no header, no footer
    QString section; ///< shown at the right of the header
};

struct PagePlace { int page = 0; double y = 0; };
struct OutlineEntry { int level = 1; QString title; PagePlace place; };

/// A report as placed lines and rules, ready to be painted.
struct LaidOutPages
{
    Language language = Language::English;
    QString title, author, subject;
    QSizeF size;
    std::vector<LaidOutPage> pages;
    std::vector<StructureNode> structure;
    std::vector<OutlineEntry> outline;
    std::map<QString, PagePlace> anchors;
};

} // namespace dossier
