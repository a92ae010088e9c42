package counts

import (
	"sort"

	"crosscheck/facts"
	"crosscheck/facts/grammar"
	"crosscheck/facts/text"
)

// maxParts bounds the members of one breakdown: "including three children, two women and a priest".
const maxParts = 8

// breakdowns adds the parts that stand beside a count without a verb of their own: "including 16 children", "12 of them in Bogo", "three seriously".
func (g *page) breakdowns() {
	all := g.out
	var found []Count
	for s := range g.d.Sentences {
		x := &g.d.Sentences[s]
		lo := sort.Search(len(all), func(k int) bool { return all[k].First >= x.First })
		hi := lo + sort.Search(len(all)-lo, func(k int) bool { return all[lo+k].First >= x.Last })
		base := all[lo:hi:hi] // of this sentence
		if len(base) == 0 {
			continue
		}
		g.out = base
		for i := x.First; i < x.Last; i++ {
			switch {
			case g.d.Is(i, "including", "among", "mostly", "mainly"):
				if owner := g.owner(base, i); owner != nil {
					found = g.list(found, owner, i+1, x.Last)
				}
				if g.d.Is(i, "among") {
					found = g.among(found, base, i)
				}
			case g.d.Is(i, "along", "together") && g.d.Is(i+1, "with"), g.d.Is(i, "as") && g.d.Is(i+1, "well") && g.d.Is(i+2, "as"):
				found = g.beside(found, base, i, x.Last)
			case g.n.At(i) != nil && g.n.At(i).First == i:
				found = g.lone(found, base, i, x.Last)
			}
		}
	}
	g.out = append(all, found...)
}

// owner is the count that a breakdown at token i belongs to: the nearest before it in the sentence, else one whose mention goes on after it.
func (g *page) owner(base []Count, i int) *Count {
	from, to := g.sentence(i)
	var best *Count
	for k := range base {
		c := &base[k]
		if c.Anchor.First >= from && c.Anchor.Last <= i && c.First < to && !c.Named && c.Quantity.Low != 0 {
			if best == nil || c.Anchor.First > best.Anchor.First {
				best = c
			}
		}
	}
	return best
}

// list reads the parts after "including"; the parts that a pattern has read already are left alone.
func (g *page) list(found []Count, owner *Count, i, last int) []Count {
	if g.d.Is(i, "the", "at") && g.n.At(i) == nil {
		i++
	}
	if g.d.Is(i, "them") {
		i++
		if g.d.Is(i, "were", ",", "are") {
			i++
		}
	}
	for range maxParts {
		p := g.part(i)
		if p == nil {
			return found
		}
		if !p.Partitive && !g.taken(p.Range) && !overlaps(found, p.Range) {
			c := *owner
			c.Range, c.Anchor, c.Quantity = p.Range, p.Range, p.Quantity
			c.Of = facts.Fold(g.d.Text(p.Head))
			c.Part, c.Subset, c.Implicit, c.Named = c.Of, true, p.Article, false
			found = append(found, c)
		}
		i = p.Last
		for i < last && g.d.Is(i, ",", "and", "as", "well") {
			i++
		}
	}
	return found
}

// among reads the members named before a total: "a couple and their three sons were among 12 people killed".
func (g *page) among(found []Count, base []Count, i int) []Count {
	var total *Count
	from, to := g.sentence(i)
	for k := range base {
		if c := &base[k]; c.Anchor.First > i && c.Anchor.First <= i+3 && c.Last <= to && c.Quantity.Low > 0 && !c.Named {
			total = c
			break
		}
	}
	if total == nil {
		return found
	}
	for j := max(from, i-14); j < i; {
		p := g.part(j)
		if p == nil || p.Last > i || g.taken(p.Range) || overlaps(found, p.Range) {
			j++
			continue
		}
		c := *total
		c.Range, c.Anchor, c.Quantity = p.Range, p.Range, p.Quantity
		c.Of = facts.Fold(g.d.Text(p.Head))
		c.Part, c.Subset, c.Implicit, c.Named = c.Of, true, p.Article, false
		found = append(found, c)
		j = p.Last
	}
	return found
}

// placed reports whether what follows a preposition can be a place or a cause of a part: a name or a plain word, no number and no total.
func (g *page) placed(i int) bool {
	t := &g.d.Tokens[i]
	return t.Class == text.Word && g.n.At(i) == nil && !g.d.Is(i, "total", "all", "custody", "hospital", "hospitals", "critical", "serious", "stable", "addition", "recent", "which", "whom", "the", "their", "his", "her")
}

// beside adds people of the same outcome: "seven officers were injured, along with three patients".
func (g *page) beside(found []Count, base []Count, i, last int) []Count {
	owner := g.owner(base, i)
	i += 2
	if g.d.Is(i, "as") {
		i++
	}
	if g.d.Is(i, "his", "her", "their", "the") {
		i++
	}
	if owner == nil || i >= last {
		return found
	}
	p := g.part(i)
	if p == nil || p.Partitive || g.taken(p.Range) || overlaps(found, p.Range) {
		return found
	}
	c := *owner
	c.Range, c.Anchor, c.Quantity = p.Range, p.Range, p.Quantity
	c.Of = facts.Fold(g.d.Text(p.Head))
	c.Part, c.Subset, c.Implicit, c.Named = c.Of, true, p.Article, false
	return append(found, c)
}

