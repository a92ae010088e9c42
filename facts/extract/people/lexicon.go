package people

import (
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// trait says what a word or phrase may be; one word may be several things.
type trait uint64

const (
	isFirst trait = 1 << iota // first name
	isFemale
	isMale
	isHonorific
	isSuffix
	isParticle
	isBodyWord
	isBody // name of a known organisation
	isParty
	isNever
	isOpener // function word
	isCommon // common noun or verb that may open a sentence
	isPlace
	isCountry
	isWide       // sea, desert, mountains, region: no town
	isShortPlace // "Calif"
	isPlaceWord
	isPeople // demonym
	isCompound
	isSaying
	isAppointing
	isNominating
	isActing // verb of people: "wept"
	isStatus
	isAfter
	isCandidate
	isDeputy
	isModifier
	isArea
	isPortfolio
	isRole
	isPlural
	isShort    // abbreviation of a role: "Sen"
	isUpper    // spelt in capitals by its table: "PM", "UN"
	isCased    // and otherwise too
	startsRole // begins a role's words
	startsName // begins a phrase that names a place or body
)

// inCapitals are the traits that a word like "US" has only where it is printed in capitals.
const inCapitals = isBody | isRole | isPlace | isCountry | isShortPlace

// entry is what the tables say of a word or phrase.
type entry struct {
	traits    trait
	longest   int    // tokens of the longest phrase that starts with this word
	back      int    // tokens of the longest phrase that ends with this word
	code      string // country or region
	city      string // country of a city or organisation
	short     string // region that this abbreviates
	status    string
	portfolio string
	role      *roleEntry
	plural    bool
	abbr      *roleEntry // role that this abbreviates
	nicks     []uint16
}

// country is the two-letter country of a place, demonym or organisation, "" where not known.
func (e *entry) country() string {
	switch {
	case e.code != "":
		return e.code[:2]
	case e.city != "":
		return e.city
	case e.short != "":
		return e.short[:2]
	}
	return ""
}

// lexicon finds words by hash and phrases by the chain of their hashes. It is read only once built.
type lexicon struct {
	index   map[uint64]uint16 // by word, while building
	traits  []trait           // of the entries, side by side
	entries []entry           // 0 is the word that no table knows
	slots   []slot            // by word, open addressing, a power of two
	phrases map[uint64]uint16
}

type slot struct {
	hash uint64
	at   uint16
}

// maxEntries bounds the words and phrases: they are numbered in 16 bits.
const maxEntries = 1<<16 - 4

func newLexicon() *lexicon {
	return &lexicon{index: map[uint64]uint16{}, entries: make([]entry, 1, 8192), phrases: map[uint64]uint16{}}
}

// tokens splits a table's words as article text is split.
func (l *lexicon) tokens(phrase string) []text.Token {
	return text.Split(&facts.Article{Parts: []facts.Part{{Text: phrase}}}).Tokens
}

// word returns the entry of one word, made where there is none.
func (l *lexicon) word(h uint64) uint16 {
	at, ok := l.index[h]
	if !ok {
		at = uint16(len(l.entries))
		l.entries = append(l.entries, entry{})
		l.index[h] = at
	}
	return at
}

// each applies set to the entry of every word or phrase of a list; words with diacritics are entered without them too.
func (l *lexicon) each(words []string, set func(*entry)) {
	for _, w := range words {
		l.enter(w, set)
		if f := facts.Fold(w); f != strings.ToLower(w) {
			l.enter(f, set)
		}
	}
}

func (l *lexicon) enter(w string, set func(*entry)) {
	tokens := l.tokens(w)
	if len(tokens) == 0 || len(l.entries) >= maxEntries {
		return
	}
	at := l.word(tokens[0].Hash)
	start := at
	if len(tokens) > 1 {
		l.entries[at].longest = max(l.entries[at].longest, len(tokens))
		end := l.word(tokens[len(tokens)-1].Hash)
		l.entries[end].back = max(l.entries[end].back, len(tokens))
		h := uint64(0)
		for _, t := range tokens {
			h = chain(h, t.Hash)
		}
		var ok bool
		if at, ok = l.phrases[h]; !ok {
			at = uint16(len(l.entries))
			l.entries = append(l.entries, entry{})
			l.phrases[h] = at
		}
	}
	e := &l.entries[at]
	before := e.traits
	set(e)
	if e.traits&(isRole|isShort) != 0 {
		l.entries[start].traits |= startsRole
	}
	if e.traits&(isPlace|isBody) != 0 && len(tokens) > 1 {
		l.entries[start].traits |= startsName
	}
	switch {
	case e.traits&inCapitals == before&inCapitals:
	case upperOnly(w):
		e.traits |= isUpper
	default:
		e.traits |= isCased
	}
}

func (l *lexicon) eachRole(words []string, r *roleEntry, also trait) {
	l.each(words, func(e *entry) {
		if also&isShort != 0 {
			e.traits |= isShort
			e.abbr = r
			return
		}
		e.traits |= isRole
		e.role, e.plural = r, also&isPlural != 0
	})
}

// upperOnly reports whether a table spells a word in capitals alone, like "PM" or "US".
func upperOnly(w string) bool {
	return strings.ToUpper(w) == w && strings.ToLower(w) != w
}

// freeze turns the building map into the table that lookups use.
func (l *lexicon) freeze() {
	size := 1
	for size < 2*len(l.index) {
		size *= 2
	}
	l.slots = make([]slot, size)
	for at := 1; at < len(l.entries); at++ {
		l.entries[at].longest = max(l.entries[at].longest, 1)
	}
	l.traits = make([]trait, len(l.entries))
	for at := range l.entries {
		l.traits[at] = l.entries[at].traits
	}
	for h, at := range l.index {
		i := int(spread(h)) & (size - 1)
		for l.slots[i].at != 0 {
			i = (i + 1) & (size - 1)
		}
		l.slots[i] = slot{h, at}
	}
	l.index = nil
}

// find returns the entry of a word, 0 where no table has it.
func (l *lexicon) find(h uint64) uint16 {
	mask := len(l.slots) - 1
	for i := int(spread(h)) & mask; l.slots[i].at != 0; i = (i + 1) & mask {
		if l.slots[i].hash == h {
			return l.slots[i].at
		}
	}
	return 0
}

func spread(h uint64) uint64 { return h ^ h>>29 }

func chain(h, word uint64) uint64 { return (h^word)*1099511628211 + 1 }
