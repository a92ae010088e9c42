package article

import (
	"archive/zip"
	"bytes"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// LibreOffice wrote these three; tracked.odt is the source of tracked.docx.
func TestDraftsOfLibreOffice(t *testing.T) {
	trackedBody := []string{
		"By Lena Marwood",
		"OSTERMOUTH, March 3 — At least twelve people were killed when a warehouse burned down on Monday, the fire brigade said.",
		"Harbour master Tom Ellery called it “a black day”.",
		"Police\theld two men.\nOne is 34.",
		"What we know",
		"The roof fell at 4 a.m.",
		"See our live page.",
		"Killed",
		"12",
		"The inquiry opens on Thursday. It will sit in Dunbury.",
		"Box: forty firefighters came.",
		"The fire brigade first spoke of seven dead.",
	}
	for _, c := range []struct {
		file, title, byline, place, modified string
		body                                 []string
	}{
		{"tracked.docx", "Warehouse fire kills twelve in Ostermouth", "Lena Marwood", "OSTERMOUTH", "2026-03-03T17:45:00Z", trackedBody},
		{"tracked.odt", "Warehouse fire kills twelve in Ostermouth", "Lena Marwood", "OSTERMOUTH", "2026-03-03T17:45:00Z", trackedBody},
		{"draft.docx", "Ferry with 40 aboard runs aground off Tarn", "Otto Brandl", "PORT TARN", "", []string{
			"By Otto Brandl",
			"PORT TARN, March 2 — A ferry with 40 people aboard ran aground on Monday, the coast guard said. “Nobody was hurt,” said Captain Ines Abel.",
			"Two tugs are on the way.", "The strait is closed.", "Aboard", "Hurt", "40", "0",
			"Correction: an earlier version of this draft gave the number aboard as 14.",
		}},
	} {
		data, err := os.ReadFile("testdata/" + c.file)
		require.NoError(t, err)
		format := docxFormat
		if strings.HasSuffix(c.file, ".odt") {
			format = odtFormat
		}
		require.True(t, format.Detect(data), c.file)
		found, err := format.Decode(Input{Path: c.file, Data: data})
		require.NoError(t, err, c.file)
		require.Len(t, found, 1)
		a := found[0]
		checkArticle(t, a)
		require.Equal(t, c.title, a.Parts[0].Text, c.file)
		require.Equal(t, strings.Join(c.body, "\n\n"), a.Parts[1].Text, c.file)
		require.Equal(t, c.byline, a.Byline, c.file)
		require.Equal(t, c.place, a.Place, c.file)
		require.Equal(t, c.modified, a.Modified.String(), c.file)
		require.Nil(t, a.Parts[1].Runs)
		require.Equal(t, c.file, a.ID)
	}
}

// A time at which a file was made or saved is no time of publication.
func TestDraftTimesAreNoPublication(t *testing.T) {
	a := wordArticle(t, map[string]string{
		"word/document.xml": word(`<w:p><w:r><w:t>Two people died in the fire, police said.</w:t></w:r></w:p>`),
		"docProps/core.xml": `<p xmlns:dc="d"><dc:title>Fire kills two</dc:title><dc:creator>Ana Pohl</dc:creator><created>2026-01-01T00:00:00Z</created><modified>2026-02-01T10:00:00Z</modified></p>`,
	})
	require.False(t, a.Published.Known())
	require.Equal(t, "2026-02-01T10:00:00Z", a.Modified.String())
	require.Equal(t, "Ana Pohl", a.Byline)
	require.Equal(t, "Fire kills two", a.Parts[0].Text)
	require.Equal(t, []facts.Basis{
		{Field: "title", Where: "document properties"},
		{Field: "byline", Where: "document properties", Guessed: true},
		{Field: "modified", Where: "document properties", Guessed: true},
	}, a.Basis)
}

// The year of a day without one is that of the last change; the day is the text's.
func TestDraftDateline(t *testing.T) {
	for _, c := range []struct{ text, saved, published, until string }{
		{"LIMA, March 3 (Reuters) - Two people died.", "2026-03-03T17:00:00Z", "2026-03-03", ""},
		{"LIMA, March 4 (Reuters) - Two people died.", "2026-03-03T17:00:00Z", "2026-03-04", ""}, // for tomorrow's paper
		{"LIMA, Dec. 30 (Reuters) - Two people died.", "2026-01-02T17:00:00Z", "2025-12-30", ""},
		{"LIMA, March 3 (Reuters) - Two people died.", "", "", ""},
		{"EMBARGOED UNTIL 6 p.m. GMT March 4", "2026-03-03T17:00:00Z", "", "2026-03-04T18:00:00Z"},
	} {
		parts := map[string]string{"word/document.xml": word(`<w:p><w:r><w:t>` + c.text + `</w:t></w:r></w:p>`)}
		if c.saved != "" {
			parts["docProps/core.xml"] = `<p><modified>` + c.saved + `</modified></p>`
		}
		a := wordArticle(t, parts)
		require.Equal(t, c.published, a.Published.String(), c.text)
		require.Equal(t, c.published, a.Anchor().String(), c.text)
		until := ""
		for _, m := range a.Marks {
			until += m.Until.String()
		}
		require.Equal(t, c.until, until, c.text)
	}
}

func TestWordText(t *testing.T) {
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	del := func(s string) string { return `<w:del w:id="1"><w:r><w:delText>` + s + `</w:delText></w:r></w:del>` }
	for _, c := range []struct{ name, body, want string }{
		{"insertion and deletion", `<w:p>` + run("At least ") + del("9") + `<w:ins>` + run("15") + `</w:ins>` + run(" died.") + `</w:p>`, "At least 15 died."},
		{"text of a deletion in plain runs", `<w:p>` + run("A") + `<w:del><w:r><w:t>B</w:t></w:r></w:del>` + run("C") + `</w:p>`, "AC"},
		{"deletion inside an insertion", `<w:p><w:ins>` + run("A") + del("B") + `</w:ins></w:p>`, "A"},
		{"moved text stands once", `<w:p><w:moveFrom>` + run("X.") + `</w:moveFrom>` + run("Y. ") + `<w:moveTo>` + run("X.") + `</w:moveTo></w:p>`, "Y. X."},
		{"a deleted mark joins paragraphs", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + run("Two ") + `</w:p><w:p>` + run("died.") + `</w:p><w:p>` + run("Z") + `</w:p>`, "Two died.\n\nZ"},
		{"former properties do not count", `<w:p><w:pPr><w:rPr><w:rPrChange><w:rPr><w:vanish/><w:del/></w:rPr></w:rPrChange></w:rPr></w:pPr>` + run("A") + `</w:p><w:p>` + run("B") + `</w:p>`, "A\n\nB"},
		{"a joined mark ends with its cell", `<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + run("1") + `</w:p></w:tc><w:tc><w:p>` + run("2") + `</w:p></w:tc></w:tr></w:tbl>`, "1\n\n2"},
		{"deleted row", `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>` + run("1") + `</w:p></w:tc></w:tr><w:tr><w:tc><w:p>` + run("2") + `</w:p></w:tc></w:tr></w:tbl>`, "2"},
		{"deleted cell", `<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p>` + run("1") + `</w:p></w:tc><w:tc><w:p>` + run("2") + `</w:p></w:tc></w:tr></w:tbl>`, "2"},
		{"table in a table", `<w:tbl><w:tr><w:tc><w:p>` + run("a") + `</w:p><w:tbl><w:tr><w:tc><w:p>` + run("b") + `</w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>`, "a\n\nb"},
		{"field code and result", `<w:p>` + run("Page ") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>` +
			`<w:r><w:instrText>X</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("hidden") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("3") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + run(" of 4") + `</w:p>`, "Page 3 of 4"},
		{"simple field", `<w:p><w:fldSimple w:instr="DATE">` + run("2 March") + `</w:fldSimple></w:p>`, "2 March"},
		{"hidden and struck out", `<w:p>` + run("A") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>B</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>C</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>D</w:t></w:r></w:p>`, "AC"},
		{"hidden by a style", `<w:p>` + run("A") + `<w:r><w:rPr><w:rStyle w:val="Hid"/></w:rPr><w:t>B</w:t></w:r></w:p>`, "A"},
		{"content controls, smart tags, links", `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:smartTag>` + run("Lugo") + `</w:smartTag><w:hyperlink>` + run(" fire") + `</w:hyperlink></w:p></w:sdtContent></w:sdt>`, "Lugo fire"},
		{"placeholder text", `<w:p>` + run("A") + `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + run("Click here") + `</w:sdtContent></w:sdt></w:p>`, "A"},
		{"a text box stands once, after its paragraph", `<w:p>` + run("Be") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><x:pos>77</x:pos><x:t><w:txbxContent><w:p>` + run("Box") + `</w:p></w:txbxContent></x:t></w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><w:txbxContent><w:p>` + run("Box") + `</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>` + run("fore") + `</w:p>`, "Before\n\nBox"},
		{"an old text box", `<w:p>` + run("A") + `<w:r><w:pict><x:textbox><w:txbxContent><w:p>` + run("Box") + `</w:p></w:txbxContent></x:textbox></w:pict></w:r></w:p>`, "A\n\nBox"},
		{"tabs, breaks, hyphens, symbols", `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>12</w:t><w:noBreakHyphen/><w:t>year</w:t><w:softHyphen/><w:t>s</w:t><w:sym w:char="20AC"/><w:sym w:char="F0B7"/></w:r></w:p>`, "a\tb\n12-years€"},
		{"ruby", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`, "漢"},
		{"comments", `<w:p><w:commentRangeStart w:id="0"/>` + run("A") + `<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`, "A"},
		{"notes that the text calls", `<w:p>` + run("A") + `<w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="3"/></w:r><w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del></w:p>`, "A\n\nFoot three.\n\nEnd one."},
		{"mathematics", `<w:p>` + run("E = ") + `<m:oMath><m:r><m:t>mc²</m:t></m:r></m:oMath></w:p>`, "E = mc²"},
		{"entities and spaces of the layout", "<w:p><w:r>\n <w:t>A &amp; B\n&#x2014; C</w:t>\n</w:r></w:p>", "A & B — C"},
	} {
		a := wordArticle(t, map[string]string{
			"word/document.xml":  word(c.body),
			"word/styles.xml":    `<w:styles xmlns:w="` + wordURI + `"><w:style w:styleId="Hid"><w:name w:val="Off"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
			"word/footnotes.xml": `<w:footnotes xmlns:w="` + wordURI + `"><w:footnote w:id="0"><w:p><w:r><w:t>sep</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Foot two.</w:t></w:r></w:p></w:footnote><w:footnote w:id="3"><w:p><w:r><w:footnoteRef/><w:t>Foot three.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
			"word/endnotes.xml":  `<w:endnotes xmlns:w="` + wordURI + `"><w:endnote w:id="1"><w:p><w:r><w:t>End one.</w:t></w:r></w:p></w:endnote></w:endnotes>`,
			"word/comments.xml":  `<w:comments xmlns:w="` + wordURI + `"><w:comment w:id="0"><w:p><w:r><w:t>really?</w:t></w:r></w:p></w:comment></w:comments>`,
		})
		var all []string
		for _, p := range a.Parts {
			all = append(all, p.Text)
		}
		require.Equal(t, c.want, strings.TrimSpace(strings.Join(all, "\n\n")), c.name)
	}
}

func TestWordTitle(t *testing.T) {
	styles := `<w:styles xmlns:w="` + wordURI + `"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>` +
		`<w:style w:styleId="Zeile"><w:name w:val="Our line"/><w:basedOn w:val="berschrift1"/></w:style><w:style w:styleId="Loop"><w:name w:val="loop"/><w:basedOn w:val="Loop"/></w:style></w:styles>`
	para := func(style, s string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
	}
	prose := para("Normal", "Two people died in the fire on Monday, police said in a statement.")
	for _, c := range []struct{ name, body, title, first string }{
		{"title style", para("Normal", "SLUG") + para("Title", "Fire kills two") + prose, "Fire kills two", "SLUG"},
		{"heading named in another language", para("berschrift1", "Fire kills two") + prose, "Fire kills two", "Two people"},
		{"house style based on a heading", para("Zeile", "Fire kills two") + prose, "Fire kills two", "Two people"},
		{"outline level without a style", `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Fire kills two</w:t></w:r></w:p>` + prose, "Fire kills two", "Two people"},
		{"a later heading is no title", prose + prose + prose + para("berschrift1", "Background.") + prose, "Set by hand", "Two people"},
		{"a style based on itself", para("Loop", "Fire kills two") + prose, "Fire kills two", "Two people"},
		{"no style at all", para("Normal", "Fire kills two") + prose, "Fire kills two", "Two people"},
		{"properties", prose, "Set by hand", "Two people"},
	} {
		a := wordArticle(t, map[string]string{"word/document.xml": word(c.body), "word/styles.xml": styles,
			"docProps/core.xml": `<p><title>Set by hand</title><creator>Admin</creator></p>`})
		require.Equal(t, c.title, a.Parts[0].Text, c.name)
		require.True(t, strings.HasPrefix(a.Parts[1].Text, c.first), "%s: %s", c.name, a.Parts[1].Text)
		require.Empty(t, a.Byline, c.name)
	}
}

func TestDraftsThatCannotBeRead(t *testing.T) {
	prose := `<w:p><w:r><w:t>Two people died.</w:t></w:r></w:p>`
	good := zipped(t, map[string]string{"word/document.xml": word(prose)})
	broken := bytes.Replace(good, []byte("word/document.xml"), []byte("word/document.xmL"), 1) // the local header only
	flipped := append([]byte(nil), good...)
	flipped[60] ^= 0xff
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"cut off", good[:len(good)/2], "a.docx: is cut off or damaged"},
		{"only the signature", []byte("PK\x03\x04"), "a.docx: is cut off or damaged"},
		{"no zip", []byte("Two people died."), ""},
		{"old Word", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("x", 600)), "a.docx: is a .doc file of old Word"},
		{"another zip", zipped(t, map[string]string{"a.txt": "hello"}), "a.docx: is a zip archive, but no Word file"},
		{"flipped bytes", flipped, "a.docx: word/document.xml:"},
		{"names that differ", broken, ""},
		{"no text", zipped(t, map[string]string{"word/document.xml": word(`<w:p/>`)}), "a.docx: holds no text"},
		{"XML cut off", zipped(t, map[string]string{"word/document.xml": strings.TrimSuffix(word(prose), "</w:body></w:document>")}), "a.docx: word/document.xml: line 1: is not XML: unexpected EOF"},
		{"no XML", zipped(t, map[string]string{"word/document.xml": "<<<<"}), "a.docx: word/document.xml: line 1: is not XML"},
		{"entities", zipped(t, map[string]string{"word/document.xml": `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>` + word(prose)}), "a.docx: word/document.xml: has a document type declaration"},
		{"nested", zipped(t, map[string]string{"word/document.xml": word(strings.Repeat("<w:sdt>", 5000))}), "a.docx: word/document.xml: elements are nested more than 256 deep"},
		{"nested properties", zipped(t, map[string]string{"word/document.xml": word("<w:p><w:pPr>" + strings.Repeat("<w:x>", 5000))}), "a.docx: word/document.xml: elements are nested more than 256 deep"},
		{"zip bomb", zipped(t, map[string]string{"word/document.xml": word(`<w:p><w:r><w:t>` + strings.Repeat(" ", 30<<20) + `</w:t></w:r></w:p>`)}), "a.docx: word/document.xml: unzips to more than 200 times its size"},
	} {
		found, err := decodeDraft(Input{Path: "a.docx", Data: c.data}, readWord)
		if c.want == "" && err == nil {
			continue // some damage the archive survives
		}
		require.Error(t, err, c.name)
		require.Empty(t, found, c.name)
		require.True(t, strings.HasPrefix(err.Error(), c.want), "%s: %v", c.name, err)
		require.NotContains(t, err.Error(), "\n")
	}
}

func TestManyEntries(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for range maxEntries + 1 {
		_, err := w.CreateHeader(&zip.FileHeader{Name: "x"})
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	_, err := decodeDraft(Input{Path: "a.docx", Data: b.Bytes()}, readWord)
	require.EqualError(t, err, "a.docx: holds more than 10000 files")
}

// FuzzWord holds for any bytes of the part that holds the text: no panic, no error without a file name, an article that checkArticle accepts.
func FuzzWord(f *testing.F) {
	f.Add(word(`<w:p><w:r><w:t>Two died.</w:t></w:r></w:p>`), false)
	f.Add(`<a><text><p>x<note><note-body><p>y</p></note-body></note><s c="9"/></p></text></a>`, true)
	f.Add(word(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r></w:p><mc:AlternateContent/>`), false)
	f.Fuzz(func(t *testing.T, xml string, open bool) {
		read, name := readWord, "word/document.xml"
		if open {
			read, name = readOpenDocument, "content.xml"
		}
		found, err := decodeDraft(Input{Path: "a", Data: zipped(t, map[string]string{name: xml})}, read)
		require.Equal(t, err == nil, len(found) == 1)
		for _, a := range found {
			checkArticle(t, a)
		}
	})
}

// FuzzArchive holds the same for any bytes of the archive.
func FuzzArchive(f *testing.F) {
	for _, name := range []string{"testdata/draft.docx", "testdata/tracked.docx", "testdata/tracked.odt"} {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func(*archive) (draft, error){readWord, readOpenDocument} {
			found, err := decodeDraft(Input{Path: "a", Data: data}, read)
			require.Equal(t, err == nil, len(found) == 1)
			for _, a := range found {
				checkArticle(t, a)
			}
		}
	})
}

func BenchmarkWord(b *testing.B) {
	p := `<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>At least 12 people were killed when the ferry went down off Tarn on Monday, the harbour master said.</w:t></w:r></w:p>`
	data := zipped(b, map[string]string{"word/document.xml": word(strings.Repeat(p, 200))})
	b.SetBytes(200 * 100) // of text
	for b.Loop() {
		if _, err := decodeDraft(Input{Path: "a.docx", Data: data}, readWord); err != nil {
			b.Fatal(err)
		}
	}
}

const wordURI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// word wraps the content of a body.
func word(body string) string {
	return `<w:document xmlns:w="` + wordURI + `" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:x="urn:x"><w:body>` + body + `</w:body></w:document>`
}

// zipped packs parts by name, in the order of their names.
func zipped(t testing.TB, parts map[string]string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = f.Write([]byte(parts[name]))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

func wordArticle(t *testing.T, parts map[string]string) *facts.Article {
	found, err := decodeDraft(Input{Path: "a.docx", Data: zipped(t, parts)}, readWord)
	require.NoError(t, err)
	require.Len(t, found, 1)
	checkArticle(t, found[0])
	return found[0]
}
