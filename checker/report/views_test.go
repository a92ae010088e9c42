package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"crosscheck/checker"
	"crosscheck/checker/report"
	"crosscheck/facts"
)

const viewGoldens = "../../testdata/views"

var viewKinds = []facts.Kind{{Name: "casualty", Subjects: []facts.SubjectSpec{{Name: "toll", Value: []string{"count"}}}},
	{Name: "title", Subjects: []facts.SubjectSpec{{Name: "office", Value: []string{"office"}}}}, {Name: "date", Subjects: []facts.SubjectSpec{{Name: "when", Value: []string{"date"}}}}}

// specced completes a report made by hand as linking would: names of declarations, indexes of articles, facts that are those of the digests.
func specced(r *checker.Report) *checker.Report {
	own := func(a *facts.Article, f *facts.Fact) (int, *facts.Fact) {
		i := slices.Index(r.Articles, a)
		k := slices.IndexFunc(r.Digests[i].Facts, func(x facts.Fact) bool { return x.Span == f.Span })
		return i, &r.Digests[i].Facts[k]
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.ID = fmt.Sprint("f", i)
		for k := range f.Evidence {
			_, f.Evidence[k].Fact = own(f.Evidence[k].Article, f.Evidence[k].Fact)
		}
	}
	for _, s := range r.Subjects {
		for _, st := range s.Statements {
			for k := range st.Facts {
				st.Index, st.Facts[k] = own(st.Article, st.Facts[k])
			}
			for k, f := range st.Value {
				if o, ok := f.Value.(facts.Office); ok {
					o.Role, o.Body, o.Portfolios = "minister", "PO", strings.Fields(o.Title)[:1]
					st.Value[k].Value = o
				}
			}
		}
		for _, k := range viewKinds {
			if k.Name == s.Kind {
				s.Spec = k.Subjects[0].Name
			}
		}
	}
	return r
}

// TestViews compares sheets and matrices with their files; CROSSCHECK_UPDATE=1 writes them.
func TestViews(t *testing.T) {
	sheet := func(r *checker.Report, format string) func(*bytes.Buffer) error {
		return func(b *bytes.Buffer) error {
			return report.WriteSheet(b, format, r, r.Sheet(viewKinds), report.Options{})
		}
	}
	matrix := func(r *checker.Report, format string, q checker.MatrixQuery) func(*bytes.Buffer) error {
		return func(b *bytes.Buffer) error {
			return report.WriteMatrices(b, format, r, r.Matrices(viewKinds, q), report.Options{Width: 60})
		}
	}
	hostileDraft := specced(hostile())
	hostileDraft.Draft = 0
	hostileDraft.Status = [][]string{{""}, {""}}
	drafted := specced(draft())
	drafted.Status = [][]string{{"", "", "in one article only"}, {"", ""}}
	for _, c := range []struct {
		file  string
		write func(*bytes.Buffer) error
	}{
		{"sheet-draft.txt", sheet(drafted, "text")},
		{"sheet-draft.md", sheet(drafted, "markdown")},
		{"sheet-draft.json", sheet(drafted, "json")},
		{"sheet-hostile.txt", sheet(hostileDraft, "text")},
		{"sheet-hostile.md", sheet(hostileDraft, "markdown")},
		{"matrix-ferry.txt", matrix(specced(ferryToll()), "text", checker.MatrixQuery{})},
		{"matrix-ferry.json", matrix(specced(ferryToll()), "json", checker.MatrixQuery{})},
		{"matrix-ferry-subject.txt", matrix(specced(ferryToll()), "text", checker.MatrixQuery{Subject: "s1-toll"})},
		{"matrix-hostile.txt", matrix(specced(hostile()), "text", checker.MatrixQuery{})},
		{"matrix-hostile.md", matrix(specced(hostile()), "markdown", checker.MatrixQuery{})},
		{"matrix-hostile.csv", matrix(specced(hostile()), "csv", checker.MatrixQuery{})},
	} {
		t.Run(c.file, func(t *testing.T) {
			var got bytes.Buffer
			require.NoError(t, c.write(&got))
			path := filepath.Join(viewGoldens, c.file)
			if os.Getenv("CROSSCHECK_UPDATE") != "" {
				require.NoError(t, os.MkdirAll(viewGoldens, 0o755))
				require.NoError(t, os.WriteFile(path, got.Bytes(), 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			require.Equal(t, string(want), got.String())
			for _, r := range got.String() {
				require.False(t, r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u200b'), "%U stands in %s", r, c.file)
			}
			if strings.HasSuffix(c.file, ".json") {
				require.True(t, json.Valid(got.Bytes()))
			}
		})
	}
}

// TestLocate: places as reports print them, names with colons and numbers, and what is said where nothing is.
func TestLocate(t *testing.T) {
	b := build()
	a := b.article("wires.jsonl:2", "Wire", "2026-03-02", "Four die", "Four people died. Nine were hurt.\nThree were missing.")
	b.fact(a, "casualty", "Four die", count(facts.Exactly(4)))
	b.fact(a, "casualty", "Four people died", count(facts.Exactly(4)))
	b.fact(a, "casualty", "Nine were hurt", count(facts.Exactly(9)))
	b.fact(a, "casualty", "Three were missing", count(facts.Exactly(3)))
	c := b.article("desk/story.txt", "Desk", "2026-03-02", "Quake", "Two people died.")
	b.fact(c, "casualty", "Two people died", count(facts.Exactly(2)))
	for _, x := range []struct {
		place string
		want  []checker.FactRef
		err   string
	}{
		{"wires.jsonl:2:1", []checker.FactRef{{Article: 0, Fact: 0}}, ""},
		{"wires.jsonl:2:2", []checker.FactRef{{Article: 0, Fact: 1}, {Article: 0, Fact: 2}}, ""},
		{"wires.jsonl:2:2:1", []checker.FactRef{{Article: 0, Fact: 1}}, ""},
		{"wires.jsonl:2:2:25", []checker.FactRef{{Article: 0, Fact: 2}}, ""},
		{"wires.jsonl:2:3:1", []checker.FactRef{{Article: 0, Fact: 3}}, ""},
		{"wires.jsonl:2", []checker.FactRef{{Article: 0, Fact: 0}, {Article: 0, Fact: 1}, {Article: 0, Fact: 2}, {Article: 0, Fact: 3}}, ""},
		{"story.txt:2", []checker.FactRef{{Article: 1, Fact: 0}}, ""},
		{"wires.jsonl:2: body 2:1", []checker.FactRef{{Article: 0, Fact: 1}}, ""},
		{"wires.jsonl:2: title 2:1", nil, "no fact there"},
		{"story.txt:9", nil, "story.txt:9: no fact there; there are some at desk/story.txt:2:1"},
		{"other.txt:1", nil, "other.txt:1: no such article at hand; want ARTICLE:LINE or ARTICLE:LINE:COLUMN"},
		{"", nil, "no such article"},
		{"story.txt:0", nil, "no such article"},
		{"story.txt:99999999999999999999", nil, "no such article"},
	} {
		got, err := report.Locate(b.r, x.place)
		if x.err != "" {
			require.ErrorContains(t, err, x.err, x.place)
			continue
		}
		require.NoError(t, err, x.place)
		require.Equal(t, x.want, got, x.place)
	}
}
