//go:build unix

package quotes

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// Eight times the marks cost about eight times the processor, up to a million of them; the cheapest of some runs is what counts.
func TestPairingIsLinear(t *testing.T) {
	r, err := New()
	require.NoError(t, err)
	spent := func() time.Duration {
		var u syscall.Rusage
		require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
		return time.Duration(u.Utime.Nano())
	}
	cheapest := func(body string) time.Duration {
		d := text.Split(&facts.Article{Parts: []facts.Part{{Name: "body", Text: body}}})
		best := time.Hour
		for range 2 {
			start := spent()
			r.Find(d, &people.Result{})
			best = min(best, spent()-start)
		}
		return best
	}
	const times, slack, grain = 8, 4, 20 * time.Millisecond // quadratic work would cost 64 times as much
	for _, c := range []struct {
		unit string
		n    int
	}{{`"`, 1_000_000}, {"“", 1_000_000}, {"‘a ", 100_000}, {"“a\n\n", 80_000}, {"“a” ‘b’ ", 40_000}, {"he said, ", 60_000}, {"'' `` ", 60_000}, {"“a ‘b “c ", 40_000}} {
		few, many := time.Duration(0), time.Hour
		for try := 0; try < 4 && many >= few*times*slack+grain; try++ { // a busy machine may spoil one comparison, not all of them
			few, many = cheapest(strings.Repeat(c.unit, c.n/times)), cheapest(strings.Repeat(c.unit, c.n))
		}
		t.Logf("%-12q %8v %8v", c.unit, few, many)
		require.Less(t, many, few*times*slack+grain, "%q", c.unit)
	}
}
