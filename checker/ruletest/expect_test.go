package ruletest

import (
	"testing"

	"crosscheck/facts"
	"crosscheck/rules"

	"github.com/stretchr/testify/require"
)

func TestCompareFindings(t *testing.T) {
	text := "Twelve died. Then 19 died. Police say so."
	a := &facts.Article{Parts: []facts.Part{{Text: text}}}
	at := func(start, end int) rules.Evidence {
		return rules.Evidence{Article: a, Fact: &facts.Fact{Span: facts.Span{Start: start, End: end}}}
	}
	twelve, nineteen := at(0, 11), at(18, 25)
	conflict := rules.Finding{Verdict: rules.Conflict, Severity: rules.Error, Message: "12 and 19", Evidence: []rules.Evidence{twelve, nineteen}}
	update := rules.Finding{Verdict: rules.Update, Severity: rules.Info, Message: "now 19", Evidence: []rules.Evidence{nineteen}}
	for _, c := range []struct {
		name string
		want []expectation
		got  []rules.Finding
		diff []string
	}{
		{"silent", nil, nil, nil},
		{"fires", []expectation{{verdict: "conflict", evidence: []string{"Twelve died", "19 died"}}}, []rules.Finding{conflict}, nil},
		{"every property", []expectation{{verdict: "conflict", severity: "error", message: "12 and 19"}}, []rules.Finding{conflict}, nil},
		{"order does not matter", []expectation{{verdict: "update"}, {verdict: "conflict"}}, []rules.Finding{conflict, update}, nil},
		{"the narrow want gets its finding", []expectation{{}, {verdict: "conflict"}}, []rules.Finding{conflict, update}, nil},
		{"should be silent", nil, []rules.Finding{update}, []string{`unexpected: update on "19 died": now 19`}},
		{"should fire", []expectation{{verdict: "update", evidence: []string{"19 died"}}}, nil, []string{`missing: update on "19 died"`}},
		{"should fire at all", []expectation{{}}, nil, []string{`missing: a finding`}},
		{"other values", []expectation{{verdict: "conflict", severity: "warning", message: "no", evidence: []string{"Twelve", "Police"}}}, []rules.Finding{update},
			[]string{`differs: update on "19 died": now 19`, "  verdict: want conflict, got update", "  severity: want warning, got info",
				`  message: want "no", got "now 19"`, `  evidence: nothing stands at "Twelve"`, `  evidence: nothing stands at "Police"`}},
		{"the nearest is shown", []expectation{{verdict: "update", severity: "error"}}, []rules.Finding{conflict, update},
			[]string{`differs: conflict on "Twelve died", "19 died": 12 and 19`, "  verdict: want update, got conflict", `unexpected: update on "19 died": now 19`}},
		{"one finding serves one want", []expectation{{verdict: "update"}, {verdict: "update"}}, []rules.Finding{update}, []string{"missing: update"}},
	} {
		require.Equal(t, c.diff, compareFindings(c.want, c.got), c.name)
	}
}

func TestResult(t *testing.T) {
	r := Result{Outcomes: []Outcome{{File: "b", Line: 1, Ok: true}, {File: "a", Line: 9}, {File: "a", Line: 2, Name: "x"}, {File: "a", Line: 2, Name: "b", Ok: true}}, Bare: []string{"z", "a"}}
	r.sort()
	require.Equal(t, []Outcome{{File: "a", Line: 2, Name: "x"}, {File: "a", Line: 2, Name: "b", Ok: true}, {File: "a", Line: 9}, {File: "b", Line: 1, Ok: true}}, r.Outcomes)
	require.Equal(t, []string{"a", "z"}, r.Bare)
	require.Equal(t, 2, r.Failed())
}
