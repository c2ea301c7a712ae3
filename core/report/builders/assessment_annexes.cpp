// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/difference.h"
#include "core/report/builders/assessment_context.h"
#include "core/report/picture.h"
#include "core/rules/regime.h"
#include <QRegularExpression>

namespace dossier {

namespace {

class Annexes
{
public:
    explicit Annexes(const AssessmentContext& of) : m_of(of) {}

    std::vector<Block> run()
    {
        head("A.1", "Signatures", u"签署"_qs, "signatures");
        addSignatures();
        head("A.2", "Versions", u"版本"_qs, "versions");
        addVersions();
        head("A.3", "Diagrams", u"图示"_qs, "diagrams");
        addDiagrams();
        head("A.4", "Evidence and attachments", u"证据与附件"_qs, "evidence");
        addEvidence();
        head("A.5", "Sources and citations", u"来源与引用"_qs, "sources");
        addSources();
        head("A.6", "Integrity", u"完整性"_qs, "integrity");
        addIntegrity();
        addOtherRisks();
        return std::move(m_blocks);
    }

private:
    void head(const char* number, const char* en, const QString& zh, const char* anchor)
    {
        add(HeadingBlock{2, QString::fromLatin1(number), m_of.say(en, zh), m_of.record.reference() + QStringLiteral("/annex-") + QString::fromLatin1(anchor)});
    }

    void addOtherRisks()
    {
        bool headed = false;
        for (const RiskView& risk : m_of.risks) {
            if (isUnacceptable(risk, m_of.scale))
                continue;
            if (!headed)
                head("A.7", "The other risks in full", u"其余风险详情"_qs, "risks");
            headed = true;
            for (Block& block : m_of.riskInFull(risk, 3))
                add(std::move(block));
        }
    }

    /// Pictures among the files of the assessment and of what it is about, printed; what cannot be printed stands among the attachments.
    void addDiagrams()
    {
        bool any = false;
        for (const QString& reference : {m_of.record.reference(), m_of.record.summary.subject}) {
            const Record* record = m_of.workspace.record(reference);
            if (record == nullptr)
                continue;
            const Form& form = m_of.workspace.formOf(reference);
            for (const Section& section : form.sections) {
                for (const Question& question : section.questions) {
                    const Answer& answer = record->answers.own(question.id);
                    if (question.type != QuestionType::File || !answer.hasValue())
                        continue;
                    const auto content = m_of.workspace.attachment(stringAt(answer.v, "sha256"));
                    const auto picture = content ? pictureOf(*content) : std::nullopt;
                    if (!picture)
                        continue;
                    PictureBlock block;
                    block.caption = words(question.label, m_of.language);
                    block.source = words(LocalizedText{u"Source: attached file %1 of %2, listed in A.4"_qs, u"来源：%2 的附件 %1，见 A.4"_qs}.arg(stringAt(answer.v, "name")).arg(reference), m_of.language);
                    block.picture = *picture;
                    block.alternative = LocalizedText{u"%1, a picture of %2 by %3 dots. What it shows is said in words under “%4”."_qs, u"%1，%2×%3 像素的图片，其内容的文字说明见“%4”。"_qs}
                                            .arg(question.label).arg(qint64(picture->width())).arg(qint64(picture->height())).arg(section.title).in(m_of.language);
                    block.anchor = m_of.record.reference() + QStringLiteral("/picture-") + question.id;
                    add(std::move(block));
                    any = true;
                }
            }
        }
        if (!any)
            add(ParagraphBlock{m_of.say("No picture is attached. The flows of data are described in words.", u"没有图片附件，数据流转见正文的文字说明。"_qs)});
    }

    void addSignatures()
    {
        SignaturesBlock block;
        const auto signature = [&](const LocalizedText& role, const QString& person, const QString& date, bool isSigned) {
            const Record* who = m_of.workspace.record(m_of.choice(person));
            SignaturesBlock::Signature one;
            one.role = words(role, m_of.language);
            one.name = who == nullptr ? notAnswered(m_of.language) : Paragraph{textSpan(who->summary.title.in(m_of.language), m_of.language)};
            if (who != nullptr)
                one.function = {textSpan(who->answers.text(QStringLiteral("function")).in(m_of.language), m_of.language)};
            one.missing = !isSigned;
            const LocalizedText done{u"Recorded on %1, revision %2"_qs, u"记录于%1，第 %2 次修订"_qs};
            one.signedOn = isSigned ? words(done.arg(displayDate(m_of.choice(date), m_of.language, true)).arg(qint64(m_of.revisions.empty() ? 0 : m_of.revisions.back().number)), m_of.language) : m_of.say("Not signed", u"未签署"_qs);
            block.signatures.push_back(std::move(one));
        };
        signature({u"Decided, for the controller"_qs, u"决定（代表控制者）"_qs}, QStringLiteral("decided-by"), QStringLiteral("decided-on"), isDecided(m_of.record.summary));
        signature({u"Advised"_qs, u"提出意见"_qs}, m_of.part("adviser"), m_of.part("advice-date"), isDecided(m_of.record.summary) && !m_of.choice(m_of.part("advice-date")).isEmpty());
        add(block);
    }

