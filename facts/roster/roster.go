// Package roster reads lists of office holders, CSV or YAML and JSON, into rosters. It normalises no office and judges nothing: what a
// line says is kept as written, and what is wrong with it is said with file and line.
package roster

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// Bounds of one file.
const (
	MaxBytes  = 64 << 20
	maxErrors = 50
)

// Options say what a file does not. The zero value leaves all to the file.
type Options struct {
	Name    string            // of the roster; "": that in the file, else the file's name without its ending
	Country string            // country or body of lines that name none
	AsOf    time.Time         // the day up to which it is complete; zero: that in the file
	Columns map[string]string // field -> column, for a CSV whose header has other words; see Fields
}

// Fields are what a line may say, with the words of headers that are read as each, the likeliest first.
var Fields = []Field{
	{"name", []string{"name", "person", "holder", "full_name", "fullname", "person_name", "office_holder", "minister"}},
	{"office", []string{"office", "post", "position", "title", "role", "office_name"}},
	{"country", []string{"country", "in", "body", "state", "jurisdiction", "of"}},
	{"from", []string{"from", "start", "start_date", "startdate", "since", "began", "term_start", "appointed"}},
	{"to", []string{"to", "end", "end_date", "enddate", "until", "ended", "term_end", "left"}},
	{"also", []string{"also", "all_names", "other_names", "aliases", "alias", "nickname"}},
	{"key", []string{"key", "id", "wikidata", "qid", "wikidata_id", "person_id", "bioguide"}},
}

// Field is one thing that a line says.
type Field struct {
	Name  string
	Words []string
}

// FieldNames are the names that --columns takes, in order.
func FieldNames() []string {
	var out []string
	for _, f := range Fields {
		out = append(out, f.Name)
	}
	return out
}

// Decode reads one file. Lines that are wrong are left out and named in the error; the roster holds the rest, nil where nothing could be
// read. The format is told by the file's ending, else by its first character.
func Decode(file string, data []byte, o Options) (*facts.Roster, error) {
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("%s: larger than %d MB", file, MaxBytes>>20)
	}
	b := &builder{roster: &facts.Roster{Name: o.Name, Source: file, AsOf: o.AsOf}, options: o}
	switch format(file, data) {
	case "yaml":
		b.yaml(data)
	default:
		b.csv(data)
	}
	if b.roster.Name == "" {
		b.roster.Name = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	}
	if len(b.roster.Tenures) == 0 {
		if len(b.errs) == 0 {
			b.wrong(0, "holds no line with a name and an office")
		}
		return nil, errors.Join(b.errs...)
	}
	return b.roster, errors.Join(b.errs...)
}

func format(file string, data []byte) string {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".yaml", ".yml", ".json":
		return "yaml"
	case ".csv", ".tsv", ".txt":
		return "csv"
	}
	if s := strings.TrimLeft(string(data[:min(len(data), 512)]), "\ufeff \t\r\n"); s != "" && strings.ContainsRune("[{-#", rune(s[0])) {
		return "yaml"
	}
	return "csv"
}

// builder collects the lines of a file and what is wrong with them.
type builder struct {
	roster  *facts.Roster
	options Options
	seen    map[string]int // line as a whole -> where it stood first
	errs    []error
	more    bool
}

// wrong notes a mistake; line 0 is the file as a whole.
func (b *builder) wrong(line int, format string, args ...any) {
	switch {
	case len(b.errs) < maxErrors:
		e := &yamlfile.Error{File: b.roster.Source, Line: line, Msg: fmt.Sprintf(format, args...)}
		b.errs = append(b.errs, e)
	case !b.more:
		b.more = true
		b.errs = append(b.errs, &yamlfile.Error{File: b.roster.Source, Msg: "more mistakes than are listed"})
	}
}

// line is one line of a file by field, as written.
type line map[string]string

// add checks a line and keeps it. A line that says again what another one said is left out in silence: lists are often joined from several.
func (b *builder) add(at int, l line) {
	t := facts.Tenure{Person: tidy(l["name"]), Title: tidy(l["office"]), Body: tidy(l["country"]), Key: tidy(l["key"]), Line: at}
	if t.Body == "" {
		t.Body = b.options.Country
	}
	switch {
	case t.Person == "" && t.Title == "":
		return
	case t.Person == "":
		b.wrong(at, "no name beside %q", t.Title)
		return
	case t.Title == "":
		b.wrong(at, "no office beside %q", t.Person)
		return
	case len(facts.Name(t.Person).Words()) == 0:
		b.wrong(at, "%q is no name", t.Person)
		return
	}
	for _, n := range strings.FieldsFunc(l["also"], func(r rune) bool { return r == '|' || r == ';' }) {
		if n = tidy(n); n != "" && n != t.Person && !slices.Contains(t.Also, n) {
			t.Also = append(t.Also, n)
		}
	}
	for _, d := range []struct {
		name string
		to   *facts.Instant
	}{{"from", &t.From}, {"to", &t.To}} {
		text, ok := tidy(l[d.name]), false
		if text == "" || open[strings.ToLower(text)] {
			continue
		}
		if *d.to, ok = facts.ParsePeriod(text); !ok {
			b.wrong(at, "%s: %q is no day, month or year like 2021-03-02, 2021-03 or 2021", d.name, text)
			return
		}
	}
	if t.From.Known() && t.To.Known() && !t.To.To.After(t.From.From) {
		b.wrong(at, "%s left office (%s) before entering it (%s)", t.Person, facts.Written(t.To), facts.Written(t.From))
		return
	}
	key := strings.Join([]string{facts.Fold(t.Person), facts.Fold(t.Title), facts.Fold(t.Body), t.From.String(), t.To.String(), t.Key}, "\x00")
	if b.seen == nil {
		b.seen = map[string]int{}
	}
	if b.seen[key] == 0 {
		b.seen[key] = at
		b.roster.Tenures = append(b.roster.Tenures, t)
	}
}

// open are words that lists put where a term goes on.
var open = map[string]bool{"present": true, "now": true, "current": true, "incumbent": true, "-": true, "–": true, "null": true}

// tidy drops line breaks and space around and inside of a value.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }
