package people

import (
	"slices"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// person is one person of the document while its mentions are gathered.
type person struct {
	person facts.Person
	words  []nameWord // of the fullest form, without suffixes
	junior bool       // "Jr.": another person than the one without it
	reign  bool       // known by a given name with a title: "King Charles", "Pope Francis"
	head   bool       // the first word may be no part of the name
	last   int        // index of the name that mentioned the person last
}

// nameWord is one word of a name: its folded hash, and its first letter where it is an initial.
type nameWord struct {
	hash    uint64
	initial byte
	letter  byte
	entry   uint16
}

// folded is the hash of token i without case and diacritics.
func (f *finder) folded(i int) uint64 {
	s := f.d.Text(i)
	for k := 0; k < len(s); k++ {
		if s[k] >= 0x80 {
			return text.Hash(facts.Fold(s))
		}
	}
	return f.d.Tokens[i].Hash
}

// wordsOf lists the words of a name; suffixes and the article of Arabic names say nothing.
func (f *finder) wordsOf(r text.Range) []nameWord {
	out := make([]nameWord, 0, r.Last-r.First)
	for k := r.First; k < r.Last; k++ {
		t := &f.d.Tokens[k]
		if t.Class != text.Word || k > r.First+1 && f.is(k, isSuffix) && t.Case == text.Upper || f.d.Is(k, "al", "el", "jr", "sr") && r.Last-r.First > 1 {
			continue
		}
		s := f.d.Text(k)
		w := nameWord{hash: f.folded(k), letter: s[0] | 0x20, entry: f.words[k]}
		if len(s) == 1 && t.Case == text.Upper || len(s) <= 4 && len(s) > 1 && s[1] == '.' {
			w.initial = s[0] | 0x20
		}
		out = append(out, w)
	}
	return out
}

// joinPersons gives every mention of a person its person: full names first, then surnames with a title, then bare ones.
func (f *finder) joinPersons() {
	for i := range f.names {
		if n := &f.names[i]; n.sort == Person {
			f.join(i)
		}
	}
	for i := range f.names {
		n := &f.names[i]
		if n.person >= 0 || n.Len() > 1 && f.wordCount(n) > 1 || n.sort != Unknown && n.sort != Place {
			continue
		}
		if n.evidence >= titleBefore && (n.sort == Unknown || f.phraseBefore(n) >= 0) {
			f.joinSurname(i, f.introduces(i))
		}
	}
	for i := range f.names {
		n := &f.names[i]
		if n.person >= 0 || n.sort != Unknown || f.wordCount(n) > 1 {
			continue
		}
		f.joinSurname(i, n.evidence >= knownFirst+saysSo)
	}
}

// introduces reports whether a title or honorific before a single word makes it a surname: "President Orr", not "president Orr",
// "Captain America" or "Leaders Age".
func (f *finder) introduces(i int) bool {
	n := &f.names[i]
	at := f.phraseBefore(n)
	if at < 0 {
		return n.sort == Unknown
	}
	p := &f.phrases[at]
	if p.plural || f.d.Tokens[p.core.First].Case == text.Lower || p.role.Needs == "org" {
		return false
	}
	if f.thing(n, p) {
		return false
	}
	known := f.is(n.First, isFirst)
	if !known && (f.lower.has(f.d.Tokens[n.First].Hash) || f.is(n.First, isRole|isShort|isModifier|isCommon|isBodyWord)) {
		return false // "Sheriff Deputies", "State Trooper Wounded"
	}
	switch p.role.Also {
	case "name": // "Queen City" is no person, "Queen Margrethe" is one
		if f.is(n.First, isPlaceWord|isBodyWord) || f.throne(p.role.Role) && !known {
			return false
		}
	case "adjective": // "General Relativity"
		if !known && n.evidence < titleBefore+saysSo {
			return false
		}
	}
	return n.sort != Place || !f.is(n.First, isCountry) || known
}

// join finds or makes the person of a full name.
func (f *finder) join(i int) {
	n := &f.names[i]
	words := f.wordsOf(n.Range)
	if len(words) == 0 {
		return
	}
	junior := f.junior(n)
	for _, w := range [...]uint64{words[len(words)-1].hash, words[0].hash} {
		list := f.byWord[w]
		for k := len(list) - 1; k >= max(0, len(list)-maxCandidates); k-- {
			if p := &f.persons[list[k]]; p.junior == junior && f.samePerson(p.words, words) {
				f.give(i, int(list[k]), words)
				return
			}
		}
	}
	f.newPerson(i, words)
}

func (f *finder) junior(n *name) bool {
	return f.d.Is(n.Last-1, "jr") || f.d.Is(n.Last-1, ".") && f.d.Is(n.Last-2, "jr")
}

// maxCandidates bounds how many persons that share a word are tried for one mention.
const maxCandidates = 24

func (f *finder) newPerson(i int, words []nameWord) {
	f.persons = append(f.persons, person{})
	f.give(i, len(f.persons)-1, words)
}

// give adds the mention to the person and keeps the fuller form of the name.
func (f *finder) give(i, p int, words []nameWord) {
	n, to := &f.names[i], &f.persons[p]
	to.junior = to.junior || f.junior(n)
	n.sort, n.person = Person, p
	span := f.d.Span(n.First, n.Last)
	to.person.Mentions = append(to.person.Mentions, span)
	to.person.Female += n.female
	to.last = i
	head := n.soft && len(words) > 2 && words[0].initial == 0 && !f.is(n.First, isFirst) // "Model Ann Lee" at the start of a sentence
	if fuller(words, to.words) && !(head && sameWords(words[1:], to.words)) || to.head && len(words) > 1 && sameWords(words, to.words[1:]) {
		to.head = head
		for _, w := range words {
			f.index(w.hash, int32(p))
		}
		to.words = words
		to.person.Name = facts.Name(f.d.Slice(n.First, n.Last))
	}
}

func sameWords(a, b []nameWord) bool {
	return slices.EqualFunc(a, b, func(x, y nameWord) bool { return x.hash == y.hash })
}

func (f *finder) index(h uint64, p int32) {
	list := f.byWord[h]
	if len(list) > 0 && list[len(list)-1] == p {
		return
	}
	f.byWord[h] = append(list, p)
}

// fuller prefers more whole words, then more words.
func fuller(a, b []nameWord) bool {
	wa, wb := 0, 0
	for _, w := range a {
		if w.initial == 0 {
			wa++
		}
	}
	for _, w := range b {
		if w.initial == 0 {
			wb++
		}
	}
	return wa > wb || wa == wb && len(a) > len(b)
}

// samePerson relates two full names: one holds the words of the other in order, or surname and given name agree.
func (f *finder) samePerson(a, b []nameWord) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) < 2 {
		return len(b) == 1 && len(a) == 1 && a[0].hash == b[0].hash || len(b) == 1 && len(a) > 1 && a[len(a)-1].hash == b[0].hash
	}
	if f.holds(a, b) {
		return true
	}
	la, lb := a[len(a)-1], b[len(b)-1]
	return la.hash == lb.hash && f.sameWord(a[0], b[0]) && f.compatibleMiddle(a[1:len(a)-1], b[1:len(b)-1])
}

