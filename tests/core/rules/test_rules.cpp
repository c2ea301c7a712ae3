// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/gates.h"
#include "core/rules/obligations.h"
#include "core/rules/tasks.h"
#include "core/text/resources.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace dossier;

namespace {

class FixedClock : public Clock
{
public:
    QDateTime now() const override { return QDateTime(QDate(2026, 11, 27), QTime(9, 0), Qt::UTC); }
};

Json readData(const QString& name)
{
    QFile file(QStringLiteral(TEST_DATA "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    return parseJson(file.readAll()).value_or(Json());
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QStringList strings(const Json& list)
{
    QStringList result;
    for (const Json& item : list)
        result.append(fromStd(item.get<std::string>()));
    return result;
}

/// A workspace with one organisation, filled from compact answers.
class Fixture
{
public:
    Fixture()
    {
        OpenOptions options;
        options.guards = standardGuards();
        options.clock = std::make_shared<FixedClock>();
        options.author = {QStringLiteral("Tester"), {}};
        Result<std::unique_ptr<Workspace>> created = Workspace::create(m_dir.filePath(QStringLiteral("rules.dossier")), options);
        if (!created)
            qFatal("%s", qUtf8Printable(created.error().message.en));
        m_workspace = std::move(*created);
    }
    Workspace& workspace() { return *m_workspace; }

    QString add(const QString& form, const Json& answers, const QString& status = {})
    {
        const Form* definition = m_workspace->library().form(form);
        Json title = Json::object();
        title[toStd(definition->titleQuestion()->id)] = definition->titleQuestion()->localized ? Json{{"en", "Name"}, {"zh", "名称"}} : Json("Name");
        const Result<Outcome> outcome = m_workspace->apply(AddRecord{form, {}, title, status, {}});
        if (!outcome)
            qFatal("%s", qUtf8Printable(outcome.error().message.en));
        const QString reference = outcome->added.value(0);
        // In the order of the form: rows exist before others refer to them.
        for (const Section& section : definition->sections) {
            for (const Question& question : section.questions) {
                if (const auto answer = answers.find(toStd(question.id)); answer != answers.end())
                    set(reference, question.id, *answer);
            }
        }
        return reference;
    }

    void set(const QString& reference, const QString& question, const Json& value)
    {
        const Question* asked = m_workspace->formOf(reference).question(question);
        if (asked == nullptr)
            qFatal("no question %s", qUtf8Printable(question));
        if (asked->type == QuestionType::Table && value.is_array()) {
            for (const Json& row : value)
                apply(AddRow{reference, question, row, -1, stringAt(row, "id"), {}});
        } else if (asked->type == QuestionType::Matrix && value.is_object()) {
            for (auto row = value.begin(); row != value.end(); ++row) {
                for (auto cell = row.value().begin(); cell != row.value().end(); ++cell)
                    apply(SetAnswer{reference, {question, fromStd(row.key()), fromStd(cell.key()), {}}, cell.value()});
            }
        } else {
            apply(SetAnswer{reference, {question, {}, {}, {}}, value});
        }
    }

    /// Blanks an answer with its rows; false when something else refers to them.
    bool clear(const QString& reference, const QString& question)
    {
        std::vector<Change> changes;
        for (const Row& row : m_workspace->record(reference)->answers.at(question).rows)
            changes.push_back(RemoveRow{reference, question, row.id});
        changes.push_back(SetAnswer{reference, {question, {}, {}, {}}, nullptr});
        return m_workspace->apply(makeGroup({QStringLiteral("Clear"), u"清空"_qs}, std::move(changes))).has_value();
    }

    void apply(const Change& change)
    {
        const Result<Outcome> outcome = m_workspace->apply(change);
        if (!outcome)
            qFatal("%s", qUtf8Printable(outcome.error().message.en));
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Workspace> m_workspace;
};

const Obligation* find(const std::vector<Obligation>& found, const QString& assessment)
{
    const auto it = std::find_if(found.begin(), found.end(), [&assessment](const Obligation& o) { return o.assessment == assessment; });
    return it == found.end() ? nullptr : &*it;
}

QString dumped(const Json& json)
{
    return fromStd(json.dump());
}

QString described(const std::vector<Obligation>& found)
{
    QStringList lines;
    for (const Obligation& obligation : found) {
        lines.append(obligation.assessment + u' ' + levelWord(obligation.level));
        for (const Reason& reason : obligation.reasons)
            lines.append(QStringLiteral("  %1 %2 [%3]").arg(reason.id, levelWord(reason.level), reason.open.join(u' ')));
    }
    return lines.join(u'\n');
}

Json scenario(const char* id)
{
    const Json data = readData(QStringLiteral("activity-scenarios.json"));
    for (const Json& one : data.at("scenarios")) {
        if (one.at("id") == id)
            return one;
    }
    return nullptr;
}

/// The activity of a scenario, in a workspace of its own.
struct Scene
{
    explicit Scene(const Json& given)
    {
        fixture.add(QStringLiteral("organisation"), given.at("organisation"));
        activity = fixture.add(QStringLiteral("activity"), given.at("answers"));
    }
    std::vector<Obligation> found() { return obligations(fixture.workspace(), activity); }
    Fixture fixture;
    QString activity;
};

const char* minimalRegime = R"({
  "id": "law", "version": 1, "format": 1, "title": {"en": "Law", "zh": "法律"}, "short": {"en": "Law", "zh": "法律"}, "applies": true,
  "citations": [{"id": "law.1", "short": {"en": "Art. 1", "zh": "第一条"}, "title": {"en": "T", "zh": "题"}, "asks": {"en": "A", "zh": "要求"}, "law": {"en": "Law", "zh": "法律"}, "date": "2018-05-25"}],
  "assessments": [{"id": "law-a", "title": {"en": "A", "zh": "评估"}, "short": {"en": "A", "zh": "评估"}, "cite": ["law.1"]}],
  "criteria": [{"id": "law.c1", "key": "c1", "title": {"en": "C", "zh": "标准"}, "confirmed": {"question": "criteria", "row": "c1", "column": "view"},
    "suggestions": [{"when": {"var": "a"}, "says": true, "reason": {"en": "R", "zh": "理由"}, "short": {"en": "R", "zh": "理由"}}]}],
  "obligations": [{"id": "law.o", "assessment": "law-a", "level": "required", "when": {"var": "a"}, "cite": ["law.1"], "reason": {"en": "R", "zh": "理由"}, "short": {"en": "R", "zh": "理由"}}]
})";

const char* minimalLists = R"({
  "id": "dpia-lists", "version": 1, "format": 1, "assessment": "law-a", "facts": {"profiling": {"var": "profiling"}},
  "lists": [{"country": "DE", "authority": {"en": "A", "zh": "机构"}, "document": {"en": "D", "zh": "文件"}, "date": "2018-10-17", "mode": "any",
    "items": [{"id": "dpialist.de.1", "title": {"en": "T", "zh": "题"}, "when": {"all": ["profiling", {"plus1": true}]}, "code": "HIT"}]}]
})";

} // namespace

