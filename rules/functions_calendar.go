package rules

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"crosscheck/facts"
)

// functions are all that conditions and messages may call.
var functions = slices.Concat(generalFunctions, calendarFunctions, titleFunctions, tollFunctions, quoteFunctions, amountFunctions)

// calendarFunctions put dates and ages to the calendar and to what stands beside them in the article.
var calendarFunctions = []Function{
	{"beside", `the other date that stands right beside this one and is told as the same time: "2014" in "ten years ago, in 2014"; not known where there is none`,
		new(func(factValue) facts.Date), nil, func(args []any) any { d, _ := beside(args[0]); return d }},
	{"beside_text", `the words of the date beside this one, "" where there is none`, new(func(factValue) string), nil, func(args []any) any { _, s := beside(args[0]); return s }},
	{"weekday_said", `the weekday that a day of a month is called, in its own words or right beside it: "14 April, a Monday"; "" for none`,
		new(func(factValue) string), nil, func(args []any) any { return weekdaySaid(args[0]) }},
	{"nearest", "the day nearest to a date that falls on the weekday", new(func(facts.Date, string) facts.Date), nil, func(args []any) any {
		d, _ := args[0].(facts.Date)
		return nearestWeekday(d, show(args[1]))
	}},
	{"year_later", "the same day a year later", new(func(facts.Date) facts.Date), nil, func(args []any) any {
		d, _ := args[0].(facts.Date)
		return yearLater(d)
	}},
	{"years_back", `the years that a text reckons back: 10 for "ten years ago", at least 10 for "more than a decade ago"; 0 for none`,
		new(func(string) facts.Quantity), nil, func(args []any) any { return yearsBack(show(args[0])) }},
	{"years_since", "the years from a date to a time, with a year of room at each end", new(func(facts.Date, time.Time) facts.Quantity), nil, func(args []any) any {
		d, _ := args[0].(facts.Date)
		t, _ := args[1].(time.Time)
		return yearsSince(d, t, 1)
	}},
	{"calendar_years", "the year of a time less the year of a date", new(func(facts.Date, time.Time) int), nil, func(args []any) any {
		d, _ := args[0].(facts.Date)
		t, _ := args[1].(time.Time)
		return t.Year() - d.When.From.Year()
	}},
	{"unit_named", `the month or year that a text counts from its own time: "month" for "last month", "year" for "this year", "" for anything else`,
		new(func(string) string), nil, func(args []any) any { return unitNamed(show(args[0])) }},
	{"month_in", `the one month that a text names, as a number; 0 for none or several`, new(func(string) int), nil, func(args []any) any { return monthIn(show(args[0])) }},
	{"near_edge", `the time lies so many days or fewer from the first or last day of its "month" or "year"`, new(func(time.Time, string, int) bool), nil, func(args []any) any {
		t, _ := args[0].(time.Time)
		days, _ := args[2].(int)
		return nearEdge(t, show(args[1]), days)
	}},
	{"one_slip", "two dates differ as by one slip: days by up to six, or in the day, the month or the year alone; months and years by one year", new(func(a, b facts.Date) bool), nil, func(args []any) any {
		a, _ := args[0].(facts.Date)
		b, _ := args[1].(facts.Date)
		return oneSlip(a, b)
	}},
	{"after", "the date begins more than two days after the time", new(func(facts.Date, time.Time) bool), nil, func(args []any) any {
		d, _ := args[0].(facts.Date)
		t, _ := args[1].(time.Time)
		return d.When.Known() && !t.IsZero() && d.When.From.Sub(t) > 48*time.Hour
	}},
	{"told_nearby", "another date of the same sentence or of the one before is this very day", new(func(factValue, facts.Date) bool), nil, func(args []any) any {
		d, _ := args[1].(facts.Date)
		return toldNearby(args[0], d)
	}},
	{"looks_back", "the words speak of an anniversary, or of a year ago", new(func(string) bool), nil, func(args []any) any { return looksBack(show(args[0])) }},
	{"took_place", `the words before the date say in the past tense what happened on it: "was killed in Lugo on"`, new(func(factValue) bool), nil,
		func(args []any) any { return tookPlace(args[0]) }},
	{"lies_ahead", `the words before the date say what will happen on it: "will begin in Lugo on", "is scheduled for"`, new(func(factValue) bool), nil,
		func(args []any) any { return liesAhead(args[0]) }},

	{"birth_of", "when the article says that the person of this fact was born, not known where it does not", new(func(factValue) facts.Date), nil, func(args []any) any { return birthOf(args[0]) }},
	{"ages_possible", "how old the person can be by the birth date: at the dates of the sentence, at those of the event, and at publication", new(func(factValue) facts.Quantity), nil,
		func(args []any) any { return agesPossible(args[0]) }},
	{"years_of_birth", `the years that an age at a time leaves for the birth: "1990 or 1991"`, new(func(facts.Quantity, time.Time) string), nil, func(args []any) any {
		q, _ := args[0].(facts.Quantity)
		t, _ := args[1].(time.Time)
		year := t.Year() - int(q.Low)
		return strconv.Itoa(year-1) + " or " + strconv.Itoa(year)
	}},
	{"earlier_age", "another age that the article gives the person before this one, 0 where it gives none", new(func(factValue) facts.Quantity), nil,
		func(args []any) any { return earlierAge(args[0]) }},
	{"ages_fit", "one person can have both ages at the two times of publication, with a birthday between; none is expected within so many days", new(func(a, b statementValue, days int) bool), nil,
		func(args []any) any {
			days, _ := args[2].(int)
			return agesFit(statement(args[0]), statement(args[1]), days)
		}},
}

