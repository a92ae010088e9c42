package store

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// TestVerifyNames breaks a store in one place each; Verify names what is wrong.
func TestVerifyNames(t *testing.T) {
	ctx := context.Background()
	first := sample(0).Article
	for statement, want := range map[string]string{
		`UPDATE source SET bytes = (SELECT bytes FROM source WHERE version = 2), size = (SELECT size FROM source WHERE version = 2) WHERE version = 1`: first.ID + ": the source is not that of version " + first.Version,
		`UPDATE source SET size = size + 1 WHERE version = 1`:                                       first.ID + ": the stored source is damaged",
		`UPDATE fact SET "end" = 99999 WHERE extraction = 1 AND n = 1`:                              first.ID + ": fact 1 (quote): span outside the article",
		`UPDATE fact SET fields = '{' WHERE extraction = 1 AND n = 1`:                               first.ID + ": stored JSON, byte 1: expected '\"'",
		`DELETE FROM fact WHERE extraction = 1 AND n = 0`:                                           first.ID + ": facts are missing",
		`UPDATE extraction SET events = replace(events, '[[1,2,6]]', '[[1,2,99999]]') WHERE id = 1`: first.ID + ": event e1: span outside the article",
		`DELETE FROM source WHERE version = 1`:                                                      "version " + first.Version + ": has no source",
		`DELETE FROM extraction WHERE id = 1`:                                                       "version " + first.Version + ": has no extraction",
		`DELETE FROM version WHERE id = 1`:                                                          first.ID + ": is stored without a version",
		`UPDATE article SET latest = 2 WHERE id = 1`:                                                first.ID + ": another version is the latest",
		`INSERT INTO fact SELECT 777, n, kind, part, start, "end", sentence_start, sentence_end, fields, context FROM fact WHERE extraction = 1`: "facts of extraction 777: belong to none",
		`INSERT INTO part (extraction, n, name, text) VALUES (777, 0, 'body', 'x')`:                                                              "part 41: belongs to no extraction",
		`UPDATE part SET text = 'Quite another text, which is long enough for the spans' || text WHERE id = 2`:                                   "the full-text index does not fit the texts",
		`INSERT INTO search (search, rowid, text) SELECT 'delete', id, text FROM part WHERE id = 2`:                                              "part 2: is not in the full-text index",
		`UPDATE posting SET entries = zeroblob(length(entries)) WHERE term = (SELECT min(term) FROM posting)`:                                    "the index of candidates does not fit the articles",
		`DELETE FROM posting WHERE term = (SELECT min(term) FROM posting)`:                                                                       "the index of candidates does not fit the articles",
		`UPDATE period SET versions = versions + 2`:                                                                                              "the index of candidates counts 2 versions too many or too few",
	} {
		s, _ := openFile(t)
		require.NoError(t, s.Put(ctx, samples(20)...))
		clean(t, s)
		_, err := s.writer.ExecContext(ctx, statement)
		require.NoError(t, err, statement)
		problems, err := Verify(ctx, s)
		require.NoError(t, err, statement)
		require.Contains(t, problems, want, statement)
		require.NoError(t, s.Close())
	}
}

func TestVerifyInMemory(t *testing.T) {
	ctx := context.Background()
	m := &Memory{}
	bad := sample(1)
	bad.Facts[1].Span.Start = -1
	bad.Article.Version = "0123456789abcdef"
	require.NoError(t, m.Put(ctx, sample(0), bad))
	problems, err := Verify(ctx, m)
	require.NoError(t, err)
	require.Equal(t, []string{bad.Article.ID + ": the source is not that of version 0123456789abcdef", bad.Article.ID + ": fact 1 (quote): span outside the article"}, problems)
}

