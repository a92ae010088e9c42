package events

import (
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/extract/dates"
	"crosscheck/facts/text"
)

// dated is the head of one date: tokens of the head word and of the event, -1 where there is none.
type dated struct{ head, event int }

// dating finds for each date the word that it dates, and the event behind it. It fills Datings without their events.
func (r *Recogniser) dating(e *Result, ds []dates.Mention) []dated {
	out := make([]dated, len(ds))
	e.Datings = make([]Dating, len(ds))
	for i, m := range ds {
		out[i] = dated{-1, -1}
		if m.Date.Kind == "DURATION" || m.Date.Kind == "SET" {
			continue
		}
		si := e.doc.SentenceOf(m.First)
		s := e.doc.Sentences[si]
		h := r.headOf(e, s, m.Range)
		if h < 0 {
			continue
		}
		out[i].head = h
		hap := facts.Happening{Head: e.doc.Text(h)}
		switch t := e.doc.Tokens[h]; {
		case r.start.Has(t):
			hap.Phase = "start"
		case r.end.Has(t):
			hap.Phase = "end"
		case r.says.Has(t):
			hap.Phase = "said"
		}
		if hm := e.mentionAt(h); hm != nil {
			out[i].event = h
			if hap.Phase == "" && e.doc.Is(m.First-1, "since") && !hm.verb {
				hap.Phase = "start"
			}
		} else if hap.Phase == "start" || hap.Phase == "end" || r.occur.Has(e.doc.Tokens[h]) || e.doc.Is(h, "was", "were", "is") && m.First-h <= 3 && m.First > h {
			if of := e.subjectOf(si, h); of != nil {
				out[i].event = of.First
				hap.Of = e.doc.Slice(of.First, of.Last)
			}
		}
		e.Datings[i].Happening = hap
	}
	return out
}

// headOf returns the token of the word that a date dates, -1 where none is found.
func (r *Recogniser) headOf(e *Result, s text.Sentence, rng text.Range) int {
	d := e.doc
	after := rng.Last
	if after < s.Last && d.Is(after, "'s") { // "Sunday's quake"
		for i := after + 1; i < min(after+6, s.Last); i++ {
			if e.at[i] > 0 {
				return i
			}
		}
		return r.lastNoun(d, after+1, s.Last)
	}
	for i := after; i < min(after+3, s.Last) && d.Tokens[i].Class == text.Word; i++ { // "the 2003 Bam quake"
		if m := e.mentionAt(i); m != nil && !m.verb {
			return i
		}
		if !d.Capital(i) {
			break
		}
	}
	if after < s.Last && d.Tokens[after].Class == text.Word && rng.First > s.First && d.Is(rng.First-1, determiners...) { // "a Friday statement"
		if h := r.lastNoun(d, after, min(after+6, s.Last)); h >= 0 {
			return h
		}
	}
	before := rng.First - 1
	for before >= s.First && d.Is(before, "in", "on", "since", "at", "by", "until", "from", "through", "the", "late", "early", "during", "of", "around", "about") {
		before--
	}
	if m := e.mentionAt(before); before >= s.First && m != nil && !m.verb && before < rng.First-1 { // "the attack on Tuesday"
		return before
	}
	if before >= s.First && before < rng.First-1 && r.happens(d, before) && !r.verb(d, before, s.First) { // "since its founding in 1990"
		return before
	}
	if noun := r.placed(e, s, before); noun >= 0 && before < rng.First-1 { // "the talks in Helsinki on Monday"
		return noun
	}
	// The nearest verb to the left inside the clause, else the first one to the right.
	passed := 0
	for i := before; i >= s.First; i-- {
		if r.verb(d, i, s.First) {
			return i
		}
		if d.Tokens[i].Class == text.Quote || d.Is(i, ";") {
			break
		}
		if passed++; passed > 25 {
			break
		}
	}
	for i := after; i < min(after+25, s.Last); i++ {
		if r.verb(d, i, s.First) {
			return r.mainVerb(d, i, s)
		}
	}
	if before >= s.First && e.at[before] > 0 {
		return before
	}
	return -1
}

