package events

import (
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// Where is the name of the place that stands with the mention, nil where none does.
func (m *Mention) Where() *people.Mention { return m.where }

// OfClass returns the mention of an event of the class that the tokens belong to: the nearest one in the sentence, else the main event
// where it is of the class. Nil where neither is.
func (e *Result) OfClass(rng text.Range, class string) *Mention {
	if len(e.Events) == 0 {
		return nil
	}
	ms := e.inSentence(e.doc.SentenceOf(rng.First))
	var best *Mention
	for i := range ms {
		if m := &ms[i]; m.class == class && m.Event >= 0 && (best == nil || away(m.Range, rng) <= away(best.Range, rng)) {
			best = m
		}
	}
	if best == nil && e.Main >= 0 && e.Events[e.Main].Class == class {
		return &Mention{Event: e.Main}
	}
	return best
}

// away is how many tokens stand between two runs, 0 where they touch or overlap.
func away(a, b text.Range) int { return max(0, a.First-b.Last, b.First-a.Last) }

// spotReach is how many tokens behind a mention its spot may stand: "a fire at a flour mill in the port of Vigo".
const spotReach = 10

// spotOf finds the name that says where, right behind "in", "at" or "near", of a town or of what no table knows. Titles are left out: their
// capitals tell no names.
func spotOf(d *text.Doc, p *people.Result, s *text.Sentence, rng text.Range) text.Range {
	if s.Heading {
		return text.Range{}
	}
	for i := rng.Last; i < min(rng.Last+spotReach, s.Last) && d.Tokens[i].Class != text.Quote; i++ {
		m := p.At(i)
		if m == nil || m.First != i {
			continue
		}
		if !d.Is(i-1, "in", "at", "near", "outside") {
			continue
		}
		if m.Town || m.Sort == people.Unknown && m.Last-m.First <= 3 {
			return m.Range
		}
		return text.Range{}
	}
	return text.Range{}
}
