// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include <QMap>
#include <QTextStream>

namespace dossier {

/// One call: what was asked, where to write.
struct CliCall
{
    QTextStream& out;
    QTextStream& err;
    Language language = Language::English;
    QStringList arguments{};
    QMap<QString, QString> options{};

    bool json() const { return options.contains(QStringLiteral("json")); }
    int usage(const LocalizedText& text, const QString& argument);
    int fail(const Error& error);
    void print(const Json& json);
    Result<std::unique_ptr<Workspace>> open(bool write);
    /// For writing where nobody else has the file, else a snapshot of it.
    Result<std::unique_ptr<Workspace>> openForBackup();

private:
    Result<std::unique_ptr<Workspace>> open(bool readOnly, bool snapshotIfLocked);
};

struct CliCommand
{
    QString name;
    int least, most; ///< arguments
    int (*run)(CliCall&);
};

const std::vector<CliCommand>& cliCommands();

} // namespace dossier
