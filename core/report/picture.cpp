// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/picture.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>

namespace dossier {

std::optional<QImage> pictureOf(const QByteArray& content)
{
    constexpr qint64 mostPixels = 40'000'000;
    constexpr QSize finest(1925, 2362); // 163 × 200 mm at 300 dpi
    const QByteArray format = content.startsWith("\x89PNG\r\n\x1a\n") ? "png" : content.startsWith("\xff\xd8\xff") ? "jpeg" : QByteArray();
    if (format.isEmpty())
        return std::nullopt;
    QBuffer buffer;
    buffer.setData(content);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true); // photos lie on their side otherwise
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty() || qint64(size.width()) * size.height() > mostPixels)
        return std::nullopt;
    const QImage read = reader.read();
    if (read.isNull())
        return std::nullopt;
    QImage picture(read.width() > finest.width() || read.height() > finest.height() ? read.scaled(finest, Qt::KeepAspectRatio, Qt::SmoothTransformation).size() : read.size(), QImage::Format_RGB32);
    picture.fill(Qt::white); // no transparency in a file for an archive
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(picture.rect(), read);
    painter.end();
    return picture;
}

} // namespace dossier
