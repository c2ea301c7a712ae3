// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/score.h"

#include "core/form/display.h"

#include <algorithm>
#include <utility>

namespace dossier {

namespace {

double memberOr(const Json& object, const char* key, double fallback)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() && found->is_number() ? found->get<double>() : fallback;
}

class Scorer
{
public:
    Scorer(const Form& form, const Answers& answers, const FormLibrary& library)
        : m_form(form), m_answers(answers), m_library(library), m_context{library, {}, &answers, &form} {}

    Score run()
    {
        const Visibility shown = visibility(m_form, m_answers, m_library);
        for (const Section& section : m_form.sections) {
            if (!shown.sectionShown(section.id))
                continue;
            for (const Question& question : section.questions) {
                if (!shown.questionShown(question.id))
                    continue;
                const QuestionAnswer& answer = m_answers.at(question.id);
                if (!question.isTabular())
                    add(section, question, nullptr, question, answer.own);
                for (const Row& row : answer.rows)
                    addRow(section, question, row);
            }
        }
        return std::move(m_score);
    }

private:
    void addRow(const Section& section, const Question& table, const Row& row)
    {
        for (const Question& column : table.columns) {
            if (columnShown(column, row))
                add(section, table, &row, column, row.cell(column.id));
        }
    }

    void add(const Section& section, const Question& owner, const Row* row, const Question& asked, const Answer& answer)
    {
        addFlags(owner, row, asked, answer);
        addPoints(section, owner, row, asked, answer);
    }

    void addPoints(const Section& section, const Question& owner, const Row* row, const Question& asked, const Answer& answer)
    {
        const std::vector<Option>& options = m_library.optionsOf(asked);
        const bool byOption = std::any_of(options.begin(), options.end(), [](const Option& option) { return option.score.has_value(); });
        const bool yesNo = asked.type == QuestionType::YesNo && asked.score.is_object();
        if (!yesNo && !byOption)
            return;
        if (answer.state == AnswerState::None || answer.state == AnswerState::NotApplicable)
            return; // counts neither for nor against
        Contribution part;
        part.section = section.id;
        part.question = owner.id;
        part.row = row != nullptr ? row->id : QString();
        part.weight = section.weight * memberOr(asked.score, "weight", 1);
        part.unknown = !answer.hasValue();
        if (yesNo) {
            const double yes = memberOr(asked.score, "yes", 0);
            const double no = memberOr(asked.score, "no", 0);
            part.most = std::max({yes, no, 0.0});
            if (answer.v.is_boolean() && !part.unknown)
                part.points = answer.v.get<bool>() ? yes : no;
        } else {
            addOptionPoints(part, asked, options, answer);
        }
        part.why = reason(asked, row, owner, answer);
        m_score.points += part.points * part.weight;
        m_score.most += part.most * part.weight;
        m_score.contributions.push_back(std::move(part));
    }

    static void addOptionPoints(Contribution& part, const Question& asked, const std::vector<Option>& options, const Answer& answer)
    {
        const bool several = asked.type == QuestionType::Choices;
        for (const Option& option : options) {
            const double points = option.score.value_or(0);
            part.most = several ? part.most + std::max(points, 0.0) : std::max(part.most, points);
            if (chosen(answer, option.id))
                part.points += points;
        }
    }

    static bool chosen(const Answer& answer, const QString& option)
    {
        if (!answer.hasValue())
            return false;
        const Json id = toStd(option);
        return answer.v == id || (answer.v.is_array() && std::find(answer.v.begin(), answer.v.end(), id) != answer.v.end());
    }

    void addFlags(const Question& owner, const Row* row, const Question& asked, const Answer& answer)
    {
        if (!answer.hasValue())
            return;
        const QString rowId = row != nullptr ? row->id : QString();
        if (asked.flag.is_object() && asked.flag.contains("when")) {
            const Json& when = asked.flag["when"];
            const bool hit = std::any_of(when.begin(), when.end(), [&answer](const Json& value) {
                return value == answer.v || (value.is_string() && chosen(answer, fromStd(value.get_ref<const std::string&>())));
            });
            if (hit)
                m_score.flags.push_back({owner.id, rowId, textFromJson(asked.flag.value("text", Json()))});
        }
        for (const Option& option : m_library.optionsOf(asked)) {
            if (option.flag && chosen(answer, option.id))
                m_score.flags.push_back({owner.id, rowId, labelled(asked.label, option.label)});
        }
    }

    static LocalizedText labelled(const LocalizedText& label, const LocalizedText& text)
    {
        return {label.in(Language::English) + QStringLiteral(": ") + text.in(Language::English), label.in(Language::Chinese) + u'：' + text.in(Language::Chinese)};
    }

    LocalizedText reason(const Question& asked, const Row* row, const Question& owner, const Answer& answer) const
    {
        Answer brief = answer; // the explanation of a yes or no would be too long here
        brief.note = {};
        const LocalizedText said = answer.isBlank() ? stateWord(AnswerState::Blank) : displayAnswer(asked, brief, m_context);
        LocalizedText text = labelled(asked.label, said);
        if (row == nullptr)
            return text;
        return {rowName(owner, *row, Language::English, m_context) + QStringLiteral(", ") + text.en,
                rowName(owner, *row, Language::Chinese, m_context) + u'，' + text.zh};
    }

    const Form& m_form;
    const Answers& m_answers;
    const FormLibrary& m_library;
    DisplayContext m_context;
    Score m_score;
};

} // namespace

std::optional<double> Score::percent() const
{
    if (most <= 0)
        return std::nullopt;
    return std::clamp(points / most * 100, 0.0, 100.0);
}

Score scoreOf(const Form& form, const Answers& answers, const FormLibrary& library)
{
    return Scorer(form, answers, library).run();
}

} // namespace dossier
