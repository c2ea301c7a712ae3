// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/tasks.h"

#include "core/form/completeness.h"
#include "core/rules/contradictions.h"
#include "core/rules/rule_facts.h"

#include <QElapsedTimer>
#include <algorithm>

namespace dossier {

namespace {

/// Reviews are announced this many days ahead.
constexpr int reviewNotice = 30;
const QString reviewQuestion = QStringLiteral("review");
const QString ownerQuestion = QStringLiteral("owner");
const QString dueQuestion = QStringLiteral("due");

/// Records nobody works on any more.
bool isClosed(const QString& status)
{
    static const QStringList closed{QStringLiteral("retired"), QStringLiteral("left"), QStringLiteral("offboarded"), QStringLiteral("rejected"),
        QStringLiteral("superseded"), QStringLiteral("closed"), QStringLiteral("dropped")};
    return closed.contains(status);
}

QDate dateAnswer(const Record& record, const QString& question)
{
    const Answer& answer = record.answers.own(question);
    return answer.hasValue() && answer.v.is_string() ? QDate::fromString(fromStd(answer.v.get<std::string>()), Qt::ISODate) : QDate();
}

QString recordAnswer(const Record& record, const QString& question)
{
    const Answer& answer = record.answers.own(question);
    return answer.hasValue() && answer.v.is_string() ? fromStd(answer.v.get<std::string>()) : QString();
}

bool isOpenMeasure(const RecordSummary& summary)
{
    return summary.kind == u"measure" && (summary.status == u"planned" || summary.status == u"partially-implemented");
}

const Answer& answerAt(const Record& record, const Missing& place)
{
    const QuestionAnswer& answer = record.answers.at(place.question);
    if (place.row.isEmpty())
        return answer.own;
    static const Answer blank;
    const Row* row = answer.row(place.row);
    return row != nullptr ? row->cell(place.column) : blank;
}

/// Everything that is not known yet, required or not, of what is shown.
std::vector<Missing> unknownPlaces(const Workspace& workspace, const Record& record)
{
    std::vector<Missing> places;
    const Form& form = workspace.formOf(record.reference());
    const Visibility shown = visibility(form, record.answers, workspace.library());
    for (const Section& section : form.sections) {
        if (!shown.sectionShown(section.id))
            continue;
        for (const Question& question : section.questions) {
            if (!shown.questionShown(question.id))
                continue;
            const QuestionAnswer& answer = record.answers.at(question.id);
            if (answer.own.state == AnswerState::Unknown)
                places.push_back({section.id, question.id, {}, {}, true});
            for (const Row& row : question.type == QuestionType::Matrix ? matrixRows(question, record.answers) : answer.rows) {
                for (const Question& column : question.columns) {
                    if (row.cell(column.id).state == AnswerState::Unknown && columnShown(column, row))
                        places.push_back({section.id, question.id, row.id, column.id, true});
                }
            }
        }
    }
    return places;
}

class Collector
{
public:
    explicit Collector(const Workspace& workspace) : m_workspace(workspace), m_today(workspace.clock().today()) {}

    std::vector<Task> of(const QString& reference)
    {
        const auto summary = m_workspace.summary(reference);
        if (!summary || summary->removed || isClosed(summary->status))
            return {};
        const Record* record = m_workspace.record(reference);
        addAssessments(*record);
        addContradictions(*record);
        addOpenAnswers(*record);
        addDates(*record);
        addDecision(*record);
        for (Task& task : m_tasks)
            task.overdue = task.due.isValid() && task.due < m_today;
        return std::move(m_tasks);
    }

private:
    Task& add(TaskKind kind, const Record& record, const LocalizedText& text)
    {
        Task task;
        task.kind = kind;
        task.record = record.reference();
        task.text = text;
        task.person = recordAnswer(record, ownerQuestion);
        m_tasks.push_back(std::move(task));
        return m_tasks.back();
    }

    static void setPlace(Task& task, const Missing& place)
    {
        task.question = place.question;
        task.row = place.row;
        task.column = place.column;
    }

