package link

import (
	"sort"
	"strings"

	"crosscheck/facts"
)

// copied is the share of the shorter text's running words that make it a copy.
const copied = 0.5

// origins groups the articles of the story that go back to one text, appends them and notes each article's origin.
func (g *group) origins(list []facts.Origin) []facts.Origin {
	n := len(g.members)
	u := newUnion(n)
	why := make([]string, n)
	join := func(a, b int, reason string) {
		if u.find(a) != u.find(b) {
			u.join(a, b)
			why[b] = reason
		}
	}
	outlets, families, credits := map[string]int{}, map[string]int{}, map[string]int{}
	for k, i := range g.members {
		a := g.digests[i].Article
		if first, ok := outlets[a.Outlet]; ok {
			join(first, k, "same outlet")
		} else {
			outlets[a.Outlet] = k
		}
		if a.Family != "" {
			if first, ok := families[facts.Fold(a.Family)]; ok {
				join(first, k, "same publisher family "+a.Family)
			} else {
				families[facts.Fold(a.Family)] = k
			}
		}
		for _, c := range a.Credits {
			if first, ok := credits[facts.Fold(c)]; ok {
				join(first, k, "credited to "+c)
			} else {
				credits[facts.Fold(c)] = k
			}
		}
	}
	for _, p := range g.borrowed() {
		join(p.from, p.to, "credited to "+p.name)
	}
	for _, p := range g.copies() {
		join(p[0], p[1], "same text")
	}
	for _, set := range u.sets() {
		o := facts.Origin{ID: len(list)}
		for _, k := range set {
			o.Articles = append(o.Articles, g.members[k])
			if why[k] != "" {
				o.Why = append(o.Why, why[k])
			}
			g.origin[g.members[k]] = o.ID
		}
		list = append(list, o)
	}
	return list
}

// copies returns pairs of members where the smaller text's shingles are mostly in the other. Shingles of many articles are left out.
func (g *group) copies() [][2]int {
	postings := map[uint64][]int{}
	for k, i := range g.members {
		for _, s := range g.digests[i].Sketch.Shingles {
			postings[s] = append(postings[s], k)
		}
	}
	shared := map[[2]int]int{}
	for _, list := range postings {
		if len(list) > 50 {
			list = list[:50]
		}
		for x := range list {
			for y := x + 1; y < len(list); y++ {
				shared[[2]int{list[x], list[y]}]++
			}
		}
	}
	var out [][2]int
	for p, n := range shared {
		small := min(len(g.digests[g.members[p[0]]].Sketch.Shingles), len(g.digests[g.members[p[1]]].Sketch.Shingles))
		if small >= 12 && float64(n) >= copied*float64(small) {
			out = append(out, p)
		}
	}
	sort.Slice(out, func(a, b int) bool {
		if out[a][0] != out[b][0] {
			return out[a][0] < out[b][0]
		}
		return out[a][1] < out[b][1]
	})
	return out
}

// borrowing is a member that has its news from another member's outlet.
type borrowing struct {
	from, to int
	name     string
}

// borrowed returns the members whose by-line credits, or whose lead first cites, the outlet of another member: "the Herald reported".
func (g *group) borrowed() (out []borrowing) {
	outlets := map[string]int{}
	for k, i := range g.members {
		key := outletKey(g.digests[i].Article.Outlet)
		if _, ok := outlets[key]; !ok && key != "" {
			outlets[key] = k
		}
	}
	for k, i := range g.members {
		a := g.digests[i].Article
		names := a.Credits
		if c := leadClaimant(g.digests[i]); c != "" {
			names = append(names[:len(names):len(names)], c)
		}
		for _, name := range names {
			from, ok := outlets[outletKey(name)]
			if ok && g.digests[g.members[from]].Article.Outlet != a.Outlet {
				out = append(out, borrowing{from, k, name})
			}
		}
	}
	return out
}

// leadClaimant is who is said to say the first fact of the lead that somebody is said to say; "" for nobody.
func leadClaimant(d *facts.Digest) string {
	for i := range d.Facts {
		if c := &d.Facts[i].Context; c.Lead && c.Claimant != "" && !c.InQuote {
			return c.Claimant
		}
	}
	return ""
}

// outletKey is what outlets are known by: no case, no article, no word for what sort of outlet it is.
func outletKey(name string) string {
	key := strings.TrimPrefix(facts.Fold(name), "the ")
	for _, sort := range []string{" newspaper", " news agency", " website"} {
		key = strings.TrimSuffix(key, sort)
	}
	return key
}
