package dates

import "crosscheck/facts"

// quarterOf resolves quarters and halves of years; without a year the tense decides, and a fourth quarter told of in winter is last year's.
func (r *resolver) quarterOf(e *expr) value {
	r.relate(e)
	y, rule, anchor := e.year, "as written", ""
	if y == 0 {
		switch {
		case !r.anchored && r.year > 0 && !e.hasRel:
			y, rule, anchor = r.year, "year spoken of last", "mentioned before: "+four(r.year)
		case !r.anchored:
			return value{kind: "DATE", text: "XXXX-" + quarterCode(e), gran: facts.QuarterGranularity, rule: "no publication time"}
		default:
			y, rule, anchor = r.quarterYear(e), "quarter of the year of publication", r.anchorName
		}
	}
	v := quarterValue(y, e.n)
	if e.op == opHalf {
		v = quarterValue(y, 2*e.n-1)
		v.to = quarterValue(y, 2*e.n).to
		if v.known() {
			v.text = four(y) + "-H" + string(rune('0'+e.n))
		}
	}
	v.rule, v.anchor = rule, anchor
	v.guessed = e.fiscal
	return v
}

func quarterCode(e *expr) string {
	if e.op == opHalf {
		return "H" + string(rune('0'+e.n))
	}
	return "Q" + string(rune('0'+e.n))
}

func (r *resolver) quarterYear(e *expr) int {
	y, m, _ := fromCivil(r.today)
	if e.hasRel {
		return y + int(e.rel)
	}
	now, q := (m+2)/3, e.n
	if e.op == opHalf {
		now, q = (m+5)/6, e.n
	}
	switch {
	case q <= now:
		if q < now && r.tenseOf(e.First, e.Last) == future && now-q >= 2 {
			return y + 1
		}
		return y
	case q-now >= 2 && r.tenseOf(e.First, e.Last) != future, e.op == opHalf && r.tenseOf(e.First, e.Last) == past:
		return y - 1
	}
	return y
}

// seasonOf resolves seasons: "last" is the most recent completed one, "next" the next to begin, else the one of the year of publication or the most recent.
func (r *resolver) seasonOf(e *expr) value {
	r.relate(e)
	if e.year > 0 {
		v := seasonValue(e.year, e.n, r.south)
		v.rule, v.guessed = "season as written", r.d.Article.Country == ""
		return v
	}
	if !r.anchored {
		return value{kind: "DATE", text: "XXXX-" + seasonCodes[e.n], gran: facts.SeasonGranularity, rule: "no publication time"}
	}
	y, _, _ := fromCivil(r.today)
	v := seasonValue(y, e.n, r.south)
	switch {
	case e.hasRel:
		v = seasonValue(y+int(e.rel), e.n, r.south)
	case e.dir == back:
		for v.known() && v.to > r.today {
			y--
			v = seasonValue(y, e.n, r.south)
		}
	case e.dir == ahead:
		if v.from <= r.today {
			v = seasonValue(y+1, e.n, r.south)
		}
	case e.plain && v.from > r.today && r.tenseOf(e.First, e.Last) == past:
		v = seasonValue(y-1, e.n, r.south)
	case !e.plain && e.n == 3 && r.today < civil(y, 3, 1) && !r.south:
		v = seasonValue(y-1, e.n, r.south)
	}
	v = r.from(v, "season next to publication")
	v.guessed = r.d.Article.Country == ""
	return v
}

// unitOf resolves calendar units counted from publication or from the date spoken of.
func (r *resolver) unitOf(e *expr) value {
	base, known := r.today, r.anchored
	rule := "counted from publication"
	fromRef := e.fromRef && r.ref.known() && !(e.unit == yearUnit && e.n == -1 && r.ref.gran <= facts.DayGranularity)
	if e.fromRef && r.ref.known() {
		base, known = r.ref.from, true
		if r.ref.gran > facts.DayGranularity && e.unit == day && e.n > 0 {
			base, known = r.refDay.from, r.refDay.known()
		}
		rule = "counted from the date spoken of"
	}
	if !known {
		return withTime(e, value{kind: "DATE", text: unresolvedUnit(e.unit), gran: unitGranularity(e.unit), rule: "no publication time"})
	}
	if e.unit == yearUnit && e.n == -1 && e.dir == here {
		if v, ok := r.yearAgo(e); ok {
			return v
		}
	}
	v := withTime(e, r.shiftUnit(e, base))
	if v.text == "" {
		return v
	}
	if fromRef || e.fromRef && r.ref.known() {
		v = r.fromLast(v, rule)
		v.guessed = r.ref.gran > facts.DayGranularity
		return v
	}
	return r.from(v, rule)
}

