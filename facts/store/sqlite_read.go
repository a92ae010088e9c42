package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"crosscheck/facts"
)

// reader holds the statements that are asked often; database/sql prepares each once a connection.
type reader struct {
	has, hasOf, version, extraction    *sql.Stmt
	meta, source, sketch, parts, facts *sql.Stmt
	factsOf                            *sql.Stmt
	periods, postings, filed, filedAt  *sql.Stmt
}

// metaSQL are the columns of extraction in the order of record.meta.
const metaSQL = `e.path, e.outlet, e.url, e.byline, e.country, e.place, e.published, e.published_to, e.modified, e.modified_to, e.family, e.locale, e.zone,
	e.credits, e.floating, e.basis, e.marks, e.persons, e.events`

func newReader(ctx context.Context, db *sql.DB) (*reader, error) {
	var errs []error
	prepare := func(query string) *sql.Stmt {
		stmt, err := db.PrepareContext(ctx, query)
		errs = append(errs, err)
		return stmt
	}
	r := &reader{
		has:        prepare(`SELECT EXISTS (SELECT 1 FROM article a JOIN version v ON v.article = a.id WHERE a.name = ? AND v.hash = ?)`),
		hasOf:      prepare(`SELECT EXISTS (SELECT 1 FROM article a JOIN version v ON v.article = a.id JOIN extraction e ON e.id = v.extraction WHERE a.name = ? AND v.hash = ? AND e.extractor = ?)`),
		version:    prepare(`SELECT v.id FROM article a JOIN version v ON v.article = a.id WHERE a.name = ? AND v.hash = ?`),
		extraction: prepare(`SELECT v.extraction FROM article a JOIN version v ON v.article = a.id WHERE a.name = ? AND v.hash = ?`),
		meta: prepare(`SELECT j.key, a.name, v.hash, v.id, e.extractor, ` + metaSQL + ` FROM json_each(?) j CROSS JOIN extraction e ON e.id = j.value
			CROSS JOIN version v ON v.id = e.version CROSS JOIN article a ON a.id = v.article`),
		source: prepare(`SELECT j.key, s.size, s.bytes FROM json_each(?) j CROSS JOIN source s ON s.version = j.value`),
		sketch: prepare(`SELECT j.key, s.data FROM json_each(?) j CROSS JOIN sketch s ON s.extraction = j.value`),
		parts:  prepare(`SELECT j.key, p.n, p.name, p.text, p.skip, p.runs FROM json_each(?) j CROSS JOIN part p ON p.extraction = j.value`),
		facts: prepare(`SELECT j.key, f.n, f.kind, f.part, f.start, f."end", f.sentence_start, f.sentence_end, f.fields, f.context
			FROM json_each(?) j CROSS JOIN fact f ON f.extraction = j.value`),
		factsOf: prepare(`SELECT j.key, f.n, f.kind, f.part, f.start, f."end", f.sentence_start, f.sentence_end, f.fields, f.context FROM json_each(?1) j
			CROSS JOIN json_each(?2) k CROSS JOIN fact f INDEXED BY fact_kind ON f.kind = k.value AND f.extraction = j.value`),
		periods:  prepare(`SELECT period, versions FROM period WHERE versions > 0`),
		postings: prepare(`SELECT p.term, p.count, p.entries FROM json_each(?2) j CROSS JOIN posting p ON p.period = ?1 AND p.term = j.value`),
		filed: prepare(`SELECT j.key, a.name, v.hash, v.id = a.latest FROM json_each(?1) j CROSS JOIN version v ON v.id = j.value
			CROSS JOIN article a ON a.id = v.article`),
		filedAt: prepare(`SELECT j.key, a.name, v.hash, v.id = coalesce((SELECT w.id FROM version w WHERE w.article = a.id AND w.time <> '' AND w.time <= ?2
			ORDER BY w.time DESC, w.id DESC LIMIT 1), 0) FROM json_each(?1) j CROSS JOIN version v ON v.id = j.value CROSS JOIN article a ON a.id = v.article`),
	}
	return r, errors.Join(errs...)
}

func (s *SQLite) Has(ctx context.Context, k Key, extractor string) (ok bool, err error) {
	if err := s.usable(ctx); err != nil {
		return false, err
	}
	if extractor == "" {
		err = s.read.has.QueryRowContext(ctx, k.ID, k.Version).Scan(&ok)
	} else {
		err = s.read.hasOf.QueryRowContext(ctx, k.ID, k.Version, extractor).Scan(&ok)
	}
	return ok, s.failed(ctx, err)
}

