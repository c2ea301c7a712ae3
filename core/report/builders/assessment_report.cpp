// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/completeness.h"
#include "core/report/builders/assessment_context.h"
#include "core/rules/obligations.h"

namespace dossier {

namespace {

/// An assessment as its template asks for it: cover, contents, sections with the template's numbers, risks, signatures, revisions.
class AssessmentReport
{
public:
    AssessmentReport(const Workspace& workspace, const Record& record, const ReportOptions& options) : m_of(workspace, record, options.language)
    {
        m_document.language = options.language;
        m_document.pageSize = options.pageSize;
    }

    ReportDocument run()
    {
        const QString reference = m_of.record.reference();
        const QString title = m_of.text.recordTitle(reference);
        const QString organisation = m_of.organisationTitle();
        m_document.draft = !isDecided(m_of.record.summary);
        m_document.title = reference + u' ' + title;
        m_document.author = organisation;
        m_document.subject = m_of.text.form().title.in(m_of.language);
        m_document.headerLeft = {textSpan(organisation, m_of.language, SpanRole::Bold), textSpan(QString(QChar(0x2002)) + m_of.text.form().shortTitle.in(m_of.language) + (m_of.english() ? QStringLiteral(": ") : u"："_qs) + title, m_of.language)};
        m_document.footerLeft = auditFooter(m_of.workspace, m_of.language, reference);
        add(assessmentCover(m_of));
        add(PageBreakBlock{});
        add(ContentsBlock{words({QStringLiteral("Contents"), u"目录"_qs}, m_of.language)});
        stateOfDocument();
        add(PageBreakBlock{});
        for (const Section& section : m_of.text.form().sections)
            addSection(section);
        add(assessmentAnnexes(m_of));
        return std::move(m_document);
    }

private:
    void add(Block block) { m_document.blocks.push_back(std::move(block)); }
    void add(std::vector<Block> blocks)
    {
        for (Block& block : blocks)
            add(std::move(block));
    }

    void addSection(const Section& section)
    {
        std::vector<Block> blocks = sectionBlocks(m_of.text, section, m_of.language);
        const bool risks = std::any_of(section.questions.begin(), section.questions.end(), [](const Question& question) { return question.id == u"risk-map"; });
        if (blocks.empty() && !risks)
            return;
        // "2.3 Principles, rights": the template's number stands first in the short title.
        add(HeadingBlock{2, m_of.heading(section), words(section.title, m_of.language), m_of.record.reference() + QStringLiteral("/section-") + section.id});
        if (risks)
            addRisks();
        QStringList said;
        if (section.id == u"advice")
            said = addAdvice();
        else if (section.id == u"decision")
            said = addDecision();
        for (Block& block : blocks) {
            const auto* question = std::get_if<QuestionBlock>(&block);
            if (question == nullptr || !said.contains(question->anchor.mid(question->anchor.lastIndexOf(u'/') + 1)))
                add(std::move(block));
        }
    }

    /// The opinion in a frame; gives the questions that it answers already.
    QStringList addAdvice()
    {
        const QString stance = m_of.part("stance");
        if (m_of.choice(stance).isEmpty())
            return {};
        BoxBlock box{m_of.say("Opinion", u"意见"_qs), {{citationsOf(m_of.text.form().report.adviceCite, m_of.language), m_of.language, SpanRole::Plain, {}}},
                     {m_of.signOf(m_of.choice(stance)), 0, 0}, m_of.saidOf(stance), {m_of.byWhom(m_of.part("adviser"), m_of.part("advice-date"))}};
        add(box);
        return answeredOf({stance, m_of.part("adviser"), m_of.part("advice-date")});
    }
    QStringList addDecision()
    {
        const Question* decision = m_of.text.form().question(QStringLiteral("decision"));
        if (decision == nullptr || m_of.choice(QStringLiteral("decision")).isEmpty())
            return {};
        QStringList others;
        for (const Option& option : decision->options) {
            if (option.id != m_of.choice(QStringLiteral("decision")))
                others.append(option.label.in(m_of.language));
        }
        std::vector<Paragraph> details;
        if (!m_of.choice(QStringLiteral("decided-by")).isEmpty())
            details.push_back(m_of.byWhom(QStringLiteral("decided-by"), QStringLiteral("decided-on")));
        details.push_back(words(LocalizedText{u"Not chosen: %1."_qs, u"未选择：%1。"_qs}.arg(others.join(m_of.english() ? QStringLiteral("; ") : u"；"_qs)), m_of.language));
        if (!isDecided(m_of.record.summary))
            details.push_back(m_of.say("Prepared, but not decided yet.", u"已拟定，尚未作出决定。"_qs));
        add(BoxBlock{m_of.say("Decision", u"决定"_qs), {{citationsOf(decision->cite, m_of.language), m_of.language, SpanRole::Plain, {}}}, {m_of.signOf(m_of.choice(QStringLiteral("decision"))), 0, 0}, m_of.saidOf(QStringLiteral("decision")), details});
        return answeredOf({QStringLiteral("decision"), QStringLiteral("decided-by"), QStringLiteral("decided-on")});
    }
    QStringList answeredOf(const QStringList& questions) const
    {
        QStringList answered;
        for (const QString& id : questions) {
            if (m_of.record.answers.own(id).hasValue())
                answered.append(id);
        }
        return answered;
    }

