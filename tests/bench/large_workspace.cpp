// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/large_workspace.h"

#include "core/exchange/sample.h"
#include "core/form/prefill.h"
#include "core/rules/gates.h"
#include "tests/bench/large_templates.h"
#include <QFile>
#include <QTemporaryDir>

namespace dossier::bench {

namespace {

class SampleDay : public Clock
{
public:
    QDateTime now() const override { return {QDate(2026, 11, 25), QTime(14, 32, 7), Qt::UTC}; }
};

QString reference(const char* prefix, int number)
{
    return QStringLiteral("%1-%2").arg(QLatin1String(prefix)).arg(number, 4, 10, QLatin1Char('0'));
}

/// The sample, more people and more organisations: all of it through the door.
Result<void> makeBase(const QString& path, Dice& dice)
{
    auto made = createSample(path, largeOptions(), sampleNames().front());
    if (!made)
        return failure(made.error());
    Workspace& workspace = **made;
    const QStringList countries{QStringLiteral("FR"), QStringLiteral("NL"), QStringLiteral("PL"), QStringLiteral("ES"), QStringLiteral("IE")};
    std::vector<Change> changes;
    for (int number = 3; number <= 12; ++number) {
        const LocalizedText& region = regions()[size_t(number)];
        Json answers = {{"title", {{"v", textToJson(LocalizedText{u"Lanting %1 Ltd."_qs, u"澜亭（%1）有限公司"_qs}.arg(region))}}},
                        {"short-name", {{"v", textToJson(LocalizedText{u"Lanting %1"_qs, u"澜亭%1"_qs}.arg(region))}}},
                        {"country", {{"v", toStd(countries[number % countries.size()])}}}, {"email", {{"v", "privacy@lanting.example"}}}, {"staff", {{"v", 20 * number}}}};
        changes.push_back(AddRecord{QStringLiteral("organisation"), {}, answers, {}, reference("ORG", number)});
    }
    for (int number = 8; number <= 60; ++number) {
        const LocalizedText& family = familyNames()[size_t(number) % familyNames().size()];
        const LocalizedText& given = givenNames()[size_t(number) / familyNames().size() % givenNames().size()];
        Json answers = {{"name", {{"v", toStd(given.en + u' ' + family.en)}}}, {"other-name", {{"v", toStd(family.zh + given.zh)}}}, {"function", {{"v", textToJson(dice.of(functions()))}}},
                        {"organisation", {{"v", toStd(reference("ORG", 1 + int(dice.below(12))))}}}, {"unit", {{"v", textToJson(dice.of(teams()))}}},
                        {"email", {{"v", "person" + std::to_string(number) + "@lanting.example"}}}, {"language", {{"v", "both"}}}};
        changes.push_back(AddRecord{QStringLiteral("person"), {}, answers, {}, reference("PER", number)});
    }
    const auto applied = workspace.apply(makeGroup({u"Add people and organisations"_qs, u"添加人员与组织"_qs}, std::move(changes)));
    return applied ? Result<void>() : failure(applied.error());
}

/// Writes copies into the file and continues its audit chain.
class Copier
{
public:
    Copier(const Sql& sql, qint64 expected)
        : m_record(sql, "INSERT INTO record(reference, kind, form, form_version, definition, status, title_en, title_zh, created, modified, search_text, subject) "
                        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))"),
          m_answer(sql, "INSERT INTO answer(record, question, \"row\", col, json) VALUES(?, ?, ?, ?, ?)"),
          m_row(sql, "INSERT INTO \"row\"(record, question, id, label, position, source) VALUES(?, ?, ?, ?, ?, nullif(?, ''))"),
          m_link(sql, "INSERT OR IGNORE INTO link(source, question, \"row\", col, target) VALUES(?, ?, ?, ?, ?)"),
          m_counter(sql, "INSERT INTO counter(scope, name, next) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET next = excluded.next"),
          m_revision(sql, "INSERT INTO revision(record, number, version, time, author, sha256, json) VALUES(?, ?, ?, ?, ?, ?, ?)"),
          m_signoff(sql, "INSERT INTO signoff(record, revision, person, office, decision, note, time) VALUES(?, ?, ?, '', ?, ?, ?)"),
          m_audit(sql, "INSERT INTO audit(sequence, time, author, person, record, action, details, hash) VALUES(?, ?, ?, ?, ?, 'add-record', ?, ?)")
    {
        Statement last(sql, "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
        last.next();
        m_sequence = last.integer(0);
        m_head = last.text(1);
        m_time = QDateTime(QDate(2024, 2, 1), QTime(8, 0), Qt::UTC);
        m_step = m_time.msecsTo(QDateTime(QDate(2026, 11, 24), QTime(18, 0), Qt::UTC)) / qMax(qint64(1), expected);
        // Files of the first version find the last change of a place by reading the log.
        Statement index(sql, "SELECT 1 FROM sqlite_master WHERE name = 'last_change'");
        if (index.next())
            m_lastChange = std::make_unique<Statement>(sql, "INSERT INTO last_change(record, place, sequence) VALUES(?, ?, ?)");
    }

    void copy(const Template& from, const Values& values, const std::string& about)
    {
        const std::string own = about.empty() ? values.at[Values::subject] : from.suffix.empty() ? values.at[Values::assessment] : about + from.suffix;
        m_time = m_time.addMSecs(m_step);
        const std::string time = toStd(m_time.toString(Qt::ISODateWithMs));
        m_effects = Json::array();
        effect(own, "removed", toStd(valueHash(false)), toStd(valueHash(true)));
        effect(own, "status", toStd(valueHash(from.status)));
        effect(own, "definition", toStd(valueHash(from.definition)));
        const std::string titleEn = from.titleEn.render(values);
        const std::string titleZh = from.titleZh.render(values);
        m_record.run(own, from.kind, from.form, from.formVersion, from.definition, from.status, titleEn, titleZh, time, time, from.searchText.render(values), about);
        for (const Template::Cell& cell : from.cells) {
            const std::string row = cell.row.render(values);
            const std::string json = cell.json.render(values);
            m_answer.run(own, cell.question, row, cell.column, json);
            effect(own, cell.column.empty() ? "cell/" + cell.question : "cell/" + cell.question + '/' + row + '/' + cell.column,
                   cell.digest.empty() ? toStd(valueHash(Json::parse(json))) : cell.digest);
        }
        copyRows(from, values, own);
        for (const Template::LinkRow& link : from.links)
            m_link.run(own, link.question, link.row.render(values), link.column, link.target.render(values));
        for (const Template::Counter& counter : from.counters)
            m_counter.run(own, counter.name, counter.next);
        for (const Template::Decision& decision : from.decisions)
            decide(decision, values, own, time);
        log(own, {fromStd(titleEn), fromStd(titleZh)}, time);
    }
    void note(const char* prefix, int used) { m_counter.run(std::string(), std::string(prefix), qint64(used) + 1); }

private:
    void effect(const std::string& record, const std::string& place, const std::string& after, const std::string& before = {})
    {
        m_effects.push_back({{"record", record}, {"place", place}, {"before", before}, {"after", after}});
    }
    void copyRows(const Template& from, const Values& values, const std::string& own)
    {
        std::map<std::string, Json> tables;
        for (const Template::TableRow& row : from.rows) {
            const std::string id = row.id.render(values);
            const std::string label = row.label.render(values);
            const std::string source = row.hasSource ? row.source.render(values) : std::string();
            m_row.run(own, row.question, id, label, row.position, source);
            Json entry = Json::array({id, label});
            if (row.hasSource) {
                const Json named = Json::parse(source);
                entry.push_back({{"record", named["record"]}, {"question", named["question"]}, {"row", named["row"]}});
            }
            Json& table = tables[row.question];
            if (table.is_null())
                table = Json::array();
            table.push_back(std::move(entry));
        }
        for (const auto& [question, table] : tables)
            effect(own, "rows/" + question, toStd(valueHash(table)));
    }
    void decide(const Template::Decision& decision, const Values& values, const std::string& own, const std::string& time)
    {
        const std::string json = canonicalJson(Json::parse(decision.json.render(values))).toStdString();
        const std::string sha256 = toStd(sha256Hex(QByteArray::fromStdString(json)));
        const std::string person = decision.person.render(values);
        const std::string note = decision.note.render(values);
        m_revision.run(own, decision.number, decision.version, time, decision.author, sha256, json);
        m_signoff.run(own, decision.number, person, decision.decision, note, time);
        effect(own, "revision/" + std::to_string(decision.number),
               toStd(valueHash({{"version", decision.version}, {"time", time}, {"author", decision.author}, {"sha256", sha256}, {"json", json}, {"person", person},
                                {"decision", decision.decision}, {"note", note}})));
    }
    /// The entry that the workspace would have made, with its hash over the one before.
    void log(const std::string& own, const LocalizedText& title, const std::string& time)
    {
        const Json text = textToJson(LocalizedText{u"Add “%1”"_qs, u"添加“%1”"_qs}.arg(title));
        const std::string details = Json{{"text", text}, {"effects", m_effects}}.dump();
        ++m_sequence;
        const std::string author = "Lin Yue", person = "PER-0001";
        m_head = toStd(sha256Hex(canonicalJson({{"previous", m_head}, {"sequence", m_sequence}, {"time", time}, {"author", author}, {"person", person},
                                                {"record", own}, {"action", "add-record"}, {"details", details}})));
        m_audit.run(m_sequence, time, author, person, own, details, m_head);
        if (!m_lastChange)
            return;
        for (const Json& one : m_effects)
            m_lastChange->run(own, one["place"].get_ref<const std::string&>(), m_sequence);
    }

    Statement m_record, m_answer, m_row, m_link, m_counter, m_revision, m_signoff, m_audit;
    std::unique_ptr<Statement> m_lastChange;
    Json m_effects;
    qint64 m_sequence = 0;
    std::string m_head;
    QDateTime m_time;
    qint64 m_step = 0;
};

class Large
{
public:
    Large(const Templates& templates, int activities, Dice& dice) : m_templates(templates), m_activities(activities), m_dice(dice) {}

