package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"crosscheck/checker"
	"crosscheck/facts"
)

// SheetFormats are the formats of a fact sheet.
func SheetFormats() []string { return []string{"text", "json", "markdown"} }

// WriteSheet writes the fact sheet of a draft.
func WriteSheet(w io.Writer, format string, r *checker.Report, s *checker.Sheet, o Options) error {
	switch format {
	case "json":
		return writeIndented(w, sheetObject(s))
	case "markdown":
		return writeSheetMarkdown(w, r, s)
	default:
		return writeSheetText(w, r, s, o)
	}
}

// stateWords are the states as headings say them.
var stateWords = map[checker.State]struct{ name, color string }{
	checker.Conflicting: {"CONFLICT", "1;31"}, checker.Inconsistent: {"INCONSISTENT", "1;31"}, checker.Disputed: {"CONTESTED", "1;35"},
	checker.Revised: {"REVISED", "1;33"}, checker.Outdated: {"UPDATE", "1;33"}, checker.Newer: {"NEWER HERE", "1;33"},
	checker.OneOrigin: {"ONE ORIGIN", "1;36"}, checker.Alone: {"UNCONFIRMED", "1;36"}, checker.Confirmed: {"CONFIRMED", "1;32"},
	checker.Compared: {"COMPARED", "2"}, checker.LeftAlone: {"LEFT ALONE", "2"},
}

// stateCounts are the states as the last line counts them.
var stateCounts = map[checker.State][2]string{
	checker.Conflicting: {"conflict", "conflicts"}, checker.Inconsistent: {"inconsistency", "inconsistencies"}, checker.Disputed: {"contested", "contested"},
	checker.Revised: {"revised", "revised"}, checker.Outdated: {"update", "updates"}, checker.Newer: {"newer in the draft", "newer in the draft"},
	checker.OneOrigin: {"of one origin", "of one origin"}, checker.Alone: {"unconfirmed", "unconfirmed"}, checker.Confirmed: {"confirmed", "confirmed"},
	checker.Compared: {"compared", "compared"}, checker.LeftAlone: {"left alone", "left alone"},
}

func writeSheetText(w io.Writer, r *checker.Report, s *checker.Sheet, o Options) error {
	t := &textReport{page: newPage(w, o), r: r, o: o}
	name := titleOf(s.Draft)
	if name == "" {
		name = s.Draft.ID
	}
	t.title("Fact sheet: " + clean(name))
	for _, l := range s.Lines {
		t.sheetLine(s, &l)
	}
	if !o.Quiet {
		t.blank()
		t.line("", 0, 2, countsLine(s)+".")
	}
	return t.w.Flush()
}

func (t *textReport) sheetLine(s *checker.Sheet, l *checker.SheetLine) {
	words := stateWords[l.State]
	number := fmt.Sprintf("%3d  ", l.Number)
	where := position(s.Draft, l.Fact.Span)
	says := sheetSays(l)
	if n := len(l.Again); n > 0 {
		var again []string
		for _, f := range l.Again {
			again = append(again, strings.TrimPrefix(position(s.Draft, f.Span), clean(s.Draft.Path)+":"))
		}
		where += ", again at " + bounded(again, 4)
	}
	state := t.pad(words.name, 12)
	t.line(number+t.style(words.color, state)+" ", 5+t.seen(state)+1, 7, says)
	t.line("     ", 5, 7, marked(s.Draft, l.Fact.Sentence, []facts.Span{l.Fact.Span}, t.o.All))
	t.line("     "+t.style("2", where), 5+t.seen(where), 7, "")
	if why := sheetWhy(l); why != "" {
		t.line("     ", 5, 7, why)
	}
	for i, x := range l.Others {
		if i == 3 && !t.o.All {
			t.more("     ", len(l.Others)-i, "value")
			break
		}
		t.line("     ", 5, 7, "Others: "+otherWords(x))
	}
	if l.Use != "" {
		t.line("     "+t.style("1", "Use:")+" ", 10, 7, clean(l.Use))
	}
	if l.Ask != "" {
		t.line("     "+t.style("1", "Ask:")+" ", 10, 7, clean(l.Ask))
	}
}

// sheetSays is "people killed in the fire, at least 12", or the words of a fact that came to no subject.
func sheetSays(l *checker.SheetLine) string {
	says := short(clean(l.Says), maxValue)
	if l.About == "" {
		return fmt.Sprintf("%s: %q", l.Fact.Kind, says)
	}
	if l.Fact.Kind == "quote" {
		says = "“" + strings.TrimRight(says, ",.") + "”"
	}
	return clean(l.About) + ", " + says
}

