package rules

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr"

	"crosscheck/facts"
)

// Function is one function that conditions and messages may call.
type Function struct {
	Name string
	Doc  string

	typ    any   // pointer to the func type: one each, because expr tries overloads again at every level of nesting
	values []int // arguments that must be values of facts; two of them must be of one type
	call   func(args []any) any
}

// Functions lists all functions of conditions beside those of the expr language.
func Functions() []Function { return functions }

var generalFunctions = []Function{
	{"disjoint", "both values cannot be true", new(func(a, b any) bool), []int{0, 1}, compared(func(c facts.Comparison) bool { return c.Relation == facts.Disjoint })},
	{"agrees", "both values can be true together", new(func(a, b any) bool), []int{0, 1}, compared(facts.Comparison.Agrees)},
	{"equal", "the values are the same", new(func(a, b any) bool), []int{0, 1}, compared(func(c facts.Comparison) bool { return c.Relation == facts.Equal })},
	{"refines", "the first value lies inside the second", new(func(a, b any) bool), []int{0, 1}, compared(func(c facts.Comparison) bool { return c.Relation == facts.Refines })},
	{"overlaps", "the values share a part and neither lies inside the other", new(func(a, b any) bool), []int{0, 1}, compared(func(c facts.Comparison) bool { return c.Relation == facts.Overlaps })},
	{"reason", "why two values are disjoint or not comparable, in a few words", new(func(a, b any) string), []int{0, 1}, func(args []any) any { return compare(args).Reason }},
	{"has", "the value is given", new(func(any) bool), []int{0}, func(args []any) any { v, ok := args[0].(facts.Value); return ok && v.String() != "" }},
	{"above", "every value of the first quantity lies above the second", new(func(a, b facts.Quantity) bool), nil, func(args []any) any {
		a, ok1 := args[0].(facts.Quantity)
		b, ok2 := args[1].(facts.Quantity)
		return ok1 && ok2 && a.Above(b)
	}},
	{"held", "the office is held at the time: current, acting or deputy", new(func(facts.Office) bool), nil, func(args []any) any {
		o, ok := args[0].(facts.Office)
		return ok && o.Held()
	}},
	{"days_between", "whole days between two resolved dates, 0 where they touch", new(func(a, b facts.Date) int), nil, func(args []any) any {
		a, ok1 := args[0].(facts.Date)
		b, ok2 := args[1].(facts.Date)
		if !ok1 || !ok2 {
			return 0
		}
		return gapDays(a.When, b.When)
	}},

	{"one_night", "both dates are days or finer and at most a day apart, as late hours and time zones allow", new(func(a, b facts.Date) bool), nil, oneNight},
	{"weekday_in", "the weekday that a text names beside a day of a month, \"\" for none or several", new(func(string) string), nil, func(args []any) any { return weekdayIn(show(args[0])) }},
	{"year_in", "the year that a text prints in four digits, 0 for none", new(func(string) int), nil, func(args []any) any { return yearIn(show(args[0])) }},

	{"order", `how the first stands to the second in time: "same", "later", "earlier" or "unknown"`, new(func(a, b statementValue) string), nil, func(args []any) any {
		return string(order(args[0], args[1]))
	}},
	{"same_time", "both speak of the same time", new(func(a, b statementValue) bool), nil, func(args []any) any { return order(args[0], args[1]) == facts.Same }},
	{"later", "the first speaks of a later time", new(func(a, b statementValue) bool), nil, func(args []any) any { return order(args[0], args[1]) == facts.Later }},
	{"order_unknown", "which of them is newer is not known", new(func(a, b statementValue) bool), nil, func(args []any) any {
		return order(args[0], args[1]) == facts.UnknownOrder
	}},
	{"grows", "the later figure is the higher one", new(func(a, b statementValue) bool), nil, func(args []any) any { return trend(args[0], args[1]) > 0 }},
	{"falls", "the later figure is the lower one", new(func(a, b statementValue) bool), nil, func(args []any) any { return trend(args[0], args[1]) < 0 }},
	{"settled", "the event ended over 30 days before both", new(func(s subjectValue, a, b statementValue) bool), nil, settled},
	{"days_apart", "whole days between the times that both speak of, 0 where one is unknown", new(func(a, b statementValue) int), nil, func(args []any) any {
		a, b := statement(args[0]), statement(args[1])
		if a == nil || b == nil {
			return 0
		}
		return gapDays(a.AsOf, b.AsOf)
	}},
	{"revised", "a word of correction or revision stands beside the value", new(func(statementValue) bool), nil, func(args []any) any {
		s := statement(args[0])
		return s != nil && s.Revised != ""
	}},
	{"same_group", "the lower figure does not count a narrower group of people: officers among people", new(func(a, b statementValue) bool), nil, sameGroup},
	{"firm", "a number is stated of people in general, or in the title or the lead, or more than once", new(func(statementValue) bool), nil, func(args []any) any {
		s := statement(args[0])
		return s != nil && firm(s)
	}},
	{"only_in_title", "the title of the article gives this value and its text does not", new(func(statementValue) bool), nil, func(args []any) any {
		s := statement(args[0])
		return s != nil && onlyInTitle(s)
	}},
	{"stated", "a number is written for the value; it is not counted from people or names", new(func(statementValue) bool), nil, func(args []any) any {
		s := statement(args[0])
		return s != nil && stated(s)
	}},
	{"same_words", "both are told in the same words but for the numbers, at least four of them", new(func(a, b statementValue) bool), nil, sameWords},
	{"claimants_differ", "both name who says so, and share nobody", new(func(a, b statementValue) bool), nil, claimantsDiffer},
	{"same_origin", "both were copied from one text", new(func(a, b statementValue) bool), nil, func(args []any) any {
		a, b := statement(args[0]), statement(args[1])
		return a != nil && b != nil && (a.Origin == b.Origin || a.Article.Outlet == b.Article.Outlet)
	}},
	{"also_says", "another statement of the same article gives this value too", new(func(statementValue, any) bool), []int{1}, alsoSays},
}

