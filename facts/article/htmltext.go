package article

import (
	"html"
	"unicode/utf8"

	"crosscheck/facts"
)

// htmlWriter writes the text of HTML as browsers show it: entities decoded, white space collapsed. Each run is identical bytes or one entity.
type htmlWriter struct {
	src  string
	out  []byte
	runs []facts.Run

	block  int  // where the present block begins in out
	space  bool // white space is due before the next mark of the block
	from   int  // a blank in the source that may stand for it, -1: none
	breaks int  // line breaks that are due before the next mark
}

// write adds the source text of [from, to). In raw text entities stay as they are.
func (w *htmlWriter) write(from, to int, raw bool) {
	src := w.src
	for i := from; i < to; {
		switch c := src[i]; {
		case isHTMLSpace(c):
			if c == ' ' && (!w.space || w.from < 0) {
				w.from = i
			}
			w.space = true
			i++
		case c == '&' && !raw:
			decoded, n := htmlEntity(src[i:to])
			switch {
			case n == 0:
				w.copy(i, i+1)
				i++
			case decoded == "\n" || len(decoded) == 1 && isHTMLSpace(decoded[0]):
				w.space = true
				i += n
			case invisible(decoded) > 0:
				i += n
			default:
				w.decoded(i, i+n, decoded)
				i += n
			}
		default:
			if n := invisible(src[i:to]); n > 0 {
				i += n
				continue
			}
			end := stretch(src, i, to, raw)
			w.copy(i, end)
			i = end
		}
	}
}

// stretch is the end of the bytes from a place on that are copied as they are; single blanks between words belong to it.
func stretch(src string, i, to int, raw bool) int {
	for i++; i < to; i++ {
		switch c := src[i]; c {
		case ' ':
			if i+1 >= to || isHTMLSpace(src[i+1]) || src[i+1] == '&' || src[i+1] >= 0x80 {
				return i
			}
		case '\n', '\t', '\r', '\f':
			return i
		case '&':
			if !raw {
				return i
			}
		case 0xc2, 0xe2, 0xef:
			if invisible(src[i:to]) > 0 {
				return i
			}
		}
	}
	return to
}

// invisible is the length of a soft hyphen, zero-width space or word joiner at the start of s, which would part a word; else 0.
func invisible(s string) int {
	if s[0] < 0x80 {
		return 0
	}
	switch r, n := utf8.DecodeRuneInString(s); r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff':
		return n
	}
	return 0
}

// copy writes source bytes as they are.
func (w *htmlWriter) copy(from, to int) {
	w.due()
	w.run(from, to, w.src[from:to])
}

// decoded writes what an entity stands for.
func (w *htmlWriter) decoded(from, to int, s string) {
	w.due()
	at := len(w.out)
	w.out = append(w.out, s...)
	w.runs = append(w.runs, facts.Run{Text: facts.Range{Start: at, End: len(w.out)}, Source: facts.Range{Start: from, End: to}})
}

// due writes the white space before the next mark, none at the start of a block.
func (w *htmlWriter) due() {
	switch {
	case len(w.out) == w.block:
	case w.breaks > 0:
		w.out = append(w.out, '\n') // without a run: no byte of the source says it
	case w.space && w.from >= 0:
		w.run(w.from, w.from+1, " ")
	case w.space:
		w.out = append(w.out, ' ')
	}
	w.space, w.from, w.breaks = false, -1, 0
}

// run adds bytes and their run, to the run before where both go on.
func (w *htmlWriter) run(from, to int, s string) {
	at := len(w.out)
	w.out = append(w.out, s...)
	if n := len(w.runs); n > 0 {
		if last := &w.runs[n-1]; last.Text.End == at && last.Source.End == from && identical(*last) && at > w.block {
			last.Text.End, last.Source.End = len(w.out), to
			return
		}
	}
	w.runs = append(w.runs, facts.Run{Text: facts.Range{Start: at, End: len(w.out)}, Source: facts.Range{Start: from, End: to}})
}

// cut begins a new block. White space that is due is dropped.
func (w *htmlWriter) cut() {
	w.block = len(w.out)
	w.space, w.from, w.breaks = false, -1, 0
}

// htmlEntity decodes the entity at the start of s, which begins with "&"; also old names and numbers without their semicolon.
func htmlEntity(s string) (decoded string, n int) {
	end := 1
	if end < len(s) && s[end] == '#' {
		end++
	}
	for end < len(s) && end < maxEntity && (isLetter(s[end]) || isDigit(s[end])) {
		end++
	}
	if end < 3 {
		return "", 0
	}
	if end < len(s) && s[end] == ';' {
		if decoded, n := entity([]byte(s[:end+1])); n > 0 && len(decoded) != n {
			return decoded, n
		}
	}
	if s[1] == '#' {
		return openNumber(s[:end])
	}
	for n := min(end, 7); n > 2; n-- { // the longest old name has six letters
		decoded := html.UnescapeString(s[:n])
		if utf8.RuneCountInString(decoded) == 1 {
			return decoded, n
		}
	}
	return "", 0
}

// openNumber decodes "&#39" or "&#x27" before a mark that is no digit.
func openNumber(s string) (string, int) {
	n := 2
	if n < len(s) && s[n]|0x20 == 'x' {
		for n++; n < len(s) && (isDigit(s[n]) || s[n]|0x20 >= 'a' && s[n]|0x20 <= 'f'); n++ {
		}
		if n == 3 {
			return "", 0
		}
	} else {
		for n < len(s) && isDigit(s[n]) {
			n++
		}
	}
	if n == 2 || n > 10 {
		return "", 0
	}
	return html.UnescapeString(s[:n]), n
}
