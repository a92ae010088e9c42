package dates

import "time"

// Civil days are counted from 1970-01-01 in the proleptic Gregorian calendar.

func civil(y, m, d int) int {
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*((m+9)%12)+2)/5 + d - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
}

func fromCivil(n int) (y, m, d int) {
	n += 719468
	era := floorDiv(n, 146097)
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	if m > 12 {
		m -= 12
	}
	y = yoe + era*400
	if m <= 2 {
		y++
	}
	return y, m, d
}

func floorDiv(a, b int) int {
	if a < 0 {
		return -((b - 1 - a) / b)
	}
	return a / b
}

// weekdayOf returns 1 for Monday … 7 for Sunday.
func weekdayOf(n int) int { return (n+3)%7 + 1 + 7*btoi((n+3)%7 < 0) }

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// isoWeek returns the ISO year and week of a civil day.
func isoWeek(n int) (year, w int) {
	thursday := n - weekdayOf(n) + 4
	y, _, _ := fromCivil(thursday)
	return y, (thursday-civil(y, 1, 1))/7 + 1
}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func monthLength(y, m int) int {
	switch m {
	case 2:
		return 28 + btoi(leap(y))
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func civilOf(t time.Time) int {
	y, m, d := t.Date()
	return civil(y, int(m), d)
}

var weekdayNames = [...]string{"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
