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
	Rule        string // rule that resolved it, in plain words; for --explain
	Anchor      string // the anchor used: "published 2025-11-13"
	Guessed     bool   // another reading is as likely: never raises a conflict
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
	default:
		return Comparison{Relation: Disjoint}
	}
}

// String prints "13 November 2025", "September 2025", "2025"; an unresolved date prints its TIMEX3 value.
func (d Date) String() string {
	if !d.When.Known() {
		return d.Value
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
