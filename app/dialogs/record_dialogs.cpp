// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/record_dialogs.h"

#include "core/rules/gates.h"
#include "core/rules/prefill_source.h"
#include <QComboBox>
#include <QPlainTextEdit>

namespace dossier {

namespace {
LocalizedText inLanguage(Language language, const QString& text)
{
    LocalizedText result;
    result.of(language) = text;
    return result;
}
} // namespace

NewRecordDialog::NewRecordDialog(Workspace& workspace, const QString& form, QWidget* parent, const QString& subject)
    : Dialog({}, parent), m_workspace(workspace), m_form(form), m_subject(subject)
{
    const Language language = interfaceLanguage();
    const Form& definition = *workspace.library().form(form);
    setWindowTitle(tr("New: %1").arg(definition.title.in(language)));
    const Question* title = definition.titleQuestion();
    addText(title ? title->label.in(language) : tr("Name"), TextRole::Strong);
    if (title && !title->help.isEmpty())
        addText(title->help.in(language), TextRole::Small, ColourRole::Muted);
    m_first = new QLineEdit(this);
    m_first->setAccessibleName(title ? title->label.in(language) : tr("Name"));
    content()->addWidget(m_first);
    if (!title || title->localized) {
        m_first->setPlaceholderText(language == Language::Chinese ? u"中文"_qs : QStringLiteral("English"));
        m_second = new QLineEdit(this);
        m_second->setPlaceholderText(language == Language::Chinese ? tr("English (optional, can follow later)") : tr("Chinese (optional, can follow later)"));
        m_second->setAccessibleName(m_second->placeholderText());
        content()->addWidget(m_second);
    }
    connect(addButton(tr("Cancel"), false), &QPushButton::clicked, this, &QDialog::reject);
    connect(addButton(tr("Add"), true), &QPushButton::clicked, this, &NewRecordDialog::add);
    m_first->setFocus();
}

void NewRecordDialog::add()
{
    const Language language = interfaceLanguage();
    const QString name = m_first->text().trimmed();
    const QString second = m_second ? m_second->text().trimmed() : QString();
    if (name.isEmpty() && second.isEmpty()) {
        showProblem(tr("A name is needed, so that other records can refer to it."));
        return;
    }
    const Form& definition = *m_workspace.library().form(m_form);
    const Question* title = definition.titleQuestion();
    AddRecord change;
    change = prefilledRecord(m_workspace, definition, m_subject);
    if (title) {
        if (title->localized) {
            LocalizedText text = inLanguage(language, name);
            text.of(otherLanguage(language)) = second;
            change.answers[toStd(title->id)] = textToJson(text);
        } else {
            change.answers[toStd(title->id)] = toStd(name);
        }
    }
    const auto outcome = m_workspace.apply(change);
    if (!outcome) {
        showProblem(outcome.error().message.in(language));
        return;
    }
    m_reference = outcome->added.value(0);
    accept();
}

StatusDialog::StatusDialog(Workspace& workspace, const QString& reference, const QString& status, QWidget* parent) : Dialog({}, parent)
{
    const Language language = interfaceLanguage();
    const auto summary = workspace.summary(reference);
    const KindInfo* kind = workspace.library().kinds().kind(summary->kind);
    const StatusInfo* info = kind->status(status);
    setWindowTitle(tr("%1: %2").arg(reference, info ? info->label.in(language) : status));
    const LocalizedText someReason{QStringLiteral("x"), QStringLiteral("x")};
    const std::vector<GateFinding> findings = gateFindings(workspace, reference, status, someReason);
    if (!findings.empty()) {
        addText(tr("Not yet: something is missing"), TextRole::Heading);
        int listed = 0;
        for (const GateFinding& finding : findings) {
            if (++listed > 8) {
                addText(tr("and %n more", nullptr, int(findings.size()) - 8), TextRole::Small, ColourRole::Muted);
                break;
            }
            if (finding.question.isEmpty()) {
                addText(finding.text.in(language));
                continue;
            }
            QPushButton* jump = makeButton(finding.text.in(language), false, this);
            jump->setProperty("quiet", true);
            jump->setProperty("link", true);
            jump->setAutoDefault(false);
            connect(jump, &QPushButton::clicked, this, [this, finding] {
                m_question = finding.question;
                m_row = finding.row;
                m_column = finding.column;
                reject();
            });
            content()->addWidget(jump, 0, Qt::AlignLeft);
        }
        connect(addButton(tr("Close"), true), &QPushButton::clicked, this, &QDialog::reject);
        return;
    }
    bool needsReason = false;
    for (const StatusMove& move : movesOf(workspace, reference))
        needsReason |= move.to == status && move.needs.contains(QStringLiteral("reason"));
    addText(needsReason ? tr("Reason") : tr("Reason (optional)"), TextRole::Strong);
    addText(tr("It is kept in the history with your name and the time."), TextRole::Small, ColourRole::Muted);
    auto* reason = new QPlainTextEdit(this);
    reason->setTabChangesFocus(true);
    reason->setAccessibleName(tr("Reason"));
    reason->setMaximumHeight(90);
    content()->addWidget(reason);
    connect(addButton(tr("Cancel"), false), &QPushButton::clicked, this, &QDialog::reject);
    connect(addButton(info ? info->label.in(language) : status, true), &QPushButton::clicked, this, [this, &workspace, reference, status, reason, language] {
        const auto outcome = workspace.apply(SetStatus{reference, status, inLanguage(language, reason->toPlainText().trimmed())});
        if (!outcome)
            showProblem(outcome.error().message.in(language));
        else
            accept();
    });
    reason->setFocus();
}

HandOverDialog::HandOverDialog(Workspace& workspace, const QString& person, QWidget* parent) : Dialog({}, parent)
{
    const Language language = interfaceLanguage();
    setWindowTitle(tr("Hand over the records of %1").arg(workspace.titleOf(person).in(language)));
    const std::vector<Link> links = workspace.linksTo(person);
    QStringList records;
    for (const Link& link : links) {
        if (!records.contains(link.from))
            records.append(link.from);
    }
    addText(tr("%n records name this person. Afterwards they name the person chosen here; it is one step that can be undone.", nullptr, int(records.size())));
    auto* choice = new QComboBox(this);
    choice->setAccessibleName(tr("To whom"));
    for (const RecordSummary& other : workspace.records(QStringLiteral("person"))) {
        if (other.reference != person && other.status != "left")
            choice->addItem(other.title.in(language) + u"  "_qs + other.reference, other.reference);
    }
    addText(tr("To whom"), TextRole::Strong);
    content()->addWidget(choice);
    connect(addButton(tr("Cancel"), false), &QPushButton::clicked, this, &QDialog::reject);
    QPushButton* give = addButton(tr("Hand over"), true);
    give->setEnabled(choice->count() > 0 && !records.isEmpty());
    if (choice->count() == 0)
        showProblem(tr("There is nobody else yet. Add the person first."));
    connect(give, &QPushButton::clicked, this, [this, &workspace, person, choice, language] {
        const auto outcome = workspace.apply(workspace.handOver(person, choice->currentData().toString()));
        if (!outcome)
            showProblem(outcome.error().message.in(language));
        else
            accept();
    });
}

RemoveDialog::RemoveDialog(Workspace& workspace, const QString& reference, QWidget* parent) : Dialog({}, parent)
{
    const Language language = interfaceLanguage();
    setWindowTitle(tr("Remove %1").arg(reference));
    const std::vector<Link> links = workspace.linksTo(reference);
    if (!links.empty()) {
        addText(tr("%1 is in use and cannot be removed. Take it out here first:").arg(workspace.titleOf(reference).in(language)));
        QStringList shown;
        for (const Link& link : links) {
            if (shown.contains(link.from))
                continue;
            shown.append(link.from);
            const Question* question = workspace.formOf(link.from).question(link.question);
            QPushButton* jump = makeButton(link.from + u"  "_qs + workspace.titleOf(link.from).in(language)
                                               + (question ? u" › "_qs + question->label.in(language) : QString()), false, this);
            jump->setProperty("quiet", true);
            jump->setProperty("link", true);
            jump->setAutoDefault(false);
            connect(jump, &QPushButton::clicked, this, [this, from = link.from] {
                m_record = from;
                reject();
            });
            content()->addWidget(jump, 0, Qt::AlignLeft);
        }
        connect(addButton(tr("Close"), true), &QPushButton::clicked, this, &QDialog::reject);
        return;
    }
    addText(tr("“%1” is taken out of the lists. Its history is kept, its reference is not used again, and the step can be undone.")
                .arg(workspace.titleOf(reference).in(language)));
    connect(addButton(tr("Cancel"), false), &QPushButton::clicked, this, &QDialog::reject);
    connect(addButton(tr("Remove"), true), &QPushButton::clicked, this, [this, &workspace, reference, language] {
        const auto outcome = workspace.apply(RemoveRecord{reference});
        if (!outcome)
            showProblem(outcome.error().message.in(language));
        else
            accept();
    });
}

} // namespace dossier
