// Package people finds names of persons, places and bodies, joins the mentions of one person inside an article, and finds the offices they hold.
// It reads no quotations and resolves no pronouns; an office is reported only where a named person stands beside it.
package people

import (
	"cmp"
	"slices"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// Sort is what a name names.
type Sort uint8

const (
	Unknown Sort = iota
	Person
	Place
	Body   // organisation, ministry, outlet, team
	People // demonym used as a noun or adjective: "Colombian"
)

// Mention is one name in the text.
type Mention struct {
	text.Range // without titles, determiners and possessive "'s"
	Sort       Sort
	Person     int    // index into Result.Persons, -1 where it is no person
	Country    string // ISO 3166 alpha-2 code for a country, its demonym, a known city or state; "" otherwise
	Nation     bool   // names the country itself, not a place in it
	Town       bool   // names a known town or city
}

// Title is one office given to a named person in one sentence.
type Title struct {
	text.Range            // covers name and title
	Person     int        // index into Result.Persons
	Name       text.Range // the name inside the span
	Words      text.Range // the title's words
	Office     facts.Office
}

// Result is what was found in one document; Mentions and Titles are in text order.
type Result struct {
	Persons  []facts.Person
	Mentions []Mention
	Titles   []Title
	at       []int32 // token -> index into Mentions + 1
}

// At returns the name that covers token i, nil where there is none.
func (r *Result) At(i int) *Mention {
	if i < 0 || i >= len(r.at) || r.at[i] == 0 {
		return nil
	}
	return &r.Mentions[r.at[i]-1]
}

// Recogniser holds the word tables. It is read only and may be used by many goroutines at once.
type Recogniser struct {
	lexicon *lexicon
}

// New reads the embedded tables and, after them, those of a house.
func New(own ...Table) (*Recogniser, error) {
	l, err := load(own)
	if err != nil {
		return nil, err
	}
	return &Recogniser{lexicon: l}, nil
}

// Find recognises names, persons and titles. Its cost is linear in the number of tokens.
func (r *Recogniser) Find(d *text.Doc) *Result {
	f := newFinder(r.lexicon, d)
	for i := range d.Sentences {
		f.phrasesOf(i)
	}
	for i := range d.Sentences {
		if !f.loud(i) {
			f.namesOf(i)
		}
	}
	f.weigh()
	f.joinPersons()
	for i := range d.Sentences { // headlines last: they are read by the names that the body gives
		if f.loud(i) {
			f.headline(i)
		}
	}
	f.finishNames()
	f.findTitles()
	return f.result()
}

// finder is the work on one document.
type finder struct {
	l        *lexicon
	d        *text.Doc
	words    []uint16 // token -> lexicon entry, 0 for unknown words
	traitsAt []trait  // token -> traits, for the case that it is printed in
	lower    bloom    // words that the document prints in lower case
	phrases  []phrase
	phraseAt []int32 // token -> index into phrases + 1, for the title's own words
	names    []name
	nameAt   []int32 // token -> index into names + 1
	persons  []person
	byWord   map[uint64][]int32 // folded word of a name -> persons
	country  string             // that the article is about
	titles   []Title
	roles    []*roleEntry // of titles
}

func newFinder(l *lexicon, d *text.Doc) *finder {
	n := len(d.Tokens)
	f := &finder{l: l, d: d, words: make([]uint16, n), traitsAt: make([]trait, n), phraseAt: make([]int32, n), nameAt: make([]int32, n),
		lower: newBloom(n), byWord: map[uint64][]int32{}, names: make([]name, 0, n/10+4), phrases: make([]phrase, 0, n/30+4)}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Class != text.Word {
			continue
		}
		if at := l.find(t.Hash); at != 0 {
			f.words[i] = at
			f.traitsAt[i] = l.traits[at]
			if l.traits[at]&(isUpper|isCased) == isUpper && t.Case != text.Upper {
				f.traitsAt[i] &^= inCapitals
			}
		}
		if t.Case == text.Lower {
			f.lower.add(t.Hash)
		}
	}
	return f
}

