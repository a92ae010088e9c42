package article

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html/charset"

	"crosscheck/facts"
)

// encoded lists the fixtures of testdata/encodings: what they are, what told, and words of them with the bytes that say so.
var encoded = []struct {
	file, encoding, how string
	quote, source       string
}{
	{"utf-8.txt", "", "", "“Nobody", "“Nobody"},
	{"utf-16le.txt", "utf-16le", "by its byte order mark", "é N😀", ""},
	{"utf-16le.txt", "utf-16le", "by its byte order mark", "Núñ", "N\x00\xfa\x00\xf1\x00"},
	{"utf-16le.txt", "utf-16le", "by its byte order mark", "😀 A", "\x3d\xd8\x00\xde \x00A\x00"},
	{"utf-16be.txt", "utf-16be", "by its byte order mark", "’s", "\x20\x19\x00s"},
	{"utf-32le.txt", "utf-32le", "by its byte order mark", "😀", "\x00\xf6\x01\x00"},
	{"utf-32be.txt", "utf-32be", "by its byte order mark", "é", "\x00\x00\x00\xe9"},
	{"utf-16le-unmarked.txt", "utf-16le", "by its bytes", "é", "\xe9\x00"},
	{"utf-16be-unmarked.txt", "utf-16be", "by its bytes", "é", "\x00\xe9"},
	{"utf-32le-unmarked.txt", "utf-32le", "by its bytes", "é", "\xe9\x00\x00\x00"},
	{"utf-32be-unmarked.txt", "utf-32be", "by its bytes", "é", "\x00\x00\x00\xe9"},
	{"utf-16le-russian.txt", "utf-16le", "by its byte order mark", "12 ч", "1\x002\x00 \x00\x47\x04"},
	{"windows-1252.txt", "windows-1252", "by its bytes", "“Nobody knows why it burned,” said José Núñez, the harbour master’s", "\x93Nobody knows why it burned,\x94 said Jos\xe9 N\xfa\xf1ez, the harbour master\x92s"},
	{"windows-1252.txt", "windows-1252", "by its bytes", "Ostermouth – the", "Ostermouth \x96 the"},
	{"windows-1250.txt", "windows-1250", "by its bytes", "straży", "stra\xbfy"},
	{"iso-8859-2.txt", "iso-8859-2", "by its bytes", "Wiśniewski", "Wi\xb6niewski"},
	{"windows-1251.txt", "windows-1251", "by its bytes", "Иван", "\xc8\xe2\xe0\xed"},
	{"koi8-r.txt", "koi8-r", "by its bytes", "Иван", "\xe9\xd7\xc1\xce"},
	{"iso-8859-5.txt", "iso-8859-5", "by its bytes", "Иван", "\xb8\xd2\xd0\xdd"},
	{"windows-1253.txt", "iso-8859-7", "by its bytes", "Η αιτία", "\xc7 \xe1\xe9\xf4\xdf\xe1"},
	{"windows-1254.txt", "windows-1254", "by its bytes", "Ayşe", "Ay\xfee"},
	{"windows-1255.txt", "windows-1255", "by its bytes", "בנמל", "\xe1\xf0\xee\xec"},
	{"windows-1256.txt", "windows-1256", "by its bytes", "حريق", "\xcd\xd1\xed\xde"},
	{"shift_jis.txt", "shift_jis", "by its bytes", "12人が", "12\x90\x6c\x82\xaa"},
	{"shift_jis.txt", "shift_jis", "by its bytes", "ﾌｪ", "\xcc\xaa"},
	{"euc-jp.txt", "euc-jp", "by its bytes", "ﾌｪは", ""},
	{"euc-jp.txt", "euc-jp", "by its bytes", "ｰは", "\x8e\xb0\xa4\xcf"},
	{"gb18030.txt", "gb18030", "by its bytes", "12人", "12\xc8\xcb"},
	{"gb18030.txt", "gb18030", "by its bytes", "𠀀", "\x95\x32\x82\x36"},
	{"big5.txt", "big5", "by its bytes", "12人", "12\xa4\x48"},
	{"euc-kr.txt", "euc-kr", "by its bytes", "12명", "12\xb8\xed"},
}

func TestEncodings(t *testing.T) {
	tested := map[string]bool{}
	for _, c := range encoded {
		tested[c.file] = true
		a := decodeFile(t, c.file)
		checkArticle(t, a)
		require.NotContains(t, part(a, "body"), "\ufffd", c.file)
		var basis []facts.Basis
		if c.encoding != "" {
			basis = []facts.Basis{{Field: "encoding", Where: c.encoding + ", " + c.how, Guessed: c.how == "by its bytes"}}
		}
		require.Equal(t, basis, a.Basis, c.file)
		if c.source != "" {
			require.Equal(t, c.source, sourceOf(t, a, c.quote), c.file)
		}
	}
	for _, name := range glob(t, "testdata/encodings/*.txt") {
		require.True(t, tested[filepath.Base(name)], "%s is not tested", name)
	}
}

