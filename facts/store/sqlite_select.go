package store

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"strings"

	"crosscheck/facts"
)

// query is SQL with its parameters, built from the front.
type query struct {
	sql  strings.Builder
	args []any
}

func (q *query) add(sql string, args ...any) {
	q.sql.WriteString(sql)
	q.args = append(q.args, args...)
}

// among adds "column IN (…)"; an empty list is no condition.
func (q *query) among(column string, list []string) {
	if len(list) == 0 {
		return
	}
	q.add(" AND " + column + " IN (?" + strings.Repeat(", ?", len(list)-1) + ")")
	for _, s := range list {
		q.args = append(q.args, s)
	}
}

// chosenSQL joins an article, a version and its extraction in force.
const chosenSQL = ` FROM article a JOIN version v ON v.article = a.id JOIN extraction e ON e.id = v.extraction`

// bound is a time as text without its last letter, so that the second itself is not below it.
func bound(s string) string { return strings.TrimSuffix(s, "Z") }

// choose adds the conditions of a selection, over chosenSQL.
func (q *query) choose(s *Select) {
	by := stamp(s.AsOf)
	switch {
	case by == "" && s.Latest:
		q.add(" AND v.id = a.latest")
	case by != "" && s.Latest:
		q.add(` AND v.id = (SELECT w.id FROM version w WHERE w.article = a.id AND w.time <> '' AND w.time <= ? ORDER BY w.time DESC, w.id DESC LIMIT 1)`, by)
	case by != "":
		q.add(" AND v.time <> '' AND v.time <= ?", by)
	}
	q.among("e.outlet", s.Outlets)
	q.among("a.name", s.Articles)
	if !s.From.IsZero() {
		q.add(" AND e.published >= ?", bound(stamp(s.From)))
	}
	if !s.To.IsZero() {
		q.add(" AND e.published < ?", bound(stamp(s.To)))
	}
	if !s.From.IsZero() || !s.To.IsZero() {
		q.add(" AND e.published <> ''")
	}
}

func (s *SQLite) Keys(ctx context.Context, sel Select) iter.Seq2[Key, error] {
	return func(yield func(Key, error) bool) {
		var q query
		q.add("SELECT a.name, v.hash" + chosenSQL + " WHERE 1")
		q.choose(&sel)
		q.add(" ORDER BY a.name, v.hash")
		var k Key
		err := s.rows(ctx, &q, func(row *sql.Rows) (bool, error) {
			if err := row.Scan(&k.ID, &k.Version); err != nil {
				return false, err
			}
			return yield(k, nil), nil
		})
		if err != nil {
			yield(Key{}, err)
		}
	}
}

// rows runs a query and calls take at each row until it says no.
func (s *SQLite) rows(ctx context.Context, q *query, take func(*sql.Rows) (bool, error)) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	rows, err := s.readers.QueryContext(ctx, q.sql.String(), q.args...)
	if err != nil {
		return s.failed(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		more, err := take(rows)
		if err != nil || !more {
			return s.failed(ctx, err)
		}
	}
	return s.failed(ctx, rows.Err())
}

// Facts narrows in SQL as far as indexes and JSON go, and then puts the same conditions to each fact as a store in memory does.
func (s *SQLite) Facts(ctx context.Context, want Query) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		match := newMatcher(&want)
		if want.Text != "" && len(match.words) == 0 {
			if err := s.usable(ctx); err != nil {
				yield(Row{}, err)
			}
			return
		}
		q := factsQuery(&want, match.words)
		var article *facts.Digest // of the last row, with its parts
		var last, id int64
		n, number := 0, 0
		err := s.rows(ctx, q, func(row *sql.Rows) (bool, error) {
			var index int
			f, err := scanFact(row, &id, &number, &index)
			if err != nil {
				return false, err
			}
			if id != last {
				if article, err = s.bare(ctx, id); err != nil {
					return false, err
				}
				last = id
			}
			if !match.matches(article.Article, &f) {
				return true, nil
			}
			n++
			return yield(Row{article.Article, number, &f, eventOf(article, &f)}, nil) && n != want.Limit, nil
		})
		if err != nil {
			yield(Row{}, err)
		}
	}
}

func factsQuery(want *Query, words []string) *query {
	q := &query{}
	q.add(`SELECT e.id, (SELECT count(*) FROM version w WHERE w.article = a.id AND (w.time, w.id) <= (v.time, v.id)),
		f.n, f.kind, f.part, f.start, f."end", f.sentence_start, f.sentence_end, f.fields, f.context` + chosenSQL + ` JOIN fact f ON f.extraction = e.id WHERE 1`)
	q.choose(&want.Select)
	q.among("f.kind", want.Kinds)
	for _, e := range want.Equal {
		if ordinary(e.Field) {
			q.add(" AND f.fields ->> ? = ?", "$."+e.Field+".value", e.Value)
		}
	}
	if len(words) > 0 {
		q.add(" AND e.id IN (SELECT p.extraction FROM search s JOIN part p ON p.id = s.rowid WHERE s.text MATCH ?)", `"`+strings.Join(words, `" "`)+`"`)
	}
	q.add(" ORDER BY a.name, v.hash, f.n")
	return q
}

// ordinary names of fields can stand in a JSON path as they are.
func ordinary(name string) bool {
	for i := range len(name) {
		if c := name[i]; !(c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || i > 0 && '0' <= c && c <= '9') {
			return false
		}
	}
	return name != ""
}

// bare reads an article without its source, and its events.
func (s *SQLite) bare(ctx context.Context, extraction int64) (*facts.Digest, error) {
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }()
	l := &loader{s: s, ids: []int64{extraction}, digests: make([]*facts.Digest, 1), versions: make([]int64, 1)}
	if err := l.articles(ctx, tx); err != nil {
		return nil, fmt.Errorf("facts: %w", err)
	}
	return l.digests[0], nil
}