class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void regimesLoad();
    void everyCiteResolves();
    void rulesReadQuestionsThatExist();
    void refusals_data();
    void refusals();
    void vectors_data();
    void vectors();
    void openFactsStayOpen();
    void scenarios_data();
    void scenarios();
    void anOpenAnswerDropsNothing_data();
    void anOpenAnswerDropsNothing();
    void criteriaAreSuggestedAndOverruled();
    void listsOfPeopleAreForInformation();
    void unknownCountriesAreNamed();
    void factsReachLinkedRecords();
    void gatesOfAnActivity();
    void gatesOfOthers();
    void tasksAndDates();
};

void TestRules::regimesLoad()
{
    const Result<Regimes> regimes = Regimes::load();
    QVERIFY2(regimes.has_value(), regimes ? "" : qPrintable(regimes.error().message.en));
    QVERIFY(regimes->assessment(QStringLiteral("gdpr-dpia")) != nullptr);
    QVERIFY(regimes->assessment(QStringLiteral("pipl-pipia")) != nullptr);
    QVERIFY(regimes->citation(QStringLiteral("gdpr.art30.1.d")) != nullptr);
    QVERIFY(regimes->citation(QStringLiteral("nothing.like.it")) == nullptr);
    const Citation* item = regimes->citation(QStringLiteral("dpialist.de.11"));
    QVERIFY(item != nullptr);
    QVERIFY(item->brief.en.contains(QStringLiteral("no. 11")) && item->brief.zh.contains(u"第 11 项"_qs)); // NOLINT(clang-analyzer-core.CallAndMessage): verified above
    const std::set<QString>* eea = regimes->list(QStringLiteral("eea"));
    QVERIFY(eea != nullptr && eea->contains(QStringLiteral("DE")) && !eea->contains(QStringLiteral("CN")));
    QVERIFY(regimes->list(QStringLiteral("data-categories:art9")) != nullptr);
    QVERIFY(regimes->list(QStringLiteral("no-such-list")) == nullptr);
    QCOMPARE(levelLabel(Level::Required).zh, u"必须"_qs);
    QVERIFY(Level::Consider < Level::Undetermined && Level::Undetermined < Level::Presumed && Level::Presumed < Level::Required);
}

