package article

import (
	"strings"
	"time"

	"crosscheck/facts"
)

// until is when an embargo ends, as its notice words it: "6 p.m. ET March 3", "00:01 GMT on Thursday, 5 March 2026". Any part may be missing.
type until struct {
	day     bool
	year    int // 0: not stated
	month   time.Month
	date    int
	weekday int // 1 is Sunday, 0 is not stated
	clock   bool
	hour    int
	minute  int
	zone    *time.Location // nil: not stated, or a name of several zones
	end     int            // bytes read
}

// untilFillers stand between the parts, in lower case.
var untilFillers = set("until till to at on of the for release before after from publication use hrs hours hour time local day date and not strictly midnight")

// houseZones are names of zones that follow summer time, in lower case.
var houseZones = map[string]string{"et": "America/New_York", "eastern": "America/New_York", "ct": "America/Chicago", "central": "America/Chicago",
	"mt": "America/Denver", "pt": "America/Los_Angeles", "pacific": "America/Los_Angeles", "uk": "Europe/London", "london": "Europe/London",
	"paris": "Europe/Paris", "berlin": "Europe/Berlin", "brussels": "Europe/Brussels", "tokyo": "Asia/Tokyo", "sydney": "Australia/Sydney"}

// weekdayNumbers count from 1, Sunday.
var weekdayNumbers = map[string]int{"sunday": 1, "monday": 2, "tuesday": 3, "wednesday": 4, "thursday": 5, "friday": 6, "saturday": 7,
	"sun": 1, "mon": 2, "tue": 3, "tues": 3, "wed": 4, "thu": 5, "thur": 5, "thurs": 5, "fri": 6, "sat": 7}

// maxUntil bounds in bytes what is read after the words of a notice.
const maxUntil = 120

// readUntil reads parts in any order up to the first word that is none.
func readUntil(s string) (u until) {
	c := cursor{s: s[:min(len(s), maxUntil)]}
	for c.at < len(c.s) {
		before := c.at
		c.skip(",.:;()[]–—-*|")
		switch {
		case isDigit(c.peek()):
			if !u.readDate(&c) && !u.readClock(&c) {
				return u
			}
		case isLetter(c.peek()):
			if !u.readDate(&c) && !u.readWord(&c) {
				return u
			}
		default:
			if c.at == before || c.at < len(c.s) {
				return u
			}
		}
		u.end = c.at
	}
	return u
}

// readDate reads the first date: "March 3", "3 March 2026", "2026-03-03".
func (u *until) readDate(c *cursor) bool {
	if u.day {
		return false
	}
	before := c.at
	var m moment
	ok := false
	if isDigit(c.peek()) {
		ok = m.leadingNumber(c)
	} else {
		ok = m.monthFirst(c)
	}
	if !ok || !m.valid() {
		c.at = before
		return false
	}
	c.take('T') // between date and clock, in ISO form
	u.day, u.year, u.month, u.date = true, m.year, m.month, m.day
	return true
}

// readClock reads the first clock time: "6 p.m.", "18:00", "18.00", "0001 GMT", "12 noon". A bare number is none.
func (u *until) readClock(c *cursor) bool {
	if u.clock {
		return false
	}
	before := c.at
	hour, digits := c.number()
	minute, sure := 0, false
	switch {
	case digits == 4:
		hour, minute = hour/100, hour%100
		sure = u.zoneFollows(*c)
	case digits <= 2 && (c.peek() == ':' || c.peek() == '.') && c.at+2 < len(c.s) && isDigit(c.s[c.at+1]):
		c.at++
		minute, digits = c.number()
		sure = digits == 2
		if c.take(':') {
			c.number()
		}
	}
	c.skip("")
	if h, half := c.half(hour); half && hour >= 1 && hour <= 12 {
		hour, sure = h, true
	} else if w := *c; hour == 12 && strings.EqualFold(w.word(), "noon") {
		c.at, sure = w.at, true
	}
	if !sure || hour > 23 || minute > 59 {
		c.at = before
		return false
	}
	u.clock, u.hour, u.minute = true, hour, minute
	return true
}

// zoneFollows reports a name of a zone, or "hours", after four digits, which could be a year otherwise.
func (u *until) zoneFollows(c cursor) bool {
	c.skip("")
	w := strings.ToLower(c.word())
	_, fixed := zones[w]
	return fixed && w != "" || houseZones[w] != "" || w == "hrs" || w == "hours"
}

// readWord reads a weekday, a zone, noon, or a word that may stand between parts.
func (u *until) readWord(c *cursor) bool {
	before := c.at
	w := strings.ToLower(c.word())
	if w == "u" && c.take('.') && strings.EqualFold(c.word(), "k") {
		c.take('.')
		w = "uk"
	}
	offset, fixed := zones[w]
	switch {
	case weekdayNumbers[w] > 0:
		if u.weekday == 0 {
			u.weekday = weekdayNumbers[w]
		}
	case w == "noon" && !u.clock:
		u.clock, u.hour = true, 12
	case fixed && u.zone == nil:
		u.zone = time.FixedZone(strings.ToUpper(w), offset*60)
	case houseZones[w] != "" && u.zone == nil:
		if loc, err := time.LoadLocation(houseZones[w]); err == nil {
			u.zone = loc
		}
	case untilFillers[w]:
	case u.clock && u.zone == nil && len(w) >= 2 && len(w) <= 5 && inCapitals(c.s[before:c.at]): // a zone that is not known
	default:
		c.at = before
		return false
	}
	return true
}

// inCapitals reports letters without a small one among them.
func inCapitals(s string) bool { return strings.ToUpper(s) == s }

// resolve gives the time as a minute where clock and zone are stated, else as a day. A date without a year, or a weekday, is the first from
// a month before the time of writing, or from its day; without that time it stays unknown.
func (u until) resolve(written facts.Instant) facts.Instant {
	year, month, date := u.year, u.month, u.date
	switch {
	case u.day && year > 0:
	case !written.Known():
		return facts.Instant{}
	case u.day:
		oldest := written.From.AddDate(0, -1, 0)
		year = oldest.Year()
		if time.Date(year, month, date, 0, 0, 0, 0, time.UTC).Before(oldest) {
			year++
		}
		if m := (moment{year: year, month: month, day: date}); !m.valid() { // 29 February
			return facts.Instant{}
		}
	case u.weekday > 0:
		d := written.From
		for int(d.Weekday())+1 != u.weekday {
			d = d.AddDate(0, 0, 1)
		}
		year, month, date = d.Date()
	default:
		return facts.Instant{}
	}
	if !u.clock || u.zone == nil {
		return facts.Day(year, month, date)
	}
	t := time.Date(year, month, date, u.hour, u.minute, 0, 0, u.zone).UTC()
	return facts.Instant{From: t, To: t.Add(time.Minute)}
}