// holds reports whether a has all words of b in order, with the same given name or the same last word.
func (f *finder) holds(a, b []nameWord) bool {
	if !f.sameWord(a[0], b[0]) && a[len(a)-1].hash != b[len(b)-1].hash {
		return false
	}
	k := 0
	for _, w := range a {
		if k < len(b) && f.sameWord(w, b[k]) {
			k++
		}
	}
	return k == len(b)
}

// compatibleMiddle: no middle initial contradicts another.
func (f *finder) compatibleMiddle(a, b []nameWord) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return f.sameWord(a[0], b[0]) || a[0].initial == 0 && b[0].initial == 0
}

// sameWord compares two given names: equal, initial, or nickname.
func (f *finder) sameWord(a, b nameWord) bool {
	if a.hash == b.hash || a.initial != 0 && a.initial == b.letter || b.initial != 0 && b.initial == a.letter {
		return true
	}
	if a.entry == 0 || b.entry == 0 {
		return false
	}
	for _, x := range f.l.entries[a.entry].nicks {
		for _, y := range f.l.entries[b.entry].nicks {
			if x == y {
				return true
			}
		}
	}
	return false
}

// joinSurname gives a one-word mention to the person it means; with fresh, a new person where it means none.
func (f *finder) joinSurname(i int, fresh bool) {
	n := &f.names[i]
	if p := f.bySurname(i); p >= 0 {
		f.give(i, p, nil)
		return
	}
	if fresh && len(f.wordsOf(n.Range)) > 0 {
		f.newPerson(i, f.wordsOf(n.Range))
		f.persons[n.person].reign = f.reigns(n)
	}
}

// reigns reports whether a given name stands with a title of a throne or church: "Queen Elizabeth", "Pope Francis".
func (f *finder) reigns(n *name) bool {
	p := f.phraseBefore(n)
	if p < 0 || !f.is(n.First, isFirst) {
		return false
	}
	return f.throne(f.phrases[p].role.Role)
}

// throne reports whether holders of a role are known by their given names.
func (f *finder) throne(role string) bool {
	switch role {
	case "king", "queen", "prince", "princess", "crown prince", "pope", "emperor", "emir", "duke", "duchess", "patriarch":
		return true
	}
	return false
}

// bySurname returns the person that a one-word mention means: by last word before first word, of the right sex, the last one mentioned before it.
func (f *finder) bySurname(i int) int {
	n := &f.names[i]
	words := f.wordsOf(n.Range)
	if len(words) == 0 {
		return -1
	}
	h := words[0].hash
	list := f.byWord[h]
	reign := f.reigns(n)
	best, bestScore := -1, -1<<30
	for k := len(list) - 1; k >= max(0, len(list)-maxCandidates); k-- {
		p := &f.persons[list[k]]
		score := 0
		switch w := p.words; {
		case len(w) == 0:
			continue
		case w[len(w)-1].hash == h:
			score = 1 << 20
		case reign && !p.reign:
			continue
		case w[0].hash == h && len(w) > 1:
			if n.evidence >= titleBefore && !f.is(n.First, isFirst) {
				score = 1 << 18
			}
		default:
			score = 1 << 19
		}
		if p.junior {
			score -= 1 << 17
		}
		if n.female*p.person.Female < 0 {
			score -= 1 << 22
		}
		if p.last <= i {
			score += 1<<16 + p.last&0xffff
		}
		if score > bestScore {
			best, bestScore = int(list[k]), score
		}
	}
	if bestScore < -(1 << 20) {
		return -1
	}
	return best
}
