package rules

import (
	"sort"
	"strings"

	"crosscheck/facts"
)

// apposed is what may stand between two dates that are told as one time.
var apposed = map[string]bool{"": true, ",": true, "in": true, ", in": true, "on": true, ", on": true, "(": true, "(in": true, "(on": true, "back in": true,
	", back in": true, "–": true, "—": true, "– in": true, "— in": true, "-": true}

// calling is what may stand between a day and the weekday that it is called.
var calling = map[string]bool{"(": true, ", a": true, "(a": true, ", which was": true, ", which was a": true, ", which is": true, ", which is a": true}

// listing is what joins the members of a list of dates.
var listing = map[string]bool{",": true, "and": true, "or": true, ", and": true, ", or": true, "and in": true, ", and in": true, "to": true, "through": true, "-": true, "–": true,
	"/": true, "and on": true, "&": true, ", in": true, "or in": true}

// comparing are words before a date that set it apart from the one behind it.
var comparing = map[string]bool{"than": true, "from": true, "between": true, "since": true, "until": true, "with": true, "to": true, "before": true, "after": true, "unlike": true, "by": true}

// datesAround returns the date facts right before and right behind a fact inside its sentence, nil where there are none.
func datesAround(d *facts.Digest, f *facts.Fact) (before, behind *facts.Fact) {
	list := d.Facts
	at := sort.Search(len(list), func(i int) bool {
		s := list[i].Span
		return s.Part > f.Span.Part || s.Part == f.Span.Part && s.Start >= f.Span.Start
	})
	for i := at - 1; i >= 0 && list[i].Span.Part == f.Span.Part && list[i].Span.Start >= f.Sentence.Start; i-- {
		if list[i].Kind == "date" && list[i].Span.End <= f.Span.Start {
			before = &list[i]
			break
		}
	}
	for i := at; i < len(list) && list[i].Span.Part == f.Span.Part && list[i].Span.Start < f.Sentence.End; i++ {
		if list[i].Kind == "date" && list[i].Span.Start >= f.Span.End {
			behind = &list[i]
			break
		}
	}
	return before, behind
}

// gapOf is the folded text between two facts of one part, white space made single.
func gapOf(d *facts.Digest, a, b *facts.Fact) string {
	if b.Span.Start < a.Span.End || b.Span.Start-a.Span.End > maxApposition {
		return "…"
	}
	return strings.Join(strings.Fields(facts.Fold(d.Article.Parts[a.Span.Part].Text[a.Span.End:b.Span.Start])), " ")
}

// maxApposition is how many bytes two dates told as one time stand apart at most.
const maxApposition = 40

// listed reports whether two dates are members of one list.
func listed(d *facts.Digest, a, b *facts.Fact) bool {
	return a != nil && b != nil && listing[gapOf(d, a, b)]
}

func beside(v any) (facts.Date, string) {
	m, d, f := theFact(v)
	if f == nil || f.Kind != "date" {
		return facts.Date{}, ""
	}
	before, behind := datesAround(d, f)
	p := (*facts.Fact)(nil)
	switch {
	case before != nil && oneTime(d, before, f):
		p = before
	case behind != nil && oneTime(d, f, behind):
		p = behind
	default:
		return facts.Date{}, ""
	}
	m[partner] = p
	date, _ := p.Get("date").(facts.Date)
	return date, d.Article.Quote(p.Span)
}

// oneTime reports whether two neighbouring dates are told as one time: "ten years ago, in 2014", "the 2016 attack, nine years ago". Members of lists are not.
func oneTime(d *facts.Digest, a, b *facts.Fact) bool {
	gap := gapOf(d, a, b)
	if !apposed[gap] && !attributive(d, a, b, gap) {
		return false
	}
	if c := d.Article.Parts[b.Span.Part].Text[b.Span.Start]; gap == "" && ('A' <= c && c <= 'Z') && unitNamed(d.Article.Quote(b.Span)) != "" {
		return false // a caption's date before the sentence
	}
	first, _ := datesAround(d, a)
	_, last := datesAround(d, b)
	if listed(d, first, a) || listed(d, b, last) {
		return false
	}
	list, _ := words(d.Article.Parts[a.Span.Part].Text[a.Sentence.Start:a.Span.Start])
	return len(list) == 0 || !comparing[list[len(list)-1]]
}

// attributive reads "the 2016 attack, nine years ago" with an end behind it: a bare year before a short noun phrase, then how long ago.
func attributive(d *facts.Digest, a, b *facts.Fact, gap string) bool {
	text := d.Article.Parts[a.Span.Part].Text
	noun, comma := strings.CutSuffix(gap, ",")
	if !comma || strings.ContainsAny(noun, ".,;:()\"“”–—") || yearIn(text[a.Span.Start:a.Span.End]) == 0 || a.Span.End-a.Span.Start != 4 || yearsBack(text[b.Span.Start:b.Span.End]).High == 0 {
		return false
	}
	if n := len(strings.Fields(noun)); n < 1 || n > 3 {
		return false
	}
	before, _ := words(text[a.Sentence.Start:a.Span.Start])
	if len(before) == 0 || !determiners[before[len(before)-1]] {
		return false
	}
	rest := strings.TrimLeft(text[b.Span.End:b.Sentence.End], " ")
	return rest == "" || strings.ContainsAny(rest[:1], ".,;)")
}

