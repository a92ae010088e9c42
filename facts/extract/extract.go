// Package extract finds the facts of one article: it runs the recognisers over its tokens, in a fixed order, and adds the context that
// each fact stands in. It is pure: an article in, a digest out; no clock, no network, no shared state.
package extract

import (
	"sort"

	"crosscheck/facts"
	"crosscheck/facts/extract/counts"
	"crosscheck/facts/extract/dates"
	"crosscheck/facts/extract/events"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/extract/quotes"
	"crosscheck/facts/grammar"
	"crosscheck/facts/text"
)

// Extractor holds the loaded kinds and tables. It is safe for concurrent use.
type Extractor struct {
	grammar *grammar.Grammar
	words   *numbers.Words
	dates   *dates.Recogniser
	people  *people.Recogniser
	quotes  *quotes.Recogniser
	events  *events.Recogniser
	counts  *counts.Recogniser

	countries   map[string]string // code -> name
	fingerprint string
}

// page is one article while it is read: its tokens and what the recognisers found, each built on those before it.
type page struct {
	doc     *text.Doc
	numbers *numbers.Numbers
	dates   []dates.Mention
	people  *people.Result
	quotes  *quotes.Result
	events  *events.Result
	spoken  []int32 // token -> index into quotes.Quotes + 1
	lead    int     // the sentence after the lead
	said    [][]int // sentence -> indexes into quotes.Attributions

	kind  *grammar.Kind  // that the recogniser at hand finds
	input *grammar.Input // of the patterns of amounts, made once
}

// recognisers is the table of kinds that Go code finds, by the name in the kind's file; the other kinds are found by their patterns.
var recognisers = map[string]func(*Extractor, *page, []facts.Fact) []facts.Fact{
	"dates":      (*Extractor).dateFacts,
	"ages":       (*Extractor).ageFacts,
	"casualties": (*Extractor).casualtyFacts,
	"titles":     (*Extractor).titleFacts,
	"quotes":     (*Extractor).quoteFacts,
	"places":     (*Extractor).placeFacts,
	"amounts":    (*Extractor).amountFacts,
}

// Extract reads one article. The digest shares the article's text and is never changed afterwards.
func (x *Extractor) Extract(a *facts.Article) *facts.Digest {
	p := x.read(a)
	d := &facts.Digest{Article: a, Extractor: x.fingerprint, Events: p.events.Events, Persons: p.people.Persons, Sketch: sketch(p)}
	d.Facts = x.patternFacts(p, x.recognised(p))
	sort.SliceStable(d.Facts, func(i, j int) bool {
		f, g := &d.Facts[i], &d.Facts[j]
		switch {
		case f.Span.Part != g.Span.Part:
			return f.Span.Part < g.Span.Part
		case f.Span.Start != g.Span.Start:
			return f.Span.Start < g.Span.Start
		default:
			return f.Kind < g.Kind
		}
	})
	return d
}

// read runs the recognisers that all kinds build on.
func (x *Extractor) read(a *facts.Article) *page {
	p := &page{doc: text.Split(a)}
	p.numbers = x.words.Find(p.doc)
	p.dates = x.dates.Find(p.doc, p.numbers)
	p.people = x.people.Find(p.doc)
	p.quotes = x.quotes.Find(p.doc, p.people)
	p.events = x.events.Find(p.doc, p.people, p.dates)
	p.index()
	return p
}

// recognised finds the facts of the kinds that Go code carries.
func (x *Extractor) recognised(p *page) []facts.Fact {
	var out []facts.Fact
	for k := range x.grammar.Kinds {
		if find, ok := recognisers[x.grammar.Kinds[k].Recogniser]; ok {
			p.kind = &x.grammar.Kinds[k]
			out = find(x, p, out)
		}
	}
	return out
}

// Kinds are the loaded kinds in file order, for linking and rules.
func (x *Extractor) Kinds() []facts.Kind {
	out := make([]facts.Kind, 0, len(x.grammar.Kinds))
	for i := range x.grammar.Kinds {
		out = append(out, x.grammar.Kinds[i].Kind)
	}
	return out
}
