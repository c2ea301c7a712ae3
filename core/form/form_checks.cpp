// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/form_checks.h"

#include "core/form/condition.h"

#include <map>

namespace dossier {

namespace {

using Edges = std::map<QString, std::set<QString>>;

/// The first id from which the edges lead back to itself.
bool leadsBack(const Edges& edges, const QString& from, const QString& at, std::set<QString>& seen)
{
    const auto found = edges.find(at);
    if (found == edges.end())
        return false;
    for (const QString& next : found->second) {
        if (next == from)
            return true;
        if (seen.insert(next).second && leadsBack(edges, from, next, seen))
            return true;
    }
    return false;
}

bool isInLoop(const Edges& edges, const QString& id)
{
    std::set<QString> seen;
    return leadsBack(edges, id, id, seen);
}

QString questionPath(size_t section, size_t question)
{
    return QStringLiteral("sections[%1].questions[%2]").arg(section).arg(question);
}

class Checker
{
public:
    Checker(const Form& form, DefinitionFile& file) : m_form(form), m_file(file) {}

    void run()
    {
        for (size_t s = 0; s < m_form.sections.size(); ++s) {
            const Section& section = m_form.sections[s];
            const QString path = QStringLiteral("sections[%1]").arg(s);
            const std::set<QString> sectionReads = reads(section.showIf, path, nullptr);
            for (size_t q = 0; q < section.questions.size(); ++q) {
                const Question& question = section.questions[q];
                checkQuestion(question, questionPath(s, q));
                std::set<QString>& shown = m_shown[question.id];
                shown.insert(sectionReads.begin(), sectionReads.end());
                shown.merge(reads(question.showIf, questionPath(s, q), nullptr));
            }
        }
        checkLoops();
    }

private:
    /// What a condition reads; every id must be a question of the form, or for a column a column beside it.
    std::set<QString> reads(const Json& rule, const QString& path, const Question* table)
    {
        const std::set<QString> ids = questionsRead(rule);
        for (const QString& id : ids) {
            const bool known = table != nullptr ? table->column(id) != nullptr : m_form.question(id) != nullptr;
            if (known)
                continue;
            const LocalizedText reason = table != nullptr
                ? LocalizedText{QStringLiteral("reads \"%1\", which is no column of this table"), u"引用了“%1”，但本表没有这一列"_qs}
                : LocalizedText{QStringLiteral("reads \"%1\", which is no question of this form"), u"引用了“%1”，但本表单没有这个问题"_qs};
            m_file.fail(path + QStringLiteral(".showIf"), reason.arg(id));
        }
        return ids;
    }

    void checkQuestion(const Question& question, const QString& path)
    {
        checkRowsOf(question, question.id, path);
        if (question.isMatrixOverTable())
            checkMatrixOverTable(question, path + QStringLiteral(".rows"));
        if (question.prefill)
            checkPrefill(question, path + QStringLiteral(".prefill"));
        Edges shown;
        for (size_t c = 0; c < question.columns.size(); ++c) {
            const Question& column = question.columns[c];
            const QString columnPath = path + QStringLiteral(".columns[%1]").arg(c);
            checkRowsOf(column, question.id, columnPath);
            checkStack(question, column, columnPath + QStringLiteral(".stack"));
            shown[column.id] = reads(column.showIf, columnPath, &question);
        }
        for (size_t c = 0; c < question.columns.size(); ++c) {
            if (isInLoop(shown, question.columns[c].id))
                failLoop(path + QStringLiteral(".columns[%1].showIf").arg(c));
        }
    }

    void checkRowsOf(const Question& question, const QString& owner, const QString& path)
    {
        if (question.rowsOf.isEmpty())
            return;
        const Question* table = m_form.question(question.rowsOf);
        if (table == nullptr || table->type != QuestionType::Table) {
            m_file.fail(path + QStringLiteral(".rowsOf"),
                        LocalizedText{QStringLiteral("\"%1\" is no table of this form"), u"“%1”不是本表单中的表格"_qs}.arg(question.rowsOf));
            return;
        }
        m_rows[owner].insert(question.rowsOf);
        m_rowsPaths.emplace(owner, path + QStringLiteral(".rowsOf"));
    }

