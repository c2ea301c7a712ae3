// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_jobs.h"

#include "core/form/completeness.h"
#include "core/rules/obligations.h"
#include "tests/bench/large_workspace.h"
#include "tests/bench/sql.h"

namespace dossier::bench {

namespace {

std::unique_ptr<Workspace> opened(const QString& file)
{
    auto workspace = Workspace::open(file, largeOptions());
    if (!workspace)
        qFatal("%s", qPrintable(workspace.error().message.en));
    return std::move(*workspace);
}

} // namespace

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Samples saves(const QString& file)
{
    Samples samples;
    // Half of the baseline before and half after, so that a disk that slows down meanwhile does not tell against either.
    const auto insert = [&](int from) {
        const Sql sql(file, true);
        sql.execute("PRAGMA synchronous = FULL");
        Statement statement(sql, "INSERT INTO meta(key, value) VALUES(?, ?)");
        for (int i = from; i < from + 40; ++i) {
            const std::string key = "bench-" + std::to_string(i);
            samples.baseline.push_back(milliseconds([&] { statement.run(key, std::string("An answer of usual length, so that as much is written.")); }));
        }
    };
    insert(0);
    {
        const auto workspace = opened(file);
        for (int i = 0; i < 80; ++i) {
            const QString reference = QStringLiteral("ACT-%1").arg(100 + i % 7, 4, 10, QLatin1Char('0'));
            const SetAnswer change{reference, {QStringLiteral("notes"), {}, {}, {}}, {{"en", "Looked through, note " + std::to_string(i) + "."}, {"zh", "已查看，备注 " + std::to_string(i) + "。"}}};
            samples.product.push_back(milliseconds([&] {
                if (const auto applied = workspace->apply(change); !applied)
                    qFatal("%s", qPrintable(applied.error().message.en));
            }));
        }
    }
    insert(40);
    return samples;
}

Samples oneActivity(const QString& file)
{
    Samples samples;
    const auto workspace = opened(file);
    const std::vector<RecordSummary> activities = workspace->records(QStringLiteral("activity"));
    for (size_t i = 0; i < 200; ++i) {
        const QString& reference = activities[i * activities.size() / 200].reference;
        samples.product.push_back(milliseconds([&] {
            (void)completeness(workspace->formOf(reference), workspace->record(reference)->answers, workspace->library());
            (void)obligations(*workspace, reference);
        }));
    }
    samples.more["slowest"] = *std::max_element(samples.product.begin(), samples.product.end());
    return samples;
}

Samples allActivities(const QString& file)
{
    Samples samples;
    const auto read = [&] {
        const Sql sql(file);
        Statement statement(sql, "SELECT a.record, a.question, a.\"row\", a.col, a.json FROM record r JOIN answer a ON a.record = r.reference WHERE r.kind = 'activity'");
        qint64 bytes = 0;
        samples.baseline.push_back(milliseconds([&] {
            while (statement.next()) {
                for (int column = 0; column < 5; ++column)
                    bytes += qint64(statement.text(column).size());
            }
        }));
        samples.more["bytes"] = bytes;
    };
    const auto workspace = opened(file);
    const std::vector<RecordSummary> activities = workspace->records(QStringLiteral("activity"));
    read();
    samples.baseline.clear(); // the first one only warmed the file's pages
    for (int run = 0; run < 3; ++run)
        read();
    const Budget budget;
    for (int run = 0; run < 3 && !budget.isSpent(); ++run) {
        size_t found = 0;
        samples.product.push_back(milliseconds([&] {
            const Workspace::Passage passage(*workspace);
            for (const RecordSummary& activity : activities) {
                passage.next();
                found += obligations(*workspace, activity.reference).size();
            }
        }));
        samples.more["obligations"] = found;
    }
    return samples;
}

} // namespace dossier::bench
