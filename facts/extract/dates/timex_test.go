package dates

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// validTimex checks a value of ISO-TimeML as far as the recogniser uses it: references, dates with unknown places, times, durations, sets.
func validTimex(kind, v string) bool {
	switch kind {
	case "DATE":
		return v == "PAST_REF" || v == "PRESENT_REF" || v == "FUTURE_REF" || validDate(v)
	case "TIME":
		day, clock, ok := strings.Cut(v, "T")
		return ok && validDay(day) && validClock(clock)
	case "DURATION":
		return validDuration(v)
	case "SET":
		day, clock, ok := strings.Cut(v, "T")
		return validDuration(v) || validDate(v) || ok && validDay(day) && validClock(clock)
	}
	return false
}

// number reads exactly n digits between lo and hi, or as many X.
func number(s string, n, lo, hi int) bool {
	if s == strings.Repeat("X", n) {
		return true
	}
	if len(s) != n {
		return false
	}
	x := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
		x = x*10 + int(c-'0')
	}
	return lo <= x && x <= hi
}

func validDate(v string) bool {
	parts := strings.Split(v, "-")
	if len(parts) == 1 { // century, decade, year
		return number(v, 2, 0, 99) || number(v, 3, 0, 999) || number(v, 4, 1, 9999)
	}
	if !number(parts[0], 4, 1, 9999) {
		return false
	}
	switch p := parts[1]; {
	case strings.HasPrefix(p, "W") && p != "WI":
		return number(p[1:], 2, 1, 53) && (len(parts) == 2 || len(parts) == 3 && (parts[2] == "WE" || number(parts[2], 1, 1, 7)))
	case len(parts) == 2 && strings.Contains(" Q1 Q2 Q3 Q4 QX H1 H2 SP SU FA WI ", " "+p+" "):
		return true
	case len(parts) == 2:
		return number(p, 2, 1, 12)
	}
	return validDay(v)
}

// validDay checks that a day with a known year and month is one of the calendar; a weekday of an unknown week is a day too.
func validDay(v string) bool {
	parts := strings.Split(v, "-")
	if len(parts) != 3 || !number(parts[0], 4, 1, 9999) {
		return false
	}
	if strings.HasPrefix(parts[1], "W") {
		return number(parts[1][1:], 2, 1, 53) && number(parts[2], 1, 1, 7)
	}
	last, month := 31, parts[1]
	if !number(month, 2, 1, 12) {
		return false
	}
	if month != "XX" {
		year := 2000 // with a leap day, for a year that is not known
		if parts[0] != "XXXX" {
			year = int(parts[0][0]-'0')*1000 + int(parts[0][1]-'0')*100 + int(parts[0][2]-'0')*10 + int(parts[0][3]-'0')
		}
		last = monthLength(year, int(month[0]-'0')*10+int(month[1]-'0'))
	}
	return number(parts[2], 2, 1, last)
}

func validClock(v string) bool {
	if strings.Contains(" MO AF EV NI MI ", " "+v+" ") {
		return true
	}
	h, m, ok := strings.Cut(v, ":")
	return ok && !strings.Contains(v, "X") && number(h, 2, 0, 24) && number(m, 2, 0, 59) && (h != "24" || m == "00")
}

// validDuration reads P, then counts with units in falling order, days before T and hours behind it; X stands for a count, XX for both.
func validDuration(v string) bool {
	rest, ok := strings.CutPrefix(v, "P")
	if !ok || rest == "" {
		return false
	}
	if rest == "XX" {
		return true
	}
	units := "CYQMWDT"
	for rest != "" {
		if rest[0] == 'T' {
			if !strings.Contains(units, "T") {
				return false
			}
			units, rest = "HMS", rest[1:]
			if rest == "" {
				return false
			}
			continue
		}
		n := strings.IndexFunc(rest, func(c rune) bool { return c != 'X' && c != '.' && (c < '0' || c > '9') })
		if n <= 0 || rest[:n] != "X" && strings.Contains(rest[:n], "X") || strings.HasPrefix(rest, ".") {
			return false
		}
		at := strings.IndexByte(units, rest[n])
		if at < 0 || rest[n] == 'T' {
			return false
		}
		units, rest = units[at+1:], rest[n+1:]
	}
	return true
}

func TestValidTimex(t *testing.T) {
	for _, ok := range []string{"DATE 2025-11-13", "DATE 2024-02-29", "DATE XXXX-02-29", "DATE 19", "DATE 197", "DATE 1987", "DATE 2025-W46", "DATE 2025-W46-WE", "DATE 2025-W46-3",
		"DATE 2025-Q3", "DATE 2025-WI", "DATE XXXX-WXX-4", "DATE PAST_REF", "DATE 2019-02-XX", "TIME 2025-11-13TNI", "TIME 2025-11-10T24:00", "TIME XXXX-WXX-5T08:30",
		"DURATION P3D", "DURATION PT2H30M", "DURATION P1Y6M", "DURATION PXY", "DURATION PXX", "DURATION P1DT12H", "DURATION P1.5W", "SET P2W", "SET XXXX-07", "SET XXXX-XX-XXTNI", "SET XXXX-WXX-WE"} {
		kind, v, _ := strings.Cut(ok, " ")
		require.True(t, validTimex(kind, v), ok)
	}
	for _, bad := range []string{"DATE ", "DATE 2025-02-29", "DATE 2025-13", "DATE 2025-W54", "DATE 0000", "DATE 2025-11-31", "DATE 12025", "DATE 2025-11-1", "DATE 2025-Q5", "TIME 2025-11-13",
		"TIME 2025-11-13T25:00", "TIME 2025-11T10:00", "TIME 2025-11-13T24:30", "DURATION 3D", "DURATION P", "DURATION P3", "DURATION PT", "DURATION P3H", "DURATION PT3D", "DURATION P1M2Y", "SET Friday", "AGE P3Y"} {
		kind, v, _ := strings.Cut(bad, " ")
		require.False(t, validTimex(kind, v), bad)
	}
}
