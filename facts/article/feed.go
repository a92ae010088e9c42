package article

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"net/url"
	"strings"
	"unicode"

	"crosscheck/facts"
)

var feedFormat = Format{
	Name:       "feed",
	Doc:        "RSS 0.9 to 2.0, Atom and JSON Feed: one article an item, of its full content, else of its description",
	Extensions: []string{".rss", ".atom", ".rdf", ".xml", ".jsonfeed"},
	Detect:     func(data []byte) bool { return feedRoot(data) != "" || isJSONFeed(data) },
	Decode:     decodeFeed,
}

// Bounds of one feed.
const (
	maxItems    = 100_000
	maxFeedTag  = 64 << 10  // bytes of the start tags of root and channel, which hold the namespaces
	maxFeedWork = 512 << 20 // those bytes times the items, for each item is read with them
	maxProblems = 100       // errors of single items that are told one by one
)

var (
	errManyItems = fmt.Errorf("holds more than %d items: the rest is left out", maxItems)
	errNoItems   = errors.New("is a feed without items")
	errFeedTag   = errors.New("the start tag of the feed is too large")
	errEntities  = errors.New("declares entities of its own, which feeds never need")
	errNoFeed    = errors.New("is XML, but no RSS or Atom feed")
)

// feedItem is one item as the feed states it, whatever the feed's format.
type feedItem struct {
	id, url, title, byline string
	outlet, outletWhere    string // the real source, and how the feed says so
	published, updated     string
	bodies                 []feedBody // the best first; the first with text is the article's
	titleVerbatim          bool       // the title is plain text, whatever it looks like
}

// feedBody is one text that an item gives.
type feedBody struct {
	text   string
	marked bool // as HTML
}

// text is the first body that says anything, as plain text.
func (it feedItem) text() string {
	for _, b := range it.bodies {
		text := b.text
		if b.marked {
			text = fragment(text).text
		}
		if text = strings.TrimSpace(text); text != "" {
			return text
		}
	}
	return ""
}

// feedReader gathers the articles and the problems of one feed, in the order of the feed.
type feedReader struct {
	path     string
	articles []*facts.Article
	problems []error
	untold   int // problems over maxProblems
	items    int // read so far, with and without text
	line     lineCounter
}

func decodeFeed(in Input) ([]*facts.Article, error) {
	r := &feedReader{path: in.Path, line: lineCounter{data: in.Data, line: 1}}
	if isJSONFeed(in.Data) {
		r.readJSONFeed(in.Data)
	} else {
		r.readXML(in.Data)
	}
	if r.untold > 0 {
		r.problems = append(r.problems, fmt.Errorf("%s: and %d more items that cannot be read", r.path, r.untold))
	}
	return r.articles, errors.Join(r.problems...)
}

// fail notes a problem of the feed at a byte.
func (r *feedReader) fail(at int, err error) {
	r.problems = append(r.problems, fmt.Errorf("%s:%d: %w", r.path, r.line.at(at), err))
}

// failItem notes a problem of the latest item.
func (r *feedReader) failItem(at int, err error) {
	if len(r.problems) >= maxProblems {
		r.untold++
		return
	}
	r.fail(at, fmt.Errorf("item %d: %w", r.items, err))
}

// add makes an article of an item that source writes. An item without text is a problem of its own.
func (r *feedReader) add(it feedItem, source []byte, at int) {
	a := &facts.Article{ID: it.id, URL: it.url, Byline: it.byline, Outlet: it.outlet, Path: fmt.Sprintf("%s:%d", r.path, r.line.at(at)), Source: source}
	if it.outlet != "" {
		a.Basis = append(a.Basis, facts.Basis{Field: "outlet", Where: it.outletWhere})
	}
	body := it.text()
	if body == "" {
		r.failItem(at, errNoText)
		return
	}
	for _, t := range []struct {
		key, text string
		to        *facts.Instant
	}{{"published", it.published, &a.Published}, {"updated", it.updated, &a.Modified}} {
		var err error
		if *t.to, err = feedTime(t.key, t.text); err != nil {
			r.failItem(at, err) // the text is read all the same: it orders nothing
		}
	}
	title := it.title
	if !it.titleVerbatim {
		title = unmarked1(title)
	}
	h := &head{}
	if title = strings.Join(strings.Fields(title), " "); title != "" {
		a.Parts = append(a.Parts, facts.Part{Name: "title", Text: title})
	}
	skip := h.read(body, stampsSkipped)
	if from := credited(body); from < len(body) {
		skip = join(append(skip, facts.Range{Start: from, End: len(body)}))
	}
	a.Parts = append(a.Parts, facts.Part{Name: "body", Text: body, Skip: skip})
	complete(a, h)
	r.articles = append(r.articles, a)
}

