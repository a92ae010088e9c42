package dates

import "crosscheck/facts/text"

// units reads a number with a unit of time at token i: a length ("three days"), a point ("three days ago"), an age (left out).
func (s *scanner) units(first, i int) (expr, bool) {
	c, ok := s.count(i)
	if !ok || c.end >= s.last {
		return expr{}, false
	}
	return s.unitsAfter(first, c)
}

func (s *scanner) unitsAfter(first int, c count) (expr, bool) {
	if c.n == 1 && !c.vague && s.is(c.end, unitWord, day) && !s.at(c.end).plural && (s.isWord(first-1, "will", "would", "may", "could", "might", "can", "to", "'ll", "should")) { // "will one day"
		return expr{Range: text.Range{First: first, Last: c.end + 1}, op: opRef, dir: futureRef}, true
	}
	j := c.end
	if k := s.glued(j); k > j && (s.isNumber(k) || s.class(k) == numeral) || s.fn(j, _to) || s.fn(j, _or) { // "two to three weeks"
		if k == j {
			k++
		}
		if d, ok := s.count(k); ok && !d.vague && d.n > c.n {
			j = d.end
		}
	}
	k := s.glued(j)
	hyphen := k > j
	for !hyphen && k < j+2 && (s.fn(k, _trading) || s.is(k, approx, _more)) {
		k++
	}
	l := s.at(k)
	if l.class != unitWord || l.val == weekend && !l.plural || l.val == period {
		return expr{}, false
	}
	if !hyphen && !l.plural && c.n > 1 && s.isNumber(c.end-1) { // "2 day" is no length; "five year low" of broadcasts is
		return expr{}, false
	}
	if l.plural && l.val == quarter && hyphen || s.capital(k) && s.isNumber(c.end-1) && first > s.first && !s.capital(first-1) { // "three-quarters", "60 Minutes"
		return expr{Range: text.Range{First: first, Last: k + 1}, op: opNothing}, true
	}
	e := expr{Range: text.Range{First: first, Last: k + 1}, op: opDuration, unit: l.val, n: c.n, vague: c.vague}
	if (hyphen || !l.plural && c.n > 1) && s.class(first) == article && c.end > first+1 { // "a two-week strike": the adjective alone
		e.First = first + 1
	}
	if s.is(k+1, article, _a) && s.class(k+2) == unitWord && !s.at(k+2).plural && !s.fn(k+3, _ago) { // "24 hours a day"
		return expr{Range: text.Range{First: first, Last: k + 3}, op: opNothing}, true
	}
	if c.half {
		e.frac = 1
	}
	if s.fn(k+1, _and) && s.is(k+2, article, _a) && s.fn(k+3, _half) {
		e.frac, e.Last = 1, k+4
	}
	return s.unitTail(e)
}

// unitTail reads what follows a length of time: "old", "ago", "later", "or so", "from now".
func (s *scanner) unitTail(e expr) (expr, bool) {
	j := s.glued(e.Last)
	if s.fn(j, _old) || s.isWord(j, "olds") || j > e.Last && s.isWord(j, "older") || s.fn(e.Last, _of) && s.isWord(e.Last+1, "age") { // an age
		e.op, e.Last = opNothing, j+1
		return e, true
	}
	if j > e.Last && s.fn(j, _long) {
		e.Last = j + 1
		return e, true
	}
	if s.fn(e.Last, _or) && (s.fn(e.Last+1, _so) || s.is(e.Last+1, approx, _more)) {
		e.Last += 2
	} else if s.fn(e.Last, _or) && s.class(e.Last+1) == unitWord && s.at(e.Last+1).plural {
		e.Last += 2
	} else if s.fn(e.Last, _or) && s.is(e.Last+1, numeral, 2) { // "a year or two"
		e.Last, e.vague = e.Last+2, true
	}
	if s.fn(e.First-1, _in) && (s.fn(e.Last, _apostrophe) || s.word(e.Last) == "’" || s.fn(e.Last, _s)) && s.fn(e.Last+1, _time) && e.unit > hour { // "in two weeks' time"
		return s.point(e, 1, e.Last+2, false), true
	}
	if c, ok := s.smallerUnit(e); ok {
		return c, true
	}
	j = s.glued(e.Last)
	l := s.at(j)
	if l.class == stage && e.unit <= hour { // "a minute and a half later" has no calendar time
		return e, true
	}
	switch {
	case l.class == function && l.val == _ago:
		return s.point(e, -1, j+1, false), true
	case l.class == stage && l.val == sooner && !s.fn(j+1, _than):
		if s.class(j+1) == unitWord || s.class(j+1) == shift { // "year-earlier quarter" is read elsewhere
			return e, true
		}
		return s.point(e, -1, j+1, true), true
	case l.class == stage && s.isWord(j, "later"):
		return s.point(e, 1, j+1, true), true
	case l.class == function && l.val == _hence, l.class == function && l.val == _from && s.is(j+1, reference, presentRef):
		end := j + 1
		if l.val == _from {
			end++
		}
		return s.point(e, 1, end, false), true
	case l.class == function && l.val == _from && s.is(j+1, daily, 0):
		return s.point(e, 1, j+2, false), true
	case l.class == function && l.val == _ahead && s.is(e.First, article, _the):
		e.Last, e.dir = j+1, ahead
	}
	return e, true
}

