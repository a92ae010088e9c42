package people

import (
	"strings"

	"crosscheck/facts/text"
)

// name is one capitalised run: a person, place or body, or not known yet.
type name struct {
	text.Range
	sentence int
	sort     Sort
	country  string
	nation   bool // the name of a country itself
	town     bool // the name of a known town
	person   int  // index into finder.persons, -1
	evidence int  // for a person
	female   int
	listed   bool // stands in a list after a plural title
	soft     bool // the first word has its capital from its place in the sentence
}

// namesOf collects the names of a sentence in ordinary spelling.
func (f *finder) namesOf(sentence int) {
	s := &f.d.Sentences[sentence]
	for i := s.First; i < s.Last; {
		if p := f.phraseAt[i]; p != 0 {
			i = max(i+1, f.phrases[p-1].words.Last)
			continue
		}
		if !f.starts(i, s) {
			i++
			continue
		}
		end := f.runEnd(i, s)
		i = f.cut(i, end, s)
	}
}

// starts reports whether a name may begin at token i.
func (f *finder) starts(i int, s *text.Sentence) bool {
	d := f.d
	if !d.Capital(i) {
		if d.Tokens[i].Case != text.Lower || !f.is(i, isParticle) || i+1 >= s.Last { // "al-Shabab", "bin Laden"
			return false
		}
		hyphen := d.Is(i+1, "-") && f.joined(i+1) && i+2 < s.Last && d.Capital(i+2)
		return hyphen && d.Is(i, "al", "el", "ul", "as", "ash") || d.Is(i, "bin", "ibn", "al", "el", "von", "van") && d.Capital(i+1)
	}
	if d.Tokens[i].End-d.Tokens[i].Start == 1 && i+1 < s.Last && d.Is(i+1, "-") && f.joined(i+1) {
		return false // a party tag, "T-shirt"
	}
	t := f.traits(i)
	if t&(isNever|isHonorific) != 0 && t&isFirst == 0 {
		return false
	}
	if st := f.l.entries[f.words[i]].status; t&isStatus != 0 && st != "current" && t&(isFirst|isPlace) == 0 { // "Former", "Interim"
		return false
	}
	if t&isNever != 0 && !f.firstAndLast(i, s) { // "Jan", "June", "April"
		return false
	}
	if t&isHonorific != 0 && i+1 < s.Last && (d.Capital(i+1) || d.Is(i+1, ".")) && !d.Is(i, "don") {
		return false
	}
	if i > s.First && d.Is(i-1, "-") && f.joined(i) && f.joined(i-1) && d.Tokens[i-1].Class == text.Mark && i-2 >= s.First && f.nameAt[i-2] == 0 && d.Tokens[i-2].Case == text.Lower {
		return t&(isPlace|isPeople|isBody|isFirst) != 0 // "anti-American", "ex-Goldman"
	}
	if t&startsName != 0 {
		if _, n := f.match(i, s.Last, isPlace|isBody); n > 1 && d.Capital(i+n-1) {
			return true
		}
	}
	if (t&isOpener != 0 || t&isCommon != 0 && f.soft(i, s) && !(t&isBodyWord != 0 && i+1 < s.Last && f.phraseAt[i+1] != 0)) && t&(isPlace|isBody|isPeople) == 0 {
		if t&isFirst == 0 || !f.firstAndLast(i, s) {
			return false
		}
	}
	if f.soft(i, s) && t&(isFirst|isPlace|isPeople|isBody|isParty) == 0 {
		if f.lower.has(d.Tokens[i].Hash) {
			return i+1 < s.Last && d.Capital(i+1) && f.is(i+1, isBodyWord)
		}
		if i+1 < s.Last && d.Capital(i+1) && f.is(i+1, isFirst) && f.firstAndLast(i+1, s) && !f.is(i+1, isNever) {
			return false // "Actor John Smith"
		}
	}
	return true
}

