package link

import (
	"cmp"
	"fmt"
	"slices"

	"crosscheck/facts"
)

// Hand is what an editor decided of stories. The zero value decides nothing.
type Hand struct {
	Join []Decision // these articles are of one story
	Part []Decision // no two of these articles are of one story
}

// Decision names articles by ID, URL or path, and where it was written.
type Decision struct {
	Articles []string
	Where    string // "stories.yaml:3", for reasons
}

// likePair is two articles that are alike enough to be of one story.
type likePair struct {
	i, j           int
	cosine, needed float64
}

// handPair is a decision on two digests.
type handPair struct {
	i, j  int
	where string
}

// pairs resolves decisions to digests. All versions of an article are meant; names that no digest has are left out.
func pairs(ds []*facts.Digest, list []Decision) (out []handPair) {
	if len(list) == 0 {
		return nil
	}
	named := map[string][]int{}
	for i, d := range ds {
		a := d.Article
		names := []string{a.ID, a.URL, a.Path}
		slices.Sort(names)
		for _, n := range slices.Compact(names) {
			if n != "" {
				named[n] = append(named[n], i)
			}
		}
	}
	for _, d := range list {
		for x, first := range d.Articles {
			for _, second := range d.Articles[x+1:] {
				for _, i := range named[first] {
					for _, j := range named[second] {
						if i != j {
							out = append(out, handPair{i, j, d.Where})
						}
					}
				}
			}
		}
	}
	return out
}

// joinApart joins the pairs that wait, the most alike first, and none that would bring articles together that an editor parts.
func (k *Kin) joinApart(u union, waiting []likePair, joined []string) {
	slices.SortStableFunc(waiting, func(a, b likePair) int {
		return cmp.Or(cmp.Compare(b.cosine/b.needed, a.cosine/a.needed), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	for _, p := range waiting {
		if a, b := u.find(p.i), u.find(p.j); a != b && k.partedBy(u, a, b) != "" {
			continue
		}
		u.join(p.i, p.j)
		joined[p.i] = fmt.Sprintf("%s and %s share words and names (%.0f %% alike)", k.ds[p.j].Article.ID, k.ds[p.i].Article.ID, p.cosine*100)
	}
}

// partedBy says where an editor parts articles of two sets, given by their roots; "" for nowhere.
func (k *Kin) partedBy(u union, a, b int) string {
	for _, p := range k.parts {
		if x, y := u.find(p.i), u.find(p.j); x == a && y == b || x == b && y == a {
			return p.where
		}
	}
	return ""
}
