// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/completeness.h"
#include "core/report/builders/assessment_context.h"

namespace dossier {

namespace {

/// The first page: who, what, how it was decided, and how to check it.
class Cover
{
public:
    explicit Cover(const AssessmentContext& of) : m_of(of) {}

    CoverBlock run() const
    {
        const QString reference = m_of.record.reference();
        const QString title = m_of.text.recordTitle(reference);
        CoverBlock page;
        const Record* controller = m_of.organisation();
        page.organisation = {textSpan(m_of.organisationTitle(), m_of.language)};
        if (controller != nullptr && controller->summary.title.has(otherLanguage(m_of.language)) && controller->summary.title.en != controller->summary.title.zh)
            page.otherOrganisation = {{controller->summary.title.of(otherLanguage(m_of.language)), otherLanguage(m_of.language), SpanRole::Plain, {}}};
        page.kind = words(m_of.text.form().title, m_of.language);
        page.under = words(m_of.text.form().report.under, m_of.language);
        page.title = {textSpan(title, m_of.language)};
        page.anchor = reference;
        page.bookmark = title;
        const QString other = m_of.record.summary.title.of(otherLanguage(m_of.language));
        if (!other.isEmpty() && other != title)
            page.otherTitle = {{other, otherLanguage(m_of.language), SpanRole::Plain, {}}};
        const Completeness done = completeness(m_of.text.form(), m_of.record.answers, m_of.workspace.library());
        if (!isDecided(m_of.record.summary)) {
            page.draft = m_of.say("DRAFT", u"草稿"_qs);
            page.draft.push_back(words(LocalizedText{u"Not approved. %1 of %2 required answers are given, %3 not known yet."_qs, u"未批准。必答问题 %2 项，已答 %1 项，%3 项尚不清楚。"_qs}
                                           .arg(qint64(done.answered)).arg(qint64(done.required)).arg(qint64(done.unknown)), m_of.language).front());
        }
        BoxBlock status{m_of.say("Status", u"状态"_qs), {}, {m_of.signOf(m_of.record.summary.status), 0, 0}, {{statusWord(m_of.workspace, m_of.record.summary, m_of.language), m_of.language, SpanRole::Plain, {}}}, {}};
        const size_t conditions = m_of.record.answers.at(QStringLiteral("conditions")).rows.size();
        if (m_of.record.summary.status == u"approved-with-conditions")
            status.details.push_back(words((conditions == 1 ? LocalizedText{u"One condition, section %1"_qs, u"1 项条件，见第 %1 节"_qs}
                                                            : LocalizedText{u"%1 conditions, section %2"_qs, u"%1 项条件，见第 %2 节"_qs}.arg(qint64(conditions))).arg(m_of.numberAround(QStringLiteral("conditions"))), m_of.language));
        page.verdicts.push_back(status);
        const QString stance = m_of.part("stance");
        if (const Section* advice = m_of.text.form().sectionOf(stance); advice != nullptr) {
            const LocalizedText where = LocalizedText{u"Section %1"_qs, u"见第 %1 节"_qs}.arg(m_of.numberOf(*advice));
            page.verdicts.push_back({words(advice->title, m_of.language), {}, {m_of.signOf(m_of.choice(stance)), 0, 0}, m_of.saidOf(stance), {words(where, m_of.language)}});
        }
        const auto fact = [&](const LocalizedText& label, std::vector<Paragraph> value) { page.facts.push_back({words(label, m_of.language), std::move(value), {}}); };
        const auto joined = [&](std::initializer_list<Paragraph> parts, const char* between) {
            Paragraph all;
            for (const Paragraph& part : parts) {
                if (!all.empty() && !part.empty())
                    all.push_back({QString::fromUtf8(between), m_of.language, SpanRole::Plain, {}});
                all.insert(all.end(), part.begin(), part.end());
            }
            return all;
        };
        fact({u"Reference"_qs, u"编号"_qs}, {{{reference, Language::English, SpanRole::Bold, {}}}});
        fact({u"Version"_qs, u"版本"_qs}, {m_of.saidOf(QStringLiteral("version"))});
        fact(labelOf("organisation"), {m_of.saidOf(QStringLiteral("organisation"))});
        if (m_of.record.answers.own(QStringLiteral("joint-controllers")).hasValue())
            fact(labelOf("joint-controllers"), {m_of.saidOf(QStringLiteral("joint-controllers"))});
        fact({u"Processing"_qs, u"处理活动"_qs}, {{textSpan(m_of.record.summary.subject + u' ' + m_of.text.recordTitle(m_of.record.summary.subject), m_of.language)}});
        fact({u"Decided by"_qs, u"决定人"_qs}, {m_of.choice(QStringLiteral("decided-by")).isEmpty() ? m_of.saidOf(QStringLiteral("decided-by")) : m_of.byWhom(QStringLiteral("decided-by"), QStringLiteral("decided-on"))});
        if (const QString officer = m_of.part("officer"); !officer.isEmpty()) {
            const std::vector<Paragraph> contact = contactOf(officer);
            fact(m_of.text.form().question(officer)->label, {m_of.choice(officer).isEmpty() ? contact.front() : joined({m_of.saidOf(officer), contact.front()}, m_of.english() ? ", " : "，")});
        }
        if (const QString authority = m_of.part("authority"); !authority.isEmpty()) {
            std::vector<Paragraph> lines{m_of.saidOf(authority)};
            if (m_of.record.answers.own(m_of.part("authority-contact")).hasValue())
                lines.push_back(m_of.saidOf(m_of.part("authority-contact")));
            fact({u"Supervisory authority"_qs, u"监管机构"_qs}, std::move(lines));
        }
        fact({u"Next review"_qs, u"下次复核"_qs}, {m_of.saidOf(QStringLiteral("review"))});
        if (!m_of.text.form().report.structure.isEmpty())
            fact({u"Structure"_qs, u"结构"_qs}, {words(m_of.text.form().report.structure, m_of.language)});
        page.integrityLabel = m_of.say("Integrity", u"完整性"_qs);
        if (m_of.revisions.empty()) {
            page.integrity = {m_of.say("No decision has been made yet; there is no revision to check against.", u"尚未作出决定，没有可供核对的修订。"_qs)};
        } else {
            page.integrity = {words(LocalizedText{u"SHA-256 of revision %1, the record that was decided on"_qs, u"第 %1 次修订（所决定记录）的 SHA-256"_qs}.arg(qint64(m_of.revisions.back().number)), m_of.language),
                              {{m_of.inEights(m_of.revisions.back().sha256), Language::English, SpanRole::Plain, {}}}, m_of.say("How to check it: annex A.6", u"核对方法见附件 A.6"_qs)};
        }
        return page;
    }

private:
    LocalizedText labelOf(const char* question) const
    {
        const Question* asked = m_of.text.form().question(QString::fromLatin1(question));
        return asked == nullptr ? LocalizedText() : asked->label;
    }
    std::vector<Paragraph> contactOf(const QString& person) const
    {
        const Record* who = m_of.workspace.record(m_of.choice(person));
        if (who == nullptr)
            return {m_of.saidOf(person)};
        std::vector<Paragraph> lines;
        for (const char* id : {"email", "phone"}) {
            const QString text = who->answers.text(QString::fromLatin1(id)).in(m_of.language);
            if (!text.isEmpty())
                lines.push_back({{text, Language::English, SpanRole::Plain, {}}});
        }
        return lines.empty() ? std::vector<Paragraph>{notAnswered(m_of.language)} : lines;
    }

    const AssessmentContext& m_of;
};

} // namespace

CoverBlock assessmentCover(const AssessmentContext& of)
{
    return Cover(of).run();
}

} // namespace dossier
