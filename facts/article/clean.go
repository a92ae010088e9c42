package article

import (
	"errors"
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
)

var bom = []byte("\ufeff")

var errEncoding = errors.New("is not UTF-8 text: more than one byte in ten is invalid")

// page is text with its runs into the source, before it is cut into parts.
type page struct {
	text string
	runs []facts.Run
}

// clean makes valid UTF-8 of source bytes: a leading BOM is dropped, each invalid byte becomes U+FFFD, all else stays as it is.
func clean(data []byte) (page, error) {
	if len(data) > maxArticle {
		return page{}, errTooLong
	}
	from := 0
	if len(data) >= len(bom) && string(data[:len(bom)]) == string(bom) {
		from = len(bom)
	}
	if utf8.Valid(data[from:]) {
		p := page{text: string(data[from:])}
		p.runs = []facts.Run{{Text: facts.Range{Start: 0, End: len(p.text)}, Source: facts.Range{Start: from, End: len(data)}}}
		return p, nil
	}
	return replaceInvalid(data, from)
}

// replaceInvalid writes one run for each stretch of valid and each stretch of invalid bytes.
func replaceInvalid(data []byte, from int) (page, error) {
	var b strings.Builder
	b.Grow(len(data) + len(data)/10)
	var runs []facts.Run
	invalid := 0
	for i := from; i < len(data); {
		start, at := i, b.Len()
		for i < len(data) {
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		if i > start {
			b.Write(data[start:i])
			runs = append(runs, facts.Run{Text: facts.Range{Start: at, End: b.Len()}, Source: facts.Range{Start: start, End: i}})
		}
		start, at = i, b.Len()
		for i < len(data) {
			if r, n := utf8.DecodeRune(data[i:]); r != utf8.RuneError || n != 1 {
				break
			}
			b.WriteRune(utf8.RuneError)
			i++
		}
		if i > start {
			runs = append(runs, facts.Run{Text: facts.Range{Start: at, End: b.Len()}, Source: facts.Range{Start: start, End: i}})
		}
		invalid += i - start
	}
	if invalid*10 > len(data) && invalid > 3 {
		return page{}, errEncoding
	}
	return page{b.String(), runs}, nil
}

// cut returns text[from:to] as a page of its own; from and to lie on no decoded run's inside.
func (p page) cut(from, to int) page {
	return page{p.text[from:to], clip(p.runs, from, to, -from)}
}

// clip keeps the runs inside [from, to) of the text and moves their text offsets by shift.
func clip(runs []facts.Run, from, to, shift int) (out []facts.Run) {
	for _, r := range runs {
		if r.Text.End <= from || r.Text.Start >= to {
			continue
		}
		if identical(r) {
			front := max(0, from-r.Text.Start)
			back := max(0, r.Text.End-to)
			r.Text.Start, r.Source.Start = r.Text.Start+front, r.Source.Start+front
			r.Text.End, r.Source.End = r.Text.End-back, r.Source.End-back
		}
		r.Text.Start, r.Text.End = r.Text.Start+shift, r.Text.End+shift
		out = append(out, r)
	}
	return out
}

// identical reports whether a run copies its source; decoded runs always have another length.
func identical(r facts.Run) bool { return r.Text.Len() == r.Source.Len() }

// compose maps the runs of a text that was made from an inner text on to the source of the inner text. Both are ordered.
func compose(outer, inner []facts.Run) []facts.Run {
	out := make([]facts.Run, 0, len(outer))
	k := 0
	for _, r := range outer {
		for k < len(inner) && inner[k].Text.End <= r.Source.Start {
			k++
		}
		if !identical(r) { // an entity: ASCII in the inner text, so inside one identical run
			if k < len(inner) {
				move := inner[k].Source.Start - inner[k].Text.Start
				out = append(out, facts.Run{Text: r.Text, Source: facts.Range{Start: r.Source.Start + move, End: r.Source.End + move}})
			}
			continue
		}
		for j := k; j < len(inner) && inner[j].Text.Start < r.Source.End; j++ {
			out = append(out, clip(inner[j:j+1], r.Source.Start, r.Source.End, r.Text.Start-r.Source.Start)...)
		}
	}
	return out
}
