-- What is found by words: full text for readers, lists of terms for linking. Both can be made again from the tables before.

CREATE VIEW part_in_force AS SELECT p.id, p.text FROM part p JOIN version v ON v.extraction = p.extraction;

CREATE VIRTUAL TABLE search USING fts5 (text, content = 'part_in_force', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2 separators '₺₻₼₽₾₿⃀'");

CREATE TABLE period (
  period   INTEGER PRIMARY KEY,           -- 64 days, counted from 1970; -2147483648: without a time
  versions INTEGER NOT NULL
) STRICT;

CREATE TABLE posting (
  period  INTEGER NOT NULL,
  term    INTEGER NOT NULL,               -- hash of a name or word
  count   INTEGER NOT NULL,               -- versions that have it
  entries BLOB,                           -- five bytes each: version.id, day of the period; null where too many versions have the term
  PRIMARY KEY (period, term)
) STRICT, WITHOUT ROWID;
