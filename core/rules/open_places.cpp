// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule_facts.h"

namespace dossier::rules_detail {

namespace {

/// "question" or "table/row/column" of one record.
LocalizedText placeName(const Workspace& workspace, const Record& record, const QString& place)
{
    const Form& form = workspace.formOf(record.reference());
    const QStringList parts = place.split(u'/');
    const Question* question = form.question(parts.value(0));
    if (question == nullptr)
        return LocalizedText::same(place);
    if (parts.size() < 3)
        return question->label;
    const Question* column = question->column(parts[2]);
    const Row* row = record.answers.at(question->id).row(parts[1]);
    QString rowLabel = row != nullptr ? row->label : QString();
    if (rowLabel.isEmpty())
        rowLabel = parts[1];
    if (column == nullptr)
        return question->label;
    return LocalizedText{QStringLiteral("%1 (%2)"), u"%1（%2）"_qs}.arg(column->label).arg(rowLabel);
}

} // namespace

LocalizedText openPlaces(const Workspace& workspace, const Record& record, const QStringList& open)
{
    constexpr qsizetype most = 6; // longer lists are cut: the places are all in Reason::open
    QList<LocalizedText> names;
    for (const QString& place : open) {
        const qsizetype colon = place.indexOf(u':');
        const Record* other = colon > 0 ? workspace.record(place.left(colon)) : nullptr;
        LocalizedText name;
        if (other != nullptr)
            name = LocalizedText{QStringLiteral("%1 of %2"), u"%2的“%1”"_qs}.arg(placeName(workspace, *other, place.mid(colon + 1))).arg(other->summary.title);
        else
            name = placeName(workspace, record, place);
        if (!names.contains(name))
            names.append(name);
    }
    if (names.size() > most) {
        const qsizetype rest = names.size() - (most - 1);
        names.resize(most - 1);
        names.append(LocalizedText{QStringLiteral("%1 more"), u"另外 %1 项"_qs}.arg(qint64(rest)));
    }
    // Chinese lists of names are set off by ideographic commas throughout.
    LocalizedText text = joinList(names);
    QStringList chinese;
    for (const LocalizedText& name : std::as_const(names))
        chinese.append(name.in(Language::Chinese));
    text.zh = chinese.join(u'、');
    return text;
}

} // namespace dossier::rules_detail