var determiners = map[string]bool{"the": true, "a": true, "an": true, "its": true, "his": true, "her": true, "their": true, "that": true}

func weekdaySaid(v any) string {
	m, d, f := theFact(v)
	if f == nil {
		return ""
	}
	text := d.Article.Quote(f.Span)
	if w := weekdayIn(text); w != "" || !strings.ContainsAny(text, "0123456789") {
		return w
	}
	before, behind := datesAround(d, f)
	for _, p := range [...]*facts.Fact{before, behind} {
		if p == nil {
			continue
		}
		gap := gapOf(d, f, p)
		if p == before {
			gap = gapOf(d, p, f)
		}
		if name := weekday(facts.Fold(d.Article.Quote(p.Span))); name != "" && calling[gap] {
			m[partner] = p
			return name
		}
	}
	return ""
}

// toldNearby looks for the day among the dates of the sentence and the one before it.
func toldNearby(v any, day facts.Date) bool {
	m, d, f := theFact(v)
	if f == nil || !day.When.Known() {
		return false
	}
	for i := range d.Facts {
		p := &d.Facts[i]
		if p.Kind != "date" || p == f || p.Span.Part != f.Span.Part || p.Sentence.End > f.Sentence.End || p.Sentence.End < f.Sentence.Start-2*maxApposition && p.Sentence != f.Sentence {
			continue
		}
		if x, ok := p.Get("date").(facts.Date); ok && x.Granularity == facts.DayGranularity && x.When.From.Equal(day.When.From) {
			m[partner] = p
			return true
		}
	}
	return false
}

func looksBack(s string) bool {
	list, _ := words(s)
	for i, w := range list {
		switch {
		case w == "anniversary", w == "anniversaries", w == "ago", w == "commemorate", w == "commemorated", w == "annual":
			return true
		case w == "last" && i+1 < len(list) && list[i+1] == "year", (w == "year" || w == "one-year") && i > 0 && (list[i-1] == "a" || list[i-1] == "one" || list[i-1] == "last"):
			return true
		}
	}
	return false
}

// happenedVerbs are past forms that say what took place on a day.
var happenedVerbs = wordSet(`killed died murdered arrested detained shot injured wounded struck collapsed exploded crashed erupted sank derailed began started ended
	resigned elected born happened occurred won fell convicted acquitted fired landed arrived returned disappeared kidnapped abducted rescued attacked bombed raided burned
	flooded invaded seized stormed defeated drowned perished sworn crowned married buried`)

// openWords before a verb leave open whether it took place.
var openWords = wordSet("will would to if may might could can should be expected scheduled until unless must shall when before after not never by 'll")

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// beforeDate returns the words before a date in its sentence, back to the verb: less the preposition and a place between them.
func beforeDate(d *facts.Digest, f *facts.Fact) []string {
	list, capital := words(d.Article.Parts[f.Span.Part].Text[f.Sentence.Start:f.Span.Start])
	n := len(list)
	if n > 0 && list[n-1] == "on" {
		n--
	}
	for k := 0; k < 6 && n > 1 && (capital[n-1] || placeWords[list[n-1]]); k++ {
		n--
	}
	return list[:n]
}

var placeWords = wordSet("in at near here there outside off inside")

func tookPlace(v any) bool {
	_, d, f := theFact(v)
	if f == nil || d.Article.Parts[f.Span.Part].Name == "title" {
		return false
	}
	list := beforeDate(d, f)
	n := len(list)
	if n < 2 {
		return false
	}
	verb := happenedVerbs[list[n-1]] || n > 2 && list[n-1] == "place" && list[n-2] == "took" || list[n-1] == "in" && n > 2 && list[n-2] == "sworn"
	if !verb {
		return false
	}
	for _, w := range list[max(0, n-7) : n-1] {
		if openWords[w] || strings.HasSuffix(w, "'ll") {
			return false
		}
	}
	return true
}

var schedules = wordSet("scheduled set due slated planned expected")

func liesAhead(v any) bool {
	_, d, f := theFact(v)
	if f == nil || d.Article.Parts[f.Span.Part].Name == "title" {
		return false
	}
	list := beforeDate(d, f)
	n := len(list)
	if n >= 3 && list[n-1] == "for" && schedules[list[n-2]] && (list[n-3] == "is" || list[n-3] == "are") { // "is scheduled for"
		return true
	}
	if n >= 2 && list[n-1] == "place" && list[n-2] == "take" {
		n--
	}
	if n >= 4 && list[n-2] == "to" && schedules[list[n-3]] && (list[n-4] == "is" || list[n-4] == "are") { // "is due to begin"
		return true
	}
	return n >= 2 && list[n-2] == "will" && list[n-1] != "be" || n >= 3 && list[n-3] == "will" && list[n-2] == "be" // "will begin", "will be held"
}
