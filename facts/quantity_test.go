package facts

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestQuantityCompare(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Relation
	}{
		{"12", "12", Equal},
		{"12", "12+", Refines},
		{"12+", "12", Refined},
		{"15", "12+", Refines},
		{"12+", "31+", Refined},
		{"12", "15", Disjoint},
		{"10..15", "12", Refined},
		{"10..15", "14..20", Overlaps},
		{"..60", "76+", Disjoint},
		{"41", "76+", Disjoint},
		{"~80", "85", Refined},
		{"~80", "90", Disjoint},
		{"~80", "~95", Overlaps},
		{"~24+", "22", Refined},
		{"0", "1", Disjoint},
	} {
		t.Run(c.a+" "+c.b, func(t *testing.T) {
			a, ok := ParseNotation(c.a)
			require.True(t, ok)
			b, ok := ParseNotation(c.b)
			require.True(t, ok)
			require.Equal(t, c.want.String(), a.Compare(b).Relation.String())
		})
	}
	miles, people := Exactly(3), Exactly(3)
	miles.Unit, people.Unit = "miles", "people"
	require.Equal(t, Comparison{Incomparable, "miles and people are different units"}, miles.Compare(people))
	require.Equal(t, "a quantity and a term are not compared", miles.Compare(Term("killed")).Reason)
}

func TestQuantityInWords(t *testing.T) {
	for notation, want := range map[string]string{"12": "12", "1200+": "at least 1,200", "..20": "at most 20", "10..15": "10 to 15", "~80": "about 80",
		"~24+": "at least 24 (rounded)", "2.5": "2.5", "1234567": "1,234,567"} {
		q, ok := ParseNotation(notation)
		require.True(t, ok)
		require.Equal(t, want, q.String())
		require.Equal(t, notation, q.Notation(), "print and parse are inverse")
	}
	for _, bad := range []string{"", "x", "12-", "..", "15..10", "NaN", "1e999"} {
		_, ok := ParseNotation(bad)
		require.False(t, ok, bad)
	}
}

func TestAbove(t *testing.T) {
	a, _ := ParseNotation("15")
	b, _ := ParseNotation("12")
	open, _ := ParseNotation("12+")
	require.True(t, a.Above(b))
	require.False(t, b.Above(a))
	require.False(t, a.Above(open), "at least 12 may be 15")
}
