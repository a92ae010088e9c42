package dates

import "crosscheck/facts/text"

// parse reads one expression that starts at token i, with what stands before it: "the end of", "nearly", "early".
func (s *scanner) parse(i int) (expr, bool) {
	switch s.class(i) {
	case stage:
		return s.staged(i, i)
	case article:
		if s.class(i+1) == stage {
			if e, ok := s.staged(i, i+1); ok {
				return e, true
			}
		}
	case approx:
		return s.approximate(i)
	}
	return s.core(i)
}

// core reads an expression without "early" or "about" before it.
func (s *scanner) core(i int) (expr, bool) {
	if s.isNumber(i) {
		return s.numberLed(i)
	}
	switch s.class(i) {
	case numeral, vague:
		return s.numberLed(i)
	case ordinal:
		if e, ok := s.overlaid(i); ok {
			return e, true
		}
		return s.ordinalLed(i, i)
	case article:
		return s.articleLed(i)
	case shift:
		return s.shiftLed(i, i)
	case month:
		if e, ok := s.overlaid(i); ok {
			return e, true
		}
		return s.monthLed(i)
	case weekday:
		return s.weekdayLed(i)
	case unitWord:
		return s.unitLed(i)
	case dayPart:
		return s.partLed(i)
	case season:
		return s.seasonLed(i)
	case daily:
		return s.dailyLed(i)
	case reference:
		return s.referenceLed(i)
	case repeated:
		return s.repeatedLed(i)
	case longWord:
		l := s.at(i)
		return expr{Range: text.Range{First: i, Last: i + 1}, op: opDuration, unit: l.val, n: 1, vague: l.plural}, true
	case namedDay:
		return s.namedLed(i)
	case function:
		if s.fn(i, _th) { // "St. Patrick's Day"
			return s.overlaid(i)
		}
		return s.functionLed(i)
	}
	return expr{}, false
}

// staged reads "early next week", "mid-November", "the end of 1990", "earlier in the year", "later Thursday".
func (s *scanner) staged(i, at int) (expr, bool) {
	stage := s.at(at).val
	j := s.glued(at + 1)
	hyphen := j > at+1
	noun := stage == end || stage == start || stage == mid && s.word(at)[0]|0x20 == 'm' && len(s.word(at)) == 6
	switch {
	case noun && s.fn(j, _of):
		j++
	case noun && s.fn(j, _s):
		return expr{}, false
	case noun && stage != mid:
		return expr{}, false
	case !hyphen && !noun && (s.fn(j, _in) || s.fn(j, _on)) && (stage == early || stage == late || stage == sooner || stage == afterwards):
		j++
	}
	if s.class(j) == dayPart && !hyphen && stage != mid && at == i && !s.partWithDay(j) {
		return expr{}, false
	}
	e, ok := s.core(j)
	if !ok && s.class(j) == dayPart && (hyphen || stage == mid) { // "mid-afternoon"
		e, ok = expr{Range: text.Range{First: j, Last: j + 1}, op: opClock, part: s.at(j).val}, true
		if d, end, found := s.dayAfter(j + 1); found {
			e = withPart(d, e)
			e.Last = end
		}
	}
	if !ok || !calendar(e.op) {
		return expr{}, false
	}
	if s.plainWord(e) && !noun && stage != mid { // "later May" is no date, "early May" is
		if stage == sooner || stage == afterwards {
			return expr{}, false
		}
	}
	e.First, e.stage = i, stage
	return e, true
}

// plainWord reports whether the expression is one month name.
func (s *scanner) plainWord(e expr) bool {
	return e.op == opDate && e.day == 0 && e.year == 0 && e.Last-e.First == 1
}

func (s *scanner) partWithDay(i int) bool {
	_, _, ok := s.dayAfter(i + 1)
	return ok
}

// calendar reports whether an expression names a time of the calendar, so that "early" or "late" can stand before it.
func calendar(o op) bool { return o != opDuration && o != opSet && o != opRef && o != opNothing }

