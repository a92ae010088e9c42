package quotes

import (
	"strings"

	"crosscheck/facts/text"
)

// elided words begin with an apostrophe that opens no quotation.
var elided = strings.Fields(`em til till twas tis cause n bout round cuz s re ve ll d t`)

// pair finds all quotations: double marks first, then single ones around and between them. Nested ones belong to the outer.
func (x *reader) pair() {
	double := x.pairDouble(x.d)
	single := pairSingle(x.d, double)
	all := merged(double, single)
	end := 0
	for _, s := range all {
		if s.from < end { // inside another
			continue
		}
		s.Range = trim(x.d, s.Range)
		if s.First >= s.Last {
			continue
		}
		x.stretches = append(x.stretches, s)
		end = s.to
	}
}

// merged joins two lists in the order of the text; of two that begin together the longer comes first.
func merged(a, b []stretch) []stretch {
	out := make([]stretch, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if b[0].from < a[0].from || b[0].from == a[0].from && b[0].to > a[0].to {
			out, b = append(out, b[0]), b[1:]
		} else {
			out, a = append(out, a[0]), a[1:]
		}
	}
	return append(append(out, a...), b...)
}

// trim takes stray quotation marks off both ends.
func trim(d *text.Doc, r text.Range) text.Range {
	for r.First < r.Last && d.Tokens[r.First].Class == text.Quote && !closedWithin(d, r) {
		r.First++
	}
	for r.First < r.Last && d.Tokens[r.Last-1].Class == text.Quote && !d.Is(r.Last-1, "'", "‘", "`") {
		r.Last--
	}
	return r
}

// closedWithin reports whether the single mark that begins the words is the first of an inner pair: "'Never' is no word".
func closedWithin(d *text.Doc, r text.Range) bool {
	if i := r.First; !d.Is(i, "‘", "'") || i > 0 && d.Tokens[i-1].Class == text.Quote && d.Is(i-1, "‘", "'") || d.Is(i+1, elided...) || r.First+1 >= r.Last || d.Tokens[r.First+1].Class == text.Quote {
		return false
	}
	for k := r.First + 2; k < min(r.Last, r.First+maxInner); k++ {
		if d.Tokens[k].Class == text.Quote && singleCloses(d, k) {
			return true
		}
	}
	return false
}

// maxInner bounds the tokens of a quotation that begins another.
const maxInner = 40

// pairSingle pairs single marks inside one paragraph, outside the double quotations or around whole ones.
func pairSingle(d *text.Doc, double []stretch) []stretch {
	var out []stretch
	open, in := -1, 0
	for i := range d.Tokens {
		for in < len(double) && double[in].to <= i {
			in++
		}
		if d.Tokens[i].Class != text.Quote || in < len(double) && double[in].from <= i {
			continue
		}
		if open >= 0 && (d.Sentences[d.SentenceOf(i)].Paragraph != d.Sentences[d.SentenceOf(open)].Paragraph || i-open > maxSingle) {
			open = -1
		}
		switch {
		case singleOpens(d, i):
			open = i
		case open >= 0 && singleCloses(d, i) && !possessive(d, i):
			out = append(out, stretch{Range: text.Range{First: open + 1, Last: i}, from: open, to: i + 1})
			open = -1
		}
	}
	return out
}

func singleOpens(d *text.Doc, i int) bool {
	switch d.Text(i) {
	case "‘", "'", "‹", "`":
	default:
		return false
	}
	if i+1 >= len(d.Tokens) || d.Tokens[i+1].Space || d.Is(i+1, elided...) {
		return false
	}
	return d.Tokens[i].Space || d.Is(i-1, "(", "[", "—", "–", "-")
}

func singleCloses(d *text.Doc, i int) bool {
	switch d.Text(i) {
	case "’", "'", "›":
	default:
		return false
	}
	if d.Tokens[i].Space && !(d.Is(i-1, ",", ".", "?", "!") && i+1 < len(d.Tokens) && d.Tokens[i+1].Space) { // a stray space: shot, ' he said
		return false
	}
	return i+1 >= len(d.Tokens) || d.Tokens[i+1].Space || d.Tokens[i+1].Class == text.Mark
}

// possessive reports whether the mark after a word in "s" is an apostrophe: a noun follows, and a closing mark stands further on.
func possessive(d *text.Doc, i int) bool {
	if !strings.HasSuffix(d.Text(i-1), "s") || i+1 >= len(d.Tokens) || d.Tokens[i+1].Case != text.Lower {
		return false
	}
	for k := i + 1; k < min(i+40, len(d.Tokens)); k++ {
		if d.Tokens[k].Class != text.Quote || d.SentenceOf(k) != d.SentenceOf(i) {
			continue
		}
		if singleOpens(d, k) {
			return false
		}
		if singleCloses(d, k) {
			return true
		}
	}
	return false
}
