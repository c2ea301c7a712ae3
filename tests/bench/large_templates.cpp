// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/large_templates.h"

#include "core/form/prefill.h"
#include "core/rules/gates.h"
#include "core/rules/prefill_source.h"
#include "core/text/fold.h"
#include "core/text/resources.h"
#include "tests/bench/large_workspace.h"
#include <QRegularExpression>

namespace dossier::bench {

namespace {

constexpr int firstPlace = 0xE000;
const QString reviewDate = QStringLiteral("2099-01-01");

Theme themeOf(int activity)
{
    static constexpr std::array<Theme, 14> themes{Theme::Marketing, Theme::Marketing, Theme::Sales, Theme::Sales, Theme::Marketing, Theme::Sales, Theme::People,
                                                  Theme::People, Theme::Operations, Theme::People, Theme::Operations, Theme::Marketing, Theme::People, Theme::Operations};
    return themes[size_t(activity - 1)];
}

/// The slot that a reference, a date or a place stands for; -1 if it is the same in each copy.
int slotOf(const QString& found)
{
    const int character = found.front().unicode();
    if (character >= firstPlace)
        return character - firstPlace;
    if (found.front() == u'2')
        return Values::date + found.right(1).toInt();
    const QString prefix = found.left(found.indexOf(u'-')).toUpper();
    const int number = found.mid(found.indexOf(u'-') + 1).toInt();
    if (number >= 9000)
        return prefix == u"DPIA" ? Values::assessment : prefix == u"PER" ? -1 : Values::subject;
    if (prefix == u"VEN")
        return Values::vendor + number;
    if (prefix == u"SYS")
        return Values::system + number;
    if (prefix == u"MEA")
        return Values::measure + number;
    return prefix == u"PER" && number > 2 ? Values::person + number : -1; // the first two hold the offices
}

void append(Json& answer, const LocalizedText& more, bool sentence)
{
    if (!answer.is_object() || !answer.contains("v") || !answer["v"].is_object())
        return;
    for (const Language language : {Language::English, Language::Chinese}) {
        const std::string key = toStd(languageCode(language));
        if (answer["v"].contains(key))
            answer["v"][key] = answer["v"][key].get<std::string>() + (sentence && language == Language::English ? " " : "") + toStd(more.of(language));
    }
}

Json textAnswer(const LocalizedText& text)
{
    return {{"v", textToJson(text)}};
}

/// Answers of a record of the sample with places for words, other numbers, and here and there an answer missing or not known.
class Variation
{
public:
    Variation(const Workspace& workspace, Dice& dice) : m_workspace(workspace), m_dice(dice) {}

    Json of(const QString& reference, int missing)
    {
        const Record& record = *m_workspace.record(reference);
        const Form& form = m_workspace.formOf(reference);
        Json answers = record.answers.toJson(form);
        static const QStringList kept{QStringLiteral("title"), QStringLiteral("name"), QStringLiteral("role"), QStringLiteral("laws"), QStringLiteral("organisation"), QStringLiteral("owner"),
                                      QStringLiteral("purposes"), QStringLiteral("recipients"), QStringLiteral("data"), QStringLiteral("type"), QStringLiteral("rating"), QStringLiteral("review"), QStringLiteral("measures")};
        for (const Section& section : form.sections) {
            for (const Question& question : section.questions) {
                const std::string id = toStd(question.id);
                if (!answers.contains(id))
                    continue;
                if (!kept.contains(question.id) && m_dice.chance(missing)) {
                    answers.erase(id);
                    continue;
                }
                if (question.mayBeUnknown && !kept.contains(question.id) && !question.isTabular() && m_dice.chance(missing / 4)) {
                    answers[id] = {{"state", "unknown"}, {"reason", {{"en", "Still being clarified."}, {"zh", "仍在核实。"}}}, {"ask", "PER-0003"}, {"due", "2026-12-15"}};
                    continue;
                }
                vary(question, answers[id]);
            }
        }
        return answers;
    }

private:
    void vary(const Question& question, Json& answer)
    {
        if (question.type == QuestionType::Table && answer.is_array()) {
            for (Json& row : answer) {
                for (const Question& column : question.columns) {
                    const std::string id = toStd(column.id);
                    if (!row.contains(id))
                        continue;
                    if (column.id == u"purpose" || column.id == u"items")
                        append(row[id], LocalizedText{u" (%1)"_qs, u"（%1）"_qs}.arg(place(m_dice.chance(50) ? Word::Product : Word::Region)), false);
                    else
                        vary(column, row[id]);
                }
            }
            return;
        }
        if (!answer.is_object() || !answer.contains("v"))
            return;
        if (question.type == QuestionType::LongText && question.localized && m_dice.chance(60)) {
            static constexpr std::array<Word, 3> words{Word::First, Word::Second, Word::Third};
            append(answer, place(words[m_dice.below(3)]), true);
        } else if (question.type == QuestionType::Number && answer["v"].is_number_integer() && answer["v"].get<int>() > 100) {
            answer["v"] = qMax(100, answer["v"].get<int>() / 100 * int(20 + m_dice.below(200)) / 100 * 100);
        } else if (question.id == u"review") {
            answer["v"] = toStd(reviewDate);
        } else if (question.id == u"unit") {
            answer = textAnswer(place(Word::Team));
        }
    }

