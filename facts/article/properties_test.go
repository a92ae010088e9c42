package article

import (
	"bytes"
	"html"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"crosscheck/facts"
)

// fixtures give every format a good, a truncated and a hostile input; a format without one of them fails.
var fixtures = map[string][3]string{
	"html": {`<!doctype html><title>Two die | Sun</title><h1>Two die</h1><p>By Jane Doe<p>TARN (AP) &mdash; Two&nbsp;<b>people</b> died, and 3 were hurt.`, "<html><p>Two di&eac",
		"<html><!-->\x00<svg><h1>\xff&#0;&nGg;</p><time datetime=0000-13-99><script type=application/ld+json>{\"@type\":[1,\"Article\"],\"headline\":[{}]}</script><p>a<table>"},
	"jsonl": {`{"id":"a","text":"LIMA (AP) - Two died.\n\nAdvertisement"}`, `{"id":"a","text":"Two di`, `{"id":"a\u0000","url":"://","text":"\ud800 \u202e Two died."}` + "\n\xff{"},
	"feed": {"<rss><channel><title>Herald</title><item><title>Two &lt;b&gt;die</title><description>Two died.</description></item></channel></rss>",
		"<feed><entry><summary>Two died.</summary></entry><entry><summary>Thr", "<!DOCTYPE rss [<!ENTITY a \"a\">]><rss><item><item>&a;<![CDATA[\u202e\xff"},
	"ninjs": {`{"uri":"urn:a","headline":"Two die","body_html":"<p>Two &amp; more died.</p>"}`, `[{"uri":"a","body_text":"Two died."},{"uri":"b","bod`,
		`[{"body_text":7,"bodies":{"value":[]}},null,{"uri":"b","bodies":["\ud800 \u202e"]}` + "\xff]"},
	"markdown": {"---\ntitle: 'Two die'\n---\nBy Jane Doe\n\nTwo &amp; *more* died.", "---\ntitle: Two", "# \\\n\n[a](<b)\n&#0;&#x110000;&nGg;&nLl; \\* ~~a\n\n> - 1. x\n\n| a |\n|-|\n| \\| |"},
	"text":     {"Two die\n\nBy Jane Doe\n\nLIMA (AP) — Two died.\n", "Two di", "date 2025-11-13 \xff\xfe\xfd — (AP\u202e) —\r\n\r\nBy \ufffd\n(—)\n— AFP\n\xc3"},
}

// fixturesOf adds to the fixtures those of formats that are no text: a file of testdata, half of it, and it with bytes changed.
func fixturesOf(t testing.TB) map[string][3]string {
	out := maps.Clone(fixtures)
	for name, file := range map[string]string{"docx": "tracked.docx", "odt": "tracked.odt"} {
		data, err := os.ReadFile("testdata/" + file)
		require.NoError(t, err)
		hostile := bytes.Clone(data)
		for i := 40; i < len(hostile); i += 97 {
			hostile[i] ^= 0x55
		}
		out[name] = [3]string{string(data), string(data[:len(data)/2]), string(hostile)}
	}
	return out
}

func TestEveryFormatHasFixtures(t *testing.T) {
	all := fixturesOf(t)
	for _, f := range formats {
		texts, ok := all[f.Name]
		require.True(t, ok, f.Name)
		found, err := Decode(Input{Path: "a" + f.Extensions[0], Data: []byte(texts[0])})
		require.NoError(t, err)
		require.NotEmpty(t, found)
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
	all := fixturesOf(f)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, text := range all[name] {
			for k := range formats {
				f.Add([]byte(text), k)
			}
		}
	}
	files, _ := filepath.Glob("testdata/*.*")
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data, len(formats)-1)
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
			checkRun(t, a, p.Text, r)
			mapped, ok := a.SourceRange(facts.Span{Part: i, Start: r.Text.Start, End: r.Text.End})
			require.True(t, ok)
			require.Equal(t, r.Source, mapped)
		}
	}
}

// checkRun holds for each run: identical bytes, or one entity, or characters of another encoding, each of which its bytes decode to.
func checkRun(t *testing.T, a *facts.Article, text string, r facts.Run) {
	t.Helper()
	decode := decoderOf(t, a)
	got, from := text[r.Text.Start:r.Text.End], a.Source[r.Source.Start:r.Source.End]
	if !r.Recoded() {
		require.True(t, got == string(from) || got == decode(from) || got == html.UnescapeString(decode(from)), "run %q from %q", got, from)
		return
	}
	require.LessOrEqual(t, r.Text.Len(), maxRecoded)
	at := r.Source.Start
	for i := r.Text.Start; i < r.Text.End; {
		_, n := utf8.DecodeRuneInString(text[i:])
		start, ok := facts.SourceOffset(text, []facts.Run{r}, i, false)
		end, okEnd := facts.SourceOffset(text, []facts.Run{r}, i+n, true)
		require.True(t, ok && okEnd)
		require.True(t, start == at && end > start, "characters without a gap")
		require.Equal(t, text[i:i+n], decode(a.Source[start:end]), "from %q", a.Source[start:end])
		i, at = i+n, end
	}
	require.Equal(t, r.Source.End, at)
}

// decoderOf decodes bytes by the encoding that the article says it was in, independently of the decoder under test.
func decoderOf(t *testing.T, a *facts.Article) func([]byte) string {
	name := "utf-8"
	for _, b := range a.Basis {
		if b.Field == "encoding" {
			name, _, _ = strings.Cut(b.Where, ",")
		}
	}
	var e encoding.Encoding
	switch name {
	case "utf-8":
		return func(b []byte) string {
			if utf8.Valid(b) {
				return string(b)
			}
			return "\ufffd"
		}
	case "utf-32le":
		e = utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case "utf-32be":
		e = utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	case "utf-16le":
		e = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		e = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	default:
		e, _ = charset.Lookup(name)
	}
	require.NotNil(t, e, name)
	return func(b []byte) string {
		out, err := e.NewDecoder().Bytes(b)
		require.NoError(t, err)
		return string(out)
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
