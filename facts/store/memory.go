package store

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sync"
	"time"

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
	if m.digests == nil {
		m.digests = map[Key]*facts.Digest{}
	}
	for _, d := range ds {
		m.digests[KeyOf(d.Article)] = d
	}
	return nil
}

func (m *Memory) Has(ctx context.Context, k Key, extractor string) (bool, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	d, ok := m.digests[k]
	return ok && (extractor == "" || d.Extractor == extractor), m.usable(ctx)
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

func (m *Memory) Keys(ctx context.Context, sel Select) iter.Seq2[Key, error] {
	return func(yield func(Key, error) bool) {
		keys, err := m.snapshot(ctx)
		for _, k := range keys {
			if err = ctx.Err(); err != nil {
				break
			}
			if !yield(k, nil) {
				return
			}
		}
		if err != nil {
			yield(Key{}, err)
		}
	}
}

// snapshot lists the keys in order, so that iteration holds no lock.
func (m *Memory) snapshot(ctx context.Context) ([]Key, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.usable(ctx); err != nil {
		return nil, err
	}
	return slices.SortedFunc(maps.Keys(m.digests), Key.Compare), nil
}

func (m *Memory) Candidates(ctx context.Context, d *facts.Digest, asOf time.Time, limit int) ([]Key, error) {
	return nil, ctx.Err()
}

func (m *Memory) Facts(ctx context.Context, q Query) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {}
}

func (m *Memory) Stats(ctx context.Context) (Stats, error) { return Stats{}, ctx.Err() }

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
