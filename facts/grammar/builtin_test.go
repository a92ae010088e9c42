package grammar

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts/kinds"
)

func builtin(t testing.TB) *Grammar {
	sources, err := Sources(kinds.FS)
	require.NoError(t, err)
	g, err := Load(sources...)
	require.NoError(t, err)
	return g
}

// TestBuiltinExamples runs every example of every pattern of the built-in kinds; each pattern must have one.
func TestBuiltinExamples(t *testing.T) {
	g := builtin(t)
	require.NotNil(t, g.Kind("casualty"))
	for i := range g.Kinds {
		k := &g.Kinds[i]
		for _, err := range k.CheckExamples() {
			t.Error(err)
		}
		for _, p := range k.Patterns {
			require.NotEmpty(t, p.Examples, "%s: pattern %s", k.File, p.Name)
		}
	}
}
