package article

import (
	"unicode/utf8"

	"crosscheck/facts"
)

// page is text with its runs into the source, before it is cut into parts.
type page struct {
	text string
	runs []facts.Run
}

// clean takes the text of one article as it is; Decode has made it valid UTF-8. Bytes that are not valid all the same become U+FFFD.
func clean(data []byte) (page, error) {
	if len(data) > maxArticle {
		return page{}, errTooLong
	}
	if utf8.Valid(data) {
		return whole(data), nil
	}
	p := damaged(data, 0)
	return page{p.text, p.runs}, nil
}

// whole is the page of bytes that are text already.
func whole(data []byte) page {
	p := page{text: string(data)}
	if len(data) > 0 {
		all := facts.Range{Start: 0, End: len(data)}
		p.runs = []facts.Run{{Text: all, Source: all}}
	}
	return p
}

// cut returns text[from:to] as a page of its own; from and to lie on no decoded run's inside.
func (p page) cut(from, to int) page {
	return page{p.text[from:to], p.clip(p.runs, from, to, -from)}
}

// clip keeps those of a page's runs that lie inside [from, to) of its text and moves their text offsets by shift.
func (p page) clip(runs []facts.Run, from, to, shift int) (out []facts.Run) {
	for _, r := range runs {
		if r.Text.End <= from || r.Text.Start >= to {
			continue
		}
		if r.Recoded() || identical(r) {
			in := facts.Range{Start: max(r.Text.Start, from), End: min(r.Text.End, to)}
			one := [1]facts.Run{r}
			r.Source.Start, _ = facts.SourceOffset(p.text, one[:], in.Start, false)
			r.Source.End, _ = facts.SourceOffset(p.text, one[:], in.End, true)
			r.Text = in
		}
		r.Text.Start, r.Text.End = r.Text.Start+shift, r.Text.End+shift
		out = append(out, r)
	}
	return out
}

// identical reports whether a run copies its source; decoded runs without widths always have another length.
func identical(r facts.Run) bool { return !r.Recoded() && r.Text.Len() == r.Source.Len() }

// compose maps the runs of a text that was made from an inner text on to the source of the inner text. Both are ordered, and the inner runs
// copy or decode whole; runs of other encodings are Decode's, which maps what a decoder returns.
func compose(outer, inner []facts.Run) []facts.Run { return page{runs: inner}.compose(outer) }

// compose maps the runs of a text that was made from this page on to the page's source.
func (p page) compose(outer []facts.Run) []facts.Run {
	out := make([]facts.Run, 0, len(outer))
	k := 0
	for _, r := range outer {
		for k < len(p.runs) && p.runs[k].Text.End <= r.Source.Start {
			k++
		}
		near := p.runs[k:]
		if !identical(r) { // an entity is one piece, whatever it was written with
			start, ok := facts.SourceOffset(p.text, near, r.Source.Start, false)
			end, okEnd := facts.SourceOffset(p.text, near, r.Source.End, true)
			if ok && okEnd {
				out = append(out, facts.Run{Text: r.Text, Source: facts.Range{Start: start, End: end}})
			}
			continue
		}
		for j := 0; j < len(near) && near[j].Text.Start < r.Source.End; j++ {
			out = append(out, p.clip(near[j:j+1], r.Source.Start, r.Source.End, r.Text.Start-r.Source.Start)...)
		}
	}
	return out
}
