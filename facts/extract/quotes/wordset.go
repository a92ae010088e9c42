package quotes

import "crosscheck/facts/text"

// wordSet is a set of words behind a filter of bits, which keeps most words of a text from the look-up.
type wordSet struct {
	words text.Set
	bits  [setBits / 64]uint64
}

// setBits is many times the words of the largest table.
const setBits = 2048

func newWordSet(words ...string) *wordSet { return filtered(text.NewSet(words...)) }

func filtered(words text.Set) *wordSet {
	s := &wordSet{words: words}
	for h := range words {
		s.bits[h>>6%uint64(len(s.bits))] |= 1 << (h & 63)
	}
	return s
}

// Has reports whether the token's word is in the set.
func (s *wordSet) Has(t text.Token) bool {
	return s.bits[t.Hash>>6%uint64(len(s.bits))]&(1<<(t.Hash&63)) != 0 && s.words.Has(t)
}
