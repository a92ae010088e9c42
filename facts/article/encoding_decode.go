package article

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"crosscheck/facts"
)

// maxRecoded bounds the text of a recoded run in bytes, for looking up an offset in it counts characters.
const maxRecoded = 512

// recoder writes text character by character with the runs that lead back to the bytes.
type recoder struct {
	source []byte
	at     int // next byte of source
	out    []byte
	runs   []facts.Run
	run    facts.Run // not yet in runs
	made   recoded
}

func newRecoder(source []byte, from int) *recoder {
	return &recoder{source: source, at: from, out: make([]byte, 0, len(source)+len(source)/16)}
}

// add writes one character that n bytes of the source stand for.
func (w *recoder) add(r rune, n int) {
	width := &w.run.Other
	if r < utf8.RuneSelf {
		width = &w.run.ASCII
	}
	if *width != 0 && int(*width) != n || w.run.Text.End-w.run.Text.Start > maxRecoded-utf8.UTFMax {
		w.flush()
	}
	if w.run.Text.End == 0 {
		w.run.Text, w.run.Source.Start = facts.Range{Start: len(w.out), End: len(w.out)}, w.at
	}
	*width = uint8(n)
	w.out = utf8.AppendRune(w.out, r)
	w.at += n
	w.run.Text.End, w.run.Source.End = len(w.out), w.at
}

// addWhole writes text that n bytes of the source stand for together.
func (w *recoder) addWhole(s []byte, n int) {
	w.flush()
	text := facts.Range{Start: len(w.out), End: len(w.out) + len(s)}
	w.out = append(w.out, s...)
	w.runs = append(w.runs, facts.Run{Text: text, Source: facts.Range{Start: w.at, End: w.at + n}})
	w.at += n
}

// copy writes the source up to an offset as it is.
func (w *recoder) copy(to int) { w.addWhole(w.source[w.at:to], to-w.at) }

// bad counts the character that comes next as one that could not be decoded.
func (w *recoder) bad() {
	if w.made.bad++; w.made.bad == 1 {
		w.made.badAt, w.made.badByte = len(w.out), w.source[w.at]
	}
}

func (w *recoder) flush() {
	if w.run.Text.End > 0 {
		w.runs = append(w.runs, w.run)
	}
	w.run = facts.Run{}
}

// done returns what was written.
func (w *recoder) done() recoded {
	w.flush()
	w.made.data, w.made.page = w.out, page{string(w.out), w.runs}
	return w.made
}

// decodeWide reads UTF-16 and UTF-32; halves of pairs and bytes that are left over become U+FFFD.
func decodeWide(data []byte, from int, m wideMark, how string) recoded {
	var order binary.ByteOrder = binary.LittleEndian
	if m.big {
		order = binary.BigEndian
	}
	w := newRecoder(data, from)
	w.out = make([]byte, 0, len(data)/m.unit+len(data)/16)
	for w.at < len(data) {
		r, n := wideRune(data[w.at:], m.unit, order)
		if r < 0 {
			w.bad()
			r = utf8.RuneError
		}
		w.add(r, n)
	}
	t := w.done()
	t.encoding, t.how, t.guessed = m.encoding, how, from == 0
	return t
}

// wideRune reads one character, -1 where there is none. Bytes must not be empty.
func wideRune(b []byte, unit int, order binary.ByteOrder) (r rune, n int) {
	if len(b) < unit {
		return -1, len(b)
	}
	if unit == 4 {
		if v := order.Uint32(b); v <= utf8.MaxRune && utf8.ValidRune(rune(v)) {
			return rune(v), 4
		}
		return -1, 4
	}
	r = rune(order.Uint16(b))
	if !utf16.IsSurrogate(r) {
		return r, 2
	}
	if len(b) >= 4 {
		if pair := utf16.DecodeRune(r, rune(order.Uint16(b[2:]))); pair != utf8.RuneError {
			return pair, 4
		}
	}
	return -1, 2
}

// manyBytes names the encodings with characters of more than one byte.
var manyBytes = set("gbk gb18030 big5 euc-jp shift_jis euc-kr")

// decodeLegacy reads an encoding of one or more bytes a character, by its name on the web; false where the name is of none.
func decodeLegacy(data []byte, name string) (recoded, bool) {
	e, _ := charset.Lookup(name)
	if e == nil {
		return recoded{}, false
	}
	w := newRecoder(data, 0)
	if manyBytes[name] {
		w.multibyte(e.NewDecoder())
	} else {
		w.singleByte(e.NewDecoder())
	}
	t := w.done()
	t.encoding = name
	return t, true
}

// singleByte decodes by a table of the characters of all bytes.
func (w *recoder) singleByte(d *encoding.Decoder) {
	var table [256]rune
	for c := range table {
		s, err := d.Bytes([]byte{byte(c)})
		if table[c], _ = utf8.DecodeRune(s); err != nil || len(s) == 0 {
			table[c] = utf8.RuneError
		}
	}
	for w.at < len(w.source) {
		r := table[w.source[w.at]]
		if r == utf8.RuneError {
			w.bad()
		}
		w.add(r, 1)
	}
}

// multibyte decodes one character at a time: the shortest bytes that the decoder makes one of.
func (w *recoder) multibyte(d *encoding.Decoder) {
	var out [16]byte
	for w.at < len(w.source) {
		rest := w.source[w.at:]
		if rest[0] < utf8.RuneSelf {
			w.add(rune(rest[0]), 1)
			continue
		}
		s, n := shortest(d, rest, out[:])
		r, size := utf8.DecodeRune(s)
		if r == utf8.RuneError {
			w.bad()
		}
		if size == len(s) {
			w.add(r, n)
		} else { // a letter and its accent
			w.addWhole(s, n)
		}
	}
}

// maxChar is the longest character of an encoding of several bytes, in bytes.
const maxChar = 4

// shortest decodes the first character of bytes, which are not empty; U+FFFD of one byte where there is none.
func shortest(d *encoding.Decoder, b, out []byte) ([]byte, int) {
	for n := 1; n <= min(maxChar, len(b)); n++ {
		made, used, _ := d.Transform(out[:3], b[:n], false) // room for one character of most, never for U+FFFD and another
		if used == 0 {
			made, used, _ = d.Transform(out, b[:n], false)
		}
		if used > 0 && made > 0 {
			return out[:made], used
		}
	}
	return out[:copy(out, "\ufffd")], 1
}
