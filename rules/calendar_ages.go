package rules

import (
	"math"
	"slices"
	"time"

	"crosscheck/facts"
)

// agesOf calls visit with every age fact of the person of f, until it returns false.
func agesOf(d *facts.Digest, f *facts.Fact, visit func(*facts.Fact) bool) {
	who, ok := f.Get("person").(facts.Name)
	if !ok || len(who.Words()) == 0 {
		return
	}
	for i := range d.Facts {
		p := &d.Facts[i]
		if p.Kind == "age" && p.Get("person") == facts.Value(who) && !visit(p) {
			return
		}
	}
}

func birthOf(v any) facts.Date {
	m, d, f := theFact(v)
	var born facts.Date
	if f == nil || f.Get("age") == nil {
		return born
	}
	agesOf(d, f, func(p *facts.Fact) bool {
		date, ok := p.Get("born").(facts.Date)
		if ok && date.When.Known() {
			born = date
			if p != f {
				m[partner] = p
			}
		}
		return !ok
	})
	return born
}

// ageAt is the age of somebody born on a day at a time, in whole years.
func ageAt(born, t time.Time) float64 {
	n := t.Year() - born.Year()
	if t.Month() < born.Month() || t.Month() == born.Month() && t.Day() < born.Day() {
		n--
	}
	return float64(max(n, 0))
}

// recent is how long before publication the event of an article may lie without being dated.
const recent = 31 * 24 * time.Hour

func agesPossible(v any) facts.Quantity {
	_, d, f := theFact(v)
	if f == nil || !d.Article.Published.Known() {
		return facts.Quantity{}
	}
	born := birthOf(v)
	if !born.When.Known() {
		return facts.Quantity{}
	}
	from, to := d.Article.Published.From.Add(-recent), d.Article.Published.To
	widen := func(i facts.Instant) {
		if i.Known() && i.From.Before(from) && !i.From.Before(born.When.To) {
			from = i.From
		}
	}
	for i := range d.Events {
		if d.Events[i].ID == f.Context.Event || d.Events[i].Main {
			widen(d.Events[i].When)
		}
	}
	for i := range d.Facts {
		p := &d.Facts[i]
		if date, ok := p.Get("date").(facts.Date); ok && p.Kind == "date" && p.Span.Part == f.Span.Part && p.Sentence.Start <= f.Sentence.End && p.Sentence.End >= f.Sentence.Start {
			widen(date.When)
		}
	}
	return facts.Quantity{Low: ageAt(born.When.To.Add(-time.Hour), from), High: ageAt(born.When.From, to)}
}

func earlierAge(v any) facts.Quantity {
	m, d, f := theFact(v)
	var other facts.Quantity
	if f == nil {
		return other
	}
	age, ok := f.Get("age").(facts.Quantity)
	if !ok {
		return other
	}
	agesOf(d, f, func(p *facts.Fact) bool {
		if p == f {
			return false
		}
		q, ok := p.Get("age").(facts.Quantity)
		if ok && p.Context.Part == f.Context.Part && alikeNamed(d.Article.Quote(p.Span), d.Article.Quote(f.Span)) && q.Compare(age).Relation == facts.Disjoint {
			other, m[partner] = q, p
			return false
		}
		return true
	})
	return other
}

// alikeNamed reports whether two mentions can name one person: father and son are told apart by a middle name or a suffix.
func alikeNamed(a, b string) bool {
	x, y := capitals(a), capitals(b)
	if len(x) < 2 && len(y) < 2 { // two bare surnames
		return false
	}
	return len(x) < 2 || len(y) < 2 || slices.Equal(x, y)
}

func capitals(s string) []string {
	var out []string
	list, capital := words(s)
	for i, w := range list {
		if capital[i] {
			out = append(out, w)
		}
	}
	return out
}

// child is an age below which an older person of the name is a relative.
const child = 13

func agesFit(a, b *facts.Statement, days int) bool {
	if a == nil || b == nil {
		return true
	}
	x, ok1 := figure(a)
	y, ok2 := figure(b)
	at, bt := a.Article.Published, b.Article.Published
	if !ok1 || !ok2 || !at.Known() || !bt.Known() || !x.IsExact() || !y.IsExact() {
		return true
	}
	if bt.From.Before(at.From) {
		at, bt, x, y = bt, at, y, x
	}
	gap := bt.To.Sub(at.From)
	years := gap.Hours() / (365.25 * 24)
	low, high := math.Floor(max(0, bt.From.Sub(at.To).Hours())/(365.25*24)), math.Ceil(years)
	if gap <= time.Duration(days)*24*time.Hour {
		high = 0
	}
	diff := y.Low - x.Low
	if min(x.Low, y.Low) < child && math.Abs(diff) >= child { // a child and a parent of one name
		return true
	}
	return diff >= low && diff <= high
}
