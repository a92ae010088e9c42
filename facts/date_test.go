package facts

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDateWhy(t *testing.T) {
	d := Date{Kind: "DATE", Value: "2025-11-13", Rule: "most recent Thursday on or before publication", Anchor: "published 2025-11-14"}
	require.Equal(t, "2025-11-13: most recent Thursday on or before publication (published 2025-11-14)", d.Why())
	require.Empty(t, Date{Kind: "DATE", Value: "2012-05-03", Rule: "date as written"}.Why())
}

// TestDateRough: a date that is given only roughly never differs from another.
func TestDateRough(t *testing.T) {
	a := Date{Kind: "DATE", Value: "2025-11-01", When: Day(2025, 11, 1), Granularity: DayGranularity}
	b := Date{Kind: "DATE", Value: "2025-11-04", When: Day(2025, 11, 4), Granularity: DayGranularity}
	require.Equal(t, Disjoint, a.Compare(b).Relation)
	a.Mod = "APPROX"
	require.Equal(t, Comparison{Incomparable, "one date is given only roughly"}, a.Compare(b))
	require.Equal(t, Incomparable, b.Compare(a).Relation)
	a.Mod = "END"
	require.Equal(t, Disjoint, a.Compare(b).Relation)
}
