package store

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// TestDocs runs the queries of docs/store.md, and looks for every table and view in it.
func TestDocs(t *testing.T) {
	ctx := context.Background()
	page, err := os.ReadFile("../../docs/store.md")
	require.NoError(t, err)
	s, _ := openFile(t)
	require.NoError(t, s.Put(ctx, samples(40)...))
	newer := sampleOf(50, 3)
	newer.Article.ID, newer.Article.Modified = sample(3).Article.ID, facts.Day(2025, 1, 1)
	require.NoError(t, s.Put(ctx, newer))

	blocks := strings.Split(string(page), "```sql\n")[1:]
	require.Len(t, blocks, 5)
	for _, b := range blocks {
		query, _, ok := strings.Cut(b, "```")
		require.True(t, ok)
		rows, err := s.readers.QueryContext(ctx, query)
		require.NoError(t, err, query)
		n := 0
		for rows.Next() {
			n++
		}
		require.NoError(t, rows.Err())
		require.Positive(t, n, query)
	}

	names, err := s.answers(ctx, `SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_%'`)
	require.NoError(t, err)
	require.Greater(t, len(names), 12)
	for _, name := range names {
		require.Contains(t, string(page), "`"+name+"`")
	}
}

// TestViews reads one line of each view.
func TestViews(t *testing.T) {
	ctx := context.Background()
	s, _ := openFile(t)
	d := sample(0)
	d.Article.Marks = []facts.Mark{{Kind: facts.Embargo, Where: "body", Text: "EMBARGOED", Until: facts.Day(2024, 2, 1)}}
	older := sampleOf(60, 0)
	older.Article.ID, older.Article.Published = d.Article.ID, facts.Day(2023, 12, 31)
	require.NoError(t, s.Put(ctx, d, older))
	a := d.Article
	dead := d.Facts[0].Fields[0].Value.String()
	for query, want := range map[string]string{
		`SELECT number || ' ' || latest || ' ' || outlet || ' ' || published || ' ' || title FROM articles WHERE version = '` + a.Version + `'`:                       "2 1 Paper 0 2024-01-01T06:00:00Z " + a.Parts[0].Text,
		`SELECT number || ' ' || latest || ' ' || text FROM articles WHERE version <> '` + a.Version + `'`:                                                            "1 0 " + older.Article.Parts[1].Text,
		`SELECT outcome || ' ' || low || ' ' || high || ' ' || approx || ' ' || of || ' ' || certainty || ' ' || as_of FROM facts WHERE kind = 'casualty' AND latest`: "killed " + dead + " " + dead + " 0 people asserted 2024-01-01T06:00:00Z",
		`SELECT quote || '|' || sentence || '|' || part FROM facts WHERE kind = 'quote' AND latest`:                                                                   a.Quote(d.Facts[1].Span) + "|" + a.Quote(d.Facts[1].Sentence) + "|body",
		`SELECT speaker || ' ' || text || ' ' || claimant || ' ' || in_quote FROM facts WHERE kind = 'quote' AND latest`:                                              d.Persons[0].Name.String() + " We heard it " + d.Persons[0].Name.String() + " 1",
		`SELECT event || ' ' || head || ' ' || class || ' ' || place || ' ' || main || ' ' || "from" FROM events WHERE latest`:                                        "e1 fire fire " + d.Events[0].Town + " 1 2024-01-01T06:00:00Z",
		`SELECT person || ' ' || mentions FROM persons WHERE latest`:                                                                                                  d.Persons[0].Name.String() + " 1",
		`SELECT notice || ' ' || text || ' ' || until FROM notices`:                                                                                                   "embargo EMBARGOED 2024-02-01T00:00:00Z",
	} {
		got, err := s.answers(ctx, query)
		require.NoError(t, err, query)
		require.Equal(t, []string{want}, got, query)
	}
}
