package dates

import (
	"strings"

	"crosscheck/facts/text"
)

// How a named day falls in a year.
const (
	fixedDay    = iota // a day of a month
	nthWeekday         // the n-th weekday of a month, 5 for the last
	easterDay          // days after Easter Sunday
	dayAfterNth        // the day after the n-th weekday of a month
	noDay              // a name that is no date: it only keeps its words from being read as one
)

type namedDayRow struct {
	names string // alternatives, separated by ";"; an apostrophe word is written as its own token
	how   int
	a, b  int // month and day; month and 10*weekday+n; days after Easter
}

// namedDays are holidays and named days that English-language news writes without a date, and names that hold a word for a day.
var namedDays = []namedDayRow{
	{"new year 's day;new years day", fixedDay, 1, 1},
	{"new year 's eve;new years eve", fixedDay, 12, 31},
	{"epiphany;twelfth night", fixedDay, 1, 6},
	{"martin luther king day;martin luther king jr. day;martin luther king , jr. day;mlk day", nthWeekday, 1, 13},
	{"groundhog day", fixedDay, 2, 2},
	{"valentine 's day;valentines day;valentine ’ s day", fixedDay, 2, 14},
	{"presidents day;presidents ' day;president 's day;washington 's birthday", nthWeekday, 2, 13},
	{"australia day", fixedDay, 1, 26},
	{"shrove tuesday;mardi gras", easterDay, -47, 0},
	{"ash wednesday", easterDay, -46, 0},
	{"palm sunday", easterDay, -7, 0},
	{"maundy thursday;holy thursday", easterDay, -3, 0},
	{"good friday", easterDay, -2, 0},
	{"holy saturday", easterDay, -1, 0},
	{"easter sunday;easter day;easter", easterDay, 0, 0},
	{"easter monday", easterDay, 1, 0},
	{"ascension day", easterDay, 39, 0},
	{"pentecost sunday;pentecost;whit sunday", easterDay, 49, 0},
	{"whit monday", easterDay, 50, 0},
	{"april fools day;april fool 's day;april fools ' day", fixedDay, 4, 1},
	{"anzac day", fixedDay, 4, 25},
	{"may day", fixedDay, 5, 1},
	{"cinco de mayo", fixedDay, 5, 5},
	{"mother 's day;mothers day", nthWeekday, 5, 72},
	{"memorial day", nthWeekday, 5, 15},
	{"father 's day;fathers day", nthWeekday, 6, 73},
	{"juneteenth", fixedDay, 6, 19},
	{"canada day", fixedDay, 7, 1},
	{"independence day", fixedDay, 7, 4},
	{"bastille day", fixedDay, 7, 14},
	{"labor day;labour day", nthWeekday, 9, 11},
	{"columbus day", nthWeekday, 10, 12},
	{"halloween;hallowe'en", fixedDay, 10, 31},
	{"all saints day;all saints ' day", fixedDay, 11, 1},
	{"guy fawkes night;guy fawkes day;bonfire night", fixedDay, 11, 5},
	{"veterans day;veterans ' day;armistice day;remembrance day", fixedDay, 11, 11},
	{"thanksgiving day;thanksgiving", nthWeekday, 11, 44},
	{"election day", dayAfterNth, 11, 11},
	{"christmas eve", fixedDay, 12, 24},
	{"christmas day;christmas", fixedDay, 12, 25},
	{"boxing day;st. stephen 's day", fixedDay, 12, 26},
	{"black friday", dayAfterNth, 11, 44},
	{"black monday;black tuesday;black wednesday;black thursday;bloody sunday;bloody friday;super tuesday;cyber monday;super sunday;super saturday", noDay, 0, 0},
	{"sheffield wednesday;ruby tuesday;casual friday;stormy monday;happy mondays;freaky friday", noDay, 0, 0},
	{"veterans affairs;independence hall;independence party;christmas island;easter island;labor day weekend;memorial day weekend", noDay, 0, 0},
	{"all day;any day;any time;all night;day by day;day to day;day care;day job;day trip;day off", noDay, 0, 0},
}

// dayEntry is one name as word hashes; entries with one first word stand together, the longest first.
type dayEntry struct {
	first uint64
	rest  []uint64
	row   *namedDayRow
}

func dayEntries(rows []namedDayRow) []dayEntry {
	var out []dayEntry
	for i := range rows {
		for _, name := range strings.Split(rows[i].names, ";") {
			words := strings.Fields(name)
			e := dayEntry{first: text.Hash(words[0]), row: &rows[i]}
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

// dayIn returns the civil day number of a named day in a year; ok is false for names that are no date.
func (r *namedDayRow) dayIn(year int) (n int, ok bool) {
	switch r.how {
	case fixedDay:
		return civil(year, r.a, r.b), true
	case nthWeekday:
		return nthOf(year, r.a, r.b/10, r.b%10), true
	case easterDay:
		return easter(year) + r.a, true
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
