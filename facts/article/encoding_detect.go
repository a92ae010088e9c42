package article

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/net/html/charset"
)

// wideMark is a byte order mark and what it says. The longer marks come first, for they begin like shorter ones.
type wideMark struct {
	bytes    string
	encoding string // "" is UTF-8
	unit     int    // bytes
	big      bool
}

var wideMarks = []wideMark{
	{"\xff\xfe\x00\x00", "utf-32le", 4, false},
	{"\x00\x00\xfe\xff", "utf-32be", 4, true},
	{"\xff\xfe", "utf-16le", 2, false},
	{"\xfe\xff", "utf-16be", 2, true},
	{"\xef\xbb\xbf", "", 1, false},
}

// markOf reads the byte order mark at the start of a file.
func markOf(data []byte) (wideMark, bool) {
	head := string(data[:min(len(data), 4)])
	for _, m := range wideMarks {
		if strings.HasPrefix(head, m.bytes) {
			return m, true
		}
	}
	return wideMark{}, false
}

// trimMark cuts the byte order mark of UTF-8.
func trimMark(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\ufeff")) }

// headSize is how much of a file tells its encoding and its format, in bytes.
const headSize = 4 << 10

// unmarked finds UTF-16 and UTF-32 without a mark by where the zero bytes of Latin letters, spaces and digits stand.
func unmarked(data []byte) (wideMark, bool) {
	head := data[:min(len(data), headSize)&^3]
	if bytes.IndexByte(head, 0) < 0 { // or too short for a pattern
		return wideMark{}, false
	}
	var zeros [4]int
	for i, c := range head {
		if c == 0 {
			zeros[i&3]++
		}
	}
	n := len(head) / 4
	most := func(k int) bool { return zeros[k]*10 >= n*6 }
	few := func(k int) bool { return zeros[k]*50 <= n }
	switch {
	case few(0) && most(1) && most(2) && most(3):
		return wideMarks[0], true
	case most(0) && most(1) && most(2) && few(3):
		return wideMarks[1], true
	case few(0) && most(1) && few(2) && most(3):
		return wideMarks[2], true
	case most(0) && few(1) && most(2) && few(3):
		return wideMarks[3], true
	}
	return wideMark{}, false
}

// countUTF8 counts the characters of several bytes and the bytes that belong to none; atEnd are those of a character that is cut off.
func countUTF8(data []byte) (valid, invalid, atEnd int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			valid++
		case !utf8.FullRune(data[i:]):
			return valid, invalid + len(data) - i, len(data) - i
		default:
			invalid++
		}
		i += n
	}
	return valid, invalid, 0
}

// declared is the encoding that the head of a page names, "" where it names none that bytes of one or two can have.
func declared(data []byte) string {
	head := data[:min(len(data), headSize)]
	if trimmed := bytes.TrimLeft(head, " \t\r\n"); bytes.HasPrefix(trimmed, []byte("<?xml")) {
		if end := bytes.Index(trimmed, []byte("?>")); end > 0 {
			if _, _, label := labelIn(trimmed[:end], "encoding"); legacy(label) != "" {
				return legacy(label)
			}
		}
	}
	lower := bytes.ToLower(head)
	for at := 0; ; {
		i := bytes.Index(lower[at:], []byte("<meta"))
		if i < 0 {
			return ""
		}
		at += i + len("<meta")
		end := bytes.IndexByte(lower[at:], '>')
		if end < 0 {
			return ""
		}
		if _, _, label := labelIn(lower[at:at+end], "charset"); legacy(label) != "" {
			return legacy(label)
		}
	}
}

// labelIn reads name="value" or name=value wherever it stands in a tag, also inside another value, as in content="text/html; charset=x".
func labelIn(tag []byte, name string) (start, end int, value string) {
	start = bytes.Index(tag, []byte(name))
	if start < 0 {
		return 0, 0, ""
	}
	i := start + len(name)
	i += len(tag[i:]) - len(bytes.TrimLeft(tag[i:], " \t\r\n"))
	if i == len(tag) || tag[i] != '=' {
		return 0, 0, ""
	}
	i++
	i += len(tag[i:]) - len(bytes.TrimLeft(tag[i:], " \t\r\n"))
	if i < len(tag) && (tag[i] == '"' || tag[i] == '\'') {
		length := bytes.IndexByte(tag[i+1:], tag[i])
		if length < 0 {
			return 0, 0, ""
		}
		return start, i + length + 2, string(tag[i+1 : i+1+length])
	}
	length := bytes.IndexAny(tag[i:], " \t\r\n;\"'/>?")
	if length < 0 {
		length = len(tag) - i
	}
	return start, i + length, string(tag[i : i+length])
}

