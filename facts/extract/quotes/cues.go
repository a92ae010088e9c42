package quotes

import (
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// cue is one place where somebody is said to say something: the source, the verb, and both together.
type cue struct {
	source   source
	strength strength
	verb     int        // token of the verb or noun of speech
	rng      text.Range // source and verb, in whichever order
	after    bool       // the source stands after the verb: "said Smith", "according to Smith"
	borrowed bool       // the source is the subject of an earlier verb: "adding", "and said"
	apposed  bool       // an apposition or relative clause stands between source and verb
	bare     bool       // the verb is an infinitive: "refused to say"
}

var according = text.Hash("according")

// readSentences finds the cues of every sentence in order, and keeps track of who is spoken of.
func (x *reader) readSentences() {
	d := x.d
	x.firstCue = make([]int32, 0, len(d.Sentences)+1)
	x.subjects = make([]source, len(d.Sentences))
	x.cues = make([]cue, 0, len(d.Sentences)/2+4)
	for s := range d.Sentences {
		x.firstCue = append(x.firstCue, int32(len(x.cues)))
		sent := &d.Sentences[s]
		x.subjects[s] = x.resolve(x.mainSubject(sent.First, sent.Last))
		if who := x.subjects[s].person; who >= 0 {
			x.refs.subject(who)
		} else if x.named(x.subjects[s]) {
			x.refs.body = x.subjects[s]
		}
		for i := sent.First; i < sent.Last; i++ {
			if x.in[i] != 0 {
				continue
			}
			if v, ok := x.verbAt(&d.Tokens[i]); ok && x.at[i] == 0 && (d.Tokens[i].Case == text.Lower || i == sent.First || x.headline(sent)) {
				x.cueAt(i, v, s)
			} else if x.phrasalAt(i, sent) {
				x.cueAt(i, verb{quotes, past}, s)
			} else if x.at[i] == 0 && d.Tokens[i].Case == text.Lower && x.mayBeVerb(&d.Tokens[i]) && x.tally.Has(d.Tokens[i]) {
				x.tallyAt(i, s)
			} else if d.Tokens[i].Hash == according && d.Is(i+1, "to") {
				x.accordingTo(i, s)
			}
		}
		x.remember(s)
	}
	x.firstCue = append(x.firstCue, int32(len(x.cues)))
}

// phrasalAt reports whether the token begins a verb of two words: "shot back".
func (x *reader) phrasalAt(i int, s *text.Sentence) bool {
	if i+1 >= s.Last || !x.particles.Has(x.d.Tokens[i+1]) || x.d.Tokens[i].Case != text.Lower || x.in[i+1] != 0 || x.at[i] != 0 {
		return false
	}
	_, ok := x.phrasal[[2]uint64{x.d.Tokens[i].Hash, x.d.Tokens[i+1].Hash}]
	return ok
}

// headline reports whether the sentence may capitalise its verbs.
func (x *reader) headline(s *text.Sentence) bool {
	return s.Heading || x.d.Article.Parts[s.Part].Name == "title"
}

// remember notes the subjects of a sentence that was read.
func (x *reader) remember(s int) {
	stated := len(x.cuesOf(s)) > 0 && (x.refs.stated.kind == noSource || x.hasWords(s))
	for _, c := range x.cuesOf(s) {
		if stated && (c.source.kind == person || x.named(c.source)) {
			x.refs.stated = c.source
		}
		switch {
		case c.source.person >= 0:
			x.refs.subject(c.source.person)
		case c.source.kind == noun && c.source.plural:
			x.refs.group = c.source
		case x.named(c.source):
			x.refs.body = c.source
		}
	}
	for x.refs.named < len(x.mentions) && x.mentions[x.refs.named].First < x.d.Sentences[s].Last {
		x.refs.named++
	}
}

// named reports whether a source is or contains the name of a body.
func (x *reader) named(s source) bool {
	if s.kind == noun && s.body {
		return true
	}
	for k := s.rng.First; s.kind == noun && k < s.rng.Last; k++ {
		if m := x.mention(k); m != nil && m.Sort == people.Body {
			return true
		}
	}
	return false
}

// proper reports whether a source has a name in it.
func (x *reader) proper(s source) bool {
	for k := s.rng.First; k < s.rng.Last; k++ {
		if x.at[k] != 0 || x.d.Capital(k) && k > s.rng.First {
			return true
		}
	}
	return false
}

// documents are what "the …" names again as the words of whoever made it.
var documents = []string{"statement", "letter", "message", "email", "e-mail", "memo", "note", "tweet"}

// hasWords reports whether a statement, letter or the like is spoken of in the sentence.
func (x *reader) hasWords(s int) bool {
	for i := x.d.Sentences[s].First; i < x.d.Sentences[s].Last; i++ {
		if x.in[i] == 0 && x.d.Is(i, documents...) {
			return true
		}
	}
	return false
}

func (x *reader) cuesOf(s int) []cue { return x.cues[x.firstCue[s]:x.endCue(s)] }

func (x *reader) endCue(s int) int32 {
	if s+1 < len(x.firstCue) {
		return x.firstCue[s+1]
	}
	return int32(len(x.cues))
}

// auxiliaries show that the phrase before them is a subject.
var auxiliaries = []string{"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "did", "does", "do"}

// mainSubject is the person or pronoun that the sentence is about: the first name that is no possessive, behind an introduction.
func (x *reader) mainSubject(first, last int) source {
	d := x.d
	i := first
	dated := false // "A day after the vote, …"
	for k := i; k < min(i+3, last); k++ {
		dated = dated || d.Is(k, "after", "before", "later", "earlier", "ago")
	}
	if i < last && x.at[i] == 0 && (dated || x.openers.Has(d.Tokens[i])) {
		for k := i; k < min(last, i+30); k++ { // "In Geneva, …"
			if d.Is(k, ",") && x.in[k] == 0 {
				i = k + 1
				break
			}
		}
	}
	for n := 0; i < last && n < 14; i, n = i+1, n+1 {
		if x.in[i] != 0 {
			i = x.stretches[x.in[i]-1].to - 1
			continue
		}
		if who := x.personAt(i); who >= 0 {
			m := x.mention(i)
			if d.Is(m.Last, "'s", "’") {
				i = m.Last
				continue
			}
			if m.Last < last && x.collective(m.Last) {
				start := i
				if i > first && x.determiners.Has(d.Tokens[i-1]) {
					start--
				}
				return source{kind: noun, rng: text.Range{First: start, Last: m.Last + 1}, person: -1, name: d.Slice(start, m.Last+1)}
			}
			return x.personSource(who, text.Range{First: i, Last: m.Last})
		}
		if m := x.mention(i); m != nil && n < 2 && m.First == i && m.Last < last && m.Sort != people.People {
			if !d.Is(m.Last, "'s", "’", ",") && !d.Capital(m.Last) && !x.roleWord(m.Last) {
				return source{kind: noun, rng: text.Range{First: i, Last: m.Last}, person: -1, name: d.Slice(i, m.Last)}
			}
		}
		if p := pronounOf(d, i); p.kind == pronoun && p.name != "who" && p.name != "which" {
			return p
		}
		if x.determiners.Has(d.Tokens[i]) && n < 4 {
			s := x.phraseAfter(i, last)
			if end := s.rng.Last; s.person >= 0 || s.kind == noun && end < last && x.in[end] == 0 && x.d.Is(end, auxiliaries...) {
				return s
			}
		}
	}
	return nobody
}

// collective reports whether a lower-case noun at token i takes the name before it as a modifier: "the Ito campaign".
func (x *reader) collective(i int) bool {
	t := x.d.Tokens[i]
	return t.Case == text.Lower && x.in[i] == 0 && (x.voices.Has(t) || x.bodies.Has(t) || x.groups.Has(t) || x.words.Has(t))
}

// groupWord: "some said", "many said".
func (x *reader) groupWord(i int) bool {
	return x.d.Is(i, "some", "many", "others", "both", "several", "one", "another", "few", "most", "all", "this", "that", "her")
}

// cueAt reads the subject of the verb at token i.
func (x *reader) cueAt(i int, v verb, s int) {
	d := x.d
	first, last := d.Sentences[s].First, d.Sentences[s].Last
	c := cue{strength: v.strength, verb: i, rng: text.Range{First: i, Last: i + 1}, source: nobody}
	switch {
	case d.Is(i-1, "as") && v.form == participle && i-1 > first: // "was quoted as saying"
		x.quotedAs(&c, i, first)
	case x.inverted(i, v, first, last):
		c.source, c.after = x.namedBehind(x.phraseAfter(i+1, last), last), true
		c.rng.Last = max(i+1, c.source.rng.Last)
	default:
		x.subjectBefore(&c, i, v, s)
	}
	if c.source.kind == noSource {
		return
	}
	c.source = x.resolve(c.source)
	x.cues = append(x.cues, c)
}

// inverted reports whether the subject follows the verb: straight after a quotation or a comma, with nothing but a phrase up to the next mark.
func (x *reader) inverted(i int, v verb, first, last int) bool {
	d := x.d
	if v.form != past && v.form != present || v.strength == speaks || i+1 >= last || d.Is(i, "told", "tells", "informed", "reminded", "assured") {
		return false
	}
	k := i - 1
	for k >= first && x.in[k] == 0 && x.adverbs.Has(d.Tokens[k]) {
		k--
	}
	quoted := k >= first && x.in[k] != 0 || k >= first+1 && d.Is(k, ",", "—", "–", "-") && x.in[k-1] != 0
	if !quoted && k >= first && !d.Is(k, ",", "—", "–") {
		return false
	}
	p := x.phraseAfter(i+1, last)
	if p.kind == noSource || p.kind == pronoun && d.Is(i+1, "it", "they", "we", "you", "which", "who") && !quoted {
		return false
	}
	end := p.rng.Last
	if end >= last || x.in[end] != 0 || d.Tokens[end].Class == text.Mark {
		return quoted || p.kind == person || end >= last || d.Is(end, ".", ",")
	}
	if !quoted {
		return false
	}
	return x.preps.Has(d.Tokens[end]) || x.days.Has(d.Tokens[end]) || d.Is(end, "who", "as", "after", "when", "while", "before", "and", "whose", "which", "where")
}

// quotedAs reads "X was quoted as saying" and "the agency quoted X as saying".
func (x *reader) quotedAs(c *cue, i, first int) {
	d := x.d
	for q := i - 2; q >= max(first, i-14); q-- {
		if !d.Is(q, "quoted", "cited", "quotes", "quoting", "citing") || x.in[q] != 0 {
			continue
		}
		if q > first && x.passive.Has(d.Tokens[q-1]) {
			c.source = x.subjectEnding(c, q-1, first)
		} else {
			c.source = x.phraseAfter(q+1, i-1)
		}
		break
	}
	if c.source.kind != noSource {
		c.rng.First = min(c.rng.First, c.source.rng.First)
	}
}