// part reads a counted phrase with a head at token i, no list.
func (g *page) part(i int) *grammar.Phrase {
	for _, p := range g.kind.Phrases(g.in, i) {
		if p.Head >= 0 && !p.Sum && p.Tag != byName {
			return &p
		}
	}
	return nil
}

// taken reports whether a count of the sentence has its number inside the range.
func (g *page) taken(r text.Range) bool { return overlaps(g.out, r) }

// overlaps looks at the last counts only: they are in text order, and r lies in the sentence at hand.
func overlaps(list []Count, r text.Range) bool {
	for k := len(list) - 1; k >= max(0, len(list)-64); k-- {
		if list[k].Anchor.Overlaps(r) {
			return true
		}
	}
	return false
}

// lone reads a number that has only a group or a grade beside it: "12 of them in Bogo", "10 of whom were children", "three seriously", "two fatally".
func (g *page) lone(found []Count, base []Count, i, last int) []Count {
	n := g.n.At(i)
	if n.Article || n.Ordinal || n.Ratio || g.taken(n.Range) || overlaps(found, n.Range) {
		return found
	}
	owner := g.owner(base, i)
	if owner == nil {
		return found
	}
	j, group := n.Last, false
	if g.d.Is(j, "of") && g.d.Is(j+1, "them", "whom") && j+1 < last {
		j, group = j+2, true
	}
	for j < last && g.d.Is(j, "was", "were", "is", "are", "remain", "also", "others", "more", "people") {
		j++
	}
	if j >= last {
		return found
	}
	c := *owner
	c.Range, c.Anchor, c.Quantity = text.Range{First: i, Last: j}, n.Range, n.Quantity
	c.Subset, c.Implicit, c.Named = true, false, false
	switch {
	case g.d.Is(j, "fatally") && (j+1 == last || g.d.Tokens[j+1].Class != text.Word || g.d.Is(j+1, "and", "in")):
		c.Outcome, c.Subset, c.Last = "killed", false, j+1
	case g.d.Is(j, "critical", "critically", "seriously", "severely", "badly", "gravely") && (j+1 == last || g.d.Tokens[j+1].Class != text.Word || g.d.Is(j+1, "and", "in", "so", "injured", "hurt", "wounded", "ill", "condition")):
		c.Outcome, c.Part, c.Last = "injured", "critically injured", j+1
	case group && g.d.Is(j, "in", "at", "near", "on") && j+1 < last && g.d.Capital(j+1):
		c.Last = j + 2
		c.Part = "in " + facts.Fold(g.d.Text(j+1))
	case !group && j == n.Last && g.d.Is(i-1, ",", "and", "–", "—") && g.d.Is(j, "in", "from", "at", "near", "by", "on") && j+1 < last && i > owner.Last-1 && g.placed(j+1):
		for c.Last = j + 1; c.Last < min(last, j+4) && g.d.Tokens[c.Last].Class == text.Word && !g.d.Is(c.Last, "and", "when", "after"); c.Last++ {
		}
		c.Part = facts.Fold(g.d.Slice(j, c.Last))
	case group:
		p := g.part(j)
		switch {
		case p != nil:
			c.Last, c.Of = p.Last, facts.Fold(g.d.Text(p.Head))
			c.Part = c.Of
		case g.persons.Has(g.d, j):
			c.Last, c.Of = j+1, facts.Fold(g.d.Text(j))
			c.Part = c.Of
		default:
			return found
		}
	default:
		return found
	}
	return append(found, c)
}

// relate settles what needs the counts before: more of an outcome counted already, a part of the fallen, a grade of the injured.
func (g *page) relate() {
	most := g.totals()
	for k := range g.out {
		c := &g.out[k]
		before, again, mixed := false, false, false
		for b := k - 1; b >= 0 && b >= k-8; b-- {
			o := &g.out[b]
			apart := g.d.SentenceOf(c.First) - g.d.SentenceOf(o.First)
			if o.Named || o.Implicit && apart > 0 || o.Quantity.Low == 0 || apart > 2 {
				continue
			}
			again = again || o.Outcome == c.Outcome && o.Quantity == c.Quantity && !o.Subset
			before = before || o.Outcome == c.Outcome && o.Background == c.Background && !o.Subset
			mixed = mixed || o.Outcome != c.Outcome && apart == 0
		}
		if c.Subset {
			continue
		}
		switch {
		case before && c.more && !again && !mixed:
			c.Subset, c.Part = true, g.phrase(c.Range)
		case (c.partOf || c.ofThem && before) && !again:
			c.Subset, c.Part = true, g.phrase(c.Range)
		case before && c.graded && c.Outcome == "injured":
			c.Subset, c.Part = true, "critically injured"
		case c.Quantity.Low > 0 && c.Quantity.Low < most[c.Outcome] && !c.Background && !c.Named && !g.anyone[c.Of]:
			c.Subset, c.Part = true, c.Of
		}
	}
}

// totals is the highest count of people of any sort, by outcome: smaller counts of "officers" or "children" are parts of it.
func (g *page) totals() map[string]float64 {
	most := map[string]float64{}
	for k := range g.out {
		c := &g.out[k]
		if !c.Subset && !c.Background && !c.more && g.anyone[c.Of] && c.Certainty == facts.Asserted {
			most[c.Outcome] = max(most[c.Outcome], c.Quantity.Low)
		}
	}
	return most
}