// determiners stand before a noun phrase that a date begins.
var determiners = []string{"the", "a", "an", "this", "its", "his", "her", "their", "our", "my", "each", "every", "any"}

// happens guesses whether a noun names something that happens: a listed one, or one with the ending of a verbal noun.
func (r *Recogniser) happens(d *text.Doc, i int) bool {
	t := d.Tokens[i]
	if t.Class != text.Word || t.Case != text.Lower {
		return false
	}
	if r.nouns.Has(t) {
		return true
	}
	w := d.Text(i)
	for _, end := range [...]string{"tion", "sion", "ment", "ency", "ance"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return len(w) > 6 && strings.HasSuffix(w, "ing") && d.Is(i-1, determiners...)
}

// placed returns the noun of something that happens before a place: "visit to Mexico", where token last ends the place.
func (r *Recogniser) placed(e *Result, s text.Sentence, last int) int {
	d := e.doc
	i := last
	for i >= s.First && i > last-4 && d.Capital(i) {
		i--
	}
	if i == last || i <= s.First || !d.Is(i, "in", "to", "at", "with", "of", "on", "near") {
		return -1
	}
	if m := e.mentionAt(i - 1); m != nil && !m.verb || r.happens(d, i-1) {
		return i - 1
	}
	return -1
}

// mainVerb moves from an auxiliary to the verb that it helps: "was killed", "has begun".
func (r *Recogniser) mainVerb(d *text.Doc, i int, s text.Sentence) int {
	if d.Is(i, "was", "were", "is", "are", "had", "has", "have", "been", "be") {
		for k := i + 1; k < min(i+4, s.Last); k++ {
			if r.verb(d, k, s.First) && !d.Is(k, "been", "be") {
				return k
			}
		}
	}
	return i
}

// verb guesses whether token i is a verb: a listed past form, a word in -ed that no determiner precedes, or a word after a modal.
func (r *Recogniser) verb(d *text.Doc, i, first int) bool {
	t := d.Tokens[i]
	if t.Class != text.Word || t.Case != text.Lower && !(i == first && t.Case == text.Title) {
		return false
	}
	if r.past.Has(t) || r.occur.Has(t) || r.start.Has(t) && !d.Is(i, "since", "start") || r.end.Has(t) && !d.Is(i, "end") {
		return true
	}
	if i > first && d.Is(i-1, "will", "would", "to", "can", "could", "may", "might", "should", "must") {
		return !d.Is(i, "the", "a", "an", "be", "have", "its", "his", "their", "this")
	}
	w := d.Text(i)
	if len(w) > 4 && strings.HasSuffix(w, "ed") && !(i > first && d.Is(i-1, "the", "a", "an", "his", "her", "their", "its")) {
		return true
	}
	return len(w) > 5 && strings.HasSuffix(w, "ing") && !r.notVerbs.Has(t) && !(i > first && d.Is(i-1, determiners...)) // "serving from 1995"
}

// lastNoun is the last word of the noun phrase that starts at i: lower-case words up to a mark or a function word.
func (r *Recogniser) lastNoun(d *text.Doc, i, last int) int {
	at := -1
	for first := i; i < last && d.Tokens[i].Class == text.Word; i++ {
		if i > first && r.verb(d, i, first) || d.Is(i, "have", "in", "on", "at", "of", "and", "was", "is", "that", "which", "who", "to", "for", "but", "or", "as", "when", "after", "before", "than", "by", "through", "until", "since", "he", "she", "they", "it", "we", "i", "has", "had", "with", "from", "by", "were", "are", "will") {
			break
		}
		at = i
	}
	return at
}

// subjectOf finds the event that begins or ends: the last noun mention to the left of the verb, else the first to its right.
func (e *Result) subjectOf(si, verb int) *Mention {
	ms := e.inSentence(si)
	var left *Mention
	for i := range ms {
		m := &ms[i]
		switch {
		case m.verb:
		case m.First < verb:
			left = m
		case left == nil && m.First-verb <= 6:
			return m
		}
	}
	return left
}
