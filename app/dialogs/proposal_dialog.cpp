// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/proposal_dialog.h"

#include "core/rules/regime.h"
#include "core/text/fold.h"
#include <QScrollArea>
#include <algorithm>

namespace dossier {

namespace {

const Form* aboutForm(const Workspace& workspace)
{
    return workspace.library().formOfKind(QStringLiteral("risk"));
}

QString articles(const QStringList& cite, Language language)
{
    QStringList briefs;
    for (const QString& id : cite) {
        const Citation* citation = Regimes::builtIn().citation(id);
        briefs.append(citation == nullptr ? id : citation->brief.in(language));
    }
    return briefs.join(language == Language::Chinese ? u"、"_qs : QStringLiteral(", "));
}

} // namespace

ProposalDialog::ProposalDialog(Workspace& workspace, const QString& record, const Question& question, QWidget* parent)
    : Dialog({}, parent), m_workspace(workspace), m_record(record), m_question(question)
{
    if (const auto summary = workspace.summary(record))
        m_subject = summary->subject.isEmpty() ? record : summary->subject;
    m_proposals = isAbout() ? proposalsAbout(workspace, *aboutForm(workspace), m_subject) : proposalsFor(workspace, record, question);
    setWindowTitle(isAbout() ? tr("Risks from the catalogue") : tr("Measures from the catalogue"));
    resize(720, 620);
    addText(isAbout() ? tr("Choose what applies. Each becomes a risk with its threat and impacts described, for you to adapt and to rate.")
                      : tr("Choose what reduces this risk. A measure that the register has already is named; the others are added as planned."),
            TextRole::Body, ColourRole::Muted);
    m_filter = new QLineEdit(this);
    m_filter->setClearButtonEnabled(true);
    m_filter->setPlaceholderText(tr("Search the catalogue"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    content()->addWidget(m_filter);
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* paper = new QWidget(area);
    auto* column = new QVBoxLayout(paper);
    column->setContentsMargins(space::m, space::s, space::m, space::m);
    column->setSpacing(space::s);
    addGroup(isAbout() ? tr("Fits this processing") : tr("Works against this scenario"), true, column);
    addGroup(tr("All others"), false, column);
    m_nothing = new Text(TextRole::Body, paper);
    m_nothing->setColour(ColourRole::Muted);
    m_nothing->setText(tr("Nothing in the catalogue has these words."));
    m_nothing->hide();
    column->addWidget(m_nothing);
    column->addStretch(1);
    area->setWidget(paper);
    content()->addWidget(area, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &ProposalDialog::applyFilter);
    connect(addButton(tr("Cancel"), false), &QPushButton::clicked, this, &QDialog::reject);
    m_add = addButton({}, true);
    connect(m_add, &QPushButton::clicked, this, &ProposalDialog::addChosen);
    count();
    m_filter->setFocus();
}

QCheckBox* ProposalDialog::box(const QString& entry) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&entry](const Line& line) { return line.proposal.entry->id == entry; });
    return found == m_lines.end() ? nullptr : found->box;
}

void ProposalDialog::addGroup(const QString& title, bool fits, QVBoxLayout* column)
{
    if (std::none_of(m_proposals.begin(), m_proposals.end(), [fits](const Proposal& proposal) { return proposal.fits == fits; }))
        return;
    auto* head = new Text(TextRole::Strong, this);
    head->setText(title);
    column->addWidget(head);
    m_heads.append({head, fits});
    for (const Proposal& proposal : m_proposals) {
        if (proposal.fits == fits)
            addLine(proposal, column);
    }
}

void ProposalDialog::addLine(const Proposal& proposal, QVBoxLayout* column)
{
    const Language language = interfaceLanguage();
    const Option& entry = *proposal.entry;
    Line line;
    line.proposal = proposal;
    line.widget = new QWidget(this);
    auto* box = new QVBoxLayout(line.widget);
    box->setContentsMargins(0, 0, 0, space::xs);
    box->setSpacing(0);
    line.box = new QCheckBox(entry.label.in(language), line.widget);
    const Answer& answer = m_workspace.record(m_record)->answers.own(m_question.id);
    const bool named = answer.hasValue() && answer.v.is_array() && std::find(answer.v.begin(), answer.v.end(), Json(toStd(proposal.existing))) != answer.v.end();
    QString note = (proposal.because.isEmpty() ? entry.help : proposal.because).in(language);
    if (!proposal.existing.isEmpty() && (isAbout() || named)) {
        line.box->setChecked(true);
        line.box->setEnabled(false);
        note = tr("Recorded already: %1").arg(proposal.existing.mid(proposal.existing.lastIndexOf(u'/') + 1));
    } else if (!proposal.existing.isEmpty()) {
        note = tr("In the register as %1: it will be named, not added again.").arg(proposal.existing);
    }
    const QString law = articles(entry.cite, language);
    auto* detail = new Text(TextRole::Small, line.widget);
    detail->setColour(ColourRole::Muted);
    detail->setText(law.isEmpty() ? note : note + (language == Language::Chinese ? u"·"_qs : u" · "_qs) + law);
    detail->setContentsMargins(24, 0, 0, 0);
    line.box->setAccessibleDescription(detail->text());
    box->addWidget(line.box);
    box->addWidget(detail);
    connect(line.box, &QCheckBox::toggled, this, &ProposalDialog::count);
    line.words = foldForSearch(entry.id + u' ' + entry.label.en + u' ' + entry.label.zh + u' ' + entry.help.en + u' ' + entry.help.zh + u' ' + entry.group.in(language));
    column->addWidget(line.widget);
    m_lines.push_back(std::move(line));
}

void ProposalDialog::applyFilter()
{
    const QStringList words = foldForSearch(m_filter->text()).split(u' ', Qt::SkipEmptyParts);
    int shown = 0;
    int shownOf[2] = {0, 0};
    for (const Line& line : m_lines) {
        const bool match = std::all_of(words.begin(), words.end(), [&line](const QString& word) { return line.words.contains(word); });
        line.widget->setVisible(match);
        shown += match ? 1 : 0;
        shownOf[line.proposal.fits ? 1 : 0] += match ? 1 : 0;
    }
    for (const auto& [head, fits] : std::as_const(m_heads))
        head->setVisible(shownOf[fits ? 1 : 0] > 0);
    m_nothing->setVisible(shown == 0);
}

QStringList ProposalDialog::chosen() const
{
    QStringList entries;
    for (const Line& line : m_lines) {
        if (line.box->isEnabled() && line.box->isChecked())
            entries.append(line.proposal.entry->id);
    }
    return entries;
}

void ProposalDialog::count()
{
    const int chosenNow = int(chosen().size());
    m_add->setText(chosenNow == 0 ? tr("Add") : tr("Add %n", nullptr, chosenNow));
    m_add->setEnabled(chosenNow > 0);
}

void ProposalDialog::addChosen()
{
    const QStringList entries = chosen();
    const Change change = isAbout() ? acceptProposals(m_workspace, *aboutForm(m_workspace), m_subject, entries) : acceptProposals(m_workspace, m_record, m_question, entries);
    const auto outcome = m_workspace.apply(change);
    if (!outcome) {
        showProblem(outcome.error().message.in(interfaceLanguage()));
        return;
    }
    m_added = int(entries.size());
    accept();
}

} // namespace dossier
