package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// decodePage decodes a page that holds one article.
func decodePage(t testing.TB, data string) *facts.Article {
	found, err := Decode(Input{Path: "page.html", Data: []byte(data)})
	require.NoError(t, err)
	require.Len(t, found, 1)
	return found[0]
}

// texts are the parts of an article by name, with what is no prose taken out.
func texts(a *facts.Article) (out []string) {
	for _, p := range a.Parts {
		text, at := "", 0
		for _, s := range p.Skip {
			text += p.Text[at:s.Start]
			at = s.End
		}
		out = append(out, p.Name+": "+strings.TrimSpace(text+p.Text[at:]))
	}
	return out
}

func TestHTMLNewsPage(t *testing.T) {
	data, err := os.ReadFile("testdata/html/ferry.html")
	require.NoError(t, err)
	a := decodePage(t, string(data))
	checkArticle(t, a)
	require.Equal(t, []string{
		"title: Ferry sinks off Tarnów with 14 aboard",
		"body: The harbour master says that bad weather set in faster than forecast.\n\n" +
			"TARNÓW (AP) — At least 12\u00a0people were killed when a ferry sank off Tarnów on Monday, the harbour master, Lena Kos, said in a statement.\n\n" +
			"Two others were rescued and taken to hospital, she said. “We did all that we could,” she added.\n\n" +
			"What is known\n\n" +
			"The Marisol left the port at 6\u00a0a.m.\nIt had 14 people aboard, among them 3 crew.\n\nDivers are to search the wreck on Tuesday, the coast guard said.",
		"caption: Rescue boats search the water off Tarnów on Monday.",
	}, texts(a))
	require.Equal(t, "https://www.harbourpost.example/2026/03/02/ferry-sinks", a.ID)
	require.Equal(t, a.ID, a.URL)
	require.Equal(t, "Harbour Post", a.Outlet)
	require.Equal(t, "Ines Varga, Tom Okafor", a.Byline)
	require.Equal(t, []string{"AP"}, a.Credits)
	require.Equal(t, "en-GB", a.Locale)
	require.Equal(t, "2026-03-02T08:15:00Z", a.Published.String())
	require.Equal(t, "2026-03-02T11:40:00Z", a.Modified.String())
	require.Equal(t, a.Published, a.Anchor())
	require.Equal(t, []facts.Basis{
		{Field: "url", Where: "link canonical"},
		{Field: "outlet", Where: "OpenGraph og:site_name"},
		{Field: "title", Where: "h1 element"},
		{Field: "published", Where: "JSON-LD datePublished"},
		{Field: "modified", Where: "JSON-LD dateModified"},
		{Field: "byline", Where: "JSON-LD author"},
	}, a.Basis)
}

// TestHTMLSpansLeadToTheSource reads words of the text in the bytes of the page, markup and entities and all.
func TestHTMLSpansLeadToTheSource(t *testing.T) {
	data, err := os.ReadFile("testdata/html/ferry.html")
	require.NoError(t, err)
	a := decodePage(t, string(data))
	for _, c := range []struct {
		part      int
		text, src string
	}{
		{0, "Tarnów", "Tarn&oacute;w"},
		{1, "12\u00a0people", "12</b>&nbsp;people"},
		{1, "hospital", "hos&shy;pital"},
		{1, "Monday, the harbour", "Monday,\n   the harbour"},
		{1, "“We", "&#8220;We"},
		{2, "off Tarnów", "off Tarn&oacute;w"},
	} {
		at := strings.Index(a.Parts[c.part].Text, c.text)
		require.GreaterOrEqual(t, at, 0, c.text)
		r, ok := a.SourceRange(facts.Span{Part: c.part, Start: at, End: at + len(c.text)})
		require.True(t, ok, c.text)
		require.Equal(t, c.src, string(a.Source[r.Start:r.End]))
	}
}

func TestHTMLIsTakenForHTML(t *testing.T) {
	for data, want := range map[string]bool{
		"<!doctype html><p>a": true, "\n<!DOCTYPE HTML PUBLIC \"-//W3C\">": true, "<html>": true, "<HTML lang=en>": true, "<!-- a --> <html>": true,
		"<?xml version='1.0'?>\n<!DOCTYPE html>": true, "<head><title>": true, "<body bgcolor=red>": true,
		"": false, "<htmlx>": false, "<p>a</p>": false, "<rss><html>": false, "{\"text\":\"<html>\"}": false, "a <html>": false, "<!-- <html>": false, "<!doctype svg>": false, "<?xml?><rss>": false,
	} {
		require.Equal(t, want, beginsAsHTML([]byte(data)), data)
	}
}

// TestHTMLTruncated cuts a page at every place: no panic, and what is read holds.
func TestHTMLTruncated(t *testing.T) {
	data, err := os.ReadFile("testdata/html/ferry.html")
	require.NoError(t, err)
	read := 0
	for n := 0; n < len(data); n += 7 {
		found, err := Decode(Input{Path: "page.html", Data: data[:n]})
		if err != nil {
			require.ErrorContains(t, err, "page.html")
		}
		for _, a := range found {
			checkArticle(t, a)
			read++
		}
	}
	require.Greater(t, read, 300)
}

