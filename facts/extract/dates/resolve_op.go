package dates

import (
	"crosscheck/facts"
	"crosscheck/facts/text"
)

// resolve finds the value of one expression by its op.
func (r *resolver) resolve(e *expr) value {
	switch e.op {
	case opDate:
		return r.explicit(e)
	case opYear:
		v := yearValue(e.year)
		v.rule, v.guessed = "year as written", e.fiscal
		return v
	case opDecade:
		v := decadeValue(e.year)
		v.rule = "decade as written"
		return v
	case opCentury:
		v := centuryValue(e.n)
		v.rule = "century as written"
		return v
	case opQuarter, opHalf:
		return r.quarterOf(e)
	case opSeason:
		return r.seasonOf(e)
	case opWeekday:
		return r.weekdayOf(e)
	case opDaily:
		return r.daily(e)
	case opNamed:
		return r.named(e)
	case opUnit:
		return r.unitOf(e)
	case opNth:
		return r.nth(e)
	case opWeekOf:
		v := r.explicit(e)
		if v.known() {
			w := weekValue(v.from)
			if e.unit == weekend { // of a Friday or Monday too: the weekend next to it
				w = weekendValue(v.from - 3*btoi(weekdayOf(v.from) <= 2))
			}
			w.rule, w.anchor, w.guessed = v.rule+", its week", v.anchor, v.guessed
			return w
		}
		return value{kind: "DATE", text: "XXXX-WXX", gran: facts.WeekGranularity}
	case opNthWeek:
		return r.nthWeek(e)
	case opSame:
		return r.same(e)
	case opDuration:
		return r.duration(e)
	case opSet:
		return value{kind: "SET", text: e.set, rule: "repeated time"}
	case opRef:
		return value{kind: "DATE", text: refCodes[e.dir], rule: "reference without a calendar time"}
	case opClock:
		return r.clockOf(e)
	}
	return value{}
}

var refCodes = [...]string{"PAST_REF", "PRESENT_REF", "FUTURE_REF"}

// from names the anchor of a value.
func (r *resolver) from(v value, rule string) value {
	v.rule = rule
	if r.anchored {
		v.anchor = r.anchorName
	}
	return v
}

// fromRef names the date spoken of last as the anchor.
func (r *resolver) fromLast(v value, rule string) value {
	v.rule, v.anchor = rule, r.refName+", mentioned before"
	return v
}

// withTime puts the clock time or the part of the day on a value of a day.
func withTime(e *expr, v value) value {
	switch {
	case v.gran != facts.DayGranularity:
		return v
	case e.clock:
		v.text += "T" + two(e.h) + ":" + two(e.m)
	case e.part != noPart:
		v.text += partSuffix(e.part)
	default:
		return v
	}
	v.kind, v.gran = "TIME", facts.ClockGranularity
	return v
}

// explicit resolves a month, or a day of a month, whose year is stated, given in relation, or found from tense and anchor.
func (r *resolver) explicit(e *expr) value {
	if e.month == 0 {
		return r.dayOfMonth(e)
	}
	r.relate(e)
	y := e.year
	rule, anchored := "date as written", false
	if y == 0 {
		y, rule = r.yearFor(e)
		anchored = true
	}
	var v value
	switch {
	case y == 0:
		v = value{kind: "DATE", text: "XXXX-" + two(e.month), gran: facts.MonthGranularity}
		switch {
		case e.day > monthLength(2000, e.month):
			v.text, v.gran = v.text+"-XX", facts.DayGranularity
		case e.day > 0:
			v.text, v.gran = v.text+"-"+two(e.day), facts.DayGranularity
		}
		v = withTime(e, v)
	case e.day == 0:
		v = monthValue(y, e.month)
	case e.day > monthLength(y, e.month):
		v = value{kind: "DATE", text: four(y) + "-" + two(e.month) + "-XX", gran: facts.DayGranularity}
	default:
		v = withTime(e, dayValue(civil(y, e.month, e.day)))
	}
	v.rule = rule
	if anchored && r.anchored {
		v.anchor = r.anchorName
	}
	if anchored && !r.anchored && y > 0 {
		v.anchor, v.guessed = "year mentioned before: "+four(y), true
	}
	return v
}

// relate puts the year spoken of last into "August of that year".
func (r *resolver) relate(e *expr) {
	if e.hasRel && e.rel == ofRef {
		if e.hasRel, e.rel = false, here; r.year > 0 {
			e.year = r.year
		}
	}
}

