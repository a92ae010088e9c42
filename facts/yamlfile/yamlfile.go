// Package yamlfile is the one door for YAML: strict decoding with positions, all errors at once, and suggestions for misspelt keys.
// It reads one document into structs that name every key; it never writes YAML and knows nothing of rules or kinds.
package yamlfile

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Error is one mistake in a file that a person wrote. Line and Col are 1-based; Col counts characters; 0 where not known.
type Error struct {
	File      string
	Line, Col int
	Msg       string
}

func (e *Error) Error() string {
	switch {
	case e.Line == 0:
		return fmt.Sprintf("%s: %s", e.File, e.Msg)
	case e.Col == 0:
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
	default:
		return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg)
	}
}

// Pos is a place in a YAML file, 1-based, columns in characters. A struct field of this type takes the place of the struct.
type Pos struct{ Line, Col int }

// Errorf makes the error of one place.
func (p Pos) Errorf(file, format string, args ...any) *Error {
	return &Error{File: file, Line: p.Line, Col: p.Col, Msg: fmt.Sprintf(format, args...)}
}

// Join sorts errors by file, line and column, drops repeats and joins them; nil for none.
func Join(errs ...*Error) error {
	errs = slices.Clone(errs)
	slices.SortStableFunc(errs, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	errs = slices.CompactFunc(errs, func(a, b *Error) bool { return *a == *b })
	out := make([]error, len(errs))
	for i, e := range errs {
		out[i] = e
	}
	return errors.Join(out...)
}

// Split takes a joined error apart: the mistakes with a place, in order. Other errors are left out.
func Split(err error) []*Error {
	if e, ok := err.(*Error); ok {
		return []*Error{e}
	}
	var out []*Error
	if j, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range j.Unwrap() {
			out = append(out, Split(e)...)
		}
	}
	return out
}

// Bounds of one file. They are far above what people write and keep hostile files cheap.
const (
	MaxBytes  = 1 << 20
	maxNodes  = 200_000 // aliases count each time they are used
	maxDepth  = 64
	maxErrors = 50
)
