package grammar

import "slices"

// common are words that stand in most sentences; an item that can be one of them tells little.
var common = newSet("the", "of", "to", "a", "an", "in", "and", "by", "at", "on", "for", "with", "was", "were", "is", "are", "has", "have", "had", "be", "been", "that",
	"who", "as", "from", "or", "not", "it", "he", "they", ",", "-", ":")

// layers is how many conditions of a pattern are looked at before it is tried.
const layers = 3

// condition is the words of one item that must occur.
type condition []uint64

// conditions are the items of a pattern that must occur and whose words are known, those that tell most first.
func conditions(k *Kind, n node) []condition {
	list := required(k, n)
	slices.SortStableFunc(list, func(a, b condition) int { return cost(a) - cost(b) })
	for i, c := range list {
		if i == layers || i > 0 && cost(c) >= commonCost {
			return list[:i]
		}
	}
	return list
}

// required lists the conditions of an item, in the order of the pattern.
func required(k *Kind, n node) []condition {
	switch n.op {
	case opWord:
		return []condition{{n.hash}}
	case opTerms:
		t := k.terms[n.name]
		if len(t.suffix) > 0 {
			return nil
		}
		var out condition
		t.phrase.each(func(_ uint64, list *[]term) {
			for _, x := range *list {
				out = append(out, x.key)
			}
		})
		if out == nil {
			return nil
		}
		return []condition{distinct(out)}
	case opField:
		return required(k, n.kids[0])
	case opAlt: // one of the kids: the words of each kid's best condition together
		var out condition
		for _, kid := range n.kids {
			list := required(k, kid)
			if len(list) == 0 {
				return nil
			}
			out = append(out, slices.MinFunc(list, func(a, b condition) int { return cost(a) - cost(b) })...)
		}
		return []condition{distinct(out)}
	case opSeq:
		var out []condition
		for _, kid := range n.kids {
			if !nullable(kid) {
				out = append(out, required(k, kid)...)
			}
		}
		return out
	}
	return nil
}

func distinct(c condition) condition {
	slices.Sort(c)
	return slices.Compact(c)
}

// must reports whether an item of the sort stands in every match.
func must(n node, o op) bool {
	switch n.op {
	case o:
		return true
	case opField:
		return must(n.kids[0], o)
	case opSeq:
		return slices.ContainsFunc(n.kids, func(kid node) bool { return must(kid, o) })
	case opAlt:
		return !slices.ContainsFunc(n.kids, func(kid node) bool { return !must(kid, o) })
	}
	return false
}

// commonCost is that of a common word.
const commonCost = 10_000

// cost is how often the words of an item occur, roughly.
func cost(set condition) int {
	c := len(set)
	for _, h := range set {
		if common.find(h) != nil {
			c += commonCost
		}
	}
	return c
}