    void write(const Sql& sql)
    {
        Copier copier(sql, m_activities * qint64(5));
        several(copier, m_templates.vendors, "VEN", 8, vendors());
        several(copier, m_templates.systems, "SYS", 10, systems());
        several(copier, m_templates.measures, "MEA", 22, measures());
        int risks = 12;    // of the sample
        int assessments = 2;
        for (int number = 15; number <= m_activities; ++number) {
            const bool behind = assessments * 10 < number * 3;
            const Family& family = !behind ? plain(risks < number * 3) : m_dice.chance(50) ? any(m_templates.decided) : any(m_templates.draft);
            Values values = wordsOf(family.theme);
            values.set(Values::subject, reference("ACT", number));
            values.set(Values::assessment, reference("DPIA", assessments + 1));
            copier.copy(family.activity, values, {});
            for (const Template& risk : family.risks)
                copier.copy(risk, values, values.at[Values::subject]);
            for (const Template& assessment : family.assessments)
                copier.copy(assessment, values, values.at[Values::subject]);
            risks += int(family.risks.size());
            assessments += int(family.assessments.size());
        }
        copier.note("VEN", vendors());
        copier.note("SYS", systems());
        copier.note("MEA", measures());
        copier.note("ACT", m_activities);
        copier.note("DPIA", assessments);
    }

private:
    int vendors() const { return m_activities / 5; }
    int systems() const { return qMax(9, m_activities / 50); }
    int measures() const { return m_activities / 5; }

