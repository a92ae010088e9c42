package dates

import "crosscheck/facts/text"

// ordinalLed reads "third quarter of 1984", "20th century", "first half of 1989", "first nine months", "third of May", "second-quarter".
func (s *scanner) ordinalLed(first, i int) (expr, bool) {
	if e, ok := s.quarterAt(i); ok {
		if _, j := s.ordinalAt(i); s.glued(j) == j {
			e.First = first
		}
		if e.op == opHalf {
			e, ok = s.yearHalf(e)
			return e, ok
		}
		if e.op == opSet {
			return e, true
		}
		e = s.yearSuffix(e, false)
		if s.is(e.Last, article, _a) && s.is(e.Last+1, unitWord, yearUnit) && s.fn(e.Last+2, _ago) {
			e.rel, e.hasRel, e.Last = back, true, e.Last+3
		}
		return e, true
	}
	n, j := s.ordinalAt(i)
	if n == 0 {
		return expr{}, false
	}
	if s.class(j) == weekday && !s.at(j).plural {
		return s.nthWeekday(first, n, j)
	}
	if s.is(j, unitWord, week) && n <= 4 {
		if e, ok := s.nthWeek(first, n, j); ok {
			return e, true
		}
	}
	if e, ok := s.centuryAt(first, n, j); ok {
		return e, true
	}
	if e, ok := s.dayMonth(i); ok {
		e.First = first
		return e, true
	}
	if n != 1 {
		return expr{}, false
	}
	if l := s.at(j); l.class == unitWord && l.plural && first < i && l.val != second { // "the first hours"
		return expr{Range: text.Range{First: first, Last: j + 1}, op: opDuration, unit: l.val, n: 2, vague: true}, true
	}
	c, ok := s.count(j)
	if !ok || s.class(c.end) != unitWord || c.vague {
		return expr{}, false
	}
	u := s.at(c.end).val
	e := expr{Range: text.Range{First: first, Last: c.end + 1}, op: opDuration, unit: u, n: c.n}
	if u == quarter && c.n == 2 {
		if h, ok := s.yearHalf(expr{Range: e.Range, op: opHalf, n: 1}); ok {
			return h, true
		}
	}
	return e, u == monthUnit || first < i && (u == yearUnit || u == week || u == day || u == hour)
}

// centuryAt reads "20th century", and the parts of "18th and 19th centuries" one by one.
func (s *scanner) centuryAt(first, n, j int) (expr, bool) {
	k := s.glued(j)
	if s.is(k, unitWord, century) {
		return expr{Range: text.Range{First: first, Last: k + 1}, op: opCentury, n: n}, n <= 30
	}
	if s.fn(j, _and) || s.fn(j, _to) || s.fn(j, _or) {
		if m, end := s.ordinalAt(j + 1); m > n && m <= 30 && s.is(s.glued(end), unitWord, century) {
			return expr{Range: text.Range{First: first, Last: j}, op: opCentury, n: n}, true
		}
	}
	return expr{}, false
}

// nthWeek reads "the first week of October" and "the last week of May 2019".
func (s *scanner) nthWeek(first, n, j int) (expr, bool) {
	if s.at(j).plural || !s.fn(j+1, _of) && !s.fn(j+1, _in) || s.class(j+2) != month || !s.capital(j+2) {
		return expr{}, false
	}
	e := s.yearSuffix(expr{Range: text.Range{First: j + 2, Last: j + 3}, op: opDate, month: int(s.at(j + 2).val), plain: true}, false)
	e.op, e.n, e.First = opNthWeek, n, first
	return e, true
}

// nthWeekday reads "the second Sunday in May"; without a month it is no day that could be found.
func (s *scanner) nthWeekday(first, n, j int) (expr, bool) {
	if n > 5 || !s.fn(j+1, _in) && !s.fn(j+1, _of) || s.class(j+2) != month || !s.capital(j+2) {
		return expr{Range: text.Range{First: first, Last: j + 1}, op: opNothing}, true
	}
	e := expr{Range: text.Range{First: first, Last: j + 3}, op: opDate, month: int(s.at(j + 2).val)}
	e = s.yearSuffix(e, false)
	e.op, e.n, e.weekday, e.First = opNth, n, int(s.at(j).val), first
	return e, true
}

// yearHalf keeps a half only where a year or the word for it follows: a match has halves too.
func (s *scanner) yearHalf(e expr) (expr, bool) {
	if s.fn(e.Last, _of) {
		return s.yearOrDecade(e)
	}
	return expr{}, false
}

// theSeason reads "the summer", "the summer of 1994", "the winter of last year".
func (s *scanner) theSeason(first, i int) (expr, bool) {
	l := s.at(i)
	e := s.yearSuffix(expr{Range: text.Range{First: first, Last: i + 1}, op: opSeason, n: int(l.val), plain: true}, false)
	if e.year > 0 || e.hasRel {
		return e, true
	}
	if l.plural || l.val == 2 && s.word(i) == "fall" || s.fn(e.Last, _of) {
		return expr{}, l.plural
	}
	return e, (s.timePrefix(first-1) || s.class(first-1) == stage) && s.nounEnds(e.Last)
}

