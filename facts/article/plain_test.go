package article

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// decodeOne decodes one article of a file of the given name.
func decodeOne(t *testing.T, name, text string) *facts.Article {
	t.Helper()
	found, err := Decode(Input{Path: name, Data: []byte(text)})
	require.NoError(t, err)
	require.Len(t, found, 1)
	return found[0]
}

// decodeInvalid is decodeOne for a text with bytes that are no UTF-8: the article comes back beside the error.
func decodeInvalid(t *testing.T, want, name, text string) *facts.Article {
	t.Helper()
	found, err := Decode(Input{Path: name, Data: []byte(text)})
	require.EqualError(t, err, want)
	require.Len(t, found, 1)
	return found[0]
}

// part returns the text of a part, "" where the article has none of that name.
func part(a *facts.Article, name string) string {
	for _, p := range a.Parts {
		if p.Name == name {
			return p.Text
		}
	}
	return ""
}

// skipped returns the texts that no recogniser sees.
func skipped(a *facts.Article) (out []string) {
	for _, p := range a.Parts {
		for _, s := range p.Skip {
			out = append(out, p.Text[s.Start:s.End])
		}
	}
	return out
}

func TestPlainText(t *testing.T) {
	for _, c := range []struct {
		name, text       string
		title, body      string // body: how it begins
		published, place string
		country, byline  string
		credits, skipped []string
	}{
		{
			name: "headline, dateline with a date", text: "\nTarn to keep its ferry\nBogotá, Colombia – November 13, 2025 – The port said so.\nLeave a Reply",
			title: "Tarn to keep its ferry", body: "Bogotá, Colombia – November", published: "2025-11-13", place: "Bogotá, Colombia", country: "CO",
			skipped: []string{"Leave a Reply"},
		}, {
			name: "a stamp before prose", text: " date 2025-11-13 The vote comes after a long debate.\n\nMembers met on Thursday.",
			body: " date 2025-11-13 The vote", published: "2025-11-13", skipped: []string{"date 2025-11-13 "},
		}, {
			name: "furniture glued to a stamp", text: "Leave a Reply date 2025-11-13 The vote comes after a long debate.\n\nMembers met.",
			body: "Leave a Reply date", published: "2025-11-13", skipped: []string{"Leave a Reply date 2025-11-13 "},
		}, {
			name: "stamps above the headline", text: "Posted 11/27/2005 7:21 AM\nUpdated 11/27/2005 3:41 PM\nQuake shakes the coast\nA quake shook the coast.",
			title: "Quake shakes the coast", body: "A quake", published: "2005-11-27",
		}, {
			name: "stamp with a clock and a zone", text: "Ten dead in quake\nLast updated: Monday, 28 November 2005, 02:24 GMT\nA quake shook the coast.",
			title: "Ten dead in quake", body: "Last updated", published: "2005-11-28T02:24:00Z", skipped: []string{"Last updated: Monday, 28 November 2005, 02:24 GMT"},
		}, {
			name: "by-line and agency dateline", text: "Ferry sinks off Tarn\n\nBy JANE DOE, Associated Press\n\nLONDON (AP) — A ferry sank.\n\nIt was old.",
			title: "Ferry sinks off Tarn", body: "\nBy JANE", place: "LONDON", country: "GB", byline: "JANE DOE, Associated Press", credits: []string{"AP"},
			skipped: []string{"By JANE DOE, Associated Press"},
		}, {
			name: "by-line glued to the dateline", text: "Ferry sinks off Tarn\n\nBy Jane Doe LIMA, Feb. 2 (Reuters) - A ferry sank.\n\nIt was old.",
			title: "Ferry sinks off Tarn", body: "\nBy Jane", place: "LIMA", country: "PE", byline: "Jane Doe", credits: []string{"Reuters"},
			skipped: []string{"By Jane Doe "},
		}, {
			name: "sign-off and tag at the end", text: "Ferry sinks\n\nA ferry sank off Tarn. — AFP\n\nReporting by Jane Doe; editing by Max Roe",
			title: "Ferry sinks", body: "\nA ferry", byline: "Jane Doe", credits: []string{"AFP"},
			skipped: []string{"— AFP", "Reporting by Jane Doe; editing by Max Roe"},
		}, {
			name: "contribution", text: "Ferry sinks\n\nA ferry sank off Tarn.\n\nReuters contributed to this report.",
			title: "Ferry sinks", body: "\nA ferry", credits: []string{"Reuters"}, skipped: []string{"Reuters contributed to this report."},
		}, {
			name: "furniture between paragraphs", text: "A ferry sank off Tarn.\n\nAdvertisement\n\nRead more: Five trips to take\n\nIt was old.\n\n© 2024 The Coast Post. All rights reserved.\n",
			body: "A ferry", skipped: []string{"Advertisement", "Read more: Five trips to take", "© 2024 The Coast Post. All rights reserved."},
		}, {
			name: "paragraph broken to a width has no headline",
			text: "A fire in the old town of Tarn early on Monday killed twelve people\nand hurt thirty, said Mayor Ann Lee, who had come to the\nscene.",
			body: "A fire in",
		}, {
			name: "one line alone is no headline", text: "Fire kills 12 in Tarn", body: "Fire kills 12",
		}, {
			name: "a sentence is no headline", text: "Twelve people were killed.\n\nIt was a fire.", body: "Twelve",
		}, {
			name: "a sentence that begins with By", text: "By Friday the toll had risen to 17.\n\nBy Land and sea they came to the town.", body: "By Friday",
		}, {
			name: "published as a verb is no stamp", text: "Published on November 13, 2025, the report says nobody was hurt.\n\nIt has 40 pages.", body: "Published on",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := decodeOne(t, "news/a.txt", c.text)
			require.Equal(t, c.title, part(a, "title"))
			require.True(t, strings.HasPrefix(part(a, "body"), c.body), "body %q", part(a, "body"))
			require.Equal(t, c.published, a.Published.String())
			require.Equal(t, []string{c.place, c.country, c.byline}, []string{a.Place, a.Country, a.Byline})
			require.Equal(t, c.credits, a.Credits)
			require.Equal(t, c.skipped, skipped(a))
			require.Equal(t, "news/a.txt", a.ID)
			require.Equal(t, a.ID, a.Outlet)
			checkArticle(t, a)
		})
	}
}

