package quotes

import (
	"slices"

	"crosscheck/facts/text"
)

// attributions turns the cues whose verb states something into attributions of what they state.
func (x *reader) attributions() []Attribution {
	var out []Attribution
	for s := range x.d.Sentences {
		cues := x.cuesOf(s)
		for k := range cues {
			c := &cues[k]
			if c.source.name == "" || c.strength == speaks && !x.figured(c.verb, x.d.Sentences[s].Last) {
				continue
			}
			if c.strength == speaks { // "put the toll at 30"
				out = append(out, x.tallied(c))
				continue
			}
			if c.bare && !x.d.Is(c.verb+1, "that") {
				continue
			}
			content, ok := x.content(cues, k, s)
			for ok && content.First < content.Last && x.in[content.First] == 0 && x.d.Tokens[content.First].Class == text.Mark {
				content.First++
			}
			if !ok || content.First >= content.Last {
				continue
			}
			out = append(out, Attribution{Source: x.withoutDeterminer(c.source), Person: x.outside(c.source.person), Cue: c.rng, Content: content,
				Certainty: x.certainty(c, content)})
		}
	}
	for k := range x.tallies {
		if c := &x.tallies[k]; c.source.name != "" {
			out = append(out, x.tallied(c))
		}
	}
	out = x.doubts(out)
	slices.SortStableFunc(out, func(a, b Attribution) int { return a.Cue.First - b.Cue.First })
	return out
}

// tallied gives what stands behind a verb of counting to its subject.
func (x *reader) tallied(c *cue) Attribution {
	end := x.d.Sentences[x.d.SentenceOf(c.verb)].Last
	for k := c.verb + 1; k < end; k++ {
		if x.in[k] != 0 || x.d.Is(k, ";", "but", "while", "whereas", "although") {
			end = k
		}
	}
	return Attribution{Source: x.withoutDeterminer(c.source), Person: x.outside(c.source.person), Cue: c.rng, Content: text.Range{First: c.verb + 1, Last: end}}
}

// content is what the k-th cue of a sentence states: what follows the verb, what stands before the cue, or all around it.
func (x *reader) content(cues []cue, k, s int) (text.Range, bool) {
	d, c, sent := x.d, &cues[k], &x.d.Sentences[s]
	end := sent.Last
	for end > sent.First && d.Tokens[end-1].Class != text.Word && d.Tokens[end-1].Class != text.Number {
		end--
	}
	start, before := sent.First, c.rng.First
	if k > 0 { // a clause of its own: "A said …, but …, B said"
		for i := before - 2; i > cues[k-1].rng.Last; i-- {
			if x.in[i] == 0 && d.Is(i, ";", "but", "while", "although", "whereas") {
				start = i + 1
				break
			}
		}
	}
	comma := before > start+1 && (d.Is(before-1, ",", "—", "–") || x.in[before-1] != 0)
	switch {
	case c.verb+1 < sent.Last && d.Is(c.verb, "according"):
		if before <= start+1 { // "According to X, …"
			from := c.rng.Last
			for i := from; i < min(from+14, end); i++ {
				if x.in[i] == 0 && d.Is(i, ",") {
					from = i
					break
				}
			}
			return text.Range{First: min(from+1, end), Last: end}, true
		}
		return text.Range{First: start, Last: before}, true
	case c.after && comma, !c.after && comma && !c.borrowed && x.closesSentence(c.rng.Last, end):
		return text.Range{First: start, Last: before}, true
	case !c.after && comma && !c.borrowed && d.Is(c.rng.Last, ",") && !x.opensContent(c.rng.Last, end):
		return text.Range{First: start, Last: end}, true // in between: "the toll, police said, rose"
	case c.after:
		return text.Range{}, false
	case c.strength == quotes && !x.opensContent(c.rng.Last, end):
		return text.Range{}, false
	}
	last := end
	for _, next := range cues[k+1:] {
		if next.rng.First <= c.rng.Last || next.borrowed {
			continue
		}
		if i := x.coordinator(c.rng.Last, next.rng.First); i > 0 {
			last = i
			break
		}
	}
	return text.Range{First: c.rng.Last, Last: last}, true
}

// opensContent reports whether "that", a colon or a quotation follows within a few words.
func (x *reader) opensContent(i, end int) bool {
	for k := i; k < min(i+5, end); k++ {
		if x.in[k] != 0 || x.d.Is(k, "that", ":") {
			return true
		}
	}
	return false
}

// closesSentence reports whether nothing but a place, a day or a medium follows the cue: ", police said on Monday."
func (x *reader) closesSentence(i, end int) bool {
	if i >= end {
		return true
	}
	t := x.d.Tokens[i]
	return end-i <= 12 && (x.preps.Has(t) || x.days.Has(t)) && !x.opensContent(i, end)
}

// coordinator returns the token between two cues that begins the clause of the second, 0 for none.
func (x *reader) coordinator(first, last int) int {
	for k := last - 1; k > first; k-- {
		if x.in[k] == 0 && x.d.Is(k, ";", "but", "while", "although", "though", "whereas", "and") {
			return k
		}
	}
	return 0
}
