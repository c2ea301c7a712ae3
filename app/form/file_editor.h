// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/editor.h"
#include "app/style/components.h"

namespace dossier {

/// One file kept inside the workspace: drop it or choose it; name, size and hash once it is there. It can be saved as a copy; kinds that cannot run can also be
/// looked at, after a question.
class FileEditor final : public Editor
{
    Q_OBJECT
public:
    FileEditor(FormContext& context, const Question& question, const Cell& cell, QWidget* parent);
    void load() override;
    QList<QWidget*> stops() const override;
    void setReadOnly(bool on) override;
    void retranslate() override;
    void setNames(const QString& name, const QString& description) override;
    bool attach(const QString& path);
    /// Asks for a file to attach, or where to save one; replaced in tests.
    static std::function<QString(QWidget* parent, const QString& suggestedName)> askPath;

protected:
    void paintEvent(QPaintEvent*) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    bool hasFile() const { return answer().hasValue(); }
    void saveCopy();
    void open(); ///< asks first, in place
    void ask(bool on);

    Text* m_words;
    QPushButton* m_choose;
    QPushButton* m_name;
    QPushButton* m_open;
    QPushButton* m_cancel;
    QPushButton* m_remove;
    bool m_over = false, m_asking = false;
};

} // namespace dossier
