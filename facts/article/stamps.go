package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crosscheck/facts"
)

// stampPhrases stand before the date of a stamp, in lower case; longer ones come first. Inline ones may have prose after the date.
var stampPhrases = []struct {
	words    string
	modified bool // a time of change, not of publication
	inline   bool
}{
	{"for immediate release", false, false},
	{"originally published", false, true},
	{"publication date", false, true},
	{"first published", false, true},
	{"date published", false, true},
	{"published", false, true},
	{"date posted", false, true},
	{"last modified", true, true},
	{"last updated", true, true},
	{"last update", true, true},
	{"posted", false, true},
	{"updated", true, true},
	{"modified", true, true},
	{"created", false, true},
	{"dated", false, false},
	{"date", false, true},
	{"pub.", false, true},
}

// stamped is what the stamps at the start of one line say.
type stamped struct {
	published, modified facts.Instant
	end                 int  // bytes that the stamps take, with the space after them; 0: none
	whole               bool // the line holds nothing else
	rest                string
}

// stampLine reads the stamps at the start of a trimmed line: "Published: 13 Nov 2025 | Updated 14 Nov 2025", "date 2025-11-13 The fire…", "13 May 2014".
func stampLine(line string) (st stamped) {
	if len(line) < 8 {
		return st
	}
	at := 0
	inline := true
	for at < len(line) && at < 200 {
		n, m, modified, mayFollow := oneStamp(line[at:])
		if n == 0 {
			break
		}
		inline = inline && mayFollow
		switch {
		case modified && !st.modified.Known():
			st.modified = m
		case !modified && !st.published.Known():
			st.published = m
		}
		at += n
		at += len(line[at:]) - len(strings.TrimLeftFunc(line[at:], isStampMark))
	}
	if at == 0 {
		return stamped{}
	}
	rest := line[at:]
	if strings.HasPrefix(rest, "by ") {
		rest = "B" + rest[1:]
	}
	if strings.Trim(rest, ".") == "" || isByline(rest) || trailingClock(rest) {
		st.end, st.whole, st.rest = len(line), true, rest
		return st
	}
	if !inline || !startsProse(line, at) {
		return stamped{}
	}
	st.end, st.rest = at, rest
	return st
}

// oneStamp reads one stamp and returns the bytes it takes. A bare date is a stamp that nothing may follow.
func oneStamp(s string) (n int, m facts.Instant, modified, inline bool) {
	for _, p := range stampPhrases {
		if !hasPrefixFold(s, p.words) {
			continue
		}
		c := cursor{s: s, at: len(p.words)}
		if isLetter(c.peek()) {
			continue
		}
		c.skip(":|–—-")
		before := c.at
		if w := strings.ToLower(c.word()); w != "on" && w != "at" {
			c.at = before
		}
		c.skip(":")
		if n, ok := clockThenDate(s[c.at:]); ok {
			c.at += n
		}
		d, ok := parseMoment(s[c.at:])
		if !ok || d.year == 0 {
			continue
		}
		return c.at + d.end, d.instant(), p.modified, p.inline
	}
	if d, ok := parseMoment(s); ok && d.year > 0 && d.end >= 8 {
		return d.end, d.instant(), false, false
	}
	return 0, facts.Instant{}, false, false
}

// clockThenDate steps over a clock that stands before the date: "02:24, 28 November 2005".
func clockThenDate(s string) (int, bool) {
	c := cursor{s: s}
	_, d := c.number()
	if d == 0 || d > 2 || !c.take(':') {
		return 0, false
	}
	if _, d = c.number(); d != 2 {
		return 0, false
	}
	c.skip("")
	c.half(1)
	c.skip("")
	c.zone()
	c.skip(",|–—-")
	return c.at, true
}

// trailingClock reports what stamps carry after their date: "Last updated at 09:12 GMT", "10.30am ET", "ET".
func trailingClock(rest string) bool {
	if len(rest) > 40 {
		return false
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(rest), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if isDigit(w[0]) || clockWords[w] {
			continue
		}
		if _, zone := zones[w]; !zone {
			return false
		}
	}
	return true
}

var clockWords = set("last updated update at am pm a p m et ct mt pt local time noon midnight ist cst published posted modified h hrs")

// isStampMark holds the marks that part two stamps.
func isStampMark(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("|•·–—-/;:", r)
}

// startsProse reports whether text after a stamp starts a sentence: a capital, digit or quotation mark, and no comma before it.
func startsProse(line string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:at])
	r, n := utf8.DecodeRuneInString(line[at:])
	if strings.ContainsRune(`"“'‘`, r) {
		r, _ = utf8.DecodeRuneInString(line[at+n:])
	}
	return (unicode.IsSpace(before) || isStampMark(before)) && (unicode.IsUpper(r) || unicode.IsDigit(r))
}

// leadIn reads what stands before the text of a first line: furniture words glued to a stamp, then the stamp ("Leave a Reply date 2025-11-13 The…").
func leadIn(line string) stamped {
	at := 0
	for {
		n := 0
		for _, p := range gluedFurniture {
			if hasPrefixFold(line[at:], p) && len(line) > at+len(p) && (line[at+len(p)] == ' ' || line[at+len(p)] == ':') {
				n = len(p) + 1
				break
			}
		}
		if n == 0 {
			break
		}
		at += n
		at += len(line[at:]) - len(strings.TrimLeftFunc(line[at:], isStampMark))
	}
	st := stampLine(line[at:])
	if st.end > 0 {
		st.end += at
	}
	return st
}

// gluedFurniture are page words that scrapers leave on the line of a stamp.
var gluedFurniture = []string{"leave a reply", "leave a comment", "advertisement", "share this article", "share this", "share", "comments",
	"print", "email", "news", "home", "world"}

// hasPrefixFold is strings.HasPrefix without regard to ASCII case; the prefix is in lower case.
func hasPrefixFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := 0; i < len(prefix); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != prefix[i] {
			return false
		}
	}
	return true
}

// relativeStamp reports a stamp that gives no date: "Updated 3 hours ago", "Posted 7:21 AM".
func relativeStamp(line string) bool {
	if len(line) > 50 {
		return false
	}
	for _, p := range stampPhrases {
		if !hasPrefixFold(line, p.words) || len(line) == len(p.words) || isLetter(line[len(p.words)]) {
			continue
		}
		rest := line[len(p.words):]
		return strings.HasSuffix(rest, " ago") || trailingClock(rest)
	}
	return false
}
