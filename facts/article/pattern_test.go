package article

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"drafts/old", "drafts/old/a.md", true},
		{"drafts/old/", "drafts/old/deep/a.md", true},
		{"./drafts/old/**", "drafts/old/a.md", true},
		{"drafts/old", "drafts/older/a.md", false},
		{"drafts/old", "x/drafts/old/a.md", false},
		{"*.bak.md", "drafts/a.bak.md", true},
		{"*.bak.md", "a.md", false},
		{"old", "drafts/old/a.md", true},
		{"drafts/*.md", "drafts/a.md", true},
		{"drafts/*.md", "drafts/deep/a.md", false},
		{"drafts/**/*.md", "drafts/deep/a.md", true},
		{"[", "a.md", false},
		{"a", ".", false},
		{"a", "../a", true},
		{"", "a", false},
	} {
		require.Equal(t, c.want, Match(c.pattern, c.name), "%q %q", c.pattern, c.name)
	}
	require.True(t, ValidPattern("drafts/{a,b}/**/*.md"))
	require.False(t, ValidPattern("drafts/[a"))
}
