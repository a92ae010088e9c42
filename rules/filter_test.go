package rules

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

var filterKinds = []facts.Kind{
	{Name: "casualty", Fields: []facts.FieldSpec{{Name: "count", Type: facts.QuantityType}, {Name: "outcome", Type: facts.TermType}, {Name: "of", Type: facts.TermType}}},
	{Name: "date", Fields: []facts.FieldSpec{{Name: "date", Type: facts.DateType}, {Name: "event", Type: facts.HappeningType}}},
	{Name: "title", Fields: []facts.FieldSpec{{Name: "person", Type: facts.NameType}, {Name: "office", Type: facts.OfficeType},
		{Name: "title", Type: facts.TextType}, {Name: "org", Type: facts.NameType}, {Name: "status", Type: facts.TermType}}},
	{Name: "quote", Fields: []facts.FieldSpec{{Name: "text", Type: facts.TextType}, {Name: "speaker", Type: facts.NameType}}},
	{Name: "price", Fields: []facts.FieldSpec{{Name: "price", Type: facts.QuantityType}, {Name: "status", Type: facts.QuantityType}}},
}

// filterRow is one fact about a ferry fire; change makes another of it.
func filterRow(kind, text string, change func(*Row), fields ...facts.Field) Row {
	a := &facts.Article{ID: "a-1", Version: "v", Outlet: "Harbour Herald", Published: facts.Day(2026, 3, 2),
		Parts: []facts.Part{{Name: "title", Text: "Ferry fire"}, {Name: "body", Text: text}}}
	all := facts.Span{Part: 1, End: len(text)}
	r := Row{Article: a, Number: 1, Fact: &facts.Fact{Kind: kind, Span: all, Sentence: all, Fields: fields,
		Context: facts.Context{Certainty: facts.Asserted, Part: facts.Whole, AsOf: facts.Day(2026, 3, 1)}}}
	if change != nil {
		change(&r)
	}
	return r
}

func toll(q facts.Quantity, change func(*Row)) Row {
	return filterRow("casualty", "At least 12 people were killed", change, facts.Field{Name: "count", Value: q},
		facts.Field{Name: "outcome", Value: facts.Term("killed")})
}

