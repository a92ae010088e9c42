package store

import (
	"slices"
	"time"

	"crosscheck/facts"
)

// stamp is a time to the second as text whose order is that of time; "" for an unknown one.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}

// out reports whether a version was out by a time: known to be, for a version without a time never was.
func out(a *facts.Article, by time.Time) bool {
	t := a.Time()
	return by.IsZero() || t.Known() && stamp(t.From) <= stamp(by)
}

// chooses applies the conditions that concern one version alone.
func (s *Select) chooses(a *facts.Article) bool {
	if len(s.Outlets) > 0 && !slices.Contains(s.Outlets, a.Outlet) || len(s.Articles) > 0 && !slices.Contains(s.Articles, a.ID) {
		return false
	}
	if s.From.IsZero() && s.To.IsZero() {
		return true
	}
	at := stamp(a.Published.From)
	return at != "" && (s.From.IsZero() || at >= stamp(s.From)) && (s.To.IsZero() || at < stamp(s.To))
}

// matcher applies the conditions of a query that concern one fact.
type matcher struct {
	q     *Query
	words []string
}

func newMatcher(q *Query) matcher { return matcher{q, words(q.Text)} }

func (m *matcher) matches(a *facts.Article, f *facts.Fact) bool {
	if len(m.q.Kinds) > 0 && !slices.Contains(m.q.Kinds, f.Kind) {
		return false
	}
	for _, e := range m.q.Equal {
		if !printsAs(f.Get(e.Field), e.Value) {
			return false
		}
	}
	return m.q.Text == "" || a.Valid(f.Sentence) && holdsAll(a.Quote(f.Sentence), m.words)
}

// printsAs reports whether a term, name or text is a string.
func printsAs(v facts.Value, s string) bool {
	switch v := v.(type) {
	case facts.Term:
		return string(v) == s
	case facts.Name:
		return string(v) == s
	case facts.Text:
		return string(v) == s
	}
	return false
}

// bare is an article without the bytes it was read from.
func bare(a *facts.Article) *facts.Article {
	b := *a
	b.Source = nil
	return &b
}

// eventOf is the event that a fact belongs to, nil for none.
func eventOf(d *facts.Digest, f *facts.Fact) *facts.Event {
	for i := range d.Events {
		if f.Context.Event != "" && d.Events[i].ID == f.Context.Event {
			return &d.Events[i]
		}
	}
	return nil
}
