package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"crosscheck/facts"
)

func (s *SQLite) Put(ctx context.Context, ds ...*facts.Digest) error {
	for _, d := range ds {
		if err := checkDigest(d); err != nil {
			return err
		}
	}
	if err := s.usable(ctx); err != nil || len(ds) == 0 {
		return err
	}
	records := make([]*record, len(ds))
	for i, d := range ds {
		var err error
		if records[i], err = s.compressors.encode(d); err != nil {
			return fmt.Errorf("put %s: %w", d.Article.ID, err)
		}
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.usable(ctx); err != nil {
		return err
	}
	return s.failed(ctx, s.write.batch(ctx, records))
}

// writer holds the prepared statements of the one connection that writes. Statements run without the caller's context, which costs a
// goroutine each; the context is asked between articles.
type writer struct {
	all []*sql.Stmt

	begin, commit, rollback                                     *sql.Stmt
	lastIDs, findArticle, findVersion                           *sql.Stmt
	addArticle, addVersion, addSource, addExtraction, addSketch *sql.Stmt
	addPart, addText, dropTexts                                 *sql.Stmt
	addFact, addFacts                                           *sql.Stmt
	supersede, setLatest                                        *sql.Stmt
	oldPlace, addPosting, postingOf, setPosting, addPeriod      *sql.Stmt

	next    ids
	pending map[listKey][]byte // entries not yet in the table posting
	periods map[int]int
	texts   []text // not yet in the table search
}

// text is one part for full-text search.
type text struct {
	part int64
	text string
}

// ids are the next free numbers of the rows that a batch makes.
type ids struct{ article, version, extraction, part int64 }

type listKey struct {
	period int
	term   uint64
}

// factsAtOnce is how many facts one statement inserts.
const factsAtOnce = 8

const factRowSQL = "(?,?,?,?,?,?,?,?,?,?)"

func newWriter(ctx context.Context, conn *sql.Conn) (*writer, error) {
	w := &writer{}
	var errs []error
	prepare := func(query string) *sql.Stmt {
		stmt, err := conn.PrepareContext(ctx, query)
		if err == nil {
			w.all = append(w.all, stmt)
		}
		errs = append(errs, err)
		return stmt
	}
	w.begin, w.commit, w.rollback = prepare("BEGIN IMMEDIATE"), prepare("COMMIT"), prepare("ROLLBACK")
	w.lastIDs = prepare(`SELECT coalesce((SELECT max(id) FROM article), 0), coalesce((SELECT max(id) FROM version), 0),
		coalesce((SELECT max(id) FROM extraction), 0), coalesce((SELECT max(id) FROM part), 0)`)
	w.findArticle = prepare(`SELECT id FROM article WHERE name = ?`)
	w.findVersion = prepare(`SELECT v.id, e.id, e.extractor, e.content FROM version v JOIN extraction e ON e.id = v.extraction
		WHERE v.article = ? AND v.hash = ?`)
	w.addArticle = prepare(`INSERT INTO article (id, name, latest) VALUES (?, ?, ?)`)
	w.addVersion = prepare(`INSERT INTO version (id, article, hash, extraction, time) VALUES (?, ?, ?, ?, ?)`)
	w.addSource = prepare(`INSERT INTO source (version, size, bytes) VALUES (?, ?, ?)`)
	w.addExtraction = prepare(`INSERT INTO extraction (id, version, extractor, content, path, outlet, url, byline, country, place, published, published_to,
		modified, modified_to, family, locale, zone, credits, floating, basis, marks, persons, events) VALUES (?, ?, ?, ?` + strings.Repeat(", ?", metaColumns) + `)`)
	w.addSketch = prepare(`INSERT INTO sketch (extraction, data) VALUES (?, ?)`)
	w.addPart = prepare(`INSERT INTO part (id, extraction, n, name, text, skip, runs) VALUES (?, ?, ?, ?, ?, ?, ?)`)
	w.addText = prepare(`INSERT INTO search (rowid, text) VALUES (?, ?)`)
	w.dropTexts = prepare(`INSERT INTO search (search, rowid, text) SELECT 'delete', id, text FROM part WHERE extraction = ?`)
	const addFact = `INSERT INTO fact (extraction, n, kind, part, start, "end", sentence_start, sentence_end, fields, context) VALUES `
	w.addFact = prepare(addFact + factRowSQL)
	w.addFacts = prepare(addFact + factRowSQL + strings.Repeat(","+factRowSQL, factsAtOnce-1))
	w.supersede = prepare(`UPDATE version SET extraction = ?, time = ? WHERE id = ?`)
	w.setLatest = prepare(`UPDATE article SET latest = (SELECT id FROM version WHERE article = article.id ORDER BY time DESC, id DESC LIMIT 1) WHERE id = ?`)
	w.oldPlace = prepare(`SELECT e.published, s.data FROM extraction e JOIN sketch s ON s.extraction = e.id WHERE e.id = ?`)
	w.addPosting = prepare(`INSERT INTO posting (period, term, count, entries) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count,
		entries = CASE WHEN entries IS NULL OR count + excluded.count > ` + fmt.Sprint(maxPosting) + ` THEN NULL ELSE CAST(entries || excluded.entries AS BLOB) END`)
	w.postingOf = prepare(`SELECT entries FROM posting WHERE period = ? AND term = ?`)
	w.setPosting = prepare(`UPDATE posting SET count = count - 1, entries = ? WHERE period = ? AND term = ?`)
	w.addPeriod = prepare(`INSERT INTO period (period, versions) VALUES (?, ?) ON CONFLICT DO UPDATE SET versions = versions + excluded.versions`)
	return w, errors.Join(errs...)
}

// close is needed: a connection with open statements stays open for good, and never merges its log into the file.
func (w *writer) close() error {
	var errs []error
	for _, stmt := range w.all {
		errs = append(errs, stmt.Close())
	}
	return errors.Join(errs...)
}

// batch stores all records or none.
func (w *writer) batch(ctx context.Context, records []*record) error {
	if _, err := w.begin.Exec(); err != nil {
		return err
	}
	err := w.fill(ctx, records)
	if err == nil {
		_, err = w.commit.Exec()
	}
	if err != nil {
		_, _ = w.rollback.Exec() // a full disk has rolled back by itself
	}
	return err
}

func (w *writer) fill(ctx context.Context, records []*record) error {
	w.pending, w.periods, w.texts = map[listKey][]byte{}, map[int]int{}, nil
	if err := w.lastIDs.QueryRow().Scan(&w.next.article, &w.next.version, &w.next.extraction, &w.next.part); err != nil {
		return err
	}
	for _, r := range records {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.put(r); err != nil {
			return err
		}
	}
	return w.flush()
}

// put stores one record, unless it is stored as it is.
func (w *writer) put(r *record) error {
	var article, version, old int64
	var extractor, content string
	err := w.findArticle.QueryRow(r.key.ID).Scan(&article)
	known := err == nil
	if known {
		err = w.findVersion.QueryRow(article, r.key.Version).Scan(&version, &old, &extractor, &content)
	}
	switch {
	case err == nil && extractor == r.extractor && content == r.content:
		return nil
	case err == nil:
		if err := w.retire(version, old); err != nil {
			return err
		}
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	w.next.extraction++
	if old > 0 {
		_, err = w.supersede.Exec(w.next.extraction, r.time, version)
	} else {
		version, err = w.newVersion(article, known, r)
	}
	if err != nil {
		return err
	}
	if err := w.extraction(version, w.next.extraction, r); err != nil {
		return err
	}
	if known {
		_, err = w.setLatest.Exec(article)
	}
	return err
}

func (w *writer) newVersion(article int64, known bool, r *record) (int64, error) {
	w.next.version++
	if !known {
		w.next.article++
		article = w.next.article
		if _, err := w.addArticle.Exec(article, r.key.ID, w.next.version); err != nil {
			return 0, err
		}
	}
	if _, err := w.addVersion.Exec(w.next.version, article, r.key.Version, w.next.extraction, r.time); err != nil {
		return 0, err
	}
	_, err := w.addSource.Exec(w.next.version, r.size, r.source)
	return w.next.version, err
}

func (w *writer) extraction(version, id int64, r *record) error {
	row := append(make([]any, 0, 4+metaColumns), id, version, r.extractor, r.content)
	if _, err := w.addExtraction.Exec(append(row, r.meta[:]...)...); err != nil {
		return err
	}
	if _, err := w.addSketch.Exec(id, r.sketch); err != nil {
		return err
	}
	for n, p := range r.parts {
		w.next.part++
		if _, err := w.addPart.Exec(w.next.part, id, n, p.name, p.text, orNull(p.skip), orNull(p.runs)); err != nil {
			return err
		}
		w.texts = append(w.texts, text{w.next.part, p.text})
	}
	if err := w.facts(id, r.facts); err != nil {
		return err
	}
	w.periods[r.place.period]++
	for _, h := range r.hashes {
		k := listKey{r.place.period, h}
		w.pending[k] = appendEntry(w.pending[k], entry{version, r.place.day})
	}
	return nil
}

func (w *writer) facts(extraction int64, rows []factRow) error {
	args := make([]any, 0, factsAtOnce*10)
	for n, f := range rows {
		args = append(args, extraction, n, f.kind, f.span.Part, f.span.Start, f.span.End, f.sentence.Start, f.sentence.End, f.fields, f.context)
		left := len(rows) - n - 1
		switch {
		case len(args) == cap(args):
			if _, err := w.addFacts.Exec(args...); err != nil {
				return err
			}
		case len(args)/10+left < factsAtOnce:
			if _, err := w.addFact.Exec(args[:10]...); err != nil {
				return err
			}
		default:
			continue
		}
		args = args[:0]
	}
	return nil
}

// retire takes an extraction that is superseded out of the indexes; its rows stay until the store is vacuumed.
func (w *writer) retire(version, extraction int64) error {
	if err := w.flush(); err != nil { // the batch may hold the older one too
		return err
	}
	if _, err := w.dropTexts.Exec(extraction); err != nil {
		return err
	}
	var published string
	var packed []byte
	if err := w.oldPlace.QueryRow(extraction).Scan(&published, &packed); err != nil {
		return err
	}
	sketch, err := decodeSketch(packed)
	if err != nil {
		return err
	}
	at, err := facts.ParseTime(published)
	if err != nil {
		return err
	}
	a := &facts.Article{Published: facts.Instant{From: at}}
	period := placeOf(a).period
	w.periods[period]--
	for _, h := range hashes(&facts.Digest{Article: a, Sketch: sketch}) {
		var list []byte
		if err := w.postingOf.QueryRow(period, int64(h)).Scan(&list); err != nil {
			return err
		}
		if _, err := w.setPosting.Exec(orNull(dropEntry(list, version)), period, int64(h)); err != nil {
			return err
		}
	}
	return nil
}

// flush writes the lists that the batch made, in the order of the table, so that neighbours land together. Full-text search comes last:
// whatever statement follows one of its own makes it write out all that it gathered.
func (w *writer) flush() error {
	keys := make([]listKey, 0, len(w.pending))
	for k := range w.pending {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b listKey) int {
		if a.period != b.period {
			return a.period - b.period
		}
		switch x, y := int64(a.term), int64(b.term); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	for _, k := range keys {
		list := w.pending[k]
		if _, err := w.addPosting.Exec(k.period, int64(k.term), len(list)/entrySize, list); err != nil {
			return err
		}
	}
	for p, n := range w.periods {
		if _, err := w.addPeriod.Exec(p, n); err != nil {
			return err
		}
	}
	for _, t := range w.texts {
		if _, err := w.addText.Exec(t.part, t.text); err != nil {
			return err
		}
	}
	clear(w.pending)
	clear(w.periods)
	clear(w.texts)
	w.texts = w.texts[:0]
	return nil
}

// orNull keeps nil apart from an empty blob.
func orNull(b []byte) any {
	if b == nil {
		return nil
	}
	return b
}

// entrySize is the bytes of one entry of a list: four of the version's number, one of the day.
const entrySize = 5

func appendEntry(b []byte, e entry) []byte {
	return append(binary.LittleEndian.AppendUint32(b, uint32(e.version)), e.day)
}

func decodeEntries(b []byte) []entry {
	out := make([]entry, 0, len(b)/entrySize)
	for ; len(b) >= entrySize; b = b[entrySize:] {
		out = append(out, entry{int64(binary.LittleEndian.Uint32(b)), b[4]})
	}
	return out
}

// dropEntry takes a version out of a list; nil, a list that was dropped, stays nil.
func dropEntry(b []byte, version int64) []byte {
	if b == nil {
		return nil
	}
	out := []byte{}
	for _, e := range decodeEntries(b) {
		if e.version != version {
			out = appendEntry(out, e)
		}
	}
	return out
}
