// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_jobs.h"

#include "app/form/form_view.h"
#include "app/pages/list_page.h"
#include "app/pages/overview_page.h"
#include "app/pages/record_page.h"
#include "app/shell/main_window.h"
#include "core/report/reports.h"
#include "core/rules/prefill_source.h"
#include "core/text/resources.h"
#include "tests/bench/large_workspace.h"
#include "tests/bench/sql.h"
#include <QFile>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QThread>
#include <QTimer>
#include <unistd.h>

namespace dossier::bench {

namespace {

constexpr int questionCount = 120;

/// Proportional set size, which counts a shared page by its share.
int pssKilobytes()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QFile::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').front().toInt();
    }
    return 0;
}

void say(const QByteArray& line)
{
    (void)!::write(STDOUT_FILENO, line.constData(), size_t(line.size()));
}

/// Tells when a widget was painted for the first time since it was asked to.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget* widget) : QObject(widget) { widget->installEventFilter(this); }
    int count = 0;
    std::function<void()> first;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && ++count == 1 && first)
            QTimer::singleShot(0, this, first); // after the painting itself
        return false;
    }
};

void prepare()
{
    prepareTextShaping();
    setInterfaceLanguage(Language::English);
    Theme::apply(dossier::Theme::Mode::Light);
}

std::unique_ptr<MainWindow> windowOn(const QString& file)
{
    auto window = std::make_unique<MainWindow>(largeOptions().clock);
    window->setQuiet(true);
    window->show();
    if (!window->openFile(file))
        qFatal("%s", qPrintable(window->lastProblem()));
    return window;
}