// compare relates two values; a missing one is incomparable.
func compare(args []any) facts.Comparison {
	a, ok := args[0].(facts.Value)
	b, ok2 := args[1].(facts.Value)
	if !ok || !ok2 {
		return facts.Comparison{Relation: facts.Incomparable, Reason: "one side has no value"}
	}
	return a.Compare(b)
}

func compared(test func(facts.Comparison) bool) func([]any) any {
	return func(args []any) any { return test(compare(args)) }
}

func statement(v any) *facts.Statement {
	m, _ := v.(statementValue)
	s, _ := m[""].(*facts.Statement)
	return s
}

func order(a, b any) facts.Order {
	x, y := statement(a), statement(b)
	if x == nil || y == nil {
		return facts.UnknownOrder
	}
	return facts.OrderOf(x.AsOf, y.AsOf)
}

// trend is +1 where the later figure is higher, -1 where it is lower, 0 for anything else.
func trend(a, b any) int {
	x, y := statement(a), statement(b)
	switch order(a, b) {
	case facts.Later:
		x, y = y, x
	case facts.Earlier:
	default:
		return 0
	}
	old, ok1 := figure(x)
	young, ok2 := figure(y)
	switch {
	case !ok1 || !ok2 || old.Compare(young).Relation == facts.Incomparable:
		return 0
	case young.Low > old.Low:
		return 1
	case young.Low < old.Low || young.High < old.High:
		return -1
	}
	return 0
}

// figure is the first quantity of a statement's value.
func figure(s *facts.Statement) (facts.Quantity, bool) {
	for _, f := range s.Value {
		if q, ok := f.Value.(facts.Quantity); ok {
			return q, true
		}
	}
	return facts.Quantity{}, false
}

// settledAfter is how long after the end of an event its figures no longer move.
const settledAfter = 30 * 24 * time.Hour

func settled(args []any) any {
	m, _ := args[0].(subjectValue)
	subject, _ := m[""].(*facts.Subject)
	a, b := statement(args[1]), statement(args[2])
	if subject == nil || a == nil || b == nil || subject.Ended.IsZero() || !a.AsOf.Known() || !b.AsOf.Known() {
		return false
	}
	from := subject.Ended.Add(settledAfter)
	return a.AsOf.From.After(from) && b.AsOf.From.After(from)
}

func claimantsDiffer(args []any) any {
	a, b := statement(args[0]), statement(args[1])
	if a == nil || b == nil || len(a.Claimants) == 0 || len(b.Claimants) == 0 {
		return false
	}
	return !sharesClaimant(a, b)
}

