package ruletest

import (
	"crosscheck/facts"
	"crosscheck/facts/extract"
	"crosscheck/facts/grammar"
)

// Kind runs the examples of one kind and of its patterns.
func Kind(x *extract.Extractor, k *grammar.Kind) *Result {
	r := &Result{}
	runKind(x, k, r)
	r.sort()
	return r
}

// Unmatched lists the patterns that have examples but match in none of them: they pass by what others find.
func Unmatched(x *extract.Extractor, k *grammar.Kind) []*grammar.Pattern {
	var out []*grammar.Pattern
	for i := range k.Patterns {
		p := &k.Patterns[i]
		matched := len(p.Examples) == 0
		for e := 0; e < len(p.Examples) && !matched; e++ {
			if a, err := Sentence(p.Examples[e].Text); err == nil {
				matched = k.Matched(x.Input(a, k.Name), p)
			}
		}
		if !matched {
			out = append(out, p)
		}
	}
	return out
}

// Sentence is an article of the text alone, as examples of kinds are read: without a title, a time or a place.
func Sentence(text string) (*facts.Article, error) { return sentenceArticle(text) }

// Describe writes a fact as the results of examples do: kind, words, fields.
func Describe(a *facts.Article, f *facts.Fact) string { return describe(a, f) }
