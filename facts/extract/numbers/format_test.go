package numbers

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

var (
	unitWords = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tenWords  = strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
)

// spelt writes a number below a trillion in words, as a newsroom would.
func spelt(n uint64, and bool) string {
	for _, g := range []struct {
		size uint64
		word string
	}{{1e9, "billion"}, {1e6, "million"}, {1e3, "thousand"}, {100, "hundred"}} {
		if n < g.size {
			continue
		}
		s := spelt(n/g.size, and) + " " + g.word
		switch rest := n % g.size; {
		case rest == 0:
			return s
		case and && rest < 100 && g.size <= 1000: // "two million and one" may be two counts
			return s + " and " + spelt(rest, and)
		default:
			return s + " " + spelt(rest, and)
		}
	}
	switch {
	case n < 20:
		return unitWords[n]
	case n%10 == 0:
		return tenWords[n/10]
	}
	return tenWords[n/10] + "-" + unitWords[n%10]
}

// commas writes a number in digits with separators.
func commas(n uint64) string {
	s := strconv.FormatUint(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// FuzzFormat: a number that is written out, in digits, with separators or in words, is read as the same number; modifiers change the bounds
// as they say; the short notation of every quantity reads back as the quantity.
func FuzzFormat(f *testing.F) {
	for _, n := range []uint64{0, 1, 12, 20, 21, 99, 100, 101, 110, 999, 1000, 1001, 1100, 12_345, 100_000, 1_000_001, 20_000_020, 999_999_999_999} {
		f.Add(n, 0.5, 12.0)
	}
	f.Fuzz(func(t *testing.T, n uint64, low, high float64) {
		n %= 1e12
		want := facts.Exactly(float64(n))
		for _, s := range []string{strconv.FormatUint(n, 10), commas(n), spelt(n, false), spelt(n, true)} {
			require.Equal(t, want, only(t, s+" customers"), s)
			if n > 0 {
				require.Equal(t, facts.Quantity{Low: float64(n), High: math.Inf(1)}, only(t, "at least "+s+" customers"), s)
			}
		}
		for _, q := range []facts.Quantity{{Low: low, High: high}, {Low: low, High: low}, {Low: low, High: math.Inf(1)}, {High: high}, {Low: low, High: high, Approx: true}} {
			if !(q.Low <= q.High) || math.IsInf(q.Low, 0) {
				continue
			}
			back, ok := facts.ParseNotation(q.Notation())
			require.True(t, ok, q.Notation())
			require.Equal(t, q, back, q.Notation())
		}
	})
}

// only reads a text that holds one number.
func only(t *testing.T, s string) facts.Quantity {
	list := Find(doc(s)).List
	require.Len(t, list, 1, s)
	return list[0].Quantity
}
