package report

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
	"crosscheck/rules"
)

// RowWriter writes stored facts one by one, so that any number of them can be listed.
type RowWriter interface {
	Write(r rules.Row) error
	Close() error // writes the end of the list, and nothing else: w stays open
}

// RowFormats lists the formats of stored facts.
func RowFormats() []string { return []string{"table", "csv", "json", "jsonl"} }

// NewRowWriter writes stored facts of the kinds in one of RowFormats.
func NewRowWriter(format string, w io.Writer, kinds []facts.Kind, o Options) RowWriter {
	b := bufio.NewWriterSize(w, 32<<10)
	switch format {
	case "csv":
		c := &csvRows{w: csv.NewWriter(b), b: b}
		for _, k := range kinds {
			for _, f := range k.Fields {
				c.fields = appendFieldNames(c.fields, k.Name, f)
			}
			if k.Name == "casualty" {
				c.fields = append(c.fields, fieldColumn{"scope", "scope"})
			}
		}
		return c
	case "json":
		return &jsonRows{w: b}
	case "jsonl":
		return &jsonlRows{w: b}
	default:
		return &tableRows{w: b, o: o}
	}
}

// digestOf holds what the writers of facts need of a digest.
func digestOf(r rules.Row) *facts.Digest {
	d := &facts.Digest{Article: r.Article}
	if r.Event != nil {
		d.Events = []facts.Event{*r.Event}
	}
	return d
}

// rowLine is a line of `extract --format jsonl`, and after it what a store knows of the article.
type rowLine struct {
	factLine
	Outlet    string `json:"outlet"`
	URL       any    `json:"url"`
	Published any    `json:"published"`
	Modified  any    `json:"modified"`
	Version   string `json:"version"`
	Number    int    `json:"number"`
}

func rowOf(r rules.Row) rowLine {
	a := r.Article
	return rowLine{lineOf(digestOf(r), r.Fact), a.Outlet, orNull(a.URL), orNull(a.Published.String()), orNull(a.Modified.String()), a.Version, r.Number}
}

type jsonlRows struct{ w *bufio.Writer }

func (j *jsonlRows) Write(r rules.Row) error { return writeLine(j.w, rowOf(r)) }
func (j *jsonlRows) Close() error            { return j.w.Flush() }

// jsonRows is one array.
type jsonRows struct {
	w     *bufio.Writer
	began bool
}

func (j *jsonRows) Write(r rules.Row) error {
	b, err := encode(rowOf(r))
	if err != nil {
		return err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, escapeInvisible(b), " ", " "); err != nil {
		return err
	}
	before := ",\n "
	if !j.began {
		j.began, before = true, "[\n "
	}
	j.w.WriteString(before)
	_, err = j.w.Write(indented.Bytes())
	return err
}

func (j *jsonRows) Close() error {
	if j.began {
		j.w.WriteString("\n]\n")
	} else {
		j.w.WriteString("[]\n")
	}
	return j.w.Flush()
}

// csvColumns are those of every fact; the fields of the kinds follow.
var csvColumns = []string{"article", "version", "number", "outlet", "url", "published", "modified", "kind", "where", "start", "end", "text", "sentence",
	"claimant", "certainty", "as_of_from", "as_of_to", "event", "class", "place", "part", "in_quote", "named", "implicit"}

// csvRows has one column a field of all kinds together: a name that stands for a common column gets the kind's name before it.
type csvRows struct {
	w      *csv.Writer
	b      *bufio.Writer
	fields []fieldColumn
	headed bool
}

// fieldColumn is one member of the fields of a fact, and of what it holds where it is an object: "price.low".
type fieldColumn struct{ name, head string }

// appendFieldNames adds the columns of a field that are not there yet, as a value of its type is written.
func appendFieldNames(list []fieldColumn, kind string, f facts.FieldSpec) []fieldColumn {
	var o object
	addField(&o, kind, f.Name, sample(f.Type))
	for _, m := range flatten(nil, "", o) {
		c := fieldColumn{m.name, m.name}
		if slices.Contains(csvColumns, m.name) {
			c.head = kind + "." + m.name
		}
		if !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	return list
}

// sample is a value of a type, with all that a value can have.
func sample(t facts.Type) facts.Value {
	switch t {
	case facts.QuantityType:
		return facts.Quantity{Unit: "x"}
	case facts.DateType:
		return facts.Date{}
	case facts.OfficeType:
		return facts.Office{}
	case facts.HappeningType:
		return facts.Happening{}
	default:
		return facts.Text("")
	}
}

// flatten takes objects apart: {"price":{"low":3}} is "price.low".
func flatten(out []member, prefix string, o object) []member {
	for _, m := range o {
		if inner, ok := m.value.(object); ok {
			out = flatten(out, prefix+m.name+".", inner)
		} else {
			out = append(out, member{prefix + m.name, m.value})
		}
	}
	return out
}

func (c *csvRows) head() {
	names := slices.Clone(csvColumns)
	for _, f := range c.fields {
		names = append(names, f.head)
	}
	c.headed = true
	c.w.Write(names)
}

func (c *csvRows) Write(r rules.Row) error {
	if !c.headed {
		c.head()
	}
	a, f, x := r.Article, r.Fact, r.Fact.Context
	from, to := interval(x.AsOf)
	part := x.Part
	if part == "" {
		part = facts.Whole
	}
	var e facts.Event
	if r.Event != nil {
		e = *r.Event
	}
	cells := []any{a.ID, a.Version, r.Number, a.Outlet, a.URL, a.Published.String(), a.Modified.String(), f.Kind, a.Parts[f.Span.Part].Name,
		f.Span.Start, f.Span.End, a.Quote(f.Span), a.Quote(f.Sentence), x.Claimant, string(x.Certainty), from, to, e.Head, e.Class, e.Where, part,
		x.InQuote, x.Named, x.Implicit}
	members := flatten(nil, "", factFields(digestOf(r), f))
	for _, column := range c.fields {
		i := -1
		if column.name == column.head || strings.HasPrefix(column.head, f.Kind+".") {
			i = slices.IndexFunc(members, func(m member) bool { return m.name == column.name })
		}
		if i < 0 {
			cells = append(cells, nil)
		} else {
			cells = append(cells, members[i].value)
		}
	}
	line := make([]string, len(cells))
	for i, v := range cells {
		line[i] = cell(v)
	}
	return c.w.Write(line)
}

func (c *csvRows) Close() error {
	if !c.headed {
		c.head()
	}
	c.w.Flush()
	return c.b.Flush()
}

// cell prints a value so that no spreadsheet takes it for a formula, and nothing in it is invisible.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return ""
		}
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	s := clean(fmt.Sprint(v))
	if s != "" && strings.ContainsRune("=+-@|＝＋－＠", first(s)) {
		return "'" + s
	}
	return s
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
