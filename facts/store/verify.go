package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"strings"

	"crosscheck/facts"
)

// maxProblems ends a verification: a file with so many is broken as a whole.
const maxProblems = 100

// Verify reads all that is stored and says, one problem a line, what is not as it was put: spans outside of their article, sources whose
// bytes are not those of their version, rows without their article, indexes that lack something. None means that the store is clean.
func Verify(ctx context.Context, s Store) (problems []string, err error) {
	v := &verifier{}
	db, inFile := s.(*SQLite)
	if inFile {
		if err := db.verify(ctx, v); err != nil || len(v.problems) > 0 {
			return v.problems, err // what follows would only repeat it
		}
	}
	unread := 0
	for d, err := range all(ctx, s) {
		if len(v.problems) >= maxProblems {
			return append(v.problems, "and more"), nil
		}
		if err != nil {
			if d == nil {
				return v.problems, err
			}
			text := err.Error()
			if inFile {
				text = strings.TrimPrefix(text, db.path+": ")
			}
			v.add("%s", text)
			unread++
			continue
		}
		v.digest(d)
		if inFile {
			if err := db.verifyFiling(ctx, v, d); err != nil {
				return v.problems, err
			}
		}
	}
	if v.filed != 0 && unread == 0 {
		v.add("the index of candidates does not fit the articles")
	}
	return v.problems, ctx.Err()
}

type verifier struct {
	problems []string
	filed    uint64           // sum over the entries of the index of candidates, less the sum over what articles should have there
	dropped  map[listKey]bool // lists that grew too long and hold no entries
}

func (v *verifier) add(format string, args ...any) {
	v.problems = append(v.problems, fmt.Sprintf(format, args...))
}

// digest checks one digest by itself.
func (v *verifier) digest(d *facts.Digest) {
	a := d.Article
	if sum := sha256.Sum256(a.Source); hex.EncodeToString(sum[:8]) != a.Version {
		v.add("%s: the source is not that of version %s", a.ID, a.Version)
	}
	for i := range d.Facts {
		f := &d.Facts[i]
		if !a.Valid(f.Span) || !a.Valid(f.Sentence) {
			v.add("%s: fact %d (%s): span outside the article", a.ID, i, f.Kind)
		}
	}
	for _, e := range d.Events {
		v.mentions(a, "event "+e.ID, e.Mentions)
	}
	for _, p := range d.Persons {
		v.mentions(a, "person "+p.Name.String(), p.Mentions)
	}
}

func (v *verifier) mentions(a *facts.Article, of string, spans []facts.Span) {
	for _, s := range spans {
		if !a.Valid(s) {
			v.add("%s: %s: span outside the article", a.ID, of)
			return
		}
	}
}

// all yields every digest, read in bulk. An error with an empty digest concerns that one alone; one with nil ends the reading.
func all(ctx context.Context, s Store) iter.Seq2[*facts.Digest, error] {
	return func(yield func(*facts.Digest, error) bool) {
		var keys []Key
		emit := func() bool {
			defer func() { keys = keys[:0] }()
			ds, err := s.Digests(ctx, keys...)
			if err == nil {
				for _, d := range ds {
					if !yield(d, nil) {
						return false
					}
				}
				return true
			}
			for _, k := range keys { // one of them is at fault
				d, err := s.Digest(ctx, k)
				switch {
				case errors.Is(err, ErrClosed) || ctx.Err() != nil:
					yield(nil, err)
					return false
				case err != nil:
					d = &facts.Digest{}
				}
				if !yield(d, err) {
					return false
				}
			}
			return true
		}
		for k, err := range s.Keys(ctx, Select{}) {
			if err != nil {
				yield(nil, err)
				return
			}
			if keys = append(keys, k); len(keys) == loadAtOnce && !emit() {
				return
			}
		}
		if len(keys) > 0 {
			emit()
		}
	}
}

