package extract

import (
	"crosscheck/facts"
	"crosscheck/facts/extract/quotes"
	"crosscheck/facts/text"
)

// index makes the look-ups from tokens to quotations and from sentences to attributions.
func (p *page) index() {
	p.lead = leadEnd(p.doc)
	p.spoken = make([]int32, len(p.doc.Tokens))
	for i, q := range p.quotes.Quotes {
		if q.Scare {
			continue
		}
		for t := q.First; t < q.Last; t++ {
			p.spoken[t] = int32(i + 1)
		}
	}
	p.said = make([][]int, len(p.doc.Sentences))
	for i, a := range p.quotes.Attributions {
		if a.Content.First < a.Content.Last {
			s := p.doc.SentenceOf(a.Content.First)
			p.said[s] = append(p.said[s], i)
		}
	}
}

// leadSentences is how many sentences of the body give what the article is about.
const leadSentences = 3

// leadEnd returns the sentence after the lead: the title and the first sentences of the body that are no headings.
func leadEnd(d *text.Doc) int {
	n := 0
	for i, s := range d.Sentences {
		if d.Article.Parts[s.Part].Name == "title" || s.Heading {
			continue
		}
		if n++; n > leadSentences {
			return i
		}
	}
	return len(d.Sentences)
}

// fact makes a fact with the context of its tokens.
func (p *page) fact(kind string, rng text.Range, fields ...facts.Field) facts.Fact {
	s := p.doc.SentenceOf(rng.First)
	f := facts.Fact{Kind: kind, Span: p.doc.Span(rng.First, rng.Last), Sentence: p.doc.Sentences[s].Span(), Fields: fields}
	if last := p.doc.SentenceOf(rng.Last - 1); last != s { // a quotation may cross sentences
		f.Sentence.End = p.doc.Sentences[last].End
	}
	f.Context = facts.Context{Certainty: facts.Asserted, Part: facts.Whole, AsOf: p.asOf(s), Lead: s < p.lead}
	if q := p.spoken[rng.First]; q > 0 {
		f.Context.InQuote = true
		f.Context.Claimant = p.quotes.Quotes[q-1].Speaker
	} else if a := p.attribution(s, rng); a != nil {
		f.Context.Claimant = a.Source
		if a.Certainty != "" {
			f.Context.Certainty = a.Certainty
		}
	}
	return f
}

// attribution is who is said to say the tokens, in the sentence; the narrowest one wins, nil without any.
func (p *page) attribution(s int, rng text.Range) *quotes.Attribution {
	var best *quotes.Attribution
	for _, i := range p.said[s] {
		a := &p.quotes.Attributions[i]
		if a.Content.First <= rng.First && rng.First < a.Content.Last && (best == nil || a.Content.Len() < best.Content.Len()) {
			best = a
		}
	}
	return best
}

// asOf is the time that the sentence states ("as of Friday"), else the time of the article's version.
func (p *page) asOf(s int) facts.Instant {
	a := p.doc.Article
	written := a.Published
	if a.Modified.Known() && a.Modified.From.After(written.From) {
		written = a.Modified
	}
	first, last := p.doc.Sentences[s].First, p.doc.Sentences[s].Last
	for _, m := range p.datesIn(first, last) {
		k := m.First - 1
		if k > first && p.doc.Is(k, "of") && p.doc.Is(k-1, "as") || k >= first && p.doc.Is(k, "by") && p.reached(first, last) {
			if m.Date.When.Known() && !m.Date.Guessed {
				return m.Date.When
			}
		}
	}
	return written
}

// reached: "by Friday" dates a count only beside a verb of counting up.
func (p *page) reached(first, last int) bool {
	for i := first; i < last; i++ {
		if p.doc.Is(i, "risen", "rose", "reached", "stood", "climbed", "had", "toll") {
			return true
		}
	}
	return false
}
