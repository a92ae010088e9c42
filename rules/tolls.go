package rules

import (
	"math"
	"strconv"
	"strings"

	"crosscheck/facts"
)

// vague reports whether the carrying mention is a word of the table of vague numbers: open or a span, approximate, without a digit.
func vague(s *facts.Statement) bool {
	q, ok := figure(s)
	return ok && len(s.Facts) > 0 && q.Approx && q.Low != q.High && !strings.ContainsAny(s.Article.Quote(s.Facts[0].Span), "0123456789")
}

func onlyOutsideText(s *facts.Statement) bool {
	for _, f := range s.Facts {
		if s.Article.Parts[f.Span.Part].Name == "body" {
			return false
		}
	}
	return len(s.Facts) > 0
}

// sayers are words of attribution that make a sentence say where a figure comes from.
var sayers = []string{" said", " says", " according to", " told ", " confirmed", " reported", " announced", " tweeted", " wrote", " quoted", " statement", " put the ",
	" added", " citing", " posted", " counted", " estimated", " identified", " records", " officials", " data from", " figures from"}

// givenBy looks at all mentions of a figure: a named giver, else words of attribution in the sentence or the one after it.
func givenBy(v any) string {
	_, d, f := theFact(v)
	if f == nil {
		return ""
	}
	for i := range d.Facts {
		if g := &d.Facts[i]; sameFigure(f, g) && g.Context.Claimant != "" {
			return g.Context.Claimant
		}
	}
	for i := range d.Facts {
		g := &d.Facts[i]
		if !sameFigure(f, g) || d.Article.Parts[g.Span.Part].Name == "title" {
			continue
		}
		around := facts.Fold(" " + d.Article.Quote(g.Sentence) + " " + nextSentence(d.Article, g.Sentence))
		for _, w := range sayers {
			if strings.Contains(around, w) {
				return strings.TrimSpace(w)
			}
		}
	}
	return ""
}

