package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"crosscheck/facts/yamlfile"
)

// separators that a CSV may have, by its header.
var separators = []rune{',', '\t', ';'}

// csv reads a file with a header. Columns are found by their words, unless the options name them.
func (b *builder) csv(data []byte) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		b.wrong(0, "not UTF-8")
		return
	}
	head, _, _ := bytes.Cut(data, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	for _, sep := range separators {
		if bytes.Count(head, []byte(string(sep))) > bytes.Count(head, []byte(string(r.Comma))) {
			r.Comma = sep
		}
	}
	header, err := r.Read()
	if err != nil {
		b.wrong(1, "the file has no header")
		return
	}
	columns, ok := b.columns(header)
	if !ok {
		return
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			b.wrong(lineOf(err), "not readable as CSV: %v", reason(err))
			return
		}
		at, _ := r.FieldPos(0)
		if len(row) > len(header) && strings.TrimSpace(strings.Join(row[len(header):], "")) != "" {
			b.wrong(at, "more values than the header has columns: a value with a comma wants quotes")
			continue
		}
		l := line{}
		for field, k := range columns {
			if k < len(row) {
				l[field] = row[k]
			}
		}
		b.add(at, l)
	}
}

// columns finds the column of each field.
func (b *builder) columns(header []string) (map[string]int, bool) {
	names := make([]string, len(header))
	for i, h := range header {
		names[i] = headerWord(h)
	}
	out := map[string]int{}
	for _, f := range Fields {
		if want, given := b.options.Columns[f.Name]; given {
			k := indexOf(names, headerWord(want))
			if k < 0 {
				b.wrong(1, "column %q of --columns is not in the header%s", want, yamlfile.DidYouMean(want, header))
				continue
			}
			out[f.Name] = k
			continue
		}
		for _, w := range f.Words {
			if k := indexOf(names, w); k >= 0 {
				out[f.Name] = k
				break
			}
		}
	}
	for _, f := range Fields[:2] {
		if _, ok := out[f.Name]; !ok && len(b.errs) == 0 {
			b.wrong(1, "no column for the %s among %s: name it with --columns %s=…", f.Name, strings.Join(header, ", "), f.Name)
		}
	}
	return out, len(b.errs) == 0
}

// headerWord is a column's name as it is compared: "Start date" is start_date.
func headerWord(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s)), " ", "_"), "-", "_")
}

func indexOf(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

func lineOf(err error) int {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return p.Line
	}
	return 0
}

func reason(err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
