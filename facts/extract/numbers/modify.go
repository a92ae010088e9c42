package numbers

import (
	"math"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// maxModifiers bounds the modifiers before one number: "up to an estimated".
const maxModifiers = 3

// finish applies the modifiers around a number; those before it begin no earlier than floor.
func (p *parser) finish(c core, floor int) Number {
	n := Number{Range: c.Range, Core: c.Range, Quantity: c.q, Ordinal: c.ordinal, Article: c.article, Ratio: c.ratio}
	if c.ordinal || c.article {
		return n
	}
	if p.d.Is(n.First-1, "between") && n.First-1 >= floor && c.q.Low < c.q.High {
		n.First--
	}
	for range 2 { // "12 or more", "10 or so others"
		m, ok := p.following(n.Last)
		if !ok {
			break
		}
		n.Last += len(m.words)
		apply(&n, m.means)
	}
	for range maxModifiers {
		m, first, ok := p.preceding(n.First, floor)
		if !ok {
			break
		}
		n.First = first
		apply(&n, m.means)
	}
	return n
}

// preceding returns the longest modifier that ends right before token i.
func (p *parser) preceding(i, floor int) (modifier, int, bool) {
	if i <= floor {
		return modifier{}, 0, false
	}
	for _, m := range p.w.before[p.d.Tokens[i-1].Hash] {
		first := i - len(m.words)
		if first < floor {
			continue
		}
		ok := true
		for k, h := range m.words {
			ok = ok && p.d.Tokens[first+k].Hash == h
		}
		if ok {
			return m, first, true
		}
	}
	return modifier{}, 0, false
}

// following returns the longest modifier that begins at token i.
func (p *parser) following(i int) (modifier, bool) {
	if i >= p.end {
		return modifier{}, false
	}
	for _, m := range p.w.after[p.d.Tokens[i].Hash] {
		if i+len(m.words) > p.end {
			continue
		}
		ok := true
		for k, h := range m.words {
			ok = ok && p.d.Tokens[i+k].Hash == h
		}
		if ok {
			return m, true
		}
	}
	return modifier{}, false
}

// apply changes the bounds of a number; a modifier on a vague word keeps the vague value where it says nothing new.
func apply(n *Number, e effect) {
	q := &n.Quantity
	switch e {
	case least:
		q.High = math.Inf(1)
	case over:
		if q.Low == math.Trunc(q.Low) {
			q.Low++
		}
		q.High = math.Inf(1)
	case most:
		if !q.Open() {
			q.Low = 0
		}
	case under:
		if !q.Open() {
			q.Low = 0
			if q.High >= 1 && q.High == math.Trunc(q.High) {
				q.High--
			}
		}
	case about:
		q.Approx = true
	case nearly:
		q.Approx = true
		if !q.Open() && q.High >= 1 {
			q.Low = math.Round(q.High * 9 / 10)
			q.High = max(q.High-1, q.Low)
		}
	case more:
		n.More = true
	}
}

// Exact is the quantity of a count that no number states.
func Exact(first, last int, v float64) Number {
	r := text.Range{First: first, Last: last}
	return Number{Range: r, Core: r, Quantity: facts.Exactly(v)}
}
