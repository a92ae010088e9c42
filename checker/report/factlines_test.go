package report_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/checker/report"
	"crosscheck/facts"
)

// TestFactLines: the fields of the built-in kinds and of a user's kind, as programs read them.
func TestFactLines(t *testing.T) {
	month := facts.Date{Kind: "DATE", Value: "2025-09", When: facts.Day(2025, 9, 1), Granularity: facts.MonthGranularity}
	month.When.To = facts.Day(2025, 10, 1).From
	for _, c := range []struct {
		name, kind string
		fields     []facts.Field
		want       string
	}{
		{"count with an open end", "casualty", []facts.Field{count(facts.AtLeast(76)), term("outcome", "killed"), term("of", "people")},
			`{"low":76,"high":null,"approx":false,"outcome":"killed","of":"people","scope":"main"}`},
		{"count without a noun", "casualty", []facts.Field{count(facts.Exactly(3)), term("outcome", "missing"), term("of", ""), term("scope", "other")},
			`{"low":3,"high":3,"approx":false,"outcome":"missing","of":null,"scope":"other"}`},
		{"date with its event", "date", []facts.Field{value("date", month), value("event", facts.Happening{Head: "began", Of: "strikes", Class: "attack", Phase: "start"})},
			`{"type":"DATE","value":"2025-09","from":"2025-09-01","to":"2025-10-01","event":{"head":"began","of":"strikes","class":"attack"}}`},
		{"date not resolved", "date", []facts.Field{value("date", facts.Date{Kind: "DURATION", Value: "P3D"})},
			`{"type":"DURATION","value":"P3D","from":null,"to":null,"event":null}`},
		{"office", "title", []facts.Field{name("person", "Ada Krol"), value("office", facts.Office{Title: "Mayor", Org: "Lund", Status: "former"})},
			`{"person":"Ada Krol","title":"Mayor","org":"Lund","status":"former"}`},
		{"quotation", "quote", []facts.Field{wording("text", "We <will> go"), name("speaker", "Ada Krol")},
			`{"text":"We <will> go","speaker":"Ada Krol"}`},
		{"kind of a user", "arrest", []facts.Field{count(facts.Quantity{Low: 10, High: 20, Approx: true, Unit: "people"}), value("bail", facts.Quantity{Low: 2.5, High: 2.5, Unit: "USD"}), value("day", month)},
			`{"low":10,"high":20,"approx":true,"unit":"people","bail":{"low":2.5,"high":2.5,"approx":false,"unit":"USD"},"day":{"type":"DATE","value":"2025-09","from":"2025-09-01","to":"2025-10-01"}}`},
	} {
		b := build()
		a := b.article("a", "A", "2025-11-13", "T", "Seen here. Not here.")
		b.fact(a, c.kind, "Seen", c.fields...)
		f, _ := report.Lookup("jsonl", true)
		var got bytes.Buffer
		require.NoError(t, f.Facts(&got, b.r.Digests[0], report.Options{}))
		require.Equal(t, `{"article":"a","part":"body","kind":"`+c.kind+`","start":0,"end":4,"text":"Seen","sentence":"Seen here.","source":{"start":2,"end":6},"fields":`+c.want+
			`,"context":{"claimant":null,"certainty":"asserted","as_of":{"from":"2025-11-13","to":"2025-11-14"},"event":null,"part":"whole","in_quote":false,"named":false,"implicit":false}}`+"\n", got.String(), c.name)
	}
}
