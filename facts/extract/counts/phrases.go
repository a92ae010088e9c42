package counts

import (
	"sort"

	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/grammar"
	"crosscheck/facts/text"
)

// Tags of the phrases that counts gives to the patterns.
const (
	byName   = 1 // a named person
	definite = 2 // "the driver", "her 4-year-old daughter", "17-year-old"
)

// maxBetween is how many words may stand between "the" and its noun.
const maxBetween = 4

var (
	definites = text.NewSet("the", "his", "her", "their", "its", "my", "our", "'s")
)

// singles makes noun phrases of single people that no number counts: names, "the driver", "his 4-year-old daughter". They are in text order.
func (g *page) singles(p *people.Result) []grammar.Phrase {
	var out []grammar.Phrase
	d := g.d
	for s := range d.Sentences {
		x := &d.Sentences[s]
		for i := x.First; i < x.Last; {
			q, ok := g.aged(p, i, x.Last)
			if !ok {
				q, ok = g.name(p, i)
			}
			if !ok && definites.Has(d.Tokens[i]) {
				q, ok = g.definite(p, i, x.Last)
			}
			if !ok {
				i++
				continue
			}
			q.First = -1
			q.Quantity = facts.Exactly(1)
			out = append(out, q)
			i = q.Last
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Range.First < out[b].Range.First })
	return out
}

// name reads a named person at token i.
func (g *page) name(p *people.Result, i int) (grammar.Phrase, bool) {
	if p == nil {
		return grammar.Phrase{}, false
	}
	m := p.At(i)
	if m == nil || m.Sort != people.Person || m.First != i || m.First >= m.Last {
		return grammar.Phrase{}, false
	}
	return grammar.Phrase{Range: m.Range, Head: m.Last - 1, Tag: byName}, true
}

// aged reads an age before a noun or a name, or alone: "17-year-old Ana Keller", "a 4-year-old", "the 12-year-old boy".
func (g *page) aged(p *people.Result, i, last int) (grammar.Phrase, bool) {
	d := g.d
	j := i
	n := g.n.At(i)
	if definites.Has(d.Tokens[i]) || n != nil && n.Article {
		j++
		n = g.n.At(j)
	}
	if n == nil || n.First != j || n.Article {
		return grammar.Phrase{}, false
	}
	end := numbers.AgeTail(d, n.Last, last)
	if end < 0 || d.Is(end-1, "olds") {
		return grammar.Phrase{}, false
	}
	if d.Is(i, "'s") {
		i++
	}
	q := grammar.Phrase{Range: text.Range{First: i, Last: end}, Head: end - 1, Tag: definite, Article: j > i && g.n.At(i) != nil}
	if name, ok := g.name(p, end); ok {
		q.Last, q.Head, q.Tag = name.Last, name.Head, byName
		return q, true
	}
	for end < last && q.Last < end+3 && d.Capital(q.Last) && q.Last < last && d.Capital(end+1) && end+1 < last { // "17-year-old Ana Keller", a name by its form
		q.Last++
		q.Head, q.Tag = q.Last-1, byName
	}
	if q.Tag == byName {
		return q, true
	}
	if head := g.noun(end, last); head >= 0 {
		q.Last, q.Head = head+1, head
		if name, ok := g.name(p, head+1); ok {
			q.Last, q.Head, q.Tag = name.Last, name.Head, byName
		}
	}
	return q, true
}

// definite reads a determiner with a noun for one person: "the driver", "his wife".
func (g *page) definite(p *people.Result, i, last int) (grammar.Phrase, bool) {
	head := g.noun(i+1, last)
	if head < 0 {
		return grammar.Phrase{}, false
	}
	if d := g.d; d.Is(i, "'s") {
		i++
	}
	q := grammar.Phrase{Range: text.Range{First: i, Last: head + 1}, Head: head, Tag: definite}
	if name, ok := g.name(p, head+1); ok {
		q.Last, q.Head, q.Tag = name.Last, name.Head, byName
	}
	return q, true
}

// noun finds a noun for one person from token j on, over plain words.
func (g *page) noun(j, last int) int {
	d := g.d
	for end := min(last, j+maxBetween+1); j < end; j++ {
		t := &d.Tokens[j]
		if g.person.Has(d, j) {
			if j+1 < last && g.person.Has(d, j+1) {
				j++
			}
			if j+1 < last && (d.Is(j+1, "'s", "'") || g.persons.Has(d, j+1) && !g.person.Has(d, j+1)) {
				return -1
			}
			return j
		}
		if t.Class != text.Word && !(d.Is(j, "-") && !t.Space) || g.n.At(j) != nil && !g.n.At(j).Ordinal || between.Has(*t) || definites.Has(*t) {
			return -1
		}
	}
	return -1
}

// between are words that end the search for a noun.
var between = text.NewSet("of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "if", "when", "who", "that", "which", "is", "are", "was", "were",
	"be", "has", "have", "had", "will", "would", "not", "said", "says", "after", "before", "while", "during", "killed", "shot", "death", "police")
