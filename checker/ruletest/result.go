// Package ruletest runs the examples that stand in rule files and kind files through the real pipeline and says which fail, field by field.
// It loads no files and prints nothing; it knows no rule and no kind.
package ruletest

import (
	"sort"
	"strings"
)

// Outcome is how one example did.
type Outcome struct {
	File string // as the rule or kind file was loaded
	Line int    // of the example, 1-based; 0 where not known
	In   string // what the example belongs to: "toll-conflict", "casualty/people-were-killed"
	Name string // of the example; for a pattern its text
	Ok   bool
	Diff string // what differs, one line each, without a final newline; "" where Ok
}

// Result is the outcomes of a run: by file, then line, then the order of the file.
type Result struct {
	Outcomes []Outcome
	Bare     []string // rules without an example that fires, or without one that stays silent; patterns without an example
}

// Failed counts the outcomes that are not ok.
func (r *Result) Failed() int {
	n := 0
	for i := range r.Outcomes {
		if !r.Outcomes[i].Ok {
			n++
		}
	}
	return n
}

// add appends the outcome of one example; no differences: it is good.
func (r *Result) add(file string, line int, in, name string, diff []string) {
	r.Outcomes = append(r.Outcomes, Outcome{File: file, Line: line, In: in, Name: name, Ok: len(diff) == 0, Diff: strings.Join(diff, "\n")})
}

// sort keeps the order of the examples inside a file where lines are equal.
func (r *Result) sort() {
	sort.SliceStable(r.Outcomes, func(i, j int) bool {
		a, b := &r.Outcomes[i], &r.Outcomes[j]
		if a.File != b.File {
			return a.File < b.File
		}
		return a.Line < b.Line
	})
	sort.Strings(r.Bare)
}
