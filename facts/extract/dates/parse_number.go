package dates

import "crosscheck/facts/text"

// numberLed reads what begins with a number: clock times, numeric dates, "3 May", years, decades, lengths of time, "two weeks ago".
func (s *scanner) numberLed(i int) (expr, bool) {
	if s.isNumber(i) {
		if e, ok := s.clockLed(i); ok {
			return e, true
		}
		if e, ok := s.numericDate(i); ok {
			return e, true
		}
	}
	if e, ok := s.wordClock(i); ok {
		return e, true
	}
	if e, ok := s.dayMonth(i); ok {
		if s.isNumber(i) || s.class(i) != numeral {
			return e, true
		}
	}
	if n, end := s.ordinalAt(i); n > 0 && end > i {
		if e, ok := s.ordinalLed(i, i); ok || !s.fn(end, _and) && !s.fn(end, _to) {
			return e, ok
		}
		return s.sharedOrdinal(i, n, end)
	}
	if e, ok := s.units(i, i); ok {
		return e, true
	}
	if s.isNumber(i) {
		if e, ok := s.dayRange(i); ok {
			return e, true
		}
		return s.yearLed(i)
	}
	if y, end, ok := s.yearWords(i); ok && s.class(end) != numeral && (y != 2000 || s.isWord(i-1, "year", "in", "since", "by", "until")) {
		e := expr{Range: text.Range{First: i, Last: end}, op: opYear, year: y}
		return e, !s.isWord(end, "dollars", "people", "percent", "pounds", "point")
	}
	return expr{}, false
}

// dayRange reads the first day of "3-5 May", "3 to 5 May 2012", "28 and 29 November"; the second is read after it.
func (s *scanner) dayRange(i int) (expr, bool) {
	n, places := s.digits(i)
	if places == 0 || places > 2 || n < 1 || n > 31 {
		return expr{}, false
	}
	j := s.glued(i + 1)
	if j == i+1 {
		if !s.fn(j, _to) && !s.fn(j, _and) {
			// the second day of "May 3-5", "May 3 and 5"
			return s.secondDay(i, n)
		}
		j++
	}
	e, ok := s.dayMonth(j)
	if !ok || e.day <= n {
		return s.secondDay(i, n)
	}
	e.day, e.weekday, e.part = n, 0, 0
	e.Range = text.Range{First: i, Last: i + 1}
	return e, true
}

// sharedOrdinal reads the "4th" of "4th and 5th of May".
func (s *scanner) sharedOrdinal(i, n, end int) (expr, bool) {
	if !s.fn(end, _and) && !s.fn(end, _to) {
		return expr{}, false
	}
	e, ok := s.dayMonth(end + 1)
	if !ok || e.day <= n {
		return expr{}, false
	}
	e.Range, e.day, e.weekday, e.part = text.Range{First: i, Last: end}, n, 0, 0
	return e, true
}

// secondDay reads the "5" of "May 3-5" and "between May 3 and 5": it shares the month of the expression right before it.
func (s *scanner) secondDay(i, n int) (expr, bool) {
	if len(s.out) == 0 {
		return expr{}, false
	}
	prev := s.out[len(s.out)-1]
	if prev.op != opDate || prev.day == 0 || n <= prev.day || prev.Last != i-1 || prev.First < s.first || s.class(prev.First) != month {
		return expr{}, false
	}
	link := s.glued(i-1) > i-1 || s.fn(i-1, _to) || s.fn(i-1, _and) || s.fn(i-1, _dash)
	if !link || s.fn(i-1, _and) && s.lower(i+1) && s.class(i+1) == none {
		return expr{}, false
	}
	e := expr{Range: text.Range{First: i, Last: i + 1}, op: opDate, month: prev.month, day: n, year: prev.year, rel: prev.rel, hasRel: prev.hasRel}
	return s.yearSuffix(e, true), true
}

// numericDate reads 2005-11-27, 11/27/2005, 27.11.2005, and the names 9/11 and 7/7.
func (s *scanner) numericDate(i int) (expr, bool) {
	if e, ok := s.dottedDate(i); ok {
		return e, true
	}
	a, pa := s.digits(i)
	if pa == 0 || i+2 >= s.last {
		return expr{}, false
	}
	sep := s.at(i + 1)
	if sep.class != function || sep.val != _slash && sep.val != _hyphen || s.d.Tokens[i+1].Space || s.d.Tokens[i+2].Space {
		return expr{}, false
	}
	b, pb := s.digits(i + 2)
	if pb == 0 {
		return expr{}, false
	}
	third := s.fn(i+3, sep.val) && !s.d.Tokens[i+3].Space && s.isNumber(i+4)
	if !third {
		return s.twoNumbers(i, a, b, pa, pb, sep.val)
	}
	c, pc := s.digits(i + 4)
	e := expr{Range: text.Range{First: i, Last: i + 5}, op: opDate}
	switch {
	case pa == 4 && pb <= 2 && pc <= 2 && pc > 0 && a >= 1000:
		e.year, e.month, e.day = a, b, c
	case pa <= 2 && pb <= 2 && pc == 4 && c >= 1000:
		e.year = c
		s.monthDay(&e, a, b)
	case pa <= 2 && pb <= 2 && pc == 2 && sep.val == _slash:
		e.year = twoDigitYear(c)
		s.monthDay(&e, a, b)
	default:
		return expr{Range: text.Range{First: i, Last: i + 5}, op: opNothing}, true
	}
	if e.month < 1 || e.month > 12 || e.day < 1 || e.day > monthLength(e.year, e.month) {
		return expr{Range: e.Range, op: opNothing}, true
	}
	if w := s.word(e.Last); len(w) == 1 && (w == "T" || w == "t") && s.isNumber(e.Last+1) {
		e.Last += 2
	}
	return e, true
}

