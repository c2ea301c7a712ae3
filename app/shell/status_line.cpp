// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/status_line.h"

#include "core/form/display.h"
#include <QBoxLayout>
#include <QEvent>

namespace dossier {

StatusLine::StatusLine(Workspace& workspace, QWidget* parent) : QWidget(parent), m_workspace(workspace)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 2, 12, 2);
    row->setSpacing(16);
    m_saved = new ChipButton({}, this);
    m_saved->setClickable(false);
    m_undo = new Text(TextRole::Small, this);
    m_undo->setMaxLines(1);
    m_undo->setColour(ColourRole::Muted);
    m_audit = makeButton({}, false, this);
    m_audit->setProperty("quiet", true);
    m_audit->setProperty("small", true);
    connect(m_audit, &QPushButton::clicked, this, &StatusLine::historyRequested);
    m_backup = makeButton({}, false, this);
    m_backup->setProperty("quiet", true);
    m_backup->setProperty("small", true);
    connect(m_backup, &QPushButton::clicked, this, &StatusLine::backupRequested);
    row->addWidget(m_saved);
    row->addWidget(m_undo, 1);
    row->addWidget(m_audit);
    row->addWidget(m_backup);
    connect(&m_workspace, &Workspace::applied, this, [this] { m_failure.reset(); m_notice.clear(); refresh(); });
    connect(&m_workspace, &Workspace::undoChanged, this, &StatusLine::refresh);
    connect(&m_workspace, &Workspace::saveFailed, this, &StatusLine::showFailure);
    connect(&m_workspace, &Workspace::damaged, this, &StatusLine::refresh);
    connect(&m_workspace, &Workspace::cared, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::showFailure(const Error& error)
{
    m_failure = error;
    refresh();
}

void StatusLine::showNotice(const QString& text)
{
    m_notice = text;
    refresh();
}

void StatusLine::refresh()
{
    const Language language = interfaceLanguage();
    Chip chip;
    chip.language = language;
    chip.boxed = false;
    if (const auto damage = m_workspace.damage()) {
        chip.glyph = Glyph::Triangle;
        chip.colour = ColourRole::Danger;
        chip.text = tr("Not saved: %1").arg(damage->message.in(language));
        m_saved->setToolTip(damage->message.in(language));
    } else if (const auto owner = m_workspace.lockedBy()) {
        chip.glyph = Glyph::Lock;
        chip.colour = ColourRole::Warn;
        chip.text = tr("Read-only: %1 has the file open since %2").arg(owner->user, owner->since.toLocalTime().toString("HH:mm"));
        if (m_workspace.originalChanged())
            chip.text += tr(" · changed there since");
    } else if (m_workspace.isReadOnly()) {
        chip.glyph = Glyph::Lock;
        chip.colour = ColourRole::Warn;
        chip.text = tr("Read-only");
    } else if (m_failure) {
        chip.glyph = Glyph::Triangle;
        chip.colour = ColourRole::Danger;
        chip.text = tr("Not saved: %1").arg(m_failure->message.in(language));
        m_saved->setToolTip(m_failure->detail);
    } else {
        chip.glyph = Glyph::OpenCheck;
        chip.colour = ColourRole::Ok;
        const QDateTime saved = m_workspace.lastSaved();
        chip.text = saved.isNull() ? tr("Saved") : tr("Saved %1").arg(saved.toLocalTime().toString("HH:mm:ss"));
    }
    m_saved->setChip(chip);
    m_saved->setAccessibleName(chip.text);
    m_undo->setText(!m_notice.isEmpty() ? m_notice : m_workspace.canUndo() ? tr("Undo: “%1”  Ctrl+Z").arg(m_workspace.undoName().in(language)) : QString());
    m_audit->setText(tr("Audit log: %n entries", nullptr, int(m_workspace.auditCount())));
    m_audit->setToolTip(tr("Show the history"));
    const QDateTime backup = m_workspace.lastBackup();
    if (m_workspace.noBackup())
        m_backup->setText(tr("No backup today"));
    else if (backup.isNull())
        m_backup->setText(tr("No backup yet"));
    else if (backup.toLocalTime().date() == m_workspace.clock().today())
        m_backup->setText(tr("Backup today %1").arg(backup.toLocalTime().toString("HH:mm")));
    else
        m_backup->setText(tr("Backup %1").arg(displayDate(backup.toLocalTime().date().toString(Qt::ISODate), language)));
    m_backup->setToolTip(m_workspace.noBackup() ? m_workspace.noBackup()->message.in(language) : tr("Write a verified copy of the workspace"));
}

void StatusLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

void StatusLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().colour(ColourRole::Rail));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::current().colour(ColourRole::Line));
}

} // namespace dossier
