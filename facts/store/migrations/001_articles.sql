-- Articles, their versions, and what extraction read out of each version. Rows are only ever added; the columns article.latest and
-- version.extraction, version.time point to what is in force. Times are RFC 3339 in UTC, '' where not known. Spans are bytes of part.text.

CREATE TABLE article (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL UNIQUE,            -- the ID of the article: as given, else its URL, else its path
  latest INTEGER REFERENCES version       -- the last version, by time, then by storing
) STRICT;

CREATE TABLE version (
  id         INTEGER PRIMARY KEY,         -- in order of storing
  article    INTEGER NOT NULL REFERENCES article,
  hash       TEXT NOT NULL,               -- first 16 hex digits of the SHA-256 of the source
  extraction INTEGER REFERENCES extraction, -- the one in force
  time       TEXT NOT NULL,               -- of the last change, else of publication, to the second
  UNIQUE (article, hash)
) STRICT;

CREATE TABLE source (
  version INTEGER PRIMARY KEY REFERENCES version,
  size    INTEGER NOT NULL,               -- bytes as read
  bytes   BLOB NOT NULL                   -- compressed: raw deflate, RFC 1951
) STRICT;

CREATE TABLE extraction (
  id           INTEGER PRIMARY KEY,
  version      INTEGER NOT NULL REFERENCES version,
  extractor    TEXT NOT NULL,             -- fingerprint of the program, its kinds and tables
  content      TEXT NOT NULL,             -- hash of all that was read: the same again is stored once
  path         TEXT NOT NULL,             -- input it was read from
  outlet       TEXT NOT NULL,
  url          TEXT NOT NULL,
  byline       TEXT NOT NULL,
  country      TEXT NOT NULL,
  place        TEXT NOT NULL,
  published    TEXT NOT NULL,
  published_to TEXT NOT NULL,             -- end of the interval: a day or a second later
  modified     TEXT NOT NULL,
  modified_to  TEXT NOT NULL,
  family       TEXT NOT NULL,
  locale       TEXT NOT NULL,
  zone         TEXT NOT NULL,
  credits      TEXT,                      -- JSON array of names, or null
  floating     TEXT,                      -- JSON array: published, modified, where the clock named no zone, or null
  basis        TEXT,                      -- JSON array of {field, where, guessed}, or null
  marks        TEXT,                      -- JSON array of {kind, where, text, from, to}, or null
  persons      TEXT,                      -- JSON array of {name, country, female, mentions}, or null
  events       TEXT                       -- JSON array of {id, head, class, type, from, to, place, where, who, main, mentions}, or null
) STRICT;

CREATE INDEX extraction_version ON extraction (version);
CREATE INDEX extraction_published ON extraction (published);
CREATE INDEX extraction_outlet ON extraction (outlet);

CREATE TABLE part (
  id         INTEGER PRIMARY KEY,
  extraction INTEGER NOT NULL REFERENCES extraction,
  n          INTEGER NOT NULL,            -- from 0
  name       TEXT NOT NULL,               -- title, body or caption
  text       TEXT NOT NULL,
  skip       BLOB,                        -- what is no prose: varints, see docs/store.md
  runs       BLOB,                        -- how text maps to the source: varints, null where the format has no mapping
  UNIQUE (extraction, n)
) STRICT;

CREATE TABLE fact (
  extraction     INTEGER NOT NULL REFERENCES extraction,
  n              INTEGER NOT NULL,        -- in the order of the article, from 0
  kind           TEXT NOT NULL,
  part           INTEGER NOT NULL,        -- part.n
  start          INTEGER NOT NULL,        -- the mention; half-open
  "end"          INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end   INTEGER NOT NULL,
  fields         TEXT NOT NULL,           -- JSON object: each field an object with its type
  context        TEXT NOT NULL,           -- JSON object: claimant, certainty, from, to, event, part, in_quote…
  PRIMARY KEY (extraction, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX fact_kind ON fact (kind);

CREATE TABLE sketch (
  extraction INTEGER PRIMARY KEY REFERENCES extraction,
  data       BLOB NOT NULL                -- hashes of words, names and running words, for linking
) STRICT;