func TestFilterMatches(t *testing.T) {
	death := toll(facts.AtLeast(12), func(r *Row) { r.Event = &facts.Event{Head: "fire", Class: "fire", Where: "Lugo", Main: true} })
	office := filterRow("title", "Mayor Ada Krol", nil, facts.Field{Name: "person", Value: facts.Name("Ada Krol")},
		facts.Field{Name: "office", Value: facts.Office{Title: "mayor", Role: "mayor", Status: "current"}},
		facts.Field{Name: "title", Value: facts.Text("mayor")}, facts.Field{Name: "status", Value: facts.Term("current")})
	day := filterRow("date", "began on Monday", func(r *Row) { r.Article.Published = facts.Instant{} },
		facts.Field{Name: "date", Value: facts.Date{Kind: "DATE", Value: "2026-03-02", When: facts.Day(2026, 3, 2)}},
		facts.Field{Name: "event", Value: facts.Happening{Head: "began", Of: "strikes", Class: "attack"}})
	for _, c := range []struct {
		where string
		row   Row
		want  bool
	}{
		{`kind == "casualty"`, death, true},
		{`kind == "casualty"`, office, false},
		{`kind in ["quote", "casualty"] && outcome == "killed"`, death, true},
		{`low >= 12 and high > 1000`, death, true},
		{`low == 12`, death, true},
		{`low != 12`, death, false},
		{`low < 100 or high < 100 or low >= 0`, office, false}, // no number compares with none
		{`not approx`, death, true},
		{`unit == ""`, death, true},
		{`price.low <= 11 or price.low > 11`, office, false},
		{`above(price, price)`, filterRow("price", "x", nil, facts.Field{Name: "price", Value: facts.Exactly(3)}), false},
		{`title == "mayor" and status == "current" and person contains "Krol"`, office, true},
		{`role == "mayor"`, office, true},
		{`org == ""`, office, true},
		{`headline == "Ferry fire" and where == "body"`, office, true},
		{`text startsWith "At least" and sentence endsWith "killed"`, death, true},
		{`event == "fire" and class == "fire" and place == "Lugo" and main`, death, true},
		{`event == "" and class == "" and place == "" and not main`, office, true},
		{`event == "strikes began" and class == "attack"`, day, true},
		{`type == "DATE" and value == "2026-03-02" and from == "2026-03-02" and to <= "2026-03-03"`, day, true},
		{`weekday == "Monday"`, filterRow("date", "x", nil, facts.Field{Name: "date", Value: facts.Date{When: facts.Day(2026, 3, 2), Granularity: facts.DayGranularity}}), true},
		{`certainty == "asserted" and part == "whole" and claimant == ""`, death, true},
		{`in_quote or named or implicit or lead`, death, false},
		{`version == 1`, death, true},
		// A day is as wide as it is written.
		{`published == "2026-03-02"`, death, true},
		{`published <= "2026-03-02" and published >= "2026-03-02"`, death, true},
		{`published < "2026-03-02" or published > "2026-03-02" or published != "2026-03-02"`, death, false},
		{`"2026-03-01" < published and "2026-03-03" > published`, death, true},
		{`published >= date("2026-03-02") and published < date("2026-03-03")`, death, true},
		{`as_of < published`, death, true},
		{`published - as_of == duration("24h")`, death, true},
		// What is not known satisfies no comparison.
		{`published < "2030-01-01" or published > "1990-01-01" or published != "2026-03-02" or published == published`, day, false},
		{`modified < "2030-01-01"`, death, false},
		{`from < "2030-01-01"`, death, false},
		// One name, two types: the value in words.
		{`status == "12" and price.low == 3`, filterRow("price", "x", nil, facts.Field{Name: "price", Value: facts.Exactly(3)}, facts.Field{Name: "status", Value: facts.Exactly(12)}), true},
		{`any(["killed", "hurt"], outcome == #)`, death, true},
	} {
		f, err := NewFilter(filterKinds, c.where)
		require.NoError(t, err, c.where)
		got, err := f.Match(t.Context(), c.row)
		require.NoError(t, err, c.where)
		require.Equal(t, c.want, got, c.where)
	}
}

func TestFilterMistakes(t *testing.T) {
	for where, want := range map[string]string{
		``:                                     `filter:1:1: an empty expression`,
		`kind == "casualty" and outlte == "A"`: `filter:1:24: unknown name outlte (did you mean "outlet"?)`,
		`low >=`:                               `filter:1:6: unexpected token EOF`,
		`low`:                                  `filter:1:1: a filter must be true or false, this is a number`,
		`kind == "casualtey"`:                  `filter:1:9: unknown kind "casualtey" (did you mean "casualty"?)`,
		`kind in ["quote", "toll"]`:            `filter:1:19: unknown kind "toll"; known: casualty, date, title, quote, price`,
		`"posible" == certainty`:               `filter:1:1: unknown certainty "posible" (did you mean "possible"?)`,
		`published > "yesterday"`:              `filter:1:13: "yesterday" is no time: want a date like 2026-01-31, or a time like 2026-01-31T18:00:00Z`,
		`published > 2026`:                     `filter:1:11: a time is compared with a time, or with a date in quotation marks: "2026-01-31"`,
		`price > 12`:                           `filter:1:7: invalid operation: > (mismatched types quantity and int): use disjoint(), above(), or .low and .high`,
		`price.lo > 12`:                        `filter:1:7: unknown field "lo" of a quantity (did you mean "low"?)`,
		`outcome == 12`:                        `filter:1:9: invalid operation: == (mismatched types string and int)`,
		`now > published`:                      `filter:1:1: unknown name now (did you mean "low"?)`,
		`count > 12`:                           `filter:1:1: a filter names the parts of count: low, high, approx, unit`,
		`office.title == "mayor"`:              `filter:1:1: a filter names the parts of office: title, org, status, role, body`,
		`foo > published`:                      `filter:1:1: unknown name foo`,
		`text matches outlet`:                  `filter:1:6: the right side of matches must be a text in quotation marks`,
		`__steps != nil`:                       `filter:1:1: unknown name __steps`,
		strings.Repeat("(", 101) + strings.Repeat(")", 101): `filter:1:1: brackets nested more than 100 deep`,
	} {
		f, err := NewFilter(filterKinds, where)
		require.Nil(t, f, where)
		require.EqualError(t, err, want, where)
	}
	_, err := NewFilter(filterKinds, "kind == \"tolls\" and\n certainty == \"sure\"")
	require.EqualError(t, err, "filter:1:9: unknown kind \"tolls\"; known: casualty, date, title, quote, price\n"+
		"filter:2:15: unknown certainty \"sure\"; known: asserted, possible, denied, planned")
}