// monthDay settles 3/4: by a number over twelve, else by the locale of the outlet, else by the country of the article, else as a guess.
func (s *scanner) monthDay(e *expr, a, b int) {
	switch order := numericOrder(s.d.Article); {
	case a > 12 || b <= 12 && order == dayBeforeMonth:
		e.day, e.month = a, b
	default:
		e.month, e.day = a, b
		e.guessed = b <= 12 && a != b && order == unknownOrder
	}
}

// dottedDate reads "27.11.2005", one token.
func (s *scanner) dottedDate(i int) (expr, bool) {
	w := s.word(i)
	if len(w) < 8 || len(w) > 10 {
		return expr{}, false
	}
	var p [3]int
	k, n := 0, 0
	for x := 0; x < len(w); x++ {
		switch {
		case w[x] == '.' && n > 0 && k < 2:
			k, n = k+1, 0
		case w[x] >= '0' && w[x] <= '9' && n < 4:
			p[k], n = p[k]*10+int(w[x]-'0'), n+1
		default:
			return expr{}, false
		}
	}
	if k != 2 || n != 4 || p[0] < 1 || p[0] > 31 || p[1] < 1 || p[1] > 12 || p[2] < 1000 || p[2] > 2999 || p[0] > monthLength(p[2], p[1]) {
		return expr{}, false
	}
	return expr{Range: text.Range{First: i, Last: i + 1}, op: opDate, year: p[2], month: p[1], day: p[0]}, true
}

// twoNumbers reads 9/11, leaves out 24/7 and scores, and reads the first year of 1989-90.
func (s *scanner) twoNumbers(i, a, b, pa, pb int, sep int16) (expr, bool) {
	if sep == _slash && pa <= 2 && pb <= 2 {
		if a == 9 && b == 11 {
			return expr{Range: text.Range{First: i, Last: i + 3}, op: opDate, year: 2001, month: 9, day: 11}, true
		}
		if a == 24 && b == 7 {
			return expr{Range: text.Range{First: i, Last: i + 3}, op: opNothing}, true
		}
		return expr{}, false
	}
	if sep == _hyphen && pa <= 2 && pb <= 2 && s.class(i+3) != unitWord && s.class(i+3) != month && s.glued(i+3) == i+3 && !s.fn(i-1, _hyphen) {
		if len(s.out) > 0 && s.out[len(s.out)-1].Last == i-1 {
			return expr{}, false
		}
		return expr{Range: text.Range{First: i, Last: i + 3}, op: opNothing}, true // a score
	}
	return expr{}, false
}

// yearLed reads "1990", "1990s", "1988 third quarter", "1989's first half"; numbers that count, name or price something are no years.
func (s *scanner) yearLed(i int) (expr, bool) {
	y, j, ok := s.yearAt(i)
	if !ok {
		if n, places := s.digits(i); places == 2 && n%10 == 0 && s.isWord(i+1, "s", "'s") && !s.d.Tokens[i+1].Space && s.is(i-1, article, _the) && n >= 20 {
			return expr{Range: text.Range{First: i, Last: i + 2}, op: opDecade, year: 1900 + n}, !s.fn(i-2, _in) || n < 60 || !s.isWord(i+2, "on")
		}
		return expr{}, false
	}
	e := expr{Range: text.Range{First: i, Last: j}, op: opYear, year: y}
	if y < 1500 || y > 2100 {
		return expr{}, false
	}
	if (s.isWord(j, "s") || s.isWord(j, "'s")) && !s.d.Tokens[j].Space && y%10 == 0 && (s.isWord(j, "s") || s.is(i-1, article, _the) || s.class(i-1) == stage) {
		e.op, e.Last = opDecade, j+1
		return e, true
	}
	k := j
	if s.fn(k, _s) {
		k++
	}
	if s.fn(k, _fiscal) {
		k++
	}
	if q, ok := s.quarterAt(k); ok {
		q.First, q.year = i, y
		return q, true
	}
	if s.is(i-1, article, _the) && (s.is(k, unitWord, quarter) && !s.at(k).plural || s.is(k, unitWord, period)) {
		e = expr{Range: text.Range{First: i, Last: k + 1}, op: opSame, unit: quarter, year: y}
		return e, true
	}
	if s.class(k) == season && k == j && !s.at(k).plural {
		return expr{Range: text.Range{First: i, Last: k + 1}, op: opSeason, n: int(s.at(k).val), year: y}, true
	}
	return e, s.yearContext(i, j, y)
}

