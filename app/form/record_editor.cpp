// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/record_editor.h"

#include "core/rules/proposals.h"
#include <QBoxLayout>
#include <algorithm>

namespace dossier {

RecordEditor::RecordEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent) : Editor(context, question, cell, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_tokens = new TokenField(this);
    m_tokens->setActivatable(true);
    m_tokens->setMost(isOne() ? 1 : 0);
    column->setSpacing(space::s);
    column->addWidget(m_tokens);
    m_proposals = makeButton({}, false, this);
    m_proposals->setProperty("quiet", true);
    connect(m_proposals, &QPushButton::clicked, this, [this] {
        if (m_context.propose)
            m_context.propose(m_question.id);
    });
    column->addWidget(m_proposals, 0, Qt::AlignLeft);
    PickField* field = m_tokens->field();
    field->setWidthHint(280);
    field->setFlat(!isOne());
    field->setSource([this] {
        QList<Pick> picks = picksOf(m_question, m_context, interfaceLanguage());
        const QStringList have = chosen();
        picks.removeIf([&have](const Pick& pick) { return have.contains(pick.id); });
        return picks;
    });
    connect(field, &PickField::picked, this, [this](const QString& id) {
        m_tokens->field()->setChosen({});
        set(isOne() ? QStringList{id} : chosen() << id);
        if (isOne())
            Q_EMIT finished();
    });
    connect(field, &PickField::newRecord, this, [this](const QString& form) {
        if (m_context.createRecord)
            m_context.createRecord(form, m_question.id);
    });
    connect(field, &PickField::cleared, this, [this] {
        m_tokens->field()->setChosen({});
        Q_EMIT problem({});
    });
    connect(field, &PickField::refused, this, [this](const QString& text) {
        Q_EMIT problem(text.isEmpty() ? QString() : tr("There is no “%1” in the register yet. Nothing was saved; the end of the list makes a new one.").arg(text));
    });
    connect(field, &PickField::confirmed, this, &Editor::finished);
    connect(field, &PickField::openWanted, this, [this] {
        const QStringList have = chosen();
        if (!have.isEmpty() && m_context.openRecord)
            m_context.openRecord(have.last());
    });
    connect(m_tokens, &TokenField::activated, this, [this](int index) {
        const QStringList have = chosen();
        if (index < have.size() && m_context.openRecord)
            m_context.openRecord(have[index]);
    });
    connect(m_tokens, &TokenField::removed, this, [this](int index) {
        QStringList have = chosen();
        if (index >= have.size())
            return;
        have.removeAt(index);
        set(have);
        if (isOne() && have.isEmpty())
            m_tokens->field()->lineEdit()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_tokens, &TokenField::typedOnChip, this, [this](const QString& text) {
        m_tokens->field()->show();
        m_tokens->field()->lineEdit()->setFocus(Qt::OtherFocusReason);
        m_tokens->field()->type(text);
    });
    connect(field, &PickField::left, this, [this] {
        if (!isDirty())
            load();
    });
    retranslate();
}

QStringList RecordEditor::chosen() const
{
    QStringList references;
    const Answer& saved = answer();
    if (!saved.hasValue())
        return references;
    for (const Json& item : saved.v.is_array() ? saved.v : Json::array({saved.v})) {
        if (item.is_string())
            references.append(fromStd(item.get<std::string>()));
    }
    return references;
}

void RecordEditor::set(const QStringList& references)
{
    Json value;
    if (isOne() && !references.isEmpty()) {
        value = toStd(references.first());
    } else if (!references.isEmpty()) {
        value = Json::array();
        for (const QString& reference : references)
            value.push_back(toStd(reference));
    }
    write(value);
    load();
}

void RecordEditor::load()
{
    QList<TokenField::Token> tokens;
    const Language language = interfaceLanguage();
    for (const QString& reference : chosen()) {
        TokenField::Token token;
        token.id = reference;
        token.chip.text = reference;
        token.chip.language = language;
        token.chip.colour = ColourRole::Text;
        if (const auto summary = m_context.workspace->summary(reference)) {
            const Pick pick = recordPick(m_context, *summary, language);
            token.chip.text = pick.label;
            token.chip.glyph = pick.glyph;
            if (pick.tint == ColourRole::DangerTint) {
                token.chip.colour = pick.colour;
                token.chip.tint = pick.tint;
            }
        }
        tokens.append(token);
    }
    m_tokens->setTokens(tokens);
    const std::vector<Proposal> all = m_cell.column.isEmpty() && !isOne() ? proposalsFor(*m_context.workspace, m_context.record, m_question) : std::vector<Proposal>();
    const QStringList have = chosen();
    const auto open = std::count_if(all.begin(), all.end(), [&have](const Proposal& proposal) { return proposal.fits && !have.contains(proposal.existing); });
    m_proposals->setVisible(!all.empty() && m_context.propose && !isReadOnly());
    m_proposals->setText(open > 0 ? tr("Proposals %1").arg(int(open)) : tr("From the catalogue…"));
}

QList<QWidget*> RecordEditor::stops() const
{
    QList<QWidget*> all = m_tokens->stops();
    if (!m_proposals->isHidden())
        all.append(m_proposals);
    return all;
}

void RecordEditor::setReadOnly(bool on)
{
    m_tokens->setReadOnly(on);
    if (on)
        m_proposals->hide();
}

bool RecordEditor::commit()
{
    return isReadOnly() || m_tokens->field()->settle();
}

void RecordEditor::revert()
{
    m_tokens->field()->setChosen({});
    load();
    Q_EMIT problem({});
}

void RecordEditor::start(const QString& typed)
{
    Editor::start(typed);
    if (!typed.isEmpty() && !m_tokens->field()->isHidden())
        m_tokens->field()->type(typed);
}

void RecordEditor::retranslate()
{
    QList<QPair<QString, QString>> makes;
    for (const QString& kind : m_question.kinds) {
        const Form* form = m_context.library().formOfKind(kind);
        const KindInfo* info = m_context.library().kinds().kind(kind);
        if (form != nullptr && info != nullptr)
            makes.append({form->id, info->title.in(interfaceLanguage())});
    }
    m_tokens->field()->setNewRecords(makes);
    m_tokens->field()->setPlaceholder(isOne() ? tr("Type to search") : tr("add…  Ctrl+L"));
    load();
}

} // namespace dossier
