// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/editor.h"
#include "app/form/pick_field.h"

namespace dossier {

/// One of several: up to five short options as joined buttons, else a field that searches in both languages. Countries too.
class ChoiceEditor final : public Editor
{
    Q_OBJECT
public:
    ChoiceEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);
    void load() override;
    bool commit() override;
    void revert() override;
    bool isDirty() const override;
    QList<QWidget*> stops() const override;
    void start(const QString& typed) override;
    void setReadOnly(bool on) override;
    void retranslate() override;
    void restyle() override;

private:
    void written(bool done);
    void buildButtons();
    bool buttonsFit() const;

    Segmented* m_buttons = nullptr;
    PickField* m_field = nullptr;
    bool m_refused = false;
};

} // namespace dossier
