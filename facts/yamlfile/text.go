package yamlfile

import (
	"strings"
	"unicode/utf8"

	yaml "gopkg.in/yaml.v3"
)

// String is a text and the place of its first character: behind the quotation mark, or on the line after "|".
type String struct {
	Value string
	Pos   Pos
	Block bool // written as "|" or ">"

	raw    string // the file from Pos on
	indent int    // characters before each line of a block
}

// String returns the value.
func (s String) String() string { return s.Value }

// At maps a place inside the value (line and column 1-based, in characters) to the place in the file.
func (s String) At(line, col int) Pos {
	p := s.Pos
	l, c := 1, 1
	raw := s.raw
	for i, r := range s.Value {
		if l > line || l == line && c >= col {
			break
		}
		raw = p.follow(raw, r, s.Value[i:], s.indent)
		if r == '\n' {
			l, c = l+1, 1
		} else {
			c++
		}
	}
	if l == line && col > c && strings.Trim(raw, "\n\r\t ") == "" {
		p.Col += col - c
	}
	return p
}

// follow moves the place over one character of the value, which the file may write as white space over lines, or as an escape.
func (p *Pos) follow(raw string, r rune, value string, indent int) string {
	if raw == "" {
		p.Col++
		return raw
	}
	if r == ' ' || r == '\n' || r == '\t' {
		if raw[0] == '\r' || raw[0] == '\n' { // a line end, and the margin of the next line
			return p.line(raw, r, value, indent)
		}
		p.Col++
		return raw[1:]
	}
	if raw[0] == '\n' || raw[0] == '\r' {
		raw = p.line(raw, ' ', value, indent)
	}
	if raw == "" {
		return raw
	}
	got, n := utf8.DecodeRuneInString(raw)
	if got != r && (got == '\\' || got == '\'') && len(raw) > n { // an escape of two characters; longer ones are rare
		p.Col += 2
		_, m := utf8.DecodeRuneInString(raw[n:])
		return raw[n+m:]
	}
	p.Col++
	return raw[n:]
}

// line moves the place over a line end and the margin after it: the block's own, or all white space of a folded text.
func (p *Pos) line(raw string, r rune, value string, indent int) string {
	for {
		_, raw, _ = strings.Cut(raw, "\n")
		p.Line, p.Col = p.Line+1, 1
		for margin := 0; raw != "" && (raw[0] == ' ' || raw[0] == '\t') && (indent == 0 || margin < indent); margin++ {
			raw = raw[1:]
			p.Col++
		}
		if r == '\n' || raw == "" || raw[0] != '\n' && raw[0] != '\r' || strings.TrimLeft(value, "\n ") == "" {
			return raw
		}
	}
}

// located makes the String of a scalar node.
func (d *decoder) located(n *yaml.Node) String {
	s := String{Value: n.Value, Pos: Pos{n.Line, n.Column}}
	raw := d.from(s.Pos)
	for raw != "" && (raw[0] == '&' || raw[0] == '!') { // an anchor or a tag stands before the text
		i := strings.IndexAny(raw, " \n")
		if i < 0 {
			break
		}
		j := i + len(raw[i:]) - len(strings.TrimLeft(raw[i:], " "))
		s.Pos.Col += utf8.RuneCountInString(raw[:j])
		raw = raw[j:]
	}
	switch {
	case raw == "":
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		s.Pos.Col++
		raw = raw[1:]
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		s.Block = true
		_, raw, _ = strings.Cut(raw, "\n")
		s.indent = blockIndent(raw, n.Value)
		s.Pos = Pos{s.Pos.Line + 1, s.indent + 1}
		raw = raw[min(s.indent, len(raw)-len(strings.TrimLeft(raw, " "))):]
	}
	s.raw = raw
	return s
}

// blockIndent is the margin of a block: white space of its first line with text, less what the value keeps of it.
func blockIndent(raw, value string) int {
	margin := func(s string) int {
		for s != "" {
			line, rest, _ := strings.Cut(s, "\n")
			if t := strings.TrimLeft(line, " "); strings.TrimRight(t, "\r") != "" {
				return len(line) - len(t)
			}
			s = rest
		}
		return 0
	}
	return max(0, margin(raw)-margin(value))
}

// from returns the source from a place on, "" outside it. Nodes come in order, so a long line is walked once.
func (d *decoder) from(p Pos) string {
	if p.Line < 1 || p.Line > len(d.lines) {
		return ""
	}
	at, col := d.lines[p.Line-1], 1
	if d.last.Line == p.Line && d.last.Col <= p.Col {
		at, col = d.lastAt, d.last.Col
	}
	for ; col < p.Col && at < len(d.src); col++ {
		_, n := utf8.DecodeRuneInString(d.src[at:])
		at += n
	}
	d.last, d.lastAt = Pos{p.Line, col}, at
	return d.src[at:]
}
