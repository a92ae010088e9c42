package counts

import (
	"crosscheck/facts"
	"crosscheck/facts/text"
)

// aboard are words for all who were in a vehicle: "killing everyone on board".
var aboard = text.NewSet("everyone", "all", "everybody")

// later adds what only the rest of the article explains: "the 12 victims" after "12 people died", and a plane's passengers where all were killed.
func (g *page) later() {
	exact := map[float64]string{} // outcome of the totals stated so far
	next := 0
	sorted := g.out
	var found []Count
	for s := range g.d.Sentences {
		x := &g.d.Sentences[s]
		from := next
		for next < len(sorted) && sorted[next].First < x.Last {
			next++
		}
		g.out = sorted[from:next:next]
		for i := x.First; i < x.Last; i++ {
			switch {
			case g.d.Is(i, "victims"):
				found = g.victims(found, exact, i, x.First)
			case g.d.Is(i, "board", "aboard") && i > x.First:
				found = g.carried(found, i, x.First)
			}
		}
		for k := from; k < next; k++ {
			if c := &sorted[k]; c.Quantity.IsExact() && !c.Subset && !c.Background && !c.Named && c.Quantity.Low > 1 && c.Certainty == facts.Asserted {
				if _, ok := exact[c.Quantity.Low]; !ok {
					exact[c.Quantity.Low] = c.Outcome
				}
			}
		}
	}
	g.out = append(sorted, found...)
}

// victims gives a bare number of victims the outcome of the total of that size: "12 victims", "10 of the 12 victims".
func (g *page) victims(found []Count, exact map[float64]string, i, first int) []Count {
	n := g.n.At(i - 1)
	if n == nil || n.Article || n.Ordinal || n.Ratio || g.taken(n.Range) {
		return found
	}
	outcome, ok := exact[n.Quantity.Low]
	if !ok || !n.Quantity.IsExact() {
		return found
	}
	c := Count{Range: text.Range{First: n.First, Last: i + 1}, Anchor: n.Range, Outcome: outcome, Quantity: n.Quantity, Of: "victims", Part: facts.Whole, Certainty: facts.Asserted}
	found = append(found, c)
	if k := n.First - 3; k >= first && g.d.Is(n.First-1, "the") && g.d.Is(n.First-2, "of") {
		if part := g.n.At(k); part != nil && !part.Article && !part.Ordinal && !part.Ratio && !g.taken(part.Range) {
			c.Range.First, c.Anchor, c.Quantity, c.Subset = part.First, part.Range, part.Quantity, true
			c.Part = g.phrase(c.Range)
			found = append(found, c)
		}
	}
	return found
}

// carried reads the people that a vehicle carried where the sentence says that all aboard were killed.
func (g *page) carried(found []Count, i, first int) []Count {
	all := -1
	for k := i; k >= max(first, i-4); k-- {
		if aboard.Has(g.d.Tokens[k]) {
			all = k
		}
	}
	if all <= first || !g.d.Is(all-1, "killing", "killed", "kills") {
		return found
	}
	from := len(found)
	for k := first; k < all; k++ {
		if !g.d.Is(k, "carrying", "with", "and", "as", "including") {
			continue
		}
		j := k + 1
		if g.d.Is(k, "as") {
			j = k + 3
		}
		p := g.part(j)
		if p == nil || p.Last > all || len(found) == from && !g.d.Is(k, "carrying", "with") || g.taken(p.Range) || p.Article {
			continue
		}
		c := Count{Range: p.Range, Anchor: p.Range, Outcome: "killed", Quantity: p.Quantity, Of: facts.Fold(g.d.Text(p.Head)), Part: facts.Whole, Certainty: facts.Asserted}
		if len(found) > from {
			c.Subset, c.Part = true, c.Of
		}
		found = append(found, c)
		k = p.Last - 1
	}
	if len(found) > from+1 { // the first is one group of several
		found[from].Subset, found[from].Part = true, found[from].Of
	}
	return found
}
