package article

import (
	"sort"
	"strings"
	"unicode"

	"crosscheck/facts"
)

// head gathers the metadata that an article's own text carries. The first finding of each sort stands.
type head struct {
	published facts.Instant // by a stamp
	modified  facts.Instant
	dated     moment // of the dateline, maybe without a year
	place     string
	country   string
	byline    string
	credits   []string
	above     string        // lines above the headline that are in no part
	saved     facts.Instant // of a draft: tells the year of days that name none, where the article has no time
}

// stampUse says whether date stamps are skipped as metadata or stay in the text as dates.
type stampUse bool

const (
	stampsSkipped stampUse = true
	stampsKept    stampUse = false
)

// headLines is how many lines that are not blank may hold a dateline, by-line or stamp; tailLines, how many may hold a credit.
const (
	headLines = 10
	tailLines = 4
)

// read gathers metadata from the head and tail of a text and returns the ranges of it that are no prose, ordered and disjoint.
func (h *head) read(text string, stamps stampUse) (skip []facts.Range) {
	seen, prose := 0, false
	for at := 0; at < len(text); {
		l, next := lineAt(text, at)
		at = next
		if l.Len() == 0 {
			continue
		}
		line := text[l.Start:l.End]
		if seen < headLines {
			seen++
			if end, found := h.headLine(line, prose, stamps); found {
				if end > 0 {
					skip = append(skip, facts.Range{Start: l.Start, End: l.Start + end})
				}
				prose = prose || end < len(line)
				continue
			}
		}
		if isFurniture(line) {
			skip = append(skip, l)
			continue
		}
		prose = true
	}
	return join(append(skip, h.readTail(text)...))
}

// headLine reads one line of the head: it returns how many bytes to skip, and whether the line was metadata at all.
func (h *head) headLine(line string, prose bool, stamps stampUse) (skip int, found bool) {
	var st stamped
	if !prose {
		st = leadIn(line)
	} else if len(line) <= 120 {
		if st = stampLine(line); !st.whole {
			st = stamped{}
		}
	}
	if st.end > 0 {
		h.stamp(st)
		if st.whole {
			h.readByline(st.rest)
		} else {
			h.readDateline(line[st.end:])
		}
		if stamps == stampsKept {
			return 0, true
		}
		return st.end, true
	}
	if isFurniture(line) || relativeStamp(line) {
		return len(line), true
	}
	if h.readDateline(line) {
		return 0, true
	}
	if n := gluedByline(line); n > 0 && !prose {
		h.readByline(strings.TrimSpace(line[:n]))
		h.readDateline(line[n:])
		return n, true
	}
	return len(line), h.readByline(line)
}

func (h *head) stamp(st stamped) {
	if !h.published.Known() {
		h.published = st.published
	}
	if !h.modified.Known() {
		h.modified = st.modified
	}
}

// readDateline takes place, date and credits of a dateline; its words stay in the text.
func (h *head) readDateline(line string) bool {
	if h.place != "" {
		return false
	}
	d, ok := dateline(line)
	if !ok {
		return false
	}
	h.place, h.country, h.dated = d.place, d.country, d.date
	h.credit(d.credits)
	return true
}

// readByline takes a by-line, of which the first stands, and its credits.
func (h *head) readByline(line string) bool {
	name, ok := byline(line)
	if !ok {
		return false
	}
	if h.byline == "" {
		h.byline = name
	}
	h.credit(agencies(line))
	return true
}

// credit adds agencies, each once.
func (h *head) credit(names []string) {
	for _, n := range names {
		known := false
		for _, c := range h.credits {
			known = known || c == n
		}
		if !known {
			h.credits = append(h.credits, n)
		}
	}
}

// readTail reads credits in the last lines and returns what to skip of them.
func (h *head) readTail(text string) (skip []facts.Range) {
	end := len(text)
	for i := 0; i < tailLines && end > 0; {
		start := strings.LastIndexByte(text[:end], '\n') + 1
		l, _ := lineAt(text[:end], start)
		end = max(0, start-1)
		if l.Len() == 0 {
			if start == 0 {
				break
			}
			continue
		}
		i++
		line := text[l.Start:l.End]
		if _, ok := dateline(line); ok {
			break
		}
		if names, at, ok := tailCredit(line); ok {
			h.credit(names)
			skip = append(skip, facts.Range{Start: l.Start + at, End: l.End})
		} else if name, ok := byline(line); ok && signOff(line) {
			h.credit(agencies(line))
			if h.byline == "" {
				h.byline = name
			}
			skip = append(skip, l)
		}
	}
	return skip
}

// fill writes what the article does not say of itself already. A dateline's day without a year takes the year of a known time.
func (h *head) fill(a *facts.Article) {
	if !a.Modified.Known() {
		a.Modified = h.modified
	}
	if h.dated.year == 0 && h.dated.month > 0 && a.Modified.Known() {
		h.dated = h.dated.before(a.Modified)
	}
	for _, found := range []facts.Instant{h.published, h.dated.instant(), a.Modified} {
		if !a.Published.Known() {
			a.Published = found
		}
	}
	if a.Byline == "" {
		a.Byline = h.byline
	} else {
		h.credit(agencies(a.Byline))
	}
	if a.Place == "" {
		a.Place, a.Country = h.place, h.country
	}
	sort.Strings(h.credits)
	a.Credits = h.credits
}

// join orders ranges and merges those that touch.
func join(ranges []facts.Range) (out []facts.Range) {
	sort.Slice(ranges, func(i, j int) bool { return ranges[i].Start < ranges[j].Start })
	for _, r := range ranges {
		if n := len(out); n > 0 && r.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, r.End)
			continue
		}
		out = append(out, r)
	}
	return out
}

// words cuts a short text into its runs of letters and digits.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