// legacy is the name of the encoding that a label stands for on the web, "" for UTF-8, UTF-16 and labels of none.
func legacy(label string) string {
	_, name := charset.Lookup(strings.TrimSpace(label))
	switch name {
	case "utf-8", "utf-16le", "utf-16be", "replacement", "iso-2022-jp", "x-user-defined":
		return ""
	}
	return name
}

// sampleSize bounds what the detector sees, in bytes.
const sampleSize = 8 << 10

// minFar is how sure the detector must be of a script that is not Latin, of 100; minTurkish, of one that is written nearly as others are.
const (
	minFar     = 10
	minTurkish = 40
)

// detect names the encoding that the bytes look like, "" where it is none. Latin text is Windows-1252 unless its words speak against it:
// Czech and Hungarian ones do not say enough, and a wrong guess would cost English pages more.
func detect(data []byte) string {
	s := sample(data)
	n := tally(s)
	if n.high >= 4 && n.together*2 >= n.high {
		if best, confidence := guess(s, farScripts); confidence >= minFar {
			return best
		}
		return ""
	}
	best, confidence := guess(s, latinScripts)
	switch {
	case n.signs >= 3 && n.signs*8 >= n.high && n.c1 > 0:
		return "windows-1250"
	case n.signs >= 3 && n.signs*8 >= n.high:
		return "iso-8859-2"
	case best != "" && n.high >= 12 && confidence >= minTurkish:
		return best
	}
	return "windows-1252"
}

// highBytes counts the bytes above ASCII in a sample, without no-break spaces.
type highBytes struct {
	high     int
	together int // that follow another
	signs    int // inside words, where Windows-1252 has no letter
	c1       int // letters of Windows code pages that ISO 8859 has not
}

func tally(s []byte) (n highBytes) {
	for i, c := range s {
		if c < 0x80 || c == 0xa0 { // rows of no-break spaces are of no language
			continue
		}
		n.high++
		if i > 0 && s[i-1] >= 0x80 {
			n.together++
		}
		inside := i > 0 && i+1 < len(s) && isLetter(s[i-1]) && isLetter(s[i+1])
		if inside && strings.IndexByte("\x8d\x8f\x9d\xa3\xa5\xaf\xb1\xb3\xb5\xb6\xb9\xbb\xbc\xbe\xbf", c) >= 0 {
			n.signs++
		}
		if strings.IndexByte("\x8a\x8c\x8d\x8e\x8f\x9a\x9c\x9d\x9e\x9f", c) >= 0 {
			n.c1++
		}
	}
	return n
}

// sample is the part of a file around its first byte above ASCII.
func sample(data []byte) []byte {
	at := 0
	for at < len(data) && data[at] < 0x80 {
		at++
	}
	from := max(0, min(at-sampleSize/8, len(data)-sampleSize))
	return data[from:min(len(data), from+sampleSize)]
}

// script is an encoding that the detector may choose: its name for it, ours, and how much more likely than others it is in news.
// The detector's language is of no use: of two that are as likely it names now one, now the other.
type script struct {
	found, name string
	bonus       int
}

var latinScripts = []script{
	{"windows-1252", "windows-1252", 12}, {"ISO-8859-1", "windows-1252", 12},
	{"windows-1254", "windows-1254", 0}, {"ISO-8859-9", "windows-1254", 0},
}

var farScripts = []script{
	{"windows-1251", "windows-1251", 2}, {"KOI8-R", "koi8-r", 1}, {"ISO-8859-5", "iso-8859-5", 0},
	{"windows-1253", "windows-1253", 0}, {"ISO-8859-7", "iso-8859-7", 0},
	{"windows-1255", "windows-1255", 0}, {"ISO-8859-8-I", "windows-1255", 0}, {"ISO-8859-8", "windows-1255", 0},
	{"windows-1256", "windows-1256", 0}, {"ISO-8859-6", "iso-8859-6", 0},
	{"Shift_JIS", "shift_jis", 0}, {"EUC-JP", "euc-jp", 0}, {"GB-18030", "gb18030", 1}, {"EUC-KR", "euc-kr", 0}, {"Big5", "big5", 0},
}

// guess asks the detector and takes the likeliest of the scripts; equal ones by their place in the table.
func guess(s []byte, from []script) (name string, confidence int) {
	results, err := chardet.NewHtmlDetector().DetectAll(s)
	if err != nil {
		return "", 0
	}
	type candidate struct{ score, at, confidence int }
	var all []candidate
	for _, r := range results {
		i := slices.IndexFunc(from, func(f script) bool { return f.found == r.Charset })
		if i >= 0 {
			all = append(all, candidate{r.Confidence + from[i].bonus, i, r.Confidence})
		}
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].score != all[j].score {
			return all[i].score > all[j].score
		}
		return all[i].at < all[j].at
	})
	if len(all) == 0 {
		return "", 0
	}
	return from[all[0].at].name, all[0].confidence
}
