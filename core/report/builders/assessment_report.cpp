// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/completeness.h"
#include "core/report/builders/record_blocks.h"
#include "core/risk/risks.h"
#include "core/rules/obligations.h"

namespace dossier {

namespace {

/// An assessment as its template asks for it: cover, contents, sections with the template's numbers, risks, signatures, revisions.
class AssessmentReport
{
public:
    AssessmentReport(const Workspace& workspace, const Record& record, const ReportOptions& options)
        : m_workspace(workspace), m_record(record), m_language(options.language), m_text(workspace, record, options.language), m_scale(scaleOf(workspace, record.reference())),
          m_risks(risksOf(workspace, record.summary.subject, m_scale)), m_revisions(workspace.revisionsOf(record.reference()))
    {
        // Most severe residual risk first; what is not rated comes last.
        std::stable_sort(m_risks.begin(), m_risks.end(), [](const RiskView& a, const RiskView& b) { return (a.residual ? a.residual->level : -1) > (b.residual ? b.residual->level : -1); });
        m_document.language = options.language;
        m_document.pageSize = options.pageSize;
    }

    ReportDocument run()
    {
        const QString reference = m_record.reference();
        const QString title = m_text.recordTitle(reference);
        const QString organisation = organisationName(m_workspace, m_language);
        m_document.draft = !isDecided(m_record.summary);
        m_document.title = reference + u' ' + title;
        m_document.author = organisation;
        m_document.subject = m_text.form().title.in(m_language);
        m_document.headerLeft = {textSpan(organisation, m_language, SpanRole::Bold), textSpan(QString(QChar(0x2002)) + m_text.form().shortTitle.in(m_language) + (english() ? QStringLiteral(": ") : u"："_qs) + title, m_language)};
        m_document.footerLeft = auditFooter(m_workspace, m_language, reference);
        cover(title);
        add(PageBreakBlock{});
        add(ContentsBlock{words({QStringLiteral("Contents"), u"目录"_qs}, m_language)});
        add(PageBreakBlock{});
        for (const Section& section : m_text.form().sections)
            addSection(section);
        annexes();
        return std::move(m_document);
    }

private:
    bool english() const { return m_language == Language::English; }
    void add(Block block) { m_document.blocks.push_back(std::move(block)); }
    Paragraph say(const char* en, const QString& zh) const { return words({QString::fromUtf8(en), zh}, m_language); }

