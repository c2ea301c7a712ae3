// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/recovery_dialog.h"

#include "core/form/display.h"
#include "core/rules/gates.h"
#include "core/workspace/rescue.h"
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace dossier {

RecoveryDialog::RecoveryDialog(const QString& path, const std::optional<Error>& problem, QWidget* parent)
    : Dialog(problem ? tr("%1 was not opened").arg(QFileInfo(path).fileName()) : tr("Backups of %1").arg(QFileInfo(path).fileName()), parent), m_path(path), m_backups(backupsOf(path))
{
    const Language language = interfaceLanguage();
    if (problem)
        addText(problem->message.in(language));
    addText(m_backups.empty() ? tr("There is no automatic backup of this file. One is made on each day the workspace is used.")
                              : tr("Each day of use leaves one verified copy; the last ten are kept. The present file stays beside the restored one, under another name."),
            TextRole::Small, ColourRole::Muted);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Backups"));
    for (const BackupFile& backup : m_backups) {
        const QString size = QLocale(language == Language::Chinese ? QLocale::Chinese : QLocale::English).formattedDataSize(backup.size, 1, QLocale::DataSizeTraditionalFormat);
        m_list->addItem(tr("%1, written at %2, %3").arg(displayDate(backup.day.toString(Qt::ISODate), language), backup.written.toLocalTime().toString(QStringLiteral("HH:mm")), size));
    }
    m_list->setVisible(!m_backups.empty());
    if (!m_backups.empty())
        m_list->setCurrentRow(0);
    m_list->setMinimumHeight(120);
    content()->addWidget(m_list);
    if (problem && problem->kind == Error::Kind::Damaged) {
        QPushButton* rescue = addButton(tr("Rescue what can be read…"), false);
        rescue->setToolTip(tr("Reads record by record into a new file and says what was lost"));
        connect(rescue, &QPushButton::clicked, this, &RecoveryDialog::askRescue);
    }
    connect(addButton(tr("Close"), false), &QPushButton::clicked, this, &QDialog::reject);
    if (!m_backups.empty()) {
        connect(addButton(tr("Restore"), true), &QPushButton::clicked, this, &RecoveryDialog::restore);
        connect(m_list, &QListWidget::itemActivated, this, &RecoveryDialog::restore);
        m_list->setFocus();
        resize(560, 440); // wrapped texts, a few days, the buttons
    }
}

void RecoveryDialog::restore()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const auto kept = restoreBackup(m_path, m_backups[size_t(row)].path, QDateTime::currentDateTimeUtc());
    if (!kept) {
        showProblem(kept.error().message.in(interfaceLanguage()));
        return;
    }
    m_result = m_path;
    accept();
}

void RecoveryDialog::askRescue()
{
    const QFileInfo info(m_path);
    const QString target = QFileDialog::getSaveFileName(this, tr("Rescue what can be read"), info.path() + u'/' + info.completeBaseName() + QStringLiteral("-rescued.dossier"),
                                                        QStringLiteral("Dossier (*.dossier)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (!target.isEmpty())
        rescueTo(target);
}

void RecoveryDialog::rescueTo(const QString& target)
{
    const Language language = interfaceLanguage();
    QApplication::setOverrideCursor(Qt::WaitCursor);
    OpenOptions options;
    options.author = {QStringLiteral("Dossier"), {}};
    const auto report = rescueWorkspace(m_path, target, options);
    QApplication::restoreOverrideCursor();
    if (!report) {
        showProblem(report.error().message.in(language));
        return;
    }
    m_result = target;
    QStringList lines{tr("%n records were read.", nullptr, report->records)};
    if (report->lost.isEmpty())
        lines.append(tr("Nothing was lost."));
    else
        lines.append(tr("Lost or changed: %n places.", nullptr, int(report->lost.size())));
    constexpr qsizetype shown = 12;
    for (qsizetype i = 0; i < std::min(shown, report->lost.size()); ++i)
        lines.append(report->lost[i].in(language));
    if (report->lost.size() > shown)
        lines.append(tr("and %n more", nullptr, int(report->lost.size() - shown)));
    if (!report->auditLog.isEmpty())
        lines.append(tr("The old audit log is kept as %1.").arg(QFileInfo(report->auditLog).fileName()));
    showNotice(this, tr("Rescued into %1").arg(QFileInfo(target).fileName()), lines.join(u'\n'));
    accept();
}

} // namespace dossier
