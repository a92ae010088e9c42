package store

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"crosscheck/facts"
)

// RosterStore is a store that keeps rosters of office holders beside the articles. Every kind of store does.
type RosterStore interface {
	// PutRoster keeps a roster; one of the same name before it is dropped.
	PutRoster(ctx context.Context, r *facts.Roster) error
	// DropRoster forgets a roster, ErrNoRoster where there is none of the name.
	DropRoster(ctx context.Context, name string) error
	// Rosters returns all rosters, by name. With words only those tenures whose body is one of the bodies of people that have one of
	// the words as the last word of a name, see facts.Name.Words; rosters left without a tenure are left out.
	Rosters(ctx context.Context, words []string) ([]*facts.Roster, error)
}

// ErrNoRoster says that no roster has a name.
var ErrNoRoster = errors.New("no such roster in the store")

// checkRoster refuses what has no name.
func checkRoster(r *facts.Roster) error {
	if r == nil || strings.TrimSpace(r.Name) == "" {
		return errors.New("put: a roster needs a name")
	}
	return nil
}

func (m *Memory) PutRoster(ctx context.Context, r *facts.Roster) error {
	if err := checkRoster(r); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.usable(ctx); err != nil {
		return err
	}
	if m.rosters == nil {
		m.rosters = map[string]*facts.Roster{}
	}
	m.rosters[r.Name] = r
	return nil
}

func (m *Memory) DropRoster(ctx context.Context, name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.usable(ctx); err != nil {
		return err
	}
	if m.rosters[name] == nil {
		return ErrNoRoster
	}
	delete(m.rosters, name)
	return nil
}

func (m *Memory) Rosters(ctx context.Context, words []string) ([]*facts.Roster, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return nil, err
	}
	list := slices.SortedFunc(maps.Values(m.rosters), func(a, b *facts.Roster) int { return cmp.Compare(a.Name, b.Name) })
	if words == nil {
		return list, nil
	}
	bodies := map[string]bool{}
	for _, r := range list {
		for i := range r.Tenures {
			for _, w := range lastWords(&r.Tenures[i]) {
				bodies[r.Tenures[i].Body] = bodies[r.Tenures[i].Body] || slices.Contains(words, w)
			}
		}
	}
	var out []*facts.Roster
	for _, r := range list {
		part := *r
		part.Tenures = nil
		for _, t := range r.Tenures {
			if bodies[t.Body] {
				part.Tenures = append(part.Tenures, t)
			}
		}
		if len(part.Tenures) > 0 {
			out = append(out, &part)
		}
	}
	return out, nil
}

// lastWords are the last words of the names of a tenure, each once.
func lastWords(t *facts.Tenure) []string {
	var out []string
	for _, n := range append([]string{t.Person}, t.Also...) {
		if words := facts.Name(n).Words(); len(words) > 0 && !slices.Contains(out, words[len(words)-1]) {
			out = append(out, words[len(words)-1])
		}
	}
	return out
}
