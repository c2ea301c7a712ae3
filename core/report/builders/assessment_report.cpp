// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/completeness.h"
#include "core/form/difference.h"
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
        stateOfDocument();
        add(PageBreakBlock{});
        for (const Section& section : m_text.form().sections)
            addSection(section);
        annexes();
        return std::move(m_document);
    }

private:
    using Sign = ReportMark::Kind;
    bool english() const { return m_language == Language::English; }
    void add(Block block) { m_document.blocks.push_back(std::move(block)); }
    Paragraph say(const char* en, const QString& zh) const { return words({QString::fromUtf8(en), zh}, m_language); }

    void cover(const QString& title)
    {
        const QString reference = m_record.reference();
        CoverBlock page;
        const Record* controller = m_workspace.mainOrganisation();
        page.organisation = {textSpan(organisationName(m_workspace, m_language), m_language)};
        if (controller != nullptr && controller->summary.title.has(otherLanguage(m_language)) && controller->summary.title.en != controller->summary.title.zh)
            page.otherOrganisation = {{controller->summary.title.of(otherLanguage(m_language)), otherLanguage(m_language), SpanRole::Plain, {}}};
        page.kind = words(m_text.form().title, m_language);
        page.under = say("under Article 35 GDPR", u"依据 GDPR 第35条"_qs);
        page.title = {textSpan(title, m_language)};
        page.anchor = reference;
        page.bookmark = title;
        const QString other = m_record.summary.title.of(otherLanguage(m_language));
        if (!other.isEmpty() && other != title)
            page.otherTitle = {{other, otherLanguage(m_language), SpanRole::Plain, {}}};
        const Completeness done = completeness(m_text.form(), m_record.answers, m_workspace.library());
        if (m_document.draft) {
            page.draft = say("DRAFT", u"草稿"_qs);
            page.draft.push_back(words(LocalizedText{u"Not approved. %1 of %2 required answers are given, %3 not known yet."_qs, u"未批准。必答问题 %2 项，已答 %1 项，%3 项尚不清楚。"_qs}
                                           .arg(qint64(done.answered)).arg(qint64(done.required)).arg(qint64(done.unknown)), m_language).front());
        }
        BoxBlock status{say("Status", u"状态"_qs), {}, {signOf(m_record.summary.status), 0, 0}, {{statusWord(m_workspace, m_record.summary, m_language), m_language, SpanRole::Plain, {}}}, {}};
        const size_t conditions = m_record.answers.at(QStringLiteral("conditions")).rows.size();
        if (m_record.summary.status == u"approved-with-conditions")
            status.details.push_back(words(conditions == 1 ? LocalizedText{u"One condition, section 6"_qs, u"1 项条件，见第 6 节"_qs}
                                                           : LocalizedText{u"%1 conditions, section 6"_qs, u"%1 项条件，见第 6 节"_qs}.arg(qint64(conditions)), m_language));
        page.verdicts.push_back(status);
        page.verdicts.push_back({say("Opinion of the data protection officer", u"数据保护官意见"_qs), {}, {signOf(choice("dpo-stance")), 0, 0}, saidOf("dpo-stance"), {say("Section 5.1", u"见第 5.1 节"_qs)}});
        const auto fact = [&](const LocalizedText& label, std::vector<Paragraph> value) { page.facts.push_back({words(label, m_language), std::move(value), {}}); };
        const auto joined = [&](std::initializer_list<Paragraph> parts, const char* between) {
            Paragraph all;
            for (const Paragraph& part : parts) {
                if (!all.empty() && !part.empty())
                    all.push_back({QString::fromUtf8(between), m_language, SpanRole::Plain, {}});
                all.insert(all.end(), part.begin(), part.end());
            }
            return all;
        };
        fact({u"Reference"_qs, u"编号"_qs}, {{{reference, Language::English, SpanRole::Bold, {}}}});
        fact({u"Version"_qs, u"版本"_qs}, {saidOf("version")});
        fact({u"Controller"_qs, u"控制者"_qs}, {saidOf("organisation")});
        if (m_record.answers.own(QStringLiteral("joint-controllers")).hasValue())
            fact({u"Joint controllers"_qs, u"共同控制者"_qs}, {saidOf("joint-controllers")});
        fact({u"Processing"_qs, u"处理活动"_qs}, {{textSpan(m_record.summary.subject + u' ' + m_text.recordTitle(m_record.summary.subject), m_language)}});
        fact({u"Decided by"_qs, u"决定人"_qs}, {choice("decided-by").isEmpty() ? saidOf("decided-by") : byWhom("decided-by", "decided-on")});
        std::vector<Paragraph> contact = contactOf("dpo");
        fact({u"Data protection officer"_qs, u"数据保护官"_qs}, {choice("dpo").isEmpty() ? contact.front() : joined({saidOf("dpo"), contact.front()}, english() ? ", " : "，")});
        fact({u"Supervisory authority"_qs, u"监管机构"_qs}, {saidOf("lead-authority")});
        fact({u"Next review"_qs, u"下次复核"_qs}, {saidOf("review")});
        fact({u"Structure"_qs, u"结构"_qs}, {say("EDPB template for DPIAs, version 1.0 of 10 March 2026 (consultation version)", u"EDPB 数据保护影响评估模板 1.0 版，2026年3月10日（征求意见版）"_qs)});
        page.integrityLabel = say("Integrity", u"完整性"_qs);
        if (m_revisions.empty()) {
            page.integrity = {say("No decision has been made yet; there is no revision to check against.", u"尚未作出决定，没有可供核对的修订。"_qs)};
        } else {
            page.integrity = {words(LocalizedText{u"SHA-256 of revision %1, the record that was decided on"_qs, u"第 %1 次修订（所决定记录）的 SHA-256"_qs}.arg(qint64(m_revisions.back().number)), m_language),
                              {{inEights(m_revisions.back().sha256), Language::English, SpanRole::Plain, {}}}, say("How to check it: annex A.6", u"核对方法见附件 A.6"_qs)};
        }
        add(page);
    }
    /// A checksum in groups of eight, so that two people can compare it.
    static QString inEights(const QString& hash)
    {
        QString grouped;
        for (qsizetype i = 0; i < hash.size(); i += 8)
            grouped += (i == 0 ? QString() : QStringLiteral(" ")) + hash.mid(i, 8);
        return grouped;
    }

    void addSection(const Section& section)
    {
        std::vector<Block> blocks = sectionBlocks(m_text, section, m_language);
        const bool risks = std::any_of(section.questions.begin(), section.questions.end(), [](const Question& question) { return question.id == u"risk-map"; });
        if (blocks.empty() && !risks)
            return;
        // "2.3 Principles, rights": the template's number stands first in the short title.
        add(HeadingBlock{2, section.ownNumber(), words(section.title, m_language), m_record.reference() + QStringLiteral("/section-") + section.id});
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

    QString choice(const char* question) const
    {
        return stringAt(Json{{"v", m_record.answers.own(QString::fromLatin1(question)).v}}, "v");
    }
    /// The sign of a status, of a decision or of an officer's stance.
    static Sign signOf(const QString& word)
    {
        static const std::map<QString, Sign> signs{{QStringLiteral("approved"), Sign::Favourable}, {QStringLiteral("favourable"), Sign::Favourable},
            {QStringLiteral("approved-with-conditions"), Sign::Conditions}, {QStringLiteral("reservations"), Sign::Conditions}, {QStringLiteral("consultation"), Sign::Consultation},
            {QStringLiteral("rejected"), Sign::Unfavourable}, {QStringLiteral("unfavourable"), Sign::Unfavourable}};
        const auto found = signs.find(word);
        return found == signs.end() ? Sign::None : found->second;
    }
    Paragraph saidOf(const char* id) const
    {
        const Question* question = m_text.form().question(QString::fromLatin1(id));
        return question == nullptr ? Paragraph() : m_text.cell(*question, m_record.answers.own(question->id));
    }
    /// "Katrin Selbmann, data protection officer, 11 November 2026".
    Paragraph byWhom(const char* person, const char* date) const
    {
        const Record* who = m_workspace.record(choice(person));
        QStringList parts{who == nullptr ? QString() : who->summary.title.in(m_language), who == nullptr ? QString() : who->answers.text(QStringLiteral("function")).in(m_language),
                          displayDate(choice(date), m_language, true)};
        parts.removeAll(QString());
        return {textSpan(parts.join(english() ? QStringLiteral(", ") : u"，"_qs), m_language)};
    }
    std::vector<Paragraph> contactOf(const char* person) const
    {
        const Record* who = m_workspace.record(choice(person));
        if (who == nullptr)
            return {saidOf(person)};
        std::vector<Paragraph> lines;
        for (const char* id : {"email", "phone"}) {
            const QString text = who->answers.text(QString::fromLatin1(id)).in(m_language);
            if (!text.isEmpty())
                lines.push_back({{text, Language::English, SpanRole::Plain, {}}});
        }
        return lines.empty() ? std::vector<Paragraph>{notAnswered(m_language)} : lines;
    }

    /// The opinion in a frame; gives the questions that it answers already.
    QStringList addAdvice()
    {
        if (choice("dpo-stance").isEmpty())
            return {};
        BoxBlock box{say("Opinion", u"意见"_qs), {{citationsOf({QStringLiteral("gdpr.art35.2"), QStringLiteral("gdpr.art39")}, m_language), m_language, SpanRole::Plain, {}}},
                     {signOf(choice("dpo-stance")), 0, 0}, saidOf("dpo-stance"), {byWhom("dpo-person", "dpo-date")}};
        add(box);
        return answeredOf({"dpo-stance", "dpo-person", "dpo-date"});
    }
    QStringList addDecision()
    {
        const Question* decision = m_text.form().question(QStringLiteral("decision"));
        if (decision == nullptr || choice("decision").isEmpty())
            return {};
        QStringList others;
        for (const Option& option : decision->options) {
            if (option.id != choice("decision"))
                others.append(option.label.in(m_language));
        }
        std::vector<Paragraph> details;
        if (!choice("decided-by").isEmpty())
            details.push_back(byWhom("decided-by", "decided-on"));
        details.push_back(words(LocalizedText{u"Not chosen: %1."_qs, u"未选择：%1。"_qs}.arg(others.join(english() ? QStringLiteral("; ") : u"；"_qs)), m_language));
        if (!isDecided(m_record.summary))
            details.push_back(say("Prepared, but not decided yet.", u"已拟定，尚未作出决定。"_qs));
        add(BoxBlock{say("Decision", u"决定"_qs), say("EDPB template, section 6", u"EDPB 模板第 6 节"_qs), {signOf(choice("decision")), 0, 0}, saidOf("decision"), details});
        return answeredOf({"decision", "decided-by", "decided-on"});
    }
    QStringList answeredOf(std::initializer_list<const char*> questions) const
    {
        QStringList answered;
        for (const char* id : questions) {
            if (m_record.answers.own(QString::fromLatin1(id)).hasValue())
                answered.append(QString::fromLatin1(id));
        }
        return answered;
    }

    /// How complete the record is, below the contents: nothing that is missing has to be found by reading on.
    void stateOfDocument()
    {
        const Completeness done = completeness(m_text.form(), m_record.answers, m_workspace.library());
        QuestionBlock state;
        state.label = say("State of this document", u"本文件状态"_qs);
        const auto list = [&](const std::vector<Missing>& places, const LocalizedText& head) {
            if (places.empty())
                return;
            QStringList names;
            Paragraph line = words(head, m_language);
            for (const Missing& place : places) {
                const Question* question = m_text.form().question(place.question);
                const QString name = question == nullptr ? place.question : question->label.in(m_language);
                if (names.contains(name))
                    continue;
                line.push_back({names.isEmpty() ? QString() : english() ? QStringLiteral("; ") : u"；"_qs, m_language, SpanRole::Plain, {}});
                names.append(name);
                if (names.size() > 12) {
                    line.push_back({u"…"_qs, m_language, SpanRole::Plain, {}});
                    break;
                }
                Span span = textSpan(name, m_language);
                span.link = u'#' + m_record.reference() + u'/' + place.question;
                line.push_back(span);
            }
            state.answer.push_back(line);
        };
        if (done.missing.empty())
            state.answer.push_back(words(LocalizedText{u"All %1 required questions are answered."_qs, u"%1 项必答问题均已作答。"_qs}.arg(qint64(done.required)), m_language));
        else
            state.answer.push_back(words(LocalizedText{u"%1 of %2 required answers are given."_qs, u"必答问题 %2 项，已答 %1 项。"_qs}.arg(qint64(done.answered)).arg(qint64(done.required)), m_language));
        list(done.missing, {u"Not answered: "_qs, u"未作答："_qs});
        list(done.unknowns, {u"Not known yet: "_qs, u"尚不清楚："_qs});
        for (const RiskFinding& finding : openRiskFindings(m_workspace, m_record.summary.subject, m_scale))
            state.answer.push_back(words(finding.text, m_language));
        add(state);
    }

    ReportMark pips(const std::optional<RiskRating>& rating) const
    {
        return rating ? ReportMark{Sign::Level, rating->level + 1, int(m_scale.levels.size())} : ReportMark();
    }
    TableCell levelCell(const std::optional<RiskRating>& rating) const
    {
        TableCell cell = cellOf(level(rating), steps(rating));
        cell.mark = pips(rating);
        return cell;
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
            map.caption = stage == RiskStage::Inherent ? say("Inherent risk, before additional measures", u"固有风险，采取补充措施之前"_qs) : say("Residual risk, after additional measures", u"剩余风险，采取补充措施之后"_qs);
            map.marks.assign(m_scale.severity.size(), std::vector<QStringList>(m_scale.likelihood.size()));
            for (const RiskView& risk : m_risks) {
                if (const auto& rating = risk.at(stage))
                    map.marks[size_t(rating->severity)][size_t(rating->likelihood)].append(risk.label);
            }
            maps.maps.push_back(std::move(map));
        }
        maps.alternative = inWords();
        add(maps);
        TableBlock table;
        table.caption = say("Risks, most severe residual risk first", u"风险清单，按剩余风险由高到低"_qs);
        table.columns = {column("Risk", u"编号"_qs, 0.8, true), column("Threat", u"威胁"_qs, 3), column("Kind", u"类型"_qs, 1.2), column("Inherent", u"固有"_qs, 1.7), column("Measures", u"措施"_qs, 1.3),
                         column("Residual", u"剩余"_qs, 1.7), column("Acceptable", u"可接受"_qs, 1.2)};
        for (const RiskView& risk : m_risks) {
            TableRow row;
            row.anchor = risk.reference;
            QStringList measures = risk.measures;
            const QString none = english() ? QStringLiteral("None") : u"无"_qs;
            row.cells = {cellOf({{risk.label, Language::English, SpanRole::Bold, {}}}), cellOf({textSpan(risk.title.in(m_language), m_language)}),
                         cellOf(risk.track == u"design" ? say("By design", u"设计类"_qs) : risk.track == u"operational" ? say("Operational", u"运行类"_qs) : notAnswered(m_language)),
                         levelCell(risk.inherent), cellOf({{measures.isEmpty() ? none : measures.join(english() ? QStringLiteral(", ") : u"、"_qs), Language::English, SpanRole::Plain, {}}}),
                         levelCell(risk.residual), cellOf(judged(risk))};
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

    /// What the two maps show, for somebody who hears them.
    QString inWords() const
    {
        QStringList lines;
        for (const RiskView& risk : m_risks) {
            const auto word = [&](const std::optional<RiskRating>& rating) { return plain(level(rating)); };
            const LocalizedText text{u"%1: inherent %2, residual %3"_qs, u"%1：固有风险%2，剩余风险%3"_qs};
            lines.append(text.arg(risk.label).arg(word(risk.inherent)).arg(word(risk.residual)).in(m_language));
        }
        return lines.isEmpty() ? say("No risk is recorded.", u"未登记风险。"_qs).front().text : lines.join(english() ? QStringLiteral("; ") : u"；"_qs);
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
            const QString& status = measure->summary.status;
            row.cells.back().mark = {Sign::Progress, status == u"implemented" ? 2 : status == u"partially-implemented" ? 1 : 0, 2};
            if (status == u"dropped")
                row.cells.back().mark = {};
            table.rows.push_back(std::move(row));
        }
        add(table);
    }

    void annexes()
    {
        const auto head = [&](const char* number, const char* en, const QString& zh, const char* anchor) {
            add(HeadingBlock{2, QString::fromLatin1(number), say(en, zh), m_record.reference() + QStringLiteral("/annex-") + QString::fromLatin1(anchor)});
        };
        head("A.1", "Signatures", u"签署"_qs, "signatures");
        addSignatures();
        head("A.2", "Versions", u"版本"_qs, "versions");
        addVersions();
        bool headed = false;
        for (const RiskView& risk : m_risks) {
            if (isUnacceptable(risk, m_scale))
                continue;
            if (!headed)
                head("A.3", "The other risks in full", u"其余风险详情"_qs, "risks");
            headed = true;
            addRisk(risk, 3);
        }
        head("A.4", "Evidence and attachments", u"证据与附件"_qs, "evidence");
        addEvidence();
        head("A.5", "Sources and citations", u"来源与引用"_qs, "sources");
        addSources();
        head("A.6", "Integrity", u"完整性"_qs, "integrity");
        addIntegrity();
    }

    void addSignatures()
    {
        SignaturesBlock block;
        const auto signature = [&](const LocalizedText& role, const char* person, const char* date, bool isSigned) {
            const Record* who = m_workspace.record(choice(person));
            SignaturesBlock::Signature one;
            one.role = words(role, m_language);
            one.name = who == nullptr ? notAnswered(m_language) : Paragraph{textSpan(who->summary.title.in(m_language), m_language)};
            if (who != nullptr)
                one.function = {textSpan(who->answers.text(QStringLiteral("function")).in(m_language), m_language)};
            one.missing = !isSigned;
            const LocalizedText done{u"Recorded on %1, revision %2"_qs, u"记录于%1，第 %2 次修订"_qs};
            one.signedOn = isSigned ? words(done.arg(displayDate(choice(date), m_language, true)).arg(qint64(m_revisions.empty() ? 0 : m_revisions.back().number)), m_language) : say("Not signed", u"未签署"_qs);
            block.signatures.push_back(std::move(one));
        };
        signature({u"Decided, for the controller"_qs, u"决定（代表控制者）"_qs}, "decided-by", "decided-on", isDecided(m_record.summary));
        signature({u"Advised"_qs, u"提出意见"_qs}, "dpo-person", "dpo-date", isDecided(m_record.summary) && !choice("dpo-date").isEmpty());
        add(block);
    }

    void addVersions()
    {
        if (m_revisions.empty()) {
            add(ParagraphBlock{say("No decision has been made yet.", u"尚未作出决定。"_qs)});
            return;
        }
        TableBlock table;
        table.caption = say("One revision for each decision, newest first", u"每次决定形成一次修订，最新在前"_qs);
        table.columns = {column("Revision", u"修订"_qs, 0.8, true), column("Version", u"版本"_qs, 0.8), column("Date", u"日期"_qs, 1.2), column("Decision", u"决定"_qs, 1.8), column("SHA-256 of the record", u"记录的 SHA-256"_qs, 4)};
        const KindInfo* kind = m_workspace.library().kinds().kind(m_record.summary.kind);
        for (auto revision = m_revisions.rbegin(); revision != m_revisions.rend(); ++revision) {
            const StatusInfo* decision = kind ? kind->status(revision->decision) : nullptr;
            const Record* who = m_workspace.record(revision->person);
            TableRow row;
            row.cells = {cellOf({{QString::number(revision->number), Language::English, SpanRole::Bold, {}}}), cellOf({{revision->version, Language::English, SpanRole::Plain, {}}}),
                         cellOf({{displayDate(revision->time.date().toString(Qt::ISODate), m_language), m_language, SpanRole::Plain, {}}}),
                         cellOf({{decision ? decision->label.in(m_language) : revision->decision, m_language, SpanRole::Plain, {}}},
                                who == nullptr ? Paragraph() : Paragraph{textSpan(who->summary.title.in(m_language), m_language)}),
                         cellOf({{revision->sha256, Language::English, SpanRole::Plain, {}}})};
            table.rows.push_back(std::move(row));
        }
        add(table);
        addChanges();
    }

    /// What was decided on at a revision; empty if the record was not there.
    static Answers answersAt(const Revision& revision, const QString& reference, const Form& form)
    {
        const auto json = parseJson(revision.json);
        const std::string key = toStd(reference);
        if (!json || !json->contains("records") || !(*json)["records"].contains(key))
            return {};
        return Answers::fromJson(form, (*json)["records"][key]["answers"]);
    }

    /// What changed since the last version: between the last two decisions, or since the last one where the record is open again.
    void addChanges()
    {
        const bool open = !isDecided(m_record.summary);
        if (!open && m_revisions.size() < 2)
            return;
        const Revision& from = open ? m_revisions.back() : m_revisions[m_revisions.size() - 2];
        TableBlock table;
        table.caption = words(LocalizedText{u"What changed since revision %1"_qs, u"自第 %1 次修订以来的变化"_qs}.arg(qint64(from.number)), m_language);
        table.columns = {column("Where", u"位置"_qs, 1.6), column("Before", u"此前"_qs, 2.4), column("Now", u"现在"_qs, 2.4)};
        QStringList references{m_record.reference()};
        for (const RiskView& risk : m_risks)
            references.append(risk.reference);
        for (const QString& reference : references) {
            const Record& record = *m_workspace.record(reference);
            const AnswerText text(m_workspace, record, m_language);
            const Answers before = answersAt(from, reference, text.form());
            const Answers after = open ? record.answers : answersAt(m_revisions.back(), reference, text.form());
            for (const Difference& change : differences(text.form(), before, after)) {
                const Question& question = *text.form().question(change.question);
                const Question& place = change.column.isEmpty() ? question : *question.column(change.column);
                Row row;
                row.id = change.row;
                if (const Row* known = after.at(change.question).row(change.row); known != nullptr)
                    row = *known;
                TableRow out;
                const QString where = change.column.isEmpty() ? QString() : text.rowName(question, row) + (english() ? QStringLiteral(": ") : u"："_qs) + place.label.in(m_language);
                Paragraph name = words(question.label, m_language);
                if (reference != m_record.reference())
                    name.insert(name.begin(), {reference.mid(reference.lastIndexOf(u'/') + 1) + u' ', Language::English, SpanRole::Bold, {}});
                out.cells = {cellOf(name, where.isEmpty() ? Paragraph() : Paragraph{textSpan(where, m_language)}), cellOf(shortened(text, place, change.before)), cellOf(shortened(text, place, change.after))};
                table.rows.push_back(std::move(out));
            }
        }
        if (table.rows.empty())
            add(ParagraphBlock{words(LocalizedText{u"Nothing has changed since revision %1."_qs, u"自第 %1 次修订以来没有变化。"_qs}.arg(qint64(from.number)), m_language)});
        else
            add(table);
    }
    Paragraph shortened(const AnswerText& text, const Question& question, const Answer& answer) const
    {
        if (answer.isBlank())
            return {{u"–"_qs, Language::English, SpanRole::Plain, {}}};
        constexpr qsizetype longest = 240;
        Paragraph paragraph = text.cell(question, answer);
        for (Span& span : paragraph) {
            if (span.text.size() > longest)
                span.text = span.text.left(longest) + u"…"_qs;
        }
        return paragraph;
    }

    void addEvidence()
    {
        TableBlock proofs;
        proofs.caption = say("Proof of the measures", u"措施的证明"_qs);
        proofs.columns = {column("Measure", u"措施"_qs, 1, true), column("Proof", u"证明"_qs, 4), column("In place since", u"落实日期"_qs, 1.3)};
        QStringList seen;
        TableBlock files;
        files.caption = say("Attached files", u"附件"_qs);
        files.columns = {column("File", u"文件"_qs, 2), column("Of", u"所属"_qs, 1.4), column("Bytes", u"字节"_qs, 0.9), column("SHA-256", u"SHA-256"_qs, 4)};
        const auto addFiles = [&](const QString& reference) {
            const Record* record = m_workspace.record(reference);
            if (record == nullptr || seen.contains(reference))
                return;
            seen.append(reference);
            for (const auto& [question, answer] : record->answers.all()) {
                const auto file = [&](const Answer& cell) {
                    const QString sha256 = cell.hasValue() ? stringAt(cell.v, "sha256") : QString();
                    if (sha256.isEmpty())
                        return;
                    TableRow row;
                    row.cells = {cellOf({textSpan(stringAt(cell.v, "name"), m_language)}), cellOf({{reference, Language::English, SpanRole::Plain, {}}}),
                                 cellOf({{displayNumber(double(cell.v.value("size", qint64(0))), m_language), Language::English, SpanRole::Plain, {}}}), cellOf({{sha256, Language::English, SpanRole::Plain, {}}})};
                    files.rows.push_back(std::move(row));
                };
                file(answer.own);
                for (const Row& row : answer.rows) {
                    for (const auto& [column, cell] : row.cells)
                        file(cell);
                }
            }
        };
        addFiles(m_record.reference());
        addFiles(m_record.summary.subject);
        for (const RiskView& risk : m_risks) {
            addFiles(risk.reference);
            for (const QString& measure : risk.measures) {
                const Record* record = m_workspace.record(measure);
                if (record == nullptr || seen.contains(measure))
                    continue;
                addFiles(measure);
                const AnswerText text(m_workspace, *record, m_language);
                const Question* evidence = text.form().question(QStringLiteral("evidence"));
                if (evidence == nullptr || !record->answers.own(evidence->id).hasValue())
                    continue;
                TableRow row;
                const Question* done = text.form().question(QStringLiteral("done"));
                row.cells = {cellOf({{measure, Language::English, SpanRole::Bold, {}}}, {textSpan(text.recordTitle(measure), m_language)}), cellOf(text.cell(*evidence, record->answers.own(evidence->id))),
                             cellOf(done != nullptr && record->answers.own(done->id).hasValue() ? text.cell(*done, record->answers.own(done->id)) : Paragraph{{u"–"_qs, Language::English, SpanRole::Plain, {}}})};
                proofs.rows.push_back(std::move(row));
            }
        }
        if (!proofs.rows.empty())
            add(proofs);
        if (!files.rows.empty())
            add(files);
        else
            add(ParagraphBlock{say("No file is attached.", u"没有附件。"_qs)});
    }

    /// Every provision that a printed question names, spelled out once, with the law and its date.
    void addSources()
    {
        QStringList ids;
        const auto collect = [&](const Form& form, const AnswerText& text) {
            for (const Section& section : form.sections) {
                for (const Question& question : section.questions) {
                    if (!text.shown(question.id))
                        continue;
                    ids += question.cite;
                    for (const Question& column : question.columns)
                        ids += column.cite;
                    for (const MatrixRow& row : question.rows)
                        ids += row.cite;
                }
            }
        };
        collect(m_text.form(), m_text);
        for (const RiskView& risk : m_risks) {
            const AnswerText text(m_workspace, *m_workspace.record(risk.reference), m_language);
            collect(text.form(), text);
        }
        ids += m_scale.cite;
        ids.removeDuplicates();
        std::sort(ids.begin(), ids.end(), [](const QString& a, const QString& b) { return numeric(a) < numeric(b); });
        TableBlock table;
        table.caption = say("Laws and guidelines, with the provisions that this report names", u"法律与指南，及本报告引用的条款"_qs);
        table.columns = {column("Law or guideline", u"法律或指南"_qs, 2.4), column("Date", u"日期"_qs, 1), column("Provisions", u"条款"_qs, 4)};
        std::vector<std::pair<const Citation*, QStringList>> laws;
        for (const QString& id : std::as_const(ids)) {
            const Citation* citation = Regimes::builtIn().citation(id);
            if (citation == nullptr)
                continue;
            if (laws.empty() || laws.back().first->law.en != citation->law.en)
                laws.push_back({citation, {}});
            laws.back().second.append(citation->brief.in(m_language));
        }
        for (const auto& [citation, briefs] : laws) {
            // "GDPR Art. 5, 6(1)(f)": what all have in common stands once.
            QStringList shortened = briefs;
            const QString start = english() ? briefs.front().section(QStringLiteral("Art. "), 0, 0) + QStringLiteral("Art. ") : briefs.front().section(u'第', 0, 0);
            for (qsizetype i = 1; i < shortened.size(); ++i) {
                if (start.size() > 2 && shortened[i].startsWith(start))
                    shortened[i].remove(0, start.size());
            }
            TableRow row;
            row.cells = {cellOf(words(citation->law, m_language)), cellOf({{displayDate(citation->date, m_language), m_language, SpanRole::Plain, {}}}),
                         cellOf({textSpan(shortened.join(english() ? QStringLiteral(", ") : u"、"_qs), m_language)})};
            table.rows.push_back(std::move(row));
        }
        add(table);
    }
    /// Numbers padded, so that Art. 5 stands before Art. 35.
    static QString numeric(const QString& id)
    {
        QString padded, digits;
        const auto flush = [&] {
            padded += digits.isEmpty() ? QString() : digits.rightJustified(5, u'0');
            digits.clear();
        };
        for (const QChar c : id) {
            if (c.isDigit()) {
                digits += c;
            } else {
                flush();
                padded += c;
            }
        }
        flush();
        return padded;
    }

    void addIntegrity()
    {
        if (!m_revisions.empty()) {
            const QString hash = m_revisions.back().sha256;
            add(BoxBlock{say("SHA-256 of the record", u"记录的 SHA-256"_qs), {}, {}, {{inEights(hash), Language::English, SpanRole::Plain, {}}},
                         {words(LocalizedText{u"Revision %1: canonical JSON (RFC 8785) of the assessment, its subject, the risks and their measures, %2 bytes."_qs,
                                              u"第 %1 次修订：评估、评估对象、风险及其措施的规范 JSON（RFC 8785），共 %2 字节。"_qs}
                                    .arg(qint64(m_revisions.back().number)).arg(qint64(m_revisions.back().json.size())), m_language)}, false});
            add(ParagraphBlock{say("The value is computed from that record alone. It changes if one character of an answer changes. To check it, let the workspace be verified: the command dossier-cli verify computes it anew.",
                                   u"该值仅由上述记录计算得出，任一答案改动一个字符都会使其改变。可对工作区进行校验：命令 dossier-cli verify 会重新计算该值。"_qs)});
        }
        const Record& record = m_record;
        FactsBlock facts;
        facts.columns = 2;
        QStringList forms{record.summary.form + QStringLiteral(" ") + QString::number(record.summary.formVersion)};
        for (const RiskView& risk : m_risks) {
            const auto summary = m_workspace.summary(risk.reference);
            forms.append(summary->form + u' ' + QString::number(summary->formVersion));
        }
        forms.removeDuplicates();
        facts.facts.push_back({say("Forms used, with their versions", u"所用表单及版本"_qs), {{{forms.join(english() ? QStringLiteral(", ") : u"、"_qs), Language::English, SpanRole::Plain, {}}}}, {}});
        facts.facts.push_back({say("Scale", u"等级标准"_qs), {{{m_scale.id + QStringLiteral(" ") + QString::number(m_scale.version), Language::English, SpanRole::Plain, {}}}}, {}});
        add(facts);
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
