package grammar

import "strconv"

type code uint8

const (
	doWord   code = iota
	doTerms       // a phrase of tables[a]
	doKind        // a fact of kind names[a]
	doNumber      // a number
	doPhrase      // a counted noun phrase
	doGap         // up to a tokens inside the clause
	doClause      // a parenthesis, or nothing
	doSplit       // try a, then b
	doJump        // go on at a
	doOpen        // field a begins
	doClose       // field a ends
	doAccept
)

// inst is one instruction of a program; the matcher is a backtracking machine that visits each state once.
type inst struct {
	code code
	a, b int
	hash uint64
}

type program struct {
	code   []inst
	tables []*Terms
	names  []string // kinds
	fields []string
}

// compiler turns a checked tree into a program.
type compiler struct {
	program
	kind *Kind
	err  *syntaxError
}

func compile(k *Kind, n node) (program, *syntaxError) {
	c := &compiler{kind: k}
	c.node(n)
	c.emit(inst{code: doAccept})
	if c.err == nil && len(c.code) > maxProgram {
		c.err = &syntaxError{1, "too large: more than " + strconv.Itoa(maxProgram) + " steps"}
	}
	return c.program, c.err
}

func (c *compiler) emit(i inst) int {
	c.code = append(c.code, i)
	return len(c.code) - 1
}

func (c *compiler) node(n node) {
	if c.err != nil || len(c.code) > maxProgram {
		return
	}
	switch n.op {
	case opSeq:
		for _, k := range n.kids {
			c.node(k)
		}
	case opAlt:
		var jumps []int
		for i, k := range n.kids {
			if i == len(n.kids)-1 {
				c.node(k)
				break
			}
			split := c.emit(inst{code: doSplit})
			c.code[split].a = split + 1
			c.node(k)
			jumps = append(jumps, c.emit(inst{code: doJump}))
			c.code[split].b = len(c.code)
		}
		for _, j := range jumps {
			c.code[j].a = len(c.code)
		}
	case opRepeat:
		var splits []int
		for range n.n {
			s := c.emit(inst{code: doSplit})
			c.code[s].a = s + 1
			splits = append(splits, s)
			c.node(n.kids[0])
		}
		for _, s := range splits {
			c.code[s].b = len(c.code)
		}
	case opField:
		f := len(c.fields)
		c.fields = append(c.fields, n.name)
		c.emit(inst{code: doOpen, a: f})
		c.node(n.kids[0])
		c.emit(inst{code: doClose, a: f})
	case opWord:
		c.emit(inst{code: doWord, hash: n.hash})
	case opTerms:
		c.tables = append(c.tables, c.kind.terms[n.name])
		c.emit(inst{code: doTerms, a: len(c.tables) - 1})
	case opKind:
		c.names = append(c.names, n.name)
		c.emit(inst{code: doKind, a: len(c.names) - 1})
	case opNumber:
		c.emit(inst{code: doNumber})
	case opPhrase:
		c.emit(inst{code: doPhrase})
	case opGap:
		c.emit(inst{code: doGap, a: n.n})
	case opClause:
		c.emit(inst{code: doClause})
	}
}

// index finds the patterns that may begin at a token: by its word, or because a number, a noun phrase or a fact begins there.
type index struct {
	words   map[uint64][]int
	bits    [1 << 8]uint64 // of every hash in words
	suffix  []int          // begin with a table that has suffixes: tried at every word
	number  []int
	phrase  []int
	earlier []int
}

func (x *index) may(h uint64) bool { return x.bits[h>>6&(1<<8-1)]&(1<<(h&63)) != 0 }

func (x *index) build(programs []program) {
	x.words = map[uint64][]int{}
	for p := range programs {
		seen := map[int]bool{}
		x.start(programs, p, 0, seen)
	}
}

// start adds pattern p under everything that instruction pc may read first.
func (x *index) start(programs []program, p, pc int, seen map[int]bool) {
	if seen[pc] {
		return
	}
	seen[pc] = true
	prog := &programs[p]
	switch i := prog.code[pc]; i.code {
	case doWord:
		x.word(i.hash, p)
	case doTerms:
		t := prog.tables[i.a]
		for h := range t.phrase { // order is settled by word: each list is in pattern order
			x.word(h, p)
		}
		if len(t.suffix) > 0 {
			x.suffix = once(x.suffix, p)
		}
	case doKind:
		x.earlier = once(x.earlier, p)
	case doNumber:
		x.number = once(x.number, p)
	case doPhrase:
		x.phrase = once(x.phrase, p)
	case doSplit:
		x.start(programs, p, i.a, seen)
		x.start(programs, p, i.b, seen)
	case doJump:
		x.start(programs, p, i.a, seen)
	case doOpen, doClose, doClause:
		x.start(programs, p, pc+1, seen)
	}
}

func (x *index) word(h uint64, p int) {
	x.words[h] = once(x.words[h], p)
	x.bits[h>>6&(1<<8-1)] |= 1 << (h & 63)
}

// once appends p where it is not the last element already.
func once(list []int, p int) []int {
	if n := len(list); n > 0 && list[n-1] == p {
		return list
	}
	return append(list, p)
}
