package quotes

import (
	"crosscheck/facts/text"
)

// stretch is the words between one pair of quotation marks.
type stretch struct {
	text.Range      // without marks
	from, to   int  // with marks
	open       bool // the closing mark is missing
}

// side is which end of a quotation a mark stands at.
type side uint8

const (
	either side = iota
	opens
	closes
)

// mark is one quotation mark: one token, or two of a typewriter pair (” written as ”).
type mark struct {
	first, last int // tokens
	side        side
	curly       bool
	paragraph   int
}

const (
	maxUnmarked = 5   // paragraphs without marks that one open quotation may run through
	maxSingle   = 200 // tokens between single marks, which may be apostrophes
)

// pairDouble pairs double marks. A quotation goes on over paragraphs only where that leaves no mark alone.
func (r *Recogniser) pairDouble(d *text.Doc) []stretch {
	marks := doubleMarks(d)
	count := map[int]int{} // paragraph -> marks, for straight ones
	for _, m := range marks {
		count[m.paragraph]++
	}
	var out []stretch
	open, depth, left := -1, 0, 0 // index of the open mark; nested pairs inside; marks left in this paragraph
	paragraph := -1
	for k, m := range marks {
		if m.paragraph != paragraph {
			paragraph, left = m.paragraph, count[m.paragraph]
			if open >= 0 && !r.continues(d, marks, open, k, left) {
				out = append(out, unclosed(d, marks, open, k))
				open = -1
			}
			depth = 0
		}
		left--
		atStart := m.first == d.Sentences[d.SentenceOf(m.first)].First && startsParagraph(d, m.first)
		switch {
		case open < 0:
			if m.side != closes || atStart && left > 0 {
				open, depth = k, 0
			}
		case depth > 0 && m.side != opens && (m.curly || marks[open].curly):
			depth--
		case m.side != opens:
			out = append(out, closed(marks, open, k))
			open = -1
		case m.side == opens && (m.curly && !marks[open].curly || nested(marks, k)):
			depth++
		case m.curly || left%2 == 1 && !r.speechFollows(d, m.last) || sentenceStarts(d, m): // the mark before was never closed
			out = append(out, unclosed(d, marks, open, k))
			open = k
		default: // a straight mark after a stray space closes: hospital, "she said
			out = append(out, closed(marks, open, k))
			open = -1
		}
	}
	if open >= 0 {
		out = append(out, unclosed(d, marks, open, len(marks)))
	}
	return out
}

func closed(marks []mark, open, k int) stretch {
	return stretch{Range: text.Range{First: marks[open].last, Last: marks[k].first}, from: marks[open].first, to: marks[k].last}
}

// unclosed ends a quotation without a closing mark: at the end of its paragraph, or of its sentence where another mark follows.
func unclosed(d *text.Doc, marks []mark, open, k int) stretch {
	m := marks[open]
	s := d.SentenceOf(m.first)
	end := d.Sentences[s].Last
	next := k < len(marks) && marks[k].paragraph == m.paragraph
	if !next {
		for s+1 < len(d.Sentences) && d.Sentences[s+1].Paragraph == m.paragraph {
			s++
		}
		end = d.Sentences[s].Last
	} else {
		end = min(end, marks[k].first)
	}
	return stretch{Range: text.Range{First: m.last, Last: max(end, m.last)}, from: m.first, to: max(end, m.last), open: true}
}

// continues reports whether the quotation that is open goes on into the paragraph of mark k.
func (r *Recogniser) continues(d *text.Doc, marks []mark, open, k, count int) bool {
	o, m := marks[open], marks[k]
	if d.Tokens[o.first].Part != d.Tokens[m.first].Part || m.paragraph-o.paragraph > maxUnmarked {
		return false
	}
	switch {
	case m.side == closes:
		return true
	case m.side == opens && m.curly, startsParagraph(d, m.first):
		return false
	case m.side == opens && m.last < len(d.Tokens) && d.Capital(m.last) && !r.speechFollows(d, m.last):
		return false
	default:
		return count%2 == 1
	}
}

// sentenceStarts reports whether a straight mark stands between two sentences and belongs to the second.
func sentenceStarts(d *text.Doc, m mark) bool {
	return m.side == opens && d.Is(m.first-1, ".", "!", "?") && m.last < len(d.Tokens) && d.Capital(m.last)
}

// speechFollows reports whether a short phrase and a verb of speech stand behind a mark, so that it closes: get out, "Adams said.
func (r *Recogniser) speechFollows(d *text.Doc, i int) bool {
	if !d.Is(i-2, ",") {
		return false
	}
	for k := i; k < min(i+4, len(d.Tokens)); k++ {
		if v, ok := r.verbAt(&d.Tokens[k]); ok && v.strength == says && k > i {
			return true
		}
		if d.Tokens[k].Class != text.Word {
			return false
		}
	}
	return false
}

// nested reports whether the opening mark k is closed before the quotation around it: two closing marks follow.
func nested(marks []mark, k int) bool {
	return k+2 < len(marks) && marks[k+2].paragraph == marks[k].paragraph && marks[k+1].side == closes && marks[k+2].side == closes
}

func startsParagraph(d *text.Doc, i int) bool {
	s := d.SentenceOf(i)
	return d.Sentences[s].First == i && (s == 0 || d.Sentences[s-1].Paragraph != d.Sentences[s].Paragraph)
}

// doubleMarks lists the double quotation marks in order.
func doubleMarks(d *text.Doc) []mark {
	var out []mark
	for i := 0; i < len(d.Tokens); i++ {
		t := &d.Tokens[i]
		if t.Class != text.Quote && t.Class != text.Mark {
			continue
		}
		m := mark{first: i, last: i + 1}
		switch d.Text(i) {
		case "“", "„", "«":
			m.side, m.curly = opens, true
		case "”", "»":
			m.side, m.curly = closes, true
		case `"`:
			m.side = straightSide(d, i, i+1)
		case "`", "'":
			if i+1 >= len(d.Tokens) || d.Tokens[i+1].Space || d.Text(i+1) != d.Text(i) || d.SentenceOf(i) != d.SentenceOf(i+1) {
				continue
			}
			m.last = i + 2
			m.side = straightSide(d, i, i+2)
			if d.Text(i) == "`" {
				m.side = opens
			}
			i++
		default:
			continue
		}
		m.paragraph = d.Sentences[d.SentenceOf(m.first)].Paragraph
		out = append(out, m)
	}
	return out
}

// straightSide reads from the spaces and marks around a straight mark which end it stands at.
func straightSide(d *text.Doc, first, last int) side {
	before := d.Tokens[first].Space
	after := last >= len(d.Tokens) || d.Tokens[last].Space
	switch {
	case before && !after && d.Is(last, "(") && d.Is(first-1, ".", "!", "?"): // said. "(Agency)
		return closes
	case before && !after:
		return opens
	case !before && after:
		return closes
	case before:
		return either
	case d.Is(first-1, ".", ",", "?", "!", "…"):
		return closes
	case d.Is(first-1, "(", "[", "—", "–", "-", "/"):
		return opens
	case d.Is(last, ".", ",", ";", ":", "?", "!", ")", "]", "—", "–"):
		return closes
	default:
		return either
	}
}
