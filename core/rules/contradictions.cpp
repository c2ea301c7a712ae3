// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/contradictions.h"

#include "core/form/condition.h"
#include "core/rules/rule_facts.h"

#include <QRegularExpression>
#include <algorithm>

namespace dossier {

namespace {

using namespace rules_detail;

/// Fills "{row}", "{name}", "{from}", "{until}", "{scope}", and "{column}" with what that cell says.
class Words
{
public:
    Words(const Workspace& workspace, const Record& record, const ContradictionRule& rule, const Question* table, const Row* row)
        : m_workspace(workspace), m_record(record), m_rule(rule), m_table(table), m_row(row), m_dated(dated())
    {
    }

    LocalizedText fill(const LocalizedText& text) const { return {in(text.en, Language::English), in(text.zh, Language::Chinese)}; }

private:
    const Option* dated() const
    {
        const QString columnId = m_rule.datesOf.isEmpty() ? m_rule.column : m_rule.datesOf;
        const Question* column = m_table != nullptr ? m_table->column(columnId) : nullptr;
        if (column == nullptr || m_row == nullptr)
            return nullptr;
        const Catalogue* catalogue = m_workspace.library().catalogue(m_rule.dates.isEmpty() ? column->catalogue : m_rule.dates);
        const Answer& cell = m_row->cell(columnId);
        return catalogue != nullptr && cell.hasValue() && cell.v.is_string() ? catalogue->entry(fromStd(cell.v.get<std::string>())) : nullptr;
    }

    QString value(const QString& name, Language language) const
    {
        if (name == u"from" || name == u"until")
            return m_dated != nullptr ? displayDate(name == u"from" ? m_dated->from : m_dated->until, language, true) : QString();
        if (name == u"scope")
            return m_dated != nullptr ? m_dated->scope.in(language) : QString();
        if (m_table == nullptr || m_row == nullptr)
            return {};
        if (name == u"row")
            return m_row->label;
        const DisplayContext context = m_workspace.displayContext(&m_record);
        for (const Question& column : m_table->columns) {
            const bool record = column.type == QuestionType::Record || column.type == QuestionType::Records;
            if (column.id == name || (name == u"name" && record))
                return displayAnswer(column, m_row->cell(column.id), language, context);
        }
        return {};
    }

    QString in(QString text, Language language) const
    {
        static const QRegularExpression place(QStringLiteral("\\{([a-z-]+)\\}"));
        for (auto match = place.match(text); match.hasMatch(); match = place.match(text, match.capturedStart()))
            text.replace(match.capturedStart(), match.capturedLength(), value(match.captured(1), language).remove(u'{'));
        return text;
    }

    const Workspace& m_workspace;
    const Record& m_record;
    const ContradictionRule& m_rule;
    const Question* m_table;
    const Row* m_row;
    const Option* m_dated;
};

class Seeker
{
public:
    Seeker(const Workspace& workspace, const Record& record)
        : m_workspace(workspace), m_record(record), m_form(workspace.formOf(record.reference())), m_lists(Regimes::builtIn().lists()), m_facts(factsWithoutCriteria(workspace, record))
    {
        // The organisation meant is the one that answers for the activity; its own answers stand among the links.
        if (const Json& own = m_facts["links"]["organisation"]; own.is_array() && !own.empty() && own.front().is_object())
            m_facts["organisation"] = Json(own.front());
    }

    std::vector<Contradiction> run()
    {
        for (const Regime& regime : Regimes::builtIn().all()) {
            for (const ContradictionRule& rule : regime.contradictions) {
                const Question* question = m_form.question(rule.question);
                if (question == nullptr)
                    continue;
                if (rule.each.isEmpty())
                    ask(rule, nullptr, nullptr);
                else if (const Question* table = m_form.question(rule.each); table != nullptr)
                    askRows(rule, *table);
            }
        }
        std::stable_sort(m_found.begin(), m_found.end(), [](const Contradiction& a, const Contradiction& b) { return a.rule->level > b.rule->level; });
        return std::move(m_found);
    }

private:
    void ask(const ContradictionRule& rule, const Question* table, const Row* row)
    {
        if (!evaluate(rule.when, m_facts, m_lists).isTrue())
            return;
        const Words words(m_workspace, m_record, rule, table, row);
        m_found.push_back({&rule, rule.question, row != nullptr && rule.question == rule.each ? row->id : QString(), rule.column, words.fill(rule.text), words.fill(rule.fix)});
    }

    void askRows(const ContradictionRule& rule, const Question& table)
    {
        const auto rows = m_facts.find(toStd(table.id));
        if (rows == m_facts.end() || !rows->is_array())
            return;
        const std::vector<Row>& stored = m_record.answers.at(table.id).rows;
        for (size_t i = 0; i < rows->size() && i < stored.size(); ++i) {
            m_facts["row"] = rowFacts(table, (*rows)[i]);
            ask(rule, &table, &stored[i]);
        }
        m_facts.erase("row");
    }

    /// The cells of a row, with the facts of the records that they name.
    const Json& rowFacts(const Question& table, const Json& row)
    {
        const std::string key = toStd(table.id) + '/' + row.value("id", std::string());
        if (const auto known = m_rows.find(key); known != m_rows.end())
            return known->second;
        Json facts = row;
        facts["links"] = Json::object();
        for (const Question& column : table.columns) {
            if (column.type != QuestionType::Record || !row.contains(toStd(column.id)))
                continue;
            const Json linked = linkedFacts(m_workspace, row.at(toStd(column.id)));
            facts["links"][toStd(column.id)] = linked.empty() ? Json() : linked.front();
        }
        return m_rows[key] = std::move(facts);
    }

    const Workspace& m_workspace;
    const Record& m_record;
    const Form& m_form;
    NamedLists m_lists;
    Json m_facts;
    std::map<std::string, Json> m_rows;
    std::vector<Contradiction> m_found;
};

} // namespace

std::vector<Contradiction> contradictions(const Workspace& workspace, const QString& reference)
{
    const Record* record = workspace.record(reference);
    if (record == nullptr || record->summary.kind != activityKind)
        return {};
    // The page, its header and the list of tasks ask for the same after each change: the last answer is kept until something is written or the day is over.
    struct Known { QString state; std::vector<Contradiction> found; };
    static thread_local Known known;
    const QString state = QStringList{workspace.path(), workspace.auditHead(), workspace.clock().today().toString(Qt::ISODate), reference}.join(u'\n');
    if (known.state != state)
        known = {state, Seeker(workspace, *record).run()};
    return known.found;
}

LocalizedText pointLabel(PointLevel level)
{
    switch (level) {
    case PointLevel::Hint: return {QStringLiteral("hint"), u"提示"_qs};
    case PointLevel::Warning: return {QStringLiteral("please check"), u"请核对"_qs};
    case PointLevel::Error: return {QStringLiteral("contradiction"), u"矛盾"_qs};
    }
    Q_UNREACHABLE();
}

QString pointWord(PointLevel level)
{
    switch (level) {
    case PointLevel::Hint: return QStringLiteral("hint");
    case PointLevel::Warning: return QStringLiteral("warning");
    case PointLevel::Error: return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

} // namespace dossier
