package grammar

import (
	"slices"
)

// common are words that stand in most sentences; an item that can be one of them tells little.
var common = newSet("the", "of", "to", "a", "an", "in", "and", "by", "at", "on", "for", "with", "was", "were", "is", "are", "has", "have", "had", "be", "been", "that",
	"who", "as", "from", "or", "not", "it", "he", "they", ",", "-", ":")

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
		t.phrase.each(func(_ uint64, list *[]term) {
			for _, x := range *list {
				out = append(out, x.key)
			}
		})
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
		if common.find(h) != nil {
			c += 10_000
		}
	}
	return c
}
