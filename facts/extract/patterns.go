package extract

import (
	"sort"

	"crosscheck/facts"
	"crosscheck/facts/grammar"
	"crosscheck/facts/text"
)

// patternFacts finds the facts of the kinds that patterns alone carry, in order; each kind may build on those before it and on what the
// recognisers found.
func (x *Extractor) patternFacts(p *page, out []facts.Fact) []facts.Fact {
	if !x.grammar.Patterned() {
		return out
	}
	in := &grammar.Input{Doc: p.doc, Numbers: p.numbers, Facts: p.supplied()}
	return x.patterns(p, in, out, "")
}

// patterns runs the kinds of patterns up to, not including, the one named, and adds what they find to out and to the input of the next.
func (x *Extractor) patterns(p *page, in *grammar.Input, out []facts.Fact, until string) []facts.Fact {
	in.Facts = x.taken(p, out, in.Facts)
	for k := range x.grammar.Kinds {
		kind := &x.grammar.Kinds[k]
		if kind.Name == until {
			break
		}
		if kind.Recogniser != "" {
			continue
		}
		for _, m := range kind.Match(in) {
			var fields []facts.Field
			for _, spec := range kind.Fields {
				if c := m.Get(spec.Name); c != nil && c.Value != nil {
					fields = append(fields, facts.Field{Name: spec.Name, Value: c.Value})
				}
			}
			f := p.fact(kind.Name, m.Range, fields...)
			f.Context.Event = p.eventID(m.Range)
			out = append(out, f)
			if v := f.Get(kind.Fields[0].Name); v != nil {
				in.Facts = append(in.Facts, grammar.Fact{Range: m.Range, Kind: kind.Name, Value: v})
			}
		}
	}
	return out
}

// supplied are the people and dates that patterns may name: <person>, <date>.
func (p *page) supplied() []grammar.Fact {
	out := make([]grammar.Fact, 0, len(p.people.Mentions)+len(p.dates))
	for i := range p.people.Mentions {
		if m := &p.people.Mentions[i]; m.Person >= 0 {
			out = append(out, grammar.Fact{Range: m.Range, Kind: "person", Value: p.people.Persons[m.Person].Name})
		}
	}
	for i := range p.dates {
		out = append(out, grammar.Fact{Range: p.dates[i].Range, Kind: "date", Value: p.dates[i].Date})
	}
	return out
}

// taken adds the facts of recognisers that some pattern takes as an item: <casualty>. The value is that of the kind's first field.
func (x *Extractor) taken(p *page, found []facts.Fact, out []grammar.Fact) []grammar.Fact {
	for i := range found {
		f := &found[i]
		if f.Kind == "date" || f.Kind == "person" || !x.grammar.Takes(f.Kind) {
			continue
		}
		kind := x.grammar.Kind(f.Kind)
		rng := p.tokens(f.Span)
		if v := f.Get(kind.Fields[0].Name); v != nil && rng.Len() > 0 {
			out = append(out, grammar.Fact{Range: rng, Kind: f.Kind, Value: v})
		}
	}
	return out
}

// tokens is the run of tokens that a span covers.
func (p *page) tokens(s facts.Span) text.Range {
	list := p.doc.Tokens
	at := func(offset int) int {
		return sort.Search(len(list), func(i int) bool {
			t := &list[i]
			return int(t.Part) > s.Part || int(t.Part) == s.Part && int(t.Start) >= offset
		})
	}
	return text.Range{First: at(s.Start), Last: at(s.End)}
}
