package grammar

import "strconv"

type code uint8

const (
	doWord   code = iota
	doWords       // one of the words of sets[a]
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
	item uint16 // of the pattern's top level, from 0
	a, b int32
	hash uint64
}

type program struct {
	code   []inst
	sets   []*wordSet
	tables []*Terms
	names  []string // kinds
	fields []string
}

// compiler turns a checked tree into a program.
type compiler struct {
	program
	kind *Kind
	item uint16 // at hand
	err  *syntaxError
}

func compile(k *Kind, n node) (program, *syntaxError) {
	c := &compiler{kind: k}
	for i, item := range topLevel(n) {
		c.item = uint16(i)
		c.node(item)
	}
	c.item++
	c.emit(inst{code: doAccept})
	if c.err == nil && len(c.code) > maxProgram {
		c.err = &syntaxError{1, "too large: more than " + strconv.Itoa(maxProgram) + " steps"}
	}
	return c.program, c.err
}

// topLevel is the items of a pattern as its writer sees them: those outside of groups.
func topLevel(n node) []node {
	if n.op == opSeq {
		return n.kids
	}
	return []node{n}
}

func (c *compiler) emit(i inst) int {
	i.item = c.item
	c.code = append(c.code, i)
	return len(c.code) - 1
}

// here is the place of the next instruction.
func (c *compiler) here() int32 { return int32(len(c.code)) }

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
		c.alternatives(n)
	case opRepeat:
		var splits []int
		for range n.n {
			s := c.emit(inst{code: doSplit, a: c.here() + 1})
			splits = append(splits, s)
			c.node(n.kids[0])
		}
		for _, s := range splits {
			c.code[s].b = c.here()
		}
	case opField:
		f := int32(len(c.fields))
		c.fields = append(c.fields, n.name)
		c.emit(inst{code: doOpen, a: f})
		c.node(n.kids[0])
		c.emit(inst{code: doClose, a: f})
	case opWord:
		c.emit(inst{code: doWord, hash: n.hash})
	case opTerms:
		c.tables = append(c.tables, c.kind.terms[n.name])
		c.emit(inst{code: doTerms, a: int32(len(c.tables) - 1)})
	case opKind:
		c.names = append(c.names, n.name)
		c.emit(inst{code: doKind, a: int32(len(c.names) - 1)})
	case opNumber:
		c.emit(inst{code: doNumber})
	case opPhrase:
		c.emit(inst{code: doPhrase})
	case opGap:
		c.emit(inst{code: doGap, a: int32(n.n)})
	case opClause:
		c.emit(inst{code: doClause})
	}
}

// alternatives tries one after the other; where all are single words, one look into a set tells.
func (c *compiler) alternatives(n node) {
	words := true
	for _, k := range n.kids {
		words = words && k.op == opWord
	}
	if words {
		set := &wordSet{}
		for _, k := range n.kids {
			set.at(k.hash)
		}
		c.sets = append(c.sets, set)
		c.emit(inst{code: doWords, a: int32(len(c.sets) - 1)})
		return
	}
	var jumps []int
	for i, k := range n.kids {
		if i == len(n.kids)-1 {
			c.node(k)
			break
		}
		split := c.emit(inst{code: doSplit, a: c.here() + 1})
		c.node(k)
		jumps = append(jumps, c.emit(inst{code: doJump}))
		c.code[split].b = c.here()
	}
	for _, j := range jumps {
		c.code[j].a = c.here()
	}
}