// firstAndLast reports whether a first name at i is followed by a capitalised word or initial.
func (f *finder) firstAndLast(i int, s *text.Sentence) bool {
	return i+1 < s.Last && f.d.Capital(i+1) && !f.is(i+1, isNever) && f.phraseAt[i+1] == 0
}

// runEnd follows a name from token i to its end.
func (f *finder) runEnd(i int, s *text.Sentence) int {
	d := f.d
	end := i + 1
	body := f.is(i, isBodyWord)
	if !d.Capital(i) && end < s.Last && d.Is(end, "-") {
		end++
	}
	if !d.Capital(i) && end < s.Last {
		end++
	}
	if _, n := f.match(i, s.Last, isPlace|isBody|isPeople); n > 1 {
		end = max(end, i+n)
	}
	for end < s.Last && end-i < maxName {
		k := end
		next := f.step(i, k, body, s)
		if next == k {
			break
		}
		for ; k < next; k++ {
			body = body || f.is(k, isBodyWord) && d.Capital(k)
		}
		end = next
	}
	return end
}

// maxName bounds a name in tokens.
const maxName = 16

// step returns the end of the name after its next element, or k where the name ends.
func (f *finder) step(i, k int, body bool, s *text.Sentence) int {
	d := f.d
	t := &d.Tokens[k]
	capitalAt := func(j int) bool {
		return j < s.Last && d.Capital(j) && f.phraseAt[j] == 0 && !f.is(j, isNever)
	}
	switch {
	case d.Capital(k):
		if f.phraseAt[k] != 0 || f.is(k, isNever) && !f.is(k, isFirst) && !f.mayBeSurname(i, k, s) || !t.Space && !d.Is(k-1, "-", ".", "/") {
			return k
		}
		if f.is(k, isStatus) && f.l.entries[f.words[k]].status != "current" && k+1 < s.Last && f.phraseAt[k+1] != 0 {
			return k // "Dayton Interim Chief"
		}
		if t.Case == text.Upper && t.End-t.Start > 3 && d.Tokens[i].Case == text.Title && !body && f.is(i, isFirst) && !f.is(k, isSuffix) && !strings.Contains(d.Text(k), ".") {
			return k // "Ann Lee RESIGNS"
		}
		if k > i+1 && t.Hash == d.Tokens[i].Hash && f.is(i, isFirst) {
			return k // a caption repeats the name
		}
		if f.is(k, isOpener|isHonorific) && !f.mayBeSurname(i, k, s) && !f.is(k, isFirst|isParticle|isBodyWord|isPlaceWord|isPlace|isSuffix) {
			return k
		}
		return k + 1
	case d.Is(k, ".") && f.joined(k) && k+1 < s.Last:
		initial := d.Tokens[k-1].Case == text.Upper && d.Tokens[k-1].End-d.Tokens[k-1].Start <= 2
		if (initial || d.Is(k-1, "st", "mt", "ft")) && capitalAt(k+1) {
			return k + 2
		}
		if d.Is(k-1, "jr", "sr", "inc", "corp", "co", "ltd", "bros") {
			return k + 1
		}
	case d.Is(k, "-", "–", "‐", "‑") && f.joined(k) && f.joined(k+1) && k+1 < s.Last && d.Tokens[k+1].Class == text.Word:
		if capitalAt(k + 1) {
			return k + 2
		}
		if f.is(k-1, isParticle) || !f.is(k+1, isCompound|isRole|isOpener|isAfter|isParty) && !f.lower.hasOther(f, k+1) {
			return k + 2
		}
	case t.Class == text.Word && t.Case == text.Lower && f.is(k, isParticle):
		j := k + 1
		if j < s.Last && d.Is(j, "-") && f.joined(j) {
			j++
		} else if j+1 < s.Last && f.is(j, isParticle) && d.Tokens[j].Case == text.Lower {
			j++ // "de la Cruz"
		}
		if capitalAt(j) && !d.Is(k, "do", "e", "le", "ben") || capitalAt(j) && f.is(i, isFirst) {
			return j + 1
		}
	case body && d.Is(k, "of", "for") && k+1 < s.Last:
		if capitalAt(k+1) && !f.is(k+1, isFirst) {
			return k + 2
		}
		if d.Is(k, "of") && d.Is(k+1, "the") && capitalAt(k+2) {
			return k + 3
		}
	case d.Is(k, "&") && capitalAt(k+1):
		return k + 2
	case d.Is(k, "and") && capitalAt(k+1):
		if f.bodyAfterAnd(i, k, body, s) {
			return k + 2
		}
	case d.Is(k, "'s") && capitalAt(k+1) && f.is(k+1, isBodyWord) && (d.Is(i, "st", "saint", "king", "queen") || d.Is(k-1, "sheriff", "general", "governor", "mayor", "attorney", "president", "children", "women", "people", "veterans", "king", "prosecutor")):
		return k + 2
	case d.Is(k, ",") && k+1 < s.Last && d.Is(k+1, "jr", "sr"):
		return k + 2
	}
	return k
}

