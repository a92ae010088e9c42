package dates

import "crosscheck/facts/text"

// articleLed reads what begins with "the", "a", "this", "that", "its", "each".
func (s *scanner) articleLed(i int) (expr, bool) {
	j := i + 1
	switch s.at(i).val {
	case _a:
		return s.indefinite(i)
	case _another:
		if l := s.at(j); l.class == unitWord && !l.plural && l.val != night && l.val != period && l.val != quarter && l.val != weekend {
			return s.unitTail(expr{Range: text.Range{First: i, Last: j + 1}, op: opDuration, unit: l.val, n: 1})
		}
		return s.units(i, j)
	case _each:
		return s.each(i)
	case _this:
		return s.thisLed(i)
	case _that:
		if s.fn(j, _same) {
			j++
		}
		if l := s.at(j); l.class == unitWord && !l.plural && l.val != minute && l.val != hour && l.val != half {
			return s.sameUnit(i, j)
		}
		return expr{}, false
	case _these:
		if s.isWord(i, "these") && s.is(j, unitWord, day) && s.at(j).plural {
			return expr{Range: text.Range{First: i, Last: j + 1}, op: opRef, dir: presentRef}, true
		}
		return expr{}, false
	case _its:
		if e, ok := s.quarterAt(j); ok && e.op == opQuarter {
			return s.yearSuffix(e, false), true
		}
		if s.fn(j, _fiscal) {
			if e, ok := s.functionLed(j); ok {
				return s.wide(e, i), true
			}
		}
		return expr{}, false
	}
	return s.theLed(i)
}

// wide lets an expression begin at its article.
func (s *scanner) wide(e expr, i int) expr {
	e.First = i
	return e
}

// theLed reads "the third quarter", "the past three weeks", "the 1990s", "the day before yesterday", "the same day", "the weekend".
func (s *scanner) theLed(i int) (expr, bool) {
	j := i + 1
	l := s.at(j)
	switch l.class {
	case shift:
		return s.shiftLed(i, j)
	case ordinal:
		return s.ordinalLed(i, j)
	case season:
		return s.theSeason(i, j)
	case decadeWord:
		return expr{Range: text.Range{First: i, Last: j + 1}, op: opDecade, year: 1900 + int(l.val)}, true
	case dayPart:
		if l.val <= evening && !s.isWord(j, "mornings", "evenings", "afternoons") && s.fn(i-1, _in) {
			return expr{Range: text.Range{First: i, Last: j + 1}, op: opClock, part: l.val}, true
		}
		return expr{}, false
	case unitWord:
		return s.theUnit(i, j)
	case weekday:
		if l.plural {
			return expr{}, false
		}
		e, ok := s.weekdayLed(j)
		if !ok || e.op == opNothing {
			return e, ok
		}
		return e, ok // "the Friday meeting": the day without its article
	case namedDay:
		e, ok := s.namedLed(j)
		return e, ok
	case numeral, vague:
		if (l.val == 19 || l.val == 18) && s.class(j+1) == decadeWord { // "the nineteen seventies"
			return expr{Range: text.Range{First: i, Last: j + 2}, op: opDecade, year: int(l.val)*100 + int(s.at(j+1).val)}, true
		}
		if e, ok := s.units(i, j); ok && e.op == opDuration && !e.vague {
			return e, true
		}
		return expr{}, false
	case function:
		switch l.val {
		case _same:
			return s.theSame(i, j)
		case _fiscal, _full:
			if e, ok := s.functionLed(j); ok {
				return s.wide(e, i), true
			}
			if l.val == _full && s.is(j+1, unitWord, yearUnit) {
				return expr{Range: text.Range{First: i, Last: j + 2}, op: opUnit, unit: yearUnit}, true
			}
		case _future:
			return expr{Range: text.Range{First: i, Last: j + 1}, op: opRef, dir: futureRef}, s.nounEnds(j + 1)
		case _foreseeable:
			if (s.fn(j+1, _future) || s.fn(j+1, _term)) && !s.isWord(j, "foreseeable", "distant") {
				return expr{Range: text.Range{First: i, Last: j + 2}, op: opRef, dir: futureRef}, true
			}
		case _apostrophe:
			if e, ok := s.functionLed(j); ok {
				return s.wide(e, i), true
			}
		}
		return expr{}, false
	case stage: // tried by parse; "the early Friday"
		return expr{}, false
	}
	if !s.isNumber(j) {
		return expr{}, false
	}
	if n, end := s.ordinalAt(j); n > 0 {
		if e, ok := s.dayMonth(j); ok {
			return s.wide(e, i), true
		}
		if e, ok := s.sharedOrdinal(j, n, end); ok {
			return s.wide(e, i), true
		}
		if e, ok := s.ordinalLed(i, j); ok {
			return e, true
		}
		return expr{Range: text.Range{First: i, Last: end}, op: opDate, day: n, plain: true}, n <= 31 && s.fn(i-1, _on) && s.nounEnds(end) // "on the 27th"
	}
	if e, ok := s.yearLed(j); ok && (e.op == opDecade || e.op == opQuarter || e.op == opSame || e.op == opHalf || e.op == opSeason) {
		return s.wide(e, i), true
	}
	if e, ok := s.units(i, j); ok && e.op == opDuration && s.glued(j+1) == j+1 {
		return e, true
	}
	return expr{}, false
}

