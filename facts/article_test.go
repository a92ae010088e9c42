package facts

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestInstants(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
		wide time.Duration
	}{
		{"2026-03-02", "2026-03-02", 24 * time.Hour},
		{"2026-03-02T09:30:00Z", "2026-03-02T09:30:00Z", time.Second},
		{"2026-03-02T09:30:00+02:00", "2026-03-02T07:30:00Z", time.Second},
		{"2026-03-02T09:30", "2026-03-02T09:30:00Z", time.Minute},
		{"2026-03-02T09:30:00", "2026-03-02T09:30:00Z", time.Second},
	} {
		i, ok := ParseInstant(c.text)
		require.True(t, ok, c.text)
		require.Equal(t, c.want, i.String())
		require.Equal(t, c.wide, i.To.Sub(i.From))
	}
	for _, bad := range []string{"", "yesterday", "2026-13-02", "02/03/2026"} {
		_, ok := ParseInstant(bad)
		require.False(t, ok, bad)
	}
}

func TestOrder(t *testing.T) {
	at := func(s string) Instant { i, _ := ParseInstant(s); return i }
	for _, c := range []struct {
		a, b string
		want Order
	}{
		{"2026-03-02", "2026-03-02T21:00", Same},
		{"2026-03-02", "2026-03-03", Earlier},
		{"2026-03-03", "2026-03-02T23:50", Later},
		{"2026-03-02T09:00", "2026-03-02T09:59", Same},
		{"2026-03-02T09:00", "2026-03-02T11:00", Earlier},
		{"2026-03-02", "", UnknownOrder},
	} {
		require.Equal(t, c.want, OrderOf(at(c.a), at(c.b)), c.a+" "+c.b)
	}
}

func TestSourceRange(t *testing.T) {
	// "M&eacute;xico" decodes to "México": three runs.
	a := &Article{Source: []byte("M&eacute;xico"), Parts: []Part{{Text: "México", Runs: []Run{
		{Text: Range{0, 1}, Source: Range{0, 1}}, {Text: Range{1, 3}, Source: Range{1, 9}}, {Text: Range{3, 7}, Source: Range{9, 13}}}}}}
	for _, c := range []struct {
		start, end int
		want       string
	}{{0, 7, "M&eacute;xico"}, {1, 3, "&eacute;"}, {3, 7, "xico"}, {4, 6, "ic"}, {0, 1, "M"}} {
		r, ok := a.SourceRange(Span{0, c.start, c.end})
		require.True(t, ok)
		require.Equal(t, c.want, string(a.Source[r.Start:r.End]))
	}
	_, ok := (&Article{Parts: []Part{{Text: "x"}}}).SourceRange(Span{0, 0, 1})
	require.False(t, ok, "no runs, no mapping")
}

func TestSourceRangeOfOtherEncodings(t *testing.T) {
	// "a’é😀b" in UTF-16: two bytes each, four for the surrogate pair, which is a run of its own.
	text := "a’é😀b"
	a := &Article{Source: make([]byte, 12), Parts: []Part{{Text: text, Runs: []Run{
		{Text: Range{0, 6}, Source: Range{0, 6}, ASCII: 2, Other: 2},
		{Text: Range{6, 10}, Source: Range{6, 10}, ASCII: 2, Other: 4},
		{Text: Range{10, 11}, Source: Range{10, 12}, ASCII: 2, Other: 2}}}}}
	for _, c := range []struct {
		start, end int
		want       Range
	}{{0, 11, Range{0, 12}}, {0, 1, Range{0, 2}}, {1, 4, Range{2, 4}}, {4, 6, Range{4, 6}}, {6, 10, Range{6, 10}}, {10, 11, Range{10, 12}},
		{2, 3, Range{2, 4}}, {7, 9, Range{6, 10}}} {
		r, ok := a.SourceRange(Span{0, c.start, c.end})
		require.True(t, ok)
		require.Equal(t, c.want, r, text[c.start:c.end])
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Sánchez": "sanchez", "ŁÓDŹ": "lodz", "Søren": "soren", "it’s": "it's", "plain": "plain", "Müller": "muller", "Straße": "strasse"} {
		require.Equal(t, want, Fold(in))
	}
}

func TestDateCompare(t *testing.T) {
	month := Date{Kind: "DATE", Value: "2025-09", Granularity: MonthGranularity, When: Instant{time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC), time.Date(2025, 10, 1, 0, 0, 0, 0, time.UTC)}}
	day := Date{Kind: "DATE", Value: "2025-09-04", Granularity: DayGranularity, When: Day(2025, 9, 4)}
	other := Date{Kind: "DATE", Value: "2025-08-30", Granularity: DayGranularity, When: Day(2025, 8, 30)}
	require.Equal(t, Equal, month.Compare(month).Relation)
	require.Equal(t, Refines, day.Compare(month).Relation)
	require.Equal(t, Disjoint, other.Compare(month).Relation)
	other.Guessed = true
	require.Equal(t, Comparison{Incomparable, "one date has two readings"}, other.Compare(month))
	require.Equal(t, Incomparable, Date{Kind: "DURATION", Value: "P3D"}.Compare(day).Relation)
	for _, c := range []struct {
		a, b Date
		want Relation
		text string
	}{
		{Date{Kind: "DATE", Value: "XXXX-WXX-4"}, day, Equal, "Thursday"}, // 4 September 2025 is a Thursday
		{Date{Kind: "DATE", Value: "XXXX-WXX-7"}, day, Incomparable, "Sunday"},
		{Date{Kind: "TIME", Value: "XXXX-WXX-4TMO"}, Date{Kind: "DATE", Value: "XXXX-WXX-4"}, Equal, "Thursday"},
		{Date{Kind: "DATE", Value: "XXXX-09"}, month, Equal, "September"},
		{Date{Kind: "DATE", Value: "XXXX-09-04"}, day, Equal, "4 September"},
		{Date{Kind: "DATE", Value: "XXXX-02"}, month, Incomparable, "February"},
	} {
		require.Equal(t, c.want.String(), c.a.Compare(c.b).Relation.String(), c.text)
		require.Equal(t, c.want.String(), c.b.Compare(c.a).Relation.String(), c.text)
		require.Equal(t, c.text, c.a.String())
	}
	require.Equal(t, "4 September 2025", day.String())
	require.Equal(t, "September 2025", month.String())
}
