package quotes

import (
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// references remembers who was spoken of, for pronouns and for quotations without a cue.
type references struct {
	subjects []int  // persons that were subjects of sentences, latest last; each once
	group    source // the last plural source
	body     source // the last named body that was a source or a subject
	stated   source // the last named source: whose words "the statement" are
	named    int    // mentions read so far
}

// maxRemembered bounds how far back a pronoun reaches, in persons.
const maxRemembered = 12

// subject notes a person as the latest subject.
func (f *references) subject(who int) {
	for i, p := range f.subjects {
		if p == who {
			f.subjects = append(append(f.subjects[:i:i], f.subjects[i+1:]...), who)
			return
		}
	}
	f.subjects = append(f.subjects, who)
	if len(f.subjects) > maxRemembered {
		f.subjects = f.subjects[1:]
	}
}

// pronouns maps the hash of a pronoun, also with a verb contracted to it, to the pronoun.
var pronouns = pronounTable("he", "she", "they", "it", "i", "we", "who", "which", "you")

func pronounTable(words ...string) map[uint64]string {
	m := map[uint64]string{}
	for _, w := range words {
		for _, contracted := range [...]string{"", "'d", "'ll", "'ve", "'re", "'m"} {
			m[text.Hash(w+contracted)] = w
		}
	}
	return m
}

// pronounOf reads a personal pronoun; the name is its folded form: "he", "she", "they", "it", "i", "we", "who".
func pronounOf(d *text.Doc, i int) source {
	if i < 0 || d.Tokens[i].End-d.Tokens[i].Start > 9 {
		return nobody
	}
	if w, ok := pronouns[d.Tokens[i].Hash]; ok {
		return source{kind: pronoun, rng: text.Range{First: i, Last: i + 1}, person: -1, name: w, plural: w == "they" || w == "we"}
	}
	return nobody
}

// resolve replaces a pronoun by whom it stands for: a subject named earlier in the sentence, the latest subject, the latest name.
func (x *reader) resolve(s source) source {
	if s.kind != pronoun {
		return s
	}
	switch s.name {
	case "he", "she":
		if who := x.antecedent(s); who >= 0 {
			if f := &x.persons[who].Female; *f >= -1 && *f <= 1 { // whoever was "she" once stays so
				*f = map[string]int{"she": sure, "he": -sure}[s.name]
			}
			return x.personSource(who, s.rng)
		}
	case "they":
		if x.refs.group.kind == noun {
			g := x.refs.group
			return source{kind: noun, rng: s.rng, person: -1, name: g.name, plural: true}
		}
	case "it":
		if x.refs.body.kind == noun {
			return source{kind: noun, rng: s.rng, person: -1, name: x.refs.body.name, body: true}
		}
	}
	return source{kind: pronoun, rng: s.rng, person: -1}
}

// sure is the weight of a vote that rests on more than the ending of a given name.
const sure = 2

// antecedent finds the person that "he" or "she" at s stands for: first without those whose given name looks otherwise; -1 where nobody fits.
func (x *reader) antecedent(s source) int {
	if who := x.fitting(s, 0); who >= 0 {
		return who
	}
	return x.fitting(s, 1)
}

// fitting finds the antecedent among persons with no more than the given votes against it.
func (x *reader) fitting(s source, against int) int {
	fits := func(who int) bool {
		f := x.persons[who].Female
		return s.name == "he" && f <= against || s.name == "she" && f >= -against
	}
	sure := func(who int) bool {
		f := x.persons[who].Female
		return s.name == "he" && f < 0 || s.name == "she" && f > 0
	}
	for i := len(x.refs.subjects) - 1; i >= 0; i-- {
		if who := x.refs.subjects[i]; fits(who) {
			if sure(who) || i == len(x.refs.subjects)-1 {
				return who
			}
			for k := i - 1; k >= max(0, i-2); k-- { // a sure one close by is better than a doubtful one
				if sure(x.refs.subjects[k]) {
					return x.refs.subjects[k]
				}
			}
			return who
		}
	}
	for i := x.refs.named - 1; i >= max(0, x.refs.named-40); i-- {
		if m := &x.mentions[i]; m.Person >= 0 && m.Person < len(x.persons) && fits(m.Person) {
			return m.Person
		}
	}
	return -1
}

// indexNames prepares the look-up of roles and surnames.
func (x *reader) indexNames() {
	x.indexInitials()
	x.roles = map[uint64][]int{}
	for i, t := range x.p.Titles {
		for k := t.Words.First; k < t.Words.Last; k++ {
			h := x.d.Tokens[k].Hash
			if l := x.roles[h]; len(l) == 0 || l[len(l)-1] != i {
				x.roles[h] = append(l, i)
			}
		}
	}
	x.surnames = map[string]int{}
	for i := range x.persons {
		words := x.persons[i].Name.Words()
		if len(words) == 0 {
			continue
		}
		last := words[len(words)-1]
		if old, ok := x.surnames[last]; ok && old != i {
			x.surnames[last] = -1
		} else {
			x.surnames[last] = i
		}
	}
}

// bySurname finds the person whose surname ends a phrase of capitals that names were not found in.
func (x *reader) bySurname(rng text.Range, head int) int {
	if !x.d.Capital(head) || head != rng.Last-1 {
		return -1
	}
	if who, ok := x.surnames[facts.Fold(x.d.Text(head))]; ok {
		return who
	}
	return -1
}

// longForm finds the name behind "the statement" (who made it), "the agency" and "the ICRC" (the body named before).
func (x *reader) longForm(rng text.Range, head int) source {
	d := x.d
	if head != rng.Last-1 {
		return nobody
	}
	switch definite := d.Is(rng.First, "the") && head == rng.First+1; {
	case d.Is(rng.First, "the") && (x.redescribes.Has(d.Tokens[head]) || d.Is(head, "old") && d.Is(head-1, "-") && d.Is(head-2, "year")) && len(x.refs.subjects) > 0:
		return x.personSource(x.refs.subjects[len(x.refs.subjects)-1], rng)
	case definite && d.Is(head, documents...):
		if last := x.refs.stated; last.kind != noSource {
			last.rng = rng
			return last
		}
	case definite && x.bodies.Has(d.Tokens[head]):
		if s := x.refs.body; s.kind == noun && (d.Is(head, "agency", "group", "company", "organization", "organisation", "firm", "body", "airline", "carmaker", "charity", "retailer", "lender", "manufacturer", "operator") || x.endsIn(s, d.Tokens[head].Hash)) {
			s.rng, s.body = rng, true
			return s
		}
	case x.d.Tokens[head].Case == text.Upper && head-rng.First <= 1:
		if name, ok := x.initials[strings.ReplaceAll(d.Text(head), ".", "")]; ok {
			return source{kind: noun, rng: rng, person: -1, name: name}
		}
	}
	return nobody
}

// endsIn reports whether the name of a body ends in the noun: "the service" for "Borealis Rescue Service".
func (x *reader) endsIn(s source, hash uint64) bool {
	for k := s.rng.First; k < s.rng.Last; k++ {
		if x.d.Tokens[k].Hash == hash && x.d.Capital(k) {
			return true
		}
	}
	return false
}

// indexInitials enters the bodies of the article under their initials; the first of two keeps them.
func (x *reader) indexInitials() {
	x.initials = map[string]string{}
	for _, m := range x.mentions {
		if m.Sort == people.Person || m.Last-m.First < 3 || m.Last-m.First > 9 {
			continue
		}
		initials := ""
		for k := m.First; k < m.Last; k++ {
			if x.d.Capital(k) {
				initials += x.d.Text(k)[:1]
			}
		}
		if _, ok := x.initials[initials]; !ok && len(initials) >= 3 {
			x.initials[initials] = x.d.Slice(m.First, m.Last)
		}
	}
}

// maxHolders bounds the titles looked at for one role.
const maxHolders = 64

// holder finds the one person of the article who has the role of the phrase: "the minister", "Colombia's president"; -1 for none or two.
func (x *reader) holder(rng text.Range, head int) int {
	if x.d.Is(rng.First, "a", "an", "one", "some", "another", "several") || x.groups.Has(x.d.Tokens[head]) || x.voices.Has(x.d.Tokens[head]) && !x.d.Is(rng.First, "the") {
		return -1
	}
	titles := x.roles[x.d.Tokens[head].Hash]
	if len(titles) > maxHolders {
		titles = titles[:maxHolders]
	}
	best, score, tie := -1, -1, false
	former := false
	for k := rng.First; k < head; k++ {
		former = former || x.d.Is(k, "former", "ex")
	}
	for _, i := range titles {
		t := &x.p.Titles[i]
		if t.Person < 0 || t.Person >= len(x.persons) || t.First <= rng.First && rng.First < t.Last {
			continue
		}
		s := 0
		for k := rng.First; k < rng.Last; k++ {
			w := x.d.Tokens[k]
			if k == head || x.determiners.Has(w) || x.preps.Has(w) || w.Class != text.Word {
				continue
			}
			if x.inTitle(t.Range, w.Hash) {
				s += 2
			} else if !x.d.Is(k, "former", "'s") {
				s--
			}
		}
		if former == (t.Office.Status == "former") {
			s++
		}
		switch {
		case s > score || best < 0:
			best, score, tie = t.Person, s, false
		case s == score && t.Person != best:
			tie = true
		}
	}
	if tie || score < 0 {
		return -1
	}
	return best
}

func (x *reader) inTitle(r text.Range, hash uint64) bool {
	for k := r.First; k < r.Last; k++ {
		if x.d.Tokens[k].Hash == hash {
			return true
		}
	}
	return false
}
