package link

import "crosscheck/facts"

// Groups are articles by story, as indexes into digests, and for each story what joined it.
type Groups struct {
	Members [][]int
	Why     [][]string
}

// StoryKinds are the kinds of facts that Stories reads: who holds an office.
func StoryKinds() []string { return []string{"title"} }

// Stories groups digests by story. It reads the times of their articles, their events, persons and sketches, and facts of StoryKinds.
func Stories(ds []*facts.Digest) *Groups { return Hand{}.Stories(ds) }

// Stories groups digests by story, with what an editor decided.
func (h Hand) Stories(ds []*facts.Digest) *Groups {
	g := &Groups{}
	g.Members, g.Why = stories(ds, h)
	return g
}

// Of leaves the stories that hold an article which keep names, and the articles of these: kept are their old indexes, ascending, and the
// groups count by the position in it.
func (g *Groups) Of(keep func(int) bool) (groups *Groups, kept []int) {
	groups = &Groups{}
	old := map[int]bool{}
	last := -1
	for s, members := range g.Members {
		wanted := false
		for _, i := range members {
			wanted = wanted || keep(i)
		}
		if !wanted {
			continue
		}
		groups.Members, groups.Why = append(groups.Members, append([]int(nil), members...)), append(groups.Why, g.Why[s])
		for _, i := range members {
			old[i] = true
			last = max(last, i)
		}
	}
	at := make([]int, last+1)
	for i := range at {
		if old[i] {
			at[i] = len(kept)
			kept = append(kept, i)
		}
	}
	for _, members := range groups.Members {
		for k, i := range members {
			members[k] = at[i]
		}
	}
	return groups, kept
}
