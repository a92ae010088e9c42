package dates

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
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

// TestNamedDays resolves names with the year behind them, by the rule of each calendar and by country.
func TestNamedDays(t *testing.T) {
	for _, c := range []struct{ name, country, want string }{
		{"Easter 2000", "", "2000-04-23"}, {"Easter 2024", "", "2024-03-31"}, {"Easter 2025", "", "2025-04-20"}, {"Good Friday 2025", "", "2025-04-18"},
		{"Easter 2024", "GR", "2024-05-05"}, {"Orthodox Easter 2023", "", "2023-04-16"}, {"Orthodox Easter 2025", "", "2025-04-20"},
		{"Thanksgiving 2023", "", "2023-11-23"}, {"Thanksgiving 2023", "CA", "2023-10-09"}, {"Black Friday 2024", "", "2024-11-29"}, {"Cyber Monday 2024", "", "2024-12-02"},
		{"Memorial Day 2024", "", "2024-05-27"}, {"Labor Day 2025", "US", "2025-09-01"}, {"Labour Day 2025", "IN", "2025-05-01"}, {"Election Day 2020", "", "2020-11-03"},
		{"Mother's Day 2024", "", "2024-05-12"}, {"Mother's Day 2024", "GB", "2024-03-10"}, {"Father's Day 2024", "AU", "2024-09-01"}, {"Victoria Day 2024", "CA", "2024-05-20"},
		{"Boxing Day 2025", "", "2025-12-26"}, {"Martin Luther King Day 2025", "", "2025-01-20"}, {"Ash Wednesday 2025", "", "2025-03-05"}, {"May Day 2019", "", "2019-05-01"},
		{"Independence Day 2019", "IN", "2019-08-15"}, {"Independence Day 2019", "", "2019-07-04"}, {"St. Patrick's Day 2019", "", "2019-03-17"},
		{"Rosh Hashanah 2025", "", "2025-09-23"}, {"Yom Kippur 2023", "", "2023-09-25"}, {"Hanukkah 2024", "", "2024-12-26"}, {"Passover 2024", "", "2024-04-23"}, {"Purim 2025", "", "2025-03-14"},
		{"Eid al-Fitr 2025", "", "2025-03-31"}, {"Eid al-Adha 2024", "", "2024-06-17"}, {"Lunar New Year 2024", "", "2024-02-10"}, {"Diwali 2022", "", "2022-10-24"},
		{"the Fourth of July, 2024", "", "2024-07-04"},
	} {
		require.Equal(t, c.want, read(t, facts.Article{Country: c.country}, "Shops were shut on "+c.name+".").Value, c.name+" "+c.country)
	}
	d, list := find(t, "2025-11-14", "They met on Lunar New Year 2090, on Election Island, in Black Monday and in March Madness.")
	require.Empty(t, found(d, list)) // beyond the list of moons there is no day
	require.True(t, read(t, facts.Article{}, "They fasted on Yom Kippur 2023.").Guessed)
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
