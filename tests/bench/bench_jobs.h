// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"
#include <QApplication>
#include <QElapsedTimer>

namespace dossier::bench {

/// Milliseconds of each run, of the baseline's, and what else was seen.
struct Samples
{
    std::vector<double> product, baseline;
    Json more = Json::object();
    Json toJson() const { return {{"product", product}, {"baseline", baseline}, {"more", more}}; }
};

double median(std::vector<double> values);
template <typename Act> double milliseconds(Act act)
{
    QElapsedTimer timer;
    timer.start();
    act();
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Slow jobs are run less often, so that a bad result does not take an hour to be seen.
class Budget
{
public:
    Budget() { m_timer.start(); }
    bool isSpent() const { return m_timer.elapsed() > 30'000; }

private:
    QElapsedTimer m_timer;
};

/// Tells how long the interface thread was away from its event loop, and when it came to rest.
class Meter : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;
    void restart();
    /// Handles events until none is left and `done` holds, for at most ten seconds; milliseconds from restart() to the end of the last event.
    double settle(const std::function<bool()>& done = {});
    double longest() const { return m_longest; } ///< milliseconds since restart()
    double painted() const { return m_painted; } ///< from restart() to the end of the first painting

private:
    QElapsedTimer m_timer;
    int m_depth = 0;
    qint64 m_events = 0;
    double m_last = 0, m_longest = 0, m_painted = 0;
};

// Each in a process of its own, so that one does not warm or crowd another.
int showWindow(int& argc, char** argv, const QString& file); ///< says "painted", then its PSS in KiB; without a file an empty window
Samples keystrokes(Meter& meter, const QString& file);
Samples openPages(Meter& meter, const QString& file, bool oneSection);
Samples saveInWindow(Meter& meter, const QString& file);
Samples saves(const QString& file);
Samples oneActivity(const QString& file);
Samples allActivities(const QString& file);

} // namespace dossier::bench
