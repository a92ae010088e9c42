package dates

import "crosscheck/facts/text"

// clockLed reads "10 p.m.", "7:15 p.m. EST", "3.45pm on Tuesday", "02:24 GMT", "4 o'clock", "4 in the morning".
func (s *scanner) clockLed(i int) (expr, bool) {
	h, m, written := s.hourMinute(i)
	if h < 0 || s.gluedToWord(i) {
		return expr{}, false
	}
	e := expr{Range: text.Range{First: i, Last: i + 1}, op: opClock, clock: true, h: h, m: m}
	j := i + 1
	l := s.at(j)
	switch {
	case l.class == function && (l.val == _am || l.val == _pm):
		if h > 12 && l.val == _am || h == 0 && l.val == _pm && m == 0 && !written {
			return expr{}, false
		}
		e = halfDay(e, l.val == _pm)
		e.Last = j + 1
	case l.class == function && l.val == _oclock:
		e.Last = j + 1
		if p, end, ok := s.inThe(j + 1); ok {
			e = halfDay(e, p != morning)
			e.Last = end
		}
	case l.class == function && l.val == _zone && s.capital(j):
	case s.isWord(j, "hours", "hrs") && written && s.isWord(i-1, "at", "around", "about", "by", "until"):
		e.Last = j + 1
	default:
		if p, end, ok := s.inThe(j); ok && h > 0 && h <= 12 {
			e = halfDay(e, p != morning)
			e.Last = end
			break
		}
		if !written || !s.colon(i) || !s.isWord(i-1, "at", "around", "about", "by", "until", "from", "since", "before", "after", "to", "till") {
			return expr{}, false
		}
	}
	e = s.zoneAfter(e)
	if d, end, ok := s.dayAfter(e.Last); ok {
		e = withPart(d, e)
		e.First, e.Last = i, end
	} else if s.is(i-1, article, _a) { // "a 3 a.m. call"
		e.op = opNothing
	} else {
		e = s.otherZone(e)
	}
	return e, true
}

// otherZone reads "(0735 GMT)" behind a clock time: it says how far the time is from UTC, and is no time of its own.
func (s *scanner) otherZone(e expr) expr {
	j := e.Last
	if !s.fn(j, _open) || !s.isClockZone(j+2) || s.word(j+3) != ")" {
		return e
	}
	zone, known := zoneMinutes(s.word(j + 2))
	h, m, _ := s.hourMinute(j + 1)
	if h < 0 || !known {
		return e
	}
	east := e.h*60 + e.m - h*60 - m + zone
	for east > 14*60 {
		east -= 24 * 60
	}
	for east < -12*60 {
		east += 24 * 60
	}
	e.skip = j + 4
	if !e.zoneSaid {
		e.zone, e.hasZone, e.zoneSaid = east, true, true
	}
	return e
}

// wordClock reads a clock time in words: "seven o'clock", "six thirty p.m.", "four in the morning".
func (s *scanner) wordClock(i int) (expr, bool) {
	l := s.at(i)
	if l.class != numeral || l.val < 1 || l.val > 12 {
		return expr{}, false
	}
	e := expr{op: opClock, clock: true, h: int(l.val)}
	j := i + 1
	if c, ok := s.wordCount(s.glued(j)); ok && c.n < 60 && c.n > 4 {
		e.m, j = c.n, c.end
	}
	switch x := s.at(j); {
	case x.class == function && (x.val == _am || x.val == _pm):
		e = halfDay(e, x.val == _pm)
		j++
	case x.class == function && x.val == _oclock:
		j++
		if p, end, ok := s.inThe(j); ok {
			e, j = halfDay(e, p != morning), end
		}
	default:
		p, end, ok := s.inThe(j)
		if !ok || !s.isWord(i-1, "at", "around", "about", "by", "until") {
			return expr{}, false
		}
		e, j = halfDay(e, p != morning), end
	}
	e.Range = text.Range{First: i, Last: j}
	e = s.zoneAfter(e)
	if d, end, ok := s.dayAfter(e.Last); ok {
		e = withPart(d, e)
		e.First, e.Last = i, end
	}
	return e, true
}

// gluedToWord reports whether a word stands right before token i, as in "site2017".
func (s *scanner) gluedToWord(i int) bool {
	return i > s.first && s.d.Tokens[i-1].Class == text.Word && s.d.Tokens[i-1].End == s.d.Tokens[i].Start
}

func halfDay(e expr, pm bool) expr {
	switch {
	case pm && e.h < 12:
		e.h += 12
	case !pm && e.h == 12:
		e.h = 0
	}
	return e
}

