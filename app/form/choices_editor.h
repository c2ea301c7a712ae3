// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/editor.h"
#include "app/form/token_field.h"

namespace dossier {

/// Several of many as tokens: options, countries, rows of another table, own words where the list is open.
class ChoicesEditor final : public Editor
{
    Q_OBJECT
public:
    ChoicesEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);
    void load() override;
    bool commit() override;
    void revert() override;
    bool isDirty() const override;
    QList<QWidget*> stops() const override { return m_tokens->stops(); }
    void start(const QString& typed) override;
    void setReadOnly(bool on) override { m_tokens->setReadOnly(on); }
    void retranslate() override;
    void restyle() override { m_tokens->field()->restyle(); }
    void setNames(const QString& name, const QString& description) override { m_tokens->setNames(name, description); }
    TokenField* tokens() const { return m_tokens; }

private:
    void add(const Json& item);
    Json items() const;

    TokenField* m_tokens;
    bool m_refused = false;
};

} // namespace dossier