// is reports whether token i has one of the traits; words that tables print in capitals must stand so in the text.
func (f *finder) is(i int, want trait) bool {
	return i >= 0 && i < len(f.traitsAt) && f.traitsAt[i]&want != 0
}

func (f *finder) traits(i int) trait { return f.traitsAt[i] }

// match returns the longest word or phrase with one of the traits that starts at token i, and its length in tokens.
func (f *finder) match(i, last int, want trait) (best *entry, n int) {
	if i >= last || f.words[i] == 0 {
		return nil, 0
	}
	e := &f.l.entries[f.words[i]]
	if f.traits(i)&want != 0 {
		best, n = e, 1
	}
	h := uint64(0)
	for k := 0; k < e.longest && e.longest > 1 && i+k < last; k++ {
		h = chain(h, f.d.Tokens[i+k].Hash)
		if at, ok := f.l.phrases[h]; ok && k > 0 && f.l.entries[at].traits&want != 0 {
			best, n = &f.l.entries[at], k+1
		}
	}
	return best, n
}

// matchBack returns the longest word or phrase with one of the traits that ends before token j, and its length in tokens.
func (f *finder) matchBack(j, first int, want trait) (*entry, int) {
	if j-1 < first || f.words[j-1] == 0 {
		return nil, 0
	}
	e := &f.l.entries[f.words[j-1]]
	for n := min(e.back, j-first); n > 1; n-- {
		h := uint64(0)
		for k := j - n; k < j; k++ {
			h = chain(h, f.d.Tokens[k].Hash)
		}
		if at, ok := f.l.phrases[h]; ok && f.l.entries[at].traits&want != 0 {
			return &f.l.entries[at], n
		}
	}
	if f.traits(j-1)&want != 0 {
		return e, 1
	}
	return nil, 0
}

// joined reports whether token i follows the one before it without a space.
func (f *finder) joined(i int) bool { return i > 0 && i < len(f.d.Tokens) && !f.d.Tokens[i].Space }

// result puts everything in text order.
func (f *finder) result() *Result {
	r := &Result{Titles: f.titles, at: f.nameAt, Mentions: make([]Mention, 0, len(f.names)), Persons: make([]facts.Person, 0, len(f.persons))}
	r.Titles = inOrder(r.Titles)
	for i := range f.names {
		n := &f.names[i]
		r.Mentions = append(r.Mentions, Mention{Range: n.Range, Sort: n.sort, Person: n.person, Country: n.country, Nation: n.nation, Town: n.town && n.sort == Place})
	}
	for i := range f.persons {
		r.Persons = append(r.Persons, f.persons[i].person)
	}
	return r
}

// inOrder sorts titles by place. They are large, so their numbers are sorted, and each title is moved once.
func inOrder(titles []Title) []Title {
	order := make([]int32, len(titles))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int {
		a, b := &titles[i], &titles[j]
		return cmp.Or(a.First-b.First, a.Last-b.Last, a.Name.First-b.Name.First, a.Words.First-b.Words.First)
	})
	out := make([]Title, len(titles))
	for k, i := range order {
		out[k] = titles[i]
	}
	return out
}

// bloom remembers words in about 16 bits a token; it may say yes to a word it has not seen, about once in a hundred.
type bloom struct {
	bits []uint64
	mask uint64
}

func newBloom(n int) bloom {
	size := uint64(4)
	for size*64 < uint64(n)*16 {
		size *= 2
	}
	return bloom{make([]uint64, size), size*64 - 1}
}

func (b bloom) add(h uint64) {
	b.bits[h&b.mask/64] |= 1 << (h & b.mask % 64)
	h >>= 32
	b.bits[h&b.mask/64] |= 1 << (h & b.mask % 64)
}

func (b bloom) has(h uint64) bool {
	i, j := h&b.mask, h>>32&b.mask
	return b.bits[i/64]&(1<<(i%64)) != 0 && b.bits[j/64]&(1<<(j%64)) != 0
}
