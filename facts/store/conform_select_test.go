package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// version is one version of an article with a time of publication and one of change, both may be "".
func versioned(id, hash, outlet, published, modified string) *facts.Digest {
	d := digest(id, hash, "Two people died in "+hash+".")
	a := d.Article
	a.Outlet = outlet
	a.Published, _ = facts.ParseInstant(published)
	a.Modified, _ = facts.ParseInstant(modified)
	return d
}

func conformWhole(t *testing.T, open func(*testing.T) Store) {
	ctx := context.Background()
	s := open(t)
	r := rand.New(rand.NewPCG(3, 4))
	var ds []*facts.Digest
	for n := range 200 {
		ds = append(ds, random(r, n))
	}
	require.NoError(t, s.Put(ctx, ds...))
	keys := make([]Key, len(ds))
	for i, d := range ds {
		keys[len(ds)-1-i] = KeyOf(d.Article)
		got, err := s.Digest(ctx, KeyOf(d.Article))
		require.NoError(t, err)
		require.Equal(t, d, got)
	}
	got, err := s.Digests(ctx, keys...)
	require.NoError(t, err)
	for i, d := range got {
		require.Equal(t, ds[len(ds)-1-i], d)
	}
	_, err = s.Digests(ctx, append(keys, Key{"gone", "1"})...)
	require.ErrorIs(t, err, ErrNotFound)
	require.EqualError(t, err, "gone: no such article in the store")
	none, err := s.Digests(ctx)
	require.NoError(t, err)
	require.Empty(t, none)
}

func conformSelect(t *testing.T, open func(*testing.T) Store) {
	ctx := context.Background()
	s := open(t)
	at := func(text string) time.Time {
		i, ok := facts.ParseInstant(text)
		require.True(t, ok, text)
		return i.From
	}
	for _, d := range []*facts.Digest{
		versioned("fire", "c", "Coast Post", "2026-03-02T08:00:00Z", "2026-03-03T08:00:00Z"),
		versioned("fire", "a", "Coast Post", "2026-03-02T08:00:00Z", ""),
		versioned("fire", "b", "Coast Post", "2026-03-02T08:00:00Z", "2026-03-02T20:00:00.5Z"),
		versioned("storm", "y", "Hill Times", "", ""),
		versioned("storm", "x", "Hill Times", "", ""), // stored later, no time: the latest
		versioned("vote", "1", "Hill Times", "2026-02-01", ""),
		versioned("vote", "0", "Daily", "2026-02-01", ""), // the same time, stored later
		versioned("old", "1", "Daily", "1899-12-31", ""),
	} {
		require.NoError(t, s.Put(ctx, d))
	}
	for _, c := range []struct {
		name string
		sel  Select
		want string
	}{
		{"all", Select{}, "fire/a fire/b fire/c old/1 storm/x storm/y vote/0 vote/1"},
		{"latest", Select{Latest: true}, "fire/c old/1 storm/x vote/0"},
		{"as of a day", Select{AsOf: at("2026-03-02T20:00:00Z")}, "fire/a fire/b old/1 vote/0 vote/1"},
		{"latest as of", Select{AsOf: at("2026-03-02T19:59:59Z"), Latest: true}, "fire/a old/1 vote/0"},
		{"as of before all", Select{AsOf: at("1700-01-01"), Latest: true}, ""},
		{"one outlet", Select{Outlets: []string{"Hill Times"}}, "storm/x storm/y vote/1"},
		{"the latest is of another outlet", Select{Outlets: []string{"Hill Times"}, Latest: true}, "storm/x"},
		{"two outlets", Select{Outlets: []string{"Daily", "Coast Post", "None"}, Latest: true}, "fire/c old/1 vote/0"},
		{"articles", Select{Articles: []string{"vote", "fire'", "fire"}}, "fire/a fire/b fire/c vote/0 vote/1"},
		{"from", Select{From: at("2026-03-02T08:00:00Z")}, "fire/a fire/b fire/c"},
		{"from a second later", Select{From: at("2026-03-02T08:00:01Z")}, ""},
		{"to", Select{To: at("2026-03-02T08:00:00Z")}, "old/1 vote/0 vote/1"},
		{"window", Select{From: at("2026-02-01"), To: at("2026-02-02")}, "vote/0 vote/1"},
		{"everything at once", Select{Latest: true, AsOf: at("2026-03-02T23:00:00Z"), Outlets: []string{"Coast Post"}, Articles: []string{"fire"},
			From: at("2026-03-01"), To: at("2026-03-03")}, "fire/b"},
	} {
		got := ""
		for k, err := range s.Keys(ctx, c.sel) {
			require.NoError(t, err)
			if got != "" {
				got += " "
			}
			got += k.ID + "/" + k.Version
		}
		require.Equal(t, c.want, got, c.name)
	}

	numbers := map[string]int{}
	for row, err := range s.Facts(ctx, Query{}) {
		require.NoError(t, err)
		numbers[row.Article.ID+"/"+row.Article.Version] = row.Number
	}
	require.Equal(t, map[string]int{"fire/a": 1, "fire/b": 2, "fire/c": 3, "old/1": 1, "storm/y": 1, "storm/x": 2, "vote/1": 1, "vote/0": 2}, numbers)

	stats, err := s.Stats(ctx)
	require.NoError(t, err)
	require.Equal(t, Stats{Articles: 4, Versions: 8, Facts: 8, Kinds: []Count{{"casualty", 8}}, Outlets: []Count{{"Daily", 2}, {"Coast Post", 1}, {"Hill Times", 1}},
		First: at("1899-12-31"), Last: at("2026-03-02T08:00:00Z"), Size: stats.Size, Schema: stats.Schema}, stats)
}

