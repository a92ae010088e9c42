package dates

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestCalendar checks civil days, weekdays and ISO weeks against the standard library over four centuries and at both ends.
func TestCalendar(t *testing.T) {
	check := func(d time.Time) {
		n := civilOf(d)
		y, m, day := fromCivil(n)
		require.Equal(t, [3]int{d.Year(), int(d.Month()), d.Day()}, [3]int{y, m, day})
		require.Equal(t, d.Unix()/86400, int64(n))
		require.Equal(t, (int(d.Weekday())+6)%7+1, weekdayOf(n), d)
		iy, iw := d.ISOWeek()
		gy, gw := isoWeek(n)
		require.Equal(t, [2]int{iy, iw}, [2]int{gy, gw}, d)
		require.Equal(t, d.AddDate(0, 1, -d.Day()).Day(), monthLength(y, m), d)
	}
	for d := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() < 2110; d = d.AddDate(0, 0, 3) {
		check(d)
	}
	for _, y := range []int{2, 4, 100, 400, 1582, 9998} {
		check(time.Date(y, 2, 28, 0, 0, 0, 0, time.UTC))
		check(time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC))
	}
}

func TestNamedDays(t *testing.T) {
	for _, c := range []struct {
		name string
		year int
		want string
	}{
		{"easter", 2000, "2000-04-23"}, {"easter", 2024, "2024-03-31"}, {"easter", 2025, "2025-04-20"}, {"good friday", 2025, "2025-04-18"},
		{"thanksgiving", 2023, "2023-11-23"}, {"black friday", 2024, "2024-11-29"}, {"memorial day", 2024, "2024-05-27"}, {"labor day", 2025, "2025-09-01"},
		{"election day", 2020, "2020-11-03"}, {"mother 's day", 2024, "2024-05-12"}, {"boxing day", 2025, "2025-12-26"},
		{"martin luther king day", 2025, "2025-01-20"}, {"ash wednesday", 2025, "2025-03-05"},
	} {
		require.Equal(t, c.want, namedDate(t, c.name, c.year), c.name)
	}
}

func namedDate(t *testing.T, name string, year int) string {
	d, list := find(t, "", capitalised(name))
	require.Len(t, list, 1, name)
	require.Equal(t, 0, list[0].First)
	for i := range namedDays {
		row := &namedDays[i]
		if n, ok := row.dayIn(year); ok && contains(row.names, name) {
			_ = d
			return dayValue(n).text
		}
	}
	return ""
}

func TestLength(t *testing.T) {
	for _, c := range []struct {
		n    int
		u    unit
		want string
	}{{3, day, "P3D"}, {24, hour, "PT24H"}, {2, fortnight, "P4W"}, {2, decade, "P20Y"}, {1, century, "P100Y"}, {3, quarter, "P3Q"}, {90, second, "PT90S"}, {2, weekend, "P4D"}, {1, period, ""}} {
		require.Equal(t, c.want, length(c.n, c.u))
	}
	require.Equal(t, "PT1M30S", halves(1, minute))
	require.Equal(t, "P2Y6M", halves(2, yearUnit))
	require.Equal(t, "P1.5W", halves(1, week))
	require.Equal(t, "P12.5M", halves(12, monthUnit))
}
