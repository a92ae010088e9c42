package extract

import (
	"crosscheck/facts"
	"crosscheck/facts/grammar"
)

// patternFacts finds the facts of the kinds that patterns alone carry, in file order; each kind may build on those before it.
func (x *Extractor) patternFacts(p *page, out []facts.Fact) []facts.Fact {
	var in *grammar.Input
	for k := range x.grammar.Kinds {
		kind := &x.grammar.Kinds[k]
		if kind.Recogniser != "" {
			continue
		}
		if in == nil {
			in = &grammar.Input{Doc: p.doc, Numbers: p.numbers, Facts: p.supplied()}
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
			if len(fields) > 0 {
				in.Facts = append(in.Facts, grammar.Fact{Range: m.Range, Kind: kind.Name, Value: fields[0].Value})
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