    const Workspace& m_workspace;
    Dice& m_dice;
};

struct Plan { Theme theme; QString activity; QStringList risks, assessments; };

/// Writes the genuine records and remembers which belong together.
class Writer
{
public:
    Writer(Workspace& workspace, Dice& dice) : m_workspace(workspace), m_dice(dice), m_variation(workspace, dice)
    {
        const auto file = parseJson(resourceBytes(QStringLiteral("samples/lanting.json")));
        for (const Json& entry : (*file)["records"]) {
            if (stringAt(entry, "ref") == u"DPIA-0001")
                m_assessment = entry;
        }
    }

    QStringList vendors()
    {
        static const std::array<const char*, 12> statuses{"approved", "approved", "approved-with-conditions", "under-review", "approved", "proposed", "approved", "suspended", "approved-with-conditions",
                                                          "offboarded", "approved", "rejected"};
        return several(QStringLiteral("VEN"), 7, 6, [&](const Json&) { return place(Word::Company); }, [&](int i) { return QString::fromLatin1(statuses[size_t(i) % statuses.size()]); });
    }
    QStringList systems()
    {
        return several(QStringLiteral("SYS"), 9, 3, [](const Json& title) { return LocalizedText{u"%1, %2"_qs, u"%1（%2）"_qs}.arg(textFromJson(title["v"])).arg(place(Word::Region)); },
                       [](int i) { return i % 9 == 4 ? QStringLiteral("planned") : QStringLiteral("in-use"); });
    }
    QStringList measures()
    {
        return several(QStringLiteral("MEA"), 21, 3, [](const Json& title) { return LocalizedText{u"%1 (%2, %3)"_qs, u"%1（%2，%3）"_qs}.arg(textFromJson(title["v"])).arg(place(Word::Team)).arg(place(Word::Region)); },
                       [](int i) { return QString::fromLatin1(i % 5 == 0 ? "planned" : i % 5 == 1 ? "partially-implemented" : "implemented"); });
    }
    std::vector<Plan> families(int risks, bool withAssessment, int variants)
    {
        std::vector<Plan> plans;
        for (int variant = 0; variant < variants && !m_error; ++variant) {
            for (int activity = 1; activity <= 14; ++activity) {
                Plan plan = begin(activity, 10);
                addRisks(plan, risks > 0 ? risks : 1 + (activity + variant) % 3);
                if (withAssessment)
                    addDraft(plan, variant % 3 == 0);
                plans.push_back(plan);
            }
        }
        return plans;
    }
    /// Whole activities with all that a decision needs.
    std::vector<Plan> decided(int variants)
    {
        std::vector<Plan> plans;
        for (int variant = 0; variant < variants && !m_error; ++variant) {
            Plan plan = begin(1, 0);
            for (int risk = 1; risk <= 7; ++risk)
                addRisk(plan, QStringLiteral("ACT-0001/R-0%1").arg(risk), 0);
            addDecided(plan);
            plans.push_back(plan);
        }
        return plans;
    }
    const std::optional<Error>& error() const { return m_error; }

private:
    template <typename Title, typename Status> QStringList several(const QString& prefix, int kinds, int variants, Title title, Status status)
    {
        QStringList references;
        for (int i = 0; i < kinds * variants && !m_error; ++i) {
            const QString from = QStringLiteral("%1-%2").arg(prefix).arg(1 + i % kinds, 4, 10, QLatin1Char('0'));
            Json answers = m_variation.of(from, 8);
            answers["title"] = textAnswer(title(answers["title"]));
            const QString reference = QStringLiteral("%1-%2").arg(prefix).arg(9001 + i);
            apply(AddRecord{m_workspace.summary(from)->form, {}, answers, status(i), reference});
            references.append(reference);
        }
        return references;
    }
    Plan begin(int activity, int missing)
    {
        const QString from = QStringLiteral("ACT-%1").arg(activity, 4, 10, QLatin1Char('0'));
        Plan plan{themeOf(activity), QStringLiteral("ACT-%1").arg(9000 + ++m_activities), {}, {}};
        Json answers = m_variation.of(from, missing);
        answers["title"] = textAnswer(LocalizedText{u"%1: %2, %3"_qs, u"%1：%2（%3）"_qs}.arg(place(Word::Name)).arg(place(Word::Product)).arg(place(Word::Region)));
        const QString status = missing == 0 ? QStringLiteral("active") : m_activities % 9 == 0 ? QStringLiteral("proposed") : m_activities % 25 == 0 ? QStringLiteral("retired") : QStringLiteral("active");
        apply(AddRecord{QStringLiteral("activity"), {}, answers, status, plan.activity});
        return plan;
    }
    void addRisk(Plan& plan, const QString& from, int missing)
    {
        Json answers = m_variation.of(from, missing);
        append(answers["title"], LocalizedText{u" (%1)"_qs, u"（%1）"_qs}.arg(place(Word::Product)), false);
        const QString reference = plan.activity + QStringLiteral("/R-%1").arg(plan.risks.size() + 1, 2, 10, QLatin1Char('0'));
        apply(AddRecord{QStringLiteral("risk"), plan.activity, answers, missing > 0 && m_dice.chance(20) ? QStringLiteral("closed") : QStringLiteral("open"), reference});
        plan.risks.append(reference);
    }
    void addRisks(Plan& plan, int count)
    {
        const size_t first = m_dice.below(12);
        for (int i = 0; i < count; ++i) {
            const size_t number = (first + size_t(i)) % 12;
            addRisk(plan, number < 7 ? QStringLiteral("ACT-0001/R-0%1").arg(number + 1) : QStringLiteral("ACT-0002/R-0%1").arg(number - 6), 8);
        }
    }
    AddRecord prefilled(Plan& plan)
    {
        AddRecord record = prefilledRecord(m_workspace, *m_workspace.library().form(QStringLiteral("gdpr-dpia")), plan.activity);
        record.reference = QStringLiteral("DPIA-%1").arg(9000 + ++m_assessments);
        plan.assessments.append(record.reference);
        return record;
    }
    /// The answers of the sample's assessment that do not depend on rows of its subject.
    void addDraft(Plan& plan, bool inReview)
    {
        AddRecord record = prefilled(plan);
        const Form& form = *m_workspace.library().form(record.form);
        for (const auto& [id, answer] : m_assessment["answers"].items()) {
            const Question* question = form.question(fromStd(id));
            if (question == nullptr || question->isTabular() || question->id.startsWith(u"decid") || question->id == u"decision" || record.answers.contains(id) || m_dice.chance(15))
                continue;
            record.answers[id] = question->id == u"review" ? Json(toStd(reviewDate)) : answer;
        }
        apply(record);
        if (inReview)
            (void)m_workspace.apply(SetStatus{record.reference, QStringLiteral("in-review"), {}}); // may be refused: then it stays a draft
    }
    void addDecided(Plan& plan)
    {
        AddRecord record = prefilled(plan);
        const auto own = parseJson(fromStd(m_assessment["answers"].dump()).replace(QStringLiteral("ACT-0001"), plan.activity).toUtf8());
        for (const auto& [id, answer] : own->items())
            record.answers[id] = answer;
        apply(record);
        for (const auto& [question, named] : m_assessment["files"].items()) {
            const QString name = fromStd(named.get<std::string>());
            apply(Attach{record.reference, Cell{fromStd(question), {}, {}, {}}, name, resourceBytes(QStringLiteral("samples/files/") + name)});
        }
        for (const Json& step : m_assessment["steps"])
            apply(SetStatus{record.reference, stringAt(step, "status"), step.contains("reason") ? textFromJson(step["reason"]) : LocalizedText()});
    }
    void apply(const Change& change)
    {
        if (const auto applied = m_workspace.apply(change); !applied && !m_error)
            m_error = applied.error();
    }

