// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/text_editor.h"

class QComboBox;

namespace dossier {

/// A number with its unit; whether it is exact, about or at least. Digits as either language writes them.
class NumberEditor final : public Editor
{
    Q_OBJECT
public:
    NumberEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);
    ~NumberEditor() override;
    void load() override;
    bool commit() override;
    void revert() override;
    bool isDirty() const override;
    QList<QWidget*> stops() const override;
    void start(const QString& typed) override;
    void setReadOnly(bool on) override;
    void retranslate() override;
    void restyle() override;
    void setNames(const QString& name, const QString& description) override;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    bool writeNumber(double number, const QString& precision);

    QComboBox* m_precision;
    TextInput* m_input;
    Text* m_unit;
    PendingText m_pending;
    QString m_saved;
    bool m_refused = false, m_first = true;
};

} // namespace dossier
