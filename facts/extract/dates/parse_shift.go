package dates

import "crosscheck/facts/text"

// thisLed reads "this week", "this Friday", "this morning", "this past spring", "this year's third quarter", "this September".
func (s *scanner) thisLed(i int) (expr, bool) {
	j := i + 1
	if s.capital(i) && s.capital(j) && i > s.first && s.class(j) == unitWord && s.d.Tokens[i-1].Class == text.Quote { // a programme's name
		return expr{Range: text.Range{First: i, Last: j + 1}, op: opNothing}, true
	}
	if s.class(j) == shift && (s.at(j).val == pastOver || s.at(j).val == upcoming) {
		l := s.at(j)
		if next := s.at(j + 1); next.class == unitWord && !next.plural || next.class == season || next.class == weekday || next.class == month {
			e, ok := s.directed(i, j+1, here)
			if ok && l.val == pastOver {
				e.dir = back
			} else if ok {
				e.dir = ahead
			}
			if ok && e.op == opUnit && l.val == pastOver && e.unit != weekend {
				e.dir = here
			}
			return e, ok
		}
		return s.shiftLed(i, j)
	}
	return s.directed(i, j, here)
}

// directed reads a unit, weekday, month, season or part of the day at j that "last", "this" or "next" at first points to.
func (s *scanner) directed(first, j int, dir int16) (expr, bool) {
	for s.fn(j, _full) || s.fn(j, _fiscal) {
		j++
	}
	l := s.at(j)
	e := expr{Range: text.Range{First: first, Last: j + 1}, dir: dir}
	switch l.class {
	case unitWord:
		return s.directedUnit(e, j, dir)
	case weekday:
		if l.plural || !s.capital(j) {
			return expr{}, false
		}
		w, ok := s.weekdayLed(j)
		if !ok || w.op == opNothing {
			return w, ok
		}
		if w.op != opWeekday {
			return s.wide(w, first), true
		}
		w.First, w.dir, w.plain = first, dir, false
		if w.part == 0 {
			w = s.partAfter(w)
		}
		return w, true
	case month:
		if !s.capital(j) {
			return expr{}, false
		}
		m, ok := s.monthLed(j)
		if !ok && s.isWord(j, "may", "march") {
			m, ok = expr{Range: e.Range, op: opDate, month: int(l.val)}, true
		}
		if !ok || m.op != opDate {
			return expr{}, false
		}
		m.First, m.dir, m.plain = first, dir, false
		return m, true
	case season:
		e.op, e.n = opSeason, int(l.val)
		return e, !l.plural
	case dayPart:
		if dir == ahead || l.val == overnight || l.val == noon && dir != here {
			return expr{}, false
		}
		e.op, e.part, e.n = opDaily, l.val, int(dir)
		if s.is(first, article, _this) || l.val == evening || l.val == morning || l.val == afternoon {
			return e, true
		}
		return expr{}, false
	case namedDay:
		n, ok := s.namedLed(j)
		if !ok || n.op != opNamed {
			return expr{}, false
		}
		n.First, n.dir = first, dir
		return n, true
	}
	if q, ok := s.quarterAt(j); ok && q.op == opQuarter && dir == here {
		q.First = first
		return q, true
	}
	return expr{}, false
}

func (s *scanner) directedUnit(e expr, j int, dir int16) (expr, bool) {
	l := s.at(j)
	if l.plural || l.val == minute || l.val == hour || l.val == second || l.val == period {
		return expr{}, false
	}
	if s.fn(j+1, _of) && (e.First < j-1 || s.is(e.First-1, article, _the)) { // "the last week of October"
		return expr{}, false
	}
	e.op, e.unit, e.n = opUnit, l.val, int(dir)
	if l.val == night {
		e.op, e.part = opDaily, nightPart
		if dir == ahead {
			return expr{}, false
		}
	}
	if l.val == day {
		return expr{}, false
	}
	if l.val == century && dir != here {
		return expr{}, false
	}
	if l.val == decade && dir != here {
		e.op, e.n, e.dir = opDuration, 1, dir
		return e, true
	}
	k := j + 1
	if l.val == yearUnit && s.fn(k, _s) {
		k++
		if s.fn(k, _fiscal) {
			k++
		}
		if q, ok := s.quarterAt(k); ok {
			q.First, q.rel, q.hasRel = e.First, dir, true
			return q, true
		}
		if s.is(k, unitWord, quarter) || s.is(k, unitWord, period) {
			return expr{Range: text.Range{First: e.First, Last: k + 1}, op: opSame, unit: quarter, rel: dir, hasRel: true}, true
		}
	}
	if s.fn(j+1, _or) && (s.fn(j+2, _so) || s.is(j+2, numeral, 2)) {
		e.Last = j + 3
	}
	if l.val == week {
		return s.weekAndDay(e, dir), true
	}
	return e, true
}

