package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

func on(y int, m time.Month, d int) facts.Date {
	return dayAt(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
}

func TestYearsBack(t *testing.T) {
	for text, want := range map[string]string{
		"ten years ago": "10", "10 years ago": "10", "a year ago": "1", "Twenty-five years ago": "25", "more than 10 years ago": "10+", "over a decade ago": "10+",
		"nearly ten years ago": "8.8..10", "about 20 years ago": "17..23", "a decade ago": "6..14", "two decades ago": "16..24",
		"a few years ago": "0", "ten months ago": "0", "years ago": "0", "ten years later": "0", "": "0", "ago ago ago": "0", "0 years ago": "0", "99999999999999999999 years ago": "0",
	} {
		require.Equal(t, want, yearsBack(text).Notation(), text)
	}
}

func TestUnitNamed(t *testing.T) {
	for text, want := range map[string]string{"last month": "month", "Last Year": "year", "earlier this month": "month", "next year": "year", "March last year": "", "last week": "",
		"the last year": "year", "last": "", "": ""} {
		require.Equal(t, want, unitNamed(text), text)
	}
}

func TestMonthIn(t *testing.T) {
	for text, want := range map[string]int{"March": 3, "3 Sept. 2025": 9, "early May 2025": 5, "March and April": 0, "marching": 0, "Dec.": 12, "": 0} {
		require.Equal(t, want, monthIn(text), text)
	}
}

func TestNearestWeekday(t *testing.T) {
	require.Equal(t, "12 November 2025", nearestWeekday(on(2025, 11, 13), "Wednesday").String())
	require.Equal(t, "14 November 2025", nearestWeekday(on(2025, 11, 13), "Friday").String())
	require.Equal(t, "1 January 2026", nearestWeekday(on(2025, 12, 29), "Thursday").String())
	require.False(t, nearestWeekday(on(2025, 11, 13), "Someday").When.Known())
	require.False(t, nearestWeekday(facts.Date{}, "Friday").When.Known())
}

func TestNearEdge(t *testing.T) {
	for _, c := range []struct {
		day  facts.Date
		unit string
		want bool
	}{
		{on(2026, 3, 1), "month", true}, {on(2026, 3, 3), "month", true}, {on(2026, 3, 4), "month", false}, {on(2026, 3, 29), "month", true}, {on(2026, 3, 28), "month", false},
		{on(2026, 1, 3), "year", true}, {on(2026, 2, 1), "year", false}, {on(2026, 12, 30), "year", true},
	} {
		require.Equal(t, c.want, nearEdge(c.day.When.From, c.unit, 3), "%s %s", c.day, c.unit)
	}
}

func TestOneSlip(t *testing.T) {
	year := func(y int) facts.Date {
		from := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
		return facts.Date{Kind: "DATE", When: facts.Instant{From: from, To: from.AddDate(1, 0, 0)}, Granularity: facts.YearGranularity}
	}
	for _, c := range []struct {
		a, b facts.Date
		want bool
	}{
		{on(2026, 3, 2), on(2026, 3, 7), true}, {on(2026, 3, 2), on(2026, 3, 20), true}, {on(2026, 3, 2), on(2026, 5, 2), true}, {on(2026, 3, 2), on(2016, 3, 2), true},
		{on(2026, 2, 27), on(2026, 3, 2), true}, {on(2026, 3, 2), on(2026, 5, 20), false}, {on(1989, 6, 8), on(2013, 6, 9), false},
		{year(2014), year(2013), true}, {year(2014), year(2012), false}, {facts.Date{}, on(2026, 3, 2), false},
	} {
		require.Equal(t, c.want, oneSlip(c.a, c.b), "%s %s", c.a, c.b)
		require.Equal(t, c.want, oneSlip(c.b, c.a), "%s %s", c.b, c.a)
	}
}

// TestAgesFit takes two exact ages and the days between the times of publication.
func TestAgesFit(t *testing.T) {
	said := func(age float64, after int) *facts.Statement {
		return &facts.Statement{Article: &facts.Article{Published: facts.Day(2026, 3, 2+after)}, Value: []facts.Field{{Name: "age", Value: facts.Exactly(age)}}}
	}
	for _, c := range []struct {
		a, b float64
		days int
		want bool
	}{
		{34, 34, 0, true}, {34, 35, 0, false}, {34, 35, 5, false}, {34, 35, 60, true}, {35, 34, 60, false}, {34, 36, 60, false}, {34, 36, 400, true},
		{34, 34, 400, false}, {34, 43, 0, false}, {5, 59, 0, true}, {34, 34, 300, true},
	} {
		require.Equal(t, c.want, agesFit(said(c.a, 0), said(c.b, c.days), 7), "%v then %v after %d days", c.a, c.b, c.days)
		require.Equal(t, c.want, agesFit(said(c.b, c.days), said(c.a, 0), 7), "%v before %v by %d days", c.b, c.a, c.days)
	}
	require.True(t, agesFit(nil, said(3, 0), 7))
}

func TestAgeAt(t *testing.T) {
	born := time.Date(1990, 3, 3, 0, 0, 0, 0, time.UTC)
	require.Equal(t, 35.0, ageAt(born, time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)))
	require.Equal(t, 36.0, ageAt(born, time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC)))
	require.Equal(t, 0.0, ageAt(born, time.Date(1980, 3, 3, 0, 0, 0, 0, time.UTC)))
}

func TestLooksBack(t *testing.T) {
	for text, want := range map[string]bool{"the tenth anniversary of the flood": true, "a year ago": true, "the flood of last year": true, "one year since the flood": true,
		"the school year began": false, "the council met": false, "": false} {
		require.Equal(t, want, looksBack(text), text)
	}
}
