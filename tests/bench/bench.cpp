// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the product takes over large workspaces, beside what the libraries below it take in the same run:
// bench --folder FOLDER [--sizes 1000,10000] [--json FILE] [--only JOB,…]. FOLDER has large-1000.dossier and so on, as make_large_workspace writes them.
#include "core/text/resources.h"
#include "tests/bench/bench_jobs.h"
#include "tests/bench/large_workspace.h"
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace dossier;
using namespace dossier::bench;

namespace {

struct Job
{
    QString id, what, baseline, unit, aim;
    double limit = 0;     ///< of the ratio, or of the value where there is no baseline; 0: written down only
    bool absolute = false; ///< the limit is for the value itself
    double blockLimit = 0; ///< milliseconds the interface thread may be away
};

const std::vector<Job>& jobs()
{
    static const std::vector<Job> list{
        {QStringLiteral("start"), QStringLiteral("Start to the painted list of activities"), QStringLiteral("an empty window"), QStringLiteral("ms"), QStringLiteral("under 25 ×"), 25},
        {QStringLiteral("start-cold"), QStringLiteral("The same, the file not in the page cache"), QStringLiteral("an empty window"), QStringLiteral("ms"), QStringLiteral("written down")},
        {QStringLiteral("memory"), QStringLiteral("Memory (PSS) with the list open"), QStringLiteral("an empty window"), QStringLiteral("MiB"), QStringLiteral("under 100 MiB"), 100, true},
        {QStringLiteral("filter"), QStringLiteral("A keystroke of the filter, painted"), QStringLiteral("LIKE by SQLite"), QStringLiteral("ms"), QStringLiteral("under 2 ×, never over 50 ms"), 2, false, 50},
        {QStringLiteral("page"), QStringLiteral("Open a record of 120 answers in one section"), QStringLiteral("120 plain label and field pairs"), QStringLiteral("ms"), QStringLiteral("under 1.5 ×"), 1.5},
        {QStringLiteral("page-dpia"), QStringLiteral("Open a data protection impact assessment (104 questions, 11 sections)"), QStringLiteral("104 plain label and field pairs"), QStringLiteral("ms"), QStringLiteral("under 1.5 ×"), 1.5},
        {QStringLiteral("save"), QStringLiteral("Save one answer, durable"), QStringLiteral("a durable INSERT by SQLite"), QStringLiteral("ms"), QStringLiteral("under 2 ×"), 2},
        {QStringLiteral("save-window"), QStringLiteral("The same with the window open, until it has come to rest"), {}, QStringLiteral("ms"), QStringLiteral("never over 50 ms"), 0, false, 50},
        {QStringLiteral("one"), QStringLiteral("Completeness and obligations of one activity"), {}, QStringLiteral("ms"), QStringLiteral("under 5 ms"), 5, true},
        {QStringLiteral("all"), QStringLiteral("Obligations of all activities"), QStringLiteral("reading their answers by SQLite"), QStringLiteral("ms"), QStringLiteral("under 5 ×"), 5},
    };
    return list;
}

struct Child { double milliseconds = 0, mebibytes = 0; };

/// From just before the program is run to its word that it has painted.
Child showInChild(const QString& file)
{
    QProcess process;
    QStringList arguments{QStringLiteral("--show")};
    if (!file.isEmpty())
        arguments.append(file);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments(arguments);
    QElapsedTimer timer;
    timer.start();
    process.start();
    Child child;
    QByteArray said;
    while (!said.contains('\n') && process.waitForReadyRead(900'000))
        said += process.readAllStandardOutput();
    child.milliseconds = double(timer.nsecsElapsed()) / 1e6;
    process.waitForFinished(900'000);
    said += process.readAllStandardOutput();
    if (!said.startsWith("painted\n") || process.exitCode() != 0)
        qFatal("the window was not painted");
    child.mebibytes = said.mid(8).trimmed().toDouble() / 1024;
    return child;
}

void dropFromCache(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY);
    ::fdatasync(descriptor);
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
    ::close(descriptor);
}

Json sample(const QString& job, const QString& file)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--job"), job, file});
    process.waitForFinished(-1);
    const auto json = parseJson(process.readAllStandardOutput());
    if (process.exitCode() != 0 || !json)
        qFatal("the job %s failed", qPrintable(job));
    return *json;
}

/// The offscreen platform says for each window that it knows no size hints.
void quieter(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (!text.contains(u"propagateSizeHints"))
        std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, text)));
}

