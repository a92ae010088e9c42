package store

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"sync"

	"crosscheck/facts"
)

// Memory is a store that lives as long as the program. The zero value is empty and ready.
type Memory struct {
	mu      sync.RWMutex
	digests map[Key]*facts.Digest
	closed  bool
}

func openMemory(_ context.Context, rest string) (Store, error) {
	if rest != "" {
		return nil, fmt.Errorf("store memory: takes no address, got %q", rest)
	}
	return &Memory{}, nil
}

func (m *Memory) Put(ctx context.Context, d *facts.Digest) error {
	if err := checkDigest(d); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.usable(ctx); err != nil {
		return err
	}
	if m.digests == nil {
		m.digests = map[Key]*facts.Digest{}
	}
	m.digests[KeyOf(d.Article)] = d
	return nil
}

func (m *Memory) Digest(ctx context.Context, k Key) (*facts.Digest, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return nil, err
	}
	d, ok := m.digests[k]
	if !ok {
		return nil, fmt.Errorf("%s: %w", k.ID, ErrNotFound)
	}
	return d, nil
}

func (m *Memory) Articles(ctx context.Context) iter.Seq2[*facts.Article, error] {
	return func(yield func(*facts.Article, error) bool) {
		articles, err := m.snapshot(ctx)
		for _, a := range articles {
			if err = ctx.Err(); err != nil {
				break
			}
			if !yield(a, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

// snapshot lists the articles in key order, so that iteration holds no lock.
func (m *Memory) snapshot(ctx context.Context) ([]*facts.Article, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return nil, err
	}
	out := make([]*facts.Article, 0, len(m.digests))
	for _, d := range m.digests {
		out = append(out, d.Article)
	}
	slices.SortFunc(out, func(a, b *facts.Article) int { return KeyOf(a).Compare(KeyOf(b)) })
	return out, nil
}

func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed, m.digests = true, nil
	return nil
}

// usable is called with the lock held.
func (m *Memory) usable(ctx context.Context) error {
	if m.closed {
		return ErrClosed
	}
	return ctx.Err()
}
