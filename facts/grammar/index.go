package grammar

import (
	"math/bits"
	"sync"

	"crosscheck/facts/text"
)

// index says which patterns a word can begin and which ones cannot do without it. Patterns that begin with a number, a noun phrase or a
// fact, or with a table of suffixes, have sets of their own.
type index struct {
	words   lookup[entry]
	free    [layers]patternSet // patterns without such a condition
	counted patternSet         // patterns that need a number, or a noun phrase of the caller's
	numeric patternSet         // patterns that need a number
	taking  patternSet         // patterns that need a fact
	number  patternSet
	phrase  patternSet
	earlier patternSet
	suffix  patternSet
	other   bool // a pattern begins with none of the words
	facts   bool // a pattern has facts of other kinds as items
	unbound bool // a pattern needs no word
}

// entry is what the index knows of one word.
type entry struct {
	starts patternSet         // nil for none
	needs  [layers]patternSet // patterns that it meets a condition of; nil for none
	need   bool
	first  bool // one of them is the first condition
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
	for _, set := range []*patternSet{&x.number, &x.phrase, &x.earlier, &x.suffix, &x.counted, &x.numeric, &x.taking, &x.free[0], &x.free[1], &x.free[2]} {
		*set = newPatternSet(n)
	}
	for p := range programs {
		x.start(programs, p, 0, map[int]bool{})
		x.facts = x.facts || len(programs[p].names) > 0
		if must(trees[p], opNumber) {
			x.numeric.add(p)
		}
		if must(trees[p], opPhrase) {
			x.counted.add(p)
		}
		if must(trees[p], opKind) {
			x.taking.add(p)
		}
		list := conditions(k, trees[p])
		for layer := range layers {
			if layer >= len(list) {
				x.free[layer].add(p)
				continue
			}
			for _, h := range list[layer] {
				e := x.words.at(h)
				e.need, e.first = true, e.first || layer == 0
				if e.needs[layer] == nil {
					e.needs[layer] = newPatternSet(n)
				}
				e.needs[layer].add(p)
			}
		}
		x.facts = x.facts || len(programs[p].names) > 0
	}
	x.unbound = !x.free[0].empty()
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

// begin prepares for sentence number i: which patterns find the word that they need in it, up to which token, and where patterns may begin.
// It is false where nothing can match, which is so for most sentences.
func (m *matcher) begin(i int) bool {
	s := &m.in.Doc.Sentences[i]
	m.first, m.last, m.phraseAt = s.First, s.Last, -1
	x, words := &m.kind.index, m.scan.sentences[i:i+2]
	m.hits = m.hits[:0]
	clear(m.alive)
	if words[0].needs&m.kind.bit == 0 && !x.unbound {
		return false
	}
	m.heading = s.Heading || m.in.Doc.Article.Parts[s.Part].Name == "title"
	m.possible(x)
	for l := range layers {
		copy(m.met[l], x.free[l])
	}
	m.revive(s.Last)
	v := &m.kind.vocabulary.words
	for k := words[1].first - 1; k >= words[0].first; k-- { // from the end: a pattern lives from the token on where all it needs is to come
		h := m.scan.hits[k]
		if v.values[h.slot].any&m.kind.bit == 0 {
			continue
		}
		e := x.words.find(v.keys[h.slot])
		if e == nil {
			continue
		}
		if e.need {
			for l := range layers {
				m.met[l].or(e.needs[l])
			}
			m.revive(int(h.at))
		}
		if e.starts != nil && e.starts.meets(m.alive) {
			m.hits = append(m.hits, hit{int(h.at), e.starts})
		}
	}
	return len(m.hits) > 0 || x.other && !m.alive.empty()
}

// possible sets the patterns whose items other than words the sentence can give.
func (m *matcher) possible(x *index) {
	for m.number < len(m.in.Numbers.List) && m.in.Numbers.List[m.number].First < m.first {
		m.number++
	}
	for m.phrase < len(m.in.Phrases) && m.in.Phrases[m.phrase].Range.First < m.first {
		m.phrase++
	}
	for m.fact < len(m.facts) && m.in.Facts[m.facts[m.fact]].First < m.first {
		m.fact++
	}
	number := m.number < len(m.in.Numbers.List) && m.in.Numbers.List[m.number].First < m.last
	phrase := m.phrase < len(m.in.Phrases) && m.in.Phrases[m.phrase].Range.First < m.last
	fact := m.fact < len(m.facts) && m.in.Facts[m.facts[m.fact]].First < m.last
	for w := range m.can {
		m.can[w] = ^uint64(0)
		if !number {
			m.can[w] &^= x.numeric[w]
		}
		if !number && !phrase {
			m.can[w] &^= x.counted[w]
		}
		if !fact {
			m.can[w] &^= x.taking[w]
		}
	}
}

// revive notes the patterns whose conditions are all met from token i on.
func (m *matcher) revive(i int) {
	for w := range m.alive {
		fresh := m.can[w] &^ m.alive[w]
		for l := range layers {
			fresh &= m.met[l][w]
		}
		m.alive[w] |= fresh
		for ; fresh != 0; fresh &= fresh - 1 {
			m.latest[w<<6+bits.TrailingZeros64(fresh)] = i
		}
	}
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
		if list := m.in.Numbers.List; m.number < len(list) && list[m.number].First == i {
			if n := &list[m.number]; !n.Article && !m.year(n) {
				m.tried.or(x.number)
			}
			if x.phrase.meets(m.alive) && len(m.phrases(i)) > 0 {
				m.tried.or(x.phrase)
			}
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