// weekAndDay reads the weekday of "last week on Friday" into one day.
func (s *scanner) weekAndDay(e expr, dir int16) expr {
	j := e.Last
	if !s.fn(j, _on) || s.class(j+1) != weekday || !s.capital(j+1) || s.at(j+1).plural || s.at(j+1).short {
		return e
	}
	if w, ok := s.weekdayLed(j + 1); ok && w.op == opWeekday && !w.hasRel {
		w.First, w.hasRel, w.rel = e.First, true, dir
		return w
	}
	return e
}

// shiftLed reads what begins, after an optional article, with "last", "past", "next", "previous", "recent", "latest", "current".
func (s *scanner) shiftLed(first, i int) (expr, bool) {
	w := s.at(i).val
	j := i + 1
	the := first < i
	if w == back && !the && s.isWord(i-1, "will", "would", "to", "could", "can", "may", "might", "'ll", "should", "not", "must", "can't", "won't") { // a verb
		return expr{}, false
	}
	if e, ok := s.shiftedCount(first, i); ok {
		return e, true
	}
	l := s.at(j)
	if w == back && l.class == weekday && (s.fn(j+1, _in) || s.fn(j+1, _of)) && s.class(j+2) == month { // "the last Friday in October"
		return s.nthWeekday(first, 5, j)
	}
	if w == back && the && l.class == unitWord && l.val == week { // "the last week of October"
		if e, ok := s.nthWeek(first, 5, j); ok {
			return e, true
		}
	}
	switch w {
	case back, ahead:
		if w == ahead && the && (l.class == dayPart && l.val <= evening || l.class == unitWord && l.val == day && !l.plural) {
			e := expr{Range: text.Range{First: first, Last: j + 1}, op: opUnit, unit: day, n: 1, fromRef: true}
			if l.class == dayPart {
				e.part = l.val
			}
			return s.partAfter(e), true
		}
		if w == back && s.fn(j, _half) && s.fn(j+1, _of) { // "the last half of 1989"
			return s.yearOrDecade(expr{Range: text.Range{First: first, Last: j + 1}, op: opHalf, n: 2})
		}
		if w == ahead && s.is(j, unitWord, day) && !l.plural {
			return expr{Range: text.Range{First: first, Last: j + 1}, op: opUnit, unit: day, n: 1, fromRef: true}, !s.fn(j+1, _hyphen)
		}
		return s.directed(first, j, w)
	case pastOver:
		if l.class == unitWord && !l.plural && l.val != night && l.val != second && l.val != minute && l.val != period {
			if l.val == weekend {
				return expr{Range: text.Range{First: first, Last: j + 1}, op: opUnit, unit: weekend, dir: back}, true
			}
			return expr{Range: text.Range{First: first, Last: j + 1}, op: opDuration, unit: l.val, n: 1, dir: back}, true
		}
		if the && s.nounEnds(j) && (s.fn(first-1, _in) || s.fn(first-1, _of) || s.isWord(first-1, "than")) {
			return expr{Range: text.Range{First: first, Last: j}, op: opRef, dir: pastRef}, true
		}
	case upcoming:
		if l.class == unitWord && !l.plural || l.class == weekday || l.class == season || l.class == month {
			return s.directed(first, j, ahead)
		}
	case backFrom, fromHere:
		sign := 1
		if w == backFrom {
			sign = -1
		}
		if l.class == unitWord && !l.plural && l.val != minute && l.val != second && l.val != hour && l.val != night && l.val != century && l.val != period {
			e := expr{Range: text.Range{First: first, Last: j + 1}, op: opUnit, unit: l.val, n: sign, fromRef: true}
			return e, the || s.is(first-1, article, _its)
		}
		if l.class == dayPart && l.val <= evening && the {
			return expr{Range: text.Range{First: first, Last: j + 1}, op: opUnit, unit: day, n: sign, fromRef: true, part: l.val}, true
		}
		if l.class == weekday && !l.plural && the {
			return expr{Range: text.Range{First: first, Last: j + 1}, op: opWeekday, n: int(l.val), dir: int16(sign), fromRef: true}, true
		}
	case latest:
		if s.fn(j, _fiscal) {
			j++
		}
		if l = s.at(j); l.class == unitWord && !l.plural && (l.val == quarter || l.val == period || l.val == yearUnit) {
			return expr{Range: text.Range{First: first, Last: j + 1}, op: opSame, unit: l.val, dir: latest}, true
		}
	case current:
		if s.fn(j, _fiscal) {
			j++
		}
		if l = s.at(j); l.class == unitWord && !l.plural && (l.val == week || l.val == monthUnit || l.val == quarter || l.val == yearUnit || l.val == decade) {
			return expr{Range: text.Range{First: first, Last: j + 1}, op: opUnit, unit: l.val}, true
		}
		if s.isWord(j, "account", "affairs", "events") {
			return expr{}, false
		}
		return expr{Range: text.Range{First: i, Last: i + 1}, op: opRef, dir: presentRef}, true
	}
	return expr{}, false
}

