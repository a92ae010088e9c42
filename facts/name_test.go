package facts

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNameWords(t *testing.T) {
	for name, want := range map[Name][]string{
		"Dr. Ana María Sánchez Jr.": {"ana", "maria", "sanchez"},
		"Mohamed al-Sayed":          {"mohammed", "sayed"},
		"Seán O’Brien":              {"sean", "obrien"},
		"Иван Орлов":                {"иван", "орлов"},
		"J.B. Orr":                  {"j", "b", "orr"},
		"Mr.":                       {},
	} {
		require.Equal(t, want, name.Words(), name)
	}
}

func TestNameCompare(t *testing.T) {
	for _, c := range []struct {
		a, b Name
		want Relation
	}{
		{"Ana Sánchez", "Ana Sanchez", Equal},
		{"Ana Sanchez", "Sanchez", Refines},
		{"Sanchez", "Ana Sanchez", Refined},
		{"A. Sanchez", "Ana Sanchez", Equal},
		{"Ana Lucia Sanchez", "Ana Sanchez", Refines},
		{"Muhammad al-Hadi", "Mohammed Hadi", Equal},
		{"Ana Sanchez", "Pedro Sanchez", Disjoint},
		{"O'Brien", "Brien", Disjoint},
		{"Mr.", "Ana Sanchez", Incomparable},
	} {
		require.Equal(t, c.want, c.a.Compare(c.b).Relation, "%s / %s", c.a, c.b)
	}
	require.Equal(t, Incomparable, Name("Ana").Compare(Term("killed")).Relation)
}