// nounEnds reports whether no noun follows: "the future" but not "the future king".
func (s *scanner) nounEnds(j int) bool {
	if j >= s.last {
		return true
	}
	return s.d.Tokens[j].Class != text.Word || s.at(j).class == function && !s.fn(j, _of) || s.isWord(j, "is", "was", "will", "has", "as", "that", "when", "with", "but", "he", "she", "it", "they", "we", "would", "could", "holds", "looks")
}

// theUnit reads "the year", "the weekend", "the day before yesterday", "the week of March 6", "the year-ago quarter", "the year 2000".
func (s *scanner) theUnit(i, j int) (expr, bool) {
	l := s.at(j)
	e := expr{Range: text.Range{First: i, Last: j + 1}, op: opSame, unit: l.val}
	if s.capital(j) && s.capital(j+1) || s.capital(j) && i > s.first && s.lower(i) { // "Photos of the Week"
		return expr{}, false
	}
	if l.plural {
		if s.fn(j+1, _ahead) {
			return expr{Range: text.Range{First: i, Last: j + 2}, op: opDuration, unit: l.val, vague: true, n: 2, dir: ahead}, true
		}
		return expr{}, false
	}
	switch l.val {
	case day:
		return s.theDay(i, j)
	case week:
		if d, ok := s.weekOf(i, j); ok {
			return d, true
		}
		if s.fn(j+1, _before) || s.fn(j+1, _after) {
			return s.neighbour(e, j)
		}
		return e, s.periodEnds(j+1) || s.fn(j+1, _ending)
	case weekend:
		if d, ok := s.weekOf(i, j); ok {
			return d, true
		}
		e.op, e.plain = opUnit, true
		return e, true
	case yearUnit:
		if y, end, ok := s.yearAt(j + 1); ok {
			return expr{Range: text.Range{First: i, Last: end}, op: opYear, year: y}, true
		}
		if y, end, ok := s.yearWords(j + 1); ok {
			return expr{Range: text.Range{First: i, Last: end}, op: opYear, year: y}, true
		}
		if y, ok := s.yearEarlier(i, j); ok {
			if y.unit == period && y.Last == j+3 {
				y.First = j
			}
			return y, true
		}
		if s.fn(j+1, _ending) {
			e.op, e.n = opDuration, 1
			return e, true
		}
		if s.fn(j+1, _before) || s.fn(j+1, _after) {
			return s.neighbour(e, j)
		}
		return e, s.periodEnds(j+1) || s.fn(j+1, _ending)
	case quarter:
		if s.fn(j+1, _hyphen) {
			return expr{}, false
		}
		e = s.yearSuffix(e, false)
		if s.is(e.Last, article, _a) && s.is(e.Last+1, unitWord, yearUnit) && (s.fn(e.Last+2, _ago) || s.is(e.Last+2, stage, sooner)) {
			e.Last, e.later = e.Last+3, true
		}
		return e, s.periodEnds(e.Last) || e.Last > j+1 || s.fn(j+1, _ending)
	case monthUnit, decade, century:
		if (s.fn(j+1, _before) || s.fn(j+1, _after)) && l.val == monthUnit {
			return s.neighbour(e, j)
		}
		return e, l.val == monthUnit && s.periodEnds(j+1) && !s.fn(j+1, _of)
	case night:
		if s.isWord(j+1, "before") {
			return expr{Range: text.Range{First: i, Last: j + 2}, op: opUnit, unit: day, n: -1, fromRef: true, part: nightPart}, true
		}
	}
	return expr{}, false
}

// weekOf reads "the week of March 9", "the week beginning Feb. 4", "the weekend of Nov. 8".
func (s *scanner) weekOf(i, j int) (expr, bool) {
	if s.isWord(j+1, "beginning", "starting", "commencing") && s.at(j).val == week {
		if s.fn(j+2, _on) || s.fn(j+2, _comma) {
			return expr{}, false
		}
	} else if !s.fn(j+1, _of) {
		return expr{}, false
	}
	d, ok := s.core(j + 2)
	if !ok || d.op != opDate || d.day == 0 {
		return expr{}, false
	}
	d.op, d.unit, d.First = opWeekOf, s.at(j).val, i
	return d, true
}

// periodEnds reports whether "the year" stands for itself and does not begin a longer name: "the year before", "the year-end".
func (s *scanner) periodEnds(j int) bool {
	return !(s.fn(j, _of) || s.fn(j, _hyphen) && !s.d.Tokens[min(j, s.last-1)].Space || s.capital(j))
}

