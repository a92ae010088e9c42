package facts

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestUnits(t *testing.T) {
	q := func(n float64, unit string) Quantity { return Quantity{Low: n, High: n, Unit: unit} }
	for _, c := range []struct {
		a, b  Quantity
		agree bool
	}{
		{q(5, "km"), q(3, "miles"), true},
		{q(10, "km"), q(6, "miles"), true},
		{q(2, "miles"), q(3, "km"), true},
		{q(5, "km"), q(5, "miles"), false},
		{q(1200, "acres"), q(490, "hectares"), true},
		{q(1200, "acres"), q(4500, "hectares"), false},
		{q(40, "sq miles"), q(26000, "acres"), true},
	} {
		require.Equal(t, c.agree, c.a.Compare(c.b).Agrees(), "%s and %s", c.a, c.b)
		require.Equal(t, c.agree, c.b.Compare(c.a).Agrees(), "%s and %s", c.b, c.a)
	}
	for _, c := range [][2]Quantity{{q(5, "km"), q(5, "acres")}, {q(5, "percent"), q(5, "percentage points")}, {q(5, "USD"), q(5, "EUR")}} {
		require.Equal(t, Comparison{Incomparable, c[0].Unit + " and " + c[1].Unit + " are different units"}, c[0].Compare(c[1]))
	}
}

func TestAmountsInWords(t *testing.T) {
	for want, q := range map[string]Quantity{
		"$1.2 million":             {Low: 1.2e6, High: 1.2e6, Unit: "USD"},
		"at least £300 million":    {Low: 3e8, High: math.Inf(1), Unit: "GBP"},
		"about €1.5 billion":       {Low: 1.5e9, High: 1.5e9, Approx: true, Unit: "EUR"},
		"$1,234,567":               {Low: 1234567, High: 1234567, Unit: "USD"},
		"$10,000":                  {Low: 1e4, High: 1e4, Unit: "USD"},
		"$2 million to $3 million": {Low: 2e6, High: 3e6, Unit: "USD"},
		"12,000 acres":             {Low: 12000, High: 12000, Unit: "acres"},
		"3 percentage points":      {Low: 3, High: 3, Unit: "percentage points"},
		"50 pesos":                 {Low: 50, High: 50, Unit: "pesos"},
		"at most $5 trillion":      {High: 5e12, Unit: "USD"},
	} {
		require.Equal(t, want, q.String())
	}
}
