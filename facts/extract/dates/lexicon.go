package dates

import (
	"strings"

	"crosscheck/facts/text"
)

// lexicon maps word hashes to lexemes: open addressing over a table twice as large as needed, for one probe a token. Most words of a text
// are in no table; a bit a hash, small enough for the nearest cache, tells them.
type lexicon struct {
	mask  uint64
	slots []slot
	known [256]uint64
	named []dayEntry

	overlaid []int // first entries of named whose first word has another meaning too
}

// maybe is false only for words that are in no table.
func (l *lexicon) maybe(h uint64) bool { return l.known[h>>6&255]>>(h&63)&1 != 0 }

type slot struct {
	hash uint64
	lexeme
}

// newLexicon builds the tables; days are the named days.
func newLexicon(tables []struct {
	class  class
	val    int16
	plural bool
	short  bool
	words  string
}, days []namedDayRow) lexicon {
	l := lexicon{mask: 4096 - 1, slots: make([]slot, 4096)}
	for _, t := range tables {
		for _, w := range strings.Fields(t.words) {
			l.put(text.Hash(w), lexeme{class: t.class, plural: t.plural, short: t.short, val: t.val})
		}
	}
	for _, c := range cueWords {
		for _, w := range strings.Fields(c.words) {
			l.put(text.Hash(w), lexeme{tense: c.tense})
		}
	}
	l.named = dayEntries(days)
	for i, e := range l.named {
		if i > 0 && l.named[i-1].first == e.first {
			continue
		}
		if l.put(e.first, lexeme{class: namedDay, val: int16(i)}); l.get(e.first).class != namedDay {
			l.overlaid = append(l.overlaid, i)
		}
	}
	return l
}

// put adds a word; the first meaning and the first tense given stay.
func (l *lexicon) put(h uint64, x lexeme) {
	l.known[h>>6&255] |= 1 << (h & 63)
	x.begin = beginOf(x)
	for i := (h ^ h>>32) & l.mask; ; i = (i + 1) & l.mask {
		switch l.slots[i].hash {
		case h:
			if l.slots[i].tense == noTense {
				l.slots[i].tense = x.tense
			}
			if x.class == namedDay && l.slots[i].begin == beginNever {
				l.slots[i].begin = beginPair
			}
			return
		case 0:
			l.slots[i] = slot{h, x}
			return
		}
	}
}

// get returns what is known of a word; the zero lexeme for all others.
func (l *lexicon) get(h uint64) lexeme {
	for i := (h ^ h>>32) & l.mask; ; i = (i + 1) & l.mask {
		switch l.slots[i].hash {
		case h:
			return l.slots[i].lexeme
		case 0:
			return lexeme{}
		}
	}
}
