// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every page from the real program: make_pictures FILE FOLDER. Languages, themes; size 1280×800 at the scale of QT_SCALE_FACTOR.
#include "app/dialogs/info_dialogs.h"
#include "app/dialogs/proposal_dialog.h"
#include "app/dialogs/record_dialogs.h"
#include "app/dialogs/recovery_dialog.h"
#include "app/dialogs/report_dialog.h"
#include "app/form/form_view.h"
#include "app/pages/list_page.h"
#include "app/pages/outline.h"
#include "app/pages/record_page.h"
#include "app/shell/command_palette.h"
#include "app/shell/main_window.h"
#include "app/shell/settings.h"
#include "core/report/reports.h"
#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>

using namespace dossier;

namespace {

/// The day of the sample, so that "overdue" in the pictures does not depend on when they are made.
class SampleDay : public Clock
{
public:
    QDateTime now() const override { return {QDate(2026, 11, 25), QTime(14, 32, 7), Qt::UTC}; }
};

void settle()
{
    for (int i = 0; i < 12; ++i)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
}

struct Camera
{
    QString folder, tail;
    void shoot(QWidget& widget, const QString& name) const
    {
        settle();
        widget.grab().save(folder + u'/' + name + tail + QStringLiteral(".png"));
    }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    prepareTextShaping();
    if (argc < 3)
        return 2;
    QTemporaryDir home;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
    const QString file = home.filePath(QStringLiteral("lanting.dossier"));
    QFile::copy(QString::fromLocal8Bit(argv[1]), file);
    const QString folder = QString::fromLocal8Bit(argv[2]);
    QDir().mkpath(folder);

    for (const Language language : {Language::English, Language::Chinese}) {
        for (const bool dark : {false, true}) {
            setInterfaceLanguage(language);
            Theme::apply(dark ? Theme::Mode::Dark : Theme::Mode::Light);
            const Camera camera{folder, u'-' + languageCode(language) + (dark ? QStringLiteral("-dark") : QStringLiteral("-light"))};
            settings::setAuthor({language == Language::Chinese ? u"林悦"_qs : QStringLiteral("Lin Yue"), {}});
            MainWindow window(std::make_shared<SampleDay>());
            window.setQuiet(true);
            window.resize(1280, 800);
            window.show();
            camera.shoot(window, QStringLiteral("welcome"));
            if (!window.openFile(file)) {
                qWarning("%s", qPrintable(window.lastProblem()));
                return 1;
            }
            WorkspaceView& view = *window.view();
            camera.shoot(window, QStringLiteral("overview"));
            for (int i = 0; i < 100 && backupsOf(file).empty(); ++i)
                settle(); // the day's backup is made behind the window
            {
                const Error damage{Error::Kind::Damaged, {u"lanting.dossier is damaged. It was left untouched. Open the last backup, and keep this file for an examination."_qs,
                                                          u"lanting.dossier 已损坏，文件未被改动。请打开最近的备份，并保留此文件以备检查。"_qs}, file};
                RecoveryDialog recovery(file, damage, &window);
                recovery.show();
                camera.shoot(recovery, QStringLiteral("dialog-recovery"));
            }
            for (const QString& kind : view.railKinds()) {
                view.go(Place::list(kind));
                camera.shoot(window, QStringLiteral("list-") + kind);
            }
            for (const QString& kind : view.railKinds()) {
                const auto records = view.workspace().records(kind);
                if (records.empty())
                    continue;
                const QString reference = kind == "activity" && records.size() > 1 ? records[1].reference : records[0].reference;
                view.go(Place::of(reference));
                if (kind == "assessment") {
                    for (const char* section : {"data", "lawfulness", "compliance", "risks", "decision"}) {
                        view.recordPage()->form()->showSection(reference, QString::fromLatin1(section));
                        view.recordPage()->outline()->setSection(QString::fromLatin1(section));
                        camera.shoot(window, QStringLiteral("record-assessment-") + QString::fromLatin1(section));
                    }
                    // Every page of the first assessment of another law.
                    for (const RecordSummary& other : records) {
                        if (other.form == records.front().form)
                            continue;
                        view.go(Place::of(other.reference));
                        const QStringList pages = view.recordPage()->outline()->sections();
                        for (const QString& page : pages) {
                            view.recordPage()->form()->showSection(other.reference, page);
                            view.recordPage()->outline()->setSection(page);
                            camera.shoot(window, QStringLiteral("record-") + other.form + u'-' + page);
                        }
                        break;
                    }
                    // One that is being filled in, at a row that came from the register.
                    const QString table = QStringLiteral("security-measures");
                    const QString open = records.back().reference;
                    view.go(Place::of(open));
                    if (const auto& rows = view.workspace().record(open)->answers.at(table).rows; !rows.empty()) {
                        view.recordPage()->form()->goTo(table, rows.front().id, QStringLiteral("enough"));
                        camera.shoot(window, QStringLiteral("record-assessment-cell"));
                    }
                    continue;
                }
                if (kind != "activity") {
                    camera.shoot(window, QStringLiteral("record-") + kind);
                    continue;
                }
                const QStringList sections = view.recordPage()->outline()->sections();
                for (const QString& section : sections) {
                    view.recordPage()->form()->showSection(reference, section);
                    view.recordPage()->outline()->setSection(section);
                    camera.shoot(window, QStringLiteral("record-activity-") + section);
                }
                if (view.workspace().record(reference)->answers.at(QStringLiteral("data")).rows.size() > 2) {
                    view.recordPage()->form()->goTo(QStringLiteral("data"), view.workspace().record(reference)->answers.at(QStringLiteral("data")).rows[2].id,
                                                    QStringLiteral("recipients"));
                    camera.shoot(window, QStringLiteral("record-activity-cell"));
                }
                ReasonsDialog reasons(view.workspace(), reference, &window);
                reasons.show();
                camera.shoot(reasons, QStringLiteral("dialog-reasons"));
                reasons.hide();
                HistoryDialog history(view.workspace(), reference, &window);
                history.show();
                camera.shoot(history, QStringLiteral("dialog-history"));
                history.hide();
                ReportDialog report(view.workspace(), {}, &window);
                report.show();
                camera.shoot(report, QStringLiteral("dialog-report"));
                report.hide();
                StatusDialog status(view.workspace(), reference, QStringLiteral("retired"), &window);
                status.show();
                camera.shoot(status, QStringLiteral("dialog-status"));
                for (const auto& [record, question] : {std::pair("DPIA-0002", "risk-map"), std::pair("ACT-0002/R-02", "measures")}) {
                    const QString of = QString::fromLatin1(record);
                    ProposalDialog proposals(view.workspace(), of, *view.workspace().formOf(of).question(QString::fromLatin1(question)), &window);
                    proposals.show();
                    camera.shoot(proposals, QStringLiteral("dialog-proposals-") + QString::fromLatin1(question));
                }
                status.hide();
                NewRecordDialog fresh(view.workspace(), QStringLiteral("activity"), &window);
                fresh.show();
                camera.shoot(fresh, QStringLiteral("dialog-new"));
                fresh.hide();
                SettingsDialog settings(&view.workspace(), &window);
                settings.show();
                camera.shoot(settings, QStringLiteral("dialog-settings"));
                settings.hide();
                view.go(Place::list(QStringLiteral("activity")));
                view.showPalette();
                view.palette()->field()->setText(language == Language::Chinese ? u"营销"_qs : QStringLiteral("marketing"));
                camera.shoot(window, QStringLiteral("palette"));
                view.palette()->hide();
            }
            window.closeWorkspace();
        }
    }
    return 0;
}
