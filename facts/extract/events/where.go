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
