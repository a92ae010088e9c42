package store

import (
	"math"
	"slices"
	"sort"

	"crosscheck/facts"
)

// What the index of candidates holds of an article, and what is looked up for one. Few terms are kept and many are asked for: story
// mates meet when one of the other's chief terms occurs here at all.
const (
	keptNames, keptWords   = 20, 20  // of a stored version, by count
	askedNames, askedWords = 64, 160 // of the article that candidates are sought for
	nameWeight             = 1.6     // a name counts so many times a word, as in linking
	nameSalt               = 0x9e3779b97f4a7c15
)

// Articles are filed by period of publication, so that a search looks into few of them, and new ones land side by side.
const (
	periodDays = 64
	windowDays = 60            // candidates were published at most so many days apart
	undated    = math.MinInt32 // the period of articles without a time; every search looks into it
)

// maxPosting bounds the list of one term in one period: a term of more articles parts nothing, and its list is dropped.
const maxPosting = 4096

// term is one hashed name or word of an article.
type term struct {
	hash  uint64
	count int
	name  bool
}

// terms are the most frequent names and words of a digest, names first. A name is salted, so that it is not the word of its spelling.
func terms(d *facts.Digest, names, words int) []term {
	out := make([]term, 0, min(names, len(d.Sketch.Names))+min(words, len(d.Sketch.Words)))
	for _, w := range most(d.Sketch.Names, names) {
		out = append(out, term{w.Hash ^ nameSalt, w.Count, true})
	}
	for _, w := range most(d.Sketch.Words, words) {
		out = append(out, term{w.Hash, w.Count, false})
	}
	return out
}

func most(all []facts.WordCount, n int) []facts.WordCount {
	if len(all) <= n {
		return all
	}
	out := slices.Clone(all)
	sort.Slice(out, func(i, j int) bool {
		if out[i].Count != out[j].Count {
			return out[i].Count > out[j].Count
		}
		return out[i].Hash < out[j].Hash
	})
	return out[:n]
}

// hashes are the terms under which a version is filed, ascending and unique.
func hashes(d *facts.Digest) []uint64 {
	var out []uint64
	for _, t := range terms(d, keptNames, keptWords) {
		out = append(out, t.hash)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// place is the day of publication, as a period and a day in it.
type place struct {
	period int
	day    uint8
}

func placeOf(a *facts.Article) place {
	if !a.Published.Known() {
		return place{period: undated}
	}
	day := dayOf(a)
	p := floor(day, periodDays)
	return place{p, uint8(day - p*periodDays)}
}

// dayOf counts days since 1970, in UTC.
func dayOf(a *facts.Article) int { return floor(int(a.Published.From.Unix()), 24*60*60) }

func floor(n, by int) int {
	q := n / by
	if n%by < 0 {
		q--
	}
	return q
}
