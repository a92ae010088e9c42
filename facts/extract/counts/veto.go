package counts

import (
	"crosscheck/facts"
	"crosscheck/facts/grammar"
	"crosscheck/facts/text"
)

// Words that may follow a participle without "be" that ends a count: "12 killed in", "three arrested after".
var afterReduced = text.NewSet("in", "on", "at", "by", "after", "as", "when", "while", "during", "near", "and", "or", "but", "since", "from", "along", "amid", "across",
	"outside", "inside", "following", "within", "including", "over", "around", "before", "for", "with", "without", "to", "so", "including", "last", "this", "early", "late", "yesterday", "today",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "overnight", "were", "was", "have", "had", "has", "are", "is", "while", "then", "aboard",
	"throughout", "under", "among", "because", "every", "each", "alone", "nationwide", "here", "there", "instantly", "critically", "seriously", "badly", "severely", "in", "said", "says",
	"according", "between", "who", "that", "more", "where", "through", "against", "outright", "earlier", "later", "dead", "missing", "remain", "remained", "remains", "among", "still")

// weak heads flee or are freed without being casualties.
var (
	runaways = text.NewSet("driver", "drivers", "motorist", "officers", "officer", "crew", "couple", "man", "woman", "men", "pair", "suspects", "suspect", "thieves", "robbers")
	medical  = text.NewSet("hospital", "hospitals", "treatment", "care", "statement", "footage", "photo", "photos", "bail")
)

// veto tells counts from what only looks like one.
func (g *page) veto(m *grammar.Match, p *grammar.Phrase, outcome *grammar.Capture) bool {
	d := g.d
	last := len(d.Tokens)
	_, sentenceEnd := g.sentence(m.First)
	last = min(last, sentenceEnd)
	sense, _ := outcome.Value.(facts.Term)
	next := func(set text.Set) bool { return m.Last < last && set.Has(d.Tokens[m.Last]) }
	named := p != nil && p.Tag == byName
	if p != nil && p.Head >= 0 && !named && g.things.Has(d, p.Head) {
		return true
	}
	switch m.Pattern.Name {
	case "reduced":
		if named || m.Last < last && d.Tokens[m.Last].Class == text.Word && !next(afterReduced) && !(p != nil && p.Partitive && d.Tokens[m.Last].Case == text.Lower && !next(definites)) {
			return true
		}
		if p != nil && p.Head < 0 && p.Article {
			return true
		}
	case "deaths":
		return !d.Is(outcome.Range.First-1, "the") && g.such.Has(d, outcome.Range.Last-1) && g.modifies(m.Last, last)
	case "state", "suffered", "such", "left":
		if named {
			return m.Pattern.Name != "left"
		}
		if m.Pattern.Name == "state" && g.such.Has(d, m.Last-1) && g.modifies(m.Last, last) {
			return true // "12 dead whales"
		}
	case "active", "agent":
		if p == nil {
			break
		}
		end, _ := g.strong.Match(d, outcome.Range.First, outcome.Range.Last)
		if p.Head < 0 && end != outcome.Range.Last {
			return true
		}
		if named && end != outcome.Range.Last {
			return true
		}
		if sense == "detained" && d.Is(outcome.Range.First, "captured", "captures", "capture", "capturing") && p.Head < 0 {
			return true
		}
	}
	if p != nil && (sense == "displaced" || sense == "rescued") && m.Pattern.Name == "died" {
		if named || p.Article || p.Head >= 0 && (runaways.Has(d.Tokens[p.Head]) || g.attackers.Has(d, p.Head)) {
			return true
		}
	}
	if sense == "rescued" {
		if named || p != nil && p.Tag == definite || d.Is(m.Last, "from", "a", "an") && m.Last+1 < last && (medical.Has(d.Tokens[m.Last+1]) || medical.Has(d.Tokens[min(m.Last+2, last-1)])) || next(medical) {
			return true
		}
	}
	if o := outcome.Range; o.Len() == 1 && d.Is(o.First, "taken") && o.Last < last && d.Tokens[o.Last].Class == text.Word && !d.Is(o.Last, "from", "by", "in", "on", "during", "when", "and") {
		return true
	}
	if sense == "casualties" && p != nil && p.Head < 0 && outcome.Range.Len() == 1 && m.Pattern.Name != "reduced" && m.Pattern.Name != "passive" {
		return true
	}
	if p == nil && m.Pattern.Name == "deaths" && d.Is(m.Last, "toll", "penalty", "row", "threats", "threat", "squads", "sentence", "sentences", "certificate", "certificates") {
		return true
	}
	return false
}

// modifies reports whether a plain word follows that an adjective at the end of a match may belong to.
func (g *page) modifies(i, last int) bool {
	t := &g.d.Tokens[min(i, len(g.d.Tokens)-1)]
	return i < last && t.Class == text.Word && t.Case == text.Lower && !afterReduced.Has(*t)
}

// sentence gives the tokens of the sentence around token i.
func (g *page) sentence(i int) (first, last int) {
	s := &g.d.Sentences[g.d.SentenceOf(i)]
	return s.First, s.Last
}