func (s *SQLite) Digest(ctx context.Context, k Key) (*facts.Digest, error) {
	ds, err := s.Digests(ctx, k)
	if err != nil {
		return nil, err
	}
	return ds[0], nil
}

func (s *SQLite) Digests(ctx context.Context, ks ...Key) ([]*facts.Digest, error) {
	return s.many(ctx, ks, (*loader).all)
}

func (s *SQLite) Outlines(ctx context.Context, kinds []string, ks ...Key) ([]*facts.Digest, error) {
	return s.many(ctx, ks, func(l *loader, ctx context.Context, tx *sql.Tx) error { return l.outlines(ctx, tx, kinds) })
}

// loading fills the digests of a loader.
type loading func(l *loader, ctx context.Context, tx *sql.Tx) error

// many reads digests or outlines with a few snapshots at once.
func (s *SQLite) many(ctx context.Context, ks []Key, fill loading) ([]*facts.Digest, error) {
	if err := s.usable(ctx); err != nil || len(ks) == 0 {
		return nil, err
	}
	out := make([]*facts.Digest, len(ks))
	workers := max(1, min(runtime.GOMAXPROCS(0), 4, len(ks)/loadAtOnce))
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			from, to := w*len(ks)/workers, (w+1)*len(ks)/workers
			for ; from < to && errs[w] == nil; from += loadAtOnce {
				errs[w] = s.load(ctx, ks[from:min(to, from+loadAtOnce)], out[from:], fill)
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, s.failed(ctx, err)
		}
	}
	return out, ctx.Err()
}

// loadAtOnce is how many digests one snapshot gives; more would hold more rows in memory than it saves queries.
const loadAtOnce = 64

// load reads some digests from one snapshot.
func (s *SQLite) load(ctx context.Context, ks []Key, to []*facts.Digest, fill loading) error {
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }()
	ids := make([]int64, len(ks))
	find := tx.Stmt(s.read.extraction)
	for i, k := range ks {
		switch err := find.QueryRowContext(ctx, k.ID, k.Version).Scan(&ids[i]); {
		case errors.Is(err, sql.ErrNoRows):
			return fmt.Errorf("%s: %w", k.ID, ErrNotFound)
		case err != nil:
			return err
		}
	}
	l := &loader{s: s, ids: ids, digests: to[:len(ids)], versions: make([]int64, len(ids))}
	return fill(l, ctx, tx)
}

