// Package grammar loads kind files, checks them, and matches their patterns against the tokens of an article. It knows no kind of its own:
// words, fields and patterns are data. A match says what was captured; it decides nothing about events, claims or truth.
package grammar

import (
	"sync"

	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/text"
	"crosscheck/facts/yamlfile"
)

// Grammar is all loaded kinds, in the order of the files. It is made once and never changed; it is safe for concurrent use.
type Grammar struct {
	Kinds []Kind

	taken     []string // kinds that are items of others
	patterned bool
}

// Takes reports whether a pattern has the kind as an item.
func (g *Grammar) Takes(kind string) bool { return has(g.taken, kind) }

// Patterned reports whether there is a kind that patterns alone carry.
func (g *Grammar) Patterned() bool { return g.patterned }

// Kind is one loaded kind file: the declaration that linking and rules need, its word tables and its compiled patterns.
type Kind struct {
	facts.Kind
	File       string
	Recogniser string // name of the Go recogniser; "" where the patterns alone find the facts
	Patterns   []Pattern
	Examples   []Example // of the kind as a whole; the recogniser runs them where there is one
	Tables     []*Terms  // in the order of the file
	Pos        yamlfile.Pos

	RecogniserPos yamlfile.Pos
	terms         map[string]*Terms
	heads         *Terms // words that a counted noun phrase may have as its head; nil: any noun
	breaks        *Terms // words that a gap does not skip
	programs      []program
	trees         []node // that the programs were made of
	index         index
	vocabulary    *vocabulary
	bit           uint64     // of the kind, in its vocabulary
	pool          *sync.Pool // of matchers: their space is used again for the next document
	earlier       []string   // kinds that stand before this one, for <kind> items
}

// Pattern is one pattern as written, for lists and explanations.
type Pattern struct {
	Name      string
	Pos       yamlfile.Pos // of its name
	Match     string
	Items     []string // as written, those outside of groups
	Reject    bool
	Constants []facts.Field // captures that the pattern states itself
	Examples  []Example
}

// Example is a sentence and the fields of each fact to be found in it, as written in the kind's file.
type Example struct {
	Text string
	Line int
	Want [][]Want // one list of fields per fact; none: nothing may be found
}

// Want is one field of an example, in the notation of its type.
type Want struct{ Field, Value string }

// Terms returns a word table of the kind, nil where it has none of the name.
func (k *Kind) Terms(name string) *Terms { return k.terms[name] }

// Kind returns a loaded kind, nil where there is none of the name.
func (g *Grammar) Kind(name string) *Kind {
	for i := range g.Kinds {
		if g.Kinds[i].Name == name {
			return &g.Kinds[i]
		}
	}
	return nil
}

// Input is a document with what the recognisers before the patterns found in it. It is for one goroutine at a time: matching keeps in it what
// further kinds need again. Facts may only be added.
type Input struct {
	Doc     *text.Doc
	Numbers *numbers.Numbers
	Phrases []Phrase // further noun phrases that <np> may stand for (named people, "the driver"), by start, disjoint
	Facts   []Fact   // facts of earlier kinds for <kind> items

	scan  scan
	order []int // of Facts, by start
}

// Fact is a fact of an earlier kind, as a pattern item sees it.
type Fact struct {
	text.Range
	Kind  string
	Value facts.Value
}

// Phrase is a counted noun phrase.
type Phrase struct {
	text.Range
	Quantity  facts.Quantity
	First     int      // index of its first number in Numbers.List; -1 where no number states the count
	Head      int      // token of the head noun, -1 where there is none: "killing 12"
	Article   bool     // a lone "a" or "an" counts it
	Partitive bool     // "two of the victims", "12 of them": a part of a group known before
	Sum       bool     // a list joined by "and"
	Members   []Phrase // of the list
	Tag       int      // what the caller of Match wants to know it by; 0 for phrases that the grammar found
}

// Match is one pattern found in the text.
type Match struct {
	text.Range
	Kind     *Kind
	Pattern  *Pattern
	Captures []Capture // in text order, constants last
}

// Capture is one field of a match.
type Capture struct {
	Field  string
	Range  text.Range // empty for constants
	Value  facts.Value
	Phrase *Phrase // where the item was <np>

	full bool // the value is the fullest name of a <person>, not the words captured
}

// Get returns the capture of a field, nil where the match has none.
func (m *Match) Get(field string) *Capture {
	for i := range m.Captures {
		if m.Captures[i].Field == field {
			return &m.Captures[i]
		}
	}
	return nil
}