    void cover(const QString& title)
    {
        const QString reference = m_record.reference();
        add(ParagraphBlock{say("Data protection impact assessment under Article 35 GDPR", u"依据 GDPR 第35条开展的数据保护影响评估"_qs), false, true});
        add(HeadingBlock{1, {}, {textSpan(title, m_language)}, reference});
        const QString other = m_record.summary.title.of(otherLanguage(m_language));
        if (!other.isEmpty() && other != title)
            add(ParagraphBlock{{{other, otherLanguage(m_language), SpanRole::Plain, {}}}, false, true});
        add(SpaceBlock{18});
        FactsBlock verdicts;
        verdicts.columns = 2;
        const auto fact = [&](FactsBlock& facts, const LocalizedText& label, std::vector<Paragraph> value) { facts.facts.push_back({words(label, m_language), std::move(value)}); };
        const auto cell = [&](const char* id) {
            const Question* question = m_text.form().question(QString::fromLatin1(id));
            return question == nullptr ? Paragraph() : m_text.cell(*question, m_record.answers.own(question->id));
        };
        Paragraph status{{statusWord(m_workspace, m_record.summary, m_language), m_language, SpanRole::Bold, {}}};
        std::vector<Paragraph> statusLines{status};
        const size_t conditions = m_record.answers.at(QStringLiteral("conditions")).rows.size();
        if (m_record.summary.status == u"approved-with-conditions")
            statusLines.push_back(words(LocalizedText{u"%1 conditions, section 6"_qs, u"%1 项条件，见第 6 节"_qs}.arg(qint64(conditions)), m_language));
        fact(verdicts, {u"Status"_qs, u"状态"_qs}, statusLines);
        Paragraph stance = cell("dpo-stance");
        for (Span& span : stance)
            span.role = SpanRole::Bold;
        fact(verdicts, {u"Opinion of the data protection officer"_qs, u"数据保护官意见"_qs}, {stance});
        add(verdicts);
        add(SpaceBlock{10});
        FactsBlock facts;
        facts.columns = 2;
        fact(facts, {u"Reference"_qs, u"编号"_qs}, {{{reference, Language::English, SpanRole::Bold, {}}}});
        fact(facts, {u"Version"_qs, u"版本"_qs}, {cell("version")});
        fact(facts, {u"Controller"_qs, u"控制者"_qs}, {cell("organisation")});
        fact(facts, {u"Processing"_qs, u"处理活动"_qs}, {{{m_record.summary.subject + u' ' + m_text.recordTitle(m_record.summary.subject), m_language, SpanRole::Plain, {}}}});
        fact(facts, {u"Decided by"_qs, u"决定人"_qs}, {cell("decided-by")});
        fact(facts, {u"Decided on"_qs, u"决定日期"_qs}, {cell("decided-on")});
        fact(facts, {u"Data protection officer"_qs, u"数据保护官"_qs}, {cell("dpo")});
        fact(facts, {u"Next review"_qs, u"下次复核"_qs}, {cell("review")});
        fact(facts, {u"Structure"_qs, u"结构"_qs}, {say("EDPB template for DPIAs, version 1.0 of 10 March 2026 (consultation version)", u"EDPB 数据保护影响评估模板 1.0 版，2026年3月10日（征求意见版）"_qs)});
        const Completeness done = completeness(m_text.form(), m_record.answers, m_workspace.library());
        fact(facts, {u"State of the answers"_qs, u"作答情况"_qs}, {words(LocalizedText{u"%1 of %2 answered, %3 not known yet"_qs, u"已答 %1/%2 项，%3 项尚不清楚"_qs}.arg(qint64(done.answered)).arg(qint64(done.required)).arg(qint64(done.unknown)), m_language)});
        add(facts);
        if (!m_revisions.empty()) {
            add(SpaceBlock{14});
            QuestionBlock integrity;
            integrity.label = say("Integrity", u"完整性"_qs);
            integrity.answer = {words(LocalizedText{u"SHA-256 of revision %1, the record that was decided on: %2"_qs, u"第 %1 次修订（所决定记录）的 SHA-256：%2"_qs}.arg(qint64(m_revisions.back().number)).arg(m_revisions.back().sha256), m_language)};
            add(integrity);
        }
    }

    void addSection(const Section& section)
    {
        std::vector<Block> blocks = sectionBlocks(m_text, section, m_language);
        const bool risks = std::any_of(section.questions.begin(), section.questions.end(), [](const Question& question) { return question.id == u"risk-map"; });
        if (blocks.empty() && !risks)
            return;
        // "2.3 Principles, rights": the template's number stands first in the short title.
        add(HeadingBlock{2, section.ownNumber(), words(section.title, m_language), m_record.reference() + u'/' + section.id});
        if (risks)
            addRisks();
        for (Block& block : blocks)
            add(std::move(block));
    }

    Paragraph level(const std::optional<RiskRating>& rating) const
    {
        if (!rating)
            return words({u"Not rated"_qs, u"未评级"_qs}, m_language, SpanRole::Bold);
        return {{m_scale.levels[size_t(rating->level)].label.in(m_language), m_language, SpanRole::Bold, {}}};
    }
    Paragraph steps(const std::optional<RiskRating>& rating) const
    {
        if (!rating)
            return {};
        const LocalizedText text{u"severity %1, likelihood %2"_qs, u"严重程度 %1，可能性 %2"_qs};
        return words(text.arg(qint64(rating->severity) + 1).arg(qint64(rating->likelihood) + 1), m_language);
    }
    Paragraph judged(const RiskView& risk) const
    {
        if (!risk.acceptable)
            return words({u"Not judged"_qs, u"未判断"_qs}, m_language, SpanRole::Bold);
        return *risk.acceptable ? words({u"Yes"_qs, u"是"_qs}, m_language) : words({u"No"_qs, u"否"_qs}, m_language, SpanRole::Bold);
    }
    static TableCell cellOf(Paragraph line, Paragraph second = {})
    {
        TableCell cell;
        cell.lines.push_back(std::move(line));
        if (!second.empty())
            cell.second.push_back(std::move(second));
        return cell;
    }
    TableColumn column(const char* en, const QString& zh, double weight, bool unbroken = false) const
    {
        TableColumn result;
        result.head = say(en, zh);
        result.weight = weight;
        result.unbroken = unbroken;
        return result;
    }

    void addRisks()
    {
        int unacceptable = 0;
        for (const RiskView& risk : m_risks)
            unacceptable += isUnacceptable(risk, m_scale) ? 1 : 0;
        add(ParagraphBlock{words(LocalizedText{u"%1 risks were recorded. After the additional measures %2 of them cannot be borne as they stand. %3"_qs,
                                              u"共登记 %1 条风险。采取补充措施后，其中 %2 条现状下不可接受。%3"_qs}.arg(qint64(m_risks.size())).arg(qint64(unacceptable)).arg(m_scale.method), m_language)});
        scaleTable();
        HeatMapBlock maps;
        maps.matrix = m_scale.matrix;
        maps.acceptable = m_scale.acceptable;
        for (const ScaleStep& step : m_scale.severity)
            maps.severity.push_back(step.label);
        for (const ScaleStep& step : m_scale.likelihood)
            maps.likelihood.push_back(step.label);
        for (const ScaleStep& step : m_scale.levels)
            maps.levels.push_back(step.label);
        for (const RiskStage stage : {RiskStage::Inherent, RiskStage::Residual}) {
            HeatMapBlock::Map map;
            map.caption = stage == RiskStage::Inherent ? say("Inherent risk, before additional measures", u"固有风险，采取补充措施之前"_qs) : say("Residual risk, after additional measures", u"残余风险，采取补充措施之后"_qs);
            map.marks.assign(m_scale.severity.size(), std::vector<QStringList>(m_scale.likelihood.size()));
            for (const RiskView& risk : m_risks) {
                if (const auto& rating = risk.at(stage))
                    map.marks[size_t(rating->severity)][size_t(rating->likelihood)].append(risk.label);
            }
            maps.maps.push_back(std::move(map));
        }
        add(maps);
        TableBlock table;
        table.caption = say("Risks, most severe residual risk first", u"风险清单，按残余风险由高到低"_qs);
        table.columns = {column("Risk", u"编号"_qs, 0.8, true), column("Threat", u"威胁"_qs, 3), column("Kind", u"类型"_qs, 1.2), column("Inherent", u"固有"_qs, 1.7), column("Measures", u"措施"_qs, 1.3),
                         column("Residual", u"残余"_qs, 1.7), column("Acceptable", u"可接受"_qs, 1.2)};
        for (const RiskView& risk : m_risks) {
            TableRow row;
            row.anchor = risk.reference;
            QStringList measures = risk.measures;
            const QString none = english() ? QStringLiteral("None") : u"无"_qs;
            row.cells = {cellOf({{risk.label, Language::English, SpanRole::Bold, {}}}), cellOf({textSpan(risk.title.in(m_language), m_language)}),
                         cellOf(risk.track == u"design" ? say("By design", u"设计类"_qs) : risk.track == u"operational" ? say("Operational", u"运行类"_qs) : notAnswered(m_language)),
                         cellOf(level(risk.inherent), steps(risk.inherent)), cellOf({{measures.isEmpty() ? none : measures.join(english() ? QStringLiteral(", ") : u"、"_qs), Language::English, SpanRole::Plain, {}}}),
                         cellOf(level(risk.residual), steps(risk.residual)), cellOf(judged(risk))};
            table.rows.push_back(std::move(row));
        }
        if (table.rows.empty())
            add(ParagraphBlock{notAnswered(m_language)});
        else
            add(table);
        for (const RiskView& risk : m_risks) {
            if (isUnacceptable(risk, m_scale))
                addRisk(risk, 3);
        }
        addMeasures();
    }

