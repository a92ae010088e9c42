package rules

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// TestBuiltinExamples: every built-in rule has an example that fires and one that stays silent.
func TestBuiltinExamples(t *testing.T) {
	set := builtins(t)
	require.NoError(t, set.Lint())
	var ids []string
	for _, r := range set.Rules() {
		ids = append(ids, r.ID)
		require.NotEmpty(t, r.Message, r.ID)
		require.Equal(t, "crosscheck", r.Owner, r.ID)
	}
	require.Equal(t, []string{"percent-vs-points", "percent-change-math", "magnitude-slip", "magnitude-slip-inside", "magnitude-conflict", "magnitude-confirmed",
		"amount-conflict", "amount-confirmed", "vote-conflict", "margin-conflict", "vote-confirmed", "area-update", "area-confirmed",
		"weekday-date", "years-ago", "relative-month", "new-year-slip", "future-past", "age-birthdate", "age-two", "age-conflict", "birth-conflict",
		"toll-conflict", "toll-conflict-undated", "toll-decrease", "toll-contested", "toll-revised", "toll-update", "toll-confirmed",
		"toll-single-origin", "headline-body-figure", "figure-twice", "date-conflict", "date-confirmed", "unconfirmed", "name-spelling", "second-reference-first", "sources-plural", "unverified-said", "place-conflict", "place-confirmed",
		"quote-altered", "quote-altered-word", "quote-confirmed", "quote-speaker-conflict", "quote-unattributed", "headline-quote-in-body",
		"title-conflict", "title-note", "title-confirmed", "title-asof", "office-two-holders",
		"toll-no-attribution", "toll-single-giver", "toll-stale", "toll-prime-source",
		"toll-vague-vs-exact", "toll-method", "toll-category-mix", "same-number-other-unit", "toll-sum", "toll-modifier-mismatch", "toll-includes-attacker", "toll-range", "count-list"}, ids)
}

