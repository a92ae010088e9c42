package report

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"crosscheck/checker"
)

// MatrixFormats are the formats of a figure matrix.
func MatrixFormats() []string { return []string{"text", "json", "markdown", "csv"} }

// WriteMatrices writes what articles say, outlet by outlet in order of time.
func WriteMatrices(w io.Writer, format string, r *checker.Report, list []checker.Matrix, o Options) error {
	switch format {
	case "json":
		out := object{{"schema", schema}, {"matrices", matrixObjects(list)}}
		return writeIndented(w, out)
	case "markdown":
		return writeMatrixMarkdown(w, list)
	case "csv":
		return writeMatrixCSV(w, list)
	}
	t := &textReport{page: newPage(w, o), r: r, o: o}
	for i := range list {
		t.matrix(&list[i])
	}
	if len(list) == 0 && !o.Quiet {
		t.line("", 0, 0, "No subject of which two articles speak.")
	}
	return t.w.Flush()
}

// Widths of a matrix in text, in columns of the terminal.
const (
	maxLabel   = 34
	minCell    = 10
	maxCell    = 24
	betweenCol = 2
)

// matrix prints one matrix; what is wider than the page stands in further tables below each other.
func (t *textReport) matrix(m *checker.Matrix) {
	t.title(matrixTitle(m))
	label, width := 0, minCell
	for _, row := range m.Rows {
		label = max(label, t.seen(short(clean(row.Label), maxLabel)))
	}
	heads := make([][]string, len(m.Columns))
	for k, c := range m.Columns {
		heads[k] = head(&c)
		for _, h := range heads[k] {
			width = max(width, t.seen(short(h, maxCell)))
		}
		for _, row := range m.Rows {
			width = max(width, t.seen(short(cellText(m, &row.Cells[k]), maxCell)))
		}
	}
	per := max(1, (t.page.width-label)/(width+betweenCol))
	for from := 0; from < len(m.Columns); from += per {
		to := min(len(m.Columns), from+per)
		for h := range 3 {
			line := t.pad("", label)
			for k := from; k < to; k++ {
				line += strings.Repeat(" ", betweenCol) + t.pad(fitted(heads[k][h], maxCell), width)
			}
			if s := strings.TrimRight(line, " "); s != "" {
				t.w.WriteString(s + "\n")
			}
		}
		for _, row := range m.Rows {
			line := t.pad(fitted(clean(row.Label), maxLabel), label)
			for k := from; k < to; k++ {
				line += strings.Repeat(" ", betweenCol) + t.pad(fitted(cellText(m, &row.Cells[k]), maxCell), width)
			}
			t.w.WriteString(strings.TrimRight(line, " ") + "\n")
		}
		t.blank()
	}
}

func matrixTitle(m *checker.Matrix) string {
	name := clean(m.Story.Title)
	if m.Subject != nil {
		name = clean(m.Subject.Label)
	}
	if name == "" {
		name = "Untitled story"
	}
	return name
}

// head is outlet, day and clock of a column.
func head(c *checker.Column) []string {
	out := []string{outlet(c.Article), "", ""}
	if p := c.Article.Published; p.Known() {
		out[1] = p.From.Format("2 Jan 2006")
		if p.Clock() {
			out[2] = p.From.UTC().Format("15:04 UTC")
		}
	}
	if c.Draft {
		out[1] = strings.TrimSpace(out[1] + " (draft)")
	}
	return out
}

// fitted cuts a text to its column, at a word where one ends there.
func fitted(s string, n int) string {
	if len([]rune(s)) <= n {
		return s
	}
	if cut := short(s, n-2); len([]rune(cut)) <= n {
		return cut
	}
	return string([]rune(s)[:n-1]) + "…"
}

// cellText is the value, a star where it is the newest, and who gives it; in a row of a reading a mark stands for the value.
func cellText(m *checker.Matrix, c *checker.Cell) string {
	if len(c.Statements) == 0 {
		return ""
	}
	s := clean(c.Value)
	if m.Subject != nil {
		s = "yes"
	}
	if c.Newest {
		s += " *"
	}
	if g := givers(c); len(g) > 0 && m.Subject != nil {
		s += ": " + clean(strings.Join(g, ", "))
	}
	return s
}

