// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <functional>

namespace dossier {

/// The last part of a name that came with a file, without what a path or a terminal would read into it; never empty.
QString plainFileName(const QString& name);
/// Whether an attachment is of a kind that is looked at and cannot run: the ending says so and the content agrees. PDF, pictures, text, tables and documents
/// without macros. Everything else can only be saved.
bool mayBeOpened(const QString& name, const QByteArray& content);
/// Writes a copy, readable by its owner alone, into a folder that is removed when the program ends, and hands it to the program of its kind.
/// The path of the copy; empty if it could not be written or opened.
QString openCopy(const QString& name, const QByteArray& content);
/// How a file is handed over; replaced in tests.
extern std::function<bool(const QString& path)> handOver;

} // namespace dossier
