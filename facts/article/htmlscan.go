package article

import "strings"

// htmlToken is one token of HTML by its place in the source; no text is copied.
type htmlToken struct {
	kind       htmlTokenKind
	start, end int    // raw bytes in the source
	name       string // of a tag, in lower case; "" for one of more than 40 bytes
	attrs      int    // of a tag: where its attributes begin
	raw        bool   // of a text: entities in it are no entities (script, style)
	within     string // of a text: the element whose content is nothing but text (title, script), else ""
}

type htmlTokenKind uint8

const (
	htmlText  htmlTokenKind = iota
	htmlStart               // a start tag, self-closing or not
	htmlEnd                 // an end tag
	htmlOther               // comment, doctype, processing instruction, a tag that the end of the source cuts off
)

// htmlRawText holds the elements whose content is text up to their own end tag, and whether entities in it are kept as written.
var htmlRawText = map[string]bool{"script": true, "style": true, "xmp": true, "iframe": true, "noembed": true, "noframes": true,
	"noscript": true, "plaintext": true, "textarea": false, "title": false}

// htmlScanner cuts HTML into tokens as browsers do. Every byte belongs to one token, and each byte is looked at a bounded number of times.
// It stands in for the tokenizer of x/net/html, the oracle of its tests, which can be made to take quadratic time by attributes.
type htmlScanner struct {
	src string
	at  int
	raw string // element whose raw text comes next
}

// next returns the next token; ok is false at the end of the source.
func (s *htmlScanner) next() (t htmlToken, ok bool) {
	if s.raw != "" {
		within := s.raw
		s.raw = ""
		if end := s.rawEnd(within); end > s.at {
			t = htmlToken{kind: htmlText, start: s.at, end: end, raw: htmlRawText[within], within: within}
			s.at = end
			return t, true
		}
	}
	if s.at >= len(s.src) {
		return t, false
	}
	if end := s.textEnd(); end > s.at {
		t = htmlToken{kind: htmlText, start: s.at, end: end}
	} else {
		t = s.markup()
	}
	s.at = t.end
	if t.kind == htmlStart {
		if _, raw := htmlRawText[t.name]; raw {
			s.raw = t.name
		}
	}
	return t, true
}

// textEnd is where the text at the current place ends: at a "<" that begins markup.
func (s *htmlScanner) textEnd() int {
	for i := s.at; ; i++ {
		n := strings.IndexByte(s.src[i:], '<')
		if n < 0 || i+n+1 >= len(s.src) {
			return len(s.src)
		}
		i += n
		if c := s.src[i+1]; isLetter(c) || c == '!' || c == '?' || c == '/' && i+2 < len(s.src) {
			return i
		}
	}
}

// markup reads the token that begins with the "<" at the current place.
func (s *htmlScanner) markup() htmlToken {
	src, at := s.src, s.at
	t := htmlToken{kind: htmlOther, start: at, end: len(src)}
	name := at + 1
	switch src[name] {
	case '!':
		t.end = s.declarationEnd()
		return t
	case '/':
		name++
		if !isLetter(src[name]) {
			t.end = past(src, name, ">")
			return t
		}
	case '?':
		t.end = past(src, name, ">")
		return t
	}
	i := name
	for i < len(src) && !isHTMLSpace(src[i]) && src[i] != '/' && src[i] != '>' {
		i++
	}
	t.attrs = i
	for {
		a, ok := scanAttr(src, i)
		i = a.end
		if !ok {
			break
		}
	}
	if i >= len(src) {
		return t // cut off inside the tag
	}
	t.end = i + 1
	t.kind = htmlStart
	if name > at+1 {
		t.kind = htmlEnd
	}
	if t.attrs-name <= 40 {
		t.name = strings.ToLower(src[name:t.attrs])
	}
	return t
}

