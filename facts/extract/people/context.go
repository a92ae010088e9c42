package people

import (
	"strings"

	"crosscheck/facts/text"
)

// reading is a title phrase with what stands around it: determiner, organisation, complement.
type reading struct {
	*phrase
	start      int        // first token, with organisation and status, without determiner
	outer      int        // first token with the determiner and loose adjectives
	end        int        // after the complement
	words      text.Range // the title as written, with a complement that names no organisation
	prefix     text.Range // "deputy" before the organisation
	org        text.Range // empty where none is named
	status     string
	definite   bool // "the", "its", "Mali's"
	determined bool
	possessor  bool // a person's or pronoun's: "his", "Obama's"
	client     bool // for or of somebody named: "lawyer for Lee", "Lee's lawyer", "its founder"
}

// read looks at both sides of a phrase.
func (f *finder) read(at int) reading {
	p := &f.phrases[at]
	s := &f.d.Sentences[p.sentence]
	r := reading{phrase: p, start: p.First, outer: p.First, end: p.Last, words: p.words, status: p.status}
	f.readLeft(&r, s)
	if !p.short {
		f.readRight(&r, s)
	}
	if f.is(r.words.First, isNever) {
		r.words.First = p.words.First
	}
	return r
}

// readLeft goes from the title to the left over organisations, possessives and status words to the determiner.
func (f *finder) readLeft(r *reading, s *text.Sentence) {
	d := f.d
	j := r.start
	for j > s.First {
		k := j - 1
		at := f.nameAt[k]
		switch {
		case at != 0 && f.names[at-1].sort != Person && f.names[at-1].Last == j && f.names[at-1].First >= s.First:
			if r.org.Len() == 0 || f.names[at-1].sort == Place && f.is(r.org.First, isParty) && r.org.Len() == 1 && f.electoral(r.phrase) {
				r.org = f.names[at-1].Range
			}
			j = f.names[at-1].First
			r.start = j
		case f.possessiveAt(k) && k > s.First:
			next := f.possessorStart(r, k, s)
			if next == k {
				r.outer = r.start
				return
			}
			j = next
			r.definite, r.determined = true, true
			if r.possessor {
				r.outer = j
				return
			}
			r.start = j
		case d.Is(k, "-") && f.joined(j) && f.joined(k) && k > s.First && f.is(k-1, isStatus):
			r.setStatus(f.l.entries[f.words[k-1]].status)
			j = k - 1
			r.start = j
		case d.Is(k, "the", "its", "their", "his", "her", "our", "my", "your", "a", "an", "another", "one", "this", "whose", "s"):
			if d.Is(k, "s") {
				r.outer = r.start
				return
			}
			r.determined = true
			r.definite = !d.Is(k, "a", "an", "another", "one")
			r.possessor = d.Is(k, "his", "her", "my", "your", "whose")
			r.client = r.client || d.Is(k, "its")
			r.outer = k
			return
		case f.lowerBody(k) && r.org.Len() == 0 && r.words.First == j && f.orgBefore(k, s):
			r.org = text.Range{First: k, Last: j}
			for j = k; j > s.First && f.lowerBody(j-1); j-- {
				r.org.First = j - 1
			}
			if a := f.nameAt[max(j-1, 0)]; j > s.First && a != 0 && f.names[a-1].Last == j {
				j = f.names[a-1].First
				r.org.First = j
			}
			r.start = j
		default:
			if e, n := f.matchBack(j, s.First, isDeputy); n > 0 && r.org.Len() > 0 && e.traits&isDeputy != 0 && !r.deputy { // "the deputy White House press secretary"
				r.prefix = text.Range{First: j - n, Last: j}
				j -= n
				r.start = j
				continue
			}
			if e, n := f.matchBack(j, s.First, isStatus); n > 0 && e.status != "" {
				r.setStatus(e.status)
				j -= n
				r.start = j
				continue
			}
			r.outer = f.looseLeft(r, j, s)
			return
		}
		r.outer = j
	}
	r.outer = j
}

func (r *reading) setStatus(s string) {
	if r.status == "" || r.status == "current" || s == "former" {
		r.status = s
	}
}

