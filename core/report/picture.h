// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <optional>

namespace dossier {

/// An attached file as a picture to print: PNG or JPEG by what it contains (never by its name), at most 40 megapixels, opaque on white,
/// no finer than 300 dpi on a page of the report. Nothing for any other file: formats that can refer to others, such as SVG, are not read.
std::optional<QImage> pictureOf(const QByteArray& content);

} // namespace dossier
