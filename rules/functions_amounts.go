package rules

import (
	"math"
	"slices"
	"strings"

	"crosscheck/facts"
)

// amountFunctions put amounts to arithmetic, and places to the map.
var amountFunctions = []Function{
	{"slip", "how many times one quantity is the other where they differ by a thousand, a million or a billion and share so many digits: 1000; 0 for anything else",
		new(func(a, b facts.Quantity, digits int) int), nil, func(args []any) any {
			a, _ := args[0].(facts.Quantity)
			b, _ := args[1].(facts.Quantity)
			digits, _ := args[2].(int)
			return slip(a, b, digits)
		}},
	{"off_by", "how far apart two quantities lie, 0 where they touch", new(func(a, b facts.Quantity) float64), nil, func(args []any) any {
		a, _ := args[0].(facts.Quantity)
		b, _ := args[1].(facts.Quantity)
		return offBy(a, b)
	}},
	{"percent_change", "the change from one quantity to another in percent, with room for the rounding of both; without a sign", new(func(from, to facts.Quantity) facts.Quantity), nil,
		func(args []any) any {
			from, _ := args[0].(facts.Quantity)
			to, _ := args[1].(facts.Quantity)
			return percentChange(from, to)
		}},
	{"rounds_to", "a stated quantity is a quantity but for the rounding of what is stated", new(func(stated, q facts.Quantity) bool), nil, func(args []any) any {
		stated, _ := args[0].(facts.Quantity)
		q, _ := args[1].(facts.Quantity)
		return roundsTo(stated, q)
	}},
	{"leads", "the value stands in the title or the lead of its article, or more than once in it", new(func(statementValue) bool), nil, func(args []any) any {
		s := statement(args[0])
		return s != nil && leads(s)
	}},
	{"plain", "a number of two digits or more that are not closing zeros, without \"about\" or \"at least\"", new(func(facts.Quantity) bool), nil, func(args []any) any {
		q, _ := args[0].(facts.Quantity)
		return q.IsExact() && digitsOf(q.Low) >= 2
	}},
	{"elsewhere_on_earth", "two places cannot be one: they lie in two countries, or are two known towns", new(func(a, b statementValue) bool), nil, func(args []any) any {
		return elsewhere(statement(args[0]), statement(args[1]))
	}},
	{"one_happening", "the main events of both articles share a person with a full name, or a stated count of people above one with its outcome", new(func(a, b statementValue) bool), nil,
		func(args []any) any { return oneHappening(args[0], args[1]) }},
}

// slips are the factors between the magnitude words.
var slips = [...]float64{1e3, 1e6, 1e9}

// slipRoom is how far a quotient may lie from a factor: both figures may be rounded.
const slipRoom = 0.005

func slip(a, b facts.Quantity, digits int) int {
	x, y := printed(a), printed(b)
	if a.Unit != b.Unit || x <= 0 || y <= 0 {
		return 0
	}
	if x < y {
		x, y = y, x
	}
	if digitsOf(x) < digits || digitsOf(y) < digits {
		return 0
	}
	for _, f := range slips {
		if math.Abs(x/y/f-1) <= slipRoom {
			return int(f)
		}
	}
	return 0
}

// printed is the number that stands in the text, roughly: the bound that is not open.
func printed(q facts.Quantity) float64 {
	if q.Low > 0 || math.IsInf(q.High, 0) {
		return q.Low
	}
	return q.High
}

// digitsOf counts the digits of a number from the first to the last that is no zero, nine at most.
func digitsOf(f float64) int {
	f = math.Abs(f)
	if f == 0 || math.IsInf(f, 0) || math.IsNaN(f) {
		return 0
	}
	m := math.Round(f / math.Pow(10, math.Floor(math.Log10(f))-8)) // nine digits
	n := 9
	for n > 1 && math.Mod(m, 10) == 0 {
		m /= 10
		n--
	}
	return n
}

func offBy(a, b facts.Quantity) float64 {
	if a.Compare(b).Relation == facts.Incomparable {
		return 0
	}
	return math.Round(max(0, a.Low-b.High, b.Low-a.High)*1e6) / 1e6
}

