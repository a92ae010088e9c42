package dates

import (
	"strconv"
	"time"

	"crosscheck/facts"
)

var seasonCodes = [...]string{"SP", "SU", "FA", "WI"}

// value is a resolved expression before it becomes a facts.Date: the TIMEX3 value and the civil days that it covers.
type value struct {
	kind     string
	text     string
	from, to int // civil days, half-open; equal where unknown
	gran     facts.Granularity
	rule     string
	anchor   string
	guessed  bool
	wide     bool // spoken a day before or after publication: a day wider on both sides
}

func (v value) known() bool { return v.to > v.from }

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func four(y int) string { return string(appendYear(nil, y)) }

func appendYear(b []byte, y int) []byte {
	return append(b, byte('0'+y/1000%10), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10))
}

func appendTwo(b []byte, n int) []byte { return append(b, byte('0'+n/10%10), byte('0'+n%10)) }

// written joins a year, a mark and a number of two digits: "2025-09", "2025-W38"; a third number is a day.
func written(y int, mark string, n, d int) string {
	var buf [16]byte
	b := appendTwo(append(appendYear(buf[:0], y), mark...), n)
	if d > 0 {
		b = appendTwo(append(b, '-'), d)
	}
	return string(b)
}

func inYears(y int) bool { return y >= 1 && y <= 9999 }

func dayValue(n int) value {
	y, m, d := fromCivil(n)
	if !inYears(y) {
		return value{kind: "DATE", text: "XXXX-XX-XX", gran: facts.DayGranularity}
	}
	return value{kind: "DATE", text: written(y, "-", m, d), from: n, to: n + 1, gran: facts.DayGranularity}
}

func weekValue(n int) value {
	monday := n - weekdayOf(n) + 1
	y, w := isoWeek(n)
	if !inYears(y) {
		return value{kind: "DATE", text: "XXXX-WXX", gran: facts.WeekGranularity}
	}
	return value{kind: "DATE", text: written(y, "-W", w, 0), from: monday, to: monday + 7, gran: facts.WeekGranularity}
}

func weekendValue(n int) value {
	v := weekValue(n)
	v.text += "-WE"
	if v.known() {
		v.from += 5
	}
	return v
}

// monthValue takes months beyond 1…12 into the years around.
func monthValue(y, m int) value {
	y, m = y+floorDiv(m-1, 12), (m-1)-12*floorDiv(m-1, 12)+1
	if !inYears(y) {
		return value{kind: "DATE", text: "XXXX-" + two(m), gran: facts.MonthGranularity}
	}
	from := civil(y, m, 1)
	return value{kind: "DATE", text: written(y, "-", m, 0), from: from, to: from + monthLength(y, m), gran: facts.MonthGranularity}
}

func quarterValue(y, q int) value {
	y, q = y+floorDiv(q-1, 4), (q-1)-4*floorDiv(q-1, 4)+1
	if !inYears(y) {
		return value{kind: "DATE", text: "XXXX-Q" + strconv.Itoa(q), gran: facts.QuarterGranularity}
	}
	end := monthValue(y, 3*q)
	return value{kind: "DATE", text: four(y) + "-Q" + strconv.Itoa(q), from: civil(y, 3*q-2, 1), to: end.to, gran: facts.QuarterGranularity}
}

func yearValue(y int) value {
	if !inYears(y) {
		return value{kind: "DATE", text: "XXXX", gran: facts.YearGranularity}
	}
	return value{kind: "DATE", text: four(y), from: civil(y, 1, 1), to: civil(y+1, 1, 1), gran: facts.YearGranularity}
}

func decadeValue(y int) value {
	y -= y % 10
	if !inYears(y) || !inYears(y+9) {
		return value{kind: "DATE", text: "XXX", gran: facts.DecadeGranularity}
	}
	return value{kind: "DATE", text: four(y)[:3], from: civil(y, 1, 1), to: civil(y+10, 1, 1), gran: facts.DecadeGranularity}
}

