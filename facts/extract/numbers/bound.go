package numbers

import (
	"crosscheck/facts"
	"crosscheck/facts/text"
)

// Bound applies the modifiers that end right before token i to a quantity: those that a currency sign parts from their number, "more
// than $5 million". It returns the first token of the modifiers, i where there are none; it never looks before floor.
func (w *Words) Bound(d *text.Doc, q facts.Quantity, i, floor int) (facts.Quantity, int) {
	if w == nil || i <= floor || i > len(d.Tokens) {
		return q, i
	}
	p := parser{w: w, d: d, end: i}
	n := Number{Range: text.Range{First: i, Last: i}, Quantity: q}
	for range maxModifiers {
		m, first, ok := p.preceding(n.First, floor)
		if !ok {
			break
		}
		n.First = first
		apply(&n, m.means)
	}
	return n.Quantity, n.First
}

// Digits is the value of token i where it is a number in digits, else -1.
func Digits(d *text.Doc, i int) float64 {
	if i < 0 || i >= len(d.Tokens) || d.Tokens[i].Class != text.Number {
		return -1
	}
	p := parser{d: d, end: len(d.Tokens)}
	if v, ok := p.digits(i); ok {
		return v
	}
	return -1
}