// lowerBody: a common noun for an organisation, "police", "hospital", "company".
func (f *finder) lowerBody(k int) bool {
	return k >= 0 && k < len(f.d.Tokens) && f.d.Tokens[k].Case == text.Lower && f.is(k, isBodyWord) && f.phraseAt[k] == 0 && f.nameAt[k] == 0 &&
		!f.d.Is(k, "records", "post", "times", "news", "press", "media", "systems", "pictures", "studios", "task", "project", "program", "programme", "energy", "communications", "daily")
}

func (f *finder) orgBefore(k int, s *text.Sentence) bool {
	return !f.is(k, isSaying) && !f.d.Is(k-1, "to", "will", "can") || k == s.First
}

// possessiveAt reports whether token k is "'s" or the apostrophe of a plural.
func (f *finder) possessiveAt(k int) bool {
	d := f.d
	if d.Is(k, "'s") {
		return true
	}
	return f.joined(k) && d.Is(k, "'", "’") && k > 0 && k+1 < len(d.Tokens) && d.Tokens[k+1].Space && d.Tokens[k-1].Class == text.Word
}

// possessorStart reads who owns the title: an organisation or country by name, "the group", a person. It returns k where it is none.
func (f *finder) possessorStart(r *reading, k int, s *text.Sentence) int {
	d := f.d
	if at := f.nameAt[k-1]; at != 0 {
		n := &f.names[at-1]
		if n.sort == Person {
			r.possessor, r.client = true, true
		} else if r.org.Len() == 0 || f.nameAt[r.org.First] == 0 {
			r.org = n.Range
		}
		return n.First
	}
	if p := f.phraseAt[k-1]; p != 0 { // "the president's chief of staff"
		r.possessor = true
		j := f.phrases[p-1].First
		if j > s.First && d.Is(j-1, "the", "a") {
			j--
		}
		return j
	}
	if t := d.Tokens[k-1]; t.Class != text.Word || t.Case != text.Lower {
		return k
	}
	j := k - 1
	for n := 0; j > s.First && n < 3; n++ {
		if d.Is(j-1, "the", "its", "our", "their", "this", "that", "a", "an") {
			break
		}
		if d.Tokens[j-1].Class != text.Word || f.is(j-1, isOpener|isSaying) && !f.is(j-1, isBodyWord) {
			break
		}
		if at := f.nameAt[j-1]; at != 0 {
			j = f.names[at-1].First
			break
		}
		j--
	}
	if r.org.Len() == 0 && !d.Is(k-1, "country", "nation", "state", "world", "year", "week", "month", "today", "yesterday", "man", "woman", "victim") {
		r.org = text.Range{First: j, Last: k}
	}
	return j
}

// looseLeft skips up to four loose words between a determiner and the title: "the retiring", "a 46-year-old".
func (f *finder) looseLeft(r *reading, j int, s *text.Sentence) int {
	d := f.d
	from, start, org := j, r.start, r.org
	for n := 0; n < 7 && j > s.First; n++ {
		k := j - 1
		if d.Is(k, "the", "its", "their", "his", "her", "our", "a", "an") {
			r.determined, r.definite = true, !d.Is(k, "a", "an")
			return k
		}
		t := &d.Tokens[k]
		word := t.Class == text.Word && t.Case == text.Lower && !f.is(k, isSaying) && (!f.is(k, isOpener) || f.is(k, isModifier|isStatus)) && f.phraseAt[k] == 0
		mark := d.Is(k, "-") && f.joined(k) || t.Class == text.Number
		if name := f.nameAt[k]; name != 0 && f.names[name-1].sort != Person {
			if r.org.Len() == 0 && n < 2 {
				r.org = f.names[name-1].Range
				r.start = r.org.First
			}
			j = f.names[name-1].First
			continue
		}
		if f.possessiveAt(k) && k-1 > s.First && f.nameAt[k-1] != 0 && f.names[f.nameAt[k-1]-1].sort != Person {
			r.determined, r.definite = true, true
			if r.org.Len() == 0 {
				r.org = f.names[f.nameAt[k-1]-1].Range
				r.start = r.org.First
			}
			return f.names[f.nameAt[k-1]-1].First
		}
		if f.possessiveAt(k) && k-1 > s.First && d.Tokens[k-1].Case == text.Lower && f.phraseAt[k-1] == 0 {
			j = k - 1
			continue
		}
		if !word && !mark {
			break
		}
		j = k
	}
	if at := r.org.Last; org.Len() == 0 && r.org.Len() > 0 && at == start-1 && !d.Capital(r.core.First) && f.nounAt(at) && !f.is(at, isCommon) && !strings.HasSuffix(d.Text(at), "s") {
		return r.org.First // "Borealis equity analyst"
	}
	r.start, r.org = start, org // no determiner: the loose words are no part of the title
	return from
}

