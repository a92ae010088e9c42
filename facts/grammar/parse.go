package grammar

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of one pattern. They are far above what people write and keep the matcher's work per token small.
const (
	maxMatch   = 1000 // bytes of a pattern
	maxNesting = 8    // groups in groups
	maxGap     = 12   // tokens of one gap
	maxRepeat  = 8    // of one item
	maxProgram = 600  // instructions of one pattern
)

type op uint8

const (
	opSeq    op = iota // all kids in order
	opAlt              // one of the kids
	opWord             // one token
	opTerms            // a phrase of a table
	opKind             // a fact of an earlier kind
	opNumber           // <number>
	opPhrase           // <np>
	opGap              // ..n
	opClause           // ..clause
	opRepeat           // kid up to n times
	opField            // field=item
)

// node is one item of a pattern.
type node struct {
	op   op
	col  int    // 1-based, characters in the pattern
	name string // table, kind or field
	hash uint64 // opWord
	n    int    // opGap, opRepeat
	kids []node
	src  string // as written; of the items outside of groups only
}

// syntaxError is a mistake at a character of a pattern.
type syntaxError struct {
	col int
	msg string
}

// reader cuts a pattern into items by recursive descent; nesting is bounded.
type reader struct {
	src string
	i   int
	err *syntaxError
}

// parsePattern reads the notation of a match line.
func parsePattern(src string) (node, *syntaxError) {
	r := &reader{src: src}
	if len(src) > maxMatch {
		return node{}, &syntaxError{1, "longer than " + strconv.Itoa(maxMatch) + " bytes"}
	}
	n := r.sequence(0)
	if r.err == nil && r.i < len(src) {
		r.fail("\")\" closes no group")
	}
	if r.err == nil && len(n.kids) == 0 {
		r.fail("the pattern is empty")
	}
	return n, r.err
}

func (r *reader) col() int { return utf8.RuneCountInString(r.src[:min(r.i, len(r.src))]) + 1 }

func (r *reader) fail(msg string) {
	if r.err == nil {
		r.err = &syntaxError{r.col(), msg}
	}
}

func (r *reader) space() {
	for r.i < len(r.src) && strings.IndexByte(" \t\r\n", r.src[r.i]) >= 0 {
		r.i++
	}
}

func (r *reader) peek() byte {
	if r.i < len(r.src) {
		return r.src[r.i]
	}
	return 0
}

// sequence reads items up to a closing bracket or the end.
func (r *reader) sequence(depth int) node {
	n := node{op: opSeq, col: r.col()}
	if depth > maxNesting {
		r.fail("groups are nested more than " + strconv.Itoa(maxNesting) + " deep")
		return n
	}
	for r.err == nil {
		r.space()
		if r.i >= len(r.src) || r.peek() == ')' {
			return n
		}
		start := r.i
		kid := r.item(depth)
		if depth == 0 {
			kid.src = r.src[start:min(r.i, len(r.src))]
		}
		n.kids = append(n.kids, kid)
	}
	return n
}

// item reads field=alternatives with a suffix, or a gap.
func (r *reader) item(depth int) node {
	col := r.col()
	if strings.HasPrefix(r.src[r.i:], "..") {
		return r.gap(col)
	}
	start := r.i
	for r.i < len(r.src) && fieldByte(r.src[r.i]) {
		r.i++
	}
	if r.i > start && r.peek() == '=' {
		name := r.src[start:r.i]
		r.i++
		return node{op: opField, col: col, name: name, kids: []node{r.alternatives(depth)}}
	}
	r.i = start
	return r.alternatives(depth)
}

func fieldByte(c byte) bool { return 'a' <= c && c <= 'z' || c == '_' }

// gap reads ..3 and ..clause.
func (r *reader) gap(col int) node {
	r.i += 2
	if strings.HasPrefix(r.src[r.i:], "clause") {
		r.i += len("clause")
		return node{op: opClause, col: col}
	}
	n := r.count("a gap", maxGap)
	return node{op: opGap, col: col, n: n}
}