    /// How complete the record is, below the contents: nothing that is missing has to be found by reading on.
    void stateOfDocument()
    {
        const Completeness done = completeness(m_of.text.form(), m_of.record.answers, m_of.workspace.library());
        QuestionBlock state;
        state.label = m_of.say("State of this document", u"本文件状态"_qs);
        const auto list = [&](const std::vector<Missing>& places, const LocalizedText& head) {
            if (places.empty())
                return;
            QStringList names;
            Paragraph line = words(head, m_of.language);
            for (const Missing& place : places) {
                const Question* question = m_of.text.form().question(place.question);
                const QString name = question == nullptr ? place.question : question->label.in(m_of.language);
                if (names.contains(name))
                    continue;
                line.push_back({names.isEmpty() ? QString() : m_of.english() ? QStringLiteral("; ") : u"；"_qs, m_of.language, SpanRole::Plain, {}});
                names.append(name);
                if (names.size() > 12) {
                    line.push_back({u"…"_qs, m_of.language, SpanRole::Plain, {}});
                    break;
                }
                Span span = textSpan(name, m_of.language);
                span.link = u'#' + m_of.record.reference() + u'/' + place.question;
                line.push_back(span);
            }
            state.answer.push_back(line);
        };
        if (done.missing.empty())
            state.answer.push_back(words(LocalizedText{u"All %1 required questions are answered."_qs, u"%1 项必答问题均已作答。"_qs}.arg(qint64(done.required)), m_of.language));
        else
            state.answer.push_back(words(LocalizedText{u"%1 of %2 required answers are given."_qs, u"必答问题 %2 项，已答 %1 项。"_qs}.arg(qint64(done.answered)).arg(qint64(done.required)), m_of.language));
        list(done.missing, {u"Not answered: "_qs, u"未作答："_qs});
        list(done.unknowns, {u"Not known yet: "_qs, u"尚不清楚："_qs});
        for (const RiskFinding& finding : openRiskFindings(m_of.workspace, m_of.record.summary.subject, m_of.scale))
            state.answer.push_back(words(finding.text, m_of.language));
        add(state);
    }

    ReportMark pips(const std::optional<RiskRating>& rating) const
    {
        return rating ? ReportMark{ReportMark::Kind::Level, rating->level + 1, int(m_of.scale.levels.size())} : ReportMark();
    }
    TableCell levelCell(const std::optional<RiskRating>& rating) const
    {
        TableCell cell = m_of.cellOf(level(rating));
        cell.second = steps(rating);
        cell.mark = pips(rating);
        return cell;
    }
    Paragraph level(const std::optional<RiskRating>& rating) const
    {
        if (!rating)
            return words({u"Not rated"_qs, u"未评级"_qs}, m_of.language, SpanRole::Bold);
        return {{m_of.scale.levels[size_t(rating->level)].label.in(m_of.language), m_of.language, SpanRole::Bold, {}}};
    }
    std::vector<Paragraph> steps(const std::optional<RiskRating>& rating) const
    {
        if (!rating)
            return {};
        return {words(LocalizedText{u"severity %1"_qs, u"严重程度 %1"_qs}.arg(qint64(rating->severity) + 1), m_of.language),
                words(LocalizedText{u"likelihood %1"_qs, u"可能性 %1"_qs}.arg(qint64(rating->likelihood) + 1), m_of.language)};
    }

    Paragraph judged(const RiskView& risk) const
    {
        if (!risk.acceptable)
            return words({u"Not judged"_qs, u"未判断"_qs}, m_of.language, SpanRole::Bold);
        return *risk.acceptable ? words({u"Yes"_qs, u"是"_qs}, m_of.language) : words({u"No"_qs, u"否"_qs}, m_of.language, SpanRole::Bold);
    }

