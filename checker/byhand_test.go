package checker_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/checker"
	"crosscheck/checker/link"
)

// TestReadHand: what an editor wrote, and every mistake with its place.
func TestReadHand(t *testing.T) {
	hand, err := checker.ReadHand("s.yaml", []byte("# by hand\n- {join: [a, b], why: one case}\n- part: [c, d, e]\n"))
	require.NoError(t, err)
	require.Equal(t, []link.Decision{{Articles: []string{"a", "b"}, Where: "s.yaml:2"}}, hand.Join)
	require.Equal(t, []link.Decision{{Articles: []string{"c", "d", "e"}, Where: "s.yaml:3"}}, hand.Part)

	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"a misspelt key", "- {jion: [a, b]}\n", `s.yaml:1:4: unknown key "jion" (did you mean "join"?)`},
		{"both", "- {join: [a, b], part: [c, d]}\n", "s.yaml:1:3: join and part in one entry: write two"},
		{"one article", "- {part: [a]}\n", "s.yaml:1:11: part: one article alone; want two or more"},
		{"twice", "- {join: [a, a, b]}\n", `s.yaml:1:14: join: "a" stands twice`},
		{"a contradiction", "- {join: [a, b]}\n- {part: [b, a]}\n", `s.yaml:2:14: part: "b" and "a" are joined by other entries`},
		{"a contradiction by way of others", "- {join: [a, b]}\n- {join: [c, b]}\n- {part: [a, c]}\n", `s.yaml:3:14: part: "a" and "c" are joined by other entries`},
		{"no list", "join: [a, b]\n", "s.yaml:1:1:"},
	} {
		hand, err := checker.ReadHand("s.yaml", []byte(c.text))
		if c.want == "" {
			require.NoError(t, err, c.name)
		} else {
			require.ErrorContains(t, err, c.want, c.name)
		}
		require.Empty(t, hand.Join, c.name)
		require.Empty(t, hand.Part, c.name)
	}
}

// FuzzReadHand: any bytes in, no panic; what is read names two different articles or more.
func FuzzReadHand(f *testing.F) {
	f.Add([]byte("- {join: [a, b]}\n- {part: [c, d]}\n"))
	f.Add([]byte("- {join: [a, [b]]}\n- null\n- {}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		hand, err := checker.ReadHand("s.yaml", data)
		if err != nil {
			return
		}
		for _, list := range [][]link.Decision{hand.Join, hand.Part} {
			for _, d := range list {
				require.Greater(t, len(d.Articles), 1)
				require.NotEqual(t, d.Articles[0], d.Articles[1])
			}
		}
	})
}