void TestRules::everyCiteResolves()
{
    const Regimes& regimes = Regimes::builtIn();
    QStringList unresolved;
    const auto check = [&regimes, &unresolved](const QStringList& cites, const QString& where) {
        for (const QString& id : cites) {
            if (regimes.citation(id) == nullptr)
                unresolved.append(where + QStringLiteral(": ") + id);
        }
    };
    for (const Catalogue& catalogue : FormLibrary::builtIn().catalogues()) {
        for (const Option& entry : catalogue.entries)
            check(entry.cite, catalogue.id + u'/' + entry.id);
    }
    for (const Form& form : FormLibrary::builtIn().forms()) {
        for (const Section& section : form.sections) {
            for (const Question& question : section.questions) {
                check(question.cite, form.id + u'/' + question.id);
                for (const Option& option : question.options)
                    check(option.cite, form.id + u'/' + question.id);
                for (const Question& column : question.columns)
                    check(column.cite, form.id + u'/' + question.id + u'/' + column.id);
                for (const MatrixRow& row : question.rows)
                    check(row.cite, form.id + u'/' + question.id + u'/' + row.id);
            }
        }
    }
    for (const Regime& regime : regimes.all()) {
        for (const AssessmentType& type : regime.assessments)
            check(type.cite, type.id);
        for (const ObligationRule& rule : regime.obligations)
            check(rule.cite, rule.id);
    }
    QCOMPARE(unresolved.join(u'\n'), QString());
    QVERIFY(!checkedLibrary().forms().empty());
}

void TestRules::rulesReadQuestionsThatExist()
{
    const Form* form = FormLibrary::builtIn().form(QStringLiteral("activity"));
    QVERIFY(form != nullptr);
    QStringList unknown;
    const auto check = [form, &unknown](const Json& rule, const QString& where) {
        static const QStringList others{QStringLiteral("links"), QStringLiteral("organisation"), QStringLiteral("today"), QStringLiteral("criteria"), QStringLiteral("status")};
        for (const QString& id : questionsRead(rule)) {
            // Inside some, filter … a rule reads the columns of a table.
            const bool column = std::any_of(form->sections.begin(), form->sections.end(), [&id](const Section& section) { // NOLINT(clang-analyzer-core.CallAndMessage): the caller has one
                return std::any_of(section.questions.begin(), section.questions.end(), [&id](const Question& q) { return q.column(id) != nullptr; });
            });
            if (!id.isEmpty() && form->question(id) == nullptr && !column && !others.contains(id))
                unknown.append(where + QStringLiteral(": ") + id);
        }
    };
    for (const Regime& regime : Regimes::builtIn().all()) {
        check(regime.applies, regime.id);
        for (const Criterion& criterion : regime.criteria) {
            const Question* confirmed = form->question(criterion.question);
            QVERIFY2(confirmed != nullptr && confirmed->column(criterion.column) != nullptr, qPrintable(criterion.id));
            for (const CriterionSuggestion& suggestion : criterion.suggestions)
                check(suggestion.when, criterion.id);
        }
        for (const ObligationRule& rule : regime.obligations)
            check(rule.when, rule.id);
    }
    for (const auto& [name, rule] : Regimes::builtIn().national().facts)
        check(rule, name);
    QCOMPARE(unknown.join(u'\n'), QString());
}

