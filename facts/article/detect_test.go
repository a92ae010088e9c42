package article

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFormatOf(t *testing.T) {
	const page = "<!DOCTYPE html>\n<html><body><p>Two died.</p></body></html>"
	for _, c := range []struct{ name, path, text, want string }{
		{"by extension", "a.md", "Two died.", "markdown"},
		{"by extension in capitals", "a.JSONL", "[]", "jsonl"},
		{"a page of whatever name", "page.aspx", page, "html"},
		{"a page saved as text", "page.txt", page, "html"},
		{"a page from standard input", "stdin", page, "html"},
		{"an extension outweighs what text looks like", "a.txt", "# Two die\n\nIn Tarn.", "text"},
		{"an object without a name", "stdin", ` {"text":"Two died."}`, "jsonl"},
		{"a heading without a name", "stdin", "# Two die", "markdown"},
		{"front matter without a name", "draft", "---\ntitle: Two die\n---\nIn Tarn.", "markdown"},
		{"a version number is no extension", "draft.2", "Two died.", "text"},
		{"text", "stdin", "Two died <b>there</b>.", "text"},
	} {
		f, err := formatOf(c.path, []byte(c.text))
		require.NoError(t, err, c.name)
		require.Equal(t, c.want, f.Name, c.name)
	}
	_, err := formatOf("a.xyz", []byte("Two died."))
	require.EqualError(t, err, ".xyz is no known article format ("+strings.Join(extensions(), " ")+")")
}

func TestOtherEncodingsAreDetectedAsTheirText(t *testing.T) {
	page := decodeFile(t, "windows-1252-page.html")
	checkArticle(t, page)
	require.Equal(t, "Ferry fire hurts three off Tarn", part(page, "title"))
	for quote, source := range map[string]string{
		"“Nobody knows why it burned,” said José Núñez, the harbour master’s deputy": "\x93Nobody knows why it burned,\x94 said Jos\xe9 N\xfa\xf1ez, the harbour master\x92s deputy",
		"café on the quay – in Tarn": "caf&eacute; on the quay \x96 in Tarn",
		"é on":                       "&eacute; on",
		"12\u00a0people":             "12&nbsp;people",
	} {
		require.Equal(t, source, sourceOf(t, page, quote))
	}
	require.Contains(t, part(decodeFile(t, "shift_jis-page.html"), "body"), "タルン港で月曜日")

	var wide strings.Builder
	wide.WriteString("\xff\xfe")
	for _, c := range []byte("---\ntitle: Two die\n---\nTwo *people* &amp; more died.") {
		wide.Write([]byte{c, 0})
	}
	a := decodeOne(t, "draft", wide.String())
	require.Equal(t, "Two die", part(a, "title"))
	require.Equal(t, "&\x00a\x00m\x00p\x00;\x00", sourceOf(t, a, "&"))
	checkArticle(t, a)
}

func TestAbsentValues(t *testing.T) {
	a := decodeOne(t, "a.jsonl", `{"id":"None","url":"null","outlet":"N/A","byline":"NaN","published":"None","modified":"0000-00-00 00:00:00","title":"None","text":"Two died."}`)
	require.Equal(t, []string{"a.jsonl:1", "", "a.jsonl:1", "", "", ""}, []string{a.ID, a.URL, a.Outlet, a.Byline, a.Published.String(), a.Modified.String()})
	require.Equal(t, "None", part(a, "title"), "a title is the string, byte for byte")
	for _, s := range []string{"null", "N/A", "nan", "NaT", "undefined", "unknown", "-", " — ", "none ", "<NA>"} {
		at, err := givenTime("published", s)
		require.NoError(t, err, s)
		require.False(t, at.Known(), s)
	}
	_, err := givenTime("published", "nonesuch")
	require.Error(t, err)
}
