package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/facts/extract"
	"crosscheck/facts/store"
	"crosscheck/rules"
)

// TestPushedIsUnpushed: for random conditions, a store that looks up what it can gives the same facts as one that gives all of them.
func TestPushedIsUnpushed(t *testing.T) {
	ctx := t.Context()
	x, err := extract.New()
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(7, 7))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	var articles []*facts.Article
	for i := range 60 {
		words := fmt.Sprintf("%d people were %s in the %s in Lugo on %s. “We will rebuild the pier,” Mayor %s said.", 2+r.IntN(9),
			pick("killed", "injured"), pick("fire", "flood"), pick("Monday", "March 3, 2026"), pick("Ada Krol", "Bo Lind"))
		a := fireArticle(i%40, words)
		a.Version, a.Outlet = fmt.Sprintf("%016d", i), pick("Wire One", "Wire Two", "Wire Three")
		a.Published = facts.Instant{From: time.Date(2026, 3, 1+r.IntN(5), r.IntN(24), 0, 0, 0, time.UTC)}
		if a.Published.To = a.Published.From.Add(time.Second); r.IntN(6) == 0 {
			a.Published = facts.Instant{}
		}
		articles = append(articles, a)
	}
	digests, problems := (&checker.Checker{Extractor: x}).Extract(ctx, articles)
	require.Empty(t, problems)
	stores := map[string]store.Store{}
	for name, address := range map[string]string{"memory": "memory:", "sqlite": filepath.Join(t.TempDir(), "news.db")} {
		s, err := store.Open(ctx, address)
		require.NoError(t, err)
		t.Cleanup(func() { _ = s.Close() })
		require.NoError(t, s.Put(ctx, digests...))
		stores[name] = s
	}
	terms := []string{`kind == "casualty"`, `kind in ["title", "quote"]`, `outlet == "Wire One"`, `outlet in ["Wire Two", "Wire Three"]`, `article == "a-3"`,
		`article in ["a-1", "a-2", "a-3"]`, `outcome == "killed"`, `person == "Ada Krol"`, `speaker == "Bo Lind"`, `org == ""`, `low > 4`, `text contains "people"`,
		`published > "2026-03-02"`, `published <= "2026-03-02"`, `"2026-03-03" == published`, `published < "2026-03-04T12:30"`, `published >= date("2026-03-02")`,
		`published < date("2026-03-04")`, `not (outlet == "Wire One")`, `version == 2`, `event == "fire"`}
	listed := 0
	for range 150 {
		where := terms[r.IntN(len(terms))]
		for range r.IntN(3) {
			where = "(" + where + ")" + pick(" and ", " and ", " or ") + terms[r.IntN(len(terms))]
		}
		f, err := rules.NewFilter(x.Kinds(), where)
		require.NoError(t, err, where)
		latest := r.IntN(2) == 0
		var want []string
		for _, name := range []string{"memory", "sqlite"} {
			all := store.Query{Select: store.Select{Latest: latest}}
			pushed := all
			narrow(&pushed, f.Pushed())
			for _, q := range []store.Query{all, pushed} {
				got := matching(t, stores[name], q, f)
				if want == nil {
					want = append([]string{""}, got...)
				}
				require.Equal(t, want[1:], append([]string{}, got...), "%s: %s", name, where)
			}
		}
		listed += len(want) - 1
	}
	require.Greater(t, listed, 500)
}

func matching(t *testing.T, s store.Store, q store.Query, f *rules.Filter) (out []string) {
	for row, err := range s.Facts(t.Context(), q) {
		require.NoError(t, err)
		ok, err := f.Match(t.Context(), rules.Row{Article: row.Article, Number: row.Number, Fact: row.Fact, Event: row.Event})
		require.NoError(t, err)
		if ok {
			out = append(out, fmt.Sprintf("%s %s %d %s %v", row.Article.ID, row.Article.Version, row.Number, row.Fact.Kind, row.Fact.Span))
		}
	}
	return out
}

// TestFlagsNarrow: a list of a flag stays, the tighter bound of time wins.
func TestFlagsNarrow(t *testing.T) {
	o := factsFlags{kinds: []string{"quote"}, since: "2026-03-02", until: "2026-03-09", format: "csv"}
	q, err := o.query()
	require.NoError(t, err)
	narrow(&q, rules.Pushed{Kinds: []string{"title"}, Outlets: []string{"A"}, From: facts.Day(2026, 3, 1).From, To: facts.Day(2026, 3, 5).From,
		Equal: []rules.Field{{Name: "speaker", Value: "Ada Krol"}}})
	require.Equal(t, store.Query{Select: store.Select{Latest: true, Outlets: []string{"A"}, From: facts.Day(2026, 3, 2).From, To: facts.Day(2026, 3, 5).From},
		Kinds: []string{"quote"}, Equal: []store.Equal{{Field: "speaker", Value: "Ada Krol"}}}, q)
}

// TestFactsOnATerminal: no line is wider than the screen.
func TestFactsOnATerminal(t *testing.T) {
	name := filepath.Join(t.TempDir(), "news.db")
	line := `{"id":"a-1","outlet":"The Very Long Harbour Herald of Lugo","published":"2026-03-02","text":"` + strings.Repeat("Very ", 40) + `sadly eight people were killed in the fire in Lugo, “` + strings.Repeat("and it was bad ", 30) + `,” Mayor Ada Krol said."}`
	status, _, errs := call(t, environment{}, line, "ingest", "-", "--store", name)
	require.Equal(t, statusOK, status, errs)
	_, out, errs := call(t, environment{terminal: wide(80)}, "", "facts", "--store", name)
	require.Empty(t, errs)
	require.Contains(t, out, "\x1b[1mpublished")
	require.Contains(t, out, "The Very Long Har…")
	for _, l := range strings.Split(strings.ReplaceAll(strings.ReplaceAll(out, "\x1b[1m", ""), "\x1b[0m", ""), "\n") {
		require.LessOrEqual(t, len([]rune(l)), 80, l)
	}
}

func wide(columns int) func(io.Writer) (int, bool) {
	return func(io.Writer) (int, bool) { return columns, true }
}
