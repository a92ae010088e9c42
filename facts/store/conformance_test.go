package store

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// addresses says how the suite opens each kind of store; a kind of the table without one fails the test.
var addresses = map[string]func(t *testing.T) string{
	"memory": func(*testing.T) string { return "memory:" },
	"sqlite": func(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "facts.db") },
}

func TestStores(t *testing.T) {
	for _, o := range openers {
		address, ok := addresses[o.Scheme]
		require.True(t, ok, "no address to test %s with", o.Scheme)
		t.Run(o.Scheme, func(t *testing.T) {
			conform(t, func(t *testing.T) Store {
				s, err := Open(context.Background(), address(t))
				require.NoError(t, err)
				t.Cleanup(func() { _ = s.Close() })
				return s
			})
		})
	}
}

// conform is the suite that every store passes; open gives an empty store.
func conform(t *testing.T, open func(*testing.T) Store) {
	ctx := context.Background()
	t.Run("digests with every field filled come back whole", func(t *testing.T) { conformWhole(t, open) })
	t.Run("versions, as-of, outlets, window, tallies", func(t *testing.T) { conformSelect(t, open) })
	t.Run("a newer extraction takes the place of the older", func(t *testing.T) { conformExtractors(t, open) })
	t.Run("batches are stored whole or not at all", func(t *testing.T) { conformBatches(t, open) })
	t.Run("strange names and texts", func(t *testing.T) { conformStrange(t, open) })
	t.Run("facts by kind, field and word", func(t *testing.T) { conformFacts(t, open) })
	t.Run("candidates", func(t *testing.T) { conformCandidates(t, open) })

	t.Run("a digest comes back whole", func(t *testing.T) {
		s := open(t)
		d := digest("lugo-fire", "v1", "Twelve people were killed.")
		require.NoError(t, s.Put(ctx, d))
		got, err := s.Digest(ctx, Key{"lugo-fire", "v1"})
		require.NoError(t, err)
		require.Equal(t, d, got)
		require.NoError(t, Check(ctx, s))
	})

	t.Run("articles come in key order, whatever the order of put", func(t *testing.T) {
		s := open(t)
		for _, k := range []Key{{"b", "1"}, {"a", "2"}, {"ä", "1"}, {"a", "1"}, {"B", "1"}, {"a b", "1"}} {
			require.NoError(t, s.Put(ctx, digest(k.ID, k.Version, "Nobody was hurt.")))
		}
		require.Equal(t, []Key{{"B", "1"}, {"a", "1"}, {"a", "2"}, {"a b", "1"}, {"b", "1"}, {"ä", "1"}}, keys(t, s))
	})

	t.Run("putting twice changes nothing, putting a newer extraction replaces", func(t *testing.T) {
		s := open(t)
		d := digest("a", "1", "Nobody was hurt.")
		require.NoError(t, s.Put(ctx, d))
		require.NoError(t, s.Put(ctx, d))
		require.Equal(t, []Key{{"a", "1"}}, keys(t, s))
		newer := digest("a", "1", "Nobody was hurt.")
		newer.Facts = nil
		require.NoError(t, s.Put(ctx, newer))
		got, err := s.Digest(ctx, Key{"a", "1"})
		require.NoError(t, err)
		require.Empty(t, got.Facts)
	})

	t.Run("what is missing or has no key is an error", func(t *testing.T) {
		s := open(t)
		_, err := s.Digest(ctx, Key{"a", "1"})
		require.ErrorIs(t, err, ErrNotFound)
		require.Error(t, s.Put(ctx, nil))
		require.Error(t, s.Put(ctx, &facts.Digest{}))
		require.Error(t, s.Put(ctx, digest("", "1", "x")))
		require.Error(t, s.Put(ctx, digest("a", "", "x")))
		require.Empty(t, keys(t, s))
	})

	t.Run("iteration can stop early and sees no later put", func(t *testing.T) {
		s := open(t)
		for _, id := range []string{"a", "b", "c"} {
			require.NoError(t, s.Put(ctx, digest(id, "1", "x")))
		}
		var seen []string
		for a, err := range s.Keys(ctx, Select{}) {
			require.NoError(t, err)
			require.NoError(t, s.Put(ctx, digest("z", "1", "x")))
			seen = append(seen, a.ID)
			if a.ID == "b" {
				break
			}
		}
		require.Equal(t, []string{"a", "b"}, seen)
		require.Len(t, keys(t, s), 4)
	})

	t.Run("a cancelled context stops every call", func(t *testing.T) {
		s := open(t)
		require.NoError(t, s.Put(ctx, digest("a", "1", "x")))
		gone, cancel := context.WithCancel(ctx)
		cancel()
		require.ErrorIs(t, s.Put(gone, digest("b", "1", "x")), context.Canceled)
		_, err := s.Digest(gone, Key{"a", "1"})
		require.ErrorIs(t, err, context.Canceled)
		require.ErrorIs(t, Check(gone, s), context.Canceled)
	})

	t.Run("several goroutines put and read", func(t *testing.T) {
		s := open(t)
		var wg sync.WaitGroup
		for g := range 8 {
			wg.Go(func() {
				for i := range 25 {
					d := digest(fmt.Sprintf("a%03d", i), "1", fmt.Sprintf("%d people", g))
					if s.Put(ctx, d) != nil || Check(ctx, s) != nil {
						t.Error("put or check failed")
					}
				}
			})
		}
		wg.Wait()
		require.Len(t, keys(t, s), 25)
	})

	t.Run("nothing works after close", func(t *testing.T) {
		s := open(t)
		require.NoError(t, s.Close())
		require.ErrorIs(t, s.Put(ctx, digest("a", "1", "x")), ErrClosed)
		_, err := s.Digest(ctx, Key{"a", "1"})
		require.ErrorIs(t, err, ErrClosed)
		require.ErrorIs(t, Check(ctx, s), ErrClosed)
	})
}

func TestCheckReportsASpanOutside(t *testing.T) {
	m := &Memory{}
	d := digest("a", "1", "Two died.")
	d.Facts[0].Span.End = 99
	require.NoError(t, m.Put(context.Background(), d))
	require.EqualError(t, Check(context.Background(), m), "a: fact 0 (casualty): span outside the article")
}

func digest(id, version, text string) *facts.Digest {
	a := &facts.Article{ID: id, Version: version, Outlet: "The Coast Post", Published: facts.Day(2026, 3, 2), Source: []byte(text),
		Parts: []facts.Part{{Name: "body", Text: text}}}
	all := facts.Span{End: len(text)}
	return &facts.Digest{Article: a, Facts: []facts.Fact{{Kind: "casualty", Span: all, Sentence: all,
		Fields: []facts.Field{{Name: "outcome", Value: facts.Term("killed")}}, Context: facts.Context{Certainty: facts.Asserted, Part: facts.Whole}}}}
}

func keys(t *testing.T, s Store) (out []Key) {
	for k, err := range s.Keys(context.Background(), Select{}) {
		require.NoError(t, err)
		out = append(out, k)
	}
	return out
}