    void scaleTable()
    {
        TableBlock table;
        table.caption = words(LocalizedText{u"Scale: %1"_qs, u"等级：%1"_qs}.arg(m_scale.title), m_language);
        table.columns = {column("Step", u"级"_qs, 0.5, true), column("Severity", u"严重程度"_qs, 1), column("Meaning", u"含义"_qs, 3), column("Likelihood", u"可能性"_qs, 1), column("Meaning", u"含义"_qs, 3)};
        for (size_t i = 0; i < std::max(m_scale.severity.size(), m_scale.likelihood.size()); ++i) {
            TableRow row;
            row.cells.push_back(cellOf({{QString::number(i + 1), Language::English, SpanRole::Bold, {}}}));
            for (const std::vector<ScaleStep>* steps : {&m_scale.severity, &m_scale.likelihood}) {
                const ScaleStep step = i < steps->size() ? (*steps)[i] : ScaleStep();
                row.cells.push_back(cellOf(words(step.label, m_language)));
                row.cells.push_back(cellOf(words(step.meaning, m_language)));
            }
            table.rows.push_back(std::move(row));
        }
        add(table);
    }

    /// A risk with all its answers.
    void addRisk(const RiskView& risk, int headingLevel)
    {
        const AnswerText text(m_workspace, *m_workspace.record(risk.reference), m_language);
        add(HeadingBlock{headingLevel, risk.label, {textSpan(risk.title.in(m_language), m_language)}, risk.reference + QStringLiteral("/full")});
        for (const Section& section : text.form().sections) {
            for (Block& block : sectionBlocks(text, section, m_language)) {
                if (const auto* question = std::get_if<QuestionBlock>(&block); question != nullptr && question->anchor.endsWith(QStringLiteral("/title")))
                    continue;
                add(std::move(block));
            }
        }
    }

    void addMeasures()
    {
        std::map<QString, QStringList> risksOfMeasure;
        for (const RiskView& risk : m_risks) {
            for (const QString& measure : risk.measures)
                risksOfMeasure[measure].append(risk.label);
        }
        if (risksOfMeasure.empty())
            return;
        TableBlock table;
        table.caption = say("Additional measures", u"补充措施"_qs);
        table.columns = {column("Measure", u"编号"_qs, 1, true), column("What is done", u"内容"_qs, 3.4), column("Risks", u"风险"_qs, 1.4), column("Owner", u"负责人"_qs, 1.4), column("Due", u"期限"_qs, 1.2), column("Status", u"状态"_qs, 1.4)};
        // What is open comes first.
        std::vector<std::pair<bool, QString>> order;
        for (const auto& entry : risksOfMeasure) {
            const auto summary = m_workspace.summary(entry.first);
            order.emplace_back(summary && summary->status == u"implemented", entry.first);
        }
        std::sort(order.begin(), order.end());
        for (const auto& entry : order) {
            const Record* measure = m_workspace.record(entry.second);
            if (measure == nullptr)
                continue;
            const AnswerText text(m_workspace, *measure, m_language);
            const auto cell = [&](const char* id) {
                const Question* question = text.form().question(QString::fromLatin1(id));
                const Answer& answer = measure->answers.own(QString::fromLatin1(id));
                return question == nullptr || answer.isBlank() ? Paragraph{{u"–"_qs, Language::English, SpanRole::Plain, {}}} : text.cell(*question, answer);
            };
            TableRow row;
            row.anchor = entry.second;
            row.cells = {cellOf({{entry.second, Language::English, SpanRole::Bold, {}}}), cellOf({textSpan(text.recordTitle(entry.second), m_language)}),
                         cellOf({{risksOfMeasure[entry.second].join(english() ? QStringLiteral(", ") : u"、"_qs), Language::English, SpanRole::Plain, {}}}), cellOf(cell("owner")), cellOf(cell("due")),
                         cellOf({{statusWord(m_workspace, measure->summary, m_language), m_language, SpanRole::Plain, {}}})};
            table.rows.push_back(std::move(row));
        }
        add(table);
    }

