package dates

import (
	"slices"
	"strings"

	"crosscheck/facts/text"
)

// dayEntry is one name as word hashes; entries with one first word stand together, the longest first.
type dayEntry struct {
	first uint64
	rest  []uint64
	rows  []*namedDayRow // the day, by country: the last one without countries
}

func dayEntries(rows []namedDayRow) []dayEntry {
	var out []dayEntry
	for i := range rows {
		for _, name := range strings.Split(rows[i].names, ";") {
			words := strings.Fields(name)
			e := dayEntry{first: text.Hash(words[0]), rows: []*namedDayRow{&rows[i]}}
			for _, w := range words[1:] {
				e.rest = append(e.rest, text.Hash(w))
			}
			out = insertEntry(out, e)
		}
	}
	return out
}

// insertEntry keeps names with one first word together, longest first.
func insertEntry(list []dayEntry, e dayEntry) []dayEntry {
	at := len(list)
	for i, x := range list {
		if x.first != e.first {
			continue
		}
		if slices.Equal(x.rest, e.rest) { // the same name elsewhere
			list[i].rows = append(x.rows, e.rows...)
			return list
		}
		at = i + 1
		if len(x.rest) < len(e.rest) {
			at = i
			break
		}
	}
	list = append(list, dayEntry{})
	copy(list[at+1:], list[at:])
	list[at] = e
	return list
}

// in is the row for an article's country, the one for all others where it has none, nil where the name is a date only in other countries.
func (e *dayEntry) in(country string) *namedDayRow {
	var general *namedDayRow
	for _, r := range e.rows {
		switch {
		case r.countries == "":
			general = r
		case len(country) == 2 && strings.Contains(r.countries, country):
			return r
		case country == "" && r.countries == "US": // an article without a dateline
			general = r
		}
	}
	return general
}

// dayIn returns the civil day number of a named day in a year; ok is false for names that are no date.
func (r *namedDayRow) dayIn(year int) (n int, ok bool) {
	switch r.how {
	case fixedDay:
		return civil(year, r.a, r.b), true
	case nthWeekday:
		return nthOf(year, r.a, r.b/10, r.b%10), true
	case easterDay:
		return easter(year) + r.a, true
	case orthodoxDay:
		return orthodoxEaster(year) + r.a, true
	case weekdayFrom:
		from := civil(year, r.a, r.b%100)
		return from + (r.b/100-weekdayOf(from)+7)%7, true
	case lunarDay:
		list := lunarDays[r.a]
		if i := year - firstLunarYear; i >= 0 && i < len(list) {
			return civil(year, list[i]/100, list[i]%100), true
		}
	case hebrewDay:
		return hebrew(year, r.a, r.b), true
	case islamicDay:
		return islamic(year, r.a, r.b)
	case dayAfterNth:
		return nthOf(year, r.a, r.b/10, r.b%10) + 1, true
	}
	return 0, false
}

// nthOf is the n-th weekday (1 Monday … 7 Sunday) of a month; 5 is the last one.
func nthOf(year, month, weekday, n int) int {
	first := civil(year, month, 1)
	at := first + (weekday-weekdayOf(first)+7)%7 + 7*(n-1)
	if at >= first+monthLength(year, month) {
		at -= 7
	}
	return at
}

// easter is Easter Sunday of the Gregorian calendar as a civil day number (Meeus, Jones and Butcher).
func easter(y int) int {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return civil(y, n/31, n%31+1)
}
