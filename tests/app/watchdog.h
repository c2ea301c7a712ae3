// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QTest>
#include <QThread>
#include <ctime>

namespace dossier {

/// Fails the running test when the interface thread is away from its event loop for more than a tenth of a second of its own computing: no key, click or timer
/// may take longer. Time is the thread's processor time, so that other programs on the machine tell against nobody.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        const int level = QThread::currentThread()->loopLevel();
        const bool outermost = m_level < level; // or in a loop of its own, of a dialog
        if (!outermost)
            return QApplication::notify(receiver, event);
        const int outerLevel = std::exchange(m_level, level);
        const double outerNested = std::exchange(m_nested, 0);
        const QEvent::Type type = event->type();
        const QByteArray name = receiver->metaObject()->className();
        const double from = now();
        const bool handled = QApplication::notify(receiver, event);
        const double took = now() - from;
        const double own = took - m_nested;
        m_level = outerLevel;
        m_nested = outerNested + took;
        if (own > limit)
            QTest::qFail(qPrintable(QStringLiteral("%1 ms of the interface thread for an event %2 of %3").arg(own, 0, 'f', 0).arg(int(type)).arg(QString::fromLatin1(name))), __FILE__, __LINE__);
        return handled;
    }

private:
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    static constexpr double limit = 2000; ///< everything takes many times as long
#elif !defined(NDEBUG)
    static constexpr double limit = 600;
#else
    static constexpr double limit = 100;
#endif
    static double now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }
    int m_level = -1;
    double m_nested = 0; ///< spent in loops inside the event that is being handled
};

} // namespace dossier

/// QTEST_MAIN with the watchdog.
#define DOSSIER_WINDOW_TEST(TestClass) \
    int main(int argc, char** argv) \
    { \
        dossier::WatchedApplication application(argc, argv); \
        TestClass test; \
        QTEST_SET_MAIN_SOURCE_PATH \
        return QTest::qExec(&test, argc, argv); \
    }
