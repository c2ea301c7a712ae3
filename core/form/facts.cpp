// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/facts.h"

#include "core/form/condition.h"

namespace dossier {

namespace {

bool isList(const Question& question)
{
    switch (question.type) {
    case QuestionType::Choices:
    case QuestionType::Countries:
    case QuestionType::Records:
    case QuestionType::Table: return true;
    case QuestionType::Text:
    case QuestionType::LongText:
    case QuestionType::YesNo:
    case QuestionType::Choice:
    case QuestionType::Number:
    case QuestionType::Date:
    case QuestionType::Country:
    case QuestionType::Record:
    case QuestionType::Matrix:
    case QuestionType::File:
    case QuestionType::Generated: return false;
    }
    Q_UNREACHABLE();
}

Json nothing(const Question& question)
{
    return isList(question) ? Json::array() : Json();
}

Json fact(const Answer& answer, const Json& none, const QString& where)
{
    switch (answer.state) {
    case AnswerState::Value: return answer.v;
    case AnswerState::None:
    case AnswerState::NotApplicable: return none;
    case AnswerState::Blank:
    case AnswerState::Unknown: return undeterminedFact(where);
    }
    Q_UNREACHABLE();
}

void addCells(Json& json, const Question& table, const Row& row)
{
    for (const Question& column : table.columns) {
        const QString where = table.id + u'/' + row.id + u'/' + column.id;
        json[toStd(column.id)] = columnShown(column, row) ? fact(row.cell(column.id), nothing(column), where) : nothing(column);
    }
}

Json questionFact(const Question& question, const Answers& answers)
{
    const QuestionAnswer& answer = answers.at(question.id);
    if (question.type == QuestionType::Generated)
        return nullptr;
    if (question.type == QuestionType::Table && !answer.rows.empty()) {
        Json rows = Json::array();
        for (const Row& row : answer.rows) {
            Json json = Json::object();
            addCells(json, question, row);
            json["id"] = toStd(row.id);
            json["label"] = toStd(row.label);
            rows.push_back(std::move(json));
        }
        return rows;
    }
    const bool answered = answer.own.state != AnswerState::Blank;
    if (question.type == QuestionType::Matrix && (!answer.rows.empty() || !answered)) {
        Json rows = Json::object();
        for (const Row& row : matrixRows(question, answers)) {
            Json json = Json::object();
            addCells(json, question, row);
            rows[toStd(row.id)] = std::move(json);
        }
        return rows;
    }
    return fact(answer.own, nothing(question), question.id);
}

/// "catalogue:tag", or a tag of the countries ("eea").
class CatalogueLists
{
public:
    explicit CatalogueLists(const FormLibrary& library) : m_library(library) {}

    const std::set<QString>* find(const QString& name)
    {
        const qsizetype colon = name.indexOf(u':');
        const QString catalogueId = colon < 0 ? QStringLiteral("countries") : name.left(colon);
        const Catalogue* catalogue = m_library.catalogue(catalogueId);
        if (catalogue == nullptr)
            return nullptr;
        const auto [entry, isNew] = m_lists.try_emplace(name);
        if (isNew) {
            for (const Option& option : catalogue->entries) {
                if (option.tags.contains(name.mid(colon + 1)))
                    entry->second.insert(option.id);
            }
        }
        return &entry->second;
    }

private:
    const FormLibrary& m_library;
    std::map<QString, std::set<QString>> m_lists;
};

/// Decides which questions are shown. A condition reads only what is itself shown, so questions are resolved as they are needed.
class Resolver
{
public:
    Resolver(const Form& form, const Answers& answers, const FormLibrary& library)
        : m_form(form), m_answers(answers), m_catalogues(library), m_facts(Json::object())
    {
        for (const Section& section : form.sections) {
            for (const Question& question : section.questions)
                m_places[question.id] = {&section, &question};
        }
    }

    void run()
    {
        for (const Section& section : m_form.sections) {
            if (!sectionShown(section))
                m_visibility.hiddenSections.insert(section.id);
            for (const Question& question : section.questions)
                resolve(question.id);
        }
    }

    Visibility takeVisibility() { return std::move(m_visibility); }
    Json takeFacts() { return std::move(m_facts); }

private:
    struct Place { const Section* section = nullptr; const Question* question = nullptr; };

    bool holds(const Json& rule)
    {
        if (rule.is_null())
            return true;
        for (const QString& id : questionsRead(rule))
            resolve(id);
        const auto lists = [this](const QString& name) { return m_catalogues.find(name); };
        return !evaluate(rule, m_facts, lists).isFalse();
    }

    bool sectionShown(const Section& section)
    {
        const auto known = m_sections.find(&section);
        if (known != m_sections.end())
            return known->second;
        const bool shown = holds(section.showIf);
        m_sections[&section] = shown;
        return shown;
    }

    void resolve(const QString& id)
    {
        const auto place = m_places.find(id);
        if (place == m_places.end() || !m_started.insert(id).second)
            return;
        const Question& question = *place->second.question;
        const bool shown = sectionShown(*place->second.section) && holds(question.showIf);
        if (!shown)
            m_visibility.hiddenQuestions.insert(id);
        m_facts[toStd(id)] = shown ? questionFact(question, m_answers) : nothing(question);
    }

    const Form& m_form;
    const Answers& m_answers;
    CatalogueLists m_catalogues;
    std::map<QString, Place> m_places;
    std::map<const Section*, bool> m_sections;
    std::set<QString> m_started;
    Visibility m_visibility;
    Json m_facts;
};

} // namespace

Json factsOf(const Form& form, const Answers& answers, const FormLibrary& library)
{
    Resolver resolver(form, answers, library);
    resolver.run();
    return resolver.takeFacts();
}

Visibility visibility(const Form& form, const Answers& answers, const FormLibrary& library)
{
    Resolver resolver(form, answers, library);
    resolver.run();
    return resolver.takeVisibility();
}

namespace {

/// A rule over the cells of one row. What is undetermined holds, so that nothing is hidden for want of an answer.
bool holdsInRow(const Json& rule, const Row& row)
{
    if (rule.is_null())
        return true;
    Json facts = Json::object();
    for (const QString& id : questionsRead(rule))
        facts[toStd(id)] = fact(row.cell(id), nullptr, id);
    return !evaluate(rule, facts).isFalse();
}

} // namespace

std::vector<Row> matrixRows(const Question& matrix, const Answers& answers)
{
    const QuestionAnswer& answer = answers.at(matrix.id);
    std::vector<Row> rows;
    const auto add = [&](const QString& id, const QString& label) {
        const Row* given = answer.row(id);
        rows.push_back(given != nullptr ? *given : Row());
        rows.back().id = id;
        rows.back().label = label;
    };
    if (matrix.isMatrixOverTable()) {
        for (const Row& row : answers.at(matrix.rowsOf).rows) {
            if (holdsInRow(matrix.rowsIf, row))
                add(row.id, row.label);
        }
    } else {
        for (const MatrixRow& prescribed : matrix.rows)
            add(prescribed.id, {});
    }
    return rows;
}

bool columnShown(const Question& column, const Row& row)
{
    return holdsInRow(column.showIf, row);
}

} // namespace dossier