// mayBeSurname: "Theresa May" is a name, "told Theresa May 5" is none.
func (f *finder) mayBeSurname(i, k int, s *text.Sentence) bool {
	return k == i+1 && f.is(i, isFirst) && f.d.Is(k, "may", "march", "june", "april", "august", "friday", "sunday") && f.d.Tokens[k].Case == text.Title &&
		(k+1 >= s.Last || f.d.Tokens[k+1].Class != text.Number)
}

// bodyAfterAnd: "Foreign Affairs and Trade Committee", "Department of Health and Human Services" are one body.
func (f *finder) bodyAfterAnd(i, k int, body bool, s *text.Sentence) bool {
	if f.is(i, isFirst) || f.is(k+1, isFirst) {
		return false
	}
	_, known := f.match(i, s.Last, isBody)
	if k-i < 2 && known == 0 && !body {
		return false
	}
	if body { // "Department of Health and Human Services" has its "of" before
		for j := k - 1; j > i; j-- {
			if f.d.Is(j, "of", "for") {
				j = k + 1
				for j < s.Last && f.d.Capital(j) && f.phraseAt[j] == 0 {
					j++
				}
				return !f.is(j-1, isBodyWord) || f.d.Is(j-1, "services")
			}
		}
		return false
	}
	for j := k + 1; j < s.Last && j < k+6 && f.d.Capital(j) && f.phraseAt[j] == 0; j++ {
		if f.is(j, isBodyWord) && f.d.Is(j, joinedBodies...) && j > k+1 && (j+1 >= s.Last || !f.d.Capital(j+1)) {
			return true
		}
	}
	return false
}

// joinedBodies are last words of bodies whose names hold "and".
var joinedBodies = []string{"committee", "commission", "department", "agency", "ministry", "service", "services", "administration", "council", "institute",
	"office", "bureau", "board", "authority", "organization", "organisation", "association", "society", "union", "fund", "centre", "center"}

// hasOther: the lower-case word after a hyphen is also printed elsewhere as an English word; names like "Ki-moon" are not.
// The word itself was counted once, so only tables can say so.
func (b bloom) hasOther(f *finder, i int) bool {
	t := f.d.Tokens[i]
	return t.End-t.Start > 6 || f.words[i] != 0 && f.traits(i)&^(startsRole|startsName) != 0 && !f.is(i, isFirst|isParticle)
}

