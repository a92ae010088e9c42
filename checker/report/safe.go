package report

import (
	"fmt"
	"strings"
	"unicode"
)

// invisible reports whether a rune could deceive the reader of a report: controls, bidirectional marks, zero-width spaces, tags.
// Joiners stay: words of many scripts need them.
func invisible(r rune) bool {
	switch {
	case r < 0x80:
		return r < ' ' || r == 0x7f
	case r == '\u200c' || r == '\u200d' || r == '\u00ad':
		return false
	default:
		return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
	}
}

// visible shows invisible marks as ⟦U+202E⟧, and any run of white space as one space.
func visible(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\u00a0':
			space = true
			continue
		case space && b.Len() > 0:
			b.WriteByte(' ')
		}
		space = false
		if invisible(r) {
			fmt.Fprintf(&b, "⟦U+%04X⟧", r)
		} else {
			b.WriteRune(r)
		}
	}
	if space && b.Len() > 0 {
		b.WriteByte(' ')
	}
	return b.String()
}

// clean is visible without space at its ends: for names, messages and titles.
func clean(s string) string { return strings.TrimSpace(visible(s)) }
