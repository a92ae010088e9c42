package extract

import (
	"math"

	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/grammar"
	"crosscheck/facts/text"
)

// Fields by which a kind file tells how its quantities are meant. They are no fields of the fact.
const (
	unitField  = "unit"        // sense of a table: the unit of the quantities
	scaleField = "scale"       // a key of scales right behind the digits: "£300m"
	classField = "event_class" // class of the event that the fact belongs to; none of another class will do
)

// dollar is the unit of a bare dollar sign.
const dollar = "USD"

// scales are what a letter behind digits multiplies them by.
var scales = map[facts.Term]float64{"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}

// amountFacts finds what the patterns of the kind find, and gives quantities their units.
func (x *Extractor) amountFacts(p *page, out []facts.Fact) []facts.Fact {
	if p.input == nil {
		p.input = &grammar.Input{Doc: p.counting(), Numbers: p.numbers, Facts: p.supplied()}
	}
	for _, m := range p.kind.Match(p.input) {
		fields, rng, event, ok := x.measured(p, p.kind, &m)
		if !ok {
			continue
		}
		f := p.fact(p.kind.Name, rng, fields...)
		f.Context.Event, f.Context.Part = event, p.partOf(p.kind, rng, event)
		out = append(out, f)
	}
	return out
}

// counting is the document with the sentences that state a number; no amount stands in the others.
func (p *page) counting() *text.Doc {
	d := *p.doc
	d.Sentences = make([]text.Sentence, 0, len(p.doc.Sentences)/2+1)
	k := 0
	for _, s := range p.doc.Sentences {
		found := false
		for ; k < len(p.numbers.List) && p.numbers.List[k].First < s.Last; k++ {
			n := &p.numbers.List[k]
			found = found || !n.Article && !n.Ordinal
		}
		if found {
			d.Sentences = append(d.Sentences, s)
		}
	}
	return &d
}

// measured gives the quantities of a pattern's match their unit, their scale and the modifiers that a currency sign parts from them, and
// the fact its event. It takes the fields that say so out; ok is false where the match is no fact.
func (x *Extractor) measured(p *page, kind *grammar.Kind, m *grammar.Match) (out []facts.Field, rng text.Range, event string, ok bool) {
	rng = m.Range
	unit, scale := "", 1.0
	sign := m.Get(unitField)
	if sign != nil {
		unit = sign.Value.String()
		if r := &sign.Range; r.Len() == 2 && p.doc.Is(r.First+1, "$") && p.token(r.First+1).Space { // "a $10,000 reward" is no Australian one
			unit = dollar
			if rng.First == r.First {
				rng.First++
			}
			r.First++
		}
	}
	if c := m.Get(scaleField); c != nil && !p.token(c.Range.First).Space {
		if t, _ := c.Value.(facts.Term); scales[t] > 0 {
			scale = scales[t]
		}
	}
	class := ""
	for _, spec := range kind.Fields {
		c := m.Get(spec.Name)
		if c == nil || c.Value == nil {
			continue
		}
		switch v := c.Value.(type) {
		case facts.Quantity:
			n := p.numbers.At(c.Range.First)
			if c.Range.First >= m.First && n != nil && n.Ordinal {
				return nil, rng, "", false
			}
			v.Low, v.High = v.Low*scale, v.High*scale
			if unit != "" {
				first := c.Range.First
				if u := sign; u != nil && u.Range.First < first && u.Range.Last == first && n != nil && n.Core == n.Range {
					v, first = x.words.Bound(p.doc, v, u.Range.First, p.doc.Sentences[p.doc.SentenceOf(first)].First)
					rng.First = min(rng.First, first)
				}
				v.Unit = unit
			}
			if math.IsInf(v.Low, 0) || math.IsNaN(v.Low) || math.IsNaN(v.High) {
				return nil, rng, "", false
			}
			out = append(out, facts.Field{Name: spec.Name, Value: v})
		default:
			switch spec.Name {
			case unitField, scaleField:
			case classField:
				class = v.String()
			default:
				out = append(out, facts.Field{Name: spec.Name, Value: v})
			}
		}
	}
	if class != "" {
		if e := p.events.OfClass(m.Range, class); e != nil {
			event = p.events.Events[e.Event].ID
		}
	} else {
		event = p.eventID(m.Range)
	}
	if kind.Field("against") != "" {
		out, ok = p.tally(m, out)
		return out, rng, event, ok
	}
	return out, rng, event, true
}

// tally takes a score apart that one number covers, "62-38": the votes for and those against. A lone number is no tally.
func (p *page) tally(m *grammar.Match, fields []facts.Field) ([]facts.Field, bool) {
	c := m.Get("for")
	if c == nil || m.Get("against") != nil {
		return fields, true
	}
	n := p.numbers.At(c.Range.First)
	if n == nil || n.Core.Len() != 3 || !p.doc.Is(n.Core.First+1, "-", "–", "to") {
		return nil, false
	}
	a, b := numbers.Digits(p.doc, n.Core.First), numbers.Digits(p.doc, n.Core.First+2)
	if a < 0 || b < 0 {
		return nil, false
	}
	for i := range fields {
		if fields[i].Name == "for" {
			fields[i].Value = facts.Quantity{Low: a, High: a, Unit: "votes"}
			rest := append([]facts.Field{{Name: "against", Value: facts.Quantity{Low: b, High: b, Unit: "votes"}}}, fields[i+1:]...)
			return append(fields[:i+1:i+1], rest...), true
		}
	}
	return nil, false
}

// partOf is the period that a fact is of, where its kind keeps periods apart: "in 2024" for damage of another year.
func (p *page) partOf(kind *grammar.Kind, rng text.Range, event string) string {
	for i := range kind.Subjects {
		for _, k := range kind.Subjects[i].Key {
			if k == "part" {
				if s := p.period(rng, event); s != "" {
					return s
				}
				return facts.Whole
			}
		}
	}
	return facts.Whole
}
