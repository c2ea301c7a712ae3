// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/form_context.h"

#include <QPointer>
#include <QVariant>

namespace dossier {

namespace {
constexpr const char* ownerProperty = "dossierOwner";
}

const Answer& FormContext::answer(const Cell& cell) const
{
    static const Answer blank;
    const Record* here = current();
    if (here == nullptr)
        return blank;
    const QuestionAnswer& answers = here->answers.at(cell.question);
    if (cell.column.isEmpty())
        return answers.own;
    const Row* row = answers.row(cell.row);
    return row == nullptr ? blank : row->cell(cell.column);
}

Result<Outcome> FormContext::write(const Cell& cell, const Json& value) const
{
    if (cell.row.isEmpty() && !cell.column.isEmpty()) {
        Json inner = value;
        if (cell.language)
            inner = Json{{toStd(languageCode(*cell.language)), value}};
        return apply(AddRow{record, cell.question, Json{{toStd(cell.column), inner}}, -1, {}, {}});
    }
    return apply(SetAnswer{record, cell, value});
}

Result<Outcome> FormContext::apply(const Change& change) const
{
    Result<Outcome> done = workspace->apply(change);
    if (!done && done.error().kind != Error::Kind::Refused && failed)
        failed(done.error());
    return done;
}

void setOwner(QWidget* widget, QWidget* owner)
{
    widget->setProperty(ownerProperty, QVariant::fromValue(QPointer<QWidget>(owner)));
}

QWidget* ownerOf(const QWidget* widget)
{
    const QVariant owner = widget->property(ownerProperty);
    if (owner.isValid())
        return owner.value<QPointer<QWidget>>();
    return widget->parentWidget();
}

bool isWithin(const QWidget* widget, const QWidget* root)
{
    for (const QWidget* at = widget; at != nullptr; at = ownerOf(at)) {
        if (at == root)
            return true;
    }
    return false;
}

} // namespace dossier
