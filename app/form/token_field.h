// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/pick_field.h"

namespace dossier {

/// Chips and a place to add one: Backspace removes the last, arrows walk the chips, Delete removes one, Enter on a chip activates it.
class TokenField : public QWidget
{
    Q_OBJECT
public:
    struct Token { QString id; Chip chip; };
    explicit TokenField(QWidget* parent = nullptr);
    void setTokens(const QList<Token>& tokens);
    void setMost(int most) { m_most = most; } ///< 1: the field goes once there is a token
    void setActivatable(bool on) { m_activatable = on; }
    void setReadOnly(bool on);
    PickField* field() const { return m_field; }
    QList<QWidget*> stops() const;
    const QList<ChipButton*>& chips() const { return m_chips; }
    void setNames(const QString& name, const QString& description);

Q_SIGNALS:
    void removed(int index);
    void activated(int index);
    void typedOnChip(const QString& text); ///< with one token: a character starts the next choice

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void focusChip(int index);

    PickField* m_field;
    QList<ChipButton*> m_chips;
    QList<QString> m_ids;
    QString m_name, m_description;
    int m_most = 0;
    bool m_activatable = false, m_readOnly = false;
};

} // namespace dossier
