package dates

// orthodoxEaster is Easter Sunday by the Julian calendar as a civil day number (Meeus).
func orthodoxEaster(y int) int {
	a, b, c := y%4, y%7, y%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	n := d + e + 114
	return civil(y, n/31, n%31+1) + y/100 - y/400 - 2
}

// Months of the Hebrew calendar as days after 1 Tishri are not fixed; these count from the new year that the day is reckoned by.
const (
	tishri = iota
	kislev
	adar  // the last before Nisan
	nisan // reckoned back from the next new year
)

// hebrewEpoch is 1 Tishri of the year 1 as a civil day number.
const hebrewEpoch = -2092590

// hebrewNewYear is 1 Tishri of a Hebrew year as a civil day number.
func hebrewNewYear(y int) int {
	months := floorDiv(235*y-234, 19)
	parts := 12084 + 13753*months
	day := 29*months + floorDiv(parts, 25920)
	if 3*(day+1)%7 < 3 {
		day++
	}
	return hebrewEpoch + day
}

// hebrewYearStart is 1 Tishri with the delays that keep the lengths of years in bounds.
func hebrewYearStart(y int) int {
	last, at, next := hebrewNewYear(y-1), hebrewNewYear(y), hebrewNewYear(y+1)
	switch {
	case next-at == 356:
		return at + 2
	case at-last == 382:
		return at + 1
	}
	return at
}

// hebrew is the civil day of a day of the Hebrew calendar in a Gregorian year; days of Tishri and Kislev lie in its autumn.
func hebrew(year, month, d int) int {
	start := hebrewYearStart(year + 3761)
	switch month {
	case kislev:
		length := hebrewYearStart(year+3762) - start
		heshvan := 29 + btoi(length%10 == 5)
		return start + 30 + heshvan + d - 1
	case nisan: // 1 Nisan is always 177 days before the next new year
		return start - 177 + d - 1
	case adar:
		return start - 177 - 29 + d - 1
	}
	return start + d - 1
}

// islamicEpoch is 1 Muharram of the year 1 as a civil day number, in the civil reckoning.
const islamicEpoch = -492148

// islamic is the first civil day in a Gregorian year that is the day of a month of the tabular Islamic calendar.
func islamic(year, month, d int) (n int, ok bool) {
	from, to := civil(year, 1, 1), civil(year+1, 1, 1)
	for y := (from - islamicEpoch) * 30 / 10631; y < (to-islamicEpoch)*30/10631+3; y++ {
		n = islamicEpoch + (y-1)*354 + (3+11*y)/30 + 29*(month-1) + month/2 + d - 1
		if n >= from && n < to && y > 0 {
			return n, true
		}
	}
	return 0, false
}
