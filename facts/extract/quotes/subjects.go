package quotes

import (
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// subjectBefore reads the subject in front of the verb, over adverbs and auxiliaries.
func (x *reader) subjectBefore(c *cue, i int, v verb, s int) {
	d := x.d
	first := d.Sentences[s].First
	k := i
	passive, modal, to := false, false, false
	if i > first && x.in[i-1] == 0 && x.at[i-1] == 0 && (x.determiners.Has(d.Tokens[i-1]) && !x.groupWord(i-1) || x.preps.Has(d.Tokens[i-1]) && !d.Is(i-1, "by", "in", "for", "to", "without", "outside", "inside", "behind")) {
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
		if !d.Is(i-1, "i", "we", "they", "you") && !x.phraseBefore(i, first).plural {
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
	first := int(x.firstCue[s])
	for n := len(x.cues) - 1; n >= first; n-- {
		if !x.cues[n].bare || n == first { // "declined to say if Keller would sign, adding"
			return x.cues[n].source
		}
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
			return x.withPartner(x.overBrackets(x.phraseBefore(end, first), first), first)
		}
	}
	return nobody
}

// overBrackets widens a name by the role before brackets: "the Deputy Commissioner (Crime) Ana Keller".
func (x *reader) overBrackets(s source, first int) source {
	b := s.rng.First - 1
	if s.kind != person || b <= first+1 || !x.d.Is(b, ")") || x.in[b] != 0 {
		return s
	}
	k := b
	for k > first && b-k < 8 && !x.d.Is(k, "(") {
		k--
	}
	if role := x.phraseBefore(k, first); x.d.Is(k, "(") && role.kind == noun {
		s.rng.First = role.rng.First
	}
	return s
}

// namedBehind is the person whose name stands alone between marks behind a role: "said the leader, Ana Keller."
func (x *reader) namedBehind(s source, last int) source {
	k := s.rng.Last
	if s.kind != noun || s.plural || k+1 >= last || !x.d.Is(k, ",") || x.in[k] != 0 {
		return s
	}
	if x.d.Is(k+1, "who") {
		return x.givenName(s, k+2, last)
	}
	if who := x.personAt(k + 1); who >= 0 {
		if end := x.mention(k + 1).Last; end >= last || x.in[end] != 0 || x.d.Is(end, ",", ".", ";", "(") {
			return x.personSource(who, text.Range{First: s.rng.First, Last: end})
		}
	}
	return s
}

// givenName is the speaker under the name that a relative clause gives: "said one docker, who gave only his first name, Ray."
func (x *reader) givenName(s source, from, last int) source {
	gives := false
	for k := from; k < min(from+14, last) && x.in[k] == 0; k++ {
		m := x.mention(k)
		switch {
		case m == nil:
			gives = gives || x.d.Is(k, "name", "names", "identified", "himself", "herself", "themselves")
		case gives && m.Sort != people.Body && m.Sort != people.People && x.d.Is(k-1, ",", "as", "only"):
			if m.Person >= 0 {
				return x.personSource(m.Person, text.Range{First: s.rng.First, Last: m.Last})
			}
			s.name, s.rng.Last = x.d.Slice(m.First, m.Last), m.Last
			return s
		}
	}
	return s
}

// withPartner widens a subject by the one that "and" joins to it at the start of the clause: of two persons the first speaks for
// both, other pairs stay one phrase.
func (x *reader) withPartner(s source, first int) source {
	d, k := x.d, s.rng.First-1
	if s.kind == noSource || s.kind == pronoun || k <= first || !d.Is(k, "and", "&") || x.in[k] != 0 || x.at[k] != 0 {
		return s
	}
	left := x.phraseBefore(k, first)
	if left.kind != person && left.kind != noun || left.rng.First > first && x.in[left.rng.First-1] == 0 &&
		!d.Is(left.rng.First-1, ",", "—", "–", ":", ";", "that", "but") {
		return s
	}
	both := text.Range{First: left.rng.First, Last: s.rng.Last}
	switch {
	case left.kind == person:
		left.rng = both
		return left
	case s.kind == person:
		s.rng = both
		return s
	}
	return source{kind: noun, rng: both, person: -1, plural: true, name: d.Slice(both.First, both.Last)}
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
