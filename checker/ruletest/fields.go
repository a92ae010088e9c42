package ruletest

import (
	"strings"

	"crosscheck/facts"
)

// written is one property of a fact in the short notation of examples and wants: count=12+, outcome=killed, certainty=possible.
type written struct{ name, text string }

// fieldsOf writes the fields of a fact, dates and offices taken apart, in the order of the kind.
// A field gives its own name first, then names of its details; a detail never hides a field.
func fieldsOf(f *facts.Fact) []written {
	var out, details []written
	for _, x := range f.Fields {
		switch v := x.Value.(type) {
		case nil:
			continue
		case facts.Quantity:
			out = append(out, written{x.Name, v.Notation()})
			details = append(details, written{"unit", v.Unit})
		case facts.Date:
			out = append(out, written{x.Name, v.Value})
			details = append(details, written{"value", v.Value}, written{"type", v.Kind}, written{"from", edge(v.When, false)}, written{"to", edge(v.When, true)})
		case facts.Happening:
			out = append(out, written{x.Name, v.Head})
			details = append(details, written{"of", v.Of}, written{"class", v.Class}, written{"phase", v.Phase})
		case facts.Office:
			out = append(out, written{x.Name, v.Title})
			details = append(details, written{"title", v.Title}, written{"org", v.Org}, written{"status", v.Status},
				written{"role", v.Role}, written{"portfolios", strings.Join(v.Portfolios, "+")}, written{"body", v.Body})
		default:
			out = append(out, written{x.Name, x.Value.String()})
		}
	}
	return append(out, details...)
}

// contextOf writes what stands around a fact; names are those of the JSON report.
func contextOf(f *facts.Fact) []written {
	c := f.Context
	return []written{
		{"claimant", c.Claimant}, {"certainty", string(c.Certainty)}, {"as_of", c.AsOf.String()}, {"part", c.Part}, {"revised", c.Revised},
		{"in_quote", truth(c.InQuote)}, {"named", truth(c.Named)}, {"implicit", truth(c.Implicit)},
	}
}

// property looks a name up: fields first, then their details, then the context. ok is false for a name that the fact has not.
func property(f *facts.Fact, name string) (text string, ok bool) {
	for _, list := range [][]written{fieldsOf(f), contextOf(f)} {
		for _, w := range list {
			if w.name == name {
				return w.text, true
			}
		}
	}
	return "", false
}

// differences compares the wanted properties with those of a fact, in the order of the want: "count: want 12+, got 12".
func differences(f *facts.Fact, want []written) []string {
	var out []string
	for _, w := range want {
		got, ok := property(f, w.name)
		switch {
		case !ok:
			out = append(out, w.name+": want "+shown(w.text)+", the fact has no such field")
		case got != w.text && got != canonical(w.text):
			out = append(out, w.name+": want "+shown(w.text)+", got "+shown(got))
		}
	}
	return out
}

// canonical writes a quantity in the one form that Notation gives: "0..20" is "..20". Other text stays.
func canonical(s string) string {
	if q, ok := facts.ParseNotation(s); ok {
		return q.Notation()
	}
	return s
}

// edge writes one end of an interval as a day, or as a clock time where it is no midnight.
func edge(i facts.Instant, end bool) string {
	if !i.Known() {
		return ""
	}
	t := i.From
	if end {
		t = i.To
	}
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format("2006-01-02")
	}
	return t.Format("2006-01-02T15:04")
}

func truth(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func shown(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}