func conformExtractors(t *testing.T, open func(*testing.T) Store) {
	ctx := context.Background()
	s := open(t)
	d := versioned("fire", "a", "Coast Post", "2026-03-02", "")
	d.Extractor = "one"
	require.NoError(t, s.Put(ctx, d))
	for extractor, want := range map[string]bool{"": true, "one": true, "two": false} {
		ok, err := s.Has(ctx, Key{"fire", "a"}, extractor)
		require.NoError(t, err)
		require.Equal(t, want, ok, extractor)
	}
	ok, err := s.Has(ctx, Key{"fire", "b"}, "")
	require.NoError(t, err)
	require.False(t, ok)

	// another extraction reads another time and another outlet: the version moves in the order of its article
	require.NoError(t, s.Put(ctx, versioned("fire", "b", "Coast Post", "2026-03-03", "")))
	again := versioned("fire", "a", "Hill Times", "2026-03-05", "")
	again.Extractor, again.Facts = "two", nil
	require.NoError(t, s.Put(ctx, again))
	ok, err = s.Has(ctx, Key{"fire", "a"}, "one")
	require.NoError(t, err)
	require.False(t, ok)
	got, err := s.Digest(ctx, Key{"fire", "a"})
	require.NoError(t, err)
	require.Equal(t, again, got)
	var latest []Key
	for k, err := range s.Keys(ctx, Select{Latest: true}) {
		require.NoError(t, err)
		latest = append(latest, k)
	}
	require.Equal(t, []Key{{"fire", "a"}}, latest)
	stats, err := s.Stats(ctx)
	require.NoError(t, err)
	require.Equal(t, 1, stats.Facts)
}

func conformBatches(t *testing.T, open func(*testing.T) Store) {
	ctx := context.Background()
	s := open(t)
	require.Error(t, s.Put(ctx, sample(0), sample(1), &facts.Digest{}))
	require.Empty(t, keys(t, s))
	require.NoError(t, s.Put(ctx))
	twice := sample(2)
	twice.Extractor = "test-2"
	require.NoError(t, s.Put(ctx, sample(2), sample(3), twice, sample(3)))
	require.Len(t, keys(t, s), 2)
	got, err := s.Digest(ctx, KeyOf(twice.Article))
	require.NoError(t, err)
	require.Equal(t, "test-2", got.Extractor)
	problems, err := Verify(ctx, s)
	require.NoError(t, err)
	require.Empty(t, problems)

	gone, cancel := context.WithCancel(ctx)
	cancel()
	require.ErrorIs(t, s.Put(gone, sample(4)), context.Canceled)
	for _, err := range s.Keys(gone, Select{}) {
		require.ErrorIs(t, err, context.Canceled)
	}
	for _, err := range s.Facts(gone, Query{}) {
		require.ErrorIs(t, err, context.Canceled)
	}
	_, err = s.Candidates(gone, sample(4), time.Time{}, 10)
	require.ErrorIs(t, err, context.Canceled)
	_, err = s.Stats(gone)
	require.ErrorIs(t, err, context.Canceled)
	require.Len(t, keys(t, s), 2)

	require.NoError(t, s.Close())
	require.NoError(t, s.Close(), "twice")
	for _, err := range s.Facts(ctx, Query{}) {
		require.ErrorIs(t, err, ErrClosed)
	}
	_, err = s.Candidates(ctx, sample(4), time.Time{}, 10)
	require.ErrorIs(t, err, ErrClosed)
	_, err = s.Stats(ctx)
	require.ErrorIs(t, err, ErrClosed)
	_, err = s.Has(ctx, Key{"a", "b"}, "")
	require.ErrorIs(t, err, ErrClosed)
	_, err = Verify(ctx, s)
	require.ErrorIs(t, err, ErrClosed)
}

// conformStrange stores what no article should be called.
func conformStrange(t *testing.T, open func(*testing.T) Store) {
	ctx := context.Background()
	s := open(t)
	for i, id := range []string{"a\x00b", "\xff\xfe", "'; DROP TABLE fact; --", `{"$":1}`, "%_*?", " ", "ü\u202e"} {
		d := digest(id, fmt.Sprint(i), "Two \x00 people\ufffd died.")
		require.NoError(t, s.Put(ctx, d))
		got, err := s.Digest(ctx, KeyOf(d.Article))
		require.NoError(t, err, "%q", id)
		require.Equal(t, d, got)
		n := 0
		for row, err := range s.Facts(ctx, Query{Select: Select{Articles: []string{id}}, Text: "people died"}) {
			require.NoError(t, err)
			require.Equal(t, id, row.Article.ID)
			n++
		}
		require.Equal(t, 1, n, "%q", id)
	}
}
