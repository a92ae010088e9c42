package facts

import (
	"time"
	"unicode/utf8"
)

// Article is one document of one outlet, as read; ID and Version together are its key. It is never changed after decoding.
type Article struct {
	ID      string // as given, else URL, else path
	Version string // first 16 hex digits of the SHA-256 of Source
	Path    string // the input it was read from; for JSONL "file:line"

	Outlet    string // publisher; an unknown outlet is the article's ID, its own outlet
	URL       string
	Byline    string
	Credits   []string // agencies and outlets credited by by-line, dateline or tag ("Reuters")
	Country   string   // ISO 3166 alpha-2 code of the dateline's country, where known
	Place     string   // place of the dateline, as written
	Published Instant
	Modified  Instant

	Family string  // owner of several outlets, which are one source; "" where not known
	Locale string  // "en-US": tells the order of numeric dates; "" where not known
	Zone   string  // IANA name of the outlet's time zone, for clock times that name none; "" is UTC
	Basis  []Basis // where the metadata was read, by field; empty for what the input states plainly
	Marks  []Mark  // notices about the article itself, in the order found

	Floating []string // "published", "modified": its clock named no zone and is read as UTC until the outlet's zone is known

	Source []byte // the bytes as read
	Parts  []Part // title first, then body, then captions; at least one
}

// Time is when this version was written: the time of its last change, else of publication.
func (a *Article) Time() Instant {
	if a.Modified.Known() {
		return a.Modified
	}
	return a.Published
}

// Basis says where one field of the metadata was read: "published", "JSON-LD datePublished".
type Basis struct {
	Field   string // "title", "outlet", "byline", "published", "modified", "url" or "encoding"
	Where   string // in a few words that an editor understands
	Guessed bool   // not stated as such; a guessed time of publication anchors no relative date
}

// Mark is a notice about the article itself, in its text or its metadata.
type Mark struct {
	Kind  MarkKind
	Where string  // "body" or "title" for words of the article, else the metadata field: "ninjs pubstatus"
	Text  string  // as written
	Until Instant // end of an embargo, unknown where not stated
}

// MarkKind is what a notice says.
type MarkKind string

const (
	Correction MarkKind = "correction" // something was wrong and is put right
	Withdrawal MarkKind = "withdrawal" // killed, retracted, cancelled: not to be used
	Embargo    MarkKind = "embargo"    // not to be published before a time
)

// Anchor is the time of publication that relative dates may be reckoned from: unknown where it is only guessed.
func (a *Article) Anchor() Instant {
	for _, b := range a.Basis {
		if b.Field == "published" && b.Guessed {
			return Instant{}
		}
	}
	return a.Published
}

// Part is one run of text of an article. Text is valid UTF-8; offsets everywhere are bytes in it.
type Part struct {
	Name string // "title", "body" or "caption"
	Text string
	Skip []Range // byte ranges that are no prose (menus, by-lines, datelines), ordered, disjoint
	Runs []Run   // how Text maps to Article.Source, ordered by Text; nil where the format has no mapping
}

// Run says that Text[Text.Start:Text.End] was decoded from Source[Source.Start:Source.End]. Without widths that is identical bytes or, where
// the lengths differ, one entity. With widths the run is text in another encoding, character by character; such runs are short.
type Run struct {
	Text, Source Range
	ASCII, Other uint8 // bytes of Source for each ASCII and each other character of Text; both 0: identical bytes or one entity
}

// Recoded reports whether the run is text of another encoding, with a width of source bytes for each character.
func (r Run) Recoded() bool { return r.ASCII|r.Other != 0 }

// Range is a half-open range of bytes.
type Range struct{ Start, End int }

// Len is the number of bytes of the range.
func (r Range) Len() int { return r.End - r.Start }

// Overlaps reports whether two half-open ranges share a byte.
func (r Range) Overlaps(o Range) bool { return r.Start < o.End && o.Start < r.End }

// Span is a half-open range of bytes in the text of one part of one article.
type Span struct {
	Part  int // index in Article.Parts
	Start int
	End   int
}

// Range drops the part of the span.
func (s Span) Range() Range { return Range{s.Start, s.End} }

// Quote returns the article's text at the span: the proof of every fact. The span must be valid.
func (a *Article) Quote(s Span) string { return a.Parts[s.Part].Text[s.Start:s.End] }

