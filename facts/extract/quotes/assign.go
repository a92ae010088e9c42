package quotes

import (
	"crosscheck/facts/text"
)

// maxInherit is how many paragraphs back a quotation without a cue looks for its speaker.
const maxInherit = 2

// assign gives each quotation its speaker.
func (x *reader) assign() {
	x.quotes = make([]Quote, len(x.stretches))
	cued := make([]bool, len(x.stretches))
	for i := range x.stretches {
		q := &x.quotes[i]
		q.Range, q.Person = x.stretches[i].Range, -1
		src, direct := x.speaker(i)
		if src.kind == noSource || src.kind == pronoun && src.name == "" {
			src = nobody
		}
		q.Speaker, q.Person, cued[i] = src.name, src.person, direct
		q.Scare = x.scare(i, direct)
	}
	for i := len(x.quotes) - 2; i >= 0; i-- { // a quotation that goes on in the next paragraph has the speaker of what follows
		if x.stretches[i].open && !cued[i] && x.quotes[i+1].Speaker != "" && x.adjacent(i, i+1) {
			x.quotes[i].Speaker, x.quotes[i].Person, cued[i] = x.quotes[i+1].Speaker, x.quotes[i+1].Person, cued[i+1]
		}
	}
}

// adjacent reports whether quotation j begins the paragraph after that of i.
func (x *reader) adjacent(i, j int) bool {
	return startsParagraph(x.d, x.stretches[j].from) && x.paragraph(x.stretches[j].from)-x.paragraph(x.stretches[i].from) == 1
}

func (x *reader) paragraph(token int) int { return x.d.Sentences[x.d.SentenceOf(token)].Paragraph }

// speaker finds who speaks; direct is false where no cue stands beside the quotation and the speaker is inherited.
func (x *reader) speaker(i int) (src source, direct bool) {
	st := &x.stretches[i]
	after, before := x.cueAfter(st), x.cueBefore(i)
	switch {
	case before != nil && before.strength == says && after != nil && after.source.kind != person && x.d.Is(after.verb, "reports", "reported", "reporting"):
		return before.source, true // “…,” the agency reports
	case after != nil && (before == nil || x.endsSpeech(st)):
		return after.source, true
	case before != nil:
		return before.source, true
	case after != nil:
		return after.source, true
	}
	if src := x.nominal(st); src.kind != noSource {
		return src, true
	}
	if src := x.introduced(st); src.kind != noSource {
		return src, true
	}
	if src := x.signed(st); src.kind != noSource {
		return src, true
	}
	return x.inherited(i), false
}

// endsSpeech reports whether a quotation ends as speech does before its cue: with a comma or a closing mark of a sentence.
func (x *reader) endsSpeech(st *stretch) bool {
	d := x.d
	return d.Is(st.Last-1, ",", "?", "!", "—", "–", "…") || d.Is(st.to, ",", "—", "–")
}

// cueAfter finds the cue that starts right behind the quotation, in its sentence or, where it is short, in the next.
func (x *reader) cueAfter(st *stretch) *cue {
	d := x.d
	t := st.to
	for t < len(d.Tokens) && t < st.to+2 && d.Is(t, ",", "—", "–", "-") {
		t++
	}
	if t >= len(d.Tokens) || d.Tokens[t].Part != d.Tokens[st.from].Part {
		return nil
	}
	s := d.SentenceOf(t)
	sent := &d.Sentences[s]
	if s != d.SentenceOf(st.to-1) {
		if sent.Paragraph != x.paragraph(st.to-1) && !x.lower(t) {
			return nil
		}
		if sent.Last-sent.First > 9 && !x.lower(t) {
			return nil
		}
	}
	for k := x.firstCue[s]; k < x.endCue(s); k++ {
		c := &x.cues[k]
		if c.rng.First < t {
			continue
		}
		if c.rng.First > t+1 || c.rng.First > t && d.Is(t, "while", "whereas", "although", "though", "but") || c.borrowed || c.source.kind == noSource {
			return nil
		}
		if s != d.SentenceOf(st.to-1) && !x.lower(t) && x.carries(c, sent.Last) {
			return nil
		}
		return c
	}
	return nil
}

func (x *reader) lower(i int) bool { return x.d.Tokens[i].Case == text.Lower }

// carries reports whether the cue has words of its own behind it, so that it is no cue of the sentence before.
func (x *reader) carries(c *cue, last int) bool {
	d := x.d
	for k := c.rng.Last; k < last; k++ {
		if x.in[k] != 0 || d.Is(k, "that", ":") {
			return true
		}
	}
	return last-c.rng.Last > 4
}

