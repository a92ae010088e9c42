package article

import (
	"strings"
	"time"
	"unicode/utf8"

	"crosscheck/facts"
)

// moment is a date as stamps and datelines write it. It serves metadata only; dates in prose are the recogniser's.
type moment struct {
	year, day int // year 0: not given
	month     time.Month
	clock     bool // hour and minute are known, and the zone with them
	hour, min int
	offset    int  // of the zone, minutes east of UTC
	floating  bool // the clock named no zone
	end       int  // bytes read
}

// months and weekdays by their full and short English names.
var months = map[string]time.Month{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
	"sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}

var weekdays = set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")

// zones holds offsets in minutes of names that have one meaning in newsrooms; with any other name the clock is left out.
var zones = map[string]int{"gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300,
	"edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "jst": 540, "sgt": 480, "hkt": 480, "aest": 600, "aedt": 660}

// instant is the moment as an interval: a minute with a clock, else a day; unknown without a year.
func (m moment) instant() facts.Instant {
	if m.year == 0 {
		return facts.Instant{}
	}
	if !m.clock {
		return facts.Day(m.year, m.month, m.day)
	}
	t := time.Date(m.year, m.month, m.day, m.hour, m.min, 0, 0, time.UTC).Add(-time.Duration(m.offset) * time.Minute)
	i := facts.Instant{From: t, To: t.Add(time.Minute)}
	if m.floating {
		return float(i)
	}
	return i
}

// before gives a date without a year the latest year that does not put it after a known time.
func (m moment) before(t facts.Instant) moment {
	m.year = t.From.Year()
	if m.instant().From.After(t.From) {
		m.year--
	}
	return m
}

// parseMoment reads one date at the start of s: "Monday, 28 November 2005, 02:24 GMT", "Nov. 13, 2025", "2025-11-13T08:00Z", "11/27/2005 7:21 AM".
// A month and day without a year is read too.
func parseMoment(s string) (moment, bool) {
	c := cursor{s: s[:min(len(s), 80)]}
	var m moment
	before := c.at
	if weekdays[strings.ToLower(c.word())] {
		c.skip(".,")
	} else {
		c.at = before
	}
	ok := false
	if isDigit(c.peek()) {
		ok = m.leadingNumber(&c)
	} else {
		ok = m.monthFirst(&c)
	}
	if !ok || !m.valid() {
		return moment{}, false
	}
	m.end = c.at
	if m.year > 0 {
		m.readClock(&c)
	}
	return m, true
}

// valid reports whether the calendar has the day; without a year 29 February is one.
func (m *moment) valid() bool {
	y := m.year
	if y == 0 {
		y = 2000
	}
	t := time.Date(y, m.month, m.day, 0, 0, 0, 0, time.UTC)
	return y >= 1700 && y <= 2200 && t.Month() == m.month && t.Day() == m.day
}

// leadingNumber reads "2025-11-13", "13 November 2025", "11/27/2005".
func (m *moment) leadingNumber(c *cursor) bool {
	n, digits := c.number()
	switch {
	case digits == 4 && c.take('-'):
		m.year = n
		month, d1 := c.number()
		if d1 != 2 || !c.take('-') {
			return false
		}
		day, d2 := c.number()
		m.month, m.day = time.Month(month), day
		return d2 == 2
	case digits <= 2 && c.take('/'):
		return m.slashes(c, n)
	case digits <= 2:
		m.day = n
		c.ordinal()
		c.skip("")
		m.month = months[strings.ToLower(c.word())]
		m.readYear(c)
		return m.month > 0
	}
	return false
}

// slashes reads "27/11/2005" and "11/27/2005"; where both orders are possible, only a 12-hour clock tells that the month is first.
func (m *moment) slashes(c *cursor, first int) bool {
	second, d := c.number()
	if d == 0 || d > 2 || !c.take('/') {
		return false
	}
	year, d := c.number()
	if d != 4 {
		return false
	}
	m.year = year
	switch {
	case first > 12 || first == second:
		m.day, m.month = first, time.Month(second)
	case second > 12 || twelveHourClock(c.s[c.at:]):
		m.month, m.day = time.Month(first), second
	default:
		return false
	}
	return true
}

// monthFirst reads "November 13, 2025", "Nov. 13".
func (m *moment) monthFirst(c *cursor) bool {
	m.month = months[strings.ToLower(c.word())]
	if m.month == 0 {
		return false
	}
	c.skip(".")
	day, digits := c.number()
	if digits == 0 || digits > 2 {
		return false
	}
	m.day = day
	c.ordinal()
	m.readYear(c)
	return true
}

// readYear reads an optional year of four digits after a comma, point or space.
func (m *moment) readYear(c *cursor) {
	before := c.at
	c.skip(".,")
	y, digits := c.number()
	if digits != 4 || isLetter(c.peek()) {
		c.at = before
		return
	}
	m.year = y
}

// readClock reads an optional clock time; without a known zone its words are passed over and the day stands. ISO clocks need no zone.
func (m *moment) readClock(c *cursor) {
	iso := c.take('T')
	if !iso {
		c.skip(",|")
		before := c.at
		if !strings.EqualFold(c.word(), "at") {
			c.at = before
		}
		c.skip("")
	}
	hour, d1 := c.number()
	if d1 == 0 || d1 > 2 || !c.take(':') && !c.take('.') {
		return
	}
	minute, d2 := c.number()
	if d2 != 2 {
		return
	}
	if c.take(':') {
		if _, d := c.number(); d != 2 {
			return
		}
		if c.take('.') {
			c.number()
		}
	}
	m.end = c.at
	c.skip("")
	hour, half := c.half(hour)
	if half {
		m.end = c.at
		c.skip("")
	}
	if hour > 23 || minute > 59 {
		return
	}
	offset, zone := c.zone()
	if zone {
		m.end = c.at
	}
	if zone || iso {
		m.clock, m.hour, m.min, m.offset, m.floating = true, hour, minute, offset, !zone
	}
}

// twelveHourClock reports a clock with am or pm at the start of s.
func twelveHourClock(s string) bool {
	c := cursor{s: s}
	c.skip(",")
	_, d := c.number()
	if d == 0 || !c.take(':') {
		return false
	}
	c.number()
	c.skip("")
	_, half := c.half(1)
	return half
}

// cursor reads a short string from left to right.
type cursor struct {
	s  string
	at int
}

// peek is the next byte, 0 at the end.
func (c *cursor) peek() byte {
	if c.at < len(c.s) {
		return c.s[c.at]
	}
	return 0
}

// take steps over one byte where it is next.
func (c *cursor) take(b byte) bool {
	if c.peek() == b && c.at < len(c.s) {
		c.at++
		return true
	}
	return false
}

// skip steps over spaces and any of the marks.
func (c *cursor) skip(marks string) {
	for c.at < len(c.s) {
		r, n := utf8.DecodeRuneInString(c.s[c.at:])
		if r != ' ' && r != '\t' && r != '\u00a0' && r != '\u202f' && !strings.ContainsRune(marks, r) {
			return
		}
		c.at += n
	}
}

// word reads ASCII letters.
func (c *cursor) word() string {
	start := c.at
	for isLetter(c.peek()) {
		c.at++
	}
	return c.s[start:c.at]
}

// number reads digits and returns how many there were.
func (c *cursor) number() (n, digits int) {
	for isDigit(c.peek()) && digits < 9 {
		n = n*10 + int(c.peek()-'0')
		c.at++
		digits++
	}
	return n, digits
}

// ordinal steps over "st", "nd", "rd", "th" and "of".
func (c *cursor) ordinal() {
	before := c.at
	switch strings.ToLower(c.word()) {
	case "st", "nd", "rd", "th":
	default:
		c.at = before
	}
}

// half reads am or pm and turns the hour into one of 24.
func (c *cursor) half(hour int) (int, bool) {
	before := c.at
	w := strings.ToLower(c.word())
	if (w == "a" || w == "p") && c.take('.') {
		w += strings.ToLower(c.word())
		c.take('.')
	}
	switch {
	case w == "am" && hour <= 12:
		return hour % 12, true
	case w == "pm" && hour <= 12:
		return hour%12 + 12, true
	}
	c.at = before
	return hour, false
}

// zone reads a zone name, "Z" or "+02:00".
func (c *cursor) zone() (minutes int, ok bool) {
	before := c.at
	if sign := c.peek(); sign == '+' || sign == '-' {
		c.at++
		n, d := c.number()
		m := 0
		if d == 4 {
			n, m = n/100, n%100
		} else if c.take(':') {
			m, _ = c.number()
		}
		if d == 2 || d == 4 {
			if sign == '-' {
				return -n*60 - m, n < 15
			}
			return n*60 + m, n < 15
		}
	} else if w := c.word(); w != "" {
		if offset, ok := zones[strings.ToLower(w)]; ok {
			return offset, true
		}
	}
	c.at = before
	return 0, false
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