// Valid reports whether the span lies inside its part.
func (a *Article) Valid(s Span) bool {
	return s.Part >= 0 && s.Part < len(a.Parts) && 0 <= s.Start && s.Start <= s.End && s.End <= len(a.Parts[s.Part].Text)
}

// SourceRange maps a span to bytes of Source; ok is false where the format has no mapping.
func (a *Article) SourceRange(s Span) (r Range, ok bool) {
	p := &a.Parts[s.Part]
	start, ok1 := SourceOffset(p.Text, p.Runs, s.Start, false)
	end, ok2 := SourceOffset(p.Text, p.Runs, s.End, true)
	if !ok1 || !ok2 {
		return Range{}, false
	}
	return Range{start, end}, true
}

// SourceOffset maps one offset of a text by its runs; atEnd picks the run that ends there rather than the one that starts there.
// An offset inside an entity or a character stands for its start, at the end of a span for its end.
func SourceOffset(text string, runs []Run, at int, atEnd bool) (int, bool) {
	lo, hi := 0, len(runs)
	for lo < hi {
		m := (lo + hi) / 2
		if runs[m].Text.End < at || (!atEnd && runs[m].Text.End == at) {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == len(runs) || runs[lo].Text.Start > at {
		return 0, false
	}
	r := runs[lo]
	switch {
	case r.Recoded():
		return r.recodedOffset(text, at, atEnd), true
	case r.Text.Len() == r.Source.Len():
		return r.Source.Start + at - r.Text.Start, true
	case atEnd: // inside a decoded entity the whole entity is the source
		return r.Source.End, true
	}
	return r.Source.Start, true
}

// recodedOffset adds up the widths of the characters before an offset of the run.
func (r Run) recodedOffset(text string, at int, atEnd bool) int {
	for at > r.Text.Start && at < r.Text.End && !utf8.RuneStart(text[at]) { // to a boundary of characters
		if atEnd {
			at++
		} else {
			at--
		}
	}
	out := r.Source.Start
	for i := r.Text.Start; i < at; i++ {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			out += int(r.ASCII)
		case utf8.RuneStart(c):
			out += int(r.Other)
		}
	}
	return out
}

// Instant is a time that is known to a precision: the half-open interval of moments that it may mean. Zero: unknown.
type Instant struct {
	From, To time.Time
}

// Known reports whether the instant says anything.
func (i Instant) Known() bool { return !i.From.IsZero() }

// Clock reports whether a clock time was given, not a day or a longer period.
func (i Instant) Clock() bool { return i.Known() && i.To.Sub(i.From) < 23*time.Hour }

// Overlaps reports whether both are known and share a moment; a moment is as wide as its precision.
func (i Instant) Overlaps(o Instant) bool {
	return i.Known() && o.Known() && i.From.Before(o.To) && o.From.Before(i.To)
}

// Day is the instant of one whole calendar day in UTC.
func Day(y int, m time.Month, d int) Instant {
	from := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return Instant{from, from.AddDate(0, 0, 1)}
}

// ParseInstant reads RFC 3339, also without seconds or zone (then UTC), or a date; the precision is what is written.
func ParseInstant(s string) (Instant, bool) {
	for _, l := range instantLayouts {
		if t, err := time.Parse(l.layout, s); err == nil {
			t = t.UTC()
			if l.width == 0 {
				return Instant{t, t.AddDate(0, 0, 1)}, t.Year() > 0
			}
			return Instant{t, t.Add(l.width)}, t.Year() > 0
		}
	}
	return Instant{}, false
}

var instantLayouts = []struct {
	layout string
	width  time.Duration // of the precision written; 0: a day
}{
	{time.RFC3339Nano, time.Second},
	{"2006-01-02T15:04Z07:00", time.Minute},
	{"2006-01-02T15:04:05", time.Second},
	{"2006-01-02T15:04", time.Minute},
	{"2006-01-02 15:04:05", time.Second},
	{"2006-01-02 15:04", time.Minute},
	{"2006-01-02", 0},
}

// String prints a day as 2006-01-02, a clock time as RFC 3339, an unknown instant as "".
func (i Instant) String() string {
	switch {
	case !i.Known():
		return ""
	case i.Clock():
		return i.From.Format(time.RFC3339)
	default:
		return i.From.Format("2006-01-02")
	}
}
