// Package events finds what an article says happened: mentions by a table of heads, merged inside the article, one marked main.
// It dates events and says which event a stretch of text belongs to. It knows no kind of fact.
package events

import (
	"crosscheck/facts"
	"crosscheck/facts/extract/dates"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// Recogniser holds the event table. It is safe for concurrent use.
type Recogniser struct {
	heads      map[uint64][]head
	start, end text.Set
	occur      text.Set
	says       text.Set
	nouns      text.Set
	notVerbs   text.Set
	compound   text.Set
	other      text.Set
	past       text.Set
	compatible map[[2]string]bool
}

// Mention is one word or phrase that names an event.
type Mention struct {
	text.Range
	Event int  // index into Result.Events
	OneOf bool // "one of the strikes": a part of the event
	class string
	kind  string
	verb  bool
	other bool // its words say that it is another event: "a similar attack", "the 2003 quake"
	when  facts.Instant
	weak  bool // when is a bare hour
	where *people.Mention
	spot  text.Range // name of a place that may be in no table
}

// Dating says which event a date dates.
type Dating struct {
	Happening facts.Happening
	Event     int // index into Result.Events, -1 where the head is no event
}

// Result is what was found in one document; the unexported fields serve the finding.
type Result struct {
	Events   []facts.Event
	Mentions []Mention // in text order
	Datings  []Dating  // one for each date mention, same order
	Main     int       // index of the main event, -1 without events
	doc      *text.Doc
	at       []int32 // token -> index into Mentions + 1
	first    []int32 // sentence -> first mention at or after it
	verbs    []int   // event -> mentions that are verbs
	weak     []bool  // event -> its time is a bare hour, of a day that was guessed
	inTitle  []bool  // event -> its place was read in the title, where capitals mislead
}

// Find reads the document once for mentions and once for merging; cost is linear in tokens and mentions.
func (r *Recogniser) Find(d *text.Doc, p *people.Result, ds []dates.Mention) *Result {
	e := &Result{Main: -1, doc: d}
	r.mentions(e, p)
	e.index()
	heads := r.dating(e, ds)
	r.describe(e, p, ds, heads)
	r.merge(e)
	r.choose(e)
	for i := range e.Datings {
		e.Datings[i].Event = -1
		if m := e.mentionAt(heads[i].event); m != nil {
			e.Datings[i].Event = m.Event
			if e.Datings[i].Happening.Class = m.class; m.kind == "killing" { // people are killed when it happens; they may die later
				e.Datings[i].Happening.Class = e.Events[m.Event].Class
			}
		}
	}
	e.finish(p, ds)
	return e
}

// mentions scans for heads, the longest phrase at each token. Words inside a name are no heads.
func (r *Recogniser) mentions(e *Result, p *people.Result) {
	d := e.doc
	for si := range d.Sentences {
		s := &d.Sentences[si]
		for i := s.First; i < s.Last; i++ {
			h, n := r.headAt(d, i, s.Last)
			if n == 0 {
				continue
			}
			if i+n < s.Last && !h.verb && r.compound.Has(d.Tokens[i+n]) { // "fire brigade"
				continue
			}
			if m := p.At(i); m != nil && !s.Heading && (m.Last-m.First > 1 || m.Sort != people.Unknown) {
				continue
			}
			e.Mentions = append(e.Mentions, Mention{Range: text.Range{First: i, Last: i + n}, class: h.class, kind: h.kind, verb: h.verb, Event: -1})
			i += n - 1
		}
	}
}

func (r *Recogniser) headAt(d *text.Doc, i, last int) (head, int) {
	for _, h := range r.heads[d.Tokens[i].Hash] {
		k := i
		ok := true
		for n, w := range h.words {
			if n > 0 {
				k++
				if k < last && d.Text(k) == "-" {
					k++
				}
			}
			if k >= last || d.Tokens[k].Hash != w {
				ok = false
				break
			}
		}
		if ok {
			return h, k - i + 1
		}
	}
	return head{}, 0
}

// index makes the look-ups by token and by sentence.
func (e *Result) index() {
	e.at = make([]int32, len(e.doc.Tokens))
	for i, m := range e.Mentions {
		for t := m.First; t < m.Last; t++ {
			e.at[t] = int32(i + 1)
		}
	}
	e.first = make([]int32, len(e.doc.Sentences)+1)
	k := 0
	for s := range e.doc.Sentences {
		for k < len(e.Mentions) && e.Mentions[k].First < e.doc.Sentences[s].First {
			k++
		}
		e.first[s] = int32(k)
	}
	e.first[len(e.doc.Sentences)] = int32(len(e.Mentions))
}

// inSentence returns the mentions of one sentence.
func (e *Result) inSentence(s int) []Mention { return e.Mentions[e.first[s]:e.first[s+1]] }

func (e *Result) mentionAt(token int) *Mention {
	if token < 0 || e.at[token] == 0 {
		return nil
	}
	return &e.Mentions[e.at[token]-1]
}

// Of returns the mention that tells which event the tokens belong to: one inside them, else the nearest one in the sentence, else the
// last one of the sentence before in the same paragraph where that is another event, else the main event. Nil without events.
func (e *Result) Of(rng text.Range) *Mention {
	if len(e.Events) == 0 {
		return nil
	}
	si := e.doc.SentenceOf(rng.First)
	if m := nearest(e.inSentence(si), rng); m != nil {
		return m
	}
	if si > 0 && e.doc.Sentences[si-1].Paragraph == e.doc.Sentences[si].Paragraph {
		if ms := e.inSentence(si - 1); len(ms) > 0 {
			if m := &ms[len(ms)-1]; m.Event != e.Main {
				return m
			}
		}
	}
	for i := range e.Mentions {
		if e.Mentions[i].Event == e.Main {
			return &Mention{Event: e.Main}
		}
	}
	return nil
}

// nearest prefers a mention that is no mere word of death, then the smaller distance, then the later mention ("killed in the strikes").
func nearest(ms []Mention, rng text.Range) *Mention {
	var best *Mention
	bestCost := 0
	for i := range ms {
		m := &ms[i]
		cost := 0
		switch {
		case m.Overlaps(rng):
		case m.First >= rng.Last:
			cost = m.First - rng.Last + 1
		default:
			cost = rng.First - m.Last + 1
		}
		if m.class == death {
			cost += 4
		}
		if best == nil || cost <= bestCost {
			best, bestCost = m, cost
		}
	}
	return best
}

// death is the class of words that say only that people died: they take the event that stands with them.
const death = "death"
