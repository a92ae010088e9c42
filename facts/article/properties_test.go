package article

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// fixtures give every format a good, a truncated and a hostile input; a format without one of them fails.
var fixtures = map[string][3]string{
	"jsonl":    {`{"id":"a","text":"LIMA (AP) - Two died.\n\nAdvertisement"}`, `{"id":"a","text":"Two di`, `{"id":"a\u0000","url":"://","text":"\ud800 \u202e Two died."}` + "\n\xff{"},
	"markdown": {"---\ntitle: 'Two die'\n---\nBy Jane Doe\n\nTwo &amp; *more* died.", "---\ntitle: Two", "# \\\n\n[a](<b)\n&#0;&#x110000;&nGg;&nLl; \\* ~~a\n\n> - 1. x\n\n| a |\n|-|\n| \\| |"},
	"text":     {"Two die\n\nBy Jane Doe\n\nLIMA (AP) — Two died.\n", "Two di", "date 2025-11-13 \xff\xfe\xfd — (AP\u202e) —\r\n\r\nBy \ufffd\n(—)\n— AFP\n\xc3"},
}

func TestEveryFormatHasFixtures(t *testing.T) {
	for _, f := range formats {
		texts, ok := fixtures[f.Name]
		require.True(t, ok, f.Name)
		found, err := Decode(Input{Path: "a" + f.Extensions[0], Data: []byte(texts[0])})
		require.NoError(t, err)
		require.Len(t, found, 1)
		checkArticle(t, found[0])
		for _, text := range texts[1:] {
			found, _ := Decode(Input{Path: "a" + f.Extensions[0], Data: []byte(text)})
			for _, a := range found {
				checkArticle(t, a)
			}
		}
	}
}

// FuzzDecode holds what checkArticle says for any bytes in any format, and that decoding twice gives the same.
func FuzzDecode(f *testing.F) {
	for _, texts := range fixtures {
		for _, text := range texts {
			for k := range formats {
				f.Add([]byte(text), k)
			}
		}
	}
	files, _ := filepath.Glob("testdata/*.*")
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data, 2)
	}
	f.Fuzz(func(t *testing.T, data []byte, format int) {
		if format < 0 || format >= len(formats) {
			return
		}
		in := Input{Path: "a" + formats[format].Extensions[0], Data: data}
		found, err := Decode(in)
		if err == nil {
			require.NotEmpty(t, found)
		}
		for _, a := range found {
			checkArticle(t, a)
		}
		again, _ := Decode(in)
		require.Equal(t, found, again)
	})
}

// checkArticle holds for every decoded article: key and parts are there, text is valid, Skip and Runs are ordered, disjoint and inside,
// and every run is identical bytes, one entity, or replaced bytes.
func checkArticle(t *testing.T, a *facts.Article) {
	t.Helper()
	require.NotEmpty(t, a.ID)
	require.Len(t, a.Version, 16)
	require.NotEmpty(t, a.Outlet)
	require.NotEmpty(t, a.Parts)
	for i, p := range a.Parts {
		require.True(t, utf8.ValidString(p.Text))
		at := 0
		for _, s := range p.Skip {
			require.True(t, at <= s.Start && s.Start < s.End && s.End <= len(p.Text), "skip %v", s)
			require.True(t, utf8.ValidString(p.Text[s.Start:s.End]))
			at = s.End
		}
		text, source := 0, 0
		for _, r := range p.Runs {
			require.True(t, text <= r.Text.Start && r.Text.Start < r.Text.End && r.Text.End <= len(p.Text), "run %v", r)
			require.True(t, source <= r.Source.Start && r.Source.Start < r.Source.End && r.Source.End <= len(a.Source), "run %v", r)
			text, source = r.Text.End, r.Source.End
			got, from := p.Text[r.Text.Start:r.Text.End], string(a.Source[r.Source.Start:r.Source.End])
			replaced := strings.Trim(got, "\ufffd") == "" && !utf8.ValidString(from)
			require.True(t, got == from || got == html.UnescapeString(from) || replaced, "run %q from %q", got, from)
			mapped, ok := a.SourceRange(facts.Span{Part: i, Start: r.Text.Start, End: r.Text.End})
			require.True(t, ok)
			require.Equal(t, r.Source, mapped)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	var text strings.Builder
	text.WriteString("Ferry sinks off Tarn\n\nBy Jane Doe\n\nLIMA, March 2 (Reuters) - A ferry sank.\n\n")
	for range 40 {
		text.WriteString("At least 12 people were killed when the ferry went down off Tarn on Monday, the harbour master said in a statement.\n\nAdvertisement\n\n")
	}
	for _, c := range []struct{ name, path, data string }{
		{"text", "a.txt", text.String()},
		{"markdown", "a.md", text.String()},
		{"jsonl", "a.jsonl", `{"id":"a","text":"` + strings.ReplaceAll(text.String(), "\n", `\n`) + `"}`},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.data)))
			for b.Loop() {
				if _, err := Decode(Input{Path: c.path, Data: []byte(c.data)}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
