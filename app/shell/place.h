// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dossier {

/// Where the window can be: a page, and on a record's page the question in focus. Back and forward keep these.
struct Place
{
    enum class Page { Overview, List, Record };
    Page page = Page::Overview;
    QString kind;   ///< of a list
    QString record; ///< of a record's page
    QString question, row, column;

    bool operator==(const Place&) const = default;
    static Place overview() { return {}; }
    static Place list(const QString& kind) { return {Page::List, kind, {}, {}, {}, {}}; }
    static Place of(const QString& record, const QString& question = {}, const QString& row = {}, const QString& column = {})
    {
        return {Page::Record, {}, record, question, row, column};
    }
};

} // namespace dossier