func alsoSays(args []any) any {
	s := statement(args[0])
	v, ok := args[1].(facts.Value)
	if s == nil || s.Subject == nil || !ok {
		return false
	}
	for _, f := range s.Apart {
		for _, x := range f.Fields {
			if x.Value != nil && x.Value.Type() == v.Type() && v.Compare(x.Value).Agrees() {
				return true
			}
		}
	}
	for _, other := range s.Subject.Statements {
		if other.Index != s.Index || other == s {
			continue
		}
		for _, f := range other.Value {
			if f.Value == nil || f.Value.Type() != v.Type() {
				continue
			}
			if c := v.Compare(f.Value).Relation; c == facts.Equal || c == facts.Refines || c == facts.Refined {
				return true
			}
		}
	}
	return false
}

// oneNight: reports of one event differ by a day where it happened around midnight or was written in another zone.
func oneNight(args []any) any {
	a, ok1 := args[0].(facts.Date)
	b, ok2 := args[1].(facts.Date)
	if !ok1 || !ok2 || a.Granularity > facts.DayGranularity || b.Granularity > facts.DayGranularity || !a.When.Known() || !b.When.Known() {
		return false
	}
	const day = 24 * time.Hour
	return a.When.From.Truncate(day).Sub(b.When.From.Truncate(day)).Abs() <= day
}

// sameGroup compares the "of" fields of two counts.
func sameGroup(args []any) any {
	a, b := statement(args[0]), statement(args[1])
	if a == nil || b == nil {
		return false
	}
	x, ok1 := figure(a)
	y, ok2 := figure(b)
	low, high := a, b
	if ok1 && ok2 && y.Low < x.Low {
		low, high = b, a
	}
	group := func(s *facts.Statement) string { t, _ := s.Get("of").(facts.Term); return string(t) }
	return anybody[group(low)] || !anybody[group(high)]
}

// anybody are words for people of all sorts.
var anybody = map[string]bool{"": true, "people": true, "persons": true, "person": true, "victims": true, "others": true, "bodies": true, "lives": true, "dead": true}

// firm statements give a total; a figure given once, deep in the text and of others than "people", may count a part.
func firm(s *facts.Statement) bool {
	stated, total := 0, false
	for _, f := range s.Facts {
		if !f.Context.Implicit && !f.Context.Named {
			stated++
			total = total || f.Context.Lead || f.Get("of") == facts.Term("people") && f.Get("outcome") != facts.Term("detained")
		}
	}
	return total || stated > 1
}

// onlyInTitle reports whether all mentions of a statement stand in the title, and no other fact of the text agrees with it.
func onlyInTitle(s *facts.Statement) bool {
	for _, f := range s.Facts {
		if s.Article.Parts[f.Span.Part].Name != "title" {
			return false
		}
	}
	return len(s.Facts) > 0
}

// stated reports whether any mention of a statement has a number in its words.
func stated(s *facts.Statement) bool {
	for _, f := range s.Facts {
		if !f.Context.Implicit && !f.Context.Named {
			return true
		}
	}
	return false
}

// leastWords is how many words two mentions share before the same words mean the same thing.
const leastWords = 4

// sameWords compares the first mentions word by word; numbers are left out.
func sameWords(args []any) any {
	a, b := statement(args[0]), statement(args[1])
	if a == nil || b == nil || len(a.Facts) == 0 || len(b.Facts) == 0 {
		return false
	}
	for _, f := range a.Facts {
		for _, g := range b.Facts {
			x, y := wordsOnly(a.Article.Quote(f.Span)), wordsOnly(b.Article.Quote(g.Span))
			if len(x) >= leastWords && slices.Equal(x, y) {
				return true
			}
		}
	}
	return false
}

// wordsOnly are the folded words of a text without numbers in digits or words.
func wordsOnly(s string) []string {
	return slices.DeleteFunc(strings.Fields(facts.Fold(s)), func(w string) bool {
		return strings.ContainsAny(w, "0123456789") || smallNumbers[w] > 0 || strings.HasPrefix(w, "dozen") || strings.HasPrefix(w, "hundred")
	})
}

func gapDays(a, b facts.Instant) int {
	if !a.Known() || !b.Known() {
		return 0
	}
	if a.From.After(b.From) {
		a, b = b, a
	}
	return max(0, int(math.Ceil(b.From.Sub(a.To).Hours()/24)))
}