// TestFilterPushes: what a store can look up is exactly this.
func TestFilterPushes(t *testing.T) {
	day := func(d int) time.Time { return facts.Day(2026, 3, d).From }
	for _, c := range []struct {
		where string
		want  Pushed
	}{
		{`kind == "casualty"`, Pushed{Kinds: []string{"casualty"}}},
		{`"casualty" == kind`, Pushed{Kinds: []string{"casualty"}}},
		{`kind in ["date", "quote"] and outlet == "A" and article in ["x"]`, Pushed{Kinds: []string{"date", "quote"}, Outlets: []string{"A"}, Articles: []string{"x"}}},
		{`outlet == "A" && outlet == "B"`, Pushed{Outlets: []string{"A"}}},
		{`(outcome == "killed" and low > 3) and person == "Ada Krol"`, Pushed{Kinds: []string{"casualty"}, Equal: []Field{{"outcome", "killed"}, {"person", "Ada Krol"}}}},
		{`speaker == "Ada Krol" and kind in ["quote", "date"]`, Pushed{Kinds: []string{"quote", "date"}, Equal: []Field{{"speaker", "Ada Krol"}}}},
		{`low >= 10`, Pushed{Kinds: []string{"casualty"}}},
		{`10.5 < low and high == 12`, Pushed{Kinds: []string{"casualty"}}},
		{`from > "2026-03-02"`, Pushed{Kinds: []string{"date"}}},
		{`status == "current"`, Pushed{Kinds: []string{"price", "title"}}}, // a number of another kind: no look-up of the value
		{`published >= "2026-03-02" and published < "2026-03-09"`, Pushed{From: day(2), To: day(9)}},
		{`published > "2026-03-02" and published <= "2026-03-09" and published > "2026-01-01"`, Pushed{From: day(3), To: day(10)}},
		{`published == "2026-03-02"`, Pushed{From: day(2), To: day(3)}},
		{`"2026-03-02" <= published`, Pushed{From: day(2)}},
		{`published > date("2026-03-02") and published <= date("2026-03-03")`, Pushed{From: day(2), To: day(3).Add(time.Second)}},
		{`published >= "2026-03-02T00:00:00.5Z" and published < "2026-03-02T23:59:59.5Z"`, Pushed{From: day(2), To: day(3)}},
		{`published >= date("2026-03-02") and published < date("2026-03-03")`, Pushed{From: day(2), To: day(3)}},
		// Nothing of these may be looked up.
		{`kind == "casualty" or outlet == "A"`, Pushed{}},
		{`not (kind == "casualty")`, Pushed{}},
		{`kind != "casualty" and outlet != "A" and published != "2026-03-02"`, Pushed{}},
		{`outcome == "" and outlet == ""`, Pushed{}},
		{`text == "Twelve" and claimant == "police" and event == "fire"`, Pushed{}},
		{`low != 10`, Pushed{}},
		{`outcome != "killed" and org == ""`, Pushed{}},
		{`low < high and outcome == org`, Pushed{}},
		{`not (low < 10)`, Pushed{}},
		{`outlet in [url, "A"]`, Pushed{}},
		{`modified > "2026-03-02" and as_of > "2026-03-02"`, Pushed{}},
		{`lower(outlet) == "a" and outlet contains "A"`, Pushed{}},
		{`(kind == "casualty") == false`, Pushed{}},
	} {
		f, err := NewFilter(filterKinds, c.where)
		require.NoError(t, err, c.where)
		require.Equal(t, c.want, f.Pushed(), c.where)
	}
}

