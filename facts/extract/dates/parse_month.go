package dates

import "crosscheck/facts/text"

// monthLed reads "May 3, 2012", "May 3", "May 2012", "the May" without its article, "March eighth".
func (s *scanner) monthLed(i int) (expr, bool) {
	l := s.at(i)
	e := expr{op: opDate, month: int(l.val)}
	j := i + 1
	if l.short || s.d.Tokens[i].End-s.d.Tokens[i].Start <= 4 {
		if s.fn(j, _point) && !s.d.Tokens[j].Space && s.d.Tokens[i].End-s.d.Tokens[i].Start <= 4 && !s.isWord(i, "may", "june", "july") {
			j++
		}
	}
	e.Range = text.Range{First: i, Last: i + 1}
	if !s.capital(i) && !(s.isNumber(j) && !s.isWord(i, "may", "march", "mar")) {
		return expr{}, false
	}
	k := j
	if s.is(k, article, _the) {
		k++
	}
	if n, end := s.ordinalAt(k); n > 0 && n <= 31 {
		e.day, e.Last = n, end
	} else if n, places := s.digits(j); places > 0 && places <= 2 && n > 0 && n <= 31 && !s.scoreOrShare(j) {
		e.day, e.Last = n, j+1
	}
	if e.day > 0 {
		e = s.yearSuffix(e, true)
		return s.partAfter(e), true
	}
	if e = s.yearSuffix(e, false); e.year > 0 || e.hasRel {
		return e, true
	}
	e.plain = true
	if j > i+1 && (l.short || s.isWord(i, "sept")) { // "in Sept."
		if !s.timePrefix(i - 1) {
			return expr{}, false
		}
		e.Last = i + 1
		return e, true
	}
	if s.d.Tokens[i].End-s.d.Tokens[i].Start <= 4 && l.short && !s.isWord(i, "may") { // "Jan" is a name, "Mar" and "Dec" are nothing
		return expr{}, false
	}
	return e, s.monthNotName(i)
}

func (s *scanner) isWord(i int, words ...string) bool { return s.d.Is(i, words...) }

// scoreOrShare reports whether the number at i goes on as a score, a share or an amount: "May 3-1", "April 5%", "June 10 million".
func (s *scanner) scoreOrShare(i int) bool {
	w := s.word(i + 1)
	return w == "%" || w == "percent" || w == "million" || w == "billion"
}

// monthNotName keeps May, March, April, June and August from being read as names, verbs or titles.
func (s *scanner) monthNotName(i int) bool {
	ambiguous := s.isWord(i, "may", "march", "april", "june", "august")
	if !ambiguous {
		return true
	}
	before, after := i-1, i+1
	name := s.capital(after) && s.class(after) == none && !s.firmPrefix(before) // "by April Jones"
	if s.timePrefix(before) && !name {
		return !s.isWord(i, "march") || !s.isWord(after, "for", "against", "madness", "on") || s.isWord(before, "in", "since", "by", "until")
	}
	if s.isWord(i, "may", "march") {
		return false
	}
	if s.capital(after) && s.class(after) == none && s.capital(before) {
		return false
	}
	return !(s.capital(before) && before > s.first || s.fn(after, _s) && !s.capital(after+1) && before < s.first || s.capital(after) && s.class(after) == none || s.isWord(after, "said", "says", "told"))
}

// firmPrefix reports whether token i stands before times and never before names.
func (s *scanner) firmPrefix(i int) bool {
	l := s.at(i)
	return l.class == shift || l.class == stage || l.class == function && (l.val == _in || l.val == _since || l.val == _until || l.val == _during)
}

// timePrefix reports whether token i often stands before a date: "in", "since", "last", "early", "between".
func (s *scanner) timePrefix(i int) bool {
	l := s.at(i)
	switch l.class {
	case function:
		switch l.val {
		case _in, _of, _by, _since, _until, _between, _during, _from, _to, _and, _before, _after, _on, _or, _fiscal, _ending, _hyphen, _dash, _comma, _open, _slash:
			return l.val != _comma && l.val != _open || s.class(i-1) == month || s.class(i-1) == weekday
		}
	case shift, stage, month, weekday:
		return true
	case article:
		return l.val == _the || l.val == _this || l.val == _each
	case approx:
		return l.val == _about || l.val == _at || l.val == _within
	}
	return false
}

