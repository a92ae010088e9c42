package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

func conformFacts(t *testing.T, open func(*testing.T) Store) {
	ctx := context.Background()
	s := open(t)
	a := &facts.Article{ID: "fire", Version: "1", Outlet: "Coast Post", Published: facts.Day(2026, 3, 2), Source: []byte("x"), Parts: []facts.Part{
		{Name: "title", Text: "Fire in Lugo"}, {Name: "body", Text: "The café fire in Łódź killed 1,200 people. José O'Neil's “NEVER again” was heard."}}}
	split := len("The café fire in Łódź killed 1,200 people.")
	first, second := facts.Span{Part: 1, End: split}, facts.Span{Part: 1, Start: split + 1, End: len(a.Parts[1].Text)}
	fields := func(pairs ...string) (out []facts.Field) {
		for i := 0; i < len(pairs); i += 2 {
			out = append(out, facts.Field{Name: pairs[i], Value: facts.Term(pairs[i+1])})
		}
		return out
	}
	d := &facts.Digest{Article: a, Events: []facts.Event{{ID: "e1", Head: "fire", Main: true}, {ID: "e2", Head: "quake"}}, Facts: []facts.Fact{
		{Kind: "place", Span: facts.Span{End: 4}, Sentence: facts.Span{End: 12}},
		{Kind: "casualty", Span: first, Sentence: first, Context: facts.Context{Event: "e2"}, Fields: append(fields("outcome", "killed", "odd name", "x"),
			facts.Field{Name: "count", Value: facts.Exactly(1200)}, facts.Field{Name: "date", Value: facts.Date{Value: "2026"}})},
		{Kind: "casualty", Span: first, Sentence: first, Fields: fields("outcome", "injured")},
		{Kind: "quote", Span: second, Sentence: second, Fields: []facts.Field{{Name: "speaker", Value: facts.Name("José O'Neil")}, {Name: "text", Value: facts.Text("NEVER again")}, {Name: "nil"}}},
	}}
	require.NoError(t, s.Put(ctx, d, versioned("vote", "1", "Daily", "2026-03-05", "")))
	for _, c := range []struct {
		name string
		q    Query
		want []string
	}{
		{"all", Query{}, []string{"fire 0", "fire 1", "fire 2", "fire 3", "vote 0"}},
		{"limit", Query{Limit: 2}, []string{"fire 0", "fire 1"}},
		{"a kind", Query{Kinds: []string{"casualty", "none"}}, []string{"fire 1", "fire 2", "vote 0"}},
		{"a kind and a limit", Query{Kinds: []string{"casualty"}, Limit: 3}, []string{"fire 1", "fire 2", "vote 0"}},
		{"a term", Query{Equal: []Equal{{"outcome", "killed"}}}, []string{"fire 1", "vote 0"}},
		{"no such value", Query{Equal: []Equal{{"outcome", "kill"}}}, nil},
		{"two fields", Query{Equal: []Equal{{"outcome", "killed"}, {"odd name", "x"}}}, []string{"fire 1"}},
		{"a name with a quote", Query{Equal: []Equal{{"speaker", "José O'Neil"}}}, []string{"fire 3"}},
		{"a text", Query{Equal: []Equal{{"text", "NEVER again"}}}, []string{"fire 3"}},
		{"a quantity prints, but is none of these", Query{Equal: []Equal{{"count", "1,200"}}}, nil},
		{"nor is a date", Query{Equal: []Equal{{"date", "2026"}}}, nil},
		{"no such field", Query{Equal: []Equal{{"speed", ""}}}, nil},
		{"words in any order, case and accent", Query{Text: "PEOPLE cafe"}, []string{"fire 1", "fire 2"}},
		{"a letter with a stroke is another letter", Query{Text: "Lodz"}, nil},
		{"but finds itself", Query{Text: "łódź"}, []string{"fire 1", "fire 2"}},
		{"digits by group", Query{Text: "200 1"}, []string{"fire 1", "fire 2"}},
		{"marks part words", Query{Text: "o'neil \"never\""}, []string{"fire 3"}},
		{"half a word", Query{Text: "peop"}, nil},
		{"words of two sentences", Query{Text: "fire heard"}, nil},
		{"marks alone hold nowhere", Query{Text: "--- \"“"}, nil},
		{"search operators are words", Query{Text: "people OR heard"}, nil},
		{"no column", Query{Text: "text:people"}, nil},
		{"an outlet, a time, a word", Query{Select: Select{Outlets: []string{"Daily"}, Latest: true, From: facts.Day(2026, 3, 3).From}, Text: "died"}, []string{"vote 0"}},
	} {
		var got []string
		for row, err := range s.Facts(ctx, c.q) {
			require.NoError(t, err, c.name)
			got = append(got, fmt.Sprint(row.Article.ID, " ", slices.IndexFunc(d.Facts, func(f facts.Fact) bool { return fmt.Sprint(f) == fmt.Sprint(*row.Fact) })))
			if row.Article.ID == "vote" {
				got[len(got)-1] = "vote 0"
			}
		}
		require.Equal(t, c.want, got, c.name)
	}
	for row, err := range s.Facts(ctx, Query{Select: Select{Articles: []string{"fire"}}, Kinds: []string{"casualty"}, Limit: 1}) {
		require.NoError(t, err)
		b := *a
		b.Source = nil
		require.Equal(t, Row{&b, 1, &d.Facts[1], &d.Events[1]}, row)
	}
	n := 0
	for range s.Facts(ctx, Query{}) {
		if n++; n == 2 {
			break
		}
	}
	require.Equal(t, 2, n)
}

