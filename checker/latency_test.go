package checker_test

import (
	"context"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts/article"
	"crosscheck/facts/store"
)

// BenchmarkDraftAgainstStore measures checks of drafts against a large store in one process: CROSSCHECK_BENCH_STORE names the store,
// CROSSCHECK_BENCH_DRAFTS a JSONL file of drafts. docs/performance.md says how to make both.
func BenchmarkDraftAgainstStore(b *testing.B) {
	address, path := os.Getenv("CROSSCHECK_BENCH_STORE"), os.Getenv("CROSSCHECK_BENCH_DRAFTS")
	if address == "" || path == "" {
		b.Skip("CROSSCHECK_BENCH_STORE and CROSSCHECK_BENCH_DRAFTS name nothing to measure with")
	}
	drafts, problems := article.Read([]string{path}, article.Stdin{})
	require.Empty(b, problems)
	c := newChecker(b)
	var err error
	c.Store, err = store.OpenExisting(context.Background(), address)
	require.NoError(b, err)
	defer c.Store.Close()
	took := make([]time.Duration, len(drafts)) // the best of all rounds: what other programs take away is not measured
	stored, considered := 0, 0
	for b.Loop() {
		stored, considered = 0, 0
		for i, d := range drafts {
			start := time.Now()
			r, err := c.Check(b.Context(), nil, d)
			if t := time.Since(start); took[i] == 0 || t < took[i] {
				took[i] = t
			}
			require.NoError(b, err)
			considered += r.Considered
			stored += len(r.Articles) - 1
		}
	}
	slices.Sort(took)
	ms := func(part float64) float64 {
		return float64(took[int(part*float64(len(took)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(ms(0.5), "p50-ms")
	b.ReportMetric(ms(0.95), "p95-ms")
	b.ReportMetric(ms(1), "max-ms")
	b.ReportMetric(float64(considered)/float64(len(took)), "considered")
	b.ReportMetric(float64(stored)/float64(len(took)), "of-one-story")
}
