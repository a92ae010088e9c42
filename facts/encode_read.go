package facts

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonReader reads JSON front to back. The first mistake is kept, and everything after it reads as nothing.
type jsonReader struct {
	b   []byte
	i   int
	err error
}

// maxDepth bounds the nesting of what is skipped.
const maxDepth = 64

func (r *jsonReader) fail(what string) {
	if r.err == nil {
		r.err = fmt.Errorf("stored JSON, byte %d: %s", r.i, what)
	}
	r.i = len(r.b)
}

// finish is the error, or that something follows.
func (r *jsonReader) finish() error {
	if r.err == nil && r.peek() != 0 {
		r.fail("more than one value")
	}
	return r.err
}

// peek is the next byte that is no space, 0 at the end.
func (r *jsonReader) peek() byte {
	for r.i < len(r.b) {
		switch c := r.b[r.i]; c {
		case ' ', '\t', '\n', '\r':
			r.i++
		default:
			return c
		}
	}
	return 0
}

func (r *jsonReader) take(c byte) bool {
	if r.peek() != c {
		r.fail("expected " + strconv.QuoteRune(rune(c)))
		return false
	}
	r.i++
	return true
}

func (r *jsonReader) word(s string) bool {
	if r.peek() == s[0] && len(r.b)-r.i >= len(s) && string(r.b[r.i:r.i+len(s)]) == s {
		r.i += len(s)
		return true
	}
	return false
}

func (r *jsonReader) null() bool { return r.word("null") }

// object calls member at each key; member reads the value.
func (r *jsonReader) object(member func(key string)) {
	if !r.take('{') || r.empty('}') {
		return
	}
	for r.err == nil {
		key := r.text()
		if !r.take(':') {
			return
		}
		member(key)
		if r.closes('}') {
			return
		}
	}
}

// array calls element at each element; element reads it.
func (r *jsonReader) array(element func()) {
	if !r.take('[') || r.empty(']') {
		return
	}
	for r.err == nil {
		element()
		if r.closes(']') {
			return
		}
	}
}

func (r *jsonReader) empty(end byte) bool {
	if r.peek() == end {
		r.i++
		return true
	}
	return false
}

// closes reads a comma, false, or the end, true.
func (r *jsonReader) closes(end byte) bool {
	switch r.peek() {
	case end:
		r.i++
		return true
	case ',':
		r.i++
		return false
	}
	r.fail("expected , or " + string(end))
	return true
}

func (r *jsonReader) flag() bool {
	if r.word("true") {
		return true
	}
	if !r.word("false") {
		r.fail("expected true or false")
	}
	return false
}

// number is the text of a number.
func (r *jsonReader) number() string {
	r.peek()
	from := r.i
	for r.i < len(r.b) && (r.b[r.i] >= '0' && r.b[r.i] <= '9' || strings.IndexByte("+-.eE", r.b[r.i]) >= 0) {
		r.i++
	}
	return string(r.b[from:r.i])
}

func (r *jsonReader) int() int {
	n, err := strconv.Atoi(r.number())
	if err != nil {
		r.fail("expected a whole number")
	}
	return n
}

func (r *jsonReader) float() float64 {
	var s string
	if r.peek() == '"' {
		s = r.text()
	} else {
		s = r.number()
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		r.fail("expected a number")
	}
	return f
}

func (r *jsonReader) texts() (out []string) {
	if r.null() {
		return nil
	}
	out = []string{}
	r.array(func() { out = append(out, r.text()) })
	return out
}

func (r *jsonReader) hashes() []uint64 {
	out := []uint64{}
	r.array(func() {
		h, err := strconv.ParseUint(r.text(), 16, 64)
		if err != nil {
			r.fail("expected a hash in hex digits")
		}
		out = append(out, h)
	})
	return out
}

func (r *jsonReader) spans() []Span {
	out := []Span{}
	r.array(func() {
		var n [3]int
		k := 0
		r.array(func() {
			v := r.int()
			if k < len(n) {
				n[k] = v
			}
			k++
		})
		if k != len(n) {
			r.fail("expected [part,start,end]")
		}
		out = append(out, Span{n[0], n[1], n[2]})
	})
	return out
}

func (r *jsonReader) time() time.Time {
	t, err := ParseTime(r.text())
	if err != nil {
		r.fail("expected a time")
	}
	return t
}

// ParseTime reads what AppendTime wrote, in UTC; "" is the zero time.
func ParseTime(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	if at, ok := strings.CutPrefix(s, "@"); ok {
		sec, nano, _ := strings.Cut(at, ".")
		a, err1 := strconv.ParseInt(sec, 10, 64)
		b, err2 := strconv.ParseInt(nano, 10, 64)
		return time.Unix(a, b).UTC(), errors.Join(err1, err2)
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	return t.UTC(), err
}

// text reads a string.
func (r *jsonReader) text() string {
	if !r.take('"') {
		return ""
	}
	from := r.i
	for r.i < len(r.b) {
		switch r.b[r.i] {
		case '"':
			s := string(r.b[from:r.i])
			r.i++
			return s
		case '\\':
			return r.escaped(from)
		}
		r.i++
	}
	r.fail("a string has no end")
	return ""
}

// escaped reads on in a string that began at from and has an escape at r.i.
func (r *jsonReader) escaped(from int) string {
	out := append([]byte(nil), r.b[from:r.i]...)
	for r.i < len(r.b) {
		c := r.b[r.i]
		r.i++
		switch {
		case c == '"':
			return string(out)
		case c != '\\':
			out = append(out, c)
		case r.i == len(r.b):
		default:
			c = r.b[r.i]
			r.i++
			if c == 'u' {
				out = utf8.AppendRune(out, r.escapedRune())
			} else if k := strings.IndexByte(`"\/bfnrt`, c); k >= 0 {
				out = append(out, "\"\\/\b\f\n\r\t"[k])
			} else {
				r.fail("unknown escape")
			}
		}
	}
	r.fail("a string has no end")
	return ""
}

// escapedRune reads the digits of \uXXXX, and the second half of a pair.
func (r *jsonReader) escapedRune() rune {
	first := r.hex4()
	if utf16.IsSurrogate(first) && len(r.b)-r.i >= 6 && r.b[r.i] == '\\' && r.b[r.i+1] == 'u' {
		r.i += 2
		return utf16.DecodeRune(first, r.hex4())
	}
	return first
}

func (r *jsonReader) hex4() rune {
	if len(r.b)-r.i < 4 {
		r.fail("expected four hex digits")
		return 0
	}
	n, err := strconv.ParseUint(string(r.b[r.i:r.i+4]), 16, 16)
	if err != nil {
		r.fail("expected four hex digits")
		return 0
	}
	r.i += 4
	return rune(n)
}

// skip reads any value and forgets it.
func (r *jsonReader) skip() { r.skipTo(0) }

func (r *jsonReader) skipTo(depth int) {
	if depth > maxDepth {
		r.fail("nested too deep")
		return
	}
	switch c := r.peek(); {
	case c == '{':
		r.object(func(string) { r.skipTo(depth + 1) })
	case c == '[':
		r.array(func() { r.skipTo(depth + 1) })
	case c == '"':
		r.text()
	case r.word("true") || r.word("false") || r.word("null"):
	default:
		if _, err := strconv.ParseFloat(r.number(), 64); err != nil {
			r.fail("expected a value")
		}
	}
}