func givers(c *checker.Cell) (out []string) {
	for _, st := range c.Statements {
		for _, g := range st.Claimants {
			out = appendNew(out, g)
		}
	}
	return out
}

func writeMatrixMarkdown(w io.Writer, list []checker.Matrix) error {
	b := bufio.NewWriter(w)
	for i := range list {
		m := &list[i]
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(b, "## %s\n\n|  |", markdownCell(matrixTitle(m)))
		for _, c := range m.Columns {
			var lines []string
			for _, h := range head(&c) {
				if h != "" {
					lines = append(lines, markdownCell(h))
				}
			}
			b.WriteString(" " + strings.Join(lines, "<br>") + " |")
		}
		b.WriteString("\n|---|" + strings.Repeat("---|", len(m.Columns)) + "\n")
		for _, row := range m.Rows {
			b.WriteString("| " + markdownCell(row.Label) + " |")
			for k := range row.Cells {
				s := strings.TrimSuffix(cellText(m, &row.Cells[k]), " *")
				s = markdownCell(s)
				if row.Cells[k].Newest && s != "" {
					s = "**" + s + "**"
				}
				b.WriteString(" " + s + " |")
			}
			b.WriteByte('\n')
		}
	}
	if len(list) > 0 {
		b.WriteString("\nBold: no other article is later.\n")
	}
	return b.Flush()
}

// writeMatrixCSV writes one line a value, so that any number of stories and subjects can stand in one file.
func writeMatrixCSV(w io.Writer, list []checker.Matrix) error {
	c := csv.NewWriter(w)
	_ = c.Write([]string{"story", "subject", "kind", "label", "article", "outlet", "published", "value", "newest", "claimants", "as_of", "text"})
	for i := range list {
		m := &list[i]
		for _, row := range m.Rows {
			for k, x := range row.Cells {
				for _, st := range x.Statements {
					a := m.Columns[k].Article
					v := x.Value
					if m.Subject != nil {
						v = row.Label
					}
					record := []any{m.Story.ID, row.Subject.ID, row.Subject.Kind, row.Subject.Label, a.ID, a.Outlet, a.Published.String(), v, st.Newest,
						strings.Join(st.Claimants, "; "), st.AsOf.String(), a.Quote(st.Facts[0].Span)}
					line := make([]string, len(record))
					for n, y := range record {
						line[n] = cell(y)
					}
					_ = c.Write(line)
				}
			}
		}
	}
	c.Flush()
	return c.Error()
}

func matrixObjects(list []checker.Matrix) []object {
	out := []object{}
	for i := range list {
		m := &list[i]
		columns, rows := []object{}, []object{}
		for _, c := range m.Columns {
			columns = append(columns, object{{"article", c.Article.ID}, {"outlet", c.Article.Outlet}, {"published", orNull(c.Article.Published.String())},
				{"draft", c.Draft}})
		}
		for _, row := range m.Rows {
			cells := []any{}
			for k := range row.Cells {
				cells = append(cells, cellObject(m, &row, k))
			}
			rows = append(rows, object{{"subject", row.Subject.ID}, {"kind", row.Subject.Kind}, {"label", row.Label}, {"cells", cells}})
		}
		var subject any
		if m.Subject != nil {
			subject = object{{"id", m.Subject.ID}, {"label", m.Subject.Label}}
		}
		out = append(out, object{{"story", m.Story.ID}, {"title", m.Story.Title}, {"subject", subject}, {"columns", columns}, {"rows", rows}})
	}
	return out
}

// cellObject is null where the article says nothing.
func cellObject(m *checker.Matrix, row *checker.MatrixRow, k int) any {
	c := &row.Cells[k]
	if len(c.Statements) == 0 {
		return nil
	}
	values := []object{}
	for _, st := range c.Statements {
		var o object
		for _, f := range st.Value {
			addField(&o, row.Subject.Kind, f.Name, f.Value)
		}
		from, to := interval(st.AsOf)
		o = append(o, member{"as_of", object{{"from", from}, {"to", to}}}, member{"claimants", list(st.Claimants)},
			member{"words", st.Article.Quote(st.Facts[0].Span)}, member{"position", position(st.Article, st.Facts[0].Span)})
		values = append(values, o)
	}
	says := c.Value
	if m.Subject != nil {
		says = row.Label
	}
	return object{{"says", says}, {"newest", c.Newest}, {"statements", values}}
}
