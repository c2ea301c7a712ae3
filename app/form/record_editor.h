// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/editor.h"
#include "app/form/token_field.h"

namespace dossier {

/// One or several records as chips with their state: type to search, Ctrl+Enter opens, "new …" at the end of the list.
class RecordEditor final : public Editor
{
    Q_OBJECT
public:
    RecordEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);
    void load() override;
    bool commit() override;
    void revert() override;
    bool isDirty() const override { return m_tokens->field()->isChanged(); }
    QList<QWidget*> stops() const override;
    void start(const QString& typed) override;
    void setReadOnly(bool on) override;
    void retranslate() override;
    void restyle() override { m_tokens->field()->restyle(); }
    void setNames(const QString& name, const QString& description) override { m_tokens->setNames(name, description); }
    TokenField* tokens() const { return m_tokens; }

private:
    bool isOne() const { return m_question.type == QuestionType::Record; }
    QStringList chosen() const;
    void set(const QStringList& references);

    TokenField* m_tokens;
    QPushButton* m_proposals; ///< what the catalogue offers, where it does
};

} // namespace dossier