// TestHTMLIsLinear holds for pages made to be slow, as bare markup and inside a page.
func TestHTMLIsLinear(t *testing.T) {
	const n = 1 << 19
	page := "<html><h1>Ferry sinks</h1><article><p>At least 12 people were killed when a ferry sank off Tarn on Monday.</p>"
	for name, piece := range hostileHTML {
		t.Run(name, func(t *testing.T) {
			src := page + strings.Repeat(piece, n/len(piece))
			start := time.Now()
			found, err := Decode(Input{Path: "page.html", Data: []byte(src)})
			require.Less(t, time.Since(start), 10*time.Second)
			require.NoError(t, err)
			require.Contains(t, found[0].Parts[1].Text, "At least 12 people")
		})
	}
}

func TestHTMLHostile(t *testing.T) {
	text := "<p>At least 12 people were killed when a ferry sank off Tarn on Monday, police said.</p>"
	want := "At least 12 people were killed when a ferry sank off Tarn on Monday, police said."
	for name, src := range map[string]string{
		"100,000 levels deep":       strings.Repeat("<div>", 100_000) + text + strings.Repeat("</div>", 100_000),
		"an end tag for none":       "</div></article></p></body>" + text,
		"a button left open":        "<article><div><button>Menu<svg></article><article>" + text + "</article>",
		"a comment left open":       text + "<!-- " + text,
		"a script left open":        text + "<script> if (a < b) { '" + text,
		"a tag left open":           text + "<p class='" + text,
		"an attribute of 1 MB":      "<p title='" + strings.Repeat("a ", 1<<19) + "'>" + text,
		"100,000 attributes":        "<p " + strings.Repeat("a=b ", 100_000) + ">" + text,
		"a class of 1 MB":           "<div class='" + strings.Repeat("comment ", 1<<17) + "'></div>" + text,
		"JSON-LD that is no JSON":   "<script type='application/ld+json'>{\"@type\":</script>" + text,
		"JSON-LD of 100,000 levels": "<script type='application/ld+json'>" + strings.Repeat("[", 100_000) + "</script>" + text,
		"JSON-LD of wrong types":    `<script type='application/ld+json'>[{"@type":"NewsArticle","headline":[[1]],"author":{"name":{}},"datePublished":20260302,"publisher":[],"mainEntityOfPage":[true]}]</script>` + text,
	} {
		t.Run(name, func(t *testing.T) {
			a := decodePage(t, "<!doctype html>"+src)
			checkArticle(t, a)
			require.Equal(t, []string{"body: " + want}, texts(a))
			require.Empty(t, a.Basis)
		})
	}
}

func TestHTMLWithoutText(t *testing.T) {
	for _, src := range []string{"<html>", "<!doctype html><script>var a</script>", "<html><nav><a href=/>Home</a></nav>", "<html><title>Ferry sinks</title><div id=app></div>"} {
		found, err := Decode(Input{Path: "page.html", Data: []byte(src)})
		require.EqualError(t, err, "page.html: holds no text of an article")
		require.Empty(t, found)
	}
}

// FuzzHTML holds for any bytes: no panic, parts and runs are right, and decoding twice gives the same.
func FuzzHTML(f *testing.F) {
	files, err := filepath.Glob("testdata/html/*")
	require.NoError(f, err)
	require.NotEmpty(f, files)
	for _, name := range files {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data)
	}
	for _, texts := range fixtures["html"] {
		f.Add([]byte(texts))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		found, _ := Decode(Input{Path: "page.html", Data: data})
		for _, a := range found {
			checkArticle(t, a)
			for _, b := range a.Basis {
				require.NotEmpty(t, b.Where)
			}
		}
		again, _ := Decode(Input{Path: "page.html", Data: data})
		require.Equal(t, found, again)
	})
}

func BenchmarkHTML(b *testing.B) {
	data, err := os.ReadFile("testdata/html/ferry.html")
	require.NoError(b, err)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(Input{Path: "page.html", Data: data}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestHTMLWindows1252 reads a page in another encoding; each word leads to its own bytes.
func TestHTMLWindows1252(t *testing.T) {
	data, err := os.ReadFile("testdata/html/windows-1252.html")
	require.NoError(t, err)
	a := decodePage(t, string(data))
	checkArticle(t, a)
	require.Equal(t, []string{"title: Café fire kills 12",
		"body: At least 12 people were killed in a fire at the Café Méridien on Monday, the fire chief said. “It spread within minutes,” he added.\n\n" +
			"Two others were taken to hospital – one of them is a child of 9\u00a0years, who was found in the cellar."}, texts(a))
	for text, want := range map[string]string{"Méridien": "M\xe9ridien", "“It": "\x93It", "– one": "&#150; one", "9\u00a0years": "9&nbsp;years"} {
		at := strings.Index(a.Parts[1].Text, text)
		r, ok := a.SourceRange(facts.Span{Part: 1, Start: at, End: at + len(text)})
		require.True(t, ok)
		require.Equal(t, want, string(a.Source[r.Start:r.End]))
	}
}
