// Package store keeps what extraction found, by article and version, and gives it back in key order. It derives nothing from it.
package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"crosscheck/facts"
)

// openers holds every kind of store by the scheme of its address. A new store is a file with its opener and a line here.
var openers = []Opener{
	{Scheme: "memory", Doc: "in memory, gone when the program ends", Open: openMemory},
}

// Opener opens one kind of store; rest is the address after "scheme:".
type Opener struct {
	Scheme string
	Doc    string
	Open   func(ctx context.Context, rest string) (Store, error)
}

// Store keeps digests. All methods may be called from several goroutines; a digest is shared, so nobody changes one after Put.
type Store interface {
	// Put keeps a digest under its article's key; putting the same one again changes nothing, a newer extraction replaces the older.
	Put(ctx context.Context, d *facts.Digest) error
	// Digest returns the digest of a key, ErrNotFound where there is none.
	Digest(ctx context.Context, k Key) (*facts.Digest, error)
	// Articles yields the stored articles in key order, as they were when iteration began. It stops at the first error.
	Articles(ctx context.Context) iter.Seq2[*facts.Article, error]
	// Close frees what the store holds; every later call fails with ErrClosed.
	Close() error
}

// Key names one article: the same ID with other bytes is another version.
type Key struct{ ID, Version string }

// KeyOf is the key of an article.
func KeyOf(a *facts.Article) Key { return Key{a.ID, a.Version} }

// Compare orders keys by ID, then by version, both by bytes.
func (k Key) Compare(o Key) int {
	if c := strings.Compare(k.ID, o.ID); c != 0 {
		return c
	}
	return strings.Compare(k.Version, o.Version)
}

var (
	ErrNotFound = errors.New("no such article in the store")
	ErrClosed   = errors.New("the store is closed")
)

// Open opens the store at an address such as "memory:". The caller closes it.
func Open(ctx context.Context, address string) (Store, error) {
	scheme, rest, _ := strings.Cut(address, ":")
	known := make([]string, 0, len(openers))
	for _, o := range openers {
		if o.Scheme == scheme {
			return o.Open(ctx, rest)
		}
		known = append(known, o.Scheme)
	}
	return nil, fmt.Errorf("store %q: unknown scheme %q; known: %s", address, scheme, strings.Join(known, ", "))
}

// Check reads all that is stored and reports every span that lies outside its article.
func Check(ctx context.Context, s Store) error {
	var problems []error
	for a, err := range s.Articles(ctx) {
		if err != nil {
			return errors.Join(append(problems, err)...)
		}
		d, err := s.Digest(ctx, KeyOf(a))
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", a.ID, err))
			continue
		}
		for i, f := range d.Facts {
			if !d.Article.Valid(f.Span) || !d.Article.Valid(f.Sentence) {
				problems = append(problems, fmt.Errorf("%s: fact %d (%s): span outside the article", a.ID, i, f.Kind))
			}
		}
	}
	return errors.Join(problems...)
}

// checkDigest refuses what has no key.
func checkDigest(d *facts.Digest) error {
	if d == nil || d.Article == nil || d.Article.ID == "" || d.Article.Version == "" {
		return errors.New("put: digest has no article with an ID and a version")
	}
	return nil
}