// nextSentence is what follows a sentence up to the next full stop before a space.
func nextSentence(a *facts.Article, s facts.Span) string {
	const most = 400
	rest := strings.TrimLeft(a.Parts[s.Part].Text[s.End:], " \r\n\t")
	if len(rest) > most {
		rest = strings.ToValidUTF8(rest[:most], "")
	}
	if i := strings.Index(rest, ". "); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

// sameFigure reports whether two facts of an article count the same outcome and agree.
func sameFigure(f, g *facts.Fact) bool {
	if f.Kind != g.Kind || f.Get("outcome") != g.Get("outcome") {
		return false
	}
	q, ok1 := f.Get("count").(facts.Quantity)
	r, ok2 := g.Get("count").(facts.Quantity)
	return ok1 && ok2 && q.Compare(r).Agrees()
}

func firstTold(v any) bool {
	_, d, f := theFact(v)
	if f == nil {
		return false
	}
	for i := range d.Facts {
		if &d.Facts[i] == f {
			return true
		}
		if sameFigure(f, &d.Facts[i]) && d.Facts[i].Span.Part == f.Span.Part {
			return false
		}
	}
	return false
}

func singleGiver(v any) string {
	m, _ := v.(subjectValue)
	s, _ := m[""].(*facts.Subject)
	if s == nil || originsOf(s.Statements) < 2 {
		return ""
	}
	giver := ""
	for _, st := range s.Statements {
		for _, c := range st.Claimants {
			if giver != "" && facts.Fold(c) != facts.Fold(giver) {
				return ""
			}
			giver = c
		}
		if len(st.Claimants) == 0 {
			return ""
		}
	}
	return giver
}

func gapHours(a, b facts.Instant) int {
	if !a.Known() || !b.Known() {
		return 0
	}
	if a.From.After(b.From) {
		a, b = b, a
	}
	return max(0, int(math.Ceil(b.From.Sub(a.To).Hours())))
}

// countMethods are the ways in which figures are found, and the words that tell them.
var countMethods = []struct {
	name  string
	words []string
}{
	{"excess deaths", []string{"excess death", "excess mortality"}},
	{"an estimate", []string{"estimates that", "estimates put", "by estimates", "an estimate", "estimate of", "model suggest", "modelling", "modeling", "projection", "survey of", "survey found", "statistical"}},
	{"a count by name", []string{"by name", "has verified", "have verified", "verified the deaths", "has documented", "have documented", "individually", "have been identified", "has identified", "have identified"}},
}

func method(s *facts.Statement) string {
	if s == nil {
		return ""
	}
	for _, f := range s.Facts {
		sentence := facts.Fold(s.Article.Quote(f.Sentence))
		for _, m := range countMethods {
			for _, w := range m.words {
				if strings.Contains(sentence, w) {
					return m.name
				}
			}
		}
	}
	return ""
}

// digestOf takes the digest of a statement's article out of its object.
func digestOf(v any) *facts.Digest {
	m, _ := v.(statementValue)
	a, _ := m["article"].(articleValue)
	d, _ := a[""].(*facts.Digest)
	return d
}

func hasWords(v any, words string) bool {
	d := digestOf(v)
	if d == nil {
		return false
	}
	for i := range d.Article.Parts {
		if strings.Contains(d.Article.Parts[i].Text, words) {
			return true
		}
	}
	return false
}

// alsoCounts reports whether the article of a statement has this figure of an outcome.
func alsoCounts(v any, outcome string, q facts.Quantity) bool {
	d := digestOf(v)
	if d == nil {
		return false
	}
	for i := range d.Facts {
		f := &d.Facts[i]
		r, ok := f.Get("count").(facts.Quantity)
		if ok && f.Get("outcome") == facts.Term(outcome) {
			switch q.Compare(r).Relation {
			case facts.Equal, facts.Refines, facts.Refined:
				return true
			}
		}
	}
	return false
}

// perpetrators are people whom one report counts and another does not, as parts and groups of counts name them.
var perpetrators = map[string]bool{"attackers": true, "attacker": true, "gunman": true, "gunmen": true, "bomber": true, "bombers": true, "shooter": true, "shooters": true,
	"assailant": true, "assailants": true, "hijacker": true, "hijackers": true, "militants": true, "terrorists": true, "pilot": true, "pilots": true, "suspect": true}

// attackers counts perpetrators that the article gives the outcome of, else those that the sentence says are included or not.
func attackers(v any) int {
	s, d := statement(v), digestOf(v)
	if s == nil || d == nil {
		return 0
	}
	outcome := s.Get("outcome")
	for i := range d.Facts {
		f := &d.Facts[i]
		of, _ := f.Get("of").(facts.Term)
		q, ok := f.Get("count").(facts.Quantity)
		if ok && f.Get("outcome") == outcome && (perpetrators[f.Context.Part] || perpetrators[string(of)]) && q.IsExact() {
			return int(q.Low)
		}
	}
	for _, f := range s.Facts {
		list, _ := words(s.Article.Quote(f.Sentence))
		for i, w := range list {
			if w == "including" || w == "excluding" || w == "besides" {
				if n := perpetratorsAt(list[i+1:]); n > 0 {
					return n
				}
			}
		}
	}
	return 0
}

// perpetratorsAt reads "the gunman", "three attackers", "both pilots".
func perpetratorsAt(list []string) int {
	n := 1
	for i := 0; i < len(list) && i < 4; i++ {
		switch {
		case perpetrators[list[i]]:
			return n
		case list[i] == "both":
			n = 2
		case smallNumbers[list[i]] > 0:
			n = smallNumbers[list[i]]
		}
	}
	return 0
}

// bounds are the words that bound a number, by what they mean.
var bounds = []struct{ word, means string }{
	{"at least", "at least"}, {"no fewer than", "at least"}, {"no less than", "at least"},
	{"more than", "more than"}, {"over", "more than"}, {"upwards of", "more than"}, {"exceeded", "more than"},
	{"up to", "up to"}, {"as many as", "up to"}, {"at most", "up to"},
	{"about", "about"}, {"around", "about"}, {"some", "about"}, {"nearly", "about"}, {"almost", "about"}, {"roughly", "about"}, {"approximately", "about"},
}

// bound is read from the words of a mention, for the quantity no longer tells "at least 13" from "more than 12"; number is the one printed.
func bound(a *facts.Article, f *facts.Fact) (word string, number float64) {
	q, ok := f.Get("count").(facts.Quantity)
	if !ok {
		return "", 0
	}
	number = q.Low
	mention := " " + facts.Fold(a.Quote(f.Span)) + " "
	for _, b := range bounds {
		if strings.Contains(mention, " "+b.word+" ") {
			word = b.means
			break
		}
	}
	switch {
	case word == "more than" && q.Open():
		number--
	case word == "up to":
		number = q.High
	}
	return word, number
}

// leastBound is the lowest number whose bounds are compared.
const leastBound = 3

// otherBound looks for an earlier mention in the text that bounds the number of a fact in a way that cannot hold beside this one.
func otherBound(v any) string {
	m, d, f := theFact(v)
	if f == nil || !boundable(d.Article, f) {
		return ""
	}
	word, n := bound(d.Article, f)
	for i := range d.Facts {
		g := &d.Facts[i]
		if g == f {
			break
		}
		if g.Kind != f.Kind || g.Get("outcome") != f.Get("outcome") || g.Get("of") != f.Get("of") || g.Context.Part != f.Context.Part || g.Context.Event != f.Context.Event || !boundable(d.Article, g) {
			continue
		}
		other, k := bound(d.Article, g)
		if k == n && n >= leastBound && clash(word, other) {
			m[partner] = g
			return d.Article.Quote(g.Span)
		}
	}
	return ""
}

// clash reports whether two bounds of one number cannot both be what was said.
func clash(a, b string) bool {
	const over, most, least = "more than", "up to", "at least"
	if a == "about" || b == "about" {
		return false
	}
	return a != b && (a == over || b == over) || a == most && b == least || a == least && b == most
}

// boundable mentions state a count in the text and do not take up one that was told before: "the 12 dead".
func boundable(a *facts.Article, f *facts.Fact) bool {
	if f.Context.Implicit || f.Context.Named || a.Parts[f.Span.Part].Name != "body" {
		return false
	}
	before := strings.Fields(facts.Fold(a.Parts[f.Span.Part].Text[f.Sentence.Start:f.Span.Start]))
	if len(before) == 0 {
		return true
	}
	switch before[len(before)-1] {
	case "the", "all", "of", "these", "those", "among", "other":
		return false
	}
	return true
}

func giversApart(v any) string {
	m, _ := v.(subjectValue)
	s, _ := m[""].(*facts.Subject)
	if s == nil {
		return ""
	}
	var low, high *facts.Statement
	for _, st := range s.Statements {
		if q, ok := figure(st); !ok || len(st.Claimants) == 0 || !st.Newest || !firm(st) || q.Approx || onTop(st) {
			continue
		}
		if low == nil || belowFigure(st, low) {
			low = st
		}
		if high == nil || belowFigure(high, st) {
			high = st
		}
	}
	if low == nil || low == high || !belowFigure(low, high) || sharesClaimant(low, high) || facts.OrderOf(low.AsOf, high.AsOf) != facts.Same || givesToo(low, high) || givesToo(high, low) {
		return ""
	}
	one := func(st *facts.Statement) string {
		q, _ := figure(st)
		return st.Claimants[0] + ": " + q.String() + " (" + st.Article.Outlet + ")"
	}
	return one(low) + ", " + one(high)
}

// onTop reports whether a figure counts people beside others: "eight others".
func onTop(s *facts.Statement) bool {
	for _, f := range s.Facts {
		mention := " " + facts.Fold(s.Article.Quote(f.Span))
		if strings.Contains(mention, " other") || strings.Contains(mention, " another") || strings.Contains(mention, " more") && !strings.Contains(mention, " more than") {
			return true
		}
	}
	return false
}

// givesToo reports whether the article of one statement gives the other's figure beside its own.
func givesToo(a, b *facts.Statement) bool {
	for _, f := range a.Apart {
		if q, ok := f.Get("count").(facts.Quantity); ok {
			if r, _ := figure(b); q.Compare(r).Agrees() {
				return true
			}
		}
	}
	return false
}

func belowFigure(a, b *facts.Statement) bool {
	q, _ := figure(a)
	r, _ := figure(b)
	return r.Above(q)
}

// sharesClaimant reports whether one giver stands behind both statements.
func sharesClaimant(a, b *facts.Statement) bool {
	for _, x := range a.Claimants {
		for _, y := range b.Claimants {
			if facts.Fold(x) == facts.Fold(y) || facts.Name(x).Compare(facts.Name(y)).Agrees() {
				return true
			}
		}
	}
	return false
}

// rare numbers are exact, have enough digits that are not closing zeros, and are no years and no number to call for help.
func rare(q facts.Quantity, digits int) bool {
	if !q.IsExact() || q.Low != math.Trunc(q.Low) || q.Low < 1 || q.Low > 1e12 || q.Low >= 1900 && q.Low <= 2100 || q.Low == 911 || q.Low == 999 {
		return false
	}
	return len(strings.TrimRight(strconv.FormatInt(int64(q.Low), 10), "0")) >= digits
}
