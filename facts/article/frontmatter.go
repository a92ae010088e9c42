package article

import (
	"fmt"
	"strings"

	"crosscheck/facts"
)

// frontMatter is the block between "---" lines at the start of a Markdown file: "key: value" lines, no nesting.
type frontMatter struct {
	values map[string]field
	end    int // where the Markdown begins
}

// field is a value with its place in the text, without quotation marks around it.
type field struct {
	text  string
	where facts.Range
	line  int
}

// frontKeys maps the keys that are read to the one that holds the value; other keys are left alone.
var frontKeys = map[string]string{"id": "id", "title": "title", "outlet": "outlet", "source": "outlet", "publisher": "outlet", "url": "url",
	"link": "url", "canonical": "url", "published": "published", "date": "published", "modified": "modified", "updated": "modified",
	"lastmod": "modified", "byline": "byline", "author": "byline", "authors": "byline"}

// cutFrontMatter reads front matter; without a closing line the text has none.
func cutFrontMatter(text string) frontMatter {
	f := frontMatter{values: map[string]field{}}
	first, at := lineAt(text, 0)
	if text[first.Start:first.End] != "---" {
		return f
	}
	for n := 2; at < len(text) && n < 200; n++ {
		l, next := lineAt(text, at)
		at = next
		line := text[l.Start:l.End]
		if line == "---" || line == "..." {
			f.end = next
			return f
		}
		key, value, ok := strings.Cut(line, ":")
		name := frontKeys[strings.ToLower(strings.TrimSpace(key))]
		if !ok || name == "" || f.values[name].text != "" {
			continue
		}
		end := l.End
		start := end - len(strings.TrimLeft(value, " \t"))
		if v := text[start:end]; len(v) >= 2 && (v[0] == '"' || v[0] == '\'') && v[len(v)-1] == v[0] {
			start, end = start+1, end-1
		}
		f.values[name] = field{text[start:end], facts.Range{Start: start, End: end}, n}
	}
	return frontMatter{values: map[string]field{}}
}

// apply writes the metadata to the article; a time that cannot be read is an error with its line.
func (f frontMatter) apply(a *facts.Article, file string) error {
	a.ID, a.Outlet, a.URL, a.Byline = f.values["id"].text, f.values["outlet"].text, f.values["url"].text, f.values["byline"].text
	for _, t := range []struct {
		key string
		to  *facts.Instant
	}{{"published", &a.Published}, {"modified", &a.Modified}} {
		v := f.values[t.key]
		at, err := givenTime(t.key, v.text)
		if err != nil {
			return fmt.Errorf("%s:%d: %w", file, v.line, err)
		}
		*t.to = at
	}
	return nil
}
