package article

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"
)

// feedRoots maps the local name of a root element in lower case to the name of its items.
var feedRoots = map[string]string{"rss": "item", "rdf": "item", "feed": "entry"}

// feedRoot is the root element of a feed in lower case, "" where the first element is another. It looks at the first bytes only.
func feedRoot(data []byte) string {
	data = data[:min(len(data), 8<<10)]
	if data = bytes.TrimLeft(data, "\ufeff \t\r\n"); len(data) == 0 || data[0] != '<' {
		return ""
	}
	d := newFeedDecoder(data)
	for {
		t, err := d.RawToken()
		if err != nil {
			return ""
		}
		if s, ok := start(t); ok {
			name := strings.ToLower(s.Name.Local)
			if feedRoots[name] == "" || name == "rdf" && !bytes.Contains(data, []byte("rss")) && !bytes.Contains(data, []byte("netscape")) {
				return ""
			}
			return name
		}
	}
}

// newFeedDecoder reads text that is UTF-8 already, whatever it declares, and forgives what feed readers forgive.
func newFeedDecoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d
}

// maxRestarts bounds how often a scan goes on at the next item after broken XML.
const maxRestarts = 20

// feedScan finds the items of an XML feed by their tags, so that a broken item spoils itself only and each item has bytes of its own.
type feedScan struct {
	*feedReader
	data      []byte // with control characters made spaces, which XML forbids
	source    []byte // the same bytes as they were
	root      feedTag
	channel   feedTag // open now, else zero
	kind      string  // the root's local name in lower case
	prefix    string  // of the root's name
	prologue  int     // where the root begins
	feed      feedHead
	item      int  // where the open item begins, -1 outside
	depth     int  // elements inside the open item
	tooDeep   bool // in the open item
	titleType string
	work      int
	restarts  int
}

// feedTag is a start tag as written, with the end tag that closes it.
type feedTag struct{ start, end []byte }

// wrap puts the tags around the items of a feed around one of them.
func (s *feedScan) wrap(item []byte) []byte {
	return bytes.Join([][]byte{s.root.start, s.channel.start, item, s.channel.end, s.root.end}, nil)
}

// feedHead is what a feed says of itself.
type feedHead struct {
	title, link, publisher, authors string
}

func (r *feedReader) readXML(data []byte) {
	s := &feedScan{feedReader: r, data: withoutControls(data), source: data, item: -1}
	s.scan()
	if s.kind != "" && r.items == 0 && len(r.problems) == 0 {
		r.fail(0, errNoItems)
	}
}

// withoutControls makes spaces of control characters; offsets stay.
func withoutControls(data []byte) []byte {
	bad := func(c byte) bool { return c < ' ' && c != '\n' && c != '\r' && c != '\t' }
	at := bytes.IndexFunc(data, func(r rune) bool { return r < ' ' && bad(byte(r)) })
	if at < 0 {
		return data
	}
	out := bytes.Clone(data)
	for i := at; i < len(out); i++ {
		if bad(out[i]) {
			out[i] = ' '
		}
	}
	return out
}

// scan goes through the tokens. After broken XML it goes on at the next item.
func (s *feedScan) scan() {
	base := 0
	if n := bytes.Index(s.data[:min(len(s.data), 200)], []byte("?>")); n > 0 { // the declaration: version and encoding are no matter
		base = n + 2
	}
	for {
		d := newFeedDecoder(s.data[base:])
		for {
			from := base + int(d.InputOffset())
			t, err := d.RawToken()
			if err != nil {
				base = s.broken(from, err)
				break
			}
			if stop := s.token(t, from, base+int(d.InputOffset())); stop {
				return
			}
		}
		if base < 0 {
			return
		}
	}
}

// broken says what is wrong and returns where to go on, -1 for nowhere.
func (s *feedScan) broken(at int, err error) int {
	if s.kind == "" {
		s.fail(at, errNoFeed)
		return -1
	}
	cut := errors.Is(err, io.EOF) || strings.Contains(err.Error(), "unexpected EOF")
	from := at
	if s.item >= 0 {
		from = s.item + 1
	}
	next := nextTag(s.data, from, feedRoots[s.kind])
	switch {
	case next < 0 && cut:
		s.fail(at, fmt.Errorf("the feed is cut off after %d items", s.items))
		return -1
	case s.item >= 0:
		s.items++
		s.failItem(s.item, fmt.Errorf("is not XML: %s", syntaxMessage(err)))
	default:
		s.fail(at, fmt.Errorf("is not XML: %s", syntaxMessage(err)))
	}
	s.item = -1
	if s.restarts++; s.restarts > maxRestarts {
		s.fail(at, fmt.Errorf("is broken in more than %d places: the rest is left out", maxRestarts))
		return -1
	}
	return next
}

func syntaxMessage(err error) string {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Msg
	}
	return err.Error()
}

