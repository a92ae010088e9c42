package counts

import (
	"errors"
	"sort"

	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/grammar"
	"crosscheck/facts/text"
)

// Recogniser finds casualty counts with the patterns and word tables of the casualty kind. It is safe for concurrent use.
type Recogniser struct {
	kind *grammar.Kind

	attackers, fallen, group, grading, strong                   *grammar.Terms
	possible, planned, negation, superlative                    *grammar.Terms
	series, elsewhen, persons, person, things, did, plain, such *grammar.Terms

	anyone map[string]bool // folded heads that name no group
}

// New takes the casualty kind; its tables must be there, as the built-in file has them.
func New(kind *grammar.Kind) (*Recogniser, error) {
	if kind == nil {
		return nil, errors.New("kind casualty is missing")
	}
	r := &Recogniser{kind: kind, anyone: map[string]bool{}}
	for _, w := range []string{"people", "persons", "person", "others", "other", "victims", "victim", "individuals", "souls", "them", "whom", "those", "casualties", "more", "dead", "bodies", "body"} {
		r.anyone[w] = true
	}
	var errs []error
	for _, t := range []struct {
		name string
		to   **grammar.Terms
	}{
		{"attackers", &r.attackers}, {"fallen", &r.fallen}, {"group", &r.group}, {"grading", &r.grading}, {"strong", &r.strong},
		{"possible", &r.possible}, {"planned", &r.planned}, {"negation", &r.negation}, {"superlative", &r.superlative},
		{"series", &r.series}, {"elsewhen", &r.elsewhen}, {"people", &r.persons}, {"person", &r.person}, {"things", &r.things}, {"did", &r.did}, {"plain", &r.plain}, {"such", &r.such},
	} {
		if *t.to = kind.Terms(t.name); *t.to == nil {
			errs = append(errs, errors.New(kind.File+": the recogniser casualties needs terms {"+t.name+"}"))
		}
	}
	return r, errors.Join(errs...)
}

// page is one document while its counts are read.
type page struct {
	*Recogniser
	d   *text.Doc
	n   *numbers.Numbers
	in  *grammar.Input
	out []Count
}

// Find returns the counts of a document in text order. The names of people may be nil.
func (r *Recogniser) Find(d *text.Doc, n *numbers.Numbers, p *people.Result) []Count {
	g := &page{Recogniser: r, d: d, n: n}
	g.in = &grammar.Input{Doc: d, Numbers: n, Phrases: g.singles(p)}
	matches := r.kind.Match(g.in)
	for i := range matches {
		g.take(&matches[i])
	}
	g.sort()
	g.breakdowns()
	g.sort()
	g.later()
	g.sort()
	g.settle()
	g.relate()
	return g.out
}

func (g *page) sort() {
	sort.SliceStable(g.out, func(i, j int) bool {
		if g.out[i].First != g.out[j].First {
			return g.out[i].First < g.out[j].First
		}
		return g.out[i].Last < g.out[j].Last
	})
}

// take makes a count of one match, unless its words say something else.
func (g *page) take(m *grammar.Match) {
	count, outcome := m.Get("count"), m.Get("outcome")
	if count == nil || outcome == nil || g.veto(m, count.Phrase, outcome) {
		return
	}
	q, ok := count.Value.(facts.Quantity)
	if !ok {
		return
	}
	c := Count{Range: m.Range, Quantity: q, Outcome: string(outcome.Value.(facts.Term)), Part: facts.Whole, Of: "people", Certainty: facts.Asserted}
	c.Anchor = count.Range
	if c.Anchor.Len() <= 0 { // a constant count: "without injuries"
		c.Anchor = m.Range
	}
	if m.Pattern.Name == "toll-beyond" && q.IsExact() {
		c.Quantity = facts.AtLeast(q.Low + 1)
	}
	if n := g.n.At(count.Range.First); n != nil && count.Range.Len() > 0 {
		c.more = n.More
	}
	if p := count.Phrase; p != nil {
		c.Named = p.Tag == byName
		c.Implicit = p.Article || p.First < 0 && !c.Named
		if p.Head >= 0 && !c.Named && g.persons.Has(g.d, p.Head) {
			c.Of = facts.Fold(g.d.Text(p.Head))
		}
		if p.Partitive {
			g.partitive(&c, p)
		}
		if p.Head >= 0 && g.d.Is(p.Head, "others", "other") || p.Head < 0 && g.d.Is(c.Anchor.Last-1, "others", "more") {
			c.more = true
		}
		if c.Outcome == "killed" && p.Head >= 0 && g.attackers.Has(g.d, p.Head) {
			c.Subset, c.Part = true, "attackers"
		}
	}
	if m.Pattern.Name == "included" {
		c.Subset, c.Part = true, c.Of
	}
	if m.Pattern.Name == "such" || m.Pattern.Name == "deaths" {
		for i := m.First; i < m.Last; i++ {
			if g.d.Is(i, "of") && g.d.Is(i+1, "the") {
				c.Subset, c.Part = true, g.phrase(m.Range)
			}
		}
	}
	if c.Outcome == "casualties" {
		for i := outcome.Range.First; i < outcome.Range.Last; i++ {
			c.shot = c.shot || gunfire.Has(g.d.Tokens[i])
		}
	}
	c.graded = outcome.Range.Len() > 0 && (g.grading.Has(g.d, outcome.Range.First) || g.within(g.grading, outcome.Range.First, outcome.Range.Last) || g.grading.Has(g.d, outcome.Range.First-1))
	for i := outcome.Range.First; i < outcome.Range.Last; i++ {
		c.graded = c.graded || g.d.Is(i, "condition")
	}
	for i := count.Range.Last; i < outcome.Range.First; i++ { // "two soldiers were among the dead"
		if g.d.Is(i, "among") && g.d.Is(i+1, "the", "those") && i >= outcome.Range.First-3 {
			c.Subset, c.Part = true, c.Of
		}
	}
	c.Range = g.span(m, count, outcome)
	if p := count.Phrase; p != nil && p.Partitive && p.First >= 0 && g.ofGroup(m, p, outcome) {
		g.addGroup(c, p)
		c.Subset, c.Part = true, g.phrase(c.Range)
	}
	g.context(&c, m)
	g.out = append(g.out, c)
	if count.Phrase != nil && count.Phrase.Sum {
		g.members(&g.out[len(g.out)-1], count.Phrase)
	}
}