// yearAgo keeps the grain of what a year ago is compared with: a quarter with a quarter, a month with a month of one sentence.
func (r *resolver) yearAgo(e *expr) (value, bool) {
	sentence := r.d.SentenceOf(e.First)
	if r.months {
		return value{}, false
	}
	if r.quarter.y > 0 && (r.qSent == sentence || r.ref.gran == facts.QuarterGranularity && sentence-r.d.SentenceOf(r.refAt-1) <= 2) {
		return r.fromLast(quarterValue(r.quarter.y-1, r.quarter.q), "the same quarter a year before"), true
	}
	return value{}, false
}

func unresolvedUnit(u unit) string {
	switch u {
	case week, fortnight:
		return "XXXX-WXX"
	case weekend:
		return "XXXX-WXX-WE"
	case monthUnit:
		return "XXXX-XX"
	case quarter:
		return "XXXX-QX"
	case yearUnit:
		return "XXXX"
	case decade:
		return "XXX"
	case century:
		return "XX"
	}
	return "XXXX-XX-XX"
}

func unitGranularity(u unit) facts.Granularity {
	switch u {
	case week, fortnight, weekend:
		return facts.WeekGranularity
	case monthUnit:
		return facts.MonthGranularity
	case quarter:
		return facts.QuarterGranularity
	case yearUnit:
		return facts.YearGranularity
	case decade:
		return facts.DecadeGranularity
	case century:
		return facts.CenturyGranularity
	}
	return facts.DayGranularity
}

// shiftUnit is the calendar unit that lies e.n units from a day.
func (r *resolver) shiftUnit(e *expr, base int) value {
	y, m, _ := fromCivil(base)
	n := min(max(e.n, -20000), 20000)
	switch e.unit {
	case second, minute, hour:
		days := 0
		if e.unit == hour {
			days = n / 24
		}
		v := dayValue(base + days)
		v.guessed = true
		return v
	case day, night:
		if e.unit == night {
			e.part = nightPart
		}
		return dayValue(base + n)
	case week:
		return weekValue(base + 7*n)
	case fortnight:
		return weekValue(base + 14*n)
	case weekend:
		return r.weekendOf(e, base, n)
	case monthUnit:
		return monthValue(y, m+n)
	case quarter:
		return quarterValue(y, (m+2)/3+n)
	case yearUnit:
		return yearValue(y + n)
	case decade:
		if n == 0 {
			return decadeValue(y)
		}
		return yearValue(y + 10*n) // "two decades ago" is said of a year
	case century:
		if n == 0 {
			return centuryValue((y-1)/100 + 1)
		}
		return yearValue(y + 100*n)
	}
	return value{}
}

// weekendOf: "the weekend" is the most recent one unless a future cue stands near; "last", "this" and "next" count ISO weeks.
func (r *resolver) weekendOf(e *expr, base, n int) value {
	wd := weekdayOf(base)
	switch {
	case e.dir == back && !e.plain || e.plain:
		if e.plain && r.tenseOf(e.First, e.Last) == future || wd >= 6 && !(e.dir == back && n == -1) {
			return weekendValue(base)
		}
		return weekendValue(base - 7)
	case n == 0 && wd <= 2 && r.tenseOf(e.First, e.Last) == past:
		return weekendValue(base - 7)
	}
	return weekendValue(base + 7*n)
}

// same resolves "that day", "the quarter", "the year-earlier period" to the unit spoken of last, else to that of publication.
func (r *resolver) same(e *expr) value {
	if e.unit == quarter || e.unit == period {
		return r.sameQuarter(e)
	}
	base, known, guessed := r.ref.from, r.ref.known(), false
	if e.unit == day {
		base, known = r.refDay.from, r.refDay.known()
	}
	useRef := known && (e.unit != yearUnit || e.fromRef) && e.dir != latest
	if !useRef {
		if !r.anchored {
			return value{kind: "DATE", text: unresolvedUnit(e.unit), gran: unitGranularity(e.unit), rule: "no date spoken of before"}
		}
		base, guessed = r.today, e.unit != week
	}
	u := expr{unit: e.unit, stage: e.stage}
	if e.dir == latest {
		u.n = -1
	}
	v := withTime(e, r.shiftUnit(&u, base))
	v.guessed = guessed
	if useRef {
		return r.fromLast(v, "the one spoken of last")
	}
	return r.from(v, "the one of publication")
}

