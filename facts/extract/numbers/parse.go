package numbers

import (
	"math"
	"strconv"
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// core is a number without modifiers.
type core struct {
	text.Range
	q       facts.Quantity
	scale   float64 // the last scale word: 1e6 in "three million", else 1
	digits  bool    // begins with digits
	ordinal bool
	article bool
	ratio   bool
}

// parser reads one number; it never looks past end.
type parser struct {
	w   *Words
	d   *text.Doc
	end int
}

// number reads a number that begins at token i, with what joins it to a second one: "10 to 15", "10-15", "between 10 and 15".
func (p *parser) number(i int) (core, bool) {
	a, ok := p.core(i)
	if !ok || a.ordinal || a.article || a.ratio {
		return a, ok
	}
	j := a.Last
	if j >= p.end {
		return a, true
	}
	switch {
	case a.digits && p.glued(j) && p.d.Is(j, "-", "–", "—", "/", ":") && j+1 < p.end && p.d.Tokens[j+1].Class == text.Number && !p.d.Tokens[j+1].Space:
		return p.chain(a, j), true
	case p.d.Is(j, "to", "or") && !p.d.Is(i-1, "from", "by"), p.d.Is(j, "and") && p.d.Is(i-1, "between"), p.glued(j) && p.d.Is(j, "–", "—", "-"):
		k := j + 1
		if p.d.Is(j, "-") && p.d.Is(k, "to", "or") { // six-to-eight
			k++
			if p.d.Is(k, "-") {
				k++
			}
		}
		b, ok := p.core(k)
		if !ok || b.ordinal || b.article || b.ratio {
			return a, true
		}
		return join(a, b), true
	}
	return a, true
}

// glued reports whether token i stands without a space before it.
func (p *parser) glued(i int) bool { return i < p.end && !p.d.Tokens[i].Space }

// join makes a range of two numbers where the second is the higher one; else the first stands alone.
func join(a, b core) core {
	low := a.q.Low
	if a.scale == 1 && b.scale > 1 && low < 1000 && low < b.q.High/b.scale {
		low *= b.scale // two to three million
	}
	if !(low < b.q.High) {
		return a
	}
	b.First, b.q.Low, b.q.Approx = a.First, low, a.q.Approx || b.q.Approx
	b.digits = a.digits
	return b
}

// chain reads digits joined without spaces: a range where they rise, a fraction, else a score or a date.
func (p *parser) chain(a core, j int) core {
	slash := p.d.Is(j, "/")
	out, n := a, 1
	for j+1 < p.end && p.glued(j) && p.d.Is(j, "-", "–", "—", "/", ":") && p.d.Tokens[j+1].Class == text.Number && !p.d.Tokens[j+1].Space {
		b, ok := p.core(j + 1)
		if !ok {
			break
		}
		n++
		if n == 2 && slash && b.q.Low > 0 {
			out.q = facts.Exactly(a.q.Low / b.q.Low)
		}
		if n == 2 && !slash {
			out = join(a, b)
		}
		out.ratio = n > 2 || slash || out.Last != b.Last
		out.Last = b.Last
		j = b.Last
	}
	return out
}

// core reads one number without modifiers at token i.
func (p *parser) core(i int) (core, bool) {
	if i >= p.end {
		return core{}, false
	}
	t := &p.d.Tokens[i]
	if t.Class == text.Number {
		return p.numerals(i)
	}
	if t.Class != text.Word || !p.w.starts.has(t.Hash) {
		return core{}, false
	}
	if c, ok := p.phrase(i); ok {
		return c, true
	}
	n, ok := p.w.numerals[t.Hash]
	if !ok {
		return core{}, false
	}
	switch n.sort {
	case article:
		return p.article(i)
	case half:
		return p.half(i)
	case ordinal:
		return core{Range: text.Range{First: i, Last: i + 1}, q: facts.Exactly(n.value), scale: 1, ordinal: true}, true
	case unit, tens:
		return p.numerals(i)
	case hundred, scale:
		return p.numerals(i)
	}
	return core{}, false
}

// phrase reads a word of the house table ("dozens", "several"), with a scale where one follows ("several hundred").
func (p *parser) phrase(i int) (core, bool) {
	for _, x := range p.w.phrases[p.d.Tokens[i].Hash] {
		last := p.match(i, x.words)
		if last < 0 {
			continue
		}
		if last < p.end && x.not.Has(p.d.Tokens[last]) || x.before != nil && (last >= p.end || !x.before.Has(p.d.Tokens[last])) {
			continue
		}
		c := core{Range: text.Range{First: i, Last: last}, scale: 1, q: facts.Quantity{Low: x.word.Low, High: math.Inf(1), Approx: x.word.Approx}}
		if x.word.High != nil {
			c.q.High = *x.word.High
		}
		if last < p.end && x.word.Low > 0 && c.q.Low != c.q.High {
			if n, ok := p.w.numerals[p.d.Tokens[last].Hash]; ok && (n.sort == hundred || n.sort == scale || n.sort == dozen) {
				c.q.Low, c.q.High, c.scale = c.q.Low*n.value, c.q.High*n.value, n.value
				c.Last++
			}
		}
		return c, true
	}
	return core{}, false
}

// match returns the token after the words at i, hyphens between them skipped, or -1.
func (p *parser) match(i int, words []uint64) int {
	for k, h := range words {
		if k > 0 && p.glued(i) && p.d.Is(i, "-") {
			i++
		}
		if i >= p.end || p.d.Tokens[i].Hash != h {
			return -1
		}
		i++
	}
	return i
}

// article reads "a dozen", "a hundred", "a half-dozen"; alone it is one only where a pattern says so.
func (p *parser) article(i int) (core, bool) {
	c := core{Range: text.Range{First: i, Last: i + 1}, q: facts.Exactly(1), scale: 1}
	if i+1 < p.end {
		n, ok := p.w.numerals[p.d.Tokens[i+1].Hash]
		switch {
		case ok && n.sort == half:
			if h, ok := p.half(i + 1); ok && !h.ratio {
				h.First = i
				return h, true
			}
		case ok && n.sort == dozen:
			c.q, c.Last = facts.Exactly(n.value), i+2
			return c, true
		case ok && (n.sort == hundred || n.sort == scale):
			if c, ok := p.numerals(i + 1); ok {
				c.First = i
				return c, true
			}
		case ok && n.sort == ordinal:
			return core{Range: text.Range{First: i, Last: i + 2}, q: facts.Exactly(n.value), scale: 1, ordinal: true}, true
		}
	}
	c.article = true
	return c, true
}

// half reads "half a dozen", "half-dozen", "half a million"; "half" alone is a share.
func (p *parser) half(i int) (core, bool) {
	j := i + 1
	if p.d.Is(j, "-") || p.d.Is(j, "a") {
		j++
	}
	if j < p.end {
		if n, ok := p.w.numerals[p.d.Tokens[j].Hash]; ok && (n.sort == dozen || n.sort == scale) {
			return core{Range: text.Range{First: i, Last: j + 1}, q: facts.Exactly(n.value / 2), scale: 1}, true
		}
	}
	return core{Range: text.Range{First: i, Last: i + 1}, q: facts.Exactly(0.5), scale: 1, ratio: true}, true
}

// numerals reads digits and numeral words: "1,200", "2.5 million", "one hundred and five thousand", "twenty-five", "two dozen".
func (p *parser) numerals(i int) (core, bool) {
	c := core{Range: text.Range{First: i, Last: i}, scale: 1}
	total, group, fine := 0.0, 0.0, math.Inf(1) // fine: what may still be added must be smaller
	seen := false
	for c.Last < p.end {
		j := c.Last
		if seen && p.d.Is(j, "-") && p.glued(j) && fine == 10 && j+1 < p.end {
			if n, ok := p.w.numerals[p.d.Tokens[j+1].Hash]; ok && (n.sort == unit && n.value > 0 && n.value < 10 || n.sort == ordinal && n.value < 10) {
				j++ // twenty-five
			}
		}
		if seen && p.d.Is(j, "and") && (fine == 100 || fine == 1000 && c.scale == 1000) && j+1 < p.end {
			if n, ok := p.w.numerals[p.d.Tokens[j+1].Hash]; ok && (n.sort == unit || n.sort == tens) && n.value > 0 && !c.digits {
				j++ // one hundred and five
			}
		}
		t := &p.d.Tokens[j]
		if t.Class == text.Number {
			if seen {
				break
			}
			v, ok := p.digits(j)
			if !ok {
				return core{}, false
			}
			group, fine, seen, c.digits, c.Last = v, 0, true, true, j+1
			if g, last := p.spaced(j, v); last > j+1 {
				group, c.Last = g, last
			}
			if k := c.Last; p.glued(k) && p.d.Is(k, "st", "nd", "rd", "th") {
				c.Last++
				c.q, c.ordinal = facts.Exactly(v), true
				return c, true
			}
			continue
		}
		n, ok := p.w.numerals[t.Hash]
		if !ok {
			break
		}
		switch {
		case n.sort == unit && n.value < fine && (fine != 10 || n.value > 0):
			group, fine = group+n.value, 0
		case n.sort == tens && n.value < fine:
			group, fine = group+n.value, 10
		case n.sort == hundred && (!seen || group > 0 && group < 100 && fine < 100):
			group, fine = max(group, 1)*100, 100
		case n.sort == scale && (!seen || group > 0 && (total == 0 || n.value < c.scale)):
			total, group, fine, c.scale = total+max(group, 1)*n.value, 0, min(n.value, 1000), n.value
			if c.digits {
				fine = 0
			}
		case n.sort == dozen && seen && total == 0 && (n.value == 12 || !c.digits):
			group, fine = group*n.value, 0
			c.Last, seen = j+1, true
			c.q = facts.Exactly(group)
			return c, true
		case n.sort == ordinal && seen && !c.digits && (fine == 10 && n.value < 10 || n.value < fine && fine > 10):
			c.Last, c.q, c.ordinal = j+1, facts.Exactly(total+group+n.value), true
			return c, true
		case n.sort == share && seen && total == 0:
			c.Last, c.q, c.ratio = j+1, facts.Exactly(group/n.value), true
			return c, true
		default:
			ok = false
		}
		if !ok {
			break
		}
		seen, c.Last = true, j+1
	}
	if !seen {
		return core{}, false
	}
	c.q = facts.Exactly(total + group)
	p.fraction(&c)
	return c, true
}

// fraction adds what follows a whole number: "one and a half", "two thirds", "one-third"; a share of something is no count.
func (p *parser) fraction(c *core) {
	j := c.Last
	if p.d.Is(j, "and") && p.d.Is(j+1, "a") && p.d.Is(j+2, "half") && j+2 < p.end {
		c.q, c.Last = facts.Exactly(c.q.Low+0.5), j+3
		if j+3 < p.end {
			if n, ok := p.w.numerals[p.d.Tokens[j+3].Hash]; ok && n.sort == scale && c.scale == 1 { // two and a half million
				c.q, c.scale, c.Last = facts.Exactly(c.q.Low*n.value), n.value, j+4
			}
		}
		return
	}
	if p.d.Is(j, "-") && p.glued(j) {
		j++
	}
	if j < p.end && c.scale == 1 && c.q.Low > 0 {
		if n, ok := p.w.numerals[p.d.Tokens[j].Hash]; ok && (n.sort == share || n.sort == ordinal && n.value > 2 && c.q.Low == 1 && j > c.Last) {
			c.q, c.ratio, c.Last = facts.Exactly(c.q.Low/n.value), true, j+1
		}
	}
}

// digits reads the value of a number token; a clock time or a version number has none.
func (p *parser) digits(i int) (float64, bool) {
	s := p.d.Text(i)
	if len(s) > 24 || strings.IndexByte(s, ':') >= 0 {
		return 0, false
	}
	if strings.IndexByte(s, ',') >= 0 {
		s = strings.ReplaceAll(s, ",", "")
	}
	if strings.Count(s, ".") > 1 {
		parts := strings.Split(s, ".")
		for _, g := range parts[1:] {
			if len(g) != 3 {
				return 0, false
			}
		}
		s = strings.Join(parts, "")
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v >= 1e18 {
		return 0, false
	}
	return v, true
}

// spaced reads thousands set apart by spaces: "10 000", "1 250 000". The groups after the first have three digits, the last is no year.
func (p *parser) spaced(i int, v float64) (float64, int) {
	last := i + 1
	if len(p.d.Text(i)) > 3 || p.d.Text(i)[0] == '0' {
		return v, last
	}
	for last < p.end && p.d.Tokens[last].Class == text.Number && len(p.d.Text(last)) == 3 && (p.d.Text(last) == "000" || p.thin(last)) {
		g, ok := p.digits(last)
		if !ok || v > 1e12 {
			break
		}
		v, last = v*1000+g, last+1
	}
	return v, last
}

// thin reports whether a no-break or thin space stands before token i: the house sets thousands apart with it.
func (p *parser) thin(i int) bool {
	t, before := &p.d.Tokens[i], &p.d.Tokens[i-1]
	if t.Part != before.Part {
		return false
	}
	switch p.d.Article.Parts[t.Part].Text[before.End:t.Start] {
	case "\u00a0", "\u2009", "\u202f":
		return true
	}
	return false
}
