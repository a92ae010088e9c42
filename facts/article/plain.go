package article

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"crosscheck/facts"
)

var plainFormat = Format{
	Name:       "text",
	Doc:        "plain text: a headline, then paragraphs; stamps, by-lines and page furniture are recognised",
	Extensions: []string{".txt"},
	Detect:     func([]byte) bool { return true },
	Weak:       true,
	Decode:     decodePlain,
}

func decodePlain(in Input) ([]*facts.Article, error) {
	p, err := clean(in.Data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Path, err)
	}
	a := &facts.Article{Path: in.Path, Source: in.Data}
	h := &head{}
	body := p
	if t := headline(p.text); t.Len() > 0 {
		h.above = p.text[:t.Start]
		h.read(h.above, stampsSkipped) // stamps and furniture above the headline: metadata, in no part
		title := p.cut(t.Start, t.End)
		a.Parts = append(a.Parts, facts.Part{Name: "title", Text: title.text, Runs: title.runs})
		_, next := lineAt(p.text, t.End)
		body = p.cut(next, len(p.text))
	}
	skip := h.read(body.text, stampsSkipped)
	a.Parts = append(a.Parts, facts.Part{Name: "body", Text: body.text, Skip: skip, Runs: body.runs})
	complete(a, h)
	return []*facts.Article{a}, nil
}

// maxHeadline bounds a headline in bytes; longer first lines are prose.
const maxHeadline = 160

// headline returns the range of the first line that is neither metadata nor furniture where it reads like a headline, else an empty range.
func headline(text string) facts.Range {
	for at, seen := 0, 0; at < len(text) && seen < headLines; {
		l, next := lineAt(text, at)
		at = next
		if l.Len() == 0 {
			continue
		}
		seen++
		line := text[l.Start:l.End]
		st := leadIn(line)
		if st.whole || isFurniture(line) || isByline(line) || isNotice(line) {
			continue
		}
		l.Start += st.end
		line = line[st.end:]
		if readsLikeHeadline(line) && proseFollows(text, l, next) {
			return l
		}
		return facts.Range{}
	}
	return facts.Range{}
}

// readsLikeHeadline looks at the line alone: short, starts like one, has no final stop and no dateline.
func readsLikeHeadline(line string) bool {
	if len(line) > maxHeadline {
		return false
	}
	first, n := utf8.DecodeRuneInString(line)
	switch {
	case first == '-' || first == '–' || first == '—' || first == '*' || first == '•' || first == '(' || first == '[':
		return false
	case strings.ContainsRune(`"'“‘`, first):
		first, _ = utf8.DecodeRuneInString(line[n:])
	}
	if unicode.IsLower(first) {
		return false
	}
	end := strings.TrimRight(line, `"'”’)`)
	if end == "" || strings.ContainsRune(".:;,-–—…", lastRune(end)) && !initialism(end) {
		return false
	}
	if unfinished[strings.ToLower(line[strings.LastIndexByte(line, ' ')+1:])] {
		return false
	}
	_, ok := dateline(line)
	return !ok
}

// unfinished holds words that end no headline: the line was broken by a printer's width.
var unfinished = set(`a an the and or but nor of in on at to for by with from into as is are was were be been has have had that which who
	whose than its his her their this these not will would could should may might must said`)

// initialism reports an end like "U.S.", which is no full stop.
func initialism(line string) bool {
	w := line[strings.LastIndexByte(line, ' ')+1:]
	return len(w) >= 4 && w[len(w)-1] == '.' && w[len(w)-3] == '.'
}

// proseFollows reports whether there is text after the line and the line is not the first of a paragraph broken to a fixed width.
func proseFollows(text string, l facts.Range, next int) bool {
	if strings.TrimSpace(text[next:min(len(text), next+1<<10)]) == "" && strings.TrimSpace(text[next:]) == "" {
		return false
	}
	second, next := lineAt(text, next)
	if second.Len() == 0 {
		return true // a blank line stands between
	}
	if r, _ := utf8.DecodeRuneInString(text[second.Start:]); unicode.IsLower(r) {
		return false
	}
	third, _ := lineAt(text, next)
	return !(wrapped(l) && wrapped(second) && third.Len() > 0 && third.Len() <= 85)
}

// wrapped reports a line as long as printers break paragraphs.
func wrapped(l facts.Range) bool { return l.Len() >= 55 && l.Len() <= 85 }

// lineAt returns the line that starts at a byte, trimmed of white space, and the start of the next line.
func lineAt(text string, at int) (facts.Range, int) {
	end, next := len(text), len(text)
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		end, next = at+i, at+i+1
	}
	line := strings.TrimRightFunc(text[at:end], unicode.IsSpace)
	trimmed := strings.TrimLeftFunc(line, unicode.IsSpace)
	start := at + len(line) - len(trimmed)
	return facts.Range{Start: start, End: start + len(trimmed)}, next
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// set makes a word set of a space-separated list.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