    void checkMatrixOverTable(const Question& matrix, const QString& path)
    {
        const Question* table = m_form.question(matrix.rowsOf);
        if (table == nullptr || table->type != QuestionType::Table)
            return; // told by checkRowsOf
        reads(matrix.rowsIf, path, table);
        for (const QString& column : matrix.rowsShow) {
            if (table->column(column) == nullptr)
                m_file.fail(path + QStringLiteral(".show"), LocalizedText{QStringLiteral("\"%1\" is no column of the table \"%2\""), u"“%1”不是表格“%2”中的列"_qs}.arg(column).arg(table->id));
        }
    }

    void checkStack(const Question& table, const Question& column, const QString& path)
    {
        if (column.stack.isEmpty())
            return;
        const Question* head = table.column(column.stack);
        if (head == nullptr || head == &column)
            m_file.fail(path, LocalizedText{QStringLiteral("\"%1\" is no other column of this table"), u"“%1”不是本表中的其他列"_qs}.arg(column.stack));
        else if (!head->stack.isEmpty())
            m_file.fail(path, LocalizedText{QStringLiteral("\"%1\" is itself stacked under another column"), u"“%1”本身已叠放在另一列之下"_qs}.arg(column.stack));
    }

    void checkPrefill(const Question& question, const QString& path)
    {
        const QString& from = question.prefill->from;
        const QString link = QStringLiteral("link:");
        if (from.startsWith(link)) {
            const Question* target = m_form.question(from.mid(link.size()));
            if (target == nullptr || (target->type != QuestionType::Record && target->type != QuestionType::Records))
                m_file.fail(path + QStringLiteral(".from"), LocalizedText{QStringLiteral("\"%1\" names no record question of this form"), u"“%1”没有指向本表单中的记录类问题"_qs}.arg(from));
        } else if (from != u"subject" && from != u"organisation") {
            m_file.fail(path + QStringLiteral(".from"), LocalizedText{QStringLiteral("unknown source \"%1\""), u"未知的来源“%1”"_qs}.arg(from));
        }
        for (const auto& [here, there] : question.prefill->columns) {
            if (question.column(here) == nullptr)
                m_file.fail(path + QStringLiteral(".columns"), LocalizedText{QStringLiteral("\"%1\" is no column of this table"), u"“%1”不是本表中的列"_qs}.arg(here));
        }
    }

    void checkLoops()
    {
        for (const auto& [owner, path] : m_rowsPaths) {
            if (isInLoop(m_rows, owner))
                m_file.fail(path, {QStringLiteral("the rows refer to each other in a loop"), u"行引用形成循环"_qs});
        }
        for (size_t s = 0; s < m_form.sections.size(); ++s) {
            for (size_t q = 0; q < m_form.sections[s].questions.size(); ++q) {
                const Question& question = m_form.sections[s].questions[q];
                if (!isInLoop(m_shown, question.id))
                    continue;
                // A question without a condition of its own is in the loop by its section's.
                failLoop((question.showIf.is_null() ? QStringLiteral("sections[%1]").arg(s) : questionPath(s, q)) + QStringLiteral(".showIf"));
            }
        }
    }

    void failLoop(const QString& path) { m_file.fail(path, {QStringLiteral("the condition depends on itself"), u"显示条件形成循环"_qs}); }

    const Form& m_form;
    DefinitionFile& m_file;
    Edges m_shown, m_rows;
    std::map<QString, QString> m_rowsPaths;
};

} // namespace

void checkFormReferences(const Form& form, DefinitionFile& file)
{
    Checker(form, file).run();
}

} // namespace dossier
