package store

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"crosscheck/facts"
)

// exported is one line of an export: an article in the shape that crosscheck reads, so that what is exported can be ingested again.
type exported struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
	Modified  string `json:"modified,omitempty"`
	Title     string `json:"title,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Text      string `json:"text"`
}

// Export writes the selected versions as JSON, one a line, in the order in which they were stored. Captions, notices and facts are left
// out: they are found again when the articles are read. A time that was only guessed is left out too, for it would come back as stated.
func Export(ctx context.Context, w io.Writer, s Store, sel Select) (articles int, err error) {
	out := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for a, err := range inOrder(ctx, s, sel) {
		if err != nil {
			return articles, err
		}
		if err := enc.Encode(export(a)); err != nil {
			return articles, err
		}
		articles++
	}
	return articles, out.Flush()
}

func export(a *facts.Article) exported {
	e := exported{ID: a.ID, Outlet: a.Outlet, URL: a.URL, Byline: a.Byline, Published: written(a, "published", a.Published), Modified: written(a, "modified", a.Modified)}
	if a.Outlet == a.ID { // an unknown outlet
		e.Outlet = ""
	}
	var texts []string
	for _, p := range a.Parts {
		switch {
		case p.Name == "title" && e.Title == "":
			e.Title = p.Text
		case p.Name == "body":
			texts = append(texts, p.Text)
		}
	}
	e.Text = strings.Join(texts, "\n\n")
	return e
}

// written is a time as an input states it: as precise as it is known, without a zone where it had none.
func written(a *facts.Article, field string, i facts.Instant) string {
	guessed := slices.ContainsFunc(a.Basis, func(b facts.Basis) bool { return b.Field == field && b.Guessed })
	if !i.Known() || guessed {
		return ""
	}
	layout := time.RFC3339Nano
	switch width := i.To.Sub(i.From); {
	case width >= 23*time.Hour:
		return i.From.Format("2006-01-02")
	case width == time.Minute:
		layout = "2006-01-02T15:04Z07:00"
	}
	if slices.Contains(a.Floating, field) {
		layout = strings.TrimSuffix(strings.TrimSuffix(layout, "Z07:00"), ".999999999")
	}
	return i.From.UTC().Format(layout)
}

// inOrder yields the selected versions in the order of storing, without their sources.
func inOrder(ctx context.Context, s Store, sel Select) iter.Seq2[*facts.Article, error] {
	switch s := s.(type) {
	case *Memory:
		return s.inOrder(ctx, sel)
	case *SQLite:
		return s.inOrder(ctx, sel)
	}
	return func(yield func(*facts.Article, error) bool) {
		for k, err := range s.Keys(ctx, sel) {
			var d *facts.Digest
			if err == nil {
				d, err = s.Digest(ctx, k)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(d.Article, nil) {
				return
			}
		}
	}
}

func (m *Memory) inOrder(ctx context.Context, sel Select) iter.Seq2[*facts.Article, error] {
	return func(yield func(*facts.Article, error) bool) {
		list, err := m.chosen(ctx, &sel)
		if err != nil {
			yield(nil, err)
			return
		}
		m.mu.RLock()
		numbers := make(map[Key]int64, len(list))
		for _, c := range list {
			if v := m.byKey[KeyOf(c.digest.Article)]; v != nil {
				numbers[KeyOf(c.digest.Article)] = v.number
			}
		}
		m.mu.RUnlock()
		slices.SortFunc(list, func(a, b chosen) int {
			return int(numbers[KeyOf(a.digest.Article)] - numbers[KeyOf(b.digest.Article)])
		})
		for _, c := range list {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !yield(c.digest.Article, nil) {
				return
			}
		}
	}
}

func (s *SQLite) inOrder(ctx context.Context, sel Select) iter.Seq2[*facts.Article, error] {
	return func(yield func(*facts.Article, error) bool) {
		var q query
		q.add("SELECT e.id" + chosenSQL + " WHERE 1")
		q.choose(&sel)
		q.add(" ORDER BY v.id")
		err := s.rows(ctx, &q, func(row *sql.Rows) (bool, error) {
			var id int64
			if err := row.Scan(&id); err != nil {
				return false, err
			}
			d, err := s.bare(ctx, id)
			if err != nil {
				return false, err
			}
			return yield(d.Article, nil), nil
		})
		if err != nil {
			yield(nil, err)
		}
	}
}
