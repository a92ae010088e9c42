package article

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
)

// recoded is the content of one file as valid UTF-8 without a byte order mark, with its way back to the bytes.
type recoded struct {
	page
	data     []byte // the bytes of page.text
	encoding string // WHATWG name of what the bytes were, "" for UTF-8
	how      string // "by its byte order mark", "as declared" or "by its bytes"
	guessed  bool   // nothing but the bytes told
	bad      int    // characters that could not be decoded; each is U+FFFD
	badAt    int    // offset of the first in page.text
	badByte  byte   // the byte there
	plain    bool   // data are the bytes of the file themselves
}

// recode is the first step for every text format: by byte order mark, else UTF-8 where all of it is valid, else as declared in its head,
// else by its bytes. Where nothing fits, it is UTF-8 with U+FFFD for each byte that is none.
func recode(data []byte) recoded {
	if m, ok := markOf(data); ok {
		if m.encoding == "" {
			return utf8Text(data, len(m.bytes))
		}
		return decodeWide(data, len(m.bytes), m, "by its byte order mark")
	}
	if m, ok := unmarked(data); ok {
		return decodeWide(data, 0, m, "by its bytes")
	}
	if utf8.Valid(data) {
		return utf8Text(data, 0)
	}
	label := declared(data)
	valid, invalid, atEnd := countUTF8(data)
	if isUTF8 := valid >= invalid && (label == "" || valid >= 2*invalid); isUTF8 || invalid == atEnd && label == "" {
		return damaged(data, 0)
	}
	if label != "" {
		if t, ok := decodeLegacy(data, label); ok && t.bad*100 <= utf8.RuneCountInString(t.text) {
			t.how = "as declared"
			return t
		}
	}
	if name := detect(data); name != "" {
		if t, ok := decodeLegacy(data, name); ok {
			t.how, t.guessed = "by its bytes", true
			return t
		}
	}
	return damaged(data, 0)
}

// utf8Text is UTF-8 after a byte order mark of the given length.
func utf8Text(data []byte, from int) recoded {
	if !utf8.Valid(data[from:]) {
		return damaged(data, from)
	}
	if from == 0 {
		return recoded{data: data, plain: true}
	}
	t := recoded{data: data[from:], page: page{text: string(data[from:])}}
	if n := len(t.text); n > 0 {
		t.runs = []facts.Run{{Text: facts.Range{Start: 0, End: n}, Source: facts.Range{Start: from, End: len(data)}}}
	}
	return t
}

// shortStretch is how many bytes of valid text between bad bytes are worth no run of their own.
const shortStretch = 48

// damaged is UTF-8 with U+FFFD for each byte that is none.
func damaged(data []byte, from int) recoded {
	w := newRecoder(data, from)
	for i := from; i < len(data); {
		end := i
		for end < len(data) {
			r, n := utf8.DecodeRune(data[end:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			end += n
		}
		if end-i > shortStretch {
			w.copy(end)
		} else {
			for i < end {
				r, n := utf8.DecodeRune(data[i:])
				w.add(r, n)
				i += n
			}
		}
		i = end
		for i < len(data) {
			if r, n := utf8.DecodeRune(data[i:]); r != utf8.RuneError || n != 1 {
				break
			}
			w.bad()
			w.add(utf8.RuneError, 1)
			i++
		}
	}
	return w.done()
}

// err names the first character that could not be decoded; the article is read all the same. The text begins on the given line of the file.
func (t *recoded) err(path string, line int) error {
	if t.bad == 0 {
		return nil
	}
	before := t.text[:t.badAt]
	line += strings.Count(before, "\n")
	column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	name, others := t.encoding, ""
	if name == "" {
		name = "UTF-8"
	}
	if t.bad > 1 {
		others = fmt.Sprintf(", and %d more", t.bad-1)
	}
	return fmt.Errorf("%s:%d:%d: byte 0x%02x is not %s%s: read as U+FFFD", path, line, column, t.badByte, name, others)
}

// place turns what a decoder made of the text into an article of the file's bytes: source, runs, version, and a word on the encoding.
func (t *recoded) place(a *facts.Article, file []byte) {
	if t.encoding != "" {
		a.Basis = append(a.Basis, facts.Basis{Field: "encoding", Where: t.encoding + ", " + t.how, Guessed: t.guessed})
	}
	if t.plain {
		return
	}
	at, ok := inside(t.data, a.Source)
	if !ok {
		return
	}
	from, to := 0, len(file)
	if len(a.Source) < len(t.data) {
		from, _ = facts.SourceOffset(t.text, t.runs, at, false)
		to, _ = facts.SourceOffset(t.text, t.runs, at+len(a.Source), true)
	}
	for i := range a.Parts {
		p := &a.Parts[i]
		if len(p.Runs) > 0 {
			p.Runs = moveSources(t.compose(moveSources(p.Runs, at)), -from)
		}
	}
	a.Source = file[from:to]
	a.Version = version(a.Source)
}

// moveSources adds to the source offsets of runs, in place.
func moveSources(runs []facts.Run, by int) []facts.Run {
	for i := range runs {
		runs[i].Source.Start += by
		runs[i].Source.End += by
	}
	return runs
}

// inside finds a slice of a slice: where its bytes lie, not where equal ones do.
func inside(outer, inner []byte) (at int, ok bool) {
	at = cap(outer) - cap(inner)
	if len(inner) == 0 || at < 0 || at+len(inner) > len(outer) || &outer[at] != &inner[0] {
		return 0, false
	}
	return at, true
}

// withoutDeclaration blanks the encoding that an XML declaration names, for the text is UTF-8 now. The length stays.
func withoutDeclaration(data []byte) []byte {
	head := data[:min(len(data), 256)]
	if !bytes.HasPrefix(head, []byte("<?xml")) {
		return data
	}
	if i := bytes.Index(head, []byte("?>")); i >= 0 {
		head = head[:i]
	}
	at, end, label := labelIn(head, "encoding")
	if label == "" || strings.EqualFold(label, "utf-8") || strings.EqualFold(label, "utf8") {
		return data
	}
	out := bytes.Clone(data)
	for i := at; i < end; i++ {
		out[i] = ' '
	}
	return out
}