    void addRisks()
    {
        int unacceptable = 0;
        for (const RiskView& risk : m_of.risks)
            unacceptable += isUnacceptable(risk, m_of.scale) ? 1 : 0;
        add(ParagraphBlock{words(LocalizedText{u"%1 risks were recorded. After the additional measures %2 of them cannot be borne as they stand. %3"_qs,
                                              u"共登记 %1 条风险。采取补充措施后，其中 %2 条现状下不可接受。%3"_qs}.arg(qint64(m_of.risks.size())).arg(qint64(unacceptable)).arg(m_of.scale.method), m_of.language)});
        scaleTable();
        HeatMapBlock maps;
        maps.matrix = m_of.scale.matrix;
        maps.acceptable = m_of.scale.acceptable;
        for (const ScaleStep& step : m_of.scale.severity)
            maps.severity.push_back(step.label);
        for (const ScaleStep& step : m_of.scale.likelihood)
            maps.likelihood.push_back(step.label);
        for (const ScaleStep& step : m_of.scale.levels)
            maps.levels.push_back(step.label);
        for (const RiskStage stage : {RiskStage::Inherent, RiskStage::Residual}) {
            HeatMapBlock::Map map;
            map.caption = stage == RiskStage::Inherent ? m_of.say("Inherent risk, before additional measures", u"固有风险，采取补充措施之前"_qs) : m_of.say("Residual risk, after additional measures", u"剩余风险，采取补充措施之后"_qs);
            map.marks.assign(m_of.scale.severity.size(), std::vector<QStringList>(m_of.scale.likelihood.size()));
            for (const RiskView& risk : m_of.risks) {
                if (const auto& rating = risk.at(stage))
                    map.marks[size_t(rating->severity)][size_t(rating->likelihood)].append(risk.label);
            }
            maps.maps.push_back(std::move(map));
        }
        maps.alternative = inWords();
        add(maps);
        TableBlock table;
        table.caption = m_of.say("Risks, most severe residual risk first", u"风险清单，按剩余风险由高到低"_qs);
        table.columns = {m_of.column("Risk", u"编号"_qs, 0.8, true), m_of.column("Threat", u"威胁"_qs, 3), m_of.column("Kind", u"类型"_qs, 1.2), m_of.column("Inherent", u"固有"_qs, 1.7), m_of.column("Measures", u"措施"_qs, 1.3),
                         m_of.column("Residual", u"剩余"_qs, 1.7), m_of.column("Acceptable", u"可接受"_qs, 1.2)};
        for (const RiskView& risk : m_of.risks) {
            TableRow row;
            row.anchor = risk.reference;
            QStringList measures = risk.measures;
            const QString none = m_of.english() ? QStringLiteral("None") : u"无"_qs;
            row.cells = {m_of.cellOf({{risk.label, Language::English, SpanRole::Bold, {}}}), m_of.cellOf({textSpan(risk.title.in(m_of.language), m_of.language)}),
                         m_of.cellOf(risk.track == u"design" ? m_of.say("By design", u"设计类"_qs) : risk.track == u"operational" ? m_of.say("Operational", u"运行类"_qs) : notAnswered(m_of.language)),
                         levelCell(risk.inherent), m_of.cellOf({{measures.isEmpty() ? none : measures.join(m_of.english() ? QStringLiteral(", ") : u"、"_qs), Language::English, SpanRole::Plain, {}}}),
                         levelCell(risk.residual), m_of.cellOf(judged(risk))};
            table.rows.push_back(std::move(row));
        }
        if (table.rows.empty())
            add(ParagraphBlock{notAnswered(m_of.language)});
        else
            add(table);
        for (const RiskView& risk : m_of.risks) {
            if (isUnacceptable(risk, m_of.scale))
                add(m_of.riskInFull(risk, 3));
        }
        addMeasures();
    }

    /// What the two maps show, for somebody who hears them.
    QString inWords() const
    {
        QStringList lines;
        for (const RiskView& risk : m_of.risks) {
            const auto word = [&](const std::optional<RiskRating>& rating) { return plain(level(rating)); };
            const LocalizedText text{u"%1: inherent %2, residual %3"_qs, u"%1：固有风险%2，剩余风险%3"_qs};
            lines.append(text.arg(risk.label).arg(word(risk.inherent)).arg(word(risk.residual)).in(m_of.language));
        }
        return lines.isEmpty() ? m_of.say("No risk is recorded.", u"未登记风险。"_qs).front().text : lines.join(m_of.english() ? QStringLiteral("; ") : u"；"_qs);
    }
    static QString plain(const Paragraph& paragraph)
    {
        QString text;
        for (const Span& span : paragraph)
            text += span.text;
        return text;
    }