// readRight takes the complement: "of Mali", "of the rescue unit for the Red Crescent", "at the British Transport Police".
func (f *finder) readRight(r *reading, s *text.Sentence) {
	d := f.d
	for round := 0; round < 3; round++ {
		k := r.end
		if d.Is(k, ",") && r.org.Len() == 0 && d.Capital(r.core.First) && f.bodyCloses(k+1, s) { // "Surgeon General, Department of Health"
			r.org, r.end = f.names[f.nameAt[k+1]-1].Range, f.names[f.nameAt[k+1]-1].Last
			return
		}
		if k+1 >= s.Last || !d.Is(k, "of", "for", "at", "with", "in", "to", "on", "from") {
			return
		}
		from := k + 1
		if d.Is(from, "the", "its", "a", "an", "their", "his", "her", "our", "this", "that") {
			from++
		}
		for from+1 < s.Last && f.nameAt[from] == 0 && (f.is(from, isHonorific) && d.Capital(from) || d.Is(from, ".") && f.joined(from) && f.is(from-1, isHonorific)) {
			from++
		}
		if d.Is(from, "rest", "now", "example", "life", "years", "months", "weeks", "days", "decades", "comment", "more", "less", "time", "now") {
			return
		}
		c := f.complement(from, s)
		if c.end <= from {
			return
		}
		c.person = c.person && !c.body
		if d.Is(k, "in", "from", "on", "with", "at") && !c.named && !c.body {
			return
		}
		switch {
		case c.person:
			r.end, r.client = c.end, true
			return
		case c.body && !c.named && round < 2 && f.namedAfter(c.end, s): // "head of the rescue unit for the Red Crescent"
			r.words.Last, r.end = c.end, c.end
		case d.Is(k, "for") && f.placeAt(from) && f.names[f.nameAt[from]-1].sort == Place && f.names[f.nameAt[from]-1].Last == c.end && f.namedAfter(c.end, s): // "president for Europe at Borealis"
			r.words.Last, r.end = c.end, c.end
		case c.named || c.body:
			if r.org.Len() == 0 || f.isPeopleOrg(r.org) {
				r.org = text.Range{First: from, Last: c.end}
			}
			r.end = c.end
			if d.Is(k, "in", "of") && !c.named {
				continue
			}
			return
		default:
			if r.words.Last != r.phrase.words.Last && round > 1 {
				return
			}
			r.words.Last = c.end
			r.end = c.end
		}
	}
}

// bodyCloses reports whether token k begins the name of a body that a mark or the end of the sentence follows.
func (f *finder) bodyCloses(k int, s *text.Sentence) bool {
	if k >= s.Last || f.nameAt[k] == 0 {
		return false
	}
	n := &f.names[f.nameAt[k]-1]
	return n.sort == Body && n.Len() > 1 && n.First == k && (n.Last >= s.Last || f.d.Tokens[n.Last].Class != text.Word && !f.possessiveAt(n.Last))
}

// namedAfter reports whether "for", "of", "at" or "with" and a named body follow.
func (f *finder) namedAfter(k int, s *text.Sentence) bool {
	if k+1 >= s.Last || !f.d.Is(k, "for", "of", "at", "with") {
		return false
	}
	k++
	if f.d.Is(k, "the") {
		k++
	}
	return k < s.Last && f.complement(k, s).named
}

func (f *finder) isPeopleOrg(org text.Range) bool {
	at := f.nameAt[org.First]
	return at != 0 && f.names[at-1].sort == People && f.is(org.First, isParty)
}
