// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/builders/assessment_context.h"

#include <algorithm>

namespace dossier {

AssessmentContext::AssessmentContext(const Workspace& workspace_, const Record& record_, Language language_)
    : workspace(workspace_), record(record_), language(language_), text(workspace_, record_, language_), scale(scaleOf(workspace_, record_.reference())),
      risks(risksOf(workspace_, record_.summary.subject, scale)), revisions(workspace_.revisionsOf(record_.reference()))
{
    std::stable_sort(risks.begin(), risks.end(), [](const RiskView& a, const RiskView& b) { return (a.residual ? a.residual->level : -1) > (b.residual ? b.residual->level : -1); });
}

QString AssessmentContext::choice(const char* question) const
{
    return stringAt(Json{{"v", record.answers.own(QString::fromLatin1(question)).v}}, "v");
}

Paragraph AssessmentContext::saidOf(const char* question) const
{
    const Question* asked = text.form().question(QString::fromLatin1(question));
    return asked == nullptr ? Paragraph() : text.cell(*asked, record.answers.own(asked->id));
}

Paragraph AssessmentContext::byWhom(const char* person, const char* date) const
{
    const Record* who = workspace.record(choice(person));
    QStringList parts{who == nullptr ? QString() : who->summary.title.in(language), who == nullptr ? QString() : who->answers.text(QStringLiteral("function")).in(language),
                      displayDate(choice(date), language, true)};
    parts.removeAll(QString());
    return {textSpan(parts.join(english() ? QStringLiteral(", ") : u"，"_qs), language)};
}

TableColumn AssessmentContext::column(const char* en, const QString& zh, double weight, bool unbroken) const
{
    TableColumn result;
    result.head = say(en, zh);
    result.weight = weight;
    result.unbroken = unbroken;
    return result;
}

std::vector<Block> AssessmentContext::riskInFull(const RiskView& risk, int headingLevel) const
{
    std::vector<Block> blocks;
    const AnswerText words(workspace, *workspace.record(risk.reference), language);
    blocks.push_back(HeadingBlock{headingLevel, risk.label, {textSpan(risk.title.in(language), language)}, risk.reference + QStringLiteral("/full")});
    for (const Section& section : words.form().sections) {
        for (Block& block : sectionBlocks(words, section, language)) {
            if (const auto* question = std::get_if<QuestionBlock>(&block); question != nullptr && question->anchor.endsWith(QStringLiteral("/title")))
                continue;
            blocks.push_back(std::move(block));
        }
    }
    return blocks;
}

TableCell AssessmentContext::cellOf(Paragraph line, Paragraph second)
{
    TableCell cell;
    cell.lines.push_back(std::move(line));
    if (!second.empty())
        cell.second.push_back(std::move(second));
    return cell;
}

QString AssessmentContext::inEights(const QString& hash)
{
    QString grouped;
    for (qsizetype i = 0; i < hash.size(); i += 8)
        grouped += (i == 0 ? QString() : i == hash.size() / 2 ? QStringLiteral(" ") : QString(QChar::Nbsp)) + hash.mid(i, 8);
    return grouped;
}

ReportMark::Kind AssessmentContext::signOf(const QString& word)
{
    using Sign = ReportMark::Kind;
    static const std::map<QString, Sign> signs{{QStringLiteral("approved"), Sign::Favourable}, {QStringLiteral("favourable"), Sign::Favourable},
        {QStringLiteral("approved-with-conditions"), Sign::Conditions}, {QStringLiteral("reservations"), Sign::Conditions}, {QStringLiteral("consultation"), Sign::Consultation},
        {QStringLiteral("rejected"), Sign::Unfavourable}, {QStringLiteral("unfavourable"), Sign::Unfavourable}};
    const auto found = signs.find(word);
    return found == signs.end() ? Sign::None : found->second;
}

} // namespace dossier