void TestRules::refusals_data()
{
    QTest::addColumn<bool>("national");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, bool national, const char* from, const char* to, const char* path, const char* reason) {
        QTest::newRow(name) << national << QByteArray(from) << QByteArray(to) << QString::fromLatin1(path) << QString::fromLatin1(reason);
    };
    row("unknown key", false, "\"applies\": true", "\"applies\": true, \"extra\": 1", "", "unknown key \"extra\"");
    row("duplicate key", false, "\"applies\": true", "\"applies\": true, \"applies\": true", "", "applies");
    row("missing language", false, "\"title\": {\"en\": \"T\", \"zh\": \"题\"}", "\"title\": {\"en\": \"T\"}", "citations[0].title.zh", "Chinese text is missing");
    row("no rule", false, "\"applies\": true,", "", "applies", "is missing");
    row("bad rule", false, "\"when\": {\"var\": \"a\"}, \"cite\"", "\"when\": {\"like\": \"a\"}, \"cite\"", "obligations[0].when", "like");
    row("bad level", false, "\"level\": \"required\"", "\"level\": \"undetermined\"", "obligations[0].level", "undetermined");
    row("no citation", false, "\"when\": {\"var\": \"a\"}, \"cite\": [\"law.1\"]", "\"when\": {\"var\": \"a\"}, \"cite\": []", "obligations[0].cite", "citation");
    row("bad date", false, "2018-05-25", "2018-02-30", "citations[0].date", "date");
    row("duplicate id", false, "\"assessments\": [", "\"assessments\": [{\"id\": \"law-a\", \"title\": {\"en\": \"A\", \"zh\": \"评估\"}, \"short\": {\"en\": \"A\", \"zh\": \"评估\"}}, ",
        "assessments[1].id", "duplicate");
    row("suggestion without verdict", false, "\"says\": true, ", "", "criteria[0].suggestions[0].says", "is missing");
    row("newer format", false, "\"format\": 1", "\"format\": 9", "format", "newer");
    row("not JSON", false, "\"id\": \"law\",", "\"id\": \"law\"", "", "line");
    row("unknown fact", true, "[\"profiling\",", "[\"guessing\",", "lists[0].items[0].when.all[0]", "guessing");
    row("unknown operator", true, "{\"plus1\": true}", "{\"plus2\": true}", "lists[0].items[0].when.all[1]", "plus2");
    row("unknown code", true, "\"HIT\"", "\"MAYBE\"", "lists[0].items[0].code", "MAYBE");
    row("unknown mode", true, "\"mode\": \"any\"", "\"mode\": \"three\"", "lists[0].mode", "three");
}

void TestRules::refusals()
{
    QFETCH(bool, national);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, path);
    QFETCH(QString, reason);
    QByteArray bytes(national ? minimalLists : minimalRegime);
    const QString name = QStringLiteral("regimes/test.json");
    // As it stands it is accepted, so that the refusal is due to the change alone.
    if (national)
        QVERIFY(Regimes::readNationalLists(bytes, name).has_value());
    else
        QVERIFY(Regimes::readRegime(bytes, name).has_value());
    QVERIFY(bytes.contains(from));
    bytes.replace(from, to);
    std::optional<Error> error;
    if (national) {
        if (const auto read = Regimes::readNationalLists(bytes, name); !read)
            error = read.error();
    } else if (const auto read = Regimes::readRegime(bytes, name); !read) {
        error = read.error();
    }
    QVERIFY(error.has_value());
    QVERIFY2(error->message.en.startsWith(name), qPrintable(error->message.en));
    QVERIFY2(error->message.en.contains(path), qPrintable(error->message.en));
    QVERIFY2(error->message.en.contains(reason), qPrintable(error->message.en));
    QVERIFY(error->message.zh.startsWith(name));
}

void TestRules::vectors_data()
{
    QTest::addColumn<QString>("id");
    const Json data = readData(QStringLiteral("dpia-list-vectors.json"));
    QVERIFY(data.contains("vectors"));
    for (const Json& vector : data.at("vectors")) {
        const std::string id = vector.at("id").get<std::string>();
        QTest::newRow(id.c_str()) << fromStd(id);
    }
}

void TestRules::vectors()
{
    QFETCH(QString, id);
    Json vector;
    const Json data = readData(QStringLiteral("dpia-list-vectors.json"));
    for (const Json& candidate : data.at("vectors")) {
        if (candidate.at("id") == toStd(id))
            vector = candidate;
    }
    const QStringList facts = strings(vector.at("facts"));
    const ListResult result = evaluateLists(Regimes::builtIn().national(), [&facts](const QString& fact) { return std::optional<bool>(facts.contains(fact)); });
    QCOMPARE(sorted(result.hit), sorted(strings(vector.at("hit"))));
    QCOMPARE(sorted(result.check), sorted(strings(vector.at("check"))));
    QCOMPARE(sorted(result.free), sorted(strings(vector.at("free"))));
    QCOMPARE(result.open, QStringList());
    std::map<QString, int> counted;
    for (auto count = vector.at("counted").begin(); count != vector.at("counted").end(); ++count)
        counted[fromStd(count.key())] = count.value().get<int>();
    QCOMPARE(result.counted, counted);
    // Choosing countries leaves out the others and changes nothing else.
    const ListResult german = evaluateLists(Regimes::builtIn().national(), [&facts](const QString& fact) { return std::optional<bool>(facts.contains(fact)); },
                                            {QStringLiteral("DE")});
    QCOMPARE(german.hit, result.hit.filter(QStringLiteral("dpialist.de.")));
    QVERIFY(german.counted.empty());
}