// count reads a number from 1 to limit.
func (r *reader) count(what string, limit int) int {
	start := r.i
	for r.i < len(r.src) && '0' <= r.src[r.i] && r.src[r.i] <= '9' {
		r.i++
	}
	n, err := strconv.Atoi(r.src[start:r.i])
	if err != nil || n < 1 || n > limit {
		r.i = start
		r.fail(what + " needs a number from 1 to " + strconv.Itoa(limit))
		return 1
	}
	return n
}

// alternatives reads atom|atom… and the suffix that belongs to all of them.
func (r *reader) alternatives(depth int) node {
	col := r.col()
	kids := []node{r.atom(depth)}
	for r.err == nil && r.peek() == '|' {
		r.i++
		if c := r.peek(); r.i >= len(r.src) || strings.IndexByte(" \t\r\n|)?*", c) >= 0 {
			r.fail("an alternative is missing behind \"|\"")
			break
		}
		kids = append(kids, r.atom(depth))
	}
	n := kids[0]
	if len(kids) > 1 {
		n = node{op: opAlt, col: col, kids: kids}
	}
	switch r.peek() {
	case '?':
		r.i++
		n = node{op: opRepeat, col: col, n: 1, kids: []node{n}}
	case '*':
		r.i++
		n = node{op: opRepeat, col: col, n: r.count("* ", maxRepeat), kids: []node{n}}
	}
	if r.err == nil && r.i < len(r.src) && strings.IndexByte(" \t\r\n)", r.src[r.i]) < 0 {
		r.fail("a space is missing before " + strconv.Quote(r.src[r.i:min(r.i+1, len(r.src))]))
	}
	return n
}

// atom reads a word, a quoted text, {terms}, <kind> or a (group).
func (r *reader) atom(depth int) node {
	col := r.col()
	switch c := r.peek(); c {
	case '(':
		r.i++
		n := r.sequence(depth + 1)
		switch {
		case r.err != nil:
		case r.peek() != ')':
			r.err = &syntaxError{col, "the group is never closed: a \")\" is missing"}
		case len(n.kids) == 0:
			r.err = &syntaxError{col, "an empty group"}
		}
		r.close(')')
		n.col = col
		return n
	case '{':
		r.i++
		name := r.name()
		r.close('}')
		return node{op: opTerms, col: col, name: name}
	case '<':
		r.i++
		name := r.name()
		r.close('>')
		switch name {
		case "number":
			return node{op: opNumber, col: col}
		case "np":
			return node{op: opPhrase, col: col}
		}
		return node{op: opKind, col: col, name: name}
	case '"':
		r.i++
		end := strings.IndexByte(r.src[r.i:], '"')
		if end < 0 {
			r.fail("the quotation mark is never closed")
			return node{}
		}
		s := r.src[r.i : r.i+end]
		r.i += end + 1
		return r.words(col, s)
	}
	start := r.i
	for r.i < len(r.src) && strings.IndexByte(" \t\r\n()|?*{}<>=\"", r.src[r.i]) < 0 {
		r.i++
	}
	if r.i == start {
		if r.i >= len(r.src) {
			r.fail("a word is missing at the end")
		} else {
			r.fail("unexpected " + strconv.Quote(r.src[r.i:r.i+1]))
		}
		return node{}
	}
	return r.words(col, r.src[start:r.i])
}

// words makes one token, or a sequence of them where the text is cut into several: "year-old".
func (r *reader) words(col int, s string) node {
	hs := hashes(s)
	if len(hs) == 0 {
		r.fail("an empty word")
		return node{}
	}
	n := node{op: opSeq, col: col}
	for _, h := range hs {
		n.kids = append(n.kids, node{op: opWord, col: col, hash: h})
	}
	if len(n.kids) == 1 {
		return n.kids[0]
	}
	return n
}

func (r *reader) name() string {
	start := r.i
	for r.i < len(r.src) && (fieldByte(r.src[r.i]) || r.src[r.i] == '-') {
		r.i++
	}
	if r.i == start {
		r.fail("a name is missing")
	}
	return r.src[start:r.i]
}

func (r *reader) close(c byte) {
	if r.err != nil {
		return
	}
	if r.peek() != c {
		r.fail("want " + strconv.Quote(string(c)))
		return
	}
	r.i++
}
