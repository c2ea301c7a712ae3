// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/builders/record_blocks.h"

namespace dossier {

namespace {

FactsBlock factsOfRecord(const Workspace& workspace, const AnswerText& text, Language language)
{
    FactsBlock facts;
    const RecordSummary& summary = text.record().summary;
    const auto add = [&](const LocalizedText& label, std::vector<Paragraph> value) { facts.facts.push_back({words(label, language), std::move(value)}); };
    add({QStringLiteral("Reference"), u"编号"_qs}, {{{summary.reference, Language::English, SpanRole::Bold, {}}}});
    add({QStringLiteral("Status"), u"状态"_qs}, {{{statusWord(workspace, summary, language), language, SpanRole::Plain, {}}}});
    for (const char* id : {"owner", "review"}) {
        const Question* question = text.form().question(QString::fromLatin1(id));
        if (question != nullptr)
            add(question->label, {text.cell(*question, text.answers().own(question->id))});
    }
    const std::vector<Paragraph> states = assessmentStates(workspace, summary.reference, language);
    if (!states.empty()) {
        std::vector<Paragraph> lines;
        for (Paragraph line : states) {
            for (Span& span : line)
                span.role = SpanRole::Plain;
            lines.push_back(std::move(line));
        }
        add({QStringLiteral("Impact assessment"), u"影响评估"_qs}, lines);
    }
    return facts;
}

} // namespace

ReportDocument activityReport(const Workspace& workspace, const QString& reference, const ReportOptions& options)
{
    const Language language = options.language;
    const bool english = language == Language::English;
    ReportDocument document;
    document.language = language;
    document.pageSize = options.pageSize;
    const Record* record = workspace.record(reference);
    if (record == nullptr) {
        document.title = reference;
        document.blocks.push_back(ParagraphBlock{words({QStringLiteral("This entry does not exist."), u"此记录不存在。"_qs}, language)});
        return document;
    }
    const AnswerText text(workspace, *record, language);
    const QString organisation = organisationName(workspace, language);
    const QString title = text.recordTitle(reference);
    document.title = title == reference ? reference : reference + u' ' + title;
    document.author = organisation;
    document.subject = text.form().title.in(language);
    document.headerLeft = {textSpan(organisation, language, SpanRole::Bold), textSpan(QString(QChar(0x2002)) + document.title, language)};
    document.footerLeft = auditFooter(workspace, language, reference);

    document.blocks.push_back(HeadingBlock{1, {}, {textSpan(title, language)}, reference});
    const LocalizedText& formTitle = text.form().title;
    document.blocks.push_back(ParagraphBlock{{{formTitle.in(language), language, SpanRole::Plain, {}},
                                                 {english ? QStringLiteral(", entry of the record of processing activities") : u"，处理活动记录条目"_qs, language, SpanRole::Plain, {}}},
        false, true});
    const QString other = workspace.titleOf(reference).of(otherLanguage(language));
    if (!other.isEmpty() && other != title)
        document.blocks.push_back(ParagraphBlock{{{other, otherLanguage(language), SpanRole::Plain, {}}}, false, true});
    document.blocks.push_back(factsOfRecord(workspace, text, language));

    int number = 0;
    for (const Section& section : text.form().sections) {
        const std::vector<Block> blocks = sectionBlocks(text, section, language);
        if (blocks.empty())
            continue;
        document.blocks.push_back(HeadingBlock{2, QString::number(++number), words(section.title, language), reference + u'/' + section.id});
        document.blocks.insert(document.blocks.end(), blocks.begin(), blocks.end());
    }
    return document;
}

} // namespace dossier