// nthWeek resolves "the first week of May": seven days of the month with slack, named by the ISO week that holds most of them.
func (r *resolver) nthWeek(e *expr) value {
	whole := expr{Range: e.Range, op: opDate, month: e.month, year: e.year, hasRel: e.hasRel, rel: e.rel, plain: true}
	v := r.explicit(&whole)
	if !v.known() {
		return value{kind: "DATE", text: "XXXX-WXX", gran: facts.WeekGranularity, rule: v.rule}
	}
	first := v.from + 7*(e.n-1)
	if e.n == 5 {
		first = v.to - 7
	}
	w := weekValue(first + 3)
	w.from, w.to = min(w.from, first), max(w.to, first+7)
	w.rule, w.anchor, w.guessed = "week counted in its month", v.anchor, v.guessed
	return w
}

// nth resolves "the second Sunday in May".
func (r *resolver) nth(e *expr) value {
	day := expr{Range: e.Range, op: opDate, month: e.month, year: e.year, hasRel: e.hasRel, rel: e.rel, plain: true}
	v := r.explicit(&day)
	if !v.known() {
		return value{kind: "DATE", text: "XXXX-" + two(e.month) + "-XX", gran: facts.DayGranularity, rule: v.rule}
	}
	y, m, _ := fromCivil(v.from)
	n := dayValue(nthOf(y, m, e.weekday, e.n))
	n.rule, n.anchor, n.guessed = "weekday counted in its month", v.anchor, v.guessed
	return n
}

// dayOfMonth resolves "on the 27th": in the month spoken of last, else the most recent one, or the next with a future cue. It is a guess.
func (r *resolver) dayOfMonth(e *expr) value {
	base, known := r.today, r.anchored
	if r.ref.known() {
		base, known = r.ref.from, true
	}
	v := value{kind: "DATE", text: "XXXX-XX-" + two(e.day), gran: facts.DayGranularity, guessed: true, rule: "no month spoken of before"}
	if !known {
		return v
	}
	y, m, _ := fromCivil(base)
	if !r.ref.known() {
		shift := 0
		switch tense, day := r.tenseOf(e.First, e.Last), civil(y, m, e.day); {
		case tense == future && day < base:
			shift = 1
		case tense != future && day > base:
			shift = -1
		}
		y, m = y+floorDiv(m-1+shift, 12), (m-1+shift+12)%12+1
	}
	if !inYears(y) || e.day > monthLength(y, m) {
		return v
	}
	v = dayValue(civil(y, m, e.day))
	v.guessed = true
	if r.ref.known() {
		return r.fromLast(v, "day of the month spoken of last")
	}
	return r.from(v, "nearest day of that number")
}

// yearFor finds the year of a month or day that is written without one; 0 where there is no anchor.
func (r *resolver) yearFor(e *expr) (int, string) {
	if !r.anchored {
		if r.year > 0 && !e.hasRel && e.dir == here {
			return r.year, "year spoken of last"
		}
		return 0, "no publication time to find the year from"
	}
	y, m, _ := fromCivil(r.today)
	if e.hasRel {
		return y + int(e.rel), "year given in relation to publication"
	}
	switch e.dir {
	case back:
		if e.day == 0 {
			return y - btoi(e.month >= m), "most recent one before the month of publication"
		}
		return y - btoi(civil(y, e.month, min(e.day, monthLength(y, e.month))) >= r.today), "most recent one before publication"
	case ahead:
		if e.day > 0 {
			return y + btoi(civil(y, e.month, min(e.day, monthLength(y, e.month))) < r.today), "next one after publication"
		}
		return y + btoi(e.month <= m), "next one after the month of publication"
	}
	if !e.plain && e.day == 0 { // "this September"
		return y, "month of the year of publication"
	}
	tense := r.tenseOf(e.First, e.Last)
	if e.day == 0 {
		return r.monthYear(e, tense, y, m)
	}
	year, rule := r.dayYear(e, tense, y)
	// The weekday settles which year is meant, but not for a day near publication: there it is more likely wrong itself.
	if near := civil(year, e.month, min(e.day, monthLength(year, e.month))) - r.today; e.weekday > 0 && (near > 45 || near < -45) {
		for _, c := range [...]int{year, y, y - 1, y + 1} {
			if e.day <= monthLength(c, e.month) && weekdayOf(civil(c, e.month, e.day)) == e.weekday {
				return c, rule
			}
		}
	}
	return year, rule
}

