-- SPDX-FileCopyrightText: The Dossier authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: who changed an answer last is found without reading the whole log; lists read one kind without the others.

PRAGMA user_version = 2;

-- Derived from the audit log: the last entry that wrote a place of a record.
CREATE TABLE last_change (
  record TEXT NOT NULL,
  place TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (record, place)
) STRICT, WITHOUT ROWID;

INSERT INTO last_change(record, place, sequence)
SELECT json_extract(effect.value, '$.record'), json_extract(effect.value, '$.place'), max(audit.sequence)
FROM audit, json_each(audit.details, '$.effects') AS effect
GROUP BY 1, 2;

CREATE INDEX record_kind ON record(kind);
