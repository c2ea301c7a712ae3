// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/builders/answer_text.h"
#include "core/rules/obligations.h"

namespace dossier {

ReportDocument noAssessmentMemo(const Workspace& workspace, const QString& reference, const ReportOptions& options)
{
    const Language language = options.language;
    const bool english = language == Language::English;
    const Record& record = *workspace.record(reference);
    const AnswerText text(workspace, record, language);
    const QString title = text.recordTitle(reference);
    const QString organisation = organisationName(workspace, language);
    ReportDocument document;
    document.language = language;
    document.pageSize = options.pageSize;
    document.title = (english ? QStringLiteral("Why no DPIA: ") : u"不开展 DPIA 的说明："_qs) + title;
    document.author = organisation;
    document.subject = QStringLiteral("GDPR Art. 35");
    document.headerLeft = {textSpan(organisation, language, SpanRole::Bold), textSpan(QString(QChar(0x2002)) + reference + u' ' + title, language)};
    document.footerLeft = auditFooter(workspace, language, reference);
    const std::vector<Obligation> due = obligations(workspace, reference);
    const auto dpia = std::find_if(due.begin(), due.end(), [](const Obligation& one) { return one.assessment == u"gdpr-dpia"; });
    document.draft = dpia != due.end() && (dpia->level == Level::Required || (dpia->level == Level::Presumed && !record.answers.own(QStringLiteral("dpia-not-done-why")).hasValue()));
    document.blocks.push_back(HeadingBlock{1, {}, words({u"Why no data protection impact assessment is made"_qs, u"不开展数据保护影响评估的说明"_qs}, language), reference});
    document.blocks.push_back(ParagraphBlock{{textSpan(reference + u' ' + title, language)}, false, true});
    const auto paragraph = [&](const LocalizedText& words_) { document.blocks.push_back(ParagraphBlock{words(words_, language)}); };
    if (dpia == due.end()) {
        paragraph({u"No rule of Art. 35(3), no entry of a national list and fewer than two criteria of WP248 are met by the answers of the register. That rests on these answers; it is looked at again when they change."_qs,
                   u"依登记内容，不符合第35条第3款、国家清单任一项，且所符合的 WP248 标准不足两项。此结论基于现有答案，答案变化时重新审视。"_qs});
    } else if (dpia->level == Level::Required) {
        paragraph({u"A DPIA is required; it cannot be replaced by this memo."_qs, u"须开展数据保护影响评估，不能以本说明代替。"_qs});
    } else {
        paragraph(LocalizedText{u"The register says: %1."_qs, u"依登记内容：%1。"_qs}.arg(levelLabel(dpia->level)));
    }
    if (dpia != due.end()) {
        for (const Reason& reason : dpia->reasons)
            paragraph(reason.text);
    }
    document.blocks.push_back(HeadingBlock{2, QStringLiteral("1"), words({u"Criteria"_qs, u"标准"_qs}, language), reference + QStringLiteral("/criteria")});
    TableBlock table;
    table.caption = words({u"The nine criteria of WP248"_qs, u"WP248 九项标准"_qs}, language);
    const auto column = [&](const LocalizedText& head, double weight) {
        TableColumn result;
        result.head = words(head, language);
        result.weight = weight;
        return result;
    };
    table.columns = {column({u"Criterion"_qs, u"标准"_qs}, 2.2), column({u"From the register"_qs, u"依登记内容"_qs}, 1.2), column({u"Confirmed"_qs, u"确认"_qs}, 1), column({u"Reason"_qs, u"理由"_qs}, 3)};
    const auto yesNo = [&](const std::optional<bool>& value) {
        return !value ? words({u"open"_qs, u"待定"_qs}, language) : *value ? words({u"met"_qs, u"符合"_qs}, language, SpanRole::Bold) : words({u"not met"_qs, u"不符合"_qs}, language);
    };
    for (const CriterionView& view : criteriaOf(workspace, reference)) {
        const Row* row = record.answers.at(view.criterion->question).row(view.criterion->row);
        const QString own = row == nullptr ? QString() : row->cell(QStringLiteral("reason")).text().in(language);
        TableRow out;
        const auto cell = [](Paragraph line) {
            TableCell result;
            result.lines.push_back(std::move(line));
            return result;
        };
        out.cells = {cell(words(view.criterion->title, language)), cell(yesNo(view.suggested)), cell(view.confirmed ? yesNo(view.confirmed) : Paragraph{{u"–"_qs, Language::English, SpanRole::Plain, {}}}),
                     cell(own.isEmpty() ? words(view.reason, language) : Paragraph{textSpan(own, language)})};
        table.rows.push_back(std::move(out));
    }
    document.blocks.push_back(table);
    document.blocks.push_back(HeadingBlock{2, QStringLiteral("2"), words({u"Reasons and decision"_qs, u"理由与决定"_qs}, language), reference + QStringLiteral("/reasons")});
    if (const Question* why = text.form().question(QStringLiteral("dpia-not-done-why")))
        document.blocks.push_back(text.block(*why));
    if (const auto last = workspace.lastChange(reference, {QStringLiteral("dpia-not-done-why"), {}, {}, {}}))
        document.blocks.push_back(ParagraphBlock{words(LocalizedText{u"Recorded by %1 on %2."_qs, u"由%1于%2记录。"_qs}.arg(last->author).arg(LocalizedText{displayDate(last->time.date().toString(Qt::ISODate), Language::English), displayDate(last->time.date().toString(Qt::ISODate), Language::Chinese)}), language)});
    return document;
}

} // namespace dossier
