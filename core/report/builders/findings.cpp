// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/completeness.h"
#include "core/report/builders/answer_text.h"
#include "core/rules/obligations.h"

#include <set>

namespace dossier {

namespace {

LocalizedText labelOf(const Form& form, const Missing& missing)
{
    const Question* question = form.question(missing.question);
    if (question == nullptr)
        return LocalizedText::same(missing.question);
    const Question* column = missing.column.isEmpty() ? nullptr : question->column(missing.column);
    if (column == nullptr)
        return question->label;
    return {question->label.en + QStringLiteral(", ") + column->label.en, question->label.zh + u"，"_qs + column->label.zh};
}

void addMissing(std::vector<ReportFinding>& out, const QString& reference, const Form& form, const std::vector<Missing>& list, const LocalizedText& text)
{
    std::set<QString> said; // a question once, however many cells
    for (const Missing& one : list) {
        if (!said.insert(one.question + u'/' + one.column).second)
            continue;
        const LocalizedText label = labelOf(form, one);
        out.push_back({{text.en.arg(reference, label.en), text.zh.arg(reference, label.zh)}, reference, one.question});
    }
}

/// Texts that the report's language does not have: they are printed in the other one.
void addUntranslated(std::vector<ReportFinding>& out, const AnswerText& text, Language language)
{
    for (const Section& section : text.form().sections) {
        for (const Question& question : section.questions) {
            if (!question.isText() || !question.localized || !text.shown(question.id))
                continue;
            const Answer& answer = text.answers().own(question.id);
            if (!answer.hasValue() || answer.text().has(language) || answer.text().isEmpty())
                continue;
            const QString reference = text.record().reference();
            const LocalizedText message = language == Language::English ? LocalizedText{QStringLiteral("%1: %2 is in Chinese only"), u"%1：“%2”仅有中文"_qs}
                                                                        : LocalizedText{QStringLiteral("%1: %2 is in English only"), u"%1：“%2”仅有英文"_qs};
            out.push_back({{message.en.arg(reference, question.label.en), message.zh.arg(reference, question.label.zh)}, reference, question.id});
        }
    }
}

} // namespace

std::vector<ReportFinding> reportFindings(const Workspace& workspace, const QStringList& records, Language language)
{
    QStringList references = records;
    if (references.isEmpty()) {
        for (const RecordSummary& summary : workspace.records(QStringLiteral("activity")))
            references.append(summary.reference);
    }
    std::vector<ReportFinding> out;
    if (workspace.mainOrganisation() == nullptr)
        out.push_back({{QStringLiteral("No organisation is recorded: the report names no controller"), u"尚未录入组织：报告中没有控制者"_qs}, {}, {}});
    for (const QString& reference : references) {
        const Record* record = workspace.record(reference);
        if (record == nullptr)
            continue;
        const AnswerText text(workspace, *record, language);
        const Completeness complete = completeness(text.form(), record->answers, workspace.library());
        addMissing(out, reference, text.form(), complete.missing, {QStringLiteral("%1: %2 is not answered"), u"%1：“%2”未作答"_qs});
        addMissing(out, reference, text.form(), complete.unknowns, {QStringLiteral("%1: %2 is not known yet"), u"%1：“%2”尚不清楚"_qs});
        addUntranslated(out, text, language);
        for (const Obligation& obligation : obligations(workspace, reference)) {
            if (obligation.level != Level::Required || !obligation.existing.isEmpty())
                continue;
            const AssessmentType* type = Regimes::builtIn().assessment(obligation.assessment);
            const LocalizedText name = type == nullptr ? LocalizedText::same(obligation.assessment) : type->brief;
            out.push_back({{QStringLiteral("%1: %2 required, none exists").arg(reference, name.en), u"%1：应开展%2，尚未开展"_qs.arg(reference, name.zh)}, reference, {}});
        }
    }
    return out;
}

} // namespace dossier
