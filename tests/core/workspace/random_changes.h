// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/facts.h"
#include "core/workspace/workspace.h"
#include <random>

namespace dossier::testing {

/// Changes of every kind to records of every kind, made up from the forms themselves. The same seed gives the same changes.
/// Some are refused, as people's are; what is asked for is only that each is done whole or not at all.
class RandomChanges
{
public:
    explicit RandomChanges(quint32 seed) : m_random(seed) {}

    int below(int limit) { return limit <= 1 ? 0 : int(m_random() % quint32(limit)); }

    Change next(const Workspace& workspace, int depth = 0)
    {
        const std::vector<RecordSummary> all = workspace.records({}, true);
        const QString reference = all.empty() ? QString() : all[size_t(below(int(all.size())))].reference;
        const int what = all.empty() ? 0 : below(100);
        if (what < 4)
            return addRecord(workspace);
        if (what < 6)
            return RemoveRecord{reference};
        if (what < 9)
            return RestoreRecord{reference};
        if (what < 13)
            return status(workspace, reference);
        if (what < 15)
            return workspace.duplicate(reference);
        if (what < 16 && workspace.count(QStringLiteral("person")) > 1)
            return workspace.handOver(anyOf(workspace, {QStringLiteral("person")}), anyOf(workspace, {QStringLiteral("person")}));
        if (what < 24 && depth == 0) {
            std::vector<Change> parts;
            for (int i = 1 + below(5); i > 0; --i)
                parts.push_back(next(workspace, 1));
            return makeGroup({QStringLiteral("Together"), u"合并"_qs}, std::move(parts));
        }
        return answer(workspace, reference);
    }

