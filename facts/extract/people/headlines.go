package people

import (
	"slices"
	"strings"

	"crosscheck/facts/text"
)

// loud reports whether a sentence has capitals that say nothing: a headline in title case, or a line in capitals.
func (f *finder) loud(sentence int) bool {
	s := &f.d.Sentences[sentence]
	heading := s.Heading || f.d.Article.Parts[s.Part].Name == "title"
	if !heading && f.d.Tokens[s.First].Case != text.Upper {
		return false
	}
	capitals, upper, long := 0, 0, 0
	for k := s.First; k < s.Last; k++ {
		t := &f.d.Tokens[k]
		if t.Class != text.Word || t.End-t.Start < 4 {
			continue
		}
		long++
		if t.Case != text.Lower {
			capitals++
		}
		if t.Case == text.Upper {
			upper++
		}
	}
	if heading {
		return long > 2 && capitals*10 >= long*7 || long == 2 && capitals == 2 && f.d.Tokens[s.Last-1].Class == text.Word
	}
	return long > 3 && upper*10 >= long*7
}

// headline finds names in a line of capitals: persons that the body names, words of the tables, and a full name after a title.
func (f *finder) headline(sentence int) {
	s := &f.d.Sentences[sentence]
	for k := s.First; k < s.Last; k++ {
		if f.phraseAt[k] != 0 || !f.d.Capital(k) {
			continue
		}
		if p, end := f.knownPerson(k, s.Last); p >= 0 {
			f.names = append(f.names, name{Range: text.Range{First: k, Last: end}, sentence: sentence, person: -1})
			f.give(len(f.names)-1, p, nil)
			f.cover(len(f.names) - 1)
			k = end - 1
			continue
		}
		if e, n := f.match(k, s.Last, isPlace|isBody|isPeople|isParty); n > 0 && (n > 1 || e.traits&isOpener == 0) {
			f.addName(k, k+n, s)
			k += n - 1
			continue
		}
		if end := f.freshPerson(k, s); end > k {
			f.names = append(f.names, name{Range: text.Range{First: k, Last: end}, sentence: sentence, person: -1})
			f.join(len(f.names) - 1)
			f.cover(len(f.names) - 1)
			k = end - 1
		}
	}
}

// knownPerson returns the person of the body that is named at token k, and the end of the name.
func (f *finder) knownPerson(k, last int) (best, end int) {
	best = -1
	list := f.byWord[f.folded(k)]
	for c := len(list) - 1; c >= max(0, len(list)-maxCandidates); c-- {
		words := f.persons[list[c]].words
		at, matched, stop := 0, 0, k
		for j := k; j < last; j++ {
			if f.d.Is(j, ".", "-") && j > k && f.joined(j) {
				continue
			}
			h := f.folded(j)
			x := at
			for x < len(words) && words[x].hash != h {
				x++
			}
			if x == len(words) {
				break
			}
			at, stop = x+1, j+1
			matched++
		}
		lastWord := at == len(words) || matched > 1
		if matched > 0 && lastWord && stop > end && !(matched == 1 && f.is(k, isOpener|isCommon|isPlace|isNever)) {
			best, end = int(list[c]), stop
		}
	}
	return best, end
}

// freshPerson: a known first name and one more word that is no English word of the body, or a title and such a name.
func (f *finder) freshPerson(k int, s *text.Sentence) int {
	d := f.d
	usable := func(j int) bool {
		return j < s.Last && d.Capital(j) && f.phraseAt[j] == 0 && !f.is(j, isOpener|isCommon|isNever|isSaying|isBodyWord|isPlaceWord|isModifier|isArea) && !f.lower.has(d.Tokens[j].Hash)
	}
	if !f.is(k, isFirst) || f.is(k, isOpener|isCommon|isNever) || !usable(k+1) {
		return k
	}
	return k + 2
}

// finishNames puts the names in text order, drops what is no name, and counts countries.
func (f *finder) finishNames() {
	kept := f.names[:0]
	for _, n := range f.names {
		if n.sort == Unknown && n.soft && n.Len() == 1 && !f.owns(&n) {
			continue
		}
		kept = append(kept, n)
	}
	f.names = kept
	if byFirst := func(a, b name) int { return a.First - b.First }; !slices.IsSortedFunc(f.names, byFirst) {
		slices.SortFunc(f.names, byFirst)
	}
	clear(f.nameAt)
	for i := range f.names {
		f.cover(i)
	}
	f.country = f.mainCountry()
}

// owns reports whether a lone word at the start of a sentence is the name of a place or body, by what follows it: "Dayton police".
func (f *finder) owns(n *name) bool {
	k := n.Last
	if k >= f.d.Sentences[n.sentence].Last {
		return false
	}
	if f.possessiveAt(k) {
		return true
	}
	title := f.phraseAt[k] != 0 && f.phrases[f.phraseAt[k]-1].First == k && f.phrases[f.phraseAt[k]-1].words.Last > k
	if !title && !f.lowerBody(k) {
		return false
	}
	word := f.d.Text(n.First)
	for _, end := range adjectiveEnds {
		if strings.HasSuffix(word, end) {
			return false
		}
	}
	return true
}

// adjectiveEnds are endings of words that qualify a title and name nothing: "Disgraced president".
var adjectiveEnds = []string{"ed", "ing", "ive", "ous", "ful", "ist", "al", "ary", "ible", "able", "ic", "ly", "ent", "est"}

// mainCountry is the country that an article is about: the one named in most of its mentions of countries, "" where none leads.
func (f *finder) mainCountry() string {
	votes := map[string]int{}
	total := 0
	var best string
	for i := range f.names {
		if c := f.names[i].country; c != "" && f.names[i].sort != Person {
			votes[c]++
			total++
			if votes[c] > votes[best] {
				best = c
			}
		}
	}
	if c := f.d.Article.Country; c != "" && votes[c] >= votes[best] {
		best = c
	}
	if votes[best]*4 < total*3 {
		return ""
	}
	return best
}
