package quotes

import (
	"slices"
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// sort of a source.
type sourceKind uint8

const (
	noSource sourceKind = iota
	person
	noun
	pronoun
)

// source is a noun phrase that speaks.
type source struct {
	kind   sourceKind
	rng    text.Range // the phrase
	person int        // index into Persons, -1
	plural bool       // "officials", "they"
	body   bool       // stands for a body named before: "it", "the agency"
	name   string     // as a reader should see it
}

var nobody = source{person: -1}

const (
	maxPhrase     = 24 // tokens of a noun phrase
	maxApposition = 45 // tokens between a name and its verb
)

// reader is the state while one document is read.
type reader struct {
	*Recogniser
	d         *text.Doc
	p         *people.Result
	mentions  []people.Mention // names of the article, those of the cast as persons
	persons   []facts.Person   // persons of the article, then those found by what stands around their names
	called    map[string]int   // folded name -> person, while the cast is gathered
	known     int              // persons of the article
	at        []int32          // token -> index into p.Mentions + 1
	in        []int32          // token -> index into stretches + 1, marks too
	stretches []stretch
	cues      []cue
	tallies   []cue   // verbs of counting: claims, but of no quotation
	firstCue  []int32 // sentence -> index of its first cue; one more at the end
	subjects  []source
	quotes    []Quote
	roles     map[uint64][]int  // folded head of a title -> indexes into p.Titles
	surnames  map[string]int    // folded last word of a name -> person, -1 where two share it
	initials  map[string]string // initials of a body -> its name
	refs      references
}

// index makes the look-ups by token.
func (x *reader) index() {
	x.mentions = slices.Clone(x.p.Mentions)
	x.mentions = x.withOpeners(x.mentions)
	x.at = make([]int32, len(x.d.Tokens))
	for i, m := range x.mentions {
		for t := max(0, m.First); t < min(m.Last, len(x.at)); t++ {
			x.at[t] = int32(i + 1)
		}
	}
	x.in = make([]int32, len(x.d.Tokens))
	for i, s := range x.stretches {
		for t := s.from; t < s.to; t++ {
			x.in[t] = int32(i + 1)
		}
	}
	x.cast()
	x.indexNames()
}

// mention returns the name that covers token i, nil where there is none.
func (x *reader) mention(i int) *people.Mention {
	if i < 0 || i >= len(x.at) || x.at[i] == 0 {
		return nil
	}
	return &x.mentions[x.at[i]-1]
}

// personAt returns the person that a mention at token i names, -1 for none.
func (x *reader) personAt(i int) int {
	if m := x.mention(i); m != nil && m.Sort == people.Person && m.Person >= 0 && m.Person < len(x.persons) {
		return m.Person
	}
	return -1
}

// phraseBefore reads the noun phrase that ends before token end, not reaching over first.
func (x *reader) phraseBefore(end, first int) source {
	if end <= first {
		return nobody
	}
	if k := pronounOf(x.d, end-1); k.kind == pronoun {
		return k
	}
	start := end
	for start > first && end-start < maxPhrase && !x.bounds(start-1) {
		start--
		if m := x.mention(start); m != nil && m.First < start && m.First >= first {
			start = m.First
		}
	}
	for start < end && x.days.Has(x.d.Tokens[start]) && x.at[start] == 0 {
		start++
	}
	for start < end && x.d.Tokens[start].Class == text.Mark && !x.d.Is(start, "$") {
		start++
	}
	if start == end {
		return nobody
	}
	if x.preps.Has(x.d.Tokens[start]) && x.at[start] == 0 { // "In Geneva Smith said": the subject is the last phrase
		k := end
		for k > start && !(x.preps.Has(x.d.Tokens[k-1]) && x.at[k-1] == 0) {
			k--
			if x.determiners.Has(x.d.Tokens[k]) && x.at[k] == 0 {
				break
			}
			if m := x.mention(k); m != nil && m.First > start {
				k = m.First
			}
		}
		if k == start+1 { // nothing but the introduction
			return nobody
		}
		start = k
	}
	return x.phrase(start, end)
}

// phraseAfter reads the noun phrase that starts at token start, not reaching over last.
func (x *reader) phraseAfter(start, last int) source {
	if start >= last {
		return nobody
	}
	if k := pronounOf(x.d, start); k.kind == pronoun {
		return k
	}
	end := start
	for end < last && end-start < maxPhrase && !x.bounds(end) {
		if x.at[end] == 0 && end > start && x.preps.Has(x.d.Tokens[end]) && !x.d.Is(end, "of", "for", "from", "with", "at") &&
			!(x.d.Is(end, "by") && x.d.Is(end-1, "seen", "obtained", "reviewed", "written", "signed", "compiled", "published", "commissioned", "hit", "injured")) {
			break
		}
		if m := x.mention(end); m != nil && m.Last > end && m.Last <= last {
			end = m.Last
			continue
		}
		end++
	}
	for end > start && x.days.Has(x.d.Tokens[end-1]) && x.at[end-1] == 0 {
		end--
	}
	if end == start || x.preps.Has(x.d.Tokens[start]) && x.at[start] == 0 {
		return nobody
	}
	return x.phrase(start, end)
}

// bounds reports whether token i stands outside any noun phrase: a mark, a quotation, a conjunction, a finite verb.
func (x *reader) bounds(i int) bool {
	t := &x.d.Tokens[i]
	switch {
	case x.in[i] != 0:
		return true
	case x.at[i] != 0:
		return false
	case t.Class == text.Mark:
		if x.d.Is(i, ".") { // of an abbreviation: "Lt. Smith"
			return t.Space || i+1 == len(x.d.Tokens) || x.d.SentenceOf(i+1) != x.d.SentenceOf(i)
		}
		return !x.d.Is(i, "-", "’", "'", "&", "$", "/")
	case t.Class == text.Quote:
		return true
	}
	if v, ok := x.verbAt(t); ok && v.form == past && t.Case == text.Lower {
		return true
	}
	if x.d.Is(i, "to") && i+1 < len(x.d.Tokens) { // "to meet", but "adviser to the president"
		n := &x.d.Tokens[i+1]
		return n.Case == text.Lower && x.at[i+1] == 0 && !x.determiners.Has(*n)
	}
	return x.boundary.Has(*t)
}

// phrase makes the source of the tokens: the person at its head, else the phrase itself.
func (x *reader) phrase(start, end int) source {
	head := start
	for head < end && (x.at[head] != 0 || !x.preps.Has(x.d.Tokens[head]) || head == start) {
		head++
	}
	last := head - 1 // the last word of the head
	for last > start && (x.d.Tokens[last].Class != text.Word && x.d.Tokens[last].Class != text.Number) {
		last--
	}
	if end-1 > last && last > start && x.in[end-1] == 0 && x.at[end-1] == 0 && x.d.Is(end-1, "outside", "inside", "nearby", "there", "behind") {
		end = last + 1 // "a placard outside"
	}
	rng := text.Range{First: start, Last: end}
	for i := head - 1; i >= start; i-- {
		who := x.personAt(i)
		if who < 0 {
			continue
		}
		if m := x.mention(i); x.d.Is(m.Last, "'s", "’") && m.Last < head {
			if m.Last+1 < head && x.words.Has(x.d.Tokens[last]) { // "Smith's statement"
				return x.personSource(who, rng)
			}
			break
		} else if m.Last < head && x.collective(m.Last) {
			break
		}
		return x.personSource(who, rng)
	}
	return x.nounSource(rng, last)
}

func (x *reader) personSource(who int, rng text.Range) source {
	return source{kind: person, rng: rng, person: who, name: string(x.persons[who].Name)}
}

// nounSource is a phrase without a person's name at its head; a role that one person holds becomes that person.
func (x *reader) nounSource(rng text.Range, head int) source {
	t, last := &x.d.Tokens[head], &x.d.Tokens[rng.Last-1]
	switch {
	case t.Class != text.Word, x.adverbs.Has(*t), x.at[head] == 0 && (x.days.Has(*t) || x.determiners.Has(*t) && !x.d.Is(head, "one", "some", "many", "others", "several")):
		return nobody
	case x.at[rng.Last-1] == 0 && rng.Last-1 > head && (x.determiners.Has(*last) || x.preps.Has(*last) || last.Class != text.Word):
		return nobody
	case rng.Last-rng.First == 1 && t.End-t.Start == 1:
		return nobody
	case x.at[rng.First] == 0 && gerund(x.d, rng.First), x.d.Is(rng.First, "there"):
		return nobody
	case x.at[rng.Last-1] == 0 && last.Case == text.Lower && strings.HasSuffix(x.d.Text(rng.Last-1), "ed"):
		return nobody
	case x.bareSingular(rng, head):
		return nobody
	}
	if s := x.longForm(rng, head); s.kind != noSource {
		return s
	}
	s := source{kind: noun, rng: rng, person: -1, plural: x.groups.Has(*t)}
	if who := x.holder(rng, head); who >= 0 {
		s.kind, s.person, s.name = person, who, string(x.persons[who].Name)
		return s
	}
	if who := x.bySurname(rng, head); who >= 0 {
		s.kind, s.person, s.name = person, who, string(x.persons[who].Name)
		return s
	}
	s.name = x.d.Slice(rng.First, rng.Last)
	return s
}

// bareSingular reports whether a phrase without determiner, name or number has a singular head, which is no subject: "phone".
func (x *reader) bareSingular(rng text.Range, head int) bool {
	if x.callings.Has(x.d.Tokens[head]) && x.headline(&x.d.Sentences[x.d.SentenceOf(head)]) {
		return false // headlines have no articles: "headteacher pleads"
	}
	for k := rng.First; k <= head; k++ {
		if t := x.d.Tokens[k]; x.at[k] != 0 || t.Case != text.Lower || x.determiners.Has(t) {
			return false
		}
	}
	t, w := x.d.Tokens[head], x.d.Text(head)
	return !x.groups.Has(t) && !x.voices.Has(t) && !x.bodies.Has(t) && (!strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss"))
}

// gerund reports whether a lower-case word in -ing begins a phrase: no noun phrase that speaks.
func gerund(d *text.Doc, i int) bool {
	t := d.Text(i)
	return d.Tokens[i].Case == text.Lower && len(t) > 5 && t[len(t)-3:] == "ing"
}

// withoutDeterminer is the phrase as the source of an attribution is shown.
func (x *reader) withoutDeterminer(s source) string {
	if s.person >= 0 {
		return s.name
	}
	for _, det := range [...]string{"the ", "The ", "a ", "A ", "an ", "An "} {
		if rest, ok := strings.CutPrefix(s.name, det); ok && rest != "" {
			return rest
		}
	}
	return s.name
}
