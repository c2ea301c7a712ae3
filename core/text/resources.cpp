// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/resources.h"

#include <QDir>
#include <QFile>

namespace dossier {

QByteArray resourceBytes(const QString& path)
{
    QFile file(QStringLiteral(":/") + path);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "resourceBytes", qUtf8Printable(path));
    return open ? file.readAll() : QByteArray();
}

QStringList resourceNames(const QString& folder)
{
    return QDir(QStringLiteral(":/") + folder).entryList(QDir::Files, QDir::Name);
}

} // namespace dossier