void TestRules::openFactsStayOpen()
{
    const NationalLists& lists = Regimes::builtIn().national();
    const ListResult blank = evaluateLists(lists, [](const QString&) { return std::optional<bool>(); });
    QVERIFY(blank.hit.isEmpty() && blank.free.isEmpty() && blank.check.isEmpty());
    QVERIFY(blank.open.contains(QStringLiteral("dpialist.de.11")));
    QVERIFY(blank.open.contains(QStringLiteral("dpialist.pl")));
    // What is known decides where it can: no AI, so the German entry on AI cannot fit; two criteria are enough whatever the rest is.
    const ListResult partly = evaluateLists(lists, [](const QString& fact) -> std::optional<bool> {
        if (fact == u"ai")
            return false;
        if (fact == u"location" || fact == u"largeScale")
            return true;
        return std::nullopt;
    });
    QVERIFY(!partly.open.contains(QStringLiteral("dpialist.de.11")));
    QVERIFY(partly.hit.contains(QStringLiteral("dpialist.de.4")));
    QVERIFY(!partly.open.contains(QStringLiteral("dpialist.pl")) && partly.counted.at(QStringLiteral("pl")) == 2);
}

void TestRules::scenarios_data()
{
    QTest::addColumn<QString>("id");
    const Json data = readData(QStringLiteral("activity-scenarios.json"));
    QVERIFY(data.contains("scenarios"));
    for (const Json& one : data.at("scenarios")) {
        const std::string id = one.at("id").get<std::string>();
        QTest::newRow(id.c_str()) << fromStd(id);
    }
}

void TestRules::scenarios()
{
    QFETCH(QString, id);
    const Json given = scenario(qPrintable(id));
    Scene scene(given);
    const std::vector<Obligation> found = scene.found();
    const Json& expected = given.at("expect");
    QVERIFY2(found.size() == expected.size(), qPrintable(described(found)));
    for (const Json& one : expected) {
        const Obligation* obligation = find(found, stringAt(one, "assessment"));
        QVERIFY2(obligation != nullptr, qPrintable(described(found)));
        QVERIFY2(levelWord(obligation->level) == stringAt(one, "level"), qPrintable(described(found)));
        QVERIFY(!obligation->decided && obligation->existing.isEmpty());
        QStringList ids;
        for (const Reason& reason : obligation->reasons) {
            ids.append(reason.id);
            QVERIFY2(reason.text.has(Language::English) && reason.text.has(Language::Chinese), qPrintable(reason.id));
            QVERIFY2(!reason.cite.isEmpty(), qPrintable(reason.id));
            for (const QString& cite : reason.cite)
                QVERIFY2(Regimes::builtIn().citation(cite) != nullptr, qPrintable(cite));
            QCOMPARE(reason.level == Level::Undetermined, !reason.open.isEmpty());
        }
        for (const QString& reason : strings(one.at("reasons")))
            QVERIFY2(ids.contains(reason), qPrintable(reason + u'\n' + described(found)));
        QVERIFY(std::is_sorted(obligation->reasons.begin(), obligation->reasons.end(), [](const Reason& a, const Reason& b) { return a.level > b.level; }));
    }
}

void TestRules::anOpenAnswerDropsNothing_data()
{
    scenarios_data();
}