// members adds the members of a list as parts; no number states the sum of several. "Two men and a woman" is one count without parts.
func (g *page) members(sum *Count, p *grammar.Phrase) {
	plain, stated := true, false
	for _, q := range p.Members {
		stated = stated || !q.Article && q.First >= 0
		plain = plain && g.plain.Has(g.d, q.Head) && q.Tag == 0 && q.Head <= q.Range.First+2
	}
	if plain {
		sum.Implicit = !stated
		return
	}
	whole := *sum
	sum.Implicit = true
	for _, q := range p.Members {
		c := whole
		c.Range, c.Anchor, c.Quantity = q.Range, q.Range, q.Quantity
		c.Of = facts.Fold(g.d.Text(q.Head))
		c.Subset, c.Part = true, c.Of
		c.Named = q.Tag == byName
		c.Implicit = q.Article || q.First < 0 && !c.Named
		g.out = append(g.out, c)
	}
}

// phrase is the folded text of a mention: a part that only the same words name again.
func (g *page) phrase(r text.Range) string { return facts.Fold(g.d.Slice(r.First, r.Last)) }

// ofGroup reports whether the verb belongs to the group rather than the part: "one of the five people killed", "two of the men who were shot".
func (g *page) ofGroup(m *grammar.Match, p *grammar.Phrase, outcome *grammar.Capture) bool {
	return m.Pattern.Name == "reduced" || p.Last < outcome.Range.First && g.d.Is(p.Last, "who", "that", "which")
}

// addGroup adds the group itself where a number gives its size.
func (g *page) addGroup(c Count, p *grammar.Phrase) {
	for i := g.n.List[p.First].Last; i < p.Last; i++ {
		if n := g.n.At(i); n != nil && n.First == i && !n.Ordinal && !n.Article {
			c.Anchor, c.Quantity, c.Range = n.Range, n.Quantity, text.Range{First: i, Last: c.Range.Last}
			c.partOf, c.ofThem = false, false
			g.out = append(g.out, c)
			return
		}
	}
}

// partitive: "two of the dead", "12 of them" are a part where the group itself is counted for the same outcome.
func (g *page) partitive(c *Count, p *grammar.Phrase) {
	if p.Head >= 0 {
		c.ofThem = g.group.Has(g.d, p.Head)
		c.partOf = !c.ofThem && g.fallen.Has(g.d, p.Head)
	}
}

// maxSpan is the longest mention in tokens that is still short enough to read; a longer one is cut to number and noun.
const maxSpan = 14

// span is the number with its noun and verb.
func (g *page) span(m *grammar.Match, count, outcome *grammar.Capture) text.Range {
	r := m.Range
	if m.Pattern.Name == "agent" && outcome.Range.Len() > 0 {
		r.First = outcome.Range.First
	}
	if outcome.Range.Len() == 0 && (m.Pattern.Name == "shot-dead" || m.Pattern.Name == "both-outcomes") {
		r.First = max(r.First, count.Range.First-3)
		for r.First < count.Range.First-1 && !g.did.Has(g.d, r.First) {
			r.First++
		}
	}
	if r.Len() > maxSpan && count.Range.Len() > 0 {
		if outcome.Range.Len() > 0 && outcome.Range.First < count.Range.First && count.Range.Last-outcome.Range.First <= maxSpan {
			return text.Range{First: outcome.Range.First, Last: count.Range.Last}
		}
		return count.Range
	}
	return r
}

// within reports whether a phrase of the table stands in the tokens.
func (g *page) within(t *grammar.Terms, first, last int) bool {
	for i := first; i < last; i++ {
		if end, _ := t.Match(g.d, i, last); end > 0 {
			return true
		}
	}
	return false
}
