package ruletest

import (
	"fmt"
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/article"
	"crosscheck/facts/extract"
	"crosscheck/facts/grammar"
)

// runKind runs the examples of a kind and of its patterns through the whole extraction, so that one pattern cannot hide another's fault.
func runKind(x *extract.Extractor, k *grammar.Kind, r *Result) {
	for i := range k.Examples {
		r.kindExample(x, k, k.Name, &k.Examples[i])
	}
	for p := range k.Patterns {
		pattern := &k.Patterns[p]
		in := k.Name + "/" + pattern.Name
		for i := range pattern.Examples {
			r.kindExample(x, k, in, &pattern.Examples[i])
		}
		if len(pattern.Examples) == 0 {
			r.Bare = append(r.Bare, k.File+": "+in+": no example")
		}
	}
}

func (r *Result) kindExample(x *extract.Extractor, k *grammar.Kind, in string, e *grammar.Example) {
	r.add(k.File, e.Line, in, e.Text, checkSentence(x, k.Name, e))
}

// checkSentence compares the facts of one kind that the sentence gives with those wanted, one to one.
func checkSentence(x *extract.Extractor, kind string, e *grammar.Example) []string {
	a, err := sentenceArticle(e.Text)
	if err != nil {
		return []string{err.Error()}
	}
	d := x.Extract(a)
	var got []*facts.Fact
	for i := range d.Facts {
		if d.Facts[i].Kind == kind {
			got = append(got, &d.Facts[i])
		}
	}
	used := make([]bool, len(got))
	var out []string
	for _, fields := range e.Want {
		want := make([]written, len(fields))
		for i, f := range fields {
			want[i] = written{f.Field, f.Value}
		}
		near, diff := nearestFact(got, used, want)
		switch {
		case near < 0:
			out = append(out, "missing: "+writtenList(want))
			continue
		case len(diff) > 0:
			out = append(out, fmt.Sprintf("differs: %q", a.Quote(got[near].Span)))
			for _, line := range diff {
				out = append(out, "  "+line)
			}
		}
		used[near] = true
	}
	for i, f := range got {
		if !used[i] {
			out = append(out, "unexpected: "+describe(a, f))
		}
	}
	return out
}

// nearestFact is the first unused fact with the fewest differences; -1 where all are used.
func nearestFact(list []*facts.Fact, used []bool, want []written) (near int, diff []string) {
	near = -1
	for i, f := range list {
		if used[i] {
			continue
		}
		if d := differences(f, want); near < 0 || len(d) < len(diff) {
			near, diff = i, d
		}
	}
	return near, diff
}

// sentenceArticle is an article of one sentence without a title, a time or a place.
func sentenceArticle(text string) (*facts.Article, error) {
	return oneArticle(article.Decode(article.Input{Path: "example.jsonl", Data: jsonLine(exampleLine{ID: "1", Text: text})}))
}

func oneArticle(list []*facts.Article, err error) (*facts.Article, error) {
	if err != nil {
		return nil, err
	}
	if len(list) != 1 {
		return nil, fmt.Errorf("no article in the example")
	}
	return list[0], nil
}

// describe writes a fact with its fields on one line.
func describe(a *facts.Article, f *facts.Fact) string {
	var set []written
	for _, w := range fieldsOf(f) {
		if w.text != "" {
			set = append(set, w)
		}
	}
	return strings.TrimSpace(fmt.Sprintf("%s %q %s", f.Kind, a.Quote(f.Span), writtenList(set)))
}

func writtenList(list []written) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = w.name + "=" + w.text
	}
	return strings.Join(words, " ")
}