/// Whatever answer is taken back, no assessment that was due disappears: it stays due or becomes undetermined.
void TestRules::anOpenAnswerDropsNothing()
{
    QFETCH(QString, id);
    const Json given = scenario(qPrintable(id));
    Scene scene(given);
    const std::vector<Obligation> before = scene.found();
    // The officer's own judgements are no facts; without them the suggestions count again.
    const QStringList judgements{QStringLiteral("criteria"), QStringLiteral("large-scale")};
    QStringList problems;
    for (auto answer = given.at("answers").begin(); answer != given.at("answers").end(); ++answer) {
        const QString question = fromStd(answer.key());
        if (judgements.contains(question) || !scene.fixture.clear(scene.activity, question))
            continue;
        const std::vector<Obligation> after = scene.found();
        for (const Obligation& obligation : before) {
            const Obligation* still = find(after, obligation.assessment);
            if (still == nullptr || still->level < std::min(obligation.level, Level::Undetermined))
                problems.append(QStringLiteral("%1: %2\n%3").arg(question, obligation.assessment, described(after)));
        }
        QVERIFY(scene.fixture.workspace().undo().has_value());
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QCOMPARE(described(scene.found()), described(before));
}

void TestRules::criteriaAreSuggestedAndOverruled()
{
    Scene scene(scenario("profiling-48000"));
    Workspace& workspace = scene.fixture.workspace();
    const auto value = [&](const char* key) {
        for (const CriterionView& view : criteriaOf(workspace, scene.activity)) {
            if (view.criterion->key == QLatin1String(key))
                return view;
        }
        return CriterionView();
    };
    QCOMPARE(criteriaOf(workspace, scene.activity).size(), size_t(9));
    QVERIFY(value("c1").value() == true && value("c5").value() == true && value("c6").value() == true);
    QVERIFY(value("c7").value() == false);
    QVERIFY(!value("c1").reason.isEmpty() && !value("c1").brief.isEmpty());
    // The officer's view beats the suggestion, and the obligation follows it.
    for (const char* key : {"c5", "c6"})
        scene.fixture.apply(SetAnswer{scene.activity, {QStringLiteral("criteria"), QLatin1String(key), QStringLiteral("view"), {}}, "no"});
    QVERIFY(value("c5").suggested == true && value("c5").confirmed == false && value("c5").value() == false);
    const std::vector<Obligation> found = scene.found();
    QVERIFY2(find(found, QStringLiteral("gdpr-dpia")) != nullptr && find(found, QStringLiteral("gdpr-dpia"))->level == Level::Consider, qPrintable(described(found)));
    const Json facts = ruleFacts(workspace, *workspace.record(scene.activity));
    QCOMPARE(dumped(facts.at("criteria").at("c5")), dumped(Json(false)));
    QCOMPARE(dumped(facts.at("today")), dumped(Json("2026-11-27")));
    QCOMPARE(dumped(facts.at("status")), dumped(Json("proposed")));
    // An open question leaves a criterion open and is named.
    QVERIFY(scene.fixture.clear(scene.activity, QStringLiteral("denies-service")));
    QVERIFY(!value("c9").value().has_value());
    QVERIFY(value("c9").open.contains(QStringLiteral("denies-service")));
    QVERIFY(criteriaOf(workspace, QStringLiteral("ORG-0001")).empty() && obligations(workspace, QStringLiteral("ORG-0001")).empty());
}

void TestRules::listsOfPeopleAreForInformation()
{
    // Established in Germany, people in the United Kingdom and Italy: their lists are shown, and only shown.
    Json given = scenario("profiling-48000");
    given["answers"]["people-countries"] = Json::array({"DE", "IT", "GB"});
    Scene scene(given);
    const std::vector<Obligation> found = scene.found();
    const Obligation* dpia = find(found, QStringLiteral("gdpr-dpia"));
    QVERIFY(dpia != nullptr);
    QVERIFY2(dpia->level == Level::Presumed, qPrintable(described(found)));
    const auto italian = std::find_if(dpia->reasons.begin(), dpia->reasons.end(), [](const Reason& reason) { return reason.id == u"dpialist.it.1"; });
    QVERIFY2(italian != dpia->reasons.end(), qPrintable(described(found)));
    QVERIFY(italian->level == Level::Consider && italian->cite.contains(QStringLiteral("dpialist.it.1")));
    // Established there, the same entry requires the assessment.
    scene.fixture.set(QStringLiteral("ORG-0001"), QStringLiteral("establishments"), Json::array({"DE", "IT"}));
    QVERIFY2(find(scene.found(), QStringLiteral("gdpr-dpia"))->level == Level::Required, qPrintable(described(scene.found())));
}

void TestRules::unknownCountriesAreNamed()
{
    Scene scene(scenario("chatbot"));
    QVERIFY(scene.fixture.clear(QStringLiteral("ORG-0001"), QStringLiteral("establishments")));
    QVERIFY(scene.fixture.clear(QStringLiteral("ORG-0001"), QStringLiteral("main-establishment")));
    QVERIFY(scene.fixture.clear(QStringLiteral("ORG-0001"), QStringLiteral("country")));
    QVERIFY(scene.fixture.clear(scene.activity, QStringLiteral("people-countries")));
    const std::vector<Obligation> found = scene.found();
    const Obligation* dpia = find(found, QStringLiteral("gdpr-dpia"));
    QVERIFY2(dpia != nullptr && dpia->level == Level::Undetermined, qPrintable(described(found)));
    QVERIFY(dpia->reasons.front().open.contains(QStringLiteral("ORG-0001:establishments")) || described(found).contains(QStringLiteral("ORG-0001:establishments")));
}

void TestRules::factsReachLinkedRecords()
{
    Fixture fixture;
    const QString organisation = fixture.add(QStringLiteral("organisation"), {{"country", "DE"}});
    const QString vendor = fixture.add(QStringLiteral("vendor"), {{"country", "US"}});
    const QString activity = fixture.add(QStringLiteral("activity"), {{"organisation", toStd(organisation)},
        {"recipients", Json::array({{{"id", "r1"}, {"recipient", toStd(vendor)}, {"role", "processor"}}, {{"id", "r2"}, {"role", "controller"}}})}});
    const Json facts = ruleFacts(fixture.workspace(), *fixture.workspace().record(activity));
    QCOMPARE(dumped(facts.at("organisation").at("country")), dumped(Json("DE")));
    QCOMPARE(dumped(facts.at("links").at("organisation").at(0).at("reference")), dumped(Json(toStd(organisation))));
    const Json& recipients = facts.at("links").at("recipients").at("recipient");
    QCOMPARE(recipients.size(), size_t(1));
    QCOMPARE(dumped(recipients.at(0).at("country")), dumped(Json("US")));
    QCOMPARE(dumped(recipients.at(0).at("kind")), dumped(Json("vendor")));
    QCOMPARE(dumped(recipients.at(0).at("status")), dumped(Json("proposed")));
    QVERIFY(isUndeterminedFact(facts.at("links").at("systems")));
    const RuleValue open = evaluate(parseJson(R"({"var": "organisation.staff"})").value(), facts);
    QVERIFY(open.undetermined && open.because.contains(QStringLiteral("ORG-0001:staff")));
}

void TestRules::gatesOfAnActivity()
{
    Scene scene(scenario("scoring-decision"));
    Workspace& workspace = scene.fixture.workspace();
    const auto needs = [&](const char* status, const LocalizedText& reason = {}) {
        std::set<QString> result;
        for (const GateFinding& finding : gateFindings(workspace, scene.activity, QLatin1String(status), reason))
            result.insert(finding.need);
        return result;
    };
    std::set<QString> moves;
    for (const StatusMove& move : movesOf(workspace, scene.activity))
        moves.insert(move.to);
    QCOMPARE(moves, (std::set<QString>{QStringLiteral("active"), QStringLiteral("retired")}));
    QCOMPARE(needs("active"), (std::set<QString>{QStringLiteral("complete"), QStringLiteral("no-required-assessment-open")}));
    const std::vector<GateFinding> findings = gateFindings(workspace, scene.activity, QStringLiteral("active"), {});
    QVERIFY(std::any_of(findings.begin(), findings.end(), [](const GateFinding& finding) { return finding.question == u"description"; }));
    // The guard refuses at the one door, with what is missing, and nothing is written.
    const qint64 before = workspace.auditCount();
    const Result<Outcome> refusedMove = workspace.apply(SetStatus{scene.activity, QStringLiteral("active"), {}});
    QVERIFY(!refusedMove.has_value());
    QCOMPARE(refusedMove.error().kind, Error::Kind::Refused);
    QVERIFY(refusedMove.error().message.en.contains(QStringLiteral("Not answered")) && refusedMove.error().message.zh.contains(u"未作答"_qs));
    QCOMPARE(workspace.auditCount(), before);
    QCOMPARE(workspace.summary(scene.activity)->status, QStringLiteral("proposed"));
    // Also as part of a group.
    QVERIFY(!workspace.apply(makeGroup({QStringLiteral("Group"), u"组"_qs}, {SetStatus{scene.activity, QStringLiteral("active"), {}}})).has_value());
    QCOMPARE(needs("retired"), (std::set<QString>{QStringLiteral("reason")}));
    QCOMPARE(needs("retired", {QStringLiteral("Given up"), {}}), std::set<QString>());
    QCOMPARE(needs("approved"), (std::set<QString>{QStringLiteral("move")}));
    QVERIFY(workspace.apply(SetStatus{scene.activity, QStringLiteral("retired"), {QStringLiteral("Given up"), {}}}).has_value());
    QCOMPARE(workspace.summary(scene.activity)->status, QStringLiteral("retired"));
    // A presumed assessment asks for it or for the reason why not.
    Scene presumed(scenario("profiling-48000"));
    const auto asksWhy = [&presumed] {
        const std::vector<GateFinding> all = gateFindings(presumed.fixture.workspace(), presumed.activity, QStringLiteral("active"), {});
        return std::any_of(all.begin(), all.end(), [](const GateFinding& finding) { return finding.question == u"dpia-not-done-why" && finding.need == u"no-required-assessment-open"; });
    };
    QVERIFY(asksWhy());
    presumed.fixture.set(presumed.activity, QStringLiteral("dpia-not-done-why"), {{"en", "The DPO was heard."}});
    QVERIFY(!asksWhy());
}

void TestRules::gatesOfOthers()
{
    Fixture fixture;
    Workspace& workspace = fixture.workspace();
    const QString vendor = fixture.add(QStringLiteral("vendor"), Json::object(), QStringLiteral("under-review"));
    std::set<QString> needs;
    for (const GateFinding& finding : gateFindings(workspace, vendor, QStringLiteral("approved"), {}))
        needs.insert(finding.need);
    QVERIFY(needs.contains(QStringLiteral("assessed")) && needs.contains(QStringLiteral("complete")));
    QVERIFY(!workspace.apply(SetStatus{vendor, QStringLiteral("suspended"), {}}).has_value());
    QVERIFY(workspace.apply(SetStatus{vendor, QStringLiteral("suspended"), {{}, u"暂停合作"_qs}}).has_value());

    const QString measure = fixture.add(QStringLiteral("measure"), Json::object());
    const auto asksEvidence = [&] {
        const std::vector<GateFinding> all = gateFindings(workspace, measure, QStringLiteral("implemented"), {});
        return std::any_of(all.begin(), all.end(), [](const GateFinding& finding) { return finding.need == u"evidence"; });
    };
    QVERIFY(asksEvidence());
    fixture.set(measure, QStringLiteral("evidence"), {{"en", "Test report of May"}});
    QVERIFY(!asksEvidence());

    const QString person = fixture.add(QStringLiteral("person"), Json::object());
    QVERIFY(gateFindings(workspace, person, QStringLiteral("left"), {}).empty());
    QCOMPARE(gateFindings(workspace, QStringLiteral("PER-0099"), QStringLiteral("left"), {}).size(), size_t(1));
    QVERIFY(movesOf(workspace, QStringLiteral("PER-0099")).empty());
    QVERIFY(!workspace.apply(AddRecord{QStringLiteral("vendor"), {}, Json::object(), QStringLiteral("sleeping"), {}}).has_value());
}

void TestRules::tasksAndDates()
{
    Scene scene(scenario("scoring-decision"));
    Fixture& fixture = scene.fixture;
    Workspace& workspace = fixture.workspace();
    const QString owner = fixture.add(QStringLiteral("person"), Json::object());
    fixture.set(scene.activity, QStringLiteral("owner"), toStd(owner));
    fixture.set(scene.activity, QStringLiteral("review"), "2026-12-10");
    const QString measure = fixture.add(QStringLiteral("measure"), {{"due", "2026-11-01"}});
    fixture.set(QStringLiteral("ORG-0001"), QStringLiteral("staff"), {{"state", "unknown"}, {"ask", toStd(owner)}, {"due", "2026-12-01"}});
    const std::vector<Task> all = tasks(workspace);
    const auto task = [&all](TaskKind kind, const QString& record) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Task& candidate) { return candidate.kind == kind && candidate.record == record; });
        return found == all.end() ? Task() : *found;
    };
    const Task required = task(TaskKind::RequiredAssessment, scene.activity);
    QVERIFY(required.text.en.contains(QStringLiteral("DPIA required: ")) && required.text.has(Language::Chinese));
    QCOMPARE(required.person, owner);
    const Task unknown = task(TaskKind::NotKnown, QStringLiteral("ORG-0001"));
    QCOMPARE(unknown.question, QStringLiteral("staff"));
    QCOMPARE(unknown.due, QDate(2026, 12, 1));
    QCOMPARE(unknown.person, owner);
    QCOMPARE(task(TaskKind::ReviewDue, scene.activity).due, QDate(2026, 12, 10));
    QVERIFY(!task(TaskKind::Incomplete, scene.activity).question.isEmpty());
    const Task measureDue = task(TaskKind::MeasureDue, measure);
    QVERIFY(measureDue.overdue && measureDue.due == QDate(2026, 11, 1));
    // Overdue first, then by date, then what has no date.
    QCOMPARE(all.front().record, measure);
    QVERIFY(std::is_sorted(all.begin(), all.end(), [](const Task& a, const Task& b) {
        const auto rank = [](const Task& t) { return t.overdue ? 0 : t.due.isValid() ? 1 : 2; };
        return rank(a) != rank(b) ? rank(a) < rank(b) : a.due < b.due;
    }));
    QCOMPARE(nextDue(workspace, scene.activity), QDate(2026, 12, 10));
    QCOMPARE(nextDue(workspace, QStringLiteral("ORG-0001")), QDate(2026, 12, 1));
    QCOMPARE(nextDue(workspace, measure), QDate(2026, 11, 1));
    QVERIFY(nextDue(workspace, owner).isNull());
    // Nobody is asked to work on what is over.
    fixture.apply(SetStatus{scene.activity, QStringLiteral("retired"), {QStringLiteral("Given up"), {}}});
    QVERIFY(nextDue(workspace, scene.activity).isNull());
    const std::vector<Task> later = tasks(workspace);
    QVERIFY(std::none_of(later.begin(), later.end(), [&scene](const Task& one) { return one.record == scene.activity; }));
}

QTEST_GUILESS_MAIN(TestRules)
#include "test_rules.moc"
