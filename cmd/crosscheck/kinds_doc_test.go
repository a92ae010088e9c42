package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestKindsPage: the files and sentences of docs/kinds.md are those that testdata/scripts/kinds-own.txtar runs.
func TestKindsPage(t *testing.T) {
	page, err := os.ReadFile("../../docs/kinds.md")
	require.NoError(t, err)
	script, err := os.ReadFile("../../testdata/scripts/kinds-own.txtar")
	require.NoError(t, err)
	blocks := strings.Split(string(page), "```")
	require.Greater(t, len(blocks), 4)
	for i, file := range []string{"outage.yaml", "outage-rules.yaml"} {
		body := strings.TrimPrefix(blocks[2*i+1], "yaml\n")
		require.Contains(t, string(script), "-- "+file+" --\n"+body+"-- ", file)
	}
	tried := 0
	for _, line := range strings.Split(string(page), "\n") {
		if cmd, ok := strings.CutPrefix(line, "    crosscheck kinds try "); ok {
			require.Contains(t, string(script), "crosscheck kinds try "+strings.ReplaceAll(cmd, `"`, "'"))
			tried++
		}
	}
	require.Equal(t, 2, tried)
}