int runJob(int& argc, char** argv)
{
    const QString job = QString::fromLocal8Bit(argv[2]);
    const QString file = QString::fromLocal8Bit(argv[3]);
    Meter meter(argc, argv);
    const Samples samples = job == u"filter"      ? keystrokes(meter, file)
                          : job == u"page"        ? openPages(meter, file, true)
                          : job == u"page-dpia"   ? openPages(meter, file, false)
                          : job == u"save-window" ? saveInWindow(meter, file)
                          : job == u"save"        ? saves(file)
                          : job == u"one"         ? oneActivity(file)
                                                  : allActivities(file);
    std::puts(samples.toJson().dump().c_str());
    return 0;
}

/// The day's backup and the first reading of the file are over before anything is measured.
void prepare(const QString& file)
{
    OpenOptions options = largeOptions();
    options.care = OpenOptions::Care::AtOnce;
    if (const auto opened = Workspace::open(file, options); !opened)
        qFatal("%s", qPrintable(opened.error().message.en));
}

class Bench
{
public:
    explicit Bench(const QStringList& only) : m_only(only) {}

    void measure(int size, const QString& file, const QString& scratch)
    {
        prepare(file);
        m_size = size;
        if (wanted("start") || wanted("memory"))
            starts(file);
        for (const char* job : {"filter", "page-dpia", "one", "all"}) {
            if (wanted(job))
                note(job, sample(QString::fromLatin1(job), file));
        }
        for (const char* job : {"page", "save", "save-window"}) {
            if (!wanted(job))
                continue;
            QFile::remove(scratch);
            if (!QFile::copy(file, scratch))
                qFatal("%s cannot be written", qPrintable(scratch));
            prepare(scratch);
            note(job, sample(QString::fromLatin1(job), scratch));
        }
        QFile::remove(scratch);
    }
    void print(const std::vector<int>& sizes) const
    {
        for (const int size : sizes) {
            std::printf("\n%s activities\n\n| | Dossier | baseline | ratio | aim | met |\n|---|---|---|---|---|---|\n", grouped(size).c_str());
            for (const Job& job : jobs()) {
                if (const Json* row = rowOf(job.id, size))
                    printRow(job, *row);
            }
        }
        for (size_t i = 1; i < sizes.size(); ++i) {
            std::printf("\nGrowth from %s to %s activities\n\n| | Dossier | baseline |\n|---|---|---|\n", grouped(sizes[i - 1]).c_str(), grouped(sizes[i]).c_str());
            for (const Job& job : jobs()) {
                const Json* small = rowOf(job.id, sizes[i - 1]);
                const Json* large = rowOf(job.id, sizes[i]);
                if (small == nullptr || large == nullptr)
                    continue;
                const auto factor = [&](const char* key) { return (*small)[key].is_null() ? std::string("–") : rounded((*large)[key].get<double>() / (*small)[key].get<double>()) + " ×"; };
                std::printf("| %s | %s | %s |\n", qPrintable(job.what), factor("value").c_str(), factor("baseline").c_str());
            }
        }
    }
    const Json& rows() const { return m_rows; }

private:
    bool wanted(const char* job) const { return m_only.isEmpty() || m_only.contains(QLatin1String(job)); }

