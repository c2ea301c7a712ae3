// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/builders/assessment_context.h"

#include <algorithm>

namespace dossier {

namespace {

/// 1 to 99 as Chinese counts: 五, 十, 十六, 二十一.
QString hanNumber(int number)
{
    const QString digits = u"零一二三四五六七八九"_qs;
    if (number < 10)
        return digits.mid(number, 1);
    return (number < 20 ? QString() : digits.mid(number / 10, 1)) + u'十' + (number % 10 == 0 ? QString() : digits.mid(number % 10, 1));
}

} // namespace

AssessmentContext::AssessmentContext(const Workspace& workspace_, const Record& record_, Language language_)
    : workspace(workspace_), record(record_), language(language_), text(workspace_, record_, language_), scale(scaleOf(workspace_, record_.reference())),
      risks(risksOf(workspace_, record_.summary.subject, scale)), revisions(workspace_.revisionsOf(record_.reference()))
{
    std::stable_sort(risks.begin(), risks.end(), [](const RiskView& a, const RiskView& b) { return (a.residual ? a.residual->level : -1) > (b.residual ? b.residual->level : -1); });
}

QString AssessmentContext::choice(const QString& question) const
{
    return stringAt(Json{{"v", record.answers.own(question).v}}, "v");
}

Paragraph AssessmentContext::labelOf(const QString& question) const
{
    const Question* asked = text.form().question(question);
    return asked == nullptr ? Paragraph() : words(asked->label, language);
}

QString AssessmentContext::numberOf(const Section& section) const
{
    if (!section.ownNumber().isEmpty())
        return section.ownNumber();
    int number = 0;
    for (const Section& each : text.form().sections) {
        if (text.sectionShown(each.id))
            ++number;
        if (each.id == section.id)
            break;
    }
    return english() ? QString::number(number) : hanNumber(number);
}

QString AssessmentContext::heading(const Section& section) const
{
    return numberOf(section) + (english() || !section.ownNumber().isEmpty() ? QString() : u"、"_qs);
}

QString AssessmentContext::numberAround(const QString& question) const
{
    const Section* section = text.form().sectionOf(question);
    return section == nullptr ? QString() : numberOf(*section);
}

Paragraph AssessmentContext::saidOf(const QString& question) const
{
    const Question* asked = text.form().question(question);
    return asked == nullptr ? Paragraph() : text.cell(*asked, record.answers.own(asked->id));
}

Paragraph AssessmentContext::byWhom(const QString& person, const QString& date) const
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

const Record* AssessmentContext::organisation() const
{
    const Record* named = workspace.record(choice(QStringLiteral("organisation")));
    return named != nullptr ? named : workspace.mainOrganisation();
}

QString AssessmentContext::organisationTitle() const
{
    const Record* named = organisation();
    return named == nullptr ? organisationName(workspace, language) : named->summary.title.in(language);
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
