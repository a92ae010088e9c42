package dates

import (
	"time"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// resolver turns expressions into dates in text order; it remembers the anchor and what was spoken of last.
type resolver struct {
	s     *scanner
	d     *text.Doc
	out   []Mention
	south bool

	anchor
	zone *time.Location // of clock times that name none; nil where not known

	ref     value  // the date spoken of last
	refAt   int    // its last token
	refName string // value of ref
	refDay  value  // the last one of a day
	quarter struct{ y, q int }
	qSent   int     // sentence of the quarter spoken of last
	year    int     // year spoken of last, 0 for none
	next    *expr   // the expression after the one that is being resolved
	ahead   [8]bool // weekdays that were spoken of as to come
	months  bool    // the period spoken of last was one of several months
}

func newResolver(s *scanner, zone *time.Location) *resolver {
	r := &resolver{s: s, d: s.d, qSent: -1, zone: zone}
	switch s.d.Article.Country {
	case "AU", "NZ", "ZA", "AR", "CL", "UY", "PE", "BO", "ZW", "BW", "NA", "PY":
		r.south = true
	}
	return r
}

// mentions resolves all expressions of the scanner.
func (r *resolver) mentions() []Mention {
	if len(r.s.out) == 0 {
		return nil
	}
	r.findAnchor()
	r.out = make([]Mention, 0, len(r.s.out))
	for i := range r.s.out {
		e := &r.s.out[i]
		if r.next = nil; i+1 < len(r.s.out) {
			r.next = &r.s.out[i+1]
		}
		v := r.inQuote(e)
		if v.text == "" {
			continue
		}
		if i > 0 {
			r.inOrder(&r.s.out[i-1], e, &v)
		}
		if v.rule == "" {
			v.rule = "not to be resolved"
		}
		m := Mention{Range: e.Range}
		if e.weekday > 0 && v.known() && v.gran == facts.DayGranularity {
			m.WeekdaySaid, m.WeekdayIs = weekdayNames[e.weekday], weekdayNames[weekdayOf(v.from)]
		}
		m.Date = r.date(e, v)
		r.remember(e, v)
		r.out = append(r.out, m)
	}
	return r.out
}

// inOrder keeps the ends of "from November to March" in order where neither has a year: the earlier one moves back, or the later one on
// where both lie ahead.
func (r *resolver) inOrder(p, e *expr, v *value) {
	n := len(r.out)
	if n == 0 || p.op != opDate || e.op != opDate || p.year > 0 || e.year > 0 || p.hasRel || e.hasRel || !p.plain && p.day == 0 || !v.known() || e.weekday > 0 || p.weekday > 0 {
		return
	}
	if last := &r.out[n-1]; last.Range != p.Range || !last.Date.When.Known() || e.First != p.Last+1 || !r.s.fnAt(p.Last, _to) && !(r.s.fnAt(p.Last, _and) && r.s.fnAt(p.First-1, _between)) || v.from >= civilOf(last.Date.When.From) {
		return
	}
	moved, by := e, 1
	if v.to <= r.today || r.tenseOf(p.First, p.Last) == past {
		moved, by = p, -1
	}
	base := v.from
	if by < 0 {
		base = civilOf(r.out[n-1].Date.When.From)
	}
	y, _, _ := fromCivil(base)
	copied := *moved
	copied.year = y + by
	w := r.explicit(&copied)
	if !w.known() {
		return
	}
	w.rule, w.anchor = "in order with the other end of the period", r.anchorName
	if by > 0 {
		*v = w
		return
	}
	r.out[n-1].Date = r.date(&copied, w)
}

// date is the public form of a resolved value, with its interval in UTC.
func (r *resolver) date(e *expr, v value) facts.Date {
	d := facts.Date{Kind: v.kind, Value: v.text, Granularity: v.gran, Mod: e.mod, Rule: v.rule, Anchor: v.anchor, Guessed: v.guessed || e.guessed, Fiscal: e.fiscal}
	if d.Mod == "" && v.kind != "DURATION" {
		d.Mod = stageMods[e.stage]
	}
	if !v.known() || v.from < minDay || v.to > maxDay {
		return d
	}
	from, to := timeAt(v.from), timeAt(v.to)
	switch {
	case e.clock && v.kind == "TIME":
		from = from.Add(time.Duration(e.h*60+e.m-e.zone) * time.Minute)
		if !e.hasZone && !e.zoneSaid {
			from = r.local(from)
		}
		to = from.Add(time.Minute)
		if e.m == 0 && !e.hasZone {
			to = from.Add(time.Hour)
		}
	case e.part != noPart && v.kind == "TIME":
		h := partHours[e.part]
		to = from.Add(h.to)
		from = from.Add(h.from)
	default:
		from, to = r.narrow(e, v, from, to)
	}
	if v.wide {
		from, to = from.Add(-24*time.Hour), to.Add(24*time.Hour)
	}
	if from.Year() < 1 || to.Year() > 9999 {
		return d
	}
	d.When = facts.Instant{From: from, To: to}
	return d
}

var minDay, maxDay = civil(1, 1, 2), civil(9999, 12, 30)

// stageMods are the TIMEX3 modifiers of "early", "mid" and "late"; "earlier" and "later" have none.
var stageMods = [...]string{early: "START", start: "START", mid: "MID", late: "END", end: "END", afterwards: ""}

// partHours are the hours of the day that a part of the day may mean; a night ends in the next morning.
var partHours = [...]struct{ from, to time.Duration }{
	morning: {0, 12 * time.Hour}, afternoon: {12 * time.Hour, 18 * time.Hour}, evening: {17 * time.Hour, 24 * time.Hour},
	nightPart: {18 * time.Hour, 30 * time.Hour}, overnight: {-6 * time.Hour, 12 * time.Hour}, dawn: {4 * time.Hour, 8 * time.Hour},
	dusk: {16 * time.Hour, 22 * time.Hour}, noon: {12 * time.Hour, 13 * time.Hour}, midnight: {23 * time.Hour, 25 * time.Hour}, lunch: {11 * time.Hour, 15 * time.Hour},
}

// narrow cuts the interval to its early, middle or late part, with slack; "earlier this week" ends today, "later this week" begins today.
func (r *resolver) narrow(e *expr, v value, from, to time.Time) (time.Time, time.Time) {
	if v.gran <= facts.DayGranularity || v.kind != "DATE" {
		return from, to
	}
	now := timeAt(r.today)
	switch e.stage {
	case sooner:
		if r.anchored && now.After(from) && now.Before(to) {
			to = now.AddDate(0, 0, 1)
		}
		return from, to
	case afterwards:
		if r.anchored && now.After(from) && now.Before(to) {
			from = now
		}
		return from, to
	}
	span := (v.to - v.from) * 24
	cut := func(a, b int) (time.Time, time.Time) {
		return timeAt(v.from).Add(time.Duration(span*a/20) * time.Hour).Truncate(24 * time.Hour), timeAt(v.from).Add(time.Duration(span*b/20) * time.Hour).Truncate(24 * time.Hour)
	}
	if span < 7*24 {
		return from, to
	}
	switch e.stage {
	case early, start:
		_, to = cut(0, 9)
	case mid:
		from, to = cut(5, 15)
	case late:
		from, _ = cut(11, 20)
	case end:
		from, _ = cut(15, 20)
	}
	return from, to
}

// remember keeps what later expressions refer to.
func (r *resolver) remember(e *expr, v value) {
	if v.kind == "DURATION" && e.unit == monthUnit && e.n > 1 {
		r.months = true
	}
	if v.kind != "DATE" && v.kind != "TIME" || !v.known() {
		return
	}
	if e.op != opUnit || e.unit != yearUnit || e.n != -1 || e.dir != here { // "a year earlier" is compared with, not gone to
		r.ref, r.refAt, r.refName = v, e.Last, v.text
	}
	if v.gran <= facts.DayGranularity {
		r.refDay = v
	}
	y, m, _ := fromCivil(v.from)
	switch v.gran {
	case facts.QuarterGranularity:
		comparison := e.op == opUnit && e.n != 0 || e.op == opSame && (e.later || e.year > 0 || e.hasRel) || e.op == opQuarter && (e.year > 0 || e.hasRel) && r.quarter.y > y
		if !comparison {
			r.quarter.y, r.quarter.q = y, (m+2)/3
		}
		r.qSent, r.months = r.d.SentenceOf(e.First), false
	case facts.DecadeGranularity, facts.CenturyGranularity:
		return
	}
	r.year = y
}