// cut makes the run one name, or two where a demonym or party stands before a person. It returns the token to go on with.
func (f *finder) cut(i, end int, s *text.Sentence) int {
	for end > i+1 && !f.d.Capital(end-1) && (f.is(end-1, isParticle) && f.d.Tokens[end-1].Case == text.Lower && !f.joined(end-1) || f.d.Is(end-1, "-")) {
		end--
	}
	if e, n := f.match(i, end, isPeople|isParty|isPlace|isShortPlace); n > 0 && i+n < end && f.d.Capital(i+n) && f.is(i+n, isFirst) && e.traits&isFirst == 0 &&
		!f.is(end-1, isBodyWord|isPlaceWord) && end-i-n > 1 {
		f.addName(i, i+n, s)
		i += n
	}
	if _, n := f.match(i, end, isPlace); n > 0 && i+n == end-1 && f.is(end-1, isParty) && end < s.Last && f.phraseAt[end] != 0 && f.electoral(&f.phrases[f.phraseAt[end]-1]) { // "Vermont Independent Sen."
		f.addName(i, end-1, s)
		i = end - 1
	}
	f.addName(i, end, s)
	return end
}

// electoral: a place before the holder's party is where the office is; a party's own chairman has both in one name.
func (f *finder) electoral(p *phrase) bool { return p.role.Sort == "seat" || p.role.Sort == "public" }

func (f *finder) addName(i, end int, s *text.Sentence) {
	n := name{Range: text.Range{First: i, Last: end}, sentence: f.d.SentenceOf(i), person: -1, soft: f.soft(i, s)}
	f.sortOf(&n)
	f.names = append(f.names, n)
	f.cover(len(f.names) - 1)
}

func (f *finder) cover(at int) {
	for k := f.names[at].First; k < f.names[at].Last; k++ {
		f.nameAt[k] = int32(at + 1)
	}
}

// sortOf says what the tables know of the name; persons are weighed later.
func (f *finder) sortOf(n *name) {
	e, k := f.match(n.First, n.Last, isPlace|isBody|isPeople)
	if n.First > 0 && f.d.Is(n.First-1, ",", "(", "-") && k == 0 { // ", Calif."
		if p, m := f.match(n.First, n.Last, isShortPlace); m == n.Len() {
			n.sort, n.country = Place, p.country()
			return
		}
	}
	whole := k == n.Len()
	if k == 0 && n.Len() > 2 && f.d.Is(n.First+1, ".") { // "N. Korea"
		if p, m := f.match(n.First+2, n.Last, isPlace); m == n.Len()-2 {
			n.sort, n.country = Place, p.country()
			return
		}
	}
	if e != nil {
		n.country = e.country()
		n.nation = whole && e.traits&isCountry != 0
		n.town = whole && e.city != "" && e.code == "" && e.traits&isWide == 0
	}
	head := f.lastWord(n)
	switch {
	case whole && e.traits&isBody != 0:
		n.sort = Body
	case whole && e.traits&isPlace != 0:
		n.sort = Place
	case whole && e.traits&isPeople != 0:
		n.sort = People
	case f.is(head, isBodyWord) && (n.Len() > 1 || !n.soft):
		n.sort = Body
	case f.hasBodyHead(n):
		n.sort = Body
	case f.is(head, isPlaceWord) && n.Len() > 1:
		n.sort = Place
	case n.Len() == 1 && f.is(n.First, isParty):
		n.sort = People
	case k > 0 && !f.is(n.First, isFirst) && n.Len() > k && e.traits&isPeople != 0 && n.Len()-k >= 1:
		n.sort = Unknown
	}
}

// hasBodyHead: "Ministry of Health", "Bank of England", "Center for Biological Diversity".
func (f *finder) hasBodyHead(n *name) bool {
	for k := n.First; k+1 < n.Last; k++ {
		if f.is(k, isBodyWord) && f.d.Is(k+1, "of", "for") {
			return true
		}
	}
	return false
}

// lastWord is the last token of a name that is a word and no suffix.
func (f *finder) lastWord(n *name) int {
	k := n.Last - 1
	for k > n.First && (f.d.Tokens[k].Class != text.Word || f.is(k, isSuffix) && f.d.Tokens[k].Case != text.Lower && !f.is(k, isBodyWord)) {
		k--
	}
	return k
}
