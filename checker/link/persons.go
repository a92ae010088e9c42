package link

import (
	"slices"
	"strings"

	"crosscheck/facts"
)

// personRef is one person of one article.
type personRef struct{ article, person int }

// joinPersons groups the persons of the story. Equal full names join; a partial name joins the one fuller name it fits, where no country
// contradicts. Two persons that one article keeps apart are never joined, and a shared surname alone joins nobody.
func (g *group) joinPersons() {
	var refs []personRef
	var words [][]string
	g.persons = map[personRef]int{}
	for _, i := range g.members {
		for p := range g.digests[i].Persons {
			if w := g.digests[i].Persons[p].Name.Words(); len(w) > 0 {
				refs = append(refs, personRef{i, p})
				words = append(words, w)
			}
		}
	}
	u := newUnion(len(refs))
	members := make([]joined, len(refs)) // by root
	for k, ref := range refs {
		members[k] = joined{articles: map[int]bool{ref.article: true}, country: g.digests[ref.article].Persons[ref.person].Country}
	}
	join := func(a, b int) {
		a, b = u.find(a), u.find(b)
		if a == b || !members[a].mayJoin(members[b]) {
			return
		}
		u.join(a, b)
		members[u.find(a)] = members[a].with(members[b])
	}
	byKey, byWord := map[string]int{}, map[string][]int{} // first holder of a full name; full names that hold a word
	for k, w := range words {
		key := strings.Join(w, " ")
		first, ok := byKey[key]
		if ok {
			if len(w) > 1 {
				join(first, k)
			}
			continue
		}
		byKey[key] = k
		for _, x := range slices.Compact(slices.Sorted(slices.Values(w))) {
			byWord[x] = append(byWord[x], k)
		}
	}
	for k, w := range words {
		var fuller []int // distinct persons whose full name has all words of this one
		for _, c := range byWord[w[len(w)-1]] {
			if len(words[c]) > len(w) && inOrder(w, words[c]) && !slices.Contains(fuller, u.find(c)) {
				fuller = append(fuller, u.find(c))
			}
		}
		if len(fuller) == 1 {
			join(k, fuller[0])
		}
	}
	for k, w := range words { // single names with no fuller form meet each other
		if first := byKey[strings.Join(w, " ")]; len(w) == 1 && first != k {
			join(first, k)
		}
	}
	cluster := map[int]int{}
	g.byName = map[int]map[string]int{}
	for k, ref := range refs {
		root := u.find(k)
		c, ok := cluster[root]
		if !ok {
			c = len(g.names)
			cluster[root] = c
			g.names = append(g.names, "")
		}
		name := g.digests[ref.article].Persons[ref.person].Name
		if len(name) > len(g.names[c]) {
			g.names[c] = name
		}
		g.persons[ref] = c
		if g.byName[ref.article] == nil {
			g.byName[ref.article] = map[string]int{}
		}
		if full := strings.Join(words[k], " "); !has(g.byName[ref.article], full) {
			g.byName[ref.article][full] = c
		}
	}
}

func has(m map[string]int, k string) bool { _, ok := m[k]; return ok }

// joined is what is known of the mentions joined so far.
type joined struct {
	articles map[int]bool
	country  string
}

// mayJoin: no country contradicts, and no article keeps a person of each group apart.
func (a joined) mayJoin(b joined) bool {
	if a.country != "" && b.country != "" && a.country != b.country {
		return false
	}
	if len(a.articles) > len(b.articles) {
		a, b = b, a
	}
	for i := range a.articles {
		if b.articles[i] {
			return false
		}
	}
	return true
}

// with merges the smaller group into the larger one.
func (a joined) with(b joined) joined {
	if len(a.articles) < len(b.articles) {
		a, b = b, a
	}
	for i := range b.articles {
		a.articles[i] = true
	}
	if a.country == "" {
		a.country = b.country
	}
	return a
}

// inOrder reports whether the words of a stand in b in the same order; an initial stands for any word that it begins.
func inOrder(a, b []string) bool {
	k := 0
	for _, w := range b {
		if k < len(a) && (a[k] == w || len(a[k]) == 1 && w[0] == a[k][0]) {
			k++
		}
	}
	return k == len(a)
}

// person returns the cluster and the fullest name of somebody that a fact of article i names; -1 for a speaker without a name.
func (g *group) person(i int, name facts.Name) (int, facts.Name) {
	if m := g.byName[i]; m != nil {
		if c, ok := m[strings.Join(name.Words(), " ")]; ok {
			return c, g.names[c]
		}
	}
	return -1, name
}
