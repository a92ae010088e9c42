package checker

import (
	"context"
	"errors"
	"slices"

	"crosscheck/facts"
	"crosscheck/facts/store"
)

// How many stored articles are looked at for one article, and for all of one check together.
const (
	maxCandidates = 200
	allCandidates = 1000
	minCandidates = 20
)

// candidates adds the stored articles that may be of one story with the digests, in key order, and says which they are. An article that is
// at hand is never taken from the store too.
func (c *Checker) candidates(ctx context.Context, digests []*facts.Digest, r *Report) error {
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
			return err
		}
		for _, k := range found {
			if !own[k.ID] {
				keys = append(keys, k)
			}
		}
	}
	slices.SortFunc(keys, store.Key.Compare)
	keys = slices.Compact(keys)
	stored, err := c.digests(ctx, keys)
	if err != nil {
		return err
	}
	r.Considered = len(stored)
	all := append(slices.Clone(digests), stored...)
	slices.SortStableFunc(all, func(a, b *facts.Digest) int { return store.KeyOf(a.Article).Compare(store.KeyOf(b.Article)) })
	for _, d := range all {
		r.add(d, !own[d.Article.ID])
		if !own[d.Article.ID] && d.Extractor != c.Extractor.Fingerprint() {
			r.Stale++
		}
	}
	return nil
}

// digests reads stored digests; one that another program took away meanwhile is left out.
func (c *Checker) digests(ctx context.Context, keys []store.Key) ([]*facts.Digest, error) {
	found, err := c.Store.Digests(ctx, keys...)
	if err == nil || !errors.Is(err, store.ErrNotFound) {
		return found, err
	}
	for _, k := range keys {
		d, err := c.Store.Digest(ctx, k)
		switch {
		case err == nil:
			found = append(found, d)
		case !errors.Is(err, store.ErrNotFound):
			return nil, err
		}
	}
	return found, nil
}
