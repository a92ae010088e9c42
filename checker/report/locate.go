package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"crosscheck/checker"
	"crosscheck/facts"
)

// Locate finds the facts at a place as reports print it: ARTICLE:LINE[:COL], with the article's ID, URL or path, or the end of its path.
// With a column it is the facts that begin there, else those that cover it. The error lists what the article says elsewhere.
func Locate(r *checker.Report, place string) ([]checker.FactRef, error) {
	name, part, line, col := "", "", 0, 0
	article := -1
	for _, p := range splits(place) {
		for i, a := range r.Articles {
			if !names(a, p.name) || article >= 0 && len(name) >= len(p.name) {
				continue
			}
			article, name, part, line, col = i, p.name, p.part, p.line, p.col
		}
	}
	if article < 0 {
		return nil, fmt.Errorf("%s: no such article at hand; want ARTICLE:LINE or ARTICLE:LINE:COLUMN", clean(place))
	}
	d := r.Digests[article]
	var on, at, cover []checker.FactRef
	for k := range d.Facts {
		f := &d.Facts[k]
		if part != "" && d.Article.Parts[f.Span.Part].Name != part {
			continue
		}
		first, begin, _ := placeOf(d.Article, f.Span)
		last, end, _ := placeOf(d.Article, facts.Span{Part: f.Span.Part, Start: f.Span.End, End: f.Span.End})
		ref := checker.FactRef{Article: article, Fact: k}
		if line > 0 && (line < first || line > last) {
			continue
		}
		on = append(on, ref)
		if line == first && col == begin {
			at = append(at, ref)
		}
		if (line > first || col >= begin) && (line < last || col < end) {
			cover = append(cover, ref)
		}
	}
	switch {
	case col == 0 && len(on) > 0:
		return on, nil
	case len(at) > 0:
		return at, nil
	case len(cover) > 0:
		return cover, nil
	}
	var elsewhere []string
	for k := range d.Facts {
		elsewhere = append(elsewhere, position(d.Article, d.Facts[k].Span))
	}
	if len(elsewhere) == 0 {
		return nil, fmt.Errorf("%s: no fact in this article", clean(place))
	}
	return nil, fmt.Errorf("%s: no fact there; there are some at %s", clean(place), bounded(slices.Compact(elsewhere), 8))
}

// split is one way to read a place.
type split struct {
	name, part string
	line, col  int
}

// splits are the ways to read a place, whose name may hold colons and numbers itself.
func splits(place string) []split {
	out := []split{{name: place}}
	rest, line, ok := lastNumber(place)
	if !ok {
		return out
	}
	add := func(name string, line, col int) {
		out = append(out, split{name: name, line: line, col: col})
		if k := strings.LastIndex(name, ":"); k > 0 {
			switch part := strings.TrimSpace(name[k+1:]); part {
			case "title", "body", "caption":
				out = append(out, split{name: name[:k], part: part, line: line, col: col})
			}
		}
	}
	add(rest, line, 0)
	if rest, first, ok := lastNumber(rest); ok {
		add(rest, first, line)
	}
	return out
}

// lastNumber cuts ":12" off the end, also " 12" as in "wire.html: body 12:3".
func lastNumber(s string) (rest string, n int, ok bool) {
	k := strings.LastIndexAny(s, ": ")
	if k <= 0 {
		return s, 0, false
	}
	n, err := strconv.Atoi(s[k+1:])
	if err != nil || n < 1 {
		return s, 0, false
	}
	return s[:k], n, true
}

// names reports whether a name means the article.
func names(a *facts.Article, name string) bool {
	return name != "" && (name == a.ID || name == a.URL || name == a.Path || strings.HasSuffix(a.Path, "/"+name))
}
