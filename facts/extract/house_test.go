package extract

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/yamlfile"
)

// TestWithHouse: a house's numbers are read, and digests made for one house are told from those of another.
func TestWithHouse(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	require.Same(t, x, x.WithHouse(nil, nil))
	var values yamlfile.Map[yamlfile.String]
	require.NoError(t, yamlfile.Decode("house.yaml", []byte("dozens: 36..\n"), &values))
	words, err := numbers.Builtin().With("house.yaml", values)
	require.NoError(t, err)
	count := func(x *Extractor) float64 {
		a := &facts.Article{Parts: []facts.Part{{Name: "body", Text: "Dozens of people were killed in the fire on Monday."}}}
		for _, f := range x.Extract(a).Facts {
			if q, ok := f.Get("count").(facts.Quantity); ok {
				return q.Low
			}
		}
		return 0
	}
	y := x.WithHouse(words, nil)
	require.Equal(t, 24.0, count(x))
	require.Equal(t, 36.0, count(y))
	z := x.WithHouse(words, []facts.Outlet{{Name: "Harbour Herald"}})
	require.NotEqual(t, x.Fingerprint(), y.Fingerprint())
	require.NotEqual(t, y.Fingerprint(), z.Fingerprint())
	require.Equal(t, y.Fingerprint(), x.WithHouse(words, nil).Fingerprint())
	require.Equal(t, z.Fingerprint(), x.WithHouse(words, []facts.Outlet{{Name: "Harbour Herald"}}).Fingerprint())
}
