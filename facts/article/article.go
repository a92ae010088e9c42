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
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
)

// formats holds every article format. A file's extension decides; input without one goes to the first format that detects its own.
var formats = []Format{
	jsonlFormat,
	markdownFormat,
	plainFormat, // detects everything, so it stays last
}

// Format is one way to write articles. A new one is a file with its decoder and a line in the table.
type Format struct {
	Name       string
	Doc        string
	Extensions []string                                 // lower case, with the dot
	Detect     func(data []byte) bool                   // looks at the first bytes only
	Decode     func(in Input) ([]*facts.Article, error) // input is text, not empty, not too large
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
)

// Decode returns the articles of one input, in the order of the input. Articles come back beside an error where some could be read.
func Decode(in Input) ([]*facts.Article, error) {
	if err := checkBytes(in.Data); err != nil {
		return nil, fmt.Errorf("%s: %w", in.Path, err)
	}
	f, err := formatOf(in)
	if err != nil {
		return nil, err
	}
	articles, err := f.Decode(in)
	if bad := invalidBytes(in); bad != nil && len(articles) > 0 {
		err = errors.Join(append(separate(err), bad)...)
	}
	return articles, err
}

// invalidBytes names the first byte that is no UTF-8. Its article is read all the same, with U+FFFD for each such byte.
func invalidBytes(in Input) error {
	if utf8.Valid(in.Data) {
		return nil
	}
	first, count := -1, 0
	for i := 0; i < len(in.Data); {
		r, n := utf8.DecodeRune(in.Data[i:])
		if r == utf8.RuneError && n == 1 {
			if count++; first < 0 {
				first = i
			}
		}
		i += n
	}
	before := bytes.TrimPrefix(in.Data[:first], bom)
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	others := ""
	if count > 1 {
		others = fmt.Sprintf(", and %d more", count-1)
	}
	return fmt.Errorf("%s:%d:%d: byte 0x%02x is not UTF-8%s: read as U+FFFD", in.Path, line, column, in.Data[first], others)
}

// checkBytes refuses what no text format can read.
func checkBytes(data []byte) error {
	switch {
	case len(data) > maxSize:
		return errTooLarge
	case len(bytes.TrimSpace(bytes.TrimPrefix(data, bom))) == 0:
		return errEmpty
	case isBinary(data):
		return errBinary
	}
	return nil
}

// isBinary reports a NUL byte, a PDF, or a first stretch with more than one control byte in ten.
func isBinary(data []byte) bool {
	if bytes.IndexByte(data, 0) >= 0 || bytes.HasPrefix(data, []byte("%PDF-")) {
		return true
	}
	first := data[:min(len(data), 1<<16)]
	control := 0
	for _, c := range first {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f {
			control++
		}
	}
	return control*10 > len(first)
}

// formatOf picks the format by extension, or by content where the path has no extension.
func formatOf(in Input) (Format, error) {
	ext := strings.ToLower(path.Ext(filepath.ToSlash(in.Path)))
	for _, f := range formats {
		for _, e := range f.Extensions {
			if e == ext {
				return f, nil
			}
		}
	}
	if ext != "" && strings.Trim(ext, ".0123456789") != "" {
		return Format{}, fmt.Errorf("%s: %s is no known article format (%s)", in.Path, ext, strings.Join(extensions(), " "))
	}
	data := bytes.TrimPrefix(in.Data, bom)
	for _, f := range formats {
		if f.Detect(data) {
			return f, nil
		}
	}
	return plainFormat, nil
}

// extensions lists the known extensions in table order.
func extensions() (out []string) {
	for _, f := range formats {
		out = append(out, f.Extensions...)
	}
	return out
}

// known reports whether a file name has the extension of a format.
func known(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	for _, e := range extensions() {
		if e == ext {
			return true
		}
	}
	return false
}

// complete fills what follows from the rest of the article: version, ID from URL or path, outlet from URL or ID, unknown times.
func complete(a *facts.Article, h *head) {
	sum := sha256.Sum256(a.Source)
	a.Version = hex.EncodeToString(sum[:8])
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
}

// host is the host of a URL without "www.", "" where it has none.
func host(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
