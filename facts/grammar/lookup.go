package grammar

import (
	"math/bits"

	"crosscheck/facts/text"
)

// lookup maps the hashes of words to values. It is built at load and then only read; most words of a text are turned away by the filter.
type lookup[V any] struct {
	filter []uint64 // one bit a word, of the hash's high bits
	shift  uint8    // of the hash, to its bit in filter
	keys   []uint64 // open addressing, at most half full; 0 is free
	values []V
	n      int
}

// mix spreads the hashes of one-letter words, whose high bits are alike.
const mix = 0x9E3779B97F4A7C15

// may is false where the word has no value, and mostly only there.
func (l *lookup[V]) may(h uint64) bool {
	b := h * mix >> l.shift
	return len(l.filter) > 0 && l.filter[b>>6]&(1<<(b&63)) != 0
}

// find gives the value of a word, nil where it has none.
func (l *lookup[V]) find(h uint64) *V {
	if !l.may(h) {
		return nil
	}
	if i := l.slot(h); i >= 0 {
		return &l.values[i]
	}
	return nil
}

// slot is the place of a word in the table, -1 for none; for those that may be in it.
func (l *lookup[V]) slot(h uint64) int {
	mask := uint64(len(l.keys) - 1)
	for i := h & mask; l.keys[i] != 0; i = (i + 1) & mask {
		if l.keys[i] == h {
			return int(i)
		}
	}
	return -1
}

// at gives the value of a word to be filled, a new one where the word has none. The pointer holds until the next call.
func (l *lookup[V]) at(h uint64) *V {
	if v := l.find(h); v != nil {
		return v
	}
	if 2*(l.n+1) > len(l.keys) {
		l.grow()
	}
	l.n++
	return l.put(h)
}

func (l *lookup[V]) put(h uint64) *V {
	b := h * mix >> l.shift
	l.filter[b>>6] |= 1 << (b & 63)
	mask := uint64(len(l.keys) - 1)
	i := h & mask
	for l.keys[i] != 0 {
		i = (i + 1) & mask
	}
	l.keys[i] = h
	return &l.values[i]
}

// grow doubles the table; the filter has eight bits a key.
func (l *lookup[V]) grow() {
	old := *l
	size := max(8, 2*len(old.keys))
	l.keys, l.values = make([]uint64, size), make([]V, size)
	l.filter, l.shift = make([]uint64, size/8), uint8(64-bits.Len(uint(size*8-1)))
	for i, h := range old.keys {
		if h != 0 {
			*l.put(h) = old.values[i]
		}
	}
}

// each calls f for every word, in order of the table: the same in every run.
func (l *lookup[V]) each(f func(h uint64, v *V)) {
	for i, h := range l.keys {
		if h != 0 {
			f(h, &l.values[i])
		}
	}
}

// wordSet is a set of single words, given in lower case, for questions that are asked at many tokens.
type wordSet struct{ lookup[struct{}] }

func newSet(words ...string) *wordSet {
	s := &wordSet{}
	for _, w := range words {
		s.at(text.Hash(w))
	}
	return s
}

// Has reports whether the token's word is in the set.
func (s *wordSet) Has(t text.Token) bool { return s.may(t.Hash) && s.find(t.Hash) != nil }

// patternSet is a set of patterns of one kind, by number.
type patternSet []uint64

func newPatternSet(patterns int) patternSet { return make(patternSet, (patterns+63)/64) }

func (s patternSet) add(p int) { s[p>>6] |= 1 << (p & 63) }

func (s patternSet) or(o patternSet) {
	for i := range o {
		s[i] |= o[i]
	}
}

func (s patternSet) meets(o patternSet) bool {
	for i := range o {
		if s[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

func (s patternSet) empty() bool {
	for _, x := range s {
		if x != 0 {
			return false
		}
	}
	return true
}
