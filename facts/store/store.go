// Package store keeps what extraction found, by article and version, and gives it back in key order. It derives nothing from it.
package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"crosscheck/facts"
)

// openers holds every kind of store by the scheme of its address. A new store is a file with its opener and a line here.
var openers = []Opener{
	{Scheme: "memory", Doc: "in memory, gone when the program ends", Open: openMemory},
	{Scheme: "sqlite", Doc: "in one file, which any SQLite tool can read", Open: openSQLite},
}

// Opener opens one kind of store; rest is the address after "scheme:". With create it makes a store where there is none.
type Opener struct {
	Scheme string
	Doc    string
	Open   func(ctx context.Context, rest string, create bool) (Store, error)
}

// Store keeps digests: articles, versions and facts are only ever added. All methods may be called from several goroutines; a digest
// is shared, so nobody changes one after Put.
type Store interface {
	// Put keeps digests under their articles' keys, all of them or none; the same one again changes nothing, a newer extraction of a
	// version takes the place of the older.
	Put(ctx context.Context, ds ...*facts.Digest) error
	// Has reports whether a key is stored as an extractor reads it, "" for any extractor, without reading its digest.
	Has(ctx context.Context, k Key, extractor string) (bool, error)
	// Digest returns the digest of a key, ErrNotFound where there is none.
	Digest(ctx context.Context, k Key) (*facts.Digest, error)
	// Digests returns the digests of keys in their order; it reads many far faster than one by one. ErrNotFound where one is missing.
	Digests(ctx context.Context, ks ...Key) ([]*facts.Digest, error)
	// Outlines returns digests as linking groups them by story: with facts of the kinds only, and articles without their text and source.
	Outlines(ctx context.Context, kinds []string, ks ...Key) ([]*facts.Digest, error)
	// Keys yields the keys that a selection leaves, in key order, as they were when iteration began. It stops at the first error.
	Keys(ctx context.Context, s Select) iter.Seq2[Key, error]
	// Candidates returns the latest versions that may be of one story with a digest, by shared rare names and words and by time,
	// at most limit, likeliest first. It reads indexes only. The article of the digest itself is left out, in all its versions. With
	// asOf they are the latest versions that were out by then; zero: no bound.
	Candidates(ctx context.Context, d *facts.Digest, asOf time.Time, limit int) ([]Key, error)
	// Facts yields the facts that a query asks for, by article, version, part and start.
	Facts(ctx context.Context, q Query) iter.Seq2[Row, error]
	// Stats counts what is stored.
	Stats(ctx context.Context) (Stats, error)
	// Close frees what the store holds; every later call fails with ErrClosed.
	Close() error
}

// Select chooses versions of articles. The zero value chooses all of them.
type Select struct {
	Latest   bool      // of each ID only the latest version
	AsOf     time.Time // only versions that were out by then; with Latest: the latest of those. Zero: no bound
	Outlets  []string  // any of them; empty: all
	Articles []string  // article IDs, any of them; empty: all
	From, To time.Time // published in [From, To); zero: no bound. An article without a time is left out by either
}

// Query chooses facts of the selected versions.
type Query struct {
	Select
	Kinds []string // any of them; empty: all
	Equal []Equal  // all of them hold
	Text  string   // words that the sentence holds, all of them, as full-text search splits words; "": no condition
	Limit int      // at most so many facts; 0: all
}

// Equal says that a term, name or text field of a fact prints as a value: {"outcome", "killed"}.
type Equal struct{ Field, Value string }

// Row is one stored fact with the article that says it.
type Row struct {
	Article *facts.Article // without Source: facts are listed by the thousand
	Number  int            // of the version among those of its ID, from 1, by time
	Fact    *facts.Fact
	Event   *facts.Event // that the fact belongs to; nil where it belongs to none
}

// Stats is how much a store holds. Sizes are bytes.
type Stats struct {
	Articles, Versions, Facts int
	Kinds                     []Count   // facts by kind, by name
	Outlets                   []Count   // latest versions by outlet, most first, then by name
	First, Last               time.Time // of publication
	Size                      int64     // on disk, 0 in memory
	Schema                    int       // version of the schema, 0 in memory
}

// Count is one line of a tally.
type Count struct {
	Name  string
	Count int
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
	ErrNoStore  = errors.New("no such store")
)

// Open opens the store at an address: "memory:", "sqlite:FILE", or a path alone, which is that of an SQLite file. A file that does not
// exist is made. The caller closes the store.
func Open(ctx context.Context, address string) (Store, error) { return open(ctx, address, true) }

// OpenExisting is Open for readers: it makes no file, so that a mistyped name is an error.
func OpenExisting(ctx context.Context, address string) (Store, error) {
	return open(ctx, address, false)
}

func open(ctx context.Context, address string, create bool) (Store, error) {
	o, rest, err := find(address)
	if err != nil {
		return nil, err
	}
	return o.Open(ctx, rest, create)
}

// find splits an address into the kind of store and the rest. A path has no scheme, or one letter before the colon, a drive.
func find(address string) (Opener, string, error) {
	scheme, rest, found := strings.Cut(address, ":")
	var known []string
	for _, o := range openers {
		if found && o.Scheme == scheme {
			return o, rest, nil
		}
		known = append(known, o.Scheme)
	}
	switch {
	case address == "":
		return Opener{}, "", errors.New(`a store needs an address: a file, or "memory:"`)
	case !found || len(scheme) == 1 || strings.ContainsAny(scheme, `/\.`):
		return openers[len(openers)-1], address, nil
	}
	return Opener{}, "", fmt.Errorf("store %q: unknown scheme %q; known: %s; a file of that name is ./%s", address, scheme, strings.Join(known, ", "), address)
}

// Check reads all that is stored and reports every span that lies outside its article.
func Check(ctx context.Context, s Store) error {
	var problems []error
	for k, err := range s.Keys(ctx, Select{}) {
		if err != nil {
			return errors.Join(append(problems, err)...)
		}
		d, err := s.Digest(ctx, k)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", k.ID, err))
			continue
		}
		for i, f := range d.Facts {
			if !d.Article.Valid(f.Span) || !d.Article.Valid(f.Sentence) {
				problems = append(problems, fmt.Errorf("%s: fact %d (%s): span outside the article", k.ID, i, f.Kind))
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