// yearSuffix reads a year behind a month, a day, a quarter or a season: ", 2012", "of 1990", "this year", "of last year".
func (s *scanner) yearSuffix(e expr, day bool) expr {
	j := e.Last
	if s.fn(j, _point) && !s.d.Tokens[j].Space && e.Last == e.First+1 && s.class(e.First) == month && s.d.Tokens[e.First].End-s.d.Tokens[e.First].Start <= 4 {
		j++
	}
	comma := s.fn(j, _comma)
	of := s.fn(j, _of) || e.op != opDate && s.fn(j, _in)
	if comma || of {
		j++
	}
	if s.is(j, article, _the) && of && s.isWord(j+1, "year") {
		if n, end, ok := s.yearAt(j + 2); ok {
			e.year, e.Last = n, end
			return e
		}
	}
	if s.fn(j, _fiscal) && s.isNumber(j+1) {
		j++
	}
	if n, end, ok := s.yearAt(j); ok && !s.isWord(end, "people") && !s.isClockZone(end) && (n >= 1500 || day && !comma) && n <= 2100 {
		if !comma || day || e.op != opDate || s.fn(end, _comma) || s.fn(end, _point) || end >= s.last {
			e.year, e.Last = n, end
			return e
		}
	}
	if day || comma {
		if s.fn(j, _apostrophe) {
			if n, places := s.digits(j + 1); places == 2 && !s.d.Tokens[j+1].Space {
				e.year, e.Last = twoDigitYear(n), j+2
			}
		}
		if !comma {
			if rel, end, ok := s.relativeYear(j, of); ok {
				e.rel, e.hasRel, e.Last = rel, true, end
			}
		}
		return e
	}
	if n, end, ok := s.yearWords(j); ok && n > 1500 {
		e.year, e.Last = n, end
		return e
	}
	if rel, end, ok := s.relativeYear(j, of); ok {
		e.rel, e.hasRel, e.Last = rel, true, end
		return e
	}
	if s.fn(j, _apostrophe) {
		if n, places := s.digits(j + 1); places == 2 && !s.d.Tokens[j+1].Space && !s.isWord(j+2, "s") {
			e.year, e.Last = twoDigitYear(n), j+2
		}
	}
	return e
}

// relativeYear reads "this year", "last year", "next year", "the current year" behind a month or a quarter.
func (s *scanner) relativeYear(j int, of bool) (rel int16, end int, ok bool) {
	the := s.is(j, article, _the)
	if the && of {
		if s.is(j+1, unitWord, yearUnit) {
			return here, j + 2, true
		}
		j++
	}
	if s.is(j, article, _this) && s.is(j+1, unitWord, yearUnit) {
		return here, j + 2, true
	}
	if (s.is(j, article, _that) || s.fn(j, _same)) && s.is(j+1, unitWord, yearUnit) {
		return ofRef, j + 2, true
	}
	if l := s.at(j); l.class == shift && s.is(j+1, unitWord, yearUnit) && !s.at(j+1).plural {
		switch l.val {
		case back, ahead:
			return l.val, j + 2, true
		case current:
			return here, j + 2, true
		}
	}
	return 0, 0, false
}

func twoDigitYear(n int) int {
	if n < 50 {
		return 2000 + n
	}
	return 1900 + n
}

// weekdayLed reads "Friday", "Friday night", "Friday, Oct. 13, 1989", "Monday 28 November".
func (s *scanner) weekdayLed(i int) (expr, bool) {
	l := s.at(i)
	if !s.capital(i) {
		return expr{}, false
	}
	e := expr{Range: text.Range{First: i, Last: i + 1}, op: opWeekday, n: int(l.val), plain: true}
	j := i + 1
	if l.short && s.fn(j, _point) && !s.d.Tokens[j].Space {
		j++
	}
	if l.plural {
		e.op, e.set = opSet, weekdaySet(e.n)
		return e, true
	}
	if date, ok := s.dateAfterWeekday(j); ok {
		date.First, date.weekday = i, int(l.val)
		return s.partAfter(date), true
	}
	if l.short {
		return expr{}, false
	}
	if s.isWord(i-1, "on") && s.capital(i-2) && s.isWord(i-2, "mail", "independent", "scotland", "wales", "ireland") && s.isWord(i, "sunday") { // newspapers
		return expr{Range: e.Range, op: opNothing}, true
	}
	if s.namedAfterWeekday(i) {
		return expr{Range: text.Range{First: i, Last: i + 2}, op: opNothing}, true
	}
	e = s.partAfter(e)
	if e.part != 0 && (s.at(e.Last-1).plural || s.isWord(e.Last-1, "mornings", "afternoons", "evenings")) {
		e.op, e.set = opSet, weekdaySet(e.n)+partSuffix(e.part)
		return e, true
	}
	if e.part != noPart && s.fn(e.Last, _comma) { // "Monday morning, November 30"
		if date, ok := s.dateAfterWeekday(e.Last); ok && date.part == noPart && !date.clock {
			date.First, date.weekday, date.part = i, int(l.val), e.part
			return date, true
		}
	}
	s.shiftedWeek(&e)
	return e, true
}