// credited is where the last paragraph begins if it is what WordPress adds to items: "The post Fire appeared first on Herald."
func credited(body string) int {
	from := strings.LastIndexByte(body, '\n') + 1
	if last := body[from:]; strings.HasPrefix(last, "The post ") && strings.Contains(last, " appeared first on ") {
		return from
	}
	return len(body)
}

// feedTime reads a time of a feed. A zone that is not known, or a year of two digits, leaves the day.
func feedTime(key, s string) (facts.Instant, error) {
	s = strings.TrimSpace(s)
	t, err := givenTime(key, s)
	if err == nil {
		return t, nil
	}
	if m, ok := parseMoment(s); ok && m.year > 0 && len(s)-m.end <= 16 {
		return facts.Day(m.year, m.month, m.day), nil
	}
	c := cursor{s: s[:min(len(s), 40)]} // "Mon, 02 Mar 26 10:00 GMT"
	if weekdays[strings.ToLower(c.word())] {
		c.skip(",")
	}
	day, d1 := c.number()
	c.skip("-")
	month := months[strings.ToLower(c.word())]
	c.skip("-")
	year, d2 := c.number()
	if m := (moment{year: 2000 + year, month: month, day: day}); d1 > 0 && d1 <= 2 && d2 == 2 && month > 0 && m.valid() {
		return m.instant(), nil
	}
	return facts.Instant{}, err
}

// isMarked reports text that can only be HTML: it holds a tag or an entity.
func isMarked(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		switch s[i] {
		case '<':
			if c := s[i+1]; isLetter(c) || c == '/' || c == '!' {
				return strings.IndexByte(s[i:], '>') > 0
			}
		case '&':
			if _, n := entity([]byte(s[i:min(len(s), i+maxEntity)])); n > 0 {
				return true
			}
		}
	}
	return false
}

// unmarked1 is one line of text without the HTML that may be in it.
func unmarked1(s string) string {
	switch {
	case !isMarked(s):
		return s
	case strings.IndexByte(s, '<') < 0:
		return html.UnescapeString(s)
	}
	return fragment(s).text
}

// person is a name without the address beside it: "jane@news.example (Jane Doe)", "Jane Doe <jane@news.example>".
func person(s string) string {
	s = strings.Join(strings.Fields(unmarked1(s)), " ")
	at := strings.IndexByte(s, '@')
	if at < 0 {
		return s
	}
	before, in, ok := strings.Cut(s, "(")
	switch {
	case !ok:
		return ""
	case len(before) < at: // the address is in the brackets
		return strings.TrimSpace(before)
	}
	name, _, _ := strings.Cut(in, ")")
	return strings.TrimSpace(name)
}

// persons joins names, each once.
func persons(names []string) string {
	var out []string
	for _, n := range names {
		if n = person(n); n != "" && !contains(out, n) && len(out) < 20 {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// siteName takes the publisher out of a feed's title ("Tarn Herald - World"): the piece that the host of its pages names, else all of it.
func siteName(title, link string) string {
	title = strings.Join(strings.Fields(unmarked1(title)), " ")
	labels := strings.Split(host(link), ".")
	label := labels[0]
	if len(labels) > 2 && len(label) <= 5 { // feeds.herald.example, rss.herald.example
		label = labels[1]
	}
	if len(label) < 2 {
		return title
	}
	best := title
	for _, mark := range []string{" - ", " | ", " » ", " – ", " — ", " :: ", " > ", ": "} {
		pieces := strings.Split(title, mark)
		if len(pieces) < 2 {
			continue
		}
		for _, p := range pieces {
			if name := squash(p); name != "" && (strings.Contains(name, label) || len(name) > 3 && strings.Contains(label, name)) {
				return strings.TrimSpace(p)
			}
		}
	}
	return best
}

// squash is the letters and digits of a name in lower case, as hosts write it.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// absolute resolves a link against the page of the feed.
func absolute(link, base string) string {
	link = strings.TrimSpace(link)
	if link == "" || isWeb(link) {
		return link
	}
	b, err := url.Parse(strings.TrimSpace(base))
	if err != nil || !b.IsAbs() {
		return link
	}
	u, err := b.Parse(link)
	if err != nil {
		return link
	}
	return u.String()
}

func isWeb(link string) bool {
	return hasPrefixFold(link, "http://") || hasPrefixFold(link, "https://")
}

// lineCounter gives line numbers of growing offsets without counting from the start again.
type lineCounter struct {
	data []byte
	from int
	line int
}

func (l *lineCounter) at(offset int) int {
	if offset < l.from {
		l.from, l.line = 0, 1
	}
	l.line += bytes.Count(l.data[l.from:offset], []byte("\n"))
	l.from = offset
	return l.line
}