func TestVacuum(t *testing.T) {
	ctx := context.Background()
	s, _ := openFile(t)
	ds := samples(60)
	for _, extractor := range []string{"test-1", "test-2", "test-3"} {
		for _, d := range ds {
			d.Extractor = extractor
			d.Facts[0].Fields[0].Value = facts.Exactly(float64(len(extractor)))
		}
		require.NoError(t, s.Put(ctx, ds...))
	}
	count := func(table string) (n int) {
		require.NoError(t, s.writer.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&n))
		return n
	}
	require.Equal(t, []int{60, 180, 360, 360}, []int{count("version"), count("extraction"), count("fact"), count("part")}, "what was superseded is kept")
	stats, err := s.Stats(ctx)
	require.NoError(t, err)
	require.Equal(t, 120, stats.Facts, "and not counted")
	clean(t, s)

	before, after, err := Vacuum(ctx, s)
	require.NoError(t, err)
	require.Less(t, after, before)
	require.Equal(t, []int{60, 60, 120, 120}, []int{count("version"), count("extraction"), count("fact"), count("part")})
	clean(t, s)
	for _, d := range ds {
		got, err := s.Digest(ctx, KeyOf(d.Article))
		require.NoError(t, err)
		require.Equal(t, d, got)
	}
	require.NoError(t, s.Put(ctx, samples(80)...), "numbers that were freed are used again")
	clean(t, s)
	before, after, err = Vacuum(ctx, &Memory{})
	require.NoError(t, err)
	require.Equal(t, []int64{0, 0}, []int64{before, after})
}

func TestExport(t *testing.T) {
	ctx := context.Background()
	a := sample(3)
	guessed := sample(4)
	guessed.Article.ID, guessed.Article.Outlet = "letters/4.txt", "letters/4.txt"
	guessed.Article.Basis = []facts.Basis{{Field: "published", Guessed: true}}
	floating := sample(5)
	floating.Article.Floating = []string{"published"}
	floating.Article.Modified, _ = facts.ParseInstant("2024-02-01T10:30Z")
	floating.Article.Parts = append(floating.Article.Parts, facts.Part{Name: "caption", Text: "left out"}, facts.Part{Name: "body", Text: "More <b>."})
	day := versioned("vote", "1", "Daily", "2024-05-06", "")
	quoted, err := json.Marshal(a.Article.Parts[1].Text)
	require.NoError(t, err)
	second, err := json.Marshal(guessed.Article.Parts[1].Text)
	require.NoError(t, err)
	third := strings.TrimSpace(jsonText(t, floating.Article.Parts[1].Text+"\n\nMore <b>."))
	want := `{"id":"https://news.example/000003","outlet":"Paper 3","published":"2024-01-01T09:00:00Z","title":"` + a.Article.Parts[0].Text + `","text":` + string(quoted) + `}
{"id":"vote","outlet":"Daily","published":"2024-05-06","text":"Two people died in 1."}
{"id":"letters/4.txt","title":"` + guessed.Article.Parts[0].Text + `","text":` + string(second) + `}
{"id":"https://news.example/000005","outlet":"Paper 5","published":"2024-01-02T06:00:00","modified":"2024-02-01T10:30Z","title":"` + floating.Article.Parts[0].Text + `","text":` + third + `}
`
	file, _ := openFile(t)
	for _, s := range []Store{&Memory{}, file} {
		require.NoError(t, s.Put(ctx, a, day))
		require.NoError(t, s.Put(ctx, guessed, floating))
		var out bytes.Buffer
		n, err := Export(ctx, &out, s, Select{})
		require.NoError(t, err)
		require.Equal(t, 4, n)
		require.Equal(t, want, out.String())
		out.Reset()
		n, err = Export(ctx, &out, s, Select{Outlets: []string{"Daily"}})
		require.NoError(t, err)
		require.Equal(t, 1, n)
		require.NoError(t, s.Close())
		_, err = Export(ctx, &out, s, Select{})
		require.ErrorIs(t, err, ErrClosed)
	}
}

// jsonText is a string as JSON without escapes for HTML.
func jsonText(t *testing.T, s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	require.NoError(t, enc.Encode(s))
	return b.String()
}
