package facts

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDifference(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"We will not rebuild the bridge", "We will rebuild the bridge", "We will [-not-] rebuild the bridge"},
		{"We will rebuild the bridge", "We will not rebuild the bridge", "We will {+not+} rebuild the bridge"},
		{"We lost 40 good people in this harbour", "We lost fourteen good people in this harbour", "We lost [-40-]{+fourteen+} good people in this harbour"},
		{"We will sign the treaty in the spring, and soon", "We will sign the treaty in the spring", "… sign the treaty in the spring, …"},
		{"It is over.", "it is over", "It is over."},
		{"I told Marten to open the gates at once", "I told him to open the gates at once", "I told Marten to open the gates at once"},
		{"one two three four five six seven eight nine ten we will not go", "one two three four five six seven eight nine ten we will go", "… seven eight nine ten we will [-not-] go"},
		{"", "We will rebuild", ""},
	} {
		require.Equal(t, c.want, Text(c.a).Difference(Text(c.b)), c.a)
	}
}

func TestWordingKinds(t *testing.T) {
	const treaty = "We will sign the treaty in the spring and our neighbours will follow"
	for _, c := range []struct {
		b    string
		want Wording
	}{
		{strings.ToUpper(treaty), Verbatim},
		{"sign the treaty in the spring", Trimmed},
		{"We will sign a treaty in the spring and our neighbours will follow", Reworded},
		{"We will break the treaty in the spring and our neighbours will follow", Altered},
		{"Nobody has asked us for another tunnel", OtherWords},
	} {
		require.Equal(t, c.want, Text(treaty).Wording(Text(c.b)), c.b)
	}
}

func TestShared(t *testing.T) {
	require.Equal(t, 4, Text("They said we lost it all").Shared("Well, we lost it all."))
	require.Equal(t, 0, Text("fake").Shared("false"))
}

// Stretches lie inside both wordings, in order; the text outside them is the same words.
func FuzzChanges(f *testing.F) {
	f.Add("We don't know 1.5 million", "we know 2 million people")
	f.Add("[…] a", "6:41pm U.S. …")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := 0, 0
		for _, c := range Text(a).Changes(Text(b)) {
			require.True(t, x <= c.AStart && c.AStart <= c.AEnd && c.AEnd <= len(a), "%d %v", x, c)
			require.True(t, y <= c.BStart && c.BStart <= c.BEnd && c.BEnd <= len(b), "%d %v", y, c)
			x, y = c.AEnd, c.BEnd
		}
		require.Equal(t, Text(a).Difference(Text(b)), Text(a).Difference(Text(b)))
	})
}
