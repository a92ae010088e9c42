package facts

import (
	"strings"
	"time"
)

// Granularity is how fine a date was stated; coarser ones are larger.
type Granularity uint8

const (
	UnknownGranularity Granularity = iota
	ClockGranularity
	DayGranularity
	WeekGranularity
	MonthGranularity
	QuarterGranularity
	SeasonGranularity
	YearGranularity
	DecadeGranularity
	CenturyGranularity
)

// Date is a time expression: a TIMEX3 type and value (ISO-TimeML), and the interval that it denotes where it was resolved.
type Date struct {
	Kind        string // TIMEX3 type: DATE, TIME, DURATION, SET
	Value       string // TIMEX3 value: "2025-09", "P3D", "2025-11-13TEV"
	When        Instant
	Granularity Granularity
	Mod         string // TIMEX3 modifier: START, MID, END, APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS, or ""
	Rule        string // rule that resolved it, in plain words; for --explain
	Anchor      string // the anchor used: "published 2025-11-13"; "" for a date as written
	Guessed     bool   // another reading is as likely: never raises a conflict
	Fiscal      bool   // counted in a financial year, whose first month is not known; When is that of the calendar year
}

func (d Date) Type() Type { return DateType }

// Compare relates two resolved dates as intervals; durations, sets, guesses and unresolved dates are incomparable.
func (d Date) Compare(other Value) Comparison {
	o, ok := other.(Date)
	switch {
	case !ok:
		return incomparableTypes(d, other)
	case d.Kind == "DURATION" || o.Kind == "DURATION" || d.Kind == "SET" || o.Kind == "SET":
		return Comparison{Incomparable, "durations and repeated times are not dates"}
	case !d.When.Known() || !o.When.Known():
		if d.fits(o) {
			return Comparison{Relation: Equal}
		}
		return Comparison{Incomparable, "one date could not be resolved"}
	}
	a, b := d.When, o.When
	aIn := !a.From.Before(b.From) && !a.To.After(b.To)
	bIn := !b.From.Before(a.From) && !b.To.After(a.To)
	switch {
	case aIn && bIn:
		return Comparison{Relation: Equal}
	case aIn:
		return Comparison{Relation: Refines}
	case bIn:
		return Comparison{Relation: Refined}
	case a.Overlaps(b):
		return Comparison{Relation: Overlaps}
	case d.Guessed || o.Guessed:
		return Comparison{Incomparable, "one date has two readings"}
	case d.loose() || o.loose():
		return Comparison{Incomparable, "one date is given only roughly"}
	default:
		return Comparison{Relation: Disjoint}
	}
}

// Why says how the date was found, for --explain: "2025-11-13: most recent Thursday on or before publication (published 2025-11-14)".
// It is "" for a date as written, a length of time and a repeated time, which no anchor decides.
func (d Date) Why() string {
	if d.Anchor == "" {
		return ""
	}
	return d.Value + ": " + d.Rule + " (" + d.Anchor + ")"
}

// loose reports whether the date may lie outside of its interval: "around Nov. 1", "more than two years ago".
func (d Date) loose() bool {
	return d.Mod != "" && d.Mod != "START" && d.Mod != "MID" && d.Mod != "END"
}

// fits reports whether two dates can be one where a year or a week is not known: "Sunday" and 27 November 2005, "February" and "February".
func (d Date) fits(o Date) bool {
	a, b := d, o
	if a.When.Known() {
		a, b = b, a
	}
	pattern, _, _ := strings.Cut(a.Value, "T")
	if !strings.HasPrefix(pattern, "XXXX-") || strings.HasPrefix(pattern, "XXXX-XX") {
		return false
	}
	if !b.When.Known() {
		other, _, _ := strings.Cut(b.Value, "T")
		return pattern == other
	}
	f := b.When.From
	if day, ok := strings.CutPrefix(pattern, "XXXX-WXX-"); ok {
		return b.Granularity <= DayGranularity && day == string('1'+rune((f.Weekday()+6)%7))
	}
	return b.Granularity <= MonthGranularity && strings.HasPrefix(f.Format("XXXX-01-02"), pattern)
}

// open prints a date without a year in words: "Sunday", "February", "3 May".
func (d Date) open() string {
	v, _, _ := strings.Cut(d.Value, "T")
	if day, ok := strings.CutPrefix(v, "XXXX-WXX-"); ok && len(day) == 1 && '1' <= day[0] && day[0] <= '7' {
		return time.Weekday((day[0] - '0') % 7).String()
	}
	if t, err := time.Parse("XXXX-01-02", v); err == nil {
		return t.Format("2 January")
	}
	if t, err := time.Parse("XXXX-01", v); err == nil {
		return t.Format("January")
	}
	return d.Value
}

// Open reports whether the date names a day or month without saying of which year: it compares by that alone.
func (d Date) Open() bool {
	return !d.When.Known() && strings.HasPrefix(d.Value, "XXXX-") && !strings.HasPrefix(d.Value, "XXXX-XX") && d.Kind != "SET"
}

// String prints "13 November 2025", "September 2025", "2025"; an unresolved date prints its TIMEX3 value.
func (d Date) String() string {
	if !d.When.Known() {
		return d.open()
	}
	f := d.When.From
	switch d.Granularity {
	case ClockGranularity, DayGranularity:
		return f.Format("2 January 2006")
	case WeekGranularity:
		return "the week of " + f.Format("2 January 2006")
	case MonthGranularity:
		return f.Format("January 2006")
	case YearGranularity:
		return f.Format("2006")
	}
	last := d.When.To.Add(-time.Nanosecond)
	if strings.HasPrefix(d.Value, "P") || last.Sub(f) > 24*time.Hour {
		return f.Format("2 January 2006") + " to " + last.Format("2 January 2006")
	}
	return d.Value
}