    void addVersions()
    {
        if (m_of.revisions.empty()) {
            add(ParagraphBlock{m_of.say("No decision has been made yet.", u"尚未作出决定。"_qs)});
            return;
        }
        TableBlock table;
        table.caption = m_of.say("One revision for each decision, newest first", u"每次决定形成一次修订，最新在前"_qs);
        table.columns = {m_of.column("Revision", u"修订"_qs, 0.8, true), m_of.column("Version", u"版本"_qs, 0.8), m_of.column("Date", u"日期"_qs, 1.2), m_of.column("Decision", u"决定"_qs, 1.8), m_of.column("SHA-256 of the record", u"记录的 SHA-256"_qs, 4)};
        const KindInfo* kind = m_of.workspace.library().kinds().kind(m_of.record.summary.kind);
        for (auto revision = m_of.revisions.rbegin(); revision != m_of.revisions.rend(); ++revision) {
            const StatusInfo* decision = kind ? kind->status(revision->decision) : nullptr;
            const Record* who = m_of.workspace.record(revision->person);
            TableRow row;
            row.cells = {m_of.cellOf({{QString::number(revision->number), Language::English, SpanRole::Bold, {}}}), m_of.cellOf({{revision->version, Language::English, SpanRole::Plain, {}}}),
                         m_of.cellOf({{displayDate(revision->time.date().toString(Qt::ISODate), m_of.language), m_of.language, SpanRole::Plain, {}}}),
                         m_of.cellOf({{decision ? decision->label.in(m_of.language) : revision->decision, m_of.language, SpanRole::Plain, {}}},
                                who == nullptr ? Paragraph() : Paragraph{textSpan(who->summary.title.in(m_of.language), m_of.language)}),
                         m_of.cellOf({{revision->sha256, Language::English, SpanRole::Plain, {}}})};
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
        const bool open = !isDecided(m_of.record.summary);
        if (!open && m_of.revisions.size() < 2)
            return;
        const Revision& from = open ? m_of.revisions.back() : m_of.revisions[m_of.revisions.size() - 2];
        TableBlock table;
        table.caption = words(LocalizedText{u"What changed since revision %1"_qs, u"自第 %1 次修订以来的变化"_qs}.arg(qint64(from.number)), m_of.language);
        table.columns = {m_of.column("Where", u"位置"_qs, 1.6), m_of.column("Before", u"此前"_qs, 2.4), m_of.column("Now", u"现在"_qs, 2.4)};
        QStringList references{m_of.record.reference()};
        for (const RiskView& risk : m_of.risks)
            references.append(risk.reference);
        for (const QString& reference : references) {
            const Record& record = *m_of.workspace.record(reference);
            const AnswerText text(m_of.workspace, record, m_of.language);
            const Answers before = answersAt(from, reference, text.form());
            const Answers after = open ? record.answers : answersAt(m_of.revisions.back(), reference, text.form());
            for (const Difference& change : differences(text.form(), before, after)) {
                const Question& question = *text.form().question(change.question);
                const Question& place = change.column.isEmpty() ? question : *question.column(change.column);
                Row row;
                row.id = change.row;
                if (const Row* known = after.at(change.question).row(change.row); known != nullptr)
                    row = *known;
                TableRow out;
                const QString where = change.column.isEmpty() ? QString() : text.rowName(question, row) + (m_of.english() ? QStringLiteral(": ") : u"："_qs) + place.label.in(m_of.language);
                Paragraph name = words(question.label, m_of.language);
                if (reference != m_of.record.reference())
                    name.insert(name.begin(), {reference.mid(reference.lastIndexOf(u'/') + 1) + u' ', Language::English, SpanRole::Bold, {}});
                out.cells = {m_of.cellOf(name, where.isEmpty() ? Paragraph() : Paragraph{textSpan(where, m_of.language)}), m_of.cellOf(shortened(text, place, change.before)), m_of.cellOf(shortened(text, place, change.after))};
                table.rows.push_back(std::move(out));
            }
        }
        if (table.rows.empty())
            add(ParagraphBlock{words(LocalizedText{u"Nothing has changed since revision %1."_qs, u"自第 %1 次修订以来没有变化。"_qs}.arg(qint64(from.number)), m_of.language)});
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
        proofs.caption = m_of.say("Proof of the measures", u"措施的证明"_qs);
        proofs.columns = {m_of.column("Measure", u"措施"_qs, 1, true), m_of.column("Proof", u"证明"_qs, 4), m_of.column("In place since", u"落实日期"_qs, 1.3)};
        QStringList seen;
        TableBlock files;
        files.caption = m_of.say("Attached files", u"附件"_qs);
        files.columns = {m_of.column("File", u"文件"_qs, 2), m_of.column("Of", u"所属"_qs, 1.4), m_of.column("Bytes", u"字节"_qs, 0.9), m_of.column("SHA-256", u"SHA-256"_qs, 4)};
        const auto addFiles = [&](const QString& reference) {
            const Record* record = m_of.workspace.record(reference);
            if (record == nullptr || seen.contains(reference))
                return;
            seen.append(reference);
            for (const auto& [question, answer] : record->answers.all()) {
                const auto file = [&](const Answer& cell) {
                    const QString sha256 = cell.hasValue() ? stringAt(cell.v, "sha256") : QString();
                    if (sha256.isEmpty())
                        return;
                    TableRow row;
                    row.cells = {m_of.cellOf({textSpan(stringAt(cell.v, "name"), m_of.language)}), m_of.cellOf({{reference, Language::English, SpanRole::Plain, {}}}),
                                 m_of.cellOf({{displayNumber(double(cell.v.value("size", qint64(0))), m_of.language), Language::English, SpanRole::Plain, {}}}), m_of.cellOf({{sha256, Language::English, SpanRole::Plain, {}}})};
                    files.rows.push_back(std::move(row));
                };
                file(answer.own);
                for (const Row& row : answer.rows) {
                    for (const auto& [column, cell] : row.cells)
                        file(cell);
                }
            }
        };
        addFiles(m_of.record.reference());
        addFiles(m_of.record.summary.subject);
        for (const RiskView& risk : m_of.risks) {
            addFiles(risk.reference);
            for (const QString& measure : risk.measures) {
                const Record* record = m_of.workspace.record(measure);
                if (record == nullptr || seen.contains(measure))
                    continue;
                addFiles(measure);
                const AnswerText text(m_of.workspace, *record, m_of.language);
                const Question* evidence = text.form().question(QStringLiteral("evidence"));
                if (evidence == nullptr || !record->answers.own(evidence->id).hasValue())
                    continue;
                TableRow row;
                const Question* done = text.form().question(QStringLiteral("done"));
                row.cells = {m_of.cellOf({{measure, Language::English, SpanRole::Bold, {}}}, {textSpan(text.recordTitle(measure), m_of.language)}), m_of.cellOf(text.cell(*evidence, record->answers.own(evidence->id))),
                             m_of.cellOf(done != nullptr && record->answers.own(done->id).hasValue() ? text.cell(*done, record->answers.own(done->id)) : Paragraph{{u"–"_qs, Language::English, SpanRole::Plain, {}}})};
                proofs.rows.push_back(std::move(row));
            }
        }
        if (!proofs.rows.empty())
            add(proofs);
        if (!files.rows.empty())
            add(files);
        else
            add(ParagraphBlock{m_of.say("No file is attached.", u"没有附件。"_qs)});
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
        collect(m_of.text.form(), m_of.text);
        for (const RiskView& risk : m_of.risks) {
            const AnswerText text(m_of.workspace, *m_of.workspace.record(risk.reference), m_of.language);
            collect(text.form(), text);
        }
        ids += m_of.scale.cite;
        ids.removeDuplicates();
        std::sort(ids.begin(), ids.end(), [](const QString& a, const QString& b) { return numeric(a) < numeric(b); });
        TableBlock table;
        table.caption = m_of.say("Laws and guidelines, with the provisions that this report names", u"法律与指南，及本报告引用的条款"_qs);
        table.columns = {m_of.column("Law or guideline", u"法律或指南"_qs, 2.4), m_of.column("Date", u"日期"_qs, 1), m_of.column("Provisions", u"条款"_qs, 4)};
        std::vector<std::pair<const Citation*, QStringList>> laws;
        for (const QString& id : std::as_const(ids)) {
            const Citation* citation = Regimes::builtIn().citation(id);
            if (citation == nullptr)
                continue;
            if (laws.empty() || laws.back().first->law.en != citation->law.en)
                laws.push_back({citation, {}});
            // The article; which paragraph of it is said beside each question.
            static const QRegularExpression english(QStringLiteral("^(.*?Art\\. \\d+[a-z]?)\\(.*$"));
            static const QRegularExpression chinese(u"^(.*?第 ?\\d+ ?条).+$"_qs);
            QString brief = citation->brief.in(m_of.language);
            brief.replace(m_of.english() ? english : chinese, QStringLiteral("\\1"));
            if (!laws.back().second.contains(brief))
                laws.back().second.append(brief);
        }
        for (const auto& [citation, briefs] : laws) {
            // "GDPR Art. 5, 6(1)(f)": what all have in common stands once.
            QStringList shortened = briefs;
            const QString start = m_of.english() ? briefs.front().section(QStringLiteral("Art. "), 0, 0) + QStringLiteral("Art. ") : briefs.front().section(u'第', 0, 0);
            for (qsizetype i = 1; i < shortened.size(); ++i) {
                if (start.size() > 2 && shortened[i].startsWith(start))
                    shortened[i].remove(0, start.size());
            }
            TableRow row;
            row.cells = {m_of.cellOf(words(citation->law, m_of.language)), m_of.cellOf({{displayDate(citation->date, m_of.language), m_of.language, SpanRole::Plain, {}}}),
                         m_of.cellOf({textSpan(shortened.join(m_of.english() ? QStringLiteral(", ") : u"、"_qs), m_of.language)})};
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
        if (!m_of.revisions.empty()) {
            const QString hash = m_of.revisions.back().sha256;
            add(BoxBlock{m_of.say("SHA-256 of the record", u"记录的 SHA-256"_qs), {}, {}, {{m_of.inEights(hash), Language::English, SpanRole::Plain, {}}},
                         {words(LocalizedText{u"Revision %1: canonical JSON (RFC 8785) of the assessment, its subject, the risks and their measures, %2 bytes."_qs,
                                              u"第 %1 次修订：评估、评估对象、风险及其措施的规范 JSON（RFC 8785），共 %2 字节。"_qs}
                                    .arg(qint64(m_of.revisions.back().number)).arg(qint64(m_of.revisions.back().json.size())), m_of.language)}, false});
            add(ParagraphBlock{m_of.say("The value is computed from that record alone. It changes if one character of an answer changes. To check it, let the workspace be verified: the command dossier-cli verify computes it anew.",
                                   u"该值仅由上述记录计算得出，任一答案改动一个字符都会使其改变。可对工作区进行校验：命令 dossier-cli verify 会重新计算该值。"_qs)});
        }
        const Record& record = m_of.record;
        FactsBlock facts;
        facts.columns = 2;
        QStringList forms{record.summary.form + QStringLiteral(" ") + QString::number(record.summary.formVersion)};
        for (const RiskView& risk : m_of.risks) {
            const auto summary = m_of.workspace.summary(risk.reference);
            forms.append(summary->form + u' ' + QString::number(summary->formVersion));
        }
        forms.removeDuplicates();
        facts.facts.push_back({m_of.say("Forms used, with their versions", u"所用表单及版本"_qs), {{{forms.join(m_of.english() ? QStringLiteral(", ") : u"、"_qs), Language::English, SpanRole::Plain, {}}}}, {}});
        facts.facts.push_back({m_of.say("Scale", u"等级标准"_qs), {{{m_of.scale.id + QStringLiteral(" ") + QString::number(m_of.scale.version), Language::English, SpanRole::Plain, {}}}}, {}});
        add(facts);
        add(ParagraphBlock{words(LocalizedText{u"This report was made from audit entry %1 of the workspace, hash %2. Each entry contains the hash of the one before: whoever keeps this page can show that what led to it was not changed later."_qs,
                                              u"本报告依据工作区第 %1 条审计记录生成，其哈希值为 %2。每条记录含有上一条的哈希值：持有本页者可以证明此前的内容事后未被更改。"_qs}
                                     .arg(m_of.workspace.auditCount()).arg(m_of.workspace.auditHead()), m_of.language)});
    }

    void add(Block block) { m_blocks.push_back(std::move(block)); }

    const AssessmentContext& m_of;
    std::vector<Block> m_blocks;
};

} // namespace

std::vector<Block> assessmentAnnexes(const AssessmentContext& of)
{
    return Annexes(of).run();
}

} // namespace dossier