// seasonLed reads "summer 1998", "spring of 1990", "in summer"; a bare season elsewhere is another word.
func (s *scanner) seasonLed(i int) (expr, bool) {
	l := s.at(i)
	e := s.yearSuffix(expr{Range: text.Range{First: i, Last: i + 1}, op: opSeason, n: int(l.val), plain: true}, false)
	if e.year > 0 || e.hasRel {
		return e, true
	}
	prefixed := s.timePrefix(i-1) && !s.fn(i-1, _to) && !s.fn(i-1, _and) && !s.fn(i-1, _of) && !s.fn(i-1, _or) && s.class(i-1) != weekday
	return e, !l.plural && prefixed && l.val != 2 && s.nounEnds(i+1)
}

// dailyLed reads "today", "yesterday afternoon", "tomorrow night", "tonight".
func (s *scanner) dailyLed(i int) (expr, bool) {
	l := s.at(i)
	e := expr{Range: text.Range{First: i, Last: i + 1}, op: opDaily, n: int(l.val)}
	if l.val == 2 { // tonight
		e.n, e.part = 0, nightPart
		return e, !(s.capital(i) && s.capital(i+1) && i > s.first)
	}
	if s.capital(i) && i > s.first && s.capital(i-1) && s.class(i-1) == none && s.d.Tokens[i-1].Case == text.Upper { // "USA Today"
		return expr{Range: e.Range, op: opNothing}, true
	}
	if s.capital(i) && (s.isWord(i+1, "show") || i+1 < s.last && i > s.first && s.d.Tokens[i+1].Class == text.Quote && s.d.Tokens[i-1].Class == text.Quote) { // the "Today" show
		return expr{Range: e.Range, op: opNothing}, true
	}
	return s.partAfter(e), true
}

// referenceLed reads "now", "currently", "recently", "soon"; "as soon as" and "soon after" are none.
func (s *scanner) referenceLed(i int) (expr, bool) {
	e := expr{Range: text.Range{First: i, Last: i + 1}, op: opRef, dir: s.at(i).val}
	switch {
	case s.isWord(i, "soon"):
		told := s.lower(i+1) && s.at(i+1).tense == past || s.isWord(i-1, "was", "were", "had") // "soon became", "was soon released"
		return e, !told && !s.isWord(i-1, "as", "too", "how") && !s.isWord(i+1, "after", "as", "thereafter")
	case s.isWord(i, "now"):
		if s.isWord(i-1, "right") {
			e.First = i - 1
		}
		return e, !s.fn(i-1, _hyphen) && !s.fn(i+1, _hyphen) && !s.isWord(i+1, "defunct") && !(s.fn(i+1, _comma) && i == s.first)
	case s.isWord(i, "recently"):
		if s.is(i-1, approx, _more) {
			e.First = i - 1
		}
		return e, !s.isWord(i+1, "as", "passed") && !s.isWord(i-1, "until", "most")
	}
	return e, true
}

// repeatedLed reads "daily", "weekly", "hourly"; a paper's "the daily" is none.
func (s *scanner) repeatedLed(i int) (expr, bool) {
	e := expr{Range: text.Range{First: i, Last: i + 1}, op: opSet, set: length(1, s.at(i).val)}
	if s.at(i).val == night {
		e.set = "XXXX-XX-XXTNI"
	}
	if s.capital(i) && (s.capital(i+1) || i > s.first && s.capital(i-1)) { // "the Daily Mail"
		return expr{Range: e.Range, op: opNothing}, true
	}
	return e, (s.lower(i) || i == s.first && s.lower(i+1)) && !s.capital(i+1) && !s.fn(i-1, _hyphen) && !s.isWord(i+1, "newspaper", "paper", "newspapers")
}

// namedLed reads holidays and named days of the table, with the year behind them.
func (s *scanner) namedLed(i int) (expr, bool) {
	return s.namedFrom(i, int(s.at(i).val))
}

// overlaid reads a named day whose first word is also a month or an ordinal: "May Day", "Fourth of July".
func (s *scanner) overlaid(i int) (expr, bool) {
	for _, k := range s.words.overlaid {
		if s.words.named[k].first == s.d.Tokens[i].Hash {
			return s.namedFrom(i, k)
		}
	}
	return expr{}, false
}

