package article

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

func TestMarkdown(t *testing.T) {
	a := decodeOne(t, "a.md", strings.Join([]string{
		"---", `title: "Ferry sinks off Tarn"`, "outlet: The Coast Post", "date: 2026-03-02", "url: https://www.coastpost.example/ferry", "tags: [a, b]", "---",
		"# Ferry sinks off Tarn", "", "By Jane Doe", "",
		"A ferry sank &mdash; **12 people** died, [police](http://police.example \"x\") said,", "R&amp;D staff\\* among them.", "",
		"- ~~three~~ four were hurt", "- `none` was lost", "", "> “It was *old*,” she said.", "", "```", "killed = 99", "```", "", "    killed = 98", "",
		"<div>killed 97</div>", "", "![killed 96](x.png) <http://a.example>", "", "| dead | hurt |", "|---|---|", "| 12 | 4 |",
	}, "\n"))
	require.Equal(t, "Ferry sinks off Tarn", part(a, "title"))
	require.Equal(t, "By Jane Doe\n\nA ferry sank — 12 people died, police said, R&D staff* among them.\n\n four were hurt\n\nnone was lost\n\n“It was old,” she said.\n\n \n\ndead\n\nhurt\n\n12\n\n4",
		part(a, "body"))
	require.Equal(t, []string{"The Coast Post", "2026-03-02", "Jane Doe", "https://www.coastpost.example/ferry"}, []string{a.Outlet, a.Published.String(), a.Byline, a.ID})
	require.Equal(t, []string{"By Jane Doe"}, skipped(a))
	require.Equal(t, "12 people** died, [police](http://police.example \"x\") said,\nR&amp;D", sourceOf(t, a, "12 people died, police said, R&D"))
	require.Equal(t, "&mdash;", sourceOf(t, a, "—"))
	require.Equal(t, "staff\\*", sourceOf(t, a, "staff*"))
	checkArticle(t, a)
}

// sourceOf is the source of the first occurrence of a text in the body.
func sourceOf(t *testing.T, a *facts.Article, text string) string {
	t.Helper()
	n := len(a.Parts) - 1
	at := strings.Index(a.Parts[n].Text, text)
	require.GreaterOrEqual(t, at, 0)
	r, ok := a.SourceRange(facts.Span{Part: n, Start: at, End: at + len(text)})
	require.True(t, ok)
	return string(a.Source[r.Start:r.End])
}

func TestMarkdownTitles(t *testing.T) {
	for _, c := range []struct{ name, text, title, body string }{
		{"first heading", "# Two &amp; more die\n\nIn Tarn.", "Two & more die", "In Tarn."},
		{"lower heading stays", "## Two die\n\nIn Tarn.", "", "Two die\n\nIn Tarn."},
		{"later heading stays", "In Tarn.\n\n# Two die", "", "In Tarn.\n\nTwo die"},
		{"other heading under a front title", "---\ntitle: Two die\n---\n# What we know\n\nIn Tarn.", "Two die", "What we know\n\nIn Tarn."},
		{"unclosed front matter is text", "---\ntitle: Two die\n\nIn Tarn.", "", "title: Two die\n\nIn Tarn."},
		{"heading of marks", "Two die\n===\n\nIn Tarn.  \nNorth.", "Two die", "In Tarn.\nNorth."},
	} {
		a := decodeOne(t, "a.md", c.text)
		require.Equal(t, []string{c.title, c.body}, []string{part(a, "title"), part(a, "body")}, c.name)
		checkArticle(t, a)
	}
}

func TestMarkdownWithInvalidBytes(t *testing.T) {
	a := decodeInvalid(t, "a.md:1:6: byte 0xe9 is not UTF-8, and 1 more: read as U+FFFD", "a.md", "\ufeff# Caf\xe9 fire\n\nTwo **people &amp; caf\xe9 staff** were hurt in Tarn on Monday, said the mayor's office.")
	require.Equal(t, "Caf\ufffd fire", part(a, "title"))
	require.Equal(t, "people &amp; caf\xe9 staff", sourceOf(t, a, "people & caf\ufffd staff"))
	checkArticle(t, a)
}

func TestMarkdownErrors(t *testing.T) {
	for text, want := range map[string]string{
		"---\ntitle: x\npublished: last week\n---\nTwo died.": `a.md:3: published: "last week" is no time; write 2006-01-02 or 2006-01-02T15:04:05Z`,
		"```\ncode\n```":                         "a.md: holds no text",
		strings.Repeat("[a](", 25_000):           "a.md: too many brackets in one paragraph",
		strings.Repeat("> ", 5000) + "Two died.": "a.md: block quotes or lists are nested too deeply",
	} {
		_, err := Decode(Input{Path: "a.md", Data: []byte(text)})
		require.EqualError(t, err, want)
	}
}

func TestHostileMarkdownStaysCheap(t *testing.T) {
	for _, unit := range []string{"[", "*a ", "![](", "`", "&", "<", "[a](", "\\", "| a ", "~~a ", "- a\n", "> a\n", "_a_ **b** "} {
		start := time.Now()
		_, _ = Decode(Input{Path: "a.md", Data: []byte("Two died. " + strings.Repeat(unit, 100_000/len(unit)))})
		require.Less(t, time.Since(start), 5*time.Second, unit)
	}
}