    Workspace& m_workspace;
    Dice& m_dice;
    Variation m_variation;
    Json m_assessment;
    int m_activities = 0, m_assessments = 0;
    std::optional<Error> m_error;
};

/// Reads records back as the file has them.
class Reader
{
public:
    Reader(const Sql& sql, std::map<QString, std::vector<Pattern>>& hashes)
        : m_hashes(hashes), m_record(sql, "SELECT kind, form, form_version, definition, status, title_en, title_zh, search_text FROM record WHERE reference = ?"),
          m_answers(sql, "SELECT question, \"row\", col, json FROM answer WHERE record = ?"),
          m_rows(sql, "SELECT question, id, label, source, position FROM \"row\" WHERE record = ? ORDER BY question, position"),
          m_links(sql, "SELECT question, \"row\", col, target FROM link WHERE source = ?"), m_counters(sql, "SELECT name, next FROM counter WHERE scope = ?"),
          m_decisions(sql, "SELECT number, version, author, json, person, decision, note FROM revision r JOIN signoff s ON s.record = r.record AND s.revision = r.number WHERE r.record = ?")
    {
        // Digests of values that copies change, so that what was taken over still follows its source.
        Statement all(sql, "SELECT json FROM answer WHERE record GLOB '*-9[0-9][0-9][0-9]*'");
        const auto note = [this](const Json& value) {
            const Pattern pattern(fromStd(value.dump()), false);
            if (!pattern.isFixed())
                m_hashes.try_emplace(valueHash(value), std::vector<Pattern>{pattern});
        };
        while (all.next()) {
            const Json json = Json::parse(all.text(0));
            if (!json.contains("v"))
                continue;
            note(json["v"]);
            for (const Json& item : json["v"].is_array() ? json["v"] : Json::array())
                note(item);
        }
    }