func TestMarksAndLineEndsSurvive(t *testing.T) {
	data, err := os.ReadFile("testdata/bom-crlf.txt")
	require.NoError(t, err)
	a := decodeOne(t, "bom-crlf.txt", string(data))
	require.Equal(t, "Fire in old town kills 12", part(a, "title"))
	require.Contains(t, part(a, "body"), "on Monday.\r\n\r\nAdvertisement\r\n")
	require.Equal(t, []string{"Advertisement"}, skipped(a))
	require.Equal(t, []string{"Reuters"}, a.Credits)
	r, ok := a.SourceRange(facts.Span{Part: 0, Start: 0, End: 4})
	require.True(t, ok)
	require.Equal(t, "Fire", string(data[r.Start:r.End]))
	require.Equal(t, 3, r.Start) // after the byte order mark
	checkArticle(t, a)
}

func TestInvalidBytesKeepOffsetsTrue(t *testing.T) {
	text := "Café owner hurt in blast\n\nThe “blast” at the caf\xe9 in Ilford hurt Zo\xeb Marsh and two others on Monday, police said.\n"
	a := decodeInvalid(t, "a.txt:3:23: byte 0xe9 is not UTF-8, and 1 more: read as U+FFFD", "a.txt", text)
	require.Equal(t, "Café owner hurt in blast", part(a, "title"))
	for quote, source := range map[string]string{"caf\ufffd in": "caf\xe9 in", "\ufffd": "\xe9", "“blast”": "“blast”", "Ilford": "Ilford", "Zo\ufffd Marsh": "Zo\xeb Marsh"} {
		require.Equal(t, source, sourceOf(t, a, quote))
	}
	checkArticle(t, a)
}

func TestHugeSingleLine(t *testing.T) {
	text := strings.Repeat("Twelve people were hurt in the port of Tarn on Monday. ", 100_000)
	a := decodeOne(t, "a.txt", text)
	require.Len(t, part(a, "body"), len(text))
}

func TestUnreadable(t *testing.T) {
	for _, c := range []struct{ name, path, data, want string }{
		{"empty", "a.txt", "", "a.txt: is empty"},
		{"white space", "a.md", " \r\n\t", "a.md: is empty"},
		{"a mark alone", "a.txt", "\ufeff\n", "a.txt: is empty"},
		{"NUL", "a.txt", "Twelve\x00people", "a.txt: is a binary file, not an article"},
		{"control bytes", "a.jsonl", "\x01\x02\x03\x04abc", "a.jsonl: is a binary file, not an article"},
		{"PDF", "a.txt", "%PDF-1.7 and so on", "a.txt: is a PDF: export its text"},
		{"old Word", "a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "a.doc: is a document of an old Office program: save it as .docx or .txt"},
		{"RTF", "a.rtf", `{\rtf1\ansi Twelve people}`, "a.rtf: is an RTF document: save it as .docx or .txt"},
		{"picture", "stdin", "\x89PNG\r\n\x1a\n", "stdin: is a picture (PNG): its text must be typed"},
		{"archive", "a.zip", "PK\x03\x04\x14\x00", "a.zip: is a zip archive: unpack it first"},
		{"no encoding", "a.txt", strings.Repeat("\xff\x01\xfe", 40), "a.txt: is a binary file, not an article"},
		{"other format", "a.yaml", "x: 1", "a.yaml: .yaml is no known article format (" + strings.Join(extensions(), " ") + ")"},
		{"too large", "a.txt", strings.Repeat("a", maxSize+1), "a.txt: is larger than 64 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, err := Decode(Input{Path: c.path, Data: []byte(c.data)})
			require.EqualError(t, err, c.want)
			require.Empty(t, found)
		})
	}
}

func TestContentDecidesWithoutExtension(t *testing.T) {
	require.Equal(t, "x", decodeOne(t, "stdin", `{"id":"x","text":"Two died."}`).ID)
	require.Equal(t, "Two & more die", part(decodeOne(t, "stdin", "# Two &amp; more die\n\nIn Tarn."), "title"))
	require.Equal(t, "Two &amp; more died.", part(decodeOne(t, "stdin", "Two &amp; more died."), "body"))
}