// namedFrom tries the entries from the k-th on, which begin with token i, the longest first.
func (s *scanner) namedFrom(i, k int) (expr, bool) {
	entries := s.words.named
	for ; k < len(entries) && entries[k].first == s.d.Tokens[i].Hash; k++ {
		n := len(entries[k].rest)
		if i+n >= s.last || !s.sameWords(i+1, entries[k].rest) {
			continue
		}
		row := entries[k].in(s.d.Article.Country)
		if row == nil {
			return expr{}, false
		}
		e := expr{Range: text.Range{First: i, Last: i + 1 + n}, op: opNamed, row: row, guessed: row.how == islamicDay || row.how == hebrewDay || row.how == lunarDay}
		if e.row.how == noDay {
			e.op = opNothing
			return e, true
		}
		if !s.capital(i) {
			return expr{}, false
		}
		if n == 0 && (s.capital(e.Last) && s.class(e.Last) == none || s.pluralNoun(e.Last) || s.fn(e.Last, _s) || s.fn(e.Last, _hyphen)) {
			return expr{}, false // "Christmas Island", "Easter eggs"
		}
		if l := s.at(e.Last); l.class == unitWord && (l.val == week || l.val == weekend) && !l.plural { // "Easter week", "Labor Day weekend"
			e.unit, e.Last = l.val, e.Last+1
			return s.yearSuffix(e, false), true
		}
		return s.partAfter(s.yearSuffix(e, false)), true
	}
	return expr{}, false
}

func (s *scanner) sameWords(i int, hashes []uint64) bool {
	for k, h := range hashes {
		if s.d.Tokens[i+k].Hash != h {
			return false
		}
	}
	return true
}

// functionLed reads "fiscal 1989", "fiscal second quarter", "half an hour", "'80s", "post-1959", "future".
func (s *scanner) functionLed(i int) (expr, bool) {
	j := s.glued(i + 1)
	switch s.at(i).val {
	case _fiscal:
		if s.isWord(i, "financial") && !s.is(j, unitWord, yearUnit) {
			return expr{}, false
		}
		if s.is(j, unitWord, yearUnit) && s.isNumber(j+1) {
			j++
		}
		if y, end, ok := s.yearAt(j); ok && y >= 1900 && y <= 2100 {
			e := expr{Range: text.Range{First: i, Last: end}, op: opYear, year: y, fiscal: true}
			if q, ok := s.quarterAt(end); ok {
				q.First, q.year, q.fiscal = i, y, true
				return q, true
			}
			return e, true
		}
		if q, ok := s.quarterAt(j); ok && q.op == opQuarter {
			q = s.yearSuffix(q, false)
			q.First, q.fiscal = i, true
			return q, true
		}
		if s.is(j, unitWord, yearUnit) && !s.at(j).plural && s.is(i-1, article, _the) {
			return expr{Range: text.Range{First: i, Last: j + 1}, op: opSame, unit: yearUnit, fiscal: true}, true
		}
	case _half:
		if j > i+1 && s.is(j, unitWord, hour) && !s.at(j).plural { // "a half-hour"
			return s.unitTail(expr{Range: text.Range{First: i, Last: j + 1}, op: opDuration, unit: minute, n: 30})
		}
		if s.is(j, article, _a) && s.class(j+1) == unitWord && !s.at(j+1).plural {
			e := expr{Range: text.Range{First: i, Last: j + 2}, op: opDuration, n: 1, frac: -1, unit: s.at(j + 1).val}
			switch e.unit {
			case hour:
				e.unit, e.n, e.frac = minute, 30, 0
			case yearUnit:
				e.unit, e.n, e.frac = monthUnit, 6, 0
			case day:
				e.unit, e.n, e.frac = hour, 12, 0
			case century:
				e.unit, e.n, e.frac = yearUnit, 50, 0
			case decade:
				e.unit, e.n, e.frac = yearUnit, 5, 0
			default:
				return expr{}, false
			}
			return s.unitTail(e)
		}
	case _q: // "Q3 2019"
		n, _ := s.digits(i + 1)
		if n < 1 || n > 4 || s.d.Tokens[i+1].Space || s.d.Tokens[i].Case != text.Upper || s.gluedToWord(i) {
			return expr{}, false
		}
		return s.yearSuffix(expr{Range: text.Range{First: i, Last: i + 2}, op: opQuarter, n: n, plain: true}, false), true
	case _apostrophe:
		n, places := s.digits(i + 1)
		if places != 2 || s.d.Tokens[i+1].Space {
			return expr{}, false
		}
		if n%10 == 0 && s.isWord(i+2, "s") && !s.d.Tokens[i+2].Space {
			return expr{Range: text.Range{First: i, Last: i + 3}, op: opDecade, year: 1900 + n}, true
		}
		return expr{Range: text.Range{First: i, Last: i + 2}, op: opYear, year: twoDigitYear(n)}, s.timePrefix(i-1) && !s.fn(i-1, _hyphen) && s.fn(i, _apostrophe)
	case _post:
		if y, end, ok := s.yearAt(j); ok && j > i+1 && y > 1500 {
			return expr{Range: text.Range{First: i, Last: end}, op: opYear, year: y, guessed: true}, true
		}
	case _future:
		if s.class(j) == unitWord && s.at(j).plural && j == i+1 {
			return expr{Range: text.Range{First: i, Last: j + 1}, op: opRef, dir: futureRef}, true
		}
	}
	return expr{}, false
}