// grain is the step that a number was rounded to: one where it is small and whole, else the place of its last digit, a hundredth of it at most.
func grain(f float64) float64 {
	f = math.Abs(f)
	if f == 0 || math.IsInf(f, 0) || math.IsNaN(f) {
		return 1
	}
	if f < 1000 && f == math.Trunc(f) {
		return 1
	}
	last := math.Pow(10, math.Floor(math.Log10(f))-float64(digitsOf(f))+1)
	if f < 1000 {
		return last
	}
	return min(last, f/20)
}

func percentChange(from, to facts.Quantity) facts.Quantity {
	if from.Low <= 0 || from.Open() || to.Open() || to.Low < 0 || from.Unit != to.Unit && from.Unit != "" && to.Unit != "" {
		return facts.Quantity{High: math.Inf(1)}
	}
	fl, fh := from.Low-grain(from.Low)/2, from.High+grain(from.High)/2
	tl, th := to.Low-grain(to.Low)/2, to.High+grain(to.High)/2
	if from.Approx || to.Approx || fl <= 0 {
		return facts.Quantity{High: math.Inf(1)}
	}
	low, high := (tl/fh-1)*100, (th/fl-1)*100
	switch {
	case high < 0:
		low, high = -high, -low
	case low < 0:
		low, high = 0, max(-low, high)
	}
	return facts.Quantity{Low: round2(low), High: round2(high), Unit: "percent"}
}

func round2(f float64) float64 { return math.Round(f*100) / 100 }

func roundsTo(stated, q facts.Quantity) bool {
	low, high := stated.Low-grain(stated.Low), stated.High+grain(stated.High)
	if stated.Approx {
		low, high = low-stated.Low/5, high+high/5
	}
	return high >= q.Low && low <= q.High
}

func leads(s *facts.Statement) bool {
	for _, f := range s.Facts {
		if f.Context.Lead {
			return true
		}
	}
	return len(s.Facts) > 1
}

// elsewhere compares the fields of places: codes of countries, then names of known towns.
func elsewhere(a, b *facts.Statement) bool {
	if a == nil || b == nil {
		return false
	}
	c, d := termOf(a, "country"), termOf(b, "country")
	if c != "" && d != "" && c != d {
		return true
	}
	t, u := termOf(a, "town"), termOf(b, "town")
	return t != "" && u != "" && t != u && a.Get("place").Compare(b.Get("place")).Relation == facts.Disjoint
}

func termOf(s *facts.Statement, field string) string {
	t, _ := s.Get(field).(facts.Term)
	return string(t)
}

func oneHappening(x, y any) bool {
	a, b := mainEvent(x), mainEvent(y)
	if a == nil || b == nil {
		return false
	}
	for _, w := range a.event.Who {
		if strings.Contains(w, " ") && slices.Contains(b.event.Who, w) && !a.speaks(w) && !b.speaks(w) {
			return true
		}
	}
	for _, q := range a.counts() {
		if slices.Contains(b.counts(), q) {
			return true
		}
	}
	return false
}

// mainOf is the main event of the article of a statement.
type mainOf struct {
	digest *facts.Digest
	event  *facts.Event
}

func mainEvent(v any) *mainOf {
	m, _ := v.(statementValue)
	a, _ := m["article"].(articleValue)
	d, _ := a[""].(*facts.Digest)
	if d == nil {
		return nil
	}
	for i := range d.Events {
		if d.Events[i].Main {
			return &mainOf{d, &d.Events[i]}
		}
	}
	return nil
}

// speaks reports whether a person is quoted in the article: officials speak of many events.
func (m *mainOf) speaks(who string) bool {
	for i := range m.digest.Facts {
		if f := &m.digest.Facts[i]; f.Context.Claimant != "" && strings.Join(facts.Name(f.Context.Claimant).Words(), " ") == who {
			return true
		}
	}
	return false
}

// tollOf is a stated count of people.
type tollOf struct {
	outcome facts.Term
	low     float64
}

// counts are the exact counts above two that the article states of its main event.
func (m *mainOf) counts() []tollOf {
	var out []tollOf
	for i := range m.digest.Facts {
		f := &m.digest.Facts[i]
		q, ok := f.Get("count").(facts.Quantity)
		outcome, _ := f.Get("outcome").(facts.Term)
		if f.Kind == "casualty" && ok && q.IsExact() && q.Low > 2 && f.Context.Event == m.event.ID && !f.Context.Implicit && !f.Context.Named {
			out = append(out, tollOf{outcome, q.Low})
		}
	}
	return out
}
