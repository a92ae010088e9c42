package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
)

// clip is how many bytes of a long sentence are shown on each side of the marked words, unless all is asked for.
const clip = 140

// marked is the sentence with the given spans of it between marks, in one line. Long sentences are cut at words far from the marks.
func marked(a *facts.Article, sentence facts.Span, spans []facts.Span, all bool) string {
	text := a.Parts[sentence.Part].Text
	sentence = around(sentence, spans)
	spans = merge(spans)
	from, to := sentence.Start, sentence.End
	if !all && len(spans) > 0 {
		from = cutBefore(text, from, spans[0].Start)
		to = cutAfter(text, spans[len(spans)-1].End, to)
	}
	var b strings.Builder
	if from > sentence.Start {
		b.WriteString("… ")
	}
	at := from
	for _, s := range spans {
		b.WriteString(inner(text[at:s.Start]))
		b.WriteRune(markOn)
		b.WriteString(clean(text[s.Start:s.End]))
		b.WriteRune(markOff)
		at = s.End
	}
	b.WriteString(inner(text[at:to]))
	if to < sentence.End {
		b.WriteString(" …")
	}
	return strings.TrimSpace(b.String())
}

// inner is visible text that keeps one space at either end, where it has any.
func inner(s string) string { return visible("." + s)[1:] }

// around widens the sentence to hold all its spans: a quotation may run on into the next sentence.
func around(sentence facts.Span, spans []facts.Span) facts.Span {
	for _, s := range spans {
		sentence.Start = min(sentence.Start, s.Start)
		sentence.End = max(sentence.End, s.End)
	}
	return sentence
}

// merge sorts spans of one part and joins those that overlap.
func merge(spans []facts.Span) []facts.Span {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b facts.Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	var out []facts.Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// cutBefore moves from to a word boundary near the mark where the sentence begins far before it.
func cutBefore(text string, from, mark int) int {
	if mark-from <= clip {
		return from
	}
	i := strings.IndexByte(text[mark-clip:mark], ' ')
	if i < 0 {
		i = 0
	}
	at := mark - clip + i
	for at < mark && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

func cutAfter(text string, mark, to int) int {
	if to-mark <= clip {
		return to
	}
	i := strings.LastIndexByte(text[mark:mark+clip], ' ')
	if i <= 0 {
		i = clip
	}
	at := mark + i
	for at > mark && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
