package grammar

import (
	"crosscheck/facts/yamlfile"
)

// Remark is something in a kind file that loads but is not as its writer may have meant it.
type Remark struct {
	*yamlfile.Error
	Warning bool // worth a look, no failure
}

// Lint remarks on patterns without examples, patterns that none of their examples shows, patterns that an earlier one hides, and tables that
// nothing uses, in the order of the file. Examples themselves are run elsewhere: they need the whole extraction.
func (k *Kind) Lint() []Remark {
	var out []Remark
	add := func(warning bool, p yamlfile.Pos, format string, args ...any) {
		out = append(out, Remark{p.Errorf(k.File, format, args...), warning})
	}
	if k.Recogniser == "" { // Go code may read the tables of the others
		for _, t := range k.Tables {
			if !t.used {
				add(true, t.Pos, "terms %s are used by no pattern", t.Name)
			}
		}
	}
	for p := range k.Patterns {
		x := &k.Patterns[p]
		if len(x.Examples) == 0 {
			add(false, x.Pos, "pattern %s has no example", x.Name)
		}
		for q := range p {
			c := coverage{kind: k, left: maxCoverage}
			if c.covers(k.trees[q], k.trees[p]) {
				add(true, x.Pos, "pattern %s is hidden by %s, which stands before it and matches the same words", x.Name, k.Patterns[q].Name)
				break
			}
		}
	}
	return out
}

// maxCoverage bounds the comparison of two patterns, in steps.
const maxCoverage = 5000

// coverage compares the forms of two patterns of a kind.
type coverage struct {
	kind *Kind
	left int // steps
}

// covers reports whether a matches all that b matches; false may also mean that it cannot tell.
func (c *coverage) covers(a, b node) bool {
	if c.left--; c.left < 0 {
		return false
	}
	if b.op == opAlt {
		for _, kid := range b.kids {
			if !c.covers(a, kid) {
				return false
			}
		}
		return true
	}
	if b.op == opSeq && len(b.kids) == 1 {
		return c.covers(a, b.kids[0])
	}
	switch a.op {
	case opField:
		return b.op == opField && a.name == b.name && c.covers(a.kids[0], b.kids[0])
	case opAlt:
		for _, kid := range a.kids {
			if c.covers(kid, b) {
				return true
			}
		}
		return false
	case opSeq:
		if b.op == opSeq {
			return c.coversAll(a.kids, b.kids)
		}
		return len(a.kids) == 1 && c.covers(a.kids[0], b)
	case opRepeat:
		if b.op == opRepeat {
			return a.n >= b.n && c.covers(a.kids[0], b.kids[0])
		}
		return c.covers(a.kids[0], b)
	case opWord:
		return b.op == opWord && a.hash == b.hash
	case opTerms:
		return b.op == opTerms && a.name == b.name || b.op == opWord && c.kind.terms[a.name].word(b.hash)
	case opKind:
		return b.op == opKind && a.name == b.name
	case opGap:
		return b.op == opGap && a.n >= b.n
	}
	return a.op == b.op
}

// coversAll compares two sequences item by item; items of a that may be left out may be missing in b.
func (c *coverage) coversAll(a, b []node) bool {
	if len(a) == 0 {
		return len(b) == 0
	}
	if len(b) > 0 && c.covers(a[0], b[0]) && c.coversAll(a[1:], b[1:]) {
		return true
	}
	return c.left > 0 && nullable(a[0]) && c.coversAll(a[1:], b)
}

// word reports whether the table has the single word, without a sense: a pattern with the word captures what one with the table does.
func (t *Terms) word(h uint64) bool {
	list := t.phrase.find(h)
	if list == nil {
		return false
	}
	for i := range *list {
		if x := &(*list)[i]; len(x.words) == 1 && x.sense == "" {
			return true
		}
	}
	return false
}

// Matched reports whether the pattern is the one that matches in a text.
func (k *Kind) Matched(in *Input, p *Pattern) bool {
	found := false
	k.matches(in, func(m *Match) { found = found || m.Pattern == p })
	return found
}
