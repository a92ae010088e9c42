-- Rosters of office holders, as their sources have them. Periods are half-open and in UTC, '' where not known: [from_, from_to) is the
-- first day, month or year in office, [to_, to_to) the last.

CREATE TABLE roster (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,                   -- file that it was read from
  as_of  TEXT NOT NULL                    -- complete up to this time
) STRICT;

CREATE TABLE tenure (
  roster  INTEGER NOT NULL REFERENCES roster,
  n       INTEGER NOT NULL,               -- in order of the source, from 0
  line    INTEGER NOT NULL,               -- of the source, from 1
  person  TEXT NOT NULL,
  also    TEXT,                           -- JSON array of other names, or null
  key     TEXT NOT NULL,                  -- what the source knows the person by
  title   TEXT NOT NULL,
  body    TEXT NOT NULL,                  -- country or organisation
  from_   TEXT NOT NULL,
  from_to TEXT NOT NULL,
  to_     TEXT NOT NULL,
  to_to   TEXT NOT NULL,
  PRIMARY KEY (roster, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX tenure_body ON tenure (body);

CREATE TABLE tenure_name (
  word   TEXT NOT NULL,                   -- last word of a name, folded
  roster INTEGER NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (word, roster, n)
) STRICT, WITHOUT ROWID;

CREATE VIEW rosters AS
SELECT r.name AS roster, t.person, t.title, t.body, t.from_ AS "from", t.to_ AS "to", t.line, r.source, r.as_of
FROM roster r JOIN tenure t ON t.roster = r.id;