// partner is the key of the fact that a condition looked at beside the one at hand: it is evidence too.
const partner = "+"

// theFact takes a fact and its digest out of an object.
func theFact(v any) (factValue, *facts.Digest, *facts.Fact) {
	m, _ := v.(factValue)
	f, _ := m[""].(*facts.Fact)
	a, _ := m["article"].(articleValue)
	d, _ := a[""].(*facts.Digest)
	if f == nil || d == nil {
		return m, nil, nil
	}
	return m, d, f
}

// withPartner are the pieces of evidence of a finding on one fact: the fact, and the one that the rule held against it.
func withPartner(d *facts.Digest, env map[string]any, f *facts.Fact) []Evidence {
	out := []indexed{{0, Evidence{d.Article, f}}}
	if m, ok := env["fact"].(factValue); ok {
		if p, ok := m[partner].(*facts.Fact); ok {
			out = append(out, indexed{0, Evidence{d.Article, p}})
		}
	}
	return ordered(out)
}

// words cuts a text into lower-case words and marks; capitals are told by the second list.
func words(s string) (list []string, capital []bool) {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r == '\u00a0' }) {
		core := strings.Trim(w, `,.;:()[]"'“”‘’–—-`)
		if core == "" {
			continue
		}
		list = append(list, facts.Fold(core))
		capital = append(capital, 'A' <= core[0] && core[0] <= 'Z')
	}
	return list, capital
}

var smallNumbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
	"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}

// smallNumber reads "12", "twelve" or "twenty-five"; 0 for anything else.
func smallNumber(w string) int {
	if n, err := strconv.Atoi(w); err == nil && 0 < n && n < 1000 {
		return n
	}
	if tens, ones, ok := strings.Cut(w, "-"); ok {
		if a, b := smallNumbers[tens], smallNumbers[ones]; a >= 20 && a < 100 && 0 < b && b < 10 {
			return a + b
		}
		return 0
	}
	return smallNumbers[w]
}

