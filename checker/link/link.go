// Package link groups facts that speak of the same thing: articles into stories, events across articles, persons, subjects, statements
// and origins. It never decides whether statements agree; rules do.
package link

import (
	"crosscheck/facts"
)

// Linker links digests. The zero value with kinds is ready.
type Linker struct {
	Kinds    []facts.Kind
	OneStory bool    // all articles are one story, and events without a time or place of their own are one event: rule examples
	Groups   *Groups // the stories, where they are known; nil: they are found
	Hand     Hand    // what an editor decided of stories
}

// Result is what linking found. Indexes are those of the digests given.
type Result struct {
	Stories  []facts.Story    // by first article
	Subjects []*facts.Subject // by story, kind, then key
	Origins  []facts.Origin   // every article is in exactly one
	Status   [][]string       // digest -> fact -> "" where compared, else the reason why it was left alone
}

// Link works story by story; digests must be in a fixed order (by article ID), and the result is the same for the same order.
func (l Linker) Link(ds []*facts.Digest) *Result {
	r := &Result{Status: make([][]string, len(ds))}
	for i, d := range ds {
		r.Status[i] = make([]string, len(d.Facts))
	}
	groups := [][]int{all(len(ds))}
	var why [][]string
	switch {
	case l.Groups != nil:
		groups, why = l.Groups.Members, l.Groups.Why
	case !l.OneStory:
		groups, why = stories(ds, l.Hand)
	}
	origin := make([]int, len(ds))
	for g, members := range groups {
		s := &group{linker: l, digests: ds, members: members, origin: origin}
		r.Origins = s.origins(r.Origins)
		s.joinPersons()
		s.joinEvents()
		story := facts.Story{ID: storyID(ds, members), Articles: members, Title: storyTitle(ds, members), Events: s.events}
		if why != nil {
			story.Why = why[g]
		}
		s.id = story.ID
		r.Stories = append(r.Stories, story)
		r.Subjects = append(r.Subjects, s.subjects(r.Status)...)
	}
	return r
}

// group is one story while it is linked.
type group struct {
	linker  Linker
	digests []*facts.Digest
	members []int // indexes into digests, ascending
	origin  []int // digest -> origin, shared by all groups
	id      string

	persons map[personRef]int      // mention of a person in an article -> cluster
	names   []facts.Name           // cluster -> fullest name
	byName  map[int]map[string]int // article -> folded full name -> cluster
	events  []facts.StoryEvent
	eventOf map[facts.EventRef]int // event of an article -> index into events
	asked   *Asked                 // notes keys and reasons, where somebody asks for them
}

func all(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
