package quotes

import (
	"slices"
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// Evidence that a name of no known sort is a person's, added up over the mentions of one spelling. isPerson is enough.
const (
	isPerson     = 3
	roleBefore   = 3 // "pilot Ana Keller", "the chairwoman, Ana Keller,"
	ageBehind    = 3 // "Ana Keller, 61,"
	speaksQuoted = 3 // “…,” Ana Keller said
	speaksPlain  = 2
	describedAs  = 2 // "Ana Keller, a nurse", "Ana Keller, who"
	surnameAlone = 2 // "Keller" stands alone elsewhere
	withArticle  = -4
	behindIn     = -2
	bodyWord     = -9
)

// cast copies persons and names of the article, and adds the persons whose names no table holds but who speak, have an age or a role.
func (x *reader) cast() {
	x.persons = slices.Clone(x.p.Persons)
	x.known = len(x.persons)
	x.called = map[string]int{}
	for i := range x.persons {
		x.persons[i].Female = guessed(x.persons[i].Name, x.persons[i].Female*sure)
		x.called[strings.Join(x.persons[i].Name.Words(), " ")] = i
	}
	sums, alone := map[string]int{}, x.alone()
	for i := range x.mentions {
		m := &x.mentions[i]
		if m.Person >= 0 {
			x.unrole(m)
		}
		if m.Sort != people.Unknown || m.Person >= 0 {
			continue
		}
		if x.headline(&x.d.Sentences[x.d.SentenceOf(m.First)]) { // headlines capitalise plain words too
			continue
		}
		stripped := x.stripRole(m)
		if n := x.wordsIn(m.Range); n > 1 || stripped || x.roleWord(m.First-1) || x.apposed(m) {
			weight := x.weigh(m)
			if stripped {
				weight += roleBefore
			}
			sums[x.spelling(m.Range)] += weight
		}
	}
	for i := range x.mentions {
		m := &x.mentions[i]
		if m.Sort != people.Unknown || m.Person >= 0 {
			continue
		}
		key := x.spelling(m.Range)
		if _, ok := x.called[key]; !ok && x.headline(&x.d.Sentences[x.d.SentenceOf(m.First)]) {
			continue
		}
		if weight, ok := sums[key]; ok && weight+surnameAlone*max(-1, min(2, alone[x.surname(m.Range)]))*min(1, x.wordsIn(m.Range)-1) >= isPerson {
			m.Sort, m.Person = people.Person, x.member(key, m.Range)
			x.persons[m.Person].Female += x.gender(m.Range)
		}
	}
	x.joinAlone()
}

// withOpeners adds the surnames of longer names that begin sentences and were taken for plain words.
func (x *reader) withOpeners(names []people.Mention) []people.Mention {
	d, last, taken := x.d, text.Set{}, text.Set{}
	for _, m := range names {
		if h := d.Tokens[m.Last-1].Hash; m.Last-m.First > 1 && m.Sort == people.Unknown && d.Tokens[m.Last-1].End-d.Tokens[m.Last-1].Start > 3 {
			last[h] = struct{}{}
		}
	}
	if len(last) == 0 {
		return names
	}
	for i := range d.Tokens {
		if d.Tokens[i].Case == text.Lower && last.Has(d.Tokens[i]) {
			taken[d.Tokens[i].Hash] = struct{}{} // a plain word
		}
	}
	added := slices.Clone(names)
	for s := range d.Sentences {
		i := d.Sentences[s].First
		if i+1 >= d.Sentences[s].Last || !d.Capital(i) || d.Capital(i+1) || !last.Has(d.Tokens[i]) || taken.Has(d.Tokens[i]) {
			continue
		}
		if k, found := slices.BinarySearchFunc(names, i, func(m people.Mention, t int) int { return m.First - t }); !found && (k == 0 || names[k-1].Last <= i) {
			added = append(added, people.Mention{Range: text.Range{First: i, Last: i + 1}, Person: -1})
		}
	}
	slices.SortStableFunc(added, func(a, b people.Mention) int { return a.First - b.First })
	return added
}

// alone counts the words that stand alone as names without an article, and how often they speak.
func (x *reader) alone() map[string]int {
	out := map[string]int{}
	for _, m := range x.mentions {
		if m.Sort != people.Unknown && m.Person < 0 || x.wordsIn(m.Range) != 1 {
			continue
		}
		w := x.spelling(m.Range)
		switch {
		case m.Person >= 0: // "Ms Keller"
			out[w] += 2
		case x.d.Is(m.First-1, "the", "a", "an", "in", "at", "near"):
			out[w] -= 3
		case x.speech(m.Last) != 0 || x.speech(m.First-1) != 0 || x.d.Sentences[x.d.SentenceOf(m.First)].First == m.First:
			out[w] += 2
		default:
			out[w]++
		}
	}
	return out
}

// joinAlone gives surnames and given names that stand alone to the one person that has them, and longer forms to shorter ones.
func (x *reader) joinAlone() {
	owner := map[string]int{}
	for i := range x.persons {
		name := string(x.persons[i].Name)
		given, _, _ := strings.Cut(name, " ")
		for _, w := range [...]string{surnameOf(name), surnameOf(given)} {
			if old, ok := owner[w]; ok && old != i {
				owner[w] = -1
			} else {
				owner[w] = i
			}
		}
	}
	for i := range x.mentions {
		m := &x.mentions[i]
		if m.Person >= 0 || m.Sort != people.Unknown || x.wordsIn(m.Range) != 1 || x.d.Is(m.First-1, "the", "a", "an") {
			continue
		}
		if who, ok := owner[x.spelling(m.Range)]; ok && who >= 0 {
			m.Sort, m.Person = people.Person, who
		}
	}
}

// member returns the person that was known by the surname only, else the added person with this name, a new one where there is none.
func (x *reader) member(key string, r text.Range) int {
	name := facts.Name(x.d.Slice(r.First, r.Last))
	if i, ok := x.called[key]; ok {
		return i
	}
	if i, ok := x.called[x.surname(r)]; ok && i < x.known {
		x.persons[i].Name = name
		return i
	}
	x.called[key] = len(x.persons)
	x.persons = append(x.persons, facts.Person{Name: name, Female: guessed(name, 0)})
	return len(x.persons) - 1
}

// stripRole takes words up to the last role off the front of a full name: "Harbour Master Euan Tait" is Euan Tait.
func (x *reader) stripRole(m *people.Mention) bool {
	for k := m.First; k < m.Last; k++ {
		if x.bodies.Has(x.d.Tokens[k]) {
			return false
		}
	}
	for k := m.Last - 3; k >= m.First; k-- {
		if (x.callings.Has(x.d.Tokens[k]) || sexOf(x.d.Text(k)) != 0) && x.d.Capital(k+1) && x.wordsIn(text.Range{First: k + 1, Last: m.Last}) > 1 {
			for ; m.First <= k; m.First++ {
				x.at[m.First] = 0
			}
			return true
		}
	}
	return false
}

// apposed reports whether a name stands between marks behind a role: "his wife, Ana, said".
func (x *reader) apposed(m *people.Mention) bool {
	b := m.First - 1
	return b > 0 && x.d.Is(b, ",") && x.d.Is(m.Last, ",") && x.roleBefore(b, x.d.Sentences[x.d.SentenceOf(m.First)].First)
}

// unrole takes a role off the front of a known person's name.
func (x *reader) unrole(m *people.Mention) {
	old := x.d.Slice(m.First, m.Last)
	if x.stripRole(m) && string(x.persons[m.Person].Name) == old {
		x.persons[m.Person].Name = facts.Name(x.d.Slice(m.First, m.Last))
	}
}

// roleWord reports whether token i is a noun in lower case that stands before names of persons: "pilot", "spokeswoman", "grandson".
func (x *reader) roleWord(i int) bool {
	if i < 0 {
		return false
	}
	t := x.d.Tokens[i]
	return t.Class == text.Word && t.Case == text.Lower && x.at[i] == 0 && (x.callings.Has(t) || x.voices.Has(t) && !x.groups.Has(t))
}

// weigh adds up what stands around one mention.
func (x *reader) weigh(m *people.Mention) int {
	d := x.d
	sum := 0
	for k := m.First; k < m.Last; k++ {
		t := d.Tokens[k]
		if x.bodies.Has(t) || d.Is(k, "&") || t.Case == text.Upper && t.End-t.Start > 2 {
			sum += bodyWord
		}
	}
	s := &d.Sentences[d.SentenceOf(m.First)]
	b := m.First - 1
	if b >= s.First {
		switch {
		case x.roleWord(b):
			sum += roleBefore
		case d.Is(b, ",") && x.roleBefore(b, s.First) && (d.Is(m.Last, ",", ".") || m.Last >= s.Last):
			sum += roleBefore
		case d.Is(b, "the", "a", "an", "its", "our", "this"):
			sum += withArticle
		case d.Is(b, "in", "at", "near", "outside", "from", "into", "to"):
			sum += behindIn
		}
	}
	switch quoted := b >= s.First && (x.in[b] != 0 || x.speech(b) != 0 && b > s.First && (x.in[b-1] != 0 || d.Is(b-1, ","))); {
	case x.speech(b) != 0 && b >= s.First && quoted, x.speech(m.Last) == says && quoted:
		sum += speaksQuoted
	case x.speech(m.Last) != 0 && m.Last < s.Last:
		sum += speaksPlain
	}
	k := m.Last
	switch {
	case k+2 >= s.Last:
	case d.Is(k, "who"), d.Is(k, ",", "—", "–") && d.Is(k+1, "who", "whose", "a", "an", "his", "her", "their"):
		sum += describedAs
		if d.Is(k+1, "a", "an") && x.roleNear(k+2, s.Last) {
			sum++
		}
	case d.Is(k, ",", "(") && d.Tokens[k+1].Class == text.Number && d.Tokens[k+1].End-d.Tokens[k+1].Start <= 2 && d.Is(k+2, ",", ")", "."):
		sum += ageBehind
	case d.Is(k, ",") && (x.roleWord(k+1) || x.roleNear(k+1, s.Last)):
		sum += describedAs
	}
	return sum
}

// roleNear reports whether a role or "who" stands among the next words, in front of any mark.
func (x *reader) roleNear(i, last int) bool {
	for k := i; k < min(i+6, last) && x.d.Tokens[k].Class == text.Word; k++ {
		if x.roleWord(k) || x.d.Is(k, "who") {
			return true
		}
	}
	return false
}

// roleBefore reports whether the phrase that ends at the comma names a role: "the chairwoman of the jury,".
func (x *reader) roleBefore(comma, first int) bool {
	for k := comma - 1; k >= max(first, comma-7); k-- {
		t := x.d.Tokens[k]
		if x.in[k] != 0 || t.Class == text.Mark && !x.d.Is(k, "-", "'s", "’", ".") {
			return false
		}
		if x.callings.Has(t) || x.voices.Has(t) && !x.groups.Has(t) {
			return true
		}
	}
	return false
}

// speech is the strength of a finite verb in lower case at token i, 0 for other words.
func (x *reader) speech(i int) strength {
	if i < 0 || i >= len(x.d.Tokens) || x.in[i] != 0 || x.d.Tokens[i].Case != text.Lower {
		return 0
	}
	if v, ok := x.verbAt(&x.d.Tokens[i]); ok && v.strength != speaks && (v.form == past || v.form == present) {
		return v.strength
	}
	return 0
}

// gender votes for she or he by the noun beside a name and by the first possessive in the clause behind it.
func (x *reader) gender(r text.Range) int {
	d := x.d
	s := &d.Sentences[d.SentenceOf(r.First)]
	for k := r.First - 1; k >= max(s.First, r.First-7); k-- {
		if v := sexOf(d.Text(k)); v != 0 {
			return v
		}
		if x.at[k] != 0 || x.in[k] != 0 {
			break
		}
	}
	for k := r.Last; k < min(s.Last, r.Last+16); k++ {
		if x.in[k] != 0 || x.at[k] != 0 {
			break
		}
		switch {
		case d.Is(k, "her", "herself", "she"):
			return sure
		case d.Is(k, "his", "himself", "he"):
			return -sure
		}
		if v := sexOf(d.Text(k)); v != 0 && k < r.Last+6 {
			return v
		}
	}
	return 0
}

// sexes are nouns that say whether somebody is a woman (2) or a man (-2).
var sexes = map[string]int{"woman": 2, "mother": 2, "daughter": 2, "sister": 2, "wife": 2, "widow": 2, "aunt": 2, "grandmother": 2, "niece": 2, "girl": 2,
	"actress": 2, "granddaughter": 2, "man": -2, "father": -2, "son": -2, "brother": -2, "husband": -2, "widower": -2, "uncle": -2, "grandfather": -2, "nephew": -2,
	"boy": -2, "grandson": -2}

func sexOf(word string) int {
	word = strings.ToLower(word)
	if v, ok := sexes[word]; ok {
		return v
	}
	switch {
	case strings.HasSuffix(word, "woman"):
		return 2
	case strings.HasSuffix(word, "man") && len(word) > 5:
		return -2
	}
	return 0
}

// guessed is the vote for a woman, by the ending of the given name where nothing else is known.
func guessed(name facts.Name, votes int) int {
	first, _, more := strings.Cut(string(name), " ")
	if votes == 0 && more && len(first) > 3 && strings.HasSuffix(first, "a") {
		return 1
	}
	return votes
}

// spelling is the folded name, words apart by spaces.
func (x *reader) spelling(r text.Range) string {
	return strings.Join(facts.Name(x.d.Slice(r.First, r.Last)).Words(), " ")
}

// surname is the folded last word of a name; parts joined by hyphens are one word.
func (x *reader) surname(r text.Range) string { return surnameOf(x.d.Slice(r.First, r.Last)) }

func surnameOf(name string) string {
	if i := strings.LastIndexAny(name, " \n\t"); i >= 0 {
		name = name[i+1:]
	}
	return strings.Join(facts.Name(name).Words(), " ")
}

// wordsIn counts the words of a name; parts joined by hyphens are one.
func (x *reader) wordsIn(r text.Range) int {
	n := 0
	for k := r.First; k < r.Last; k++ {
		if x.d.Tokens[k].Class == text.Word && (k == r.First || !x.d.Is(k-1, "-", "'", "’")) {
			n++
		}
	}
	return n
}
