package ruletest

import (
	"strings"

	"crosscheck/facts"
	"crosscheck/rules"
)

// touches reports whether text stands in the article where the span is: one of its occurrences shares a byte with the span.
// Wants are written by people, who need not know where a recogniser ends a mention.
func touches(a *facts.Article, s facts.Span, text string) bool {
	if text == "" || !a.Valid(s) {
		return false
	}
	part := a.Parts[s.Part].Text
	first := max(0, s.Start-len(text)+1)
	for from := first; from < s.End; {
		i := strings.Index(part[from:min(len(part), s.End+len(text)-1)], text)
		if i < 0 {
			return false
		}
		at := facts.Range{Start: from + i, End: from + i + len(text)}
		if at.Overlaps(s.Range()) {
			return true
		}
		from = at.Start + 1
	}
	return false
}

// missingEvidence returns the wanted texts that no evidence of the finding stands at, in the order of the want.
func missingEvidence(f *rules.Finding, wanted []string) []string {
	var missing []string
	for _, text := range wanted {
		if !hasEvidence(f, text) {
			missing = append(missing, text)
		}
	}
	return missing
}

func hasEvidence(f *rules.Finding, text string) bool {
	for _, e := range f.Evidence {
		if e.Article != nil && e.Fact != nil && touches(e.Article, e.Fact.Span, text) {
			return true
		}
	}
	return false
}