// conformCandidates: stories are found, whatever the order of storing; every store gives the keys that memory gives.
func conformCandidates(t *testing.T, open func(*testing.T) Store) {
	ctx := context.Background()
	s, m := open(t), &Memory{}
	ds := samples(600)
	for i := range ds {
		if i%50 == 7 {
			ds[i].Article.Published = facts.Instant{}
		}
	}
	r := rand.New(rand.NewPCG(5, 6))
	order := r.Perm(len(ds))
	for _, both := range []Store{s, m} {
		for part := range slices.Chunk(order, 90) {
			var batch []*facts.Digest
			for _, i := range part {
				batch = append(batch, ds[i])
			}
			require.NoError(t, both.Put(ctx, batch...))
		}
		// an older version of one, a newer of another, and a new extraction of a third
		old := sampleOf(1000, 2)
		old.Article.ID, old.Article.Published.From = ds[10].Article.ID, ds[10].Article.Published.From.Add(-time.Hour)
		newer := sampleOf(1001, 4)
		newer.Article.ID, newer.Article.Modified = ds[20].Article.ID, facts.Day(2025, 1, 1)
		changed := *ds[30]
		changed.Sketch = sampleOf(1002, 60).Sketch
		require.NoError(t, both.Put(ctx, old, newer, &changed))
	}

	same := func(d *facts.Digest, asOf time.Time, limit int) []Key {
		want, err := m.Candidates(ctx, d, asOf, limit)
		require.NoError(t, err)
		got, err := s.Candidates(ctx, d, asOf, limit)
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.LessOrEqual(t, len(got), limit)
		for _, k := range got {
			require.NotEqual(t, d.Article.ID, k.ID)
		}
		return got
	}
	for i := 0; i < len(ds); i += 3 {
		got := same(ds[i], time.Time{}, 20)
		for mate := i - i%5; mate < i-i%5+5; mate++ {
			if mate != i && mate != 20 && mate != 30 && i != 20 && i != 30 {
				require.Contains(t, got, KeyOf(ds[mate].Article), "%d is of the story of %d", mate, i)
			}
		}
		same(ds[i], ds[i].Article.Published.From, 7)
	}
	all := same(ds[0], time.Time{}, 1000)
	require.Greater(t, len(all), 100)
	require.Less(t, len(all), 450, "articles of other months are left out")
	undatedDraft := *ds[44]
	undatedDraft.Article = &facts.Article{ID: "draft", Version: "1"}
	require.Contains(t, same(&undatedDraft, time.Time{}, 10), KeyOf(ds[44].Article))
	require.Empty(t, same(&undatedDraft, time.Time{}, 0))
	empty := &facts.Digest{Article: &facts.Article{ID: "empty", Version: "1"}}
	require.Empty(t, same(empty, time.Time{}, 10))
	var newest []Key
	for _, k := range same(sampleOf(2000, 4), time.Time{}, 30) {
		if k.ID == ds[20].Article.ID {
			newest = append(newest, k)
		}
	}
	require.Equal(t, []Key{{ds[20].Article.ID, sampleOf(1001, 4).Article.Version}}, newest, "only the latest version")
	require.Contains(t, same(sampleOf(2000, 4), facts.Day(2024, 6, 1).From, 30), KeyOf(ds[20].Article), "as of then, it was another one")
	require.Contains(t, same(sampleOf(2001, 60), time.Time{}, 30), KeyOf(ds[30].Article), "found by its new extraction")
	require.NotContains(t, same(sampleOf(2002, 6), time.Time{}, 8), KeyOf(ds[30].Article), "and no longer by the old")
}