func decodeFile(t *testing.T, name string) *facts.Article {
	t.Helper()
	data, err := os.ReadFile("testdata/encodings/" + name)
	require.NoError(t, err)
	return decodeOne(t, name, string(data))
}

func glob(t testing.TB, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}

// TestTruncatedEncodings cuts every fixture in many places: what is read is true, and at most the last character is lost.
func TestTruncatedEncodings(t *testing.T) {
	for _, name := range glob(t, "testdata/encodings/*.txt") {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		for end := 1; end < len(data); end += 3 {
			found, err := Decode(Input{Path: name, Data: data[:end]})
			for _, a := range found {
				checkArticle(t, a)
			}
			if end > len(data)*3/4 { // enough to know the encoding by
				require.Len(t, found, 1, "%s at %d: %v", name, end, err)
				require.LessOrEqual(t, strings.Count(part(found[0], "body"), "\ufffd"), 3, "%s at %d", name, end)
			}
		}
	}
}

// TestEveryEncodingRoundTrips encodes text in every encoding of the web, reads it as declared, and finds each character's bytes.
func TestEveryEncodingRoundTrips(t *testing.T) {
	const ascii = "Twelve people were killed in Tarn."
	for _, label := range strings.Fields(`ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15
		iso-8859-16 koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257
		windows-1258 x-mac-cyrillic gbk gb18030 big5 euc-jp shift_jis euc-kr`) {
		e, name := charset.Lookup(label)
		require.Equal(t, label, name)
		var text strings.Builder
		for _, r := range "äéłşжю€—“”’αΩשא جم港火災人受字あア가각中国𠀀ﾌ" {
			if b, err := e.NewEncoder().String(string(r)); err == nil && !strings.HasPrefix(b, "&#") {
				text.WriteRune(r)
				text.WriteString("x")
			}
		}
		want := text.String() + ascii + text.String() + text.String()
		data, err := e.NewEncoder().String(want)
		require.NoError(t, err)
		if utf8.ValidString(data) {
			continue
		}
		got, ok := decodeLegacy([]byte(data), label)
		require.True(t, ok)
		require.Equal(t, want, got.text, label)
		require.Zero(t, got.bad)
		for i := 0; i < len(want); {
			_, n := utf8.DecodeRuneInString(want[i:])
			from, ok := facts.SourceOffset(want, got.runs, i, false)
			to, okTo := facts.SourceOffset(want, got.runs, i+n, true)
			require.True(t, ok && okTo)
			back, err := e.NewDecoder().String(data[from:to])
			require.NoError(t, err)
			require.Equal(t, want[i:i+n], back, label)
			i += n
		}
	}
}

