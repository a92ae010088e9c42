package grammar

import (
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/text"
)

// amount reports whether the number counts money, a share, an age or a year rather than things.
func (m *matcher) amount(n *numbers.Number) bool {
	d := m.in.Doc
	at := n.Core.First
	switch {
	case at > 0 && money.Has(d.Tokens[at-1]):
		return true
	case d.Is(n.Last, "%", "percent", "°", "per", "pc", "/", ":"):
		return true
	case d.Is(n.Last, "-") && n.Last < m.last && !d.Tokens[n.Last].Space && !n.Article:
		return true
	case d.Is(n.Core.First-1, "-", "/") && !d.Tokens[n.Core.First].Space && !n.Article:
		return !(m.heading && n.Core.First-2 >= m.first && d.Tokens[n.Core.First-2].Case == text.Title && n.Last < m.last && d.Tokens[n.Last].Space)
	}
	return m.year(n) &&
		(at == 0 || yearly.Has(d.Tokens[at-1]) || d.Capital(at-1) || d.Tokens[at-1].Class == text.Mark)
}

// year reports whether a number is four bare digits that read as a year: "the 1967 killings".
func (m *matcher) year(n *numbers.Number) bool {
	q := n.Quantity
	return q.Low == q.High && q.Low >= 1900 && q.Low < 2100 && n.Core == n.Range && n.Core.Len() == 1 && m.in.Doc.Tokens[n.First].Class == text.Number && len(m.in.Doc.Text(n.First)) == 4
}

// alone reports whether a number may stand for a phrase: "Flight 12" and a bare year may not.
func (m *matcher) alone(n *numbers.Number) bool {
	d := m.in.Doc
	if m.year(n) {
		return false
	}
	if q := n.Quantity; q.Low == 0 && q.High == 0 && d.Is(n.Last-1, "no") {
		return false
	}
	if k := n.First - 2; k >= m.first && n.Core == n.Range && d.Is(n.First-1, ",") && d.Capital(k) && (n.Last >= m.last || d.Tokens[n.Last].Class == text.Mark) {
		return false // an age: "Ana Keller, 34, and"
	}
	if n.First > m.first && d.Tokens[n.First].Class == text.Number && n.First-1 > m.first {
		t := d.Tokens[n.First-1]
		return !(t.Case == text.Title && !follows.Has(t) && !m.heading)
	}
	return true
}