    void starts(const QString& file)
    {
        Json warm = {{"product", Json::array()}, {"baseline", Json::array()}, {"more", Json::object()}};
        Json memory = warm, cold = warm;
        showInChild({});
        const Budget budget;
        showInChild(file);
        for (int run = 0; run < 7 && (run == 0 || !budget.isSpent()); ++run) {
            const Child empty = showInChild({});
            const Child full = showInChild(file);
            warm["product"].push_back(full.milliseconds);
            warm["baseline"].push_back(empty.milliseconds);
            memory["product"].push_back(full.mebibytes);
            memory["baseline"].push_back(empty.mebibytes);
        }
        cold["baseline"] = warm["baseline"];
        for (int run = 0; run < 3 && (run == 0 || !budget.isSpent()); ++run) {
            dropFromCache(file);
            cold["product"].push_back(showInChild(file).milliseconds);
        }
        note("start", warm);
        note("start-cold", cold);
        note("memory", memory);
    }
    void note(const char* id, const Json& samples)
    {
        const auto job = std::find_if(jobs().begin(), jobs().end(), [id](const Job& one) { return one.id == QLatin1String(id); });
        const auto product = samples["product"].get<std::vector<double>>();
        const auto baseline = samples["baseline"].get<std::vector<double>>();
        const double value = median(product);
        Json row = {{"job", id}, {"size", m_size}, {"value", value}, {"unit", toStd(job->unit)}, {"runs", product.size()}, {"slowest", *std::max_element(product.begin(), product.end())},
                    {"baseline", Json()}, {"ratio", Json()}, {"aim", toStd(job->aim)}, {"met", Json()}, {"more", samples["more"]}, {"samples", product}, {"baselineSamples", baseline}};
        if (!baseline.empty()) {
            row["baseline"] = median(baseline);
            row["ratio"] = value / median(baseline);
        }
        if (job->limit > 0 || job->blockLimit > 0) {
            bool met = job->limit == 0 || (job->absolute ? value : row["ratio"].get<double>()) < job->limit;
            if (job->blockLimit > 0)
                met = met && samples["more"]["block"].get<double>() <= job->blockLimit;
            row["met"] = met;
        }
        m_rows.push_back(std::move(row));
        std::fprintf(stderr, "%d %s: %.2f %s\n", m_size, id, value, qPrintable(job->unit));
    }
    const Json* rowOf(const QString& job, int size) const
    {
        for (const Json& row : m_rows) {
            if (row["job"] == toStd(job) && row["size"] == size)
                return &row;
        }
        return nullptr;
    }
    static std::string rounded(double number)
    {
        char text[32];
        std::snprintf(text, sizeof text, number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number);
        return text;
    }
    static std::string grouped(int number)
    {
        std::string text = std::to_string(number);
        for (int at = int(text.size()) - 3; at > 0; at -= 3)
            text.insert(size_t(at), ",");
        return text;
    }
    static void printRow(const Job& job, const Json& row)
    {
        std::string value = rounded(row["value"]) + ' ' + toStd(job.unit);
        if (row["more"].contains("block"))
            value += ", longest block " + rounded(row["more"]["block"]) + " ms";
        if (row["more"].contains("whole"))
            value += ", the last question after " + rounded(row["more"]["whole"]) + " ms";
        const std::string baseline = row["baseline"].is_null() ? "–" : rounded(row["baseline"]) + ' ' + toStd(job.unit) + " (" + toStd(job.baseline) + ')';
        const std::string ratio = row["ratio"].is_null() ? "–" : rounded(row["ratio"]) + " ×";
        const char* met = row["met"].is_null() ? "–" : row["met"].get<bool>() ? "yes" : "no";
        std::printf("| %s | %s | %s | %s | %s | %s |\n", qPrintable(job.what), value.c_str(), baseline.c_str(), ratio.c_str(), qPrintable(job.aim), met);
    }

    QStringList m_only;
    int m_size = 0;
    Json m_rows = Json::array();
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_LOGGING_RULES", "qt.qpa.*=false");
    qInstallMessageHandler(quieter);
    if (argc >= 2 && qstrcmp(argv[1], "--show") == 0)
        return showWindow(argc, argv, argc >= 3 ? QString::fromLocal8Bit(argv[2]) : QString());
    if (argc >= 4 && qstrcmp(argv[1], "--job") == 0)
        return runJob(argc, argv);

    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("folder"), QStringLiteral("Where the workspaces are."), QStringLiteral("folder")},
                       {QStringLiteral("sizes"), QStringLiteral("Numbers of activities."), QStringLiteral("numbers"), QStringLiteral("1000,10000")},
                       {QStringLiteral("only"), QStringLiteral("Jobs to run."), QStringLiteral("jobs")},
                       {QStringLiteral("json"), QStringLiteral("A file for all results."), QStringLiteral("file")}});
    parser.process(application);
    // Settings and lists of recent files of whoever runs this are left alone.
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", home.path().toLocal8Bit());
    const QDir folder(parser.value(QStringLiteral("folder")));
    std::vector<int> sizes;
    Bench bench(parser.value(QStringLiteral("only")).split(u',', Qt::SkipEmptyParts));
    for (const QString& size : parser.value(QStringLiteral("sizes")).split(u',', Qt::SkipEmptyParts)) {
        sizes.push_back(size.toInt());
        bench.measure(size.toInt(), folder.filePath(QStringLiteral("large-%1.dossier").arg(size)), folder.filePath(QStringLiteral("scratch.dossier")));
    }
    bench.print(sizes);
    if (parser.isSet(QStringLiteral("json"))) {
        QFile file(parser.value(QStringLiteral("json")));
        if (!file.open(QFile::WriteOnly) || file.write(QByteArray::fromStdString(Json{{"rows", bench.rows()}}.dump(1)) + '\n') < 0)
            qFatal("%s cannot be written", qPrintable(file.fileName()));
    }
    return 0;
}