func TestWhichEncoding(t *testing.T) {
	meta := func(label, body string) string { return "<html><head><meta charset=" + label + "></head><p>" + body }
	for _, c := range []struct{ name, data, text, encoding, how string }{
		{"ASCII", "Two died.", "", "", ""},
		{"UTF-8 with a wrong declaration", meta("windows-1251", "café"), "", "", ""},
		{"UTF-8 far down", strings.Repeat("Two died. ", 9000) + "café", "", "", ""},
		{"declared and right", meta(`"windows-1251"`, "caf\xe9"), meta(`"windows-1251"`, "cafй"), "windows-1251", "as declared"},
		{"declared in content", `<meta http-equiv='Content-Type' content='text/html; charset = "koi8-r"'>` + "\xc1", `<meta http-equiv='Content-Type' content='text/html; charset = "koi8-r"'>а`, "koi8-r", "as declared"},
		{"declared by XML", `<?xml version="1.0" encoding='iso-8859-15'?>` + "<p>\xa4 3", `<?xml version="1.0" encoding='iso-8859-15'?><p>€ 3`, "iso-8859-15", "as declared"},
		{"latin1 is Windows-1252 on the web", meta("latin1", "\x93caf\xe9\x94"), meta("latin1", "“café”"), "windows-1252", "as declared"},
		{"declared UTF-8, all bytes of Windows-1252", meta("utf-8", "\x93caf\xe9\x94 of Zo\xeb"), meta("utf-8", "“café” of Zoë"), "windows-1252", "by its bytes"},
		{"declared by no known label", meta("x-nothing", "caf\xe9 of"), meta("x-nothing", "café of"), "windows-1252", "by its bytes"},
		{"declared UTF-16 in bytes", meta("utf-16", "caf\xe9 of"), meta("utf-16", "café of"), "windows-1252", "by its bytes"},
		{"declared what it cannot be", meta("shift_jis", "caf\xe9 of Zo\xeb \x80 \xff\xff\xff\xa0\xfd"), meta("shift_jis", "café of Zoë € ÿÿÿ\u00a0ý"), "windows-1252", "by its bytes"},
		{"one byte", "caf\xe9 fire", "café fire", "windows-1252", "by its bytes"},
		{"dashes and marks", "The \x91port\x92 \x96 closed \x97 said: \x93No\x85\x94", "The ‘port’ – closed — said: “No…”", "windows-1252", "by its bytes"},
		{"rows of no-break spaces", "Two\xa0\xa0\xa0died.\xa0\xa0\xa0\xa0Caf\xe9", "Two\u00a0\u00a0\u00a0died.\u00a0\u00a0\u00a0\u00a0Café", "windows-1252", "by its bytes"},
		{"bytes that Windows-1252 has not", "Two\x81died", "Two\ufffddied", "windows-1252", "by its bytes"},
		{"UTF-8 damaged in one place", "café, caf\xe9, naïve", "café, caf\ufffd, naïve", "", ""},
		{"UTF-8 cut off", "Twelve at the caf\xc3", "Twelve at the caf\ufffd", "", ""},
		{"a mark and other bytes", "\xef\xbb\xbfcaf\xe9", "caf\ufffd", "", ""},
		{"half of a pair", "\xff\xfea\x00\x3d\xd8b\x00", "a\ufffdb", "utf-16le", "by its byte order mark"},
		{"an odd byte", "\xfe\xff\x00a\x00", "a\ufffd", "utf-16be", "by its byte order mark"},
		{"no character", "\xff\xfe\x00\x00a\x00\x00\x00\x00\x00\x11\x00", "a\ufffd", "utf-32le", "by its byte order mark"},
		{"a few zero bytes", "Two\x00died.", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := recode([]byte(c.data))
			if c.text == "" {
				require.True(t, got.plain)
				c.text = c.data
			}
			require.Equal(t, c.text, string(got.data))
			require.Equal(t, []string{c.encoding, c.how}, []string{got.encoding, got.how})
			require.Equal(t, strings.Count(c.text, "\ufffd"), got.bad)
		})
	}
}

func TestBadBytesAreNamed(t *testing.T) {
	for data, want := range map[string]string{
		"Fire\n\xef\xbb\xbfcafé, caf\xe9, caf\xe9":                    "a.txt:2:11: byte 0xe9 is not UTF-8, and 1 more: read as U+FFFD",
		"\xff\xfeT\x00w\x00o\x00\n\x00d\x00\x3d\xd8e\x00 \x00i\x00":   "a.txt:2:2: byte 0x3d is not utf-16le: read as U+FFFD",
		"\ufeffTwelve at the old caf\xe9 of the harbour were killed.": "a.txt:1:22: byte 0xe9 is not UTF-8: read as U+FFFD",
	} {
		checkArticle(t, decodeInvalid(t, want, "a.txt", data))
	}
	_, err := Decode(Input{Path: "a.txt", Data: []byte("\ufeff" + strings.Repeat("a\xff", 40))})
	require.EqualError(t, err, "a.txt: is text in no known encoding: more than one byte in ten is not UTF-8")
}

func TestXMLDeclarationIsBlanked(t *testing.T) {
	for data, want := range map[string]string{
		`<?xml version="1.0" encoding="windows-1252"?><a/>`: `<?xml version="1.0"` + strings.Repeat(" ", 24) + `?><a/>`,
		`<?xml version="1.0" encoding = 'x'?><a/>`:          `<?xml version="1.0"` + strings.Repeat(" ", 15) + `?><a/>`,
		`<?xml version="1.0" encoding="UTF-8"?><a/>`:        `<?xml version="1.0" encoding="UTF-8"?><a/>`,
		`<?xml version="1.0"?><a encoding="x"/>`:            `<?xml version="1.0"?><a encoding="x"/>`,
		`<?xml encoding="x`:                                 `<?xml encoding="x`,
		`Two died.`:                                         `Two died.`,
	} {
		require.Equal(t, want, string(withoutDeclaration([]byte(data))))
	}
}

// TestPiecesFindTheirPlace: an article that is a slice of the text becomes a slice of the file, with runs into it.
func TestPiecesFindTheirPlace(t *testing.T) {
	line := `{"id":"a","text":"Two at the café — died."}`
	var file bytes.Buffer
	file.WriteString("\xff\xfe")
	for _, c := range []byte(strings.ReplaceAll("x\n"+line+"\n", "é — ", "e - ")) {
		file.Write([]byte{c, 0})
	}
	found, err := Decode(Input{Path: "a.jsonl", Data: file.Bytes()})
	require.Error(t, err)
	require.Len(t, found, 1)
	require.Equal(t, "{\x00\"\x00i\x00", string(found[0].Source[:6]))
	require.Len(t, found[0].Source, 2*len("{\"id\":\"a\",\"text\":\"Two at the cafe - died.\"}"))
	require.Equal(t, version(found[0].Source), found[0].Version)

	data := []byte("0123456789")
	at, ok := inside(data, data[3:5])
	require.True(t, ok)
	require.Equal(t, 3, at)
	_, ok = inside(data, []byte("34"))
	require.False(t, ok, "equal bytes elsewhere")
	_, ok = inside(data[:4], data[3:6])
	require.False(t, ok)
}

