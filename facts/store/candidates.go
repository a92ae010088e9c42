package store

import (
	"context"
	"math"
	"slices"
	"sort"

	"crosscheck/facts"
)

// A search reads the lists of the rarest terms first and stops before this many entries: what is left is too frequent to part anything.
const maxEntries = 60_000

// maxLookups bounds the lists that are looked for: an article without a time has many periods, and is sought by its chief terms alone.
const maxLookups = 6_000

// priorVersions keeps the weight of rare terms sane in a small store, as in linking.
const priorVersions = 60

// entry is one version in the list of a term.
type entry struct {
	version int64 // number in storing order
	day     uint8 // of the period
}

// posting is the list of one term in one period. A list that was dropped keeps its count.
type posting struct {
	term    uint64
	period  int
	count   int
	entries []entry
}

// filed is what a search needs to know of a version.
type filed struct {
	key    Key
	latest bool
}

// finder is the index that a store keeps; Candidates is the same over each.
type finder interface {
	// periods are those that hold versions, with their number, in any order.
	periods(ctx context.Context) (map[int]int, error)
	// postings are the lists of the terms in the periods; missing ones are left out.
	postings(ctx context.Context, periods []int, terms []uint64) ([]posting, error)
	// filed looks versions up, in the order given.
	filed(ctx context.Context, versions []int64) ([]filed, error)
}

// candidates ranks versions by the rare terms that they share with a digest.
func candidates(ctx context.Context, x finder, d *facts.Digest, limit int) ([]Key, error) {
	if d == nil || d.Article == nil || limit <= 0 {
		return nil, ctx.Err()
	}
	all, err := x.periods(ctx)
	if err != nil {
		return nil, err
	}
	periods, versions := window(all, d.Article)
	most := maxLookups / max(1, len(periods))
	asked := terms(d, min(askedNames, max(keptNames, most/3)), min(askedWords, max(keptWords, most-most/3)))
	weights := make(map[uint64]term, len(asked))
	hashes := make([]uint64, 0, len(asked))
	for _, t := range asked {
		if _, twice := weights[t.hash]; !twice {
			hashes = append(hashes, t.hash)
		}
		weights[t.hash] = t
	}
	lists, err := x.postings(ctx, periods, hashes)
	if err != nil {
		return nil, err
	}
	return pick(ctx, x, rank(lists, weights, versions, d.Article), d.Article.ID, limit)
}

// window chooses the periods that hold days near the article's, and those without a day; an article without one is near to all.
func window(all map[int]int, a *facts.Article) (periods []int, versions int) {
	for p, n := range all {
		if p != undated && a.Published.Known() {
			first := p * periodDays
			if day := dayOf(a); first+periodDays <= day-windowDays || first > day+windowDays {
				continue
			}
		}
		periods, versions = append(periods, p), versions+n
	}
	slices.Sort(periods)
	return periods, versions
}

// scored is a version and the weight of what it shares.
type scored struct {
	version, score int64
}

// rank adds up the weights of shared terms, from the rarest on, best first. Weights are whole numbers, so that sums have no order.
func rank(lists []posting, asked map[uint64]term, versions int, a *facts.Article) []scored {
	count := map[uint64]int{}
	for _, l := range lists {
		count[l.term] += l.count
	}
	sort.Slice(lists, func(i, j int) bool {
		x, y := lists[i], lists[j]
		switch {
		case count[x.term] != count[y.term]:
			return count[x.term] < count[y.term]
		case x.term != y.term:
			return x.term < y.term
		default:
			return x.period < y.period
		}
	})
	scores := map[int64]int64{}
	read := 0
	for _, l := range lists {
		if read += len(l.entries); read > maxEntries {
			break
		}
		w := weight(asked[l.term], count[l.term], versions)
		for _, e := range l.entries {
			if near(l.period, e.day, a) {
				scores[e.version] += w
			}
		}
	}
	out := make([]scored, 0, len(scores))
	for v, s := range scores {
		out = append(out, scored{v, s})
	}
	slices.SortFunc(out, func(x, y scored) int {
		if x.score != y.score {
			return int(min(max(y.score-x.score, -1), 1))
		}
		return int(min(max(x.version-y.version, -1), 1))
	})
	return out
}

// weight is higher for what few versions have, for names, and for what the article says often.
func weight(t term, count, versions int) int64 {
	idf := math.Log(float64(versions+priorVersions) / float64(count+1))
	w := 1000 * idf * idf * (1 + math.Log(float64(max(t.count, 1))))
	if t.name {
		w *= nameWeight
	}
	return int64(w)
}

func near(period int, day uint8, a *facts.Article) bool {
	if period == undated || !a.Published.Known() {
		return true
	}
	apart := period*periodDays + int(day) - dayOf(a)
	return -windowDays <= apart && apart <= windowDays
}

// pick takes the best that are latest versions of other articles; equal scores go by key.
func pick(ctx context.Context, x finder, ranked []scored, id string, limit int) ([]Key, error) {
	type found struct {
		scored
		Key
	}
	var keys []Key
	for len(ranked) > 0 && len(keys) < limit {
		n := min(len(ranked), limit)
		for n < len(ranked) && ranked[n].score == ranked[n-1].score {
			n++
		}
		ids := make([]int64, n)
		for i := range ids {
			ids[i] = ranked[i].version
		}
		files, err := x.filed(ctx, ids)
		if err != nil {
			return nil, err
		}
		var best []found
		for i, f := range files {
			if f.latest && f.key.ID != id {
				best = append(best, found{ranked[i], f.key})
			}
		}
		slices.SortFunc(best, func(a, b found) int {
			if a.score != b.score {
				return int(min(max(b.score-a.score, -1), 1))
			}
			return a.Key.Compare(b.Key)
		})
		for _, b := range best[:min(len(best), limit-len(keys))] {
			keys = append(keys, b.Key)
		}
		ranked = ranked[n:]
	}
	return keys, ctx.Err()
}