// each runs a statement over numbers, given as JSON; a row begins with the index into the list.
func each(ctx context.Context, stmt *sql.Stmt, params []int64, scan func(*sql.Rows) error, more ...any) error {
	list, err := json.Marshal(params)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, append([]any{string(list)}, more...)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// loader fills digests from their rows.
type loader struct {
	s        *SQLite
	ids      []int64 // of extractions
	versions []int64
	digests  []*facts.Digest
}

func (l *loader) all(ctx context.Context, tx *sql.Tx) error {
	if err := l.articles(ctx, tx); err != nil {
		return err
	}
	err := each(ctx, tx.Stmt(l.s.read.source), l.versions, func(row *sql.Rows) error {
		var i, size int
		var packed sql.RawBytes
		if err := row.Scan(&i, &size, &packed); err != nil {
			return err
		}
		var err error
		a := l.digests[i].Article
		if a.Source, err = l.s.compressors.inflate(packed, size); err != nil {
			return fmt.Errorf("%s: %w", a.ID, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := l.sketches(ctx, tx); err != nil {
		return err
	}
	return each(ctx, tx.Stmt(l.s.read.facts), l.ids, func(row *sql.Rows) error {
		var i, n int
		f, err := scanFact(row, &i, &n)
		d := l.digests[i]
		if err == nil && n != len(d.Facts) {
			err = errors.New("facts are missing")
		}
		if err != nil {
			return fmt.Errorf("%s: %w", d.Article.ID, err)
		}
		d.Facts = append(d.Facts, f)
		return nil
	})
}

func (l *loader) outlines(ctx context.Context, tx *sql.Tx, kinds []string) error {
	if err := l.meta(ctx, tx); err != nil {
		return err
	}
	if err := l.sketches(ctx, tx); err != nil || len(kinds) == 0 {
		return err
	}
	wanted, err := json.Marshal(kinds)
	if err != nil {
		return err
	}
	return each(ctx, tx.Stmt(l.s.read.factsOf), l.ids, func(row *sql.Rows) error {
		var i, n int
		f, err := scanFact(row, &i, &n)
		l.digests[i].Facts = append(l.digests[i].Facts, f)
		return err
	}, string(wanted))
}

func (l *loader) sketches(ctx context.Context, tx *sql.Tx) error {
	return each(ctx, tx.Stmt(l.s.read.sketch), l.ids, func(row *sql.Rows) error {
		var i int
		var packed sql.RawBytes
		if err := row.Scan(&i, &packed); err != nil {
			return err
		}
		var err error
		l.digests[i].Sketch, err = decodeSketch(packed)
		return err
	})
}

func (l *loader) meta(ctx context.Context, tx *sql.Tx) error {
	err := each(ctx, tx.Stmt(l.s.read.meta), l.ids, func(row *sql.Rows) error {
		var i int
		var version int64
		d, err := scanMeta(row, &i, &version)
		l.digests[i], l.versions[i] = d, version
		return err
	})
	if err != nil {
		return err
	}
	for i, d := range l.digests {
		if d == nil {
			return fmt.Errorf("extraction %d is missing", l.ids[i])
		}
	}
	return nil
}

// articles reads metadata and parts: an article without its source.
func (l *loader) articles(ctx context.Context, tx *sql.Tx) error {
	if err := l.meta(ctx, tx); err != nil {
		return err
	}
	return each(ctx, tx.Stmt(l.s.read.parts), l.ids, func(row *sql.Rows) error {
		var i, n int
		var p facts.Part
		var skip, runs []byte
		err := row.Scan(&i, &n, &p.Name, &p.Text, &skip, &runs)
		a := l.digests[i].Article
		if err == nil && n != len(a.Parts) {
			err = errors.New("parts are missing")
		}
		if err == nil {
			p.Skip, err = decodeSkip(skip)
		}
		if err == nil {
			p.Runs, err = decodeRuns(runs)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", a.ID, err)
		}
		a.Parts = append(a.Parts, p)
		return nil
	})
}

func scanMeta(row *sql.Rows, i *int, version *int64) (*facts.Digest, error) {
	a := &facts.Article{}
	d := &facts.Digest{Article: a}
	var from, to, changed, changedTo string
	var credits, floating, basis, marks, persons, events []byte
	err := row.Scan(i, &a.ID, &a.Version, version, &d.Extractor, &a.Path, &a.Outlet, &a.URL, &a.Byline, &a.Country, &a.Place, &from, &to, &changed, &changedTo,
		&a.Family, &a.Locale, &a.Zone, &credits, &floating, &basis, &marks, &persons, &events)
	if err != nil {
		return d, err
	}
	var errs [10]error
	a.Published.From, errs[0] = facts.ParseTime(from)
	a.Published.To, errs[1] = facts.ParseTime(to)
	a.Modified.From, errs[2] = facts.ParseTime(changed)
	a.Modified.To, errs[3] = facts.ParseTime(changedTo)
	if credits != nil {
		a.Credits, errs[4] = facts.DecodeStrings(credits)
	}
	if floating != nil {
		a.Floating, errs[9] = facts.DecodeStrings(floating)
	}
	if basis != nil {
		a.Basis, errs[5] = facts.DecodeBasis(basis)
	}
	if marks != nil {
		a.Marks, errs[6] = facts.DecodeMarks(marks)
	}
	if persons != nil {
		d.Persons, errs[7] = facts.DecodePersons(persons)
	}
	if events != nil {
		d.Events, errs[8] = facts.DecodeEvents(events)
	}
	if err := errors.Join(errs[:]...); err != nil {
		return d, fmt.Errorf("%s: %w", a.ID, err)
	}
	return d, nil
}

// scanFact reads the columns of a fact behind some of the caller's.
func scanFact(row *sql.Rows, before ...any) (f facts.Fact, err error) {
	var fields, context sql.RawBytes
	err = row.Scan(append(before, &f.Kind, &f.Span.Part, &f.Span.Start, &f.Span.End, &f.Sentence.Start, &f.Sentence.End, &fields, &context)...)
	if err != nil {
		return f, err
	}
	f.Sentence.Part = f.Span.Part
	if f.Fields, err = facts.DecodeFields(fields); err != nil {
		return f, err
	}
	f.Context, err = facts.DecodeContext(context)
	return f, err
}