// TestPushedLosesNothing: for random conditions and rows, a row that matches is never left out by what is pushed.
func TestPushedLosesNothing(t *testing.T) {
	terms := []string{`kind == "casualty"`, `kind in ["title", "casualty"]`, `kind == "title"`, `outlet == "A"`, `outlet in ["A", "B"]`, `article == "1"`,
		`outcome == "killed"`, `outcome == "hurt"`, `person == "Ada Krol"`, `low > 3`, `low != 3`, `high <= 2`, `status == "x"`, `from > "2026-01-01"`, `published > "2026-03-02"`, `published <= "2026-03-02"`, `"2026-03-03" == published`,
		`published >= date("2026-03-02")`, `published < "2026-03-02T12:00"`, `published != "2026-03-01"`, `not (outlet == "B")`, `text != ""`}
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	var rows []Row
	for range 300 {
		row := toll(facts.Exactly(float64(r.IntN(6))), func(x *Row) {
			x.Article.Outlet, x.Article.ID = pick("A", "B", "C"), pick("1", "2")
			x.Article.Published = facts.Instant{From: facts.Day(2026, 3, 1+r.IntN(4)).From.Add(time.Duration(r.IntN(24)) * time.Hour)}
			if r.IntN(5) == 0 {
				x.Article.Published = facts.Instant{}
			}
			x.Fact.Kind = pick("casualty", "title")
			if x.Fact.Kind == "title" {
				x.Fact.Fields = []facts.Field{{Name: "person", Value: facts.Name(pick("Ada Krol", "Bo Lind"))}}
			} else {
				x.Fact.Fields = append(x.Fact.Fields[:1], facts.Field{Name: "outcome", Value: facts.Term(pick("killed", "hurt"))})
			}
		})
		rows = append(rows, row)
	}
	matched, left := 0, 0
	for range 400 {
		where := terms[r.IntN(len(terms))]
		for range r.IntN(4) {
			where = "(" + where + ")" + pick(" and ", " && ", " or ") + terms[r.IntN(len(terms))]
		}
		f, err := NewFilter(filterKinds, where)
		require.NoError(t, err, where)
		for _, row := range rows {
			ok, err := f.Match(t.Context(), row)
			require.NoError(t, err)
			if kept := holds(f.Pushed(), row); !kept {
				left++
				require.False(t, ok, "%s leaves out %v", where, row.Fact)
			}
			if ok {
				matched++
			}
		}
	}
	require.Greater(t, matched, 1000)
	require.Greater(t, left, 1000)
}

// holds is what a store does with a query.
func holds(p Pushed, r Row) bool {
	in := func(list []string, s string) bool { return len(list) == 0 || slices.Contains(list, s) }
	for _, e := range p.Equal {
		if v := r.Fact.Get(e.Name); v == nil || v.String() != e.Value {
			return false
		}
	}
	t := r.Article.Published.From
	return in(p.Kinds, r.Fact.Kind) && in(p.Outlets, r.Article.Outlet) && in(p.Articles, r.Article.ID) &&
		(p.From.IsZero() || !t.IsZero() && !t.Before(p.From)) && (p.To.IsZero() || !t.IsZero() && t.Before(p.To))
}

func FuzzFilter(f *testing.F) {
	for _, s := range []string{`kind == "casualty" and low > 3`, `published > "2026-03-02"`, `any([1], # == 1)`, `price.low`, `(((`, `"a" in [1]`, "kind\n==", `outlet in ["A"] and "2026" > modified`} {
		f.Add(s)
	}
	row := toll(facts.Exactly(3), nil)
	f.Fuzz(func(t *testing.T, where string) {
		filter, err := NewFilter(filterKinds, where)
		if err != nil {
			require.True(t, strings.HasPrefix(err.Error(), "filter:"), err.Error())
			return
		}
		if ok, err := filter.Match(t.Context(), row); err == nil && ok {
			require.True(t, holds(filter.Pushed(), row), where)
		}
	})
}
