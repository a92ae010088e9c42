package rules

import "crosscheck/facts"

// quoteFunctions look at names and quotations: how they are spelt, who is said to have spoken, whether the text bears a headline out.
var quoteFunctions = []Function{
	{"told", "what the condition found in the story or the article, one finding each", new(func(any) string), nil, func(args []any) any { return toldOf(args[0]) }},
	{"two_spellings", "two names of the story, or of one article, are one name in two spellings: a letter or two differ", new(func(storyValue) bool), nil,
		func(args []any) any { return twoSpellings(args[0]) }},
	{"surname_first", "a person is called by the surname alone before the full name is given", new(func(articleValue) bool), nil, func(args []any) any { return surnameFirst(args[0]) }},
	{"two_speakers", "two articles give the same words, so many or more, to two different persons", new(func(s storyValue, words int) bool), nil, func(args []any) any {
		n, _ := args[1].(int)
		return twoSpeakers(args[0], n)
	}},
	{"headline_quotes", "words that the headline quotes stand nowhere in the text", new(func(articleValue) bool), nil, func(args []any) any { return headlineQuotes(args[0]) }},
	{"nobody_says", "nobody is said to say the quotation: no cue, no sign, chant or title stands beside it, and no other mention has a speaker", new(func(factValue) bool), nil,
		func(args []any) any { return nobodySays(args[0]) }},
	{"plural_sources", `the article cites "sources" and elsewhere only one: "a source", "the source"`, new(func(articleValue) bool), nil, func(args []any) any { return pluralSources(args[0]) }},
	{"said_flat", "one article calls a figure unverified, and another one gives it as a fact without saying who counted", new(func(storyValue) bool), nil, func(args []any) any { return saidFlat(args[0]) }},
	{"words_of", "how many words a text has", new(func(facts.Text) int), nil, func(args []any) any {
		t, _ := args[0].(facts.Text)
		return len(t.Words())
	}},
	{"difference", `the words of the first text with the changes to the second marked: "we will [−not−] rebuild", "{+not+}" where the second has more`,
		new(func(a, b facts.Text) string), nil, func(args []any) any {
			a, _ := args[0].(facts.Text)
			b, _ := args[1].(facts.Text)
			return a.Difference(b)
		}},
}
