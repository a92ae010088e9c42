package facts

import (
	"math"
	"strconv"
	"time"
	"unicode/utf8"
)

// jsonWriter appends JSON without reflection; a store writes twenty objects an article.
type jsonWriter struct{ b []byte }

func (w *jsonWriter) raw(s string) { w.b = append(w.b, s...) }
func (w *jsonWriter) open(c byte)  { w.b = append(w.b, c) }
func (w *jsonWriter) close(c byte) { w.b = append(w.b, c) }

// comma separates from what came before, unless nothing did.
func (w *jsonWriter) comma() {
	if n := len(w.b); n > 0 && w.b[n-1] != '{' && w.b[n-1] != '[' {
		w.b = append(w.b, ',')
	}
}

func (w *jsonWriter) key(name string) {
	w.comma()
	w.quote(name)
	w.b = append(w.b, ':')
}

// always writes a string even where it is empty.
func (w *jsonWriter) always(name, s string) {
	w.key(name)
	w.quote(s)
}

func (w *jsonWriter) text(name, s string) {
	if s != "" {
		w.always(name, s)
	}
}

func (w *jsonWriter) flag(name string, on bool) {
	if on {
		w.key(name)
		w.raw("true")
	}
}

func (w *jsonWriter) int(name string, n int) {
	if n != 0 {
		w.key(name)
		w.b = strconv.AppendInt(w.b, int64(n), 10)
	}
}

// float writes a number unless it is the open end; what JSON has no number for is written as a string.
func (w *jsonWriter) float(name string, f, open float64) {
	if f == open {
		return
	}
	w.key(name)
	switch {
	case math.IsNaN(f):
		w.raw(`"NaN"`)
	case math.IsInf(f, 0) || f == 0 && math.Signbit(f):
		w.raw(`"` + strconv.FormatFloat(f, 'g', -1, 64) + `"`)
	case math.Abs(f) < 1e15:
		w.b = strconv.AppendFloat(w.b, f, 'f', -1, 64)
	default:
		w.b = strconv.AppendFloat(w.b, f, 'g', -1, 64)
	}
}

// texts leaves out nil and keeps an empty list.
func (w *jsonWriter) texts(name string, ss []string) {
	if ss != nil {
		w.key(name)
		w.list(ss)
	}
}

func (w *jsonWriter) list(ss []string) {
	if ss == nil {
		w.raw("null")
		return
	}
	w.open('[')
	for _, s := range ss {
		w.comma()
		w.quote(s)
	}
	w.close(']')
}

// hashes are strings of hex digits: JSON numbers do not hold 64 bits.
func (w *jsonWriter) hashes(name string, hs []uint64) {
	if hs == nil {
		return
	}
	w.key(name)
	w.open('[')
	for _, h := range hs {
		w.comma()
		w.open('"')
		w.b = strconv.AppendUint(w.b, h, 16)
		w.close('"')
	}
	w.close(']')
}

func (w *jsonWriter) spans(name string, spans []Span) {
	if spans == nil {
		return
	}
	w.key(name)
	w.open('[')
	for _, s := range spans {
		w.comma()
		w.open('[')
		w.b = strconv.AppendInt(w.b, int64(s.Part), 10)
		w.open(',')
		w.b = strconv.AppendInt(w.b, int64(s.Start), 10)
		w.open(',')
		w.b = strconv.AppendInt(w.b, int64(s.End), 10)
		w.close(']')
	}
	w.close(']')
}

// instant writes the keys "from" and "to" of a known instant.
func (w *jsonWriter) instant(i Instant) {
	w.time("from", i.From)
	w.time("to", i.To)
}

func (w *jsonWriter) time(name string, t time.Time) {
	if !t.IsZero() {
		w.key(name)
		w.open('"')
		w.b = AppendTime(w.b, t)
		w.close('"')
	}
}

// AppendTime appends RFC 3339 in UTC; a year that it cannot write is seconds and nanoseconds since 1970: "@253402300800.0".
func AppendTime(dst []byte, t time.Time) []byte {
	t = t.UTC()
	if y := t.Year(); y < 0 || y > 9999 {
		dst = append(dst, '@')
		dst = strconv.AppendInt(dst, t.Unix(), 10)
		dst = append(dst, '.')
		return strconv.AppendInt(dst, int64(t.Nanosecond()), 10)
	}
	return t.AppendFormat(dst, time.RFC3339Nano)
}

const hexDigits = "0123456789abcdef"

// quote writes a JSON string; bytes that are no UTF-8 become U+FFFD.
func (w *jsonWriter) quote(s string) {
	w.b = append(w.b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 {
				w.b = append(append(w.b, s[from:i]...), "\ufffd"...)
				from = i + 1
			}
			i += n
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' {
			i++
			continue
		}
		w.b = append(w.b, s[from:i]...)
		switch c {
		case '"', '\\':
			w.b = append(w.b, '\\', c)
		case '\n':
			w.b = append(w.b, '\\', 'n')
		case '\t':
			w.b = append(w.b, '\\', 't')
		case '\r':
			w.b = append(w.b, '\\', 'r')
		default:
			w.b = append(w.b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		i++
		from = i
	}
	w.b = append(append(w.b, s[from:]...), '"')
}
