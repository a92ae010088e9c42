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
			} else if d.Tokens[i].Hash == according && d.Is(i+1, "to") {
				x.accordingTo(i, s)
			}
		}
		x.remember(s)
	}
	x.firstCue = append(x.firstCue, int32(len(x.cues)))
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
	for x.refs.named < len(x.p.Mentions) && x.p.Mentions[x.refs.named].First < x.d.Sentences[s].Last {
		x.refs.named++
	}
}

// named reports whether a source is or contains the name of a body.
func (x *reader) named(s source) bool {
	for k := s.rng.First; s.kind == noun && k < s.rng.Last; k++ {
		if m := x.mention(k); m != nil && (m.Sort == people.Body || m.Sort == people.Unknown) {
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

// hasWords reports whether a statement, letter or the like is spoken of in the sentence.
func (x *reader) hasWords(s int) bool {
	for i := x.d.Sentences[s].First; i < x.d.Sentences[s].Last; i++ {
		if x.in[i] == 0 && x.words.Has(x.d.Tokens[i]) {
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

// mainSubject is the person or pronoun that the sentence is about: the first name that is no possessive, behind an introduction.
func (x *reader) mainSubject(first, last int) source {
	d := x.d
	i := first
	if i < last && x.openers.Has(d.Tokens[i]) && x.at[i] == 0 {
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
			if !d.Is(m.Last, "'s", "’", ",") && !d.Capital(m.Last) {
				return source{kind: noun, rng: text.Range{First: i, Last: m.Last}, person: -1, name: d.Slice(i, m.Last)}
			}
		}
		if p := pronounOf(d, i); p.kind == pronoun && p.name != "who" && p.name != "which" {
			return p
		}
		if x.determiners.Has(d.Tokens[i]) && n < 4 {
			if s := x.phraseAfter(i, last); s.person >= 0 {
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
		c.source, c.after = x.phraseAfter(i+1, last), true
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
	if v.form != past && v.form != present || v.strength == speaks || i+1 >= last {
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

// subjectBefore reads the subject in front of the verb, over adverbs and auxiliaries.
func (x *reader) subjectBefore(c *cue, i int, v verb, s int) {
	d := x.d
	first := d.Sentences[s].First
	k := i
	passive, modal, to := false, false, false
	if i > first && x.in[i-1] == 0 && x.at[i-1] == 0 && (x.determiners.Has(d.Tokens[i-1]) && !x.groupWord(i-1) || x.preps.Has(d.Tokens[i-1]) && !d.Is(i-1, "by", "in", "for", "to", "without")) {
		return // "the reported", "on alleged": no verb
	}
	for k > first && x.in[k-1] == 0 && x.at[k-1] == 0 {
		contracted := d.Is(k-1, "'s") && v.form == participle && pronounOf(d, k-2).kind == pronoun
		if !(x.adverbs.Has(d.Tokens[k-1]) || adverb(d, k-1) || contracted || v.form == base && x.catenative.Has(d.Tokens[k-1])) {
			break
		}
		k--
		passive = passive || x.passive.Has(d.Tokens[k]) && v.form != participle && v.form != base
		modal = modal || !x.passive.Has(d.Tokens[k])
		to = to || d.Is(k, "to")
	}
	switch {
	case passive && v.form == past:
		x.agent(c, i, s)
		return
	case v.form == base && k == i || v.form == base && !modal:
		if !d.Is(i-1, "i", "we", "they", "you") && x.phraseBefore(i, first).plural == false {
			return // a noun, or the verb of a question
		}
	}
	if k == first {
		if v.form == participle || to { // "Speaking", "To say"
			return
		}
		return
	}
	b := k - 1 // the token before the verb group
	switch {
	case x.in[b] == 0 && d.Is(b, "'s", "’"):
		return // "Smith's promises"
	case x.in[b] == 0 && d.Is(b, "who", "which", "that") && v.form != participle:
		if d.Is(b, "that") {
			return
		}
		end := b
		if end > first && d.Is(end-1, ",") {
			end--
		}
		c.source, c.apposed = x.phraseBefore(end, first), true
		if d.Is(b, "which") && c.source.kind == noun && !x.proper(c.source) {
			c.source = nobody
		}
	case x.in[b] == 0 && x.at[b] == 0 && (d.Is(b, "and", "but", "then", "or", "by", "in", "for", "after", "before", "while", "without", "when") || to ||
		v.form == participle && (d.Is(b, ",", "—", "–") || x.in[b] != 0)):
		c.source, c.borrowed = x.lastSubject(s), true
	case x.in[b] != 0: // a quotation before: the subject of what went before
		c.source, c.borrowed = x.lastSubject(s), true
	default:
		c.source = x.subjectEnding(c, k, first)
		switch {
		case c.source.kind == noSource && v.form == participle:
			c.source, c.borrowed = x.lastSubject(s), true
		case c.source.kind == noSource && d.Is(b, ",") && v.form <= past && v.strength != speaks: // ", said Ray Ito in a letter"
			if p := x.phraseAfter(i+1, d.Sentences[s].Last); p.kind == person {
				c.source, c.after = p, true
				c.rng.Last = max(i+1, p.rng.Last)
			}
		case c.source.kind == noun && v.form == participle && k == i && !x.proper(c.source):
			c.source = nobody // "a phone warning"
		}
	}
	c.bare = to || v.form == base
	if c.source.kind != noSource && !c.borrowed {
		c.rng.First = min(c.rng.First, c.source.rng.First)
	}
}

func adverb(d *text.Doc, i int) bool {
	t := d.Text(i)
	return len(t) > 4 && t[len(t)-2:] == "ly" && d.Tokens[i].Case == text.Lower
}

// lastSubject is the subject of the cue before in the sentence, else of the sentence.
func (x *reader) lastSubject(s int) source {
	if n := len(x.cues); n > int(x.firstCue[s]) {
		return x.cues[n-1].source
	}
	return x.subjects[s]
}

// subjectEnding reads the phrase that ends before token end; a comma, dash or bracket there closes an apposition, which is stepped over.
func (x *reader) subjectEnding(c *cue, end, first int) source {
	d := x.d
	for range 3 {
		if end <= first {
			return nobody
		}
		b := end - 1
		switch {
		case d.Is(b, ")", "]"):
			k := b
			for k > first && b-k < 14 && !d.Is(k, "(", "[") {
				k--
			}
			if !d.Is(k, "(", "[") {
				return nobody
			}
			end, c.apposed = k, true
		case d.Is(b, ",", "—", "–") && x.in[b] == 0:
			start := x.apposition(b, first)
			if start < 0 {
				return nobody
			}
			if who := x.apposedName(start, b); who.kind == person { // "the spokesman, Ray Ito, said"
				if p := x.phraseBefore(start, first); p.kind != noSource {
					who.rng.First = p.rng.First
					c.apposed = true
					return who
				}
			}
			end, c.apposed = start, true
		default:
			return x.phraseBefore(end, first)
		}
	}
	return nobody
}

// apposedName is the person whose name alone stands between the marks.
func (x *reader) apposedName(open, end int) source {
	who := x.personAt(end - 1)
	if m := x.mention(end - 1); who >= 0 && m.First-open <= 3 && !x.nameHeads(open-1) {
		return x.personSource(who, text.Range{First: m.First, Last: end})
	}
	return nobody
}

// nameHeads reports whether the name that ends at token i is no complement: "Ito", but not "a spokesman for Ito".
func (x *reader) nameHeads(i int) bool {
	m := x.mention(i)
	if m == nil || x.personAt(i) < 0 {
		return false
	}
	for k := m.First - 1; k >= max(0, m.First-4); k-- { // over titles
		if x.preps.Has(x.d.Tokens[k]) && x.at[k] == 0 {
			return false
		}
		if !x.d.Capital(k) {
			break
		}
	}
	return true
}

// apposition returns the mark that opens the apposition closed by the mark at token b, -1 where there is none.
func (x *reader) apposition(b, first int) int {
	d := x.d
	dash := !d.Is(b, ",")
	nearest, clause := -1, false
	for k := b - 1; k > first && b-k < maxApposition; k-- {
		if x.in[k] != 0 || !d.Is(k, ",", "—", "–") || d.Is(k, ",") == dash {
			clause = clause || x.in[k] == 0 && d.Is(k, "is", "was", "were", "are", "has", "had", "have", "will", "would")
			continue
		}
		if clause && !d.Is(k+1, "who", "which", "whose", "where", "whom") {
			continue // no apposition: it has a verb of its own
		}
		e := k
		if d.Is(e-1, ")") {
			return k
		}
		if x.nameHeads(e-1) || k >= b-9 && x.apposedName(k, b).kind == person && x.phraseBefore(k, first).kind != noSource {
			return k
		}
		if nearest < 0 && (d.Is(k+1, "who", "which", "whose", "a", "an", "the", "speaking", "citing") || x.in[k+1] != 0) {
			nearest = k
		}
	}
	if nearest > 0 && x.phraseBefore(nearest, first).kind != noSource {
		return nearest
	}
	return -1
}

// agent reads "by X" behind a passive: "described by Smith as".
func (x *reader) agent(c *cue, i, s int) {
	last := x.d.Sentences[s].Last
	for k := i + 1; k < min(i+6, last); k++ {
		if x.in[k] != 0 {
			return
		}
		if x.d.Is(k, "by") {
			c.source, c.after = x.phraseAfter(k+1, last), true
			c.rng.Last = max(c.rng.Last, c.source.rng.Last)
			return
		}
	}
}

// accordingTo reads "according to X".
func (x *reader) accordingTo(i, s int) {
	src := x.resolve(x.phraseAfter(i+2, x.d.Sentences[s].Last))
	if src.kind == noSource {
		return
	}
	x.cues = append(x.cues, cue{source: src, strength: says, verb: i, rng: text.Range{First: i, Last: max(i+2, src.rng.Last)}, after: true})
}