// shiftedWeek reads "Friday last week", "Tuesday of next week", "Monday of this week".
func (s *scanner) shiftedWeek(e *expr) {
	j := e.Last
	if s.fn(j, _of) {
		j++
	}
	l := s.at(j)
	if !s.is(j+1, unitWord, week) || !(l.class == shift && (l.val == back || l.val == ahead) || s.is(j, article, _this)) {
		return
	}
	e.hasRel, e.rel, e.Last = true, here, j+2
	if l.class == shift {
		e.rel = l.val
	}
}

// dateAfterWeekday reads the day of a month behind a weekday, after an optional comma or "the".
func (s *scanner) dateAfterWeekday(j int) (expr, bool) {
	if s.fn(j, _comma) {
		j++
	}
	k := j
	if s.is(k, article, _the) {
		k++
	}
	if s.class(j) == month {
		e, ok := s.monthLed(j)
		return e, ok && e.day > 0
	}
	if s.isNumber(k) || s.class(k) == ordinal || s.class(k) == numeral {
		if e, ok := s.dayMonth(k); ok {
			return e, true
		}
	}
	if s.isNumber(j) {
		if e, ok := s.numericDate(j); ok {
			return e, e.op == opDate
		}
		return s.monthSlashDay(j)
	}
	return expr{}, false
}

// monthSlashDay reads the "5/12" of "Tuesday, 5/12" in the order of the outlet; elsewhere it is a fraction or a score.
func (s *scanner) monthSlashDay(j int) (expr, bool) {
	a, pa := s.digits(j)
	b, pb := s.digits(j + 2)
	if pa == 0 || pa > 2 || pb == 0 || pb > 2 || !s.fn(j+1, _slash) || s.d.Tokens[j+1].Space || s.d.Tokens[j+2].Space || s.fn(j+3, _slash) {
		return expr{}, false
	}
	e := expr{Range: text.Range{First: j, Last: j + 3}, op: opDate}
	s.monthDay(&e, a, b)
	return e, e.month >= 1 && e.month <= 12 && e.day >= 1 && e.day <= monthLength(2000, e.month)
}

// namedAfterWeekday keeps "The Sunday Times" and "Monday Night Football" from being days.
func (s *scanner) namedAfterWeekday(i int) bool {
	return s.capital(i+1) && s.isWord(i+1, "times", "telegraph", "mirror", "mail", "express", "herald", "post", "independent", "world", "people", "sun", "star",
		"tribune", "review", "magazine", "business") || s.capital(i+1) && s.isWord(i+1, "night", "morning") && s.capital(i+2) && s.isWord(i+2, "live", "football", "fever", "lights", "raw", "massacre")
}

// dayMonth reads "3 May 2012", "3rd of May", "the third of May" without its article.
func (s *scanner) dayMonth(i int) (expr, bool) {
	n, end := s.ordinalAt(i)
	if n == 0 {
		d, places := s.digits(i)
		if places == 0 || places > 2 {
			return expr{}, false
		}
		n, end = d, i+1
	}
	if n < 1 || n > 31 {
		return expr{}, false
	}
	if s.fn(end, _of) && end > i+1 || s.fn(end, _of) && s.class(i) == ordinal {
		end++
	}
	if s.glued(end) > end && s.class(end+1) == month {
		end++
	}
	if s.class(end) != month || !s.capital(end) || s.at(end).short && s.isWord(end, "may", "march") && s.lower(end) {
		return expr{}, false
	}
	e := expr{Range: text.Range{First: i, Last: end + 1}, op: opDate, day: n, month: int(s.at(end).val)}
	if s.glued(e.Last) > e.Last {
		if y, last, ok := s.yearAt(e.Last + 1); ok {
			e.year, e.Last = y, last
			return e, true
		}
		if y, places := s.digits(e.Last + 1); places == 2 && end > i+1 {
			e.year, e.Last = twoDigitYear(y), e.Last+2
			return e, true
		}
	}
	return s.partAfter(s.yearSuffix(e, true)), true
}

func weekdaySet(n int) string { return "XXXX-WXX-" + string(rune('0'+n)) }
