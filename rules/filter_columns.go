package rules

import (
	"math"
	"reflect"
	"slices"
	"time"

	"github.com/expr-lang/expr/checker/nature"

	"crosscheck/facts"
)

// Column is one name that a filter may use.
type Column struct {
	Name string
	Type string // text, number, true/false, time, or the type of a field
	Doc  string
}

// Columns lists the names of filters over the facts of the kinds: those of every fact first, then the fields of the kinds.
func Columns(kinds []facts.Kind) []Column {
	var out []Column
	for _, c := range columns(kinds) {
		t := typeName(c.typ)
		if word, ok := columnTypes[t]; ok {
			t = word
		}
		out = append(out, Column{c.name, t, c.doc})
	}
	return out
}

var columnTypes = map[string]string{"string": "text", "bool": "true or false", "int": "number"}

// column is a name, its type and where its value comes from: the row, or a field of the fact by kind.
type column struct {
	name, doc string
	typ       reflect.Type
	get       func(*Row) any
	fields    map[string]fieldValue // by kind
}

// fieldValue is a field of a kind, and the part of its value that the column holds.
type fieldValue struct {
	field string
	text  bool // the field is a term, a name or a text, and the column is all of it
	part  func(facts.Value) any
}

// common are the names that every fact has. A field of a kind with one of these names is reached through the fact's text.
var common = []column{
	{"kind", "kind of the fact", textT, func(r *Row) any { return r.Fact.Kind }, nil},
	{"article", "ID of the article", textT, func(r *Row) any { return r.Article.ID }, nil},
	{"outlet", "publisher", textT, func(r *Row) any { return r.Article.Outlet }, nil},
	{"url", "address of the article", textT, func(r *Row) any { return r.Article.URL }, nil},
	{"headline", "title of the article", textT, func(r *Row) any { return partText(r.Article, "title") }, nil},
	{"published", "time of publication", timeT, func(r *Row) any { return r.Article.Published.From }, nil},
	{"modified", "time of the last change", timeT, func(r *Row) any { return r.Article.Modified.From }, nil},
	{"version", "version of the article: 1 is the first", intT, func(r *Row) any { return r.Number }, nil},
	{"text", "the words of the fact", textT, func(r *Row) any { return r.Article.Quote(r.Fact.Span) }, nil},
	{"sentence", "the sentence around it", textT, func(r *Row) any { return r.Article.Quote(r.Fact.Sentence) }, nil},
	{"where", "title, body or caption", textT, func(r *Row) any { return r.Article.Parts[r.Fact.Span.Part].Name }, nil},
	{"part", "whole, or the part of the event that it speaks of", textT, func(r *Row) any {
		if r.Fact.Context.Part == "" {
			return facts.Whole
		}
		return r.Fact.Context.Part
	}, nil},
	{"claimant", "who is said to say so", textT, func(r *Row) any { return r.Fact.Context.Claimant }, nil},
	{"certainty", "asserted, possible, denied or planned", textT, func(r *Row) any { return string(r.Fact.Context.Certainty) }, nil},
	{"as_of", "the time that it speaks of", timeT, func(r *Row) any { return r.Fact.Context.AsOf.From }, nil},
	{"event", "what happened, of a date what it dates", textT, func(r *Row) any {
		if h, ok := happening(r.Fact); ok {
			return h.String()
		}
		return eventText(r, func(e *facts.Event) string { return e.Head })
	}, nil},
	{"class", "sort of event: attack, quake, crash…", textT, func(r *Row) any {
		if h, ok := happening(r.Fact); ok {
			return h.Class
		}
		return eventText(r, func(e *facts.Event) string { return e.Class })
	}, nil},
	{"place", "where it happened, as written", textT, func(r *Row) any { return eventText(r, func(e *facts.Event) string { return e.Where }) }, nil},
	{"main", "belongs to the main event of the article", boolT, func(r *Row) any { return r.Event != nil && r.Event.Main }, nil},
	{"in_quote", "stands inside a quotation", boolT, func(r *Row) any { return r.Fact.Context.InQuote }, nil},
	{"named", "a count of named people that no number states", boolT, func(r *Row) any { return r.Fact.Context.Named }, nil},
	{"implicit", "a count that no number states", boolT, func(r *Row) any { return r.Fact.Context.Implicit }, nil},
	{"lead", "stands in the title or the first three sentences", boolT, func(r *Row) any { return r.Fact.Context.Lead }, nil},
}

