package store

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"crosscheck/facts"
)

// Memory is a store that lives as long as the program. The zero value is empty and ready.
type Memory struct {
	mu       sync.RWMutex
	byKey    map[Key]*version
	articles map[string][]*version // by ID; in order of time, then of storing
	stored   []*version            // in order of storing
	index    memoryIndex
	rosters  map[string]*facts.Roster // by name
	closed   bool
}

// version is one stored version and its digest.
type version struct {
	number int64 // in order of storing, from 1
	digest *facts.Digest
}

func openMemory(_ context.Context, rest string, _ bool) (Store, error) {
	if rest != "" {
		return nil, fmt.Errorf("store memory: takes no address, got %q", rest)
	}
	return &Memory{}, nil
}

func (m *Memory) Put(ctx context.Context, ds ...*facts.Digest) error {
	for _, d := range ds {
		if err := checkDigest(d); err != nil {
			return err
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.usable(ctx); err != nil {
		return err
	}
	if m.byKey == nil {
		m.byKey, m.articles, m.index = map[Key]*version{}, map[string][]*version{}, memoryIndex{}
	}
	for _, d := range ds {
		m.put(d)
	}
	return nil
}

func (m *Memory) put(d *facts.Digest) {
	k := KeyOf(d.Article)
	v := m.byKey[k]
	if v == nil {
		v = &version{number: int64(len(m.stored) + 1)}
		m.byKey[k], m.stored, m.articles[k.ID] = v, append(m.stored, v), append(m.articles[k.ID], v)
	} else {
		m.index.remove(v)
	}
	v.digest = d
	m.index.add(v)
	slices.SortFunc(m.articles[k.ID], compareVersions)
}

// compareVersions orders versions of one article: by time, those without one first, then by storing.
func compareVersions(a, b *version) int {
	if c := strings.Compare(stamp(a.digest.Article.Time().From), stamp(b.digest.Article.Time().From)); c != 0 {
		return c
	}
	return int(a.number - b.number)
}

func (m *Memory) Has(ctx context.Context, k Key, extractor string) (bool, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return false, err
	}
	v := m.byKey[k]
	return v != nil && (extractor == "" || v.digest.Extractor == extractor), nil
}

func (m *Memory) Digest(ctx context.Context, k Key) (*facts.Digest, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return nil, err
	}
	v := m.byKey[k]
	if v == nil {
		return nil, fmt.Errorf("%s: %w", k.ID, ErrNotFound)
	}
	return v.digest, nil
}

func (m *Memory) Digests(ctx context.Context, ks ...Key) ([]*facts.Digest, error) {
	out := make([]*facts.Digest, len(ks))
	for i, k := range ks {
		var err error
		if out[i], err = m.Digest(ctx, k); err != nil {
			return nil, err
		}
	}
	return out, ctx.Err()
}

// chosen is a version that a selection left, and which of its article it is.
type chosen struct {
	digest *facts.Digest
	number int
}

// chosen lists what a selection leaves, in key order; the list is a copy, so that iteration holds no lock.
// Outlines holds more than it must: what is in memory costs nothing.
func (m *Memory) Outlines(ctx context.Context, _ []string, ks ...Key) ([]*facts.Digest, error) {
	return m.Digests(ctx, ks...)
}

func (m *Memory) chosen(ctx context.Context, s *Select) ([]chosen, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return nil, err
	}
	var list []chosen
	for _, id := range slices.Sorted(maps.Keys(m.articles)) {
		from := len(list)
		for i, v := range m.articles[id] {
			if out(v.digest.Article, s.AsOf) {
				list = append(list, chosen{v.digest, i + 1})
			}
		}
		if s.Latest && len(list) > from {
			list = append(list[:from], list[len(list)-1])
		}
		kept := slices.DeleteFunc(list[from:], func(c chosen) bool { return !s.chooses(c.digest.Article) })
		slices.SortFunc(kept, func(a, b chosen) int { return KeyOf(a.digest.Article).Compare(KeyOf(b.digest.Article)) })
		list = list[:from+len(kept)]
	}
	return list, nil
}

func (m *Memory) Keys(ctx context.Context, s Select) iter.Seq2[Key, error] {
	return func(yield func(Key, error) bool) {
		list, err := m.chosen(ctx, &s)
		for _, c := range list {
			if err = ctx.Err(); err != nil {
				break
			}
			if !yield(KeyOf(c.digest.Article), nil) {
				return
			}
		}
		if err != nil {
			yield(Key{}, err)
		}
	}
}

func (m *Memory) Facts(ctx context.Context, q Query) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		list, err := m.chosen(ctx, &q.Select)
		match, n := newMatcher(&q), 0
		for _, c := range list {
			if err = ctx.Err(); err != nil {
				break
			}
			a := bare(c.digest.Article)
			for i := range c.digest.Facts {
				f := &c.digest.Facts[i]
				if !match.matches(a, f) {
					continue
				}
				if n++; !yield(Row{a, c.number, f, eventOf(c.digest, f)}, nil) || n == q.Limit {
					return
				}
			}
		}
		if err != nil {
			yield(Row{}, err)
		}
	}
}

func (m *Memory) Candidates(ctx context.Context, d *facts.Digest, asOf time.Time, limit int) ([]Key, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return nil, err
	}
	return candidates(ctx, memoryFinder{m, asOf}, d, limit)
}

func (m *Memory) Stats(ctx context.Context) (Stats, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return Stats{}, err
	}
	s := Stats{Articles: len(m.articles), Versions: len(m.stored)}
	kinds, outlets := map[string]int{}, map[string]int{}
	for _, v := range m.stored {
		s.Facts += len(v.digest.Facts)
		for i := range v.digest.Facts {
			kinds[v.digest.Facts[i].Kind]++
		}
		if at := v.digest.Article.Published.From; !at.IsZero() {
			if s.First.IsZero() || at.Before(s.First) {
				s.First = at
			}
			if at.After(s.Last) {
				s.Last = at
			}
		}
	}
	for _, vs := range m.articles {
		outlets[vs[len(vs)-1].digest.Article.Outlet]++
	}
	s.Kinds, s.Outlets = tally(kinds), tally(outlets)
	slices.SortStableFunc(s.Outlets, func(a, b Count) int { return b.Count - a.Count })
	return s, nil
}

// tally lists counts by name.
func tally(by map[string]int) (list []Count) {
	for _, name := range slices.Sorted(maps.Keys(by)) {
		list = append(list, Count{name, by[name]})
	}
	return list
}

func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed, m.byKey, m.articles, m.stored, m.index = true, nil, nil, nil, nil
	return nil
}

// usable is called with the lock held.
func (m *Memory) usable(ctx context.Context) error {
	if m.closed {
		return ErrClosed
	}
	return ctx.Err()
}