    /// All that is kept of every record but its times; of removed ones too if wanted (a record whose adding was undone stays behind, removed and empty).
    static Json contentOf(const Workspace& workspace, bool withRemoved = false)
    {
        Json all = Json::object();
        for (const RecordSummary& summary : workspace.records({}, withRemoved))
            all[toStd(summary.reference)] = {{"status", toStd(summary.status)}, {"title", textToJson(summary.title)}, {"removed", summary.removed}, {"subject", toStd(summary.subject)},
                                             {"answers", workspace.record(summary.reference)->answers.toJson(workspace.formOf(summary.reference))}};
        return all;
    }

private:
    QString word() { return QStringLiteral("w%1").arg(below(1000)); }
    Json text(const Question& question)
    {
        if (!question.localized)
            return toStd(word());
        Json both = Json::object();
        if (below(4) != 0)
            both["en"] = toStd(word() + QStringLiteral(" in words"));
        if (below(3) != 0)
            both["zh"] = toStd(u"文字"_qs + word());
        return both;
    }
    QString anyOf(const Workspace& workspace, const QStringList& kinds)
    {
        std::vector<RecordSummary> all;
        for (const QString& kind : kinds) {
            for (const RecordSummary& summary : workspace.records(kind))
                all.push_back(summary);
        }
        return all.empty() ? QString() : all[size_t(below(int(all.size())))].reference;
    }
    QString anyOption(const Workspace& workspace, const Question& question, const Record& record)
    {
        if (!question.rowsOf.isEmpty()) {
            const std::vector<Row>& rows = record.answers.at(question.rowsOf).rows;
            return rows.empty() ? QString() : rows[size_t(below(int(rows.size())))].id;
        }
        const Catalogue* catalogue = question.catalogue.isEmpty() ? nullptr : workspace.library().catalogue(question.catalogue);
        const std::vector<Option>& options = catalogue != nullptr ? catalogue->entries : question.options;
        return options.empty() ? QString() : options[size_t(below(int(options.size())))].id;
    }
    Json value(const Workspace& workspace, const Question& question, const Record& record)
    {
        if (below(12) == 0)
            return {}; // cleared
        if (below(12) == 0 && (question.mayBeNone || question.mayBeNotApplicable || question.mayBeUnknown)) {
            if (question.mayBeUnknown)
                return {{"state", "unknown"}, {"due", "2026-12-0" + std::to_string(1 + below(9))}, {"ask", toStd(anyOf(workspace, {QStringLiteral("person")}))}};
            return {{"state", question.mayBeNone ? "none" : "na"}, {"reason", {{"en", toStd(word())}}}};
        }
        switch (question.type) {
        case QuestionType::Text:
        case QuestionType::LongText: return {{"v", text(question)}};
        case QuestionType::YesNo: return {{"v", below(2) == 1}, {"note", {{"en", toStd(word())}}}};
        case QuestionType::Choice: return {{"v", toStd(anyOption(workspace, question, record))}};
        case QuestionType::Choices: return {{"v", Json::array({toStd(anyOption(workspace, question, record))})}};
        case QuestionType::Number: return {{"v", below(100000)}};
        case QuestionType::Date: return {{"v", "2026-0" + std::to_string(1 + below(9)) + "-1" + std::to_string(below(10))}};
        case QuestionType::Country: return {{"v", below(2) == 0 ? "DE" : "CN"}};
        case QuestionType::Countries: return {{"v", below(2) == 0 ? Json::array({"DE", "FR"}) : Json::array({"CN"})}};
        case QuestionType::Record: return {{"v", toStd(anyOf(workspace, question.kinds))}};
        case QuestionType::Records: return {{"v", Json::array({toStd(anyOf(workspace, question.kinds))})}};
        case QuestionType::File:
        case QuestionType::Table:
        case QuestionType::Matrix:
        case QuestionType::Generated: return {};
        }
        Q_UNREACHABLE();
    }
    Change addRecord(const Workspace& workspace)
    {
        const std::vector<Form>& forms = workspace.library().forms();
        const Form& form = forms[size_t(below(int(forms.size())))];
        AddRecord change{form.id, form.subject.isEmpty() ? QString() : anyOf(workspace, form.subject), Json::object(), {}, {}};
        if (const Question* title = form.titleQuestion())
            change.answers[toStd(title->id)] = {{"v", text(*title)}};
        return change;
    }
    Change status(const Workspace& workspace, const QString& reference)
    {
        const auto summary = workspace.summary(reference);
        const KindInfo* kind = workspace.library().kinds().kind(summary->kind);
        // Decisions are not undone, they are withdrawn; they have tests of their own.
        static const QStringList decisions{QStringLiteral("approved"), QStringLiteral("approved-with-conditions"), QStringLiteral("consultation"), QStringLiteral("rejected")};
        const QString to = kind->statuses[size_t(below(int(kind->statuses.size())))].id;
        if (summary->kind == u"assessment" && decisions.contains(to))
            return answer(workspace, reference);
        return SetStatus{reference, to, {word(), {}}};
    }
    Change answer(const Workspace& workspace, const QString& reference)
    {
        const Record& record = *workspace.record(reference);
        const Form& form = workspace.formOf(reference);
        const Section& section = form.sections[size_t(below(int(form.sections.size())))];
        const Question& question = section.questions[size_t(below(int(section.questions.size())))];
        const std::vector<Row>& rows = record.answers.at(question.id).rows;
        const auto row = [&] { return rows.empty() ? QString() : rows[size_t(below(int(rows.size())))].id; };
        if (question.type == QuestionType::File) {
            if (below(4) == 0)
                return Detach{reference, {question.id, {}, {}, {}}};
            return Attach{reference, {question.id, {}, {}, {}}, word() + QStringLiteral(".txt"), QByteArray(1 + below(20000), char('a' + below(20)))};
        }
        if (question.type == QuestionType::Table) {
            switch (below(6)) {
            case 0: return RemoveRow{reference, question.id, row()};
            case 1: return MoveRow{reference, question.id, row(), below(4)};
            case 2:
                if (!rows.empty()) {
                    const Question& column = question.columns[size_t(below(int(question.columns.size())))];
                    return SetAnswer{reference, {question.id, row(), column.id, {}}, value(workspace, column, record)};
                }
                [[fallthrough]];
            default: {
                Json cells = Json::object();
                for (const Question& column : question.columns) {
                    if (below(2) == 0)
                        cells[toStd(column.id)] = value(workspace, column, record);
                }
                return AddRow{reference, question.id, cells, below(3) == 0 ? below(3) : -1, {}, {}};
            }
            }
        }
        if (question.type == QuestionType::Matrix) {
            const std::vector<Row> shown = matrixRows(question, record.answers);
            if (!shown.empty()) {
                const Question& column = question.columns[size_t(below(int(question.columns.size())))];
                return SetAnswer{reference, {question.id, shown[size_t(below(int(shown.size())))].id, column.id, {}}, value(workspace, column, record)};
            }
        }
        if (record.answers.own(question.id).source && below(2) == 0)
            return Confirm{reference, {question.id, {}, {}, {}}};
        if (question.isText() && question.localized && below(2) == 0)
            return SetAnswer{reference, {question.id, {}, {}, below(2) == 0 ? Language::English : Language::Chinese}, toStd(word())};
        return SetAnswer{reference, {question.id, {}, {}, {}}, value(workspace, question, record)};
    }

    std::mt19937 m_random;
};

} // namespace dossier::testing