func centuryValue(n int) value {
	if n < 2 || n > 99 {
		return value{kind: "DATE", text: "XX", gran: facts.CenturyGranularity}
	}
	from := (n-1)*100 + 1
	return value{kind: "DATE", text: two(n - 1), from: civil(from, 1, 1), to: civil(from+100, 1, 1), gran: facts.CenturyGranularity}
}

// seasonValue counts the year of a winter by its December; the months are those of the north.
func seasonValue(y, s int, south bool) value {
	v := value{kind: "DATE", text: "XXXX-" + seasonCodes[s], gran: facts.SeasonGranularity}
	if !inYears(y) || !inYears(y+1) {
		return v
	}
	first := 3 + 3*s
	if south {
		first = (first+5)%12 + 1
	}
	v.text = four(y) + "-" + seasonCodes[s]
	v.from, v.to = civil(y, first, 1), monthValue(y, first+2).to
	return v
}

// length is the ISO 8601 duration of n units; "" for units that have none.
func length(n int, u unit) string {
	c := strconv.Itoa(n)
	switch u {
	case second:
		return "PT" + c + "S"
	case minute:
		return "PT" + c + "M"
	case hour:
		return "PT" + c + "H"
	case day, night:
		return "P" + c + "D"
	case week:
		return "P" + c + "W"
	case weekend:
		return "P" + strconv.Itoa(2*n) + "D"
	case fortnight:
		return "P" + strconv.Itoa(2*n) + "W"
	case monthUnit:
		return "P" + c + "M"
	case quarter:
		return "P" + c + "Q"
	case yearUnit:
		return "P" + c + "Y"
	case decade:
		return "P" + strconv.Itoa(10*n) + "Y"
	case century:
		return "P" + strconv.Itoa(100*n) + "Y"
	}
	return ""
}

// inexact is the duration of an unknown number of units.
func inexact(u unit) string {
	switch u {
	case second:
		return "PTXS"
	case minute:
		return "PTXM"
	case hour:
		return "PTXH"
	case day, night, weekend:
		return "PXD"
	case week, fortnight:
		return "PXW"
	case monthUnit:
		return "PXM"
	case quarter:
		return "PXQ"
	case decade, yearUnit:
		return "PXY"
	case century:
		return "PXC"
	}
	return "PXX"
}

// halves are the durations of n and a half units.
func halves(n int, u unit) string {
	c := strconv.Itoa(n)
	switch u {
	case minute:
		return "PT" + c + "M30S"
	case hour:
		return "PT" + c + "H30M"
	case day:
		return "P" + c + "DT12H"
	case yearUnit:
		return "P" + c + "Y6M"
	case decade:
		return "P" + strconv.Itoa(10*n+5) + "Y"
	case century:
		return "P" + strconv.Itoa(100*n+50) + "Y"
	case monthUnit, week:
		return length(n, u)[:len(c)+1] + ".5" + length(n, u)[len(c)+1:]
	}
	return length(n, u)
}

// twoUnits is the duration of n units and k of the next smaller ones.
func twoUnits(n, k int, u unit) string {
	small := strconv.Itoa(k)
	switch u {
	case yearUnit:
		return length(n, u) + small + "M"
	case day:
		return length(n, u) + "T" + small + "H"
	case hour:
		return length(n, u) + small + "M"
	case minute:
		return length(n, u) + small + "S"
	}
	return length(n, u)
}

// lengthDays is about how many days n units last; it bounds "the past three months".
func lengthDays(n int, u unit) int {
	per := 1
	switch u {
	case week:
		per = 7
	case fortnight:
		per = 14
	case monthUnit:
		per = 31
	case quarter:
		per = 92
	case yearUnit:
		per = 366
	case decade:
		per = 3653
	case century:
		per = 36525
	}
	if n > 1_000_000/per {
		return 1_000_000
	}
	return n * per
}

func timeAt(civilDay int) time.Time { return time.Unix(int64(civilDay)*86400, 0).UTC() }
