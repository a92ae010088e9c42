package report

import (
	"bufio"
	"fmt"
	"strings"
	"unicode/utf8"

	"crosscheck/rules"
)

// Widths of the columns of a table, in characters; the words of the fact take the rest.
const (
	dayWidth    = 10
	outletWidth = 18
	kindWidth   = 9
	valueWidth  = 36
	minColumn   = 12 // of the last two, on a narrow terminal
)

// tableRows is one line a fact: when, who, what is understood, and the words. On a terminal no line is wider than it.
type tableRows struct {
	w      *bufio.Writer
	o      Options
	lines  int
	placed map[string]bool // articles
}

func (t *tableRows) Write(r rules.Row) error {
	if t.lines == 0 {
		t.line("1", "published", "outlet", "kind", "says", "in the words of the article", "")
		t.placed = map[string]bool{}
	}
	t.lines++
	t.placed[r.Article.ID] = true
	a := r.Article
	source := clean(a.ID)
	if r.Number > 1 {
		source += fmt.Sprintf(" (version %d)", r.Number)
	}
	day := a.Published.String()
	if len(day) > dayWidth {
		day = day[:dayWidth]
	}
	return t.line("", day, clean(a.Outlet), r.Fact.Kind, clean(understood(digestOf(r), r.Fact)), "«"+clean(a.Quote(r.Fact.Span))+"»", source)
}

func (t *tableRows) line(style string, day, outlet, kind, value, words, source string) error {
	left := pad(day, dayWidth) + "  " + pad(outlet, outletWidth) + "  " + pad(kind, kindWidth) + "  "
	values := valueWidth
	if t.o.Width > 0 {
		values = max(minColumn, min(valueWidth, (t.o.Width-utf8.RuneCountInString(left))/2))
	}
	left += pad(value, values) + "  "
	rest := words
	if source != "" {
		rest += "  " + source
	}
	if t.o.Width > 0 {
		rest = cutTo(rest, max(minColumn, t.o.Width-utf8.RuneCountInString(left)))
	}
	s := strings.TrimRight(left+rest, " ")
	if style != "" && t.o.Color {
		s = "\x1b[" + style + "m" + s + "\x1b[0m"
	}
	_, err := t.w.WriteString(s + "\n")
	return err
}

// Close says how much was listed.
func (t *tableRows) Close() error {
	switch {
	case t.o.Quiet:
	case t.lines == 0:
		t.w.WriteString("no facts\n")
	default:
		fmt.Fprintf(t.w, "%s in %s\n", plural(t.lines, "fact", "facts"), plural(len(t.placed), "article", "articles"))
	}
	return t.w.Flush()
}

// pad fills or cuts a text to a width.
func pad(s string, width int) string {
	s = cutTo(s, width)
	return s + strings.Repeat(" ", width-utf8.RuneCountInString(s))
}

func cutTo(s string, width int) string {
	if utf8.RuneCountInString(s) <= width {
		return s
	}
	runes := []rune(s)
	return strings.TrimRight(string(runes[:width-1]), " ") + "…"
}