// nextTag is the offset of the next start tag of an element, -1 where there is none.
func nextTag(data []byte, from int, name string) int {
	for from < len(data) {
		i := bytes.IndexByte(data[from:], '<')
		if i < 0 {
			return -1
		}
		from += i
		rest := data[from+1:]
		if len(rest) > len(name) && strings.EqualFold(string(rest[:len(name)]), name) && strings.IndexByte(" \t\r\n>/", rest[len(name)]) >= 0 {
			return from
		}
		from++
	}
	return -1
}

// token handles one token at data[from:to] and reports whether the scan is over.
func (s *feedScan) token(t xml.Token, from, to int) (stop bool) {
	switch t := t.(type) {
	case xml.Directive:
		if bytes.IndexByte(t, '[') >= 0 || bytes.Contains(t, []byte("ENTITY")) {
			s.fail(from, errEntities)
			return true
		}
	case xml.StartElement:
		return s.start(t, from, to)
	case xml.EndElement:
		name := strings.ToLower(t.Name.Local)
		switch {
		case s.item >= 0 && name == feedRoots[s.kind] && s.native(t.Name):
			s.end(to)
		case s.item >= 0:
			s.depth = max(0, s.depth-1)
		case name == "channel":
			s.channel = feedTag{}
		case name == s.kind:
			return true
		}
	}
	return false
}

// native reports a name of the feed's own vocabulary, not of an extension.
func (s *feedScan) native(n xml.Name) bool {
	return n.Space == "" || n.Space == s.prefix || n.Space == "rss"
}

func (s *feedScan) start(t xml.StartElement, from, to int) (stop bool) {
	name := strings.ToLower(t.Name.Local)
	switch {
	case s.kind == "":
		if feedRoots[name] == "" {
			s.fail(from, fmt.Errorf("%w: its first element is <%s>", errNoFeed, shorten(t.Name.Local)))
			return true
		}
		s.kind, s.prefix, s.prologue, s.root = name, t.Name.Space, from, feedTag{s.data[from:to], endTag(t)}
	case s.item < 0 && name == "channel" && s.kind != "feed":
		s.channel = feedTag{s.data[from:to], endTag(t)}
	case name == feedRoots[s.kind] && s.native(t.Name):
		if s.item >= 0 {
			s.items++
			s.failItem(s.item, errors.New("has no end tag"))
		}
		if s.items == 0 {
			s.readHead(from)
		}
		if s.items >= maxItems {
			s.fail(from, errManyItems)
			return true
		}
		tags := len(s.root.start) + len(s.channel.start)
		if s.work += tags; s.work > maxFeedWork || tags > maxFeedTag {
			s.fail(from, errFeedTag)
			return true
		}
		s.item, s.depth, s.tooDeep, s.titleType = from, 0, false, ""
	case s.item >= 0:
		if s.depth++; s.depth > maxXMLDepth {
			s.tooDeep = true
		}
		if s.depth == 1 && name == "title" && s.native(t.Name) {
			s.titleType = strings.ToLower(attribute(t, "type"))
		}
	}
	return false
}

func endTag(t xml.StartElement) []byte {
	if t.Name.Space != "" {
		return []byte("</" + t.Name.Space + ":" + t.Name.Local + ">")
	}
	return []byte("</" + t.Name.Local + ">")
}

// maxFeedHead bounds what stands before the first item.
const maxFeedHead = 1 << 20

// readHead reads what the feed says of itself before its first item; a feed that says nothing readable has no title.
func (s *feedScan) readHead(to int) {
	if to-s.prologue > maxFeedHead {
		return
	}
	before := bytes.Join([][]byte{s.data[s.prologue:to], s.channel.end, s.root.end}, nil)
	if s.kind == "feed" {
		f, err := (&atom.Parser{}).Parse(bytes.NewReader(before))
		if err != nil {
			return
		}
		s.feed = feedHead{title: f.Title, link: alternate(f.Links), authors: atomPersons(f.Authors)}
		return
	}
	f, err := (&rss.Parser{}).Parse(bytes.NewReader(before))
	if err != nil {
		return
	}
	s.feed = feedHead{title: f.Title, link: strings.TrimSpace(f.Link)}
	if dc := f.DublinCoreExt; dc != nil && len(dc.Publisher) > 0 {
		s.feed.publisher = person(dc.Publisher[0])
	}
}

// end reads the item that ends here.
func (s *feedScan) end(to int) {
	from := s.item
	s.item = -1
	s.items++
	switch {
	case s.tooDeep:
		s.failItem(from, errDeepXML)
		return
	case to-from > maxArticle:
		s.failItem(from, errTooLong)
		return
	}
	text := s.wrap(s.data[from:to])
	var it feedItem
	var err error
	if s.kind == "feed" {
		it, err = s.atomItem(text)
	} else {
		it, err = s.rssItem(text)
	}
	if err != nil {
		s.failItem(from, fmt.Errorf("is not XML: %s", syntaxMessage(err)))
		return
	}
	s.add(it, s.source[from:to:to], from)
}
