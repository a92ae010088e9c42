package ruletest

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/facts/article"

	"github.com/stretchr/testify/require"
)

// TestSpans holds the span properties against all fixtures.
func TestSpans(t *testing.T) {
	c := builtinChecker(t)
	total := 0
	for _, a := range fixtures(t) {
		d := c.Extractor.Extract(a)
		requireSpans(t, d)
		total += len(d.Facts)
	}
	require.Greater(t, total, 200, "the fixtures hold more facts than that")
}

// FuzzSpans holds the span properties against any bytes that a format takes for an article; the same bytes give the same facts.
func FuzzSpans(f *testing.F) {
	c := builtinChecker(f)
	for _, a := range fixtures(f) {
		f.Add(a.Source[:min(len(a.Source), 600)]) // short seeds: the fuzzer spends its time on bytes that matter
	}
	f.Add([]byte("\xff\xfe At least 12 people were killed.\r\n“Not\x00 so,” Ann Lee, the mayor, said on Friday, 31 June."))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"any.txt", "any.md"} {
			list, _ := article.Decode(article.Input{Path: name, Data: data})
			for _, a := range list {
				d := c.Extractor.Extract(a)
				requireSpans(t, d)
				require.Equal(t, d, c.Extractor.Extract(a))
			}
		}
	})
}

// requireSpans: every span is valid, holds text, stands inside its sentence and maps to the same bytes of a plain text file.
func requireSpans(t *testing.T, d *facts.Digest) {
	a := d.Article
	for i := range d.Facts {
		f := &d.Facts[i]
		at := fmt.Sprintf("%s: %s %v", a.Path, f.Kind, f.Span)
		require.True(t, a.Valid(f.Span) && a.Valid(f.Sentence), at)
		quote := a.Quote(f.Span)
		require.NotEmpty(t, strings.TrimSpace(quote), at)
		require.True(t, utf8.ValidString(quote), at)
		require.Equal(t, f.Span.Part, f.Sentence.Part, at)
		require.True(t, f.Sentence.Start <= f.Span.Start && f.Span.End <= f.Sentence.End, "%s outside its sentence %v", at, f.Sentence)
		if f.Kind == "quote" {
			require.Equal(t, quote, f.Get("text").String(), at)
		}
		if r, ok := a.SourceRange(f.Span); ok && strings.HasSuffix(a.Path, ".txt") && utf8.Valid(a.Source) && bytes.IndexByte(a.Source, 0) < 0 {
			require.Equal(t, quote, string(a.Source[r.Start:r.End]), at)
		}
	}
	for _, p := range d.Persons {
		requireMentions(t, a, string(p.Name), p.Mentions)
	}
	for _, e := range d.Events {
		requireMentions(t, a, e.Head, e.Mentions)
	}
}

func requireMentions(t *testing.T, a *facts.Article, what string, spans []facts.Span) {
	for _, s := range spans {
		require.True(t, a.Valid(s) && s.Start < s.End, "%s: mention of %q at %v", a.Path, what, s)
	}
}

// TestOrderOfInput: the report is the same for any order of articles, any number of workers and repeated runs.
func TestOrderOfInput(t *testing.T) {
	c := builtinChecker(t)
	for _, dir := range glob(t, filepath.Join(storiesDir, "*")) {
		articles := readStory(t, dir)
		want := ""
		for turn := range len(articles) {
			for _, workers := range []int{1, 4} {
				c.Workers = workers
				for _, backwards := range []bool{false, true} {
					order := slices.Concat(articles[turn:], articles[:turn])
					if backwards {
						slices.Reverse(order)
					}
					r, err := c.Check(t.Context(), order, nil)
					require.NoError(t, err)
					got := fingerprint(r)
					if want == "" {
						want = got
					}
					require.Equal(t, want, got, "%s: turn %d, %d workers, backwards %v", dir, turn, workers, backwards)
				}
			}
		}
	}
}

// TestUnrelatedArticle: one more article about something else takes no finding of a story away.
func TestUnrelatedArticle(t *testing.T) {
	c := builtinChecker(t)
	stranger := readFixture(t, filepath.Join(articlesDir, "stranger.txt"), []byte("Apiary wins prize\n\n"+
		"Published: 2026-03-02T10:00:00Z\n\nA beekeeper from Uppsala, Sven Lodberg, won a prize for his honey in 2019.\n"))
	for _, dir := range glob(t, filepath.Join(storiesDir, "*")) {
		articles := readStory(t, dir)
		alone, err := c.Check(t.Context(), articles, nil)
		require.NoError(t, err)
		joined, err := c.Check(t.Context(), slices.Concat(articles, stranger), nil)
		require.NoError(t, err)
		require.Equal(t, listing(alone), listing(joined), dir)
	}
}

// fingerprint writes all of a report that a reader can see, in report order.
func fingerprint(r *checker.Report) string {
	var b strings.Builder
	for i, a := range r.Articles {
		fmt.Fprintf(&b, "article %s %s %s %d facts\n", a.ID, a.Version, a.Published, len(r.Digests[i].Facts))
		for j := range r.Digests[i].Facts {
			fmt.Fprintf(&b, "  %+v %s\n", r.Digests[i].Facts[j], a.Quote(r.Digests[i].Facts[j].Span))
		}
		fmt.Fprintf(&b, "  %+v\n", r.Digests[i].Events)
	}
	for _, s := range r.Stories {
		fmt.Fprintf(&b, "story %+v\n", s)
	}
	for _, s := range r.Subjects {
		fmt.Fprintf(&b, "subject %s %s %s %s %v\n", s.ID, s.Story, s.Kind, s.Label, s.Key)
		for _, st := range s.Statements {
			fmt.Fprintf(&b, "  statement %d %v %s %v %s origin %d reading %d newest %v\n", st.Index, st.Value, st.AsOf, st.Claimants, st.Certainty, st.Origin, st.Reading, st.Newest)
		}
		for _, x := range s.Readings {
			fmt.Fprintf(&b, "  reading %v %d statements, %d origins, newest %v\n", x.Value, len(x.Statements), x.Origins, x.Newest)
		}
	}
	fmt.Fprintf(&b, "origins %+v\ncompared %d, not %v, problems %v\n%s", r.Origins, r.Compared, r.NotCompared, r.Problems, listing(r))
	return b.String()
}
