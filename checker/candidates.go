package checker

import (
	"context"
	"slices"

	"crosscheck/checker/link"
	"crosscheck/facts"
	"crosscheck/facts/store"
)

// How many stored articles are looked at for one article, and for all of one check together.
const (
	maxCandidates = 100
	allCandidates = 500
	minCandidates = 20
)

// candidates fills the report with the digests at hand and with the stored articles that are of one story with one of them, in key order,
// and returns the stories. Of the other candidates only outlines are read. An article at hand is never taken from the store too.
func (c *Checker) candidates(ctx context.Context, digests []*facts.Digest, r *Report) (*link.Groups, error) {
	own := map[string]bool{}
	for _, d := range digests {
		own[d.Article.ID] = true
	}
	limit := c.Candidates
	if limit <= 0 {
		limit = min(maxCandidates, max(minCandidates, allCandidates/max(1, len(digests))))
	}
	var keys []store.Key
	for _, d := range digests {
		found, err := c.Store.Candidates(ctx, d, c.AsOf, limit)
		if err != nil {
			return nil, err
		}
		for _, k := range found {
			if !own[k.ID] {
				keys = append(keys, k)
			}
		}
	}
	slices.SortFunc(keys, store.Key.Compare)
	keys = slices.Compact(keys)
	outlines, err := c.Store.Outlines(ctx, link.StoryKinds(), keys...)
	if err != nil {
		return nil, err
	}
	r.Considered = len(outlines)
	all := append(slices.Clone(digests), outlines...)
	slices.SortStableFunc(all, func(a, b *facts.Digest) int { return store.KeyOf(a.Article).Compare(store.KeyOf(b.Article)) })
	groups, kept := c.Hand.Stories(all).Of(func(i int) bool { return own[all[i].Article.ID] })
	keys = keys[:0]
	for _, i := range kept {
		if !own[all[i].Article.ID] {
			keys = append(keys, store.KeyOf(all[i].Article))
		}
	}
	stored, err := c.Store.Digests(ctx, keys...)
	if err != nil {
		return nil, err
	}
	for _, i := range kept {
		d := all[i]
		if !own[d.Article.ID] {
			d, stored = stored[0], stored[1:]
			if d.Extractor != c.Extractor.Fingerprint() {
				r.Stale++
			}
		}
		r.add(d, !own[d.Article.ID])
	}
	return groups, nil
}