// TestTable runs the table of verdicts and time: each cell gives exactly the rules named.
func TestTable(t *testing.T) {
	n, atLeast := facts.Exactly, facts.AtLeast
	for _, c := range []struct {
		name string
		a, b says
		old  bool // the event ended long before
		want []string
	}{
		{"equal, same time", says{outlet: "A", day: 2, value: n(12)}, says{outlet: "B", day: 2, value: n(12)}, false, []string{"toll-confirmed"}},
		{"equal, later", says{outlet: "A", day: 2, value: n(12)}, says{outlet: "B", day: 4, value: n(12)}, false, []string{"toll-confirmed"}},
		{"equal, undated", says{outlet: "A", value: n(12)}, says{outlet: "B", day: 4, value: n(12)}, false, []string{"toll-confirmed"}},
		{"equal, settled", says{outlet: "A", day: 2, value: n(12)}, says{outlet: "B", day: 4, value: n(12)}, true, []string{"toll-confirmed"}},
		{"inside, same time", says{outlet: "A", day: 2, value: atLeast(12)}, says{outlet: "B", day: 2, value: n(15)}, false, []string{"toll-confirmed"}},
		{"inside, later and higher", says{outlet: "A", day: 2, value: atLeast(12)}, says{outlet: "B", day: 4, value: n(15)}, false, []string{"toll-update"}},
		{"inside, later and higher, in the other order", says{outlet: "A", day: 4, value: n(15)}, says{outlet: "B", day: 2, value: atLeast(12)}, false, []string{"toll-update"}},
		{"inside, later and lower", says{outlet: "A", day: 4, value: atLeast(12)}, says{outlet: "B", day: 2, value: n(15)}, false, []string{"toll-confirmed"}},
		{"inside, undated", says{outlet: "A", value: atLeast(12)}, says{outlet: "B", day: 2, value: n(15)}, false, []string{"toll-confirmed"}},
		{"inside, settled", says{outlet: "A", day: 2, value: atLeast(12)}, says{outlet: "B", day: 4, value: n(15)}, true, []string{"toll-confirmed"}},
		{"givers, same time", says{outlet: "A", day: 2, value: n(12), claim: "police"}, says{outlet: "B", day: 2, value: n(19), claim: "the rebels"}, false, []string{"toll-contested"}},
		{"givers, later and higher", says{outlet: "A", day: 2, value: n(12), claim: "police"}, says{outlet: "B", day: 4, value: n(19), claim: "the rebels"}, false, []string{"toll-update"}},
		{"givers, later and lower", says{outlet: "A", day: 2, value: n(19), claim: "police"}, says{outlet: "B", day: 4, value: n(12), claim: "the rebels"}, false, []string{"toll-contested"}},
		{"givers, revised", says{outlet: "A", day: 2, value: n(19), claim: "police"}, says{outlet: "B", day: 4, value: n(12), claim: "the rebels", revised: "revised"}, false, []string{"toll-revised"}},
		{"givers, undated", says{outlet: "A", value: n(19), claim: "police"}, says{outlet: "B", day: 4, value: n(12), claim: "the rebels"}, false, []string{"toll-contested"}},
		{"givers, settled", says{outlet: "A", day: 2, value: n(12), claim: "police"}, says{outlet: "B", day: 4, value: n(19), claim: "the rebels"}, true, []string{"toll-contested"}},
		{"one giver", says{outlet: "A", day: 2, value: n(12), claim: "police"}, says{outlet: "B", day: 2, value: n(19), claim: "the police"}, false, []string{"toll-conflict"}},
		{"disjoint, same time", says{outlet: "A", day: 2, value: n(12)}, says{outlet: "B", day: 2, value: n(19)}, false, []string{"toll-conflict"}},
		{"disjoint, later and higher", says{outlet: "A", day: 2, value: n(12)}, says{outlet: "B", day: 4, value: n(19)}, false, []string{"toll-update"}},
		{"disjoint, later and lower", says{outlet: "A", day: 2, value: n(19)}, says{outlet: "B", day: 4, value: n(12)}, false, []string{"toll-decrease"}},
		{"disjoint, revised", says{outlet: "A", day: 2, value: n(19)}, says{outlet: "B", day: 4, value: n(12), revised: "double-counted"}, false, []string{"toll-revised"}},
		{"disjoint, undated", says{outlet: "A", value: n(19)}, says{outlet: "B", day: 4, value: n(12)}, false, []string{"toll-conflict-undated"}},
		{"disjoint, settled", says{outlet: "A", day: 2, value: n(12)}, says{outlet: "B", day: 4, value: n(19)}, true, []string{"toll-conflict"}},
		{"about 80 and 76", says{outlet: "A", day: 2, value: facts.Quantity{Low: 80, High: 80, Approx: true}}, says{outlet: "B", day: 2, value: n(76)}, false, []string{"toll-confirmed"}},
		{"only possible", says{outlet: "A", day: 2, value: n(12), not: facts.Possible}, says{outlet: "B", day: 2, value: n(19)}, false, nil},
		{"one origin", says{outlet: "A", day: 2, value: n(12), origin: 1}, says{outlet: "B", day: 2, value: n(12), origin: 1}, false, []string{"toll-single-origin"}},
		{"one outlet twice", says{outlet: "A", day: 2, value: n(12)}, says{outlet: "A", day: 3, value: n(12)}, false, []string{"toll-single-origin"}},
	} {
		in := input(testKinds()[0], 0, c.a, c.b)
		if c.old {
			in.Subjects[0].Ended = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		got, errs := builtins(t).Eval(context.Background(), in)
		require.Empty(t, errs, c.name)
		var ids []string
		for _, f := range got {
			ids = append(ids, f.Rule)
			require.Len(t, f.Evidence, 2, c.name)
		}
		require.Equal(t, c.want, ids, c.name)
	}
}

func TestMessages(t *testing.T) {
	n := facts.Exactly
	got, errs := builtins(t).Eval(context.Background(), input(testKinds()[0], 0,
		says{outlet: "A", day: 2, value: n(12)}, says{outlet: "B", day: 2, value: n(1900)}, says{outlet: "C", day: 2, value: n(12)}, says{outlet: "D", day: 2, value: facts.AtLeast(10)}))
	require.Empty(t, errs)
	var lines []string
	for _, f := range got {
		lines = append(lines, f.Rule+": "+f.Message)
	}
	require.Equal(t, []string{
		"toll-conflict: A, C put the toll at 12, B at 1,900",
		"toll-confirmed: the toll: 12 / at least 10 in A, C, D (3 origins)",
		"toll-confirmed: the toll: 1,900 / at least 10 in B, D (2 origins)",
	}, lines)
	require.Len(t, got[0].Evidence, 3)
	require.Equal(t, "a0", got[0].Evidence[0].Article.ID)
	require.Equal(t, []string{"12", "1,900"}, got[0].Values)
	require.Equal(t, "Which figure is current, and who gave it?", got[0].Ask)
	require.Equal(t, 3, got[1].Origins)
}

func TestOtherKinds(t *testing.T) {
	kinds := testKinds()
	defence := facts.Office{Title: "defence minister", Role: "minister", Portfolios: []string{"defence"}, Body: "CO", Status: "current", Exclusive: []string{"cabinet/defence"}}
	foreign := defence
	foreign.Title, foreign.Portfolios, foreign.Exclusive = "foreign minister", []string{"foreign"}, []string{"cabinet/foreign"}
	month := func(m time.Month) facts.Date {
		from := time.Date(2025, m, 1, 0, 0, 0, 0, time.UTC)
		return facts.Date{Kind: "DATE", Value: from.Format("2006-01"), When: facts.Instant{From: from, To: from.AddDate(0, 1, 0)}, Granularity: facts.MonthGranularity}
	}
	text := func(s string) facts.Text { return facts.Text(s) }
	for _, c := range []struct {
		name string
		kind int
		a, b facts.Value
		want []string
	}{
		{"offices", 1, defence, foreign, []string{"title-conflict"}},
		{"one office", 1, defence, defence, []string{"title-confirmed"}},
		{"months", 2, month(8), month(9), []string{"date-conflict"}},
		{"one month", 2, month(9), month(9), []string{"date-confirmed"}},
		{"negation", 3, text("We will not close the harbour to fishing boats"), text("We will close the harbour to fishing boats"), []string{"quote-altered"}},
		{"number", 3, text("We have lost 40 good people in this harbour"), text("We have lost 14 good people in this harbour"), []string{"quote-altered"}},
		{"word", 3, text("We will never close the harbour to fishing boats this winter"), text("We will never close the airport to fishing boats this winter"), []string{"quote-altered-word"}},
		{"same words", 3, text("We will not close the harbour"), text("we will not close the harbor."), []string{"quote-confirmed"}},
	} {
		got, errs := builtins(t).Eval(context.Background(), input(kinds[c.kind], 0, says{outlet: "A", day: 2, value: c.a}, says{outlet: "B", day: 2, value: c.b}))
		require.Empty(t, errs, c.name)
		var ids []string
		for _, f := range got {
			ids = append(ids, f.Rule)
		}
		require.Equal(t, c.want, ids, c.name)
	}
}

func TestAlsoSays(t *testing.T) {
	kind := testKinds()[1]
	defence := facts.Office{Title: "defence minister", Role: "minister", Portfolios: []string{"defence"}, Status: "current", Exclusive: []string{"cabinet/defence"}}
	foreign := facts.Office{Title: "foreign minister", Role: "minister", Portfolios: []string{"foreign"}, Status: "current", Exclusive: []string{"cabinet/foreign"}}
	in := input(kind, 0, says{outlet: "A", day: 2, value: defence}, says{outlet: "B", day: 2, value: foreign}, says{outlet: "A", day: 2, value: foreign})
	in.Subjects[0].Statements[2].Index = 0 // the first article names both
	got, errs := builtins(t).Eval(context.Background(), in)
	require.Empty(t, errs)
	require.Len(t, got, 2, "one article that names both excuses nothing")
	require.Equal(t, "title-conflict", got[0].Rule)

	in = input(kind, 0, says{outlet: "A", day: 2, value: defence}, says{outlet: "B", day: 2, value: foreign}, says{outlet: "A", day: 2, value: foreign}, says{outlet: "B", day: 2, value: defence})
	in.Subjects[0].Statements[2].Index, in.Subjects[0].Statements[3].Index = 0, 1 // both name both
	got, errs = builtins(t).Eval(context.Background(), in)
	require.Empty(t, errs)
	for _, f := range got {
		require.Equal(t, "title-confirmed", f.Rule)
	}
}

func TestWeekday(t *testing.T) {
	day := facts.Date{Kind: "DATE", Value: "2025-11-13", When: facts.Day(2025, 11, 13), Granularity: facts.DayGranularity}
	for _, c := range []struct {
		mention string
		dated   bool
		fires   bool
	}{
		{"Friday, November 13, 2025", false, true},
		{"Thursday, November 13, 2025", false, false},
		{"Fri. Nov 13", true, true},
		{"Fri. Nov 13", false, false},
		{"Friday", true, false},
		{"Thurs., 13 November", true, false},
	} {
		a := &facts.Article{ID: "a", Outlet: "A", Parts: []facts.Part{{Name: "body", Text: c.mention}}}
		if c.dated {
			a.Published = facts.Day(2025, 11, 15)
		}
		span := facts.Span{End: len(c.mention)}
		f := facts.Fact{Kind: "date", Span: span, Sentence: span, Fields: []facts.Field{{Name: "date", Value: day}}}
		in := &Input{Draft: -1, Digests: []*facts.Digest{{Article: a, Facts: []facts.Fact{f, f}}}}
		got, errs := builtins(t).Eval(context.Background(), in)
		require.Empty(t, errs, c.mention)
		if !c.fires {
			require.Empty(t, got, c.mention)
			continue
		}
		require.Len(t, got, 1, c.mention)
		require.Len(t, got[0].Evidence, 2, "equal messages are one finding")
		require.Equal(t, "“"+c.mention+"”: 13 November 2025 is a Thursday, not a Friday; either Thursday, or 14 November 2025", got[0].Message)
	}
}

func TestUnconfirmed(t *testing.T) {
	in := input(testKinds()[0], 0, says{outlet: "A", day: 2, value: facts.Exactly(12)})
	in.Digests = append(in.Digests, &facts.Digest{Article: &facts.Article{ID: "z", Outlet: "Z", Parts: []facts.Part{{Name: "body"}}}})
	in.Stories[0].Articles = []int{0, 1}
	got, _ := builtins(t).Eval(context.Background(), in)
	require.Empty(t, got, "no draft")
	in.Draft = 0
	got, errs := builtins(t).Eval(context.Background(), in)
	require.Empty(t, errs)
	require.Len(t, got, 1)
	require.Equal(t, "only the draft speaks of the toll: 12", got[0].Message)
}
