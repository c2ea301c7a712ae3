// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/attachment_opening.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QUrl>

namespace dossier {

std::function<bool(const QString&)> handOver = [](const QString& path) { return QDesktopServices::openUrl(QUrl::fromLocalFile(path)); };

namespace {

/// For as long as the program runs: other programs read the copies after they were handed over.
const QTemporaryDir& copies()
{
    static const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/dossier-XXXXXX"));
    return folder;
}

bool isText(const QByteArray& content)
{
    return !content.contains('\0') && !content.startsWith("#!");
}

} // namespace

QString plainFileName(const QString& name)
{
    QString plain;
    for (const QChar c : name.mid(qMax(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1)) {
        const bool formatting = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; // "gpj.exe" written backwards
        plain += formatting || QStringView(u":*?\"<>|").contains(c) ? u'_' : c;
    }
    while (plain.startsWith(u'.') || plain.startsWith(u'-') || plain.startsWith(u' '))
        plain.remove(0, 1);
    return plain.isEmpty() ? QStringLiteral("attachment") : plain.right(120);
}

bool mayBeOpened(const QString& name, const QByteArray& content)
{
    const QString ending = QFileInfo(plainFileName(name)).suffix().toLower();
    if (ending == u"pdf")
        return content.startsWith("%PDF-");
    if (ending == u"png")
        return content.startsWith("\x89PNG\r\n\x1a\n");
    if (ending == u"jpg" || ending == u"jpeg")
        return content.startsWith("\xff\xd8\xff");
    if (ending == u"txt" || ending == u"csv")
        return isText(content);
    if (ending == u"docx" || ending == u"xlsx" || ending == u"pptx" || ending == u"odt" || ending == u"ods" || ending == u"odp")
        return content.startsWith("PK\x03\x04");
    return false;
}

QString openCopy(const QString& name, const QByteArray& content)
{
    if (!mayBeOpened(name, content) || !copies().isValid())
        return {};
    // Each in a folder of its own, so that equal names do not meet.
    QTemporaryDir own(copies().filePath(QStringLiteral("XXXXXX")));
    own.setAutoRemove(false); // goes with the folder around it
    const QString path = own.filePath(plainFileName(name));
    QFile file(path);
    if (!own.isValid() || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(content) != content.size())
        return {};
    file.close();
    file.setPermissions(QFile::ReadOwner);
    return handOver(path) ? path : QString();
}

} // namespace dossier
