package report_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/checker/report"
	"crosscheck/facts"
	"crosscheck/rules"
)

// TestChanges: the JSON report lists what differs between two quotations, by bytes of both values.
func TestChanges(t *testing.T) {
	const a, c = "We will not close the harbour to all 14 boats", "We will close the harbour to all 40 boats"
	b := build()
	one := b.article("a", "Coast Daily", "2026-03-02", "Harbour", "“"+a+",” Keller said.")
	two := b.article("b", "Harbour News", "2026-03-02", "Harbour", "“"+c+",” Keller said.")
	m1 := said{one, b.fact(one, "quote", a, facts.Field{Name: "text", Value: facts.Text(a)})}
	m2 := said{two, b.fact(two, "quote", c, facts.Field{Name: "text", Value: facts.Text(c)})}
	b.finding(rules.Finding{Rule: "quote-altered", Verdict: rules.Conflict, Severity: rules.Error, Message: "m", Values: []string{a, c}}, m1, m2)
	b.finding(rules.Finding{Rule: "quote-speaker-conflict", Verdict: rules.Conflict, Severity: rules.Error, Message: "m", Values: []string{"Keller", "Marten"}}, m1, m2)

	var out bytes.Buffer
	format, _ := report.Lookup("json", false)
	require.NoError(t, format.Write(&out, b.r, report.Options{}))
	type slice struct {
		Start, End int
		Text       string
	}
	type change struct {
		Kind string
		A, B slice
	}
	var got struct{ Findings []struct{ Changes []change } }
	require.NoError(t, json.Unmarshal(out.Bytes(), &got))
	require.Len(t, got.Findings, 2)
	require.Equal(t, []change{
		{"negation", slice{8, 11, "not"}, slice{8, 8, ""}},
		{"number", slice{37, 39, "14"}, slice{33, 35, "40"}},
	}, got.Findings[0].Changes)
	require.Empty(t, got.Findings[1].Changes)
}