// shiftedCount reads "last three weeks", "the next few days", "the past two years or so", "recent years", "coming weeks".
func (s *scanner) shiftedCount(first, i int) (expr, bool) {
	w := s.at(i).val
	j := i + 1
	if w == backFrom || w == current {
		if c, ok := s.count(j); !ok || s.class(c.end) != unitWord || w == current {
			return expr{}, false
		}
	}
	l := s.at(j)
	if l.class == unitWord && l.plural && l.val != night && l.val != minute {
		e := expr{Range: text.Range{First: first, Last: j + 1}, op: opDuration, unit: l.val, n: 2, vague: true}
		if (s.fn(j+1, _and) || s.fn(j+1, _or)) && s.class(j+2) == unitWord && s.at(j+2).plural {
			e.Last, e.unit = j+3, s.at(j+2).val
		}
		switch w {
		case recent, pastOver:
			e.dir = back
			if l.val == yearUnit {
				e.op, e.dir = opRef, pastRef
			}
		case upcoming:
			e.op, e.dir = opRef, futureRef
		case fromHere, ahead:
			e.dir = ahead
		default:
			return expr{}, false
		}
		return e, true
	}
	c, ok := s.count(j)
	if !ok || w == recent || w == latest && s.class(c.end) != unitWord {
		return expr{}, false
	}
	e, ok := s.unitsAfter(first, c)
	if ok && e.op == opDuration {
		e.dir = w
		if w == pastOver || w == latest {
			e.dir = back
		}
		return e, s.glued(e.Last) == e.Last
	}
	if !ok && (w == back || w == pastOver) && s.class(c.end) == season { // "the past three summers"
		return expr{Range: text.Range{First: first, Last: c.end + 1}, op: opSet, set: "XXXX-" + seasonCodes[s.at(c.end).val]}, true
	}
	return expr{}, false
}

// yearOrDecade reads "of 1989" or "of the '80s" behind a half.
func (s *scanner) yearOrDecade(e expr) (expr, bool) {
	j := e.Last + 1
	if y, end, ok := s.yearAt(j); ok {
		e.year, e.Last = y, end
		return e, true
	}
	if s.is(j, article, _the) {
		if d, ok := s.theLed(j); ok && (d.op == opDecade || d.op == opSame && d.unit == yearUnit) {
			e.Last = d.Last
			if d.op == opDecade {
				e.op, e.year = opDecade, d.year
			}
			return e, true
		}
	}
	if rel, end, ok := s.relativeYear(j, true); ok {
		e.rel, e.hasRel, e.Last = rel, true, end
		return e, true
	}
	return expr{}, false
}