    void addAssessments(const Record& record)
    {
        for (const Obligation& obligation : obligations(m_workspace, record.reference())) {
            if (obligation.decided || obligation.reasons.empty() || obligation.level == Level::Consider)
                continue;
            const AssessmentType* type = Regimes::builtIn().assessment(obligation.assessment);
            const LocalizedText name = type != nullptr ? type->brief : LocalizedText::same(obligation.assessment);
            const Reason& reason = obligation.reasons.front();
            LocalizedText form{QStringLiteral("%1 required: %2"), u"必须开展%1：%2"_qs};
            if (obligation.level == Level::Presumed) {
                if (record.answers.own(QStringLiteral("dpia-not-done-why")).hasValue())
                    continue;
                form = {QStringLiteral("%1 presumed: %2"), u"推定需要%1：%2"_qs};
            } else if (obligation.level == Level::Undetermined) {
                form = {QStringLiteral("Whether %1 is due cannot be decided: %2"), u"是否需要%1尚无法判定：%2"_qs};
            }
            const TaskKind kind = obligation.level == Level::Undetermined ? TaskKind::Undecided : TaskKind::RequiredAssessment;
            Task& task = add(kind, record, form.arg(name).arg(reason.brief));
            for (const QString& place : reason.open) {
                if (place.contains(u':'))
                    continue; // answered in another record
                const QStringList parts = place.split(u'/');
                setPlace(task, {{}, parts.value(0), parts.value(1), parts.value(2), true});
                break;
            }
        }
    }

    /// One line for a record: the first that cannot be right, and how many more there are. What only may be worth a look is told on the page.
    void addContradictions(const Record& record)
    {
        std::vector<Contradiction> points = contradictions(m_workspace, record.reference());
        std::erase_if(points, [](const Contradiction& point) { return point.rule->level == PointLevel::Hint; });
        if (points.empty())
            return;
        const Contradiction& first = points.front();
        LocalizedText text = first.text;
        if (points.size() > 1)
            text = LocalizedText{QStringLiteral("%1 And %2 more."), u"%1另有 %2 处。"_qs}.arg(text).arg(qint64(points.size()) - 1);
        setPlace(add(TaskKind::Contradiction, record, text), {{}, first.question, first.row, first.column, false});
    }

    void addOpenAnswers(const Record& record)
    {
        const Form& form = m_workspace.formOf(record.reference());
        const Completeness state = completeness(form, record.answers, m_workspace.library());
        if (const int open = state.open(); open > 0) {
            LocalizedText text = LocalizedText{QStringLiteral("%1 required questions are open"), u"%1 个必答问题未作答"_qs}.arg(qint64(open));
            if (open == 1)
                text = LocalizedText{QStringLiteral("Not answered: %1"), u"未作答：%1"_qs}.arg(form.question(state.missing.front().question)->label);
            setPlace(add(TaskKind::Incomplete, record, text), state.missing.front());
        }
        for (const Missing& place : unknownPlaces(m_workspace, record)) {
            const Answer& answer = answerAt(record, place);
            const QString path = place.column.isEmpty() ? place.question : place.question + u'/' + place.row + u'/' + place.column;
            const LocalizedText name = rules_detail::openPlaces(m_workspace, record, {path});
            Task& task = add(TaskKind::NotKnown, record, LocalizedText{QStringLiteral("Not known yet: %1"), u"尚不清楚：%1"_qs}.arg(name));
            setPlace(task, place);
            task.due = QDate::fromString(answer.due, Qt::ISODate);
            if (m_workspace.summary(answer.ask))
                task.person = answer.ask;
        }
    }

    void addDates(const Record& record)
    {
        const QDate review = dateAnswer(record, reviewQuestion);
        if (review.isValid() && review <= m_today.addDays(reviewNotice)) {
            Task& task = add(TaskKind::ReviewDue, record, {QStringLiteral("Review due"), u"到期复核"_qs});
            task.question = reviewQuestion;
            task.due = review;
        }
        if (const QDate end = dateAnswer(record, QStringLiteral("accepted-until")); end.isValid() && end <= m_today.addDays(reviewNotice)) {
            Task& task = add(TaskKind::ReviewDue, record, {QStringLiteral("The acceptance of a risk ends"), u"风险接受期限届满"_qs});
            task.question = QStringLiteral("accepted-until");
            task.due = end;
        }
        if (const QDate due = dateAnswer(record, dueQuestion); due.isValid() && isOpenMeasure(record.summary)) {
            Task& task = add(TaskKind::MeasureDue, record, {QStringLiteral("Measure to be implemented"), u"待落实的措施"_qs});
            task.question = dueQuestion;
            task.due = due;
        }
    }

