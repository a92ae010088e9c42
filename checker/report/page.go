package report

import (
	"bufio"
	"io"
	"strings"
	"unicode"
)

// Marks inside a line that page.line turns into colour or signs. Article text never holds them: visible() shows controls.
const (
	markOn  = '\x01'
	markOff = '\x02'
)

// page lays out text lines: wraps at the width, indents, and colours where asked. The first error of the writer sticks.
type page struct {
	w     *bufio.Writer
	width int
	color bool
}

const (
	defaultWidth = 100
	minWidth     = 40
)

func newPage(w io.Writer, o Options) *page {
	p := &page{w: bufio.NewWriter(w), width: o.Width, color: o.Color}
	if p.width == 0 {
		p.width = defaultWidth
	}
	p.width = max(p.width, minWidth)
	return p
}

func (p *page) blank() { p.w.WriteByte('\n') }

// style wraps s in an ANSI attribute where colour is on.
func (p *page) style(attr, s string) string {
	if !p.color || attr == "" || s == "" {
		return s
	}
	return "\x1b[" + attr + "m" + s + "\x1b[0m"
}

// line prints text wrapped at the width: first begins the first line as it is, and the other lines are indented by hang columns.
// first may be styled; firstWidth is its width as seen.
func (p *page) line(first string, firstWidth, hang int, text string) {
	p.w.WriteString(first)
	col, open, begun := firstWidth, false, false
	for _, word := range strings.Split(text, " ") {
		if word == "" {
			continue
		}
		n := p.columns(word)
		if begun && col+1+n > p.width && col > hang {
			if open {
				p.w.WriteString(p.markEnd(true))
			}
			p.w.WriteByte('\n')
			p.w.WriteString(strings.Repeat(" ", hang))
			if open {
				p.w.WriteString(p.markStart(true))
			}
			col = hang
		} else if begun {
			p.w.WriteByte(' ')
			col++
		}
		open = p.word(word, open)
		col += n
		begun = true
	}
	p.w.WriteByte('\n')
}

// word prints one word with its marks, and says whether a mark is open after it.
func (p *page) word(word string, open bool) bool {
	for _, r := range word {
		switch r {
		case markOn:
			open = true
			p.w.WriteString(p.markStart(false))
		case markOff:
			open = false
			p.w.WriteString(p.markEnd(false))
		default:
			p.w.WriteRune(r)
		}
	}
	return open
}

// markStart begins a marked figure; at a line break a colour is begun again, a sign is not.
func (p *page) markStart(atBreak bool) string {
	switch {
	case p.color:
		return "\x1b[1;4m"
	case atBreak:
		return ""
	}
	return "«"
}

func (p *page) markEnd(atBreak bool) string {
	switch {
	case p.color:
		return "\x1b[0m"
	case atBreak:
		return ""
	}
	return "»"
}

// columns is the width of a word on a terminal.
func (p *page) columns(word string) int {
	n := 0
	for _, r := range word {
		switch {
		case r == markOn || r == markOff:
			if !p.color {
				n++
			}
		case unicode.Is(unicode.Mn, r) || r == '\u200d' || r == '\u200c':
		case wide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// wide reports whether terminals give a rune two columns: East Asian scripts, full-width forms, pictographs.
func wide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf && r != 0x303f || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 ||
		r >= 0x1f300 && r <= 0x1faff || r >= 0x20000 && r <= 0x3fffd)
}

// seen is the width of plain text as printed.
func (p *page) seen(s string) int { return p.columns(s) }

// pad fills s with spaces to n columns.
func (p *page) pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-p.seen(s)))
}