// declarationEnd is where a comment or a declaration that begins with "<!" ends.
func (s *htmlScanner) declarationEnd() int {
	src, at := s.src, s.at+2
	if !strings.HasPrefix(src[at:], "--") {
		return past(src, at, ">")
	}
	at += 2
	for _, short := range []string{">", "->"} {
		if strings.HasPrefix(src[at:], short) {
			return at + len(short)
		}
	}
	for {
		n := strings.Index(src[at:], "--")
		if n < 0 {
			return len(src)
		}
		at += n + 2
		rest := src[at:]
		switch {
		case strings.HasPrefix(rest, ">"):
			return at + 1
		case strings.HasPrefix(rest, "!>"):
			return at + 2
		}
		at-- // "--->" ends it too
	}
}

// rawEnd is where the end tag of a raw text element begins, or the end of the source.
func (s *htmlScanner) rawEnd(name string) int {
	if name == "plaintext" {
		return len(s.src)
	}
	escaped, double := false, false // a script may hold a comment, and in it a script
	for i := s.at; ; i++ {
		marks := "<-"
		if !escaped {
			marks = "<"
		}
		n := strings.IndexAny(s.src[i:], marks)
		if n < 0 {
			return len(s.src)
		}
		i += n
		rest := s.src[i:]
		switch {
		case rest[0] == '-':
			if escaped && strings.HasPrefix(rest, "-->") {
				escaped, double = false, false
			}
		case strings.HasPrefix(rest, "</") && isTagName(rest[2:], name):
			if !double {
				return i
			}
			double = false
		case name == "script" && strings.HasPrefix(rest, "<!--"):
			escaped = true
			i++ // its hyphens may end it
		case escaped && isTagName(rest[1:], name):
			double = true
		}
	}
}

// isTagName reports whether s begins with a tag name and what may follow one.
func isTagName(s, name string) bool {
	if len(s) <= len(name) || !hasPrefixFold(s, name) {
		return false
	}
	c := s[len(name)]
	return isHTMLSpace(c) || c == '/' || c == '>'
}

// htmlAttr is one attribute by its places in the source.
type htmlAttr struct {
	name   string // as written
	value  string // as written, without its quotation marks
	at     int    // where the value begins
	end    int    // where the attribute ends, quotation mark and all; at the end of a tag the place of ">"
	quoted bool
}

// scanAttr reads the attribute at or after a place inside a tag; ok is false at the ">" of the tag or at the end of the source.
func scanAttr(src string, i int) (a htmlAttr, ok bool) {
	for i < len(src) && (isHTMLSpace(src[i]) || src[i] == '/') {
		i++
	}
	a.end = i
	if i >= len(src) || src[i] == '>' {
		return a, false
	}
	start := i
	for i++; i < len(src) && !isHTMLSpace(src[i]) && src[i] != '/' && src[i] != '>' && src[i] != '='; i++ {
	}
	a.name, a.at, a.end = src[start:i], i, i
	for i < len(src) && isHTMLSpace(src[i]) {
		i++
	}
	if i >= len(src) {
		a.end = i
		return a, false
	}
	if src[i] != '=' {
		return a, true
	}
	for i++; i < len(src) && isHTMLSpace(src[i]); i++ {
	}
	if i >= len(src) || src[i] == '>' {
		a.end = i
		return a, i < len(src)
	}
	start = i
	if q := src[i]; q == '"' || q == '\'' {
		start++
		n := strings.IndexByte(src[start:], q)
		if n < 0 {
			a.end = len(src)
			return a, false
		}
		a.value, a.at, a.end, a.quoted = src[start:start+n], start, start+n+1, true
		return a, true
	}
	for i < len(src) && !isHTMLSpace(src[i]) && src[i] != '>' {
		i++
	}
	a.value, a.at, a.end = src[start:i], start, i
	return a, i < len(src)
}

// past is the place behind the next occurrence of a mark, or the end of the source.
func past(src string, from int, mark string) int {
	if n := strings.Index(src[from:], mark); n >= 0 {
		return from + n + len(mark)
	}
	return len(src)
}

func isHTMLSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