// neighbour reads "the week before" and "the year after" at the end of a clause: counted from the date spoken of.
func (s *scanner) neighbour(e expr, j int) (expr, bool) {
	if before := s.fn(j+1, _before); before && s.is(j+2, shift, back) || !before && s.is(j+2, shift, ahead) { // "the year before last"
		e.op, e.n, e.Last = opUnit, 2, j+3
		if before {
			e.n = -2
		}
		return e, true
	}
	if !s.nounEnds(j+2) && !s.fn(j+2, _comma) {
		return expr{}, false
	}
	e.op, e.n, e.fromRef, e.Last = opUnit, 1, true, j+2
	if s.fn(j+1, _before) {
		e.n = -1
	}
	return e, true
}

// theDay reads "the day before yesterday", "the day after tomorrow", "the day before", "the day".
func (s *scanner) theDay(i, j int) (expr, bool) {
	before, after := s.fn(j+1, _before), s.fn(j+1, _after)
	e := expr{Range: text.Range{First: i, Last: j + 1}, op: opSame, unit: day}
	if before || after {
		sign := 1
		if before {
			sign = -1
		}
		if l := s.at(j + 2); l.class == daily && int(l.val) == sign {
			e.op, e.n, e.Last = opDaily, 2*sign, j+3
			return e, true
		}
		if s.nounEnds(j+2) && !s.is(j+2, article, _the) {
			e.op, e.n, e.unit, e.fromRef, e.Last = opUnit, sign, day, true, j+2
			return e, true
		}
		return expr{}, false
	}
	return e, (s.fn(i-1, _in) || s.fn(i-1, _during)) && s.isWord(i-2, "earlier", "later", "late", "early") && s.periodEnds(j+1)
}

// theSame reads "the same day", "the same period last year", "the comparable quarter of 1988".
func (s *scanner) theSame(i, j int) (expr, bool) {
	k := j + 1
	if e, ok := s.yearEarlier(i, k); ok {
		return e, true
	}
	l := s.at(k)
	if l.class != unitWord || l.plural {
		return expr{}, false
	}
	if l.val == period || l.val == quarter {
		e := expr{Range: text.Range{First: i, Last: k + 1}, op: opSame, unit: quarter}
		e = s.yearSuffix(e, false)
		if s.is(e.Last, article, _a) && s.is(e.Last+1, unitWord, yearUnit) && (s.fn(e.Last+2, _ago) || s.is(e.Last+2, stage, sooner)) {
			e.Last, e.later = e.Last+3, true
		}
		return e, e.Last > k+1 || l.val == quarter
	}
	return s.sameUnit(i, k)
}

func (s *scanner) sameUnit(i, k int) (expr, bool) {
	l := s.at(k)
	e := expr{Range: text.Range{First: i, Last: k + 1}, op: opSame, unit: l.val, fromRef: true}
	switch l.val {
	case day, week, monthUnit, yearUnit, quarter, decade, weekend:
		return s.partAfter(e), !s.isWord(k+1, "when")
	case night:
		e.unit, e.part = day, nightPart
		return e, true
	}
	return expr{}, false
}

// indefinite reads "a year ago", "a few days", "a week or so ago", "an hour and a half", "half a", "a flat second quarter" is left to its own words.
func (s *scanner) indefinite(i int) (expr, bool) {
	j := i + 1
	if s.class(j) == vague || s.class(j) == numeral { // "a few", "a hundred"
		return s.units(i, j)
	}
	if s.fn(j, _half) && s.is(j+1, unitWord, hour) {
		return s.unitTail(expr{Range: text.Range{First: i, Last: j + 2}, op: opDuration, unit: minute, n: 30})
	}
	if s.isNumber(j) || s.class(j) == ordinal {
		return expr{}, false
	}
	for s.fn(j, _full) || s.fn(j, _trading) {
		j++
	}
	l := s.at(j)
	if l.class != unitWord || l.plural || l.val == weekend || l.val == night || l.val == quarter || l.val == period || l.val == minute && s.isWord(j+1, "of") {
		return expr{}, false
	}
	if l.val == yearUnit && s.glued(j+1) > j+1 { // "a year-end bonus", "a year-earlier loss"
		return expr{}, false
	}
	e := expr{Range: text.Range{First: i, Last: j + 1}, op: opDuration, unit: l.val, n: 1}
	if s.fn(j+1, _and) && s.is(j+2, article, _a) && s.fn(j+3, _half) {
		e.frac, e.Last = 1, j+4
	}
	e, ok := s.unitTail(e)
	if ok && e.op == opDuration && s.rate(i) && e.Last == j+1 {
		return expr{Range: e.Range, op: opNothing}, true
	}
	return e, ok
}

// rate reports whether "a day" behind token i-1 is a rate: "24 hours a day", "three flights a week", "$5 million a year", "twice a month".
func (s *scanner) rate(i int) bool {
	p := i - 1
	if p < s.first {
		return false
	}
	if s.isNumber(p) || s.class(p) == numeral || s.fn(p, _twice) || s.at(p).class == unitWord || s.isWord(p, "million", "billion", "percent", "%", "cents", "dollars", "barrels", "seats", "dlrs", "share") {
		return true
	}
	return s.pluralNoun(p) && s.lower(p) && (s.isNumber(p-1) || s.class(p-1) == numeral || s.isNumber(p-2))
}
