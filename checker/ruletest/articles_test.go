package ruletest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"crosscheck/facts"

	"github.com/stretchr/testify/require"
)

// TestArticles runs extraction over testdata/articles: unexpected facts of the listed kinds and unmet wants fail, in file order.
func TestArticles(t *testing.T) {
	c := builtinChecker(t)
	for _, name := range glob(t, filepath.Join(articlesDir, "*.txt")) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			f, err := parseFixture(string(data))
			require.NoError(t, err)
			list := readFixture(t, name, []byte(f.text))
			require.Len(t, list, 1)
			if complaints := f.compare(c.Extractor.Extract(list[0])); len(complaints) > 0 {
				t.Error("\n" + strings.Join(complaints, "\n"))
			}
		})
	}
}

// compare matches wants with facts by kind and place in the source, and returns what is wrong, in file order.
func (f *fixture) compare(d *facts.Digest) []string {
	type complaint struct {
		at   int
		text string
	}
	var out []complaint
	used := make([]bool, len(d.Facts))
	for i := range f.wants {
		w := &f.wants[i]
		problem := f.meet(w, d, used)
		switch {
		case w.missed && problem == "":
			out = append(out, complaint{w.start, w.String() + ": a known miss that is found now: write want for want?"})
		case !w.missed && problem != "":
			out = append(out, complaint{w.start, w.String() + ": " + problem})
		}
	}
	for i := range d.Facts {
		x := &d.Facts[i]
		r, ok := d.Article.SourceRange(x.Span)
		if used[i] || !slices.Contains(f.kinds, x.Kind) {
			continue
		}
		if !ok {
			r.Start = len(f.text)
		}
		out = append(out, complaint{r.Start, fmt.Sprintf("unexpected: %s", describe(d.Article, x))})
	}
	slices.SortStableFunc(out, func(a, b complaint) int { return a.at - b.at })
	texts := make([]string, len(out))
	for i := range out {
		texts[i] = out[i].text
	}
	return texts
}

// meet looks for the fact of a want and returns "" where one fits, else what differs. A fact serves one want.
// The fact nearest to an unmet want counts as used, so that one mistake, known or not, is told once.
func (f *fixture) meet(w *want, d *facts.Digest, used []bool) string {
	problem := "not found"
	wanted := facts.Range{Start: w.start, End: w.end}
	near := -1
	for i := range d.Facts {
		x := &d.Facts[i]
		r, ok := d.Article.SourceRange(x.Span)
		if x.Kind != w.kind || used[i] || !ok || !r.Overlaps(wanted) {
			continue
		}
		var diff []string
		if r != wanted || d.Article.Quote(x.Span) != w.text {
			diff = append(diff, "text: got "+fmt.Sprintf("%q", d.Article.Quote(x.Span)))
		}
		diff = append(diff, differences(x, w.fields)...)
		if len(diff) == 0 {
			used[i] = true
			return ""
		}
		if near < 0 || r == wanted {
			near, problem = i, strings.Join(diff, "; ")
		}
	}
	if near >= 0 && f.claims(w, d, near) {
		used[near] = true
	}
	return problem
}

// claims reports whether no other want stands exactly where the fact stands.
func (f *fixture) claims(w *want, d *facts.Digest, fact int) bool {
	r, _ := d.Article.SourceRange(d.Facts[fact].Span)
	for i := range f.wants {
		o := &f.wants[i]
		if o != w && o.kind == w.kind && o.start == r.Start && o.end == r.End {
			return false
		}
	}
	return true
}
