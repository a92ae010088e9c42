// Package checker is the pipeline: articles in, facts extracted, linked and put to the rules, a Report out.
// It reads no files and prints nothing.
package checker

import (
	"context"
	"errors"
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
	Extractor    *extract.Extractor
	Rules        *rules.Set
	Workers      int                                                               // articles extracted at once; 0: one a processor
	Now          time.Time                                                         // the clock that rules see
	OneStory     bool                                                              // all articles are one story: the examples of rules
	PrimeSources []string                                                          // givers of figures that the house trusts first; rules see them
	Rosters      *facts.Rosters                                                    // holders of offices with dates; nil: titles are put to no roster
	FindRosters  func(ctx context.Context, words []string) (*facts.Rosters, error) // those of the people whose names end with one of the words, nil: all; goes before Rosters
	All          bool                                                              // with a draft or a store: also findings about the other articles only
	Hand         link.Hand                                                         // stories that an editor joined or parted

	Store      store.Store // articles to compare with: only candidates of the articles at hand are read, nothing is put in; nil: none
	Candidates int         // at most so many of the store for one article; 0: 100, fewer for many articles
	AsOf       time.Time   // of the store only versions that were out by then; zero: all
}

// Check returns the report of all articles; draft, where not nil, is one more article, checked against the others. With a store the
// stored articles that may be of one story with one of these are others too. The report is the same for any order of articles and any
// number of workers. The error is the context's, or the store's.
func (c *Checker) Check(ctx context.Context, articles []*facts.Article, draft *facts.Article) (*Report, error) {
	r := &Report{Draft: -1}
	digests, problems := extractAll(ctx, c.Workers, ordered(articles, draft), c.Extractor.Extract)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.Problems = problems
	var groups *link.Groups
	if c.Store != nil {
		var err error
		if groups, err = c.candidates(ctx, digests, r); err != nil {
			return nil, err
		}
	} else {
		for _, d := range digests {
			r.add(d, false)
		}
	}
	kinds := c.Extractor.Kinds()
	linked := link.Linker{Kinds: kinds, OneStory: c.OneStory, Groups: groups, Hand: c.Hand}.Link(r.Digests)
	if draft != nil {
		r.Draft = slices.Index(r.Articles, draft)
	}
	r.Stories, r.Subjects, r.Origins = linked.Stories, linked.Subjects, linked.Origins
	r.Compared, r.NotCompared = count(linked.Status)
	r.Status = linked.Status

	var err error
	if r.rosters, err = c.rosters(ctx, r.Digests); err != nil {
		return nil, err
	}
	findings, stopped := c.Rules.Eval(ctx, c.input(r))
	identify(findings)
	for _, err := range stopped {
		var partial *rules.Partial
		if errors.As(err, &partial) {
			r.Notes = append(r.Notes, partial.Error())
		} else {
			r.Problems = append(r.Problems, err)
		}
	}
	for _, f := range findings {
		if c.All || r.about(f, draft) {
			r.Findings = append(r.Findings, f)
		}
	}
	return r, ctx.Err()
}

// input is what rules see of a report.
func (c *Checker) input(r *Report) *rules.Input {
	return &rules.Input{Digests: r.Digests, Stories: r.Stories, Subjects: r.Subjects, Draft: r.Draft, DraftOnly: r.Draft >= 0 && !c.All, Now: c.Now,
		PrimeSources: c.PrimeSources, Rosters: r.rosters}
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
	return slices.CompactFunc(out, func(a, b *facts.Article) bool { return store.KeyOf(a) == store.KeyOf(b) })
}

// about reports whether a finding rests on the draft, or without one on an article at hand.
func (r *Report) about(f rules.Finding, draft *facts.Article) bool {
	if draft == nil && r.Considered == 0 {
		return true
	}
	for _, e := range f.Evidence {
		if e.Article == draft || draft == nil && !r.IsStored(e.Article) {
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
