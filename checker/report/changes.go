package report

import (
	"crosscheck/facts"
	"crosscheck/rules"
)

// jsonChange is one stretch on which two quotations differ. Offsets are bytes of the two values of the finding; the text of the evidence
// that holds the value is the same.
type jsonChange struct {
	Kind string    `json:"kind"` // number, negation, word, wording, trimmed
	A    jsonSlice `json:"a"`
	B    jsonSlice `json:"b"`
}

type jsonSlice struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// changesOf lists the changes between the two quotations that a finding compares; nil for findings on anything else.
func changesOf(f *rules.Finding) []jsonChange {
	if len(f.Values) != 2 || f.Verdict == rules.Confirmation || f.Verdict == rules.SingleOrigin || !quoted(f, f.Values[0]) || !quoted(f, f.Values[1]) {
		return nil
	}
	a, b := f.Values[0], f.Values[1]
	var out []jsonChange
	for _, c := range facts.Text(a).Changes(facts.Text(b)) {
		if c.Kind == facts.SameChange {
			continue
		}
		out = append(out, jsonChange{string(c.Kind), jsonSlice{c.AStart, c.AEnd, a[c.AStart:c.AEnd]}, jsonSlice{c.BStart, c.BEnd, b[c.BStart:c.BEnd]}})
	}
	return out
}

// quoted reports whether a value is the words of a quotation of the evidence.
func quoted(f *rules.Finding, value string) bool {
	for _, e := range f.Evidence {
		if t, ok := e.Fact.Get("text").(facts.Text); ok && string(t) == value {
			return true
		}
	}
	return false
}