    const Family& any(const std::vector<Family>& families) { return families[m_dice.below(families.size())]; }
    /// One with more or with fewer risks, so that there are three for each activity on the whole.
    const Family& plain(bool more)
    {
        for (;;) {
            const Family& family = any(m_templates.plain);
            if (more ? family.risks.size() == 3 : family.risks.size() < 3)
                return family;
        }
    }
    void several(Copier& copier, const std::vector<Template>& templates, const char* prefix, int first, int last)
    {
        for (int number = first; number <= last; ++number) {
            Values values = wordsOf(Theme::Marketing);
            values.set(Values::subject, reference(prefix, number));
            copier.copy(templates[m_dice.below(templates.size())], values, {});
        }
    }
    /// Words and neighbours of one copy. Records that a template keeps apart stay apart.
    Values wordsOf(Theme theme)
    {
        Values values;
        const LocalizedText product = m_dice.of(products());
        const LocalizedText region = m_dice.of(regions());
        const LocalizedText team = m_dice.of(teams());
        const LocalizedText season = m_dice.of(seasons());
        values.set(Word::Name, m_dice.of(activityNames(theme)));
        values.set(Word::Product, product);
        values.set(Word::Region, region);
        values.set(Word::Team, team);
        values.set(Word::Season, season);
        for (const Word word : {Word::First, Word::Second, Word::Third}) {
            LocalizedText sentence = m_dice.of(sentences());
            sentence.en.replace(u"%1"_qs, product.en).replace(u"%2"_qs, region.en).replace(u"%3"_qs, team.en).replace(u"%4"_qs, season.en);
            sentence.zh.replace(u"%1"_qs, product.zh).replace(u"%2"_qs, region.zh).replace(u"%3"_qs, team.zh).replace(u"%4"_qs, season.zh);
            values.set(word, sentence);
        }
        const LocalizedText& stem = m_dice.of(companyStems());
        const LocalizedText& field = m_dice.of(companyFields());
        const LocalizedText& form = m_dice.of(companyForms());
        values.set(Word::Company, {stem.en + u' ' + field.en + u' ' + form.en, stem.zh + field.zh + form.zh});
        spread(values, "VEN", Values::vendor, 1, 7, vendors());
        spread(values, "SYS", Values::system, 1, 9, systems());
        spread(values, "MEA", Values::measure, 1, 21, measures());
        spread(values, "PER", Values::person, 3, 7, 60);
        values.set(Values::date + 1, QDate(2026, 8, 1).addDays(qint64(m_dice.below(500))).toString(Qt::ISODate));
        return values;
    }
    void spread(Values& values, const char* prefix, int slot, int first, int last, int count)
    {
        const int offset = int(m_dice.below(size_t(count)));
        for (int number = first; number <= last; ++number)
            values.set(slot + number, reference(prefix, first + (offset + number) % (count - first + 1)));
    }