/// Until the caretaker is done: what it reads and copies on the other core is no part of what is measured here.
void waitForCare(Meter& meter, const Workspace& workspace)
{
    QElapsedTimer patience;
    patience.start();
    while (!workspace.isChecked() && patience.elapsed() < 300'000)
        meter.settle([&] { return workspace.isChecked(); });
}

/// Until the overview has looked through all records: that work in portions goes on beside anything, and is measured as "obligations of all".
void waitForOverview(Meter& meter, const WorkspaceView& view)
{
    QElapsedTimer patience;
    patience.start();
    while (!view.overviewPage()->isUpToDate() && patience.elapsed() < 300'000)
        meter.settle([&] { return view.overviewPage()->isUpToDate(); });
}

/// A form of many questions of every usual type in one section: the worst a page can have to build at once.
Form longForm()
{
    static const std::array<const char*, 10> types{"text", "long-text", "yes-no", "choice", "text", "number", "date", "choices", "yes-no", "choice"};
    Json questions = Json::array({{{"id", "title"}, {"type", "text"}, {"label", {{"en", "Title"}, {"zh", "标题"}}}}});
    for (int i = 1; i < questionCount; ++i) {
        const std::string number = std::to_string(i);
        Json question = {{"id", "q" + number}, {"type", types[size_t(i) % types.size()]},
                         {"label", {{"en", "Question " + number + ": how is the processing limited to what is needed?"}, {"zh", "问题 " + number + "：如何将处理限于必要范围？"}}},
                         {"help", {{"en", "What is done, by whom and how often."}, {"zh", "写明措施、负责人与频率。"}}}};
        if (question["type"] == "choice" || question["type"] == "choices")
            question["options"] = {{{"id", "yes"}, {"label", {{"en", "In place"}, {"zh", "已落实"}}}}, {{"id", "partly"}, {"label", {{"en", "Partly in place"}, {"zh", "部分落实"}}}},
                                   {{"id", "no"}, {"label", {{"en", "Not in place"}, {"zh", "未落实"}}}}};
        questions.push_back(question);
    }
    const Json title = {{"en", "Long questionnaire"}, {"zh", "长问卷"}};
    const Json form = {{"id", "long"}, {"version", 1}, {"format", 1}, {"kind", "assessment"}, {"prefix", "LONG"}, {"subject", {"activity"}}, {"title", title}, {"short", title},
                       {"sections", {{{"id", "all"}, {"title", title}, {"short", title}, {"questions", questions}}}}};
    auto read = readForm(QByteArray::fromStdString(form.dump()), QStringLiteral("long.json"), Reading::Stored);
    if (!read)
        qFatal("%s", qPrintable(read.error().message.en));
    return std::move(*read);
}

Json answersTo(const Form& form)
{
    Json answers = Json::object();
    for (const Question& question : form.sections.front().questions) {
        Json& answer = answers[toStd(question.id)];
        switch (question.type) {
        case QuestionType::YesNo: answer = true; break;
        case QuestionType::Choice: answer = "partly"; break;
        case QuestionType::Choices: answer = {"yes", "partly"}; break;
        case QuestionType::Number: answer = 4800; break;
        case QuestionType::Date: answer = "2026-11-02"; break;
        default: answer = {{"en", "Only business contacts; checked twice a year by the team in charge."}, {"zh", "仅限商务联系人，由负责团队每半年核查一次。"}};
        }
    }
    return answers;
}

/// How many rows the list has to show: retired ones are hidden at first.
int shownFor(const Workspace& workspace, const QString& typed)
{
    const QSet<QString> matching = workspace.matching(typed, QStringLiteral("activity"));
    return int(std::count_if(matching.begin(), matching.end(), [&](const QString& reference) { return workspace.summary(reference)->status != u"retired"; }));
}

/// As many plain widgets, made and painted in a window that is open already.
double plainWidgets(Meter& meter, int count)
{
    QMainWindow window;
    window.resize(1280, 800);
    auto* stack = new QStackedWidget(&window);
    window.setCentralWidget(stack);
    stack->addWidget(new QLabel(stack));
    window.show();
    meter.settle();
    meter.restart();
    auto* area = new QScrollArea(stack);
    auto* inside = new QWidget;
    auto* layout = new QFormLayout(inside);
    for (int i = 0; i < count; ++i) {
        auto* field = new QLineEdit(QStringLiteral("Only business contacts; checked twice a year by the team in charge."), inside);
        layout->addRow(new QLabel(QStringLiteral("Question %1: how is the processing limited to what is needed?").arg(i), inside), field);
    }
    area->setWidget(inside);
    area->setWidgetResizable(true);
    stack->addWidget(area);
    stack->setCurrentWidget(area);
    return meter.settle();
}

} // namespace

bool Meter::notify(QObject* receiver, QEvent* event)
{
    const double from = m_timer.isValid() ? double(m_timer.nsecsElapsed()) / 1e6 : 0;
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    ++m_events;
    if (m_depth == 0 && m_timer.isValid()) {
        m_last = double(m_timer.nsecsElapsed()) / 1e6;
        m_longest = qMax(m_longest, m_last - from);
        if (m_painted == 0 && event->type() == QEvent::UpdateRequest)
            m_painted = m_last;
    }
    return handled;
}

void Meter::restart()
{
    m_longest = m_last = m_painted = 0;
    m_timer.start();
}

double Meter::settle(const std::function<bool()>& done)
{
    QElapsedTimer patience;
    patience.start();
    for (int idle = 0; idle < 3 && patience.elapsed() < 10'000;) {
        const qint64 before = m_events;
        processEvents();
        sendPostedEvents(nullptr, QEvent::DeferredDelete);
        if (m_events != before) {
            idle = 0;
            continue;
        }
        if (done && !done()) {
            QThread::msleep(1);
            continue;
        }
        ++idle;
    }
    return m_last;
}

int showWindow(int& argc, char** argv, const QString& file)
{
    QApplication application(argc, argv);
    const auto told = [] {
        say("painted\n");
        // What is still under way, such as reading the file through, is in the measure as well.
        QTimer::singleShot(500, qApp, [] {
            say(QByteArray::number(pssKilobytes()) + '\n');
            QCoreApplication::quit();
        });
    };
    if (file.isEmpty()) {
        QMainWindow window;
        window.resize(1280, 800);
        auto* centre = new QWidget(&window);
        window.setCentralWidget(centre);
        PaintWatch watch(centre);
        watch.first = told;
        window.show();
        return QApplication::exec();
    }
    prepare();
    MainWindow window(largeOptions().clock);
    window.setQuiet(true);
    window.show();
    if (!window.openFile(file))
        qFatal("%s", qPrintable(window.lastProblem()));
    window.view()->go(Place::list(QStringLiteral("activity")));
    auto* watch = new PaintWatch(window.view()->listPage()->view()->viewport());
    watch->first = told;
    return QApplication::exec();
}

Samples keystrokes(Meter& meter, const QString& file)
{
    Samples samples;
    prepare();
    const auto window = windowOn(file);
    window->view()->go(Place::list(QStringLiteral("activity")));
    ListPage& list = *window->view()->listPage();
    waitForCare(meter, window->view()->workspace());
    waitForOverview(meter, *window->view());
    meter.settle();
    PaintWatch painted(list.view()->viewport());
    const Sql sql(file);
    Statement like(sql, "SELECT reference FROM record WHERE kind = 'activity' AND search_text LIKE ?");
    double longest = 0;
    Json each = Json::array();
    const Budget budget;
    for (const QString& word : {QStringLiteral("webinar"), QStringLiteral("Nordic"), u"客户分群"_qs, QStringLiteral("works agreement")}) {
        list.filterField()->clear();
        list.filterField()->setFocus();
        meter.settle();
        for (qsizetype length = 1; length <= word.size() && !budget.isSpent(); ++length) {
            const QString typed = word.left(length);
            const int wanted = shownFor(window->view()->workspace(), typed);
            painted.count = 0;
            meter.restart();
            QCoreApplication::postEvent(list.filterField(), new QKeyEvent(QEvent::KeyPress, 0, Qt::NoModifier, typed.right(1)));
            const double took = meter.settle([&] { return list.shownCount() == wanted; });
            if (list.shownCount() != wanted)
                qFatal("the filter shows %d instead of %d for %s", list.shownCount(), wanted, qPrintable(typed));
            samples.product.push_back(took);
            longest = qMax(longest, meter.longest());
            each.push_back({{"typed", toStd(typed)}, {"shown", wanted}, {"ms", took}, {"block", meter.longest()}, {"paints", painted.count}});
            const std::string pattern = '%' + toStd(typed) + '%';
            samples.baseline.push_back(milliseconds([&] {
                for (like.with(pattern); like.next();)
                    (void)like.text(0);
            }));
        }
    }
    samples.more = {{"block", longest}, {"each", each}};
    return samples;
}

Samples openPages(Meter& meter, const QString& file, bool oneSection)
{
    Samples samples;
    prepare();
    const FormLibrary& builtIn = FormLibrary::builtIn();
    std::vector<Form> forms = builtIn.forms();
    forms.push_back(longForm());
    auto kinds = Kinds::read(resourceBytes(QStringLiteral("kinds.json")), QStringLiteral("kinds.json"));
    const FormLibrary library = FormLibrary::of(forms, builtIn.catalogues(), *kinds);
    OpenOptions options = largeOptions();
    options.library = &library;
    auto workspace = Workspace::open(file, options);
    if (!workspace)
        qFatal("%s", qPrintable(workspace.error().message.en));
    QStringList references;
    if (oneSection) {
        const Form& form = *library.form(QStringLiteral("long"));
        for (int i = 0; i < 7; ++i) {
            const auto added = (*workspace)->apply(AddRecord{form.id, QStringLiteral("ACT-0%1").arg(100 + i), answersTo(form), {}, {}});
            if (!added)
                qFatal("%s", qPrintable(added.error().message.en));
            references.append(added->added);
        }
    } else {
        for (const RecordSummary& summary : (*workspace)->records(QStringLiteral("assessment"))) {
            if (references.size() < 7 && isDecided(summary))
                references.append(summary.reference);
        }
    }
    QMainWindow window;
    window.resize(1280, 800);
    auto* view = new WorkspaceView(std::move(*workspace), &window);
    window.setCentralWidget(view);
    window.show();
    waitForOverview(meter, *view);
    const Budget budget;
    std::vector<double> whole;
    double longest = 0;
    for (const QString& reference : references) {
        if (samples.product.size() > 2 && budget.isSpent())
            break;
        view->go(Place::list(QStringLiteral("activity")));
        meter.settle();
        meter.restart();
        QTimer::singleShot(0, &meter, [&] { view->go(Place::of(reference)); });
        // Painted and ready for typing; what is below the fold may follow in portions.
        whole.push_back(meter.settle());
        samples.product.push_back(meter.painted());
        longest = qMax(longest, meter.longest());
    }
    samples.product.erase(samples.product.begin()); // the first one also loads fonts and icons
    samples.more["whole"] = median(whole);
    samples.more["block"] = longest;
    const size_t questions = oneSection ? questionCount : 104;
    for (int i = 0; i < 7; ++i)
        samples.baseline.push_back(plainWidgets(meter, int(questions)));
    samples.baseline.erase(samples.baseline.begin());
    samples.more["questions"] = questions;
    delete view;
    return samples;
}

Samples saveInWindow(Meter& meter, const QString& file)
{
    Samples samples;
    prepare();
    const auto window = windowOn(file);
    Workspace& workspace = window->view()->workspace();
    window->view()->go(Place::list(QStringLiteral("activity")));
    meter.settle();
    window->view()->go(Place::of(QStringLiteral("ACT-0100")));
    waitForCare(meter, workspace);
    waitForOverview(meter, *window->view());
    double longest = 0;
    const Budget budget;
    for (int i = 0; i < 15 && !budget.isSpent(); ++i) {
        meter.restart();
        QTimer::singleShot(0, &meter, [&] {
            const auto applied = workspace.apply(SetAnswer{QStringLiteral("ACT-0100"), {QStringLiteral("notes"), {}, {}, {}}, {{"en", "Looked through " + std::to_string(i)}, {"zh", "已查看"}}});
            if (!applied)
                qFatal("%s", qPrintable(applied.error().message.en));
        });
        samples.product.push_back(meter.settle());
        longest = qMax(longest, meter.longest());
    }
    samples.more["block"] = longest;
    return samples;
}

} // namespace dossier::bench