// inThe reads "in the morning" behind an hour.
func (s *scanner) inThe(j int) (part int16, end int, ok bool) {
	if s.fn(j, _in) && s.is(j+1, article, _the) && s.class(j+2) == dayPart && s.at(j+2).val <= evening {
		return s.at(j + 2).val, j + 3, true
	}
	return 0, 0, false
}

// zoneAfter reads "GMT", "EST", "local time", "(0735 GMT)" is left alone.
func (s *scanner) zoneAfter(e expr) expr {
	j := e.Last
	if s.fn(j, _local) && s.fn(j+1, _time) {
		e.Last, e.zoneSaid = j+2, true
		return e
	}
	if s.fn(j, _zone) && s.capital(j) && s.d.Tokens[j].Case == text.Upper {
		e.zone, e.hasZone = zoneMinutes(s.word(j))
		e.Last, e.zoneSaid = j+1, true
	}
	return e
}

func (s *scanner) isClockZone(j int) bool {
	return s.fn(j, _zone) && s.capital(j) && s.d.Tokens[j].Case == text.Upper
}

// zoneMinutes is the offset of a zone's abbreviation in news use; ok is false for abbreviations of several zones.
func zoneMinutes(w string) (int, bool) {
	for _, z := range zones {
		if z.name == w {
			return z.minutes, true
		}
	}
	return 0, false
}

var zones = []struct {
	name    string
	minutes int
}{
	{"GMT", 0}, {"UTC", 0}, {"EST", -300}, {"EDT", -240}, {"CST", -360}, {"CDT", -300}, {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420},
	{"BST", 60}, {"CET", 60}, {"CEST", 120}, {"EET", 120}, {"EEST", 180}, {"MSK", 180}, {"JST", 540}, {"AKST", -540}, {"AEST", 600}, {"HST", -600},
}

// hourMinute reads "10", "7:15", "3.45", "1023"; written is set where minutes were given. h is -1 for anything else.
func (s *scanner) hourMinute(i int) (h, m int, written bool) {
	w := s.d.Text(i)
	if n, places := s.digits(i); places > 0 {
		switch {
		case places <= 2 && n <= 24:
			return n, 0, false
		case places == 4 && n < 2400 && n%100 < 60 && (s.isClockZone(i+1) || s.isWord(i+1, "hours", "hrs")):
			return n / 100, n % 100, true
		}
		return -1, 0, false
	}
	k := 0
	for k < len(w) && k < 2 && w[k] >= '0' && w[k] <= '9' {
		h = h*10 + int(w[k]-'0')
		k++
	}
	if k == 0 || k+3 > len(w) || w[k] != ':' && w[k] != '.' {
		return -1, 0, false
	}
	if w[k] == '.' && !s.fn(i+1, _am) && !s.fn(i+1, _pm) {
		return -1, 0, false
	}
	a, b := w[k+1], w[k+2]
	if a < '0' || a > '5' || b < '0' || b > '9' || h > 24 {
		return -1, 0, false
	}
	if rest := w[k+3:]; rest != "" && !(len(rest) == 3 && rest[0] == ':') {
		return -1, 0, false
	}
	return h, int(a-'0')*10 + int(b-'0'), true
}

func (s *scanner) colon(i int) bool {
	w := s.word(i)
	return len(w) > 3 && (w[1] == ':' || w[2] == ':')
}

// partLed reads "noon", "midnight Friday", "overnight"; "morning" alone is none.
func (s *scanner) partLed(i int) (expr, bool) {
	p := s.at(i).val
	e := expr{Range: text.Range{First: i, Last: i + 1}, op: opClock, part: p}
	if p == noon || p == midnight {
		if s.isWord(i-1, "high") {
			return expr{}, false
		}
		e = s.zoneAfter(e)
	}
	if d, end, ok := s.dayAfter(e.Last); ok {
		e = withPart(d, e)
		e.First, e.Last = i, end
		return e, true
	}
	if s.is(i-1, article, _a) { // "a midnight curfew"
		return expr{}, false
	}
	return e, p == noon || p == midnight || p == overnight && !s.fn(i+1, _hyphen)
}

func partSuffix(p int16) string {
	switch p {
	case morning, dawn:
		return "TMO"
	case afternoon:
		return "TAF"
	case evening, dusk:
		return "TEV"
	case nightPart, overnight:
		return "TNI"
	case lunch:
		return "TMI"
	case noon:
		return "T12:00"
	case midnight:
		return "T24:00"
	}
	return ""
}
