package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/checker/report"
	"crosscheck/facts"
)

// TestNotices: the marks of an article stand in one line under its head, with nothing in them that a terminal would obey.
func TestNotices(t *testing.T) {
	b := build()
	a := b.article("a", "A", "2025-11-13", "T", "Seen here.")
	b.fact(a, "casualty", "Seen", count(facts.Exactly(3)))
	f, ok := report.Lookup("text", true)
	require.True(t, ok)
	var out bytes.Buffer
	require.NoError(t, f.Facts(&out, b.r.Digests[0], report.Options{Width: 200}))
	require.NotContains(t, out.String(), "embargo")

	b.r.Digests[0].Article.Marks = []facts.Mark{
		{Kind: facts.Embargo, Where: "title", Text: "EMBARGOED UNTIL\x1b[31m March 4", Until: facts.Day(2026, 3, 4)},
		{Kind: facts.Withdrawal, Where: "ninjs pubstatus", Text: "canceled"},
	}
	out.Reset()
	require.NoError(t, f.Facts(&out, b.r.Digests[0], report.Options{Width: 200}))
	require.Equal(t, `  embargo until 4 March 2026: "EMBARGOED UNTIL⟦U+001B⟧[31m March 4" (title); withdrawal: "canceled" (ninjs pubstatus)`, strings.Split(out.String(), "\n")[1])
}
