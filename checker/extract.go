package checker

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"crosscheck/facts"
)

// Extract returns the digests of articles in the order given, for commands that need no verdicts. An article that the extractor
// stumbled over is left out and named by an error.
func (c *Checker) Extract(ctx context.Context, articles []*facts.Article) ([]*facts.Digest, []error) {
	return extractAll(ctx, c.Workers, articles, c.Extractor.Extract)
}

// extractAll runs an extractor over all articles with bounded workers and returns the digests of those that it could read, in the order
// of the articles. A done context leaves articles out.
func extractAll(ctx context.Context, workers int, articles []*facts.Article, run func(*facts.Article) *facts.Digest) (
	digests []*facts.Digest, problems []error) {
	all, errs := make([]*facts.Digest, len(articles)), make([]error, len(articles))
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(workers, len(articles)) {
		wg.Go(func() {
			for i := range next {
				all[i], errs[i] = guard(articles[i], run)
			}
		})
	}
	for i := range articles {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	for i, d := range all {
		if errs[i] != nil {
			problems = append(problems, errs[i])
		}
		if d != nil {
			digests = append(digests, d)
		}
	}
	return digests, problems
}

// guard makes an error of a panic, so that one article cannot take the others down with it.
func guard(a *facts.Article, run func(*facts.Article) *facts.Digest) (d *facts.Digest, err error) {
	defer func() {
		if p := recover(); p != nil {
			name := a.Path
			if name == "" {
				name = a.ID
			}
			d, err = nil, fmt.Errorf("%s: left out, a fault of crosscheck: %s", name, strings.Join(strings.Fields(fmt.Sprint(p)), " "))
		}
	}()
	return run(a), nil
}
