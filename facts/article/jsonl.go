package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"crosscheck/facts"
)

var jsonlFormat = Format{
	Name:       "jsonl",
	Doc:        "one article a line as JSON: id, outlet, url, published, modified, title, byline, text; all but text optional",
	Extensions: []string{".jsonl"},
	Detect: func(data []byte) bool {
		return bytes.HasPrefix(bytes.TrimSpace(data[:min(len(data), 64)]), []byte("{"))
	},
	Weak:   true,
	Decode: decodeJSONL,
}

// record is one line. Null and "" mean absent; unknown keys are ignored.
type record struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	URL       string `json:"url"`
	Published string `json:"published"`
	Modified  string `json:"modified"`
	Title     string `json:"title"`
	Byline    string `json:"byline"`
	Text      string `json:"text"`
}

var errNoText = errors.New("article has no text")

// decodeJSONL reads line by line: a bad line is an error of its own, the others are returned.
func decodeJSONL(in Input) (articles []*facts.Article, err error) {
	var problems []error
	data := in.Data
	next := func() ([]byte, error) {
		if len(data) == 0 {
			return nil, io.EOF
		}
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		return line, nil
	}
	for a, err := range decodeLines(in.Path, next) {
		if a != nil {
			articles = append(articles, a)
		}
		if err != nil {
			problems = append(problems, err)
		}
	}
	return articles, errors.Join(problems...)
}

// decodeLines yields the article of each line or what is wrong with it, or both where bytes of it could not be read. Lines end with io.EOF;
// errTooLong is an error of its line only, any other ends the reading.
func decodeLines(path string, next func() ([]byte, error)) iter.Seq2[*facts.Article, error] {
	return func(yield func(*facts.Article, error) bool) {
		for n := 1; ; n++ {
			line, err := next()
			if err == io.EOF {
				return
			}
			if err != nil && err != errTooLong {
				yield(nil, pathError(path, err))
				return
			}
			line = bytes.TrimSpace(line)
			if len(line) > maxArticle {
				err = errTooLong
			}
			if err != nil {
				err = fmt.Errorf("%s:%d: %w", path, n, err)
			}
			var a *facts.Article
			if err == nil {
				if a, err = decodeLine(line, path, n); a == nil && err == nil {
					continue // blank
				}
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// decodeLine reads one line in its own encoding; a blank one is no article and no error.
func decodeLine(line []byte, path string, n int) (*facts.Article, error) {
	t := recode(line)
	record := bytes.TrimSpace(t.data)
	if len(record) == 0 {
		return nil, nil
	}
	a, err := decodeRecord(record, fmt.Sprintf("%s:%d", path, n))
	if a == nil {
		return nil, err
	}
	t.place(a, line)
	if bad := t.err(path, n); bad != nil {
		err = errors.Join(append(separate(err), bad)...)
	}
	return a, err
}

func decodeRecord(line []byte, where string) (*facts.Article, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		if isNinjs(line) {
			return decodeNinjsItem(line, where)
		}
		return nil, lineError(err, where, len(line))
	}
	if strings.TrimSpace(r.Text) == "" {
		if isNinjs(line) {
			return decodeNinjsItem(line, where)
		}
		return nil, fmt.Errorf("%s: %w", where, errNoText)
	}
	a := &facts.Article{ID: given(r.ID), Path: where, Outlet: given(r.Outlet), URL: given(r.URL), Byline: given(r.Byline), Source: line}
	var err error
	if a.Published, err = givenTime("published", r.Published); err == nil {
		a.Modified, err = givenTime("modified", r.Modified)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", where, err)
	}
	h := &head{}
	if r.Title != "" {
		h.stamp(stampLine(strings.TrimSpace(r.Title)))
		a.Parts = append(a.Parts, facts.Part{Name: "title", Text: r.Title})
	}
	a.Parts = append(a.Parts, facts.Part{Name: "body", Text: r.Text, Skip: h.read(r.Text, stampsKept)})
	complete(a, h)
	return a, nil
}

// absent holds what exporters write where they have no value; absentTimes, what they write for no time besides. All lower case.
var (
	absent      = set("none null nil nan nat n/a undefined <na>")
	absentTimes = set("na unknown unspecified - – — 0")
)

// given is a value of the metadata, "" where it is a spelling of absence.
func given(s string) string {
	if len(s) < 16 && absent[strings.ToLower(strings.TrimSpace(s))] {
		return ""
	}
	return s
}

// givenTime reads a time that the input states; a time that cannot be read is an error, for a guess would order statements wrongly.
func givenTime(key, s string) (facts.Instant, error) {
	s = strings.TrimSpace(s)
	if s = given(s); s == "" || absentTimes[strings.ToLower(s)] || strings.HasPrefix(s, "0000-00-00") {
		return facts.Instant{}, nil
	}
	if t, ok := facts.ParseInstant(s); ok {
		if zoneless(s) {
			t = float(t)
		}
		return t, nil
	}
	if m, ok := parseMoment(s); ok && m.year > 0 && strings.TrimSpace(s[m.end:]) == "" {
		return m.instant(), nil
	}
	return facts.Instant{}, fmt.Errorf("%s: %q is no time; write 2006-01-02 or 2006-01-02T15:04:05Z", key, shorten(s))
}

// lineError says where in the line the JSON breaks, as line:column, and whether the line was cut off.
func lineError(err error, where string, size int) error {
	var syntax *json.SyntaxError
	var typed *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && syntax.Offset >= int64(size) && strings.Contains(syntax.Error(), "unexpected end"):
		return fmt.Errorf("%s:%d: the line is cut off: %s", where, size+1, syntax.Error())
	case errors.As(err, &syntax):
		return fmt.Errorf("%s:%d: is not JSON: %s", where, syntax.Offset, syntax.Error())
	case errors.As(err, &typed) && typed.Field == "":
		return fmt.Errorf("%s: want an object, got %s", where, typed.Value)
	case errors.As(err, &typed):
		return fmt.Errorf("%s:%d: %s: want a string, got %s", where, typed.Offset, typed.Field, typed.Value)
	}
	return fmt.Errorf("%s: %w", where, err)
}

// shorten keeps messages to one readable line.
func shorten(s string) string {
	if len(s) <= 60 {
		return s
	}
	return strings.ToValidUTF8(s[:60], "") + "…"
}
