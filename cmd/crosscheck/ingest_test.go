package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/facts/extract"
	"crosscheck/facts/store"
)

// gated is a store in memory that sees every Put before it happens.
type gated struct {
	*store.Memory
	before func(keys []store.Key) error
}

func (g gated) Put(ctx context.Context, ds ...*facts.Digest) error {
	var keys []store.Key
	for _, d := range ds {
		keys = append(keys, store.KeyOf(d.Article))
	}
	if err := g.before(keys); err != nil {
		return err
	}
	return g.Memory.Put(ctx, ds...)
}

func fireArticle(id int, text string) *facts.Article {
	source := fmt.Sprintf("%s In all %d people were killed in the fire in Lugo.", text, id%7+2)
	return &facts.Article{ID: fmt.Sprintf("a-%d", id), Version: fmt.Sprintf("%016x", len(text)), Outlet: "Wire One", Published: facts.Day(2026, 3, 1+id%20),
		Source: []byte(source), Parts: []facts.Part{{Name: "body", Text: source}}}
}

// numbered yields n articles, and counts those that were taken.
func numbered(n int, text string, taken *atomic.Int64) iter.Seq2[*facts.Article, error] {
	return func(yield func(*facts.Article, error) bool) {
		for i := range n {
			if taken != nil {
				taken.Add(1)
			}
			if !yield(fireArticle(i, text), nil) {
				return
			}
		}
	}
}

func newIngestion(t *testing.T, s store.Store) *ingestion {
	x, err := extract.New()
	require.NoError(t, err)
	return &ingestion{store: s, extractor: x.Fingerprint(), checker: &checker.Checker{Extractor: x, Workers: 1}, workers: 3,
		problem: func(error) {}}
}

// TestIngestKeepsOrderAndBounds: articles are kept in the order of the input, and however many there are, few wait.
func TestIngestKeepsOrderAndBounds(t *testing.T) {
	const n = 1500
	var taken atomic.Int64
	kept := 0
	s := gated{&store.Memory{}, func(keys []store.Key) error {
		if len(keys) > batchArticles {
			return fmt.Errorf("a batch of %d", len(keys))
		}
		for _, k := range keys {
			if want := fmt.Sprintf("a-%d", kept); k.ID != want {
				return fmt.Errorf("%s kept in the place of %s", k.ID, want)
			}
			kept++
		}
		time.Sleep(2 * time.Millisecond) // a slow disk: the reader must wait for it
		if ahead := int(taken.Load()) - kept; ahead > batchArticles+40 {
			return fmt.Errorf("%d articles wait", ahead)
		}
		return nil
	}}
	g := newIngestion(t, s)
	require.NoError(t, g.run(t.Context(), numbered(n, "", &taken)))
	require.Equal(t, n, kept)
	require.Equal(t, tally{New: n, Facts: g.tally.Facts, Bytes: g.tally.Bytes}, g.tally)
	require.Positive(t, g.tally.Facts)
	require.Empty(t, g.waiting)
	require.Empty(t, g.ids)

	// Once more, with a new version of every article beside the old one, and each twice.
	g.tally = tally{}
	kept = 0
	taken.Store(0)
	both := func(yield func(*facts.Article, error) bool) {
		for i := range n {
			for _, text := range []string{"", "New.", "New.", ""} {
				if !yield(fireArticle(i, text), nil) {
					return
				}
			}
		}
	}
	require.NoError(t, g.run(t.Context(), both))
	require.Equal(t, tally{Versions: n, Known: 3 * n, Facts: g.tally.Facts, Bytes: g.tally.Bytes}, g.tally)
}

// TestIngestStopsAndGoesOn: what an interrupted run says that it kept is in the store, and the next run adds exactly the rest.
func TestIngestStopsAndGoesOn(t *testing.T) {
	const n = 700
	s := &store.Memory{}
	total := 0
	for _, stopAt := range []int{1, 150, 420, n + 1} {
		ctx, cancel := context.WithCancel(t.Context())
		g := newIngestion(t, s)
		read := 0
		err := g.run(ctx, func(yield func(*facts.Article, error) bool) {
			for a, err := range numbered(n, "", nil) {
				if read++; read == stopAt {
					cancel()
				}
				if !yield(a, err) {
					return
				}
			}
		})
		cancel()
		if stopAt <= n {
			require.ErrorIs(t, err, context.Canceled)
			require.EqualError(t, interrupted(err, nil), "interrupted; what was read is kept, and the same command goes on from there")
		} else {
			require.NoError(t, err)
		}
		total += g.tally.New
		st, err := s.Stats(t.Context())
		require.NoError(t, err)
		require.Equal(t, total, st.Versions)
	}
	require.Equal(t, n, total)
}

// TestIngestEndsWithTheStore: a store that fails ends the run with its error, and no reader hangs.
func TestIngestEndsWithTheStore(t *testing.T) {
	full := errors.New("the disk is full")
	calls := 0
	g := newIngestion(t, gated{&store.Memory{}, func([]store.Key) error {
		if calls++; calls > 1 {
			return full
		}
		return nil
	}})
	err := g.run(t.Context(), numbered(2000, "", nil))
	require.ErrorIs(t, err, full)
	require.LessOrEqual(t, g.tally.New, batchArticles)
	require.Positive(t, g.tally.New)
}

// TestIngestNamesProblems: what cannot be read or extracted is counted and named, the rest goes in.
func TestIngestNamesProblems(t *testing.T) {
	g := newIngestion(t, &store.Memory{})
	var named []string
	g.problem = func(err error) { named = append(named, err.Error()) }
	require.NoError(t, g.run(t.Context(), func(yield func(*facts.Article, error) bool) {
		_ = yield(fireArticle(0, ""), nil) && yield(nil, errors.New("b.txt: no")) && yield(fireArticle(2, ""), nil)
	}))
	require.Equal(t, 2, g.tally.New)
	require.Equal(t, 1, g.tally.Problems)
	require.Equal(t, []string{"b.txt: no"}, named)
}

func TestProgress(t *testing.T) {
	var out strings.Builder
	now := time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)
	p := &progress{w: &out, now: func() time.Time { return now }, start: now}
	p.clear()
	require.Empty(t, out.String(), "there is nothing to clear yet")
	now = now.Add(progressEvery)
	p.show(tally{New: 1})
	p.show(tally{New: 2}) // too soon
	now = now.Add(2 * time.Second)
	p.show(tally{New: 2200, Known: 2200, Problems: 1})
	p.clear()
	require.Equal(t, "\r\x1b[K1 article\r\x1b[K4,401 articles, 2,000 a second, 1 problem\r\x1b[K", out.String())

	out.Reset()
	silent := &progress{}
	silent.show(tally{New: 1})
	silent.clear()
	require.Empty(t, out.String())
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		require.Equal(t, want, thousands(n))
	}
}
