// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/form/answer.h"
#include <QDateTime>

namespace dossier {

/// One record without its answers: what lists show.
struct RecordSummary
{
    QString reference;  ///< "ACT-0001", "ACT-0002/R-01"; never reused, the record's identity everywhere
    QString kind;       ///< "activity"
    QString form;       ///< "activity", "gdpr-dpia"
    int formVersion = 1;
    QString status;
    LocalizedText title;
    QString subject;    ///< of an assessment or risk: the record it is about
    QDateTime created, modified;
    bool removed = false;
};

/// An assessment on which was decided stays as it is until it is reopened.
bool isDecided(const RecordSummary& summary);

struct Record
{
    RecordSummary summary;
    Answers answers;
    const QString& reference() const { return summary.reference; }
};

/// An answer that names another record.
struct Link
{
    QString from; ///< reference of the record that answers
    QString to;
    QString question, row, column; ///< where it is named
    bool operator==(const Link&) const = default;
};

/// A decision on an assessment, over what was decided on.
struct Revision
{
    int number = 0;
    QString version;  ///< the label a person gave, may be empty
    QDateTime time;
    QString author;   ///< who wrote it
    QString person;   ///< reference of who decided, may be empty
    QString decision; ///< status: "approved-with-conditions"
    QString sha256;   ///< of `json`
    QByteArray json;  ///< canonical (RFC 8785): records and the hashes of their forms
};

struct Attachment
{
    QString sha256, name;
    qint64 size = 0;
};

} // namespace dossier
