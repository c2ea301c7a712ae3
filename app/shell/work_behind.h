// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QEventLoop>
#include <optional>
#include <thread>

namespace dossier {

/// Runs `work` on a thread of its own and returns what it returns. Meanwhile the windows go on painting; keys and clicks wait their turn.
template <typename Work> auto workBehind(Work work)
{
    std::optional<decltype(work())> result;
    QEventLoop loop;
    QApplication::setOverrideCursor(Qt::WaitCursor);
    std::thread thread([&] {
        result.emplace(work());
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    thread.join();
    QApplication::restoreOverrideCursor();
    return std::move(*result);
}

} // namespace dossier
