package numbers

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts/yamlfile"
)

func house(t *testing.T, body string) (*Words, error) {
	var values yamlfile.Map[yamlfile.String]
	require.NoError(t, yamlfile.Decode("house.yaml", []byte(body), &values))
	return Builtin().With("house.yaml", values)
}

// TestWith: a house changes bounds; approximation, neighbours and the built-in words stay.
func TestWith(t *testing.T) {
	w, err := house(t, "dozens: 36..\na handful: 2..5\nseveral: 4\nscores: 20+\n")
	require.NoError(t, err)
	notes := func(w *Words, s string) (out []string) {
		for _, n := range w.Find(doc(s)).List {
			out = append(out, n.Quantity.Notation())
		}
		return out
	}
	text := "Dozens of people and dozens and dozens of cars, several boats, scores of dogs but no test scores, twelve cats."
	require.Equal(t, []string{"~36+", "~24+", "~4", "~20+", "0", "12"}, notes(w, text))
	require.Equal(t, []string{"~24+", "~24+", "~3+", "~40+", "0", "12"}, notes(Builtin(), text))
	require.Equal(t, []string{"~2..5"}, notes(w, "a handful"))
	got, ok := w.Vague().Get("dozens")
	require.True(t, ok)
	require.Equal(t, "36..", got)
	got, _ = w.Vague().Get("a handful")
	require.Equal(t, "2..5", got)
	got, _ = Builtin().Vague().Get("a handful")
	require.Equal(t, "3..6", got)
}

func TestWithErrors(t *testing.T) {
	_, err := house(t, "dozzens: 24..\nhandful: 3..6\ndozens: many\nhundreds: 300..200\nmillions: -5\nthousands: ~2000\nseveral:\ndozen: 12\n")
	require.EqualError(t, err, `house.yaml:1:1: no number word "dozzens" (did you mean "dozens"?)
house.yaml:2:1: no number word "handful" (did you mean "a handful"?)
house.yaml:3:9: dozens: want bounds like 24.. or 3..6, found "many"
house.yaml:4:11: hundreds: want bounds like 24.. or 3..6, found "300..200"
house.yaml:5:11: millions: want bounds like 24.. or 3..6, found "-5"
house.yaml:6:12: thousands: want bounds like 24.. or 3..6, found "~2000"
house.yaml:7:1: several: want bounds like 24.. or 3..6, found ""
house.yaml:8:1: no number word "dozen" (did you mean "dozens"?)`)
}
