// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A believable workspace of any size: make_large_workspace FILE N [--verify]. The file must not exist.
#include "tests/bench/large_workspace.h"
#include "tests/bench/sql.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <cstdio>

using namespace dossier;

namespace {

/// Has the workspace write the derived texts of some copies anew, in a copy of the file, and counts those that come out otherwise.
int differentTexts(const QString& path)
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.dossier"));
    if (!QFile::copy(path, copy))
        return -1;
    QStringList touched;
    {
        const auto workspace = Workspace::open(copy, bench::largeOptions());
        for (const char* kind : {"activity", "vendor", "system", "measure", "risk", "assessment"}) {
            const std::vector<RecordSummary> records = (*workspace)->records(QLatin1String(kind));
            for (size_t i = 0; i < 40; ++i) {
                const QString& reference = records[i * records.size() / 40].reference;
                const SetAnswer change{reference, {QStringLiteral("title"), {}, {}, {}}, {{"en", "Another title"}, {"zh", "另一标题"}}};
                // What was decided on is not changed by anybody.
                if ((*workspace)->apply(change) && (*workspace)->undo())
                    touched.append(reference);
            }
        }
    }
    const bench::Sql before(path), after(copy);
    const char* read = "SELECT title_en, title_zh, search_text FROM record WHERE reference = ?";
    bench::Statement there(before, read), here(after, read);
    int different = 0;
    for (const QString& reference : touched) {
        const std::string key = toStd(reference);
        there.with(key).next();
        here.with(key).next();
        different += there.text(0) != here.text(0) || there.text(1) != here.text(1) || there.text(2) != here.text(2) ? 1 : 0;
    }
    std::printf("%d of %d titles and search texts differ from what the workspace writes\n", different, int(touched.size()));
    return different;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3 || arguments[2].toInt() < bench::fewestActivities) {
        std::fprintf(stderr, "make_large_workspace FILE N [--verify], N from %d\n", bench::fewestActivities);
        return 2;
    }
    QElapsedTimer timer;
    timer.start();
    if (const auto made = bench::makeLargeWorkspace(arguments[1], arguments[2].toInt()); !made) {
        std::fprintf(stderr, "%s\n", qPrintable(made.error().message.en));
        return 1;
    }
    std::printf("%s: %.0f MB in %.0f s\n", qPrintable(arguments[1]), double(QFileInfo(arguments[1]).size()) / 1e6, double(timer.elapsed()) / 1e3);
    if (!arguments.contains(QStringLiteral("--verify")))
        return 0;
    const int different = differentTexts(arguments[1]);
    const auto workspace = Workspace::open(arguments[1], bench::largeOptions());
    if (!workspace) {
        std::fprintf(stderr, "%s\n", qPrintable(workspace.error().message.en));
        return 1;
    }
    for (const KindInfo& kind : (*workspace)->library().kinds().all())
        std::printf("%s: %d\n", qPrintable(kind.id), (*workspace)->count(kind.id));
    const auto findings = (*workspace)->verify();
    for (size_t i = 0; i < findings.size() && i < 20; ++i)
        std::printf("%s %s: %s\n", qPrintable(findings[i].code), qPrintable(findings[i].record), qPrintable(findings[i].text.en));
    std::printf("%zu findings\n", findings.size());
    return findings.empty() && different == 0 ? 0 : 1;
}
