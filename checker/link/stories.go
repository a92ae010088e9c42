package link

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"sort"
	"time"

	"crosscheck/facts"
)

// Two articles are of one story when the cosine of their weighted words and names reaches the threshold of their distance in time.
// The farther apart, the more alike they must be; main events whose place or date differ ask for much more.
var thresholds = [...]struct {
	days   int // published at most so many days apart
	cosine float64
}{{1, 0.16}, {4, 0.17}, {10, 0.21}, {31, 0.33}, {366, 0.42}}

const (
	noDate       = 0.22 // one article has no time
	never        = 0.50 // published more than a year apart
	partedFactor = 2.2  // of the threshold, for main events that differ
	termsKept    = 80   // heaviest words of an article that are compared
	nameWeight   = 1.6  // a name counts so many times a word
	priorDocs    = 60.0 // pseudo-articles that keep weights sane for a handful of articles
)

// term is one weighted word of an article.
type term struct {
	hash   uint64
	weight float64
}

// stories groups digests and says for each group what joined it. Cost grows with the articles that share heavy words, not with all pairs.
// What an editor decided comes first; pairs that an editor parts stay apart, and then the most alike articles join first.
func stories(ds []*facts.Digest, hand Hand) (groups [][]int, why [][]string) {
	k := kinship(ds, hand)
	vectors := k.vectors
	u := newUnion(len(ds))
	joined := make([]string, len(ds))
	for _, p := range k.joins {
		u.join(p.i, p.j)
		joined[max(p.i, p.j)] = fmt.Sprintf("%s and %s are joined by hand (%s)", ds[min(p.i, p.j)].Article.ID, ds[max(p.i, p.j)].Article.ID, p.where)
	}
	var waiting []likePair // where an editor parts articles
	postings := map[uint64][]int{}
	for i := range ds {
		shared := map[int]int{}
		var touched []int
		for _, t := range vectors[i] {
			list := postings[t.hash]
			if len(list) < maxPosting {
				for _, j := range list {
					if _, ok := shared[j]; !ok {
						touched = append(touched, j)
					}
					shared[j]++
				}
			}
			postings[t.hash] = append(list, i)
		}
		sort.Ints(touched)
		for _, j := range touched {
			if shared[j] < 3 && len(vectors[i]) > 8 && len(vectors[j]) > 8 {
				continue
			}
			cos, needed := k.alike(i, j)
			if cos < needed {
				continue
			}
			if len(k.parts) > 0 {
				waiting = append(waiting, likePair{i, j, cos, needed})
				continue
			}
			u.join(i, j)
			joined[i] = fmt.Sprintf("%s and %s share words and names (%.0f %% alike)", ds[j].Article.ID, ds[i].Article.ID, cos*100)
		}
	}
	k.joinApart(u, waiting, joined)
	groups = u.sets()
	for _, g := range groups {
		var lines []string
		for _, i := range g {
			if joined[i] != "" {
				lines = append(lines, joined[i])
			}
		}
		why = append(why, lines)
	}
	return groups, why
}

// maxPosting bounds the articles that one word brings together: a word of more articles than this says nothing.
const maxPosting = 400

// weigh makes unit vectors of the heaviest words and names, by hash ascending.
func weigh(ds []*facts.Digest) [][]term {
	df := map[uint64]int{}
	for _, d := range ds {
		for _, w := range d.Sketch.Words {
			df[w.Hash]++
		}
		for _, w := range d.Sketch.Names {
			df[w.Hash^nameSalt]++
		}
	}
	n := float64(len(ds)) + priorDocs
	out := make([][]term, len(ds))
	for i, d := range ds {
		v := make([]term, 0, len(d.Sketch.Words)+len(d.Sketch.Names))
		for _, w := range d.Sketch.Words {
			v = append(v, term{w.Hash, (1 + math.Log(float64(w.Count))) * math.Log(n/(float64(df[w.Hash])+1))})
		}
		for _, w := range d.Sketch.Names {
			h := w.Hash ^ nameSalt
			v = append(v, term{h, nameWeight * (1 + math.Log(float64(w.Count))) * math.Log(n/(float64(df[h])+1))})
		}
		sort.Slice(v, func(a, b int) bool {
			if v[a].weight != v[b].weight {
				return v[a].weight > v[b].weight
			}
			return v[a].hash < v[b].hash
		})
		if len(v) > termsKept {
			v = v[:termsKept]
		}
		var sum float64
		for _, t := range v {
			sum += t.weight * t.weight
		}
		norm := math.Sqrt(sum)
		for k := range v {
			v[k].weight /= norm
		}
		sort.Slice(v, func(a, b int) bool { return v[a].hash < v[b].hash })
		out[i] = v
	}
	return out
}

// nameSalt keeps a name apart from the same word in running text.
const nameSalt = 0x9e3779b97f4a7c15

func cosine(a, b []term) float64 {
	var sum float64
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].hash == b[j].hash:
			sum += a[i].weight * b[j].weight
			i++
			j++
		case a[i].hash < b[j].hash:
			i++
		default:
			j++
		}
	}
	return sum
}

// threshold is how alike two articles must be, by their distance in time.
func threshold(a, b *facts.Digest) float64 {
	x, y := a.Article.Published, b.Article.Published
	if !x.Known() || !y.Known() {
		return noDate
	}
	gap := x.From.Sub(y.From).Abs()
	for _, t := range thresholds {
		if gap < time.Duration(t.days+1)*24*time.Hour {
			return t.cosine
		}
	}
	return never
}

// events is the factor on the threshold by the main events: more where they are of one class and differ in country or by more than a night.
func events(a, b *facts.Digest) float64 {
	x, y := mainEvent(a), mainEvent(b)
	if x == nil || y == nil || !sameClass(x.Class, y.Class) {
		return 1
	}
	if mainsParted(x, y) != together {
		return partedFactor
	}
	return 1
}

// mainsParted says what keeps two main events of one class apart.
func mainsParted(x, y *facts.Event) parting {
	switch {
	case timeRelation(x.When, y.When, nightSlack) < 0:
		return otherTime
	case placeRelation(x.Place, y.Place) < 0:
		return otherCountry
	}
	return together
}

func mainEvent(d *facts.Digest) *facts.Event {
	for i := range d.Events {
		if d.Events[i].Main {
			return &d.Events[i]
		}
	}
	return nil
}

func storyID(ds []*facts.Digest, members []int) string {
	ids := make([]string, 0, len(members))
	for _, i := range members {
		ids = append(ids, ds[i].Article.ID)
	}
	slices.Sort(ids)
	h := sha256.New()
	for _, id := range ids {
		fmt.Fprintf(h, "%d:%s", len(id), id)
	}
	return "s" + hex.EncodeToString(h.Sum(nil))[:10]
}

// storyTitle is the headline of the first article that has one.
func storyTitle(ds []*facts.Digest, members []int) string {
	for _, i := range members {
		for _, p := range ds[i].Article.Parts {
			if p.Name == "title" && p.Text != "" {
				return p.Text
			}
		}
	}
	return ""
}
