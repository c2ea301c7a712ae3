// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "core/report/reports.h"
#include <QApplication>
#include <sys/stat.h>

namespace {

/// Standard error is for our messages: what Qt remarks about the machine (no session, no fonts of a desktop) is of no use to a script.
void onlyWhatIsSerious(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        QTextStream(stderr) << text << Qt::endl;
}

} // namespace

int main(int argc, char** argv)
{
    umask(077); // what is written is for its owner: workspaces, reports, temporary files
    qInstallMessageHandler(onlyWhatIsSerious);
    // No display is needed: pages are painted in memory.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(DOSSIER_VERSION));
    dossier::prepareTextShaping();
    QTextStream out(stdout);
    QTextStream err(stderr);
    return dossier::runCli(QCoreApplication::arguments().mid(1), out, err);
}
