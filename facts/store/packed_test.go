package store

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

func TestPacked(t *testing.T) {
	for _, s := range []facts.Sketch{
		{}, {Tokens: 9, Words: []facts.WordCount{}, Names: []facts.WordCount{}, Shingles: []uint64{}},
		{Tokens: -1, Words: []facts.WordCount{{Hash: 5, Count: 2}, {Hash: math.MaxUint64, Count: -1}}, Shingles: []uint64{9, 3, math.MaxUint64, 0}},
	} {
		got, err := decodeSketch(encodeSketch(&s))
		require.NoError(t, err)
		require.Equal(t, s, got)
	}
	for _, runs := range [][]facts.Run{nil, {}, {{Text: facts.Range{Start: 3, End: 9}, Source: facts.Range{Start: 8, End: 2}}},
		{{Text: facts.Range{End: 4}, Source: facts.Range{End: 8}, ASCII: 2, Other: 2}, {Text: facts.Range{Start: 4, End: 5}, Source: facts.Range{Start: 8, End: 9}}}} {
		got, err := decodeRuns(encodeRuns(runs))
		require.NoError(t, err)
		require.Equal(t, runs, got)
	}
	for _, skip := range [][]facts.Range{nil, {}, {{Start: 3, End: 9}, {Start: 12, End: 1 << 40}}} {
		got, err := decodeSkip(encodeSkip(skip))
		require.NoError(t, err)
		require.Equal(t, skip, got)
	}
}

// FuzzPacked: no bytes make a reader panic or ask for much memory; what is accepted is written back to a form that reads the same.
func FuzzPacked(f *testing.F) {
	f.Add(encodeSketch(&sample(1).Sketch))
	f.Add(encodeRuns([]facts.Run{{Text: facts.Range{End: 4}, Source: facts.Range{End: 8}, ASCII: 2, Other: 2}}))
	f.Add([]byte{255, 255, 255, 255, 255, 255, 255, 255, 255, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		if s, err := decodeSketch(b); err == nil {
			again, err := decodeSketch(encodeSketch(&s))
			require.NoError(t, err)
			require.Equal(t, s, again)
		}
		if r, err := decodeRuns(b); err == nil {
			again, err := decodeRuns(encodeRuns(r))
			require.NoError(t, err)
			require.Equal(t, r, again)
		}
		if r, err := decodeSkip(b); err == nil {
			again, err := decodeSkip(encodeSkip(r))
			require.NoError(t, err)
			require.Equal(t, r, again)
		}
		var c compressors
		for _, size := range []int{-1, 0, len(b), 1 << 40} {
			if out, err := c.inflate(b, size); err == nil {
				require.Len(t, out, size)
			}
		}
	})
}
