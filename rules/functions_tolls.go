package rules

import "crosscheck/facts"

// tollFunctions look at how a figure is given: by whom, by which count, in which words, with which parts.
var tollFunctions = []Function{
	{"vague", `the figure is a word without a number: "dozens", "hundreds", "several"`, new(func(statementValue) bool), nil, func(args []any) any {
		s := statement(args[0])
		return s != nil && vague(s)
	}},
	{"on_top", `the figure counts people beside others: "eight others", "three more"`, new(func(statementValue) bool), nil, func(args []any) any {
		s := statement(args[0])
		return s != nil && onTop(s)
	}},
	{"comparable", "neither figure is a vague word, and both were not found in two different ways", new(func(a, b statementValue) bool), nil, func(args []any) any {
		a, b := statement(args[0]), statement(args[1])
		return a != nil && b != nil && !vague(a) && !vague(b) && (method(a) == method(b) || method(a) == "" || method(b) == "")
	}},
	{"only_outside_text", "the title, a summary or a caption gives this value and the text does not", new(func(statementValue) bool), nil, func(args []any) any {
		s := statement(args[0])
		return s != nil && onlyOutsideText(s)
	}},
	{"given_by", `who gives the figure of this fact, by any mention of it or by the words after one; "" where nobody is said to`, new(func(factValue) string), nil,
		func(args []any) any { return givenBy(args[0]) }},
	{"in_lead", "the fact stands in the title or in the first three sentences of the text", new(func(factValue) bool), nil, func(args []any) any {
		_, _, f := theFact(args[0])
		return f != nil && f.Context.Lead
	}},
	{"first_told", "no earlier fact of this part of the article gives this figure", new(func(factValue) bool), nil, func(args []any) any { return firstTold(args[0]) }},
	{"single_giver", `the one giver that at least two articles of different origins name and no other giver beside; "" for none`, new(func(subjectValue) string), nil,
		func(args []any) any { return singleGiver(args[0]) }},
	{"same_giver", "both name who says so, and share somebody", new(func(a, b statementValue) bool), nil, func(args []any) any {
		a, b := statement(args[0]), statement(args[1])
		return a != nil && b != nil && len(a.Claimants) > 0 && len(b.Claimants) > 0 && claimantsDiffer(args) == false
	}},
	{"hours_between", "whole hours between the times that both speak of, 0 where they touch or one is unknown", new(func(a, b statementValue) int), nil, func(args []any) any {
		a, b := statement(args[0]), statement(args[1])
		if a == nil || b == nil {
			return 0
		}
		return gapHours(a.AsOf, b.AsOf)
	}},
	{"method", `how the figure was found, by the words of its sentence: "an estimate", "excess deaths", "a count by name"; "" where they do not say`,
		new(func(statementValue) string), nil, func(args []any) any { return method(statement(args[0])) }},
	{"attackers", "how many attackers or pilots the article counts among the people of this outcome, 0 where it does not say", new(func(statementValue) int), nil,
		func(args []any) any { return attackers(args[0]) }},
	{"says", "the article of the statement gives this figure of another outcome too", new(func(s statementValue, outcome any, count facts.Quantity) bool), nil, func(args []any) any {
		q, _ := args[2].(facts.Quantity)
		return alsoCounts(args[0], show(args[1]), q)
	}},
	{"has_words", "the article of the statement holds these words", new(func(s statementValue, words string) bool), nil, func(args []any) any { return hasWords(args[0], show(args[1])) }},
	{"other_bound", `another mention of the article that puts another bound on the same number of the same people: "more than 12" beside "at least 12"; "" for none`,
		new(func(factValue) string), nil, func(args []any) any { return otherBound(args[0]) }},
	{"parts_told", "the sum of the places or groups that the words after a total divide it into, 0 where they do not", new(func(factValue) facts.Quantity), nil,
		func(args []any) any { return partsOf(args[0]).sum() }},
	{"parts_complete", "the words after a total say of all of it where it belongs, not of a part", new(func(factValue) bool), nil, func(args []any) any { return partsOf(args[0]).complete }},
	{"parts_text", `the parts as written: "seven in Arbo and four in Davit"`, new(func(factValue) string), nil, func(args []any) any { return partsOf(args[0]).text }},
	{"miscounted", `the lists of names that are shorter or longer than the number before them says: "“three suspects”, then 2 names: …"; "" for none`,
		new(func(articleValue) string), nil, func(args []any) any { return miscounted(args[0]) }},
	{"givers_apart", `the lowest and the highest of the newest figures that named givers stand by: "the ministry: 12 (A), rebels: 40 (B)"; "" where they agree`,
		new(func(subjectValue) string), nil, func(args []any) any { return giversApart(args[0]) }},
	{"rare", "a number with so many digits that are not closing zeros, and no year", new(func(q facts.Quantity, digits int) bool), nil, func(args []any) any {
		q, _ := args[0].(facts.Quantity)
		n, _ := args[1].(int)
		return rare(q, n)
	}},
}