// TestLargeFilesOfOtherEncodings holds that the way back stays small: at most one byte for three of text, whatever alternates.
func TestLargeFilesOfOtherEncodings(t *testing.T) {
	for _, unit := range []string{"Twelve people. ", "жz", "жы ", "é", "“a” "} {
		text := strings.Repeat(unit, 2<<20/len(unit))
		wide := make([]byte, 2, 4<<20)
		copy(wide, "\xff\xfe")
		for _, r := range text {
			wide = append(wide, byte(r), byte(r>>8))
		}
		start := time.Now()
		got := recode(wide)
		require.Equal(t, text, got.text)
		require.Less(t, len(got.runs)*40, len(text)/3)
		a := &facts.Article{Source: wide, Parts: []facts.Part{{Text: got.text, Runs: got.runs}}}
		at := strings.LastIndex(text, unit)
		r, ok := a.SourceRange(facts.Span{Start: at, End: at + len(unit)})
		require.True(t, ok)
		require.Equal(t, len(wide), r.End)
		require.Less(t, time.Since(start), 5*time.Second)
	}
}

// FuzzRecode holds for any bytes, as they are and as each encoding: valid text, runs that cover it without a gap, each character from its bytes.
func FuzzRecode(f *testing.F) {
	for _, name := range glob(f, "testdata/encodings/*.*") {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data, "windows-1252")
	}
	for _, label := range []string{"windows-1252", "windows-1251", "shift_jis", "euc-jp", "gb18030", "gbk", "big5", "euc-kr", "koi8-r", "iso-8859-8", "windows-874"} {
		f.Add([]byte("a\x80\xff \x81\x30\x81\x30\x95\x32\x82\x36\x88\x62\xe9\xe9\x8f\xa2\xaf\xfe\xfe\xa1\x20"), label)
	}
	f.Fuzz(func(t *testing.T, data []byte, label string) {
		checkRecoded(t, recode(data), data)
		if name := legacy(label); name != "" {
			got, ok := decodeLegacy(data, name)
			require.True(t, ok)
			checkRecoded(t, got, data)
			e, _ := charset.Lookup(name)
			if want, err := e.NewDecoder().Bytes(data); err == nil && got.bad == 0 {
				require.Equal(t, string(want), got.text)
			}
		}
	})
}

func checkRecoded(t *testing.T, got recoded, data []byte) {
	t.Helper()
	require.Equal(t, got.plain, got.text == "" && len(got.runs) == 0 && len(got.data) > 0 || len(data) == 0, "%q", data)
	if got.plain {
		require.Equal(t, data, got.data)
		return
	}
	require.True(t, utf8.Valid(got.data))
	require.Equal(t, got.text, string(got.data))
	a := &facts.Article{Source: data}
	if got.encoding != "" {
		a.Basis = []facts.Basis{{Field: "encoding", Where: got.encoding + ", x"}}
	}
	text, source := 0, len(data)
	for i, r := range got.runs {
		if i == 0 {
			source = r.Source.Start
			require.LessOrEqual(t, source, 4)
		}
		require.Equal(t, text, r.Text.Start)
		require.Equal(t, source, r.Source.Start)
		checkRun(t, a, got.text, r)
		text, source = r.Text.End, r.Source.End
	}
	require.Equal(t, len(got.text), text)
	require.Equal(t, len(data), source)
}

func BenchmarkRecode(b *testing.B) {
	english := strings.Repeat("“At least 12 people were killed,” the harbour master’s deputy said on Monday – José Núñez. ", 500)
	for _, name := range []string{"utf-8", "windows-1252", "shift_jis", "utf-16le"} {
		data := []byte(english)
		switch name {
		case "windows-1252":
			e, _ := charset.Lookup(name)
			data, _ = e.NewEncoder().Bytes(data)
		case "shift_jis":
			e, _ := charset.Lookup(name)
			data, _ = e.NewEncoder().Bytes([]byte(`<meta charset="shift_jis">` + strings.Repeat("港で月曜日、フェリーが燃え、12人が負傷したと消防が発表した。", 500)))
		case "utf-16le":
			data = []byte("\xff\xfe")
			for _, r := range english {
				data = append(data, byte(r), byte(r>>8))
			}
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				recode(data)
			}
		})
	}
}