    void annexes()
    {
        add(HeadingBlock{2, QStringLiteral("A.1"), say("Signatures", u"签署"_qs), m_record.reference() + QStringLiteral("/annex-signatures")});
        FactsBlock signatures;
        signatures.columns = 2;
        const auto signature = [&](const LocalizedText& office, const char* person) {
            const Question* question = m_text.form().question(QString::fromLatin1(person));
            signatures.facts.push_back({words(office, m_language), {question == nullptr ? notAnswered(m_language) : m_text.cell(*question, m_record.answers.own(question->id)),
                                                                    say("Place, date and signature:", u"地点、日期、签名："_qs), {{QString(34, u'_'), Language::English, SpanRole::Plain, {}}}}});
        };
        signature({u"For the controller"_qs, u"代表控制者"_qs}, "decided-by");
        signature({u"Data protection officer (advice)"_qs, u"数据保护官（意见）"_qs}, "dpo-person");
        add(signatures);
        add(HeadingBlock{2, QStringLiteral("A.2"), say("Versions", u"版本"_qs), m_record.reference() + QStringLiteral("/annex-versions")});
        if (m_revisions.empty()) {
            add(ParagraphBlock{say("No decision has been made yet.", u"尚未作出决定。"_qs)});
        } else {
            TableBlock table;
            table.caption = say("One revision for each decision", u"每次决定形成一次修订"_qs);
            table.columns = {column("Revision", u"修订"_qs, 0.8, true), column("Version", u"版本"_qs, 0.8), column("Date", u"日期"_qs, 1.2), column("Decision", u"决定"_qs, 1.8), column("SHA-256 of the record", u"记录的 SHA-256"_qs, 4)};
            const KindInfo* kind = m_workspace.library().kinds().kind(m_record.summary.kind);
            for (const Revision& revision : m_revisions) {
                const StatusInfo* decision = kind ? kind->status(revision.decision) : nullptr;
                TableRow row;
                row.cells = {cellOf({{QString::number(revision.number), Language::English, SpanRole::Bold, {}}}), cellOf({{revision.version, Language::English, SpanRole::Plain, {}}}),
                             cellOf({{displayDate(revision.time.date().toString(Qt::ISODate), m_language), m_language, SpanRole::Plain, {}}}),
                             cellOf({{decision ? decision->label.in(m_language) : revision.decision, m_language, SpanRole::Plain, {}}}), cellOf({{revision.sha256, Language::English, SpanRole::Plain, {}}})};
                table.rows.push_back(std::move(row));
            }
            add(table);
        }
        bool headed = false;
        for (const RiskView& risk : m_risks) {
            if (isUnacceptable(risk, m_scale))
                continue;
            if (!headed)
                add(HeadingBlock{2, QStringLiteral("A.3"), say("The other risks in full", u"其余风险详情"_qs), m_record.reference() + QStringLiteral("/annex-risks")});
            headed = true;
            addRisk(risk, 3);
        }
        add(HeadingBlock{2, QStringLiteral("A.4"), say("Integrity", u"完整性"_qs), m_record.reference() + QStringLiteral("/annex-integrity")});
        add(ParagraphBlock{words(LocalizedText{u"This report was made from audit entry %1 of the workspace, hash %2. Each entry contains the hash of the one before: whoever keeps this page can show that what led to it was not changed later."_qs,
                                              u"本报告依据工作区第 %1 条审计记录生成，其哈希值为 %2。每条记录含有上一条的哈希值：持有本页者可以证明此前的内容事后未被更改。"_qs}
                                     .arg(m_workspace.auditCount()).arg(m_workspace.auditHead()), m_language)});
    }

    const Workspace& m_workspace;
    const Record& m_record;
    Language m_language;
    AnswerText m_text;
    const RiskScale& m_scale;
    std::vector<RiskView> m_risks;
    std::vector<Revision> m_revisions;
    ReportDocument m_document;
};

} // namespace

ReportDocument assessmentReport(const Workspace& workspace, const QString& reference, const ReportOptions& options)
{
    return AssessmentReport(workspace, *workspace.record(reference), options).run();
}

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