    Template read(const QString& reference)
    {
        const std::string key = toStd(reference);
        Template result;
        m_record.with(key).next();
        result.kind = m_record.text(0);
        result.form = m_record.text(1);
        result.formVersion = m_record.integer(2);
        result.definition = m_record.text(3);
        result.status = m_record.text(4);
        result.titleEn = plain(m_record.text(5));
        result.titleZh = plain(m_record.text(6));
        result.searchText = Pattern(fromStd(m_record.text(7)), true);
        result.suffix = reference.contains(u'/') ? toStd(reference.mid(reference.indexOf(u'/'))) : std::string();
        for (m_answers.with(key); m_answers.next();) {
            Template::Cell cell{m_answers.text(0), m_answers.text(2), plain(m_answers.text(1)), plain(m_answers.text(3)), {}};
            if (cell.json.isFixed())
                cell.digest = toStd(valueHash(Json::parse(m_answers.text(3))));
            result.cells.push_back(std::move(cell));
        }
        for (m_rows.with(key); m_rows.next();)
            result.rows.push_back({m_rows.text(0), plain(m_rows.text(1)), plain(m_rows.text(2)), plain(m_rows.text(3)), !m_rows.isNull(3), m_rows.integer(4)});
        for (m_links.with(key); m_links.next();)
            result.links.push_back({m_links.text(0), m_links.text(2), plain(m_links.text(1)), plain(m_links.text(3))});
        for (m_counters.with(key); m_counters.next();)
            result.counters.push_back({m_counters.text(0), m_counters.integer(1)});
        for (m_decisions.with(key); m_decisions.next();)
            result.decisions.push_back({m_decisions.integer(0), m_decisions.text(1), m_decisions.text(2), m_decisions.text(5), plain(m_decisions.text(3)), plain(m_decisions.text(4)), plain(m_decisions.text(6))});
        return result;
    }
    std::vector<Template> read(const QStringList& references)
    {
        std::vector<Template> result;
        for (const QString& reference : references)
            result.push_back(read(reference));
        return result;
    }
    std::vector<Family> read(const std::vector<Plan>& plans)
    {
        std::vector<Family> result;
        for (const Plan& plan : plans)
            result.push_back({plan.theme, read(plan.activity), read(plan.risks), read(plan.assessments)});
        return result;
    }

private:
    Pattern plain(const std::string& text) const { return Pattern(fromStd(text), false, &m_hashes); }