func yearsBack(s string) facts.Quantity {
	list, _ := words(s)
	n := len(list)
	if n < 3 || list[n-1] != "ago" {
		return facts.Quantity{}
	}
	per, room := 1.0, 0.0
	switch list[n-2] {
	case "year", "years":
	case "decade", "decades":
		per, room = 10, 4
	default:
		return facts.Quantity{}
	}
	x := float64(smallNumber(list[n-3])) * per
	if x == 0 {
		return facts.Quantity{}
	}
	q := facts.Quantity{Low: max(1, x-room), High: x + room}
	for _, w := range list[:n-3] {
		switch w {
		case "more", "over":
			return facts.AtLeast(x)
		case "less", "under", "nearly", "almost":
			q.Low = min(q.Low, max(0, x-1-per/5))
		case "about", "around", "some", "roughly", "approximately":
			q.Low, q.High = max(0, q.Low-1-x/10), q.High+1+x/10
		default:
			return facts.Quantity{}
		}
	}
	return q
}

// yearsSince counts the years from a date to a time; room widens both ends.
func yearsSince(d facts.Date, t time.Time, room float64) facts.Quantity {
	if !d.When.Known() || t.IsZero() {
		return facts.Quantity{}
	}
	const year = 365.25 * 24
	low, high := t.Sub(d.When.To).Hours()/year, t.Sub(d.When.From).Hours()/year
	return facts.Quantity{Low: max(0, low-room), High: max(0, high+room)}
}

// relativeWords count a month or year from the time of writing.
var relativeWords = map[string]bool{"last": true, "this": true, "next": true, "past": true, "previous": true, "current": true, "coming": true}

func unitNamed(s string) string {
	list, _ := words(s)
	for len(list) > 2 && (list[0] == "earlier" || list[0] == "late" || list[0] == "early" || list[0] == "later" || list[0] == "the") {
		list = list[1:]
	}
	if len(list) == 2 && relativeWords[list[0]] && (list[1] == "month" || list[1] == "year") {
		return list[1]
	}
	return ""
}

func monthIn(s string) int {
	list, _ := words(s)
	found := 0
	for _, w := range list {
		for m := time.January; m <= time.December; m++ {
			name := strings.ToLower(m.String())
			if w == name || len(w) == 3 && w == name[:3] || w == "sept" && m == time.September {
				if found != 0 && found != int(m) {
					return 0
				}
				found = int(m)
			}
		}
	}
	return found
}

func nearEdge(t time.Time, unit string, days int) bool {
	from := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
	to := from.AddDate(0, 1, 0)
	if unit == "year" {
		from = time.Date(t.Year(), time.January, 1, 0, 0, 0, 0, time.UTC)
		to = from.AddDate(1, 0, 0)
	}
	slack := time.Duration(min(max(days, 0), 366)) * 24 * time.Hour
	return t.Sub(from) < slack || to.Sub(t) <= slack
}

func dayAt(t time.Time) facts.Date {
	day := facts.Day(t.Year(), t.Month(), t.Day())
	return facts.Date{Kind: "DATE", Value: t.Format(time.DateOnly), When: day, Granularity: facts.DayGranularity}
}

func nearestWeekday(d facts.Date, name string) facts.Date {
	if !d.When.Known() {
		return facts.Date{}
	}
	for _, k := range [...]int{0, 1, -1, 2, -2, 3, -3} {
		if t := d.When.From.AddDate(0, 0, k); t.Weekday().String() == name {
			return dayAt(t)
		}
	}
	return facts.Date{}
}

func yearLater(d facts.Date) facts.Date {
	if !d.When.Known() || d.Granularity > facts.DayGranularity {
		return facts.Date{}
	}
	return dayAt(d.When.From.AddDate(1, 0, 0))
}

func oneSlip(a, b facts.Date) bool {
	if !a.When.Known() || !b.When.Known() {
		return false
	}
	x, y := a.When.From, b.When.From
	switch {
	case a.Granularity > facts.DayGranularity || b.Granularity > facts.DayGranularity: // "2014" and "2013", "May 2014" and "May 2013"
		return (x.Month() == y.Month() || a.Granularity != b.Granularity) && (x.Year()-y.Year() == 1 || y.Year()-x.Year() == 1)
	case x.Sub(y).Abs() <= 6*24*time.Hour:
		return true
	}
	alike := 0
	for _, same := range [...]bool{x.Year() == y.Year(), x.Month() == y.Month(), x.Day() == y.Day()} {
		if same {
			alike++
		}
	}
	return alike == 2
}
