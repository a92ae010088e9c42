package ruletest

import (
	"fmt"
	"strings"

	"crosscheck/rules"
)

// expectation is one finding that an example wants; empty properties are not compared.
type expectation struct {
	rule     string
	verdict  string
	severity string
	message  string
	evidence []string // each must touch a piece of evidence
}

// compareFindings pairs what is expected with what was found, one to one, and returns the differences as lines; none for a good example.
func compareFindings(want []expectation, got []rules.Finding) []string {
	pairs := pair(want, got)
	var out []string
	used := make([]bool, len(got))
	for _, g := range pairs {
		if g >= 0 {
			used[g] = true
		}
	}
	for i := range want {
		if pairs[i] >= 0 {
			continue
		}
		near := -1
		var diff []string
		for g := range got {
			if used[g] {
				continue
			}
			if d := want[i].differences(&got[g]); near < 0 || len(d) < len(diff) {
				near, diff = g, d
			}
		}
		if near < 0 {
			out = append(out, "missing: "+want[i].String())
			continue
		}
		used[near] = true
		out = append(out, "differs: "+found(&got[near]))
		for _, d := range diff {
			out = append(out, "  "+d)
		}
	}
	for g := range got {
		if !used[g] {
			out = append(out, "unexpected: "+found(&got[g]))
		}
	}
	return out
}

// pair gives each expectation a finding that meets it, each finding once, so that as many as possible are met; -1 where none is left.
func pair(want []expectation, got []rules.Finding) []int {
	owner := make([]int, len(got)) // finding -> expectation + 1
	var give func(w int, tried []bool) bool
	give = func(w int, tried []bool) bool {
		for g := range got {
			if tried[g] || len(want[w].differences(&got[g])) > 0 {
				continue
			}
			tried[g] = true
			if owner[g] == 0 || give(owner[g]-1, tried) {
				owner[g] = w + 1
				return true
			}
		}
		return false
	}
	for w := range want {
		give(w, make([]bool, len(got)))
	}
	pairs := make([]int, len(want))
	for w := range pairs {
		pairs[w] = -1
	}
	for g, w := range owner {
		if w > 0 {
			pairs[w-1] = g
		}
	}
	return pairs
}

// differences compares property by property, in the order of the rule file.
func (e *expectation) differences(f *rules.Finding) []string {
	var out []string
	add := func(name, want, got string) {
		if want != "" && want != got {
			out = append(out, fmt.Sprintf("%s: want %s, got %s", name, want, shown(got)))
		}
	}
	add("rule", e.rule, f.Rule)
	add("verdict", e.verdict, string(f.Verdict))
	add("severity", e.severity, string(f.Severity))
	if e.message != "" && e.message != f.Message {
		out = append(out, fmt.Sprintf("message: want %q, got %q", e.message, f.Message))
	}
	for _, text := range missingEvidence(f, e.evidence) {
		out = append(out, fmt.Sprintf("evidence: nothing stands at %q", text))
	}
	return out
}

func (e *expectation) String() string {
	s := e.verdict
	if s == "" {
		s = "a finding"
	}
	if len(e.evidence) > 0 {
		s += " on " + quoted(e.evidence)
	}
	return s
}

// found writes a finding with its evidence on one line.
func found(f *rules.Finding) string {
	var texts []string
	for _, e := range f.Evidence {
		if e.Article != nil && e.Fact != nil && e.Article.Valid(e.Fact.Span) {
			texts = append(texts, e.Article.Quote(e.Fact.Span))
		}
	}
	return fmt.Sprintf("%s on %s: %s", f.Verdict, quoted(texts), f.Message)
}

func quoted(texts []string) string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = fmt.Sprintf("%q", t)
	}
	return strings.Join(out, ", ")
}
