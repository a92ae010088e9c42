// Package checker is the pipeline: articles in, facts extracted, linked and put to the rules, a Report out.
// It reads no files and prints nothing.
package checker

import (
	"context"
	"slices"
	"sort"
	"time"

	"crosscheck/checker/link"
	"crosscheck/facts"
	"crosscheck/facts/extract"
	"crosscheck/facts/store"
	"crosscheck/rules"
)

// Checker checks articles against each other, or a draft against the others. Extractor and Rules must be set.
type Checker struct {
	Extractor *extract.Extractor
	Rules     *rules.Set
	Store     store.Store // keeps the digests; nil: in memory, for one check
	Workers   int         // articles extracted at once; 0: one a processor
	Now       time.Time   // the clock that rules see
	OneStory  bool        // all articles are one story: the examples of rules
	All       bool        // with a draft: also findings without evidence in it

	PrimeSources []string // givers of figures that the house trusts first; rules see them
}

// Check returns the report of all articles; draft, where not nil, is one more article, checked against the others.
// The report is the same for any order of articles and any number of workers. The error is the context's.
func (c *Checker) Check(ctx context.Context, articles []*facts.Article, draft *facts.Article) (*Report, error) {
	r := &Report{Draft: -1}
	digests, problems := extractAll(ctx, c.Workers, ordered(articles, draft), c.Extractor.Extract)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.Problems = problems
	if err := c.keep(ctx, digests, r); err != nil {
		return nil, err
	}
	if draft != nil {
		r.Draft = slices.Index(r.Articles, draft)
	}

	kinds := c.Extractor.Kinds()
	linked := link.Linker{Kinds: kinds, OneStory: c.OneStory}.Link(r.Digests)
	r.Stories, r.Subjects, r.Origins = linked.Stories, linked.Subjects, linked.Origins
	r.Compared, r.NotCompared = count(linked.Status)
	r.Status = linked.Status

	findings, stopped := c.Rules.Eval(ctx, &rules.Input{Digests: r.Digests, Stories: r.Stories, Subjects: r.Subjects, Draft: r.Draft, Now: c.Now,
		PrimeSources: c.PrimeSources})
	r.Problems = append(r.Problems, stopped...)
	for _, f := range findings {
		if draft == nil || c.All || touches(f, draft) {
			r.Findings = append(r.Findings, f)
		}
	}
	return r, ctx.Err()
}

// keep puts the digests into the store and takes all that it holds, in key order, into the report.
func (c *Checker) keep(ctx context.Context, digests []*facts.Digest, r *Report) error {
	kept := c.Store
	if kept == nil {
		var err error
		if kept, err = store.Open(ctx, "memory:"); err != nil {
			return err
		}
		defer kept.Close()
	}
	if err := kept.Put(ctx, digests...); err != nil {
		return err
	}
	for k, err := range kept.Keys(ctx, store.Select{}) {
		if err != nil {
			return err
		}
		d, err := kept.Digest(ctx, k)
		if err != nil {
			return err
		}
		r.Articles, r.Digests = append(r.Articles, d.Article), append(r.Digests, d)
	}
	return nil
}

// ordered sorts by ID, then version; an article with the draft's ID is an earlier state of the draft and left out.
func ordered(articles []*facts.Article, draft *facts.Article) []*facts.Article {
	out := make([]*facts.Article, 0, len(articles)+1)
	for _, a := range articles {
		if draft == nil || a.ID != draft.ID {
			out = append(out, a)
		}
	}
	if draft != nil {
		out = append(out, draft)
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].ID != out[j].ID {
			return out[i].ID < out[j].ID
		}
		return out[i].Version < out[j].Version
	})
	return out
}

func touches(f rules.Finding, draft *facts.Article) bool {
	for _, e := range f.Evidence {
		if e.Article == draft {
			return true
		}
	}
	return false
}

// count sums the reasons why facts were left alone, most frequent first.
func count(status [][]string) (compared int, out []NotReason) {
	by := map[string]int{}
	for _, facts := range status {
		for _, reason := range facts {
			if reason == "" {
				compared++
			} else {
				by[reason]++
			}
		}
	}
	for reason, n := range by {
		out = append(out, NotReason{reason, n})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Count != out[j].Count {
			return out[i].Count > out[j].Count
		}
		return out[i].Reason < out[j].Reason
	})
	return compared, out
}
