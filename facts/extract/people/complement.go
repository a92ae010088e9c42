package people

import "crosscheck/facts/text"

// complement is a noun phrase after "of", "for" and the like.
type complement struct {
	end    int
	named  bool // holds a name of a place or body
	body   bool // holds a common noun for a body: "hospital"
	person bool // is a person
}

func (f *finder) complement(from int, s *text.Sentence) complement {
	d := f.d
	c := complement{end: from}
	owned := false // after a possessive the noun phrase goes on
	for j := from; j < s.Last && j-from < 14; {
		t := &d.Tokens[j]
		at := f.nameAt[j]
		lower := t.Class == text.Word && t.Case == text.Lower
		switch {
		case at != 0 && f.names[at-1].sort == Person:
			if end := f.names[at-1].Last; j == from && f.lowerBody(end) && end < s.Last { // "the Clinton campaign"
				j = end
				continue
			}
			if end := f.names[at-1].Last; j == from && f.possessiveAt(end) {
				owned, c.person = true, true
				j = end + 1
				continue
			}
			if j == from {
				c.person, c.end = true, f.names[at-1].Last
			}
			return c
		case at != 0:
			j = f.names[at-1].Last
			c.named, c.end = true, j
		case f.possessiveAt(j) && c.end == j && j+1 < s.Last && (f.nounAt(j+1) || d.Tokens[j+1].Class == text.Number):
			owned = true
			j++
		case d.Is(j, "-") && f.joined(j) && f.joined(j+1) && c.end == j && j+1 < s.Last:
			j++
			if f.is(j, isCompound) { // "the Miami-based"
				owned = true
				j++
				c.end = j
			}
		case owned && t.Class == text.Number: // "Ohio's 16th District"
			j++
			if j < s.Last && f.joined(j) && d.Tokens[j].Class == text.Word {
				j++
			}
			c.end = j
		case lower && f.phraseAt[j] == 0 && f.nounAt(j):
			if c.named && d.Is(j, "state") && c.end == j && (j+1 >= s.Last || !f.nounAt(j+1)) { // "in Okwelle state"
				c.end = j + 1
				return c
			}
			if c.named && !f.is(j, isBodyWord|isPlaceWord|isArea) && !owned && !(c.end < j) {
				return c
			}
			c.body = c.body || f.is(j, isBodyWord)
			j++
			c.end = j
		case d.Is(j, "of", "in") && c.end == j && j > from && (c.named || c.body || d.Is(j, "of")) && f.nounPhraseAt(j+1, s):
			if d.Is(j, "in") && !f.placeAt(j+1) && !f.placeAt(j+2) {
				return c
			}
			j++
			if d.Is(j, "the") {
				j++
			}
		case d.Is(j, "for", "at") && c.named && c.end == j && j > from && f.bodyAt(c.end-1) && f.nounPhraseAt(j+1, s) && d.Capital(j+1):
			j++
		case d.Is(j, "and", "&") && c.end == j && j > from && j+1 < s.Last && !c.named && f.nounAt(j+1) && d.Tokens[j+1].Case == text.Lower && f.phraseAt[j+1] == 0:
			j++
		default:
			return c
		}
	}
	return c
}

// nounAt: a lower-case word that may stand in a noun phrase.
func (f *finder) nounAt(j int) bool {
	t := &f.d.Tokens[j]
	if t.Class != text.Word {
		return false
	}
	if t.Case != text.Lower {
		return f.nameAt[j] != 0
	}
	if f.is(j, isBodyWord|isPlaceWord|isArea|isModifier) && !f.is(j, isSaying) {
		return true
	}
	if f.is(j, isOpener|isSaying|isAppointing) || f.d.Is(j, "former", "then", "ex", "late", "now") {
		return false
	}
	w := f.d.Text(j)
	return len(w) > 2 && !(len(w) > 4 && w[len(w)-2:] == "ed")
}

func (f *finder) nounPhraseAt(j int, s *text.Sentence) bool {
	if j < s.Last && f.d.Is(j, "the", "a", "an", "its") {
		j++
	}
	return j < s.Last && (f.nameAt[j] != 0 && f.names[f.nameAt[j]-1].sort != Person || f.nameAt[j] == 0 && f.nounAt(j) && f.phraseAt[j] == 0)
}

func (f *finder) placeAt(j int) bool {
	return j < len(f.nameAt) && f.nameAt[j] != 0 && f.names[f.nameAt[j]-1].sort != Person
}

func (f *finder) bodyAt(j int) bool {
	return f.nameAt[j] != 0 && f.names[f.nameAt[j]-1].sort == Body
}
