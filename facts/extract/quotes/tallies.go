package quotes

import (
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// maxTally is how far behind a verb of counting its figure may stand, in tokens.
const maxTally = 14

// figured reports whether the verb at token i gives a figure: "put the toll at 30", "gave the number as 12", "counted 22 dead".
func (x *reader) figured(i, last int) bool {
	d := x.d
	if !x.tally.Has(d.Tokens[i]) {
		return false
	}
	framed := !x.direct.Has(d.Tokens[i])
	for k := i + 1; k < min(i+maxTally, last); k++ {
		if x.in[k] != 0 || d.Is(k, ",", ";", ":", "that", "but", "while") {
			return false
		}
		if !x.figure(k) {
			continue
		}
		if d.Is(k-1, "at", "as", "to") || !framed || x.framedBehind(k, last) {
			return true
		}
		if d.Is(k-1, "least", "most", "about", "around", "over", "than", "nearly", "almost", "roughly", "approximately", "some") {
			for b := k - 2; b > max(i, k-5); b-- {
				if d.Is(b, "at", "as", "to") {
					return true
				}
			}
		}
	}
	return false
}

// framedBehind reports whether "as dead" or the like follows the figure: "listed 14 people as dead".
func (x *reader) framedBehind(k, last int) bool {
	for b := k + 1; b+1 < min(k+5, last); b++ {
		if x.d.Is(b, "as") && x.d.Is(b+1, "dead", "missing", "killed", "injured", "wounded", "hurt", "displaced", "homeless", "critical") {
			return true
		}
	}
	return false
}

// figure reports whether token i is a number in digits or a small number word.
func (x *reader) figure(i int) bool {
	return x.d.Tokens[i].Class == text.Number || x.numerals.Has(x.d.Tokens[i])
}

// tallyAt makes the cue of a verb of counting that is no verb of speech, and keeps it apart from those of quotations.
func (x *reader) tallyAt(i, s int) {
	if !x.figured(i, x.d.Sentences[s].Last) {
		return
	}
	c := cue{strength: says, verb: i, rng: text.Range{First: i, Last: i + 1}, source: nobody}
	x.subjectBefore(&c, i, verb{says, past}, s)
	if c.source.kind == noSource || c.borrowed || c.after {
		return
	}
	c.source = x.resolve(c.source)
	x.tallies = append(x.tallies, c)
}

// certainty is what the verb and the words beside it say of the content: denied, possible, or nothing of its own.
func (x *reader) certainty(c *cue, content text.Range) facts.Certainty {
	d := x.d
	switch {
	case x.denying.Has(d.Tokens[c.verb]):
		for k := c.verb - 1; k >= max(c.rng.First, c.verb-4); k-- { // "did not deny", "declined to deny"
			if d.Is(k, "not", "never", "n't", "didn't", "doesn't", "don't", "wouldn't", "couldn't", "cannot", "can't", "refused", "declined", "refuses", "declines") {
				return facts.Asserted
			}
		}
		return facts.Denied
	case x.doubting.Has(d.Tokens[c.verb]):
		return facts.Possible
	case x.warning.Has(d.Tokens[c.verb]):
		for k := content.First; k < min(content.Last, content.First+20); k++ {
			switch {
			case x.in[k] != 0:
			case d.Is(k, "could", "may", "might", "would", "can"):
				return facts.Possible
			case d.Is(k, ",", ";", "and", "but"):
				return ""
			}
		}
	}
	return ""
}

var that = text.Hash("that")

// doubts are attributions without a source: "rumours that", "it is feared that".
func (x *reader) doubts(out []Attribution) []Attribution {
	d := x.d
	for s := range d.Sentences {
		sent := &d.Sentences[s]
		for i := sent.First; i+2 < sent.Last; i++ {
			if d.Tokens[i+1].Hash != that || x.in[i] != 0 || !x.rumours.Has(d.Tokens[i]) || x.denying.Has(at(d, i-1)) {
				continue
			}
			if strings.HasSuffix(d.Text(i), "ed") && !x.passive.Has(at(d, i-1)) { // "it is feared that", but not "he feared that"
				continue
			}
			end := i + 2
			for end < sent.Last && x.in[end] == 0 && !d.Is(end, ",", ";", "but", "while", ".") {
				end++
			}
			if end > i+2 {
				out = append(out, Attribution{Person: -1, Cue: text.Range{First: i, Last: i + 1}, Content: text.Range{First: i + 2, Last: end}, Certainty: facts.Possible})
			}
		}
	}
	return out
}
