// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attached files that are printed as pictures.
#include "core/report/picture.h"
#include "tests/fuzz/fuzz.h"

#include <QBuffer>
#include <QImageReader>

using namespace dossier;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t longest = 65536;
    constexpr qint64 mostRead = 2'000'000, mostPixels = 40'000'000;
    if (size > longest)
        return 0;
    QByteArray bytes = fuzz::bytesOf(data, size);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    const QSize said = QImageReader(&buffer).size();
    const qint64 pixels = qint64(said.width()) * said.height();
    if (said.isValid() && pixels > mostRead && pixels <= mostPixels)
        return 0; // a large picture is read as a small one is, but slowly
    const std::optional<QImage> picture = pictureOf(bytes);
    if (!picture)
        return 0;
    require(pixels <= mostPixels, "what is too large is refused");
    require(!picture->isNull() && !picture->hasAlphaChannel() && picture->width() <= 1925 && picture->height() <= 2362, "a picture is opaque and fits a page");
    return 0;
}
