-- SPDX-FileCopyrightText: The Dossier authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1 of the file. Run in one transaction; a file is compared with these statements when it is opened.

PRAGMA application_id = 1146049363;
PRAGMA user_version = 1;

-- Forms and catalogues as they were when a record began to use them.
CREATE TABLE definition (
  sha256 TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  json BLOB NOT NULL
) STRICT;

CREATE TABLE record (
  reference TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  form TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  definition TEXT NOT NULL REFERENCES definition(sha256),
  status TEXT NOT NULL,
  title_en TEXT NOT NULL DEFAULT '',
  title_zh TEXT NOT NULL DEFAULT '',
  subject TEXT REFERENCES record(reference),
  created TEXT NOT NULL,
  modified TEXT NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  search_text TEXT NOT NULL DEFAULT ''
) STRICT;

-- One line per cell: row and col are empty for the question itself.
CREATE TABLE answer (
  record TEXT NOT NULL REFERENCES record(reference),
  question TEXT NOT NULL,
  "row" TEXT NOT NULL DEFAULT '',
  col TEXT NOT NULL DEFAULT '',
  json TEXT NOT NULL,
  PRIMARY KEY (record, question, "row", col)
) STRICT, WITHOUT ROWID;

-- Rows of tables, in order; matrix rows come from the form.
CREATE TABLE "row" (
  record TEXT NOT NULL REFERENCES record(reference),
  question TEXT NOT NULL,
  id TEXT NOT NULL,
  label TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT,
  PRIMARY KEY (record, question, id)
) STRICT, WITHOUT ROWID;

-- Numbers given out, never again: of records (scope empty or the subject) and of rows (scope is the record).
CREATE TABLE counter (
  scope TEXT NOT NULL,
  name TEXT NOT NULL,
  next INTEGER NOT NULL,
  PRIMARY KEY (scope, name)
) STRICT, WITHOUT ROWID;

-- Derived from the answers that name records.
CREATE TABLE link (
  source TEXT NOT NULL REFERENCES record(reference),
  question TEXT NOT NULL,
  "row" TEXT NOT NULL,
  col TEXT NOT NULL,
  target TEXT NOT NULL REFERENCES record(reference),
  PRIMARY KEY (source, question, "row", col, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_target ON link(target);

-- Content in chunks of 1 MiB, found by the SHA-256 of the whole.
CREATE TABLE attachment (
  sha256 TEXT NOT NULL,
  chunk INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (sha256, chunk)
) STRICT;

CREATE TABLE revision (
  record TEXT NOT NULL REFERENCES record(reference),
  number INTEGER NOT NULL,
  version TEXT NOT NULL DEFAULT '',
  time TEXT NOT NULL,
  author TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (record, number)
) STRICT;

CREATE TABLE signoff (
  id INTEGER NOT NULL PRIMARY KEY,
  record TEXT NOT NULL,
  revision INTEGER NOT NULL,
  person TEXT NOT NULL,
  office TEXT NOT NULL,
  decision TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  time TEXT NOT NULL,
  withdrawn TEXT,
  FOREIGN KEY (record, revision) REFERENCES revision(record, number)
) STRICT;

-- The chain: details hold digests and are hashed; vals hold the values and may be purged.
CREATE TABLE audit (
  sequence INTEGER NOT NULL PRIMARY KEY,
  time TEXT NOT NULL,
  author TEXT NOT NULL,
  person TEXT NOT NULL,
  record TEXT NOT NULL,
  action TEXT NOT NULL,
  details TEXT NOT NULL,
  vals TEXT,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_record ON audit(record, sequence);

-- Text being typed, kept until it becomes an answer.
CREATE TABLE pending (
  record TEXT NOT NULL REFERENCES record(reference),
  question TEXT NOT NULL,
  "row" TEXT NOT NULL,
  col TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  time TEXT NOT NULL,
  PRIMARY KEY (record, question, "row", col, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