// approximate reads "nearly two weeks ago", "more than four hours", "at least 30 days", "around Nov. 1".
func (s *scanner) approximate(i int) (expr, bool) {
	j := i + 1
	strict := false // only before a length of time
	mod := "APPROX"
	switch w := s.at(i).val; w {
	case _about:
	case _more, _less:
		strict = true
		if mod = "MORE_THAN"; w == _less {
			mod = "LESS_THAN"
		}
		if s.fn(j, _than) {
			j++
		} else if !s.isWord(i, "over") || !s.is(j, article, _a) {
			return expr{}, false
		}
	case _at:
		if !s.fn(j, _least) && !s.fn(j, _most) {
			return expr{}, false
		}
		if mod = "EQUAL_OR_MORE"; s.fn(j, _most) {
			mod = "EQUAL_OR_LESS"
		}
		j++
	case _up:
		strict, mod = true, "EQUAL_OR_LESS"
		if !s.fn(j, _to) {
			return expr{}, false
		}
		j++
	case _no:
		strict, mod = true, "EQUAL_OR_LESS"
		if (s.is(j, approx, _more) || s.is(j, approx, _less)) && s.fn(j+1, _than) {
			if s.is(j, approx, _less) {
				mod = "EQUAL_OR_MORE"
			}
			j += 2
		} else {
			return expr{}, false
		}
	case _within:
		strict, mod = true, "EQUAL_OR_LESS"
	}
	e, ok := s.core(j)
	if !ok || e.op == opNothing || e.op == opSet || e.op == opRef {
		return e, ok && e.op == opNothing
	}
	length := e.op == opDuration && e.dir == 0 || e.op == opUnit && e.n != 0
	if strict && (!length || s.is(i, approx, _more) && s.class(j) == shift) {
		return e, true // "over the weekend": the date without the word before it
	}
	e.mod = mod
	if s.is(i, approx, _within) {
		return e, true
	}
	if s.isWord(i, "about") && (e.op == opDuration && !s.is(j, article, _a) || e.op == opClock || e.clock) {
		return e, true
	}
	if s.is(i, approx, _about) && (e.op == opWeekday && !e.clock || e.op == opDaily) {
		return e, true
	}
	if strict || s.is(i, approx, _about) || length || e.dir != 0 {
		e.First = i
	}
	return e, true
}

// withPart puts the part of the day or the clock time of c on the day d.
func withPart(d, c expr) expr {
	d.part, d.clock, d.h, d.m, d.zone, d.hasZone, d.zoneSaid = c.part, c.clock, c.h, c.m, c.zone, c.hasZone, c.zoneSaid
	d.First = min(d.First, c.First)
	return d
}

// dayAfter reads a day that follows a clock time or a part of the day: "noon Thursday", "10 p.m. on Nov. 3".
func (s *scanner) dayAfter(i int) (e expr, end int, ok bool) {
	j := i
	if s.fn(j, _comma) || s.fn(j, _on) || s.fn(j, _of) {
		j++
	}
	comma := s.fn(i, _comma)
	switch s.class(j) {
	case weekday:
		e, ok = s.weekdayLed(j)
	case daily:
		if e, ok = s.dailyLed(j); ok && comma {
			ok = false
		}
	case month:
		e, ok = s.monthLed(j)
		ok = ok && e.day > 0
	case shift, article:
		if s.class(j) == shift && s.class(j+1) == weekday || s.is(j, article, _this) && s.class(j+1) == weekday {
			e, ok = s.core(j)
		}
	default:
		if n, places := s.digits(j); places > 0 && n <= 31 && s.class(j+1) == month {
			e, ok = s.numberLed(j)
		}
	}
	if !ok || e.op != opDate && e.op != opWeekday && e.op != opDaily || e.op == opDate && e.day == 0 {
		return expr{}, i, false
	}
	return e, e.Last, true
}

// partAfter reads a part of the day right behind a day: "Friday night", "tomorrow morning".
func (s *scanner) partAfter(e expr) expr {
	j := e.Last
	l := s.at(j)
	switch {
	case l.class == dayPart && l.val != midnight && l.val != dawn && l.val != dusk:
		e.part, e.Last = l.val, j+1
	case l.class == unitWord && l.val == night:
		e.part, e.Last = nightPart, j+1
	}
	return e
}