    std::map<QString, std::vector<Pattern>>& m_hashes;
    Statement m_record, m_answers, m_rows, m_links, m_counters, m_decisions;
};

} // namespace

LocalizedText place(Word word)
{
    return {QString(QChar(firstPlace + 2 * int(word))), QString(QChar(firstPlace + 2 * int(word) + 1))};
}

void Values::set(int slot, const QString& text)
{
    at[size_t(slot)] = toStd(text);
    at[size_t(slot + folded)] = toStd(foldForSearch(text));
}

void Values::set(Word word, const LocalizedText& text)
{
    set(2 * int(word), text.en);
    set(2 * int(word) + 1, text.zh);
}

Pattern::Pattern(const QString& text, bool forSearch, const std::map<QString, std::vector<Pattern>>* hashes)
{
    static const QRegularExpression places(QStringLiteral("[\\x{E000}-\\x{E01F}]|\\b(?:ACT|VEN|SYS|MEA|PER|DPIA)-[0-9]{4}|\\b2099-01-0[0-9]|\\b[0-9a-f]{64}\\b"), QRegularExpression::CaseInsensitiveOption);
    qsizetype from = 0;
    for (auto match = places.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        Piece piece;
        if (found.capturedLength() == 64) {
            const auto known = hashes == nullptr ? std::map<QString, std::vector<Pattern>>::const_iterator() : hashes->find(found.captured());
            if (hashes == nullptr || known == hashes->end())
                continue;
            piece.digestOf = &known->second.front();
        } else {
            piece.slot = slotOf(found.captured());
            if (piece.slot < 0)
                continue;
            piece.slot += forSearch ? Values::folded : 0;
        }
        piece.literal = toStd(text.mid(from, found.capturedStart() - from));
        from = found.capturedEnd();
        m_pieces.push_back(std::move(piece));
    }
    m_pieces.push_back({toStd(text.mid(from)), -1, nullptr});
}

std::string Pattern::render(const Values& values) const
{
    std::string result;
    for (const Piece& piece : m_pieces) {
        result += piece.literal;
        if (piece.slot >= 0)
            result += values.at[size_t(piece.slot)];
        else if (piece.digestOf != nullptr)
            result += toStd(valueHash(Json::parse(piece.digestOf->render(values))));
    }
    return result;
}

Result<void> makeTemplates(const QString& path, Dice& dice, Templates& templates)
{
    QStringList vendors, systems, measures;
    std::vector<Plan> plain, draft, decided;
    {
        auto workspace = Workspace::open(path, largeOptions());
        if (!workspace)
            return failure(workspace.error());
        Writer writer(**workspace, dice);
        vendors = writer.vendors();
        systems = writer.systems();
        measures = writer.measures();
        plain = writer.families(0, false, 6);
        draft = writer.families(4, true, 2);
        decided = writer.decided(12);
        if (writer.error())
            return failure(*writer.error());
    }
    const Sql sql(path);
    Reader reader(sql, templates.hashes);
    templates.vendors = reader.read(vendors);
    templates.systems = reader.read(systems);
    templates.measures = reader.read(measures);
    templates.plain = reader.read(plain);
    templates.draft = reader.read(draft);
    templates.decided = reader.read(decided);
    return {};
}

} // namespace dossier::bench