// hidden are functions that patching puts in; no rule file can name them.
var hidden = []Function{
	{"__tick", "", new(func(*budget) bool), nil, nil},
	{"__cat", "", new(func(a, b string) string), nil, nil},
	{"__text", "", new(func(any) string), nil, func(args []any) any { return show(args[0]) }},
}

// parts are the fields of values: a.count.low. A missing value has zero fields.
var parts = []part{
	{"quantity", "low", new(func(facts.Quantity) float64), func(v any) any { q, _ := v.(facts.Quantity); return q.Low }},
	{"quantity", "high", new(func(facts.Quantity) float64), func(v any) any { q, _ := v.(facts.Quantity); return q.High }},
	{"quantity", "approx", new(func(facts.Quantity) bool), func(v any) any { q, _ := v.(facts.Quantity); return q.Approx }},
	{"quantity", "unit", new(func(facts.Quantity) string), func(v any) any { q, _ := v.(facts.Quantity); return q.Unit }},
	{"date", "from", new(func(facts.Date) time.Time), func(v any) any { d, _ := v.(facts.Date); return d.When.From }},
	{"date", "to", new(func(facts.Date) time.Time), func(v any) any { d, _ := v.(facts.Date); return d.When.To }},
	{"date", "value", new(func(facts.Date) string), func(v any) any { d, _ := v.(facts.Date); return d.Value }},
	{"date", "type", new(func(facts.Date) string), func(v any) any { d, _ := v.(facts.Date); return d.Kind }},
	{"date", "weekday", new(func(facts.Date) string), func(v any) any {
		d, _ := v.(facts.Date)
		if d.Granularity != facts.DayGranularity || !d.When.Known() {
			return ""
		}
		return d.When.From.Weekday().String()
	}},
	{"date", "known", new(func(facts.Date) bool), func(v any) any { d, _ := v.(facts.Date); return d.When.Known() }},
	{"date", "guessed", new(func(facts.Date) bool), func(v any) any { d, _ := v.(facts.Date); return d.Guessed }},
	{"office", "title", new(func(facts.Office) string), func(v any) any { o, _ := v.(facts.Office); return o.Title }},
	{"office", "role", new(func(facts.Office) string), func(v any) any { o, _ := v.(facts.Office); return o.Role }},
	{"office", "body", new(func(facts.Office) string), func(v any) any { o, _ := v.(facts.Office); return o.Body }},
	{"office", "org", new(func(facts.Office) string), func(v any) any { o, _ := v.(facts.Office); return o.Org }},
	{"office", "status", new(func(facts.Office) string), func(v any) any { o, _ := v.(facts.Office); return o.Status }},
	{"office", "portfolios", new(func(facts.Office) []string), func(v any) any { o, _ := v.(facts.Office); return slices.Clone(o.Portfolios) }},
	{"happening", "head", new(func(facts.Happening) string), func(v any) any { h, _ := v.(facts.Happening); return h.Head }},
	{"happening", "of", new(func(facts.Happening) string), func(v any) any { h, _ := v.(facts.Happening); return h.Of }},
	{"happening", "class", new(func(facts.Happening) string), func(v any) any { h, _ := v.(facts.Happening); return h.Class }},
	{"happening", "phase", new(func(facts.Happening) string), func(v any) any { h, _ := v.(facts.Happening); return h.Phase }},
}

// part is one field of a value type.
type part struct {
	of, name string
	typ      any
	get      func(v any) any
}

func (p part) function() string { return "__" + p.of + "_" + p.name }

// functionOptions declares all functions to expr.
func functionOptions() []expr.Option {
	var out []expr.Option
	for _, f := range functions {
		out = append(out, expr.Function(f.Name, func(args ...any) (any, error) { return f.call(args), nil }, f.typ))
	}
	for _, p := range parts {
		out = append(out, expr.Function(p.function(), func(args ...any) (any, error) { return p.get(args[0]), nil }, p.typ))
	}
	for _, f := range hidden {
		call := func(args ...any) (any, error) { return f.call(args), nil }
		switch f.Name {
		case "__tick":
			call = func(args ...any) (any, error) { b, _ := args[0].(*budget); return true, b.step() }
		case "__cat":
			call = func(args ...any) (any, error) { return cat(args[0], args[1]) }
		}
		out = append(out, expr.Function(f.Name, call, f.typ))
	}
	return out
}