// sameQuarter: the quarter spoken of last, else the last one that was complete at publication.
func (r *resolver) sameQuarter(e *expr) value {
	y, q := r.quarter.y, r.quarter.q
	rule, anchor := "the quarter spoken of last", "mentioned before"
	if end := r.endMonth(e); end > 0 && r.anchored {
		y, _, _ = fromCivil(r.today)
		if q = end / 3; q == 0 {
			y, q = y-1, 4
		}
		rule, anchor = "the quarter that ends as stated", r.anchorName
	} else if r.months && r.anchored && (e.later || e.year > 0) && e.unit != quarter || r.months && e.year > 0 {
		now, _, _ := fromCivil(r.today)
		if y = now - 1; e.year > 0 {
			y = e.year
		}
		return r.from(yearValue(y), "the period of months spoken of, in the year before")
	}
	if e.dir == latest && y > 0 && r.anchored && quarterValue(y, q).to > r.today {
		y = 0
	}
	if y == 0 {
		if !r.anchored {
			return value{kind: "DATE", text: "XXXX-QX", gran: facts.QuarterGranularity, rule: "no publication time"}
		}
		if e.later && e.unit == period || e.unit == monthUnit {
			yy, _, _ := fromCivil(r.today)
			return r.from(yearValue(yy-1), "the year before publication")
		}
		var m int
		y, m, _ = fromCivil(r.today)
		q = (m+2)/3 - 1
		if q == 0 {
			y, q = y-1, 4
		}
		rule, anchor = "the last quarter complete at publication", r.anchorName
	}
	switch {
	case e.year > 0:
		y = e.year
	case e.hasRel && r.anchored:
		now, _, _ := fromCivil(r.today)
		y = now + int(e.rel)
	case e.hasRel:
		y += int(e.rel)
	}
	if e.later {
		y--
	}
	v := quarterValue(y, q)
	v.rule, v.anchor, v.guessed = rule, anchor, true
	return v
}

// endMonth is the month that a quarter is said to end in: "the quarter ended Sept. 30"; 0 where none is said.
func (r *resolver) endMonth(e *expr) int {
	j := e.Last
	if e.later || !r.s.fnAt(j, _ending) || j+1 >= len(r.s.lex) || r.s.lex[j+1].class != month {
		return 0
	}
	return int(r.s.lex[j+1].val)
}

// duration resolves lengths of time; "the past three weeks" ends and "the next two days" begins at publication.
func (r *resolver) duration(e *expr) value {
	v := value{kind: "DURATION", rule: "length of time"}
	switch {
	case e.vague:
		v.text = inexact(e.unit)
	case e.frac == 1:
		v.text = halves(e.n, e.unit)
	case e.frac2 > 0:
		v.text = twoUnits(e.n, e.frac2, e.unit)
	default:
		v.text = length(e.n, e.unit)
	}
	if v.text == "" {
		v.text = "PXX"
	}
	if e.dir == 0 || e.vague || !r.anchored {
		return v
	}
	n := lengthDays(e.n, e.unit)
	if e.dir < 0 {
		v.from, v.to = r.today-n, r.today+1
		return r.from(v, "length of time up to publication")
	}
	v.from, v.to = r.today, r.today+n+1
	return r.from(v, "length of time from publication on")
}

// clockOf puts a clock time or part of a day without a day on the day spoken of in the sentence or just before, else on that of publication.
func (r *resolver) clockOf(e *expr) value {
	sentence := r.d.SentenceOf(e.First)
	same := r.refDay.known() && r.d.SentenceOf(r.refAt-1) == sentence && r.ref.gran <= facts.DayGranularity
	if n := r.next; !same && n != nil && n.First-max(e.Last, e.skip) <= 6 && r.d.SentenceOf(n.First) == sentence && (n.op == opWeekday || n.op == opDaily || n.op == opDate && n.day > 0) {
		day := *n // "at 10:35 a.m. (0735 GMT) Friday"
		day.part, day.clock = noPart, false
		if d := r.resolve(&day); d.known() {
			v := withTime(e, dayValue(d.from))
			v.rule, v.anchor = d.rule, d.anchor
			return v
		}
	}
	near := r.refDay.known() && r.d.SentenceOf(e.First)-r.d.SentenceOf(r.refAt-1) <= 2 && r.ref.gran <= facts.DayGranularity
	switch {
	case near:
		return r.fromLast(withTime(e, dayValue(r.refDay.from)), "on the day spoken of last")
	case r.anchored:
		v := r.from(withTime(e, dayValue(r.today)), "on the day of publication")
		v.guessed = true
		return v
	}
	return withTime(e, value{kind: "DATE", text: "XXXX-XX-XX", gran: facts.DayGranularity, rule: "no publication time"})
}