// monthYear: past tense takes the most recent month, future tense the next one, else the nearer one of the last nine and the next three months.
func (r *resolver) monthYear(e *expr, tense int16, y, m int) (int, string) {
	switch {
	case e.month == m:
		return y, "month of publication"
	case r.d.Is(e.First-1, "by", "until", "through") && (e.month-m+12)%12 <= 6:
		return y + btoi(e.month < m), "next month of that name, an end"
	case tense == past && ((e.month-m+12)%12 > 2 || !r.d.Is(e.First-1, "for", "to", "until", "by")):
		return y - btoi(e.month > m), "most recent month, past tense"
	case tense == future:
		return y + btoi(e.month < m), "next month of that name, future tense"
	}
	ahead := (e.month - m + 12) % 12
	if tense == noTense && r.d.Is(e.First-1, "the", "a", "an", "its", "his", "her") && e.First > 0 && e.Last < len(r.d.Tokens) && r.d.Tokens[e.Last].Case == text.Lower {
		return y - btoi(e.month > m), "most recent month of that name, beside what happened" // "the December ruling"
	}
	if ahead <= 2 {
		return y + btoi(e.month < m), "nearest month of that name"
	}
	return y - btoi(e.month > m), "most recent month of that name"
}

// adjacentPast reports whether a past verb stands right before the expression: "ended Jan. 31", "died in March".
func (r *resolver) adjacentPast(first int) bool {
	if first > 0 && r.cueAt(first-1) == past {
		return true
	}
	return first > 1 && r.d.Is(first-1, "in", "on") && (r.cueAt(first-2) == past || r.d.Is(first-2, "set"))
}

// dayYear takes the nearest day of that name, and lets a clear tense decide where both years are near.
func (r *resolver) dayYear(e *expr, tense int16, y int) (int, string) {
	best, dist, reach := y, 1<<30, 1
	if e.month == 2 && e.day == 29 {
		reach = 7 // leap years are up to eight years apart
	}
	for c := y - reach; c <= y+reach; c++ {
		if reach > 1 && !leap(c) {
			continue
		}
		d := civil(c, e.month, min(e.day, monthLength(c, e.month))) - r.today
		switch {
		case d > 3 && r.adjacentPast(e.First):
			d += 400
		case tense == past && d > 1:
			d = d*2 + 40
		case tense == future && d < 0:
			d = -d*2 + 40
		case d < 0:
			d = -d
		default:
			d = d + d/3
		}
		if d < dist {
			best, dist = c, d
		}
	}
	switch tense {
	case past:
		return best, "nearest day of that name, past tense"
	case future:
		return best, "nearest day of that name, future tense"
	}
	return best, "nearest day of that name"
}

// daily resolves "today", "yesterday", "tomorrow" and "tonight".
func (r *resolver) daily(e *expr) value {
	rules := [...]string{"two days before publication", "the day before publication", "the day of publication", "the day after publication", "two days after publication"}
	rule := rules[min(max(e.n+2, 0), 4)]
	if !r.anchored {
		return withTime(e, value{kind: "DATE", text: "XXXX-XX-XX", gran: facts.DayGranularity, rule: "no publication time"})
	}
	return r.from(withTime(e, dayValue(r.today+e.n)), rule)
}

// named resolves holidays in the year that is stated or that tense and nearness give.
func (r *resolver) named(e *expr) value {
	y, rule := e.year, "named day of the year written"
	if y == 0 {
		if !r.anchored {
			return value{kind: "DATE", text: "XXXX-XX-XX", gran: facts.DayGranularity, rule: "no publication time"}
		}
		base, _, _ := fromCivil(r.today)
		if e.hasRel {
			y = base + int(e.rel)
		} else {
			y = r.namedYear(e, base)
		}
		rule = "nearest one of that name"
	}
	n, ok := e.row.dayIn(y)
	if !ok || !inYears(y) {
		return value{}
	}
	v := withTime(e, dayValue(n))
	switch e.unit {
	case week:
		v = weekValue(n)
	case weekend:
		v = weekendValue(n - 3*btoi(weekdayOf(n) <= 2))
	}
	if e.year > 0 {
		v.rule = rule
		return v
	}
	return r.from(v, rule)
}

func (r *resolver) namedYear(e *expr, base int) int {
	tense := e.dir
	if tense == here {
		switch r.tenseOf(e.First, e.Last) {
		case past:
			tense = back
		case future:
			tense = ahead
		}
	}
	best, dist := base, 1<<30
	for y := base - 1; y <= base+1; y++ {
		n, ok := e.row.dayIn(y)
		if !ok {
			continue
		}
		d := n - r.today
		switch {
		case e.dir == back && d >= 0, e.dir == ahead && d < 0:
			continue
		case tense == back && d > 0, tense == ahead && d < 0:
			if d *= 8; d < 0 {
				d = -d
			}
			d += 40
		case d < 0:
			d = -d
		}
		if d < dist {
			best, dist = y, d
		}
	}
	return best
}