    void addDecision(const Record& record)
    {
        const RecordSummary& summary = record.summary;
        if (summary.kind == u"assessment" && (summary.status == u"in-review" || summary.status == u"consultation"))
            add(TaskKind::Undecided, record, {QStringLiteral("Assessment waits for a decision"), u"评估待决定"_qs});
        else if (summary.kind == u"vendor" && summary.status == u"under-review")
            add(TaskKind::Undecided, record, {QStringLiteral("Vendor waits for a decision"), u"供应商待决定"_qs});
    }

    const Workspace& m_workspace;
    QDate m_today;
    std::vector<Task> m_tasks;
};

} // namespace

std::vector<Task> tasks(const Workspace& workspace)
{
    TaskList list(workspace);
    while (!list.work(1000)) {
    }
    return list.sorted();
}

TaskList::TaskList(const Workspace& workspace) : m_workspace(workspace)
{
    reset();
}

void TaskList::reset()
{
    m_today = m_workspace.clock().today();
    m_tasks.clear();
    m_stale.clear();
    for (const RecordSummary& summary : m_workspace.records())
        m_stale.insert(summary.reference);
}

void TaskList::changed(const QString& reference)
{
    const auto summary = m_workspace.summary(reference);
    // Laws and countries of the organisation decide on every activity.
    if (m_today != m_workspace.clock().today() || (summary && summary->kind == u"organisation")) {
        reset();
        return;
    }
    QStringList stale{reference};
    const auto about = [&](const QString& subject) {
        for (const char* kind : {"assessment", "risk"}) {
            for (const RecordSummary& other : m_workspace.recordsAbout(subject, QString::fromLatin1(kind)))
                stale.append(other.reference);
        }
    };
    about(reference);
    if (summary && !summary->subject.isEmpty()) {
        stale.append(summary->subject);
        about(summary->subject);
    }
    for (const Link& link : m_workspace.linksTo(reference))
        stale.append(link.from);
    for (const QString& other : std::as_const(stale))
        m_stale.insert(other);
}

bool TaskList::work(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    const Workspace::Passage passage(m_workspace);
    while (!m_stale.isEmpty()) {
        const QString reference = *m_stale.begin();
        m_stale.erase(m_stale.begin());
        if (std::vector<Task> found = Collector(m_workspace).of(reference); found.empty())
            m_tasks.erase(reference);
        else
            m_tasks[reference] = std::move(found);
        passage.next();
        if (timer.hasExpired(milliseconds))
            break;
    }
    return m_stale.isEmpty();
}

int TaskList::percent() const
{
    const qsizetype all = qsizetype(m_workspace.records().size());
    return all == 0 ? 100 : int((all - std::min(all, m_stale.size())) * 100 / all);
}

std::vector<Task> TaskList::sorted() const
{
    std::vector<Task> all;
    for (const auto& [reference, found] : m_tasks)
        all.insert(all.end(), found.begin(), found.end());
    std::stable_sort(all.begin(), all.end(), [](const Task& a, const Task& b) {
        if (a.overdue != b.overdue)
            return a.overdue;
        if (a.due.isValid() != b.due.isValid())
            return a.due.isValid();
        return a.due.isValid() && a.due < b.due;
    });
    return all;
}

int TaskList::urgent() const
{
    int count = 0;
    const QDate week = m_today.addDays(7);
    for (const auto& [reference, found] : m_tasks)
        count += int(std::count_if(found.begin(), found.end(), [&week](const Task& task) { return task.due.isValid() && task.due <= week; }));
    return count;
}

QDate nextDue(const Workspace& workspace, const QString& reference)
{
    const Record* record = workspace.record(reference);
    if (record == nullptr || isClosed(record->summary.status))
        return {};
    std::vector<QDate> dates{dateAnswer(*record, reviewQuestion)};
    if (isOpenMeasure(record->summary))
        dates.push_back(dateAnswer(*record, dueQuestion));
    for (const Missing& place : unknownPlaces(workspace, *record))
        dates.push_back(QDate::fromString(answerAt(*record, place).due, Qt::ISODate));
    std::erase_if(dates, [](const QDate& date) { return !date.isValid(); });
    return dates.empty() ? QDate() : *std::min_element(dates.begin(), dates.end());
}

} // namespace dossier