    const Templates& m_templates;
    int m_activities;
    Dice& m_dice;
};

} // namespace

OpenOptions largeOptions()
{
    OpenOptions options;
    options.guards = standardGuards();
    options.clock = std::make_shared<SampleDay>();
    options.author = {QStringLiteral("Lin Yue"), QStringLiteral("PER-0001")};
    return options;
}

Result<void> makeLargeWorkspace(const QString& path, int activities)
{
    if (activities < fewestActivities)
        return refused(LocalizedText{u"A large workspace has at least %1 activities."_qs, u"大型工作区至少有 %1 项处理活动。"_qs}.arg(qint64(fewestActivities)));
    Dice dice(20261125);
    if (auto made = makeBase(path, dice); !made)
        return made;
    {
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("templates.dossier"));
        if (!QFile::copy(path, copy))
            return refused({u"The folder for temporary files cannot be written."_qs, u"无法写入临时文件夹。"_qs});
        Templates templates;
        if (auto made = makeTemplates(copy, dice, templates); !made)
            return made;
        const Sql sql(path, true);
        sql.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; BEGIN");
        Large(templates, activities, dice).write(sql);
        sql.execute("COMMIT");
    }
    auto workspace = Workspace::open(path, largeOptions());
    if (!workspace)
        return failure(workspace.error());
    const auto applied = (*workspace)->apply(SetAnswer{QStringLiteral("ACT-0001"), {QStringLiteral("notes"), {}, {}, {}}, {{"en", "Taken over from the old register."}, {"zh", "由旧登记册转入。"}}});
    return applied ? Result<void>() : failure(applied.error());
}

} // namespace dossier::bench
