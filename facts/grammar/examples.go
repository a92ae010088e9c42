package grammar

import (
	"fmt"
	"slices"
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/text"
)

// Try matches the patterns of a kind against a sentence of its own, without facts of earlier kinds.
func (k *Kind) Try(sentence string) (*text.Doc, []Match) {
	in := tried(sentence)
	return in.Doc, k.Match(in)
}

func tried(sentence string) *Input {
	d := text.Split(&facts.Article{Parts: []facts.Part{{Name: "body", Text: sentence}}})
	return &Input{Doc: d, Numbers: numbers.Find(d)}
}

// CheckExamples runs the examples of all patterns and returns one error per example that fails, in file order. A kind that builds on
// what a recogniser finds is not checked here: its examples need the whole extraction.
func (k *Kind) CheckExamples() []error {
	if k.Recogniser != "" && len(k.index.earlier) > 0 {
		return nil
	}
	var errs []error
	for i := range k.Patterns {
		for _, e := range k.Patterns[i].Examples {
			if msg := k.checkExample(&k.Patterns[i], e); msg != "" {
				errs = append(errs, fmt.Errorf("%s:%d: pattern %s: %q: %s", k.File, e.Line, k.Patterns[i].Name, e.Text, msg))
			}
		}
	}
	return errs
}

// checkExample wants a match for each fact of the example, one of them by the pattern itself; or no match at all.
func (k *Kind) checkExample(p *Pattern, e Example) string {
	_, found := k.Try(e.Text)
	if len(e.Want) == 0 {
		if len(found) > 0 {
			return "want nothing, found " + found[0].String()
		}
		return ""
	}
	var others []string
	own := false
	for i := range found {
		own = own || found[i].Pattern == p
		others = append(others, found[i].String())
	}
	switch {
	case len(found) == 0:
		return "found nothing"
	case !own:
		return "found only " + strings.Join(others, "; ")
	}
	if k.Recogniser != "" {
		return "" // the recogniser may change what the patterns capture; its own test compares the values
	}
	for _, want := range e.Want {
		if !slices.ContainsFunc(found, func(m Match) bool { return m.has(want) }) {
			return "found only " + strings.Join(others, "; ")
		}
	}
	return ""
}

func (m *Match) has(want []Want) bool {
	for _, w := range want {
		c := m.Get(w.Field)
		if c == nil || Notation(c.Value) != w.Value {
			return false
		}
	}
	return true
}

// String names the pattern and its captures: `active {count: 12+, outcome: killed}`.
func (m *Match) String() string {
	var b strings.Builder
	b.WriteString(m.Pattern.Name + " {")
	for i, c := range m.Captures {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(c.Field + ": " + Notation(c.Value))
	}
	return b.String() + "}"
}

// Notation prints a value as examples write it: quantities as 12+, everything else as it reads.
func Notation(v facts.Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case facts.Quantity:
		return v.Notation()
	default:
		return v.String()
	}
}
