package extract

import (
	"crosscheck/facts"
	"crosscheck/facts/grammar"
)

// Input is what the patterns of a kind see of an article: its tokens, numbers and the facts that other kinds give. What the recogniser of a
// kind in Go adds for its own patterns is not part of it.
func (x *Extractor) Input(a *facts.Article, kind string) *grammar.Input {
	p := x.read(a)
	in := &grammar.Input{Doc: p.doc, Numbers: p.numbers, Facts: p.supplied()}
	x.patterns(p, in, x.recognised(p), kind)
	return in
}
