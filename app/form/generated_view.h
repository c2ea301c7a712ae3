// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/editor.h"
#include "app/style/components.h"

namespace dossier {

/// A part of the form that is shown, not asked: text without a frame, with where it comes from.
class GeneratedView final : public Editor
{
    Q_OBJECT
public:
    GeneratedView(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);
    void load() override;
    QList<QWidget*> stops() const override { return {}; }
    void setReadOnly(bool) override {}
    void retranslate() override { load(); }

private:
    Text* m_text;
};

} // namespace dossier