func happening(f *facts.Fact) (facts.Happening, bool) {
	for _, x := range f.Fields {
		if h, ok := x.Value.(facts.Happening); ok && h.Head != "" {
			return h, true
		}
	}
	return facts.Happening{}, false
}

func eventText(r *Row, of func(*facts.Event) string) string {
	if r.Event == nil {
		return ""
	}
	return of(r.Event)
}

// flat are the fields that are no columns, but their parts are, as in the lines of `extract --format jsonl`. As columns they would hide
// functions: date().
var flat = []flatField{
	{facts.QuantityType, "count", []string{"low", "high", "approx", "unit"}},
	{facts.DateType, "date", []string{"type", "value", "from", "to", "weekday", "guessed"}},
	{facts.OfficeType, "office", []string{"title", "org", "status", "role", "body"}},
}

type flatField struct {
	typ   facts.Type
	field string
	parts []string
}

// flatParts are the parts that stand for a field, none where it is a column itself.
func flatParts(f facts.FieldSpec) []string {
	for _, x := range flat {
		if x.typ == f.Type && x.field == f.Name {
			return x.parts
		}
	}
	return nil
}

// columns lists the common names, then the fields of the kinds in order, each name once.
func columns(kinds []facts.Kind) []column {
	out := slices.Clone(common)
	at := map[string]int{}
	for i := range out {
		at[out[i].name] = i
	}
	add := func(kind, name string, typ reflect.Type, v fieldValue) {
		i, known := at[name]
		switch {
		case !known:
			i = len(out)
			at[name] = i
			out = append(out, column{name: name, typ: typ, fields: map[string]fieldValue{}})
		case out[i].get != nil:
			return
		case out[i].typ != typ:
			out[i].typ = textT // two kinds differ: the value in words
		}
		if _, twice := out[i].fields[kind]; !twice {
			out[i].fields[kind] = v
			out[i].doc = docOf(out[i].doc, kind)
		}
	}
	for _, k := range kinds {
		for _, f := range k.Fields {
			switch {
			case f.Type == facts.TermType || f.Type == facts.NameType || f.Type == facts.TextType:
				add(k.Name, f.Name, textT, fieldValue{f.Name, true, func(v facts.Value) any { return v.String() }})
			case flatParts(f) == nil && !slices.Contains(allowed, f.Name):
				add(k.Name, f.Name, valueTypes[f.Type], fieldValue{f.Name, false, func(v facts.Value) any { return v }})
			}
		}
	}
	for _, k := range kinds { // parts come after all fields: the status of a title is a field of its own
		for _, f := range k.Fields {
			names := flatParts(f)
			for _, p := range parts {
				if p.of == string(f.Type) && slices.Contains(names, p.name) {
					add(k.Name, p.name, reflect.TypeOf(p.typ).Elem().Out(0), fieldValue{f.Name, false, func(v facts.Value) any { return p.get(v) }})
				}
			}
		}
	}
	return out
}

func docOf(doc, kind string) string {
	if doc == "" {
		return "of " + kind
	}
	return doc + ", " + kind
}

// value reads the column of a row; where the fact has no such field it is empty, and a number that nothing compares with.
func (c *column) value(r *Row) any {
	if c.get != nil {
		return c.get(r)
	}
	f, ok := c.fields[r.Fact.Kind]
	if !ok {
		return missing[c.typ]
	}
	v := r.Fact.Get(f.field)
	if v == nil {
		return missing[c.typ]
	}
	got := f.part(v)
	if c.typ == textT {
		return show(got)
	}
	return got
}

var missing = map[reflect.Type]any{
	textT: "", boolT: false, timeT: time.Time{}, reflect.TypeFor[float64](): math.NaN(),
	valueTypes[facts.QuantityType]:  facts.Quantity{Low: math.NaN(), High: math.NaN()},
	valueTypes[facts.DateType]:      facts.Date{},
	valueTypes[facts.OfficeType]:    facts.Office{},
	valueTypes[facts.HappeningType]: facts.Happening{},
}

func natureOf(t reflect.Type) nature.Nature { return nature.FromType(t) }