// faults are questions to the tables whose every answer is a problem.
var faults = []struct{ problem, sql string }{
	{"%s: is stored without a version", `SELECT name FROM article a WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.article = a.id)`},
	{"%s: another version is the latest", `SELECT name FROM article a WHERE latest IS NOT (SELECT id FROM version v WHERE v.article = a.id ORDER BY time DESC, id DESC LIMIT 1)`},
	{"version %s: belongs to no article", `SELECT hash FROM version WHERE article NOT IN (SELECT id FROM article)`},
	{"version %s: has no extraction", `SELECT hash FROM version v WHERE NOT EXISTS (SELECT 1 FROM extraction e WHERE e.id = v.extraction AND e.version = v.id)`},
	{"version %s: has no source", `SELECT hash FROM version WHERE id NOT IN (SELECT version FROM source)`},
	{"source %s: belongs to no version", `SELECT version FROM source WHERE version NOT IN (SELECT id FROM version)`},
	{"extraction %s: belongs to no version", `SELECT id FROM extraction WHERE version NOT IN (SELECT id FROM version)`},
	{"extraction %s: has no sketch", `SELECT id FROM extraction WHERE id NOT IN (SELECT extraction FROM sketch)`},
	{"extraction %s: has no text", `SELECT id FROM extraction WHERE id NOT IN (SELECT extraction FROM part)`},
	{"part %s: belongs to no extraction", `SELECT id FROM part WHERE extraction NOT IN (SELECT id FROM extraction)`},
	{"facts of extraction %s: belong to none", `SELECT DISTINCT extraction FROM fact WHERE extraction NOT IN (SELECT id FROM extraction)`},
	{"part %s: is not in the full-text index", `SELECT id FROM part_in_force WHERE id NOT IN (SELECT id FROM search_docsize)`},
	{"the index of candidates counts %s versions too many or too few", `SELECT n FROM (SELECT (SELECT coalesce(sum(versions), 0) FROM period) - (SELECT count(*) FROM version) AS n) WHERE n <> 0`},
}

// verify looks at the file as a whole.
func (s *SQLite) verify(ctx context.Context, v *verifier) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	broken, err := s.answers(ctx, `PRAGMA integrity_check(10)`)
	if err != nil {
		return err
	}
	for _, b := range broken {
		if b != "ok" {
			v.add("the file is damaged: %s", b)
		}
	}
	if len(v.problems) > 0 {
		return nil
	}
	for _, f := range faults {
		found, err := s.answers(ctx, f.sql)
		if err != nil {
			return err
		}
		for _, x := range found[:min(len(found), maxProblems)] {
			v.add(f.problem, x)
		}
	}
	if err := s.verifyLists(ctx, v); err != nil {
		return err
	}
	return s.verifySearch(ctx, v)
}

// verifyLists sums up the index of candidates.
func (s *SQLite) verifyLists(ctx context.Context, v *verifier) error {
	v.dropped = map[listKey]bool{}
	var q query
	q.add(`SELECT period, term, count, entries FROM posting`)
	return s.rows(ctx, &q, func(row *sql.Rows) (bool, error) {
		var k listKey
		var term int64
		var count int
		var packed sql.RawBytes
		if err := row.Scan(&k.period, &term, &count, &packed); err != nil {
			return false, err
		}
		k.term = uint64(term)
		if packed == nil {
			v.dropped[k] = true
			return true, nil
		}
		entries := decodeEntries(packed)
		if len(entries) != count {
			v.filed++
		}
		for _, e := range entries {
			v.filed += mix(k, e)
		}
		return true, nil
	})
}

// verifyFiling takes off the sum what the digest should have in the index.
func (s *SQLite) verifyFiling(ctx context.Context, v *verifier, d *facts.Digest) error {
	var version int64
	err := s.read.version.QueryRowContext(ctx, d.Article.ID, d.Article.Version).Scan(&version)
	if err != nil {
		return s.failed(ctx, err)
	}
	at := placeOf(d.Article)
	for _, h := range hashes(d) {
		if k := (listKey{at.period, h}); !v.dropped[k] {
			v.filed -= mix(k, entry{version, at.day})
		}
	}
	return nil
}

// mix makes one number of an entry, so that sums tell sets of entries apart.
func mix(k listKey, e entry) uint64 {
	h := k.term ^ uint64(k.period)*0x9e3779b97f4a7c15 ^ uint64(e.version)*0xbf58476d1ce4e5b9 ^ uint64(e.day)<<56
	h = (h ^ h>>31) * 0x94d049bb133111eb
	return h ^ h>>29
}

// verifySearch compares the full-text index to the texts, which SQLite does in a transaction that writes nothing.
func (s *SQLite) verifySearch(ctx context.Context, v *verifier) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.usable(ctx); err != nil {
		return err
	}
	if _, err := s.writer.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return s.failed(ctx, err)
	}
	_, err := s.writer.ExecContext(ctx, `INSERT INTO search (search, rank) VALUES ('integrity-check', 1)`)
	_, _ = s.writer.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	if err != nil && ctx.Err() == nil {
		v.add("the full-text index does not fit the texts")
		return nil
	}
	return ctx.Err()
}

// answers is the one column of a query.
func (s *SQLite) answers(ctx context.Context, question string) (out []string, err error) {
	var q query
	q.add(question)
	err = s.rows(ctx, &q, func(row *sql.Rows) (bool, error) {
		var x string
		err := row.Scan(&x)
		out = append(out, x)
		return true, err
	})
	return out, err
}
