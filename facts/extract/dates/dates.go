// Package dates finds time expressions and resolves them against the article's dateline, publication time and earlier dates (TIMEX3, ISO-TimeML).
// It does not say which event a date belongs to.
package dates

import (
	"sync"

	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/text"
)

// Mention is one time expression of a document.
type Mention struct {
	text.Range
	Date        facts.Date
	WeekdaySaid string // "Thursday" where a weekday stands beside a day of a month, else ""
	WeekdayIs   string // the weekday that the date falls on; differs from WeekdaySaid where the text is wrong
}

// Recogniser finds time expressions. It is never changed after New and may be shared.
type Recogniser struct {
	words   lexicon
	scratch sync.Pool // *scanner: its slices are used again, article after article
	zones   sync.Map  // name -> *time.Location, nil for names that are none
}

// New builds a recogniser for English news from the tables of this package.
func New() *Recogniser {
	return &Recogniser{words: newLexicon(wordTables, namedDays)}
}

// Find returns the time expressions of a document in text order, disjoint, each inside one sentence. The numbers may be nil.
func (r *Recogniser) Find(d *text.Doc, _ *numbers.Numbers) []Mention {
	s, ok := r.scratch.Get().(*scanner)
	if !ok {
		s = &scanner{words: &r.words}
	}
	s.start(d)
	for _, sentence := range d.Sentences {
		s.scan(sentence)
	}
	list := newResolver(s, r.zone(d.Article.Zone)).mentions()
	s.d = nil
	r.scratch.Put(s)
	return list
}

// BareHour reports whether a clock time names no day of its own ("7 a.m."): the day that it was resolved to is a guess.
func (m Mention) BareHour(d *text.Doc) bool {
	if m.Date.Granularity != facts.ClockGranularity {
		return false
	}
	for i := m.First; i < m.Last; i++ {
		if d.Tokens[i].Case == text.Title {
			return false
		}
	}
	return true
}
