// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/file_editor.h"

#include "app/form/attachment_opening.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace dossier {

std::function<QString(QWidget*, const QString&)> FileEditor::askPath = [](QWidget* parent, const QString& suggestedName) {
    return suggestedName.isEmpty() ? QFileDialog::getOpenFileName(parent) : QFileDialog::getSaveFileName(parent, {}, suggestedName);
};

FileEditor::FileEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent) : Editor(context, question, cell, parent)
{
    setAcceptDrops(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::l, space::l, space::l);
    row->setSpacing(space::m);
    m_name = makeButton({}, false, this);
    m_name->setProperty("quiet", true);
    m_name->setIcon(themedIcon(QStringLiteral("attach")));
    m_words = new Text(TextRole::Body, this);
    m_words->setColour(ColourRole::Muted);
    m_words->setMaxLines(1);
    m_choose = makeButton({}, false, this);
    m_open = makeButton({}, false, this);
    m_open->setProperty("quiet", true);
    m_cancel = makeButton({}, false, this);
    m_cancel->setProperty("quiet", true);
    m_cancel->hide();
    m_remove = makeButton({}, false, this);
    m_remove->setProperty("quiet", true);
    row->addWidget(m_name);
    row->addWidget(m_words);
    row->addWidget(m_choose);
    row->addWidget(m_open);
    row->addWidget(m_cancel);
    row->addWidget(m_remove);
    row->addStretch(1);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        const QString path = askPath(window(), {});
        if (!path.isEmpty())
            attach(path);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const Result<Outcome> done = m_context.apply(Detach{m_context.record, m_cell});
        Q_EMIT problem(done ? QString() : done.error().message.in(interfaceLanguage()));
        load();
        m_choose->setFocus(Qt::OtherFocusReason);
    });
    connect(m_name, &QPushButton::clicked, this, &FileEditor::saveCopy);
    connect(m_open, &QPushButton::clicked, this, &FileEditor::open);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        ask(false);
        m_open->setFocus(Qt::OtherFocusReason);
    });
    retranslate();
}

bool FileEditor::attach(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT problem(tr("%1 cannot be read: %2. Nothing was attached.").arg(QFileInfo(path).fileName(), file.errorString()));
        return false;
    }
    if (file.size() > largestAttachment) {
        Q_EMIT problem(tr("%1 is larger than 50 MB. Nothing was attached.").arg(QFileInfo(path).fileName()));
        return false;
    }
    const Result<Outcome> done = m_context.apply(Attach{m_context.record, m_cell, QFileInfo(path).fileName(), file.readAll()});
    Q_EMIT problem(done ? QString() : done.error().message.in(interfaceLanguage()));
    load();
    if (done)
        Q_EMIT written();
    return done.has_value();
}

void FileEditor::saveCopy()
{
    const auto content = m_context.workspace->attachment(stringAt(answer().v, "sha256"));
    const QString path = content ? askPath(window(), plainFileName(stringAt(answer().v, "name"))) : QString();
    if (path.isEmpty())
        return;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*content) != content->size())
        Q_EMIT problem(tr("%1 could not be written: %2.").arg(path, file.errorString()));
    else
        Q_EMIT notice(tr("A copy was saved as %1.").arg(path));
}

void FileEditor::open()
{
    const QString name = plainFileName(stringAt(answer().v, "name"));
    const auto content = m_context.workspace->attachment(stringAt(answer().v, "sha256"));
    if (!content)
        return;
    if (!mayBeOpened(name, *content)) {
        Q_EMIT problem(tr("%1 is not opened from here: files of this kind may run programs, or its content is not what its name says. Save a copy and look at it with care.").arg(name));
        return;
    }
    if (!m_asking) {
        ask(true);
        return;
    }
    ask(false);
    if (openCopy(name, *content).isEmpty())
        Q_EMIT problem(tr("%1 could not be opened. Save a copy and open that.").arg(name));
}

void FileEditor::ask(bool on)
{
    m_asking = on;
    m_open->setText(on ? tr("Open the copy") : tr("Open…"));
    m_cancel->setVisible(on);
    m_remove->setVisible(!on && hasFile() && !isReadOnly());
    Q_EMIT notice(on ? tr("%1 was attached by whoever worked on this record. A copy of it is opened with the program that this computer has for such files; what is changed there does not come "
                          "back. Open it only if you expected it.").arg(plainFileName(stringAt(answer().v, "name")))
                     : QString());
}

void FileEditor::load()
{
    if (m_asking)
        ask(false);
    const bool has = hasFile();
    const bool focused = m_choose->hasFocus();
    m_name->setVisible(has);
    m_open->setVisible(has);
    m_remove->setVisible(has && !isReadOnly());
    m_choose->setVisible(!has && !isReadOnly());
    if (has) {
        const Json& v = answer().v;
        const double size = v.value("size", 0.0);
        const QString amount = size < 1024 * 1024 ? tr("%1 kB").arg(qMax(1, qRound(size / 1024))) : tr("%1 MB").arg(size / 1024 / 1024, 0, 'f', 1);
        const QString hash = stringAt(v, "sha256");
        m_name->setText(stringAt(v, "name"));
        m_name->setToolTip(tr("Save a copy…"));
        m_words->setText(u"%1 · SHA-256 %2…%3"_qs.arg(amount, hash.left(4), hash.right(2)));
        if (focused)
            m_name->setFocus(Qt::OtherFocusReason);
    } else {
        m_words->setText(isReadOnly() ? tr("No file") : tr("Drop a file here or"));
    }
    update();
}

QList<QWidget*> FileEditor::stops() const
{
    QList<QWidget*> all;
    for (QPushButton* button : {m_name, m_choose, m_open, m_cancel, m_remove}) {
        if (!button->isHidden())
            all.append(button);
    }
    return all;
}

void FileEditor::setReadOnly(bool on)
{
    setAcceptDrops(!on);
    load();
}

void FileEditor::retranslate()
{
    m_choose->setText(tr("Choose…"));
    m_open->setText(tr("Open…"));
    m_cancel->setText(tr("Cancel"));
    m_remove->setText(tr("Remove"));
    load();
}

void FileEditor::setNames(const QString& name, const QString& description)
{
    m_choose->setAccessibleName(tr("%1: choose a file").arg(name));
    m_choose->setAccessibleDescription(description);
    m_name->setAccessibleName(tr("%1: %2").arg(name, m_name->text()));
    m_open->setAccessibleName(tr("%1: open the file").arg(name));
    m_cancel->setAccessibleName(tr("%1: do not open the file").arg(name));
    m_remove->setAccessibleName(tr("%1: remove the file").arg(name));
}

void FileEditor::paintEvent(QPaintEvent*)
{
    if (hasFile() || isReadOnly())
        return;
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.colour(m_over ? ColourRole::Accent : ColourRole::Field), m_over ? 2 : 1, m_over ? Qt::SolidLine : Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(theme.colour(m_over ? ColourRole::AccentTint : ColourRole::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void FileEditor::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->urls().size() != 1 || !event->mimeData()->urls().first().isLocalFile())
        return;
    m_over = true;
    update();
    event->acceptProposedAction();
}

void FileEditor::dragLeaveEvent(QDragLeaveEvent*)
{
    m_over = false;
    update();
}

void FileEditor::dropEvent(QDropEvent* event)
{
    m_over = false;
    attach(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

} // namespace dossier
