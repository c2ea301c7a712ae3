// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/main_window.h"
#include "app/shell/settings.h"
#include "core/report/reports.h"
#include <QApplication>
#include <QCommandLineParser>
#include <sys/stat.h>

int main(int argc, char** argv)
{
    umask(077); // what is written is for its owner: workspaces, reports, temporary files
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Dossier"));
    QCoreApplication::setApplicationName(QStringLiteral("Dossier"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOSSIER_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("dossier"));
    dossier::prepareTextShaping();

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Dossier (卷宗): records of processing, vendor assessments and impact assessments in one file."_qs);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"), QStringLiteral("A .dossier file to open."));
    parser.process(application);

    dossier::setInterfaceLanguage(dossier::interfaceLanguage());
    dossier::Theme::apply(dossier::settings::themeMode());
    dossier::MainWindow window;
    window.show();
    if (const QStringList files = parser.positionalArguments(); !files.isEmpty())
        window.openFile(files.front());
    return QApplication::exec();
}
