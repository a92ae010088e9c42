package report

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/rules"
)

// TestCells: no cell is a formula to a spreadsheet, and nothing in one is invisible.
func TestCells(t *testing.T) {
	for _, c := range []struct {
		value any
		want  string
	}{
		{nil, ""}, {"", ""}, {"plain", "plain"}, {"=1+1", "'=1+1"}, {"+49 30", "'+49 30"}, {"-5 degrees", "'-5 degrees"}, {"@sum", "'@sum"},
		{"\t=1", "'=1"}, {"\r\n@x", "'@x"}, {"|cmd", "'|cmd"}, {"＝1", "'＝1"}, {"a=b", "a=b"}, {"a\u202eb\x1b", "a⟦U+202E⟧b⟦U+001B⟧"},
		{"two\nlines", "two lines"}, {-5.5, "-5.5"}, {12, "12"}, {true, "true"}, {math.Inf(1), ""}, {math.NaN(), ""},
	} {
		require.Equal(t, c.want, cell(c.value), "%q", c.value)
	}
}

// TestCSVColumns: fields of all kinds in one table; a field named like a common column bears its kind's name, an inner value its path.
func TestCSVColumns(t *testing.T) {
	kinds := []facts.Kind{
		{Name: "quote", Fields: []facts.FieldSpec{{Name: "text", Type: facts.TextType}, {Name: "speaker", Type: facts.NameType}}},
		{Name: "price", Fields: []facts.FieldSpec{{Name: "price", Type: facts.QuantityType}, {Name: "text", Type: facts.TextType}}},
	}
	var b strings.Builder
	w := NewRowWriter("csv", &b, kinds, Options{})
	a := &facts.Article{ID: "a", Version: "v", Outlet: "Wire", Parts: []facts.Part{{Name: "body", Text: "Bread costs 3 euros."}}}
	require.NoError(t, w.Write(rules.Row{Article: a, Number: 1, Fact: &facts.Fact{Kind: "price", Span: facts.Span{Start: 12, End: 19}, Sentence: facts.Span{End: 20},
		Fields:  []facts.Field{{Name: "price", Value: facts.Quantity{Low: 3, High: 3, Unit: "EUR"}}, {Name: "text", Value: facts.Text("=bread")}},
		Context: facts.Context{Certainty: facts.Asserted}}}))
	require.NoError(t, w.Close())
	require.Equal(t, strings.Join(csvColumns, ",")+",quote.text,speaker,price.low,price.high,price.approx,price.unit,price.text\n"+
		"a,v,1,Wire,,,,price,body,12,19,3 euros,Bread costs 3 euros.,,asserted,,,,,,whole,false,false,false,,,3,3,false,EUR,'=bread\n", b.String())

	b.Reset()
	w = NewRowWriter("csv", &b, nil, Options{})
	require.NoError(t, w.Close())
	require.Equal(t, strings.Join(csvColumns, ",")+"\n", b.String(), "an empty table has its head")
}
