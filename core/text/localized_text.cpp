// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/localized_text.h"

namespace dossier {

QString joinList(const QStringList& items, Language language)
{
    if (items.isEmpty())
        return {};
    if (items.size() == 1)
        return items.first();
    const QStringList head = items.mid(0, items.size() - 1);
    if (language == Language::Chinese)
        return head.join(u'、') + u'和' + items.last();
    return head.join(QStringLiteral(", ")) + QStringLiteral(" and ") + items.last();
}

LocalizedText joinList(const QList<LocalizedText>& items)
{
    QStringList english;
    QStringList chinese;
    for (const LocalizedText& item : items) {
        english.append(item.in(Language::English));
        chinese.append(item.in(Language::Chinese));
    }
    return {joinList(english, Language::English), joinList(chinese, Language::Chinese)};
}

} // namespace dossier
