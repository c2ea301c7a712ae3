// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/editor.h"
#include "app/form/text_pair.h"

namespace dossier {

/// Yes · No (· Not known), and below an explanation once there is an answer.
class YesNoEditor final : public Editor
{
    Q_OBJECT
public:
    YesNoEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);
    void load() override;
    bool commit() override;
    void revert() override;
    bool isDirty() const override;
    QList<QWidget*> stops() const override;
    void start(const QString& typed) override;
    void setReadOnly(bool on) override;
    void retranslate() override;
    void restyle() override { m_note->restyle(); }
    void setNames(const QString& name, const QString& description) override;

private:
    void choose(const QString& id);

    Segmented* m_buttons;
    TextPair* m_note;
};

} // namespace dossier