// sheetWhy says on what the state rests.
func sheetWhy(l *checker.SheetLine) string {
	by := clean(bounded(l.By, 4))
	switch {
	case l.State == checker.LeftAlone:
		return strings.TrimSuffix("Left alone: "+clean(l.Reason), ": ")
	case l.State == checker.Confirmed && by != "":
		return fmt.Sprintf("Confirmed by %s (%s)", by, plural(max(l.Origins, 1), "origin", "origins"))
	case l.State == checker.OneOrigin && by != "":
		return fmt.Sprintf("Also in %s, from one text", by)
	case l.State == checker.Alone:
		return "In no other article"
	case l.State == checker.Outdated && len(l.Others) > 0:
		return "A newer figure: " + otherWords(l.Others[0])
	case l.State == checker.Newer:
		return "The draft has the newest figure"
	case l.State == checker.Compared:
		return "Others speak of it; nothing to report"
	}
	s := clean(l.Message)
	if by != "" {
		s += " (the same as the draft: " + by + ")"
	}
	return s
}

func otherWords(x checker.SheetOther) string {
	s := fmt.Sprintf("%s in %s", short(clean(x.Value), maxValue), clean(bounded(x.Outlets, 4)))
	if len(x.Givers) > 0 {
		s += ", according to " + clean(bounded(x.Givers, 3))
	}
	if at := when(x.Since); at != "" {
		s += ", since " + at
	}
	if len(x.Outlets) > 1 {
		s += " (" + plural(x.Origins, "origin", "origins") + ")"
	}
	return s
}

func countsLine(s *checker.Sheet) string {
	var out []string
	for _, c := range s.Counts {
		words := stateCounts[c.State]
		out = append(out, plural(c.Count, words[0], words[1]))
	}
	if len(out) == 0 {
		return "No facts in the draft"
	}
	return plural(s.Facts, "fact", "facts") + ": " + strings.Join(out, ", ")
}

// writeSheetMarkdown writes a table that can be put into a message or an issue.
func writeSheetMarkdown(w io.Writer, _ *checker.Report, s *checker.Sheet) error {
	b := bufio.NewWriter(w)
	name := titleOf(s.Draft)
	if name == "" {
		name = s.Draft.ID
	}
	fmt.Fprintf(b, "# Fact sheet: %s\n\n%s.\n\n", markdownCell(name), markdownCell(countsLine(s)))
	b.WriteString("| # | Verdict | The draft says | Where | What others say | To do |\n|--:|---|---|---|---|---|\n")
	for i := range s.Lines {
		l := &s.Lines[i]
		rest := []string{sheetWhy(l)}
		for _, x := range l.Others {
			if line := otherWords(x); !strings.HasSuffix(rest[0], line) {
				rest = append(rest, line)
			}
		}
		var todo []string
		if l.Use != "" {
			todo = append(todo, "Use: "+l.Use)
		}
		if l.Ask != "" {
			todo = append(todo, "Ask: "+l.Ask)
		}
		fmt.Fprintf(b, "| %d | %s | %s | %s | %s | %s |\n", l.Number, strings.ToLower(stateWords[l.State].name), markdownCell(sheetSays(l)),
			markdownCell(position(s.Draft, l.Fact.Span)), markdownLines(rest), markdownLines(todo))
	}
	return b.Flush()
}

// markdownLines joins lines in one cell.
func markdownLines(lines []string) string {
	var out []string
	for _, l := range lines {
		if l != "" {
			out = append(out, markdownCell(l))
		}
	}
	return strings.Join(out, "<br>")
}

func sheetObject(s *checker.Sheet) object {
	lines := []object{}
	for i := range s.Lines {
		l := &s.Lines[i]
		a := s.Draft
		others := []object{}
		for _, x := range l.Others {
			from, _ := interval(x.Since)
			others = append(others, object{{"value", x.Value}, {"outlets", list(x.Outlets)}, {"claimants", list(x.Givers)}, {"since", from}, {"origins", x.Origins}})
		}
		again := []string{}
		for _, f := range l.Again {
			again = append(again, position(a, f.Span))
		}
		lines = append(lines, object{{"number", l.Number}, {"state", string(l.State)}, {"kind", l.Fact.Kind}, {"subject", orNull(l.About)},
			{"value", l.Says}, {"part", a.Parts[l.Fact.Span.Part].Name}, {"start", l.Fact.Span.Start}, {"end", l.Fact.Span.End},
			{"text", a.Quote(l.Fact.Span)}, {"sentence", a.Quote(l.Fact.Sentence)}, {"position", position(a, l.Fact.Span)}, {"again", again},
			{"confirmed_by", list(l.By)}, {"origins", l.Origins}, {"others", others}, {"finding", orNull(l.Finding)}, {"message", orNull(l.Message)},
			{"reason", orNull(l.Reason)}, {"ask", orNull(l.Ask)}, {"use", orNull(l.Use)}})
	}
	counts := object{}
	for _, c := range s.Counts {
		counts.add(string(c.State), c.Count)
	}
	return object{{"schema", schema}, {"draft", s.Draft.ID}, {"title", titleOf(s.Draft)}, {"number_of_facts", s.Facts}, {"counts", counts}, {"facts", lines}}
}
