package report

import (
	"io"

	"crosscheck/facts"
)

// factLine is one line of `extract --format jsonl`; the order of the members is part of the contract.
type factLine struct {
	Article  string  `json:"article"`
	Part     string  `json:"part"`
	Kind     string  `json:"kind"`
	Start    int     `json:"start"` // bytes in the text of the part
	End      int     `json:"end"`
	Text     string  `json:"text"`
	Sentence string  `json:"sentence"`
	Source   *ranged `json:"source"`
	Fields   object  `json:"fields"`
	Context  object  `json:"context"`
}

// ranged is a half-open range of bytes.
type ranged struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// writeFactsJSONL writes the facts of one article in the order of the digest: part, start, kind.
func writeFactsJSONL(w io.Writer, d *facts.Digest, _ Options) error {
	for i := range d.Facts {
		if err := writeLine(w, lineOf(d, &d.Facts[i])); err != nil {
			return err
		}
	}
	return nil
}

func lineOf(d *facts.Digest, f *facts.Fact) factLine {
	a := d.Article
	return factLine{
		Article:  a.ID,
		Part:     a.Parts[f.Span.Part].Name,
		Kind:     f.Kind,
		Start:    f.Span.Start,
		End:      f.Span.End,
		Text:     a.Quote(f.Span),
		Sentence: a.Quote(f.Sentence),
		Source:   source(a, f.Span),
		Fields:   factFields(d, f),
		Context:  context(d, f),
	}
}

// context writes what the article says around a fact; the event is null where the fact belongs to none.
func context(d *facts.Digest, f *facts.Fact) object {
	c := f.Context
	o := object{{"claimant", orNull(c.Claimant)}, {"certainty", string(c.Certainty)}}
	if c.AsOf.Known() {
		from, to := interval(c.AsOf)
		o.add("as_of", object{{"from", from}, {"to", to}})
	} else {
		o.add("as_of", nil)
	}
	if e := eventOf(d, f); e != nil {
		o.add("event", object{{"id", e.ID}, {"head", e.Head}, {"class", orNull(e.Class)}, {"place", orNull(e.Where)}, {"main", e.Main}})
	} else {
		o.add("event", nil)
	}
	part := c.Part
	if part == "" {
		part = facts.Whole
	}
	o.add("part", part)
	o.add("in_quote", c.InQuote)
	o.add("named", c.Named)
	o.add("implicit", c.Implicit)
	if c.Revised != "" {
		o.add("revised", c.Revised)
	}
	return o
}

// source is the range of bytes of the source file, null where the format has no mapping.
func source(a *facts.Article, s facts.Span) *ranged {
	if r, ok := a.SourceRange(s); ok {
		return &ranged{r.Start, r.End}
	}
	return nil
}
