// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/settings.h"

#include <QSettings>

namespace dossier::settings {

namespace {
constexpr int mostRecent = 8;

QString accountName()
{
    for (const char* variable : {"USER", "USERNAME", "LOGNAME"}) {
        const QString name = qEnvironmentVariable(variable);
        if (!name.isEmpty())
            return name;
    }
    return QStringLiteral("Dossier");
}
} // namespace

Author author()
{
    const QSettings file(QStringLiteral("Dossier"), QStringLiteral("Dossier"));
    const QString name = file.value("author/name").toString();
    return {name.isEmpty() ? accountName() : name, {}};
}

void setAuthor(const Author& author)
{
    QSettings file(QStringLiteral("Dossier"), QStringLiteral("Dossier"));
    file.setValue("author/name", author.name);
}

Theme::Mode themeMode()
{
    const QSettings file(QStringLiteral("Dossier"), QStringLiteral("Dossier"));
    const QString word = file.value("theme").toString();
    return word == "light" ? Theme::Mode::Light : word == "dark" ? Theme::Mode::Dark : Theme::Mode::System;
}

void setThemeMode(Theme::Mode mode)
{
    QSettings file(QStringLiteral("Dossier"), QStringLiteral("Dossier"));
    file.setValue("theme", mode == Theme::Mode::Light ? "light" : mode == Theme::Mode::Dark ? "dark" : "system");
}

QList<Recent> recentFiles()
{
    QSettings file(QStringLiteral("Dossier"), QStringLiteral("Dossier"));
    QList<Recent> result;
    const int count = file.beginReadArray("recent");
    for (int i = 0; i < count; ++i) {
        file.setArrayIndex(i);
        result.append({file.value("path").toString(), file.value("opened").toDateTime(),
                       {file.value("organisation-en").toString(), file.value("organisation-zh").toString()}, file.value("activities").toInt()});
    }
    return result;
}

static void writeRecent(const QList<Recent>& recent)
{
    QSettings file(QStringLiteral("Dossier"), QStringLiteral("Dossier"));
    file.remove("recent");
    file.beginWriteArray("recent");
    for (int i = 0; i < recent.size() && i < mostRecent; ++i) {
        file.setArrayIndex(i);
        file.setValue("path", recent[i].path);
        file.setValue("opened", recent[i].opened);
        file.setValue("organisation-en", recent[i].organisation.en);
        file.setValue("organisation-zh", recent[i].organisation.zh);
        file.setValue("activities", recent[i].activities);
    }
    file.endArray();
}

void noteOpened(const Workspace& workspace)
{
    QList<Recent> recent = recentFiles();
    recent.removeIf([&](const Recent& entry) { return entry.path == workspace.path(); });
    const Record* organisation = workspace.mainOrganisation();
    recent.prepend({workspace.path(), workspace.clock().now(), organisation ? organisation->summary.title : LocalizedText(),
                    int(workspace.records("activity").size())});
    writeRecent(recent);
}

void forgetFile(const QString& path)
{
    QList<Recent> recent = recentFiles();
    recent.removeIf([&](const Recent& entry) { return entry.path == path; });
    writeRecent(recent);
}

} // namespace dossier::settings
