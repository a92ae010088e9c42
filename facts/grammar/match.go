package grammar

import (
	"math/bits"
	"slices"
	"sort"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// window is how many tokens one match may cover; the work per start is bounded by it and the length of the program.
const window = 96

// Match finds the patterns of the kind in a document: leftmost first, then longest, then first in the file. Rejects consume and yield nothing.
func (k *Kind) Match(in *Input) []Match {
	if len(k.programs) == 0 {
		return nil
	}
	var out []Match
	k.matches(in, func(m *Match) {
		if !m.Pattern.Reject {
			out = append(out, *m)
		}
	})
	return out
}

// matches calls f for each match in order, those of rejects too.
func (k *Kind) matches(in *Input, f func(*Match)) {
	m := k.matcher(in)
	defer k.release(m)
	for s := range in.Doc.Sentences {
		if !m.begin(s) {
			continue
		}
		for i := m.next(m.first); i < m.last; {
			found, ok := m.at(i)
			if !ok {
				i = m.next(i + 1)
				continue
			}
			f(&found)
			i = m.next(m.regroup(&found))
		}
	}
}

// matcher takes a matcher from the pool, or makes one, for one document.
func (k *Kind) matcher(in *Input) *matcher {
	m, ok := k.pool.Get().(*matcher)
	if !ok {
		n := len(k.programs)
		m = &matcher{kind: k, heads: k.heads, latest: make([]int, n), alive: newPatternSet(n), tried: newPatternSet(n), can: newPatternSet(n)}
		for l := range layers {
			m.met[l] = newPatternSet(n)
		}
	}
	m.kind, m.in, m.scan, m.phraseAt, m.number, m.phrase, m.fact, m.facts = k, in, in.scanned(k.vocabulary), -1, 0, 0, 0, nil
	if k.index.facts {
		m.facts = in.byStart()
	}
	return m
}

// release gives a matcher back; it keeps its space and nothing of the document.
func (k *Kind) release(m *matcher) {
	m.in, m.scan, m.facts = nil, nil, nil
	k.pool.Put(m)
}

// matcher runs the programs of one kind over one document.
type matcher struct {
	in      *Input
	scan    *scan
	kind    *Kind
	heads   *Terms
	first   int // of the sentence
	last    int
	heading bool

	hits   []hit      // of the sentence, from its end
	can    patternSet // patterns whose numbers, phrases and facts the sentence can give
	met    [layers]patternSet
	alive  patternSet // patterns whose conditions the sentence meets
	latest []int      // pattern -> last token from which on they are met; of those in alive
	tried  patternSet // candidates at the token at hand
	number int        // next of Input.Numbers
	phrase int        // next of Input.Phrases
	fact   int        // next of facts
	facts  []int      // indexes into Input.Facts, by start

	phraseAt   int // token that phraseList was read at
	phraseList []Phrase
	pool       []Phrase // phrases of the runs at one token
	senses     []string // senses of the runs at one token
	stack      []thread
	marks      []mark
	chain      []mark // of the best run so far, in text order
	seen       []uint32
	stamp      uint32
	steps      int // instructions run, for tests of their bound
}

// thread is one state of the machine: where it stands in program and text, and the last mark it made.
type thread struct{ pc, pos, mark int32 }

// mark records a field's edge or a value on the way; prev is the mark before it.
type mark struct {
	prev  int32
	kind  uint8 // open, close, value
	at    int32 // token, or index of the field
	field int32
	sort  uint8 // of the value: what ref is an index of
	ref   int32
}

const (
	isPhrase uint8 = iota // pool
	isNumber              // Numbers.List
	isSense               // senses
	isFact                // Input.Facts
)

// value is what a mark of a value stands for.
func (m *matcher) value(x *mark) facts.Value {
	switch x.sort {
	case isPhrase:
		return m.pool[x.ref].Quantity
	case isNumber:
		return m.in.Numbers.List[x.ref].Quantity
	case isSense:
		return facts.Term(m.senses[x.ref])
	}
	return m.in.Facts[x.ref].Value
}

const (
	markOpen uint8 = iota
	markClose
	markValue
)

// at finds the best match that begins at token i, a result of next.
func (m *matcher) at(i int) (best Match, ok bool) {
	m.candidates(i)
	m.clear()
	pattern, last := -1, i
	for w, set := range m.tried {
		for ; set != 0; set &= set - 1 {
			p := w<<6 + bits.TrailingZeros64(set)
			if m.latest[p] < i {
				continue
			}
			if end, mark := m.run(p, i); end > last {
				pattern, last = p, end
				m.keep(mark)
			}
		}
	}
	if pattern < 0 {
		return best, false
	}
	return m.match(pattern, i, last), true
}

// clear forgets the values of runs before; marks of runs since refer to them.
func (m *matcher) clear() { m.pool, m.senses = m.pool[:0], m.senses[:0] }

// keep takes down the marks of a run, for the next one writes over them.
func (m *matcher) keep(last int32) {
	m.chain = m.chain[:0]
	for k := last; k >= 0; k = m.marks[k].prev {
		m.chain = append(m.chain, m.marks[k])
	}
	slices.Reverse(m.chain)
}

// factsAt lists the facts of earlier kinds that begin at token i.
func (m *matcher) factsAt(i int) []int {
	lo := sort.Search(len(m.facts), func(k int) bool { return m.in.Facts[m.facts[k]].First >= i })
	hi := lo
	for hi < len(m.facts) && m.in.Facts[m.facts[hi]].First == i {
		hi++
	}
	return m.facts[lo:hi]
}

// run gives the end of the longest match of program p at token start, and its last mark; -1 for none.
func (m *matcher) run(p, start int) (int, int32) {
	prog := &m.kind.programs[p]
	limit := min(m.last, start+window)
	if need := len(prog.code) * (window + 1); len(m.seen) < need {
		m.seen, m.stamp = make([]uint32, need), 0
	}
	if m.stamp++; m.stamp == 0 {
		clear(m.seen)
		m.stamp = 1
	}
	m.stack = append(m.stack[:0], thread{0, int32(start), -1})
	m.marks = m.marks[:0]
	bestEnd, bestMark := -1, int32(-1)
	for len(m.stack) > 0 {
		t := m.stack[len(m.stack)-1]
		m.stack = m.stack[:len(m.stack)-1]
		for {
			key := int(t.pc)*(window+1) + int(t.pos) - start
			if m.seen[key] == m.stamp {
				break
			}
			m.seen[key] = m.stamp
			m.steps++
			i := &prog.code[t.pc]
			if i.code == doAccept {
				if int(t.pos) > bestEnd && m.ends(int(t.pos), t.mark) {
					bestEnd, bestMark = int(t.pos), t.mark
				}
				break
			}
			if !m.step(prog, i, &t, limit) {
				break
			}
		}
	}
	return bestEnd, bestMark
}

// step runs one instruction; false ends the thread. Alternatives go on the stack, the last one to be tried first.
func (m *matcher) step(prog *program, i *inst, t *thread, limit int) bool {
	d, pos := m.in.Doc, int(t.pos)
	switch i.code {
	case doJump:
		t.pc = i.a
		return true
	case doSplit:
		m.stack = append(m.stack, thread{i.b, t.pos, t.mark})
		t.pc = i.a
		return true
	case doOpen:
		t.mark = m.mark(mark{prev: t.mark, kind: markOpen, at: t.pos, field: i.a})
	case doClose:
		t.mark = m.mark(mark{prev: t.mark, kind: markClose, at: t.pos, field: i.a})
	case doWord:
		if pos >= limit || d.Tokens[pos].Hash != i.hash {
			return false
		}
		t.pos++
	case doWords:
		if pos >= limit || prog.sets[i.a].find(d.Tokens[pos].Hash) == nil {
			return false
		}
		t.pos++
	case doTerms:
		end, sense := prog.tables[i.a].Match(d, pos, limit)
		if end < 0 {
			return false
		}
		if sense != "" {
			m.senses = append(m.senses, sense)
			t.mark = m.mark(mark{prev: t.mark, kind: markValue, sort: isSense, ref: int32(len(m.senses) - 1)})
		}
		t.pos = int32(end)
	case doNumber:
		n := m.in.Numbers.At(pos)
		if n == nil || n.First != pos || n.Last > limit || n.Article || m.year(n) {
			return false
		}
		t.mark = m.mark(mark{prev: t.mark, kind: markValue, sort: isNumber, ref: int32(m.in.Numbers.Index(pos))})
		t.pos = int32(n.Last)
	case doKind:
		for _, k := range m.factsAt(pos) {
			if f := &m.in.Facts[k]; f.Kind == prog.names[i.a] && f.Last <= limit && f.Last > pos {
				v := m.mark(mark{prev: t.mark, kind: markValue, sort: isFact, ref: int32(k)})
				m.stack = append(m.stack, thread{t.pc + 1, int32(f.Last), v})
			}
		}
		return false
	case doPhrase:
		list := m.phrases(pos)
		for k := len(list) - 1; k >= 0; k-- {
			if list[k].Last > limit {
				continue
			}
			m.pool = append(m.pool, list[k])
			v := m.mark(mark{prev: t.mark, kind: markValue, sort: isPhrase, ref: int32(len(m.pool) - 1)})
			m.stack = append(m.stack, thread{t.pc + 1, int32(list[k].Last), v})
		}
		return false
	case doGap:
		for n := m.gap(pos, int(i.a), limit); n >= 0; n-- {
			m.stack = append(m.stack, thread{t.pc + 1, t.pos + int32(n), t.mark})
		}
		return false
	case doClause:
		m.clause(t, limit)
		return false
	}
	t.pc++
	return true
}

func (m *matcher) mark(x mark) int32 {
	m.marks = append(m.marks, x)
	return int32(len(m.marks) - 1)
}

// ends reports whether a match may end here: a number alone or a list must not be the start of something else.
func (m *matcher) ends(pos int, last int32) bool {
	d := m.in.Doc
	for k := last; k >= 0; k = m.marks[k].prev {
		x := &m.marks[k]
		if x.kind != markValue {
			continue
		}
		if x.sort != isPhrase {
			return true
		}
		p := &m.pool[x.ref]
		if p.Last != pos || pos >= m.last {
			return true
		}
		t := &d.Tokens[pos]
		switch {
		case p.Sum:
			return t.Class != text.Word && !(t.Hash == hyphen && !t.Space) || follows.Has(*t) && !auxiliary.Has(*t)
		case p.Head < 0:
			return t.Class == text.Mark && !(t.Hash == hyphen && !t.Space) || t.Class == text.Quote || follows.Has(*t) && !(d.Is(pos, "to") && m.in.Numbers.At(pos+1) != nil)
		}
		return true
	}
	return true
}

var auxiliary = newSet("is", "are", "was", "were", "have", "has", "had", "who", "that")

// match builds the match from the marks that were kept.
func (m *matcher) match(p, start, end int) Match {
	pattern := &m.kind.Patterns[p]
	out := Match{Range: text.Range{First: start, Last: end}, Kind: m.kind, Pattern: pattern}
	chain := m.chain
	for a := range chain {
		if chain[a].kind != markOpen {
			continue
		}
		c := Capture{Field: m.kind.programs[p].fields[chain[a].field]}
		for b := a + 1; b < len(chain); b++ {
			x := &chain[b]
			if x.kind == markValue && c.Value == nil {
				c.Value = m.value(x)
				c.full = x.sort == isFact && m.in.Facts[x.ref].Kind == "person"
				if x.sort == isPhrase {
					phrase := m.pool[x.ref]
					c.Phrase = &phrase
				}
			}
			if x.kind == markClose && x.field == chain[a].field {
				c.Range = text.Range{First: int(chain[a].at), Last: int(x.at)}
				break
			}
		}
		if c.Range.First < c.Range.Last {
			c.Value = m.typed(c)
			out.Captures = append(out.Captures, c)
		}
	}
	for _, f := range pattern.Constants {
		out.Captures = append(out.Captures, Capture{Field: f.Name, Value: f.Value})
	}
	return out
}

// typed makes the value of a capture fit the type of its field.
func (m *matcher) typed(c Capture) facts.Value {
	written := m.in.Doc.Slice(c.Range.First, c.Range.Last)
	switch m.kind.Field(c.Field) {
	case facts.TermType:
		if t, ok := c.Value.(facts.Term); ok {
			return t
		}
		return facts.Term(facts.Fold(written))
	case facts.TextType:
		return facts.Text(written)
	case facts.NameType:
		if n, ok := c.Value.(facts.Name); ok && c.full {
			return n
		}
		return facts.Name(written)
	}
	return c.Value
}