// smallerUnit reads "and 20 minutes" behind "an hour": one length of two units.
func (s *scanner) smallerUnit(e expr) (expr, bool) {
	if e.vague || e.frac != 0 || e.n > 1000 {
		return e, false
	}
	small := [...]unit{yearUnit: monthUnit, hour: minute, day: hour, minute: second}
	j := e.Last
	if s.fn(j, _and) {
		j++
	}
	c, ok := s.count(j)
	l := s.at(c.end)
	if !ok || c.vague || c.half || c.n < 1 || c.n > 99 || l.class != unitWord || e.unit >= int16(len(small)) || small[e.unit] == 0 && e.unit != minute || l.val != small[e.unit] {
		return e, false
	}
	if s.fn(c.end+1, _ago) || s.class(c.end+1) == stage || s.glued(c.end) > c.end { // points of time keep their parts
		return e, false
	}
	e.Last, e.frac2 = c.end+1, c.n
	return e, true
}

// point turns a length into a point of time that lies so far from the anchor.
func (s *scanner) point(e expr, sign, end int, fromRef bool) expr {
	e.Last, e.fromRef = end, fromRef
	if e.vague {
		e.op, e.dir = opRef, pastRef
		if sign > 0 {
			e.dir = futureRef
		}
		if e.unit == century || fromRef {
			e.op, e.dir = opDuration, 0
		}
		return e
	}
	e.op, e.n = opUnit, sign*e.n
	return e
}

// unitLed reads a unit without a number: "weeks", "years ago", "year-end", "year-earlier quarter", "week".
func (s *scanner) unitLed(i int) (expr, bool) {
	l := s.at(i)
	if l.val == yearUnit && !l.plural {
		if e, ok := s.yearEarlier(i, i); ok {
			return e, true
		}
		j := i + 1
		if s.fn(j, _s) {
			j++
		} else {
			j = s.glued(j)
		}
		if s.isWord(j, "end") { // "year-end", "year's end"
			return expr{Range: text.Range{First: i, Last: j + 1}, op: opUnit, unit: yearUnit, stage: end}, true
		}
	}
	if j := s.glued(i + 1); j > i+1 && s.fn(j, _long) && !l.plural { // "day-long"
		return expr{Range: text.Range{First: i, Last: j + 1}, op: opDuration, unit: l.val, n: 1}, length(1, l.val) != ""
	}
	if !l.plural || l.val == night || l.val == second || l.val == quarter {
		return expr{}, false
	}
	if l.val == hour && s.fn(i+1, _of) { // "the early hours of Thursday"
		return expr{}, false
	}
	if l.val == weekend { // "on weekends"
		return expr{Range: text.Range{First: i, Last: i + 1}, op: opSet, set: "XXXX-WXX-WE"}, s.fn(i-1, _on) || s.is(i-1, approx, _at)
	}
	e := expr{Range: text.Range{First: i, Last: i + 1}, op: opDuration, unit: l.val, n: 2, vague: true}
	if s.fn(i-1, _of) && s.class(i-2) != none || s.isNumber(i-1) || s.class(i-1) == numeral {
		return expr{}, false
	}
	if s.isWord(i-1, "office", "business", "visiting", "opening", "school", "working", "old", "glory", "golden", "dog", "olden", "dark", "teen", "teenage", "formative") {
		return expr{}, false
	}
	e, ok := s.unitTail(e)
	if !ok || e.op == opNothing {
		return e, ok
	}
	if e.op == opDuration && l.val == minute && !s.fn(i-1, _during) && !s.isWord(i-1, "for", "within") {
		return expr{}, false
	}
	if e.op == opRef && e.dir == pastRef && !s.is(i-1, vague, 0) {
		e.op, e.dir = opDuration, 0 // "months ago"
	}
	return e, true
}

// yearEarlier reads "year-earlier", "year-ago quarter", "year-earlier third quarter", "year-ago period", from the word "year".
func (s *scanner) yearEarlier(first, i int) (expr, bool) {
	j := s.glued(i + 1)
	if !s.is(i, unitWord, yearUnit) || j == i+1 || !(s.fn(j, _ago) || s.is(j, stage, sooner)) {
		return expr{}, false
	}
	e := expr{Range: text.Range{First: first, Last: j + 1}, op: opSame, unit: quarter, later: true}
	k := j + 1
	if q, ok := s.quarterAt(k); ok && q.op == opQuarter {
		q.First, q.rel, q.hasRel = first, back, true
		return q, true
	}
	if l := s.at(k); l.class == unitWord && !l.plural && (l.val == quarter || l.val == period || l.val == monthUnit) {
		e.Last = k + 1
		e.unit = l.val
		return e, true
	}
	if c, ok := s.count(k); ok && s.is(c.end, unitWord, monthUnit) {
		return expr{Range: text.Range{First: first, Last: c.end + 1}, op: opDuration, unit: monthUnit, n: c.n}, true
	}
	e.unit = period
	return e, !s.fn(first-1, _hyphen)
}
