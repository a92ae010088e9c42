package store

import (
	"context"
	"slices"
	"time"
)

// memoryIndex is the index of candidates of a store in memory: lists by period and term.
type memoryIndex map[int]*memoryPeriod

type memoryPeriod struct {
	versions int
	lists    map[uint64]*posting
}

func (x memoryIndex) add(v *version) {
	at := placeOf(v.digest.Article)
	p := x[at.period]
	if p == nil {
		p = &memoryPeriod{lists: map[uint64]*posting{}}
		x[at.period] = p
	}
	p.versions++
	for _, h := range hashes(v.digest) {
		l := p.lists[h]
		if l == nil {
			l = &posting{term: h, period: at.period}
			p.lists[h] = l
		}
		l.add(entry{v.number, at.day})
	}
}

// remove takes out what add put in for the digest that the version holds.
func (x memoryIndex) remove(v *version) {
	p := x[placeOf(v.digest.Article).period]
	p.versions--
	for _, h := range hashes(v.digest) {
		p.lists[h].remove(v.number)
	}
}

// add appends a version; a list that grows too long is dropped for good and only counts.
func (l *posting) add(e entry) {
	dropped := len(l.entries) < l.count
	l.count++
	switch {
	case dropped:
	case l.count > maxPosting:
		l.entries = nil
	default:
		l.entries = append(l.entries, e)
	}
}

func (l *posting) remove(version int64) {
	l.count--
	l.entries = slices.DeleteFunc(l.entries, func(e entry) bool { return e.version == version })
}

// memoryFinder searches the index of a store whose lock is held.
type memoryFinder struct {
	*Memory
	asOf time.Time
}

func (m memoryFinder) periods(context.Context) (map[int]int, error) {
	all := map[int]int{}
	for p, x := range m.index {
		if x.versions > 0 {
			all[p] = x.versions
		}
	}
	return all, nil
}

func (m memoryFinder) postings(_ context.Context, periods []int, terms []uint64) (lists []posting, _ error) {
	for _, p := range periods {
		for _, t := range terms {
			if l := m.index[p].lists[t]; l != nil {
				lists = append(lists, *l)
			}
		}
	}
	return lists, nil
}

func (m memoryFinder) filed(_ context.Context, versions []int64) ([]filed, error) {
	files := make([]filed, len(versions))
	for i, n := range versions {
		v := m.stored[n-1]
		k := KeyOf(v.digest.Article)
		files[i] = filed{k, m.latest(k.ID, m.asOf) == v}
	}
	return files, nil
}

// latest is the last version of an article that was out by a time, nil where none was.
func (m *Memory) latest(id string, by time.Time) *version {
	of := m.articles[id]
	for i := len(of) - 1; i >= 0; i-- {
		if out(of[i].digest.Article, by) {
			return of[i]
		}
	}
	return nil
}
