package grammar

import (
	"math"
	"math/bits"
	"sync"

	"crosscheck/facts/text"
)

// index says which patterns a word can begin and which ones cannot do without it. Patterns that begin with a number, a noun phrase or a
// fact, or with a table of suffixes, have sets of their own.
type index struct {
	words   lookup[entry]
	free    patternSet // patterns that need no word
	number  patternSet
	phrase  patternSet
	earlier patternSet
	suffix  patternSet
	other   bool // a pattern begins with none of the words
	facts   bool // a pattern has facts of other kinds as items
}

// entry is what the index knows of one word.
type entry struct {
	starts patternSet // nil for none
	needs  patternSet // nil for none
}

// ready makes a kind fit for matching once its programs are compiled.
func (k *Kind) ready() {
	k.index.build(k, k.programs, k.trees)
	k.pool = &sync.Pool{}
}

// build indexes compiled patterns and the trees that they were made of.
func (x *index) build(k *Kind, programs []program, trees []node) {
	n := len(programs)
	x.words = lookup[entry]{}
	x.free, x.number, x.phrase, x.earlier, x.suffix = newPatternSet(n), newPatternSet(n), newPatternSet(n), newPatternSet(n), newPatternSet(n)
	for p := range programs {
		x.start(programs, p, 0, map[int]bool{})
		x.facts = x.facts || len(programs[p].names) > 0
		set := needed(k, trees[p])
		if set == nil {
			x.free.add(p)
		}
		for _, h := range set {
			e := x.words.at(h)
			if e.needs == nil {
				e.needs = newPatternSet(n)
			}
			e.needs.add(p)
		}
	}
	x.other = !x.number.empty() || !x.phrase.empty() || !x.earlier.empty() || !x.suffix.empty()
}

// start adds pattern p under everything that instruction pc may read first.
func (x *index) start(programs []program, p, pc int, seen map[int]bool) {
	if seen[pc] {
		return
	}
	seen[pc] = true
	prog := &programs[p]
	word := func(h uint64) {
		e := x.words.at(h)
		if e.starts == nil {
			e.starts = newPatternSet(len(programs))
		}
		e.starts.add(p)
	}
	switch i := &prog.code[pc]; i.code {
	case doWord:
		word(i.hash)
	case doWords:
		prog.sets[i.a].each(func(h uint64, _ *struct{}) { word(h) })
	case doTerms:
		t := prog.tables[i.a]
		t.phrase.each(func(h uint64, _ *[]term) { word(h) })
		if len(t.suffix) > 0 {
			x.suffix.add(p)
		}
	case doKind:
		x.earlier.add(p)
	case doNumber:
		x.number.add(p)
	case doPhrase:
		x.phrase.add(p)
	case doSplit:
		x.start(programs, p, int(i.a), seen)
		x.start(programs, p, int(i.b), seen)
	case doJump:
		x.start(programs, p, int(i.a), seen)
	case doOpen, doClose, doClause:
		x.start(programs, p, pc+1, seen)
	}
}

// hit is a word of the sentence that patterns may begin with.
type hit struct {
	at     int
	starts patternSet
}

// begin prepares for a sentence: which patterns find the word that they need in it, up to which token, and where patterns may begin. It is
// false where nothing can match, which is so for most sentences.
func (m *matcher) begin(s *text.Sentence, title bool) bool {
	m.first, m.last, m.phraseAt, m.heading = s.First, s.Last, -1, s.Heading || title
	x := &m.kind.index
	m.hits = m.hits[:0]
	copy(m.alive, x.free)
	tokens := m.in.Doc.Tokens[:s.Last]
	for i := s.Last - 1; i >= s.First; i-- { // from the end, so that the first word seen is the last one that counts
		h := tokens[i].Hash
		if !x.words.may(h) {
			continue
		}
		e := x.words.find(h)
		if e == nil {
			continue
		}
		for w, need := range e.needs {
			if fresh := need &^ m.alive[w]; fresh != 0 {
				m.alive[w] |= fresh
				for b := fresh; b != 0; b &= b - 1 {
					m.latest[w<<6+bits.TrailingZeros64(b)] = i
				}
			}
		}
		if e.starts != nil && e.starts.meets(m.alive) { // what a later word must follow is known by now
			m.hits = append(m.hits, hit{i, e.starts})
		}
	}
	return len(m.hits) > 0 || x.other && !m.alive.empty()
}

// next is the first token from i on where a pattern may begin; the end of the sentence where there is none. Calls come in order of i.
func (m *matcher) next(i int) int {
	x := &m.kind.index
	for len(m.hits) > 0 && m.hits[len(m.hits)-1].at < i {
		m.hits = m.hits[:len(m.hits)-1]
	}
	best := m.last
	if n := len(m.hits); n > 0 {
		best = m.hits[n-1].at
	}
	if !x.other {
		return best
	}
	if x.suffix.meets(m.alive) {
		for k := i; k < best; k++ {
			if m.in.Doc.Tokens[k].Class == text.Word {
				best = k
			}
		}
	}
	list := m.in.Numbers.List
	for m.number < len(list) && list[m.number].First < i {
		m.number++
	}
	if m.number < len(list) {
		best = min(best, list[m.number].First)
	}
	for m.phrase < len(m.in.Phrases) && m.in.Phrases[m.phrase].Range.First < i {
		m.phrase++
	}
	if m.phrase < len(m.in.Phrases) {
		best = min(best, m.in.Phrases[m.phrase].Range.First)
	}
	for m.fact < len(m.facts) && m.in.Facts[m.facts[m.fact]].First < i {
		m.fact++
	}
	if m.fact < len(m.facts) {
		best = min(best, m.in.Facts[m.facts[m.fact]].First)
	}
	return best
}

// candidates sets m.tried to the patterns that may begin at token i, a result of next.
func (m *matcher) candidates(i int) {
	x, t := &m.kind.index, &m.in.Doc.Tokens[i]
	clear(m.tried)
	if n := len(m.hits); n > 0 && m.hits[n-1].at == i {
		m.tried.or(m.hits[n-1].starts)
	}
	if x.other {
		if m.number < len(m.in.Numbers.List) && m.in.Numbers.List[m.number].First == i {
			m.tried.or(x.number)
			m.tried.or(x.phrase)
		} else if m.phrase < len(m.in.Phrases) && m.in.Phrases[m.phrase].Range.First == i && m.in.Phrases[m.phrase].Last <= m.last {
			m.tried.or(x.phrase)
		}
		if t.Class == text.Word {
			m.tried.or(x.suffix)
		}
		if m.fact < len(m.facts) && m.in.Facts[m.facts[m.fact]].First == i {
			m.tried.or(x.earlier)
		}
	}
	for w := range m.tried {
		m.tried[w] &= m.alive[w]
	}
}

// unbounded is the place of the needed word of a pattern that needs none.
const unbounded = math.MaxInt