// cueBefore finds the cue in front of the quotation in its sentence: the nearest, or the outer one that it is embedded in.
func (x *reader) cueBefore(i int) *cue {
	st := &x.stretches[i]
	s := x.d.SentenceOf(st.from)
	var best *cue
	for k := x.endCue(s) - 1; k >= x.firstCue[s]; k-- {
		c := &x.cues[k]
		if c.rng.Last > st.from || c.verb >= st.from {
			continue
		}
		if best == nil {
			best = c
			continue
		}
		if best.borrowed || x.coordinated(c.rng.Last, best.rng.First) {
			break
		}
		if c.strength == says || c.strength == quotes && x.d.Is(c.verb+1, "that") {
			best = c
		}
	}
	return best
}

// coordinated reports whether the tokens hold a conjunction or mark that begins a new clause.
func (x *reader) coordinated(first, last int) bool {
	for k := first; k < last; k++ {
		if x.in[k] != 0 || !x.d.Is(k, ";", ",", "but", "while", "and", "although", "though", "whereas", "—", "–") {
			continue
		}
		if !x.d.Is(k, "and") || x.at[k-1] == 0 && pronounOf(x.d, k-1).kind == noSource { // "he and the president" is one phrase
			return true
		}
	}
	return false
}

// nominal finds "Smith's claim that “…”", "a statement from the ministry: “…”", in the sentence before the quotation.
func (x *reader) nominal(st *stretch) source {
	d := x.d
	first := d.Sentences[d.SentenceOf(st.from)].First
	for k := st.from - 1; k >= max(first, st.from-12); k-- {
		if x.in[k] != 0 {
			break
		}
		if !x.words.Has(d.Tokens[k]) {
			continue
		}
		if d.Is(k+1, "from", "by", "of") {
			if src := x.phraseAfter(k+2, st.from); src.kind != noSource && src.kind != pronoun {
				return src
			}
		}
		for j := k - 1; j >= max(first, k-6); j-- {
			if d.Is(j, "'s", "’") {
				return x.resolve(x.phraseBefore(j, first))
			}
			if d.Is(j, "his", "her", "their") {
				return x.resolve(source{kind: pronoun, rng: text.Range{First: j, Last: j + 1}, person: -1, name: map[bool]string{true: "she", false: "he"}[d.Is(j, "her")]})
			}
		}
	}
	return nobody
}

// signed finds the name behind a dash that ends the line: “…” — Ana Keller
func (x *reader) signed(st *stretch) source {
	d := x.d
	if st.to+1 >= len(d.Tokens) || !d.Is(st.to, "—", "–", "―", "-") || !d.Tokens[st.to].Space && !d.Is(st.to, "—", "―") {
		return nobody
	}
	t := st.to + 1
	for t < st.to+3 && d.Is(t, "-") {
		t++
	}
	if t >= len(d.Tokens) || !d.Capital(t) {
		return nobody
	}
	last := d.Sentences[d.SentenceOf(t)].Last
	src := x.phraseAfter(t, last)
	if end := src.rng.Last; src.kind == noSource || end < last && !d.Is(end, ",", ".", "(") && x.in[end] == 0 {
		return nobody
	}
	return src
}

// introduced finds the speaker where the sentence before ends in a colon.
func (x *reader) introduced(st *stretch) source {
	d := x.d
	s := d.SentenceOf(st.from)
	if d.Sentences[s].First != st.from || s == 0 {
		return nobody
	}
	prev := &d.Sentences[s-1]
	if !d.Is(prev.Last-1, ":") || prev.Part != d.Sentences[s].Part {
		return nobody
	}
	if cues := x.cuesOf(s - 1); len(cues) > 0 {
		return cues[len(cues)-1].source
	}
	return x.subjects[s-1]
}

// inherited is the speaker of a quotation without a cue: of the quotation before in the paragraph, the subject of its sentence, or whoever
// spoke or acted last.
func (x *reader) inherited(i int) source {
	d, st := x.d, &x.stretches[i]
	s := d.SentenceOf(st.from)
	own := d.Sentences[s].First == st.from
	if !own && x.subjects[s].kind != noSource && x.subjects[s].rng.First < st.from {
		return x.subjects[s]
	}
	paragraph := d.Sentences[s].Paragraph
	if i > 0 && x.quotes[i-1].Speaker != "" && x.paragraph(x.stretches[i-1].to-1) == paragraph {
		return source{kind: noun, person: x.quotes[i-1].Person, name: x.quotes[i-1].Speaker}
	}
	for k := s - 1; k >= 0 && paragraph-d.Sentences[k].Paragraph <= maxInherit && d.Sentences[k].Part == d.Sentences[s].Part; k-- {
		if cues := x.cuesOf(k); len(cues) > 0 {
			return cues[len(cues)-1].source
		}
		if x.subjects[k].person >= 0 {
			return x.subjects[k]
		}
	}
	return nobody
}