    void scaleTable()
    {
        TableBlock table;
        table.caption = words(LocalizedText{u"Scale: %1"_qs, u"等级：%1"_qs}.arg(m_of.scale.title), m_of.language);
        table.columns = {m_of.column("Step", u"级"_qs, 0.5, true), m_of.column("Severity", u"严重程度"_qs, 1), m_of.column("Meaning", u"含义"_qs, 3), m_of.column("Likelihood", u"可能性"_qs, 1), m_of.column("Meaning", u"含义"_qs, 3)};
        for (size_t i = 0; i < std::max(m_of.scale.severity.size(), m_of.scale.likelihood.size()); ++i) {
            TableRow row;
            row.cells.push_back(m_of.cellOf({{QString::number(i + 1), Language::English, SpanRole::Bold, {}}}));
            for (const std::vector<ScaleStep>* steps : {&m_of.scale.severity, &m_of.scale.likelihood}) {
                const ScaleStep step = i < steps->size() ? (*steps)[i] : ScaleStep();
                row.cells.push_back(m_of.cellOf(words(step.label, m_of.language)));
                row.cells.push_back(m_of.cellOf(words(step.meaning, m_of.language)));
            }
            table.rows.push_back(std::move(row));
        }
        add(table);
    }

    void addMeasures()
    {
        std::map<QString, QStringList> risksOfMeasure;
        for (const RiskView& risk : m_of.risks) {
            for (const QString& measure : risk.measures)
                risksOfMeasure[measure].append(risk.label);
        }
        if (risksOfMeasure.empty())
            return;
        TableBlock table;
        table.caption = m_of.say("Additional measures", u"补充措施"_qs);
        table.columns = {m_of.column("Measure", u"编号"_qs, 1, true), m_of.column("What is done", u"内容"_qs, 3.4), m_of.column("Risks", u"风险"_qs, 1.4), m_of.column("Owner", u"负责人"_qs, 1.4), m_of.column("Due", u"期限"_qs, 1.2), m_of.column("Status", u"状态"_qs, 1.4)};
        // What is open comes first.
        std::vector<std::pair<bool, QString>> order;
        for (const auto& entry : risksOfMeasure) {
            const auto summary = m_of.workspace.summary(entry.first);
            order.emplace_back(summary && summary->status == u"implemented", entry.first);
        }
        std::sort(order.begin(), order.end());
        for (const auto& entry : order) {
            const Record* measure = m_of.workspace.record(entry.second);
            if (measure == nullptr)
                continue;
            const AnswerText text(m_of.workspace, *measure, m_of.language);
            const auto cell = [&](const char* id) {
                const Question* question = text.form().question(QString::fromLatin1(id));
                const Answer& answer = measure->answers.own(QString::fromLatin1(id));
                return question == nullptr || answer.isBlank() ? Paragraph{{u"–"_qs, Language::English, SpanRole::Plain, {}}} : text.cell(*question, answer);
            };
            TableRow row;
            row.anchor = entry.second;
            // In place: no date is due any more.
            const bool dueMatters = measure->summary.status != u"implemented" || measure->answers.own(QStringLiteral("due")).hasValue();
            row.cells = {m_of.cellOf({{entry.second, Language::English, SpanRole::Bold, {}}}), m_of.cellOf({textSpan(text.recordTitle(entry.second), m_of.language)}),
                         m_of.cellOf({{risksOfMeasure[entry.second].join(m_of.english() ? QStringLiteral(", ") : u"、"_qs), Language::English, SpanRole::Plain, {}}}), m_of.cellOf(cell("owner")), m_of.cellOf(dueMatters ? cell("due") : Paragraph{{u"–"_qs, Language::English, SpanRole::Plain, {}}}),
                         m_of.cellOf({{statusWord(m_of.workspace, measure->summary, m_of.language), m_of.language, SpanRole::Plain, {}}})};
            const QString& status = measure->summary.status;
            row.cells.back().mark = {ReportMark::Kind::Progress, status == u"implemented" ? 2 : status == u"partially-implemented" ? 1 : 0, 2};
            if (status == u"dropped")
                row.cells.back().mark = {};
            table.rows.push_back(std::move(row));
        }
        add(table);
    }

    const AssessmentContext m_of;
    ReportDocument m_document;
};

} // namespace

ReportDocument assessmentReport(const Workspace& workspace, const QString& reference, const ReportOptions& options)
{
    return AssessmentReport(workspace, *workspace.record(reference), options).run();
}

} // namespace dossier
