// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/editor.h"
#include "app/form/pick_field.h"
#include "app/form/text_pair.h"
#include <QPointer>
#include <QTimer>

namespace dossier {

/// Keeps what is being typed crash-safe: told of every keystroke, it writes to the workspace's pending texts 400 ms after the last one.
class PendingText
{
public:
    PendingText(FormContext& context, std::function<QString(std::optional<Language>)> text);
    void note(const Cell& cell); ///< typed just now
    void drop(const Cell& cell); ///< saved or given up
    void flush();
    /// What was typed in an earlier session and never saved.
    static std::optional<QString> kept(const FormContext& context, const Cell& cell);

private:
    FormContext& m_context;
    std::function<QString(std::optional<Language>)> m_text;
    QList<Cell> m_cells;
    QTimer m_timer;
};

/// A line or a long text, in one or two languages, with suggestions of a catalogue while typing.
class TextEditor final : public Editor
{
    Q_OBJECT
public:
    TextEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);
    ~TextEditor() override;
    void load() override;
    bool commit() override;
    void revert() override;
    bool isDirty() const override;
    QList<QWidget*> stops() const override { return m_pair->stops(); }
    void start(const QString& typed) override;
    void setReadOnly(bool on) override { m_pair->setReadOnly(on); }
    void retranslate() override;
    void restyle() override { m_pair->restyle(); }
    void setNames(const QString& name, const QString& description) override { m_pair->setNames(name, description); }
    TextPair* pair() const { return m_pair; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    bool commitLanguage(Language language);
    Cell cellOf(Language language) const;
    void suggest(Language language);
    void takeSuggestion(const Pick& pick);

    TextPair* m_pair;
    PendingText m_pending;
    QPointer<PickList> m_list;
    Language m_suggesting = Language::English;
    bool m_first = true;
};

} // namespace dossier
