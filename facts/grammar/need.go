package grammar

import (
	"slices"

	"crosscheck/facts/text"
)

// needs tells which patterns a sentence can match at all: each pattern has one item that must occur, and the words that it can be.
type needs struct {
	words map[uint64][]int // word -> patterns that need one of their words, this one among them
	bits  [1 << 8]uint64   // of every hash in words
	free  []bool           // patterns without such an item
}

// common are words that stand in most sentences; an item that can be one of them tells little.
var common = text.NewSet("the", "of", "to", "a", "an", "in", "and", "by", "at", "on", "for", "with", "was", "were", "is", "are", "has", "have", "had", "be", "been", "that",
	"who", "as", "from", "or", "not", "it", "he", "they", ",", "-", ":")

// add settles what pattern p needs.
func (n *needs) add(k *Kind, p int, tree node) {
	if n.words == nil {
		n.words = map[uint64][]int{}
	}
	set := needed(k, tree)
	n.free = append(n.free, set == nil)
	for _, h := range set {
		n.words[h] = once(n.words[h], p)
		n.bits[h>>6&(1<<8-1)] |= 1 << (h & 63)
	}
}

// needed gives the words of the item that must occur and tells most; nil where there is none.
func needed(k *Kind, n node) []uint64 {
	switch n.op {
	case opWord:
		return []uint64{n.hash}
	case opTerms:
		t := k.terms[n.name]
		if len(t.suffix) > 0 {
			return nil
		}
		var out []uint64
		for _, xs := range t.phrase {
			for _, x := range xs {
				out = append(out, x.key)
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	case opField:
		return needed(k, n.kids[0])
	case opAlt:
		var out []uint64
		for _, kid := range n.kids {
			set := needed(k, kid)
			if set == nil {
				return nil
			}
			out = append(out, set...)
		}
		slices.Sort(out)
		return slices.Compact(out)
	case opSeq:
		var best []uint64
		for _, kid := range n.kids {
			if nullable(kid) {
				continue
			}
			if set := needed(k, kid); set != nil && (best == nil || cost(set) < cost(best)) {
				best = set
			}
		}
		return best
	}
	return nil
}

// cost is how often the words of an item occur, roughly.
func cost(set []uint64) int {
	c := len(set)
	for _, h := range set {
		if _, ok := common[h]; ok {
			c += 10_000
		}
	}
	return c
}

// scan notes, for each pattern, the last token of the sentence that is a word which the pattern needs.
func (m *matcher) scan() {
	m.scanned = true
	n := &m.kind.needs
	for p := range m.latest {
		m.latest[p] = -1
		if n.free[p] {
			m.latest[p] = m.last
		}
	}
	for i := m.first; i < m.last; i++ {
		h := m.in.Doc.Tokens[i].Hash
		if n.bits[h>>6&(1<<8-1)]&(1<<(h&63)) == 0 {
			continue
		}
		for _, p := range n.words[h] {
			m.latest[p] = i
		}
	}
}