// carMakes follow a model year: "a 2004 Honda".
var carMakes = [...]string{"acura", "audi", "bmw", "buick", "cadillac", "chevrolet", "chevy", "chrysler", "dodge", "ford", "gmc", "honda", "hyundai", "infiniti", "jeep",
	"kia", "lexus", "lincoln", "mazda", "mercedes", "mercury", "mitsubishi", "nissan", "oldsmobile", "plymouth", "pontiac", "porsche", "saturn", "subaru", "toyota", "volkswagen", "volvo"}

// address reports whether one to three capitalised words up to "Street" or the like stand at token j, so that a number before is no year.
func (s *scanner) address(j int) bool {
	for k := j; k < j+4 && s.capital(k); k++ {
		if k > j && s.isWord(k, "street", "st", "avenue", "ave", "road", "rd", "drive", "boulevard", "blvd", "lane", "way", "terrace", "highway", "parkway", "crescent", "court") {
			return true
		}
	}
	return false
}

// yearContext decides whether a bare number of four digits is a year.
func (s *scanner) yearContext(i, j, y int) bool {
	prev, next := s.at(i-1), s.at(j)
	if prev.class == function && (prev.val == _currency || prev.val == _number) {
		return false
	}
	if s.fn(i-1, _point) && s.fn(i-2, _number) || s.isWord(i-2, "no", "nos") && s.fn(i-1, _point) {
		return false
	}
	if next.class == unitWord && next.plural || s.isWord(j, "%", "percent", "per", "million", "billion", "miles", "km", "kilometers", "kilometres", "feet", "meters",
		"metres", "people", "men", "women", "troops", "gmt", "dollars", "tons", "tonnes", "pounds", "mph", "block", "points", "votes", "acres", "times") {
		return false
	}
	if s.fn(j, _slash) || s.glued(j) > j && s.isNumber(j+1) && !s.yearPair(j+1, y) || s.glued(i-1) > i-1 && i-1 > s.first && s.isNumber(i-2) && !s.yearBefore(i-2, y) {
		return false
	}
	if s.isWord(i-1, "copyright", "©") || s.isWord(i-2, "c") && s.word(i-1) == ")" { // an imprint
		return false
	}
	if s.glued(i-1) > i-1 && i-2 >= s.first && s.d.Tokens[i-2].Class == text.Word && s.class(i-2) == none { // "Covid-2019"
		return false
	}
	if s.gluedToWord(i) || s.capital(j) && s.isWord(j, carMakes[:]...) {
		return false
	}
	if s.address(j) {
		return false
	}
	prefixed := s.timePrefix(i-1) || s.fn(i-1, _due) || s.class(i-1) == approx || s.isWord(i-1, "year", "for", "than", "as", "election", "was", "with", "elections", "late", "early", "class", "vs", "against")
	if prefixed {
		firm := s.fn(i-1, _in) || s.fn(i-1, _since) || s.fn(i-1, _until) || s.fn(i-1, _by) || s.is(i-1, article, _the)
		if !firm && s.lower(j) && s.pluralNoun(j) { // "for 1990 shares"
			return false
		}
		return y >= 1600 || !s.lower(j)
	}
	if y < 1900 || y > 2060 {
		return false
	}
	if s.lower(j) && s.pluralNoun(j) && !s.fn(i-1, _s) { // "about 2000 workers"
		return false
	}
	return !(s.capital(i-1) && i-1 > s.first && prev.class == none) && !(i == s.first && s.lower(j))
}

func (s *scanner) yearPair(k, y int) bool {
	n, places := s.digits(k)
	return places == 4 && n > y && n < y+200 || places == 2 && n > y%100
}

func (s *scanner) yearBefore(k, y int) bool {
	n, places := s.digits(k)
	return places == 4 && n < y && n > y-200
}

// pluralNoun reports whether a lower-case word looks like a plural noun.
func (s *scanner) pluralNoun(i int) bool {
	w := s.word(i)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && s.class(i) == none && !s.isWord(i, "was", "has", "says", "does", "sees")
}

// quarterAt reads "third quarter", "third-quarter", "first half", "Q3" at token i.
func (s *scanner) quarterAt(i int) (expr, bool) {
	n, j := s.ordinalAt(i)
	if n == 0 || s.isNumber(i) {
		return expr{}, false
	}
	k := s.glued(j)
	if s.fn(k, _fiscal) && k == j {
		k++
	}
	switch {
	case s.is(k, unitWord, quarter) && n <= 4:
		if s.at(k).plural {
			return expr{Range: text.Range{First: i, Last: k + 1}, op: opSet, set: "XXXX-Q" + string(rune('0'+n))}, true
		}
		return expr{Range: text.Range{First: i, Last: k + 1}, op: opQuarter, n: n, plain: true}, true
	case s.fn(k, _half) && n <= 2:
		return expr{Range: text.Range{First: i, Last: k + 1}, op: opHalf, n: n, plain: true}, true
	}
	return expr{}, false
}
