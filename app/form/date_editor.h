// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/text_editor.h"
#include <QDate>

class QCalendarWidget;

namespace dossier {

/// A field for a date: typed as people write dates, or taken from the calendar (Alt+Down).
class DateInput : public TextInput
{
    Q_OBJECT
public:
    explicit DateInput(const Clock& clock, QWidget* parent);
    ~DateInput() override;
    /// The date typed; none for what is no date. An empty field is an empty optional inside.
    std::optional<std::optional<QDate>> typedDate() const;
    static QString words(const QDate& date);

Q_SIGNALS:
    void datePicked(const QDate& date);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void openCalendar();

    const Clock& m_clock;
    QPointer<QCalendarWidget> m_calendar;
    QToolButton* m_button;
};

class DateEditor final : public Editor
{
    Q_OBJECT
public:
    DateEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);
    ~DateEditor() override;
    void load() override;
    bool commit() override;
    void revert() override;
    bool isDirty() const override { return m_input->text().trimmed() != m_saved; }
    QList<QWidget*> stops() const override { return {m_input->field()}; }
    void start(const QString& typed) override;
    void setReadOnly(bool on) override { m_input->setReadOnly(on); }
    void retranslate() override;
    void restyle() override;

private:
    DateInput* m_input;
    PendingText m_pending;
    QString m_saved;
    bool m_first = true;
};

} // namespace dossier
