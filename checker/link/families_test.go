package link

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestFamilies: outlets of one family are one origin, whatever the case of its name; the reason names the family.
func TestFamilies(t *testing.T) {
	a, b, c, d := digest("a", "2026-03-02", toll("12")), digest("b", "2026-03-02", toll("12")), digest("c", "2026-03-02", toll("12")), digest("d", "2026-03-02", toll("12"))
	a.Article.Family, c.Article.Family = "Coast Media", "coast media"
	r := link(a, b, c, d)
	require.Len(t, r.Origins, 3)
	require.Equal(t, []int{0, 2}, r.Origins[0].Articles)
	require.Equal(t, []string{"same publisher family coast media"}, r.Origins[0].Why)
	require.Empty(t, r.Origins[1].Why)
	require.Equal(t, 3, r.Subjects[0].Readings[0].Origins)
}
