// Package article reads the bytes of one format into articles: parts as text, offsets into the source, metadata, and what is no prose.
// It extracts no facts, knows no clock, and never takes a file's modification time for a time of publication.
package article

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"crosscheck/facts"
)

// formats holds every article format; of several that a file could be, the first counts. A new one is a file with its decoder and a line here.
var formats = []Format{
	docxFormat,
	odtFormat,
	htmlFormat,
	feedFormat,
	ninjsFormat,
	jsonlFormat,
	markdownFormat,
	plainFormat, // detects everything, so it stays last
}

// Format is one way to write articles. Detect finds what a file surely is, whatever it is called, or, where it is Weak, what it may be.
type Format struct {
	Name       string
	Doc        string
	Extensions []string               // lower case, with the dot
	Detect     func(data []byte) bool // looks at the first bytes only, or, of Bytes formats, at all of them
	Weak       bool                   // the extension of a file outweighs what Detect finds
	Bytes      bool                   // is no text: Decode and Detect take the bytes of the file

	// Decode takes valid UTF-8 without a byte order mark or a declared encoding, not empty and not too large, and refers to it as the source;
	// Decode of this package leads its runs back to the bytes of the file. An article's Source is all of in.Data, or a slice of it.
	Decode func(in Input) ([]*facts.Article, error)
}

// Input is the bytes of one file and the path they are named by in messages, IDs and reports.
type Input struct {
	Path string
	Data []byte
}

// Bounds in bytes, so that no single file can take the machine's memory.
const (
	maxSize    = 64 << 20 // one input
	maxArticle = 8 << 20  // one article; a long novel has 3 MB
)

var (
	errTooLarge = errors.New("is larger than 64 MB")
	errTooLong  = errors.New("is larger than 8 MB, too much for one article")
	errEmpty    = errors.New("is empty")
	errBinary   = errors.New("is a binary file, not an article")
	errEncoding = errors.New("is text in no known encoding: more than one byte in ten is not UTF-8")
)

// Decode returns the articles of one input, in the order of the input. Articles come back beside an error where some could be read.
func Decode(in Input) ([]*facts.Article, error) {
	if len(in.Data) > maxSize {
		return nil, fmt.Errorf("%s: %w", in.Path, errTooLarge)
	}
	if f, ok := bytesFormat(in.Data); ok {
		return f.Decode(in)
	}
	if what := foreignKind(in.Data); what != "" {
		return nil, fmt.Errorf("%s: is %s", in.Path, what)
	}
	t := recode(in.Data)
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", in.Path, err)
	}
	f, err := formatOf(in.Path, t.data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Path, err)
	}
	if f.Bytes { // by its extension alone: the decoder says what is wrong
		return f.Decode(in)
	}
	t.data = withoutDeclaration(t.data)
	articles, err := f.Decode(Input{Path: in.Path, Data: t.data})
	for _, a := range articles {
		t.place(a, in.Data)
	}
	if bad := t.err(in.Path, 1); bad != nil && len(articles) > 0 {
		err = errors.Join(append(separate(err), bad)...)
	}
	return articles, err
}

// check refuses what no text format can read.
func (t *recoded) check() error {
	switch {
	case len(bytes.TrimSpace(t.data)) == 0:
		return errEmpty
	case isBinary(t.data):
		return errBinary
	case len(t.data) > maxSize:
		return errTooLarge
	case t.bad > 3 && t.bad*10 > len(t.data):
		return errEncoding
	}
	return nil
}

// complete fills what follows from the rest of the article: version, ID from URL or path, outlet from URL or ID, unknown times.
func complete(a *facts.Article, h *head) {
	a.Version = version(a.Source)
	if a.ID == "" {
		a.ID = a.URL
	}
	if a.ID == "" {
		a.ID = filepath.ToSlash(a.Path)
	}
	if a.Outlet == "" {
		a.Outlet = host(a.URL)
	}
	if a.Outlet == "" {
		a.Outlet = a.ID
	}
	h.fill(a)
	settleTimes(a)
	h.mark(a)
}

// version is a short hash of an article's bytes.
func version(source []byte) string {
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:8])
}

// host is the host of a URL without "www.", "" where it has none.
func host(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
