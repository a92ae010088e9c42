-- Views for readers: plural names, one line a thing, the extraction in force.

CREATE VIEW articles AS
SELECT a.name AS article, v.hash AS version,
  (SELECT count(*) FROM version w WHERE w.article = a.id AND (w.time, w.id) <= (v.time, v.id)) AS number,
  a.latest = v.id AS latest,
  e.outlet, e.family, e.url, e.byline, e.credits, e.place, e.country, e.published, e.modified, v.time,
  (SELECT p.text FROM part p WHERE p.extraction = e.id AND p.name = 'title' ORDER BY p.n LIMIT 1) AS title,
  (SELECT p.text FROM part p WHERE p.extraction = e.id AND p.name = 'body' ORDER BY p.n LIMIT 1) AS text,
  e.path, e.extractor, e.id AS extraction
FROM article a JOIN version v ON v.article = a.id JOIN extraction e ON e.id = v.extraction;

CREATE VIEW facts AS
SELECT a.name AS article, v.hash AS version, a.latest = v.id AS latest, e.outlet, e.published, f.kind,
  CAST(substr(CAST(p.text AS BLOB), f.start + 1, f."end" - f.start) AS TEXT) AS quote,
  CAST(substr(CAST(p.text AS BLOB), f.sentence_start + 1, f.sentence_end - f.sentence_start) AS TEXT) AS sentence,
  f.fields ->> '$.outcome.value' AS outcome,
  f.fields ->> '$.count.low' AS low,
  f.fields ->> '$.count.high' AS high,
  coalesce(f.fields ->> '$.count.approx', 0) AS approx,
  f.fields ->> '$.of.value' AS of,
  f.fields ->> '$.person.value' AS person,
  f.fields ->> '$.title.value' AS title,
  f.fields ->> '$.org.value' AS org,
  f.fields ->> '$.status.value' AS status,
  f.fields ->> '$.age.low' AS age,
  f.fields ->> '$.speaker.value' AS speaker,
  f.fields ->> '$.text.value' AS text,
  f.fields ->> '$.date.value' AS date,
  f.fields ->> '$.date.from' AS date_from,
  f.fields ->> '$.date.to' AS date_to,
  f.context ->> '$.claimant' AS claimant,
  f.context ->> '$.certainty' AS certainty,
  f.context ->> '$.from' AS as_of,
  f.context ->> '$.event' AS event,
  f.context ->> '$.part' AS of_part,
  coalesce(f.context ->> '$.in_quote', 0) AS in_quote,
  coalesce(f.context ->> '$.implicit', 0) AS implicit,
  p.name AS part, f.start, f."end", f.fields, f.context, f.extraction, f.n
FROM fact f
  JOIN extraction e ON e.id = f.extraction
  JOIN version v ON v.id = e.version AND v.extraction = e.id
  JOIN article a ON a.id = v.article
  JOIN part p ON p.extraction = f.extraction AND p.n = f.part;

CREATE VIEW events AS
SELECT a.name AS article, v.hash AS version, a.latest = v.id AS latest, e.outlet, e.published,
  j.value ->> '$.id' AS event, j.value ->> '$.head' AS head, j.value ->> '$.class' AS class, j.value ->> '$.type' AS type,
  j.value ->> '$.from' AS "from", j.value ->> '$.to' AS "to", j.value ->> '$.where' AS place, coalesce(j.value ->> '$.main', 0) AS main,
  e.id AS extraction
FROM article a JOIN version v ON v.article = a.id JOIN extraction e ON e.id = v.extraction JOIN json_each(e.events) j;

CREATE VIEW persons AS
SELECT a.name AS article, v.hash AS version, a.latest = v.id AS latest, e.outlet, e.published,
  j.value ->> '$.name' AS person, j.value ->> '$.country' AS country, json_array_length(j.value, '$.mentions') AS mentions, e.id AS extraction
FROM article a JOIN version v ON v.article = a.id JOIN extraction e ON e.id = v.extraction JOIN json_each(e.persons) j;

CREATE VIEW notices AS
SELECT a.name AS article, v.hash AS version, a.latest = v.id AS latest, e.outlet, e.published,
  j.value ->> '$.kind' AS notice, j.value ->> '$.text' AS text, j.value ->> '$.where' AS place, j.value ->> '$.from' AS until
FROM article a JOIN version v ON v.article = a.id JOIN extraction e ON e.id = v.extraction JOIN json_each(e.marks) j;
