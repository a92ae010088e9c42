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

	anchored   bool
	today      int // civil day of publication or dateline
	clock      int // minutes of the day of publication, -1 where unknown
	anchorName string

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

func newResolver(s *scanner) *resolver {
	r := &resolver{s: s, d: s.d, clock: -1, qSent: -1}
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
		v := r.resolve(e)
		if v.text == "" {
			continue
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

// findAnchor takes the dateline's day, else the time of publication, else the first full date that stands like a dateline or by-line.
func (r *resolver) findAnchor() {
	p := r.d.Article.Published
	if p.Known() && inYears(p.From.Year()) {
		r.anchored, r.today = true, civilOf(p.From)
		r.anchorName = "published " + p.From.Format("2006-01-02")
		if p.Clock() {
			r.clock = p.From.Hour()*60 + p.From.Minute()
		}
	}
	for i := range r.s.out {
		e := &r.s.out[i]
		if e.op != opDate || e.day == 0 || e.month == 0 {
			continue
		}
		n := r.d.SentenceOf(e.First)
		sentence := r.d.Sentences[n]
		line := r.datelineAt(e, sentence)
		switch {
		case r.anchored && line && n < 6:
			y, m, d := e.year, e.month, e.day
			if y == 0 {
				y, _, _ = fromCivil(r.today)
				if civil(y, m, d)-r.today > 180 {
					y--
				} else if r.today-civil(y, m, d) > 180 {
					y++
				}
			}
			if day := civil(y, m, d); day >= r.today-2 && day <= r.today+1 {
				r.today = day
				r.anchorName = "dateline " + timeAt(day).Format("2006-01-02")
			}
			return
		case !r.anchored && e.year > 0 && inYears(e.year) && e.day <= monthLength(e.year, e.month) &&
			(line && n < 6 || n < 12 && sentence.Last-sentence.First <= 14 || r.d.Is(sentence.First, "published", "updated", "posted")):
			r.anchored, r.today = true, civil(e.year, e.month, e.day)
			r.anchorName = "dated " + timeAt(r.today).Format("2006-01-02") + " in the text"
			return
		case r.anchored && n >= 6 || n >= 12:
			return
		}
	}
}

// datelineAt reports whether a date stands in a dateline: "KABUL, Feb. 2 (Reuters) —".
func (r *resolver) datelineAt(e *expr, sentence text.Sentence) bool {
	if e.First-sentence.First > 10 || e.First == sentence.First || r.d.Tokens[sentence.First].Case != text.Upper {
		return false
	}
	for k := e.Last; k < min(e.Last+6, sentence.Last); k++ {
		if r.d.Is(k, "-", "–", "—", "_") && r.d.Tokens[k].Space || r.d.Is(k, "—", "(") {
			return true
		}
	}
	return false
}

// date is the public form of a resolved value, with its interval in UTC.
func (r *resolver) date(e *expr, v value) facts.Date {
	d := facts.Date{Kind: v.kind, Value: v.text, Granularity: v.gran, Rule: v.rule, Anchor: v.anchor, Guessed: v.guessed || e.guessed}
	if !v.known() || v.from < minDay || v.to > maxDay {
		return d
	}
	from, to := timeAt(v.from), timeAt(v.to)
	switch {
	case e.clock && v.kind == "TIME":
		from = from.Add(time.Duration(e.h*60+e.m-e.zone) * time.Minute)
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
	if e.quoted && e.op == opDaily {
		from, to = from.Add(-24*time.Hour), to.Add(24*time.Hour)
		d.Rule += ", widened by a day inside a quotation"
		d.Guessed = true
	}
	if from.Year() < 1 || to.Year() > 9999 {
		return d
	}
	d.When = facts.Instant{From: from, To: to}
	return d
}

var minDay, maxDay = civil(1, 1, 2), civil(9999, 12, 30)

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
	if e.op != opUnit || e.unit != yearUnit || e.n != -1 || !e.fromRef { // "a year earlier" is compared with, not gone to
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
