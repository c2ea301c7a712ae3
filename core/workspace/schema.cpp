// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/schema.h"

#include "core/text/resources.h"

namespace dossier {

namespace {

QByteArray migrationSql(int version)
{
    return resourceBytes(u"schema/%1.sql"_qs.arg(version, 3, 10, QLatin1Char('0')));
}

} // namespace

int currentSchemaVersion()
{
    static const int version = int(resourceNames(QStringLiteral("schema")).size());
    return version;
}

void migrate(Database& database, int from)
{
    Transaction transaction(database);
    for (int version = from + 1; version <= currentSchemaVersion(); ++version)
        database.execute(migrationSql(version));
    transaction.commit();
}

QStringList schemaLines(Database& database)
{
    QStringList lines;
    Query query = database.query("SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema");
    while (query.next())
        lines << query.text(0) + QLatin1Char('|') + query.text(1) + QLatin1Char('|') + query.text(2) + QLatin1Char('|') + query.text(3);
    lines.sort();
    return lines;
}

QStringList expectedSchemaLines(int version)
{
    Database model(QStringLiteral(":memory:"), Database::Mode::Create);
    for (int number = 1; number <= version; ++number)
        model.execute(migrationSql(number));
    return schemaLines(model);
}

} // namespace dossier
